// SPDX-License-Identifier: GPL-3.0-or-later
// Compare in the whole window with two runs that were trained a moment ago: their dev sentences are
// translated, compared and looked at, and are again when the weights are others.
#include "app/engine_module.h"
#include "app/study_answers_controller.h"
#include "core/error.h"
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

#include <atomic>
#include <thread>

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

/// Translates for ever, until it is let go or stopped; refuses runs that it is told to.
struct Script {
    std::atomic<bool> isLetGo = false;
    std::atomic<bool> isRefusing = false;
    std::atomic<int> asked = 0;
    std::atomic<int> stopped = 0;
};
class ScriptedAnswerer : public RunAnswerer {
public:
    explicit ScriptedAnswerer(std::shared_ptr<Script> script)
        : m_script(std::move(script))
    {
    }
    std::shared_ptr<const RunAnswers> answers(const std::string &path,
        const ProgressCallback &progress, const std::stop_token &stop) override
    {
        ++m_script->asked;
        if (m_script->isRefusing)
            throw Error(ErrorCode::BadExperiment, "It is torn", {path});
        while (!m_script->isLetGo) {
            progress(0.5);
            if (stop.stop_requested()) {
                ++m_script->stopped;
                throw Error(ErrorCode::Cancelled, "stopped");
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        auto made = std::make_shared<RunAnswers>();
        made->file = path;
        made->version.file = fileStamp(path).value_or(FileStamp{});
        made->sentences.resize(1);
        return made;
    }
    std::shared_ptr<const RunLook> look(const std::string &, const std::string &,
        const std::string &, const std::stop_token &) override
    {
        return std::make_shared<RunLook>();
    }
    std::shared_ptr<const RunAudit> audit(
        const std::string &, const ProgressCallback &, const std::stop_token &) override
    {
        return std::make_shared<RunAudit>();
    }
    std::shared_ptr<const RunAnswers> ensemble(const std::vector<std::string> &paths,
        const ProgressCallback &progress, const std::stop_token &stop) override
    {
        return answers(paths.front(), progress, stop);
    }
    void average(const std::vector<std::string> &, const std::string &) override { }

private:
    std::shared_ptr<Script> m_script;
};

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

    /// Translating is stopped by the person and gone on with; a run that is not ticked any more is
    /// given up.
    void translatingIsStopped()
    {
        const auto script = std::make_shared<Script>();
        Session session(scripted(script));
        openStudy(session);
        auto *stop = widgetOf<QPushButton>(session.compareView(), "qualityStop");
        auto *work = widgetOf<QLabel>(session.compareView(), "qualityWorkText");
        QTRY_COMPARE_WITH_TIMEOUT(
            work->text(), QStringLiteral("Translating dev sentences: run 1 of 2"), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(script->asked.load(), 1, kLong);
        stop->click();
        QTRY_COMPARE_WITH_TIMEOUT(script->stopped.load(), 1, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        QVERIFY(work->text().startsWith(QStringLiteral("Stopped: 2 run")));
        QCOMPARE(script->asked.load(), 1); // nothing goes on by itself
        stop->click();
        QTRY_COMPARE_WITH_TIMEOUT(script->asked.load(), 2, kLong);
        session.compareView().book().tickOnly({1});
        QTRY_COMPARE_WITH_TIMEOUT(script->stopped.load(), 2, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(script->asked.load(), 3, kLong);
        script->isLetGo = true;
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        QVERIFY(!stop->isVisible());
    }

    /// Nothing is computed for a workspace that nobody sees.
    void hiddenItWaits()
    {
        const auto script = std::make_shared<Script>();
        script->isLetGo = true;
        Session session(scripted(script));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        QCOMPARE(script->asked.load(), 2);
        session.compareView().book().tickOnly({});
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        session.window().showWorkspace(ui::Workspace::Data);
        session.compareView().book().tickOnly({0, 1});
        QVERIFY(!session.studyAnswers().isIdle()); // it has to look whether the files have changed
        session.window().showWorkspace(ui::Workspace::Compare);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        QCOMPARE(script->asked.load(), 2); // the answers were kept
    }

    void aRunThatCannotBeAskedIsTold()
    {
        const auto script = std::make_shared<Script>();
        script->isRefusing = true;
        Session session(scripted(script));
        openStudy(session);
        QTRY_VERIFY_WITH_TIMEOUT(session.studyAnswers().isIdle(), kLong);
        auto *problems = widgetOf<QLabel>(session.compareView(), "qualityProblems");
        QVERIFY2(
            problems->text().contains(QStringLiteral("It is torn")), qPrintable(problems->text()));
        QCOMPARE(script->asked.load(), 2);
        // Written anew it is asked again, and only it.
        script->isRefusing = false;
        script->isLetGo = true;
        train(without(briefLetters()), path("none.s2s"));
        QTRY_COMPARE_WITH_TIMEOUT(script->asked.load(), 3, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!problems->text().contains(QStringLiteral("none.s2s")), kLong);
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

    Session::Options scripted(const std::shared_ptr<Script> &script)
    {
        Session::Options options = realWindow(m_folder);
        options.runAnswerer = [script] { return std::make_unique<ScriptedAnswerer>(script); };
        return options;
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
