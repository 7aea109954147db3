// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/hooks_p.h"

#include "core/random.h"

#include <algorithm>
#include <numeric>

namespace seq2seq {

namespace {

/// Rows that sum to 1; where nothing is left, all alike.
at::Tensor normalised(const at::Tensor &weights)
{
    const at::Tensor sum = weights.sum(1, true);
    return at::where(sum.gt(0), weights / sum.clamp_min(1e-30),
        at::full_like(weights, 1.0 / static_cast<double>(weights.size(1))));
}

/// 1 where each row is largest.
at::Tensor largest(const at::Tensor &weights)
{
    return at::zeros_like(weights).scatter(1, weights.argmax(1, true), 1);
}

at::Tensor permuted(const at::Tensor &weights, std::uint64_t seed, std::size_t step)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(weights.size(1)));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    Random random(Random(seed + step).next());
    random.shuffle(order);
    return weights.index_select(1, at::tensor(order, at::kLong).to(weights.device()));
}

at::Tensor edited(const AttentionEdit &edit, std::size_t t, const at::Tensor &weights)
{
    switch (edit.kind) {
    case AttentionEdit::Kind::Set:
        return normalised(at::tensor(edit.weights, at::kDouble)
                              .to(weights.options())
                              .unsqueeze(0)
                              .expand_as(weights));
    case AttentionEdit::Kind::Uniform:
        return at::full_like(weights, 1.0 / static_cast<double>(weights.size(1)));
    case AttentionEdit::Kind::Hard:
        return largest(weights);
    case AttentionEdit::Kind::Permuted:
        return permuted(weights, edit.seed, t);
    case AttentionEdit::Kind::NoLargest:
        return normalised(weights * (1 - largest(weights)));
    case AttentionEdit::Kind::WithoutWords:
        break;
    }
    at::Tensor kept = at::ones_like(weights);
    for (const int word : edit.words)
        kept.select(1, word).zero_();
    return normalised(weights * kept);
}

/// 1 at the units that are changed, [1, units].
at::Tensor maskOf(const std::vector<int> &units, const at::Tensor &values)
{
    if (units.empty())
        return at::ones({1, values.size(1)}, values.options().dtype(at::kBool));
    at::Tensor mask = at::zeros({1, values.size(1)}, values.options().dtype(at::kBool));
    for (const int unit : units)
        mask.select(1, unit).fill_(true);
    return mask;
}

at::Tensor rowOf(std::span<const float> numbers, const at::Tensor &like)
{
    return at::tensor(at::ArrayRef<float>(numbers.data(), numbers.size()), at::kFloat)
        .to(like.device(), like.scalar_type())
        .unsqueeze(0);
}

at::Tensor clamped(const Clamp &clamp, const at::Tensor &values)
{
    if (clamp.values.size() == 1)
        return at::where(maskOf(clamp.units, values),
            at::full_like(values, static_cast<double>(clamp.values.front())), values);
    std::vector<float> numbers(static_cast<std::size_t>(values.size(1)));
    for (std::size_t i = 0; i < clamp.values.size(); ++i)
        numbers[clamp.units.empty() ? i : static_cast<std::size_t>(clamp.units[i])]
            = clamp.values[i];
    return at::where(maskOf(clamp.units, values), rowOf(numbers, values).expand_as(values), values);
}

} // namespace

at::Tensor Hooks::editedAttention(std::size_t t, at::Tensor weights) const
{
    for (const AttentionEdit &edit : m_edits.attention)
        if (edit.steps.contains(t))
            weights = edited(edit, t, weights);
    return weights;
}

at::Tensor Hooks::editedState(const Place &place, std::size_t row, at::Tensor values) const
{
    for (const Patch &patch : m_edits.patches) {
        const auto first = static_cast<std::size_t>(patch.row);
        if (patch.place == place && row >= first && row < first + patch.values.rows)
            values = at::where(maskOf(patch.units, values),
                rowOf(patch.values.row(row - first), values).expand_as(values), values);
    }
    for (const Clamp &clamp : m_edits.clamps)
        if (clamp.place == place && clamp.steps.contains(row))
            values = clamped(clamp, values);
    return values;
}

at::Tensor Hooks::see(const Place &place, std::size_t row, at::Tensor values)
{
    values = place.kind == PlaceKind::Attention ? editedAttention(row, std::move(values))
                                                : editedState(place, row, std::move(values));
    if (std::ranges::find(m_watched, place) == m_watched.end())
        return values;
    if (at::GradMode::is_enabled() && !values.requires_grad()) // an edit put constants there
        values = values.detach().set_requires_grad(true);
    m_rows[textOf(place)][row] = values;
    return values;
}

const std::map<std::size_t, at::Tensor> &Hooks::rows(const Place &place) const
{
    return m_rows.at(textOf(place));
}

} // namespace seq2seq
