// SPDX-License-Identifier: GPL-3.0-or-later
// The same target with teacher forcing and with free running, step by step: where they part.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/file_dialog.h"

#include <QDialog>
#include <QTimer>
#include <QVector>

#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace seq2seq::ui {

class FreeRunningTable;

/// A passive view of one FreeRunningAnswer; not modal.
class FreeRunningDialog : public QDialog {
    Q_OBJECT

public:
    explicit FreeRunningDialog(QWidget *parent = nullptr);

    /// The answer is under way: what was shown is not shown any more.
    void setWaiting();
    /// @param step of the weights that the answer is of
    void setAnswer(std::shared_ptr<const FreeRunningAnswer> answer, qint64 step);
    [[nodiscard]] bool isPlaying() const { return m_player.isActive(); }
    [[nodiscard]] int step() const; ///< of the decoder, from 0; -1 without an answer
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    /// Empty without an answer.
    [[nodiscard]] std::vector<Figure> figures();

public slots:
    void setStep(int step); ///< clamped to what there is
    /// From the first step; each appears when it is its turn.
    void togglePlaying();

signals:
    /// Show every number of the decoder along these target ids.
    void walkRequested(const QVector<int> &target);

private:
    QWidget *makeHeader();
    QWidget *makeControls();
    void addKeys();
    void advance();
    void pause();
    void retranslate();
    void showAnswer();
    void showStep();
    [[nodiscard]] QString wholeSentence() const;
    [[nodiscard]] QString stepSentence(int step) const;
    [[nodiscard]] Figure tableFigure();
    void walk(bool isFree);

    std::shared_ptr<const FreeRunningAnswer> m_answer; ///< null: not there yet
    qint64 m_weights = 0; ///< the update they are of
    QTimer m_player;
    std::shared_ptr<FileDialog> m_fileDialog;

    QLabel *m_pair = nullptr;
    QLabel *m_remark = nullptr;
    QLabel *m_whole = nullptr; ///< what the two come to
    QLabel *m_sentence = nullptr; ///< of the current step
    QPushButton *m_previous = nullptr;
    QPushButton *m_play = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_walkForced = nullptr;
    QPushButton *m_walkFree = nullptr;
    QToolButton *m_save = nullptr;
    FreeRunningTable *m_table = nullptr;
};

} // namespace seq2seq::ui
