// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher forcing beside free running, a line a step: what goes in, what the model writes, how
// likely the target's word is.
#pragma once

#include "core/engine/engine_update.h"

#include <QTableWidget>

namespace seq2seq::ui {

/// Words that are not the target's are red and underlined; a red line stands under the step at
/// which the two part.
class FreeRunningTable : public QTableWidget {
    Q_OBJECT

public:
    enum Column {
        Step,
        Target,
        ForcedFed,
        ForcedWritten,
        ForcedLogP,
        FreeFed,
        FreeWritten,
        FreeLogP,
        ColumnCount
    };

    explicit FreeRunningTable(QWidget *parent = nullptr);

    void setAnswer(const FreeRunningAnswer &answer);
    /// Only the first steps are shown.
    void showSteps(int count);
    /// A header line, then a line a step; log P of what is written stands in columns of its own.
    [[nodiscard]] QByteArray toCsv() const;

private:
    void nameColumns();
    void fillRow(int row, const FreeRunningAnswer &answer);
    void setWord(int row, int column, const QString &word, double logP, bool isOther);
    void setNumber(int row, int column, double logP);
};

} // namespace seq2seq::ui
