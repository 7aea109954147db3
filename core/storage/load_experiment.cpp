// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an .s2s file as hostile input. Each entry is bounded by what the file's own settings can
// need.
#include "core/storage/archive_p.h"
#include "core/storage/corpus_source_p.h"
#include "core/storage/damage_p.h"
#include "core/storage/evaluations_p.h"
#include "core/storage/experiment.h"
#include "core/storage/layout_p.h"
#include "core/storage/settings_json_p.h"
#include "core/storage/tables_p.h"
#include "core/text/width.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace seq2seq {

namespace {

using nlohmann::json;

constexpr std::uint64_t kMegabyte = 1u << 20;
constexpr std::uint64_t kLargestDescription = kMegabyte;
constexpr std::uint64_t kLargestTable
    = 512 * kMegabyte; // four million updates, or four times the embedded corpus
constexpr std::uint64_t kLargestSentencePiece = 64 * kMegabyte;

/// An open .s2s file and the list of what belongs into it.
class Reading {
public:
    explicit Reading(const std::string &path)
        : m_archive(path)
    {
    }

    void expect(const JsonFields &description)
    {
        for (const json &name : description.array("entries")) {
            if (!name.is_string())
                description.fail("entries", "is not a list of names");
            if (!m_archive.has(name.get<std::string>()))
                throwDamaged(origin(name.get<std::string>().c_str()), "the entry is missing");
            m_expected.insert(name.get<std::string>());
        }
    }
    [[nodiscard]] bool expects(const char *name) const { return m_expected.contains(name); }
    [[nodiscard]] std::string origin(const char *name) const { return m_archive.origin(name); }
    [[nodiscard]] std::string read(const char *name, std::uint64_t limit) const
    {
        return m_archive.read(name, limit);
    }

private:
    ArchiveReader m_archive;
    std::set<std::string> m_expected;
};

void requireVersion(const JsonFields &description, const std::string &path)
{
    if (description.text("format") != kFormatName)
        description.fail("format", "does not say that this is an experiment");
    const std::int64_t version = description.integer("version", 1, 1'000'000);
    if (version > kFormatVersion)
        throw Error(ErrorCode::BadExperiment,
            "it was made by a newer version of Seq2Seq Explorer (file format "
                + std::to_string(version) + ", this program reads up to "
                + std::to_string(kFormatVersion) + ")",
            {path + ", " + kExperimentEntry}, "Update Seq2Seq Explorer to open it.");
}

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
    language.vocabulary = vocabularyFrom(reading.read(entries.vocabulary, kLargestTable),
        fields.count("unknownCount"), reading.origin(entries.vocabulary));
    if (language.vocabulary.size() != static_cast<std::size_t>(size))
        throwDamaged(reading.origin(entries.vocabulary),
            "the vocabulary has " + std::to_string(language.vocabulary.size())
                + " words with the special ones, the model is made for " + std::to_string(size));
    options.foldWidth = tokenizer.has("foldWidth") // files of version 0.1 lack it
        ? tokenizer.flag("foldWidth")
        : mixesWidths(language.code) && !prefersHalfWidth(language.vocabulary);
    language.tokenizer = damagedUnlessValid(
        reading.origin(entries.model), [&] { return restoreTokenizer(options, model); });
    return language;
}

struct RecordedCorpus {
    Corpus corpus; ///< without pairs unless they are inside
    std::uint64_t pairs = 0;
    std::uint64_t fingerprint = 0;
    bool isInside = false;
};

RecordedCorpus readCorpus(const Reading &reading, const JsonFields &fields, const char *entry)
{
    RecordedCorpus recorded;
    recorded.corpus.origin = corpusOriginFrom(fields.object("origin"));
    recorded.corpus.sourceLanguage = fields.text("sourceLanguage");
    recorded.corpus.targetLanguage = fields.text("targetLanguage");
    recorded.pairs = static_cast<std::uint64_t>(fields.count("pairs"));
    recorded.fingerprint = fields.bits("fingerprint");
    recorded.isInside = fields.flag("inside");
    if (!recorded.isInside)
        return recorded;
    readCorpusTable(reading.read(entry, kLargestTable), fields.flag("aligned"),
        reading.origin(entry), recorded.corpus);
    if (recorded.corpus.size() != recorded.pairs)
        throwDamaged(reading.origin(entry),
            "there are " + std::to_string(recorded.corpus.size()) + " sentence pairs, "
                + std::to_string(recorded.pairs) + " were saved");
    return recorded;
}

std::shared_ptr<const Corpus> completeTrain(RecordedCorpus recorded, const Corpus &dev,
    const std::string &path, std::vector<std::string> &remarks)
{
    if (!recorded.isInside) {
        const std::string folder = std::filesystem::path(path).parent_path().string();
        Corpus found = findTrain({recorded.corpus.origin, static_cast<std::size_t>(recorded.pairs),
                                     recorded.fingerprint},
            dev, folder, remarks);
        recorded.corpus.pairs = std::move(found.pairs);
        recorded.corpus.alignments = std::move(found.alignments);
    }
    return std::make_shared<const Corpus>(std::move(recorded.corpus));
}

History readHistory(const Reading &reading)
{
    History history;
    history.losses
        = lossesFrom(reading.read(kHistoryEntry, kLargestTable), reading.origin(kHistoryEntry));
    history.evaluations = evaluationsFrom(
        reading.read(kEvaluationsEntry, kLargestTable), reading.origin(kEvaluationsEntry));
    if (reading.expects(kProbesEntry))
        restoreProbeMatrices(readSafetensors(reading.read(kProbesEntry, kLargestTable),
                                 reading.origin(kProbesEntry)),
            reading.origin(kProbesEntry), history.evaluations);
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
StateDict readTensors(
    const Reading &reading, const char *entry, const ModelConfig &config, std::uint64_t copies)
{
    if (!reading.expects(entry))
        return {};
    const std::uint64_t expected = copies * parameterCount(config);
    const std::uint64_t limit
        = expected * sizeof(double) + kMegabyte; // the header is far smaller than a megabyte
    StateDict tensors = readSafetensors(reading.read(entry, limit), reading.origin(entry));
    std::uint64_t count = 0;
    for (const NamedTensor &tensor : tensors)
        count += tensor.values.size();
    if (count != expected)
        throwDamaged(reading.origin(entry),
            "it holds " + std::to_string(count) + " numbers, the model needs "
                + std::to_string(expected));
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
        throwDamaged(origin, std::string("its names and shapes are not those of ") + kWeightsEntry);
}

} // namespace

Experiment loadExperiment(const std::string &path, std::vector<std::string> *remarks)
{
    Reading reading(path);
    const json document = parseJson(
        reading.read(kExperimentEntry, kLargestDescription), reading.origin(kExperimentEntry));
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
    const JsonFields probe = description.object("probe");
    experiment.probe = {probe.text("source"), probe.text("target")};

    std::vector<std::string> unheard;
    experiment.dev = std::make_shared<const Corpus>(
        readCorpus(reading, description.object("dev"), kDevEntry).corpus);
    experiment.train = completeTrain(readCorpus(reading, description.object("train"), kTrainEntry),
        *experiment.dev, path, remarks != nullptr ? *remarks : unheard);
    return experiment;
}

} // namespace seq2seq
