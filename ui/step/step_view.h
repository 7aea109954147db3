// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: a player over the steps of one translation, every tensor of the
// current step beside its formula, and all states over time.
#pragma once

#include "core/explain/unit_profile.h"
#include "core/model/trace.h"
#include "core/model/weight_id.h"
#include "ui/step/bookmarks.h"
#include "ui/step/step_walk.h"
#include "ui/step/term_panel.h"
#include "ui/widgets/answer_notice.h"
#include "ui/widgets/figure.h"

#include <QStringList>
#include <QTimer>
#include <QVector>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace seq2seq::ui {

class Card;
class DecoderBoxes;
class EncoderBoxes;
class ExplanationLine;
class Selection;
class StateFilm;
class StatesCard;
class StepBoard;
class TokenArea;
class TokenStrip;
class UnitPanel;
class UnitPointer;
struct TitledPicture;

/// A passive view of one Trace. Steps run over the m source positions first, then over the n target
/// words.
class StepView : public QWidget {
    Q_OBJECT

public:
    /// @param selection shared with the other workspaces; must outlive the view
    explicit StepView(Selection *selection, QWidget *parent = nullptr);

    /// @param forced places of the target words that the person chose, ascending
    void setTrace(std::shared_ptr<const Trace> trace, const QVector<int> &forced = {});
    /// Of which weights the trace is; unset without one.
    void setAnswerAge(const std::optional<AnswerAge> &age);
    [[nodiscard]] int stepCount() const; ///< m + n; 0 without a trace
    [[nodiscard]] int step() const
    {
        return m_step;
    } ///< 0..m-1 encoder, m..m+n-1 decoder; -1 without a trace
    [[nodiscard]] bool isPlaying() const { return m_player.isActive(); }
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What a person changed in the model that wrote the translation; empty: nothing.
    void setChanges(const QStringList &changes);
    /// Of the unit that is picked.
    [[nodiscard]] UnitPanel &unitPanel() { return *m_unit; }
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();
    /// All steps of what is shown, to be painted one by one.
    [[nodiscard]] WalkSubject walk() const;

public slots:
    void setStep(int step); ///< clamped to what there is
    void goFirst();
    void goPrevious();
    void goNext();
    void goLast();
    void play();
    void pause();
    void togglePlaying();
    /// Shows a unit in place of the inside of the step; unset: none.
    void pickUnit(const std::optional<seq2seq::UnitId> &unit);
    void closeUnit();
    void toggleBookmark(); ///< of the current step
    void goPreviousBookmark(); ///< stays where there is none
    void goNextBookmark();
    /// The answer to termRequested().
    void showTerms(const std::vector<seq2seq::UnitTerm> &terms, const seq2seq::ui::TermAge &age);
    /// Opens the numbers that weightRequested() asked for.
    void showWeight(const std::shared_ptr<const seq2seq::WeightValues> &weight);

signals:
    void stepChanged(int step);
    /// Continue the translation after these target ids: the words up to the current step and the
    /// clicked alternative.
    void forceRequested(const QVector<int> &prefix);
    /// Somebody clicked a weight in a formula.
    void weightRequested(const seq2seq::WeightId &weight);
    /// Somebody looks at one number of the trace: how does it come about?
    void termRequested(const seq2seq::TensorId &tensor, int unit);
    /// Translate the same once more: the trace is of older weights.
    void againRequested();
    /// Show one training step on this sentence.
    void trainingStepRequested();
    /// Show this sentence's target with teacher forcing beside free running.
    void freeRunningRequested();
    /// Save walk(), or the numbers of its trace.
    void walkSaveRequested(seq2seq::ui::WalkFile file);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makePlayerCard();
    QWidget *makeButtons();
    void makeTraining();
    void fillSaveMenu(QMenu *menu);
    QWidget *makeInsideCard();
    QWidget *makeUnitPanel();
    QWidget *makeStatesCard();
    QWidget *makeBelow();
    void addKeys();
    void connectBoard(StepBoard *board);
    [[nodiscard]] QString sentences() const;
    [[nodiscard]] TitledPicture stepPicture();
    [[nodiscard]] TitledPicture statesPicture();
    void selectionChanged();
    void explain(const QString &html);
    void showBelow();
    void showBookmarks();
    void goToBookmark(int step);
    void showToolTip(const QPoint &position);
    void showStep();
    void showCurrentToken();
    void showTitle();
    void showChanges();
    void setInterval();
    [[nodiscard]] int frameMs() const; ///< of a step while it plays
    void retranslate();
    void shareStrips();
    void fillLayers();
    void nameLayers();
    void forceWord(int index);

    static constexpr double kLeastBoxes = 14; ///< lines of text that the boxes have room for

    Selection *m_selection;
    std::shared_ptr<const Trace> m_trace;
    QVector<int> m_forced; ///< places of the words that the person chose
    std::shared_ptr<FileDialog> m_fileDialog;
    int m_step = -1;
    bool m_isSelecting = false; ///< we are changing the selection ourselves
    QTimer m_player;
    Bookmarks m_bookmarks;

    Card *m_playerCard = nullptr;
    QPushButton *m_first = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_play = nullptr;
    QPushButton *m_next = nullptr;
    QToolButton *m_bookmark = nullptr;
    QPushButton *m_training = nullptr;
    QComboBox *m_speed = nullptr;
    QLabel *m_changes = nullptr; ///< that the trace is of a changed model
    QStringList m_changeTexts;
    AnswerNotice *m_notice = nullptr;
    TokenArea *m_strips = nullptr; ///< both, side by side
    TokenStrip *m_encoderStrip = nullptr;
    TokenStrip *m_decoderStrip = nullptr;
    QLabel *m_encoderHint = nullptr;
    QLabel *m_decoderHint = nullptr;
    Card *m_insideCard = nullptr;
    QComboBox *m_layer = nullptr;
    QStackedWidget *m_boxes = nullptr;
    QLabel *m_nothing = nullptr; ///< in place of boxes while there is no trace
    EncoderBoxes *m_encoderBoxes = nullptr;
    DecoderBoxes *m_decoderBoxes = nullptr;
    ExplanationLine *m_explanation = nullptr;
    TermPanel *m_term = nullptr;
    UnitPointer *m_units = nullptr;
    StatesCard *m_states = nullptr;
    StateFilm *m_film = nullptr; ///< in it
    UnitPanel *m_unit = nullptr; ///< in place of the inside of the step while a unit is picked
};

} // namespace seq2seq::ui
