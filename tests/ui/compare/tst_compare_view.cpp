// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare workspace by clicks and keys: ticks, order, curves, brushes, and what is saved.
#include "ui/compare/compare_view.h"

#include "../answering_file_dialog.h"
#include "../look.h"
#include "made_up_study.h"
#include "ui/compare/curve_legend.h"
#include "ui/compare/curves_plot.h"
#include "ui/compare/queue_bar.h"
#include "ui/compare/run_model.h"
#include "ui/compare/sweep_plot.h"
#include "ui/compare/variants_dialog.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::ui;
using seq2seq::test::AnsweringFileDialog;
using seq2seq::test::madeUpStudy;

class TestCompareView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CompareView> m_view;
    std::shared_ptr<AnsweringFileDialog> m_dialog;

    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_view->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("runs"); }
    [[nodiscard]] CurvesPlot *plot() const { return find<CurvesPlot>("curvesPlot"); }
    [[nodiscard]] SweepPlot *sweep() const { return find<SweepPlot>("sweepPlot"); }
    [[nodiscard]] int column(const QString &title) const
    {
        for (int i = 0; i < table()->model()->columnCount(); ++i)
            if (table()->model()->headerData(i, Qt::Horizontal).toString().startsWith(title))
                return i;
        qFatal("there is no column %s", qPrintable(title));
    }
    void clickCell(int row, int column) const
    {
        const QModelIndex index = table()->model()->index(row, column);
        table()->scrollTo(index);
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    }
    void clickHeader(int column) const
    {
        QHeaderView *header = table()->horizontalHeader();
        table()->scrollTo(table()->model()->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + 8, header->height() / 2));
    }
    [[nodiscard]] QAction *actionIn(QMenu *menu, const QString &text) const
    {
        for (QAction *action : menu->actions())
            if (action->text().contains(text))
                return action;
        return nullptr;
    }
    void drag(QWidget *widget, const QPoint &from, const QPoint &to) const
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(widget, (from + to) / 2);
        QTest::mouseMove(widget, to);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

private slots:
    void init()
    {
        m_view = std::make_unique<CompareView>();
        m_dialog = std::make_shared<AnsweringFileDialog>();
        m_view->setFileDialog(m_dialog);
        m_view->resize(1500, 900);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void anEmptyWorkspaceSaysWhatToDo()
    {
        QVERIFY(find<QLabel>("emptyText")->isVisible());
        QVERIFY(!table()->isVisible());
        QSignalSpy open(m_view.get(), &CompareView::openStudyRequested);
        QSignalSpy made(m_view.get(), &CompareView::newStudyRequested);
        QTest::mouseClick(find<QPushButton>("emptyOpen"), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>("emptyNew"), Qt::LeftButton);
        QCOMPARE(open.count(), 1);
        QCOMPARE(made.count(), 1);
        QSignalSpy recent(m_view.get(), &CompareView::studyRequested);
        m_view->setRecentStudies({QStringLiteral("/a/one"), QStringLiteral("/b/two")});
        QVERIFY(find<QLabel>("recentStudies")->isVisible());
        emit find<QLabel>("recentStudies")->linkActivated(QStringLiteral("1"));
        QCOMPARE(recent.value(0).value(0).toString(), QStringLiteral("/b/two"));
        m_view->setStudy(QStringLiteral("/a/new study"), std::make_shared<Study>());
        QVERIFY(find<QLabel>("emptyText")->text().contains(QStringLiteral("new study")));
        QVERIFY(find<QPushButton>("emptyVariants")->isVisible());
        m_view->setStudy(QStringLiteral("/a/new study"), madeUpStudy());
        QVERIFY(!find<QLabel>("emptyText")->isVisible());
        QVERIFY(table()->isVisible());
    }

    void aClickTicksAndTheCurvesFollow()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        QSignalSpy ticked(m_view.get(), &CompareView::tickedRunsChanged);
        QCOMPARE(plot()->lines().size(), 11U);
        clickCell(0, RunModel::kTickColumn);
        QCOMPARE(plot()->lines().size(), 10U);
        QCOMPARE(ticked.count(), 1);
        QVERIFY(!m_view->tickedRuns().contains(QStringLiteral("general-64-1.s2s")));
        clickHeader(RunModel::kTickColumn); // some are ticked: none is then
        QCOMPARE(plot()->lines().size(), 0U);
        clickHeader(RunModel::kTickColumn);
        QCOMPARE(plot()->lines().size(), 11U); // one has no numbers
        // Space ticks the current row.
        clickCell(0, 1);
        QCOMPARE(m_view->currentRun(), QStringLiteral("general-64-1.s2s"));
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(!m_view->tickedRuns().contains(QStringLiteral("general-64-1.s2s")));
    }

    void headersSortAndTheFilterHides()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        clickHeader(column(QStringLiteral("BLEU")));
        QCOMPARE(table()->model()->index(0, column(QStringLiteral("name"))).data().toString(),
            QStringLiteral("general 128"));
        QTest::keyClicks(find<QLineEdit>("filterRuns"), QStringLiteral("none"));
        QCOMPARE(table()->model()->rowCount(), 6);
        // A study with more settings keeps the order by name, wherever the column is now.
        auto more = std::make_shared<Study>(*madeUpStudy());
        more->differing = {"attention", "hidden", "learning-rate", "seed"};
        m_view->setStudy(QStringLiteral("/a"), more);
        QVERIFY(table()
                    ->model()
                    ->headerData(column(QStringLiteral("BLEU")), Qt::Horizontal)
                    .toString()
                    .endsWith(QStringLiteral("▾")));
        QCOMPARE(table()->model()->index(0, column(QStringLiteral("name"))).data().toString(),
            QStringLiteral("none 128"));
    }

    void columnsAreChosenInTheHeader()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        QHeaderView *header = table()->horizontalHeader();
        const int step = column(QStringLiteral("step"));
        QVERIFY(header->isSectionHidden(step));
        emit header->customContextMenuRequested(QPoint(5, 5));
        auto *menu = m_view->findChild<QMenu *>(QStringLiteral("columnMenu"));
        QVERIFY(menu);
        actionIn(menu, QStringLiteral("step"))->trigger();
        QVERIFY(!header->isSectionHidden(step));
        menu->close();
    }

    void aNameIsTyped()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        QSignalSpy edited(&m_view->book(), &StudyBook::edited);
        const QModelIndex name = table()->model()->index(0, column(QStringLiteral("name")));
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(name).center());
        QTest::mouseDClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(name).center());
        auto *editor = table()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("my baseline"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(name.data().toString(), QStringLiteral("my baseline"));
        m_view->undoStack()->undo();
        QCOMPARE(name.data().toString(), QStringLiteral("general 64"));
    }

    void curvesAreReadOffAndHidden()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        m_view->book().tickOnly({0, 3});
        plot()->drawNow();
        // Half way between the evaluations at 200 and 300 updates.
        const int x = int(plot()->xAxis->coordToPixel(250));
        const QPointF there(x, plot()->axisRect()->center().y());
        QMouseEvent move(QEvent::MouseMove, there, plot()->mapToGlobal(there), Qt::NoButton,
            Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot(), &move);
        QVERIFY(plot()->cursor());
        const double at = *plot()->cursor();
        const double floor = 0.2 - 0.064 + 0.01;
        const double expected = std::lerp(floor + 2, floor + 4 / 3.0, (at - 200) / 100);
        QVERIFY(std::abs(*plot()->valueOf(plot()->lines()[0]) - expected) < 1e-9);
        auto *legend = find<CurveLegend>("curveLegend");
        QCOMPARE(legend->model()->rowCount(), 2);
        QVERIFY(legend->model()
                    ->headerData(CurveLegendModel::Name, Qt::Horizontal)
                    .toString()
                    .contains(QStringLiteral("step 2")));
        // The better one stands first; a click hides it.
        QVERIFY(legend->model()->index(0, 0).data().toString().startsWith(
            QStringLiteral("general 128")));
        QTest::mouseClick(legend->viewport(), Qt::LeftButton, {},
            legend->visualRect(legend->model()->index(0, 0)).center());
        QVERIFY(plot()->lines()[1].isHidden);
        plot()->drawNow();
        QVERIFY(plot()->graph(1)->data()->isEmpty());
        QTest::mouseClick(legend->viewport(), Qt::LeftButton, {},
            legend->visualRect(legend->model()->index(0, 0)).center());
        QVERIFY(!plot()->lines()[1].isHidden);
    }

    void seedsAreABand()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        m_view->book().tickOnly({0, 1, 2, 3});
        find<QCheckBox>("curveBands")->click();
        QCOMPARE(plot()->lines().size(), 2U); // three seeds, and a run alone
        const CurvesPlot::Line &line = plot()->lines()[0];
        QCOMPARE(line.runs.size(), 3U);
        QCOMPARE(line.band.size(), 10U);
        QVERIFY(std::abs(line.band[0].mean - (0.2 - 0.064 + 0.02 + 4)) < 1e-9);
        QVERIFY(std::abs(line.band[0].deviation - 0.01) < 1e-9);
        QVERIFY(plot()->lines()[1].band.empty());
        plot()->drawNow();
        QVERIFY(plot()->graph(1)->channelFillGraph() == plot()->graph(0));
    }

    void measureAxisScaleAndZoom()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        auto *measure = find<QComboBox>("curveMeasure");
        measure->setCurrentIndex(measure->findText(QStringLiteral("BLEU")));
        QCOMPARE(
            plot()->lines()[0].curve.back().y, m_view->book().run(0).evaluations.back().devBleu);
        find<QComboBox>("curveAxis")->setCurrentIndex(2); // time
        QCOMPARE(plot()->lines()[0].curve.back().x, 100.0);
        measure->setCurrentIndex(0);
        find<QCheckBox>("curveLog")->click();
        QCOMPARE(plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
        plot()->drawNow();
        const QCPRange whole = plot()->xAxis->range();
        const QRect area = plot()->axisRect()->rect();
        drag(plot(), area.center(), area.center() + QPoint(area.width() / 4, area.height() / 4));
        QTRY_VERIFY(plot()->isZoomed());
        QVERIFY(plot()->xAxis->range().size() < whole.size() / 2);
        QTest::mouseDClick(plot(), Qt::LeftButton, {}, area.center());
        QVERIFY(!plot()->isZoomed());
        plot()->drawNow();
        QCOMPARE(plot()->xAxis->range().upper, whole.upper);
    }

    /// A brush along the axis of BLEU keeps the runs that pass there, and ticks them.
    void aBrushTicks()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        const auto &axes = sweep()->axes();
        QCOMPARE(axes.size(), 4U); // attention, hidden, perplexity, BLEU
        QCOMPARE(axes.back().column, std::string("bleu"));
        QCOMPARE(axes[0].words.size(), 2U);
        // From above the best run to the middle.
        const QRectF axis = sweep()->axisRect(3);
        const double middle = axis.center().y();
        drag(sweep(), QPointF(axis.center().x(), axis.top()).toPoint(),
            QPointF(axis.center().x(), middle).toPoint());
        QVERIFY(sweep()->hasBrush());
        std::vector<int> expected;
        double low = 1e9;
        double high = -1e9;
        for (const StudyRun &run : m_view->book().study().runs) {
            low = std::min(low, run.bleu.value_or(1e9));
            high = std::max(high, run.bleu.value_or(-1e9));
        }
        const double limit
            = std::lerp(low, high, (axis.bottom() - std::round(middle)) / axis.height());
        for (int run = 0; run < m_view->book().runCount(); ++run)
            if (m_view->book().run(run).bleu.value_or(-1) >= limit)
                expected.push_back(run);
        QCOMPARE(sweep()->keptRuns(), expected);
        QCOMPARE(m_view->book().tickedRuns(), expected);
        QVERIFY(sweep()->brushText().startsWith(QStringLiteral("BLEU ≥ ")));
        // One more brush narrows it: none has general attention and none.
        const QRectF attention = sweep()->axisRect(0);
        drag(sweep(), QPointF(attention.center().x(), attention.bottom()).toPoint(),
            QPointF(attention.center().x(), attention.center().y() + 4).toPoint());
        for (const int run : sweep()->keptRuns())
            QCOMPARE(m_view->book().run(run).setting("attention"), std::string_view("none"));
        find<QPushButton>("clearBrushes")->click();
        QVERIFY(!sweep()->hasBrush());
        QCOMPARE(sweep()->keptRuns().size(), 12U);
    }

    void tablesCurvesAndPicturesAreSaved()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        clickHeader(column(QStringLiteral("BLEU")));
        QMenu *menu = find<QToolButton>("saveRuns")->menu();
        menu->findChild<QAction *>(QStringLiteral("saveRunsCsv"));
        actionIn(menu, QStringLiteral("all numbers"))->trigger();
        QList<QByteArray> lines = m_dialog->saved().trimmed().split('\n');
        QCOMPARE(lines.size(), 13);
        QVERIFY(lines[0].startsWith("file,name,attention,hidden,seed,state"));
        QVERIFY(lines[1].startsWith("general-128-1.s2s,")); // as it is sorted
        actionIn(menu, QStringLiteral("PNG"))->trigger();
        QVERIFY(!QImage::fromData(m_dialog->saved()).isNull());
        QMenu *curves = find<QToolButton>("saveCurves")->menu();
        actionIn(curves, QStringLiteral("CSV"))->trigger();
        lines = m_dialog->saved().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 10 * 10 + 6);
        actionIn(curves, QStringLiteral("SVG"))->trigger();
        QVERIFY(m_dialog->saved().contains("<svg"));
        QMenu *picture = find<QToolButton>("saveSweep")->menu();
        actionIn(picture, QStringLiteral("CSV"))->trigger();
        QVERIFY(m_dialog->saved().startsWith("file,attention,hidden,perplexity,bleu"));
        QStringList names;
        for (const Figure &figure : m_view->figures())
            names << figure.name;
        QCOMPARE(names,
            QStringList(
                {QStringLiteral("runs-table"), QStringLiteral("curves"), QStringLiteral("sweep")}));
    }

    void theLineBelowTellsMeanAndDeviation()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        const QString text = find<QLabel>("seedLine")->text();
        QVERIFY2(
            text.contains(QStringLiteral("general 128, 3 seed(s): BLEU <b>")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral(" ± 0.3")));
    }

    void theQueueSaysHowFarItIs()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        QueueBar &queue = m_view->queueBar();
        QVERIFY(!find<QPushButton>("pauseQueue")->isVisible());
        queue.setProgress({QueueState::Running, 3, 8, 0.3, 240.0});
        QVERIFY(find<QLabel>("queueText")->text().contains(QStringLiteral("Queue 3 of 8")));
        QVERIFY(find<QLabel>("queueText")->text().contains(QStringLiteral("about 4 min left")));
        QSignalSpy pause(&queue, &QueueBar::pauseRequested);
        QSignalSpy resume(&queue, &QueueBar::resumeRequested);
        QTest::mouseClick(find<QPushButton>("pauseQueue"), Qt::LeftButton);
        QCOMPARE(pause.count(), 1);
        queue.setProgress({QueueState::Paused, 3, 8, 0.3, {}});
        QTest::mouseClick(find<QPushButton>("pauseQueue"), Qt::LeftButton);
        QCOMPARE(resume.count(), 1);
        queue.setOthers({QStringLiteral("lab-pc-07")});
        QVERIFY(find<QLabel>("otherMachines")->text().contains(QStringLiteral("lab-pc-07")));
        queue.setProgress({});
        QVERIFY(!find<QPushButton>("pauseQueue")->isVisible());
    }

    void furtherCardsStandWhereTheyBelong()
    {
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        auto *real = new Card(QStringLiteral("Is it real?"));
        auto *length = new Card(QStringLiteral("Quality by length"));
        m_view->addCard(real, CompareView::Place::Right);
        m_view->addCard(length, CompareView::Place::LowerLeft);
        QTRY_VERIFY(real->isVisible() && length->isVisible());
        const auto topOf = [&](QWidget *widget) { return widget->mapTo(m_view.get(), QPoint()); };
        QTRY_VERIFY(topOf(length).y() > topOf(table()).y() + table()->height());
        QTRY_VERIFY(topOf(real).x() > topOf(plot()).x() + plot()->width());
        QVERIFY(topOf(sweep()).y() > topOf(real).y()); // the sweep stays the last
    }

    void variantsAreOrdered()
    {
        SweepOrder base;
        base.base = {{"builtin", "everyday-zh-en"}, {"count", "2000"}, {"attention", "general"},
            {"hidden", "64"}, {"reverse-source", "false"}, {"epochs", "8"}, {"max-steps", "0"}};
        VariantsDialog dialog(QStringLiteral("general"), base);
        dialog.show();
        auto *outcome = dialog.findChild<QLabel *>(QStringLiteral("variantsOutcome"));
        auto *values = dialog.findChild<QLineEdit *>(QStringLiteral("values0"));
        auto *train = dialog.findChild<QPushButton *>(QStringLiteral("trainVariants"));
        QCOMPARE(values->text(), QStringLiteral("none,general"));
        QVERIFY(outcome->text().startsWith(QStringLiteral("6 run(s): attention none, seed 1;")));
        QTest::mouseClick(
            dialog.findChild<QPushButton *>(QStringLiteral("varyMore")), Qt::LeftButton);
        auto *second = dialog.findChild<QLineEdit *>(QStringLiteral("values1"));
        QCOMPARE(second->text(), QStringLiteral("32,64")); // hidden is the next
        second->clear();
        QVERIFY(!train->isEnabled());
        QVERIFY(outcome->text().contains(QStringLiteral("hidden")));
        QTest::keyClicks(second, QStringLiteral("16, 32"));
        QVERIFY(train->isEnabled());
        dialog.findChild<QSpinBox *>(QStringLiteral("epochs"))->setValue(0);
        QVERIFY(!train->isEnabled()); // without an end
        dialog.findChild<QSpinBox *>(QStringLiteral("maxSteps"))->setValue(50);
        dialog.findChild<QSpinBox *>(QStringLiteral("seeds"))->setValue(2);
        QVERIFY(outcome->text().startsWith(QStringLiteral("8 run(s)")));
        SweepOrder ordered;
        connect(&dialog, &VariantsDialog::ordered, this,
            [&ordered](const SweepOrder &order) { ordered = order; });
        QTest::mouseClick(train, Qt::LeftButton);
        const std::vector<std::string> arguments = argumentsOf(ordered, "/a/study");
        for (const char *expected : {"--builtin=everyday-zh-en", "--count=2000",
                 "--set=attention=none,general", "--set=hidden=16,32", "--max-steps=50",
                 "--epochs=0", "--seeds=2", "--seed=1", "--reverse-source=false", "--out=/a/study"})
            QVERIFY2(std::ranges::find(arguments, expected) != arguments.end(), expected);
        for (const std::string &argument : arguments)
            QVERIFY2(!argument.starts_with("--hidden") && !argument.starts_with("--attention="),
                argument.c_str());
    }

    /// Where there is no room side by side, cards stand below one another.
    void aNarrowWindowScrollsDownOnly()
    {
        QScrollArea area;
        area.setWidgetResizable(true);
        m_view->setStudy(QStringLiteral("/a"), madeUpStudy());
        CompareView *view = m_view.release();
        area.setWidget(view);
        area.resize(700, 600);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        QTRY_COMPARE(view->findChild<QSplitter *>(QStringLiteral("compareColumns"))->orientation(),
            Qt::Vertical);
        QTRY_VERIFY(view->width() <= area.viewport()->width());
        area.resize(1700, 900);
        QTRY_COMPARE(view->findChild<QSplitter *>(QStringLiteral("compareColumns"))->orientation(),
            Qt::Horizontal);
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
