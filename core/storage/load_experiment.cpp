// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an .s2s file as hostile input. Each entry is bounded by what the file's own settings can
// need.
#include "core/storage/archive_p.h"
#include "core/storage/damage_p.h"
#include "core/storage/evaluations_p.h"
#include "core/storage/experiment.h"
#include "core/storage/insights_p.h"
#include "core/storage/kept_states_p.h"
#include "core/storage/layout_p.h"
#include "core/storage/settings_json_p.h"
#include "core/storage/tables_p.h"
#include "core/storage/version_p.h"
#include "core/text/width.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace seq2seq {

namespace {

using nlohmann::json;

constexpr std::uint64_t kMegabyte = 1u << 20;
constexpr std::uint64_t kLargestTable
    = 512 * kMegabyte; // four million updates, or many times the embedded corpus
constexpr std::uint64_t kLargestVocabulary = 64 * kMegabyte;
constexpr std::uint64_t kLargestEvaluations = 64 * kMegabyte; // tens of thousands of looks at dev
constexpr std::uint64_t kMostUnsavedWeights
    = 200'000'000; // of a model that is made when the file is opened
constexpr std::uint64_t kLargestSentencePiece = 64 * kMegabyte;

/// An open .s2s file and the list of what belongs into it.
class Reading {
public:
    Reading(const std::string &path, const std::stop_token &stop)
        : m_archive(path, stop)
        , m_stop(stop)
    {
    }

    void expect(const JsonFields &description)
    {
        for (const json &name : description.array("entries")) {
            if (!name.is_string())
                description.fail("entries", message("core", "is not a list of names"));
            if (!m_archive.has(name.get<std::string>()))
                throwDamaged(
                    origin(name.get<std::string>()), message("core", "the entry is missing"));
            m_expected.insert(name.get<std::string>());
        }
    }
    [[nodiscard]] bool expects(const std::string &name) const { return m_expected.contains(name); }
    [[nodiscard]] std::string origin(const std::string &name) const
    {
        return m_archive.origin(name);
    }
    [[nodiscard]] std::string read(const std::string &name, std::uint64_t limit) const
    {
        return m_archive.read(name, limit);
    }

    [[nodiscard]] const std::stop_token &stop() const { return m_stop; }

private:
    ArchiveReader m_archive;
    std::stop_token m_stop;
    std::set<std::string> m_expected;
};

struct LanguageEntries {
    const char *field;
    const char *vocabulary;
    const char *model;
};

/// Whether a vocabulary from before widths were folded has more half-width signs where it has both:
/// what is typed then stays as it is, or a frequent word would become a rare one.
bool prefersHalfWidth(const Vocabulary &vocabulary)
{
    std::int64_t full = 0;
    std::int64_t half = 0;
    for (const char *sign : {"，", "？", "！", "：", "；", "（", "）"}) {
        const int fullId = vocabulary.id(sign);
        const int halfId = vocabulary.id(otherWidth(sign));
        full += fullId == kUnk ? 0 : vocabulary.count(fullId);
        half += halfId == kUnk ? 0 : vocabulary.count(halfId);
    }
    return full > 0 && half > full;
}

Language readLanguage(
    const Reading &reading, const JsonFields &description, const LanguageEntries &entries, int size)
{
    const JsonFields fields = description.object(entries.field);
    Language language;
    language.code = fields.text("code");
    const JsonFields tokenizer = fields.object("tokenizer");
    TokenizerOptions options = tokenizerOptionsFrom(tokenizer);
    std::string model;
    if (options.kind == TokenizerKind::Subword)
        model = reading.read(entries.model, kLargestSentencePiece);
    language.vocabulary = vocabularyFrom(reading.read(entries.vocabulary, kLargestVocabulary),
        fields.count("unknownCount"), static_cast<std::size_t>(size),
        reading.origin(entries.vocabulary), reading.stop());
    if (language.vocabulary.size() != static_cast<std::size_t>(size))
        throwDamaged(reading.origin(entries.vocabulary),
            message("core",
                "the vocabulary has %1 words with the special ones, the model is made for %2")
                .arg(language.vocabulary.size())
                .arg(size));
    options.foldWidth = tokenizer.has("foldWidth") // files of version 0.1 lack it
        ? tokenizer.flag("foldWidth")
        : mixesWidths(language.code) && !prefersHalfWidth(language.vocabulary);
    language.tokenizer = damagedUnlessValid(
        reading.origin(entries.model), [&] { return restoreTokenizer(options, model); });
    return language;
}

struct RecordedCorpus {
    Corpus corpus; ///< without pairs unless they are inside
    CorpusRecord record;
    bool isInside = false;
};

RecordedCorpus readCorpus(const Reading &reading, const JsonFields &fields, const char *entry)
{
    RecordedCorpus recorded;
    recorded.corpus.origin = corpusOriginFrom(fields.object("origin"));
    recorded.corpus.sourceLanguage = fields.text("sourceLanguage");
    recorded.corpus.targetLanguage = fields.text("targetLanguage");
    recorded.record.pairs = static_cast<std::size_t>(fields.count("pairs"));
    recorded.record.fingerprint = fields.bits("fingerprint");
    recorded.isInside = fields.flag("inside");
    if (!recorded.isInside)
        return recorded;
    readCorpusTable(reading.read(entry, kLargestTable), fields.flag("aligned"),
        reading.origin(entry), recorded.corpus, reading.stop());
    if (recorded.corpus.size() != recorded.record.pairs)
        throwDamaged(reading.origin(entry),
            message("core", "there are %1 sentence pairs, %2 were saved")
                .arg(recorded.corpus.size())
                .arg(recorded.record.pairs));
    return recorded;
}

/// Puts train into the experiment: what is inside, or what is found elsewhere.
void completeTrain(RecordedCorpus recorded, const std::string &path, const LoadOptions &options,
    std::vector<Message> &remarks, Experiment &experiment)
{
    if (!recorded.isInside && !options.isTrainWanted)
        experiment.trainOutside = recorded.record;
    if (recorded.isInside || !options.isTrainWanted) {
        experiment.train = std::make_shared<const Corpus>(std::move(recorded.corpus));
        return;
    }
    const WantedCorpus wanted{recorded.corpus.origin, recorded.record,
        std::filesystem::path(path).parent_path().string()};
    FoundCorpus found = findTrain(wanted, *experiment.dev, options.corpus, remarks, options.stop);
    experiment.trainOutside
        = found.isChanged ? recordOf(found.corpus, options.stop) : recorded.record;
    if (found.isChanged)
        experiment.state.batchInEpoch = 0; // the batches that were done were others
    if (!found.corpus.pairs.empty()) {
        found.corpus.sourceLanguage = recorded.corpus.sourceLanguage;
        found.corpus.targetLanguage = recorded.corpus.targetLanguage;
        recorded.corpus = std::move(found.corpus);
    }
    experiment.train = std::make_shared<const Corpus>(std::move(recorded.corpus));
}

History readHistory(const Reading &reading)
{
    History history;
    history.losses = lossesFrom(
        reading.read(kHistoryEntry, kLargestTable), reading.origin(kHistoryEntry), reading.stop());
    history.evaluations = evaluationsFrom(reading.read(kEvaluationsEntry, kLargestEvaluations),
        reading.origin(kEvaluationsEntry), reading.stop());
    if (reading.expects(kProbesEntry))
        restoreProbeMatrices(readSafetensors(reading.read(kProbesEntry, kLargestTable),
                                 reading.origin(kProbesEntry), reading.stop()),
            reading.origin(kProbesEntry), history.evaluations);
    if (reading.expects(kInsightsEntry)) // older files have none
        restoreInsights(reading.read(kInsightsEntry, kLargestEvaluations),
            reading.origin(kInsightsEntry), history.evaluations, reading.stop());
    if (reading.expects(kHistogramsEntry))
        restoreHistograms(readSafetensors(reading.read(kHistogramsEntry, kLargestTable),
                              reading.origin(kHistogramsEntry), reading.stop()),
            reading.origin(kHistogramsEntry), history.evaluations);
    return history;
}

std::uint64_t parameterCount(const ModelConfig &config)
{
    std::uint64_t count = 0;
    for (const ParameterCount &part : countParameters(config))
        count += static_cast<std::uint64_t>(part.parameters);
    return count;
}

/// Reads tensors that hold `copies` numbers for each of the model's; none when the file was saved
/// without.
StateDict readTensors(const Reading &reading, const std::string &entry, const ModelConfig &config,
    std::uint64_t copies)
{
    if (!reading.expects(entry))
        return {};
    const std::uint64_t expected = copies * parameterCount(config);
    const std::uint64_t limit
        = expected * sizeof(double) + kMegabyte; // the header is far smaller than a megabyte
    StateDict tensors
        = readSafetensors(reading.read(entry, limit), reading.origin(entry), reading.stop());
    std::uint64_t count = 0;
    for (const NamedTensor &tensor : tensors)
        count += tensor.values.size();
    if (count != expected)
        throwDamaged(reading.origin(entry),
            message("core", "it holds %1 numbers, the model needs %2").arg(count).arg(expected));
    return tensors;
}

/// Both have to be the same weights: the one takes the place of the other while training.
void requireSameShapes(
    const StateDict &tensors, const StateDict &weights, const std::string &origin)
{
    if (tensors.empty())
        return;
    const bool fits
        = std::ranges::equal(tensors, weights, [](const NamedTensor &a, const NamedTensor &b) {
              return a.name == b.name && a.shape == b.shape;
          });
    if (!fits)
        throwDamaged(
            origin, message("core", "its names and shapes are not those of %1").arg(kWeightsEntry));
}

/// The weights of earlier evaluations; their entries are as large as the model's, and so is what
/// they take, whatever the file says.
std::vector<KeptState> readKeptStates(const Reading &reading, const Experiment &experiment)
{
    if (!reading.expects(kKeptStatesEntry))
        return {};
    std::vector<KeptState> states
        = keptStatesFrom(reading.read(kKeptStatesEntry, kLargestDescription),
            reading.origin(kKeptStatesEntry), experiment.history.evaluations, reading.stop());
    for (KeptState &kept : states) {
        const std::string entry = keptStateEntry(kept.state.step);
        StateDict weights = readTensors(reading, entry, experiment.model, 1);
        if (weights.empty())
            throwDamaged(reading.origin(entry), message("core", "the entry is missing"));
        requireSameShapes(weights, experiment.weights, reading.origin(entry));
        kept.weights = std::make_shared<const StateDict>(std::move(weights));
    }
    return states;
}

/// A model without weights is made anew, so a file of two kilobytes could ask for any size.
void requireSmall(const ModelConfig &config, const std::string &origin)
{
    const std::uint64_t weights = parameterCount(config);
    if (weights > kMostUnsavedWeights)
        throwDamaged(origin,
            message("core", "the model would have %1 weights, and the file holds none of them")
                .arg(weights));
}

/// The probe of the file, or the first dev pair that is short enough when that is too long.
SentencePair readProbe(const JsonFields &fields, const Corpus &dev, std::vector<Message> &remarks)
{
    const SentencePair probe{fields.text("source"), fields.text("target")};
    if (isShortEnoughToProbe(probe))
        return probe;
    remarks.push_back(message("core",
        "The probe sentence of the file is too long to be looked at at every evaluation (%1 bytes "
        "a side at most); another one takes its place.")
                          .arg(kLongestProbe));
    for (const SentencePair &pair : dev.pairs)
        if (isShortEnoughToProbe(pair))
            return pair;
    return {};
}

/// Those that are short enough, as many as may be pinned.
std::vector<SentencePair> readPinned(const JsonFields &description)
{
    std::vector<SentencePair> pinned;
    if (!description.has("pinned")) // older files lack it
        return pinned;
    for (const json &value : description.array("pinned")) {
        const JsonFields fields(value, description.origin(), "pinned.");
        SentencePair pair{fields.text("source"), fields.text("target")};
        if (isShortEnoughToProbe(pair) && !pair.source.empty() && !pair.target.empty()
            && pinned.size() < kMostPinned)
            pinned.push_back(std::move(pair));
    }
    return pinned;
}

} // namespace

void requireVersion(const JsonFields &description, const std::string &path)
{
    if (description.text("format") != kFormatName)
        description.fail("format", message("core", "does not say that this is an experiment"));
    const std::int64_t version = description.integer("version", 1, 1'000'000);
    if (version > kFormatVersion)
        throw Error(ErrorCode::BadExperiment,
            message("core",
                "it was made by a newer version of Seq2Seq Explorer (file format %1, this program "
                "reads up to %2)")
                .arg(version)
                .arg(kFormatVersion),
            {path + ", " + kExperimentEntry},
            message("core", "Update Seq2Seq Explorer to open it."));
}

Experiment loadExperiment(
    const std::string &path, std::vector<Message> *remarks, const LoadOptions &options)
{
    Reading reading(path, options.stop);
    const json document = parseJson(reading.read(kExperimentEntry, kLargestDescription),
        reading.origin(kExperimentEntry), options.stop);
    const JsonFields description(document, reading.origin(kExperimentEntry));
    requireVersion(description, path);
    reading.expect(description);

    Experiment experiment;
    experiment.name = description.text("name");
    experiment.preset = description.text("preset");
    experiment.model = modelConfigFrom(description.object("model"));
    experiment.training = trainingConfigFrom(description.object("training"));
    experiment.state = trainerStateFrom(description.object("state"));
    experiment.source = readLanguage(reading, description,
        {"source", kSourceVocabularyEntry, kSourceModelEntry}, experiment.model.sourceVocabulary);
    experiment.target = readLanguage(reading, description,
        {"target", kTargetVocabularyEntry, kTargetModelEntry}, experiment.model.targetVocabulary);
    experiment.history = readHistory(reading);
    experiment.weights = readTensors(reading, kWeightsEntry, experiment.model, 1);
    experiment.bestWeights = readTensors(reading, kBestWeightsEntry, experiment.model, 1);
    requireSameShapes(
        experiment.bestWeights, experiment.weights, reading.origin(kBestWeightsEntry));
    experiment.optimizer
        = readTensors(reading, kOptimizerEntry, experiment.model, 2); // both of Adam's moments
    experiment.bestOptimizer = readTensors(reading, kBestOptimizerEntry, experiment.model, 2);
    requireSameShapes(
        experiment.bestOptimizer, experiment.optimizer, reading.origin(kBestOptimizerEntry));
    if (options.areKeptStatesWanted)
        experiment.keptStates = readKeptStates(reading, experiment);
    if (experiment.weights.empty())
        requireSmall(experiment.model, reading.origin(kExperimentEntry));
    std::vector<Message> unheard;
    std::vector<Message> &heard = remarks != nullptr ? *remarks : unheard;
    experiment.dev = std::make_shared<const Corpus>(
        readCorpus(reading, description.object("dev"), kDevEntry).corpus);
    const auto readWhereThereIs = [&](const char *name, const char *entry) {
        return description.has(name) ? std::make_shared<const Corpus>(
                   readCorpus(reading, description.object(name), entry).corpus)
                                     : nullptr;
    };
    experiment.test = readWhereThereIs("test", kTestEntry);
    experiment.unused = readWhereThereIs("unused", kUnusedEntry);
    experiment.probe = readProbe(description.object("probe"), *experiment.dev, heard);
    experiment.pinned = readPinned(description);
    completeTrain(readCorpus(reading, description.object("train"), kTrainEntry), path, options,
        heard, experiment);
    return experiment;
}

Experiment loadToTranslate(const std::string &path)
{
    LoadOptions options;
    options.isTrainWanted = false;
    options.areKeptStatesWanted = false;
    return loadExperiment(path, nullptr, options);
}

} // namespace seq2seq
