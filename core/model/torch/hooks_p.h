// SPDX-License-Identifier: GPL-3.0-or-later
// The named places of the network at which numbers are recorded and changed.
#pragma once

#include "core/model/edits.h"

#include <torch/torch.h>

#include <map>

namespace seq2seq {

/// Sees one sentence pass by (a row of the batch is a hypothesis of it): applies edits and keeps
/// the tensors of watched places, in the autograd graph if there is one.
class Hooks {
public:
    /// @param edits must outlive this
    explicit Hooks(const Edits &edits, std::vector<Place> watched = {})
        : m_edits(edits)
        , m_watched(std::move(watched))
    {
    }

    /// @param row of the place: a step, a source word; 0 for start states
    /// @param values [B, units]; @return what the network goes on with
    at::Tensor see(const Place &place, std::size_t row, at::Tensor values);
    /// What went by at a watched place, a row each, [B, units].
    [[nodiscard]] const std::map<std::size_t, at::Tensor> &rows(const Place &place) const;

private:
    [[nodiscard]] at::Tensor editedAttention(std::size_t t, at::Tensor weights) const;
    [[nodiscard]] at::Tensor editedState(
        const Place &place, std::size_t row, at::Tensor values) const;

    const Edits &m_edits;
    std::vector<Place> m_watched;
    std::map<std::string, std::map<std::size_t, at::Tensor>> m_rows; // by the place's text
};

/// hooks->see(), or the values as they are.
[[nodiscard]] inline at::Tensor seen(
    Hooks *hooks, const Place &place, std::size_t row, at::Tensor values)
{
    return hooks == nullptr ? values : hooks->see(place, row, std::move(values));
}
[[nodiscard]] inline at::Tensor seen(
    Hooks *hooks, PlaceKind kind, std::size_t row, at::Tensor values)
{
    return hooks == nullptr ? values : hooks->see(Place{kind}, row, std::move(values));
}
/// The same of all rows at once. @param values [rows, B, units]
[[nodiscard]] inline at::Tensor seenRows(Hooks *hooks, PlaceKind kind, const at::Tensor &values)
{
    if (hooks == nullptr)
        return values;
    std::vector<at::Tensor> rows = values.unbind(0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = hooks->see(Place{kind}, row, rows[row]);
    return at::stack(rows, 0);
}

/// A cell's states at one step.
struct CellHook {
    Hooks *hooks = nullptr;
    Place place; ///< of h
    PlaceKind cellKind = PlaceKind::DecoderCell; ///< of c
    std::size_t row = 0;

    [[nodiscard]] at::Tensor hidden(at::Tensor h) const
    {
        return seen(hooks, place, row, std::move(h));
    }
    [[nodiscard]] at::Tensor cell(at::Tensor c) const
    {
        if (hooks == nullptr)
            return c;
        Place ofCell = place;
        ofCell.kind = cellKind;
        return seen(hooks, ofCell, row, std::move(c));
    }
};

} // namespace seq2seq
