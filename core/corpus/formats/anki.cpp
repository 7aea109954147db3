// SPDX-License-Identifier: GPL-3.0-or-later
// Anki's "Notes in Plain Text": lines that begin with "#" say how the rest is written, fields may
// be quoted and hold HTML, sounds and cloze deletions. Older exports lack those first lines.
#include "core/corpus/html_text.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/quoted_rows.h"
#include "core/corpus/text_start.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace seq2seq {
namespace {

using namespace std::string_view_literals;

constexpr auto kHeaders = std::to_array({"#separator:"sv, "#html:"sv, "#columns:"sv, "#notetype"sv,
    "#deck"sv, "#tags"sv, "#guid"sv, "#if matches:"sv});

bool isHeader(std::string_view line)
{
    return std::ranges::any_of(
        kHeaders, [&](std::string_view header) { return line.starts_with(header); });
}

// A field as a flash card program writes it: with a sound, HTML, or quotes that double those
// inside.
bool isCardField(std::string_view field)
{
    const bool isQuoted = field.size() > 1 && field.starts_with('"');
    return field.find("[sound:") != field.npos || field.find("&nbsp;") != field.npos
        || hasHtmlTag(field) || (isQuoted && field.substr(1).find("\"\"") != field.npos);
}

// An export without first lines. A corpus from the web may have HTML in a line here and there.
bool isLikeCards(const std::vector<std::string_view> &lines)
{
    constexpr std::size_t kTolerated = 5; // one line in so many
    std::size_t rows = 0;
    std::size_t cards = 0;
    for (std::string_view line : lines) {
        if (line.find('\t') == line.npos)
            continue;
        ++rows;
        bool isCard = false;
        while (!isCard && !line.empty()) {
            const std::size_t end = std::min(line.find('\t'), line.size());
            isCard = isCardField(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
        cards += isCard;
    }
    return cards > 0 && cards * kTolerated >= rows;
}

bool isAnki(std::string_view start, const std::string &)
{
    const std::vector<std::string_view> lines = firstLines(withoutBlanks(start));
    return !lines.empty() && (isHeader(lines.front()) || isLikeCards(lines));
}

/// What the first lines say.
struct CardLayout {
    char separator = '\t';
    bool isHtml = true;
    std::vector<std::string> names; // of the columns
    std::vector<std::size_t> others; // columns from 1 that hold no sentences
    std::size_t lines = 0; // that say it
};

char separatorNamed(std::string_view name)
{
    constexpr auto kNames = std::to_array<std::pair<std::string_view, char>>({{"tab", '\t'},
        {"comma", ','}, {"semicolon", ';'}, {"space", ' '}, {"pipe", '|'}, {"colon", ':'}});
    std::string lower;
    for (const char c : name)
        lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    for (const auto &[known, separator] : kNames)
        if (lower == known)
            return separator;
    return name.size() == 1 && name != "\"" ? name.front() : '\t';
}

void takeHeader(std::string_view line, CardLayout &layout)
{
    const std::size_t colon = line.find(':');
    if (colon == line.npos)
        return;
    const std::string_view key = line.substr(1, colon - 1);
    std::string_view value = line.substr(colon + 1);
    if (key == "separator") {
        layout.separator = separatorNamed(value);
    } else if (key == "html") {
        layout.isHtml = value.starts_with("true");
    } else if (key == "columns") {
        while (true) {
            const std::size_t end = std::min(value.find(layout.separator), value.size());
            layout.names.emplace_back(value.substr(0, end));
            if (end == value.size())
                break;
            value.remove_prefix(end + 1);
        }
    } else if (key.ends_with(" column")) {
        std::size_t column = 0;
        std::from_chars(value.data(), value.data() + value.size(), column);
        layout.others.push_back(column);
    }
}

CardLayout layoutOf(std::string_view start)
{
    CardLayout layout;
    while (isHeader(start)) {
        const std::size_t end = std::min(start.find_first_of("\r\n"), start.size());
        takeHeader(start.substr(0, end), layout);
        const bool isCrLf = start.substr(end).starts_with("\r\n");
        start.remove_prefix(std::min(end + (isCrLf ? 2 : 1), start.size()));
        ++layout.lines;
    }
    return layout;
}

/// Without "[sound:...]", and with what cloze deletions hide: "{{c1::Paris::city}}" is "Paris".
std::string withoutCardMarks(std::string text)
{
    for (auto at = text.find("[sound:"); at != text.npos; at = text.find("[sound:", at)) {
        const std::size_t end = text.find(']', at);
        if (end == text.npos)
            break;
        text.erase(at, end + 1 - at);
    }
    for (auto at = text.find("{{c"); at != text.npos; at = text.find("{{c", at + 1)) {
        const std::size_t begin = text.find("::", at);
        const std::size_t end = text.find("}}", at);
        if (begin == text.npos || end == text.npos || begin > end)
            continue;
        const std::string hidden = text.substr(begin + 2, end - begin - 2);
        text.replace(at, end + 2 - at, hidden.substr(0, hidden.find("::")));
    }
    return text;
}

class CardRows : public RowReader {
public:
    CardRows(LineReader &lines, CardLayout layout)
        : m_layout(std::move(layout))
        , m_rows(lines, m_layout.separator)
    {
        std::size_t named = m_layout.names.size();
        for (const std::size_t other : m_layout.others)
            named = std::max(named, other <= kMostColumns ? other : 0);
        m_columns.resize(named);
        for (std::size_t i = 0; i < m_layout.names.size(); ++i)
            m_columns[i].name = m_layout.names[i];
        for (const std::size_t other : m_layout.others)
            if (other > 0 && other <= named)
                m_columns[other - 1].mayHoldSentences = false;
        for (RowColumn &column : m_columns)
            if (column.name == "Tags")
                column.mayHoldSentences = false;
    }

    bool next() override
    {
        if (!m_rows.next())
            return false;
        m_row = m_rows.row();
        m_texts.clear();
        for (const std::string_view cell : m_row.cells)
            m_texts.push_back(
                withoutCardMarks(m_layout.isHtml ? withoutHtml(cell) : std::string(cell)));
        m_row.cells.assign(m_texts.begin(), m_texts.end());
        return true;
    }
    [[nodiscard]] Message separator() const override { return m_rows.separator(); }

private:
    static constexpr std::size_t kMostColumns = 1000; // that a file may speak of

    CardLayout m_layout;
    QuotedRows m_rows;
    std::vector<std::string> m_texts;
};

} // namespace

PairFormat ankiFormat()
{
    return {"anki", message("core", "Anki's notes in plain text"), {"txt"}, true, &isAnki,
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            CardLayout layout = layoutOf(lines.start());
            for (std::size_t i = 0; i < layout.lines; ++i)
                (void)lines.next();
            return std::make_unique<CardRows>(lines, std::move(layout));
        }};
}

} // namespace seq2seq
