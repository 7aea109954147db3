// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/estimate_panel.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

QString bytes(std::uint64_t count)
{
    return QLocale().formattedDataSize(qint64(count), 1, QLocale::DataSizeSIFormat);
}

QString wordsPerSecond(double rate)
{
    // Three digits: more would be noise.
    const double scale = std::pow(10, std::floor(std::log10(rate)) - 2);
    return QLocale().toString(qlonglong(std::llround(std::round(rate / scale) * scale)));
}

} // namespace

EstimatePanel::EstimatePanel(QWidget *parent)
    : QWidget(parent)
    , m_memory(new QLabel)
    , m_speed(new QLabel)
    , m_measure(new QPushButton)
{
    m_memory->setObjectName(QStringLiteral("memoryEstimate"));
    m_memory->setWordWrap(true);
    m_memory->setToolTip(tr("At the peak of training, beyond what the program takes already: "
                            "weights with gradients, the optimiser and the copies of a save; and "
                            "what the passes over the largest batch keep"));
    m_speed->setObjectName(QStringLiteral("speedEstimate"));
    m_speed->setWordWrap(true);
    m_speed->setToolTip(tr("Measured by training a model like this one for a second on made-up "
                           "words of the corpus' lengths; the run and its weights stay as they "
                           "are. Source and target words a second, padding not counted"));
    m_measure->setObjectName(QStringLiteral("measure"));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_memory);
    texts->addWidget(m_speed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(texts, 1);
    layout->addWidget(m_measure);
    connect(m_measure, &QPushButton::clicked, this, [this] {
        if (m_isMeasuring)
            emit cancelRequested();
        else
            emit measureRequested();
    });
    setMeasuring(false);
    setMemory({}, {});
    setSpeed({}, {});
}

void EstimatePanel::setMemory(
    const std::optional<MemoryNeed> &need, std::optional<std::uint64_t> available)
{
    if (!need) {
        m_memory->setText(tr("Memory: not known before the sentences are counted"));
        return showBadness(false);
    }
    QString text = tr("<b>Memory: about %1</b> · weights, gradients and optimiser %2, a batch %3")
                       .arg(bytes(need->total()), bytes(need->weights), bytes(need->batch));
    const bool isTooMuch = available && need->total() > *available;
    if (available)
        text += isTooMuch
            ? tr(" · only %1 are free here: it cannot be trained").arg(bytes(*available))
            : tr(" · %1 are free here").arg(bytes(*available));
    m_memory->setText(text);
    showBadness(isTooMuch);
}

void EstimatePanel::showBadness(bool isBad)
{
    QPalette colors = palette();
    if (isBad)
        colors.setColor(QPalette::WindowText, Theme(palette()).bad);
    m_memory->setPalette(colors);
}

void EstimatePanel::setSpeed(
    const std::optional<MeasuredSpeed> &speed, const std::optional<MeasuredSpeed> &before)
{
    if (!speed) {
        m_speed->setText(tr("Speed: not measured yet"));
        return;
    }
    if (!speed->refusal.isEmpty()) {
        m_speed->setText(speed->refusal);
        return;
    }
    QString text = tr("<b>Speed: about %1 words/s, an epoch in %2 s</b> (%3)")
                       .arg(wordsPerSecond(speed->wordsPerSecond),
                           QLocale().toString(speed->epochSeconds, 'g', 2), speed->engine);
    if (before && before->wordsPerSecond > 0)
        text += tr(" · the present model: %1 words/s").arg(wordsPerSecond(before->wordsPerSecond));
    m_speed->setText(text);
}

void EstimatePanel::setMeasuring(bool isMeasuring)
{
    m_isMeasuring = isMeasuring;
    m_measure->setText(isMeasuring ? tr("Cancel") : tr("Measure"));
    m_measure->setToolTip(isMeasuring
            ? tr("Break the measurement off")
            : tr("Train a model like this one for a second and see how quickly it goes"));
    if (isMeasuring)
        m_speed->setText(tr("Speed: being measured, between two batches of the run…"));
}

void EstimatePanel::setMeasurable(bool isMeasurable)
{
    m_measure->setEnabled(isMeasurable || m_isMeasuring);
}

} // namespace seq2seq::ui
