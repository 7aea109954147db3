// SPDX-License-Identifier: GPL-3.0-or-later
// One attention matrix, or two side by side: the model's own translation and a forced one.
#pragma once

#include <QWidget>

class QLabel;

namespace seq2seq::ui {

class HeatmapView;

class AttentionPair : public QWidget {
    Q_OBJECT

public:
    explicit AttentionPair(QWidget *parent = nullptr);

    /// The matrix of the present answer, always there.
    [[nodiscard]] HeatmapView *current() const { return m_current; }
    /// The matrix of the free translation; visible between showOriginal() and hideOriginal().
    [[nodiscard]] HeatmapView *original() const { return m_original; }
    /// Shows both, each under what it is; the original's matrix has to be set.
    void showOriginal(const QString &originalTitle, const QString &currentTitle);
    void hideOriginal();

private:
    QWidget *m_left = nullptr;
    QLabel *m_originalTitle = nullptr;
    QLabel *m_currentTitle = nullptr;
    HeatmapView *m_original = nullptr;
    HeatmapView *m_current = nullptr;
};

} // namespace seq2seq::ui
