// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/visit_bar.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace seq2seq::ui {

VisitBar::VisitBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_return(new QPushButton(this))
    , m_branch(new QPushButton(this))
{
    setObjectName(QStringLiteral("visitBar"));
    m_text->setObjectName(QStringLiteral("visitText"));
    m_text->setWordWrap(true);
    m_return->setObjectName(QStringLiteral("visitReturn"));
    m_branch->setObjectName(QStringLiteral("visitBranch"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 10, 4);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_branch);
    row->addWidget(m_return);
    connect(m_return, &QPushButton::clicked, this, &VisitBar::returnRequested);
    connect(m_branch, &QPushButton::clicked, this,
        [this] { emit branchRequested(qint64(m_status.answerStep())); });
    hide();
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("An earlier evaluation is looked at"));
        m_return->setText(tr("Return to the present"));
        m_return->setToolTip(tr("Answer with the weights of now again; training can go on"));
        m_branch->setText(tr("Branch from here"));
        m_branch->setToolTip(
            tr("Begin a new run, saved nowhere yet, that goes on from these weights. The present "
               "run stays in its file; it is saved before."));
        showText();
    });
}

void VisitBar::setStatus(const EngineStatus &status)
{
    const bool isOther = m_status.visited != status.visited || m_status.step != status.step;
    m_status = status;
    if (isOther)
        showText();
    setVisible(status.visited.has_value());
    m_branch->setEnabled(status.state == EngineState::Ready);
}

void VisitBar::showText()
{
    const QLocale locale;
    m_text->setText(tr("Back at step %1 of %2: every workspace answers with the weights of then. "
                       "Training is off.")
                        .arg(locale.toString(qlonglong(m_status.answerStep())),
                            locale.toString(qlonglong(m_status.step))));
}

void VisitBar::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.accentFill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.accent);
}

} // namespace seq2seq::ui
