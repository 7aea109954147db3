// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says about a unit is what the traces of the dev sentences say.
#include "engine_fixture.h"

#include "core/search/translator.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

class TestUnitAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheDevSentences_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isReversed");
        QTest::newRow("encoder") << "encoder.0.reverse.h" << false;
        QTest::newRow("decoder") << "decoder.0.h" << false;
        QTest::newRow("reversed source") << "encoder.0.h" << true;
    }

    void isThatOfTheDevSentences()
    {
        QFETCH(QString, place);
        QFETCH(bool, isReversed);
        Recipe recipe = Recipe::fromPreset("cs224n");
        recipe.model.embeddingSize = 8;
        recipe.model.hiddenSize = 8;
        recipe.model.reverseSource = isReversed;
        recipe.model.bidirectional = !isReversed;
        recipe.sourceTokenizer.kind = TokenizerKind::Character;
        recipe.targetTokenizer.kind = TokenizerKind::Character;
        Watcher watcher;
        watcher.engine.use(
            prepareExperiment(recipe, *reversedLetters(50, 2, 5, 1), reversedLetters(12, 2, 5, 2)));
        QVERIFY(watcher.waitForReady());
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("run.s2s")).toStdString();
        watcher.engine.save(path);
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == path; }));

        const UnitId unit{placeOf(place.toStdString()), 3};
        watcher.engine.ask({7, UnitQuestion{unit, 10}});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        const Answer &answer = *watcher.answers.back();
        QCOMPARE(answer.id, std::uint64_t{7});
        QCOMPARE(answer.weights, watcher.status.weights);
        const auto &said = std::get<UnitAnswer>(answer.what);
        QVERIFY(said.unit == unit);
        QCOMPARE(said.sentences.size(), std::size_t{10});
        QCOMPARE(said.words.size(), said.profile.byMean.size());
        QVERIFY(!said.words.empty());

        const Experiment saved = loadExperiment(path);
        const Translator translator(saved);
        for (const UnitExtreme &highest : said.profile.highest) {
            const SentencePair pair = saved.dev->pairs[highest.sentence];
            const UnitAnswer::Sentence &sentence = said.sentences[highest.sentence];
            QCOMPARE(sentence.source, pair.source);
            const Trace trace = translator.trace(pair.source, pair.target, {});
            QCOMPARE(
                sentence.words, unit.place.isOfSource() ? trace.sourceTokens : trace.targetTokens);
            const Matrix rows = rowsOf(trace, unit.place);
            float most = rows.at(0, 3);
            for (std::size_t row = 1; row < rows.rows; ++row)
                most = std::max(most, rows.at(row, 3));
            QVERIFY(std::abs(highest.value - most) < 1e-6F);
            QVERIFY(std::abs(rows.at(highest.row, 3) - most) < 1e-6F);
        }
    }

    void aUnitThatIsNotThereIsAProblem()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        QVERIFY(watcher.waitForReady());
        watcher.engine.ask({1, UnitQuestion{{placeOf("decoder.0.h"), 8}, 10}});
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QCOMPARE(watcher.problems.back().code, ErrorCode::BadConfiguration);
    }
};

QTEST_GUILESS_MAIN(TestUnitAnswer)
#include "tst_unit_answer.moc"
