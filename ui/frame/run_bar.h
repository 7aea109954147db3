// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the tool bar: corpus, run, the buttons of training, and how far training is.
#pragma once

#include "core/engine/engine_update.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QProgressBar;

namespace seq2seq::ui {

class FrameButton;

/// Why training is not running, in a few words ("Done: all epochs"); empty when there is nothing to
/// say.
[[nodiscard]] QString stateText(const EngineStatus &status);

class RunBar : public QWidget {
    Q_OBJECT

public:
    /// The actions of the Run menu that have a button here.
    struct Actions {
        QAction *modelSettings;
        QAction *train; ///< Train or Pause
        QAction *oneStep;
        QAction *stop;
        QAction *reset;
    };

    RunBar(const Actions &actions, QMenu *corpusMenu, QWidget *parent = nullptr);

    void setCorpus(const QString &text);
    void setRun(const QString &text);
    void setStatus(const EngineStatus &status);
    /// What stands beside the progress; unset = not known yet.
    void setPace(std::optional<double> devPerplexity, std::optional<double> wordsPerSecond);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTrainButton(bool isTraining);
    void showNumbers();
    void retranslate();
    /// One line when everything fits, else the numbers get a line of their own; when even the
    /// buttons are too wide, their symbols stand alone.
    void arrange();
    [[nodiscard]] int numbersWidth() const;

    QHBoxLayout *m_first; ///< corpus, run, buttons; and the numbers when they fit
    QHBoxLayout *m_second; ///< else the numbers stand here
    QList<FrameButton *> m_buttons; ///< of training, those with a symbol
    bool m_isTwoLines = false;
    FrameButton *m_corpus;
    FrameButton *m_run;
    FrameButton *m_train;
    QLabel *m_epoch;
    QProgressBar *m_progress;
    QLabel *m_numbers;
    QString m_corpusText;
    QString m_runText;
    EngineStatus m_status;
    std::optional<double> m_devPerplexity;
    std::optional<double> m_wordsPerSecond;
};

} // namespace seq2seq::ui
