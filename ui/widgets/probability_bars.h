// SPDX-License-Identifier: GPL-3.0-or-later
// The likeliest words of one step: word, bar, number; a click picks the word.
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

namespace seq2seq::ui {

struct WordBar {
    QString word;
    double probability = 0; ///< 0..1
    bool operator==(const WordBar &) const = default;
};

class ProbabilityBars : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget *parent = nullptr);

    /// Best first. Bars are drawn on the scale 0..1, so that a sure step looks sure.
    void setWords(QVector<WordBar> words);
    [[nodiscard]] const QVector<WordBar> &words() const { return m_words; }
    /// The word that was written, in orange; -1 = it is not among them.
    void setChosen(int index);
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QRect rowRect(int index) const;
    /// -1 = none is there.
    [[nodiscard]] int wordAt(const QPointF &position) const { return indexAt(position); }
    /// How a click is announced in the tooltip: "Click to force this word".
    void setHint(const QString &hint) { m_hint = hint; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void wordChosen(int index);
    void pointed(int index); ///< the row under the mouse or walked to; -1 = none any more

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] double numberWidth() const;
    [[nodiscard]] bool areWordsAbove() const;
    void paintRow(QPainter &painter, int index, const QRectF &row) const;
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int indexAt(const QPointF &position) const;
    void setCursorRow(int index);
    void describe();

    QVector<WordBar> m_words;
    QString m_hint;
    double m_wordWidth = 0; ///< of the widest word
    int m_chosen = -1;
    int m_cursor = -1; ///< row under the mouse or walked to with the keys
};

} // namespace seq2seq::ui
