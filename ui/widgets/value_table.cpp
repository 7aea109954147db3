// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a strip as a table in a small popup.
#include "ui/widgets/value_table.h"

#include "ui/widgets/dialog_size.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace seq2seq::ui {

namespace {

constexpr int kColumns = 10;

} // namespace

ValueTable::ValueTable(const QString &name, std::span<const float> values,
    std::function<QString()> title, QWidget *parent)
    : QDialog(parent)
    , m_name(name)
    , m_values(values.begin(), values.end())
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_title(std::move(title))
    , m_summary(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);

    const int count = int(m_values.size());
    m_table = new QTableWidget((count + kColumns - 1) / kColumns, std::min(count, kColumns), this);
    m_table->setObjectName(QStringLiteral("values"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QStringList rows;
    for (int row = 0; row < m_table->rowCount(); ++row)
        rows << QString::number(row * kColumns);
    QStringList columns;
    for (int column = 0; column < m_table->columnCount(); ++column)
        columns << QStringLiteral("+%1").arg(column);
    m_table->setVerticalHeaderLabels(rows);
    m_table->setHorizontalHeaderLabels(columns);
    for (int i = 0; i < count; ++i) {
        auto *item = new QTableWidgetItem(fixedNumber(double(m_values[std::size_t(i)]), 4));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(i / kColumns, i % kColumns, item);
    }
    m_table->resizeColumnsToContents();
    m_table->verticalHeader()->setDefaultSectionSize(inLines(font(), 1.4));
    layout->addWidget(m_table, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    connect(m_copy, &QPushButton::clicked, this, &ValueTable::copy);
    connect(m_save, &QPushButton::clicked, this, &ValueTable::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    fitDialog(this, 44, 25);
    inEveryLanguage(this, [this] { retranslate(); });
}

void ValueTable::retranslate()
{
    setWindowTitle(m_title());
    m_summary->setText(summary());
    m_table->setAccessibleName(windowTitle());
    m_table->setToolTip(tr("Row header plus column header is the index of a value."));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy all values as text, one a line"));
    m_save->setText(tr("Save as CSV…"));
}

QString ValueTable::summary() const
{
    if (m_values.empty())
        return tr("No values");
    const auto [smallest, largest] = std::minmax_element(m_values.begin(), m_values.end());
    const double sum = std::accumulate(m_values.begin(), m_values.end(), 0.0);
    return tr("%1 values, smallest %2, largest %3, mean %4")
        .arg(m_values.size())
        .arg(fixedNumber(double(*smallest), 3), fixedNumber(double(*largest), 3),
            fixedNumber(sum / double(m_values.size()), 3));
}

QByteArray ValueTable::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("index"), m_name});
    for (std::size_t i = 0; i < m_values.size(); ++i)
        csv += csvLine({QString::number(i), QString::number(double(m_values[i]), 'g', 9)});
    return csv;
}

void ValueTable::copy() const
{
    QStringList lines;
    for (const float value : m_values)
        lines << QString::number(double(value), 'g', 9);
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ValueTable::save()
{
    m_fileDialog->save(this, tr("Save the values"), QStringLiteral("values.csv"),
        tr("CSV tables (*.csv)"), toCsv());
}

} // namespace seq2seq::ui
