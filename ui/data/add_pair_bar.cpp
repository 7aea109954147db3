// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/add_pair_bar.h"

#include "ui/widgets/language.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace seq2seq::ui {

AddPairBar::AddPairBar(QWidget *parent)
    : QWidget(parent)
    , m_source(new QLineEdit)
    , m_target(new QLineEdit)
    , m_add(new QPushButton)
    , m_close(new QToolButton)
{
    m_source->setObjectName(QStringLiteral("newSource"));
    m_target->setObjectName(QStringLiteral("newTarget"));
    m_add->setObjectName(QStringLiteral("addPair"));
    m_close->setObjectName(QStringLiteral("closeAddPair"));
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 4);
    row->addWidget(m_source, 1);
    row->addWidget(m_target, 1);
    row->addWidget(m_add);
    row->addWidget(m_close);
    hide();
    connect(m_source, &QLineEdit::returnPressed, m_target, qOverload<>(&QWidget::setFocus));
    connect(m_target, &QLineEdit::returnPressed, this, &AddPairBar::add);
    connect(m_add, &QPushButton::clicked, this, &AddPairBar::add);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    const auto enable = [this] {
        m_add->setEnabled(
            !m_source->text().trimmed().isEmpty() && !m_target->text().trimmed().isEmpty());
    };
    connect(m_source, &QLineEdit::textChanged, this, enable);
    connect(m_target, &QLineEdit::textChanged, this, enable);
    enable();
    inEveryLanguage(this, [this] {
        m_source->setPlaceholderText(tr("source sentence"));
        m_source->setAccessibleName(tr("Source of the new pair"));
        m_target->setPlaceholderText(tr("target sentence"));
        m_target->setAccessibleName(tr("Target of the new pair"));
        m_add->setText(tr("Add"));
        m_add->setToolTip(tr("Adds the pair to the part of the corpus that is shown"));
        m_close->setAccessibleName(tr("Close"));
        m_close->setToolTip(tr("Close"));
    });
}

void AddPairBar::open()
{
    show();
    m_source->setFocus();
}

void AddPairBar::add()
{
    if (!m_add->isEnabled())
        return;
    emit added({m_source->text().toStdString(), m_target->text().toStdString()});
    m_source->clear();
    m_target->clear();
    m_source->setFocus();
}

void AddPairBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

} // namespace seq2seq::ui
