// SPDX-License-Identifier: GPL-3.0-or-later
// A page of Translate: which source words the picked word depends on, beside where the model
// looked, and what attention would have given another word.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace seq2seq::ui {

class BarRows;
class HeatmapView;
class SegmentedChoice;
class Selection;
class WhatIf;
class WishRow;

/// A passive view: it asks by signal, and only while it is visible.
class WhyPage : public Card {
    Q_OBJECT

public:
    /// @param selection, whatIf must outlive the page
    WhyPage(Selection *selection, WhatIf *whatIf, QWidget *parent = nullptr);

    /// What is explained; asks anew when it is another.
    void setResult(const std::shared_ptr<const TranslateResult> &result);
    /// @param of says of which weights it is
    void setSaliency(const SaliencyAnswer &answer, const Answer &of);
    void setWish(const WishAnswer &answer);
    /// Explains the picked word against another. @param id of the target vocabulary; unset:
    /// against nothing
    void askRatherThan(std::optional<int> id);
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    void saliencyAsked(const seq2seq::SaliencyQuestion &question);
    void wishAsked(const seq2seq::WishQuestion &question);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeHeader();
    QWidget *makeBody();
    void fillMethods();
    void fillOthers();
    void retranslate();
    void followSelection();
    void chooseOther(std::optional<int> id);
    void ask();
    void askForWish();
    void tryWish();
    void showAnswer();
    void showWord();
    void showMatrix();
    void showInfo();
    [[nodiscard]] const Trace *trace() const { return m_result ? &m_result->trace : nullptr; }
    [[nodiscard]] bool isOfAllWords() const;
    [[nodiscard]] std::optional<int> other() const; ///< id
    [[nodiscard]] QString wordOf(std::optional<int> id) const;
    [[nodiscard]] SaliencyOptions options() const;
    [[nodiscard]] Figure barsFigure();

    Selection *m_selection;
    WhatIf *m_whatIf;
    std::shared_ptr<const TranslateResult> m_result;
    Edits m_edits; ///< in force when the result was made
    std::shared_ptr<FileDialog> m_fileDialog;
    int m_step = -1; ///< the target word that is explained
    SaliencyMethod m_method = SaliencyMethod::IntegratedGradients; ///< that the person chose
    std::optional<SaliencyOptions> m_asked;
    std::optional<SaliencyAnswer> m_saliency;
    std::int64_t m_ofStep = 0; ///< of the weights that m_saliency is of
    std::uint64_t m_ofWeights = 0; ///< which ones they were
    std::optional<Wish> m_wishAsked;
    std::optional<WishAnswer> m_wish;

    QComboBox *m_methods = nullptr;
    QComboBox *m_others = nullptr;
    SegmentedChoice *m_words = nullptr; ///< this word, all words
    QStackedWidget *m_pages = nullptr; ///< the hint, the answer
    QLabel *m_hint = nullptr;
    QLabel *m_quantity = nullptr;
    QLabel *m_check = nullptr;
    BarRows *m_bars = nullptr;
    HeatmapView *m_matrix = nullptr;
    QLabel *m_meaning = nullptr;
    WishRow *m_wishRow = nullptr;
};

} // namespace seq2seq::ui
