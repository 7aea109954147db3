// SPDX-License-Identifier: GPL-3.0-or-later
// The attention of one decoder step as bars over the source tokens.
#pragma once

#include "ui/widgets/column_labels.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <span>
#include <vector>

namespace seq2seq::ui {

class Selection;

class ScoreBars : public QWidget {
    Q_OBJECT

public:
    explicit ScoreBars(QWidget *parent = nullptr);

    /// @param weights alpha_{t,i}, 0..1, one a token  @param scores e_{t,i} before the softmax; may
    /// be empty
    void setBars(
        const QStringList &tokens, std::span<const float> weights, std::span<const float> scores);
    [[nodiscard]] std::span<const float> weights() const { return m_weights; }
    /// Shares the picked source token, which is framed; the tallest bar is orange.
    void setSelection(Selection *selection);
    [[nodiscard]] QRect columnRect(int index) const;
    /// "昨天: α = 0.93, e = 4.71"
    [[nodiscard]] QString barText(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    /// The least: slanted words under narrow columns need more.
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void barClicked(int index); ///< or walked to
    void picked(int index); ///< clicked
    /// What the bar under the mouse, or the one walked to, says; empty when there is none. It is
    /// shown elsewhere: a tooltip here would cover the bars.
    void told(const QString &text);
    void pointed(int index); ///< the same bar; -1 = none any more

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Layout {
        ColumnLabels labels;
        double columnWidth = 0;
    };

    [[nodiscard]] Layout layoutFor(double width) const;
    void paintBar(QPainter &painter, const Layout &layout, int index, double base) const;
    [[nodiscard]] int indexAt(const QPointF &position) const;
    void choose(int index);
    void describe();
    [[nodiscard]] QString explanation(int index) const;

    QStringList m_tokens;
    std::vector<float> m_weights;
    std::vector<float> m_scores;
    QPointer<Selection> m_selection;
    int m_cursor = -1; ///< the picked bar
    int m_hover = -1;
};

} // namespace seq2seq::ui
