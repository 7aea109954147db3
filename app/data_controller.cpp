// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, previewing and counting corpora without making the window wait.
#include "app/data_controller.h"

#include "app/preparation.h"
#include "app/release.h"
#include "core/corpus/builtin.h"
#include "core/failure.h"
#include "ui/data/import_dialog.h"
#include "ui/frame/main_window.h"
#include "ui/widgets/language.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QPointer>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace seq2seq::app {

namespace {

void count(std::vector<std::int64_t> &histogram, std::size_t length)
{
    if (histogram.size() <= length)
        histogram.resize(length + 1);
    ++histogram[length];
}

std::vector<ui::VocabularyRow> vocabularyRows(const Vocabulary &vocabulary)
{
    std::vector<ui::VocabularyRow> rows;
    rows.reserve(vocabulary.size());
    for (int id = 0; id < int(vocabulary.size()); ++id)
        rows.push_back({id, vocabulary.word(id), vocabulary.count(id)});
    return rows;
}

/// Tokens with `</s>`, and their ids; a word that is not known keeps its spelling.
void analyse(const Language &language, const std::string &sentence,
    std::vector<std::string> &tokens, std::vector<int> &ids)
{
    tokens = language.tokenizer->split(sentence);
    ids.clear();
    for (const std::string &token : tokens)
        ids.push_back(language.id(token));
    tokens.push_back(language.vocabulary.word(kEos));
    ids.push_back(kEos);
}

/// What `work` gives, or a sentence why it does not.
template <typename Work> auto toldWhy(const Work &work)
{
    using Result = std::invoke_result_t<Work>;
    try {
        return std::pair<Result, QString>(work(), {});
    } catch (...) {
        return std::pair<Result, QString>({}, ui::translated(currentFailure().sentence()));
    }
}

/// Runs `work` on a thread of the pool and hands its result to `done` on the GUI thread, unless
/// `context` is gone.
template <typename Work, typename Done> void inBackground(QObject *context, Work work, Done done)
{
    using Result = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, done = std::move(done)]() mutable {
            done(watcher->future().takeResult());
            watcher->deleteLater();
        });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

} // namespace

CorpusFacts corpusFacts(const Experiment &experiment, const std::stop_token &stop)
{
    CorpusFacts facts;
    facts.source = vocabularyRows(experiment.source.vocabulary);
    facts.target = vocabularyRows(experiment.target.vocabulary);
    facts.lengths = std::make_shared<std::vector<ui::PairLengths>>();
    for (const auto &corpus :
        {experiment.train, experiment.dev, experiment.test, experiment.unused}) {
        if (!corpus)
            continue;
        for (const SentencePair &pair : corpus->pairs) {
            if (stop.stop_requested())
                return facts;
            const std::size_t source = experiment.source.tokenizer->split(pair.source).size();
            const std::size_t target = experiment.target.tokenizer->split(pair.target).size();
            facts.lengths->push_back({std::uint32_t(source), std::uint32_t(target)});
            if (corpus != experiment.train)
                continue;
            count(facts.histogram.source, source);
            count(facts.histogram.target, target);
        }
    }
    return facts;
}

ui::SentenceAnalysis analyseSentence(const Experiment &experiment, const SentencePair &pair)
{
    ui::SentenceAnalysis result;
    analyse(experiment.source, pair.source, result.sourceTokens, result.sourceIds);
    analyse(experiment.target, pair.target, result.targetTokens, result.targetIds);
    result.sourceVocabulary = int(experiment.source.vocabulary.size());
    result.targetVocabulary = int(experiment.target.vocabulary.size());
    result.isReadBackwards = experiment.model.reverseSource;
    return result;
}

DataController::DataController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_bridge(parts.bridge)
    , m_loader(parts.loader)
    , m_window(parts.window)
    , m_view(parts.view)
    , m_questions(parts.questions)
    , m_mayReplace(parts.mayReplace)
    , m_mayBeginAnew(parts.mayBeginAnew)
{
    const std::span<const BuiltinCorpus> builtins = builtinCorpora();
    m_view.setBuiltinCorpora({builtins.begin(), builtins.end()});
    m_window.setBuiltinCorpora({builtins.begin(), builtins.end()});
    connect(&m_bridge, &EngineBridge::experimentArrived, this, &DataController::showExperiment);
    connect(&m_view, &ui::DataView::sentenceSelected, this, &DataController::showSentence);
    connect(&m_view, &ui::DataView::takeOverRequested, this, &DataController::takeOver);
    connect(
        &m_view, &ui::DataView::vocabularyRequested, this, &DataController::beginWithVocabulary);
    connect(&m_bridge, &EngineBridge::statusChanged, this,
        [this](const EngineStatus &status) { m_view.setTrained(status.step); });
    const auto unlock = [this] { m_view.setEditable(true); };
    connect(&m_bridge, &EngineBridge::problemArrived, this, unlock);
    connect(&m_loader, &CorpusLoader::failed, this, unlock);
    connect(&m_loader, &CorpusLoader::cancelled, this, unlock);
    // Only a file that could be read is one to come back to.
    connect(&m_loader, &CorpusLoader::prepared, this, [this] {
        if (const QString path = std::exchange(m_imported, {}); !path.isEmpty())
            emit corpusImported(path);
    });
    connect(&m_loader, &CorpusLoader::failed, this, [this] { m_imported.clear(); });
    connect(&m_loader, &CorpusLoader::cancelled, this, [this] { m_imported.clear(); });
    connect(&m_view, &ui::DataView::otherSentencePicked, this,
        [this](const QString &source, const QString &translation) {
            if (m_experiment)
                m_view.setSentence(analyseSentence(
                    *m_experiment, {source.toStdString(), translation.toStdString()}));
        });
    connect(&m_view, &ui::DataView::openRequested, this, &DataController::chooseFiles);
    connect(&m_window, &ui::MainWindow::openCorpusRequested, this, &DataController::chooseFiles);
}

DataController::~DataController()
{
    m_stopFacts.request_stop();
    m_stopCheck.request_stop();
}

void DataController::showExperiment(const std::shared_ptr<const Experiment> &experiment)
{
    const bool isSameCorpus = m_experiment && m_experiment->train == experiment->train;
    m_experiment = experiment;
    if (isSameCorpus)
        return; // a reset changes nothing here
    m_view.setTokenCounter(
        [source = experiment->source.tokenizer, target = experiment->target.tokenizer](
            ui::Side side, const std::string &sentence) {
            return (side == ui::Side::Source ? source : target)->split(sentence).size();
        });
    m_view.setPairs({releasedElsewhere(experiment->train), releasedElsewhere(experiment->dev),
        releasedElsewhere(experiment->test), releasedElsewhere(experiment->unused)});
    m_view.setEditable(true);
    m_studies.reset();
    m_view.beginStudies(experiment->source.tokenizer->options().kind,
        std::max(experiment->model.sourceVocabulary, experiment->model.targetVocabulary));
    m_view.setReport(std::exchange(m_report, {}));
    gatherFacts();
}

void DataController::gatherFacts()
{
    m_stopFacts.request_stop();
    m_stopFacts = std::stop_source();
    inBackground(
        this,
        [experiment = m_experiment, stop = m_stopFacts.get_token()] {
            return corpusFacts(*experiment, stop);
        },
        [this, stop = m_stopFacts.get_token()](CorpusFacts facts) {
            if (stop.stop_requested())
                return; // another corpus has come meanwhile
            m_view.setHistogram(facts.histogram);
            m_view.setLengths(std::move(facts.lengths), m_experiment->training.maxLength);
            m_view.setVocabularies(std::move(facts.source), std::move(facts.target));
            study();
            emit factsShown();
        });
}

void DataController::showSentence(const SentencePair &pair)
{
    if (m_experiment)
        m_view.setSentence(analyseSentence(*m_experiment, pair));
}

void DataController::startTakingOver(CorpusLoader::Work work, bool isBeginning)
{
    m_loader.start(message("app", "Taking over the changed pairs…"), std::move(work),
        isBeginning ? m_mayBeginAnew : std::function<bool()>());
    m_view.setEditable(false);
}

void DataController::takeOver(ui::TakeOver how)
{
    if (m_experiment)
        startTakingOver(
            [experiment = m_experiment, table = m_view.edits().table(), how](
                const ProgressCallback &progress) {
                return prepareChanged(*experiment, table, how, progress);
            },
            how == ui::TakeOver::BeginAnew);
}

void DataController::beginWithVocabulary(TokenizerKind kind, int size)
{
    if (m_experiment)
        startTakingOver(
            [experiment = m_experiment, table = m_view.edits().table(),
                choice = VocabularyChoice{kind, size}](const ProgressCallback &progress) {
                return prepareWithVocabulary(*experiment, table, choice, progress);
            },
            true);
}

/// Counts for the slider of the vocabulary once everything else is shown.
void DataController::study()
{
    m_studies = std::make_unique<TextStudies>(m_experiment);
    connect(m_studies.get(), &TextStudies::studied, &m_view, &ui::DataView::setStudy);
}

void DataController::chooseFiles()
{
    const QStringList paths = m_questions->askCorpusFiles(&m_window);
    if (!paths.isEmpty())
        importFiles(paths);
}

void DataController::importFiles(const QStringList &paths)
{
    if (paths.size() > 2) {
        m_window.addMessage(ui::MessageKind::Problem,
            message("app",
                "%1 files were given. Open one file of pairs, or two files whose lines belong "
                "together.")
                .arg(paths.size()));
        return;
    }
    auto *dialog = new ui::ImportDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileDialog(m_questions);
    connect(dialog, &ui::ImportDialog::previewRequested, this,
        [this, dialog](const ui::PreviewQuestion &question) { preview(dialog, question); });
    connect(dialog, &ui::ImportDialog::checkRequested, this,
        [this, dialog](const ui::ImportChoice &choice) { check(dialog, choice); });
    connect(dialog, &QObject::destroyed, this, [this] { m_stopCheck.request_stop(); });
    connect(dialog, &ui::ImportDialog::importRequested, this, &DataController::import);
    dialog->setFiles(paths);
    dialog->open();
}

void DataController::preview(ui::ImportDialog *dialog, const ui::PreviewQuestion &question)
{
    PreviewOptions options;
    options.format = question.format.toStdString();
    options.encoding = question.encoding.toStdString();
    options.fromLine = question.fromLine;
    inBackground(
        dialog,
        [file = question.path.toStdString(), options] {
            return toldWhy([&] { return previewPairs(file, options); });
        },
        [dialog, question](const std::pair<PairPreview, QString> &outcome) {
            if (outcome.second.isEmpty())
                dialog->setPreview(question, outcome.first);
            else
                dialog->setPreviewProblem(question, outcome.second);
        });
}

void DataController::check(ui::ImportDialog *dialog, const ui::ImportChoice &choice)
{
    m_stopCheck.request_stop(); // of other files or columns
    m_stopCheck = std::stop_source();
    inBackground(
        dialog,
        [choice, stop = m_stopCheck.get_token()] {
            return toldWhy([&] {
                return checkImport(
                    choice, [&stop](double /*done*/) { return !stop.stop_requested(); });
            });
        },
        [dialog, choice, stop = m_stopCheck.get_token()](
            const std::pair<ReadReport, QString> &outcome) {
            if (stop.stop_requested())
                return;
            if (outcome.second.isEmpty())
                dialog->setReport(choice, outcome.first);
            else
                dialog->setCheckProblem(choice, outcome.second);
        });
}

void DataController::import(const ui::ImportChoice &choice)
{
    Recipe base = Recipe::fromPreset("cs224n");
    if (m_experiment) {
        base.preset = m_experiment->preset;
        base.model = m_experiment->model;
        base.training = m_experiment->training;
        base.training.engine = EngineKind::Auto; // it was chosen for the corpus and model before
    }
    const QString file = QFileInfo(QString::fromStdString(choice.origin.sourceFile)).fileName();
    // Whether the present model may go is asked when the file has turned out to be readable.
    m_loader.start(
        message("app", "Reading %1…").arg(file.toStdString()),
        [choice, base](
            const ProgressCallback &progress) { return prepareImport(choice, base, progress); },
        m_mayReplace);
    m_imported = choice.origin.kind == CorpusOrigin::Kind::Tsv
        ? QString::fromStdString(choice.origin.sourceFile)
        : QString();
}

} // namespace seq2seq::app
