// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Known when?" of Translate: what the model knows of its translation after each word that
// it has read.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <optional>
#include <vector>

class QLabel;

namespace seq2seq::ui {

class NumberTable;
class Selection;

/// A passive view: it asks by signal while it is shown, and is given the answer.
class KnownWhenCard : public Card {
    Q_OBJECT

public:
    /// @param selection shared; must outlive the card
    explicit KnownWhenCard(Selection *selection, QWidget *parent = nullptr);

    /// The translation that is shown now; null = none.
    void setShown(std::shared_ptr<const TranslateResult> result);
    /// @param step, weights which ones it is of
    void setAnswer(const KnownWhenAnswer &answer, qint64 step);
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    /// @param source ids in reading order  @param target of its translation
    void asked(const std::vector<int> &source, const std::vector<int> &target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void showAnswer();
    void showReading();
    [[nodiscard]] QString readingOf(std::size_t word) const;
    void choose(int row, int column);

    Selection *m_selection;
    std::shared_ptr<const TranslateResult> m_shown;
    std::optional<KnownWhenAnswer> m_answer; ///< of the translation that is shown
    std::vector<std::size_t> m_from; ///< knownFrom() of the answer
    quint64 m_askedWeights = 0;
    qint64 m_step = 0;
    std::shared_ptr<FileDialog> m_fileDialog;
    QLabel *m_explanation = nullptr;
    QLabel *m_reading = nullptr;
    NumberTable *m_table = nullptr;
};

} // namespace seq2seq::ui
