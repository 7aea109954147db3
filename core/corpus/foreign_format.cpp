// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/foreign_format.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace seq2seq {
namespace {

using namespace std::string_view_literals;

[[noreturn]] void refuse(Message what, const std::string &path, Message remedy)
{
    throw Error(ErrorCode::FileUnreadable, std::move(what), {path}, std::move(remedy));
}

Message exportPairs()
{
    return message(
        "core", "Export its pairs as text, one a line with a tab between the two sentences.");
}

void refuseZip(std::string_view start, const std::string &path)
{
    const auto holds = [&](std::string_view name) { return start.find(name) != start.npos; };
    if (holds("xl/workbook.xml") || holds("xl/worksheets") || holds("opendocument.spreadsheet")
        || path.ends_with(".xlsx"))
        refuse(message("core", "it is a spreadsheet (.xlsx or .ods): not read yet"), path,
            message("core",
                "Save it as tab-separated text (\"Unicode Text\" or \"Text CSV\" with tabs) and "
                "open that."));
    if (holds("word/document.xml") || holds("opendocument.text") || path.ends_with(".docx"))
        refuse(message("core", "it is a text document (.docx or .odt): not read yet"), path,
            message("core", "Save it as plain text in UTF-8 and open that."));
    if (holds("collection.anki2") || path.ends_with(".apkg"))
        refuse(message("core", "it is an Anki package: not read yet"), path,
            message("core", "Export its notes as plain text, with tabs between the fields."));
    if (holds("experiment.json"))
        refuse(message("core", "it is an experiment of this program, not a file of sentences"),
            path, message("core", "Open it as an experiment."));
    refuse(message("core", "it is a ZIP archive or an office document, not a text file"), path,
        message("core", "Unpack it, or save it as tab-separated text."));
}

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

bool isAnki(const std::vector<std::string_view> &lines)
{
    constexpr auto kHeaders = std::to_array({"#separator:"sv, "#html:"sv, "#columns:"sv,
        "#notetype"sv, "#deck"sv, "#tags"sv, "#guid"sv, "#if matches:"sv});
    return std::ranges::any_of(
        kHeaders, [&](std::string_view header) { return lines.front().starts_with(header); });
}

bool hasTag(std::string_view field)
{
    constexpr auto kNames
        = std::to_array({"br"sv, "div"sv, "span"sv, "img"sv, "b"sv, "i"sv, "u"sv, "p"sv, "ruby"sv,
            "font"sv, "sub"sv, "sup"sv, "ul"sv, "ol"sv, "li"sv, "a"sv, "em"sv, "strong"sv});
    for (auto at = field.find('<'); at != field.npos; at = field.find('<', at + 1)) {
        std::string_view rest = field.substr(at + 1);
        if (rest.starts_with('/'))
            rest.remove_prefix(1);
        const std::string_view name = rest.substr(0, rest.find_first_of(" />"));
        if (name.size() < rest.size() && std::ranges::find(kNames, name) != kNames.end())
            return true;
    }
    return false;
}

// A field as a flash card program writes it: with a sound, HTML, or quotes that double those
// inside.
bool isCardField(std::string_view field)
{
    const bool isQuoted = field.size() > 1 && field.starts_with('"');
    return field.find("[sound:") != field.npos || field.find("&nbsp;") != field.npos
        || hasTag(field) || (isQuoted && field.substr(1).find("\"\"") != field.npos);
}

// Anki's export without its first lines. A corpus from the web may have HTML in a line here and
// there.
bool isLikeAnki(const std::vector<std::string_view> &lines)
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

bool isPo(const std::vector<std::string_view> &lines)
{
    const auto first
        = std::ranges::find_if(lines, [](std::string_view line) { return !line.starts_with('#'); });
    return first != lines.end()
        && (first->starts_with("msgid \"") || first->starts_with("msgctxt "));
}

// How often the separator stands outside quotes.
std::ptrdiff_t countOutsideQuotes(std::string_view line, char separator)
{
    std::ptrdiff_t count = 0;
    bool isQuoted = false;
    for (const char c : line) {
        isQuoted = isQuoted != (c == '"');
        count += !isQuoted && c == separator;
    }
    return count;
}

// Text without tabs whose lines have equally many separators, and a few of another kind at most:
// sentences have a comma here and none there.
bool isSeparatedBy(const std::vector<std::string_view> &lines, char separator)
{
    constexpr std::size_t kFewest = 2;
    const std::ptrdiff_t expected = countOutsideQuotes(lines.front(), separator);
    const auto same = static_cast<std::size_t>(std::ranges::count_if(lines,
        [&](std::string_view line) { return countOutsideQuotes(line, separator) == expected; }));
    return expected > 0 && lines.size() >= kFewest && 10 * same >= 9 * lines.size();
}

} // namespace

void refuseBinary(std::string_view start, const std::string &path)
{
    const auto isOneOf = [&](std::initializer_list<std::string_view> beginnings) {
        return std::ranges::any_of(
            beginnings, [&](std::string_view beginning) { return start.starts_with(beginning); });
    };
    if (start.starts_with("PK\x03\x04"sv))
        refuseZip(start, path);
    if (isOneOf({"\x1F\x8B"sv, "BZh"sv,
            "\xFD"
            "7zXZ"sv,
            "7z\xBC\xAF"sv, "Rar!"sv, "\x28\xB5\x2F\xFD"sv}))
        refuse(message("core", "it is compressed, not a text file"), path,
            message("core", "Unpack it first."));
    if (start.starts_with("%PDF"sv))
        refuse(message("core", "it is a PDF, not a text file"), path,
            message("core", "Save its text as UTF-8."));
    if (start.starts_with("\xD0\xCF\x11\xE0"sv))
        refuse(message("core", "it is an old Office document (.doc or .xls): not read yet"), path,
            saveAsTabs());
    if (start.starts_with("{\\rtf"sv))
        refuse(message("core", "it is an RTF document: not read yet"), path,
            message("core", "Save it as plain text in UTF-8 and open that."));
    if (start.starts_with("SQLite format 3"sv))
        refuse(message("core", "it is a database (SQLite): not read yet"), path, exportPairs());
    if (isOneOf({"\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv}))
        refuse(message("core", "it is a picture, not a text file"), path, exportPairs());
    if (isOneOf({"\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv}))
        throw Error(ErrorCode::WrongEncoding,
            message("core", "it is UTF-32, which is not supported"), {path},
            message("core", "Convert it to UTF-8 first."));
}

void refuseOtherTables(std::string_view start, const std::string &path)
{
    const std::string_view text = withoutBlanks(start);
    const std::vector<std::string_view> lines = firstLines(text);
    if (lines.empty())
        return;
    if (text.starts_with("<?xml") || text.starts_with("<tmx") || text.starts_with("<xliff")
        || text.starts_with("<TEI")) {
        if (start.find("<tmx") != start.npos)
            refuse(message("core", "it is a TMX file: not read yet"), path, exportPairs());
        if (start.find("<xliff") != start.npos)
            refuse(message("core", "it is an XLIFF file: not read yet"), path, exportPairs());
        refuse(message("core", "it is an XML file, not a table of sentences"), path, exportPairs());
    }
    if (text.starts_with("<!DOCTYPE html") || text.starts_with("<!doctype html")
        || text.starts_with("<html"))
        refuse(message("core", "it is a web page (HTML), not a table of sentences"), path,
            exportPairs());
    if (isAnki(lines))
        refuse(message("core", "it is an Anki export: not read yet"), path,
            message("core",
                "Take its first lines (#...) away, its HTML and the quotes around its fields, so "
                "that a sentence, a tab and its translation stand on each line."));
    if (isLikeAnki(lines))
        refuse(message("core", "it looks like an Anki export: not read yet"), path,
            message("core",
                "Take its sounds ([sound:...]) and its HTML away and the quotes around its fields, "
                "so that a sentence, a tab and its translation stand on each line."));
    if (isPo(lines))
        refuse(message("core", "it is a PO file: not read yet"), path, exportPairs());
    if ((text.starts_with('{') || text.starts_with('['))
        && withoutBlanks(text.substr(1)).find_first_of("\"{[") == 0)
        refuse(message("core", "it is a JSON file: not read yet"), path, exportPairs());
}

Message describeCsv(std::string_view start, const std::string &path)
{
    const std::vector<std::string_view> lines = firstLines(withoutBlanks(start));
    const bool hasTabs = std::ranges::any_of(
        lines, [](std::string_view line) { return line.find('\t') != line.npos; });
    if (lines.empty() || hasTabs)
        return {};
    for (const char separator : {';', ',', '|'})
        if (isSeparatedBy(lines, separator))
            return message(
                "core", "it is a CSV file, with \"%1\" between its columns: not read yet")
                .arg(std::string(1, separator));
    return path.ends_with(".csv") ? message("core", "it is a CSV file: not read yet") : Message();
}

Message saveAsTabs()
{
    return message("core", "Save it as tab-separated text in UTF-8 and open that.");
}

} // namespace seq2seq
