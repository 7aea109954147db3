// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/study_benchmark.h"

#include "core/storage/experiment.h"
#include "tests/app/real_window.h"
#include "ui/compare/curves_plot.h"
#include "ui/compare/run_model.h"
#include "ui/compare/sweep_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <cmath>

namespace seq2seq::bench {

namespace {

using app::widgetOf;

constexpr int kEvaluations = 40;
constexpr int kSamples = 24;

Experiment madeUpRun(const Experiment &like, int run)
{
    Experiment made = like;
    const bool hasAttention = run % 2 == 0;
    made.model.attention = hasAttention ? AttentionKind::General : AttentionKind::None;
    made.model.hiddenSize = run % 4 < 2 ? 16 : 32;
    made.training.seed = std::uint64_t(1 + run / 4);
    made.training.maxSteps = 100 * kEvaluations;
    made.state.step = 100 * kEvaluations;
    made.name = (hasAttention ? "general " : "none ") + std::to_string(made.model.hiddenSize);
    Evaluation evaluation;
    evaluation.samples.assign(kSamples,
        {"如果明天下雨，我们就不去公园，在家看电影。",
            "If it rains tomorrow , we won't go to the park and will watch a film at home .",
            "If it rains tomorrow , we won't go to the park and will watch film film at home .",
            71.25});
    for (int i = 1; i <= kEvaluations; ++i) {
        evaluation.step = 100 * i;
        evaluation.epoch = i;
        evaluation.seconds = 3.0 * i;
        evaluation.devLoss
            = (hasAttention ? 0.3 : 0.8) + 0.002 * (run % 50) + 3.0 / i + 0.01 * std::sin(run + i);
        evaluation.trainLoss = evaluation.devLoss - 0.1;
        evaluation.devPerplexity = std::exp(evaluation.devLoss);
        evaluation.devBleu = 95 - 40 * (evaluation.devLoss - 0.3);
        evaluation.devChrf = evaluation.devBleu;
        evaluation.wordsPerSecond = 60'000 + run;
        made.history.evaluations.push_back(evaluation);
    }
    return made;
}

} // namespace

void writeStudy(const QString &folder, int runs)
{
    QDir().mkpath(folder);
    const Experiment like = app::lettersExperiment(app::briefLetters());
    for (int run = 0; run < runs; ++run)
        saveExperiment(madeUpRun(like, run),
            QDir(folder).filePath(QStringLiteral("%1.s2s").arg(run)).toStdString());
}

std::vector<Pause> measureStudy(app::Session &session, const QString &folder)
{
    std::vector<Pause> pauses;
    ui::StudyBook &book = session.compareView().book();
    auto *table = widgetOf<QTableView>(session.window(), "runs");
    auto *plot = widgetOf<ui::CurvesPlot>(session.window(), "curvesPlot");
    auto *filter = widgetOf<QLineEdit>(session.window(), "filterRuns");
    const auto measure = [&](const char *what, const std::function<void()> &begin,
                             const std::function<bool()> &isDone) {
        pauses.push_back(measurePause(QString::fromLatin1(what), begin, isDone));
    };
    bool isDrawn = false;
    QObject context;
    QObject::connect(plot, &QCustomPlot::afterReplot, &context, [&isDrawn] { isDrawn = true; });
    const auto drawn = [&](const std::function<void()> &begin) {
        return [&isDrawn, begin] {
            isDrawn = false;
            begin();
        };
    };
    const auto isNowDrawn = [&isDrawn] { return isDrawn; };
    const auto clickHeader = [&](int column) {
        QHeaderView *header = table->horizontalHeader();
        table->scrollTo(table->model()->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + 6, header->height() / 2));
    };
    const auto columnNamed = [&](const QString &title) {
        for (int i = 0; i < table->model()->columnCount(); ++i)
            if (table->model()->headerData(i, Qt::Horizontal).toString().startsWith(title))
                return i;
        return 0;
    };

    measure(
        "open: read and show", [&] { session.studies().open(folder); },
        [&] { return book.runCount() > 0 && isDrawn; });
    measure(
        "sort: by BLEU", [&] { clickHeader(columnNamed(QStringLiteral("BLEU"))); },
        [] { return true; });
    measure(
        "sort: by name", [&] { clickHeader(columnNamed(QStringLiteral("name"))); },
        [] { return true; });
    measure(
        "filter: letter by letter",
        [&] { QTest::keyClicks(filter, QStringLiteral("general"), {}, 20); }, [] { return true; });
    filter->clear();
    measure("overlay: none", drawn([&] { clickHeader(ui::RunModel::kTickColumn); }), isNowDrawn);
    measure("overlay: all runs", drawn([&] { clickHeader(ui::RunModel::kTickColumn); }),
        [&] { return isDrawn && int(plot->lines().size()) == book.runCount(); });
    measure("overlay: BLEU",
        drawn([&] { widgetOf<QComboBox>(session.window(), "curveMeasure")->setCurrentIndex(3); }),
        isNowDrawn);
    measure("overlay: mean and deviation",
        drawn([&] { widgetOf<QCheckBox>(session.window(), "curveBands")->click(); }), isNowDrawn);
    widgetOf<QCheckBox>(session.window(), "curveBands")->click();
    measure(
        "read off: the mouse over the curves",
        [&] {
            const QRect area = plot->axisRect()->rect();
            for (int i = 0; i < 40; ++i) {
                QTest::mouseMove(plot, {area.left() + area.width() * i / 40, area.center().y()});
                QTest::qWait(10);
            }
        },
        [] { return true; });
    measure(
        "group by seed", [&] { widgetOf<QCheckBox>(session.window(), "groupBySeed")->click(); },
        [&] { return table->model()->rowCount() < book.runCount(); });
    measure("brush: an axis of the sweep", drawn([&] {
        auto *sweep = widgetOf<ui::SweepPlot>(session.window(), "sweepPlot");
        const QRectF axis = sweep->axisRect(int(sweep->axes().size()) - 1);
        QTest::mousePress(
            sweep, Qt::LeftButton, {}, QPointF(axis.center().x(), axis.top()).toPoint());
        QTest::mouseMove(sweep, axis.center().toPoint());
        QTest::mouseRelease(sweep, Qt::LeftButton, {}, axis.center().toPoint());
    }),
        isNowDrawn);
    return pauses;
}

} // namespace seq2seq::bench
