// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: a pinned translation to compare with, what is known when,
// BLEU and word links.
#include "ui/translate/bleu_card.h"
#include "ui/translate/compare_card.h"
#include "ui/translate/known_when_card.h"
#include "ui/translate/links_card.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/patch_panel.h"
#include "ui/translate/translate_view.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/language.h"

#include <QPushButton>

namespace seq2seq::ui {

QWidget *TranslateView::makeCompareCard()
{
    m_compareCard = new CompareCard(m_selection);
    connect(&m_compareCard->patchPanel(), &PatchPanel::partChosen, this,
        [this](const WhatIfEdit &edit) {
            if (!m_whatIf->list().contains(edit))
                m_whatIf->add(edit);
        });
    return m_compareCard;
}

QWidget *TranslateView::makeKnownWhenCard()
{
    m_knownWhenCard = new KnownWhenCard(m_selection);
    return m_knownWhenCard;
}

QWidget *TranslateView::makeBleuCard()
{
    m_bleuCard = new BleuCard;
    return m_bleuCard;
}

QWidget *TranslateView::makeLinksCard()
{
    m_linksCard = new LinksCard;
    return m_linksCard;
}

QWidget *TranslateView::makePin()
{
    m_pin = new QPushButton;
    m_pin->setObjectName(QStringLiteral("pin"));
    connect(m_pin, &QPushButton::clicked, this, [this] {
        m_compareCard->pin();
        m_pages->setCurrentPage(m_compareCard);
    });
    inEveryLanguage(m_pin, [this] {
        m_pin->setText(tr("Pin"));
        m_pin->setAccessibleName(tr("Pin this translation"));
        m_pin->setToolTip(tr("Keep this translation: the next is shown against it (Ctrl+P)"));
        m_pin->setShortcut(QKeySequence(tr("Ctrl+P"))); // a new text takes the old one away
    });
    return m_pin;
}

void TranslateView::showComparison()
{
    m_pin->setEnabled(m_result != nullptr);
    m_compareCard->setShown(m_result, m_whatIf->edits().changesTheModel());
    m_knownWhenCard->setShown(m_result);
    m_bleuCard->setShown(m_result);
    m_linksCard->setShown(m_result);
}

} // namespace seq2seq::ui
