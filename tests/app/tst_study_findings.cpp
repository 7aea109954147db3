// SPDX-License-Identifier: GPL-3.0-or-later
// Compare in the whole window with two runs that were trained a moment ago: their dev sentences are
// translated, compared and looked at, and are again when the weights are others.
#include "app/engine_module.h"
#include "app/study_answers_controller.h"
#include "core/storage/experiment.h"
#include "real_window.h"
#include "ui/compare/quality_card.h"
#include "ui/compare/quality_plot.h"
#include "ui/compare/same_sentence_card.h"
#include "ui/compare/sentence_column.h"
#include "ui/compare/significance_card.h"
#include "ui/compare/together_card.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLong = 60'000; // two tiny runs on a machine that builds meanwhile

/// Trains a run and saves it.
void train(const Recipe &recipe, const QString &file)
{
    const std::unique_ptr<EnginePort> engine = engineModule().makeEngine([] {});
    engine->use(lettersExperiment(recipe));
    engine->train();
    EngineStatus status;
    const auto wait = [&](const auto &holds) {
        QElapsedTimer timer;
        timer.start();
        while (!holds() && timer.elapsed() < kLong) {
            QTest::qWait(10);
            if (const EngineUpdate update = engine->take(); update.status)
                status = *update.status;
        }
        QVERIFY(holds());
    };
    wait([&] {
        return status.step == recipe.training.maxSteps && status.state == EngineState::Ready;
    });
    engine->save(file.toStdString(), OnChange::Replace);
    wait([&] { return status.savedPath == file.toStdString() && !status.hasUnsavedChanges; });
}

Recipe without(Recipe recipe)
{
    recipe.model.attention = AttentionKind::None;
    return recipe;
}

} // namespace

class TestStudyFindings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_study.isValid());
        train(briefLetters(), path("general.s2s"));
        train(without(briefLetters()), path("none.s2s"));
    }

    void tickedRunsSayWhatTheyKnow()
    {
        Session session(realWindow(m_folder));
        openStudy(session);
        auto *quality = widgetOf<ui::QualityCard>(session.compareView(), "qualityCard");
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        QVERIFY(!quality->plot().isEmpty());
        QVERIFY(!widgetOf<QLabel>(*quality, "qualitySentence")->text().isEmpty());
        QVERIFY(!widgetOf<QWidget>(*quality, "qualityWork")->isVisible());

        // The two share their seed, and so their dev sentences.
        auto *significance
            = widgetOf<ui::SignificanceCard>(session.compareView(), "significanceCard");
        QVERIFY(significance->task().a != significance->task().b);
        QVERIFY(
            widgetOf<QLabel>(*significance, "verdict")->text().contains(QStringLiteral("5 sent")));

        auto *sentence = widgetOf<ui::SameSentenceCard>(session.compareView(), "sameSentenceCard");
        const QList<ui::SentenceColumn *> columns = sentence->findChildren<ui::SentenceColumn *>();
        QCOMPARE(columns.size(), 2);
        for (const ui::SentenceColumn *column : columns) {
            QVERIFY(column->look());
            QCOMPARE(QString::fromStdString(column->look()->source), sentence->task().source);
            QVERIFY(column->look()->isDevSentence);
        }
        QVERIFY(columns[0]->look()->attention.isEmpty() != columns[1]->look()->attention.isEmpty());
    }

    void aTypedSentenceGoesThroughAllRuns()
    {
        Session session(realWindow(m_folder));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        auto *card = widgetOf<ui::SameSentenceCard>(session.compareView(), "sameSentenceCard");
        auto *source = widgetOf<QLineEdit>(*card, "sentenceSource");
        source->selectAll();
        QTest::keyClicks(source, QStringLiteral("abc"));
        QTest::keyClick(source, Qt::Key_Return);
        for (const ui::SentenceColumn *column : card->findChildren<ui::SentenceColumn *>()) {
            QTRY_VERIFY_WITH_TIMEOUT(column->look(), kLong);
            QCOMPARE(column->look()->source, std::string("abc"));
        }
    }

    /// Answers are of weights; those of old ones are not shown with new ones.
    void aRunThatWasTrainedOnIsAskedAgain()
    {
        Session session(realWindow(m_folder));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        auto *card = widgetOf<ui::SameSentenceCard>(session.compareView(), "sameSentenceCard");
        const auto stepOf = [card](const QString &file) {
            for (const ui::SentenceColumn *column : card->findChildren<ui::SentenceColumn *>())
                if (column->file() == file && column->look())
                    return column->look()->version.step;
            return std::int64_t(-1);
        };
        const QString file = QStringLiteral("none.s2s");
        QVERIFY(stepOf(file) > 0 && stepOf(file) <= 30);
        Recipe longer = without(briefLetters());
        longer.training.evaluateEvery = 45;
        longer.training.maxSteps = 45;
        train(longer, path("none.s2s"));
        QTRY_COMPARE_WITH_TIMEOUT(stepOf(file), 45, kLong);
    }

    void theSentenceOpensInTranslate()
    {
        Session session(realWindow(m_folder));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        auto *card = widgetOf<ui::SameSentenceCard>(session.compareView(), "sameSentenceCard");
        const QString sentence = card->task().source;
        const ui::SentenceColumn *column = card->findChildren<ui::SentenceColumn *>().constFirst();
        emit widgetOf<QLabel>(*column, "columnLinks")->linkActivated(QStringLiteral("translate"));
        QTRY_VERIFY_WITH_TIMEOUT(session.lastResult()
                && QString::fromStdString(session.lastResult()->trace.source) == sentence,
            kLong);
        QCOMPARE(session.bridge().status().savedPath,
            QDir(m_study.path()).filePath(column->file()).toStdString());
        QVERIFY(session.translateView().isVisible());
    }

    void runsArePutTogether()
    {
        Session session(realWindow(m_folder));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        auto *card = widgetOf<ui::TogetherCard>(session.compareView(), "togetherCard");
        auto *text = widgetOf<QLabel>(*card, "togetherText");
        widgetOf<QPushButton>(*card, "ensembleRuns")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            text->text().startsWith(QStringLiteral("2 runs together: BLEU")), kLong);
        widgetOf<QPushButton>(*card, "auditRuns")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            text->text().contains(QStringLiteral("of the function words stay")), kLong);
        // One has attention and the other has none.
        widgetOf<QPushButton>(*card, "averageRuns")->click();
        QTRY_VERIFY_WITH_TIMEOUT(text->text().contains(QStringLiteral(".s2s")), kLong);
        QVERIFY(!QFile::exists(path("average.s2s")));
    }

    /// The same weights under two names.
    void equalRunsDoNotDiffer()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(path("general.s2s"), folder.filePath(QStringLiteral("good.s2s"))));
        QVERIFY(QFile::copy(path("general.s2s"), folder.filePath(QStringLiteral("same.s2s"))));
        Session session(realWindow(m_folder));
        session.show();
        session.studies().open(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(session.compareView().book().runCount() == 2, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        const QString verdict = widgetOf<QLabel>(
            *widgetOf<ui::SignificanceCard>(session.compareView(), "significanceCard"), "verdict")
                                    ->text();
        QVERIFY2(verdict.contains(QStringLiteral("No difference at all")), qPrintable(verdict));
    }

private:
    [[nodiscard]] QString path(const char *file) const
    {
        return m_study.filePath(QLatin1String(file));
    }

    void openStudy(Session &session)
    {
        session.show();
        session.studies().open(m_study.path());
        QTRY_COMPARE_WITH_TIMEOUT(session.compareView().book().runCount(), 2, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(session.compareView().isVisible(), kLong);
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_study;
};

QTEST_MAIN(TestStudyFindings)
#include "tst_study_findings.moc"
