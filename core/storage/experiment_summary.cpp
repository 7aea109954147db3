// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/experiment_summary.h"

#include "core/stop.h"
#include "core/storage/archive_p.h"
#include "core/storage/damage_p.h"
#include "core/storage/layout_p.h"
#include "core/storage/settings_json_p.h"
#include "core/storage/version_p.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace seq2seq {

namespace {

using nlohmann::json;

constexpr std::uint64_t kLargestEvaluations = 64u << 20;

struct NamedNumber {
    const char *name;
    double EvaluationSummary::*number;
};
constexpr std::array<NamedNumber, 9> kNumbers{{
    {"epoch", &EvaluationSummary::epoch},
    {"seconds", &EvaluationSummary::seconds},
    {"trainLoss", &EvaluationSummary::trainLoss},
    {"devLoss", &EvaluationSummary::devLoss},
    {"devPerplexity", &EvaluationSummary::devPerplexity},
    {"devTokenAccuracy", &EvaluationSummary::devTokenAccuracy},
    {"devBleu", &EvaluationSummary::devBleu},
    {"devChrf", &EvaluationSummary::devChrf},
    {"wordsPerSecond", &EvaluationSummary::wordsPerSecond},
}};

/// Takes the numbers out of evaluations.json as they go by and keeps none of the rest: sentences
/// and their words are most of it.
class NumbersReader final : public nlohmann::json_sax<json> {
public:
    NumbersReader(const std::string &origin, const std::stop_token &stop)
        : m_origin(origin)
        , m_stop(stop)
    {
    }

    [[nodiscard]] std::vector<EvaluationSummary> take() { return std::move(m_evaluations); }

    bool null() override { return true; }
    bool boolean(bool value) override
    {
        if (isInEvaluation() && m_key == "isBest")
            m_evaluations.back().isBest = value;
        return true;
    }
    bool number_integer(std::int64_t value) override { return number(double(value), value); }
    bool number_unsigned(std::uint64_t value) override
    {
        constexpr std::uint64_t kMost = std::uint64_t{1} << 53;
        return number(double(value), value > kMost ? -1 : std::int64_t(value));
    }
    bool number_float(double value, const std::string & /*text*/) override
    {
        return number(value, -1);
    }
    bool string(std::string &value) override
    {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        if (isInSample() && m_key == "reference")
            m_reference.swap(value);
        else if (isInSample() && m_key == "translation")
            m_translation.swap(value);
        else if (value == "inf" || value == "-inf")
            return number(value == "inf" ? kInfinity : -kInfinity, -1);
        else if (value == "nan")
            return number(std::numeric_limits<double>::quiet_NaN(), -1);
        return true;
    }
    bool binary(json::binary_t & /*value*/) override { return false; }

    bool start_object(std::size_t /*size*/) override
    {
        if (m_depth == 0)
            throwDamaged(m_origin, message("core", "it is not a list"));
        if (++m_depth == kEvaluation) {
            throwIfStopped(m_stop);
            m_evaluations.emplace_back();
            m_found = 0;
        } else if (m_depth == kSample) {
            m_reference.clear();
            m_translation.clear();
        }
        return true;
    }
    bool end_object() override
    {
        if (m_isSample && m_depth == kSample) {
            EvaluationSummary &evaluation = m_evaluations.back();
            ++evaluation.samples;
            evaluation.exactSamples += m_translation == m_reference ? 1 : 0;
        }
        if (m_depth == kEvaluation && m_found != kNumbers.size() + 1)
            throwDamaged(m_origin,
                message("core", "evaluation %1 lacks a number").arg(m_evaluations.size()));
        --m_depth;
        return true;
    }
    bool start_array(std::size_t /*size*/) override
    {
        if (m_depth == kEvaluation)
            m_isSample = m_key == "samples";
        ++m_depth;
        return true;
    }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool key(std::string &name) override
    {
        m_key.swap(name);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
        const nlohmann::detail::exception &error) override
    {
        constexpr std::size_t kLongestReason = 200;
        throwDamaged(m_origin,
            message("core", "the JSON is broken (%1)")
                .arg(std::string(error.what()).substr(0, kLongestReason)));
    }

private:
    static constexpr std::size_t kEvaluation = 2; // how deep: in the list, in its object
    static constexpr std::size_t kSample = 4;

    [[nodiscard]] bool isInEvaluation() const { return m_depth == kEvaluation; }
    [[nodiscard]] bool isInSample() const { return m_depth == kSample && m_isSample; }

    bool number(double value, std::int64_t whole)
    {
        if (!isInEvaluation())
            return true;
        if (m_key == "step" && whole >= 0) {
            m_evaluations.back().step = whole;
            ++m_found;
        }
        for (const NamedNumber &named : kNumbers) {
            if (m_key != named.name)
                continue;
            m_evaluations.back().*named.number = value;
            ++m_found;
        }
        return true;
    }

    const std::string &m_origin;
    const std::stop_token &m_stop;
    std::vector<EvaluationSummary> m_evaluations;
    std::size_t m_depth = 0;
    std::string m_key;
    bool m_isSample = false; // the list in the evaluation that is read is that of its samples
    std::string m_reference;
    std::string m_translation;
    std::size_t m_found = 0; // numbers of the evaluation that is read
};

TokenizerOptions tokenizerOf(const JsonFields &side)
{
    const JsonFields fields = side.object("tokenizer");
    TokenizerOptions options = tokenizerOptionsFrom(fields);
    options.foldWidth = fields.has("foldWidth") && fields.flag("foldWidth");
    return options;
}

std::vector<EvaluationSummary> evaluationsOf(
    const ArchiveReader &archive, const std::stop_token &stop)
{
    const std::string text = archive.read(kEvaluationsEntry, kLargestEvaluations);
    const std::string origin = archive.origin(kEvaluationsEntry);
    NumbersReader reader(origin, stop);
    json::sax_parse(text.begin(), text.end(), &reader);
    return reader.take();
}

} // namespace

const EvaluationSummary *ExperimentSummary::best() const
{
    const auto lower = [](const EvaluationSummary &a, const EvaluationSummary &b) {
        return a.devPerplexity < b.devPerplexity;
    };
    const auto found = std::ranges::min_element(evaluations, lower);
    return found == evaluations.end() ? nullptr : &*found;
}

bool ExperimentSummary::isFinished() const
{
    return (training.maxSteps > 0 && state.step >= training.maxSteps)
        || (training.maxEpochs > 0 && state.epoch >= training.maxEpochs)
        || (training.targetBleu > 0 && !evaluations.empty()
            && evaluations.back().devBleu >= training.targetBleu)
        || state.trials >= training.maxTrials;
}

std::optional<double> ExperimentSummary::progress() const
{
    std::optional<double> done;
    const auto take = [&](double part) { done = std::clamp(part, done.value_or(0), 1.0); };
    if (training.maxSteps > 0)
        take(static_cast<double>(state.step) / static_cast<double>(training.maxSteps));
    if (training.maxEpochs > 0)
        take(static_cast<double>(state.epoch) / training.maxEpochs);
    if (training.maxMinutes > 0)
        take(state.seconds / (60 * training.maxMinutes));
    return done;
}

std::int64_t ExperimentSummary::parameters() const
{
    const std::vector<ParameterCount> parts = countParameters(model);
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
        [](std::int64_t sum, const auto &part) { return sum + part.parameters; });
}

ExperimentSummary loadSummary(const std::string &path, const std::stop_token &stop)
{
    const ArchiveReader archive(path, stop);
    const std::string origin = archive.origin(kExperimentEntry);
    const json document
        = parseJson(archive.read(kExperimentEntry, kLargestDescription), origin, stop);
    const JsonFields description(document, origin);
    requireVersion(description, path);
    ExperimentSummary summary;
    summary.name = description.text("name");
    summary.preset = description.text("preset");
    summary.model = modelConfigFrom(description.object("model"));
    summary.training = trainingConfigFrom(description.object("training"));
    summary.state = trainerStateFrom(description.object("state"));
    summary.sourceTokenizer = tokenizerOf(description.object("source"));
    summary.targetTokenizer = tokenizerOf(description.object("target"));
    summary.sourceLanguage = description.object("source").text("code");
    summary.targetLanguage = description.object("target").text("code");
    summary.corpus = corpusOriginFrom(description.object("train").object("origin"));
    summary.trainPairs = static_cast<std::size_t>(description.object("train").count("pairs"));
    summary.dev = {static_cast<std::size_t>(description.object("dev").count("pairs")),
        description.object("dev").bits("fingerprint")};
    summary.evaluations = evaluationsOf(archive, stop);
    return summary;
}

} // namespace seq2seq
