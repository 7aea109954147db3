// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: keeps the usable pairs of a file and writes down why the others were not.
#pragma once

#include "core/corpus/line_reader.h"
#include "core/corpus/reader.h"

#include <string_view>

namespace seq2seq {

/// The sentence without blanks and invisible characters at its ends, and without control
/// characters.
/// @param hadControls  set to true when one was taken out; may be null
[[nodiscard]] std::string cleanSentence(std::string_view text, bool *hadControls = nullptr);

/// Fills the counts of a ReadReport while it collects.
class PairCollector {
public:
    PairCollector(const ReadOptions &options, ReadReport &report);

    /// Cleans both sides and keeps the pair, or says why not. The readers say which line of which
    /// file each side is.
    void take(const TextLine &sourceLine, std::string_view source, const TextLine &targetLine,
        std::string_view target);
    /// @param what  about the line, which it names: "line 12 is empty"
    void skip(const TextLine &line, LineProblem problem, Message what);
    /// Leaves the line out when it is too long or not text of its encoding. @return true: it did
    bool skipDamaged(const TextLine &line, const std::string &encoding);
    /// True when there are as many as ReadOptions::mostPairs.
    [[nodiscard]] bool isFull() const;

    /// The pairs. @throws Error MissingColumn or EmptyCorpus when there are none, naming `file`
    [[nodiscard]] SentencePairs finish(const std::string &file);

private:
    bool isUsable(
        const TextLine &line, std::string_view side, const std::string &text, bool isSource);
    [[nodiscard]] Message whyNone() const;

    const ReadOptions &m_options;
    ReadReport &m_report;
    SentencePairs m_pairs;
    std::size_t m_count = 0; // taken
    std::size_t m_withControls = 0;
};

} // namespace seq2seq
