// SPDX-License-Identifier: GPL-3.0-or-later
// The beam search as a tree that grows step by step: every hypothesis that was tried, those that
// were given up in grey, the best path in orange.
#pragma once

#include "ui/translate/beam_layout.h"

#include <QGraphicsView>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;

namespace seq2seq::ui {

/// The picture alone: zoomed by the wheel with Ctrl, by + and -, dragged by the mouse.
class BeamTreePicture : public QGraphicsView {
    Q_OBJECT

public:
    explicit BeamTreePicture(QWidget *parent = nullptr);

    /// @param ranks of the nodes at which hypotheses end
    void setLayout(
        const SearchTree &tree, const BeamLayout &layout, const QHash<int, FinalRank> &ranks = {});
    void fit(); ///< all of it, at most as large as the text
    void zoom(double factor);
    /// Where a node is painted, in widget coordinates; empty when it is not shown.
    [[nodiscard]] QRect nodeRect(int node) const;

signals:
    void nodeClicked(int node);
    void nodeToggled(int node); ///< right click: hide or show what comes of it

protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void draw();
    [[nodiscard]] QString numbersOf(const PlacedNode &placed) const;
    [[nodiscard]] int nodeAt(const QPoint &position) const;

    SearchTree m_tree;
    BeamLayout m_layout;
    QHash<int, FinalRank> m_ranks;
    QVector<QRectF> m_rects; ///< of m_layout.nodes, in the scene
    QPoint m_pressed;
    bool m_isFitted = true; ///< the person has not zoomed since the last fit()
};

class BeamTree : public QWidget {
    Q_OBJECT

public:
    explicit BeamTree(QWidget *parent = nullptr);

    /// A new search is shown whole. @param hypotheses that it found, best first
    void setTree(const SearchTree &tree, const std::vector<Hypothesis> &hypotheses = {});
    /// The same search in another order of its hypotheses: what is shown of it stays.
    void setRanking(const SearchTree &tree, const std::vector<Hypothesis> &hypotheses);
    [[nodiscard]] int step() const; ///< shown up to here
    [[nodiscard]] BeamTreePicture *picture() const { return m_picture; }

signals:
    /// The person wants this beginning, and the search to go on from it.
    void forceRequested(const QVector<int> &prefix);

private:
    void showStep(int step);
    void play();
    void retranslate();
    void describe();

    SearchTree m_tree;
    QHash<int, FinalRank> m_ranks;
    BeamLayoutOptions m_options;
    int m_steps = 0;
    QTimer m_playing;
    BeamTreePicture *m_picture = nullptr;
    QToolButton *m_play = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_fit = nullptr;
    QToolButton *m_larger = nullptr;
    QToolButton *m_smaller = nullptr;
    QSlider *m_slider = nullptr;
    QLabel *m_step = nullptr;
    QCheckBox *m_pruned = nullptr;
};

} // namespace seq2seq::ui
