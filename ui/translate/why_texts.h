// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the page "Why?".
#pragma once

#include "core/explain/saliency.h"
#include "core/explain/wished_attention.h"

#include <QCoreApplication>
#include <QString>

namespace seq2seq::ui {

class WhyTexts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::WhyTexts)

public:
    /// "Why “magazine” rather than “novel”?" @param other empty: nothing else
    [[nodiscard]] static QString question(const QString &word, const QString &other);
    [[nodiscard]] static QString methodName(SaliencyMethod method);
    /// What it asks of each source word.
    [[nodiscard]] static QString methodMeaning(SaliencyMethod method);
    /// "log P(magazine) − log P(novel) = 7.10"
    [[nodiscard]] static QString quantity(
        const QString &word, const QString &other, double quantity);
    /// That the bars sum to what they should.
    [[nodiscard]] static QString check(double sum, double difference);
    /// Why importance and attention may differ; without attention, what there is instead.
    [[nodiscard]] static QString besideAttention(const ModelConfig &config);
    /// Whether the other word became the likeliest. @param likeliest with the wished attention
    [[nodiscard]] static QString wish(
        const WishedAttention &found, const QString &word, const QString &likeliest);
};

} // namespace seq2seq::ui
