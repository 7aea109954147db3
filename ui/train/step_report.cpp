// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/step_report.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_table.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// How far a weight moved beside its size, in per cent.
double percentMoved(const WeightChange &change)
{
    return change.norm > 0 ? 100 * change.change / change.norm : 0;
}

std::vector<WeightChange> mostMovedFirst(const UpdateReport &report)
{
    std::vector<WeightChange> weights = report.weights;
    std::stable_sort(
        weights.begin(), weights.end(), [](const WeightChange &a, const WeightChange &b) {
            return percentMoved(a) > percentMoved(b);
        });
    return weights;
}

QString shapeText(const std::vector<std::int64_t> &shape)
{
    QStringList sizes;
    for (const std::int64_t size : shape)
        sizes << QString::number(size);
    return sizes.join(QStringLiteral(" × "));
}

void nameColumns(QTableWidget *table)
{
    table->setAccessibleName(StepReport::tr("How far the update moved each weight"));
    table->setHorizontalHeaderLabels({StepReport::tr("weight"), StepReport::tr("shape"),
        StepReport::tr("norm before"), StepReport::tr("moved by"), StepReport::tr("moved, %")});
    table->horizontalHeaderItem(2)->setToolTip(
        StepReport::tr("‖W‖: the root of the sum of its squared numbers, before the update"));
    table->horizontalHeaderItem(3)->setToolTip(
        StepReport::tr("‖ΔW‖: the same of the difference that the update made"));
    table->horizontalHeaderItem(4)->setToolTip(StepReport::tr("‖ΔW‖ / ‖W‖ in per cent"));
}

} // namespace

StepReport::StepReport(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel)
    , m_details(new QPushButton)
{
    m_sentence->setObjectName(QStringLiteral("stepReport"));
    m_sentence->setWordWrap(true);
    m_details->setObjectName(QStringLiteral("stepDetails"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_details, 0, Qt::AlignTop);
    connect(m_details, &QPushButton::clicked, this, &StepReport::showWeights);
    retranslate();
    hide();
}

void StepReport::setReport(std::shared_ptr<const UpdateReport> report)
{
    m_report = std::move(report);
    m_sentence->setText(sentence());
    setVisible(m_report != nullptr);
}

void StepReport::retranslate()
{
    m_sentence->setAccessibleName(tr("What this step changed"));
    m_details->setText(tr("Every weight…"));
    m_details->setToolTip(tr("A table of all weights: how far this update moved each of them"));
    m_sentence->setText(sentence());
}

QString StepReport::sentence() const
{
    if (!m_report)
        return {};
    const LossPoint &point = m_report->point;
    const QLocale locale;
    const QString norm = fixedNumber(point.gradientNorm, 2);
    QString text
        = tr("Step %1 took the loss of its %2 sentences from %3 to %4 nats a word.")
              .arg(locale.toString(qlonglong(point.step)), locale.toString(m_report->sentences),
                  fixedNumber(point.trainLoss, kLossDigits),
                  fixedNumber(m_report->lossAfter, kLossDigits));
    text += u' '
        + (m_report->clippedTo > 0 ? tr("Gradient norm %1, clipped to %2; learning rate %3.")
                                         .arg(norm, locale.toString(m_report->clippedTo, 'g', 3),
                                             locale.toString(point.learningRate, 'g', 3))
                                   : tr("Gradient norm %1, not clipped; learning rate %2.")
                                         .arg(norm, locale.toString(point.learningRate, 'g', 3)));
    const std::vector<WeightChange> weights = mostMovedFirst(*m_report);
    if (!weights.empty())
        text += u' '
            + tr("Moved most: %1, by %2 % of its size.")
                  .arg(QString::fromStdString(weights.front().name),
                      locale.toString(percentMoved(weights.front()), 'g', 2));
    return text;
}

void StepReport::showWeights()
{
    if (!m_report)
        return;
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("weightChanges"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    inEveryLanguage(dialog, [dialog, step = m_report->point.step] {
        dialog->setWindowTitle(tr("What step %1 changed").arg(QLocale().toString(qlonglong(step))));
    });
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(makeWeightChanges(*m_report), 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(metrics.averageCharWidth() * 90, metrics.height() * 24);
    dialog->show();
}

QTableWidget *makeWeightChanges(const UpdateReport &report)
{
    const std::vector<WeightChange> weights = mostMovedFirst(report);
    auto *table = new QTableWidget(int(weights.size()), 5);
    table->setObjectName(QStringLiteral("weights"));
    makeQuiet(table);
    inEveryLanguage(table, [table] { nameColumns(table); });
    const QLocale locale;
    for (int row = 0; row < int(weights.size()); ++row) {
        const WeightChange &weight = weights[std::size_t(row)];
        const QStringList texts{QString::fromStdString(weight.name), shapeText(weight.shape),
            locale.toString(weight.norm, 'g', 4), locale.toString(weight.change, 'g', 4),
            locale.toString(percentMoved(weight), 'g', 3)};
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column));
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table->setItem(row, column, item);
        }
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

} // namespace seq2seq::ui
