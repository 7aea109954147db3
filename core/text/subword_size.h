// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus of which no vocabulary of so many subwords can be made.
#pragma once

#include "core/error.h"

namespace seq2seq {

/// How many subwords a text takes; 0: not known.
struct SubwordRange {
    int smallest = 0; ///< it has more characters than fewer could hold
    int largest = 0; ///< it has no more different pieces
};

/// BadConfiguration: the size that was asked for lies outside what the text takes.
class SubwordSizeError : public Error {
public:
    SubwordSizeError(Message what, Message remedy, SubwordRange range)
        : Error(ErrorCode::BadConfiguration, std::move(what), {}, std::move(remedy))
        , m_range(range)
    {
    }

    /// The end of the range that was missed is known, the other is not.
    [[nodiscard]] const SubwordRange &range() const noexcept { return m_range; }

private:
    SubwordRange m_range;
};

} // namespace seq2seq
