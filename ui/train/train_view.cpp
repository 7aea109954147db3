// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the four cards in step: one run, one film. What is drawn lags the data by at most one
// refresh interval.
#include "ui/train/train_view_p.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

RunRecord toRecord(const History &history)
{
    RunRecord run;
    run.losses = history.losses;
    for (const Evaluation &evaluation : history.evaluations)
        run.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
    return run;
}

/// Saturated gates, attention entropy, gain from the source; empty where it is not known.
QStringList insideFields(const Evaluation &evaluation)
{
    const auto field = [](const std::optional<double> &value) {
        return value ? QString::number(*value, 'g', 9) : QString();
    };
    const Insight inside = evaluation.inside.value_or(Insight());
    return {evaluation.saturatedGates == kNoGates ? QString() : field(evaluation.saturatedGates),
        field(inside.attentionEntropy), field(inside.sourceGain)};
}

} // namespace

TrainView::TrainView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
    d->fitToFont();
    d->retranslate();
    d->showFrame();
}

TrainView::~TrainView()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void TrainView::Private::scheduleRefresh()
{
    if (!q->isVisible()) {
        isStale = true;
        return;
    }
    if (!refreshTimer.isActive())
        refreshTimer.start();
}

void TrainView::Private::refresh()
{
    isStale = false;
    plot->grow();
    layers->grow();
    showHistogramWeights();
    health->grow();
}

void TrainView::Private::replaceRun(RunRecord newRun)
{
    play->setChecked(false);
    run = std::move(newRun);
    pace = ExponentialAverage(kPaceSmoothing);
    for (const LossPoint &point : run.losses)
        pace.add(point.wordsPerSecond);
    health->setWordsPerSecond(pace.value());
    probeLook.reset();
    filmed.clear();
    stepReport->setReport(nullptr);
    plot->reload();
    layers->reload();
    health->clear();
    {
        const QSignalBlocker blocker(film);
        film->setFrameCount(0);
        film->setFrameCount(int(run.evaluations.size()));
    }
    showFrame();
    scheduleRefresh();
}

/// Which frames can be gone back to, and the one that is shown.
void TrainView::Private::showKept()
{
    std::vector<bool> kept;
    for (const auto &evaluation : run.evaluations)
        kept.push_back(timeMachine->isKept(evaluation->step));
    film->setKept(std::move(kept));
    timeMachine->setFrame(run.evaluations.empty()
            ? std::nullopt
            : std::optional(run.evaluations[std::size_t(film->value())]->step),
        int(run.evaluations.size()));
}

void TrainView::Private::showFrame()
{
    const bool hasFrames = !run.evaluations.empty();
    showKept();
    play->setEnabled(run.evaluations.size() > 1);
    plot->setMarkedEvaluation(hasFrames ? film->value() : -1);
    histograms->setMarkedEvaluation(hasFrames ? film->value() : -1);
    const bool isBetween = probeLook && !visited && (film->isLive() || !hasFrames);
    if (!hasFrames) {
        heatmap->setPlaceholder(TrainView::tr("The attention appears after the first evaluation."));
        heatmap->clear();
        ownLine->clear();
        samples->setEvaluation(nullptr, nullptr, true);
        samplesCard->setInfo({});
    }
    if (isBetween)
        showProbe(probeLook->probe);
    showFrameText();
    if (!hasFrames)
        return;
    const auto index = std::size_t(film->value());
    const Evaluation &evaluation = *run.evaluations[index];
    const ProbeAttention *probe = probeIn(evaluation);
    if (!isBetween && probe)
        showProbe(*probe);
    else if (!isBetween)
        showUnrecorded();
    const auto before = index > 0 ? run.evaluations[index - 1] : nullptr;
    samples->setEvaluation(run.evaluations[index], before, film->isLive());
    showPicked();
    fitSampleRows();
    showSampleScores(evaluation, before.get());
}

/// Of which step the matrix and the line below it are. At the live end that is not always the step
/// that training has reached: evaluations come now and then.
void TrainView::Private::showFrameText()
{
    const bool hasFrames = !run.evaluations.empty();
    const bool isLive = film->isLive() || !hasFrames;
    const bool isBetween = probeLook && !visited && isLive;
    if (!isBetween && !hasFrames) {
        frameLabel->clear();
        return;
    }
    const Evaluation *evaluation
        = hasFrames ? run.evaluations[std::size_t(film->value())].get() : nullptr;
    const std::int64_t step = isBetween ? probeLook->step : evaluation->step;
    const QString epochText
        = QLocale().toString(isBetween ? probeLook->epoch : evaluation->epoch, 'g', 3);
    const QString stepText = QLocale().toString(qlonglong(step));
    const bool isNow = isLive && !visited && (run.losses.empty() || run.losses.back().step <= step);
    const bool isVisited = visited && evaluation && *visited == evaluation->step;
    frameLabel->setText(isVisited
            ? TrainView::tr("epoch %1, step %2 (all workspaces are there)").arg(epochText, stepText)
            : isNow ? TrainView::tr("epoch %1, step %2 (now)").arg(epochText, stepText)
            : isLive
            ? TrainView::tr("epoch %1, step %2 (newest evaluation)").arg(epochText, stepText)
            : TrainView::tr("epoch %1, step %2").arg(epochText, stepText));
}

void TrainView::Private::showProbe(const ProbeAttention &probe)
{
    if (probe.attention.isEmpty()) {
        heatmap->setPlaceholder(TrainView::tr("This model has no attention: its decoder sees the "
                                              "source only through its start state."));
        heatmap->clear();
    } else {
        heatmap->setMatrix(
            textsOf(probe.targetTokens), textsOf(probe.sourceTokens), probe.attention);
    }
    shareTokens();
    ownLine->setText(probe.translation.empty()
            ? QString()
            : TrainView::tr("The model itself writes (greedy): %1")
                  .arg(QString::fromStdString(probe.translation)));
    ownLine->setVisible(!probe.translation.empty());
}

/// The words of the matrix are picked in all workspaces while those show the same sentence. Of
/// another sentence it keeps a selection of its own, which picks the probe sentence.
void TrainView::Private::shareTokens()
{
    const bool isShared = selection && shownTokens == heatmap->columnLabels();
    if (isShared == (selection && heatmap->selection() == selection))
        return;
    heatmap->setSelection(isShared ? selection.data() : nullptr);
    if (!isShared)
        connect(heatmap->selection(), &Selection::changed, q, [this] { pickProbe(); });
    else if (const auto cell = std::exchange(pickedCell, {}))
        selection->set(cell->x(), cell->y());
}

void TrainView::Private::pickProbe()
{
    const Selection *own = heatmap->selection();
    if (probeSource.isEmpty() || !selection || (own->sourceIndex() < 0 && own->targetIndex() < 0))
        return;
    pickedCell = QPoint(own->sourceIndex(), own->targetIndex());
    emit q->sentencePicked(probeSource);
}

void TrainView::Private::showSampleScores(const Evaluation &evaluation, const Evaluation *before)
{
    const QLocale locale;
    const Theme theme(q->palette());
    QString change;
    if (before) {
        const double delta = evaluation.devBleu - before->devBleu;
        const bool isBetter = delta >= 0;
        change = QStringLiteral(" <span style='color:%1'>%2 %3</span>")
                     .arg((isBetter ? theme.good : theme.bad).name(),
                         isBetter ? QStringLiteral("▲") : QStringLiteral("▼"),
                         locale.toString(std::abs(delta), 'f', 1));
    }
    samplesCard->setInfo(
        TrainView::tr("BLEU %1%2\u00a0\u00a0 chrF %3\u00a0\u00a0 token accuracy %4 %")
            .arg(locale.toString(evaluation.devBleu, 'f', 1), change,
                locale.toString(evaluation.devChrf, 'f', 1),
                locale.toString(100 * evaluation.devTokenAccuracy, 'f', 0)),
        TrainView::tr("<p><b>BLEU</b>, 0 to 100: how many sequences of one to four words all "
                      "translations share with the references; the arrow says how it changed since "
                      "the evaluation before.</p><p><b>chrF</b>, 0 to 100: the same for sequences "
                      "of letters, which forgives a wrong ending.</p><p><b>Token accuracy</b>, "
                      "percent: how often the likeliest next word is the right one when the model "
                      "is told all words before it.</p>"));
}

void TrainView::Private::fitToFont()
{
    smoothing->setFixedWidth(inLines(q->font(), 3.8));
    const auto fitColumn = [this](SamplesModel::Column column) {
        const QString title
            = samples->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        sampleTable->horizontalHeader()->resizeSection(
            column, q->fontMetrics().horizontalAdvance(title) + 2 * kCellPadding + 2);
    };
    fitColumn(SamplesModel::Bleu);
    fitColumn(SamplesModel::Suspicious);
    fitSampleRows();
}

void TrainView::Private::fitSampleRows()
{
    if (q->isVisible())
        sampleTable->resizeRowsToContents();
}

/// Every evaluation fills the table anew; the picked sentence stays picked.
void TrainView::Private::showPicked()
{
    const QScopedValueRollback selecting(isSelecting, true);
    const int row = samples->rowOf(pickedSource);
    if (row < 0) {
        sampleTable->clearSelection();
        sampleTable->setCurrentIndex({});
    } else if (sampleTable->currentIndex().row() != row) {
        sampleTable->selectRow(row);
    }
}

void TrainView::Private::exportSamples()
{
    fileDialog->save(q, TrainView::tr("Save the dev sentences"),
        QStringLiteral("dev-sentences.csv"), TrainView::tr("Tables (*.csv)"), samples->toCsv());
}

/// One row an update: what the curves of the health card show.
QByteArray TrainView::Private::healthCsv() const
{
    QByteArray bytes = csvLine(
        {QStringLiteral("step"), QStringLiteral("gradient_norm"), QStringLiteral("learning_rate"),
            QStringLiteral("words_per_second"), QStringLiteral("saturated_gates"),
            QStringLiteral("attention_entropy"), QStringLiteral("source_gain")});
    auto evaluation = run.evaluations.begin();
    for (const LossPoint &point : run.losses) {
        while (evaluation != run.evaluations.end() && (*evaluation)->step < point.step)
            ++evaluation;
        const bool isEvaluated
            = evaluation != run.evaluations.end() && (*evaluation)->step == point.step;
        bytes += csvLine(
            QStringList{QString::number(point.step), QString::number(point.gradientNorm, 'g', 9),
                QString::number(point.learningRate, 'g', 9),
                QString::number(point.wordsPerSecond, 'g', 9)}
            + (isEvaluated ? insideFields(**evaluation) : QStringList(3, QString())));
    }
    return bytes;
}

Figure TrainView::Private::healthFigure()
{
    return pictureFigure(health, QStringLiteral("training-health"), [this] { return healthCsv(); });
}

std::vector<Figure> TrainView::figures()
{
    std::vector<Figure> figures;
    if (!d->run.losses.empty() || !d->run.evaluations.empty()) {
        d->refresh(); // also what came while it was hidden
        figures.push_back(plotFigure(d->plot));
        if (!d->histograms->weights().isEmpty()) {
            figures.push_back(plotFigure(d->layers));
            figures.push_back(d->histogramFigure());
        }
        figures.push_back(d->healthFigure());
    }
    if (!d->heatmap->weights().isEmpty())
        figures.push_back(matrixFigure(d->heatmap));
    return figures;
}

void TrainView::clear()
{
    d->replaceRun({});
}

void TrainView::setHistory(const History &history)
{
    d->replaceRun(toRecord(history));
}

void TrainView::appendLosses(const std::vector<LossPoint> &points)
{
    d->run.losses.insert(d->run.losses.end(), points.begin(), points.end());
    const UpdateReport *report = d->stepReport->report();
    if (report && !points.empty() && points.back().step > report->point.step)
        d->stepReport->setReport(nullptr);
    for (const LossPoint &point : points)
        d->pace.add(point.wordsPerSecond);
    d->health->setWordsPerSecond(d->pace.value());
    d->showFrameText();
    d->scheduleRefresh();
}

std::optional<double> TrainView::wordsPerSecond() const
{
    const double pace = d->pace.value();
    return std::isfinite(pace) ? std::optional(pace) : std::nullopt;
}

void TrainView::addEvaluation(std::shared_ptr<const Evaluation> evaluation)
{
    const bool wasLive = d->film->isLive();
    d->run.evaluations.push_back(std::move(evaluation));
    d->probeLook.reset();
    {
        const QSignalBlocker blocker(d->film); // one frame is shown below, not two
        d->film->setFrameCount(int(d->run.evaluations.size()));
    }
    if (wasLive)
        d->showFrame();
    d->scheduleRefresh();
}

void TrainView::setProbeLook(std::shared_ptr<const ProbeLook> look)
{
    if (d->visited) { // with the weights of then
        d->filmed[look->step] = look->probe;
        return d->showFrame();
    }
    d->probeLook = std::move(look);
    d->film->setValue(d->film->maximum()); // what was asked for is at the live end
    d->showFrame();
}

void TrainView::setStepReport(std::shared_ptr<const UpdateReport> report)
{
    d->stepReport->setReport(std::move(report));
}

void TrainView::setStatus(const EngineStatus &status)
{
    d->timeMachine->setStatus(status);
    if (d->visited == status.visited)
        return d->showKept();
    d->visited = status.visited;
    const auto there = std::ranges::find_if(d->run.evaluations,
        [&](const auto &evaluation) { return evaluation->step == status.visited; });
    d->play->setChecked(false);
    d->film->setValue(there == d->run.evaluations.end() ? d->film->maximum()
                                                        : int(there - d->run.evaluations.begin()));
    d->showFrame();
}

TimeMachine &TrainView::timeMachine()
{
    return *d->timeMachine;
}

void TrainView::setClipNorm(double norm)
{
    d->health->setClipNorm(norm);
}

void TrainView::setLearningRate(double learningRate)
{
    d->health->setLearningRate(learningRate);
}

void TrainView::setComparison(const QString &name, const History &history)
{
    d->plot->setComparison(name, toRecord(history));
}

void TrainView::pickSentence(const QString &source, const QString &reference)
{
    d->pickedSource = source;
    d->pickedReference = reference;
    d->showPicked();
}

void TrainView::setSelection(Selection *selection)
{
    d->selection = selection;
    d->heatmap->setSelection(selection);
    d->shareTokens();
}

void TrainView::setShownTokens(const std::vector<std::string> &tokens)
{
    d->shownTokens = textsOf(tokens);
    d->shareTokens();
    d->pickedCell.reset(); // its sentence has come, or another
}

void TrainView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = dialog;
    d->plot->setFileDialog(dialog);
    d->layers->setFileDialog(dialog);
    d->heatmap->setFileDialog(std::move(dialog));
}

void TrainView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->isStale)
        d->scheduleRefresh();
    d->fitSampleRows();
}

void TrainView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        d->fitToFont();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        d->showFrame();
}

} // namespace seq2seq::ui
