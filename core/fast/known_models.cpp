// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/known_models.h"

#include <algorithm>
#include <array>

namespace seq2seq::fast {

bool knows(const ModelConfig &config, const Compute &compute)
{
    using enum AttentionKind;
    constexpr std::array kKnown{None, Dot, General, Scaled, Additive};
    return compute.device == "cpu" && std::ranges::find(kKnown, config.attention) != kKnown.end()
        && config.start == StartKind::Projected && !config.tiedEmbeddings && config.attentionMask
        && config.lossMask;
}

} // namespace seq2seq::fast
