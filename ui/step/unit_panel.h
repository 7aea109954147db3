// SPDX-License-Identifier: GPL-3.0-or-later
// One unit of a state: its curve along the sentence, what it goes with in dev sentences, and
// buttons that hold it to a value. Stands in place of the inside of the step while a unit is
// picked.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace seq2seq::ui {

class UnitClamp;
class UnitContexts;
class UnitCurve;

/// A passive view: it asks by signal and is given what the engine said.
class UnitPanel : public Card {
    Q_OBJECT

public:
    explicit UnitPanel(QWidget *parent = nullptr);

    /// Unset: none is picked. Asks about another than before.
    void setUnit(const std::optional<UnitId> &unit);
    [[nodiscard]] const std::optional<UnitId> &unit() const { return m_unit; }
    void setTrace(std::shared_ptr<const Trace> trace);
    /// The step that is shown: 0..m-1 encoder, m..m+n-1 decoder, -1 none.
    void setStep(int step);
    /// @param original what the model says without changes; null: nothing is changed
    void setAnswers(const std::shared_ptr<const TranslateResult> &shown,
        const std::shared_ptr<const TranslateResult> &original);
    /// @param step of the weights the answer is of
    void setProfile(std::shared_ptr<const UnitAnswer> answer, qint64 step);
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What is shown now, as files; none while no unit is picked.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// What does it go with? Wanted whenever another unit is picked.
    void asked(const seq2seq::UnitId &unit);
    void clampRequested(const seq2seq::Clamp &clamp, const QString &text);
    void undoRequested();
    void sentencePicked(const QString &source);
    void stepClicked(int step);
    void closed();
    void shown(); ///< it came into view

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void retranslate();
    void showAll();
    void showCurve();
    void showPlace();
    void showFacts();
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString wordsText(bool isLowest) const;
    [[nodiscard]] QString name() const; ///< "decoder h, unit 37"
    [[nodiscard]] int row() const; ///< of the unit's place at the step; -1: the step has none
    [[nodiscard]] bool isThere() const; ///< a unit of the trace that is shown
    [[nodiscard]] QString word(int row) const;

    std::optional<UnitId> m_unit;
    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const Trace> m_original; ///< null: nothing is changed
    std::shared_ptr<const UnitAnswer> m_answer;
    std::shared_ptr<FileDialog> m_fileDialog;
    qint64 m_answerStep = 0;
    int m_step = -1;
    UnitCurve *m_curve = nullptr;
    UnitClamp *m_clamp = nullptr;
    QLabel *m_facts = nullptr;
    QComboBox *m_which = nullptr; ///< the highest or the lowest first
    UnitContexts *m_contexts = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace seq2seq::ui
