// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/attention_p.h"

#include "generated/attention_files.h"

#include <limits>

namespace seq2seq {

struct AttentionEquations {
    using Step = AttentionStep<at::Tensor>;
    at::Tensor (*keys)(std::span<const at::Tensor> w, const at::Tensor &states);
    at::Tensor (*position)(const Step &);
    at::Tensor (*score)(const Step &);
    at::Tensor (*distribution)(const Step &, const at::Tensor &e);
};

namespace {

template <typename Kind> constexpr AttentionEquations equationsOf()
{
    using Step = AttentionEquations::Step;
    return {[](std::span<const at::Tensor> w, const at::Tensor &states) {
                return Kind::template keys<at::Tensor>(w, states);
            },
        [](const Step &step) { return Kind::template position<at::Tensor>(step); },
        [](const Step &step) { return Kind::template score<at::Tensor>(step); },
        [](const Step &step, const at::Tensor &e) {
            return Kind::template distribution<at::Tensor>(step, e);
        }};
}

#define SEQ2SEQ_EQUATIONS(kind) equationsOf<attention::kind>(),
constexpr AttentionEquations kEquations[] // in the order of AttentionKind, without None
    = {SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_EQUATIONS)};
#undef SEQ2SEQ_EQUATIONS

} // namespace

Attention::Attention(const ModelConfig &config)
    : m_config(config)
    , m_equations(kEquations[static_cast<std::size_t>(config.attention) - 1])
{
    for (const AttentionWeight &weight : describe(config.attention).weights)
        m_weights.push_back(register_parameter(
            weight.name, at::zeros({sizeOf(weight.rows, config), sizeOf(weight.columns, config)})));
}

AttentionMemory Attention::remember(const at::Tensor &states, const at::Tensor &isPadding) const
{
    const at::Tensor lengths = isPadding.defined()
        ? isPadding.logical_not().sum(1, true)
        : at::full({states.size(0), 1}, states.size(1), states.options().dtype(at::kLong));
    return {states, m_equations.keys(m_weights, states), isPadding, lengths};
}

Attended Attention::forward(
    const at::Tensor &h, const AttentionMemory &memory, std::size_t t, Hooks *hooks) const
{
    AttentionEquations::Step step{m_config, m_weights, h, memory.states, memory.keys,
        at::arange(1, memory.states.size(1) + 1, memory.lengths.options()).unsqueeze(0),
        memory.lengths, t, {}};
    step.p = m_equations.position(step);

    Attended result;
    result.position = step.p;
    result.scores = seen(hooks, PlaceKind::Scores, t, m_equations.score(step));
    if (memory.isPadding.defined())
        result.scores
            = result.scores.masked_fill(memory.isPadding, -std::numeric_limits<double>::infinity());
    result.weights
        = seen(hooks, PlaceKind::Attention, t, m_equations.distribution(step, result.scores));
    result.context = seen(hooks, PlaceKind::Context, t,
        at::bmm(result.weights.unsqueeze(1), memory.states).squeeze(1));
    return result;
}

} // namespace seq2seq
