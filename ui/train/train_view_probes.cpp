// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the Train workspace: which attention is followed, which are pinned, and the
// correction of a translation.
#include "ui/train/train_view_p.h"

#include "ui/widgets/texts.h"

#include <QMenu>

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// A sentence as a menu shows it.
QString menuText(QString sentence)
{
    return sentence.replace(u'&', QStringLiteral("&&"));
}

} // namespace

bool TrainView::Private::isShown(const ProbeAttention &probe) const
{
    return probe.source == probeSource.toStdString()
        && probe.reference == probeReference.toStdString();
}

/// The sentence that is followed at an evaluation; null when it was not recorded then and cannot be
/// had from kept weights.
const ProbeAttention *TrainView::Private::probeIn(const Evaluation &evaluation) const
{
    if (evaluation.probe.source.empty() || probeSource.isEmpty() || isShown(evaluation.probe))
        return &evaluation.probe; // an older file does not say which sentence it is
    for (const ProbeAttention &probe : evaluation.pinned)
        if (isShown(probe))
            return &probe;
    const auto found = filmed.find(evaluation.step);
    return found == filmed.end() ? nullptr : &found->second;
}

void TrainView::Private::showUnrecorded()
{
    heatmap->setPlaceholder(
        TrainView::tr("The attention on this sentence was not recorded at this evaluation, and its "
                      "weights are not kept."));
    heatmap->clear();
    ownLine->clear();
    ownLine->hide();
}

void TrainView::Private::showPin()
{
    const bool isPinned = std::ranges::any_of(pinned, [this](const SentencePair &pair) {
        return QString::fromStdString(pair.source) == probeSource
            && QString::fromStdString(pair.target) == probeReference;
    });
    pinProbe->setChecked(isPinned);
    pinProbe->setEnabled(!probeSource.isEmpty() && (isPinned || pinned.size() < kMostPinned));
}

/// Where the sentence was not recorded, the weights of then can tell, if they are kept.
void TrainView::Private::askForFilm()
{
    const bool isWhole = std::ranges::all_of(run.evaluations,
        [this](const auto &evaluation) { return probeIn(*evaluation) != nullptr; });
    if (!isWhole && !probeSource.isEmpty())
        emit q->filmRequested(probeSource, probeReference);
}

void TrainView::Private::requestProbe(const QString &source, const QString &reference)
{
    q->setProbe(source, reference);
    emit q->probeRequested(source, reference);
}

/// What is pinned, what Translate shows, and the dev sentences of the newest evaluation.
void TrainView::Private::fillProbeMenu()
{
    QMenu *menu = chooseProbe->menu();
    menu->clear();
    const auto add = [&](const QString &source, const QString &reference) {
        QAction *action = menu->addAction(
            menuText(source), q, [this, source, reference] { requestProbe(source, reference); });
        action->setCheckable(true);
        action->setChecked(source == probeSource && reference == probeReference);
        return action;
    };
    for (const SentencePair &pair : pinned)
        add(QString::fromStdString(pair.source), QString::fromStdString(pair.target))
            ->setObjectName(QStringLiteral("pinned"));
    if (!pinned.empty())
        menu->addSeparator();
    const bool isOfDev = !run.evaluations.empty()
        && std::ranges::any_of(run.evaluations.back()->samples, [this](const auto &sample) {
               return QString::fromStdString(sample.source) == pickedSource;
           });
    if (!isOfDev && !pickedSource.isEmpty() && !pickedReference.isEmpty())
        add(pickedSource, pickedReference)
            ->setText(TrainView::tr("%1 (shown in Translate)").arg(menuText(pickedSource)));
    if (!run.evaluations.empty())
        for (const SampleTranslation &sample : run.evaluations.back()->samples)
            add(QString::fromStdString(sample.source), QString::fromStdString(sample.reference));
    if (menu->isEmpty())
        menu->addAction(TrainView::tr("The dev sentences appear after the first evaluation"))
            ->setEnabled(false);
}

void TrainView::Private::offerSampleActions(const QPoint &position)
{
    const QModelIndex index = sampleTable->indexAt(position);
    if (!index.isValid())
        return;
    const QString source = index.siblingAtColumn(SamplesModel::Source).data().toString();
    const QString reference = index.siblingAtColumn(SamplesModel::Reference).data().toString();
    auto *menu = new QMenu(sampleTable);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(TrainView::tr("Follow its attention"), q,
        [this, source, reference] { requestProbe(source, reference); });
    menu->addAction(TrainView::tr("Open in Translate"), q,
        [this, source] { emit q->translateRequested(source); });
    menu->addAction(TrainView::tr("Correct the translation…"), q,
            [this, where = QPersistentModelIndex(index)] { correctTranslation(where); })
        ->setObjectName(QStringLiteral("correct"));
    menu->popup(sampleTable->viewport()->mapToGlobal(position));
}

void TrainView::Private::correctTranslation(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (!correction) {
        correction = new CorrectionDialog(q->window());
        connect(
            correction, &CorrectionDialog::correctionRequested, q, &TrainView::correctionRequested);
    }
    correction->setSentence(index.siblingAtColumn(SamplesModel::Source).data().toString(),
        index.siblingAtColumn(SamplesModel::Reference).data().toString(),
        index.siblingAtColumn(SamplesModel::Translation).data().toString());
    correction->show();
    correction->raise();
    correction->activateWindow();
}

void TrainView::setProbe(const QString &source, const QString &reference)
{
    if (d->probeSource != source || d->probeReference != reference)
        d->filmed.clear();
    d->probeSource = source;
    d->probeReference = reference;
    d->showPin();
    d->showFrame();
    d->askForFilm();
}

void TrainView::setPinned(const std::vector<SentencePair> &pinned)
{
    d->pinned = pinned;
    d->showPin();
}

void TrainView::setFilm(const SentencePair &pair, const std::vector<ProbeLook> &frames)
{
    if (QString::fromStdString(pair.source) != d->probeSource
        || QString::fromStdString(pair.target) != d->probeReference)
        return; // another sentence is followed by now
    for (const ProbeLook &frame : frames)
        d->filmed[frame.step] = frame.probe;
    d->showFrame();
}

void TrainView::showCorrection(const std::shared_ptr<const CorrectionReport> &report)
{
    if (d->correction)
        d->correction->setReport(report);
}

void TrainView::showCorrectionFailed()
{
    if (d->correction)
        d->correction->setWaiting(false);
}

} // namespace seq2seq::ui
