// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an .s2s file: experiment.json says what there is, the other entries hold what is long.
#include "core/error.h"
#include "core/storage/archive_p.h"
#include "core/storage/atomic_file.h"
#include "core/storage/evaluations_p.h"
#include "core/storage/experiment.h"
#include "core/storage/experiment_target.h"
#include "core/storage/insights_p.h"
#include "core/storage/kept_states_p.h"
#include "core/storage/layout_p.h"
#include "core/storage/settings_json_p.h"
#include "core/storage/tables_p.h"

#include <filesystem>

namespace seq2seq {

namespace {

using nlohmann::json;

/// What loadExperiment would refuse must not be written.
void validate(const Experiment &experiment)
{
    experiment.model.validate();
    experiment.training.validate();
    const auto requireFit = [](const Message &side, const Language &language, int size) {
        if (language.vocabulary.size() != static_cast<std::size_t>(size))
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The %1 vocabulary has %2 words, the model is made for %3")
                    .arg(side)
                    .arg(language.vocabulary.size())
                    .arg(size));
        if (!language.tokenizer)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The %1 side has no tokenizer").arg(side));
    };
    requireFit(message("core", "source"), experiment.source, experiment.model.sourceVocabulary);
    requireFit(message("core", "target"), experiment.target, experiment.model.targetVocabulary);
    if (!experiment.train || !experiment.dev)
        throw Error(ErrorCode::BadConfiguration, message("core", "The experiment has no corpus"));
}

/// Pairs that lie in no file travel, however many they are.
bool mayTravel(const Corpus &train, const Corpus &dev)
{
    return train.origin.kind == CorpusOrigin::Kind::None
        || textBytes(train) + textBytes(dev) <= kEmbeddedCorpusBytes;
}

bool hasPairs(const std::shared_ptr<const Corpus> &corpus)
{
    return corpus && corpus->size() > 0;
}

json describe(const Language &language)
{
    return {
        {"code", language.code},
        {"tokenizer", toJson(language.tokenizer->options())},
        {"unknownCount", language.vocabulary.count(kUnk)},
    };
}

json describe(const SentencePair &pair)
{
    return {{"source", pair.source}, {"target", pair.target}};
}

/// @param record of the corpus, or of one that was not found
json describe(const Corpus &corpus, const CorpusRecord &record, bool isInside)
{
    return {
        {"origin", toJson(corpus.origin)},
        {"sourceLanguage", corpus.sourceLanguage},
        {"targetLanguage", corpus.targetLanguage},
        {"pairs", record.pairs},
        {"fingerprint", record.fingerprint},
        {"aligned", corpus.size() > 0 && corpus.alignments.size() == corpus.size()},
        {"inside", isInside},
    };
}

/// The archive, which looks at what it holds when it is written, and the list of its entries for
/// experiment.json: one that gets lost is missed when the file is read.
class Contents {
public:
    void add(const std::string &name, ArchiveWriter::Make make, Packing packing = Packing::Deflated)
    {
        m_names.push_back(name);
        m_archive.add(name, std::move(make), packing);
    }
    void addTensors(const std::string &name, const StateDict &tensors)
    {
        if (!tensors.empty())
            add(
                name, [&tensors] { return writeSafetensors(tensors); }, Packing::Stored);
    }
    void addLanguage(const Language &language, const char *vocabularyEntry, const char *modelEntry)
    {
        add(vocabularyEntry, [&language] { return vocabularyTable(language.vocabulary); });
        if (std::string model = language.tokenizer->model(); !model.empty())
            add(modelEntry, [model = std::move(model)] { return model; });
    }
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    void write(const json &description, const std::string &path,
        const std::function<void()> &beforeReplacing)
    {
        m_archive.add(
            kExperimentEntry, [&description] { return jsonText(description); }, Packing::Deflated);
        writeFileAtomically(
            path, [this](const WriteAt &file) { m_archive.write(file); }, beforeReplacing);
    }

private:
    ArchiveWriter m_archive;
    std::vector<std::string> m_names;
};

} // namespace

std::optional<CorpusRecord> recordIfOutside(const Corpus &train, const Corpus &dev)
{
    return mayTravel(train, dev) ? std::nullopt : std::optional(recordOf(train));
}

void requireExperimentFile(const std::string &path)
{
    static_cast<void>(ArchiveReader(path));
}

bool isExperimentFile(const std::string &path)
{
    try {
        return ArchiveReader(path).has(kExperimentEntry);
    } catch (const Error &) {
        return false;
    }
}

void checkExperimentTarget(const std::string &path)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored) && !fs::is_empty(path, ignored)
        && !isExperimentFile(path))
        throw Error(ErrorCode::FileUnwritable,
            message("core", "The file that is there is not an experiment, and is kept"), {path},
            message("core", "Choose another file name, or move that file away."));
}

void saveExperiment(const Experiment &experiment, const std::string &path)
{
    saveExperimentAfterLooking(experiment, path, {});
}

void saveExperimentAfterLooking(const Experiment &experiment, const std::string &path,
    const std::function<void()> &beforeReplacing)
{
    validate(experiment);
    checkExperimentTarget(path);
    const bool isTrainMissing = experiment.trainOutside && experiment.train->pairs.empty();
    const bool isTrainInside = !isTrainMissing && mayTravel(*experiment.train, *experiment.dev);

    Contents contents;
    contents.addLanguage(experiment.source, kSourceVocabularyEntry, kSourceModelEntry);
    contents.addLanguage(experiment.target, kTargetVocabularyEntry, kTargetModelEntry);
    if (isTrainInside)
        contents.add(kTrainEntry, [&] { return corpusTable(*experiment.train); });
    contents.add(kDevEntry, [&] { return corpusTable(*experiment.dev); });
    if (hasPairs(experiment.test))
        contents.add(kTestEntry, [&] { return corpusTable(*experiment.test); });
    if (hasPairs(experiment.unused))
        contents.add(kUnusedEntry, [&] { return corpusTable(*experiment.unused); });
    contents.add(kHistoryEntry, [&] { return lossTable(experiment.history.losses); });
    contents.add(
        kEvaluationsEntry, [&] { return evaluationsText(experiment.history.evaluations); });
    const StateDict probes = probeMatrices(experiment.history.evaluations);
    contents.addTensors(kProbesEntry, probes);
    const StateDict histograms = histogramTensors(experiment.history.evaluations);
    contents.add(kInsightsEntry, [&] { return insightsText(experiment.history.evaluations); });
    contents.addTensors(kHistogramsEntry, histograms);
    contents.addTensors(kWeightsEntry, experiment.weights);
    contents.addTensors(kBestWeightsEntry, experiment.bestWeights);
    contents.addTensors(kOptimizerEntry, experiment.optimizer);
    contents.addTensors(kBestOptimizerEntry, experiment.bestOptimizer);
    if (!experiment.keptStates.empty())
        contents.add(kKeptStatesEntry, [&] { return keptStatesText(experiment.keptStates); });
    for (const KeptState &kept : experiment.keptStates)
        contents.addTensors(keptStateEntry(kept.state.step), *kept.weights);

    json pinned = json::array();
    for (const SentencePair &pair : experiment.pinned)
        pinned.push_back(describe(pair));
    json description{
        {"format", kFormatName},
        {"version", kFormatVersion},
        {"entries", contents.names()},
        {"name", experiment.name},
        {"preset", experiment.preset},
        {"model", toJson(experiment.model)},
        {"training", toJson(experiment.training)},
        {"state", toJson(experiment.state)},
        {"source", describe(experiment.source)},
        {"target", describe(experiment.target)},
        {"train",
            describe(*experiment.train,
                isTrainMissing ? *experiment.trainOutside : recordOf(*experiment.train),
                isTrainInside)},
        {"dev", describe(*experiment.dev, recordOf(*experiment.dev), true)},
        {"probe", describe(experiment.probe)},
        {"pinned", std::move(pinned)},
    };
    if (hasPairs(experiment.test))
        description["test"] = describe(*experiment.test, recordOf(*experiment.test), true);
    if (hasPairs(experiment.unused))
        description["unused"] = describe(*experiment.unused, recordOf(*experiment.unused), true);
    contents.write(description, path, beforeReplacing);
}

} // namespace seq2seq
