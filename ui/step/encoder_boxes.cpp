// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the encoder does at one position of the source.
#include "ui/step/encoder_boxes.h"

#include <algorithm>

namespace seq2seq::ui {

namespace {

QString positioned(const char *letter, int index)
{
    return QStringLiteral("%1_%2").arg(QString::fromUtf8(letter)).arg(index);
}

} // namespace

EncoderBoxes::EncoderBoxes(QWidget *parent)
    : BoxBoard(parent)
    , m_input(new Box)
    , m_state(new Box)
    , m_start(new Box)
{
    m_inputStrip = m_input->addStrip(QStringLiteral("input"), {}, TensorStrip::Kind::State,
        tr("Embedding: the learned vector of this word."));
    makeReader(m_forward);
    makeReader(m_backward);
    m_stateStrip = m_state->addStrip(QStringLiteral("encoder_state"), {}, TensorStrip::Kind::State,
        tr("Encoder state of this position, −1 to 1: what attention reads."));
    m_startHiddenStrip = m_start->addStrip(QStringLiteral("start_hidden"), QStringLiteral("h_0"),
        TensorStrip::Kind::State, tr("First hidden state of the decoder."));
    m_startCellStrip = m_start->addStrip(QStringLiteral("start_cell"), QStringLiteral("c_0"),
        TensorStrip::Kind::State, tr("First cell state of the decoder."));
    m_start->setHint(tr("when the whole sentence is read, the decoder starts from here"));

    addColumn({m_input}, {1}, 20);
    addColumn({m_forward.gates, m_backward.gates}, {1, 1}, 34);
    addColumn({m_forward.state, m_backward.state}, {1, 1}, 30);
    addColumn({m_state, m_start}, {1, 1}, 28);
    for (const Reader &reader : {m_forward, m_backward}) {
        connectBoxes(m_input, reader.gates);
        connectBoxes(m_input, reader.state, reader.gates);
        connectBoxes(reader.gates, reader.state);
        connectBoxes(reader.state, m_state);
    }
    connectBoxes(m_state, m_start);
}

void EncoderBoxes::makeReader(Reader &reader)
{
    const bool isForward = reader.direction == Direction::Forward;
    reader.gates = new Box;
    reader.state = new Box;
    reader.cellStrip = reader.state->addStrip(
        isForward ? QStringLiteral("cell_forward") : QStringLiteral("cell_backward"),
        QStringLiteral("c"), TensorStrip::Kind::State,
        tr("Cell state: what the LSTM remembers from word to word; without bounds."));
    reader.hiddenStrip = reader.state->addStrip(
        isForward ? QStringLiteral("hidden_forward") : QStringLiteral("hidden_backward"),
        QStringLiteral("h"), TensorStrip::Kind::State,
        tr("Hidden state at this position, −1 to 1."));
}

void EncoderBoxes::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    if (!m_trace)
        return;
    m_inputScale = scaleOf(m_trace->sourceEmbeddings, 0.1);
    buildGates(m_forward, m_trace->forward);
    buildGates(m_backward, m_trace->backward);
    m_backward.gates->setVisible(
        !m_trace->backward.empty() && m_trace->config.cell != CellKind::Rnn);
    m_backward.state->setVisible(!m_trace->backward.empty());
    m_forward.gates->setVisible(m_trace->config.cell != CellKind::Rnn);
}

void EncoderBoxes::buildGates(Reader &reader, const std::vector<LayerTrace> &layers)
{
    const QStringList names = layers.empty() ? QStringList() : gateNames(layers.front());
    if (names == reader.gateNames)
        return; // the same gates with other numbers
    reader.gateNames = names;
    reader.gates->clearStrips();
    reader.gateStrips.clear();
    if (layers.empty())
        return;
    const QString prefix = reader.direction == Direction::Forward ? QStringLiteral("forward_")
                                                                  : QStringLiteral("backward_");
    for (const GateTrace &gate : layers.front().gates) {
        const QString name = QString::fromStdString(gate.name);
        const bool isCandidate = name == QLatin1String("g") || name == QLatin1String("n");
        auto *strip = reader.gates->addStrip(prefix + name,
            QStringLiteral("{%1%2|%2} %3").arg(prefix, name, gateMeaning(name)),
            isCandidate ? TensorStrip::Kind::State : TensorStrip::Kind::Gate,
            isCandidate
                ? tr("Candidate: the new content on offer, −1 to 1.")
                : tr("Gate “%1”: how much of each cell is let through, 0 (closed) to 1 (open).")
                      .arg(gateMeaning(name)));
        strip->setName(name);
        reader.gateStrips << strip;
    }
}

void EncoderBoxes::showPosition(int position, int layer)
{
    if (!m_trace || m_trace->forward.empty())
        return;
    m_position = position;
    m_layer = std::clamp(layer, 0, int(m_trace->forward.size()) - 1);
    showInput();
    showReader(m_forward, m_trace->forward[std::size_t(m_layer)]);
    if (std::size_t(m_layer) < m_trace->backward.size())
        showReader(m_backward, m_trace->backward[std::size_t(m_layer)]);
    showState();
    update();
}

void EncoderBoxes::showInput()
{
    const ModelConfig &config = m_trace->config;
    const auto position = std::size_t(m_position);
    const QString word = position < m_trace->sourceTokens.size()
        ? QString::fromStdString(m_trace->sourceTokens[position]).toHtmlEscaped()
        : QString();
    const int id = position < m_trace->sourceIds.size() ? m_trace->sourceIds[position] : -1;
    m_input->setFormulas({encoderInputFormula(config, m_position + 1)});
    m_input->setSizeText(QString::number(
        config.oneHot ? config.sourceVocabulary : int(m_trace->sourceEmbeddings.columns)));
    m_input->setRowVisible(m_inputStrip, !config.oneHot);
    m_inputStrip->setName(positioned("x", m_position + 1));
    m_inputStrip->setScale(m_inputScale);
    m_inputStrip->setValues(rowOf(m_trace->sourceEmbeddings, m_position));
    QString hint = config.oneHot ? tr("one-hot: 1 at “%1” (id %2), 0 at the other %3 words")
                                       .arg(word)
                                       .arg(id)
                                       .arg(std::max(0, config.sourceVocabulary - 1))
                                 : tr("embedding of “%1”, id %2").arg(word).arg(id);
    if (m_layer > 0)
        hint += QStringLiteral("<br>")
            + tr("layer %1 reads the states of layer %2").arg(m_layer + 1).arg(m_layer);
    m_input->setHint(hint);
}

void EncoderBoxes::showReader(Reader &reader, const LayerTrace &layer)
{
    const ModelConfig &config = m_trace->config;
    const int i = m_position + 1;
    const int m = int(m_trace->sourceLength());
    reader.gates->setFormulas({encoderGatesFormula(config, i, m, m_layer, reader.direction)});
    reader.gates->setSizeText(
        QStringLiteral("%1 × %2").arg(layer.gates.size()).arg(config.hiddenSize));
    for (int gate = 0; gate < reader.gateStrips.size() && std::size_t(gate) < layer.gates.size();
         ++gate)
        reader.gateStrips.at(gate)->setValues(
            rowOf(layer.gates[std::size_t(gate)].values, m_position));
    reader.gates->setHint(reader.direction == Direction::Forward
            ? tr("forward: has read words 1 to %1").arg(i)
            : tr("backward: has read words %1 to %2, from the end").arg(m).arg(i));

    reader.state->setFormulas({encoderCellFormula(config, i, m, reader.direction),
        encoderHiddenFormula(config, i, m, m_layer, reader.direction)});
    reader.state->setSizeText(QString::number(config.hiddenSize));
    const QString arrow
        = reader.direction == Direction::Forward ? QStringLiteral("→") : QStringLiteral("←");
    reader.cellStrip->setName(positioned("c", i) + arrow);
    reader.cellStrip->setScale(scaleOf(layer.cell, 1));
    reader.cellStrip->setValues(rowOf(layer.cell, m_position));
    reader.state->setRowVisible(reader.cellStrip, config.cell == CellKind::Lstm);
    reader.hiddenStrip->setName(positioned("h", i) + arrow);
    reader.hiddenStrip->setValues(rowOf(layer.hidden, m_position));
}

void EncoderBoxes::showState()
{
    const ModelConfig &config = m_trace->config;
    const int i = m_position + 1;
    const int m = int(m_trace->sourceLength());
    m_state->setFormulas({encoderStateFormula(config, i)});
    m_state->setSizeText(config.bidirectional
            ? QStringLiteral("%1 = %2 + %2").arg(config.encoderStateSize()).arg(config.hiddenSize)
            : QString::number(config.hiddenSize));
    m_stateStrip->setName(positioned("h", i));
    m_stateStrip->setValues(rowOf(m_trace->encoderStates, m_position));
    m_stateStrip->setSplit(config.bidirectional ? config.hiddenSize : 0);
    m_state->setHint(config.layers > 1 ? tr("of the top layer; what attention reads")
                                       : tr("what attention reads"));
    if (config.attention == AttentionKind::None)
        m_state->setHint(tr("without attention only the last state is used"));

    m_start->setFormulas({startFormula(config, m)});
    m_start->setSizeText(QString::number(config.hiddenSize));
    m_startHiddenStrip->setName(QStringLiteral("h_0"));
    m_startHiddenStrip->setScale(scaleOf(m_trace->startHidden, 1));
    m_startHiddenStrip->setValues(rowOf(m_trace->startHidden, m_layer));
    m_startCellStrip->setName(QStringLiteral("c_0"));
    m_startCellStrip->setScale(scaleOf(m_trace->startCell, 1));
    m_startCellStrip->setValues(rowOf(m_trace->startCell, m_layer));
    m_start->setRowVisible(m_startCellStrip, config.cell == CellKind::Lstm);
}

} // namespace seq2seq::ui
