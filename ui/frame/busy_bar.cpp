// SPDX-License-Identifier: GPL-3.0-or-later
// Progress with time left and a way out.
#include "ui/frame/busy_bar.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr int kProgressSteps = 1000;
constexpr double kSecondsBeforeEstimate = 0.7; // earlier, the estimate only jumps
} // namespace

QString durationText(double seconds)
{
    const auto whole = std::int64_t(std::ceil(std::max(seconds, 0.0)));
    const auto two = [](std::int64_t value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

BusyBar::BusyBar(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_left(new QLabel(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("busyBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 8, 2);
    row->setSpacing(12);
    m_what->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    inEveryLanguage(this, [this] {
        m_cancel->setText(tr("Cancel"));
        m_progress->setAccessibleName(tr("Progress"));
        showSentence();
    });
    m_cancel->setObjectName(QStringLiteral("busyCancel"));
    row->addWidget(m_what);
    row->addWidget(m_progress);
    row->addWidget(m_left);
    row->addStretch(1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        emit cancelRequested();
    });
    hide();
}

void BusyBar::start(const Message &what)
{
    m_sentence = what;
    showSentence();
    m_left->clear();
    m_cancel->setEnabled(true);
    m_progress->setRange(0, 0);
    m_clock.start();
    show();
}

void BusyBar::setProgress(double share)
{
    const double done = std::clamp(share, 0.0, 1.0);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setValue(int(done * kProgressSteps));
    const double elapsed = double(m_clock.elapsed()) / 1000;
    if (done > 0 && elapsed > kSecondsBeforeEstimate)
        m_left->setText(tr("%1 left").arg(durationText(elapsed * (1 - done) / done)));
}

void BusyBar::showSentence()
{
    const QString text = translated(m_sentence);
    m_what->setText(text);
    setAccessibleName(text);
}

void BusyBar::finish()
{
    hide();
    m_sentence = {};
    showSentence();
}

void BusyBar::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace seq2seq::ui
