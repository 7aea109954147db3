// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/quoted_rows.h"

#include "core/error.h"

#include <algorithm>
#include <utility>

namespace seq2seq {
namespace {

constexpr std::size_t kMostLines = 100; // of a quoted cell
constexpr std::size_t kMostBytes = 1u << 20;

} // namespace

QuotedRows::QuotedRows(LineReader &lines, char separator)
    : m_lines(lines)
    , m_separator(separator)
{
    startAnew();
}

QuotedRows::~QuotedRows()
{
    csv_free(&m_parser);
}

void QuotedRows::startAnew()
{
    csv_free(&m_parser);
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, static_cast<unsigned char>(m_separator));
    m_fields = {};
}

Message QuotedRows::separator() const
{
    return m_separator == '\t' ? message("core", "a tab")
                               : Message("\"" + std::string(1, m_separator) + "\"");
}

bool QuotedRows::takeLine()
{
    if (!m_again.empty()) {
        m_line = std::move(m_again.front());
        m_again.pop_front();
        return true;
    }
    if (!m_lines.next())
        return false;
    m_line.line = m_lines.line();
    m_line.text = std::exchange(m_line.line.text, {});
    m_line.bytes = m_line.line.isText ? std::string_view() : m_lines.bytes();
    return true;
}

void QuotedRows::parse()
{
    const auto take = [](void *field, std::size_t length, void *fields) {
        auto &all = *static_cast<Fields *>(fields);
        all.text.append(static_cast<const char *>(field), length);
        all.ends.push_back(all.text.size());
    };
    const auto finish = [](int, void *fields) { static_cast<Fields *>(fields)->isWhole = true; };
    const std::string text = m_line.text + "\n";
    if (csv_parse(&m_parser, text.data(), text.size(), take, finish, &m_fields) != text.size())
        throw Error(ErrorCode::OutOfMemory, message("core", "there is no memory for a cell of it"),
            {m_lines.path(), m_line.line.number});
}

bool QuotedRows::next()
{
    m_row = {};
    m_fields = {};
    m_open.clear();
    std::size_t bytes = 0;
    while (takeLine()) {
        const bool isDamaged = m_line.line.isTooLong || !m_line.line.isText;
        if (m_open.empty()) {
            m_row.line = m_line.line;
            if (isDamaged || m_line.text.find_first_not_of(" \t\r") == std::string::npos) {
                m_row.bytes = m_line.bytes;
                return true;
            }
        } else if (isDamaged) {
            break;
        }
        parse();
        if (m_fields.isWhole) {
            std::ranges::replace(m_fields.text, '\n', ' ');
            for (std::size_t begin = 0; const std::size_t end : m_fields.ends)
                m_row.cells.push_back(
                    std::string_view(m_fields.text).substr(std::exchange(begin, end), end - begin));
            return true;
        }
        bytes += m_line.text.size();
        m_open.push_back(std::move(m_line));
        m_line = {};
        if (m_open.size() > kMostLines || bytes > kMostBytes)
            break;
    }
    if (m_open.empty())
        return false;
    giveUpQuote();
    return true;
}

// The line with the quote is left out, those after it are read as if it were not there.
void QuotedRows::giveUpQuote()
{
    if (m_line.line.number > 0)
        m_again.push_front(std::move(m_line));
    m_line = {};
    while (m_open.size() > 1) {
        m_again.push_front(std::move(m_open.back()));
        m_open.pop_back();
    }
    startAnew();
    m_row.problem = RowProblem{LineProblem::NotOfFormat,
        message("core", "line %1 has a quote (\") that is not closed: double it, or close it")};
}

} // namespace seq2seq
