// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of model, for tests of what must hold of all.
#pragma once

#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>

namespace seq2seq::test {

/// What the accelerator knows: every attention of it, cell, direction and layer count, each with
/// and without input feeding and source reversal. What enters the encoder (embeddings, one-hot
/// rows, a convolution over the embeddings) takes turns, since it meets the rest in one place only.
inline std::vector<ModelConfig> acceleratedConfigs()
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

/// What LibTorch alone knows: the other attentions, starts of the decoder, tied embeddings, masks.
inline std::vector<ModelConfig> otherConfigs()
{
    std::vector<ModelConfig> configs;
    ModelConfig tiny = tinyConfig();
    tiny.window = 1;
    tiny.positions = 4; // the longest source has five
    const std::vector<ModelConfig> accelerated = acceleratedConfigs();
    for (const AttentionKind attention : attentionKinds()) {
        const bool isNew = std::ranges::none_of(
            accelerated, [&](const ModelConfig &config) { return config.attention == attention; });
        for (const CellKind cell : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
            for (const int layers : {1, 2}) {
                if (!isNew)
                    continue;
                ModelConfig config = tiny;
                config.attention = attention;
                config.cell = cell;
                config.layers = layers;
                config.bidirectional = cell != CellKind::Gru;
                config.convolution = layers == 2;
                config.reverseSource = cell == CellKind::Rnn;
                configs.push_back(config);
            }
    }
    for (const StartKind start : {StartKind::Last, StartKind::Zero})
        for (const CellKind cell : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
            for (const int layers : {1, 2}) {
                ModelConfig config = tiny;
                config.start = start;
                config.cell = cell;
                config.layers = layers;
                config.halfDirections = true;
                configs.push_back(config);
            }
    for (const AttentionKind attention : {AttentionKind::None, AttentionKind::General}) {
        ModelConfig config = tiny;
        config.attention = attention;
        config.embeddingSize = config.hiddenSize;
        config.tiedEmbeddings = true;
        configs.push_back(config);
    }
    return configs;
}

/// Every kind of model.
inline std::vector<ModelConfig> allConfigs()
{
    std::vector<ModelConfig> configs = acceleratedConfigs();
    for (const ModelConfig &config : otherConfigs())
        configs.push_back(config);
    return configs;
}

inline std::string describe(const ModelConfig &config)
{
    return std::string(name(config.attention)) + " " + std::string(name(config.cell))
        + (config.bidirectional ? " bi" : " uni") + (config.halfDirections ? " halves" : "")
        + " layers " + std::to_string(config.layers) + (config.inputFeeding ? " feeding" : "")
        + (config.reverseSource ? " reversed" : "") + (config.oneHot ? " one-hot" : "")
        + (config.convolution ? " convolution" : "")
        + (config.start == StartKind::Projected ? "" : " from " + std::string(name(config.start)))
        + (config.tiedEmbeddings ? " tied" : "");
}

/// For the _data of a slow test: a row a model, its "number" the place in the list. A failure
/// then names its model, and QtTest's limit of five minutes holds for one model instead of all of
/// them, which matters under a sanitizer.
inline void addRowForEachConfig(const std::vector<ModelConfig> &configs = allConfigs())
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const ModelConfig &config : configs)
        QTest::newRow(describe(config).c_str()) << number++;
}

} // namespace seq2seq::test
