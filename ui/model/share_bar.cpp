// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/share_bar.h"

#include "ui/model/part_texts.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr int kHeight = 12;
}

ShareBar::ShareBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("shareBar"));
    setFixedHeight(kHeight);
    setMinimumWidth(80);
    setAccessibleName(tr("Share of each part in the weights"));
}

void ShareBar::setShares(const QVector<Share> &shares)
{
    m_shares = shares;
    QStringList texts;
    for (const Share &share : shares)
        texts << share.text;
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

void ShareBar::select(std::optional<NetworkPart> part)
{
    m_selected = part;
    update();
}

QRect ShareBar::rectOf(NetworkPart part) const
{
    double before = 0;
    for (const Share &share : m_shares) {
        const int left = int(std::lround(before * width()));
        before += share.share;
        if (share.part == part)
            return {left, 0, int(std::lround(before * width())) - left, height()};
    }
    return {};
}

const ShareBar::Share *ShareBar::shareAt(const QPoint &position) const
{
    const auto found = std::find_if(m_shares.begin(), m_shares.end(),
        [&](const Share &share) { return rectOf(share.part).contains(position); });
    return found == m_shares.end() ? nullptr : &*found;
}

void ShareBar::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    for (const Share &share : m_shares) {
        const QRect place = rectOf(share.part).adjusted(0, 1, -1, -1);
        painter.fillRect(place, partColor(share.part));
        if (m_selected == share.part) {
            painter.setPen(QPen(theme.accent, 2));
            painter.drawRect(place.adjusted(0, 0, -1, -1));
        }
    }
}

bool ShareBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const Share *share = shareAt(help->pos()))
            QToolTip::showText(help->globalPos(), share->text, this, rectOf(share->part));
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ShareBar::mousePressEvent(QMouseEvent *event)
{
    if (const Share *share = shareAt(event->position().toPoint()))
        emit picked(share->part);
}

} // namespace seq2seq::ui
