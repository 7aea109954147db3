// SPDX-License-Identifier: GPL-3.0-or-later
// Two translations, equal words under each other; words that differ are marked.
#pragma once

#include "core/text/align_words.h"

#include <QRectF>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace seq2seq::ui {

class AlignedRows : public QWidget {
    Q_OBJECT

public:
    explicit AlignedRows(QWidget *parent = nullptr);

    void setRows(const QStringList &first, const QStringList &second);
    /// What stands before each row: "A", "B".
    void setNames(const QString &first, const QString &second);
    [[nodiscard]] const std::vector<AlignedWords> &columns() const { return m_columns; }
    /// The orange word of the second row; -1 = none.
    void setPicked(int second);
    /// The two words a question is about, framed; -1 = none.
    void setAsked(int first, int second);
    /// Where a column's word stands in a row, in widget coordinates.
    [[nodiscard]] QRect wordRect(int column, bool isFirst) const;
    /// One line a column: first, second, equal.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A click or Return on a column. @param isFirst the word of the first row was meant
    void columnChosen(int column, bool isFirst);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString word(int column, bool isFirst) const;
    [[nodiscard]] std::vector<QRectF> place(
        int width, int *height) const; ///< both rows of a column
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] double lineHeight() const;
    void relayout();
    void paintWord(QPainter &painter, int column, bool isFirst) const;
    void describe();

    QStringList m_first;
    QStringList m_second;
    QString m_firstName;
    QString m_secondName;
    std::vector<AlignedWords> m_columns;
    std::vector<QRectF> m_rects;
    int m_picked = -1;
    int m_askedFirst = -1;
    int m_askedSecond = -1;
    int m_cursor = -1; ///< column walked to with the arrow keys
    bool m_cursorIsFirst = false;
};

} // namespace seq2seq::ui
