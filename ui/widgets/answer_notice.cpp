// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answer_notice.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace seq2seq::ui {

namespace {

QString sentenceOf(const AnswerAge &age)
{
    const QLocale locale;
    const QString answer = locale.toString(age.answerStep);
    const QString model = locale.toString(age.modelStep);
    if (age.isCurrent && age.answerStep == 0)
        return AnswerNotice::tr("not trained: random words");
    if (age.isCurrent && age.presentStep)
        return AnswerNotice::tr("of step %1, back from %2")
            .arg(answer, locale.toString(*age.presentStep));
    if (age.isCurrent)
        return AnswerNotice::tr("of step %1").arg(answer);
    if (age.answerStep == age.modelStep)
        return AnswerNotice::tr("of step %1, of other weights than the model has now").arg(answer);
    if (age.answerStep == 0)
        return AnswerNotice::tr("not trained: random words; the model is at step %1 now")
            .arg(model);
    return AnswerNotice::tr("of step %1; the model is at step %2 now").arg(answer, model);
}

} // namespace

AnswerNotice::AnswerNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_again(new QPushButton)
{
    setObjectName(QStringLiteral("answerNotice"));
    m_text->setObjectName(QStringLiteral("answerAge"));
    m_again->setObjectName(QStringLiteral("answerAgain"));
    m_again->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &AnswerNotice::againRequested);
    QSizePolicy keeping = m_again->sizePolicy();
    keeping.setRetainSizeWhenHidden(true); // or everything below would jump at each evaluation
    m_again->setSizePolicy(keeping);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_again);
    row->addStretch(1);
    showAge();
}

void AnswerNotice::setAge(const std::optional<AnswerAge> &age)
{
    if (m_age == age)
        return;
    m_age = age;
    showAge();
}

QString AnswerNotice::text() const
{
    return m_text->text();
}

bool AnswerNotice::offersToAskAgain() const
{
    return m_age && !m_age->isCurrent;
}

void AnswerNotice::showAge()
{
    m_text->setText(m_age ? sentenceOf(*m_age) : QString());
    m_text->setAccessibleName(tr("Weights of the translation"));
    m_text->setToolTip(tr("Which weights wrote the translation: how many updates they had, and "
                          "how many the model has had since then"));
    m_again->setText(tr("Translate again"));
    m_again->setAccessibleName(m_again->text());
    m_again->setToolTip(tr("Translate the same sentence with the weights the model has now"));
    m_again->setVisible(offersToAskAgain());
    applyColor();
}

/// Quiet while the answer is of trained weights and current.
void AnswerNotice::applyColor()
{
    const Theme theme(palette());
    const bool isQuiet
        = !m_age || (m_age->isCurrent && m_age->answerStep > 0 && !m_age->presentStep);
    QPalette colors;
    colors.setColor(QPalette::WindowText, isQuiet ? theme.mutedText : theme.accent);
    m_text->setPalette(colors);
}

void AnswerNotice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
    else if (event->type() == QEvent::LanguageChange)
        showAge();
}

} // namespace seq2seq::ui
