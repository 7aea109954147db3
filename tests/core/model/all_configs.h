// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of model, for tests of what must hold of all.
#pragma once

#include "tests/core/model/model_fixture.h"

#include <QtTest>

namespace seq2seq::test {

/// Every attention, cell, direction and layer count, each with and without input feeding and source
/// reversal. What enters the encoder (embeddings, one-hot rows, a convolution over the embeddings)
/// takes turns, since it meets the rest in one place only.
inline std::vector<ModelConfig> allConfigs()
{
    std::vector<ModelConfig> configs;
    int number = 0;
    for (const AttentionKind attention : {AttentionKind::None, AttentionKind::Dot,
             AttentionKind::General, AttentionKind::Scaled, AttentionKind::Additive})
        for (const CellKind cell : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
            for (const bool bidirectional : {true, false})
                for (const int layers : {1, 2, 3})
                    for (const bool inputFeeding : {true, false})
                        for (const bool reverseSource : {true, false}) {
                            ModelConfig config = tinyConfig();
                            config.attention = attention;
                            config.cell = cell;
                            config.bidirectional = bidirectional;
                            config.layers = layers;
                            config.inputFeeding = inputFeeding;
                            config.reverseSource = reverseSource;
                            // 7 and 5 share no factor with the loops inside the attention: all are
                            // met.
                            config.halfDirections = bidirectional
                                && (attention == AttentionKind::Dot || number % 3 == 0);
                            config.oneHot = number % 7 == 0;
                            config.convolution = number % 5 == 1 && !config.oneHot;
                            configs.push_back(config);
                            ++number;
                        }
    return configs;
}

inline std::string describe(const ModelConfig &config)
{
    return std::string(name(config.attention)) + " " + std::string(name(config.cell))
        + (config.bidirectional ? " bi" : " uni") + (config.halfDirections ? " halves" : "")
        + " layers " + std::to_string(config.layers) + (config.inputFeeding ? " feeding" : "")
        + (config.reverseSource ? " reversed" : "") + (config.oneHot ? " one-hot" : "")
        + (config.convolution ? " convolution" : "");
}

/// For the _data of a slow test: a row a model, its "number" the place in allConfigs(). A failure
/// then names its model, and QtTest's limit of five minutes holds for one model instead of all of
/// them, which matters under a sanitizer.
inline void addRowForEachConfig()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const ModelConfig &config : allConfigs())
        QTest::newRow(describe(config).c_str()) << number++;
}

} // namespace seq2seq::test
