// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that happens in one decoder step.
#include "ui/step/decoder_boxes.h"

#include "ui/step/formulas.h"
#include "ui/widgets/format.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/selection.h"

#include <algorithm>

namespace seq2seq::ui {

namespace {

QString subscripted(const char *letter, int index)
{
    return QStringLiteral("%1_%2").arg(QString::fromUtf8(letter)).arg(index);
}

} // namespace

DecoderBoxes::DecoderBoxes(Selection *selection, QWidget *parent)
    : BoxBoard(parent)
    , m_selection(selection)
    , m_gates(new Box)
    , m_state(new Box)
    , m_noAttention(new Box)
    , m_context(new Box)
    , m_output(new Box)
{
    makeInput();
    makeScores();
    makeDistribution();
    m_cellStrip
        = m_state->addStrip(QStringLiteral("cell"), QStringLiteral("c"), TensorStrip::Kind::State,
            tr("Cell state: what the LSTM remembers from step to step; without bounds."));
    m_hiddenStrip
        = m_state->addStrip(QStringLiteral("hidden"), QStringLiteral("h"), TensorStrip::Kind::State,
            tr("Hidden state of the decoder, −1 to 1: what it shows to attention and output."));
    m_contextStrip = m_context->addStrip(QStringLiteral("context"), {}, TensorStrip::Kind::State,
        tr("Context: the encoder states, weighted by attention and added up."));
    m_outputStrip = m_output->addStrip(QStringLiteral("output"), {}, TensorStrip::Kind::State,
        tr("Output vector, −1 to 1: from it the next word is guessed."));
    m_noAttention->setHint(tr(
        "No attention: this decoder never looks back at the source. All it knows of the sentence "
        "is the state it started from."));

    addColumn({m_input, m_gates, m_state}, {1, 2, 1}, 28);
    addColumn({m_scores, m_noAttention, m_context, m_output}, {6, 3, 1, 1}, 31);
    addColumn({m_distribution}, {1}, 27);
    connectBoxes(m_input, m_gates);
    connectBoxes(m_gates, m_state);
    connectBoxes(m_state, m_scores);
    connectBoxes(m_scores, m_context);
    connectBoxes(m_context, m_output);
    connectBoxes(m_state, m_output, m_scores);
    connectBoxes(m_output, m_distribution);
    connect(m_selection, &Selection::changed, this, &DecoderBoxes::showSourceState);
}

void DecoderBoxes::makeInput()
{
    m_input = new Box;
    m_inputStrip = m_input->addStrip(QStringLiteral("input"), {}, TensorStrip::Kind::State,
        tr("What the decoder is fed: the embedding of the word before and the output vector of the "
           "step before."));
    m_feedStrip = m_input->addStrip(QStringLiteral("previous_output"), QStringLiteral("o"),
        TensorStrip::Kind::State, tr("Output vector of the step before, −1 to 1 (input feeding)."));
}

void DecoderBoxes::makeScores()
{
    m_scores = new Box;
    m_scores->setSymbol(QStringLiteral("attention"));
    m_bars = new ScoreBars;
    m_bars->setObjectName(QStringLiteral("scores"));
    m_bars->setSelection(m_selection);
    m_scores->addContent(m_bars);
    m_sourceStrip = m_scores->addStrip(QStringLiteral("encoder_state"), QStringLiteral("h_i"),
        TensorStrip::Kind::State,
        tr("Encoder state of the picked source word, −1 to 1. Click a bar to pick another."));
}

void DecoderBoxes::makeDistribution()
{
    m_distribution = new Box;
    m_distribution->setSymbol(QStringLiteral("distribution"));
    m_words = new ProbabilityBars;
    m_words->setObjectName(QStringLiteral("topWords"));
    m_words->setHint(tr("Click to force this word and go on from it."));
    m_distribution->addContent(m_words);
    connect(m_words, &ProbabilityBars::wordChosen, this, &DecoderBoxes::wordChosen);
}

void DecoderBoxes::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    if (!m_trace)
        return;
    m_inputScale = scaleOf(m_trace->decoderInput, 0.1);
    m_layer = std::clamp(m_layer, 0, std::max(0, int(m_trace->decoder.size()) - 1));
    const bool hasAttention = !m_trace->attention.isEmpty();
    m_scores->setVisible(hasAttention);
    m_context->setVisible(hasAttention);
    m_noAttention->setVisible(!hasAttention);
    buildGates();
}

void DecoderBoxes::buildGates()
{
    // A translation while somebody types has the gates of the one before; making their labels anew
    // is what would keep the window busy.
    QStringList names;
    if (!m_trace->decoder.empty())
        names = gateNames(m_trace->decoder.front());
    if (m_previousStrip && names == m_gateNames)
        return;
    m_gateNames = names;
    m_gates->clearStrips();
    m_gateStrips.clear();
    m_previousStrip
        = m_gates->addStrip(QStringLiteral("previous_hidden"), QStringLiteral("h before"),
            TensorStrip::Kind::State, tr("Hidden state of the step before, −1 to 1."));
    m_gates->setLabel(m_previousStrip, tr("{previous_hidden|h} before"));
    if (m_trace->decoder.empty())
        return;
    for (const GateTrace &gate : m_trace->decoder.front().gates) {
        const QString name = QString::fromStdString(gate.name);
        const bool isCandidate = name == QLatin1String("g") || name == QLatin1String("n");
        auto *strip = m_gates->addStrip(QStringLiteral("gate_%1").arg(name),
            QStringLiteral("{gate_%1|%1} %2").arg(name, gateMeaning(name)),
            isCandidate ? TensorStrip::Kind::State : TensorStrip::Kind::Gate,
            isCandidate
                ? tr("Candidate: the new content on offer, −1 to 1.")
                : tr("Gate “%1”: how much of each cell is let through, 0 (closed) to 1 (open).")
                      .arg(gateMeaning(name)));
        strip->setName(name);
        m_gateStrips << strip;
    }
}

void DecoderBoxes::showStep(int step, int layer)
{
    if (!m_trace || m_trace->decoder.empty())
        return;
    m_step = step;
    m_layer = std::clamp(layer, 0, int(m_trace->decoder.size()) - 1);
    m_cellScale = scaleOf(m_trace->decoder[std::size_t(m_layer)].cell, 1);
    showInput();
    showCell();
    showAttention();
    showOutput();
    showDistribution();
    update(); // arrows follow boxes that appeared
}

void DecoderBoxes::showInput()
{
    const int t = m_step + 1;
    const ModelConfig &config = m_trace->config;
    const bool hasWord = m_step > 0 && std::size_t(m_step) <= m_trace->targetTokens.size();
    const QString before = hasWord
        ? QString::fromStdString(m_trace->targetTokens[std::size_t(m_step - 1)])
        : QStringLiteral("<s>");
    const QString quoted = before.toHtmlEscaped();
    m_input->setFormulas({decoderInputFormula(config, t)});
    m_inputStrip->setName(subscripted("ŷ", t));
    m_inputStrip->setScale(m_inputScale);
    m_inputStrip->setValues(rowOf(m_trace->decoderInput, m_step));
    m_inputStrip->setSplit(m_trace->decoderEmbeddingSize);
    m_input->setRowVisible(m_inputStrip, !config.oneHot);
    const bool isFeedAlone = config.oneHot && config.inputFeeding;
    m_feedStrip->setName(subscripted("o", m_step));
    m_feedStrip->setValues(rowOf(m_trace->output, m_step - 1));
    m_input->setRowVisible(m_feedStrip, isFeedAlone);

    const int embedding = config.oneHot ? config.targetVocabulary : m_trace->decoderEmbeddingSize;
    const int fed = config.inputFeeding ? config.hiddenSize : 0;
    m_input->setSizeText(fed > 0
            ? QStringLiteral("%1 = %2 + %3").arg(embedding + fed).arg(embedding).arg(fed)
            : QString::number(embedding));
    if (config.oneHot)
        m_input->setHint(tr("one-hot: 1 at “%1”, 0 at the other %2 words")
                             .arg(quoted)
                             .arg(std::max(0, embedding - 1)));
    else
        m_input->setHint(config.inputFeeding ? tr("embedding of “%1”, last output").arg(quoted)
                                             : tr("embedding of “%1”").arg(quoted));
}

void DecoderBoxes::showCell()
{
    const int t = m_step + 1;
    const ModelConfig &config = m_trace->config;
    const LayerTrace &layer = m_trace->decoder[std::size_t(m_layer)];
    const QString gates = decoderGatesFormula(config, t, m_layer);
    m_gates->setFormulas(
        {gates.isEmpty() ? QStringLiteral("{previous_hidden|h_{%1}}").arg(m_step) : gates});
    const bool hasGates = !layer.gates.empty();
    m_gates->setSizeText(hasGates
            ? QStringLiteral("%1 × %2").arg(layer.gates.size()).arg(config.hiddenSize)
            : QString::number(config.hiddenSize));
    m_gates->setHint(
        m_step == 0 ? tr("start: the last state of the encoder, projected") : QString());
    m_previousStrip->setName(subscripted("h", m_step));
    m_previousStrip->setValues(
        m_step == 0 ? rowOf(m_trace->startHidden, m_layer) : rowOf(layer.hidden, m_step - 1));
    for (int i = 0; i < m_gateStrips.size() && std::size_t(i) < layer.gates.size(); ++i)
        m_gateStrips.at(i)->setValues(rowOf(layer.gates[std::size_t(i)].values, m_step));

    m_state->setFormulas({decoderCellFormula(config, t), decoderHiddenFormula(config, t, m_layer)});
    m_state->setSizeText(QString::number(config.hiddenSize));
    m_cellStrip->setName(subscripted("c", t));
    m_cellStrip->setScale(m_cellScale);
    m_cellStrip->setValues(rowOf(layer.cell, m_step));
    m_state->setRowVisible(m_cellStrip, config.cell == CellKind::Lstm);
    m_hiddenStrip->setName(subscripted("h", t));
    m_hiddenStrip->setValues(rowOf(layer.hidden, m_step));
}

void DecoderBoxes::showAttention()
{
    if (m_trace->attention.isEmpty())
        return;
    const int t = m_step + 1;
    QStringList tokens;
    for (const std::string &token : m_trace->sourceTokens)
        tokens << QString::fromStdString(token);
    m_scores->setFormulas(
        {scoreFormula(m_trace->config, t) + QStringLiteral("  →  ") + weightsFormula(t)});
    m_scores->setSizeText(QString::number(tokens.size()));
    m_bars->setBars(tokens, rowOf(m_trace->attention, m_step), rowOf(m_trace->scores, m_step));
    m_context->setFormulas({contextFormula(t)});
    m_context->setSizeText(QString::number(m_trace->context.columns));
    m_contextStrip->setName(subscripted("a", t));
    m_contextStrip->setValues(rowOf(m_trace->context, m_step));
    showSourceState();
}

void DecoderBoxes::showSourceState()
{
    if (!m_trace || m_trace->attention.isEmpty())
        return;
    const auto weights = rowOf(m_trace->attention, m_step);
    int picked = m_selection->sourceIndex();
    if (picked < 0 || std::size_t(picked) >= m_trace->sourceTokens.size())
        picked = weights.empty()
            ? 0
            : int(std::max_element(weights.begin(), weights.end()) - weights.begin());
    m_scores->setLabel(
        m_sourceStrip, QStringLiteral("{encoder_state|h_i}, i = %1").arg(picked + 1));
    m_sourceStrip->setName(QStringLiteral("hᵢ"));
    m_sourceStrip->setValues(rowOf(m_trace->encoderStates, picked));
    const QString word
        = QString::fromStdString(m_trace->sourceTokens[std::size_t(picked)]).toHtmlEscaped();
    m_scores->setHint(tr("h<sub><i>i</i></sub>, <i>i</i> = %1: the encoder state of “%2”; click a "
                         "bar to see another")
                          .arg(picked + 1)
                          .arg(word));
}

void DecoderBoxes::showOutput()
{
    const int t = m_step + 1;
    m_output->setFormulas({outputFormula(m_trace->config, t)});
    m_output->setSizeText(QString::number(m_trace->output.columns));
    m_outputStrip->setName(subscripted("o", t));
    m_outputStrip->setValues(rowOf(m_trace->output, m_step));
}

void DecoderBoxes::showDistribution()
{
    const auto step = std::size_t(m_step);
    m_distribution->setFormulas({distributionFormula(m_step + 1)});
    m_distribution->setSizeText(tr("%L1 words").arg(m_trace->config.targetVocabulary));
    QVector<WordBar> bars;
    int chosen = -1;
    if (step < m_trace->topWords.size()) {
        for (const WordProbability &top : m_trace->topWords[step]) {
            if (step < m_trace->targetIds.size() && top.id == m_trace->targetIds[step])
                chosen = int(bars.size());
            bars << WordBar{QString::fromStdString(top.word), top.probability};
        }
    }
    m_words->setWords(bars);
    m_words->setChosen(chosen);
    QStringList facts;
    if (step < m_trace->entropies.size())
        facts << tr("entropy %1 nats").arg(fixedNumber(m_trace->entropies[step], 2));
    if (step < m_trace->ranks.size())
        facts << tr("chosen rank %L1").arg(m_trace->ranks[step]);
    if (step < m_trace->logProbabilities.size())
        facts << tr("log p %1").arg(fixedNumber(m_trace->logProbabilities[step], 2));
    m_distribution->setHint(facts.join(QStringLiteral(" · ")) + QStringLiteral("<br>")
        + tr("click a word to force it and continue"));
}

} // namespace seq2seq::ui
