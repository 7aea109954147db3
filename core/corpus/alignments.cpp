// SPDX-License-Identifier: GPL-3.0-or-later
// Word alignments as text, the form that alignment programs write: "0-0 1-2 2?3".
#include "core/corpus/encoding.h"
#include "core/corpus/reader.h"
#include "core/error.h"

#include <charconv>

namespace seq2seq {
namespace {

// "3-5", or "3?5" or "3p5" for a possible one
std::optional<AlignmentLink> parseLink(std::string_view text)
{
    AlignmentLink link;
    const char *end = text.data() + text.size();
    const auto [separator, sourceError] = std::from_chars(text.data(), end, link.source);
    if (sourceError != std::errc() || separator == end
        || std::string_view("-?p").find(*separator) == std::string_view::npos)
        return std::nullopt;
    link.sure = *separator == '-';
    const auto [rest, targetError] = std::from_chars(separator + 1, end, link.target);
    if (targetError != std::errc() || rest != end || link.source < 0 || link.target < 0)
        return std::nullopt;
    return link;
}

Alignment parseAlignment(std::string_view rest, const std::string &path, std::size_t number)
{
    constexpr std::string_view kBlanks = " ";
    Alignment alignment;
    rest.remove_prefix(rest.rfind('\t') + 1); // 0 without a tab
    while (true) {
        const auto begin = rest.find_first_not_of(kBlanks);
        if (begin == rest.npos)
            return alignment;
        rest.remove_prefix(begin);
        const std::string_view word = rest.substr(0, rest.find_first_of(kBlanks));
        rest.remove_prefix(word.size());
        const auto link = parseLink(word);
        if (!link)
            throw Error(ErrorCode::FileUnreadable,
                message("core", "\"%1\" is not a link between two words")
                    .arg(replacingInvalid(word.substr(0, 40))),
                {path, number},
                message("core",
                    "Write links as 0-0 or 0?1, counted from 0, with blanks between them."));
        alignment.push_back(*link);
    }
}

} // namespace

std::vector<Alignment> readAlignments(const std::string &path, const LinesOptions &options)
{
    std::vector<Alignment> alignments;
    for (const std::string &line : readTextLines(path, options))
        alignments.push_back(parseAlignment(line, path, alignments.size() + 1));
    return alignments;
}

std::string formatAlignment(const Alignment &alignment)
{
    std::string text;
    for (const AlignmentLink &link : alignment) {
        if (!text.empty())
            text += ' ';
        text += std::to_string(link.source) + (link.sure ? '-' : '?') + std::to_string(link.target);
    }
    return text;
}

} // namespace seq2seq
