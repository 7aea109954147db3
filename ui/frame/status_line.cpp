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
    , m_device(addFact("statusDevice"))
    , m_parameters(addFact("statusParameters"))
    , m_memoryLabel(addFact("statusMemory"))
    , m_saved(addFact("statusSaved"))
{
    setSizeGripEnabled(false);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::showText);
    m_clock.start();
    setStatus({});
    onLanguageChange(this, [this] { showText(); });
}

QLabel *StatusLine::addFact(const char *objectName)
{
    auto *fact = new QLabel(this);
    fact->setObjectName(QLatin1String(objectName));
    fact->setTextFormat(Qt::PlainText);
    fact->setContentsMargins(8, 0, 8, 0);
    addWidget(fact);
    return fact;
}

void StatusLine::showFact(QLabel *fact, const QString &text, const QString &meaning)
{
    if (fact->text() != text)
        fact->setText(text);
    fact->setToolTip(meaning);
    fact->setVisible(!text.isEmpty());
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
    QStringList facts;
    for (const QLabel *fact : {m_device, m_parameters, m_memoryLabel, m_saved})
        if (!fact->text().isEmpty())
            facts << fact->text();
    return facts.join(QStringLiteral("  |  "));
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

QString StatusLine::deviceText() const
{
    const QString device = QString::fromStdString(m_status.device).toUpper();
    QStringList parts{device.isEmpty() ? tr("CPU") : device};
    if (m_status.engine == EngineKind::LibTorch)
        parts << tr("LibTorch");
    if (m_status.engine == EngineKind::Fast)
        parts << tr("fast engine");
    if (m_status.threads > 0)
        parts << (m_status.threads == 1 ? tr("1 thread") : tr("%1 threads").arg(m_status.threads));
    return parts.join(QStringLiteral(" · "));
}

void StatusLine::showText()
{
    const QLocale locale;
    showFact(m_device, deviceText(),
        tr("What computes: the device, the engine (LibTorch, or the faster loops of this program), "
           "and how many threads at once. With the seed they make a run repeatable."));
    showFact(m_parameters,
        m_status.parameters > 0 ? tr("%1 parameters").arg(shortCount(m_status.parameters))
                                : QString(),
        tr("Numbers of the model that training adjusts: %1 (k = thousand, M = million)")
            .arg(locale.toString(qlonglong(m_status.parameters))));
    showFact(m_memoryLabel,
        m_memory > 0 ? tr("%1 MB").arg(locale.toString(qlonglong(m_memory >> 20))) : QString(),
        tr("Memory this program uses now, in megabytes: window, corpus, model and training"));
    const QString path = QString::fromStdString(m_status.savedPath);
    showFact(m_saved, savedText(),
        path.isEmpty() ? tr("The experiment is in no file yet: File > Save keeps it.")
                       : tr("The file of this experiment: %1").arg(path));
}

} // namespace seq2seq::ui
