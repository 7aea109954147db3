// SPDX-License-Identifier: GPL-3.0-or-later
// The film strip under the probe attention: a dot an evaluation, hollow where its
// weights are gone; the last one is live.
#pragma once

#include <QSlider>

#include <vector>

namespace seq2seq::ui {

/// A slider over evaluations. While it stands on the last one it follows new ones ("live").
class FilmSlider : public QSlider {
    Q_OBJECT

public:
    explicit FilmSlider(QWidget *parent = nullptr);

    /// How many evaluations there are; a live film moves on to the newest.
    void setFrameCount(int count);
    /// One flag a frame: its weights are kept, so that one can go back to it.
    void setKept(std::vector<bool> kept);
    [[nodiscard]] int frameCount() const { return m_frameCount; }
    [[nodiscard]] bool isLive() const { return m_frameCount == 0 || value() == m_frameCount - 1; }
    /// Where the middle of a dot is painted.
    [[nodiscard]] QPointF framePosition(int frame) const;

    [[nodiscard]] QSize sizeHint() const override { return {200, 24}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int frameAt(double x) const;

    int m_frameCount = 0;
    std::vector<bool> m_kept;
};

} // namespace seq2seq::ui
