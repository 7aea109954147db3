// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/queue_bar.h"

#include "ui/widgets/header_layout.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kThousandths = 1000;
constexpr double kMinute = 60;

} // namespace

QueueBar::QueueBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_pause(new QPushButton)
    , m_stop(new QPushButton)
    , m_other(new MutedLabel)
{
    m_text->setObjectName(QStringLiteral("queueText"));
    m_bar->setObjectName(QStringLiteral("queueProgress"));
    m_pause->setObjectName(QStringLiteral("pauseQueue"));
    m_stop->setObjectName(QStringLiteral("stopQueue"));
    m_other->setObjectName(QStringLiteral("otherMachines"));
    m_other->setTextFormat(Qt::PlainText); // names of computers
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kThousandths);
    m_bar->setFixedHeight(6);
    m_bar->setMinimumWidth(inLines(font(), 5));
    auto *row = new HeaderLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_text, m_bar, m_pause, m_stop, m_other})
        row->addWidget(widget);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_progress.state == QueueState::Paused)
            emit resumeRequested();
        else
            emit pauseRequested();
    });
    connect(m_stop, &QPushButton::clicked, this, &QueueBar::stopRequested);
    inEveryLanguage(this, [this] {
        m_bar->setAccessibleName(tr("How much of the queue is trained"));
        m_stop->setText(tr("Stop"));
        m_stop->setToolTip(
            tr("Ends the queue. What is trained stays; the run that is being trained "
               "is saved and can be gone on with."));
        showProgress();
    });
}

void QueueBar::setProgress(const QueueProgress &progress)
{
    if (progress == m_progress)
        return;
    m_progress = progress;
    showProgress();
}

void QueueBar::setOthers(const QStringList &machines)
{
    if (machines == m_others)
        return;
    m_others = machines;
    showProgress();
}

void QueueBar::showProgress()
{
    const bool isQueue = m_progress.state != QueueState::None;
    const bool isPaused = m_progress.state == QueueState::Paused;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_bar, m_pause, m_stop})
        widget->setVisible(isQueue);
    const QString place = tr("<b>Queue %1 of %2</b>").arg(m_progress.place).arg(m_progress.runs);
    if (isPaused)
        m_text->setText(tr("%1, paused").arg(place));
    else if (m_progress.state == QueueState::Pausing)
        m_text->setText(tr("%1, saving…").arg(place));
    else if (!m_progress.secondsLeft)
        m_text->setText(place);
    else if (*m_progress.secondsLeft < kMinute)
        m_text->setText(tr("%1, less than a minute left").arg(place));
    else
        m_text->setText(tr("%1, about %n min left", nullptr,
            int(std::min(1e6, std::round(*m_progress.secondsLeft / kMinute))))
                            .arg(place));
    m_bar->setValue(int(kThousandths * m_progress.share));
    m_pause->setText(isPaused ? tr("Go on") : tr("Pause queue"));
    m_pause->setToolTip(isPaused
            ? tr("Trains what is left of the queue")
            : tr("Saves the run that is being trained and waits; other computers go on"));
    m_pause->setEnabled(m_progress.state != QueueState::Pausing);
    m_other->setVisible(!m_others.isEmpty());
    m_other->setText(
        tr("also training in this folder: %1").arg(m_others.join(QStringLiteral(", "))));
    updateGeometry();
}

} // namespace seq2seq::ui
