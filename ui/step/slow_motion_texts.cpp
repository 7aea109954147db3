// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slow_motion_texts.h"

#include "ui/step/state_film.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace seq2seq::ui {

namespace {

struct SlowMotionTexts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::SlowMotionTexts)
};

QString number(double value, int digits = 3)
{
    return QLocale().toString(value, 'g', digits).replace(u'-', u'−');
}

QString partName(const ModelConfig &config, const Place &place)
{
    switch (place.kind) {
    case PlaceKind::Output:
        return SlowMotionTexts::tr("output o");
    case PlaceKind::TargetEmbeddings:
        return SlowMotionTexts::tr("target embeddings");
    case PlaceKind::SourceEmbeddings:
        return SlowMotionTexts::tr("source embeddings");
    case PlaceKind::Annotations:
        return SlowMotionTexts::tr("through attention");
    default:
        break;
    }
    const QString name = StateFilm::nameOf(place); // as below the boxes
    return config.layers == 1 ? name
                              : SlowMotionTexts::tr("%1, layer %2").arg(name).arg(place.layer + 1);
}

QString partMeaning(const Place &place)
{
    switch (place.kind) {
    case PlaceKind::Annotations:
        return SlowMotionTexts::tr(
            "What comes to this word's annotation from all decoder steps that "
            "looked at it, straight through attention");
    case PlaceKind::SourceEmbeddings:
    case PlaceKind::TargetEmbeddings:
        return SlowMotionTexts::tr("How much J would change with the embedding of this word");
    default:
        return SlowMotionTexts::tr(
            "How much J would change with this state, through everything that "
            "comes after it");
    }
}

/// What the encoder's direction that reads from the beginning shows of the gradient's way.
QString encoderSentence(const SlowMotionAnswer &answer)
{
    const auto &states = answer.motion.states;
    const auto top = std::ranges::find_if(states, [](const StateGradient &state) {
        return state.place.kind == PlaceKind::EncoderHidden && !state.place.isReverse;
    });
    if (top == states.end() || top->norms.empty())
        return {};
    return SlowMotionTexts::tr("%1: %2 at the last word, %3 at the first.")
        .arg(partName(answer.config, top->place), number(top->norms.back()),
            number(top->norms.front()));
}

QString clippingSentence(const SlowMotion &motion)
{
    const QString norm = number(motion.gradientNorm, 4);
    if (motion.clipLimit <= 0)
        return SlowMotionTexts::tr("All gradients together have the norm %1. There is no limit, so "
                                   "they stay as they are.")
            .arg(norm);
    const QString limit = number(motion.clipLimit);
    return motion.clipScale < 1
        ? SlowMotionTexts::tr("All gradients together have the norm %1, above the limit %2: every "
                              "number of them is multiplied by %3.")
              .arg(norm, limit, number(motion.clipScale, 4))
        : SlowMotionTexts::tr("All gradients together have the norm %1, below the limit %2: they "
                              "stay as they are, the factor is 1.")
              .arg(norm, limit);
}

} // namespace

QString motionStageName(MotionStage stage)
{
    switch (stage) {
    case MotionStage::Forward:
        return SlowMotionTexts::tr("1 Forward");
    case MotionStage::Backward:
        return SlowMotionTexts::tr("2 Backward");
    case MotionStage::Clipping:
        return SlowMotionTexts::tr("3 Clipping");
    case MotionStage::Update:
        break;
    }
    return SlowMotionTexts::tr("4 Update");
}

QString motionStageMeaning(MotionStage stage)
{
    switch (stage) {
    case MotionStage::Forward:
        return SlowMotionTexts::tr("The loss of each target word");
    case MotionStage::Backward:
        return SlowMotionTexts::tr("The gradient of the loss at each part and word");
    case MotionStage::Clipping:
        return SlowMotionTexts::tr("Gradients that are too large are scaled down");
    case MotionStage::Update:
        break;
    }
    return SlowMotionTexts::tr("The optimiser moves every weight a little");
}

QString motionSentence(const SlowMotionAnswer &answer, MotionStage stage)
{
    const SlowMotion &motion = answer.motion;
    const QString before = fixedNumber(motion.lossBefore, kLossDigits);
    switch (stage) {
    case MotionStage::Forward:
        return SlowMotionTexts::tr(
            "The decoder is fed the words of the target, not its own (teacher forcing), and each "
            "word costs −log P of it. Together J = %1 nats, %2 a word.")
            .arg(before,
                fixedNumber(
                    motion.lossBefore / double(std::max<std::size_t>(motion.losses.size(), 1)),
                    kLossDigits));
    case MotionStage::Backward:
        return (answer.config.attention == AttentionKind::None
                       ? SlowMotionTexts::tr(
                           "From the last target word back to the first, then into the encoder "
                           "through its last state alone. At each step back the gradient is "
                           "multiplied again: it can vanish or grow.")
                       : SlowMotionTexts::tr(
                           "From the last target word back to the first, then through the encoder. "
                           "Attention is a shortcut: each source word gets a gradient straight "
                           "from the decoder steps that looked at it."))
            + u' ' + encoderSentence(answer);
    case MotionStage::Clipping:
        return clippingSentence(motion);
    case MotionStage::Update:
        break;
    }
    return SlowMotionTexts::tr("%1 with learning rate %2 moves the weights against their "
                               "gradients. The loss of this pair goes from %3 to %4 nats.")
        .arg(answer.optimizer == OptimizerKind::Adam ? QStringLiteral("Adam")
                                                     : QStringLiteral("SGD"),
            number(motion.learningRate), number(motion.lossBefore, 4), number(motion.lossAfter, 4));
}

QString motionRemark(const SlowMotionAnswer &answer)
{
    return targetRemark(answer.isReference) + u' '
        + SlowMotionTexts::tr("Made on a copy of the model, for this one pair, without dropout and "
                              "label smoothing.");
}

QString targetRemark(bool isReference)
{
    return isReference ? SlowMotionTexts::tr("The target is the reference of the corpus.")
                       : SlowMotionTexts::tr("The corpus has no reference of this sentence: the "
                                             "target is the translation that is shown.");
}

QVector<GradientRow> gradientRows(const SlowMotionAnswer &answer)
{
    QVector<GradientRow> rows;
    for (const StateGradient &state : answer.motion.states)
        rows.append({partName(answer.config, state.place), partMeaning(state.place),
            state.place.isOfSource(), state.norms});
    return rows;
}

int gradientMoments(const SlowMotionAnswer &answer)
{
    return int(answer.targetWords.size()) + answer.config.layers * int(answer.sourceWords.size());
}

std::vector<std::vector<bool>> gradientsShown(const SlowMotionAnswer &answer, int moments)
{
    const int m = int(answer.sourceWords.size());
    const int n = int(answer.targetWords.size());
    const int layers = answer.config.layers;
    const bool isBidirectional = answer.config.bidirectional;
    // Source words that a layer's directions have gone back over.
    const auto done
        = [&](int layer) { return std::clamp(moments - n - (layers - 1 - layer) * m, 0, m); };
    const auto isReached = [&](const Place &place, int column) {
        if (!place.isOfSource())
            return column >= n - moments;
        const bool isForwardDone = column >= m - done(place.layer);
        const bool isReverseDone = column < done(place.layer);
        if (place.kind == PlaceKind::Annotations)
            return moments > n;
        if (place.kind == PlaceKind::SourceEmbeddings)
            return isForwardDone && (isReverseDone || !isBidirectional);
        return place.isReverse ? isReverseDone : isForwardDone;
    };
    std::vector<std::vector<bool>> shown;
    for (const StateGradient &state : answer.motion.states) {
        std::vector<bool> &row = shown.emplace_back();
        for (int column = 0; column < int(state.norms.size()); ++column)
            row.push_back(isReached(state.place, column));
    }
    return shown;
}

} // namespace seq2seq::ui
