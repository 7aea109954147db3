// SPDX-License-Identifier: GPL-3.0-or-later
// The page "BLEU" of Translate: the score of one translation, taken apart term by term while the
// person edits it.
#pragma once

#include "core/engine/engine_update.h"
#include "core/metrics/bleu.h"
#include "core/metrics/bleu_dissection.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace seq2seq::ui {

class NgramLanes;

/// A passive view. Scores are dissectBleu()'s, of the options of sentenceBleu().
class BleuCard : public Card {
    Q_OBJECT

public:
    explicit BleuCard(QWidget *parent = nullptr);

    /// The translation that is shown now; null = none. What the person typed instead goes.
    void setShown(std::shared_ptr<const TranslateResult> result);
    /// What the corpus has for a source sentence; ignored when another one is shown.
    /// @param language of the target: chooses the tokeniser
    void setReferences(
        const QString &source, const QStringList &references, const QString &language);
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    /// Unset without a reference.
    [[nodiscard]] const std::optional<BleuDissection> &dissection() const { return m_dissection; }
    [[nodiscard]] std::vector<Figure> figures() const;

private:
    [[nodiscard]] QWidget *makeTexts();
    [[nodiscard]] QWidget *makeNumbers();
    void dissect();
    void showDissection();
    [[nodiscard]] QString orders() const;
    [[nodiscard]] QString formula() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QByteArray csv() const;

    std::shared_ptr<const TranslateResult> m_shown;
    std::optional<BleuDissection> m_dissection;
    BleuOptions m_options;
    std::shared_ptr<FileDialog> m_fileDialog;
    QLabel *m_explanation = nullptr;
    QLabel *m_hypothesisLabel = nullptr;
    QLineEdit *m_hypothesis = nullptr;
    QToolButton *m_reset = nullptr;
    QLabel *m_referencesLabel = nullptr;
    QPlainTextEdit *m_references = nullptr;
    QWidget *m_numbers = nullptr; ///< all that a dissection fills
    NgramLanes *m_lanes = nullptr;
    QLabel *m_told = nullptr;
    QLabel *m_orders = nullptr;
    QLabel *m_formula = nullptr;
};

} // namespace seq2seq::ui
