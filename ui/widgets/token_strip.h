// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as tokens: chips with the word over its id, or flat boxes without ids that show how
// far a player has come.
#pragma once

#include <QFont>
#include <QPointer>
#include <QRectF>
#include <QString>
#include <QVector>
#include <QWidget>

#include <string>
#include <vector>

namespace seq2seq::ui {

class Selection;

struct Token {
    QString word;
    int id = -1; ///< -1 = none to show
    bool isUnknown = false; ///< not in the vocabulary: the chip is dashed
    bool isForced = false; ///< the person chose it: underlined
    bool isCopied = false; ///< a word of the other side in place of <unk>: says so
    bool operator==(const Token &) const = default;
};

/// Tokens of one side of a trace. @param forced places of those that the person chose
[[nodiscard]] QVector<Token> tokensOf(const std::vector<std::string> &words,
    const std::vector<int> &ids, const QVector<int> &forced = {});

class TokenStrip : public QWidget {
    Q_OBJECT

public:
    enum class Form {
        Chips, ///< word over id, bordered; wraps into as many lines as it needs
        Compact, ///< flat boxes, filled up to the reached token; wraps too
    };
    enum class Side { Source, Target };

    TokenStrip(Form form, Side side, QWidget *parent = nullptr);

    void setTokens(QVector<Token> tokens);
    [[nodiscard]] const QVector<Token> &tokens() const { return m_tokens; }
    /// Shares what is picked on this side. Without it the strip keeps its own.
    void setSelection(Selection *selection);
    /// The orange token; -1 = none. Does not touch a shared selection.
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    /// Compact: tokens behind this one are grey, not reached yet; -1 = none reached.
    void setReached(int index);
    /// Tokens with a flag on their corner: somebody marked them.
    void setMarked(const QVector<int> &places);
    [[nodiscard]] const QVector<int> &marked() const { return m_marked; }
    /// Whether a click also changes the shared selection (on unless told). The player only listens.
    void setSelectsOnClick(bool selects) { m_selectsOnClick = selects; }

    [[nodiscard]] QRect tokenRect(int index) const;
    /// Of all tokens in one line.
    [[nodiscard]] int lineWidth() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void clicked(int index);
    void hovered(int index); ///< -1 when the mouse left
    void contextRequested(int index, QPoint globalPosition);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] static QString underLine(const Token &token);
    [[nodiscard]] double widthOf(const Token &token) const;
    [[nodiscard]] QVector<QRectF> place(int width, int *height) const;
    [[nodiscard]] int indexAt(const QPointF &position) const;
    void relayout();
    void setHover(int index);
    void choose(int index);
    void paintChip(QPainter &painter, int index) const;
    void paintBox(QPainter &painter, int index) const;
    void paintMark(QPainter &painter, const QRectF &rect, const QColor &color) const;
    void paintForced(QPainter &painter, const QRectF &rect, const QColor &color) const;
    void describe();

    Form m_form;
    Side m_side;
    QVector<Token> m_tokens;
    QVector<QRectF> m_rects;
    QVector<int> m_marked;
    QPointer<Selection> m_selection;
    int m_current = -1;
    int m_reached = -1;
    int m_hover = -1;
    bool m_selectsOnClick = true;
};

} // namespace seq2seq::ui
