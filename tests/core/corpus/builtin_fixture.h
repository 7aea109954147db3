// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the built-in corpora share.
#pragma once

#include "core/corpus/builtin.h"
#include "core/error.h"
#include "core/text/tokenizer.h"

#include <string>
#include <vector>

namespace seq2seq::test {

/// "0-0 1?2", as files have it.
inline std::string written(const Alignment &alignment)
{
    std::string text;
    for (const AlignmentLink &link : alignment)
        text += (text.empty() ? "" : " ") + std::to_string(link.source) + (link.sure ? "-" : "?")
            + std::to_string(link.target);
    return text;
}

/// The words that links count.
inline std::vector<std::string> tokensOf(const std::string &text)
{
    static const auto tokenizer = restoreTokenizer({}, {});
    return tokenizer->split(text);
}

/// What a built-in corpus is refused with; Internal when it is not.
inline ErrorCode codeOf(std::string_view name, std::size_t count)
{
    try {
        static_cast<void>(generateBuiltin(name, count, 1));
    } catch (const Error &error) {
        return error.code();
    }
    return ErrorCode::Internal;
}

} // namespace seq2seq::test
