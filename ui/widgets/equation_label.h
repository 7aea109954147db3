// SPDX-License-Identifier: GPL-3.0-or-later
// A formula from a small markup, with symbols that can be hovered to light their numbers.
#pragma once

#include <QLabel>

namespace seq2seq::ui {

/// Turns the markup of EquationLabel into rich text.
/// `x_t`, `x_{t-1}` subscript; `x^T`, `x^{-1}` superscript; `*bold*`; `\` takes the next letter as
/// it is;
/// `{name|formula}` a symbol that can be hovered, with `formula` in the same markup. `color` is the
/// colour of symbols.
[[nodiscard]] QString equationHtml(const QString &markup, const QColor &color = {});

class EquationLabel : public QLabel {
    Q_OBJECT

public:
    explicit EquationLabel(const QString &markup = {}, QWidget *parent = nullptr);

    void setEquation(const QString &markup);
    [[nodiscard]] const QString &equation() const { return m_markup; }

signals:
    void symbolHovered(const QString &name); ///< empty when the mouse left

protected:
    void changeEvent(QEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void render();

    QString m_markup;
    bool m_isRendering = false;
};

} // namespace seq2seq::ui
