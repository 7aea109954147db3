// SPDX-License-Identifier: GPL-3.0-or-later
// gettext's PO files: what a program says, and its translation. Read here by lines and not by
// libgettextpo, which holds all of a file and ends the program on a fatal error.
#include "core/corpus/column_names.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/row_reader.h"
#include "core/corpus/text_start.h"

#include <algorithm>
#include <deque>
#include <map>

namespace seq2seq {
namespace {

/// msgid, msgid_plural, msgstr or msgstr[n], with what is in quotes so far.
struct Entry {
    TextLine line; // of its msgid
    std::string bytes; // of a line that is no text
    std::string singular;
    std::string plural;
    std::map<std::size_t, std::string> forms; // by number; 0 of those that have one alone
    bool hasPlural = false;
    bool isFuzzy = false;
    bool isBroken = false; // a line of it is not of this format
    std::size_t size = 0; // of its texts
};

class EntryRows : public RowReader {
public:
    explicit EntryRows(LineReader &lines)
        : m_lines(lines)
    {
        m_columns = {{"msgid", {}, true}, {"msgstr", {}, true}};
    }

    bool next() override
    {
        while (m_rows.empty() && !m_isAtEnd)
            readEntry();
        m_row = {};
        if (m_rows.empty())
            return false;
        m_given = std::move(m_rows.front());
        m_rows.pop_front();
        m_row.line = m_given.line;
        m_row.bytes = m_given.bytes;
        m_row.problem = m_given.problem;
        m_row.cells = {m_given.source, m_given.target};
        return true;
    }

private:
    struct Pair {
        TextLine line;
        std::string bytes;
        std::string source;
        std::string target;
        std::optional<RowProblem> problem;
    };

    static constexpr std::size_t kMostForms = 10; // of a plural

    // Reads lines until an entry is whole.
    void readEntry()
    {
        while (m_lines.next()) {
            const TextLine line = m_lines.line();
            const std::string_view text = withoutBlanks(line.text);
            const bool begins = text.empty() || text.starts_with('#') || text.starts_with("msgctxt")
                || (text.starts_with("msgid") && !text.starts_with("msgid_plural"));
            const bool isWhole = begins && !m_entry.forms.empty();
            if (isWhole)
                finish();
            takeLine(line, text);
            if (isWhole)
                return;
        }
        m_isAtEnd = true;
        finish();
    }

    void takeLine(const TextLine &line, std::string_view text)
    {
        if (text.empty())
            return;
        if (text.starts_with('#')) {
            if (text.starts_with("#,") && text.find("fuzzy") != text.npos)
                m_isFuzzyNext = true;
            if (text.starts_with("#~"))
                m_isFuzzyNext = false; // it was of an entry that is not used any more
            return;
        }
        if (text.starts_with("msgid") && !text.starts_with("msgid_plural"))
            beginEntry(line);
        if (!line.isText && m_entry.line.isText) {
            m_entry.line.isText = false;
            m_entry.bytes = m_lines.bytes();
        }
        m_entry.line.isTooLong = m_entry.line.isTooLong || line.isTooLong;
        if (takeKeyword(text))
            return;
        m_entry.isBroken = true;
        if (m_entry.line.number == 0)
            m_entry.line = line;
    }

    void beginEntry(const TextLine &line)
    {
        if (m_entry.line.number > 0)
            finish(); // one without a translation of any kind
        m_entry.line = line;
        m_entry.line.text = {};
        m_entry.isFuzzy = std::exchange(m_isFuzzyNext, false);
    }

    // The text goes to the keyword of this line, or of the last line that had one.
    bool takeKeyword(std::string_view text)
    {
        const std::size_t quote = text.find('"');
        if (quote == text.npos || text.find_last_of('"') == quote)
            return false;
        std::string_view keyword = text.substr(0, quote);
        while (!keyword.empty() && (keyword.back() == ' ' || keyword.back() == '\t'))
            keyword.remove_suffix(1);
        if (!keyword.empty() && !setPlace(keyword))
            return false;
        if (m_place == nullptr)
            return m_isContext;
        append(text.substr(quote + 1, text.find_last_of('"') - quote - 1));
        return true;
    }

    bool setPlace(std::string_view keyword)
    {
        constexpr std::string_view kForm = "msgstr[";
        m_isContext = keyword == "msgctxt";
        m_place = nullptr;
        if (keyword == "msgid") {
            m_place = &m_entry.singular;
        } else if (keyword == "msgid_plural") {
            m_place = &m_entry.plural;
            m_entry.hasPlural = true;
        } else if (keyword == "msgstr") {
            m_place = &m_entry.forms[0];
        } else if (keyword.starts_with(kForm) && keyword.size() == kForm.size() + 2) {
            const auto number = static_cast<std::size_t>(keyword[kForm.size()] - '0');
            if (number < kMostForms)
                m_place = &m_entry.forms[number];
        }
        return m_isContext || m_place != nullptr;
    }

    void append(std::string_view quoted)
    {
        m_entry.size += quoted.size();
        if (m_entry.size > LineReader::kLongestLine) {
            m_entry.line.isTooLong = true;
            return;
        }
        for (std::size_t i = 0; i < quoted.size(); ++i) {
            if (quoted[i] != '\\' || i + 1 == quoted.size()) {
                *m_place += quoted[i];
                continue;
            }
            const char escaped = quoted[++i];
            const bool isBlank
                = std::string_view("ntrfvab").find(escaped) != std::string_view::npos;
            const bool isHeader = m_place != &m_entry.singular && m_entry.singular.empty();
            *m_place += escaped == 'n' && isHeader ? '\n' : isBlank ? ' ' : escaped;
        }
    }

    void finish()
    {
        Entry entry = std::exchange(m_entry, {});
        m_place = nullptr;
        m_isContext = false;
        if (entry.line.number == 0)
            return;
        entry.line.text = {};
        if (entry.singular.empty() && !entry.isBroken && entry.line.isText) {
            takeHeader(entry.forms[0]);
            return;
        }
        Pair pair{entry.line, entry.bytes, entry.singular, {}, {}};
        if (entry.isBroken)
            pair.problem = RowProblem{LineProblem::NotOfFormat,
                message("core", "line %1 begins an entry that has a line which is not PO")};
        else if (entry.isFuzzy)
            pair.problem = RowProblem{LineProblem::Unsure,
                message("core", "line %1 is marked as fuzzy: its translation is a guess")};
        if (pair.problem || entry.forms.empty())
            m_rows.push_back(std::move(pair));
        else
            addForms(entry, pair);
    }

    // The first of several forms is that of the singular. A language with one form for any number
    // has that of the plural.
    void addForms(const Entry &entry, const Pair &pair)
    {
        for (const auto &[number, text] : entry.forms) {
            const bool isPlural = entry.hasPlural && (number > 0 || entry.forms.size() == 1);
            m_rows.push_back(pair);
            m_rows.back().source = isPlural ? entry.plural : entry.singular;
            m_rows.back().target = text;
        }
    }

    void takeHeader(std::string_view text)
    {
        constexpr std::string_view kLanguage = "Language:";
        const auto at = text.find(kLanguage);
        if (at == text.npos || (at > 0 && text[at - 1] != '\n'))
            return;
        std::string_view name = withoutBlanks(text.substr(at + kLanguage.size()));
        m_columns[1].language = languageNamed(name.substr(0, name.find_first_of("\n .@")));
    }

    LineReader &m_lines;
    Entry m_entry;
    std::string *m_place = nullptr; // that a string without a keyword goes on
    bool m_isContext = false; // which is passed over
    bool m_isFuzzyNext = false;
    bool m_isAtEnd = false;
    std::deque<Pair> m_rows; // not given out yet
    Pair m_given;
};

bool isPo(std::string_view start, const std::string &path)
{
    const std::vector<std::string_view> lines = firstLines(withoutBlanks(start));
    const auto first
        = std::ranges::find_if(lines, [](std::string_view line) { return !line.starts_with('#'); });
    if (first == lines.end())
        return hasExtension(path, "po");
    return first->starts_with("msgid \"") || first->starts_with("msgctxt \"");
}

} // namespace

PairFormat poFormat()
{
    return {"po", message("core", "Program texts (PO, gettext)"), {"po", "pot"}, true, &isPo,
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            constexpr std::string_view kCharset = "charset=";
            constexpr std::size_t kHeader = 8192; // bytes
            const std::string_view start = lines.start().substr(0, kHeader);
            if (const auto at = start.find(kCharset); at != start.npos) {
                const std::string_view name = start.substr(at + kCharset.size());
                lines.declareEncoding(name.substr(0, name.find_first_of("\\\" \n")));
            }
            return std::make_unique<EntryRows>(lines);
        }};
}

} // namespace seq2seq
