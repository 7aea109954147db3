// SPDX-License-Identifier: GPL-3.0-or-later
// A button of the tool bar: rounded, with one of our symbols, blue when it is the one that matters.
#pragma once

#include <QToolButton>

namespace seq2seq::ui {

/// Text that does not fit is cut with an ellipsis rather than pushing the bar wider than the
/// window.
class FrameButton : public QToolButton {
    Q_OBJECT

public:
    explicit FrameButton(QWidget *parent = nullptr);

    void setSymbol(const QString &name); ///< of resources/icons; empty = none
    void setPrimary(bool isPrimary);
    /// Takes the width of the widest of these texts, so that the bar does not jump when the text
    /// changes.
    void setWidestTexts(const QStringList &texts);
    /// Has room for so many letters, whatever its text is, and may be narrower still; the tooltip
    /// has to say it all.
    void setSteadyLetters(int letters);
    /// Shows the symbol alone, when there is one: for windows too narrow for the texts.
    void setCompact(bool isCompact);
    /// The width it would like with all its text, compact or not.
    [[nodiscard]] int fullWidth() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] int symbolSize() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int gap() const;
    [[nodiscard]] int chevron() const;
    [[nodiscard]] bool showsText() const { return !m_isCompact || m_symbol.isEmpty(); }
    [[nodiscard]] int widthFor(const QString &text) const;

    QString m_symbol;
    QStringList m_widestTexts;
    bool m_isPrimary = false;
    int m_steadyLetters = 0; ///< 0: as wide as its text
    bool m_isCompact = false;
};

} // namespace seq2seq::ui
