// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/untrained.h"

#include "core/search/translator.h"

#include <algorithm>

namespace seq2seq::cli {

void remarkIfUntrained(const Experiment &experiment, const SearchArguments &arguments,
    SearchOptions &options, Console &console)
{
    if (experiment.state.step > 0 || experiment.weights.empty())
        return;
    const bool isLengthAsked = arguments.maxLength != SearchArguments{}.maxLength;
    if (!isLengthAsked)
        options.maxLength
            = std::min(options.maxLength, std::max(kUntrainedLength, options.minLength));
    console.say("This model is not trained: it writes random words"
        + (isLengthAsked
                ? std::string()
                : ", of which the first " + std::to_string(options.maxLength) + " are shown")
        + ". Train it with: seq2seq resume");
}

} // namespace seq2seq::cli
