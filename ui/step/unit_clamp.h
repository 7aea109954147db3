// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons that hold a unit to a value, and what the model says then beside what it says by itself.
#pragma once

#include "core/explain/unit_profile.h"
#include "ui/translate/what_if_card.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace seq2seq::ui {

class UnitClamp : public QWidget {
    Q_OBJECT

public:
    explicit UnitClamp(QWidget *parent = nullptr);

    /// @param name "decoder h, unit 37"  @param trace of the model without changes; null: no unit
    void setUnit(const UnitId &unit, const QString &name, const Trace *trace);
    /// Where "from here on" begins. @param row of the unit's place, -1: none; @param word there
    void setPlace(int row, const QString &word);
    /// What the model says; with the changes too where there are some.
    void setAnswers(const WhatIfAnswer &original, const std::optional<WhatIfAnswer> &changed);

signals:
    /// Somebody wants this. @param text what it is called in the list of changes
    void clampRequested(const seq2seq::Clamp &clamp, const QString &text);
    void undoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Value { Zero, Largest, Mean };
    enum class Range { All, FromHere, OnlyHere };

    QPushButton *addButton(const char *objectName, Value value);
    void clamp(Value value);
    [[nodiscard]] float valueOf(Value value) const;
    [[nodiscard]] StepRange steps() const;
    [[nodiscard]] QString stepsText() const;
    void retranslate();
    void showRanges();
    void showAnswers();

    UnitId m_unit;
    QString m_name;
    float m_largest = 0;
    float m_mean = 0;
    bool m_hasValues = false;
    int m_row = -1;
    QString m_word;
    std::optional<WhatIfAnswer> m_original;
    std::optional<WhatIfAnswer> m_changed;
    QLabel *m_title = nullptr;
    QPushButton *m_zeroButton = nullptr;
    QPushButton *m_largestButton = nullptr;
    QPushButton *m_meanButton = nullptr;
    QComboBox *m_range = nullptr;
    QPushButton *m_undo = nullptr;
    QLabel *m_answers = nullptr;
};

} // namespace seq2seq::ui
