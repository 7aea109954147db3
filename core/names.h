// SPDX-License-Identifier: GPL-3.0-or-later
// The names of an enumeration in files and on the command line, both ways.
#pragma once

#include "core/error.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace seq2seq {

template <typename Kind, std::size_t N>
using Names = std::array<std::pair<Kind, std::string_view>, N>;

/// @throws Error Internal when the list lacks it
template <typename Kind, std::size_t N>
[[nodiscard]] std::string_view nameOf(const Names<Kind, N> &names, Kind kind)
{
    for (const auto &[candidate, text] : names)
        if (candidate == kind)
            return text;
    throw Error(ErrorCode::Internal, message("core", "A kind has no name"));
}

/// @param what the enumeration is of: "There is no cell "x""
/// @throws Error BadConfiguration listing the names there are
template <typename Kind, std::size_t N>
[[nodiscard]] Kind kindOf(const Names<Kind, N> &names, std::string_view text, const Message &what)
{
    std::string known;
    for (const auto &[candidate, candidateText] : names) {
        if (candidateText == text)
            return candidate;
        known += (known.empty() ? "" : ", ") + std::string(candidateText);
    }
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no %1 \"%2\"").arg(what).arg(std::string(text)), {},
        message("core", "Choose one of %1.").arg(known));
}

} // namespace seq2seq
