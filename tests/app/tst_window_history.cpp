// SPDX-License-Identifier: GPL-3.0-or-later
// What a run remembers, in the whole window on the real engine: the time machine, pinned sentences,
// and a corrected translation, by clicks.
#include "core/storage/experiment.h"
#include "fake_engine.h"
#include "real_window.h"
#include "ui/train/film_slider.h"
#include "ui/train/samples_model.h"
#include "ui/train/time_machine.h"
#include "ui/widgets/answer_notice.h"
#include "ui/widgets/heatmap_view.h"

#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kEvery = 10; // updates between two evaluations
constexpr int kEvaluations = 20;
constexpr int kFifth = 5 * kEvery;

/// Twenty evaluations in a few seconds.
Experiment letters()
{
    Recipe recipe = lettersRecipe();
    recipe.training.evaluateEvery = kEvery;
    recipe.training.maxSteps = kEvaluations * kEvery;
    recipe.training.maxEpochs = 0;
    recipe.training.patience = 1000;
    recipe.training.learningRate = 5e-3;
    recipe.training.devBleuSentences = 20;
    return lettersExperiment(recipe);
}

} // namespace

class TestWindowHistory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_session.reset(); }
    void backToTheFifthEvaluationAndOnFromThere();
    void keptWeightsHaveALimit();
    void pinnedSentencesHaveFilmsAlsoAfterReopening();
    void aSentenceThatWasNeverRecordedHasAFilm();
    void aCorrectedTranslationIsTrainedOnAndTheRestIsListed();
    void devSentencesAreRankedBySuspicion();

private:
    void open(const QString &path);
    void waitForState(EngineState state);
    template <typename T> T *find(const char *name)
    {
        return widgetOf<T>(m_session->window(), name);
    }
    void click(const char *button)
    {
        auto *widget = find<QAbstractButton>(button);
        QVERIFY2(widget->isEnabled(), button);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void clickFilm(int frame)
    {
        auto *film = find<ui::FilmSlider>("film");
        QTest::mouseClick(film, Qt::LeftButton, {}, film->framePosition(frame).toPoint());
        QCOMPARE(film->value(), frame);
    }
    /// The entries of the menu of sentences.
    QList<QAction *> sentences()
    {
        QMenu *menu = find<QPushButton>("chooseProbe")->menu();
        emit menu->aboutToShow();
        return menu->actions();
    }
    /// Chooses a sentence of the menu and waits until the engine has looked at it.
    void follow(const QString &text)
    {
        QSignalSpy looked(&m_session->bridge(), &EngineBridge::probeArrived);
        for (QAction *action : sentences()) {
            if (action->text() != text)
                continue;
            action->trigger();
            QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, 30000);
            return;
        }
        QFAIL("there is no such sentence");
    }
    /// One that is not followed and is longer or shorter than the one that is.
    QString otherSentence()
    {
        qsizetype followed = 0;
        for (const QAction *action : sentences())
            if (action->isChecked())
                followed = action->text().size();
        for (const QAction *action : sentences())
            if (!action->isSeparator() && !action->isChecked() && action->text().size() != followed
                && !action->text().contains(u'('))
                return action->text();
        return {};
    }
    QString ageIn(const QWidget &view) { return view.findChild<ui::AnswerNotice *>()->text(); }

    QTemporaryDir m_files;
    QString m_run; ///< twenty evaluations, as they were saved
    std::shared_ptr<const TranslateResult> m_then; ///< of evaluation 5
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

/// A run is trained in a window, its sentence is translated with the weights of evaluation 5 while
/// they are those of now, and it is saved.
void TestWindowHistory::initTestCase()
{
    init();
    m_session->bridge().engine().use(letters(), {});
    m_session->bridge().engine().setStopConditions(0, kFifth);
    waitForState(EngineState::Ready);
    click("trainToolButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, kFifth, 60000);
    waitForState(EngineState::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()
            && m_session->lastResult()->weights == m_session->bridge().status().weights,
        30000);
    m_then = m_session->lastResult();
    QCOMPARE(m_then->step, kFifth);
    m_session->bridge().engine().setStopConditions(0, kEvaluations * kEvery);
    click("trainToolButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, kEvaluations * kEvery, 60000);
    waitForState(EngineState::Ready);
    m_run = m_files.filePath(QStringLiteral("run.s2s"));
    m_answers->savePath = m_run;
    find<QAction>("saveAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, m_run.toStdString(), 30000);
    cleanup();
}

void TestWindowHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Session::Options options = realWindow(*m_folder);
    m_answers = std::static_pointer_cast<Answers>(options.questions);
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->window().showWorkspace(ui::Workspace::Train);
}

void TestWindowHistory::open(const QString &path)
{
    m_session->start(path);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, kEvaluations * kEvery, 30000);
    waitForState(EngineState::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult(), 30000);
}

void TestWindowHistory::waitForState(EngineState state)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, state, 30000);
}

void TestWindowHistory::backToTheFifthEvaluationAndOnFromThere()
{
    open(m_run);
    const std::string now = m_session->lastResult()->translation.text();
    QVERIFY(find<QWidget>("visitBar")->isHidden());
    QCOMPARE(find<ui::FilmSlider>("film")->frameCount(), kEvaluations);
    QVERIFY(!find<QPushButton>("visit")->text().contains(QStringLiteral("Return")));
    clickFilm(4);
    click("visit");

    // Every workspace shows what the weights of then say, and says so.
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, kFifth, 30000);
    const TranslateResult &back = *m_session->lastResult();
    QCOMPARE(back.translation.source, m_then->translation.source);
    QCOMPARE(back.translation.text(), m_then->translation.text());
    QCOMPARE(back.translation.hypotheses.front().logProbability,
        m_then->translation.hypotheses.front().logProbability);
    QVERIFY(back.trace.attention == m_then->trace.attention);
    QCOMPARE(m_session->stepView().findChild<ui::AnswerNotice *>()->text(),
        QStringLiteral("of step 50, back from 200"));
    QCOMPARE(ageIn(m_session->translateView()), QStringLiteral("of step 50, back from 200"));
    QVERIFY(find<QWidget>("visitBar")->isVisible());
    QVERIFY(find<QLabel>("visitText")->text().contains(QStringLiteral("step 50 of 200")));
    QCOMPARE(find<ui::FilmSlider>("film")->value(), 4);
    QVERIFY(find<QLabel>("frameLabel")->text().contains(QStringLiteral("all workspaces")));
    QVERIFY(!find<QAction>("trainAction")->isEnabled());
    QVERIFY(!find<QAction>("oneStepAction")->isEnabled());
    QVERIFY(find<QAction>("trainAction")->toolTip().contains(QStringLiteral("return")));

    // Back in the present all is as it was.
    click("visitReturn");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, kEvaluations * kEvery, 30000);
    QCOMPARE(m_session->lastResult()->translation.text(), now);
    QVERIFY(find<QWidget>("visitBar")->isHidden());
    QVERIFY(find<ui::FilmSlider>("film")->isLive());
    QVERIFY(find<QAction>("trainAction")->isEnabled());

    // A branch begins there; the file stays as it is.
    clickFilm(4);
    click("visit");
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("visitBar")->isVisible(), 30000);
    click("visitBranch");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, kFifth, 30000);
    waitForState(EngineState::Ready);
    QVERIFY(m_session->bridge().status().savedPath.empty());
    QVERIFY(m_session->window().isWindowModified());
    QVERIFY(find<QWidget>("visitBar")->isHidden());
    QCOMPARE(m_session->experiments().history().evaluations.size(), std::size_t(5));
    QVERIFY(m_session->window().windowTitle().contains(QStringLiteral("from step 50")));
    m_session->bridge().engine().setStopConditions(0, kFifth + kEvery);
    click("trainToolButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, kFifth + kEvery, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_session->experiments().history().evaluations.size(), std::size_t(6), 30000);
    QCOMPARE(
        loadExperiment(m_run.toStdString()).history.evaluations.size(), std::size_t(kEvaluations));
}

void TestWindowHistory::keptWeightsHaveALimit()
{
    const QString copy = m_files.filePath(QStringLiteral("copy.s2s"));
    QVERIFY(QFile::copy(m_run, copy));
    open(copy);
    QCOMPARE(find<QToolButton>("keptWeights")->text(), QStringLiteral("20 kept"));
    QVERIFY(find<QLabel>("keptFacts")->text().contains(QStringLiteral("20 of 20")));
    QVERIFY(find<QLabel>("keptFacts")->text().contains(QStringLiteral("The whole file has")));
    auto *limit = find<QSpinBox>("keptMegabytes");
    QCOMPARE(limit->value(), 256);
    find<QToolButton>("keptWeights")
        ->menu()
        ->popup(m_session->window().mapToGlobal(QPoint(200, 200)));
    QTRY_VERIFY(limit->isVisible());
    limit->setFocus();
    limit->selectAll();
    QTest::keyClicks(limit, QStringLiteral("0"));
    QTest::keyClick(limit, Qt::Key_Return);
    find<QToolButton>("keptWeights")->menu()->close();
    QTRY_COMPARE_WITH_TIMEOUT(
        find<QToolButton>("keptWeights")->text(), QStringLiteral("0 kept"), 30000);
    clickFilm(4);
    QVERIFY(!find<QPushButton>("visit")->isEnabled());
    QVERIFY(find<QPushButton>("visit")->toolTip().contains(QStringLiteral("not kept")));
    find<QAction>("saveAction")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->bridge().status().hasUnsavedChanges, 30000);
    QVERIFY(QFileInfo(copy).size() < QFileInfo(m_run).size() / 2);
}

void TestWindowHistory::pinnedSentencesHaveFilmsAlsoAfterReopening()
{
    const QString copy = m_files.filePath(QStringLiteral("pinned.s2s"));
    QVERIFY(QFile::copy(m_run, copy));
    open(copy);
    const auto *heatmap = find<ui::HeatmapView>("probeHeatmap");
    const QStringList labels = heatmap->columnLabels();
    click("pinProbe");
    // Another sentence is followed and pinned too.
    const QString second = otherSentence();
    QVERIFY(!second.isEmpty());
    follow(second);
    const QStringList others = heatmap->columnLabels();
    QVERIFY(others.size() != labels.size());
    QVERIFY(!find<QToolButton>("pinProbe")->isChecked());
    click("pinProbe");
    QVERIFY(find<QToolButton>("pinProbe")->isChecked());
    const auto evaluations
        = [this] { return m_session->experiments().history().evaluations.size(); };
    click("trainToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(evaluations() > std::size_t(kEvaluations), 30000);
    click("trainToolButton");
    waitForState(EngineState::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->bridge().status().hasUnsavedChanges, 30000);
    const std::int64_t step = m_session->bridge().status().step;

    cleanup();
    init();
    m_session->start(copy);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, step, 30000);
    waitForState(EngineState::Ready);
    QStringList pinned;
    for (const QAction *action : sentences())
        if (action->objectName() == QStringLiteral("pinned"))
            pinned << action->text();
    QCOMPARE(pinned.size(), 2);
    QVERIFY(pinned.contains(second));
    // The film of the one that was recorded all along, and of the one that was not.
    heatmap = find<ui::HeatmapView>("probeHeatmap");
    follow(pinned[pinned[0] == second ? 1 : 0]);
    QCOMPARE(heatmap->columnLabels(), labels);
    clickFilm(2);
    QCOMPARE(heatmap->columnLabels(), labels);
    QVERIFY(!heatmap->weights().isEmpty());
    follow(second);
    QCOMPARE(heatmap->columnLabels(), others);
    clickFilm(int(evaluations()) - 1);
    QCOMPARE(heatmap->columnLabels(), others); // as it was recorded
    clickFilm(2);
    QTRY_COMPARE_WITH_TIMEOUT(heatmap->columnLabels(), others, 30000);
    QVERIFY(!heatmap->weights().isEmpty());
    clickFilm(0);
    // It plays.
    click("playFilm");
    QTRY_VERIFY_WITH_TIMEOUT(find<ui::FilmSlider>("film")->value() >= 3, 30000);
    click("playFilm");
}

void TestWindowHistory::aSentenceThatWasNeverRecordedHasAFilm()
{
    const QString copy = m_files.filePath(QStringLiteral("film.s2s"));
    QVERIFY(QFile::copy(m_run, copy));
    open(copy);
    const auto *heatmap = find<ui::HeatmapView>("probeHeatmap");
    const QStringList labels = heatmap->columnLabels();
    const QString other = otherSentence();
    QVERIFY(!other.isEmpty());
    follow(other);
    const QStringList others = heatmap->columnLabels();
    QVERIFY(others.size() != labels.size());
    std::vector<Matrix> frames;
    for (const int frame : {0, 9, 18}) {
        clickFilm(frame);
        QTRY_COMPARE_WITH_TIMEOUT(heatmap->columnLabels(), others, 30000);
        frames.push_back(heatmap->weights());
    }
    QVERIFY(frames[0] != frames[1]);
    QVERIFY(frames[1] != frames[2]);
}

void TestWindowHistory::aCorrectedTranslationIsTrainedOnAndTheRestIsListed()
{
    const QString copy = m_files.filePath(QStringLiteral("corrected.s2s"));
    QVERIFY(QFile::copy(m_run, copy));
    open(copy);
    auto *table = find<QTableView>("samples");
    const QModelIndex cell = table->model()->index(2, ui::SamplesModel::Translation);
    const QString source = cell.siblingAtColumn(ui::SamplesModel::Source).data().toString();
    const QPoint position = table->visualRect(cell).center();
    QContextMenuEvent event(
        QContextMenuEvent::Mouse, position, table->viewport()->mapToGlobal(position));
    QCoreApplication::sendEvent(table->viewport(), &event);
    QAction *correct = nullptr;
    QTRY_VERIFY((correct = table->findChild<QAction *>(QStringLiteral("correct"))));
    correct->trigger();
    table->findChild<QMenu *>()->close();
    auto *dialog = find<QDialog>("correctionDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto *line = widgetOf<QLineEdit>(*dialog, "correctedTranslation");
    QCOMPARE(line->text(), cell.data().toString());
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("aaa"));
    QSignalSpy corrected(&m_session->bridge(), &EngineBridge::correctionArrived);
    QTest::mouseClick(widgetOf<QPushButton>(*dialog, "trainOnCorrection"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(corrected.size(), 1, 60000);
    const auto report = corrected[0][0].value<std::shared_ptr<const CorrectionReport>>();
    QCOMPARE(QString::fromStdString(report->pair.source), source);
    QVERIFY(!report->points.empty());
    QCOMPARE(m_session->experiments().history().losses.size(),
        std::size_t(kEvaluations * kEvery) + report->points.size()); // the curve has them
    QVERIFY(!report->changed.empty());
    const auto *changes = widgetOf<QTableWidget>(*dialog, "correctionChanges");
    QCOMPARE(changes->rowCount(), int(report->changed.size()));
    QCOMPARE(
        changes->item(0, 1)->text(), QString::fromStdString(report->changed[0].before.translation));
    QCOMPARE(
        changes->item(0, 2)->text(), QString::fromStdString(report->changed[0].after.translation));
    QVERIFY(widgetOf<QLabel>(*dialog, "correctionOutcome")
                ->text()
                .contains(
                    QStringLiteral("%1 of %2").arg(report->changed.size()).arg(report->compared)));
    // Translate has the weights after it.
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, report->step, 30000);
}

void TestWindowHistory::devSentencesAreRankedBySuspicion()
{
    open(m_run);
    auto *table = find<QTableView>("samples");
    QVERIFY(table->isColumnHidden(ui::SamplesModel::Suspicious));
    auto *order = find<QComboBox>("sampleOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_End);
    QCOMPARE(order->currentText(), QStringLiteral("by suspicion"));
    QVERIFY(!table->isColumnHidden(ui::SamplesModel::Suspicious));
    double above = 1e9;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const double suspicion = QLocale().toDouble(
            table->model()->index(row, ui::SamplesModel::Suspicious).data().toString());
        QVERIFY(suspicion <= above);
        above = suspicion;
    }
    QVERIFY(above < 1e9);
}

QTEST_MAIN(TestWindowHistory)
#include "tst_window_history.moc"
