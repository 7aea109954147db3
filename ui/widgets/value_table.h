// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a strip as a table in a small popup: index and value, ten a row; can be copied and
// saved as CSV.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <span>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace seq2seq::ui {

class ValueTable : public QDialog {
    Q_OBJECT

public:
    /// @param name symbol of the vector, for the header of the file
    /// @param title what the numbers are, in the language of the moment
    ValueTable(const QString &name, std::span<const float> values, std::function<QString()> title,
        QWidget *parent = nullptr);

    [[nodiscard]] QString
    summary() const; ///< "256 values, smallest −0.81, largest 0.93, mean 0.02"
    [[nodiscard]] QByteArray toCsv() const; ///< index,value
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }

private:
    void retranslate();
    void copy() const;
    void save();

    QString m_name;
    std::vector<float> m_values;
    std::shared_ptr<FileDialog> m_fileDialog;
    std::function<QString()> m_title;
    QLabel *m_summary = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace seq2seq::ui
