// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/starting_weights.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// Puts the rows that were found in place of those from the seed.
void overlay(NamedTensor &embeddings, const WordVectors &vectors)
{
    for (std::size_t i = 0; i < vectors.ids.size(); ++i)
        std::ranges::copy(vectors.rows.row(i),
            embeddings.values.begin()
                + static_cast<std::ptrdiff_t>(vectors.ids[i]) * embeddings.shape.at(1));
}

} // namespace

void startFrom(const Experiment &experiment, Model &model)
{
    model.initialize(experiment.training.seed, experiment.training.initialization);
    if (!experiment.sourceVectors && !experiment.targetVectors)
        return;
    StateDict weights = model.weights();
    for (NamedTensor &weight : weights) {
        if (experiment.sourceVectors && weight.name == "model_embeddings.source.weight")
            overlay(weight, *experiment.sourceVectors);
        if (experiment.targetVectors && weight.name == "model_embeddings.target.weight")
            overlay(weight, *experiment.targetVectors);
    }
    model.setWeights(weights);
}

} // namespace seq2seq
