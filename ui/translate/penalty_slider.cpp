// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/penalty_slider.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kSteps = 10; // of the slider a unit

} // namespace

PenaltySlider::PenaltySlider(double most, double value, QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_number(new MutedLabel)
{
    m_slider->setObjectName(QStringLiteral("rankAnew"));
    m_slider->setRange(0, int(std::lround(most * kSteps)));
    m_slider->setValue(int(std::lround(value * kSteps)));
    m_number->setObjectName(QStringLiteral("rankAnewNumber"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_slider);
    row->addWidget(m_number);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    fit();
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showNumber();
        emit moved(this->value());
    });
    inEveryLanguage(this, [this] {
        m_slider->setAccessibleName(tr("Length penalty"));
        m_slider->setToolTip(plainToolTip(
            tr("Length penalty: exponent a of score = log p / ((5 + length) / 6)^a. Moving it puts "
               "these hypotheses in their new order at once; the model searches again only when "
               "you translate again.")));
        m_number->setToolTip(m_slider->toolTip());
        showNumber();
    });
}

double PenaltySlider::value() const
{
    return m_slider->value() / kSteps;
}

void PenaltySlider::setValue(double value)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(int(std::lround(value * kSteps)));
    showNumber();
}

void PenaltySlider::showNumber()
{
    m_number->setText(tr("penalty %1").arg(fixedNumber(value(), 1)));
}

void PenaltySlider::fit()
{
    m_slider->setFixedWidth(inLines(font(), 4.5));
}

void PenaltySlider::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace seq2seq::ui
