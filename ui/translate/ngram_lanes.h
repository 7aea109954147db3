// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a hypothesis, and under them every n-gram of 1 to 4 words as a bar: counted, clipped
// or in no reference.
#pragma once

#include "core/metrics/bleu_dissection.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace seq2seq::ui {

/// n-grams of one order overlap: each lies in the lane of its first word modulo n. The mouse and
/// the arrow keys move over the bars; what is under them is told.
class NgramLanes : public QWidget {
    Q_OBJECT

public:
    explicit NgramLanes(QWidget *parent = nullptr);

    /// Unset = nothing to show.
    void setDissection(std::optional<BleuDissection> dissection);

    enum class Mark { Counted, Clipped, Missing };
    struct Bar {
        std::size_t order = 1; ///< n
        std::size_t first = 0; ///< word it begins with
        std::size_t ngram = 0; ///< in BleuDissection::ngrams of its order
        Mark mark = Mark::Missing;
    };
    /// By order, then by first word.
    [[nodiscard]] const std::vector<Bar> &bars() const { return m_bars; }
    [[nodiscard]] QRect barRect(std::size_t bar) const;
    /// "“the park”, 2-gram: once here, once in reference 1: counted"
    [[nodiscard]] QString textOf(std::size_t bar) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void told(const QString &text); ///< empty: no bar is pointed at

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void point(int bar);
    [[nodiscard]] int barAt(const QPoint &position) const;
    [[nodiscard]] int wordWidth() const; ///< of a column
    [[nodiscard]] int labelWidth() const; ///< of "4-grams" at the left
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] int topOf(std::size_t order) const;

    std::optional<BleuDissection> m_dissection;
    std::vector<Bar> m_bars;
    int m_pointed = -1;
};

} // namespace seq2seq::ui
