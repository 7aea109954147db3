// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse points at, in words, at a fixed place below the picture: it covers nothing.
#pragma once

#include "ui/widgets/muted_label.h"

namespace seq2seq::ui {

/// Keeps the height of two lines, so that nothing moves when the text changes.
class ExplanationLine : public MutedLabel {
    Q_OBJECT

public:
    explicit ExplanationLine(QWidget *parent = nullptr);

    /// What it says while nothing is pointed at.
    void setIdleText(const QString &text);
    /// What it says of what is pointed at, as rich text; empty while nothing is.
    [[nodiscard]] const QString &explanation() const { return m_explanation; }

public slots:
    void explain(const QString &html); ///< empty: back to the idle text

protected:
    void changeEvent(QEvent *event) override;

private:
    void reserve();

    QString m_idle;
    QString m_explanation;
};

} // namespace seq2seq::ui
