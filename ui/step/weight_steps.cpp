// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/weight_steps.h"

#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/quiet_table.h"

#include <QHeaderView>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace seq2seq::ui {

WeightSteps::WeightSteps(QWidget *parent)
    : QTableWidget(0, 5, parent)
{
    makeQuiet(this);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    inEveryLanguage(this, [this] { nameColumns(); });
}

void WeightSteps::nameColumns()
{
    setAccessibleName(tr("What the update did to each weight"));
    setHorizontalHeaderLabels(
        {tr("weight"), tr("gradient norm"), tr("norm before"), tr("moved by"), tr("moved, %")});
    horizontalHeaderItem(1)->setToolTip(
        tr("‖∂J/∂W‖: the root of the sum of the squares of its gradient, before clipping"));
    horizontalHeaderItem(2)->setToolTip(
        tr("‖W‖: the root of the sum of its squared numbers, before the update"));
    horizontalHeaderItem(3)->setToolTip(
        tr("‖ΔW‖: the same of the difference that the update made"));
    horizontalHeaderItem(4)->setToolTip(tr("‖ΔW‖ / ‖W‖ in per cent"));
}

void WeightSteps::setSteps(std::vector<WeightStep> steps)
{
    const auto percent = [](const WeightStep &step) {
        return step.change.norm > 0 ? 100 * step.change.change / step.change.norm : 0;
    };
    std::ranges::stable_sort(steps, std::greater(), percent);
    setRowCount(int(steps.size()));
    for (int row = 0; row < int(steps.size()); ++row) {
        const WeightStep &step = steps[std::size_t(row)];
        const QString name = QString::fromStdString(step.change.name);
        setItem(row, 0, new QTableWidgetItem(step.learns ? name : tr("%1 (frozen)").arg(name)));
        int column = 0;
        for (const double value :
            {step.gradientNorm, step.change.norm, step.change.change, percent(step)}) {
            auto *item
                = new QTableWidgetItem(QLocale().toString(value, 'g', 4).replace(u'-', u'−'));
            item->setData(Qt::UserRole, value);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, ++column, item);
        }
    }
}

QByteArray WeightSteps::toCsv() const
{
    QStringList header;
    for (int column = 0; column < columnCount(); ++column)
        header << horizontalHeaderItem(column)->text();
    QByteArray csv = csvLine(header);
    for (int row = 0; row < rowCount(); ++row) {
        QStringList line{item(row, 0)->text()};
        for (int column = 1; column < columnCount(); ++column)
            line << QString::number(item(row, column)->data(Qt::UserRole).toDouble(), 'g', 9);
        csv += csvLine(line);
    }
    return csv;
}

} // namespace seq2seq::ui
