// SPDX-License-Identifier: GPL-3.0-or-later
// What one update does to each weight, as a table.
#pragma once

#include "core/explain/slow_motion.h"

#include <QTableWidget>

#include <vector>

namespace seq2seq::ui {

/// Weights that moved most for their size first.
class WeightSteps : public QTableWidget {
    Q_OBJECT

public:
    explicit WeightSteps(QWidget *parent = nullptr);

    void setSteps(std::vector<WeightStep> steps);
    /// A header line, then a line a weight.
    [[nodiscard]] QByteArray toCsv() const;

private:
    void nameColumns();
};

} // namespace seq2seq::ui
