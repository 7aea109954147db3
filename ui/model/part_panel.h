// SPDX-License-Identifier: GPL-3.0-or-later
// A part of the network beside the diagram: its title, its share of weights and work, its fields.
#pragma once

#include "core/model/description.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace seq2seq::ui {

/// How much of a model a part is.
struct PartShare {
    std::int64_t parameters = 0;
    double ofParameters = 0; ///< 0..1
    std::int64_t multiplyAdds = 0; ///< of the sentence that is shown
    double ofMultiplyAdds = 0;
};

class PartPanel : public QWidget {
    Q_OBJECT

public:
    /// @param fields owned from now on
    PartPanel(NetworkPart part, QWidget *fields, QWidget *parent = nullptr);

    [[nodiscard]] NetworkPart part() const { return m_part; }
    /// @param numbers the two lines; empty: the model has no such part
    void setShare(const PartShare &share, const QString &weights, const QString &work);
    void setSelected(bool isSelected);

signals:
    void picked(seq2seq::NetworkPart part);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyFont();

    NetworkPart m_part;
    QToolButton *m_title = nullptr;
    QWidget *m_bar = nullptr;
    QLabel *m_weights = nullptr;
    QLabel *m_work = nullptr;
    bool m_isSelected = false;
};

} // namespace seq2seq::ui
