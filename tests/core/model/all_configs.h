// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of model, for tests of what must hold of all.
#pragma once

#include "tests/core/model/model_fixture.h"

namespace seq2seq::test {

/// Every attention, cell, direction and layer count, with input feeding, reversal and one-hot
/// varied along.
inline std::vector<ModelConfig> allConfigs()
{
    std::vector<ModelConfig> configs;
    int number = 0;
    for (const AttentionKind attention : {AttentionKind::None, AttentionKind::Dot,
             AttentionKind::General, AttentionKind::Scaled, AttentionKind::Additive})
        for (const CellKind cell : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
            for (const bool bidirectional : {true, false})
                for (const int layers : {1, 2, 3}) {
                    ModelConfig config = tinyConfig();
                    config.attention = attention;
                    config.cell = cell;
                    config.bidirectional = bidirectional;
                    config.layers = layers;
                    config.inputFeeding = number % 2 == 0;
                    config.reverseSource = number % 3 == 0;
                    config.oneHot = number % 5 == 0;
                    config.convolution = number % 4 == 1 && !config.oneHot;
                    configs.push_back(config);
                    ++number;
                }
    return configs;
}

inline std::string describe(const ModelConfig &config)
{
    return std::string(name(config.attention)) + " " + std::string(name(config.cell))
        + (config.bidirectional ? " bi" : " uni") + " layers " + std::to_string(config.layers)
        + (config.inputFeeding ? " feeding" : "") + (config.reverseSource ? " reversed" : "")
        + (config.oneHot ? " one-hot" : "") + (config.convolution ? " convolution" : "");
}

} // namespace seq2seq::test
