// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: the player and what each step shows. Its controls are made in
// step_controls.cpp, its pictures in step_pictures.cpp.
#include "ui/step/step_view.h"

#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/explanation_line.h"
#include "ui/step/state_film.h"
#include "ui/step/states_card.h"
#include "ui/step/symbols.h"
#include "ui/step/unit_panel.h"
#include "ui/step/unit_pointer.h"
#include "ui/step/weight_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/token_area.h"
#include "ui/widgets/token_strip.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolTip>

#include <algorithm>

namespace seq2seq::ui {

int StepView::stepCount() const
{
    return m_trace ? int(m_trace->sourceLength() + m_trace->targetLength()) : 0;
}

void StepView::setTrace(std::shared_ptr<const Trace> trace, const QVector<int> &forced)
{
    const bool isFirst = !m_trace;
    m_trace = std::move(trace);
    m_forced = forced;
    if (stepCount() == 0)
        m_trace = nullptr;
    setPictureSubject(this, sentences());
    m_encoderStrip->setTokens(
        m_trace ? tokensOf(m_trace->sourceTokens, m_trace->sourceIds) : QVector<Token>());
    m_decoderStrip->setTokens(
        m_trace ? tokensOf(m_trace->targetTokens, m_trace->targetIds, m_forced) : QVector<Token>());
    shareStrips();
    m_encoderBoxes->setTrace(m_trace);
    m_decoderBoxes->setTrace(m_trace);
    m_units->setTrace(m_trace);
    m_bookmarks.setSentence(m_trace ? m_trace->sourceIds : std::vector<int>(), stepCount());
    fillLayers();
    m_states->setTrace(m_trace, m_layer->currentIndex());
    m_unit->setTrace(m_trace);
    pickUnit(m_unit->unit()); // it may be gone with its model
    if (!m_trace) {
        pause();
        m_step = -1;
    } else {
        const int m = int(m_trace->sourceLength());
        const int target = m_selection->targetIndex();
        const int wanted = target >= 0 ? m + target : isFirst ? m : m_step;
        m_step = std::clamp(wanted, 0, stepCount() - 1);
    }
    showStep();
}

/// Each strip has the share of the width that its words need.
void StepView::shareStrips()
{
    auto *columns = static_cast<QHBoxLayout *>(m_strips->widget()->layout());
    columns->setStretch(0, std::max(m_encoderStrip->lineWidth(), 1));
    columns->setStretch(1, std::max(m_decoderStrip->lineWidth(), 1));
}

void StepView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange || !m_strips)
        return;
    m_boxes->setMinimumHeight(inLines(font(), kLeastBoxes));
    shareStrips();
}

void StepView::setAnswerAge(const std::optional<AnswerAge> &age)
{
    m_notice->setAge(age);
}

void StepView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_unit->setFileDialog(dialog);
    m_fileDialog = std::move(dialog);
}

void StepView::setStep(int step)
{
    if (!m_trace)
        return;
    const int m = int(m_trace->sourceLength());
    const int before = m_step;
    m_step = std::clamp(step, 0, stepCount() - 1);
    m_isSelecting = true;
    if (m_step < m)
        m_selection->set(m_step, -1);
    else
        m_selection->set(before >= m ? m_selection->sourceIndex() : -1, m_step - m);
    m_isSelecting = false;
    if (m_step == before)
        return;
    showStep();
    emit stepChanged(m_step);
}

void StepView::selectionChanged()
{
    if (m_isSelecting || !m_trace)
        return;
    const int m = int(m_trace->sourceLength());
    const int target = m_selection->targetIndex();
    const int source = m_selection->sourceIndex();
    const int before = m_step;
    if (target >= 0 && m + target < stepCount())
        m_step = m + target;
    else if (target < 0 && source >= 0)
        m_step = std::min(source, m - 1);
    if (m_step == before)
        return;
    showStep();
    emit stepChanged(m_step);
}

void StepView::goFirst()
{
    setStep(0);
}

void StepView::goPrevious()
{
    setStep(m_step - 1);
}

void StepView::goNext()
{
    setStep(m_step + 1);
}

void StepView::goLast()
{
    setStep(stepCount() - 1);
}

void StepView::play()
{
    if (!m_trace)
        return;
    if (m_step == stepCount() - 1)
        goFirst();
    setInterval();
    m_player.start();
    m_play->setText(tr("❚❚ Pause"));
}

void StepView::pause()
{
    m_player.stop();
    m_play->setText(tr("▶ Play"));
}

void StepView::togglePlaying()
{
    if (isPlaying())
        pause();
    else
        play();
}

void StepView::setInterval()
{
    m_player.setInterval(frameMs());
}

int StepView::frameMs() const
{
    constexpr double kStepMs = 1000;
    return int(kStepMs / m_speed->currentData().toDouble());
}

void StepView::fillLayers()
{
    const int layers = m_trace ? int(m_trace->decoder.size()) : 0;
    if (m_layer->count() != layers) {
        const QSignalBlocker quiet(m_layer);
        m_layer->clear();
        for (int layer = 1; layer <= layers; ++layer)
            m_layer->addItem(QString());
        nameLayers();
        m_layer->setCurrentIndex(layers - 1); // the top layer is the one that attention reads
    }
    m_layer->setVisible(layers > 1);
}

void StepView::nameLayers()
{
    for (int i = 0; i < m_layer->count(); ++i)
        m_layer->setItemText(i, tr("layer %1 of %2").arg(i + 1).arg(m_layer->count()));
}

void StepView::showStep()
{
    const int m = m_trace ? int(m_trace->sourceLength()) : 0;
    const bool isEncoder = m_trace && m_step < m;
    m_encoderStrip->setReached(isEncoder ? m_step : m - 1);
    m_encoderStrip->setCurrent(isEncoder ? m_step : -1);
    m_decoderStrip->setReached(isEncoder ? -1 : m_step - m);
    m_decoderStrip->setCurrent(isEncoder || !m_trace ? -1 : m_step - m);
    showCurrentToken();
    m_film->setCurrent(m_trace ? m_step : -1);
    m_unit->setStep(m_trace ? m_step : -1);
    for (QPushButton *button : {m_first, m_previous})
        button->setEnabled(m_trace && m_step > 0);
    m_next->setEnabled(m_trace && m_step < stepCount() - 1);
    m_play->setEnabled(bool(m_trace));
    showBookmarks();
    m_training->setEnabled(bool(m_trace));
    showTitle();
    if (!m_trace) {
        m_boxes->setCurrentIndex(2);
        m_units->setPage(nullptr, 0);
        return;
    }
    m_boxes->setCurrentIndex(isEncoder ? 0 : 1);
    if (isEncoder)
        m_encoderBoxes->showPosition(m_step, m_layer->currentIndex());
    else
        m_decoderBoxes->showStep(m_step - m, m_layer->currentIndex());
    m_units->setPage(isEncoder ? static_cast<StepBoard *>(m_encoderBoxes) : m_decoderBoxes,
        isEncoder ? m_step : m_step - m);
}

void StepView::showTerms(const std::vector<UnitTerm> &terms, const TermAge &age)
{
    m_units->showTerms(terms, age);
}

/// Scrolls to the token of this step where the sentence is too long for the area.
void StepView::showCurrentToken()
{
    for (const TokenStrip *strip : {m_encoderStrip, m_decoderStrip}) {
        if (strip->current() < 0)
            continue;
        const QRect token = strip->tokenRect(strip->current());
        const QPoint middle = strip->mapTo(m_strips->widget(), token.center());
        m_strips->ensureVisible(middle.x(), middle.y(), 0, token.height());
    }
}

void StepView::showTitle()
{
    if (!m_trace) {
        m_playerCard->setTitle(tr("Step through"));
        m_encoderHint->clear();
        return;
    }
    m_encoderHint->setText(m_trace->config.bidirectional
            ? tr("encoder, read → (and ← by the backward %1)").arg(cellName(m_trace->config.cell))
            : m_trace->config.reverseSource ? tr("encoder, read → (source reversed)")
                                            : tr("encoder, read →"));
    m_playerCard->setTitle(stepTitle(*m_trace, m_forced, m_step));
}

void StepView::forceWord(int index)
{
    const int step = m_trace ? m_step - int(m_trace->sourceLength()) : -1;
    if (step < 0 || std::size_t(step) >= m_trace->topWords.size())
        return;
    const auto &words = m_trace->topWords[std::size_t(step)];
    if (index < 0 || std::size_t(index) >= words.size())
        return;
    pause();
    QVector<int> prefix(m_trace->targetIds.begin(), m_trace->targetIds.begin() + step);
    prefix << words[std::size_t(index)].id;
    emit forceRequested(prefix);
}

void StepView::showWeight(const std::shared_ptr<const WeightValues> &weight)
{
    auto *dialog = new WeightDialog(weight, window());
    dialog->setFileDialog(m_fileDialog);
    dialog->show();
}

bool StepView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    showToolTip(static_cast<QHelpEvent *>(event)->pos());
    return true;
}

void StepView::explain(const QString &html)
{
    if (html == m_explanation->explanation())
        return;
    m_explanation->explain(html);
    showBelow();
    QToolTip::hideText(); // it says something else
}

/// The number that is pointed at, else the symbol, else the number that was kept.
void StepView::showBelow()
{
    const bool isTerm
        = m_units->isPointing() || (m_units->isShowing() && m_explanation->explanation().isEmpty());
    m_term->showEquation(isTerm);
}

/// What the line under the boxes says, once more where the mouse rests: under the whole picture, so
/// that it covers none of the numbers that light up.
void StepView::showToolTip(const QPoint &position)
{
    const QWidget *under = childAt(position);
    const auto isUnder = [under](const QWidget *picture) {
        return under && (under == picture || picture->isAncestorOf(under));
    };
    const QWidget *picture = isUnder(m_boxes) ? static_cast<const QWidget *>(m_boxes)
        : isUnder(m_film)                     ? m_film
                                              : nullptr;
    const QString text = picture ? m_explanation->explanation() : QString();
    // Under the boxes a number is written out: the tip stands below that.
    const QWidget *above = picture == m_boxes ? m_insideCard : picture;
    const QRect rect = above ? QRect(above->mapTo(this, QPoint()), above->size()) : QRect();
    showTipBelow(this, rect, position.x(), text.isEmpty() ? text : inFewLines(text));
}

void StepView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        togglePlaying(); // where no button or list has the focus, which Space works
    else
        QWidget::keyPressEvent(event);
}

void StepView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The lists of words get their size now.
    QMetaObject::invokeMethod(this, &StepView::showCurrentToken, Qt::QueuedConnection);
    // Whoever comes here from a field of another workspace steps at once.
    const QWidget *focus = window()->focusWidget();
    if (!event->spontaneous() && !(focus && (focus == this || isAncestorOf(focus))))
        setFocus(Qt::OtherFocusReason);
}

void StepView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    pause(); // nobody watches
}

} // namespace seq2seq::ui
