// SPDX-License-Identifier: GPL-3.0-or-later
// What a real run shows of its inside in the Train workspace, and that all of it is there after the
// file is closed and opened again.
#include "real_window.h"
#include "ui/train/histogram_view.h"
#include "ui/train/layer_plot.h"
#include "ui/train/loss_plot.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestRunInsight : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }
    void curvesAndHistogramsOutliveTheWindow();
    void timeLeftCountsDown();

private:
    void open(Recipe recipe);
    void train(std::int64_t steps);
    [[nodiscard]] QWidget *inTrain(const char *name)
    {
        return widgetOf<QWidget>(m_session->trainView(), name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void TestRunInsight::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>(realWindow(*m_folder));
    m_session->show();
    m_session->window().showWorkspace(ui::Workspace::Train);
}

void TestRunInsight::open(Recipe recipe)
{
    m_session->bridge().engine().use(lettersExperiment(recipe), {});
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, EngineState::Ready, 30000);
}

void TestRunInsight::train(std::int64_t steps)
{
    widgetOf<QAction>(m_session->window(), "trainAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, steps, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, EngineState::Ready, 30000);
}

void TestRunInsight::curvesAndHistogramsOutliveTheWindow()
{
    constexpr int kEvaluations = 20;
    Recipe recipe = briefLetters();
    recipe.training.evaluateEvery = 5;
    recipe.training.maxSteps = 5 * kEvaluations;
    open(recipe);
    train(recipe.training.maxSteps);
    if (QTest::currentTestFailed())
        return;

    // All that the pages have, by clicks.
    const auto seen = [this] {
        std::vector<QByteArray> tables;
        QTest::mouseClick(inTrain("showLayers"), Qt::LeftButton);
        const auto *layers = widgetOf<ui::LayerPlot>(m_session->trainView(), "layerPlot");
        tables.push_back(layers->toCsv());
        QTest::mouseClick(inTrain("showHistograms"), Qt::LeftButton);
        auto *weight = widgetOf<QComboBox>(m_session->trainView(), "histogramWeight");
        const auto *histograms = widgetOf<ui::HistogramView>(m_session->trainView(), "histograms");
        for (const char *of : {"histogramOfWeights", "histogramOfGradients"}) {
            QTest::mouseClick(inTrain(of), Qt::LeftButton);
            for (int i = 0; i < weight->count(); ++i) {
                weight->setCurrentIndex(i);
                tables.push_back(histograms->csv());
            }
        }
        QTest::mouseClick(inTrain("showLoss"), Qt::LeftButton);
        tables.push_back(widgetOf<ui::LossPlot>(m_session->trainView(), "lossPlot")->toCsv());
        tables.push_back(widgetOf<QLabel>(m_session->trainView(), "entropyValue")->text().toUtf8());
        return tables;
    };
    const auto *histograms = widgetOf<ui::HistogramView>(m_session->trainView(), "histograms");
    QTRY_COMPARE(histograms->shownEvaluations().size(), std::size_t(kEvaluations));
    const std::vector<QByteArray> before = seen();
    QVERIFY(before.size() > 20);
    QCOMPARE(before.front().count('\n'), 1 + kEvaluations);
    QVERIFY(before[1].count('\n') > kEvaluations * 20);
    QVERIFY(before.back().endsWith('%'));

    const QString path = m_folder->filePath(QStringLiteral("run.s2s"));
    m_session->bridge().engine().save(path.toStdString(), OnChange::Refuse);
    QTRY_COMPARE_WITH_TIMEOUT(
        QString::fromStdString(m_session->bridge().status().savedPath), path, 30000);
    qInfo("20 evaluations of a model of %lld weights: a file of %lld bytes",
        static_cast<long long>(m_session->bridge().status().parameters),
        static_cast<long long>(QFileInfo(path).size()));

    m_session = std::make_unique<Session>(realWindow(*m_folder));
    m_session->show();
    m_session->window().showWorkspace(ui::Workspace::Train);
    m_session->start(path);
    const auto *again = widgetOf<ui::HistogramView>(m_session->trainView(), "histograms");
    QTRY_COMPARE_WITH_TIMEOUT(again->shownEvaluations().size(), std::size_t(kEvaluations), 30000);
    QTRY_VERIFY(widgetOf<QComboBox>(m_session->trainView(), "histogramWeight")->count() > 5);
    const std::vector<QByteArray> after = seen();
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(after[i], before[i]);
}

void TestRunInsight::timeLeftCountsDown()
{
    Recipe recipe = endlessLetters();
    recipe.training.maxSteps = 100'000;
    open(recipe);
    widgetOf<QAction>(m_session->window(), "trainAction")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().secondsLeft > 0, 30000);
    const auto *numbers = widgetOf<QLabel>(m_session->window(), "paceLabel");
    QTRY_VERIFY_WITH_TIMEOUT(numbers->text().contains(QStringLiteral(" left")), 30000);
    const double progress = m_session->bridge().status().progress;
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().progress > progress, 30000);
    widgetOf<QAction>(m_session->window(), "trainAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, EngineState::Ready, 30000);
    QVERIFY(!numbers->text().contains(QStringLiteral(" left")));
}

QTEST_MAIN(TestRunInsight)
#include "tst_run_insight.moc"
