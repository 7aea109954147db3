// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/change_bar.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace seq2seq::ui {

ChangeBar::ChangeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_goOn(new QPushButton)
    , m_anew(new QPushButton)
    , m_takeBack(new QPushButton)
{
    m_text->setObjectName(QStringLiteral("pairChanges"));
    m_text->setWordWrap(true);
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_anew->setObjectName(QStringLiteral("beginAnew"));
    m_takeBack->setObjectName(QStringLiteral("takeBack"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 8, 6);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_goOn, m_anew, m_takeBack})
        row->addWidget(button);
    connect(
        m_goOn, &QPushButton::clicked, this, [this] { emit takeOverRequested(TakeOver::GoOn); });
    connect(m_anew, &QPushButton::clicked, this,
        [this] { emit takeOverRequested(TakeOver::BeginAnew); });
    connect(m_takeBack, &QPushButton::clicked, this, &ChangeBar::takeBackRequested);
    inEveryLanguage(this, [this] { refresh(); });
}

void ChangeBar::setChanges(const PairTable::Changes &changes)
{
    m_changes = changes;
    m_problem.clear();
    refresh();
}

void ChangeBar::setTrained(std::int64_t updates)
{
    const bool wasTrained = m_updates > 0;
    m_updates = updates;
    if (wasTrained != (updates > 0))
        refresh();
}

void ChangeBar::setProblem(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void ChangeBar::refresh()
{
    const auto number = [](std::size_t count) { return QLocale().toString(qulonglong(count)); };
    QStringList what;
    if (m_changes.edited > 0)
        what << tr("%1 edited").arg(number(m_changes.edited));
    if (m_changes.added > 0)
        what << tr("%1 added").arg(number(m_changes.added));
    if (m_changes.removed > 0)
        what << tr("%1 removed").arg(number(m_changes.removed));
    if (m_changes.isSplitAnew)
        what << tr("split anew");
    const bool isTrained = m_updates > 0;
    m_text->setText(!m_problem.isEmpty() ? m_problem
            : isTrained
            ? tr("%1: the model has not been trained on this yet.").arg(what.join(tr(", ")))
            : tr("%1: not taken over yet.").arg(what.join(tr(", "))));
    m_goOn->setText(tr("Train on with these"));
    m_goOn->setToolTip(
        tr("Keeps the weights, the curves and the vocabulary: a word that is new to it is read as "
           "<unk>. What was learnt from pairs that are gone is not forgotten at once."));
    m_goOn->setVisible(isTrained && !m_changes.isEmpty());
    // A model that has seen the new dev sentences cannot be measured on them.
    m_goOn->setEnabled(!m_changes.isSplitAnew);
    if (m_changes.isSplitAnew)
        m_goOn->setToolTip(tr("Not after splitting anew: the model has been trained on sentences "
                              "that are now there to measure it."));
    m_anew->setText(isTrained ? tr("Begin anew with these") : tr("Take these"));
    m_anew->setToolTip(
        tr("Counts the words again and begins with new weights; the split stays as the table has "
           "it."));
    m_anew->setVisible(!m_changes.isEmpty());
    m_takeBack->setText(tr("Take back"));
    m_takeBack->setToolTip(tr("Undoes all changes; Redo brings them back"));
    m_takeBack->setVisible(!m_changes.isEmpty());
    setVisible(!m_changes.isEmpty() || !m_problem.isEmpty());
}

void ChangeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme(palette()).accentFill);
}

} // namespace seq2seq::ui
