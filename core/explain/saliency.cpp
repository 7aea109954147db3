// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/saliency.h"

#include "core/error.h"
#include "core/explain/objective_values.h"
#include "core/explain/occluded_edits.h"
#include "core/explain/require_words.h"
#include "core/names.h"
#include "core/text/vocabulary.h"

namespace seq2seq {

namespace {

constexpr Names<SaliencyMethod, 4> kNames{{
    {SaliencyMethod::GradientInput, "gradient-input"},
    {SaliencyMethod::IntegratedGradients, "integrated-gradients"},
    {SaliencyMethod::Occlusion, "occlusion"},
    {SaliencyMethod::Attention, "attention"},
}};

const Place kEmbeddings{PlaceKind::SourceEmbeddings};

std::vector<Objective> quantitiesOf(
    const std::vector<int> &target, const SaliencyOptions &options, const std::vector<int> &words)
{
    std::vector<Objective> quantities;
    for (const int t : words)
        quantities.push_back({target[static_cast<std::size_t>(t)], options.ratherThan, t});
    return quantities;
}

/// Each row's sum over units of factor times gradient. @param factors [source words, units]
void addProducts(
    Saliency &saliency, const std::vector<Gradient> &gradients, const Matrix &factors, double share)
{
    for (std::size_t row = 0; row < gradients.size(); ++row)
        for (std::size_t i = 0; i < factors.rows; ++i) {
            double sum = 0;
            for (std::size_t k = 0; k < factors.columns; ++k)
                sum += static_cast<double>(factors.at(i, k))
                    * static_cast<double>(gradients[row].values.at(i, k));
            saliency.scores.at(row, i) += static_cast<float>(share * sum);
        }
}

/// The source embeddings at a part of the way from 0 to where they are, edits of them included.
Edits partOfTheWay(const Matrix &embeddings, double part, Edits edits)
{
    const auto isOfEmbeddings = [](const auto &edit) { return edit.place == kEmbeddings; };
    std::erase_if(edits.patches, isOfEmbeddings);
    std::erase_if(edits.clamps, isOfEmbeddings);
    Patch patch;
    patch.place = kEmbeddings;
    patch.values = embeddings;
    for (float &value : patch.values.values)
        value *= static_cast<float>(part);
    edits.patches.push_back(std::move(patch));
    return edits;
}

/// By the midpoint rule, whose error falls with the square of the steps.
void integrate(Saliency &saliency, const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, std::span<const Objective> quantities,
    const SaliencyOptions &options, const std::function<void()> &between)
{
    const std::vector<Gradient> whole
        = model.gradients(source, target, quantities, kEmbeddings, options.edits);
    const Matrix &embeddings = whole.front().at;
    const std::vector<Gradient> nothing = model.gradients(
        source, target, quantities, kEmbeddings, partOfTheWay(embeddings, 0, options.edits));
    for (std::size_t row = 0; row < quantities.size(); ++row) {
        saliency.quantities.push_back(whole[row].quantity);
        saliency.differences.push_back(whole[row].quantity - nothing[row].quantity);
    }
    for (int step = 0; step < options.steps; ++step) {
        if (between)
            between();
        const double part = (step + 0.5) / options.steps;
        addProducts(saliency,
            model.gradients(source, target, quantities, kEmbeddings,
                partOfTheWay(embeddings, part, options.edits)),
            embeddings, 1.0 / options.steps);
    }
}

/// q of each without a source word. A sentence's only word is made unknown, as none can be left
/// out.
std::vector<double> valuesWithout(std::size_t word, const Model &model,
    const std::vector<int> &source, const std::vector<int> &target, std::span<const Objective> of,
    const Edits &edits)
{
    const bool isDropped = source.size() > 2;
    SourceEdit edit;
    edit.kind = isDropped ? SourceEdit::Kind::Drop : SourceEdit::Kind::Replace;
    edit.word = static_cast<int>(word);
    edit.id = kUnk;
    return objectiveValues(model, editedSource(source, {edit}).ids, target, of,
        isDropped ? editsWithoutWord(edits, static_cast<int>(word)) : edits);
}

void occlude(Saliency &saliency, const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, std::span<const Objective> of, const Edits &edits,
    const std::function<void()> &between)
{
    saliency.quantities = objectiveValues(model, source, target, of, edits);
    for (std::size_t i = 0; i + 1 < source.size(); ++i) { // </s> stays
        if (between)
            between();
        const std::vector<double> left = valuesWithout(i, model, source, target, of, edits);
        for (std::size_t row = 0; row < of.size(); ++row)
            saliency.scores.at(row, i) = static_cast<float>(saliency.quantities[row] - left[row]);
    }
}

void takeAttention(Saliency &saliency, const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, std::span<const Objective> of, const Edits &edits)
{
    const Trace trace = model.trace(source, target, 0, edits);
    if (trace.attention.isEmpty())
        throw Error(ErrorCode::BadConfiguration, message("core", "This model has no attention"), {},
            message("core", "Choose another method: gradients and occlusion need none."));
    saliency.quantities = objectiveValues(model, source, target, of, edits);
    for (std::size_t row = 0; row < of.size(); ++row)
        for (std::size_t i = 0; i < source.size(); ++i)
            saliency.scores.at(row, i)
                = trace.attention.at(static_cast<std::size_t>(of[row].step), i);
}

} // namespace

Saliency explainPair(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const SaliencyOptions &options,
    const std::function<void()> &between)
{
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(target, model.config().targetVocabulary);
    if (options.ratherThan)
        requireTargetWords({&*options.ratherThan, 1}, model.config().targetVocabulary);
    const auto last = static_cast<int>(target.size()) - 1;
    if (options.word && (*options.word < 0 || *options.word > last))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The translation has no word %1").arg(*options.word + 1), {},
            message("core", "Its words are numbered from 1 to %1.").arg(last + 1));
    Saliency saliency;
    for (int t = 0; t <= last; ++t)
        if (!options.word || *options.word == t)
            saliency.words.push_back(t);
    saliency.scores = Matrix(saliency.words.size(), source.size());
    const std::vector<Objective> of = quantitiesOf(target, options, saliency.words);
    switch (options.method) {
    case SaliencyMethod::GradientInput: {
        const std::vector<Gradient> gradients
            = model.gradients(source, target, of, kEmbeddings, options.edits);
        for (const Gradient &gradient : gradients)
            saliency.quantities.push_back(gradient.quantity);
        addProducts(saliency, gradients, gradients.front().at, 1);
        break;
    }
    case SaliencyMethod::IntegratedGradients:
        integrate(saliency, model, source, target, of, options, between);
        break;
    case SaliencyMethod::Occlusion:
        occlude(saliency, model, source, target, of, options.edits, between);
        break;
    case SaliencyMethod::Attention:
        takeAttention(saliency, model, source, target, of, options.edits);
        break;
    }
    return saliency;
}

std::string_view name(SaliencyMethod method)
{
    return nameOf(kNames, method);
}

SaliencyMethod saliencyMethod(std::string_view text)
{
    return kindOf(kNames, text, message("core", "method"));
}

} // namespace seq2seq
