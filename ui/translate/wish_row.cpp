// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/wish_row.h"

#include "ui/widgets/language.h"
#include "ui/widgets/tool_tip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace seq2seq::ui {

WishRow::WishRow(QWidget *parent)
    : QWidget(parent)
    , m_ask(new QPushButton)
    , m_answer(new QLabel)
    , m_try(new QPushButton)
{
    m_ask->setObjectName(QStringLiteral("wish"));
    m_answer->setObjectName(QStringLiteral("wishAnswer"));
    m_try->setObjectName(QStringLiteral("tryWish"));
    m_answer->setTextFormat(Qt::PlainText); // it quotes words of the corpus
    m_answer->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_ask);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_try);
    connect(m_ask, &QPushButton::clicked, this, &WishRow::asked);
    connect(m_try, &QPushButton::clicked, this, &WishRow::tryRequested);
    setAnswer({}, false);
    inEveryLanguage(this, [this] { showTexts(); });
}

void WishRow::setWord(const QString &word)
{
    m_word = word;
    showTexts();
}

void WishRow::setAnswer(const QString &sentence, bool canBeTried)
{
    m_answer->setText(sentence);
    m_try->setVisible(canBeTried);
}

QString WishRow::answer() const
{
    return m_answer->text();
}

void WishRow::showTexts()
{
    m_ask->setEnabled(!m_word.isEmpty());
    m_ask->setText(m_word.isEmpty() ? tr("What attention would give another word?")
                                    : tr("What attention would give “%1”?").arg(m_word));
    m_ask->setAccessibleName(m_ask->text());
    m_ask->setToolTip(m_word.isEmpty()
            ? tr("Choose the other word first, under “rather than”")
            : tr("Look for attention weights of this step with which the other word is the "
                 "likeliest: the gradient of its log P says how to move them"));
    m_try->setText(tr("Try it"));
    m_try->setAccessibleName(m_try->text());
    m_try->setToolTip(tr("Set this attention under “What if …” and let the translation go on from "
                         "there; Ctrl+Z takes it back"));
}

} // namespace seq2seq::ui
