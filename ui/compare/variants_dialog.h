// SPDX-License-Identifier: GPL-3.0-or-later
// Which settings of a run are varied, with which values and how many seeds: an order for a queue.
#pragma once

#include "core/study/sweep_order.h"
#include "ui/widgets/file_dialog.h"

#include <QDialog>

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace seq2seq::ui {

class VariantsDialog : public QDialog {
    Q_OBJECT

public:
    /// @param base of the run that is varied; its sentences' files when they are known
    VariantsDialog(const QString &baseName, SweepOrder base, QWidget *parent = nullptr);

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    /// What is ordered now.
    [[nodiscard]] SweepOrder order() const;

signals:
    void ordered(const seq2seq::SweepOrder &order);

private:
    /// A setting that is varied.
    struct Row {
        QComboBox *setting;
        QLineEdit *values;
        QToolButton *remove;
    };

    void build();
    void nameAll();
    void addRow(const QString &setting = {});
    void removeRow(QToolButton *button);
    void suggest(const Row &row);
    void askForFile(QLineEdit *field);
    void showOutcome();
    [[nodiscard]] QString valueOf(const std::string &setting) const;
    [[nodiscard]] bool needsFile() const;
    [[nodiscard]] QString obstacle(const SweepOrder &order) const; ///< empty: it can be trained

    SweepOrder m_base;
    QString m_baseName;
    QLabel *m_intro;
    QGridLayout *m_rows;
    std::vector<Row> m_settings;
    QPushButton *m_more;
    QSpinBox *m_seeds;
    QSpinBox *m_firstSeed;
    QSpinBox *m_steps;
    QSpinBox *m_epochs;
    QLineEdit *m_firstFile;
    QLineEdit *m_secondFile;
    QLabel *m_twins;
    QLabel *m_outcome;
    QPushButton *m_train = nullptr;
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
};

} // namespace seq2seq::ui
