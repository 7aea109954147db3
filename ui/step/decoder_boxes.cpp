// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that happens in one decoder step.
#include "ui/step/decoder_boxes.h"

#include "ui/step/symbols.h"
#include "ui/widgets/equation_markup.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/selection.h"

#include <algorithm>
#include <utility>

namespace seq2seq::ui {

DecoderBoxes::DecoderBoxes(Selection *selection, QWidget *parent)
    : StepBoard(parent)
    , m_selection(selection)
    , m_noAttention(new Box)
    , m_bars(new ScoreBars)
    , m_words(new ProbabilityBars)
{
    const auto add = [this](BoxKind kind) { return addBox(kind, Reader::Decoder); };
    m_bars->setObjectName(QStringLiteral("scores"));
    m_bars->setSelection(m_selection);
    m_words->setObjectName(QStringLiteral("topWords"));
    inEveryLanguage(
        this, [this] { m_words->setHint(tr("Click to force this word and go on from it.")); });
    Box *scores = add(BoxKind::Scores);
    scores->addWidget(m_bars);
    Box *distribution = add(BoxKind::Distribution);
    distribution->addWidget(m_words);
    connect(m_words, &ProbabilityBars::wordChosen, this, &DecoderBoxes::wordChosen);
    connect(m_bars, &ScoreBars::told, this, &BoxBoard::told);
    connect(m_bars, &ScoreBars::pointed, this,
        [this](int i) { emit unitPointed(keyOf(ofStep(Quantity::Attention)), i); });
    connect(m_bars, &ScoreBars::picked, this,
        [this](int i) { emit unitPicked(keyOf(ofStep(Quantity::Attention)), i); });
    connect(m_words, &ProbabilityBars::pointed, this,
        [this](int word) { emit unitPointed(keyOf(ofStep(Quantity::Distribution)), word); });

    addColumn({add(BoxKind::Input), add(BoxKind::LayersBelow), add(BoxKind::Gates),
                  add(BoxKind::NewState)},
        {1, 1, 3, 2}, 34);
    addColumn({add(BoxKind::LayersAbove), scores, m_noAttention, add(BoxKind::Context),
                  add(BoxKind::Output)},
        {1, 6, 3, 1, 1}, 30);
    addColumn({distribution}, {1}, 22);
    connect(m_selection, &Selection::changed, this, [this] { showBox(BoxKind::Scores); });
}

void DecoderBoxes::showStep(int step, int layer)
{
    if (!trace() || trace()->decoder.empty())
        return;
    m_step = step;
    m_layer = std::clamp(layer, 0, int(trace()->decoder.size()) - 1);
    const bool hasAttention = trace()->config.attention != AttentionKind::None;
    BoxContent nothing;
    nothing.hint = tr("No attention: this decoder never looks back at the source. All it knows of "
                      "the sentence is the state it started from.");
    m_noAttention->setContent(nothing);
    m_noAttention->setVisible(!hasAttention);
    showPage(decoderBoxes(trace()->config, m_step, m_layer));
    showBars();
    showWords();
}

TensorId DecoderBoxes::ofStep(Quantity quantity) const
{
    return {quantity, Reader::Decoder, 0, m_step, 0};
}

void DecoderBoxes::showBars()
{
    QStringList tokens;
    for (const std::string &token : trace()->sourceTokens)
        tokens << QString::fromStdString(token);
    m_bars->setBars(tokens, valuesOf(*trace(), ofStep(Quantity::Attention)),
        valuesOf(*trace(), ofStep(Quantity::Scores)));
}

void DecoderBoxes::showWords()
{
    const auto step = std::size_t(m_step);
    QVector<WordBar> bars;
    int chosen = -1;
    if (step < trace()->topWords.size()) {
        for (const WordProbability &top : trace()->topWords[step]) {
            if (step < trace()->targetIds.size() && top.id == trace()->targetIds[step])
                chosen = int(bars.size());
            bars << WordBar{QString::fromStdString(top.word), top.probability};
        }
    }
    m_words->setWords(bars);
    m_words->setChosen(chosen);
}

int DecoderBoxes::pickedPosition() const
{
    const int picked = m_selection->sourceIndex();
    if (picked >= 0 && std::size_t(picked) < trace()->sourceTokens.size())
        return picked;
    const auto weights = valuesOf(*trace(), ofStep(Quantity::Attention));
    return weights.empty()
        ? 0
        : int(std::max_element(weights.begin(), weights.end()) - weights.begin());
}

void DecoderBoxes::complete(const StepBox &box, BoxContent &content) const
{
    content.title = titleOf(box);
    content.hint = hintOf(box);
    if (box.kind == BoxKind::Distribution)
        content.size = tr("%L1 words").arg(trace()->config.targetVocabulary);
    if (box.kind != BoxKind::Scores)
        return;
    const int picked = pickedPosition();
    const TensorId one{Quantity::EncoderState, Reader::Decoder, 0, picked, 0};
    const TensorId all{Quantity::EncoderState, Reader::Decoder, 0, kEveryPlace, 0};
    BoxRow row = rowOf(
        one, QStringLiteral("%1, i = %2").arg(symbolOf(trace()->config, all)).arg(picked + 1));
    row.pointedKey = std::exchange(row.key, keyOf(all));
    content.rows << row;
}

QString DecoderBoxes::titleOf(const StepBox &box) const
{
    const ModelConfig &config = trace()->config;
    const int layer = m_layer + 1;
    switch (box.kind) {
    case BoxKind::Gates:
        return config.layers > 1 ? tr("%1 gates, layer %2").arg(cellName(config.cell)).arg(layer)
                                 : tr("%1 gates").arg(cellName(config.cell));
    case BoxKind::NewState:
        return tr("new state");
    case BoxKind::LayersBelow:
        return layer == 2 ? tr("layer 1 below") : tr("layers 1 to %1 below").arg(layer - 1);
    case BoxKind::LayersAbove:
        return layer + 1 == config.layers
            ? tr("layer %1 above").arg(config.layers)
            : tr("layers %1 to %2 above").arg(layer + 1).arg(config.layers);
    default:
        return {};
    }
}

QString DecoderBoxes::hintOf(const StepBox &box) const
{
    switch (box.kind) {
    case BoxKind::Input:
        return inputHint();
    case BoxKind::Gates:
        return m_step == 0 ? tr("start: the last state of the encoder, projected") : QString();
    case BoxKind::NewState:
        return m_step == 0 && trace()->config.cell == CellKind::Rnn
            ? tr("start: the last state of the encoder, projected")
            : QString();
    case BoxKind::LayersBelow:
    case BoxKind::LayersAbove:
        return tr("choose the layer at the top right to look inside");
    case BoxKind::Scores:
        return scoresHint();
    case BoxKind::Distribution:
        return distributionHint();
    default:
        return {};
    }
}

QString DecoderBoxes::scoresHint() const
{
    const std::string &word = trace()->sourceTokens[std::size_t(pickedPosition())];
    const QString picked = tr("encoder state of “%1”; click a bar to see another")
                               .arg(QString::fromStdString(word).toHtmlEscaped());
    const auto position = valuesOf(*trace(), ofStep(Quantity::Position));
    return position.empty() ? picked
                            : tr("looks around place %1 of %2")
                                  .arg(fixedNumber(double(position.front()), 1))
                                  .arg(trace()->sourceTokens.size())
            + QStringLiteral(" · ") + picked;
}

QString DecoderBoxes::inputHint() const
{
    const ModelConfig &config = trace()->config;
    const bool hasWord = m_step > 0 && std::size_t(m_step) <= trace()->targetTokens.size();
    const QString word = hasWord
        ? QString::fromStdString(trace()->targetTokens[std::size_t(m_step - 1)])
        : QStringLiteral("<s>");
    const QString quoted = word.toHtmlEscaped();
    if (config.oneHot)
        return config.inputFeeding
            ? tr("one-hot: 1 at “%1”, 0 at the other %2 words; then the last output")
                  .arg(quoted)
                  .arg(std::max(0, config.targetVocabulary - 1))
            : tr("one-hot: 1 at “%1”, 0 at the other %2 words")
                  .arg(quoted)
                  .arg(std::max(0, config.targetVocabulary - 1));
    return config.inputFeeding ? tr("embedding of “%1”, last output").arg(quoted)
                               : tr("embedding of “%1”").arg(quoted);
}

QString DecoderBoxes::distributionHint() const
{
    const auto step = std::size_t(m_step);
    QStringList facts;
    if (step < trace()->entropies.size())
        facts << tr("entropy %1 nats").arg(fixedNumber(trace()->entropies[step], 2));
    if (step < trace()->ranks.size())
        facts << tr("chosen rank %L1").arg(trace()->ranks[step]);
    if (step < trace()->logProbabilities.size())
        facts << tr("log p %1").arg(fixedNumber(trace()->logProbabilities[step], 2));
    return facts.join(QStringLiteral(" · ")) + QStringLiteral("<br>")
        + tr("click a word to force it and continue");
}

} // namespace seq2seq::ui
