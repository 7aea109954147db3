// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted engine: writes down what it is asked for, and publishes what a test tells it to.
#pragma once

#include "app/live_engine.h"
#include "app/questions.h"

#include <QStringList>

#include <array>
#include <mutex>

namespace seq2seq::app {

/// Shared by the test and the engine the program owns, so that the test can still look after the
/// program is gone.
class EngineScript {
public:
    /// Adds to what the next take() gives, and notifies once, as core's engine does.
    void publish(EngineUpdate update)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_next.losses.insert(m_next.losses.end(), update.losses.begin(), update.losses.end());
            m_next.evaluations.insert(
                m_next.evaluations.end(), update.evaluations.begin(), update.evaluations.end());
            m_next.problems.insert(
                m_next.problems.end(), update.problems.begin(), update.problems.end());
            m_next.remarks.insert(
                m_next.remarks.end(), update.remarks.begin(), update.remarks.end());
            if (update.experiment)
                m_next.experiment = update.experiment;
            if (update.status)
                m_next.status = update.status;
            if (update.translation)
                m_next.translation = update.translation;
            if (update.probe)
                m_next.probe = update.probe;
            if (update.report)
                m_next.report = update.report;
            if (update.correction)
                m_next.correction = update.correction;
            if (update.weight)
                m_next.weight = update.weight;
            m_next.answers.insert(
                m_next.answers.end(), update.answers.begin(), update.answers.end());
        }
        notify();
    }
    void publish(const EngineStatus &status)
    {
        EngineUpdate update;
        update.status = status;
        publish(std::move(update));
    }
    void publish(const Experiment &experiment, const EngineStatus &status)
    {
        EngineUpdate update;
        update.experiment = std::make_shared<const Experiment>(experiment);
        update.status = status;
        publish(std::move(update));
    }

    std::function<void()> notify;
    QStringList calls; ///< "train", "save /tmp/a.s2s", ...
    std::vector<TranslateRequest> requests;
    std::vector<Question> questions;
    std::optional<Experiment> used;
    CorpusPlaces places; ///< of the newest "open"
    std::optional<TrainingConfig> training; ///< of the newest setTraining()
    std::vector<SentencePair> pinned; ///< of the newest setPinned()
    std::optional<PairsCommand> pairs; ///< of the newest setPairs()
    int takes = 0;
    bool isDestroyed = false;

    EngineUpdate take()
    {
        const std::scoped_lock lock(m_mutex);
        ++takes;
        return std::exchange(m_next, {});
    }

private:
    std::mutex m_mutex;
    EngineUpdate m_next;
};

class FakeEngine final : public EnginePort {
public:
    FakeEngine(std::shared_ptr<EngineScript> script, std::function<void()> notify)
        : m_script(std::move(script))
    {
        m_script->notify = std::move(notify);
    }
    ~FakeEngine() override { m_script->isDestroyed = true; }

    static EngineFactory factory(const std::shared_ptr<EngineScript> &script)
    {
        return [script](std::function<void()> notify) {
            return std::make_unique<FakeEngine>(script, std::move(notify));
        };
    }

    void post(Command command) override
    {
        std::visit([this](auto &specific) { note(specific); }, command);
    }
    EngineUpdate take() override { return m_script->take(); }

private:
    void note(OpenCommand &command)
    {
        m_script->places = std::move(command.corpus);
        note("open " + command.path);
    }
    void note(UseCommand &command)
    {
        m_script->used = std::move(command.experiment);
        note("use " + command.autosavePath);
    }
    void note(SaveCommand &command)
    {
        note((command.onChange == OnChange::Replace ? "save over " : "save ") + command.path);
    }
    void note(RunCommand &command)
    {
        constexpr std::array kNames{"train", "one step", "pause", "stop"};
        note(kNames.at(std::size_t(command.action)));
    }
    void note(ResetCommand &) { note("reset"); }
    void note(LearningRateCommand &command)
    {
        note("learning rate " + std::to_string(command.learningRate));
    }
    void note(StopConditionsCommand &command)
    {
        note("stop at " + std::to_string(command.maxEpochs) + " epochs, "
            + std::to_string(command.maxSteps) + " steps");
    }
    void note(ProbeCommand &command) { note("probe " + command.probe.source); }
    void note(PinCommand &command)
    {
        m_script->pinned = command.pinned;
        note("pinned " + std::to_string(command.pinned.size()));
    }
    void note(VisitCommand &command)
    {
        note(command.step ? "visit " + std::to_string(*command.step) : "return");
    }
    void note(BranchCommand &command) { note("branch " + std::to_string(command.step)); }
    void note(CorrectCommand &command)
    {
        note("correct " + command.pair.source + " -> " + command.pair.target);
    }
    void note(KeepCommand &command) { note("keep " + std::to_string(command.megabytes)); }
    void note(TrainingCommand &command)
    {
        m_script->training = command.training;
        note("training");
    }
    void note(PairsCommand &command)
    {
        m_script->pairs = std::move(command);
        note("pairs");
    }
    void note(ReadWeightCommand &command)
    {
        note("weight " + std::to_string(int(command.weight.role)));
    }
    void note(Question &question) { m_script->questions.push_back(std::move(question)); }
    void note(TranslateRequest &request) { m_script->requests.push_back(std::move(request)); }
    void note(const std::string &call)
    {
        m_script->calls += QString::fromStdString(call).trimmed();
    }

    std::shared_ptr<EngineScript> m_script;
};

/// Answers in place of a person.
class Answers final : public Questions {
public:
    SaveAnswer toSave = SaveAnswer::Cancel;
    bool toReset = true;
    bool toReplace = true;
    bool toDropChanges = false;
    ChangedAnswer toChanged = ChangedAnswer::Cancel;
    QString openPath;
    QString savePath;
    QString folder;
    QStringList corpusFiles;
    QString foundCorpus; ///< where the sentences of an experiment are
    QStringList asked;

    SaveAnswer askToSave(QWidget *, const QString &name) override
    {
        asked += QStringLiteral("save ") + name;
        return toSave;
    }
    ChangedAnswer askAboutChangedFile(QWidget *, const QString &path) override
    {
        asked += QStringLiteral("changed ") + path;
        return toChanged;
    }
    bool askToReset(QWidget *, qint64) override
    {
        asked += QStringLiteral("reset");
        return toReset;
    }
    bool askToDropPairChanges(QWidget *) override
    {
        asked += QStringLiteral("drop changes");
        return toDropChanges;
    }
    QStringList askCorpusFiles(QWidget *) override { return corpusFiles; }
    QString askForTrainingFile(QWidget *, const QString &name, qint64) override
    {
        asked += QStringLiteral("where is ") + name;
        return foundCorpus;
    }
    QString askFolder(QWidget *, const QString &) override { return folder; }
    QString askOpen(QWidget *, const QString &, const QString &) override { return openPath; }
    QString askSave(
        QWidget *, const QString &, const QString &suggestedName, const QString &) override
    {
        asked += QStringLiteral("path ") + suggestedName;
        return savePath;
    }
    bool askReplace(QWidget *, const QStringList &paths) override
    {
        asked += QStringLiteral("replace ") + paths.join(QLatin1Char(' '));
        return toReplace;
    }
    void reportFailure(QWidget *, const QString &sentence) override { asked += sentence; }
};

/// A prepared experiment of a few made-up pairs, without weights.
inline Experiment smallExperiment()
{
    Experiment experiment;
    experiment.name = "small";
    auto train = std::make_shared<Corpus>();
    train->origin.name = "small.tsv";
    train->pairs = {{"a b", "b a"}, {"c d e", "e d c"}, {"a", "a"}};
    auto dev = std::make_shared<Corpus>();
    dev->pairs = {{"b c", "c b"}, {"d", "d"}};
    experiment.train = train;
    experiment.dev = dev;
    experiment.probe = dev->pairs.front();
    for (Language *language : {&experiment.source, &experiment.target}) {
        language->tokenizer = trainTokenizer({}, {});
        language->vocabulary
            = Vocabulary::build({{"a", 3}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}}, {});
    }
    experiment.model.sourceVocabulary = int(experiment.source.vocabulary.size());
    experiment.model.targetVocabulary = int(experiment.target.vocabulary.size());
    return experiment;
}

/// An answer of the right shape to a request: two words to two words, attention on the diagonal.
inline std::shared_ptr<const TranslateResult> answerTo(const TranslateRequest &request)
{
    auto result = std::make_shared<TranslateResult>();
    result->id = request.id;
    result->translation.source = request.source;
    Hypothesis hypothesis;
    hypothesis.ids = {4, kEos};
    hypothesis.tokenLogProbabilities = {-0.1, -0.1};
    hypothesis.logProbability = -0.2;
    hypothesis.isFinished = true;
    hypothesis.text = "a";
    result->translation.hypotheses = {hypothesis};
    result->translation.sourceTokens = {"a", "</s>"};
    result->translation.sourceIds = {4, kEos};

    Trace &trace = result->trace;
    trace.config.hiddenSize = 2;
    trace.config.embeddingSize = 2;
    trace.config.bidirectional = false;
    trace.source = request.source;
    trace.target = "a";
    trace.sourceTokens = {"a", "</s>"};
    trace.sourceIds = {4, kEos};
    trace.targetTokens = {"a", "</s>"};
    trace.targetIds = {4, kEos};
    const auto filled = [](std::size_t rows, std::size_t columns) {
        Matrix matrix(rows, columns);
        for (float &value : matrix.values)
            value = 0.5F;
        return matrix;
    };
    const auto layer = [&] {
        LayerTrace made;
        for (const char *gate : {"i", "f", "g", "o"})
            made.gates.push_back({gate, filled(2, 2)});
        made.cell = filled(2, 2);
        made.hidden = filled(2, 2);
        return made;
    };
    trace.sourceEmbeddings = filled(2, 2);
    trace.forward = {layer()};
    trace.encoderStates = filled(2, 2);
    trace.startHidden = filled(1, 2);
    trace.startCell = filled(1, 2);
    trace.decoderInput = filled(2, 4);
    trace.decoderEmbeddingSize = 2;
    trace.decoder = {layer()};
    trace.scores = filled(2, 2);
    trace.attention = filled(2, 2);
    trace.context = filled(2, 2);
    trace.output = filled(2, 2);
    trace.logProbabilities = {-0.1, -0.1};
    trace.entropies = {0.3, 0.3};
    trace.ranks = {1, 1};
    trace.topWords = {{{4, "a", 0.9}, {5, "b", 0.1}}, {{kEos, "</s>", 0.9}, {4, "a", 0.1}}};
    return result;
}

} // namespace seq2seq::app
