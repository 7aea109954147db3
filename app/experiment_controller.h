// SPDX-License-Identifier: GPL-3.0-or-later
// The open experiment: train it, save it, open another one, close the program without losing work.
#pragma once

#include "app/corpus_loader.h"
#include "app/engine_bridge.h"
#include "app/inquirer.h"
#include "app/questions.h"
#include "app/settings.h"
#include "ui/frame/main_window.h"
#include "ui/model/model_choice.h"
#include "ui/train/train_view.h"

#include <QObject>

#include <functional>

namespace seq2seq::app {

/// Joins the frame and the Train workspace with the engine. Lives on the GUI thread; owns none of
/// what it joins.
class ExperimentController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge &bridge;
        CorpusLoader &loader;
        ui::MainWindow &window;
        ui::TrainView &trainView;
        Questions &questions;
        Settings &settings;
        Inquirer &inquirer;
        /// Whether the person has changed pairs that the run has not taken over.
        std::function<bool()> hasPairChanges;
    };

    explicit ExperimentController(const Parts &parts, QObject *parent = nullptr);

    /// The experiment that is shown; null before the first.
    [[nodiscard]] std::shared_ptr<const Experiment> experiment() const { return m_experiment; }

    /// Everything the run has recorded so far.
    [[nodiscard]] const History &history() const { return m_history; }

    /// Opens a file of the program. Unsaved training is asked about first.
    void open(const QString &path);
    /// Opens a model that comes with the program: it is never written to.
    void openShipped(const QString &path);
    /// @param remark shown with it, unless it is empty
    void newFromBuiltin(const QString &name, const Message &remark = {});
    /// Another model or other settings for the same corpus. Weights that would be lost are asked
    /// about first.
    void useModel(const ui::ModelChoice &choice);
    /// Asks about unsaved training, and keeps it when that is wanted. False: the person wants to
    /// stay.
    [[nodiscard]] bool mayReplace();
    /// The same, where the changes of the pairs are not lost.
    [[nodiscard]] bool mayBeginAnew();
    /// The system wants the program to end: closes the window without a question, training saved
    /// first. @param rescueFile where to, when there is no file yet or it cannot be saved
    void endNow(const QString &rescueFile);

signals:
    /// A corpus is there whose files were read with this report; the experiment follows.
    void reportArrived(const seq2seq::ReadReport &report);
    /// Another experiment is shown, or the same with other settings.
    void experimentShown(const std::shared_ptr<const seq2seq::Experiment> &experiment);

private:
    void connectWindow();
    void connectBridge();
    void connectLoader();

    void showExperiment(const std::shared_ptr<const Experiment> &experiment);
    void showNames();
    void showPace();
    void appendLosses(const std::vector<LossPoint> &losses);
    void addEvaluation(const std::shared_ptr<const Evaluation> &evaluation);
    void showStatus(const EngineStatus &status);
    void showProblem(const EngineProblem &problem);
    [[nodiscard]] bool settleChangedFile();

    void train();
    void stop();
    void reset();
    void save();
    bool saveAs();
    void connectTimeMachine();
    void connectSentences();
    void pin(const QString &source, const QString &reference, bool isOn);
    void branch(std::int64_t step);

    /// What becomes of the experiment that is left behind.
    enum class Leaving { Not, Now, AfterSaving };
    [[nodiscard]] Leaving settleUnsaved();
    [[nodiscard]] bool mayDropPairChanges();
    void use(Prepared &prepared);
    void close();
    /// The training sentences that are not in the opened file: remembers where they were found, or
    /// asks for them.
    void settleCorpus();
    void askForCorpus();
    [[nodiscard]] CorpusPlaces places() const; ///< where they may be, from the person's settings
    void rescue();
    void stay(); ///< the window does not close after all
    [[nodiscard]] bool hasTrainingToLose() const;
    [[nodiscard]] QString suggestedFile() const;

    EngineBridge &m_bridge;
    CorpusLoader &m_loader;
    ui::MainWindow &m_window;
    ui::TrainView &m_trainView;
    Questions &m_questions;
    Settings &m_settings;
    Inquirer &m_inquirer;
    std::function<bool()> m_hasPairChanges;

    std::shared_ptr<const Experiment> m_experiment;
    TrainingConfig m_training; ///< of the experiment, with the limits that were raised since
    History m_history; ///< of the run that is shown, for drawing it behind the next one
    bool m_comparesNext
        = false; ///< the experiment that is being prepared is a variant of the one shown
    std::vector<SentencePair> m_pinned;
    bool m_branchesNext = false; ///< the experiment that comes next is a branch of the one shown
    QString m_lastSavedPath;
    double m_secondsSinceSave = -1; ///< as the last status had it
    bool m_isEnding = false; ///< nobody can be asked any more
    QString m_rescueFile; ///< while ending, until it is used
    bool m_isClosing = false; ///< the window closes as soon as the save has been carried out
};

} // namespace seq2seq::app
