// SPDX-License-Identifier: GPL-3.0-or-later
// One training step in slow motion: forward, backward, clipping, update; by hand or played.
#pragma once

#include "ui/step/slow_motion_texts.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/file_dialog.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace seq2seq::ui {

class BarRows;
class SegmentedChoice;
class WeightSteps;

/// A passive view of one SlowMotionAnswer; not modal.
class SlowMotionDialog : public QDialog {
    Q_OBJECT

public:
    explicit SlowMotionDialog(QWidget *parent = nullptr);

    /// The answer is under way: what was shown is not shown any more.
    void setWaiting();
    /// @param step of the weights that the answer is of
    void setAnswer(std::shared_ptr<const SlowMotionAnswer> answer, qint64 step);
    [[nodiscard]] MotionStage stage() const { return m_stage; }
    [[nodiscard]] bool isPlaying() const { return m_player.isActive(); }
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    /// Of each stage, whole; empty without an answer.
    [[nodiscard]] std::vector<Figure> figures();

public slots:
    void goPrevious();
    void goNext();
    /// From the beginning of the stage that is shown to the end of the last.
    void togglePlaying();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeControls();
    void makePages();
    void addKeys();
    void retranslate();
    void setStage(int stage, bool isWhole);
    void advance();
    [[nodiscard]] int moments() const; ///< in which the stage appears
    void pause();
    void showPair();
    void showStage();
    void showMoments();
    void fillClipping();
    [[nodiscard]] Figure figure(MotionStage stage);

    std::shared_ptr<const SlowMotionAnswer> m_answer; ///< null: not there yet
    qint64 m_step = 0;
    MotionStage m_stage = MotionStage::Forward;
    int m_moment = 0; ///< of the stage, what has appeared of it
    QTimer m_player;
    std::shared_ptr<FileDialog> m_fileDialog;

    QLabel *m_pair = nullptr;
    QLabel *m_remark = nullptr;
    SegmentedChoice *m_stages = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_play = nullptr;
    QPushButton *m_next = nullptr;
    QLabel *m_sentence = nullptr;
    QStackedWidget *m_pages = nullptr;
    BarRows *m_losses = nullptr;
    GradientMap *m_map = nullptr;
    BarRows *m_clipping = nullptr;
    WeightSteps *m_weights = nullptr;
};

} // namespace seq2seq::ui
