// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up training run that looks like a real one: losses that fall with noise, evaluations, a
// probe sentence.
#pragma once

#include "core/run/progress.h"

#include <QRandomGenerator>

#include <cmath>
#include <string>
#include <vector>

namespace seq2seq::test {

inline LossPoint lossPoint(int step, QRandomGenerator &random)
{
    const auto noise = [&random] { return random.generateDouble() - 0.5; };
    LossPoint point;
    point.step = step;
    point.epoch = step / 750.0;
    point.seconds = step * 0.11;
    point.trainLoss = 1.0 + 5.2 * std::exp(-step / 1300.0) + 0.3 * noise();
    point.gradientNorm = 2.6 + 9 * std::exp(-step / 900.0) + 1.2 * noise();
    point.learningRate = step < 3500 ? 1e-3 : 5e-4;
    point.wordsPerSecond = 5300 * (1 - std::exp(-(step + 40) / 120.0)) + 300 * noise();
    return point;
}

inline std::vector<LossPoint> losses(int from, int to)
{
    QRandomGenerator random(quint32(from) + 1);
    std::vector<LossPoint> points;
    for (int step = from; step <= to; ++step)
        points.push_back(lossPoint(step, random));
    return points;
}

/// What such an evaluation sees inside: two weights of different layers, wider as training goes on.
inline Insight inside(double progress)
{
    Insight inside;
    inside.attentionEntropy = 0.9 - 0.6 * progress;
    inside.attentionOnOneWord = 0.3;
    inside.sourceGain = 2 * progress;
    for (const char *name : {"encoder.weight_ih_l0", "encoder.weight_hh_l0_reverse",
             "decoder.weight_ih", "decoder.weight_hh"}) {
        WeightInsight weight;
        weight.name = name;
        weight.gradientNorm = weight.name.starts_with("encoder") ? 0.02 : 0.3 + progress;
        const float width = 0.1F + float(progress);
        for (Histogram *histogram : {&weight.values, &weight.gradients}) {
            histogram->lowest = -width;
            histogram->highest = width;
            double sum = 0;
            for (std::size_t bin = 0; bin < kHistogramBins; ++bin) {
                const double z = (double(bin) - 14.5) / 6;
                histogram->shares.push_back(float(std::exp(-z * z)));
                sum += histogram->shares.back();
            }
            for (float &share : histogram->shares)
                share = float(share / sum);
        }
        weight.gradients.lowest /= 10;
        weight.gradients.highest /= 10;
        inside.weights.push_back(std::move(weight));
    }
    return inside;
}

/// The more `progress` (0..1), the sharper the attention and the better the translations.
inline Evaluation evaluation(int step, double progress)
{
    Evaluation e;
    e.step = step;
    e.epoch = step / 750.0;
    e.seconds = step * 0.11;
    e.trainLoss = 1.0 + 5.2 * std::exp(-step / 1300.0);
    e.devLoss = e.trainLoss + 0.35 + 0.2 * progress;
    e.devPerplexity = std::exp(e.devLoss);
    e.devTokenAccuracy = 0.2 + 0.55 * progress;
    e.devBleu = 34 * progress;
    e.devChrf = 12 + 42 * progress;
    e.learningRate = 1e-3;
    e.saturatedGates = 0.02 + 0.12 * std::exp(-4 * progress);
    e.isBest = true;
    e.inside = inside(progress);
    e.samples = {
        {"他 每天 早上 喝 咖啡 。", "He drinks coffee every morning .",
            "He drinks coffee every morning .", 100},
        {"我 昨天 在 图书馆 读 了 一 本 有趣 的 书 。",
            "I read an interesting book in the library yesterday .",
            progress < 0.5 ? "I read the book in the the school ."
                           : "I read an interesting book in the school yesterday .",
            40 + 32 * progress},
        {"你 妹妹 住 在 哪里 ?", "Where does your younger sister live ?",
            "Where does your sister live ?", 58},
        {"那 只 黑 猫 比 白 猫 大 得多 。", "The black cat is much bigger than the white one .",
            "The black cat is bigger than the black cat .", 39},
        {"如果 明天 下雨 , 我们 就 不 去 了 。", "If it rains tomorrow , we will not go .",
            "If it rains tomorrow , we will go to .", 49},
    };
    e.probe.sourceTokens
        = {"我", "昨天", "在", "图书馆", "读", "了", "一", "本", "有趣", "的", "书", "。", "</s>"};
    e.probe.targetTokens = {
        "I", "read", "an", "interesting", "book", "in", "the", "library", "yesterday", ".", "</s>"};
    const std::vector<int> links{0, 4, 6, 8, 10, 2, 2, 3, 1, 11, 12};
    e.probe.attention = Matrix(e.probe.targetTokens.size(), e.probe.sourceTokens.size());
    for (std::size_t row = 0; row < e.probe.attention.rows; ++row) {
        const auto uniform = float((1 - progress) / double(e.probe.attention.columns));
        for (float &weight : e.probe.attention.row(row))
            weight = uniform;
        e.probe.attention.at(row, std::size_t(links[row])) += float(progress);
    }
    e.probe.translation = progress < 0.5 ? "I read the book ." : "I read a book yesterday .";
    return e;
}

inline History history(int steps, int every)
{
    History run;
    run.losses = losses(1, steps);
    for (int step = every; step <= steps; step += every)
        run.evaluations.push_back(evaluation(step, 0.95 * step / steps));
    return run;
}

} // namespace seq2seq::test
