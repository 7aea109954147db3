// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/config.h"

#include "core/error.h"

#include <string>

namespace seq2seq {

namespace {

void require(bool holds, const Message &field, const Message &range)
{
    if (!holds)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The setting \"%1\" is out of range").arg(field), {},
            message("core", "It has to be %1.").arg(range));
}

} // namespace

void TrainingConfig::validate() const
{
    // Written so that NaN fails every comparison.
    require(learningRate > 0 && learningRate <= 100, message("core", "learning rate"),
        message("core", "above 0 and at most 100"));
    require(attentionRate >= 0 && attentionRate <= 10,
        message("core", "attention's part of the learning rate"),
        message("core", "between 0 and 10"));
    require(clipNorm >= 0 && clipNorm <= 1e9, message("core", "gradient clipping"),
        message("core", "0 (never) or above"));
    require(batchSize >= 1 && batchSize <= 4096, message("core", "batch size"),
        message("core", "between 1 and 4096"));
    require(maxLength >= 1 && maxLength <= 10'000, message("core", "longest sentence"),
        message("core", "between 1 and 10000 tokens"));
    require(labelSmoothing >= 0 && labelSmoothing < 1, message("core", "label smoothing"),
        message("core", "at least 0 and below 1"));
    require(teacherForcing >= 0 && teacherForcing <= 1, message("core", "teacher forcing"),
        message("core", "between 0 and 1"));
    require(teacherForcingDecay >= 0 && teacherForcingDecay <= 1,
        message("core", "teacher forcing decay"), message("core", "between 0 and 1"));
    require(threads >= 1 && threads <= 64, message("core", "threads"),
        message("core", "between 1 and 64"));
    require(isDeviceName(device), message("core", "device"),
        message("core", "cpu, cuda, or cuda:1 and so on"));
    require(evaluateEvery >= 1, message("core", "updates between evaluations"),
        message("core", "at least 1"));
    require(patience >= 1, message("core", "patience"), message("core", "at least 1"));
    require(decay > 0 && decay <= 1, message("core", "learning-rate decay"),
        message("core", "above 0 and at most 1"));
    require(maxTrials >= 1, message("core", "trials"), message("core", "at least 1"));
    require(devBleuSentences >= 0, message("core", "dev sentences to translate"),
        message("core", "at least 0"));
    require(keptMegabytes >= 0 && keptMegabytes <= kMostKeptMegabytes,
        message("core", "megabytes of kept weights"), message("core", "between 0 and 65536"));
    require(maxEpochs >= 0, message("core", "epochs"), message("core", "0 (no limit) or above"));
    require(maxSteps >= 0, message("core", "steps"), message("core", "0 (no limit) or above"));
    require(maxMinutes >= 0 && maxMinutes <= 1e6, message("core", "minutes"),
        message("core", "0 (no limit) or above"));
    require(targetBleu >= 0 && targetBleu <= 100, message("core", "target BLEU"),
        message("core", "between 0 and 100"));
}

} // namespace seq2seq
