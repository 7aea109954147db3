// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/run_digest.h"

#include "core/fnv.h"
#include "core/storage/corpus_source.h"
#include "core/storage/settings_json_p.h"

namespace seq2seq {

namespace {

void add(Fnv &hash, const StateDict &tensors)
{
    for (const NamedTensor &tensor : tensors) {
        hash.add(tensor.name);
        hash.add(std::as_bytes(std::span(tensor.values)));
    }
}

std::uint64_t settingsDigest(const Experiment &experiment)
{
    nlohmann::json training = toJson(experiment.training);
    for (const char *field : {"threads", "engine", "device"}) // may differ between computers
        training.erase(field);
    Fnv hash;
    hash.add(training.dump());
    hash.add(toJson(experiment.model).dump());
    for (const Language *language : {&experiment.source, &experiment.target})
        hash.add(toJson(language->tokenizer->options()).dump());
    return hash.value();
}

std::uint64_t sentencesDigest(const Experiment &experiment)
{
    Fnv hash;
    for (const Corpus *corpus : {experiment.train.get(), experiment.dev.get()})
        hash.add(std::to_string(fingerprint(*corpus)));
    for (const Language *language : {&experiment.source, &experiment.target})
        for (const std::string &word : language->vocabulary.words())
            hash.add(word);
    return hash.value();
}

std::uint64_t stateDigest(const Experiment &experiment)
{
    nlohmann::json state = toJson(experiment.state);
    for (const char *field : {"engine", "device"})
        state.erase(field);
    Fnv hash;
    hash.add(state.dump());
    for (const StateDict *tensors : {&experiment.weights, &experiment.optimizer,
             &experiment.bestWeights, &experiment.bestOptimizer})
        add(hash, *tensors);
    return hash.value();
}

} // namespace

RunDigest digestOf(const Experiment &experiment)
{
    return {settingsDigest(experiment), sentencesDigest(experiment), stateDigest(experiment)};
}

} // namespace seq2seq
