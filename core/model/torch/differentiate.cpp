// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/differentiate_p.h"

#include "core/error.h"
#include "core/model/torch/named_tensor_p.h"
#include "core/stop.h"

namespace seq2seq {

namespace {

/// @param logProbabilities [T, V]
at::Tensor quantityOf(
    const Objective &of, const at::Tensor &logProbabilities, const at::Tensor &labels)
{
    if (!of.word)
        return -logProbabilities.gather(1, labels.unsqueeze(1)).sum();
    const auto last = logProbabilities.size(0) - 1;
    const auto words = logProbabilities.size(1);
    const auto isThere = [&](int word) { return word >= 0 && word < words; };
    if (of.step < 0 || of.step > last || !isThere(*of.word)
        || (of.ratherThan && !isThere(*of.ratherThan)))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The translation has no step %1 with the word %2")
                .arg(of.step + 1)
                .arg(*of.word),
            {}, message("core", "Its steps are numbered from 1 to %1.").arg(last + 1));
    const at::Tensor row = logProbabilities.select(0, of.step);
    const at::Tensor chosen = row.select(0, *of.word);
    return of.ratherThan ? chosen - row.select(0, *of.ratherThan) : chosen;
}

/// A weight as rows and columns: a vector is one row.
at::Tensor asTable(const at::Tensor &weight)
{
    return weight.dim() == 1 ? weight.unsqueeze(0) : weight.flatten(1);
}

std::vector<at::Tensor> rowsOf(const Seq2Seq &network, const Hooks &hooks, const Place &place)
{
    std::vector<at::Tensor> rows;
    if (place.kind != PlaceKind::Weight) {
        for (const auto &[row, values] : hooks.rows(place))
            rows.push_back(values);
        return rows;
    }
    const auto weights = network.named_parameters();
    const at::Tensor *weight = weights.find(place.weight);
    if (weight == nullptr)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "This model has no weight %1").arg(place.weight));
    return {*weight};
}

} // namespace

std::vector<Gradient> differentiate(const Seq2Seq &network, const SourceBatch &source,
    const TargetBatch &target, std::span<const Objective> of, const Place &with, const Edits &edits,
    const std::stop_token &stop)
{
    const torch::AutoGradMode withGradients(true);
    Hooks hooks(edits, {with});
    const Pass pass{{}, false, &hooks, stop};
    const EncodedSource encoded = network.encode(source, pass);
    std::vector<at::Tensor> outputs;
    for (const DecoderStep &step : network.steps(encoded, target.inputs, pass))
        outputs.push_back(step.state.output);
    const at::Tensor logProbabilities = at::log_softmax(network.logits(at::cat(outputs, 0)), 1);

    const std::vector<at::Tensor> rows = rowsOf(network, hooks, with);
    std::vector<at::Tensor> tables;
    for (const at::Tensor &row : rows)
        tables.push_back(asTable(row));
    const Matrix at = matrixOf(at::cat(tables, 0));
    std::vector<Gradient> result;
    for (const Objective &quantity : of) {
        throwIfStopped(stop);
        const at::Tensor value = quantityOf(quantity, logProbabilities, target.labels.squeeze(1));
        std::vector<at::Tensor> gradients
            = torch::autograd::grad({value}, rows, {}, true, false, true);
        for (std::size_t i = 0; i < rows.size(); ++i) // a later step bears on no earlier word
            gradients[i] = asTable(gradients[i].defined() ? gradients[i] : at::zeros_like(rows[i]));
        result.push_back({value.item<double>(), matrixOf(at::cat(gradients, 0)), at});
    }
    return result;
}

} // namespace seq2seq
