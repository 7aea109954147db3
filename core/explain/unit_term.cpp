// SPDX-License-Identifier: GPL-3.0-or-later
// What a number is made of is what the box that makes it reads (core/model/step_boxes.h).
#include "core/explain/unit_term.h"

#include "core/error.h"
#include "core/explain/attention_term.h"
#include "core/explain/dot_product.h"
#include "core/explain/weight_values.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

/// Writes the equation of one number of a box.
class TermWriter {
public:
    TermWriter(const Model &model, const Trace &trace, const StepBox &box, const TensorId &tensor,
        int unit)
        : m_model(model)
        , m_trace(trace)
        , m_config(trace.config)
        , m_box(box)
        , m_tensor(tensor)
        , m_unit(unit)
    {
    }

    [[nodiscard]] Term write() const
    {
        switch (m_box.kind) {
        case BoxKind::Input:
            return input();
        case BoxKind::Convolution:
            return sumTerm({rowTimes(weight(WeightRole::ConvolutionHere), m_unit, {m_box.reads[0]}),
                rowTimes(weight(WeightRole::ConvolutionNext), m_unit, {m_box.reads[1]}),
                bias(weight(WeightRole::ConvolutionBias))});
        case BoxKind::Gates:
            return gate();
        case BoxKind::NewState:
            return newState();
        case BoxKind::EncoderState:
            return copy(m_box.reads);
        case BoxKind::StartState:
            return start();
        case BoxKind::Scores:
            return attention();
        case BoxKind::Context:
            return context();
        case BoxKind::Output:
            return tanhOf(rowTimes(weight(WeightRole::Output), m_unit, m_box.reads));
        case BoxKind::Distribution:
            return distribution();
        case BoxKind::LayersBelow:
        case BoxKind::LayersAbove:
            break; // a page shows the layer of the vector itself
        }
        return constantTerm("0", 0);
    }

private:
    [[nodiscard]] std::vector<float> values(const TensorId &tensor) const
    {
        return valuesOf(m_trace, tensor);
    }
    [[nodiscard]] Term read(std::size_t number) const { return unitOf(m_box.reads[number]); }
    [[nodiscard]] Term unitOf(const TensorId &tensor) const { return unitOf(tensor, m_unit); }
    [[nodiscard]] Term unitOf(const TensorId &tensor, int unit) const
    {
        return valueTerm(
            {"<0>", {{tensor, unit}}}, double(values(tensor).at(static_cast<std::size_t>(unit))));
    }

    [[nodiscard]] WeightId weight(WeightRole role, int gate = 0) const
    {
        for (const WeightId &id : m_box.weights)
            if (id.role == role && id.gate == gate)
                return id;
        return {role, m_box.reader, m_tensor.layer, gate};
    }

    [[nodiscard]] Term bias(const WeightId &id) const
    {
        const Matrix column = weightValues(m_model, id);
        return valueTerm(
            {"<0>", {{id, m_unit}}}, double(column.values.at(static_cast<std::size_t>(m_unit))));
    }

    /// A row of a weight times vectors under each other.
    [[nodiscard]] Term rowTimes(
        const WeightId &id, int row, const std::vector<TensorId> &tensors) const
    {
        TermText text{"<0> · <1>", {{id, row}}};
        std::vector<float> x;
        for (const TensorId &tensor : tensors) {
            text.symbols.push_back({tensor});
            const std::vector<float> part = values(tensor);
            x.insert(x.end(), part.begin(), part.end());
        }
        if (tensors.size() == 2)
            text.markup = "<0> · [<1> ; <2>]";
        const Matrix w = weightValues(m_model, id);
        return dotTerm(std::move(text), w.row(static_cast<std::size_t>(row)), x);
    }

    /// One number of vectors under each other.
    [[nodiscard]] Term copy(const std::vector<TensorId> &tensors) const
    {
        int unit = m_unit;
        for (const TensorId &tensor : tensors) {
            const auto size = static_cast<int>(values(tensor).size());
            if (unit < size)
                return unitOf(tensor, unit);
            unit -= size;
        }
        return constantTerm("0", 0);
    }

    [[nodiscard]] Term input() const
    {
        const bool isEncoder = m_box.reader == Reader::Forward;
        const int place = m_box.reads[0].place;
        const std::vector<int> &ids = isEncoder ? m_trace.sourceIds : m_trace.targetIds;
        const int word = place < 0 ? kBos : ids.at(static_cast<std::size_t>(place));
        const auto size = static_cast<int>(values(m_tensor).size());
        const int ofWord = m_box.reads.size() > 1 ? size - m_config.hiddenSize : size;
        if (m_unit >= ofWord)
            return unitOf(m_box.reads[1], m_unit - ofWord); // input feeding
        if (m_config.oneHot)
            return valueTerm({"onehot(<0>)[" + std::to_string(m_unit) + "]", {{m_box.reads[0]}}},
                word == m_unit ? 1 : 0);
        const WeightId id
            = weight(isEncoder ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings);
        const Matrix table = weightValues(m_model, id);
        return valueTerm({"<0>", {{id, word, m_unit}}},
            double(table.at(static_cast<std::size_t>(word), static_cast<std::size_t>(m_unit))));
    }

    [[nodiscard]] std::vector<TensorId> cellInput() const
    {
        return {m_box.reads.begin(), m_box.reads.end() - 1};
    }

    /// W_ih x + W_hh h + b of a gate; the state before is the last that the box reads.
    [[nodiscard]] Term sum(int gate) const
    {
        return sumTerm({rowTimes(weight(WeightRole::Input, gate), m_unit, cellInput()),
            rowTimes(weight(WeightRole::Hidden, gate), m_unit, {m_box.reads.back()}),
            bias(weight(WeightRole::Bias, gate))});
    }

    [[nodiscard]] Term gate() const
    {
        constexpr int kCandidate = 2; // g of an LSTM, n of a GRU
        if (m_tensor.gate != kCandidate)
            return sigmoidOf(sum(m_tensor.gate));
        if (m_config.cell == CellKind::Lstm)
            return tanhOf(sum(kCandidate));
        TensorId reset = m_tensor;
        reset.gate = 0;
        return tanhOf(sumTerm({rowTimes(weight(WeightRole::Input, kCandidate), m_unit, cellInput()),
            bias(weight(WeightRole::InputBias, kCandidate)),
            productTerm({unitOf(reset),
                sumTerm(
                    {rowTimes(weight(WeightRole::Hidden, kCandidate), m_unit, {m_box.reads.back()}),
                        bias(weight(WeightRole::HiddenBias, kCandidate))})})}));
    }

    [[nodiscard]] Term newState() const
    {
        if (m_config.cell == CellKind::Rnn)
            return tanhOf(sum(0));
        if (m_config.cell == CellKind::Gru) // reads z, n, h before
            return sumTerm(
                {productTerm({sumTerm({constantTerm("1", 1), subtracted(read(0))}), read(1)}),
                    productTerm({read(0), read(2)})});
        if (m_tensor.quantity == Quantity::Cell) // reads i, f, g, o, c before
            return sumTerm({productTerm({read(1), read(4)}), productTerm({read(0), read(2)})});
        return productTerm({read(3), tanhOf(unitOf(m_box.makes[0]))});
    }

    [[nodiscard]] Term start() const
    {
        if (m_config.start == StartKind::Zero)
            return constantTerm("0", 0);
        const bool isCell = m_tensor.quantity == Quantity::Cell;
        std::vector<TensorId> last; // the encoder's last states of that quantity
        std::ranges::copy_if(m_box.reads, std::back_inserter(last),
            [&](const TensorId &tensor) { return tensor.quantity == m_tensor.quantity; });
        if (m_config.start == StartKind::Last)
            return copy(last);
        return rowTimes(
            weight(isCell ? WeightRole::StartCell : WeightRole::StartHidden), m_unit, last);
    }

    [[nodiscard]] Term attention() const
    {
        const AttentionNumbers numbers{m_trace, m_tensor.place, m_box.reads[0], m_box.weights,
            [this](const WeightId &id) { return weightValues(m_model, id); }};
        if (m_tensor.quantity == Quantity::Scores)
            return scoreTerm(numbers, m_unit);
        if (m_tensor.quantity == Quantity::Attention)
            return weightTerm(numbers, m_unit);
        return positionTerm(numbers);
    }

    /// sum_i alpha_{t,i} h_i[unit]
    [[nodiscard]] Term context() const
    {
        std::vector<float> column;
        for (std::size_t i = 0; i < m_trace.encoderStates.rows; ++i)
            column.push_back(m_trace.encoderStates.at(i, static_cast<std::size_t>(m_unit)));
        return dotTerm({"Σ_i <0> <1>", {{m_box.reads[0], -1, -1, "i"}, {m_box.reads[1], m_unit}}},
            values(m_box.reads[0]), column);
    }

    /// exp(W[w,:] . o) / sum over all words
    [[nodiscard]] Term distribution() const
    {
        const WeightId id = weight(WeightRole::Vocabulary);
        const int word = m_trace.topWords.at(static_cast<std::size_t>(m_tensor.place))
                             .at(static_cast<std::size_t>(m_unit))
                             .id;
        const Matrix w = weightValues(m_model, id);
        const std::vector<float> o = values(m_box.reads[0]);
        double sum = 0;
        for (std::size_t r = 0; r < w.rows; ++r)
            sum += std::exp(dotProduct(o, w.row(r)));
        return quotientTerm(expOf(rowTimes(id, word, m_box.reads)),
            valueTerm({"Σ_w exp(<0>[w,:] · <1>)", {{id}, {m_box.reads[0]}}}, sum));
    }

    const Model &m_model;
    const Trace &m_trace;
    const ModelConfig &m_config;
    const StepBox &m_box;
    TensorId m_tensor;
    int m_unit;
};

/// The numbers of a vector, none where the sentence has no such place.
std::vector<float> numbersOf(const Trace &trace, const TensorId &tensor)
{
    const bool isState = tensor.quantity == Quantity::Cell || tensor.quantity == Quantity::Hidden;
    const int first = isState || tensor.quantity == Quantity::Output ? -1 : 0;
    const std::size_t places
        = isOfDecoderStep(tensor) ? trace.targetIds.size() : trace.sourceIds.size() + 1;
    if (tensor.place < first || tensor.place >= static_cast<int>(places))
        return {};
    return valuesOf(trace, tensor);
}

UnitTerm unitTerm(const Model &model, const Trace &trace, const TensorId &tensor, int unit)
{
    const std::vector<float> values = numbersOf(trace, tensor);
    if (unit < 0 || static_cast<std::size_t>(unit) >= values.size())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The translation has no number %1 there").arg(unit), {},
            message("core", "Choose one of the numbers that are shown now."));
    UnitTerm term{tensor, unit, constantTerm("0", 0),
        static_cast<double>(values[static_cast<std::size_t>(unit)])};
    const auto m = static_cast<int>(trace.sourceIds.size());
    if (const std::optional<StepBox> box = boxThatMakes(trace.config, m, tensor))
        term.right = TermWriter(model, trace, *box, tensor, unit).write();
    return term;
}

} // namespace

std::vector<UnitTerm> unitTerms(
    const Model &model, const Trace &trace, const TensorId &tensor, int unit)
{
    if (!(model.config() == trace.config))
        return {};
    std::vector<UnitTerm> terms{unitTerm(model, trace, tensor, unit)};
    if (tensor.quantity != Quantity::Attention)
        return terms;
    TensorId beside = tensor;
    beside.quantity = Quantity::Scores;
    terms.push_back(unitTerm(model, trace, beside, unit));
    beside.quantity = Quantity::Position;
    if (describe(trace.config.attention).hasPosition())
        terms.push_back(unitTerm(model, trace, beside, 0));
    return terms;
}

} // namespace seq2seq
