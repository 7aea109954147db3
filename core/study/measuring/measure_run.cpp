// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/measuring/measure_run.h"

#include "core/error.h"
#include "core/explain/attention_audit.h"
#include "core/explain/function_words.h"
#include "core/explain/unit_profile.h"
#include "core/metrics/quality_by_length.h"
#include "core/model/model.h"
#include "core/search/translator.h"
#include "core/stop.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seq2seq {

namespace {

constexpr std::array kBeams{1, 2, 5, 12}; // Sutskever et al. 2014 and two between

class RunMeasurement {
public:
    RunMeasurement(const ReadyExperiment &experiment, std::string variant, const Experiment &run,
        const Corpus &test, ProgressCallback progress, std::stop_token stop)
        : m_experiment(experiment)
        , m_variant(std::move(variant))
        , m_seed(run.training.seed)
        , m_translator(run, {})
        , m_test(test)
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
    {
    }

    std::vector<MeasuredRow> measure()
    {
        switch (m_experiment.conditions) {
        case ConditionKind::Whole:
            addQuality({}, outcomes(1, {0, 1}));
            break;
        case ConditionKind::SourceLength:
            addLengths();
            break;
        case ConditionKind::Beam:
            addBeams();
            break;
        case ConditionKind::AttentionChange:
            addQuality({}, outcomes(1, {0, 0.1}));
            addAttentionChanges();
            break;
        case ConditionKind::Unit:
            addQuality({}, outcomes(1, {0, 0.3}));
            addUnits();
            break;
        }
        return std::move(m_rows);
    }

private:
    /// The part of the whole that a step makes up.
    struct Part {
        double from = 0;
        double to = 1;
    };

    void report(const Part &part, double done) const
    {
        throwIfStopped(m_stop);
        if (m_progress && !m_progress(part.from + (part.to - part.from) * done))
            throw Error(ErrorCode::Cancelled, message("core", "Measuring was stopped"));
    }

    [[nodiscard]] static SearchOptions searchOf(int beam)
    {
        SearchOptions options;
        options.beam = beam;
        return options;
    }

    [[nodiscard]] std::vector<SentenceOutcome> outcomes(int beam, const Part &part) const
    {
        return m_translator.assess(
            m_test.pairs, m_test.alignments, searchOf(beam), [&](double done) {
                report(part, done);
                return true;
            });
    }

    MeasuredRow &addRow(const std::string &condition, std::size_t sentences)
    {
        m_rows.push_back({m_variant, m_seed, condition, sentences, {}});
        return m_rows.back();
    }

    void addQuality(const std::string &condition, const std::vector<SentenceOutcome> &outcomes)
    {
        const Language &target = m_translator.target();
        const QualityReport report
            = measureQuality(outcomes, {target.code, target.tokenizer->options().lowercase});
        std::vector<SentenceCounts> counts;
        std::size_t rightLengths = 0;
        for (const SentenceOutcome &outcome : outcomes) {
            const std::vector<int> written = target.encode(outcome.hypothesis);
            const std::vector<int> reference = target.encode(outcome.reference);
            counts.push_back(countsOf(outcome, written, reference));
            rightLengths += written.size() == reference.size() ? 1 : 0;
        }
        MeasuredRow &row = addRow(condition, outcomes.size());
        row.values = {{Measure::TokenAccuracy, report.tokenAccuracy},
            {Measure::OutputAccuracy,
                qualityOf(counts)[static_cast<std::size_t>(SliceMeasure::OutputAccuracy)]},
            {Measure::ExactMatch, report.exactMatch},
            {Measure::RightLength,
                static_cast<double>(rightLengths) / static_cast<double>(outcomes.size())},
            {Measure::Bleu, report.bleu}, {Measure::Chrf, report.chrf},
            {Measure::Perplexity, report.perplexity}};
        if (report.alignmentErrorRate)
            row.values.emplace_back(Measure::AlignmentErrorRate, *report.alignmentErrorRate);
    }

    void addLengths()
    {
        const std::vector<SentenceOutcome> all = outcomes(1, {0, 1});
        for (const int length : m_experiment.corpus.testLengths) {
            std::vector<SentenceOutcome> some;
            std::ranges::copy_if(all, std::back_inserter(some),
                [length](const SentenceOutcome &one) { return one.sourceLength == length; });
            if (!some.empty())
                addQuality(std::to_string(length), some);
        }
    }

    void addBeams()
    {
        double done = 0;
        for (const int beam : kBeams) {
            const double end = done + 1.0 / static_cast<double>(kBeams.size());
            addQuality(std::to_string(beam), outcomes(beam, {done, end}));
            done = end;
        }
    }

    void addAttentionChanges()
    {
        std::vector<std::string> sources;
        for (const SentencePair &pair : m_test.pairs)
            sources.push_back(pair.source);
        std::vector<AuditPair> pairs;
        for (const Translation &own : m_translator.translate(sources, searchOf(1), m_stop))
            pairs.push_back({m_translator.read(own.source), own.hypotheses.front().ids});
        const auto share = [](std::size_t part, std::size_t all) {
            return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
        };
        for (const AuditRow &row : auditAttention(m_translator.model(), pairs,
                 functionWords(m_translator.target().vocabulary), [&](std::size_t done) {
                     report({0.1, 1}, share(done, pairs.size()));
                 }))
            addRow(std::string(name(row.kind)), pairs.size()).values
                = {{Measure::FunctionWordsStay, share(row.functionStay, row.functionWords)},
                    {Measure::ContentWordsStay,
                        share(row.stay - row.functionStay, row.words - row.functionWords)}};
    }

    /// The largest |r| of a cell of the last layer with a count.
    double counting(PlaceKind kind, double UnitProfile::*with,
        const std::vector<UnitSentence> &sentences, const Part &part) const
    {
        const ModelConfig &config = m_translator.model().config();
        double largest = 0;
        for (int unit = 0; unit < config.hiddenSize; ++unit) {
            report(part, static_cast<double>(unit) / config.hiddenSize);
            const UnitId id{{kind, config.layers - 1}, unit};
            const UnitProfile profile
                = profileUnit(m_translator.model(), id, sentences, {}, m_stop);
            largest = std::max(largest, std::abs(profile.*with));
        }
        return largest;
    }

    void addUnits()
    {
        std::vector<UnitSentence> sentences;
        for (const SentencePair &pair : m_test.pairs)
            sentences.push_back(
                {m_translator.read(pair.source), m_translator.target().encode(pair.target)});
        addRow("encoder", sentences.size()).values = {{Measure::Counting,
            counting(PlaceKind::EncoderCell, &UnitProfile::withPosition, sentences, {0.3, 0.65})}};
        addRow("decoder", sentences.size()).values = {{Measure::Counting,
            counting(PlaceKind::DecoderCell, &UnitProfile::withLeft, sentences, {0.65, 1})}};
    }

    const ReadyExperiment &m_experiment;
    std::string m_variant;
    std::uint64_t m_seed;
    Translator m_translator;
    const Corpus &m_test;
    ProgressCallback m_progress;
    std::stop_token m_stop;
    std::vector<MeasuredRow> m_rows;
};

} // namespace

std::vector<MeasuredRow> measureRun(const ReadyExperiment &experiment, const std::string &variant,
    const Experiment &run, const Corpus &test, const ProgressCallback &progress,
    const std::stop_token &stop)
{
    return RunMeasurement(experiment, variant, run, test, progress, stop).measure();
}

} // namespace seq2seq
