// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured of a run of an experiment, against the translator, the audit and the traces by
// themselves.
#include "core/error.h"
#include "core/explain/attention_audit.h"
#include "core/explain/unit_order.h"
#include "core/search/translator.h"
#include "core/study/measuring/measure_run.h"
#include "core/training/trainer.h"

#include "../../engine/engine_fixture.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace seq2seq;

namespace {

/// Letters backwards, with 60 updates: some are right and some wrong.
Experiment trained(AttentionKind attention)
{
    Experiment run = test::smallExperiment();
    run.model.attention = attention;
    run.model.bidirectional = false;
    Trainer trainer(std::move(run));
    for (int step = 0; step < 60; ++step)
        trainer.step();
    trainer.evaluate();
    return trainer.snapshot();
}

ReadyExperiment measuredBy(ConditionKind conditions)
{
    ReadyExperiment experiment;
    experiment.name = "small";
    experiment.conditions = conditions;
    experiment.corpus.testLengths = {2, 3, 4, 5};
    return experiment;
}

double value(const std::vector<MeasuredRow> &rows, const char *condition, Measure measure)
{
    return valueOf(rows, {"variant", condition, measure}, rows.front().seed).value_or(std::nan(""));
}

bool isNear(double is, double wanted)
{
    return std::abs(is - wanted) < 1e-9;
}

} // namespace

class TestMeasureRun : public QObject {
    Q_OBJECT

private:
    Experiment m_run;
    Corpus m_test;
    [[nodiscard]] std::vector<MeasuredRow> measure(ConditionKind conditions) const
    {
        return measureRun(measuredBy(conditions), "variant", m_run, m_test);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_run = trained(AttentionKind::General);
        m_test = *test::reversedLetters(24, 2, 5, 7);
    }

    /// Counted by hand from the translations.
    void wholeIsWhatTheTranslatorWrites()
    {
        const std::vector<MeasuredRow> rows = measure(ConditionKind::Whole);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].sentences, m_test.size());
        QCOMPARE(rows[0].seed, m_run.training.seed);
        const Translator translator(m_run);
        double exact = 0;
        double rightLength = 0;
        double logProbability = 0;
        double tokens = 0;
        double correct = 0;
        for (const SentencePair &pair : m_test.pairs) {
            const std::string said = translator.translateFrom(pair.source, {}, {.beam = 1}).text();
            exact += said == pair.target ? 1 : 0;
            rightLength += said.size() == pair.target.size() ? 1 : 0;
            const std::vector<int> source = translator.read(pair.source);
            const std::vector<int> target = translator.target().encode(pair.target);
            const ForcedSentence forced
                = translator.model().score(std::span(&source, 1), std::span(&target, 1), false)[0];
            logProbability += forced.logProbability;
            tokens += forced.tokens;
            correct += forced.correct;
        }
        const auto all = static_cast<double>(m_test.size());
        QVERIFY(isNear(value(rows, "", Measure::ExactMatch), exact / all));
        QVERIFY(isNear(value(rows, "", Measure::RightLength), rightLength / all));
        QVERIFY(isNear(value(rows, "", Measure::TokenAccuracy), correct / tokens));
        QVERIFY(std::abs(value(rows, "", Measure::Perplexity) - std::exp(-logProbability / tokens))
            < 1e-4);
    }

    void lengthsAreMeasuredApart()
    {
        const std::vector<MeasuredRow> rows = measure(ConditionKind::SourceLength);
        std::map<std::string, std::size_t> expected;
        for (const SentencePair &pair : m_test.pairs)
            ++expected[std::to_string(pair.source.size())];
        QCOMPARE(rows.size(), expected.size());
        double exact = 0;
        for (const MeasuredRow &row : rows) {
            QCOMPARE(row.sentences, expected.at(row.condition));
            exact += *row.value(Measure::ExactMatch) * static_cast<double>(row.sentences);
        }
        const auto all = static_cast<double>(m_test.size());
        QVERIFY(isNear(exact / all, value(measure(ConditionKind::Whole), "", Measure::ExactMatch)));
    }

    void aBeamOfOneIsGreedy()
    {
        const std::vector<MeasuredRow> rows = measure(ConditionKind::Beam);
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[3].condition, std::string("12"));
        QVERIFY(isNear(value(rows, "1", Measure::Bleu),
            value(measure(ConditionKind::Whole), "", Measure::Bleu)));
    }

    /// Function and content words together are all words of the audit.
    void changedAttentionIsTheAudit()
    {
        const std::vector<MeasuredRow> rows = measure(ConditionKind::AttentionChange);
        const Translator translator(m_run);
        std::vector<AuditPair> pairs;
        for (const SentencePair &pair : m_test.pairs)
            pairs.push_back({translator.read(pair.source),
                translator.translateFrom(pair.source, {}, {.beam = 1}).hypotheses.front().ids});
        // Whatever is a function word: the share of all lies between those of both.
        for (const AuditRow &row :
            auditAttention(translator.model(), pairs, [](int) { return false; })) {
            const std::string kind(name(row.kind));
            const double function = value(rows, kind.c_str(), Measure::FunctionWordsStay);
            const double content = value(rows, kind.c_str(), Measure::ContentWordsStay);
            const double all = static_cast<double>(row.stay) / static_cast<double>(row.words);
            QVERIFY(all >= std::min(function, content) - 1e-9);
            QVERIFY(all <= std::max(function, content) + 1e-9);
        }
    }

    /// Against the correlations of all cells, from the traces.
    void countingIsTheBestCell()
    {
        const std::vector<MeasuredRow> rows = measure(ConditionKind::Unit);
        const Translator translator(m_run);
        const int units = m_run.model.hiddenSize;
        std::vector<std::vector<double>> encoder(static_cast<std::size_t>(units));
        std::vector<std::vector<double>> decoder(static_cast<std::size_t>(units));
        std::vector<double> read;
        std::vector<double> left;
        for (const SentencePair &pair : m_test.pairs) {
            const std::vector<int> target = translator.target().encode(pair.target);
            const Trace trace
                = translator.model().trace(translator.read(pair.source), target, 0, {});
            const Matrix source = rowsOf(trace, placeOf("encoder.0.c"));
            const Matrix written = rowsOf(trace, placeOf("decoder.0.c"));
            for (std::size_t unit = 0; unit < encoder.size(); ++unit) {
                std::ranges::copy(unitCurve(source, unit), std::back_inserter(encoder[unit]));
                std::ranges::copy(unitCurve(written, unit), std::back_inserter(decoder[unit]));
            }
            for (std::size_t i = 0; i < source.rows; ++i)
                read.push_back(static_cast<double>(i));
            for (std::size_t t = 0; t < written.rows; ++t)
                left.push_back(static_cast<double>(written.rows - 1 - t));
        }
        double bestOfEncoder = 0;
        double bestOfDecoder = 0;
        for (std::size_t unit = 0; unit < encoder.size(); ++unit) {
            bestOfEncoder = std::max(bestOfEncoder, std::abs(correlation(encoder[unit], read)));
            bestOfDecoder = std::max(bestOfDecoder, std::abs(correlation(decoder[unit], left)));
        }
        QVERIFY(isNear(value(rows, "encoder", Measure::Counting), bestOfEncoder));
        QVERIFY(isNear(value(rows, "decoder", Measure::Counting), bestOfDecoder));
        QVERIFY(value(rows, "", Measure::RightLength) >= 0);
    }

    void itCanBeStopped()
    {
        try {
            (void)measureRun(measuredBy(ConditionKind::Beam), "variant", m_run, m_test,
                [](double done) { return done < 0.3; });
            QFAIL("it went on");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Cancelled);
        }
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)measureRun(measuredBy(ConditionKind::Whole), "variant",
                                     m_run, m_test, {}, stop.get_token()),
            Error);
    }

    void withoutAttentionThereIsNothingToChange()
    {
        const Experiment run = trained(AttentionKind::None);
        QVERIFY_EXCEPTION_THROWN(
            (void)measureRun(measuredBy(ConditionKind::AttentionChange), "variant", run, m_test),
            Error);
    }
};

QTEST_GUILESS_MAIN(TestMeasureRun)
#include "tst_measure_run.moc"
