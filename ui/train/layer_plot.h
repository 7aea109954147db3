// SPDX-License-Identifier: GPL-3.0-or-later
// How large the gradients of each layer are at each evaluation: where learning does not arrive, and
// where it is violent.
#pragma once

#include "ui/train/run_record.h"
#include "ui/train/time_axis.h"
#include "ui/widgets/zoom_plot.h"

#include <string>
#include <vector>

namespace seq2seq::ui {

class LayerPlot : public ZoomPlot {
    Q_OBJECT

public:
    /// @param run owned by the caller, outlives the plot
    explicit LayerPlot(const RunRecord &run, QWidget *parent = nullptr);

    /// The run was replaced.
    void reload();
    /// The run has grown: takes over the new evaluations before the next replot.
    void grow() { scheduleReplot(); }
    void setTimeAxis(TimeAxis axis);
    /// The norms at the evaluation nearest to `key` of the x axis, the largest first.
    [[nodiscard]] QString valuesAt(double key) const;
    [[nodiscard]] bool hasValues() const { return !m_layers.empty(); }
    void retranslate();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void takeOver();
    void fitAxes();
    void restyle();
    QCPGraph *graphOf(const std::string &layer);
    [[nodiscard]] QByteArray csv() const;

    const RunRecord &m_run;
    std::vector<std::string> m_layers; ///< one a graph
    std::size_t m_taken = 0; ///< evaluations
    TimeAxis m_axis = TimeAxis::Step;
};

} // namespace seq2seq::ui
