// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the window program: window, views, controllers, engine, and how they are joined.
#pragma once

#include "app/appearance.h"
#include "app/compare_controller.h"
#include "app/data_controller.h"
#include "app/experiment_controller.h"
#include "app/free_running_controller.h"
#include "app/model_controller.h"
#include "app/reference_finder.h"
#include "app/resources.h"
#include "app/settings.h"
#include "app/slow_motion_controller.h"
#include "app/study_answers_controller.h"
#include "app/study_controller.h"
#include "app/training_notice.h"
#include "app/translate_controller.h"
#include "app/unit_controller.h"
#include "app/walk_controller.h"
#include "app/weight_exchange.h"
#include "app/why_controller.h"
#include "app/window_language.h"
#include "app/word_links.h"

#include <QObject>
#include <QTimer>

class QUndoStack;

namespace seq2seq::app {

/// Lives on the GUI thread. When it is destroyed, training stops and the engine's thread is joined,
/// before the window goes.
class Session : public QObject {
    Q_OBJECT

public:
    struct Options {
        EngineFactory engine = liveEngine();
        /// Asks the runs of a study.
        StudyAnswersController::AnswererFactory runAnswerer
            = StudyAnswersController::liveAnswerer();
        QString settingsFile; ///< empty = the person's own
        QString builtinModel = shippedModel(); ///< what a new user sees; empty = it is missing
        std::shared_ptr<Questions> questions = std::make_shared<Questions>();
        std::shared_ptr<DesktopNotice> notices = std::make_shared<DesktopNotice>();
        QString headless = headlessProgram(); ///< trains the queues of Compare
        std::optional<ui::ThemeChoice> theme; ///< for this run only
        std::optional<ui::LanguageChoice> language; ///< for this run only
        std::optional<QSize> size; ///< for this run only
    };

    explicit Session(Options options);
    ~Session() override;

    /// Shows the window as it was left last time.
    void show();
    /// Opens a file, or, when `path` is empty, what a new user sees: a trained model and a
    /// translated sentence.
    void start(const QString &path = {});
    /// Saves and closes without a question: the system wants the program to end. What has no file
    /// yet goes to the person's folder for this program, and is among the recent files next time.
    void end();

    /// A file or a corpus is being read or prepared; nothing is being written.
    [[nodiscard]] bool isReading() const;

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] ui::DataView &dataView() { return *m_dataView; }
    [[nodiscard]] ui::ModelView &modelView() { return *m_modelView; }
    [[nodiscard]] ui::TrainView &trainView() { return *m_trainView; }
    [[nodiscard]] ui::TranslateView &translateView() { return *m_translateView; }
    [[nodiscard]] ui::StepView &stepView() { return *m_stepView; }
    [[nodiscard]] ui::CompareView &compareView() { return *m_compareView; }
    [[nodiscard]] EngineBridge &bridge() { return *m_bridge; }
    [[nodiscard]] ExperimentController &experiments() { return *m_experiments; }
    [[nodiscard]] TranslateController &translations() { return *m_translations; }
    [[nodiscard]] DataController &data() { return *m_data; }
    [[nodiscard]] WalkController &walk() { return *m_walk; }
    [[nodiscard]] StudyController &studies() { return *m_study; }
    [[nodiscard]] StudyAnswersController &studyAnswers() { return *m_studyAnswers; }
    [[nodiscard]] std::shared_ptr<const TranslateResult> lastResult() const { return m_lastResult; }

private:
    void makeWindow();
    [[nodiscard]] QUndoStack *undoStackOf(ui::Workspace workspace) const;
    void makeControllers(const EngineFactory &engine);
    void connectFrame();
    void openFiles(const QStringList &paths);
    void openRecent(const QString &path);
    void translateInWindow(const QString &source);
    void exportFigures();
    void changeFontSize(int change);
    void remember();

    Options m_options;
    Settings m_settings;
    WindowLanguage m_language; // before the window, whose constructor sets its texts
    Appearance m_appearance;
    ui::Selection m_selection;
    std::unique_ptr<ui::MainWindow> m_window; // owns the views
    ui::DataView *m_dataView = nullptr;
    ui::ModelView *m_modelView = nullptr;
    ui::TrainView *m_trainView = nullptr;
    ui::TranslateView *m_translateView = nullptr;
    ui::StepView *m_stepView = nullptr;
    ui::CompareView *m_compareView = nullptr;
    CorpusLoader m_loader;
    std::unique_ptr<EngineBridge> m_bridge; // after the window, so destroyed before it
    std::unique_ptr<Inquirer> m_inquirer;
    std::unique_ptr<ExperimentController> m_experiments;
    std::unique_ptr<ModelController> m_model;
    std::unique_ptr<WhyController> m_why;
    std::unique_ptr<TranslateController> m_translations;
    std::unique_ptr<UnitController> m_units;
    std::unique_ptr<SlowMotionController> m_slowMotion;
    std::unique_ptr<FreeRunningController> m_freeRunning;
    std::unique_ptr<WalkController> m_walk;
    std::unique_ptr<CompareController> m_compare;
    std::unique_ptr<DataController> m_data;
    std::unique_ptr<StudyAnswersController> m_studyAnswers;
    std::unique_ptr<StudyController> m_study;
    std::unique_ptr<ReferenceFinder> m_references;
    std::unique_ptr<WordLinksFinder> m_wordLinks;
    std::unique_ptr<WeightExchange> m_weightExchange;
    std::unique_ptr<TrainingNotice> m_trainingNotice;
    std::shared_ptr<const TranslateResult> m_lastResult;
    QTimer m_memoryClock;
};

} // namespace seq2seq::app
