// SPDX-License-Identifier: GPL-3.0-or-later
// All parts of a network in one bar, each as wide as its share.
#pragma once

#include "core/model/description.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>

namespace seq2seq::ui {

class ShareBar : public QWidget {
    Q_OBJECT

public:
    struct Share {
        NetworkPart part = NetworkPart::Encoder;
        double share = 0; ///< 0..1
        QString text; ///< "Encoder: 66,560 weights, 21.3 %"
    };

    explicit ShareBar(QWidget *parent = nullptr);
    void setShares(const QVector<Share> &shares);
    void select(std::optional<NetworkPart> part);
    /// Where a part lies.
    [[nodiscard]] QRect rectOf(NetworkPart part) const;

signals:
    void picked(seq2seq::NetworkPart part);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] const Share *shareAt(const QPoint &position) const;

    QVector<Share> m_shares;
    std::optional<NetworkPart> m_selected;
};

} // namespace seq2seq::ui
