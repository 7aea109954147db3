// SPDX-License-Identifier: GPL-3.0-or-later
// The Train workspace: loss curves, the attention on the probe sentence as a film, dev sentences,
// and training health. Passive: it is given plain data and emits what the person did. Appending is
// cheap; drawing is coalesced.
#pragma once

#include "core/engine/engine_update.h"
#include "core/run/progress.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace seq2seq::ui {

class FileDialog;
class Selection;
class TimeMachine;
struct Figure;

class TrainView : public QWidget {
    Q_OBJECT

public:
    explicit TrainView(QWidget *parent = nullptr);
    ~TrainView() override;

    /// Forgets the run (a new experiment, or Reset).
    void clear();
    /// Shows a run from its beginning (a file was opened).
    void setHistory(const History &history);
    /// Adds what has come out since the last call.
    void appendLosses(const std::vector<LossPoint> &points);
    void addEvaluation(std::shared_ptr<const Evaluation> evaluation);
    /// The pace of the last updates, averaged: the one number that health card and tool bar show.
    /// Unset before the first update.
    [[nodiscard]] std::optional<double> wordsPerSecond() const;
    /// The probe sentence with the weights of this moment, until the next evaluation.
    void setProbeLook(std::shared_ptr<const ProbeLook> look);
    /// What the one step just made changed; goes away when training goes on.
    void setStepReport(std::shared_ptr<const UpdateReport> report);
    /// What is kept of the run and which evaluation is looked at. When that changes the film goes
    /// there, or back to the newest.
    void setStatus(const EngineStatus &status);
    [[nodiscard]] TimeMachine &timeMachine();
    /// TrainingConfig::clipNorm; 0 = never clipped.
    void setClipNorm(double norm);
    /// The rate in force; does not emit learningRateChanged.
    void setLearningRate(double learningRate);
    /// Draws the curves of an earlier run behind this one, dashed (an empty name takes it away).
    void setComparison(const QString &name, const History &history);
    /// A sentence was picked in some workspace: marks it when it is among the dev sentences shown.
    /// @param reference its translation, as far as there is one
    void pickSentence(const QString &source, const QString &reference = {});
    /// Shares the picked tokens with the other workspaces, while the probe sentence is the one that
    /// they show; must outlive the view.
    void setSelection(Selection *selection);
    /// The source tokens of the sentence that the other workspaces show.
    void setShownTokens(const std::vector<std::string> &tokens);
    /// The sentence whose attention is followed; clicked into, it is the one all workspaces show.
    /// Where an evaluation has not recorded it, filmRequested() asks for it.
    void setProbe(const QString &source, const QString &reference);
    /// The sentences that are recorded at every evaluation.
    void setPinned(const std::vector<SentencePair> &pinned);
    /// The attention on a sentence at earlier evaluations, from their weights.
    void setFilm(const SentencePair &pair, const std::vector<ProbeLook> &frames);
    /// What training on a corrected translation changed.
    void showCorrection(const std::shared_ptr<const CorrectionReport> &report);
    void showCorrectionFailed(); ///< the problem itself is told elsewhere
    /// Asks where pictures and tables are saved; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// The person set another learning rate in the health card.
    void learningRateChanged(double learningRate);
    /// The person wants to follow the attention on this pair from now on.
    void probeRequested(const QString &source, const QString &reference);
    /// The person pins the sentence that is followed, or unpins it.
    void pinRequested(const QString &source, const QString &reference, bool isOn);
    void filmRequested(const QString &source, const QString &reference);
    /// The person has corrected a translation: train on it.
    void correctionRequested(const QString &source, const QString &target);
    /// The person picked a dev sentence: it is the sentence all workspaces show.
    void sentencePicked(const QString &source);
    /// A dev sentence was double-clicked: open it in Translate.
    void translateRequested(const QString &source);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
