// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as the model reads it: token, id, and the one-hot row of that id, a single 1 among |V|
// zeros.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace seq2seq::ui {

class OneHotView : public QWidget {
    Q_OBJECT

public:
    explicit OneHotView(QWidget *parent = nullptr);

    /// @param tokens one a row  @param ids as many, 0..vocabulary-1  @param vocabulary columns of
    /// the matrix
    void setSentence(QStringList tokens, std::vector<int> ids, int vocabulary);
    [[nodiscard]] const QStringList &tokens() const { return m_tokens; }
    [[nodiscard]] const std::vector<int> &ids() const { return m_ids; }
    /// The token that is picked; -1 = none.
    void setCurrent(int row);
    [[nodiscard]] int current() const { return m_current; }

    /// Where the 1 of a row is painted.
    [[nodiscard]] QPointF dotPosition(int row) const;
    [[nodiscard]] QString rowText(int row) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void clicked(int row);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int rowAt(double y) const; ///< -1 = none
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] QRect matrixRect() const;
    void paintHead(QPainter &painter, const QRect &matrix) const;
    void paintRow(QPainter &painter, int row, const QRect &matrix) const;
    void measure();

    QStringList m_tokens;
    std::vector<int> m_ids;
    int m_vocabulary = 0;
    int m_current = -1;
    int m_tokenWidth = 0;
    int m_idWidth = 0;
};

} // namespace seq2seq::ui
