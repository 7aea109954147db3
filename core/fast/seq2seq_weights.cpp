// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/seq2seq_weights_p.h"

#include "core/error.h"

namespace seq2seq::fast {

template <typename Real>
std::shared_ptr<Weights<Real>> weightsOf(const std::shared_ptr<Seq2Seq> &model)
{
    std::vector<Parameter<Real>> parameters;
    for (auto &item : model->named_parameters()) {
        at::Tensor &weight = item.value();
        if (weight.scalar_type() != c10::CppTypeToScalarType<Real>::value
            || !weight.is_contiguous())
            throw Error(ErrorCode::Internal,
                message("core", "The fast path cannot read %1").arg(item.key()));
        const bool isVector = weight.dim() == 1;
        const auto rows = static_cast<std::size_t>(isVector ? 1 : weight.size(0));
        parameters.push_back({item.key(), weight.data_ptr<Real>(), rows,
            static_cast<std::size_t>(weight.numel()) / rows, weight.sizes().vec()});
    }
    return std::make_shared<Weights<Real>>(model->config(), std::move(parameters), model);
}

template std::shared_ptr<Weights<float>> weightsOf<float>(const std::shared_ptr<Seq2Seq> &);
template std::shared_ptr<Weights<double>> weightsOf<double>(const std::shared_ptr<Seq2Seq> &);

} // namespace seq2seq::fast
