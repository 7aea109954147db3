// SPDX-License-Identifier: GPL-3.0-or-later
// One line of facts, rewritten when a fact or the clock changes.
#include "ui/frame/status_line.h"

#include "ui/widgets/language.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kClockMs = 5000;

QString agoText(double seconds)
{
    if (seconds < 5)
        return StatusLine::tr("just now");
    if (seconds < 60)
        return StatusLine::tr("%1 s ago").arg(int(seconds));
    if (seconds < 3600)
        return StatusLine::tr("%1 min ago").arg(int(seconds / 60));
    return StatusLine::tr("%1 h ago").arg(int(seconds / 3600));
}

} // namespace

QString shortCount(std::int64_t count)
{
    const QLocale locale;
    if (count >= 999'500)
        return QStringLiteral("%1 M").arg(locale.toString(double(count) / 1e6, 'f', 1));
    if (count >= 1000)
        return QStringLiteral("%1 k").arg(
            locale.toString(double(count) / 1e3, 'f', count < 99'950 ? 1 : 0));
    return locale.toString(qlonglong(count));
}

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_label(new QLabel(this))
{
    m_label->setObjectName(QStringLiteral("statusText"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setContentsMargins(8, 0, 8, 0);
    m_label->setMinimumWidth(0);
    addWidget(m_label, 1);
    setSizeGripEnabled(false);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::showText);
    m_clock.start();
    setStatus({});
    onLanguageChange(this, [this] { showText(); });
}

void StatusLine::setStatus(const EngineStatus &status)
{
    m_status = status;
    m_sinceStatus.start();
    showText();
}

void StatusLine::setMemory(std::int64_t bytes)
{
    m_memory = bytes;
    showText();
}

QString StatusLine::text() const
{
    return m_label->text();
}

QString StatusLine::savedText() const
{
    if (m_status.state == EngineState::Empty || m_status.state == EngineState::Loading)
        return {};
    if (m_status.savedPath.empty())
        return m_status.hasUnsavedChanges ? tr("Not saved yet") : QString();
    const QString file = QFileInfo(QString::fromStdString(m_status.savedPath)).fileName();
    if (m_status.secondsSinceSave < 0)
        return tr("Opened %1").arg(file);
    const double seconds = m_status.secondsSinceSave + double(m_sinceStatus.elapsed()) / 1000;
    return tr("Saved %1: %2").arg(agoText(seconds), file);
}

void StatusLine::showText()
{
    QStringList parts;
    QString device = tr("CPU");
    if (m_status.threads > 0)
        device += QStringLiteral(" · ")
            + (m_status.threads == 1 ? tr("1 thread") : tr("%1 threads").arg(m_status.threads));
    parts += device;
    if (m_status.parameters > 0)
        parts += tr("%1 parameters").arg(shortCount(m_status.parameters));
    if (m_memory > 0)
        parts += tr("%1 MB").arg(QLocale().toString(qlonglong(m_memory >> 20)));
    if (const QString saved = savedText(); !saved.isEmpty())
        parts += saved;
    const QString line = parts.join(QStringLiteral("  |  "));
    if (line == m_label->text())
        return;
    m_label->setText(line);
    m_label->setToolTip(QString::fromStdString(m_status.savedPath));
}

} // namespace seq2seq::ui
