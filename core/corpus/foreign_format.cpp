// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/foreign_format.h"

#include "core/corpus/text_start.h"
#include "core/error.h"

#include <algorithm>
#include <initializer_list>
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

Message saveAsTabs()
{
    return message("core", "Save it as tab-separated text in UTF-8 and open that.");
}

bool isAnyOf(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool holdsAnyOf(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(
        parts, [&](std::string_view part) { return text.find(part) != text.npos; });
}

// IWSLT's training texts: the sentences of talks, with lines like "<url>...</url>" between them.
bool isIwslt(std::string_view start)
{
    const std::vector<std::string_view> lines = firstLines(start);
    const auto count = std::ranges::count_if(lines, [](std::string_view line) {
        return isAnyOf(withoutBlanks(line),
            {"<url>", "<keywords>", "<speaker>", "<talkid>", "<title>", "<description>",
                "<reviewer ", "<translator ", "<doc docid"});
    });
    return count >= 3;
}

} // namespace

void refuseBinary(std::string_view start, const std::string &path)
{
    if (start.starts_with("PK\x03\x04"sv))
        refuseZip(start, path);
    if (isAnyOf(start,
            {"\x1F\x8B"sv, "BZh"sv,
                "\xFD"
                "7zXZ"sv,
                "7z\xBC\xAF"sv, "Rar!"sv, "\x28\xB5\x2F\xFD"sv}))
        refuse(message("core", "it is compressed, not a text file"), path,
            message("core", "Unpack it first."));
    if (start.substr(std::min<std::size_t>(start.size(), 257)).starts_with("ustar"sv))
        refuse(message("core", "it is an archive of several files (tar)"), path,
            message("core", "Unpack it, and open one of its files."));
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
    if (isAnyOf(start, {"\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv}))
        refuse(message("core", "it is a picture, not a text file"), path, exportPairs());
    if (isAnyOf(start, {"\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv}))
        throw Error(ErrorCode::WrongEncoding,
            message("core", "it is UTF-32, which is not supported"), {path},
            message("core", "Convert it to UTF-8 first."));
}

void refuseTaggedText(std::string_view start, const std::string &path)
{
    constexpr std::size_t kLookedAt = 64u << 10;
    const std::string_view text = withoutBlanks(start).substr(0, kLookedAt);
    if (text.starts_with('<')
        && holdsAnyOf(text, {"<srcset", "<refset", "<tstset", "<mteval", "<SRCSET", "<REFSET"}))
        refuse(message("core", "it is a test set in SGML (.sgm): its sentences stand between tags"),
            path,
            message("core",
                "Take the sentences out, for example with: sed -n "
                "'s/<seg[^>]*>\\(.*\\)<.seg>/\\1/p', "
                "and open that."));
    if (isIwslt(text))
        refuse(message("core",
                   "it is a text of IWSLT with tags (<url>, <talkid>, ...) between its "
                   "sentences"),
            path,
            message("core",
                "Take the lines with tags out of both files, for example with: grep -v '^ *<', "
                "and open those."));
}

void refuseOtherTexts(std::string_view start, const std::string &path)
{
    refuseTaggedText(start, path);
    const std::string_view text = withoutBlanks(start);
    if (isAnyOf(text, {"<?xml", "<xliff", "<TEI"})) {
        if (start.find("<xliff") != start.npos)
            refuse(message("core", "it is an XLIFF file: not read yet"), path,
                message("core", "Save it as a translation memory (TMX) and open that."));
        refuse(message("core", "it is an XML file, not a table of sentences"), path, exportPairs());
    }
    if (isAnyOf(text, {"<!DOCTYPE html", "<!doctype html", "<html"}))
        refuse(message("core", "it is a web page (HTML), not a table of sentences"), path,
            exportPairs());
    if (isAnyOf(text, {"{", "["}) && withoutBlanks(text.substr(1)).find_first_of("\"{[") == 0)
        refuse(message("core", "it is JSON, but not an object a line"), path,
            message(
                "core", "Make JSON lines of it, for example with: jq -c '.[]', and open that."));
}

} // namespace seq2seq
