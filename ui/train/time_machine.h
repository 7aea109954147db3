// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of the time machine below the film: go back to the evaluation that the film shows,
// branch from it, and how much of the weights is kept.
#pragma once

#include "core/engine/engine_update.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace seq2seq::ui {

class TimeMachine : public QWidget {
    Q_OBJECT

public:
    explicit TimeMachine(QWidget *parent = nullptr);

    void setStatus(const EngineStatus &status);
    /// The evaluation that the film shows; unset: none. @param count how many there are
    void setFrame(std::optional<std::int64_t> step, int count);
    [[nodiscard]] bool isKept(std::int64_t step) const;

signals:
    void visitRequested(qint64 step);
    void returnRequested();
    void branchRequested(qint64 step);
    /// The person set another limit for the weights that are kept.
    void keepRequested(int megabytes);

private:
    void showState();
    [[nodiscard]] QString whyNot() const; ///< one cannot go there; empty: one can
    [[nodiscard]] QString keptText() const;
    [[nodiscard]] bool isThere() const; ///< the weights of the frame answer already

    EngineStatus m_status;
    std::optional<std::int64_t> m_step;
    int m_count = 0;
    QPushButton *m_go = nullptr;
    QPushButton *m_branch = nullptr;
    QToolButton *m_kept = nullptr;
    QLabel *m_keptFacts = nullptr;
    QLabel *m_limitLabel = nullptr;
    QSpinBox *m_limit = nullptr;
};

} // namespace seq2seq::ui
