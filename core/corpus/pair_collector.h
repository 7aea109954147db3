// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: keeps the usable pairs of a file and writes down why the others were not.
#pragma once

#include "core/corpus/reader.h"

#include <string_view>

namespace seq2seq {

class LineReader;

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
    void take(const LineReader &sourceLine, std::string_view source, const LineReader &targetLine,
        std::string_view target);
    /// @param what  goes on after "line 12 "
    void skip(
        const std::string &file, std::size_t line, LineProblem problem, const std::string &what);
    /// True when there are as many as ReadOptions::mostPairs.
    [[nodiscard]] bool isFull() const;

    /// The pairs. @throws Error MissingColumn or EmptyCorpus when there are none, naming `file`
    [[nodiscard]] SentencePairs finish(const std::string &file);

private:
    bool isUsable(const LineReader &line, std::string_view side, const std::string &text,
        std::string_view name);
    [[nodiscard]] std::string skippedInWords() const;

    const ReadOptions &m_options;
    ReadReport &m_report;
    SentencePairs m_pairs;
    std::size_t m_withControls = 0;
};

} // namespace seq2seq
