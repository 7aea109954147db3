// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/teachers_table.h"

#include "core/study/study_table.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>
#include <string_view>

namespace seq2seq::ui {

namespace {

constexpr std::array<std::string_view, 5> kMeasures{
    "perplexity", "bleu", "chrf", "exact_match", "words_per_second"};

/// The mean over some runs.
std::optional<double> meanOf(
    const StudyBook &book, const std::vector<int> &runs, std::string_view measure)
{
    std::vector<double> values;
    for (const int run : runs)
        if (const std::optional<double> value = measureOf(book.run(run), measure))
            values.push_back(*value);
    const std::optional<Spread> spread = spreadOf(values);
    return spread ? std::optional(spread->mean) : std::nullopt;
}

/// Configurations with those of their seeds that are wanted.
std::vector<std::vector<int>> wantedGroups(const StudyBook &book)
{
    const bool wantsAll = book.tickedRuns().empty();
    std::vector<std::vector<int>> groups;
    for (const SeedGroup &group : book.groups()) {
        std::vector<int> runs;
        for (const std::size_t run : group.runs)
            if (wantsAll || book.isTicked(int(run)))
                runs.push_back(int(run));
        if (!runs.empty())
            groups.push_back(std::move(runs));
    }
    return groups;
}

void markBest(const StudyBook &book, const std::vector<std::vector<int>> &groups,
    TeachersTable &table, std::size_t column, std::string_view measure)
{
    if (groups.size() < 2 || bestOf(measure) == Best::None)
        return;
    std::optional<std::size_t> best;
    std::optional<double> bestMean;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::optional<double> mean = meanOf(book, groups[i], measure);
        const bool isBetter = mean
            && (!bestMean
                || (bestOf(measure) == Best::Lowest ? *mean < *bestMean : *mean > *bestMean));
        if (!isBetter)
            continue;
        best = i;
        bestMean = mean;
    }
    if (best)
        table.rows[*best][column].isBest = true;
}

} // namespace

TeachersTable teachersTableOf(const StudyBook &book)
{
    const std::vector<std::vector<int>> groups = wantedGroups(book);
    std::vector<std::string> settings = book.study().differing;
    std::erase(settings, "seed");
    TeachersTable table;
    table.header << columnTitle("name");
    for (const std::string &setting : settings)
        table.header << columnTitle(setting);
    table.header << columnTitle("seed") << columnTitle("parameters");
    for (const std::string_view measure : kMeasures)
        table.header << columnTitle(measure);
    for (const std::vector<int> &group : groups) {
        const StudyRun &first = book.run(group.front());
        std::vector<TeachersTable::Cell> row{{QString::fromStdString(first.name)}};
        for (const std::string &setting : settings)
            row.push_back({settingValueText(first.setting(setting))});
        QStringList seeds;
        for (const int run : group)
            if (book.run(run).seed)
                seeds << QString::number(*book.run(run).seed);
        row.push_back({seeds.join(QStringLiteral(", "))});
        row.push_back({cellText(first, "parameters"), true});
        for (const std::string_view measure : kMeasures) {
            std::vector<double> values;
            for (const int run : group)
                if (const std::optional<double> value = measureOf(book.run(run), measure))
                    values.push_back(*value);
            row.push_back({spreadText(measure, values), true});
        }
        table.rows.push_back(std::move(row));
    }
    const std::size_t firstMeasure = std::size_t(table.header.size()) - kMeasures.size();
    for (std::size_t i = 0; i < kMeasures.size(); ++i)
        markBest(book, groups, table, firstMeasure + i, kMeasures.at(i));
    return table;
}

QByteArray TeachersTable::toCsv() const
{
    QByteArray bytes = csvLine(header);
    for (const std::vector<Cell> &row : rows) {
        QStringList fields;
        for (const Cell &cell : row)
            fields << cell.text;
        bytes += csvLine(fields);
    }
    return bytes;
}

QByteArray TeachersTable::toPicture(
    PictureFormat format, const QWidget *widget, const QString &title) const
{
    constexpr int kMargin = 16;
    constexpr int kGap = 22; // between columns
    QFont bold = widget->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int line = textHeight(bold) + inLines(bold, 0.5);
    std::vector<int> widths;
    for (int column = 0; column < header.size(); ++column) {
        int width = metrics.horizontalAdvance(header[column]);
        for (const std::vector<Cell> &row : rows)
            width = std::max(width, metrics.horizontalAdvance(row[std::size_t(column)].text));
        widths.push_back(width + kGap);
    }
    int total = 2 * kMargin - kGap;
    for (const int width : widths)
        total += width;
    total = std::max(total, metrics.horizontalAdvance(title) + 2 * kMargin);
    const QSize size(total, 2 * kMargin + (int(rows.size()) + 2) * line + line / 2);
    const Theme theme(widget->palette());
    return pictureOf(format, widget, size, title, [&](QPainter &painter) {
        painter.fillRect(QRect({}, size), theme.card);
        int y = kMargin;
        const auto rule = [&](double width) {
            painter.setPen(QPen(theme.text, width));
            painter.drawLine(kMargin, y, total - kMargin, y);
        };
        const auto write = [&](int x, int width, const Cell &cell, bool isBold) {
            painter.setFont(isBold ? bold : widget->font());
            painter.setPen(theme.text);
            painter.drawText(QRect(x, y, width - kGap, line),
                int(cell.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, cell.text);
        };
        painter.setFont(bold);
        painter.setPen(theme.text);
        painter.drawText(QRect(kMargin, y, total, line), Qt::AlignVCenter, title);
        y += line + line / 4;
        rule(1.6);
        int x = kMargin;
        for (int column = 0; column < header.size(); ++column) {
            const bool isNumber = !rows.empty() && rows.front()[std::size_t(column)].isNumber;
            write(x, widths[std::size_t(column)], {header[column], isNumber}, true);
            x += widths[std::size_t(column)];
        }
        y += line;
        rule(0.8);
        for (const std::vector<Cell> &row : rows) {
            x = kMargin;
            for (std::size_t column = 0; column < row.size(); ++column) {
                write(x, widths[column], row[column], row[column].isBest);
                x += widths[column];
            }
            y += line;
        }
        rule(1.6);
    });
}

} // namespace seq2seq::ui
