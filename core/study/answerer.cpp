// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/answerer.h"

#include "core/explain/function_words.h"
#include "core/model/model.h"
#include "core/model/reading_order.h"
#include "core/run/memory_need.h"
#include "core/search/dev_search.h"
#include "core/search/translator.h"
#include "core/stop.h"
#include "core/storage/experiment.h"
#include "core/study/ensemble.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace seq2seq {

namespace {

constexpr std::size_t kSentencesAtOnce = 64; ///< translated between two looks at the stop token

/// Source tokens of the pairs short enough to be trained on.
std::optional<LengthBin> trainedLengths(const Experiment &run, const std::stop_token &stop)
{
    std::optional<LengthBin> trained;
    const auto longest = static_cast<std::size_t>(run.training.maxLength);
    for (const SentencePair &pair : run.train->pairs) {
        throwIfStopped(stop);
        const std::size_t source = run.source.tokenizer->split(pair.source).size();
        const auto length = static_cast<int>(source);
        const bool isNew = !trained || length < trained->from
            || length > trained->to; // seldom: then look closer
        if (!isNew || source > longest || run.target.tokenizer->split(pair.target).size() > longest)
            continue;
        trained = trained
            ? LengthBin{std::min(trained->from, length), std::max(trained->to, length)}
            : LengthBin{length, length};
    }
    return trained;
}

int longestTarget(const Experiment &run)
{
    int longest = 0;
    for (const SentencePair &pair : run.dev->pairs)
        longest = std::max(longest, static_cast<int>(run.target.encode(pair.target).size()));
    return longest;
}

} // namespace

/// A model with the sentences that it is asked about.
struct StudyAnswerer::OpenRun {
    std::string path;
    AnswerVersion version;
    std::shared_ptr<const Corpus> dev;
    CorpusRecord devRecord;
    std::optional<LengthBin> trained;
    std::size_t answered = 0; ///< dev sentences that an evaluation translates
    SearchOptions search;
    Translator translator;

    /// @param model of the run, or an ensemble that begins with it
    OpenRun(const std::string &file, FileStamp stamp, const Experiment &run, Translator model,
        const std::stop_token &stop)
        : path(file)
        , version{stamp, run.bestWeights.empty() ? run.state.step : run.state.bestStep}
        , dev(run.dev)
        , devRecord(recordOf(*run.dev, stop))
        , trained(trainedLengths(run, stop))
        , answered(std::min(
              kMostAnswered, static_cast<std::size_t>(std::max(run.training.devBleuSentences, 0))))
        , search(devSearch(longestTarget(run)))
        , translator(std::move(model))
    {
        // Dev sentences are translated whatever their length, as evaluations do.
        int longest = run.training.maxLength;
        for (const SentencePair &pair : dev->pairs)
            longest = std::max(
                longest, static_cast<int>(run.source.tokenizer->split(pair.source).size()));
        search.maxSourceLength = longest;
    }

    [[nodiscard]] std::vector<ForcedSentence> force(const std::vector<std::vector<int>> &targets,
        std::span<const std::string> texts, const std::stop_token &stop) const
    {
        std::vector<std::vector<int>> sources;
        for (const std::string &text : texts)
            sources.push_back(translator.read(text));
        const Model &model = translator.model();
        requireMemoryToForce(
            model.config(), model.engine(), largestBatch(sources, targets, sources.size()));
        return model.score(sources, targets, false, stop);
    }

    /// @param some of the dev sentences, by index
    void answer(std::span<const std::size_t> some, RunAnswers &answers, RecallByFrequency &recall,
        const std::stop_token &stop) const
    {
        std::vector<std::string> texts;
        std::vector<std::string> references;
        std::vector<std::vector<int>> targets;
        SentencePairs::Cursor pairs(dev->pairs);
        for (const std::size_t index : some) {
            const SentencePair &pair = pairs.at(index);
            texts.push_back(pair.source);
            references.push_back(translator.target().written(pair.target));
            targets.push_back(translator.target().encode(pair.target));
        }
        const std::vector<Translation> translations = translator.translate(texts, search, stop);
        const std::vector<ForcedSentence> forced = force(targets, texts, stop);
        const BleuOptions bleu = answers.bleuOptions();
        for (std::size_t k = 0; k < some.size(); ++k) {
            const Hypothesis &best = translations[k].hypotheses.front();
            SentenceOutcome outcome;
            outcome.hypothesis = best.text;
            outcome.reference = references[k];
            outcome.sourceLength = static_cast<int>(translations[k].sourceIds.size()) - 1;
            outcome.targetTokens = forced[k].tokens;
            outcome.correctTokens = forced[k].correct;
            recall.add(best.ids, targets[k]);
            answers.sentences.push_back(
                {some[k], texts[k], outcome.reference, best.text, best.logProbability,
                    sentenceBleu(best.text, std::span(&outcome.reference, 1), bleu).score,
                    countsOf(outcome, best.ids, targets[k], bleu)});
        }
    }

    [[nodiscard]] RunAnswers answerDev(
        const ProgressCallback &progress, const std::stop_token &stop) const
    {
        RunAnswers answers;
        answers.file = path;
        answers.version = version;
        answers.dev = devRecord;
        answers.targetLanguage = translator.target().code;
        answers.sourceTokens = translator.source().tokenizer->options().kind;
        answers.trained = trained;
        RecallByFrequency recall(translator.target().vocabulary);
        const std::vector<std::size_t> chosen = translatedDevSentences(dev->size(), answered);
        for (std::size_t from = 0; from < chosen.size(); from += kSentencesAtOnce) {
            throwIfStopped(stop);
            if (progress
                && !progress(static_cast<double>(from) / static_cast<double>(chosen.size())))
                throw Error(ErrorCode::Cancelled, message("core", "The work was stopped"));
            answer(
                std::span(chosen).subspan(from, std::min(kSentencesAtOnce, chosen.size() - from)),
                answers, recall, stop);
        }
        answers.byFrequency = recall.classes();
        return answers;
    }

    /// Of a dev sentence; empty when it is none.
    [[nodiscard]] std::string devReference(const std::string &source) const
    {
        for (const SentencePair &pair : dev->pairs)
            if (pair.source == source)
                return pair.target;
        return {};
    }

    [[nodiscard]] SearchOptions searchFor(bool isDevSentence) const
    {
        SearchOptions options = search;
        if (isDevSentence)
            return options;
        options.maxLength = std::max(search.maxLength, SearchOptions{}.maxLength);
        options.maxSourceLength
            = static_cast<int>(longestSource(SearchOptions{}, search.maxSourceLength));
        return options;
    }

    [[nodiscard]] Matrix attentionOf(const std::string &source, const std::vector<int> &target,
        const std::stop_token &stop) const
    {
        const Model &model = translator.model();
        if (model.config().attention == AttentionKind::None)
            return {};
        const std::vector<int> ids = translator.read(source);
        requireMemoryToForce(
            model.config(), model.engine(), {1, ids.size(), target.size(), ids.size()});
        return model.score(std::span(&ids, 1), std::span(&target, 1), true, stop).front().attention;
    }

    [[nodiscard]] RunLook lookAt(
        const std::string &source, const std::string &wanted, const std::stop_token &stop) const
    {
        const std::string ofDev = devReference(source);
        RunLook look;
        look.version = version;
        look.source = source;
        look.isDevSentence = !ofDev.empty();
        const Translation found
            = translator.translateFrom(source, {}, searchFor(look.isDevSentence), stop);
        const Hypothesis &best = found.hypotheses.front();
        const std::vector<int> ids = best.ids.empty() ? std::vector<int>{kEos} : best.ids;
        look.translation = best.text;
        look.logProbability = best.logProbability;
        look.sourceTokens = found.sourceTokens;
        if (translator.model().config().reverseSource)
            std::reverse(look.sourceTokens.begin(), look.sourceTokens.end() - 1);
        look.targetTokens = translator.target().words(ids);
        look.attention = attentionOf(source, ids, stop);
        look.reference = translator.target().written(wanted.empty() ? ofDev : wanted);
        if (!look.reference.empty()) {
            BleuOptions bleu;
            bleu.tokenizer = bleuTokenizerFor(translator.target().code);
            look.bleu = sentenceBleu(best.text, std::span(&look.reference, 1), bleu).score;
        }
        return look;
    }
};

namespace {

Experiment load(const std::string &path, const std::stop_token &stop)
{
    LoadOptions options;
    options.stop = stop;
    options.isTrainWanted = false;
    options.areKeptStatesWanted = false;
    return loadExperiment(path, nullptr, options);
}

/// Some of a list, spread evenly over it.
std::vector<std::size_t> spreadOver(std::vector<std::size_t> all, std::size_t most)
{
    std::vector<std::size_t> some;
    for (const std::size_t at : translatedDevSentences(all.size(), most))
        some.push_back(all[at]);
    return some;
}

} // namespace

StudyAnswerer::StudyAnswerer() = default;
StudyAnswerer::~StudyAnswerer() = default;

StudyAnswerer::OpenRun &StudyAnswerer::open(const std::string &path, const std::stop_token &stop)
{
    // Of before it is read: when somebody writes meanwhile, the next look sees that it is another.
    const std::optional<FileStamp> stamp = fileStamp(path);
    const auto kept = std::ranges::find(m_open, path, &OpenRun::path);
    if (kept != m_open.end() && stamp && kept->version.file == *stamp) {
        m_open.splice(m_open.begin(), m_open, kept);
        return m_open.front();
    }
    if (kept != m_open.end())
        m_open.erase(kept);
    const Experiment run = load(path, stop);
    while (m_open.size() >= kMostOpenRuns)
        m_open.pop_back();
    try {
        m_open.emplace_front(path, stamp.value_or(FileStamp{}), run, Translator(run), stop);
    } catch (const Error &failure) {
        if (failure.code() != ErrorCode::OutOfMemory || m_open.empty())
            throw;
        m_open.clear(); // it may have room alone
        m_open.emplace_front(path, stamp.value_or(FileStamp{}), run, Translator(run), stop);
    }
    return m_open.front();
}

std::shared_ptr<const RunAnswers> StudyAnswerer::answers(
    const std::string &path, const ProgressCallback &progress, const std::stop_token &stop)
{
    return std::make_shared<const RunAnswers>(open(path, stop).answerDev(progress, stop));
}

std::shared_ptr<const RunLook> StudyAnswerer::look(const std::string &path,
    const std::string &source, const std::string &reference, const std::stop_token &stop)
{
    return std::make_shared<const RunLook>(open(path, stop).lookAt(source, reference, stop));
}

std::shared_ptr<const RunAudit> StudyAnswerer::audit(
    const std::string &path, const ProgressCallback &progress, const std::stop_token &stop)
{
    const OpenRun &run = open(path, stop);
    const std::vector<std::size_t> some
        = spreadOver(translatedDevSentences(run.dev->size(), run.answered), kMostAudited);
    std::vector<std::string> texts;
    SentencePairs::Cursor pairs(run.dev->pairs);
    for (const std::size_t index : some)
        texts.push_back(pairs.at(index).source);
    std::vector<AuditPair> translated;
    for (const Translation &translation : run.translator.translate(texts, run.search, stop))
        translated.push_back(
            {run.translator.read(translation.source), translation.hypotheses.front().ids});
    RunAudit audit;
    audit.version = run.version;
    audit.sentences = some.size();
    audit.rows = auditAttention(run.translator.model(), translated,
        functionWords(run.translator.target().vocabulary), [&](std::size_t done) {
            throwIfStopped(stop);
            if (progress && !progress(static_cast<double>(done) / static_cast<double>(some.size())))
                throw Error(ErrorCode::Cancelled, message("core", "The work was stopped"));
        });
    return std::make_shared<const RunAudit>(std::move(audit));
}

std::shared_ptr<const RunAnswers> StudyAnswerer::ensemble(const std::vector<std::string> &paths,
    const ProgressCallback &progress, const std::stop_token &stop)
{
    const FileStamp stamp = fileStamp(paths.front()).value_or(FileStamp{});
    const Experiment first = load(paths.front(), stop);
    std::vector<std::shared_ptr<const Model>> members;
    for (const std::string &path : paths) {
        const Experiment member = load(path, stop);
        requireSameWords(
            std::array<const Experiment *, 2>{&first, &member}, std::array{paths.front(), path});
        const auto translator = std::make_shared<const Translator>(member);
        members.emplace_back(translator, &translator->model());
    }
    const OpenRun together({}, stamp, first,
        Translator(
            ensembleOf(std::move(members)), first.source, first.target, first.training.maxLength),
        stop);
    return std::make_shared<const RunAnswers>(together.answerDev(progress, stop));
}

void StudyAnswerer::average(const std::vector<std::string> &paths, const std::string &to)
{
    if (fileStamp(to))
        throw Error(ErrorCode::FileUnwritable, message("core", "There is a file of this name"),
            {to}, message("core", "Choose another name."));
    std::vector<Experiment> runs;
    for (const std::string &path : paths)
        runs.push_back(loadToTranslate(path));
    std::vector<const Experiment *> pointers;
    for (const Experiment &run : runs)
        pointers.push_back(&run);
    Experiment mean = averageOf(pointers, paths);
    mean.name = std::filesystem::path(to).stem().string();
    saveExperiment(mean, to);
}

} // namespace seq2seq
