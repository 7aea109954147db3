// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the tokens of both sides: as high as they need, scrolling only when a long sentence
// would push the rest away.
#pragma once

#include <QScrollArea>

namespace seq2seq::ui {

class TokenArea : public QScrollArea {
    Q_OBJECT

public:
    /// @param content laid out with height for width  @param tallest lines of text before it
    /// scrolls
    TokenArea(QWidget *content, double tallest, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    double m_tallest;
};

} // namespace seq2seq::ui
