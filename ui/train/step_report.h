// SPDX-License-Identifier: GPL-3.0-or-later
// What one step changed: a line under the loss curve, and every weight on demand.
#pragma once

#include "core/run/progress.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QTableWidget;

namespace seq2seq::ui {

class StepReport : public QWidget {
    Q_OBJECT

public:
    explicit StepReport(QWidget *parent = nullptr);

    /// Null hides it.
    void setReport(std::shared_ptr<const UpdateReport> report);
    [[nodiscard]] const UpdateReport *report() const { return m_report.get(); }
    /// Texts again, after the language changed.
    void retranslate();

private:
    [[nodiscard]] QString sentence() const;
    void showWeights();

    std::shared_ptr<const UpdateReport> m_report;
    QLabel *m_sentence = nullptr;
    QPushButton *m_details = nullptr;
};

/// The table behind it: each weight with its size and how far the update moved it, most first.
[[nodiscard]] QTableWidget *makeWeightChanges(const UpdateReport &report);

} // namespace seq2seq::ui
