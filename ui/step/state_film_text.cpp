// SPDX-License-Identifier: GPL-3.0-or-later
// All states over time, in words and as a table.
#include "ui/step/state_film.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"

namespace seq2seq::ui {

QString StateFilm::nameOf(const Place &place)
{
    if (place.kind == PlaceKind::EncoderHidden)
        return place.isReverse ? tr("h backward") : tr("h forward");
    return place.kind == PlaceKind::DecoderCell ? tr("decoder c") : tr("decoder h");
}

void StateFilm::describe()
{
    if (!m_trace) {
        setAccessibleDescription({});
        return;
    }
    QStringList labels;
    for (const Row &row : m_rows)
        labels << row.label;
    QString text = tr("%1 source positions, %2 target steps: %3")
                       .arg(m_trace->sourceLength())
                       .arg(m_trace->targetLength())
                       .arg(labels.join(QStringLiteral(", ")));
    if (m_unit)
        text += QStringLiteral("; ")
            + tr("unit %1 of %2 is picked").arg(m_unit->unit).arg(nameOf(m_unit->place));
    setAccessibleDescription(text);
}

QString StateFilm::textAt(const QPoint &position) const
{
    const Spot spot = spotAt(QPointF(position));
    if (spot.row < 0)
        return {};
    const Row &row = m_rows.at(spot.row);
    const auto column = std::size_t(spot.column);
    return tr("%1, step %2 “%3”, unit %4 = %5")
        .arg(row.label)
        .arg(spot.column + 1)
        .arg(wordAt(row, column))
        .arg(spot.unit)
        .arg(fixedNumber(double(row.states->at(column, std::size_t(spot.unit))), 3));
}

QByteArray StateFilm::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("place"), QStringLiteral("unit"),
        QStringLiteral("step"), QStringLiteral("word"), QStringLiteral("value")});
    for (const Row &row : m_rows)
        for (std::size_t unit = 0; unit < row.states->columns; ++unit)
            for (std::size_t step = 0; step < row.states->rows; ++step)
                csv += csvLine({QString::fromStdString(textOf(row.place)), QString::number(unit),
                    QString::number(step + 1), wordAt(row, step),
                    QString::number(double(row.states->at(step, unit)), 'g', 9)});
    return csv;
}

QString StateFilm::wordAt(const Row &row, std::size_t step) const
{
    const auto &words = row.isEncoder() ? m_trace->sourceTokens : m_trace->targetTokens;
    return step < words.size() ? QString::fromStdString(words[step]) : QString();
}

} // namespace seq2seq::ui
