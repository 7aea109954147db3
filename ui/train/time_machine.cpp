// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/time_machine.h"

#include "core/run/config.h"
#include "ui/widgets/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace seq2seq::ui {

namespace {

QString megabytes(std::uint64_t bytes)
{
    const double size = double(bytes) / 1e6;
    return TimeMachine::tr("%1 MB").arg(QLocale().toString(size, 'f', size < 10 ? 1 : 0));
}

} // namespace

TimeMachine::TimeMachine(QWidget *parent)
    : QWidget(parent)
    , m_go(new QPushButton(this))
    , m_branch(new QPushButton(this))
    , m_kept(new QToolButton(this))
    , m_keptFacts(new QLabel)
    , m_limitLabel(new QLabel)
    , m_limit(new QSpinBox)
{
    m_go->setObjectName(QStringLiteral("visit"));
    m_branch->setObjectName(QStringLiteral("branch"));
    m_kept->setObjectName(QStringLiteral("keptWeights"));
    m_kept->setPopupMode(QToolButton::InstantPopup);
    m_kept->setAutoRaise(true);
    m_limit->setObjectName(QStringLiteral("keptMegabytes"));
    m_limit->setRange(0, kMostKeptMegabytes);
    m_limit->setSingleStep(64);
    m_limit->setKeyboardTracking(false);
    m_keptFacts->setObjectName(QStringLiteral("keptFacts"));
    m_limitLabel->setBuddy(m_limit);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(m_keptFacts);
    auto *limits = new QHBoxLayout;
    limits->addWidget(m_limitLabel);
    limits->addWidget(m_limit);
    limits->addStretch(1);
    column->addLayout(limits);
    auto *menu = new QMenu(m_kept);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(page);
    menu->addAction(action);
    m_kept->setMenu(menu);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_go);
    row->addWidget(m_branch);
    row->addStretch(1);
    row->addWidget(m_kept);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (isThere())
            emit returnRequested();
        else if (m_step)
            emit visitRequested(qint64(*m_step));
    });
    connect(m_branch, &QPushButton::clicked, this, [this] {
        if (m_step)
            emit branchRequested(qint64(*m_step));
    });
    connect(m_limit, &QSpinBox::valueChanged, this, &TimeMachine::keepRequested);
    inEveryLanguage(this, [this] {
        m_limitLabel->setText(tr("Keep at most"));
        m_limit->setSuffix(tr(" MB"));
        m_limit->setSpecialValueText(tr("nothing"));
        m_limit->setAccessibleName(tr("Megabytes of weights that are kept"));
        m_limit->setToolTip(
            tr("How much the weights of earlier evaluations may take, in memory and in the file. "
               "When it is full, evaluations between others go, so that what stays lies evenly "
               "over the run; the best and the last always stay."));
        showState();
    });
}

void TimeMachine::setStatus(const EngineStatus &status)
{
    m_status = status;
    showState();
}

void TimeMachine::setFrame(std::optional<std::int64_t> step, int count)
{
    m_step = step;
    m_count = count;
    showState();
}

bool TimeMachine::isKept(std::int64_t step) const
{
    return std::ranges::binary_search(m_status.keptSteps, step);
}

bool TimeMachine::isThere() const
{
    return m_step && m_status.visited == m_step;
}

QString TimeMachine::whyNot() const
{
    if (!m_step)
        return tr("There is no evaluation yet.");
    if (!isKept(*m_step))
        return tr("The weights of this evaluation are not kept.");
    return {};
}

QString TimeMachine::keptText() const
{
    QString text = tr("Weights are kept of %1 of %2 evaluations: %3.")
                       .arg(m_status.keptSteps.size())
                       .arg(m_count)
                       .arg(megabytes(m_status.keptBytes));
    if (m_status.savedBytes > 0)
        text += u' ' + tr("The whole file has %1.").arg(megabytes(m_status.savedBytes));
    return text;
}

void TimeMachine::showState()
{
    const QString obstacle = whyNot();
    const bool isAtRest
        = m_status.state == EngineState::Ready || m_status.state == EngineState::Training;
    m_go->setText(isThere() ? tr("Return to the present") : tr("Go back here"));
    m_go->setEnabled(isAtRest && (isThere() || obstacle.isEmpty()));
    m_go->setToolTip(isThere() ? tr("Answer with the weights of now again; training can go on")
            : obstacle.isEmpty()
            ? tr("Every workspace answers with the weights of this evaluation; training is off "
                 "until you return to the present")
            : obstacle);
    m_branch->setText(tr("Branch"));
    m_branch->setAccessibleName(tr("Branch from this evaluation"));
    m_branch->setEnabled(isAtRest && obstacle.isEmpty());
    m_branch->setToolTip(obstacle.isEmpty()
            ? tr("Begin a new run, saved nowhere yet, that goes on from the weights of this "
                 "evaluation")
            : obstacle);
    m_kept->setText(tr("%1 kept").arg(m_status.keptSteps.size()));
    m_kept->setAccessibleName(tr("Weights that are kept"));
    m_kept->setToolTip(keptText() + u'\n' + tr("Click to set how much is kept."));
    m_kept->setEnabled(m_status.state != EngineState::Empty);
    m_keptFacts->setText(keptText());
    if (!m_limit->hasFocus() && m_limit->value() != m_status.keptMegabytes) {
        const QSignalBlocker blocker(m_limit);
        m_limit->setValue(m_status.keptMegabytes);
    }
}

} // namespace seq2seq::ui
