// SPDX-License-Identifier: GPL-3.0-or-later
// The line above every workspace while the weights of an earlier evaluation answer: of which step
// they are, and the two ways on from there.
#pragma once

#include "core/engine/engine_update.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

class VisitBar : public QWidget {
    Q_OBJECT

public:
    explicit VisitBar(QWidget *parent = nullptr);

    /// Shows itself while EngineStatus::visited is set.
    void setStatus(const EngineStatus &status);

signals:
    void returnRequested();
    void branchRequested(qint64 step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showText();

    EngineStatus m_status;
    QLabel *m_text = nullptr;
    QPushButton *m_return = nullptr;
    QPushButton *m_branch = nullptr;
};

} // namespace seq2seq::ui
