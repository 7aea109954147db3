// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Compare" of Translate: a pinned translation, A, against the one that is shown, B: their
// words under each other, both attentions, and which part of A carries its word.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <functional>
#include <memory>

class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace seq2seq::ui {

class AlignedRows;
class AttentionPair;
class PatchPanel;
class Selection;

class CompareCard : public Card {
    Q_OBJECT

public:
    /// @param selection shared; must outlive the card
    explicit CompareCard(Selection *selection, QWidget *parent = nullptr);

    /// The translation that is shown now; null = none.
    /// @param isChanged it is B's answer after a change in the middle of the model: the question
    /// stays about what it said before
    void setShown(std::shared_ptr<const TranslateResult> result, bool isChanged);
    /// Keeps the translation that is shown; the next stands against it.
    void pin();
    void unpin();
    [[nodiscard]] const std::shared_ptr<const TranslateResult> &pinned() const { return m_pinned; }
    /// Another model was opened: what is pinned is not of it.
    void setOtherModel();
    [[nodiscard]] PatchPanel &patchPanel() { return *m_patch; }
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// The pinned translation's, with the pinned attention; empty while nothing is pinned.
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    void pinnedChanged(bool isPinned);
    /// A and B change places: B is pinned, this sentence is to be translated.
    void swapRequested(const QString &source);

private:
    QWidget *makeContent();
    void makeHeader();
    void swap();
    void show();
    void showRows();
    void showAttention();
    void showInfo();
    void nameSubject();
    void chooseFirstDifference();
    void choose(int column, bool isFirst);
    void setWords(int a, int b);
    void retranslate();

    Selection *m_selection;
    std::shared_ptr<const TranslateResult> m_pinned; ///< A
    std::shared_ptr<const TranslateResult> m_shown; ///< B
    /// B as it was before changes in the middle of the model: what the question is about.
    std::shared_ptr<const TranslateResult> m_plain;
    std::shared_ptr<FileDialog> m_fileDialog;
    bool m_isOtherModel = false;
    bool m_isChanged = false;
    int m_wordOfA = -1; ///< what the question is about, as the next
    int m_wordOfB = -1;
    QStackedWidget *m_stack = nullptr; ///< a hint, or the two
    QStackedWidget *m_views = nullptr; ///< both attentions, or the question
    AlignedRows *m_rows = nullptr;
    AttentionPair *m_attention = nullptr;
    PatchPanel *m_patch = nullptr;
    QRadioButton *m_showAttention = nullptr;
    QRadioButton *m_showPatch = nullptr;
    QPushButton *m_swap = nullptr;
    QPushButton *m_unpin = nullptr;
};

} // namespace seq2seq::ui
