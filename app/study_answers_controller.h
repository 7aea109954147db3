// SPDX-License-Identifier: GPL-3.0-or-later
// What the ticked runs of a study say of sentences: asks them on a worker and fills the cards of
// Compare with it.
#pragma once

#include "app/experiment_controller.h"
#include "app/translate_controller.h"
#include "core/study/quality_curves.h"
#include "core/study/significance.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/same_sentence_card.h"
#include "ui/compare/significance_card.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>

namespace seq2seq::ui {
class QualityCard;
class TogetherCard;
} // namespace seq2seq::ui

namespace seq2seq::app {

/// Lives on the GUI thread. One worker asks, one task after the other: what a person waits for (a
/// sentence) goes before what is made for later (all dev sentences of the next run). Answers are
/// kept with the state of the run's file, and dropped when that has changed.
class StudyAnswersController : public QObject {
    Q_OBJECT

public:
    /// Called on the worker when the first run is asked.
    using AnswererFactory = std::function<std::unique_ptr<RunAnswerer>()>;
    /// The engine's, from its module.
    [[nodiscard]] static AnswererFactory liveAnswerer();

    /// More of the ticked runs are not translated: their answers have to fit into memory.
    static constexpr int kMostRuns = 24;

    struct Parts {
        ui::MainWindow &window;
        ui::CompareView &view;
        EngineBridge &bridge;
        ExperimentController &experiments;
        TranslateController &translations;
        std::shared_ptr<ui::FileDialog> fileDialog;
        AnswererFactory makeAnswerer;
    };

    /// Puts the cards into the view.
    explicit StudyAnswersController(const Parts &parts, QObject *parent = nullptr);
    ~StudyAnswersController() override;

    /// Nothing is left to do.
    [[nodiscard]] bool isIdle() const;

protected:
    /// Goes on when the workspace is shown: nothing is computed for one that nobody sees.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The worker's own.
    struct Asked;
    struct Failure {
        Message sentence;
        bool isCancelled = false;
    };
    template <typename T> struct Outcome {
        std::shared_ptr<const T> result; ///< null: it failed
        Failure failure;
    };
    struct Findings { ///< of all answers that are there
        std::shared_ptr<const QualityCurves> curves;
        QStringList first; ///< of each group
        QStringList files;
        std::vector<ComparedSentence> sentences;
    };

    /// All of them as one, beside the best of them.
    struct Ensemble {
        QString best;
        SystemComparison comparison; ///< its first system is the best run
    };
    struct Opening { ///< a run that is being opened for a sentence
        std::string path;
        QString source;
        ui::Workspace workspace = ui::Workspace::Translate;
        bool hasBegun = false; ///< the engine reads a file
    };

    void makeCards(std::shared_ptr<ui::FileDialog> fileDialog);
    void makeTogetherCard(std::shared_ptr<ui::FileDialog> fileDialog);
    template <typename T>
    void run(std::function<T()> work, std::function<void(const Outcome<T> &)> then);
    void noteStudy();
    void next();
    [[nodiscard]] QStringList wantedRuns();
    [[nodiscard]] bool needsAnswers(const QString &file) const;
    void checkFiles();
    void askRun(const QString &file);
    void askLook(const QString &file);
    void findOut();
    void compare();
    void putTogether(const QStringList &files);
    void average(const QStringList &files);
    void audit(const QStringList &files);
    void concludeTogether(const Failure &failure);
    /// Tells a card, on this thread, how much of a task is done.
    [[nodiscard]] ProgressCallback reporting(std::function<void(double)> tell);
    void showFindings(const Findings &findings);
    void showProgress(double part);
    void showProblems();
    void stop();
    void open(const QString &file, const QString &source, bool isStep);
    void noteStatus(const EngineStatus &status);
    void showOpened();
    [[nodiscard]] std::string pathOf(const QString &file) const;
    [[nodiscard]] QString nameOf(const QString &file) const;

    ui::MainWindow &m_window;
    ui::CompareView &m_view;
    EngineBridge &m_bridge;
    ExperimentController &m_experiments;
    TranslateController &m_translations;
    ui::QualityCard *m_quality;
    ui::SameSentenceCard *m_sentence;
    ui::SignificanceCard *m_significance;
    ui::TogetherCard *m_together;
    std::shared_ptr<Asked> m_asked;

    QString m_folder; ///< of the study
    QStringList m_wanted; ///< ticked runs that can be asked
    std::map<QString, std::shared_ptr<const RunAnswers>> m_answers; ///< by file
    struct Problem {
        QString sentence;
        std::optional<FileStamp> file; ///< as it was found after it had failed
        bool isStamped = false;
    };
    std::map<QString, Problem> m_problems; ///< of runs that did not answer, by file
    QStringList m_remarks; ///< on runs that are not asked
    bool m_isBusy = false;
    bool m_isStopped = false; ///< by the person
    bool m_areFilesUnchecked = false;
    bool m_isStale = false; ///< the cards do not show all answers
    QString m_askedRun; ///< whose dev sentences are being translated; empty: none
    std::stop_source m_stop; ///< of the task that runs
    ui::SentenceTask m_lookTask;
    QStringList m_looks; ///< runs of m_lookTask that have not been asked
    std::optional<Opening> m_opening;
    std::function<void()> m_wish; ///< of the card of ticked runs, that has not been begun
    std::optional<ui::SignificanceTask> m_significanceTask; ///< that has not been begun
    QThreadPool m_worker; ///< last: ends before what its tasks use
};

} // namespace seq2seq::app
