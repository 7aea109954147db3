// SPDX-License-Identifier: GPL-3.0-or-later
// What a run's file says of its dev sentences, against the search and the evaluation that
// everything else uses.
#include "core/explain/attention_need.h"
#include "core/run/recipe.h"
#include "core/search/dev_search.h"
#include "core/search/translator.h"
#include "core/storage/experiment.h"
#include "core/study/answerer.h"
#include "core/training/trainer.h"

#include "../engine/engine_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace seq2seq;

namespace {

double measured(const SliceQuality &quality, SliceMeasure measure)
{
    return quality.at(static_cast<std::size_t>(measure));
}

/// After `steps` updates and an evaluation.
Experiment trained(Experiment experiment, int steps)
{
    Trainer trainer(std::move(experiment));
    for (int step = 0; step < steps; ++step)
        trainer.step();
    trainer.evaluate();
    return trainer.snapshot();
}

Experiment withoutAttention()
{
    Experiment run = test::smallExperiment();
    run.model.attention = AttentionKind::None;
    run.model.reverseSource = true;
    return run;
}

} // namespace

class TestStudyAnswers : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] std::string save(const Experiment &run, const char *name) const
    {
        std::string path = m_folder->filePath(QLatin1String(name)).toStdString();
        saveExperiment(run, path);
        return path;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void answersAreThoseOfTheSearch()
    {
        const Experiment run = trained(test::smallExperiment(), 40);
        const std::string file = save(run, "run.s2s");
        StudyAnswerer answerer;
        const std::shared_ptr<const RunAnswers> answers = answerer.answers(file, {}, {});
        QCOMPARE(answers->sentences.size(), run.dev->size());
        QCOMPARE(answers->version.step, run.state.bestStep);
        QVERIFY(answers->dev == recordOf(*run.dev));
        QVERIFY(answers->trained == (LengthBin{2, 5}));
        const Translator translator(run);
        const SearchOptions greedy{.beam = 1, .maxLength = 16};
        const std::vector<SentenceOutcome> outcomes = translator.assess(run.dev->pairs, {}, greedy);
        std::size_t i = 0;
        for (const SentencePair &pair : run.dev->pairs) {
            const AnsweredSentence &said = answers->sentences[i];
            const Translation expected = translator.translateFrom(pair.source, {}, greedy);
            QCOMPARE(said.index, i);
            QCOMPARE(said.source, pair.source);
            QCOMPARE(said.reference, pair.target);
            QCOMPARE(said.translation, expected.text());
            QVERIFY(std::abs(said.logProbability - expected.hypotheses[0].logProbability) < 1e-4);
            QCOMPARE(said.counts.forcedRight, outcomes[i].correctTokens);
            QCOMPARE(said.counts.forcedTokens, outcomes[i].targetTokens);
            QCOMPARE(said.counts.sourceLength, int(pair.source.size())); // letters
            ++i;
        }
    }

    /// What is compared here and what the table and the curves say is one number.
    void qualityIsThatOfTheEvaluation()
    {
        Experiment run = test::smallExperiment();
        run.dev = test::reversedLetters(40, 2, 5, 2);
        run.training.devBleuSentences = 25; // of them
        run = trained(std::move(run), 60);
        const Evaluation &evaluation = run.history.evaluations.back();
        StudyAnswerer answerer;
        const auto answers = answerer.answers(save(run, "run.s2s"), {}, {});
        QCOMPARE(answers->sentences.size(), 25U);
        std::vector<SentenceCounts> counts;
        for (const AnsweredSentence &sentence : answers->sentences)
            counts.push_back(sentence.counts);
        QCOMPARE(measured(qualityOf(counts, answers->bleuOptions()), SliceMeasure::Bleu),
            evaluation.devBleu);
    }

    void theAttentionIsThatOfTheTrace()
    {
        const Experiment run = trained(test::smallExperiment(), 20);
        StudyAnswerer answerer;
        const std::string source = run.dev->pairs[3].source;
        const auto look = answerer.look(save(run, "run.s2s"), source, {}, {});
        const Translator translator(run);
        const Trace trace = translator.trace(source, std::nullopt, {.beam = 1, .maxLength = 16});
        QCOMPARE(look->translation, trace.target);
        QVERIFY(look->sourceTokens == trace.sourceTokens);
        QVERIFY(look->targetTokens == trace.targetTokens);
        QCOMPARE(look->attention.rows, trace.attention.rows);
        for (std::size_t k = 0; k < trace.attention.values.size(); ++k)
            QVERIFY(std::abs(look->attention.values[k] - trace.attention.values[k]) < 1e-4F);
        QVERIFY(look->isDevSentence);
        QCOMPARE(look->reference, run.dev->pairs[3].target);
        QVERIFY(look->bleu);
    }

    void aTypedSentenceHasNoReference()
    {
        const Experiment run = trained(test::smallExperiment(), 5);
        StudyAnswerer answerer;
        const std::string file = save(run, "run.s2s");
        const auto look = answerer.look(file, "abcabcabcabc", {}, {}); // longer than any trained
        QVERIFY(!look->isDevSentence);
        QVERIFY(look->reference.empty() && !look->bleu);
        QCOMPARE(look->attention.columns, 13U);
        const auto wanted = answerer.look(file, "abc", "cba", {});
        QCOMPARE(wanted->reference, std::string("cba"));
        QVERIFY(wanted->bleu);
    }

    void withoutAttentionThereIsNoMatrix()
    {
        const Experiment run = trained(withoutAttention(), 5);
        StudyAnswerer answerer;
        const auto look = answerer.look(save(run, "run.s2s"), "abcd", {}, {});
        QVERIFY(look->attention.isEmpty());
        QCOMPARE(look->sourceTokens.front(), std::string("d")); // reading order
        QCOMPARE(look->sourceTokens.back(), std::string("</s>"));
    }

    /// A run that went on has other answers; the old ones are told by their version.
    void newWeightsGiveNewAnswers()
    {
        Experiment run = trained(test::smallExperiment(), 5);
        const std::string file = save(run, "run.s2s");
        StudyAnswerer answerer;
        const auto old = answerer.answers(file, {}, {});
        QVERIFY(answerer.answers(file, {}, {})->version == old->version);
        QVERIFY(old->version.file == fileStamp(file));
        run = trained(std::move(run), 60);
        QCOMPARE(save(run, "run.s2s"), file);
        const auto renewed = answerer.answers(file, {}, {});
        QVERIFY(renewed->version != old->version);
        QCOMPARE(renewed->version.step, run.state.bestStep);
        const Translator translator(run);
        QCOMPARE(renewed->sentences[0].translation,
            translator.translateFrom(old->sentences[0].source, {}, {.beam = 1, .maxLength = 16})
                .text());
    }

    void isStoppedAndSaysHowFarItIs()
    {
        Experiment run = test::smallExperiment();
        run.dev = test::reversedLetters(200, 2, 5, 2);
        const std::string file = save(trained(std::move(run), 1), "run.s2s");
        StudyAnswerer answerer;
        std::vector<double> seen;
        const auto stopAtHalf = [&seen](double done) {
            seen.push_back(done);
            return done < 0.5;
        };
        try {
            (void)answerer.answers(file, stopAtHalf, {});
            QFAIL("it went on");
        } catch (const Error &failure) {
            QCOMPARE(failure.code(), ErrorCode::Cancelled);
        }
        QVERIFY(seen.size() >= 2 && seen.front() == 0.0 && seen.back() < 1);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)answerer.answers(file, {}, stop.get_token()), Error);
        QCOMPARE(answerer.answers(file, {}, {})->sentences.size(), 200U); // as if nothing happened
    }

    void aBadFileIsToldByName()
    {
        const std::string path = m_folder->filePath(QStringLiteral("gone.s2s")).toStdString();
        StudyAnswerer answerer;
        try {
            (void)answerer.answers(path, {}, {});
            QFAIL("there is no such file");
        } catch (const Error &failure) {
            QCOMPARE(failure.code(), ErrorCode::FileNotFound);
            QCOMPARE(failure.place().file, path);
        }
    }

    /// An ensemble of a run with itself is that run; of two it is no worse a model of either.
    void anEnsembleOfOneRunIsThatRun()
    {
        const Experiment run = trained(test::smallExperiment(), 40);
        const std::string file = save(run, "run.s2s");
        StudyAnswerer answerer;
        const auto alone = answerer.answers(file, {}, {});
        const auto together = answerer.ensemble({file, file}, {}, {});
        QCOMPARE(together->sentences.size(), alone->sentences.size());
        QVERIFY(together->dev == alone->dev);
        for (std::size_t i = 0; i < alone->sentences.size(); ++i) {
            QCOMPARE(together->sentences[i].translation, alone->sentences[i].translation);
            QVERIFY(
                std::abs(together->sentences[i].logProbability - alone->sentences[i].logProbability)
                < 1e-3);
            QCOMPARE(
                together->sentences[i].counts.forcedRight, alone->sentences[i].counts.forcedRight);
        }
    }

    void theAverageOfARunWithItselfIsThatRun()
    {
        const Experiment run = trained(test::smallExperiment(), 40);
        const std::string file = save(run, "run.s2s");
        const std::string to = m_folder->filePath(QStringLiteral("mean.s2s")).toStdString();
        StudyAnswerer answerer;
        answerer.average({file, file}, to);
        const auto alone = answerer.answers(file, {}, {});
        const auto mean = answerer.answers(to, {}, {});
        for (std::size_t i = 0; i < alone->sentences.size(); ++i)
            QCOMPARE(mean->sentences[i].translation, alone->sentences[i].translation);
        QVERIFY_EXCEPTION_THROWN(answerer.average({file, file}, to), Error); // it is there already
    }

    void anAuditCountsEveryWord()
    {
        const Experiment run = trained(test::smallExperiment(), 40);
        const std::string file = save(run, "run.s2s");
        StudyAnswerer answerer;
        const auto answers = answerer.answers(file, {}, {});
        const auto audit = answerer.audit(file, {}, {});
        QCOMPARE(audit->sentences, answers->sentences.size());
        QCOMPARE(audit->rows.size(), attentionChanges().size());
        std::size_t words = 0;
        for (const AnsweredSentence &sentence : answers->sentences)
            words += sentence.translation.size() + 1; // letters, and the end
        QVERIFY(audit->rows[0].words >= words - answers->sentences.size()
            && audit->rows[0].words <= words);
        QVERIFY_EXCEPTION_THROWN(
            (void)answerer.audit(save(trained(withoutAttention(), 2), "none.s2s"), {}, {}), Error);
    }

    /// More runs than stay open: all of them answer, in whatever order they are asked.
    void closedRunsAreOpenedAgain()
    {
        const Experiment run = trained(test::smallExperiment(), 5);
        std::vector<std::string> files;
        for (std::size_t i = 0; i <= kMostOpenRuns; ++i)
            files.push_back(save(run, ("run-" + std::to_string(i) + ".s2s").c_str()));
        StudyAnswerer answerer;
        std::string first;
        for (int round = 0; round < 2; ++round)
            for (const std::string &file : files) {
                const auto look = answerer.look(file, "abc", {}, {});
                if (first.empty())
                    first = look->translation;
                QCOMPARE(look->translation, first);
            }
    }
};

QTEST_GUILESS_MAIN(TestStudyAnswers)
#include "tst_study_answers.moc"
