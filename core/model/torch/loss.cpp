// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/loss_p.h"

#include "core/text/vocabulary.h"

namespace seq2seq {

BatchLoss batchLoss(const Seq2Seq &model, const at::Tensor &outputs, const TargetBatch &target,
    double labelSmoothing)
{
    const at::Tensor flatLabels = target.labels.reshape({-1});
    at::Tensor flatOutputs = outputs.reshape({-1, outputs.size(2)});
    at::Tensor labels = flatLabels;
    if (model.config().lossMask && target.tokens < flatLabels.numel()) { // no logits for padding
        const at::Tensor real = flatLabels.ne(kPad).nonzero().squeeze(1);
        flatOutputs = flatOutputs.index_select(0, real);
        labels = flatLabels.index_select(0, real);
    }
    const at::Tensor logProbabilities = at::log_softmax(model.logits(flatOutputs), 1);
    const at::Tensor nll = at::nll_loss(logProbabilities, labels, {}, at::Reduction::Sum);
    BatchLoss loss{nll, nll.item<double>()};
    if (labelSmoothing > 0)
        loss.smoothed = nll * (1 - labelSmoothing)
            - logProbabilities.sum()
                * (labelSmoothing / static_cast<double>(logProbabilities.size(1)));
    return loss;
}

} // namespace seq2seq
