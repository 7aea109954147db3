// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace_tensors.h"

#include "core/model/equations.h"

#include <algorithm>
#include <utility>

namespace seq2seq {

namespace {

constexpr int kSome = 1000; ///< a place with others before and behind it
constexpr int kLength = 2 * kSome; ///< source words

/// Places as letters: i or t, those beside it, and the ends of the source.
IndexNames lettersFor(const std::string &letter, bool isStart)
{
    IndexNames names;
    names.place = [letter](int place) {
        if (place < kSome - 1)
            return std::to_string(place + 1); // the start and the first word
        if (place == kLength - 1)
            return std::string("m");
        const int by = place - kSome;
        return by == 0 ? letter : letter + (by < 0 ? "−1" : "+1");
    };
    if (isStart)
        names.layer = [](int) { return std::string("l"); };
    return names;
}

class List {
public:
    explicit List(const Trace &trace)
        : m_trace(trace)
    {
    }

    void add(const std::string &name, const std::string &part, const TensorId &tensor)
    {
        addTensor({name, part, {}, {}, TensorRows::SourceWords, tensor, {}, nullptr});
    }
    void add(const Place &place, const std::string &part, const TensorId &tensor)
    {
        addTensor({textOf(place), part, {}, {}, TensorRows::SourceWords, tensor, place, nullptr});
    }

    /// @param prefix "encoder.0.reverse."
    void addLayer(const std::string &prefix, const std::string &part, Reader reader, int layer)
    {
        const ModelConfig &config = m_trace.config;
        const bool isDecoder = reader == Reader::Decoder;
        const auto place = [&](PlaceKind ofEncoder, PlaceKind ofDecoder) {
            return Place{isDecoder ? ofDecoder : ofEncoder, layer, reader == Reader::Backward};
        };
        for (int gate = 0; gate < static_cast<int>(gateNames(config.cell).size()); ++gate)
            add(prefix + "gate." + gateName(config, gate), part,
                {Quantity::Gate, reader, layer, 0, gate});
        add(place(PlaceKind::EncoderCell, PlaceKind::DecoderCell), part,
            {Quantity::Cell, reader, layer, 0, 0});
        add(place(PlaceKind::EncoderHidden, PlaceKind::DecoderHidden), part,
            {Quantity::Hidden, reader, layer, 0, 0});
    }

    std::vector<TraceTensor> take() { return std::move(m_tensors); }

private:
    void addTensor(TraceTensor of)
    {
        of.values = tableOf(m_trace, of.tensor);
        if (!of.values || of.values->isEmpty())
            return;
        const bool isStart = of.tensor.place < 0;
        of.rows = isStart                ? TensorRows::Layers
            : isOfDecoderStep(of.tensor) ? TensorRows::TargetWords
                                         : TensorRows::SourceWords;
        describe(of, isStart);
        m_tensors.push_back(std::move(of));
    }

    /// Symbol and equation, of a row with others before and behind it.
    void describe(TraceTensor &of, bool isStart) const
    {
        const ModelConfig &config = m_trace.config;
        TensorId some = of.tensor;
        some.place = isStart ? -1 : kSome;
        const IndexNames names
            = lettersFor(of.rows == TensorRows::TargetWords ? "t" : "i", isStart);
        of.symbol = symbolText(config, some, names);
        const auto box = boxThatMakes(config, kLength, some);
        if (!box)
            return;
        for (const Equation &equation : equationsOf(config, *box))
            if (equation.makes == some)
                of.equation = symbolText(config, equation.text, names);
    }

    const Trace &m_trace;
    std::vector<TraceTensor> m_tensors;
};

TensorId simple(Quantity quantity)
{
    return {quantity, Reader::Decoder, 0, 0, 0};
}

TensorId startOf(Quantity quantity)
{
    return {quantity, Reader::Decoder, 0, -1, 0};
}

} // namespace

const char *name(TensorRows rows)
{
    switch (rows) {
    case TensorRows::SourceWords:
        return "source_words";
    case TensorRows::TargetWords:
        return "target_words";
    case TensorRows::Layers:
        break;
    }
    return "layers";
}

std::vector<TraceTensor> tensorsOf(const Trace &trace)
{
    List list(trace);
    list.add(Place{PlaceKind::SourceEmbeddings}, "source", simple(Quantity::SourceInput));
    list.add("source.convolved", "source", simple(Quantity::Convolved));
    for (int layer = 0; layer < trace.config.layers; ++layer) {
        const std::string prefix = "encoder." + std::to_string(layer) + ".";
        list.addLayer(prefix, "encoder", Reader::Forward, layer);
        list.addLayer(prefix + "reverse.", "encoder", Reader::Backward, layer);
    }
    list.add(Place{PlaceKind::Annotations}, "encoder", simple(Quantity::EncoderState));
    list.add("start.h", "start", startOf(Quantity::Hidden));
    list.add("start.c", "start", startOf(Quantity::Cell));
    list.add("decoder.input", "decoder", simple(Quantity::DecoderInput));
    for (int layer = 0; layer < trace.config.layers; ++layer)
        list.addLayer("decoder." + std::to_string(layer) + ".", "decoder", Reader::Decoder, layer);
    list.add("positions", "attention", simple(Quantity::Position));
    list.add(Place{PlaceKind::Scores}, "attention", simple(Quantity::Scores));
    list.add(Place{PlaceKind::Attention}, "attention", simple(Quantity::Attention));
    list.add(Place{PlaceKind::Context}, "attention", simple(Quantity::Context));
    list.add(Place{PlaceKind::Output}, "output", simple(Quantity::Output));
    return list.take();
}

} // namespace seq2seq
