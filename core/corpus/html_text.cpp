// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace seq2seq {
namespace {

using namespace std::string_view_literals;

constexpr auto kInlineTags = std::to_array({"span"sv, "b"sv, "i"sv, "u"sv, "s"sv, "ruby"sv, "rt"sv,
    "rp"sv, "font"sv, "sub"sv, "sup"sv, "a"sv, "em"sv, "strong"sv, "small"sv, "code"sv});
constexpr auto kBlockTags = std::to_array({"br"sv, "div"sv, "img"sv, "p"sv, "ul"sv, "ol"sv, "li"sv,
    "hr"sv, "table"sv, "tr"sv, "td"sv, "th"sv, "h1"sv, "h2"sv, "h3"sv});

/// "br" of "<br />" and of "</BR>"; empty when it is no tag that is known.
std::string tagName(std::string_view tag)
{
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    std::string name;
    for (const char c : tag.substr(0, tag.find_first_of(" />\t\r\n")))
        name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool isKnown = std::ranges::find(kInlineTags, name) != kInlineTags.end()
        || std::ranges::find(kBlockTags, name) != kBlockTags.end();
    return isKnown ? name : std::string();
}

/// The tag that begins with the "<" at this place; empty when none does.
std::string_view tagAt(std::string_view html, std::size_t at)
{
    constexpr std::size_t kLongest = 10'000;
    const std::size_t end = html.substr(0, at + kLongest).find('>', at);
    if (end == html.npos)
        return {};
    const std::string_view tag = html.substr(at, end + 1 - at);
    return tagName(tag).empty() ? std::string_view() : tag;
}

std::optional<std::string> numbered(std::string_view digits)
{
    const bool isHex = digits.starts_with('x') || digits.starts_with('X');
    digits.remove_prefix(isHex ? 1 : 0);
    unsigned value = 0;
    const auto [end, error]
        = std::from_chars(digits.data(), digits.data() + digits.size(), value, isHex ? 16 : 10);
    const bool isCharacter
        = value > 0 && value < 0x110000 && !U_IS_SURROGATE(static_cast<UChar32>(value));
    if (error != std::errc() || end != digits.data() + digits.size() || !isCharacter)
        return std::nullopt;
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(value));
    return std::string(bytes, static_cast<std::size_t>(length));
}

/// What "amp" of "&amp;" stands for. Editors of cards write these few by name.
std::optional<std::string> referred(std::string_view name)
{
    struct Named {
        std::string_view name;
        const char *text;
    };
    constexpr auto kNames = std::to_array<Named>(
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "},
            {"shy", ""}, {"hellip", "…"}, {"ndash", "–"}, {"mdash", "—"}, {"laquo", "«"},
            {"raquo", "»"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"}});
    if (name.starts_with('#'))
        return numbered(name.substr(1));
    const auto found = std::ranges::find(kNames, name, &Named::name);
    return found == kNames.end() ? std::nullopt : std::optional<std::string>(found->text);
}

} // namespace

bool hasHtmlTag(std::string_view field)
{
    for (auto at = field.find('<'); at != field.npos; at = field.find('<', at + 1))
        if (!tagAt(field, at).empty())
            return true;
    return false;
}

std::string withoutHtml(std::string_view html)
{
    constexpr std::size_t kLongestName = 10;
    std::string text;
    for (std::size_t i = 0; i < html.size();) {
        const std::string_view tag = html[i] == '<' ? tagAt(html, i) : std::string_view();
        if (!tag.empty()) {
            if (std::ranges::find(kBlockTags, tagName(tag)) != kBlockTags.end())
                text += ' ';
            i += tag.size();
            continue;
        }
        if (html[i] == '&') {
            const std::size_t end = html.substr(0, i + kLongestName).find(';', i);
            const auto meant
                = end == html.npos ? std::nullopt : referred(html.substr(i + 1, end - i - 1));
            if (meant) {
                text += *meant;
                i = end + 1;
                continue;
            }
        }
        text += html[i++];
    }
    return text;
}

} // namespace seq2seq
