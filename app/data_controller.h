// SPDX-License-Identifier: GPL-3.0-or-later
// The Data workspace: opens corpora, and works out on a worker what the view shows about them.
#pragma once

#include "app/corpus_loader.h"
#include "app/engine_bridge.h"
#include "app/questions.h"
#include "app/text_studies.h"
#include "ui/data/data_view.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace seq2seq::ui {
class ImportDialog;
struct PreviewQuestion;
class MainWindow;
} // namespace seq2seq::ui

namespace seq2seq::app {

/// Everything about a corpus that takes longer than a frame to find out.
struct CorpusFacts {
    ui::LengthHistogram histogram;
    /// Of every row of the table: those of train, dev, test and the unused pairs.
    std::shared_ptr<std::vector<ui::PairLengths>> lengths;
    std::vector<ui::VocabularyRow> source;
    std::vector<ui::VocabularyRow> target;
};

/// Cuts every sentence; the histogram counts those of train. Stops early, with what it has, when
/// asked to.
[[nodiscard]] CorpusFacts corpusFacts(
    const Experiment &experiment, const std::stop_token &stop = {});
/// One pair as tokens and ids.
[[nodiscard]] ui::SentenceAnalysis analyseSentence(
    const Experiment &experiment, const SentencePair &pair);

/// Joins the Data workspace with readers and engine. Lives on the GUI thread; owns none of what it
/// joins.
class DataController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge &bridge;
        CorpusLoader &loader;
        ui::MainWindow &window;
        ui::DataView &view;
        std::shared_ptr<Questions> questions;
        std::function<bool()>
            mayReplace; ///< asks about unsaved training before another corpus comes
        std::function<bool()> mayBeginAnew; ///< the same where changed pairs are not lost
    };

    explicit DataController(const Parts &parts, QObject *parent = nullptr);
    ~DataController() override;

    /// Asks for files, then how to read them.
    void chooseFiles();
    /// Opens the import dialog on one tab-separated file or two line-aligned ones.
    void importFiles(const QStringList &paths);
    /// What reading the next corpus found; shown when it is.
    void setReport(const ReadReport &report) { m_report = report; }

signals:
    /// A corpus was read from this tab-separated file.
    void corpusImported(const QString &path);
    /// The facts of the corpus that is shown are complete.
    void factsShown();

private:
    void showExperiment(const std::shared_ptr<const Experiment> &experiment);
    void gatherFacts();
    void showSentence(const SentencePair &pair);
    void takeOver(ui::TakeOver how);
    void beginWithVocabulary(TokenizerKind kind, int size);
    /// What was changed is locked until the run has it, or does not take it.
    void startTakingOver(CorpusLoader::Work work, bool isBeginning);
    void study();
    void preview(ui::ImportDialog *dialog, const ui::PreviewQuestion &question);
    void check(ui::ImportDialog *dialog, const ui::ImportChoice &choice);
    void import(const ui::ImportChoice &choice);

    EngineBridge &m_bridge;
    CorpusLoader &m_loader;
    ui::MainWindow &m_window;
    ui::DataView &m_view;
    std::shared_ptr<Questions> m_questions;
    std::function<bool()> m_mayReplace;
    std::function<bool()> m_mayBeginAnew;

    std::shared_ptr<const Experiment> m_experiment;
    ReadReport m_report;
    QString m_imported; ///< the tab-separated file that is being read
    std::stop_source m_stopFacts;
    std::stop_source m_stopCheck; ///< of the files that an import dialog has chosen
    std::unique_ptr<TextStudies> m_studies;
};

} // namespace seq2seq::app
