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

} // namespace

StatesCard::StatesCard(QWidget *parent)
    : Card({}, parent)
    , m_order(new QComboBox)
    , m_range(new QComboBox)
    , m_film(new StateFilm)
{
    for (QComboBox *box : {m_order, m_range}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents); // in each language
        addHeaderWidget(box);
    }
    m_order->setObjectName(QStringLiteral("unitOrder"));
    m_range->setObjectName(QStringLiteral("units"));
    m_film->setObjectName(QStringLiteral("film"));
    for (const OrderText &order : kOrders)
        m_order->addItem(QString(), int(order.order));
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
    m_units = trace ? trace->config.hiddenSize : 0;
    fillRanges();
    m_film->setTrace(std::move(trace), layer);
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
    m_range->setAccessibleName(tr("Units shown"));
    m_range->setToolTip(tr("Which units of each state are shown"));
    fillRanges();
}

/// All units, and pieces of so many as can be told apart.
void StatesCard::fillRanges()
{
    const QSignalBlocker quiet(m_range);
    const int before = m_range->currentIndex();
    const bool isSorted = m_order->currentIndex() > 0;
    m_range->clear();
    for (int first = 0; first < m_units && m_units > kShown; first += kShown) {
        const int end = std::min(first + kShown, m_units);
        m_range->addItem(isSorted ? tr("ranks %1–%2 of %3").arg(first + 1).arg(end).arg(m_units)
                                  : tr("units %1–%2 of %3").arg(first).arg(end - 1).arg(m_units),
            first);
    }
    if (m_units > 0)
        m_range->addItem(tr("all %n unit(s)", nullptr, m_units), -1);
    m_range->setCurrentIndex(std::clamp(before, 0, std::max(m_range->count() - 1, 0)));
    m_range->setVisible(m_range->count() > 0);
    showRange();
}

void StatesCard::showRange()
{
    const int first = m_range->currentData().toInt();
    m_film->setUnits(std::max(first, 0), first < 0 ? m_units : kShown);
}

} // namespace seq2seq::ui
