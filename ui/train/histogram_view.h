// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers of one weight, or their gradients, are spread, over all evaluations: one behind
// the other (offset) or all on one line (overlay), as TensorBoard draws them.
#pragma once

#include "ui/train/run_record.h"

#include <QPolygonF>
#include <QWidget>

#include <optional>
#include <vector>

namespace seq2seq::ui {

class HistogramView : public QWidget {
    Q_OBJECT

public:
    enum class Of { Weights, Gradients };
    enum class Arrangement { Offset, Overlay };

    /// @param run owned by the caller, outlives the view
    explicit HistogramView(const RunRecord &run, QWidget *parent = nullptr);

    /// PyTorch's names of the weights that there are histograms of.
    [[nodiscard]] QStringList weights() const;
    void setWeight(const QString &name);
    void setOf(Of of);
    void setArrangement(Arrangement arrangement);
    /// Marks the evaluation where the film stands; -1 = none.
    void setMarkedEvaluation(int index);
    /// The run has grown or was replaced.
    void renew();
    void retranslate();

    /// The evaluations that are drawn, the oldest first: all, or some spread evenly over many.
    [[nodiscard]] std::vector<int> shownEvaluations() const;
    /// The curve of one of them in pixels; empty when it is not drawn.
    [[nodiscard]] QPolygonF curveOf(int evaluation) const;
    /// What the histogram under a point says, as the tip there does.
    [[nodiscard]] QString textAt(const QPointF &position) const;
    /// A row a bin of each evaluation.
    [[nodiscard]] QByteArray csv() const;

    [[nodiscard]] QSize sizeHint() const override { return {400, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The curve of an evaluation was clicked, or reached with the arrow keys.
    void evaluationClicked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Curve {
        int evaluation = 0;
        const Histogram *histogram = nullptr;
        double baseline = 0; ///< pixel row of a share of 0
        QPolygonF points; ///< from the left end of the baseline to the right one
    };

    [[nodiscard]] const Histogram *histogramOf(int evaluation) const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] std::vector<Curve> curves() const;
    [[nodiscard]] std::optional<Curve> curveAt(const QPointF &position) const;
    [[nodiscard]] QString textOf(const Curve &curve, double x) const;
    void paintAxis(QPainter &painter) const;
    void paintCurve(QPainter &painter, const Curve &curve, double age) const;
    void describe();

    const RunRecord &m_run;
    QString m_weight;
    Of m_of = Of::Weights;
    Arrangement m_arrangement = Arrangement::Offset;
    int m_marked = -1;
    int m_hovered = -1; ///< evaluation under the mouse
};

} // namespace seq2seq::ui
