// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/text_start.h"

#include <algorithm>

namespace seq2seq {

std::string_view withoutBlanks(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size()));
    return text;
}

std::vector<std::string_view> firstLines(std::string_view text)
{
    constexpr std::size_t kMost = 100;
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < kMost) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (end > 0)
            lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace seq2seq
