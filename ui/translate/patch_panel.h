// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of sentence A makes B say A's word? The question, and the grid that answers it.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/figure.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QSpinBox;

namespace seq2seq::ui {

class NumberTable;

/// A passive view: it asks by signal and is given the answer.
class PatchPanel : public QWidget {
    Q_OBJECT

public:
    explicit PatchPanel(QWidget *parent = nullptr);

    /// The two sentences, as they were translated; null = there is nothing to ask about.
    /// @param weights which ones B is of: others are asked anew
    void setSentences(
        std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b, quint64 weights);
    /// Places of a word of A's translation and one of B's; -1 = none was chosen. Asks when the
    /// panel is shown.
    void setWords(int a, int b);
    /// Another model was opened: A is not of it. Before setWords().
    void setOtherModel(bool isOther) { m_isOtherModel = isOther; }
    /// @param step of the weights it is of
    void setAnswer(const PatchAnswer &answer, qint64 step);
    [[nodiscard]] NumberTable *grid() const { return m_grid; }
    /// Empty without a grid.
    [[nodiscard]] std::vector<Figure> figures() const;
    /// All units of a part, or one; the card around the panel has the room for it.
    [[nodiscard]] QSpinBox *unit() const { return m_unit; }

signals:
    void asked(const seq2seq::PatchTask &task);
    /// A cell was clicked: this part of A is to be put into B.
    void partChosen(const seq2seq::ui::WhatIfEdit &edit);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString refusal() const; ///< empty: the question can be asked
    [[nodiscard]] QString wordOf(const std::shared_ptr<const Trace> &trace, int index) const;
    void askIfShown();
    void ask();
    void showQuestion();
    void showAnswer();
    void showGrid(const PatchGrid &grid);
    void choose(int row, int column);

    std::shared_ptr<const Trace> m_a;
    std::shared_ptr<const Trace> m_b;
    int m_wordOfA = -1;
    int m_wordOfB = -1;
    bool m_isOtherModel = false;
    quint64 m_weights = 0; ///< of the present translation
    quint64 m_askedWeights = 0;
    std::optional<PatchTask> m_task; ///< the newest that was asked
    std::optional<PatchAnswer> m_answer;
    qint64 m_step = 0;
    QLabel *m_question = nullptr;
    QSpinBox *m_unit = nullptr;
    NumberTable *m_grid = nullptr;
    QLabel *m_reading = nullptr;
};

} // namespace seq2seq::ui
