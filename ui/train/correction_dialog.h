// SPDX-License-Identifier: GPL-3.0-or-later
// Correct and go on: a translation put right by hand, trained on, and what else came out otherwise.
#pragma once

#include "core/run/progress.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace seq2seq::ui {

/// Stays open beside the window; training goes on.
class CorrectionDialog : public QDialog {
    Q_OBJECT

public:
    explicit CorrectionDialog(QWidget *parent = nullptr);

    /// The sentence to correct, and what the model writes for it.
    void setSentence(const QString &source, const QString &reference, const QString &translation);
    void setWaiting(bool isWaiting);
    void setReport(const std::shared_ptr<const CorrectionReport> &report);

signals:
    void correctionRequested(const QString &source, const QString &target);

private:
    void retranslate();
    void showReport();
    void request();

    QLabel *m_sourceLabel = nullptr;
    QLabel *m_source = nullptr;
    QLabel *m_referenceLabel = nullptr;
    QLabel *m_reference = nullptr;
    QLabel *m_targetLabel = nullptr;
    QLineEdit *m_target = nullptr;
    QPushButton *m_train = nullptr;
    QLabel *m_outcome = nullptr;
    QTableWidget *m_changes = nullptr;
    bool m_isWaiting = false;
    std::shared_ptr<const CorrectionReport> m_report;
};

} // namespace seq2seq::ui
