// SPDX-License-Identifier: GPL-3.0-or-later
// A translation nobody computed, with believable numbers in every field: views are tested without a
// model.
#pragma once

#include "core/engine/engine_update.h"

#include <QPalette>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace seq2seq::ui::test {

/// Numbers between -reach and reach that look random and are the same in every run.
inline Matrix waves(std::size_t rows, std::size_t columns, double reach, int kind)
{
    Matrix matrix(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            const double noise = std::sin(
                double(c * 12 + 7) * (1.7 + kind) + double(r) * (0.35 + 0.11 * double(c % 5)));
            matrix.at(r, c) = float(reach * noise * std::abs(noise));
        }
    }
    return matrix;
}

/// The same between 0 and 1.
inline Matrix openings(std::size_t rows, std::size_t columns, int kind)
{
    Matrix matrix = waves(rows, columns, 3, kind);
    for (float &value : matrix.values)
        value = 1 / (1 + std::exp(-value));
    return matrix;
}

inline LayerTrace madeUpLayer(const ModelConfig &config, int units, std::size_t steps, int kind)
{
    const auto h = std::size_t(units);
    LayerTrace layer;
    if (config.cell == CellKind::Lstm) {
        layer.gates = {{"i", openings(steps, h, kind)}, {"f", openings(steps, h, kind + 1)},
            {"g", waves(steps, h, 1, kind + 2)}, {"o", openings(steps, h, kind + 3)}};
        layer.cell = waves(steps, h, 1.6, kind + 4);
    } else if (config.cell == CellKind::Gru) {
        layer.gates = {{"r", openings(steps, h, kind)}, {"z", openings(steps, h, kind + 1)},
            {"n", waves(steps, h, 1, kind + 2)}};
    }
    layer.hidden = waves(steps, h, 0.9, kind + 5);
    return layer;
}

/// Attention that peaks at `peaks[t]` with weight `strength` and shares the rest evenly.
inline Matrix peaked(const std::vector<std::size_t> &peaks, std::size_t columns, float strength)
{
    Matrix matrix(peaks.size(), columns);
    for (std::size_t t = 0; t < peaks.size(); ++t) {
        for (std::size_t i = 0; i < columns; ++i)
            matrix.at(t, i) = (1 - strength) / float(columns - 1);
        matrix.at(t, peaks[t]) = strength;
    }
    return matrix;
}

/// "我昨天在图书馆读了一本有趣的书。": 13 source tokens, 11 target tokens.
inline Trace madeUpTrace(ModelConfig config = {})
{
    config.sourceVocabulary = 6120;
    config.targetVocabulary = 8012;
    Trace trace;
    trace.config = config;
    trace.source = "我昨天在图书馆读了一本有趣的书。";
    trace.target = "I read an interesting book in the library yesterday.";
    trace.sourceTokens
        = {"我", "昨天", "在", "图书馆", "读", "了", "一", "本", "有趣", "的", "书", "。", "</s>"};
    trace.sourceIds = {1502, 4961, 255, 1916, 3568, 606, 2579, 4435, 3, 305, 1397, 598, 2};
    trace.targetTokens = {
        "I", "read", "an", "interesting", "book", "in", "the", "library", "yesterday", ".", "</s>"};
    trace.targetIds = {760, 5539, 685, 4463, 5405, 785, 469, 7673, 2829, 211, 2};
    const std::size_t m = trace.sourceTokens.size();
    const std::size_t n = trace.targetTokens.size();
    const auto h = std::size_t(config.hiddenSize);
    const auto e = std::size_t(config.embeddingSize);
    if (!config.oneHot)
        trace.sourceEmbeddings = waves(m, e, 0.4, 1);
    if (config.convolution)
        trace.convolvedEmbeddings = waves(m, e, 0.5, 2);
    for (int layer = 0; layer < config.layers; ++layer) {
        trace.forward.push_back(madeUpLayer(config, config.directionSize(), m, 10 + layer));
        if (config.bidirectional)
            trace.backward.push_back(madeUpLayer(config, config.directionSize(), m, 20 + layer));
        trace.decoder.push_back(madeUpLayer(config, config.hiddenSize, n, 30 + layer));
    }
    trace.encoderStates = waves(m, std::size_t(config.encoderStateSize()), 0.9, 40);
    trace.startHidden = waves(std::size_t(config.layers), h, 0.8, 41);
    if (config.cell == CellKind::Lstm)
        trace.startCell = waves(std::size_t(config.layers), h, 1.2, 42);
    if (!config.oneHot) {
        trace.decoderInput = waves(n, e + (config.inputFeeding ? h : 0), 0.5, 43);
        trace.decoderEmbeddingSize = int(e);
    }
    if (config.attention != AttentionKind::None) {
        const std::vector<std::size_t> peaks{0, 4, 6, 8, 10, 2, 2, 3, 1, 11, 12};
        trace.attention = peaked(peaks, m, 0.76F);
        trace.scores = trace.attention;
        for (float &score : trace.scores.values)
            score = std::log(score) + 5;
        if (describe(config.attention).hasPosition())
            trace.positions = waves(n, 1, 3, 46);
        trace.context = waves(n, std::size_t(config.encoderStateSize()), 0.8, 44);
    }
    trace.output = waves(n, h, 0.95, 45);
    const std::vector<std::pair<int, std::string>> others{{211, "."}, {901, "last"}, {902, "today"},
        {903, "on"}, {904, "then"}, {905, "again"}, {906, "a"}, {907, "at"}, {908, "early"}};
    for (std::size_t t = 0; t < n; ++t) {
        trace.logProbabilities.push_back(std::log(0.81));
        trace.entropies.push_back(0.78);
        trace.ranks.push_back(1);
        std::vector<WordProbability> words{{trace.targetIds[t], trace.targetTokens[t], 0.81}};
        double probability = 0.09;
        for (const auto &[id, word] : others) {
            if (id == trace.targetIds[t])
                continue;
            words.push_back({id, word, probability});
            probability /= 2;
        }
        trace.topWords.push_back(std::move(words));
    }
    trace.milliseconds = 7;
    return trace;
}

inline std::shared_ptr<const TranslateResult> madeUpResult(const ModelConfig &config = {})
{
    auto result = std::make_shared<TranslateResult>();
    result->id = 1;
    result->trace = madeUpTrace(config);
    result->translation.source = result->trace.source;
    result->translation.sourceTokens = result->trace.sourceTokens;
    result->translation.sourceIds = result->trace.sourceIds;
    Hypothesis best;
    best.ids = result->trace.targetIds;
    best.logProbability = result->trace.logProbability();
    best.score = best.logProbability / 1.7;
    best.isFinished = true;
    best.text = result->trace.target;
    Hypothesis second = best;
    second.ids[2] = 906;
    second.logProbability -= 1.4;
    second.score -= 0.8;
    second.text = "I read a interesting book in the library yesterday.";
    Hypothesis third = second;
    third.ids.pop_back();
    third.isFinished = false;
    third.logProbability -= 0.7;
    third.score -= 0.4;
    third.text = "Yesterday I read an interesting book in the library.";
    result->translation.hypotheses = {best, second, third};
    result->translation.milliseconds = 7;
    return result;
}

inline QPalette lightPalette()
{
    QPalette palette(QColor(0xf3, 0xf4, 0xf6));
    palette.setColor(QPalette::Window, QColor(0xf3, 0xf4, 0xf6));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(0x1f, 0x29, 0x33));
    palette.setColor(QPalette::WindowText, QColor(0x1f, 0x29, 0x33));
    palette.setColor(QPalette::Button, Qt::white);
    palette.setColor(QPalette::ButtonText, QColor(0x1f, 0x29, 0x33));
    return palette;
}

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x31, 0x39), QColor(0x17, 0x1b, 0x21));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x23, 0x2a));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xea, 0xf0));
    palette.setColor(QPalette::WindowText, QColor(0xe6, 0xea, 0xf0));
    palette.setColor(QPalette::ButtonText, QColor(0xe6, 0xea, 0xf0));
    return palette;
}

} // namespace seq2seq::ui::test
