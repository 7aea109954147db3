// SPDX-License-Identifier: GPL-3.0-or-later
// The tool bar: buttons mirror the actions of the Run menu, the numbers come from EngineStatus.
#include "ui/frame/run_bar.h"

#include "ui/frame/busy_bar.h"
#include "ui/frame/frame_button.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kProgressSteps = 1000;
constexpr int kCorpusLetters = 36; // that its button has room for, whatever it is called
constexpr int kRunLetters = 22;

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
        const double thick = inLines(font(), 0.45);
        const QRectF track(0, (height() - thick) / 2, width(), thick);
        painter.setBrush(theme.border);
        painter.drawRoundedRect(track, thick / 2, thick / 2);
        const double share = double(value()) / kProgressSteps;
        if (share <= 0)
            return;
        painter.setBrush(theme.primary);
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QSizeF(std::max(thick, track.width() * share), thick)),
            thick / 2, thick / 2);
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

/// Of a run that somebody opened, or that a problem ended: how far it has come.
QString restingText(const EngineStatus &status)
{
    const QString step = QLocale().toString(qlonglong(status.step));
    if (status.progress <= 0 || status.progress >= 1) // it has no limit, or has reached it
        return RunBar::tr("Trained: %1 steps").arg(step);
    const qlonglong last = std::llround(double(status.step) / status.progress);
    return RunBar::tr("Paused at step %1 of %2").arg(step, QLocale().toString(last));
}

} // namespace

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
    return status.step > 0 ? restingText(status) : RunBar::tr("Not trained yet");
}

RunBar::RunBar(const Actions &actions, QMenu *corpusMenu, QWidget *parent)
    : QWidget(parent)
    , m_first(new QHBoxLayout)
    , m_second(new QHBoxLayout)
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
    m_corpus->setSteadyLetters(kCorpusLetters);
    // Not its default action: the button says which model it is, the action what it does.
    QAction *settings = actions.modelSettings;
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setSteadyLetters(kRunLetters);
    m_run->setEnabled(settings->isEnabled());
    connect(m_run, &QToolButton::clicked, settings, &QAction::trigger);
    connect(settings, &QAction::enabledChanged, m_run, &QWidget::setEnabled);
    m_train->setPrimary(true);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_epoch->setObjectName(QStringLiteral("epochLabel"));
    m_numbers->setObjectName(QStringLiteral("paceLabel"));
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setMinimumWidth(1); // cut rather than make the window wide

    m_buttons = {m_train,
        makeButton(
            actions.oneStep, QStringLiteral("one-step"), QStringLiteral("oneStepToolButton"), this),
        makeButton(actions.stop, QStringLiteral("stop"), QStringLiteral("stopToolButton"), this),
        makeButton(
            actions.reset, QStringLiteral("reset"), QStringLiteral("resetToolButton"), this)};
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 6, 10, 6);
    rows->setSpacing(6);
    rows->addLayout(m_first);
    rows->addLayout(m_second);
    m_first->setSpacing(8);
    m_second->setSpacing(8);
    m_first->addWidget(m_corpus);
    m_first->addWidget(m_run);
    for (FrameButton *button : m_buttons)
        m_first->addWidget(button);
    m_first->addSpacing(8);
    m_first->addWidget(m_epoch);
    m_first->addWidget(m_progress);
    m_first->addWidget(m_numbers);
    m_first->addStretch(1);
    inEveryLanguage(this, [this] { retranslate(); });
}

void RunBar::retranslate()
{
    m_train->setWidestTexts({tr("Train"), tr("Pause")});
    m_progress->setAccessibleName(tr("Training progress"));
    m_numbers->setToolTip(
        tr("Dev perplexity: how many words the model hesitates between, on sentences it does not "
           "train on (1 = never). Words/s: source and target words trained on in a second. Left: "
           "minutes and seconds to the end of the run, by its pace so far."));
    setCorpus(m_corpusText);
    setRun(m_runText);
    setStatus(m_status);
}

void RunBar::setCorpus(const QString &text)
{
    m_corpusText = text;
    m_corpus->setText(text.isEmpty() ? tr("Choose a corpus") : text);
    m_corpus->setToolTip(
        plainToolTip(tr("The sentence pairs that are trained on: %1. Click to choose others.")
                         .arg(m_corpus->text())));
    arrange();
}

void RunBar::setRun(const QString &text)
{
    m_runText = text;
    const QString shown = text.isEmpty() ? tr("No model yet") : text;
    m_run->setText(shown);
    m_run->setAccessibleName(tr("Model: %1").arg(shown));
    m_run->setToolTip(plainToolTip(
        tr("The model: %1. Click to choose another one or other training settings.").arg(shown)));
    arrange();
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
    m_epoch->setToolTip(
        tr("Epochs: how often training has gone through all training sentences. Updates of the "
           "weights so far, one a batch: %1")
            .arg(QLocale().toString(qlonglong(status.step))));
    m_progress->setToolTip(
        tr("How far the run is on its way to the nearest of its limits (epochs, updates, minutes); "
           "it may end earlier when it no longer improves."));
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
    m_numbers->setText(parts.join(QStringLiteral(" · ")));
    arrange();
}

int RunBar::numbersWidth() const
{
    // Room for the longest, so that the bar does not jump while training counts.
    const QFontMetrics metrics(font());
    QString perplexity = tr("dev perplexity <b>%1</b>").arg(QStringLiteral("00.00"));
    perplexity.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
    const QString dot = QStringLiteral(" · ");
    const QString running = QStringList{perplexity, tr("%1 words/s").arg(QStringLiteral("000,000")),
        tr("%1 left").arg(durationText(600))}
                                .join(dot);
    const QString resting
        = tr("Paused at step %1 of %2").arg(QStringLiteral("00,000"), QStringLiteral("00,000"))
        + dot + perplexity;
    const int numbers
        = std::max(metrics.horizontalAdvance(running), metrics.horizontalAdvance(resting));
    const int epoch
        = metrics.horizontalAdvance(tr("Epoch %1 / %2").arg(QStringLiteral("0.0")).arg(30));
    return std::max(numbers, m_numbers->sizeHint().width()) + epoch + m_progress->minimumWidth()
        + 2 * m_first->spacing();
}

void RunBar::arrange()
{
    m_progress->setFixedWidth(inLines(font(), 4.5));
    const int gap = m_first->spacing();
    const auto least = [](const FrameButton *button) { return button->minimumSizeHint().width(); };
    int buttons = 0;
    for (const FrameButton *button : m_buttons)
        buttons += button->fullWidth() + gap;
    // In one line corpus and run keep half of their names at least.
    const auto readable = [&](const FrameButton *button) {
        return std::max(least(button), button->fullWidth() / 2);
    };
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int rest = 2 * gap + buttons;
    const int beside = 8 + gap + numbersWidth();
    const bool isTwoLines = room < readable(m_corpus) + readable(m_run) + rest + beside;
    const bool isCompact = room < least(m_corpus) + least(m_run) + rest;
    for (FrameButton *button : m_buttons)
        button->setCompact(isCompact);
    // Their width follows from that of the bar alone: what is clicked stays where it is, whatever
    // corpus and model are called and the numbers say.
    const int names = room - rest - (isTwoLines ? 0 : beside);
    const int wished = m_corpus->fullWidth() + m_run->fullWidth();
    for (FrameButton *button : {m_corpus, m_run})
        button->setFixedWidth(
            std::clamp(button->fullWidth() * names / wished, least(button), button->fullWidth()));
    if (isTwoLines == m_isTwoLines)
        return;
    m_isTwoLines = isTwoLines;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_epoch, m_progress, m_numbers}) {
        m_first->removeWidget(widget);
        m_second->removeWidget(widget);
    }
    while (QLayoutItem *stretch = m_second->takeAt(0))
        delete stretch;
    QHBoxLayout *row = isTwoLines ? m_second : m_first;
    int place = isTwoLines ? 0 : m_first->count() - 1; // before the stretch at its end
    for (QWidget *widget : std::initializer_list<QWidget *>{m_epoch, m_progress, m_numbers})
        row->insertWidget(place++, widget);
    if (isTwoLines)
        m_second->addStretch(1);
    updateGeometry();
}

QSize RunBar::minimumSizeHint() const
{
    // As narrow as the symbols alone: arrange() sees to the rest.
    const int gap = m_first->spacing();
    int width = m_corpus->minimumSizeHint().width() + m_run->minimumSizeHint().width() + 2 * gap;
    for (const FrameButton *button : m_buttons)
        width += button->sizeHint().height() + gap;
    const QMargins margins = layout()->contentsMargins();
    return {width + margins.left() + margins.right(), layout()->minimumSize().height()};
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RunBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        arrange();
        updateGeometry();
    }
}

} // namespace seq2seq::ui
