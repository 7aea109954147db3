// SPDX-License-Identifier: GPL-3.0-or-later
// The attention of one translation, or of two side by side: the model's own and a forced one. Each
// as a matrix, as links, or both.
#pragma once

#include "core/matrix.h"

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace seq2seq::ui {

class AttentionLinks;
class HeatmapView;
class Selection;

/// How attention is shown.
enum class AttentionForm { Matrix, Links, Both };

class AttentionPair : public QWidget {
    Q_OBJECT

public:
    explicit AttentionPair(QWidget *parent = nullptr);

    /// What the mouse and the keys pick in the present answer.
    void setSelection(Selection *selection);
    /// Of the present answer. @param weights [target words, source words]
    void setCurrent(
        const QStringList &targetWords, const QStringList &sourceWords, const Matrix &weights);
    void clear(); ///< no present answer: the placeholder of its matrix is shown
    /// The matrix of the present answer.
    [[nodiscard]] HeatmapView *current() const { return m_current; }
    [[nodiscard]] AttentionLinks *currentLinks() const { return m_currentLinks; }
    /// The matrix of the free translation; visible between showOriginal() and hideOriginal().
    [[nodiscard]] HeatmapView *original() const { return m_original; }
    [[nodiscard]] AttentionLinks *originalLinks() const { return m_originalLinks; }
    void setOriginal(
        const QStringList &targetWords, const QStringList &sourceWords, const Matrix &weights);
    /// Shows both, each under what it is; the original has to be set.
    void showOriginal(const QString &originalTitle, const QString &currentTitle);
    void hideOriginal();

    void setForm(AttentionForm form);
    [[nodiscard]] AttentionForm form() const { return m_form; }

private:
    void arrange();

    AttentionForm m_form = AttentionForm::Matrix;
    QWidget *m_left = nullptr;
    QLabel *m_originalTitle = nullptr;
    QLabel *m_currentTitle = nullptr;
    HeatmapView *m_original = nullptr;
    HeatmapView *m_current = nullptr;
    AttentionLinks *m_originalLinks = nullptr;
    AttentionLinks *m_currentLinks = nullptr;
    QScrollArea *m_originalArea = nullptr; ///< of its links: a long sentence scrolls
    QScrollArea *m_currentArea = nullptr;
    QBoxLayout *m_originalPictures = nullptr; ///< its matrix and its links
    QBoxLayout *m_currentPictures = nullptr;
};

} // namespace seq2seq::ui
