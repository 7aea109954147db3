// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/states_card.h"

#include "core/model/trace.h"
#include "ui/step/state_film.h"
#include "ui/widgets/language.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

struct OrderText {
    UnitOrder order;
    const char *text;
};
constexpr std::array<OrderText, 4> kOrders{{
    {UnitOrder::InOrder, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "in order")},
    {UnitOrder::ByChange, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "by change")},
    {UnitOrder::ByMean, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "by mean")},
    {UnitOrder::ByCorrelation,
        QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "by correlation with the picked unit")},
}};

struct RowsText {
    FilmRows rows;
    const char *text;
};
constexpr std::array<RowsText, 4> kRows{{
    {FilmRows::States, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "states")},
    {FilmRows::EncoderGates, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "gates of the encoder")},
    {FilmRows::DecoderGates, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "gates of the decoder")},
    {FilmRows::Others, QT_TRANSLATE_NOOP("seq2seq::ui::StatesCard", "inputs, attention, output")},
}};

} // namespace

StatesCard::StatesCard(QWidget *parent)
    : Card({}, parent)
    , m_rows(new QComboBox)
    , m_order(new QComboBox)
    , m_range(new QComboBox)
    , m_film(new StateFilm)
{
    for (QComboBox *box : {m_rows, m_order, m_range}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents); // in each language
        addHeaderWidget(box);
    }
    m_rows->setObjectName(QStringLiteral("filmRows"));
    m_order->setObjectName(QStringLiteral("unitOrder"));
    m_range->setObjectName(QStringLiteral("units"));
    m_film->setObjectName(QStringLiteral("film"));
    for (const OrderText &order : kOrders)
        m_order->addItem(QString(), int(order.order));
    connect(m_rows, &QComboBox::currentIndexChanged, this, [this] {
        m_film->setRows(FilmRows(m_rows->currentData().toInt()));
        fillRanges();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_film->setOrder(UnitOrder(m_order->currentData().toInt()));
        fillRanges();
    });
    connect(m_range, &QComboBox::currentIndexChanged, this, &StatesCard::showRange);
    setContent(m_film);
    setContentMargin(5);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    inEveryLanguage(this, [this] { retranslate(); });
}

void StatesCard::setTrace(std::shared_ptr<const Trace> trace, int layer)
{
    m_film->setTrace(std::move(trace), layer);
    fillRows();
    fillRanges();
}

/// Those that this model has; the chosen one stays where it can.
void StatesCard::fillRows()
{
    const int before = m_rows->currentData().toInt(); // FilmRows::States of an empty list
    const QSignalBlocker quiet(m_rows);
    m_rows->clear();
    for (const RowsText &rows : kRows)
        if (rows.rows == FilmRows::States || m_film->hasRows(rows.rows))
            m_rows->addItem(tr(rows.text), int(rows.rows));
    m_rows->setCurrentIndex(std::max(m_rows->findData(before), 0));
    m_film->setRows(FilmRows(m_rows->currentData().toInt()));
}

void StatesCard::retranslate()
{
    setTitle(tr("States over time"));
    for (int i = 0; i < m_order->count(); ++i)
        m_order->setItemText(i, tr(kOrders.at(std::size_t(i)).text));
    m_order->setAccessibleName(tr("How the units are sorted"));
    m_order->setToolTip(
        tr("Each row is sorted by its own numbers, the largest first: by the mean distance "
           "between neighbouring steps, by the mean over the steps, or by the correlation with the "
           "unit you picked. States of the other sentence have other steps: they stay in order."));
    m_rows->setAccessibleName(tr("What is shown over time"));
    m_rows->setToolTip(
        tr("Each row is one of the vectors that the model computes, at every word. Point at its "
           "name for its equation."));
    fillRows();
    m_range->setAccessibleName(tr("Units shown"));
    m_range->setToolTip(tr("Which units of each state are shown"));
    fillRanges();
}

/// All units, and pieces of so many as can be told apart.
void StatesCard::fillRanges()
{
    const QSignalBlocker quiet(m_range);
    const int before = m_range->currentIndex();
    const int units = m_film->unitCount();
    const bool isSorted = m_order->currentIndex() > 0;
    m_range->clear();
    for (int first = 0; first < units && units > kShown; first += kShown) {
        const int end = std::min(first + kShown, units);
        m_range->addItem(isSorted ? tr("ranks %1–%2 of %3").arg(first + 1).arg(end).arg(units)
                                  : tr("units %1–%2 of %3").arg(first).arg(end - 1).arg(units),
            first);
    }
    if (units > 0)
        m_range->addItem(tr("all %n unit(s)", nullptr, units), -1);
    m_range->setCurrentIndex(std::clamp(before, 0, std::max(m_range->count() - 1, 0)));
    m_range->setVisible(m_range->count() > 0);
    showRange();
}

void StatesCard::showRange()
{
    const int first = m_range->currentData().toInt();
    m_film->setUnits(std::max(first, 0), first < 0 ? m_film->unitCount() : kShown);
}

} // namespace seq2seq::ui
