// SPDX-License-Identifier: GPL-3.0-or-later
// Compare in the real window: a folder of runs is opened by the menu, read, sorted, drawn and
// saved; what others write there appears; what a person says of a run is kept; a queue is trained.
#include "core/storage/experiment.h"
#include "core/study/study_file.h"
#include "real_window.h"
#include "ui/compare/curves_plot.h"
#include "ui/compare/queue_bar.h"
#include "ui/compare/run_model.h"
#include "ui/compare/variants_dialog.h"
#include "ui/frame/message_bar.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <set>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

/// A run whose evaluations are made up: nothing is trained.
Experiment littleRun(const std::string &name, int hidden, double bleu)
{
    Recipe recipe = lettersRecipe();
    recipe.model.hiddenSize = hidden;
    recipe.training.maxSteps = 30;
    Experiment run = lettersExperiment(recipe);
    run.name = name;
    run.state.step = 30;
    for (int i = 1; i <= 3; ++i) {
        Evaluation evaluation;
        evaluation.step = 10 * i;
        evaluation.devLoss = 3.0 / i;
        evaluation.devPerplexity = 10 - i;
        evaluation.devBleu = bleu * i / 3;
        evaluation.wordsPerSecond = 1000;
        run.history.evaluations.push_back(evaluation);
    }
    return run;
}

} // namespace

class TestStudyWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Answers> m_answers;

    [[nodiscard]] QString study() const { return m_folder->filePath(QStringLiteral("study")); }
    void save(const Experiment &run, const char *file) const
    {
        saveExperiment(run, study().toStdString() + "/" + file);
    }
    [[nodiscard]] ui::StudyBook &book() const { return m_session->compareView().book(); }
    [[nodiscard]] QTableView *table() const
    {
        return widgetOf<QTableView>(m_session->compareView(), "runs");
    }
    [[nodiscard]] int column(const QString &title) const
    {
        for (int i = 0; i < table()->model()->columnCount(); ++i)
            if (table()->model()->headerData(i, Qt::Horizontal).toString().startsWith(title))
                return i;
        return -1;
    }
    void openByMenu() const
    {
        m_answers->folder = study();
        QSignalSpy read(&m_session->studies(), &StudyController::studyRead);
        m_session->window().findChild<QAction *>(QStringLiteral("openStudyAction"))->trigger();
        QVERIFY(read.wait(20'000));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(study()));
        Session::Options options = realWindow(*m_folder);
        options.headless = QStringLiteral(SEQ2SEQ_BINARY_DIR "/bin/seq2seq");
        m_answers = std::dynamic_pointer_cast<Answers>(options.questions);
        m_session = std::make_unique<Session>(std::move(options));
        m_session->show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_session->window()));
    }
    void cleanup()
    {
        m_session.reset();
        m_folder.reset();
    }

    void aFolderIsOpenedSortedAndSaved()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        save(littleRun("large", 16, 60), "b.s2s");
        openByMenu();
        QCOMPARE(m_session->window().workspace(), ui::Workspace::Compare);
        QCOMPARE(table()->model()->rowCount(), 2);
        QVERIFY(column(QStringLiteral("hidden")) > 0);
        // Sorted by a click: the best first.
        QHeaderView *header = table()->horizontalHeader();
        const int bleu = column(QStringLiteral("BLEU"));
        table()->scrollTo(table()->model()->index(0, bleu));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(bleu) + 6, header->height() / 2));
        QCOMPARE(table()->model()->index(0, column(QStringLiteral("name"))).data().toString(),
            QStringLiteral("large"));
        // Both are ticked; a click leaves one curve.
        auto *plot = widgetOf<ui::CurvesPlot>(m_session->compareView(), "curvesPlot");
        QCOMPARE(plot->lines().size(), 2U);
        const QModelIndex tick = table()->model()->index(0, ui::RunModel::kTickColumn);
        table()->scrollTo(tick);
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(tick).center());
        QCOMPARE(plot->lines().size(), 1U);
        QCOMPARE(m_session->compareView().tickedRuns(), QStringList(QStringLiteral("a.s2s")));
        // Saved by the menu of the card.
        m_answers->savePath = m_folder->filePath(QStringLiteral("runs.csv"));
        auto *save = widgetOf<QToolButton>(m_session->compareView(), "saveRuns");
        for (QAction *action : save->menu()->actions())
            if (action->text().contains(QStringLiteral("all numbers")))
                action->trigger();
        QFile file(m_answers->savePath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].startsWith("b.s2s,large,16"));
        QCOMPARE(Settings(m_folder->filePath(QStringLiteral("settings.ini"))).recentStudies(),
            QStringList(study()));
    }

    void whatOthersWriteAppears()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        openByMenu();
        QCOMPARE(book().runCount(), 1);
        book().setCurrent(QStringLiteral("a.s2s"));
        save(littleRun("other", 16, 50), "b.s2s");
        QTRY_COMPARE_WITH_TIMEOUT(book().runCount(), 2, 20'000);
        QCOMPARE(book().currentFile(), QStringLiteral("a.s2s"));
        changeStudyFile(study().toStdString(),
            [](StudyFile &file) { file.setNotes("b.s2s", "from the other room"); });
        QTRY_COMPARE_WITH_TIMEOUT(book().run(1).notes, std::string("from the other room"), 20'000);
    }

    /// And taken back, in the file too.
    void whatAPersonSaysIsKept()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        openByMenu();
        book().edit({QStringLiteral("a.s2s"), ui::RunField::Name, QStringLiteral("baseline")});
        book().edit({QStringLiteral("a.s2s"), ui::RunField::Colour, QStringLiteral("#1b9e77")});
        const auto inFile = [this] { return StudyFile::load(study().toStdString()).name("a.s2s"); };
        QTRY_COMPARE_WITH_TIMEOUT(inFile(), std::string("baseline"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            StudyFile::load(study().toStdString()).colour("a.s2s"), std::string("#1b9e77"), 20'000);
        QCOMPARE(book().run(0).name, std::string("baseline"));
        QAction *undo = m_session->window().findChild<QAction *>(QStringLiteral("undoAction"));
        QVERIFY(undo->isEnabled());
        undo->trigger();
        undo->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(inFile(), std::string("small"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            StudyFile::load(study().toStdString()).colour("a.s2s"), std::string(), 20'000);
    }

    void aFolderIsDropped()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(study())});
        QSignalSpy read(&m_session->studies(), &StudyController::studyRead);
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_session->window(), &enter);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_session->window(), &drop);
        QVERIFY(read.wait(20'000));
        QCOMPARE(book().runCount(), 1);
    }

    void whatIsNoFolderIsASentence()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        openByMenu();
        QSignalSpy failed(&m_session->studies(), &StudyController::failed);
        m_session->studies().open(m_folder->filePath(QStringLiteral("gone")));
        QVERIFY(failed.wait(20'000));
        QVERIFY(m_session->window().messages().text().contains(QStringLiteral("no such folder")));
        QTRY_VERIFY(!m_session->studies().isReading());
        QCOMPARE(book().runCount(), 1); // the one before stays
    }

    void aRunIsOpenedInAllWorkspaces()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        openByMenu();
        QSignalSpy shown(&m_session->experiments(), &ExperimentController::experimentShown);
        emit m_session->compareView().runRequested(QStringLiteral("a.s2s"));
        QVERIFY(shown.wait(20'000));
        QCOMPARE(m_session->experiments().experiment()->name, std::string("small"));
    }

    /// Two variants of a little run, by the dialog; the queue says how far it is, and both runs
    /// stand in the table.
    /// As `seq2seq experiment` writes it, with a sentence in a sentence.
    void theFindingOfAnExperimentStandsThere()
    {
        save(littleRun("forward", 8, 30), "a.s2s");
        QFile file(study() + QStringLiteral("/finding.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"sentence": {"text": "With %1 of %2 seeds only: %3", "arguments": ["2", "3",
            {"text": "Input feeding brings BLEU from %2 to %1 and perplexity from %4 to %3.",
             "arguments": ["84.1", "53.3", "1.298", "1.990"]}]}})");
        file.close();
        openByMenu();
        const auto *finding = widgetOf<QLabel>(m_session->compareView(), "finding");
        QVERIFY(finding->isVisible());
        QVERIFY2(finding->text().endsWith(QStringLiteral(
                     "With 2 of 3 seeds only: Input feeding brings BLEU from 53.3 to 84.1 and "
                     "perplexity from 1.990 to 1.298.")),
            qPrintable(finding->text()));
    }

    /// Drawn from its numbers in the language of the window.
    void itsFiguresAreShown()
    {
        save(littleRun("with", 8, 30), "a.s2s");
        const auto write = [this](const char *name, const QByteArray &text) {
            QFile file(study() + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("finding.json",
            R"({"experiment": "length", "sentence": {"text": "found", "arguments": []}})");
        write("findings.csv",
            "variant,seed,condition,sentences,output_accuracy\n"
            "attention-general,1,12,200,0.9\nattention-none,1,12,200,0.4\nbroken line\n");
        openByMenu();
        auto *finding = widgetOf<QLabel>(m_session->compareView(), "finding");
        QVERIFY(finding->text().contains(QStringLiteral("href=\"figures\"")));
        emit finding->linkActivated(QStringLiteral("figures"));
        auto *tabs = m_session->window().findChild<QTabWidget *>(QStringLiteral("findingFigures"));
        QVERIFY(tabs);
        QVERIFY(tabs->isVisible());
        QCOMPARE(tabs->count(), 3);
        QCOMPARE(tabs->tabText(0), QStringLiteral("Token accuracy of what is written"));
        QVERIFY(tabs->widget(0)->accessibleName().contains(QStringLiteral("90.0")));
        // The picture is drawn: both lines' colours are on it.
        const QImage picture = tabs->widget(0)->grab().toImage();
        std::set<QRgb> colours;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                colours.insert(picture.pixel(x, y));
        QVERIFY(colours.contains(qRgb(0x00, 0x72, 0xb2)));
        QVERIFY(colours.contains(qRgb(0xd5, 0x5e, 0x00)));
    }

    void anExperimentIsStartedFromItsMenu()
    {
        m_answers->folder = study();
        auto *menu = m_session->compareView().findChild<QMenu *>(QStringLiteral("experimentsMenu"));
        QVERIFY(QMetaObject::invokeMethod(menu, "aboutToShow"));
        const QList<QAction *> actions = menu->actions();
        const auto length = std::ranges::find_if(actions, [](const QAction *action) {
            return action->text() == QStringLiteral("Sentences longer than those of training");
        });
        QVERIFY(length != actions.end());
        (*length)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 6, 30'000); // three seeds
        QTRY_VERIFY_WITH_TIMEOUT(
            QFile::exists(study() + QStringLiteral("/attention-general_seed-1.s2s")), 30'000);
        QVERIFY(QFile::exists(study() + QStringLiteral("/test.tsv")));
    }

    void aQueueIsTrained()
    {
        m_answers->folder = study();
        Experiment base = littleRun("base", 8, 30);
        base.training.evaluateEvery = 5;
        base.history.evaluations.clear();
        const QString path = m_folder->filePath(QStringLiteral("base.s2s"));
        saveExperiment(base, path.toStdString());
        QSignalSpy shown(&m_session->experiments(), &ExperimentController::experimentShown);
        m_session->experiments().open(path);
        QVERIFY(shown.wait(20'000));
        QSignalSpy read(&m_session->studies(), &StudyController::studyRead);
        m_session->window().showWorkspace(ui::Workspace::Compare);
        QTest::mouseClick(
            widgetOf<QPushButton>(m_session->compareView(), "emptyNew"), Qt::LeftButton);
        QVERIFY(read.wait(20'000));
        QTest::mouseClick(
            widgetOf<QPushButton>(m_session->compareView(), "emptyVariants"), Qt::LeftButton);
        auto *dialog = m_session->window().findChild<ui::VariantsDialog *>();
        QVERIFY(dialog);
        widgetOf<QSpinBox>(*dialog, "seeds")->setValue(1);
        widgetOf<QSpinBox>(*dialog, "epochs")->setValue(0);
        widgetOf<QSpinBox>(*dialog, "maxSteps")->setValue(10);
        QSignalSpy finished(&m_session->studies().queue(), &StudyQueue::finished);
        QTest::mouseClick(widgetOf<QPushButton>(*dialog, "trainVariants"), Qt::LeftButton);
        QTRY_VERIFY(widgetOf<QLabel>(m_session->compareView(), "queueText")
                        ->text()
                        .contains(QStringLiteral("of 2")));
        QVERIFY(finished.wait(120'000));
        QCOMPARE(finished[0][0].toString(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(book().runCount(), 2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(book().run(1).state, RunState::Done, 20'000);
        QCOMPARE(book().run(0).state, RunState::Done);
        QCOMPARE(book().study().differing, std::vector<std::string>{"attention"});
        QVERIFY(!widgetOf<QPushButton>(m_session->compareView(), "stopQueue")->isVisible());
    }

    /// A program that cannot train it is not silent about it.
    void aQueueThatFailsSaysWhy()
    {
        save(littleRun("small", 8, 30), "a.s2s");
        openByMenu();
        SweepOrder order;
        order.base = {{"builtin", "no-such-corpus"}, {"max-steps", "3"}};
        QSignalSpy finished(&m_session->studies().queue(), &StudyQueue::finished);
        m_session->studies().queue().start(order, study());
        QVERIFY(finished.wait(60'000));
        QVERIFY2(m_session->window().messages().text().contains(QStringLiteral("no-such-corpus")),
            qPrintable(m_session->window().messages().text()));
    }
};

QTEST_MAIN(TestStudyWindow)
#include "tst_study_window.moc"
