// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/part_panel.h"

#include "ui/model/part_texts.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr int kBar = 5; // pixels high
constexpr int kMargin = 6;

/// The share of the weights as a bar.
class Bar : public QWidget {
public:
    explicit Bar(const QColor &color)
        : m_color(color)
    {
        setFixedHeight(kBar);
    }
    void setShare(double share)
    {
        m_share = share;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme(palette()).inset);
        painter.drawRoundedRect(rect(), 2, 2);
        painter.setBrush(m_color);
        painter.drawRoundedRect(QRectF(0, 0, width() * m_share, height()), 2, 2);
    }

private:
    QColor m_color;
    double m_share = 0;
};

} // namespace

PartPanel::PartPanel(NetworkPart part, QWidget *fields, QWidget *parent)
    : QWidget(parent)
    , m_part(part)
    , m_title(new QToolButton)
    , m_bar(new Bar(partColor(part)))
    , m_weights(new MutedLabel({}, MutedLabel::Size::Small))
    , m_work(new MutedLabel({}, MutedLabel::Size::Small))
{
    setObjectName(QStringLiteral("part%1").arg(int(part)));
    m_title->setObjectName(QStringLiteral("pick%1").arg(int(part)));
    m_title->setText(partTitle(part));
    m_title->setAutoRaise(true);
    m_title->setCheckable(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_weights->setObjectName(QStringLiteral("weights%1").arg(int(part)));
    m_work->setObjectName(QStringLiteral("work%1").arg(int(part)));
    m_weights->setToolTip(tr("Numbers in this part that training adjusts, and their share"));
    m_work->setToolTip(
        tr("Multiply-adds of this part for the sentence that is shown, and their share; what is "
           "done unit by unit (gates, tanh, softmax) is not counted"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 3, kMargin, kMargin);
    layout->setSpacing(2);
    layout->addWidget(m_title, 0, Qt::AlignLeft);
    layout->addWidget(m_bar);
    layout->addWidget(m_weights);
    layout->addWidget(m_work);
    layout->addWidget(fields);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_title, &QToolButton::clicked, this, [this] { emit picked(m_part); });
    applyFont();
}

void PartPanel::setShare(const PartShare &share, const QString &weights, const QString &work)
{
    static_cast<Bar *>(m_bar)->setShare(share.ofParameters);
    m_weights->setText(weights);
    m_work->setText(work);
    m_work->setVisible(!work.isEmpty());
    m_title->setAccessibleName(partTitle(m_part));
    m_title->setAccessibleDescription(weights + QStringLiteral("; ") + work);
}

void PartPanel::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    m_title->setChecked(isSelected);
    update();
}

void PartPanel::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
}

void PartPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void PartPanel::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_isSelected ? theme.accent : theme.border, m_isSelected ? 1.6 : 1));
    painter.setBrush(m_isSelected ? theme.accentFill : theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void PartPanel::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit picked(m_part);
    QWidget::mousePressEvent(event);
}

} // namespace seq2seq::ui
