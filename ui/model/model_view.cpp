// SPDX-License-Identifier: GPL-3.0-or-later
// The draft: what the run has, what the person makes of it, and what is said of both.
#include "ui/model/model_view_p.h"

#include "core/error.h"
#include "core/model/engine_choice.h"
#include "core/run/memory_need.h"
#include "ui/model/part_texts.h"
#include "ui/model/vectors_field.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace seq2seq::ui {

namespace {

QString count(std::int64_t number)
{
    return QLocale().toString(qlonglong(number));
}

QString percent(double share)
{
    return ModelView::tr("%1 %").arg(QLocale().toString(100 * share, 'f', share < 0.1 ? 1 : 0));
}

/// Whether it is the same network on the same machine, so that it trains as quickly.
bool isSpeedOf(const SpeedAnswer &answer, const ModelChoice &choice)
{
    return answer.model == choice.model && answer.training == choice.training;
}

} // namespace

ModelView::ModelView(std::vector<PresetChoice> presets, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->presets = std::move(presets);
    d->fileDialog = std::make_shared<FileDialog>();
    d->build();
    d->showChoice({});
    d->run = d->shown;
    d->runTexts = d->shownTexts;
    d->refresh();
}

ModelView::~ModelView()
{
    // The children outlive d and may still tell of themselves while they go.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void ModelView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = std::move(dialog);
    for (VectorsField *field : findChildren<VectorsField *>())
        field->setFileDialog(d->fileDialog);
}

void ModelView::setRun(const ModelChoice &run, const TextFacts &text)
{
    const bool isSame = run == d->given;
    d->given = run;
    d->ownText = text;
    if (!isSame) {
        d->cancelMeasuring();
        d->run = run;
        d->otherTexts.clear();
        d->undo.clear();
        d->showChoice(run);
        d->run = d->shown;
        d->runTexts = d->shownTexts;
    }
    d->refresh();
}

void ModelView::setText(const std::string &preset, const std::optional<TextFacts> &text)
{
    d->otherTexts[preset] = text;
    if (preset == d->shown.preset)
        d->showChoice(d->shown); // with its sizes
    d->refresh();
}

void ModelView::setAvailableMemory(std::optional<std::uint64_t> available)
{
    d->available = available;
    d->showEstimate();
}

void ModelView::setSpeed(const SpeedAnswer &answer)
{
    if (answer.wordsPerSecond <= 0 && !answer.refusal)
        return; // it was broken off
    std::erase_if(d->speeds, [&](const SpeedAnswer &old) {
        const bool isRuns = isSpeedOf(old, d->run);
        return !isRuns || (old.model == answer.model && old.training == answer.training);
    });
    d->speeds.push_back(answer);
    d->isMeasuring = false;
    d->showEstimate();
}

ModelChoice ModelView::draft() const
{
    return d->shown;
}

bool ModelView::isChanged() const
{
    return d->shown != d->run;
}

QUndoStack *ModelView::undoStack() const
{
    return &d->undo;
}

std::vector<Figure> ModelView::figures()
{
    Private *own = d.get();
    return {pictureFigure(
        own->network, QStringLiteral("network"), [own] { return own->sharesTable(); })};
}

void ModelView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && d && d->side)
        d->fitSide();
    if (event->type() != QEvent::LanguageChange || !d)
        return;
    const ModelChoice draft = d->shown;
    d->build();
    d->showChoice(d->run);
    d->runTexts = d->shownTexts;
    d->showChoice(draft);
    d->refresh();
}

const PresetChoice *ModelView::Private::presetNamed(const std::string &name) const
{
    const auto found = std::ranges::find_if(
        presets, [&](const PresetChoice &choice) { return choice.preset.name == name; });
    return found == presets.end() ? nullptr : &*found;
}

std::optional<TextFacts> ModelView::Private::text() const
{
    const auto other = otherTexts.find(shown.preset);
    return other == otherTexts.end() ? std::optional(ownText) : other->second;
}

QVector<QWidget *> ModelView::Private::forms() const
{
    QVector<QWidget *> all;
    for (int part = 0; part < kNetworkParts; ++part)
        all << model->fields(NetworkPart(part));
    all << training;
    return all;
}

void ModelView::Private::showChoice(const ModelChoice &choice)
{
    isShowing = true;
    shown = choice;
    if (const auto facts = text()) {
        shown.model.sourceVocabulary = facts->vocabulary.source;
        shown.model.targetVocabulary = facts->vocabulary.target;
    }
    model->setModel(shown.model);
    training->setTraining(shown.training);
    training->setVectors(
        QString::fromStdString(shown.sourceVectors), QString::fromStdString(shown.targetVectors));
    const PresetChoice *start = presetNamed(shown.preset);
    preset->setCurrentIndex(start ? int(start - presets.data()) : -1);
    // As the fields can hold it.
    shown.model = model->model();
    shown.training = training->training();
    shownTexts = fieldTexts(forms());
    isShowing = false;
}

void ModelView::Private::push(const ModelChoice &after, const QString &field, const QString &text)
{
    undo.push(new DraftCommand(shown, after, field, text, [this](const ModelChoice &choice) {
        showChoice(choice);
        refresh();
    }));
}

void ModelView::Private::noteChange()
{
    if (isShowing)
        return;
    ModelChoice after = shown;
    after.model = model->model();
    after.training = training->training();
    after.sourceVectors = training->sourceVectors().toStdString();
    after.targetVectors = training->targetVectors().toStdString();
    if (after == shown)
        return;
    const QVector<FieldText> texts = fieldTexts(forms());
    const QVector<FieldChange> changes = changesBetween(shownTexts, texts);
    const bool isOne = changes.size() == 1;
    push(after, isOne ? changes.first().field : QString(),
        changes.isEmpty() ? ModelView::tr("model") : changes.first().text);
    shown = after;
    shownTexts = texts;
    if (isOne) // its formulas follow
        selectPartOf(changes.first().field);
    refresh();
}

void ModelView::Private::selectPartOf(const QString &field)
{
    for (const auto &[part, panel] : panels)
        if (panel->findChild<QWidget *>(field)) {
            selected = part;
            selectedFlow = {};
        }
}

void ModelView::Private::choosePreset(int index)
{
    const PresetChoice &choice = presets.at(std::size_t(index));
    ModelChoice after = shown;
    after.preset = choice.preset.name;
    after.model = choice.preset.model;
    // What computes, and where chance begins, is no part of a recipe.
    const TrainingConfig before = shown.training;
    after.training = choice.training;
    after.training.seed = before.seed;
    after.training.threads = before.threads;
    after.training.engine = before.engine;
    after.training.device = before.device;
    const ModelChoice old = shown;
    showChoice(after);
    const ModelChoice chosen = shown;
    shown = old;
    push(chosen, {}, ModelView::tr("start from %1").arg(presetTitle(choice.preset)));
    shown = chosen;
    refresh();
}

/// A way out of a choice that is closed.
void ModelView::Private::choose(const ModelConfig &config, const QString &text)
{
    ModelChoice after = shown;
    after.model = config;
    push(after, {}, text);
    showChoice(after);
    refresh();
}

bool ModelView::Private::keepsWeights() const
{
    return shown.model == run.model && otherTexts.find(shown.preset) == otherTexts.end()
        && shown.training.seed == run.training.seed
        && shown.training.initialization == run.training.initialization
        && shown.sourceVectors == run.sourceVectors && shown.targetVectors == run.targetVectors;
}

BatchSizes ModelView::Private::batchSizes() const
{
    const TextFacts facts = text().value_or(TextFacts());
    return {shown.training.batchSize, std::int64_t(facts.source.size()) + 1,
        std::int64_t(facts.target.size()) + 1};
}

void ModelView::Private::refresh()
{
    const BatchSizes sizes = batchSizes();
    const ModelDescription described = describeNetwork(shown.model, sizes);
    network->setModel(shown.model, described, text().value_or(TextFacts()).source);
    showShares(described, sizes);
    pick(selected, selectedFlow);
    showDraftState();
    showEstimate();
    showClosed();
}

void ModelView::Private::showDraftState()
{
    const PresetChoice *start = presetNamed(shown.preset);
    paper->setText(start ? QString::fromStdString(start->preset.paper) : QString());
    QStringList texts;
    for (const FieldChange &change : changesBetween(runTexts, shownTexts))
        texts << change.text;
    const bool isChanged = shown != run;
    QString info;
    if (texts.size() > 2)
        info = ModelView::tr("changed: %1 and %n more", nullptr, int(texts.size()) - 1)
                   .arg(texts.first());
    else if (!texts.isEmpty())
        info = ModelView::tr("changed: %1").arg(texts.join(QStringLiteral(", ")));
    else if (isChanged)
        info = ModelView::tr("changed");
    networkCard->setInfo(info.toHtmlEscaped(), texts.join(u'\n'));
    QString refusal;
    try {
        shown.model.validateShape();
        shown.training.validate();
    } catch (const Error &error) { // the settings do not make a model: say why, go no further
        refusal = translated(error.sentence());
    }
    problem->setText(refusal);
    problem->setVisible(!refusal.isEmpty());
    remarks->setText(ModelForm::remarks(shown.model).join(u' '));
    remarks->setVisible(!remarks->text().isEmpty());
    discard->setEnabled(isChanged);
    apply->setEnabled(isChanged && refusal.isEmpty());
    const bool keeps = keepsWeights();
    apply->setText(isChanged && keeps ? ModelView::tr("Use these settings")
                                      : ModelView::tr("Start as a new run"));
    apply->setToolTip(!refusal.isEmpty() ? refusal
            : keeps
            ? ModelView::tr("The network stays as it is and keeps its weights; training goes on "
                            "with these settings.")
            : ModelView::tr("Takes this model in place of the present one: it starts anew, and the "
                            "weights of the present one are lost unless they are saved."));
}

void ModelView::Private::showShares(const ModelDescription &described, const BatchSizes &sizes)
{
    const bool isCounted = text().has_value();
    const std::int64_t m = sizes.sourceWords;
    const std::int64_t n = sizes.targetWords;
    const double parameters = double(std::max<std::int64_t>(described.parameters(), 1));
    const std::int64_t work = described.work().of(m, n);
    QVector<ShareBar::Share> bar;
    for (const auto &[part, panel] : panels) {
        const PartDescription *found = described.find(part);
        if (!found || !isCounted) {
            panel->setShare(
                {}, isCounted ? ModelView::tr("no weights") : ModelView::tr("being counted…"), {});
            continue;
        }
        PartShare share;
        share.parameters = found->parameters();
        share.ofParameters = double(share.parameters) / parameters;
        share.multiplyAdds = found->work.of(m, n);
        share.ofMultiplyAdds = double(share.multiplyAdds) / double(std::max<std::int64_t>(work, 1));
        const QString weights = ModelView::tr("%1 weights · %2")
                                    .arg(count(share.parameters), percent(share.ofParameters));
        panel->setShare(share, weights,
            ModelView::tr("%1 mult.-adds · %2")
                .arg(count(share.multiplyAdds), percent(share.ofMultiplyAdds)));
        bar << ShareBar::Share{
            part, share.ofParameters, QStringLiteral("%1: %2").arg(partTitle(part), weights)};
    }
    shares->setShares(bar);
    totals->setText(isCounted
            ? ModelView::tr(
                "<b>%1 weights</b> · %2 multiply-adds for this sentence of m = %3 and n = %4 "
                "words, %5 a target word")
                  .arg(count(described.parameters()), count(work))
                  .arg(m)
                  .arg(n)
                  .arg(count(work / n))
            : ModelView::tr("The words of the corpus are being counted, cut for this preset…"));
}

std::vector<PairLength> ModelView::Private::trainedLengths(const TextFacts &facts) const
{
    std::vector<PairLength> lengths = facts.lengths;
    const auto longest = std::uint32_t(shown.training.maxLength) + 1; // </s>
    std::erase_if(lengths, [longest](const PairLength &pair) {
        return pair.source > longest || pair.target > longest;
    });
    return lengths;
}

void ModelView::Private::showEstimate()
{
    const std::optional<TextFacts> facts = text();
    const std::vector<PairLength> lengths
        = facts ? trainedLengths(*facts) : std::vector<PairLength>();
    if (lengths.empty())
        estimate->setMemory({}, available);
    else
        estimate->setMemory(trainingMemory(shown.model, shown.training,
                                engineFor(shown.model, shown.training.compute()),
                                largestBatch(lengths, std::size_t(shown.training.batchSize))),
            available);
    const auto measured = [&](const ModelChoice &choice) -> std::optional<MeasuredSpeed> {
        for (const SpeedAnswer &answer : speeds) {
            if (!isSpeedOf(answer, choice))
                continue;
            double words = 0;
            for (const PairLength &pair : lengths)
                words += pair.source + pair.target;
            // As many of all pairs are trained on as of the sample.
            const double pairs = facts && !facts->lengths.empty()
                ? double(facts->pairs) / double(facts->lengths.size())
                : 0;
            return MeasuredSpeed{answer.wordsPerSecond,
                answer.wordsPerSecond > 0 ? words * pairs / answer.wordsPerSecond : 0,
                answer.engine == EngineKind::Fast ? ModelView::tr("fast engine")
                                                  : QStringLiteral("LibTorch"),
                answer.refusal ? translated(*answer.refusal) : QString()};
        }
        return {};
    };
    if (!isMeasuring)
        estimate->setSpeed(
            measured(shown), shown == run ? std::optional<MeasuredSpeed>() : measured(run));
    estimate->setMeasuring(isMeasuring);
    estimate->setMeasurable(!lengths.empty() && problem->text().isEmpty());
}

void ModelView::Private::measure()
{
    const std::optional<TextFacts> facts = text();
    if (!facts)
        return;
    isMeasuring = true;
    showEstimate();
    emit q->speedRequested({shown.model, shown.training, trainedLengths(*facts)});
}

void ModelView::Private::cancelMeasuring()
{
    if (!std::exchange(isMeasuring, false))
        return;
    showEstimate();
    emit q->speedRequested({});
}

void ModelView::Private::pick(std::optional<NetworkPart> part, std::optional<FlowKind> flow)
{
    selected = part;
    selectedFlow = flow;
    network->select(part, flow);
    shares->select(part);
    for (const auto &[place, panel] : panels)
        panel->setSelected(part == place);
    showFormulas();
}

QByteArray ModelView::Private::sharesTable() const
{
    const BatchSizes sizes = batchSizes();
    const ModelDescription described = describeNetwork(shown.model, sizes);
    QByteArray table = csvLine({QStringLiteral("part"), QStringLiteral("parameters"),
        QStringLiteral("multiply-adds m=%1 n=%2").arg(sizes.sourceWords).arg(sizes.targetWords)});
    for (const PartDescription &part : described.parts)
        table += csvLine({QString::fromStdString(part.name), QString::number(part.parameters()),
            QString::number(part.work.of(sizes.sourceWords, sizes.targetWords))});
    return table;
}

} // namespace seq2seq::ui
