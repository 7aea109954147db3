// SPDX-License-Identifier: GPL-3.0-or-later
// Long work of the window (a corpus is read, a vocabulary is counted): how far it is, how long it
// still takes, Cancel.
#pragma once

#include "core/message.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace seq2seq::ui {

/// "1:42" or "1:02:03".
[[nodiscard]] QString durationText(double seconds);

class BusyBar : public QWidget {
    Q_OBJECT

public:
    explicit BusyBar(QWidget *parent = nullptr);

    /// Shows the bar with what is being done ("Reading train.tsv…") and nothing done yet.
    void start(const Message &what);
    void setProgress(double share); ///< 0..1
    void finish();

signals:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showSentence();

    QElapsedTimer m_clock;
    Message m_sentence;
    QLabel *m_what;
    QProgressBar *m_progress;
    QLabel *m_left;
    QPushButton *m_cancel;
};

} // namespace seq2seq::ui
