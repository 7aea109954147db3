// SPDX-License-Identifier: GPL-3.0-or-later
// How far a queue of runs is, with Pause and Stop; and who else trains in the folder.
#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace seq2seq::ui {

enum class QueueState { None, Running, Pausing, Paused };

struct QueueProgress {
    QueueState state = QueueState::None;
    int place = 0; ///< of the run that is trained, from 1
    int runs = 0;
    double share = 0; ///< of all its work, 0..1
    std::optional<double> secondsLeft; ///< unset: not known yet
    bool operator==(const QueueProgress &) const = default;
};

class QueueBar : public QWidget {
    Q_OBJECT

public:
    explicit QueueBar(QWidget *parent = nullptr);

    void setProgress(const QueueProgress &progress);
    /// Other computers that train runs of this study.
    void setOthers(const QStringList &machines);

signals:
    void pauseRequested();
    void resumeRequested();
    void stopRequested();

private:
    void showProgress();

    QueueProgress m_progress;
    QStringList m_others;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QLabel *m_other;
};

} // namespace seq2seq::ui
