// SPDX-License-Identifier: GPL-3.0-or-later
// The window under a person's hands: one sentence is picked everywhere, text grows with the font
// and is not cut, nothing is replaced or lost without a question, and a success ends the complaint.
#include "stage.h"
#include "ui/data/one_hot_view.h"
#include "ui/model/model_view.h"
#include "ui/train/loss_plot.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestWindowHands : public QObject {
    Q_OBJECT

private slots:
    void everyTextFollowsTheFont();
    void noTextIsCut_data();
    void noTextIsCut();
    void aClickedPairIsPickedInEveryWorkspace();
    void aClickedDevSentenceIsPickedInEveryWorkspace();
    void aTypedSentenceIsShownInData();
    void aLaterSuccessClearsTheProblem();
    void aFileThatCannotBeReadIsNotRecent();
    void exportAsksBeforeItReplaces();
    void exportWritesEveryFigure();
    void savingAsksBeforeItReplaces();
    void trainingSettingsAloneKeepTheWeights();
    void theLastCurveStaysBehind();
    void splittersAreRestored();
};

void TestWindowHands::everyTextFollowsTheFont()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    stage.answer(stage.script->requests.back());
    const QFont normal = QApplication::font();
    const auto restore = qScopeGuard([&] { stage.trigger("normalFontAction"); });
    QVERIFY(QTest::qWaitForWindowActive(&stage.window()));
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(&stage.window(), Qt::Key_Equal, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::font().pointSizeF() > normal.pointSizeF() * 1.6);
    for (int place = 0; place < ui::kWorkspaces; ++place) {
        stage.window().showWorkspace(ui::Workspace(place));
        QCoreApplication::processEvents();
        for (const QWidget *widget : stage.window().findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool hasText
                = (button && !button->text().isEmpty()) || (label && !label->text().isEmpty());
            if (!hasText || !widget->isVisible())
                continue;
            const QString name = QStringLiteral("%1 (%2)").arg(
                widget->objectName(), button ? button->text() : label->text());
            QVERIFY2(widget->font().pointSizeF() > normal.pointSizeF() * 1.3, qPrintable(name));
            QTRY_VERIFY2(
                widget->height() >= QFontMetrics(widget->font()).height(), qPrintable(name));
        }
        for (const auto *table : stage.window().findChildren<QTableView *>()) {
            if (table->isVisible())
                QVERIFY2(
                    table->verticalHeader()->defaultSectionSize() >= ui::textHeight(table->font()),
                    qPrintable(table->objectName()));
        }
    }
}

void TestWindowHands::noTextIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("steps");
    QTest::newRow("1280x720") << QSize(1280, 720) << 0;
    QTest::newRow("1000 wide") << QSize(1000, 700) << 0;
    QTest::newRow("1280x720, bigger eight times") << QSize(1280, 720) << 8;
    QTest::newRow("1000 wide, largest") << QSize(1000, 700) << 12;
}

void TestWindowHands::noTextIsCut()
{
    QFETCH(QSize, size);
    QFETCH(int, steps);
    Stage stage;
    stage.session->show();
    Experiment trained = smallExperiment();
    Evaluation evaluation;
    evaluation.samples = {{"b c", "c b", "c c", 50}, {"d", "d", "d", 100}};
    trained.history.evaluations.push_back(evaluation);
    stage.publish(trained, ready(20));
    stage.answer(stage.script->requests.back());
    const auto restore = qScopeGuard([&] { stage.trigger("normalFontAction"); });
    for (int i = 0; i < steps; ++i)
        stage.trigger("biggerAction");
    stage.window().setExactSize(size); // whatever the screen of this machine is
    for (int place = 0; place < ui::kWorkspaces; ++place) {
        stage.window().showWorkspace(ui::Workspace(place));
        for (int round = 0; round < 8; ++round) // what is wrapped or grew asks for its room anew
            QCoreApplication::processEvents();
        QCOMPARE(stage.window().size(), size); // and nothing forces the window wide
        for (const QWidget *widget : stage.window().findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool isFixedText = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QComboBox *>(widget)
                || (label && !label->wordWrap() && !label->text().isEmpty());
            const bool mayShrink = widget->objectName() == QLatin1String("corpusButton")
                || widget->objectName() == QLatin1String("runButton"); // they elide, and say so
            const bool isOfQt = qobject_cast<const QLineEdit *>(widget->parentWidget())
                || qobject_cast<const QTabBar *>(widget->parentWidget()); // arrows, no text
            if (!isFixedText || mayShrink || isOfQt || !widget->isVisible())
                continue;
            QVERIFY2(widget->width() >= widget->sizeHint().width() - 1
                    && widget->height() >= std::min(
                           widget->sizeHint().height(), QFontMetrics(widget->font()).height()),
                qPrintable(QStringLiteral("workspace %1: %2 of %3 in %4 has %5 x %6, wants %7 x %8")
                               .arg(place)
                               .arg(QLatin1String(widget->metaObject()->className()),
                                   label ? label->text() : widget->objectName(),
                                   widget->parentWidget()->objectName())
                               .arg(widget->width())
                               .arg(widget->height())
                               .arg(widget->sizeHint().width())
                               .arg(widget->sizeHint().height())));
        }
    }
}

void TestWindowHands::aClickedPairIsPickedInEveryWorkspace()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready(20));
    stage.answer(stage.script->requests.back());
    stage.window().showWorkspace(ui::Workspace::Data);
    auto *pairs = stage.session->dataView().findChild<QTableView *>(QStringLiteral("pairs"));
    QTest::mouseClick(pairs->viewport(), Qt::LeftButton, {},
        pairs->visualRect(pairs->model()->index(1, 1)).center());
    QCOMPARE(stage.script->requests.back().source, std::string("c d e"));
    QCOMPARE(stage.window().workspace(), ui::Workspace::Data); // a click opens nothing
    stage.answer(stage.script->requests.back());
    QCOMPARE(stage.session->translateView().source(), QStringLiteral("c d e"));
    QCOMPARE(pairs->currentIndex().row(), 1);
    // So do the keys.
    QTest::keyClick(pairs, Qt::Key_Down);
    QCOMPARE(stage.script->requests.back().source, std::string("a"));
    stage.answer(stage.script->requests.back());
    // A token of the sentence is the one Translate and Step through mark, and the other way round.
    auto *tokens
        = stage.session->dataView().findChild<ui::OneHotView *>(QStringLiteral("sourceOneHot"));
    QTest::mouseClick(tokens, Qt::LeftButton, {}, tokens->dotPosition(1).toPoint());
    auto *chips = stage.session->translateView().findChild<ui::TokenStrip *>(
        QStringLiteral("sourceTokens"));
    QCOMPARE(chips->current(), 1);
    QCOMPARE(stage.session->stepView().step(), 1);
    stage.window().showWorkspace(ui::Workspace::Translate);
    QCoreApplication::processEvents();
    QTest::mouseClick(chips, Qt::LeftButton, {}, chips->tokenRect(0).center());
    QCOMPARE(tokens->current(), 0);
}

void TestWindowHands::aClickedDevSentenceIsPickedInEveryWorkspace()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready(20));
    EngineUpdate update;
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->samples = {{"b c", "c b", "c c", 50}, {"d", "d", "d", 100}};
    update.evaluations = {evaluation};
    stage.script->publish(update);
    stage.session->bridge().refresh();
    stage.window().showWorkspace(ui::Workspace::Train);
    auto *samples = stage.session->trainView().findChild<QTableView *>(QStringLiteral("samples"));
    QTest::mouseClick(samples->viewport(), Qt::LeftButton, {},
        samples->visualRect(samples->model()->index(1, 0)).center());
    QCOMPARE(stage.script->requests.back().source, std::string("d"));
    stage.answer(stage.script->requests.back());
    QCOMPARE(stage.window().workspace(), ui::Workspace::Train);

    // Data shows it among its dev sentences once somebody looks.
    stage.window().showWorkspace(ui::Workspace::Data);
    auto *pairs = stage.session->dataView().findChild<QTableView *>(QStringLiteral("pairs"));
    QTRY_COMPARE(pairs->currentIndex().row(), 1);
    QCOMPARE(pairs->model()->rowCount(), 2); // dev
    QCOMPARE(stage.session->dataView()
                 .findChild<ui::OneHotView *>(QStringLiteral("sourceOneHot"))
                 ->tokens(),
        (QStringList{QStringLiteral("d"), QStringLiteral("</s>")}));

    // The next evaluation fills the table anew; the sentence stays picked.
    update.evaluations = {std::make_shared<Evaluation>(*evaluation)};
    stage.script->publish(update);
    stage.session->bridge().refresh();
    QCOMPARE(samples->currentIndex().row(), 1);
    const std::size_t asked = stage.script->requests.size();
    QVERIFY(stage.script->requests.back().source == "d" && asked > 0);
}

void TestWindowHands::aTypedSentenceIsShownInData()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready(20));
    stage.answer(stage.script->requests.back());
    stage.window().showWorkspace(ui::Workspace::Translate);
    auto *input = stage.session->translateView().findChild<QLineEdit *>(QStringLiteral("source"));
    input->selectAll();
    QTest::keyClicks(input, QStringLiteral("e e"));
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(stage.script->requests.back().source, std::string("e e"));
    stage.answer(stage.script->requests.back());
    stage.window().showWorkspace(ui::Workspace::Data);
    const auto *pairs = stage.session->dataView().findChild<QTableView *>(QStringLiteral("pairs"));
    QTRY_VERIFY(!pairs->currentIndex().isValid()); // no pair of the corpus
    QCOMPARE(stage.session->dataView()
                 .findChild<ui::OneHotView *>(QStringLiteral("sourceOneHot"))
                 ->tokens(),
        (QStringList{QStringLiteral("e"), QStringLiteral("e"), QStringLiteral("</s>")}));
}

void TestWindowHands::aLaterSuccessClearsTheProblem()
{
    Stage stage;
    stage.publish(smallExperiment(), ready(3));
    stage.publishProblem("/tmp/run.s2s: no space is left. Free some."); // DiskFull
    QVERIFY(!stage.window().messages().text().isEmpty());
    EngineUpdate translated;
    translated.translation = answerTo(stage.script->requests.back());
    stage.script->publish(translated);
    stage.session->bridge().refresh();
    QVERIFY(!stage.window().messages().text().isEmpty()); // another kind of success
    EngineStatus saved = ready(3);
    saved.savedPath = "/tmp/run.s2s";
    saved.secondsSinceSave = 0;
    stage.publish(saved);
    QCOMPARE(stage.window().messages().text(), QString());

    EngineUpdate update;
    update.problems = {{ErrorCode::BadExperiment, "/tmp/a.s2s: not an experiment."}};
    stage.script->publish(update);
    stage.session->bridge().refresh();
    QVERIFY(!stage.window().messages().text().isEmpty());
    stage.publish(smallExperiment(), ready());
    QCOMPARE(stage.window().messages().text(), QString());
}

void TestWindowHands::aFileThatCannotBeReadIsNotRecent()
{
    Stage stage;
    stage.session->show();
    stage.session->data().importFiles({});
    auto *dialog = stage.window().findChild<ui::ImportDialog *>();
    QVERIFY(dialog);
    ui::ImportChoice choice; // of a file that has gone since it was previewed
    choice.origin.kind = CorpusOrigin::Kind::Tsv;
    choice.origin.sourceFile = stage.folder.filePath(QStringLiteral("gone.tsv")).toStdString();
    emit dialog->importRequested(choice);
    QTRY_VERIFY(stage.window().messages().text().contains(QLatin1String("gone.tsv")));
    const Settings settings(stage.folder.filePath(QStringLiteral("settings.ini")));
    QCOMPARE(settings.recentFiles(), QStringList());
}

void TestWindowHands::exportAsksBeforeItReplaces()
{
    Stage stage;
    Experiment trained = smallExperiment();
    trained.history.losses.resize(3);
    stage.publish(trained, ready(3));
    const QString folder = stage.folder.filePath(QStringLiteral("figures"));
    QVERIFY(QDir().mkpath(folder));
    const QString mine = QDir(folder).filePath(QStringLiteral("loss.csv"));
    QFile file(mine);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    stage.answers->folder = folder;
    stage.answers->toReplace = false;
    stage.trigger("exportAction");
    QCOMPARE(stage.answers->asked, QStringList{QStringLiteral("replace ") + mine});
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    file.close();
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1); // nothing else either
    stage.answers->toReplace = true;
    stage.trigger("exportAction");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() != QByteArray("mine"));
}

/// Those of all workspaces, also of those that nobody has looked at.
void TestWindowHands::exportWritesEveryFigure()
{
    Stage stage;
    stage.session->show();
    Experiment trained = smallExperiment();
    trained.history.losses.resize(3);
    Evaluation evaluation;
    evaluation.probe = {{"b", "c", "</s>"}, {"c", "b"}, Matrix(2, 3), "c"};
    trained.history.evaluations = {evaluation};
    QSignalSpy facts(&stage.session->data(), &DataController::factsShown);
    stage.publish(trained, ready(3));
    stage.answer(stage.script->requests.back());
    QTRY_VERIFY(!facts.isEmpty());
    stage.window().showWorkspace(ui::Workspace::Data); // selects the sentence
    QCoreApplication::processEvents();
    auto *chips = stage.session->translateView().findChild<ui::TokenStrip *>(
        QStringLiteral("targetTokens"));
    stage.window().showWorkspace(ui::Workspace::Translate);
    QTest::mouseClick(chips, Qt::LeftButton, {}, chips->tokenRect(0).center());
    stage.window().showWorkspace(ui::Workspace::Train);
    stage.answers->folder = stage.folder.filePath(QStringLiteral("figures"));
    stage.trigger("exportAction");
    const QDir folder(stage.answers->folder);
    const QStringList withNumbers = QStringLiteral(
        "alternatives attention attention-links bleu hypotheses loss network one-hot "
        "probe-attention sentence-lengths states training-health")
                                        .split(u' ');
    QStringList expected;
    for (const QString &name : withNumbers + QStringList{QStringLiteral("step")}) {
        expected << name + QStringLiteral(".pdf") << name + QStringLiteral(".png")
                 << name + QStringLiteral(".svg");
        if (withNumbers.contains(name))
            expected << name + QStringLiteral(".csv");
    }
    expected.sort();
    QCOMPARE(folder.entryList(QDir::Files, QDir::Name), expected);
    for (const QString &name : folder.entryList({QStringLiteral("*.png")})) {
        const QImage image(folder.filePath(name));
        QVERIFY2(image.width() > 200 && image.height() > 60, qPrintable(name));
        bool isBlank = true; // something is painted
        for (int y = 0; y < image.height() && isBlank; ++y)
            for (int x = 0; x < image.width() && isBlank; ++x)
                isBlank = image.pixel(x, y) == image.pixel(0, 0);
        QVERIFY2(!isBlank, qPrintable(name));
    }
    // Each says of itself what it shows.
    const auto says = [&](const char *name, const QString &text) {
        QFile svg(folder.filePath(QLatin1String(name)));
        return svg.open(QIODevice::ReadOnly) && QString::fromUtf8(svg.readAll()).contains(text);
    };
    const QString sentence
        = QString::fromStdString(stage.session->lastResult()->trace.source) + QStringLiteral(" →");
    for (const char *name : {"attention.svg", "attention-links.svg", "alternatives.svg",
             "hypotheses.svg", "step.svg", "states.svg"})
        QVERIFY2(says(name, sentence), name);
    QVERIFY(says("attention.svg", QStringLiteral("Attention")));
    QVERIFY(says("loss.svg", QStringLiteral("Loss")));
    for (const QString &figure : withNumbers)
        QVERIFY2(stage.window().messages().text().contains(figure), qPrintable(figure));
}

void TestWindowHands::savingAsksBeforeItReplaces()
{
    Stage stage;
    stage.publish(smallExperiment(), ready(3));
    const QString path = stage.folder.filePath(QStringLiteral("run.s2s"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    stage.answers->savePath = path;
    stage.answers->toReplace = false;
    stage.trigger("saveAsAction");
    QCOMPARE(stage.script->calls, QStringList());
    QCOMPARE(stage.answers->asked.last(), QStringLiteral("replace ") + path);
    stage.answers->toReplace = true;
    stage.trigger("saveAsAction");
    QCOMPARE(stage.script->calls, QStringList{QStringLiteral("save ") + path});
}

void TestWindowHands::trainingSettingsAloneKeepTheWeights()
{
    Stage stage;
    stage.session->show();
    Experiment trained = smallExperiment();
    trained.preset = "cs224n";
    trained.model.hiddenSize = 12;
    stage.publish(trained, ready(200));
    stage.trigger("modelSettingsAction");
    ui::ModelView &view = stage.session->modelView();
    QTest::mouseClick(
        view.findChild<QAbstractButton *>(QStringLiteral("trainingPage")), Qt::LeftButton);
    auto *batch = view.findChild<QSpinBox *>(QStringLiteral("batch"));
    batch->setValue(77);
    auto *apply = view.findChild<QPushButton *>(QStringLiteral("applyDraft"));
    QVERIFY2(apply->toolTip().contains(QLatin1String("keeps its weights")),
        qPrintable(apply->toolTip()));
    QTest::mouseClick(apply, Qt::LeftButton);
    QVERIFY(stage.script->training.has_value());
    QCOMPARE(stage.script->training->batchSize, 77);
    QVERIFY(!stage.script->used);
    QVERIFY(!stage.answers->asked.contains(QStringLiteral("save small"))); // nothing is lost
}

void TestWindowHands::theLastCurveStaysBehind()
{
    Stage stage;
    stage.session->show();
    Experiment trained = smallExperiment();
    trained.model.hiddenSize = 12;
    for (int step = 1; step <= 5; ++step) {
        LossPoint point;
        point.step = step;
        point.trainLoss = 3.0 / step;
        trained.history.losses.push_back(point);
        auto evaluation = Evaluation();
        evaluation.step = step;
        evaluation.devLoss = 3.0 / step;
        trained.history.evaluations.push_back(evaluation);
    }
    stage.publish(trained, ready(5));
    const auto *plot = stage.session->trainView().findChild<ui::LossPlot *>();
    const auto choose = [&](int units) {
        stage.script->used.reset();
        stage.trigger("modelSettingsAction");
        ui::ModelView &view = stage.session->modelView();
        view.findChild<QSpinBox *>(QStringLiteral("hidden"))->setValue(units);
        view.findChild<QPushButton *>(QStringLiteral("applyDraft"))->click();
        QTRY_VERIFY(stage.script->used.has_value());
        stage.publish(*stage.script->used, ready());
    };
    choose(16);
    QVERIFY(plot->hasComparison());
    choose(20); // another one before the first was trained
    QVERIFY(plot->hasComparison());
    // A reset too is a new run of the same sentences.
    Experiment again = *stage.script->used;
    again.history = trained.history;
    stage.publish(again, ready(5));
    again.history = {};
    stage.publish(again, ready());
    QVERIFY(plot->hasComparison());
}

void TestWindowHands::splittersAreRestored()
{
    Stage stage;
    stage.session->show();
    QVERIFY(QTest::qWaitForWindowExposed(&stage.window()));
    stage.window().resize(1200, 760);
    stage.window().showWorkspace(ui::Workspace::Translate);
    QCoreApplication::processEvents();
    auto *columns = stage.window().findChild<QSplitter *>(QStringLiteral("translateColumns"));
    QVERIFY(columns);
    // Dragged by the mouse.
    QSplitterHandle *handle = columns->handle(1);
    const QPoint middle = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, middle - QPoint(120, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle - QPoint(120, 0));
    const QByteArray dragged = columns->saveState();
    stage.window().close();
    stage.script = std::make_shared<EngineScript>();
    stage.session.reset();
    stage.session = stage.makeSession();
    QCOMPARE(stage.window().findChild<QSplitter *>(QStringLiteral("translateColumns"))->saveState(),
        dragged);
    for (const auto *splitter : stage.window().findChildren<QSplitter *>())
        QVERIFY(!splitter->objectName().isEmpty());
}

QTEST_MAIN(TestWindowHands)
#include "tst_window_hands.moc"
