// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace_tensors.h"

namespace seq2seq {

namespace {

class List {
public:
    void add(TraceTensor tensor, const Matrix &values)
    {
        tensor.values = &values;
        if (values.rows > 0 && values.columns > 0)
            m_tensors.push_back(std::move(tensor));
    }

    /// @param place   "encoder.0.reverse."
    /// @param of      what its layers have in common
    /// @param index   of the symbols, "i" or "t"
    void add(
        const LayerTrace &layer, const std::string &place, TraceTensor of, const std::string &index)
    {
        for (const GateTrace &gate : layer.gates) {
            of.name = place + "gate." + gate.name;
            of.symbol = gate.name + "_" + index;
            add(of, gate.values);
        }
        of.name = place + "c";
        of.symbol = "c_" + index;
        add(of, layer.cell);
        of.name = place + "h";
        of.symbol = "h_" + index;
        add(of, layer.hidden);
    }

    std::vector<TraceTensor> take() { return std::move(m_tensors); }

private:
    std::vector<TraceTensor> m_tensors;
};

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
    using enum TensorRows;
    List list;
    list.add({"source.embeddings", "source", "x_i", SourceWords}, trace.sourceEmbeddings);
    list.add({"source.convolved", "source", "z_i", SourceWords}, trace.convolvedEmbeddings);
    for (std::size_t l = 0; l < trace.forward.size(); ++l) {
        const std::string place = "encoder." + std::to_string(l) + ".";
        const int layer = static_cast<int>(l);
        list.add(trace.forward[l], place, {{}, "encoder", {}, SourceWords, layer}, "i");
        if (l < trace.backward.size())
            list.add(trace.backward[l], place + "reverse.",
                {{}, "encoder", {}, SourceWords, layer, true}, "i");
    }
    list.add({"annotations", "encoder", "h^enc_i", SourceWords}, trace.encoderStates);
    list.add({"start.h", "start", "h_0", Layers}, trace.startHidden);
    list.add({"start.c", "start", "c_0", Layers}, trace.startCell);
    list.add({"decoder.input", "decoder", "y^_t", TargetWords}, trace.decoderInput);
    for (std::size_t l = 0; l < trace.decoder.size(); ++l)
        list.add(trace.decoder[l], "decoder." + std::to_string(l) + ".",
            {{}, "decoder", {}, TargetWords, static_cast<int>(l)}, "t");
    list.add({"positions", "attention", "p_t", TargetWords}, trace.positions);
    list.add({"scores", "attention", "e_t", TargetWords}, trace.scores);
    list.add({"attention", "attention", "alpha_t", TargetWords}, trace.attention);
    list.add({"context", "attention", "a_t", TargetWords}, trace.context);
    list.add({"output", "output", "o_t", TargetWords}, trace.output);
    return list.take();
}

} // namespace seq2seq
