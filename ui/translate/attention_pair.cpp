// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/attention_pair.h"

#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"

#include <QBoxLayout>
#include <QLabel>

namespace seq2seq::ui {

namespace {

QVBoxLayout *makeColumn(QLabel *title, HeatmapView *heatmap)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    title->setAlignment(Qt::AlignHCenter);
    title->setTextFormat(Qt::PlainText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(title);
    column->addWidget(heatmap, 1);
    return column;
}

} // namespace

AttentionPair::AttentionPair(QWidget *parent)
    : QWidget(parent)
    , m_left(new QWidget(this))
    , m_originalTitle(new QLabel)
    , m_currentTitle(new QLabel)
    , m_original(new HeatmapView)
    , m_current(new HeatmapView)
{
    m_original->setObjectName(QStringLiteral("originalAttention"));
    m_original->setExportName(QStringLiteral("attention-original"));
    m_current->setObjectName(QStringLiteral("attention"));
    m_left->setLayout(makeColumn(m_originalTitle, m_original));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_left, 1);
    row->addLayout(makeColumn(m_currentTitle, m_current), 1);
    hideOriginal();
}

void AttentionPair::showOriginal(const QString &originalTitle, const QString &currentTitle)
{
    m_originalTitle->setText(originalTitle);
    m_original->setAccessibleName(originalTitle);
    m_currentTitle->setText(currentTitle);
    m_currentTitle->show();
    m_left->show();
}

void AttentionPair::hideOriginal()
{
    m_left->hide();
    m_currentTitle->hide();
}

} // namespace seq2seq::ui
