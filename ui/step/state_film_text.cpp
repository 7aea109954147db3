// SPDX-License-Identifier: GPL-3.0-or-later
// The film of a translation, in words and as a table.
#include "core/model/notation.h"
#include "ui/step/state_film.h"
#include "ui/widgets/equation_markup.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"

namespace seq2seq::ui {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::StateFilm)
};

QString nameOf(Reader reader, const QString &letter)
{
    switch (reader) {
    case Reader::Forward:
        return Names::tr("%1 forward").arg(letter);
    case Reader::Backward:
        return Names::tr("%1 backward").arg(letter);
    case Reader::Decoder:
        break;
    }
    return Names::tr("decoder %1").arg(letter);
}

QString nameOf(const ModelConfig &config, const TraceTensor &tensor)
{
    switch (tensor.tensor.quantity) {
    case Quantity::Gate:
        return nameOf(
            tensor.tensor.reader, QString::fromStdString(gateName(config, tensor.tensor.gate)));
    case Quantity::Cell:
    case Quantity::Hidden:
        return StateFilm::nameOf(*tensor.place);
    case Quantity::SourceInput:
        return Names::tr("encoder input");
    case Quantity::Convolved:
        return Names::tr("convolved input");
    case Quantity::EncoderState:
        return Names::tr("annotations");
    case Quantity::DecoderInput:
        return Names::tr("decoder input");
    case Quantity::Position:
        return Names::tr("place looked at");
    case Quantity::Scores:
        return Names::tr("scores");
    case Quantity::Attention:
        return Names::tr("attention");
    case Quantity::Context:
        return Names::tr("context");
    case Quantity::Output:
        return Names::tr("output");
    default:
        return equationText(QString::fromStdString(tensor.symbol));
    }
}

} // namespace

QString StateFilm::nameOf(const Place &place)
{
    const bool isCell
        = place.kind == PlaceKind::DecoderCell || place.kind == PlaceKind::EncoderCell;
    const Reader reader = !place.isOfSource() ? Reader::Decoder
        : place.isReverse                     ? Reader::Backward
                                              : Reader::Forward;
    return ui::nameOf(reader, isCell ? QStringLiteral("c") : QStringLiteral("h"));
}

void StateFilm::labelRows()
{
    for (Row &row : m_rows)
        row.label = ui::nameOf(m_trace->config, row.tensor);
}

/// Of a name at the left: the tensor's equation.
QString StateFilm::labelTextAt(const QPointF &position) const
{
    for (int r = 0; r < m_rows.size(); ++r) {
        const QRectF first = block(r, 0);
        if (position.x() < first.left() && position.y() >= first.top()
            && position.y() < first.bottom())
            return QStringLiteral("<b>%1</b> · %2")
                .arg(m_rows.at(r).label.toHtmlEscaped(),
                    equationHtml(QString::fromStdString(m_rows.at(r).tensor.equation)));
    }
    return {};
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
        .arg(fixedNumber(double(row.values().at(column, std::size_t(spot.unit))), 3));
}

QByteArray StateFilm::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("place"), QStringLiteral("unit"),
        QStringLiteral("step"), QStringLiteral("word"), QStringLiteral("value")});
    for (const Row &row : m_rows)
        for (std::size_t unit = 0; unit < row.values().columns; ++unit)
            for (std::size_t step = 0; step < row.values().rows; ++step)
                csv += csvLine({QString::fromStdString(row.tensor.name), QString::number(unit),
                    QString::number(step + 1), wordAt(row, step),
                    QString::number(double(row.values().at(step, unit)), 'g', 9)});
    return csv;
}

QString StateFilm::wordAt(const Row &row, std::size_t step) const
{
    const auto &words = row.isOfSource() ? m_trace->sourceTokens : m_trace->targetTokens;
    return step < words.size() ? QString::fromStdString(words[step]) : QString();
}

} // namespace seq2seq::ui
