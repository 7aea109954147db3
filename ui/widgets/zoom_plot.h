// SPDX-License-Identifier: GPL-3.0-or-later
// A plot whose axes show everything until a person zooms: dragging, wheel or keys zoom, a double
// click shows everything again.
#pragma once

#include "ui/widgets/plot.h"

namespace seq2seq::ui {

class ZoomPlot : public Plot {
    Q_OBJECT

public:
    explicit ZoomPlot(QWidget *parent = nullptr);

    void setLogarithmic(bool isLogarithmic); ///< the y axis
    /// Shows everything; what comes moves the axes again.
    void showAll();
    [[nodiscard]] bool isZoomed() const { return m_isZoomed; }

protected:
    /// The next replot shows everything.
    void unzoom() { m_isZoomed = false; }
    /// Of the x axis. @param factor below 1: closer  @param center stays where it is
    void zoom(double factor, double center);
    /// Where the mouse is, when it is over the axes.
    void zoomByWheel(QWheelEvent *event);
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    bool m_isZoomed = false;
};

} // namespace seq2seq::ui
