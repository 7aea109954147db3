// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a scripted engine: what a person does reaches the engine, what the engine says
// reaches the window, and nothing is lost by accident. It is one file because all cases share one
// stage.
#include "core/model/description.h"
#include "stage.h"
#include "ui/data/import_dialog.h"
#include "ui/frame/busy_bar.h"
#include "ui/model/model_view.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestControllers : public QObject {
    Q_OBJECT

private slots:
    void buttonsReachTheEngine();
    void resetAsksOnlyWhenThereIsSomethingToLose();
    void aFinishedRunGoesOn();
    void aNewExperimentIsTranslatedAtOnce();
    void olderAnswersAreNotShown();
    void anAnswerToADeletedSentenceIsNotShown();
    void evaluationsRenewTheTranslation();
    void problemsAreShownAndTheWindowStaysUsable();
    void closingWithoutTrainingClosesAtOnce();
    void closingWhileTrainingSavesFirst();
    void closingStaysOpenWhenTheDiskIsFull();
    void closingAsksWhenNeverSaved_data();
    void closingAsksWhenNeverSaved();
    void openingAnotherKeepsTheTraining();
    void savingAsksForAPathOnce();
    void savedFilesBecomeRecent();
    void aMissingRecentFileIsTakenOffTheList();
    void aFailedPreparationLeavesEverythingAsItWas();
    void anAppliedDraftPreparesTheCorpusAgain();
    void aMissingCorpusIsAskedForAndRemembered();
    void theModelWorkspaceCountsTheWeightsThatAreBuilt();
    void filesOfPairsOpenTheImportDialog();
    void unreadableCorporaAreSaidBeforeAnybodyIsAskedToSave();
    void aMissingBuiltinModelIsSaid();
    void thePaceIsOneNumber();
    void windowIsRestored();
    void fontSizeFollowsTheMenu();
    void sentencesOfOtherViewsOpenInTranslate();
};

void TestControllers::buttonsReachTheEngine()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    stage.trigger("trainAction");
    stage.publish(training(1));
    stage.trigger("trainAction");
    stage.trigger("stopAction");
    stage.publish(ready());
    stage.trigger("oneStepAction");
    emit stage.session->trainView().learningRateChanged(0.5);
    const QStringList expected{"train", "pause", "stop", "one step", "learning rate 0.500000"};
    QCOMPARE(stage.script->calls, expected);
}

void TestControllers::resetAsksOnlyWhenThereIsSomethingToLose()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    stage.trigger("resetAction");
    QCOMPARE(stage.answers->asked, QStringList());
    QCOMPARE(stage.script->calls, QStringList{"reset"});
    stage.publish(ready(100));
    stage.answers->toReset = false;
    stage.trigger("resetAction");
    QCOMPARE(stage.answers->asked, QStringList{"reset"});
    QCOMPARE(stage.script->calls.size(), 1);
    stage.answers->toReset = true;
    stage.trigger("resetAction");
    QCOMPARE(stage.script->calls.size(), 2);
}

void TestControllers::aFinishedRunGoesOn()
{
    Stage stage;
    Experiment experiment = smallExperiment();
    experiment.training.maxSteps = 3000;
    EngineStatus done = ready(3000);
    done.epoch = 4.2;
    done.maxEpochs = 30;
    stage.publish(experiment, done);
    stage.trigger("trainAction");
    const QStringList expected{"stop at 15 epochs, 0 steps", "train"};
    QCOMPARE(stage.script->calls, expected);
    QVERIFY(stage.window().messages().text().contains(QLatin1String("epoch 15")));
}

void TestControllers::aNewExperimentIsTranslatedAtOnce()
{
    Stage stage;
    QVERIFY(!stage.isEnabled("trainAction"));
    QVERIFY(!stage.session->translateView()
                 .findChild<QLineEdit *>(QStringLiteral("source"))
                 ->isEnabled());
    stage.publish(smallExperiment(), ready());
    QVERIFY(stage.isEnabled("trainAction"));
    QCOMPARE(stage.script->requests.size(), 1U);
    QCOMPARE(stage.script->requests.front().source, std::string("b c"));
    QCOMPARE(stage.session->translateView().source(), QStringLiteral("b c"));
    QCOMPARE(stage.window().windowTitle(), QStringLiteral("small[*] – Seq2Seq Explorer"));
    QSignalSpy answered(&stage.session->translations(), &TranslateController::answered);
    stage.answer(stage.script->requests.front());
    QCOMPARE(answered.count(), 1);
    QCOMPARE(stage.session->stepView().stepCount(), 4);
}

void TestControllers::olderAnswersAreNotShown()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    QSignalSpy answered(&stage.session->translations(), &TranslateController::answered);
    emit stage.session->translateView().translateRequested(QStringLiteral("a"), {}, {});
    emit stage.session->translateView().translateRequested(QStringLiteral("a b"), {}, {4});
    const std::vector<TranslateRequest> requests = stage.script->requests;
    QCOMPARE(requests.size(), 3U);
    QVERIFY(requests[0].id < requests[1].id && requests[1].id < requests[2].id);
    QCOMPARE(requests[2].prefix, std::vector<int>{4});
    stage.answer(requests[0]);
    stage.answer(requests[1]);
    QCOMPARE(answered.count(), 0);
    stage.answer(requests[2]);
    QCOMPARE(answered.count(), 1);
    stage.answer(requests[1]); // late
    QCOMPARE(answered.count(), 1);
}

void TestControllers::anAnswerToADeletedSentenceIsNotShown()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    QSignalSpy answered(&stage.session->translations(), &TranslateController::answered);
    stage.session->translateView().setSource({});
    stage.answer(stage.script->requests.back());
    QCOMPARE(answered.count(), 0);
}

void TestControllers::evaluationsRenewTheTranslation()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    stage.answer(stage.script->requests.back());
    EngineUpdate update;
    update.evaluations = {std::make_shared<const Evaluation>()};
    update.status = training(25);
    update.status->weights = 25;
    stage.script->publish(std::move(update));
    stage.session->bridge().refresh();
    QCOMPARE(stage.script->requests.size(), 2U);
    QCOMPARE(stage.script->requests.back().source, std::string("b c"));
    QVERIFY(stage.script->requests.back().id > stage.script->requests.front().id);
}

void TestControllers::problemsAreShownAndTheWindowStaysUsable()
{
    Stage stage;
    stage.publish(smallExperiment(), ready(5));
    stage.publishProblem("The loss is not a number. Try a smaller learning rate.");
    QCOMPARE(stage.window().messages().text(),
        QStringLiteral("The loss is not a number. Try a smaller learning rate."));
    QVERIFY(stage.isEnabled("trainAction"));
}

void TestControllers::closingWithoutTrainingClosesAtOnce()
{
    Stage stage;
    stage.session->show();
    EngineStatus status = ready();
    status.hasUnsavedChanges = true; // prepared, never trained: nothing that cannot be made again
    stage.publish(smallExperiment(), status);
    stage.window().close();
    QVERIFY(!stage.window().isVisible());
    QCOMPARE(stage.answers->asked, QStringList());
}

void TestControllers::closingWhileTrainingSavesFirst()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    stage.publish(training(40, "/tmp/run.s2s"));
    stage.window().close();
    const QStringList expected{"stop", "save /tmp/run.s2s"};
    QCOMPARE(stage.script->calls, expected);
    QVERIFY(stage.window().isVisible()); // until it is on the disk
    EngineStatus stopped = training(41, "/tmp/run.s2s");
    stopped.state = EngineState::Ready;
    stage.publish(stopped);
    QVERIFY(stage.window().isVisible());
    stopped.hasUnsavedChanges = false;
    stage.publish(stopped);
    QVERIFY(!stage.window().isVisible());
    QCOMPARE(stage.answers->asked, QStringList()); // it has a file: nothing to ask
}

void TestControllers::closingStaysOpenWhenTheDiskIsFull()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    stage.publish(training(40, "/tmp/run.s2s"));
    stage.window().close();
    stage.publishProblem("/tmp/run.s2s: no space is left.");
    EngineStatus later = ready(41);
    later.savedPath = "/tmp/run.s2s";
    stage.publish(later);
    QVERIFY(stage.window().isVisible());
    QVERIFY(!stage.window().busyBar().isVisible());
    QVERIFY(stage.window().messages().isVisible());
}

void TestControllers::closingAsksWhenNeverSaved_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("calls");
    QTest::addColumn<bool>("closes");
    QTest::newRow("cancel") << int(SaveAnswer::Cancel) << QString() << QStringList() << false;
    QTest::newRow("discard") << int(SaveAnswer::Discard) << QString() << QStringList{"stop"}
                             << true;
    QTest::newRow("save") << int(SaveAnswer::Save) << "/tmp/new.s2s"
                          << QStringList{"stop", "save /tmp/new.s2s"} << true;
    QTest::newRow("save, then no path")
        << int(SaveAnswer::Save) << QString() << QStringList{"stop"} << false;
}

void TestControllers::closingAsksWhenNeverSaved()
{
    QFETCH(int, answer);
    QFETCH(QString, path);
    QFETCH(QStringList, calls);
    QFETCH(bool, closes);
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    stage.publish(training(40));
    stage.answers->toSave = SaveAnswer(answer);
    stage.answers->savePath = path;
    stage.window().close();
    QCOMPARE(stage.answers->asked.value(0), QStringLiteral("save small"));
    QCOMPARE(stage.script->calls, calls);
    if (!path.isEmpty()) {
        QVERIFY(stage.window().isVisible());
        EngineStatus saved = ready(40);
        saved.savedPath = path.toStdString();
        stage.publish(saved);
    }
    QCOMPARE(stage.window().isVisible(), !closes);
}

void TestControllers::openingAnotherKeepsTheTraining()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    stage.publish(training(40, "/tmp/run.s2s"));
    stage.answers->openPath = QStringLiteral("/tmp/other.s2s");
    stage.trigger("openAction");
    const QStringList expected{"stop", "save /tmp/run.s2s", "open /tmp/other.s2s"};
    QCOMPARE(stage.script->calls, expected);

    stage.script->calls.clear();
    stage.publish(training(40)); // no file, and the person cancels
    stage.trigger("openAction");
    QCOMPARE(stage.script->calls, QStringList());
}

void TestControllers::savingAsksForAPathOnce()
{
    Stage stage;
    stage.publish(smallExperiment(), ready(3));
    const QString path = stage.folder.filePath(QStringLiteral("run.s2s"));
    stage.answers->savePath = path;
    stage.trigger("saveAction");
    EngineStatus saved = ready(3);
    saved.savedPath = path.toStdString();
    stage.publish(saved);
    stage.trigger("saveAction");
    const QStringList expected{"save " + path, "save " + path};
    QCOMPARE(stage.script->calls, expected);
    QCOMPARE(stage.answers->asked, QStringList{"path small.s2s"});
}

void TestControllers::savedFilesBecomeRecent()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    EngineStatus saved = ready();
    saved.savedPath = stage.folder.filePath(QStringLiteral("run.s2s")).toStdString();
    stage.publish(saved);
    const Settings settings(stage.folder.filePath(QStringLiteral("settings.ini")));
    QCOMPARE(settings.recentFiles(), QStringList{QString::fromStdString(saved.savedPath)});
}

void TestControllers::aMissingRecentFileIsTakenOffTheList()
{
    Stage stage;
    const QString path = stage.folder.filePath(QStringLiteral("gone.s2s"));
    Settings(stage.folder.filePath(QStringLiteral("settings.ini"))).addRecentFile(path);
    emit stage.window().recentFileRequested(path);
    QVERIFY(stage.window().messages().text().contains(path));
    QCOMPARE(stage.script->calls, QStringList());
}

void TestControllers::aFailedPreparationLeavesEverythingAsItWas()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    QSignalSpy done(&stage.session->experiments(), &ExperimentController::reportArrived);
    stage.session->experiments().newFromBuiltin(QStringLiteral("no-such-corpus"));
    QVERIFY(stage.window().busyBar().isVisibleTo(&stage.window()));
    QTRY_VERIFY(stage.window().messages().text().contains(QLatin1String("no-such-corpus")));
    QVERIFY(!stage.window().busyBar().isVisibleTo(&stage.window()));
    QCOMPARE(done.count(), 0);
    QVERIFY(!stage.script->used);
    QVERIFY(stage.isEnabled("trainAction"));
}

void TestControllers::anAppliedDraftPreparesTheCorpusAgain()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    stage.trigger("modelSettingsAction");
    QCOMPARE(stage.window().workspace(), ui::Workspace::Model);
    ui::ModelView &view = stage.session->modelView();
    QVERIFY(view.draft().model == smallExperiment().model);
    view.findChild<QSpinBox *>(QStringLiteral("hidden"))->setValue(16);
    view.findChild<QPushButton *>(QStringLiteral("dotHalves"))->click();
    QTRY_COMPARE(view.draft().model.attention, AttentionKind::Dot);
    view.findChild<QPushButton *>(QStringLiteral("applyDraft"))->click();
    QTRY_VERIFY(stage.script->used.has_value());
    QCOMPARE(stage.script->used->model.hiddenSize, 16);
    QCOMPARE(stage.script->used->model.attention, AttentionKind::Dot);
    QVERIFY(stage.script->used->model.halfDirections);
    QCOMPARE(stage.script->used->train->pairs, smallExperiment().train->pairs);
    QCOMPARE(stage.script->used->dev->pairs, smallExperiment().dev->pairs);
    QVERIFY(stage.script->used->weights.empty());
}

void TestControllers::aMissingCorpusIsAskedForAndRemembered()
{
    Stage stage;
    Experiment experiment = smallExperiment();
    Corpus missing;
    missing.origin.kind = CorpusOrigin::Kind::Tsv;
    missing.origin.name = missing.origin.sourceFile = "big.tsv";
    experiment.train = std::make_shared<const Corpus>(missing);
    experiment.trainOutside = CorpusRecord{130'000, 42};
    EngineStatus opened = ready();
    opened.savedPath = "/tmp/shared.s2s";

    stage.publish(experiment, opened); // the person does not know
    QTRY_COMPARE(stage.answers->asked, QStringList{"where is big.tsv"});
    QCOMPARE(stage.script->calls, QStringList());
    QVERIFY(!stage.isEnabled("trainAction"));
    QVERIFY(!stage.isEnabled("oneStepAction"));

    stage.answers->foundCorpus = QStringLiteral("/data/big.tsv");
    stage.publish(experiment, opened);
    QTRY_COMPARE(stage.script->calls, QStringList{"open /tmp/shared.s2s"});
    QCOMPARE(stage.script->places.named->source, std::string("/data/big.tsv"));

    // It was found there: the next file that names it is given the place, and nobody is asked.
    Corpus found = *smallExperiment().train;
    found.origin = missing.origin;
    found.origin.sourceFile = "/data/big.tsv";
    experiment.train = std::make_shared<const Corpus>(found);
    stage.publish(experiment, opened);
    QCOMPARE(stage.answers->asked.size(), 2);
    QVERIFY(stage.isEnabled("trainAction"));
    stage.session->experiments().open(QStringLiteral("/tmp/shared.s2s"));
    QVERIFY(!stage.script->places.named);
    QCOMPARE(stage.script->places.known.at(42).source, std::string("/data/big.tsv"));
}

/// A preset that cuts the text otherwise has other vocabularies, and so other weights.
void TestControllers::theModelWorkspaceCountsTheWeightsThatAreBuilt()
{
    Stage stage;
    stage.session->show();
    Experiment experiment = smallExperiment();
    auto train = std::make_shared<Corpus>(*experiment.train);
    train->pairs.push_back({"eine lange Reihe von Wörtern", "a long row of words"});
    experiment.train = train;
    stage.publish(experiment, ready());
    stage.trigger("modelSettingsAction");
    ui::ModelView &view = stage.session->modelView();
    auto *presets = view.findChild<QComboBox *>(QStringLiteral("preset"));
    auto *totals = view.findChild<QLabel *>(QStringLiteral("modelTotals"));
    presets->setFocus();
    QTest::keyClick(presets, Qt::Key_Home); // char-classic
    QTRY_VERIFY(totals->text().contains(QStringLiteral(" weights")));
    const QString shown = totals->text();
    const std::int64_t weights = describeNetwork(view.draft().model).parameters();
    view.findChild<QPushButton *>(QStringLiteral("applyDraft"))->click();
    QTRY_VERIFY(stage.script->used.has_value());
    QCOMPARE(stage.script->used->source.tokenizer->options().kind, TokenizerKind::Character);
    QCOMPARE(describeNetwork(stage.script->used->model).parameters(), weights);
    QVERIFY2(shown.contains(QLocale().toString(qlonglong(weights))), qPrintable(shown));
}

void TestControllers::filesOfPairsOpenTheImportDialog()
{
    Stage stage;
    stage.session->show();
    Experiment before = smallExperiment();
    before.preset = "cs224n";
    before.training.engine = EngineKind::LibTorch; // chosen for another corpus
    before.training.batchSize = 7;
    stage.publish(before, ready());
    const QString path = stage.folder.filePath(QStringLiteral("pairs.tsv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 40; ++i)
        file.write(QStringLiteral("我 看 书 %1\tI read book %1\n").arg(i).toUtf8());
    file.write("only one column\n");
    file.close();
    stage.answers->openPath = path; // as an experiment, which goes where dropped files go
    emit stage.window().openExperimentRequested();
    const QPointer<ui::ImportDialog> dialog = stage.window().findChild<ui::ImportDialog *>();
    QVERIFY(dialog);
    QSignalSpy imported(dialog.data(), &ui::ImportDialog::importRequested);
    // The preview comes from a worker; until then there is nothing to accept. Once accepted, the
    // dialog deletes itself.
    const auto accept = [&] {
        if (dialog && imported.isEmpty())
            dialog->accept();
        return imported.count() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(accept(), 5000);
    QTRY_VERIFY_WITH_TIMEOUT(stage.script->used.has_value(), 10000);
    const Experiment &experiment = *stage.script->used;
    QCOMPARE(experiment.train->size() + experiment.dev->size(), std::size_t(40));
    QCOMPARE(experiment.source.code, std::string("zh"));
    QVERIFY(experiment.training.engine == EngineKind::Auto);
    QCOMPARE(experiment.training.batchSize, 7);
    // Its recent entry opens the dialog again.
    const Settings settings(stage.folder.filePath(QStringLiteral("settings.ini")));
    QCOMPARE(settings.recentFiles(), QStringList{path});
}

void TestControllers::unreadableCorporaAreSaidBeforeAnybodyIsAskedToSave()
{
    Stage stage;
    stage.session->show();
    EngineStatus status = ready();
    status.hasUnsavedChanges = true;
    stage.publish(smallExperiment(), status);
    const auto importing = [&](const QByteArray &bytes) {
        const QString path = stage.folder.filePath(QStringLiteral("pairs.tsv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        stage.answers->openPath = path;
        emit stage.window().openExperimentRequested();
    };
    const auto current = [&] {
        return QPointer<ui::ImportDialog>(stage.window().findChild<ui::ImportDialog *>());
    };
    const QByteArray lines = QByteArray("I read.\tJe lis.\n");
    // What the first lines tell stands in the dialog, and nobody can press Import.
    importing("\x89PNG\r\n\x1A\n and so on");
    QPointer<ui::ImportDialog> dialog = current();
    QVERIFY(dialog);
    auto *obstacle = dialog->findChild<QLabel *>(QStringLiteral("obstacle"));
    QTRY_VERIFY_WITH_TIMEOUT(obstacle->text().contains(QStringLiteral("a picture")), 5000);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("import"))->isEnabled());
    dialog->reject();
    QTRY_VERIFY(!dialog);
    // What only the whole file tells (more than a megabyte on) stands there as well.
    importing(lines.repeated(70'000) + QByteArray("caf\xE9\tcaf\xE9\n").repeated(8'000));
    dialog = current();
    QVERIFY(dialog);
    obstacle = dialog->findChild<QLabel *>(QStringLiteral("obstacle"));
    QTRY_VERIFY_WITH_TIMEOUT(obstacle->text().contains(QStringLiteral("is not UTF-8 text")), 10000);
    dialog->accept();
    QVERIFY(dialog->isVisible()); // there is nothing to take
    QVERIFY2(stage.answers->asked.isEmpty(), qPrintable(stage.answers->asked.join(u'\n')));
    QVERIFY(!stage.script->used.has_value());
}

/// Nobody takes an untrained model for the one the program should have opened with.
void TestControllers::aMissingBuiltinModelIsSaid()
{
    Stage stage;
    Session::Options options;
    options.settingsFile = stage.folder.filePath(QStringLiteral("settings.ini"));
    options.questions = stage.answers;
    options.builtinModel.clear();
    stage.session.reset();
    stage.script = std::make_shared<EngineScript>();
    options.engine = FakeEngine::factory(stage.script);
    stage.session = std::make_unique<Session>(std::move(options));
    stage.session->start();
    QTRY_VERIFY_WITH_TIMEOUT(stage.script->used.has_value(), 20000);
    QVERIFY2(stage.window().messages().text().contains(QStringLiteral("everyday-zh-en.s2s")),
        qPrintable(stage.window().messages().text()));
    stage.publish(*stage.script->used, ready());
    QVERIFY(stage.window().messages().text().contains(QStringLiteral("not trained yet")));
}

/// Tool bar and health card have it from one place.
void TestControllers::thePaceIsOneNumber()
{
    Stage stage;
    stage.session->show();
    stage.window().showWorkspace(ui::Workspace::Train);
    stage.publish(smallExperiment(), training(1));
    EngineUpdate update;
    for (int step = 1; step <= 5; ++step) {
        LossPoint point;
        point.step = step;
        point.trainLoss = 2;
        point.wordsPerSecond = 1000.0 * step * step;
        update.losses.push_back(point);
    }
    stage.script->publish(update);
    stage.session->bridge().refresh();
    const QString health
        = stage.session->trainView().findChild<QLabel *>(QStringLiteral("speedValue"))->text();
    const QString bar = stage.window().findChild<QLabel *>(QStringLiteral("paceLabel"))->text();
    QVERIFY(health.toDouble() > 0 || health.contains(u','));
    QVERIFY2(bar.contains(health + QStringLiteral(" words/s")), qPrintable(bar + u'\n' + health));
}

void TestControllers::windowIsRestored()
{
    Stage stage;
    stage.session->show();
    stage.window().setExactSize({1000, 700});
    stage.window().showWorkspace(ui::Workspace::Step);
    SearchOptions options = stage.session->translateView().options();
    options.beam = 3;
    stage.session->translateView().setOptions(options);
    QVERIFY(QTest::qWaitForWindowExposed(&stage.window()));
    stage.window().close();
    stage.script = std::make_shared<EngineScript>();
    stage.session.reset();
    stage.session = stage.makeSession();
    QCOMPARE(stage.window().workspace(), ui::Workspace::Step);
    QCOMPARE(stage.window().size(), QSize(1000, 700));
    QCOMPARE(stage.session->translateView().options().beam, 3);
}

void TestControllers::fontSizeFollowsTheMenu()
{
    Stage stage;
    const QFont normal = QApplication::font();
    stage.trigger("biggerAction");
    stage.trigger("biggerAction");
    QVERIFY(QApplication::font().pointSizeF() > normal.pointSizeF());
    stage.trigger("normalFontAction");
    QCOMPARE(QApplication::font().pointSizeF(), normal.pointSizeF());
}

void TestControllers::sentencesOfOtherViewsOpenInTranslate()
{
    Stage stage;
    stage.publish(smallExperiment(), ready());
    stage.window().showWorkspace(ui::Workspace::Data);
    emit stage.session->dataView().translateRequested(QStringLiteral("c d e"));
    QCOMPARE(stage.window().workspace(), ui::Workspace::Translate);
    QCOMPARE(stage.script->requests.back().source, std::string("c d e"));
    stage.window().showWorkspace(ui::Workspace::Train);
    emit stage.session->trainView().translateRequested(QStringLiteral("a"));
    QCOMPARE(stage.window().workspace(), ui::Workspace::Translate);
    QCOMPARE(stage.session->translateView().source(), QStringLiteral("a"));
}

QTEST_MAIN(TestControllers)
#include "tst_controllers.moc"
