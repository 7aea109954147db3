// SPDX-License-Identifier: GPL-3.0-or-later
// The loss curves: every update faintly, their moving average, the dev loss with the best one
// marked, an earlier run dashed. A cross hair tells exact numbers; dragging zooms, a double click
// shows everything again.
#pragma once

#include "ui/train/run_record.h"
#include "ui/train/smoothing.h"
#include "ui/train/time_axis.h"
#include "ui/train/update_curve.h"
#include "ui/widgets/zoom_plot.h"

#include <optional>

namespace seq2seq::ui {

class LossPlot : public ZoomPlot {
    Q_OBJECT

public:
    /// @param run owned by the caller, outlives the plot
    explicit LossPlot(const RunRecord &run, QWidget *parent = nullptr);

    /// The run was replaced: forgets what was drawn and shows everything.
    void reload();
    /// The run has grown: takes over the new points before the next replot.
    void grow() { scheduleReplot(); }
    void setComparison(const QString &name, RunRecord run);
    [[nodiscard]] bool hasComparison() const { return !m_comparisonName.isEmpty(); }

    void setTimeAxis(TimeAxis axis);
    /// @param weight of the past, 0..1 (see ExponentialAverage)
    void setSmoothing(double weight);
    /// Draws a dotted line at an evaluation, where the film stands; -1 = none.
    void setMarkedEvaluation(int index);

    /// The numbers at the update nearest to `key` of the x axis, as the cross hair tells them.
    [[nodiscard]] QString valuesAt(double key) const;
    /// Texts again, after the language changed.
    void retranslate();

signals:
    /// The marker of a dev loss was clicked.
    void evaluationClicked(int index);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeAnew();
    void drawCurves();
    void makeGraphs();
    void restyle();
    void takeOver();
    void takeOverComparison();
    void fitAxes();
    void updateLegend();
    void describe();
    void handleClick(QMouseEvent *event);
    void showCrosshair(double key, const QPoint &globalPosition);
    void hideCrosshair();
    [[nodiscard]] std::optional<std::size_t> nearestPoint(double key) const;
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] int evaluationNear(const QPointF &position) const;

    const RunRecord &m_run;
    RunRecord m_comparison;
    QString m_comparisonName;

    // In the order in which they are painted: each lies over those before it.
    UpdateCurve m_otherTrain;
    QCPGraph *m_otherDev;
    UpdateCurve m_raw;
    UpdateCurve m_smooth; ///< its values also for the tooltip and CSV
    QCPGraph *m_dev;
    QCPGraph *m_best;
    QCPItemStraightLine *m_filmLine = nullptr;
    QCPItemStraightLine *m_crosshair = nullptr;
    QCPLayer *m_crosshairLayer = nullptr;

    TimeAxis m_axis = TimeAxis::Step;
    double m_smoothing = 0.9;
    ExponentialAverage m_average;
    std::size_t m_takenEvaluations = 0;
    int m_markedEvaluation = -1;
    std::optional<std::size_t> m_crosshairPoint;
};

} // namespace seq2seq::ui
