// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of the ticked runs over one another, or the mean of the seeds with its deviation as a
// band. Dragging zooms, a double click shows everything; under the mouse each curve is read off.
#pragma once

#include "ui/compare/run_curves.h"
#include "ui/widgets/zoom_plot.h"

#include <QSet>

#include <optional>
#include <vector>

namespace seq2seq::ui {

class StudyBook;

class CurvesPlot : public ZoomPlot {
    Q_OBJECT

public:
    /// A curve that is drawn: of a run, or the mean of the seeds of one configuration.
    struct Line {
        std::vector<int> runs; ///< of the study, the first of them names it
        Curve curve;
        std::vector<BandPoint> band; ///< of several runs
        bool isHidden = false;
    };

    /// @param book outlives the plot
    explicit CurvesPlot(StudyBook &book, QWidget *parent = nullptr);

    void setMeasure(CurveMeasure measure);
    [[nodiscard]] CurveMeasure measure() const { return m_measure; }
    void setTimeAxis(TimeAxis axis);
    /// Mean and deviation over the seeds instead of a line a run.
    void setBands(bool isOn);
    /// A line that is hidden keeps its place in lines().
    void setHidden(int line, bool isHidden);

    /// Those of the ticked runs; the newest, taken over already.
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    [[nodiscard]] QColor colorOf(const Line &line) const;
    [[nodiscard]] bool isDashed(const Line &line) const;
    [[nodiscard]] QString titleOf(const Line &line) const;
    /// Where the curves are read off: under the mouse; unset: at their ends.
    [[nodiscard]] std::optional<double> cursor() const { return m_cursor; }
    /// "step 1,500"
    [[nodiscard]] QString cursorText() const;
    /// The value of a line at the cursor, or its last one.
    [[nodiscard]] std::optional<double> valueOf(const Line &line) const;
    /// Texts again, after the language changed.
    void retranslate();

signals:
    void linesChanged(); ///< other lines, or some are hidden or shown
    void cursorMoved();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeAnew();
    void makeLines();
    void draw();
    void labelAxis();
    void drawLine(const Line &line);
    void fitAxes();
    void describe();
    void moveCursor(std::optional<double> key);
    [[nodiscard]] QCPGraph *nextGraph();
    [[nodiscard]] QByteArray csv() const;

    StudyBook &m_book;
    CurveMeasure m_measure = CurveMeasure::DevLoss;
    TimeAxis m_axis = TimeAxis::Step;
    bool m_hasBands = false;
    std::vector<Line> m_lines;
    QSet<QString> m_hidden; ///< by the file of the first run
    int m_usedGraphs = 0; ///< those that are left over are empty
    std::optional<double> m_cursor;
    QCPItemStraightLine *m_crosshair = nullptr;
    QCPLayer *m_crosshairLayer = nullptr;
};

} // namespace seq2seq::ui
