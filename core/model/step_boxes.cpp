// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/step_boxes.h"

#include "core/text/vocabulary.h"

#include <algorithm>

namespace seq2seq {

namespace {

TensorId at(Quantity quantity, int place)
{
    return {quantity, Reader::Decoder, 0, place, 0};
}

TensorId hidden(Reader reader, int layer, int place)
{
    return {Quantity::Hidden, reader, layer, place, 0};
}

TensorId cell(Reader reader, int layer, int place)
{
    return {Quantity::Cell, reader, layer, place, 0};
}

/// The place a cell was at before.
int before(Reader reader, int place)
{
    return reader == Reader::Backward ? place + 1 : place - 1;
}

std::vector<Reader> directions(const ModelConfig &config)
{
    if (config.bidirectional)
        return {Reader::Forward, Reader::Backward};
    return {Reader::Forward};
}

/// What a layer reads from below.
std::vector<TensorId> layerInput(const ModelConfig &config, Reader reader, int layer, int place)
{
    if (reader == Reader::Decoder)
        return {layer == 0 ? at(Quantity::DecoderInput, place) : hidden(reader, layer - 1, place)};
    if (layer == 0)
        return {at(config.convolution ? Quantity::Convolved : Quantity::SourceInput, place)};
    std::vector<TensorId> input;
    for (const Reader direction : directions(config))
        input.push_back(hidden(direction, layer - 1, place));
    return input;
}

void addWeights(StepBox &box, const ModelConfig &config, int layer)
{
    const auto add = [&](WeightRole role, int gate) {
        box.weights.push_back({role, box.reader, layer, gate});
    };
    const int gates = gateCount(config.cell);
    for (int gate = 0; gate < gates; ++gate) {
        add(WeightRole::Input, gate);
        add(WeightRole::Hidden, gate);
        if (config.cell == CellKind::Gru && gate == 2) {
            add(WeightRole::InputBias, gate);
            add(WeightRole::HiddenBias, gate);
        } else {
            add(WeightRole::Bias, gate);
        }
    }
}

/// Gates and new state of one layer.
void addCell(
    std::vector<StepBox> &boxes, const ModelConfig &config, Reader reader, int layer, int place)
{
    const std::vector<TensorId> input = layerInput(config, reader, layer, place);
    const TensorId previous = hidden(reader, layer, before(reader, place));
    const auto gate = [&](int number) {
        return TensorId{Quantity::Gate, reader, layer, place, number};
    };
    StepBox state{BoxKind::NewState, reader, {}, {}, {}};
    if (config.cell == CellKind::Rnn) {
        state.reads = input;
        state.reads.push_back(previous);
        addWeights(state, config, layer);
    } else {
        StepBox gates{BoxKind::Gates, reader, input, {}, {}};
        gates.reads.push_back(previous);
        for (int number = 0; number < int(gateNames(config.cell).size()); ++number)
            gates.makes.push_back(gate(number));
        addWeights(gates, config, layer);
        if (config.cell == CellKind::Lstm) {
            state.reads = gates.makes;
            state.reads.push_back(cell(reader, layer, before(reader, place)));
            state.makes.push_back(cell(reader, layer, place));
        } else {
            state.reads = {gate(1), gate(2), previous};
        }
        boxes.push_back(std::move(gates));
    }
    state.makes.push_back(hidden(reader, layer, place));
    boxes.push_back(std::move(state));
}

/// The states of layers `first` to `last`, each computed whole.
StepBox layersBox(const ModelConfig &config, BoxKind kind, const std::vector<Reader> &readers,
    int place, int first, int last)
{
    StepBox box{kind, readers.front(), {}, {}, {}};
    const auto read = [&box](const TensorId &tensor) {
        if (std::ranges::find(box.reads, tensor) == box.reads.end()
            && std::ranges::find(box.makes, tensor) == box.makes.end())
            box.reads.push_back(tensor);
    };
    for (int layer = first; layer <= last; ++layer) {
        for (const Reader reader : readers) {
            for (const TensorId &tensor : layerInput(config, reader, layer, place))
                read(tensor);
            read(hidden(reader, layer, before(reader, place)));
            if (config.cell == CellKind::Lstm)
                read(cell(reader, layer, before(reader, place)));
        }
        for (const Reader reader : readers)
            box.makes.push_back(hidden(reader, layer, place));
    }
    return box;
}

StepBox startBox(const ModelConfig &config, int m, int layer)
{
    StepBox box{BoxKind::StartState, Reader::Decoder, {}, {}, {}};
    const auto add = [&](const auto &stateOf, WeightRole role) {
        if (config.start != StartKind::Zero)
            for (const Reader direction : directions(config))
                box.reads.push_back(
                    stateOf(direction, layer, direction == Reader::Backward ? 0 : m - 1));
        box.makes.push_back(stateOf(Reader::Decoder, layer, -1));
        if (config.start == StartKind::Projected)
            box.weights.push_back({role, Reader::Decoder, layer, 0});
    };
    add(hidden, WeightRole::StartHidden);
    if (config.cell == CellKind::Lstm)
        add(cell, WeightRole::StartCell);
    return box;
}

StepBox scoresBox(const ModelConfig &config, const TensorId &top, int t)
{
    const AttentionDescription &kind = describe(config.attention);
    StepBox box{BoxKind::Scores, Reader::Decoder, {top, at(Quantity::EncoderState, kEveryPlace)},
        {at(Quantity::Scores, t), at(Quantity::Attention, t)}, {}};
    if (kind.hasPosition())
        box.makes.push_back(at(Quantity::Position, t));
    for (std::size_t number = 0; number < kind.weights.size(); ++number)
        box.weights.push_back(
            {WeightRole::Attention, Reader::Decoder, 0, static_cast<int>(number)});
    return box;
}

std::vector<float> rowOr(const Matrix &matrix, int row, std::size_t columns)
{
    if (row < 0 || std::size_t(row) >= matrix.rows)
        return std::vector<float>(columns);
    const auto values = matrix.row(std::size_t(row));
    return {values.begin(), values.end()};
}

std::vector<float> oneHot(int id, int size)
{
    std::vector<float> values(std::size_t(std::max(size, 0)));
    if (id >= 0 && id < size)
        values[std::size_t(id)] = 1;
    return values;
}

std::vector<float> oneHotDecoderInput(const Trace &trace, int t)
{
    const int word = t > 0 ? trace.targetIds.at(std::size_t(t) - 1) : kBos;
    std::vector<float> values = oneHot(word, trace.config.targetVocabulary);
    if (trace.config.inputFeeding) {
        const std::vector<float> fed = rowOr(trace.output, t - 1, trace.output.columns);
        values.insert(values.end(), fed.begin(), fed.end());
    }
    return values;
}

std::vector<float> oneHotSourceInput(const Trace &trace, int i)
{
    const bool isThere = i >= 0 && std::size_t(i) < trace.sourceIds.size();
    return oneHot(isThere ? trace.sourceIds[std::size_t(i)] : -1, trace.config.sourceVocabulary);
}

/// Whether the decoder starts from it.
bool isStart(const TensorId &tensor)
{
    return tensor.reader == Reader::Decoder && tensor.place == -1
        && (tensor.quantity == Quantity::Hidden || tensor.quantity == Quantity::Cell);
}

const Matrix *tableOfCell(const Trace &trace, const TensorId &tensor)
{
    const bool isCell = tensor.quantity == Quantity::Cell;
    if (isStart(tensor))
        return isCell ? &trace.startCell : &trace.startHidden;
    const std::vector<LayerTrace> &layers = tensor.reader == Reader::Decoder ? trace.decoder
        : tensor.reader == Reader::Forward                                   ? trace.forward
                                                                             : trace.backward;
    if (std::size_t(tensor.layer) >= layers.size())
        return nullptr;
    const LayerTrace &layer = layers[std::size_t(tensor.layer)];
    if (tensor.quantity != Quantity::Gate)
        return isCell ? &layer.cell : &layer.hidden;
    return std::size_t(tensor.gate) < layer.gates.size()
        ? &layer.gates[std::size_t(tensor.gate)].values
        : nullptr;
}

std::vector<float> topProbabilities(const Trace &trace, int t)
{
    std::vector<float> values;
    for (const WordProbability &word : trace.topWords.at(std::size_t(t)))
        values.push_back(float(word.probability));
    return values;
}

} // namespace

std::vector<StepBox> encoderBoxes(const ModelConfig &config, int m, int position, int layer)
{
    const std::vector<Reader> readers = directions(config);
    const int top = config.layers - 1;
    std::vector<StepBox> boxes;
    StepBox input{BoxKind::Input, Reader::Forward, {at(Quantity::SourceWord, position)},
        {at(Quantity::SourceInput, position)}, {}};
    if (!config.oneHot)
        input.weights.push_back({WeightRole::SourceEmbeddings, Reader::Decoder, 0, 0});
    boxes.push_back(std::move(input));
    if (config.convolution)
        boxes.push_back({BoxKind::Convolution, Reader::Forward,
            {at(Quantity::SourceInput, position), at(Quantity::SourceInput, position + 1)},
            {at(Quantity::Convolved, position)},
            {{WeightRole::ConvolutionHere, Reader::Decoder, 0, 0},
                {WeightRole::ConvolutionNext, Reader::Decoder, 0, 0},
                {WeightRole::ConvolutionBias, Reader::Decoder, 0, 0}}});
    if (layer > 0)
        boxes.push_back(layersBox(config, BoxKind::LayersBelow, readers, position, 0, layer - 1));
    for (const Reader reader : readers)
        addCell(boxes, config, reader, layer, position);
    if (layer < top)
        boxes.push_back(layersBox(config, BoxKind::LayersAbove, readers, position, layer + 1, top));
    StepBox state{
        BoxKind::EncoderState, Reader::Forward, {}, {at(Quantity::EncoderState, position)}, {}};
    for (const Reader reader : readers)
        state.reads.push_back(hidden(reader, top, position));
    boxes.push_back(std::move(state));
    boxes.push_back(startBox(config, m, layer));
    return boxes;
}

std::vector<StepBox> decoderBoxes(const ModelConfig &config, int t, int layer)
{
    const int top = config.layers - 1;
    const TensorId topState = hidden(Reader::Decoder, top, t);
    std::vector<StepBox> boxes;
    StepBox input{BoxKind::Input, Reader::Decoder, {at(Quantity::TargetWord, t - 1)},
        {at(Quantity::DecoderInput, t)}, {}};
    if (config.inputFeeding)
        input.reads.push_back(at(Quantity::Output, t - 1));
    if (!config.oneHot)
        input.weights.push_back({WeightRole::TargetEmbeddings, Reader::Decoder, 0, 0});
    boxes.push_back(std::move(input));
    if (layer > 0)
        boxes.push_back(
            layersBox(config, BoxKind::LayersBelow, {Reader::Decoder}, t, 0, layer - 1));
    addCell(boxes, config, Reader::Decoder, layer, t);
    if (layer < top)
        boxes.push_back(
            layersBox(config, BoxKind::LayersAbove, {Reader::Decoder}, t, layer + 1, top));
    StepBox output{BoxKind::Output, Reader::Decoder, {topState}, {at(Quantity::Output, t)},
        {{WeightRole::Output, Reader::Decoder, 0, 0}}};
    if (config.attention != AttentionKind::None) {
        boxes.push_back(scoresBox(config, topState, t));
        boxes.push_back({BoxKind::Context, Reader::Decoder,
            {at(Quantity::Attention, t), at(Quantity::EncoderState, kEveryPlace)},
            {at(Quantity::Context, t)}, {}});
        output.reads.insert(output.reads.begin(), at(Quantity::Context, t));
    }
    boxes.push_back(std::move(output));
    boxes.push_back({BoxKind::Distribution, Reader::Decoder, {at(Quantity::Output, t)},
        {at(Quantity::Distribution, t)}, {{WeightRole::Vocabulary, Reader::Decoder, 0, 0}}});
    return boxes;
}

std::vector<StepArrow> arrowsBetween(const std::vector<StepBox> &boxes)
{
    std::vector<StepArrow> arrows;
    for (std::size_t to = 0; to < boxes.size(); ++to)
        for (const TensorId &tensor : boxes[to].reads)
            for (std::size_t from = 0; from < boxes.size(); ++from) {
                const StepArrow arrow{from, to};
                if (from != to
                    && std::ranges::find(boxes[from].makes, tensor) != boxes[from].makes.end()
                    && std::ranges::find(arrows, arrow) == arrows.end())
                    arrows.push_back(arrow);
            }
    return arrows;
}

bool isFromElsewhere(const std::vector<StepBox> &boxes, const TensorId &tensor)
{
    return std::ranges::none_of(boxes, [&](const StepBox &box) {
        return std::ranges::find(box.makes, tensor) != box.makes.end();
    });
}

bool isOfDecoderStep(const TensorId &tensor)
{
    switch (tensor.quantity) {
    case Quantity::SourceWord:
    case Quantity::SourceInput:
    case Quantity::Convolved:
    case Quantity::EncoderState:
        return false;
    case Quantity::Gate:
    case Quantity::Cell:
    case Quantity::Hidden:
        return tensor.reader == Reader::Decoder && tensor.place >= 0;
    default:
        return true;
    }
}

std::optional<StepBox> boxThatMakes(const ModelConfig &config, int m, const TensorId &tensor)
{
    const bool isStep = isOfDecoderStep(tensor);
    const int place = isStart(tensor) ? 0 : tensor.place;
    if (place < 0 || (!isStep && place >= m))
        return {};
    const std::vector<StepBox> page = isStep ? decoderBoxes(config, place, tensor.layer)
                                             : encoderBoxes(config, m, place, tensor.layer);
    const auto box = std::ranges::find_if(page, [&](const StepBox &candidate) {
        return std::ranges::find(candidate.makes, tensor) != candidate.makes.end();
    });
    return box == page.end() ? std::nullopt : std::optional(*box);
}

const Matrix *tableOf(const Trace &trace, const TensorId &tensor)
{
    switch (tensor.quantity) {
    case Quantity::SourceInput:
        return trace.config.oneHot ? nullptr : &trace.sourceEmbeddings;
    case Quantity::Convolved:
        return &trace.convolvedEmbeddings;
    case Quantity::Gate:
    case Quantity::Cell:
    case Quantity::Hidden:
        return tableOfCell(trace, tensor);
    case Quantity::EncoderState:
        return &trace.encoderStates;
    case Quantity::DecoderInput:
        return trace.config.oneHot ? nullptr : &trace.decoderInput;
    case Quantity::Scores:
        return &trace.scores;
    case Quantity::Attention:
        return &trace.attention;
    case Quantity::Position:
        return &trace.positions;
    case Quantity::Context:
        return &trace.context;
    case Quantity::Output:
        return &trace.output;
    case Quantity::SourceWord:
    case Quantity::TargetWord:
    case Quantity::Distribution:
        break;
    }
    return nullptr;
}

std::vector<float> valuesOf(const Trace &trace, const TensorId &tensor)
{
    if (tensor.quantity == Quantity::Distribution)
        return topProbabilities(trace, tensor.place);
    if (trace.config.oneHot && tensor.quantity == Quantity::SourceInput)
        return oneHotSourceInput(trace, tensor.place);
    if (trace.config.oneHot && tensor.quantity == Quantity::DecoderInput)
        return oneHotDecoderInput(trace, tensor.place);
    const Matrix *table = tableOf(trace, tensor);
    if (!table)
        return {};
    if (tensor.place == kEveryPlace)
        return table->values;
    const bool isZeroOutside = tensor.quantity == Quantity::Hidden
        || tensor.quantity == Quantity::Cell || tensor.quantity == Quantity::Output
        || tensor.quantity == Quantity::SourceInput;
    return rowOr(*table, isStart(tensor) ? tensor.layer : tensor.place,
        isZeroOutside && !isStart(tensor) ? table->columns : 0);
}

} // namespace seq2seq
