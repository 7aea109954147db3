// SPDX-License-Identifier: GPL-3.0-or-later
// The tool bar: buttons mirror the actions of the Run menu, the numbers come from EngineStatus.
#include "ui/frame/run_bar.h"

#include "ui/frame/busy_bar.h"
#include "ui/frame/frame_button.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kProgressSteps = 1000;

/// A slim rounded bar; the one of the style is as high as a button.
class SlimProgress : public QProgressBar {
public:
    using QProgressBar::QProgressBar;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF track(0, (height() - 8) / 2.0, width(), 8);
        painter.setBrush(theme.border);
        painter.drawRoundedRect(track, 4, 4);
        const double share = double(value()) / kProgressSteps;
        if (share <= 0)
            return;
        painter.setBrush(theme.primary);
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QSizeF(std::max(8.0, track.width() * share), 8)), 4, 4);
    }
};

FrameButton *makeButton(
    QAction *action, const QString &symbol, const QString &name, QWidget *parent)
{
    auto *button = new FrameButton(parent);
    button->setDefaultAction(action);
    button->setSymbol(symbol);
    button->setObjectName(name);
    return button;
}

/// Why training is not running, in a few words; empty when there is nothing to say.
QString stateText(const EngineStatus &status)
{
    switch (status.state) {
    case EngineState::Empty:
        return {};
    case EngineState::Loading:
        return RunBar::tr("Loading…");
    case EngineState::Stopping:
        return RunBar::tr("Stopping…");
    case EngineState::Training:
        return {};
    case EngineState::Ready:
        break;
    }
    switch (status.stopReason) {
    case StopReason::None:
        break;
    case StopReason::Asked:
        return RunBar::tr("Stopped");
    case StopReason::Paused:
        return RunBar::tr("Paused");
    case StopReason::MaxEpochs:
        return RunBar::tr("Done: all epochs");
    case StopReason::MaxSteps:
        return RunBar::tr("Done: all steps");
    case StopReason::MaxMinutes:
        return RunBar::tr("Done: time is up");
    case StopReason::TargetReached:
        return RunBar::tr("Done: BLEU reached");
    case StopReason::EarlyStopping:
        return RunBar::tr("Done: no longer improving");
    case StopReason::Diverged:
        return RunBar::tr("Diverged");
    }
    return status.step > 0 ? RunBar::tr("Trained") : RunBar::tr("Not trained yet");
}

} // namespace

RunBar::RunBar(const Actions &actions, QMenu *corpusMenu, QWidget *parent)
    : QWidget(parent)
    , m_corpus(new FrameButton(this))
    , m_run(new FrameButton(this))
    , m_train(makeButton(
          actions.train, QStringLiteral("play"), QStringLiteral("trainToolButton"), this))
    , m_epoch(new QLabel(this))
    , m_progress(new SlimProgress(this))
    , m_numbers(new QLabel(this))
{
    m_corpus->setObjectName(QStringLiteral("corpusButton"));
    m_corpus->setMenu(corpusMenu);
    m_corpus->setPopupMode(QToolButton::InstantPopup);
    m_corpus->setShrinkable(true);
    // Not its default action: the button says which model it is, the action what it does.
    QAction *settings = actions.modelSettings;
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setShrinkable(true);
    m_run->setEnabled(settings->isEnabled());
    connect(m_run, &QToolButton::clicked, settings, &QAction::trigger);
    connect(settings, &QAction::enabledChanged, m_run, &QWidget::setEnabled);
    m_train->setPrimary(true);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(60);
    m_progress->setMaximumWidth(130);
    m_epoch->setObjectName(QStringLiteral("epochLabel"));
    m_numbers->setObjectName(QStringLiteral("paceLabel"));
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setMinimumWidth(0);
    m_numbers->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(8);
    row->addWidget(m_corpus);
    row->addWidget(m_run);
    row->addWidget(m_train);
    row->addWidget(makeButton(
        actions.oneStep, QStringLiteral("one-step"), QStringLiteral("oneStepToolButton"), this));
    row->addWidget(
        makeButton(actions.stop, QStringLiteral("stop"), QStringLiteral("stopToolButton"), this));
    row->addWidget(makeButton(
        actions.reset, QStringLiteral("reset"), QStringLiteral("resetToolButton"), this));
    row->addSpacing(8);
    row->addWidget(m_epoch);
    row->addWidget(m_progress, 1);
    row->addWidget(m_numbers, 4);
    inEveryLanguage(this, [this] { retranslate(); });
}

void RunBar::retranslate()
{
    m_train->setWidestTexts({tr("Train"), tr("Pause")});
    m_progress->setAccessibleName(tr("Training progress"));
    m_numbers->setToolTip(
        tr("Dev perplexity: how many words the model hesitates between, on sentences it does not "
           "train on (1 = never). Words per second: source and target words trained on."));
    setCorpus(m_corpusText);
    setRun(m_runText);
    setStatus(m_status);
}

void RunBar::setCorpus(const QString &text)
{
    m_corpusText = text;
    m_corpus->setText(text.isEmpty() ? tr("Choose a corpus") : text);
    m_corpus->setToolTip(tr("The sentence pairs that are trained on: %1. Click to choose others.")
                             .arg(m_corpus->text()));
}

void RunBar::setRun(const QString &text)
{
    m_runText = text;
    const QString shown = text.isEmpty() ? tr("No model yet") : text;
    m_run->setText(shown);
    m_run->setAccessibleName(tr("Model: %1").arg(shown));
    m_run->setToolTip(
        tr("The model: %1. Click to choose another one or other training settings.").arg(shown));
}

void RunBar::setStatus(const EngineStatus &status)
{
    m_status = status;
    // Two decimals while an epoch is young and long: a class sees that something moves.
    const bool hasRun = status.state != EngineState::Empty && status.state != EngineState::Loading;
    m_epoch->setVisible(hasRun);
    // A run may have no limit to be measured against; an empty bar would say that nothing happens.
    m_progress->setVisible(hasRun && status.progress > 0);
    const QString done = fixedNumber(status.epoch, status.epoch < 10 ? 1 : 0);
    m_epoch->setText(status.maxEpochs > 0 ? tr("Epoch %1 / %2").arg(done).arg(status.maxEpochs)
                                          : tr("Epoch %1").arg(done));
    m_epoch->setToolTip(tr("%1 updates").arg(QLocale().toString(qlonglong(status.step))));
    m_progress->setValue(int(std::lround(status.progress * kProgressSteps)));
    showTrainButton(status.state == EngineState::Training);
    showNumbers();
}

void RunBar::setPace(std::optional<double> devPerplexity, std::optional<double> wordsPerSecond)
{
    m_devPerplexity = devPerplexity;
    m_wordsPerSecond = wordsPerSecond;
    showNumbers();
}

void RunBar::showTrainButton(bool isTraining)
{
    m_train->setSymbol(isTraining ? QStringLiteral("pause") : QStringLiteral("play"));
}

void RunBar::showNumbers()
{
    QStringList parts;
    if (const QString state = stateText(m_status); !state.isEmpty())
        parts += state;
    if (m_devPerplexity) {
        const int digits = *m_devPerplexity < 100 ? 2 : 0;
        parts += tr("dev perplexity <b>%1</b>")
                     .arg(QLocale().toString(*m_devPerplexity, 'f', digits));
    }
    if (m_status.state == EngineState::Training) {
        if (m_wordsPerSecond && std::isfinite(*m_wordsPerSecond))
            parts += tr("%1 words/s")
                         .arg(QLocale().toString(qlonglong(std::llround(*m_wordsPerSecond))));
        if (m_status.secondsLeft >= 0)
            parts += tr("%1 left").arg(durationText(m_status.secondsLeft));
    }
    const auto show = [&] { m_numbers->setText(parts.join(QStringLiteral(" · "))); };
    show();
    if (parts.size() > 2 && m_numbers->isVisible()
        && m_numbers->sizeHint().width() > m_numbers->width()) {
        parts.removeLast(); // rather no time left than half a word
        show();
    }
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showNumbers();
}

void RunBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace seq2seq::ui
