// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_pairs.h"

#include "core/error.h"
#include "core/front_end.h"
#include "core/stop.h"

namespace seq2seq {

EncodedPairs trainingPairs(const Experiment &experiment, const std::stop_token &stop)
{
    if (experiment.train->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "The training sentences of this experiment are not here"), {},
            message("core", "Put their file beside the experiment."));
    EncodedPairs pairs;
    const auto longest = static_cast<std::size_t>(experiment.training.maxLength) + 1; // with </s>
    for (const SentencePair &pair : experiment.train->pairs) {
        throwIfStopped(stop);
        const EncodedPair encoded{
            experiment.source.encode(pair.source), experiment.target.encode(pair.target)};
        if (encoded.source.size() <= longest && encoded.target.size() <= longest)
            pairs.add(encoded);
    }
    if (pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            counted(experiment.train->size(),
                message("core", "The only pair has more than %2 tokens on a side"),
                message("core", "All %1 pairs have more than %2 tokens on a side"))
                .arg(experiment.training.maxLength),
            {},
            perProgram(message("core", "Train with a larger --max-length, or on another corpus."),
                message("core", "Raise the longest sentence, or choose another corpus.")));
    return pairs;
}

Message longPairsRemark(const Experiment &experiment, std::size_t tooLong)
{
    return counted(tooLong,
        message("core",
            "%1 of %2 pairs has more than %3 tokens on a side (the longest sentence) and is not "
            "trained on."),
        message("core",
            "%1 of %2 pairs have more than %3 tokens on a side (the longest sentence) and are not "
            "trained on."))
        .arg(experiment.train->size())
        .arg(experiment.training.maxLength);
}

} // namespace seq2seq
