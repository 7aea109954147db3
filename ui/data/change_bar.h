// SPDX-License-Identifier: GPL-3.0-or-later
// Says what a person has changed about the pairs that the run does not know of yet, what its
// weights have to do with it, and takes it over on demand.
#pragma once

#include "core/corpus/pair_table.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

/// What becomes of the model when the run takes other pairs.
enum class TakeOver {
    GoOn, ///< weights, vocabularies and history stay
    BeginAnew, ///< words are counted again, and new weights begin
};

class ChangeBar : public QWidget {
    Q_OBJECT

public:
    explicit ChangeBar(QWidget *parent = nullptr);

    void setChanges(const PairTable::Changes &changes);
    /// @param updates of the weights there are
    void setTrained(std::int64_t updates);
    /// What was last refused, until something changes; empty: nothing.
    void setProblem(const QString &problem);

signals:
    void takeOverRequested(seq2seq::ui::TakeOver how);
    void takeBackRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    QLabel *m_text;
    QPushButton *m_goOn;
    QPushButton *m_anew;
    QPushButton *m_takeBack;
    PairTable::Changes m_changes;
    std::int64_t m_updates = 0;
    QString m_problem;
};

} // namespace seq2seq::ui
