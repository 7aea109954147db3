// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: rows whose cells may stand in quotes, with separators, line ends and
// doubled quotes inside (RFC 4180), by libcsv.
#pragma once

#include "core/corpus/row_reader.h"

#include <csv.h>

#include <deque>
#include <memory>

namespace seq2seq {

class QuotedRows : public RowReader {
public:
    QuotedRows(LineReader &lines, char separator);
    ~QuotedRows() override;

    /// A quote that is not closed within a hundred lines takes no more than its own line away.
    bool next() override;
    [[nodiscard]] Message separator() const override;

private:
    struct Line {
        TextLine line; // without its text
        std::string text;
        std::string bytes;
    };
    /// What libcsv hands over of one row.
    struct Fields {
        std::string text; // end to end
        std::vector<std::size_t> ends;
        bool isWhole = false;
    };

    bool takeLine();
    void parse();
    void giveUpQuote();
    void startAnew();

    LineReader &m_lines;
    char m_separator;
    csv_parser m_parser{};
    Fields m_fields;
    Line m_line; // the one that was taken last
    std::deque<Line> m_open; // lines of a row that has not ended
    std::deque<Line> m_again; // lines to take once more
};

} // namespace seq2seq
