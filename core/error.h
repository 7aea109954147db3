// SPDX-License-Identifier: GPL-3.0-or-later
// The one way core reports a failure that a person can cause or mend: what happened, where, what to
// do.
#pragma once

#include "core/message.h"

#include <cstddef>
#include <stdexcept>
#include <string>

namespace seq2seq {

/// What kind of failure; the window maps it to a translated sentence, tests assert on it.
enum class ErrorCode {
    FileNotFound, ///< the file or folder is not there
    FileUnreadable, ///< it is there and cannot be read
    FileUnwritable, ///< it cannot be written: permission, missing folder
    FileInUse, ///< another program writes to it
    FileChanged, ///< another program has written to it since it was looked at
    DiskFull, ///< no space left while writing; the old file is still there
    WrongEncoding, ///< text that is neither UTF-8 nor UTF-16 with a byte order mark
    UnequalLines, ///< line-aligned files with different line counts
    MissingColumn, ///< a column that was asked for does not exist
    EmptyCorpus, ///< no usable pair is left
    BadExperiment, ///< an .s2s file that is damaged, hostile or from a newer version
    BadConfiguration, ///< a setting out of its range, or two that do not fit together
    Diverged, ///< the loss became NaN or infinite
    PeerLost, ///< another process of the run never came, has ended or does not answer
    OutOfMemory, ///< what was asked for needs more memory than there is
    Cancelled, ///< somebody pressed Stop
    Internal, ///< a broken promise of ours or of a library
};

/// Where a failure lies; empty parts are unknown.
struct ErrorPlace {
    std::string
        file; ///< path as the person gave it, or the name of a field or an entry in an archive
    std::size_t line = 0; ///< counted from 1; 0 = the whole file
};

/// A failure with a sentence for the person: "corpus.tsv, line 12: the target is empty. Remove the
/// line or fill it in."
class Error : public std::runtime_error {
public:
    /// @param what    what happened, one sentence without a full stop
    /// @param remedy  what to do about it, a full sentence; may be empty
    Error(ErrorCode code, Message what, ErrorPlace place = {}, Message remedy = {})
        : std::runtime_error(sentenceOf(what, place, remedy).english())
        , m_code(code)
        , m_problem(std::move(what))
        , m_place(std::move(place))
        , m_remedy(std::move(remedy))
    {
    }

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }
    /// What happened, without the place.
    [[nodiscard]] const Message &problem() const noexcept { return m_problem; }
    [[nodiscard]] const ErrorPlace &place() const noexcept { return m_place; }
    [[nodiscard]] const Message &remedy() const noexcept { return m_remedy; }
    /// The whole of it, as what() but for a window in another language.
    [[nodiscard]] Message sentence() const { return sentenceOf(m_problem, m_place, m_remedy); }

private:
    static Message sentenceOf(const Message &what, const ErrorPlace &place, const Message &remedy)
    {
        Message text;
        if (place.file.empty())
            text = message("core", "%1.").arg(what);
        else if (place.line == 0)
            text = message("core", "%1: %2.").arg(place.file).arg(what);
        else
            text = message("core", "%1, line %2: %3.").arg(place.file).arg(place.line).arg(what);
        if (remedy.isEmpty())
            return text;
        return message("core", "%1 %2").arg(text).arg(remedy);
    }

    ErrorCode m_code;
    Message m_problem;
    ErrorPlace m_place;
    Message m_remedy;
};

} // namespace seq2seq
