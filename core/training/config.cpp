// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/config.h"

#include "core/error.h"

#include <string>

namespace seq2seq {

namespace {

void require(bool holds, const char *field, const char *range)
{
    if (!holds)
        throw Error(ErrorCode::BadConfiguration,
            std::string("The setting \"") + field + "\" is out of range", {},
            std::string("It has to be ") + range + ".");
}

} // namespace

void TrainingConfig::validate() const
{
    // Written so that NaN fails every comparison.
    require(learningRate > 0 && learningRate <= 100, "learning rate", "above 0 and at most 100");
    require(attentionRate >= 0 && attentionRate <= 10, "attention's part of the learning rate",
        "between 0 and 10");
    require(clipNorm >= 0 && clipNorm <= 1e9, "gradient clipping", "0 (never) or above");
    require(batchSize >= 1 && batchSize <= 4096, "batch size", "between 1 and 4096");
    require(
        maxLength >= 1 && maxLength <= 10'000, "longest sentence", "between 1 and 10000 tokens");
    require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing", "at least 0 and below 1");
    require(teacherForcing >= 0 && teacherForcing <= 1, "teacher forcing", "between 0 and 1");
    require(teacherForcingDecay >= 0 && teacherForcingDecay <= 1, "teacher forcing decay",
        "between 0 and 1");
    require(threads >= 1 && threads <= 64, "threads", "between 1 and 64");
    require(evaluateEvery >= 1, "updates between evaluations", "at least 1");
    require(patience >= 1, "patience", "at least 1");
    require(decay > 0 && decay <= 1, "learning-rate decay", "above 0 and at most 1");
    require(maxTrials >= 1, "trials", "at least 1");
    require(devBleuSentences >= 0, "dev sentences to translate", "at least 0");
    require(maxEpochs >= 0, "epochs", "0 (no limit) or above");
    require(maxSteps >= 0, "steps", "0 (no limit) or above");
    require(maxMinutes >= 0 && maxMinutes <= 1e6, "minutes", "0 (no limit) or above");
    require(targetBleu >= 0 && targetBleu <= 100, "target BLEU", "between 0 and 100");
}

} // namespace seq2seq
