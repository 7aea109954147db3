// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/workload.h"

#include "core/error.h"

#include <array>

namespace seq2seq {

namespace {

const std::array<Workload, 4> kWorkloads{{
    {.name = "lesson", .embedding = 64, .hidden = 64, .vocabulary = 500, .batch = 32, .length = 10},
    {.name = "classroom",
        .embedding = 128,
        .hidden = 128,
        .vocabulary = 8000,
        .batch = 32,
        .length = 20},
    {.name = "a4", .embedding = 256, .hidden = 256, .vocabulary = 8000, .batch = 32, .length = 20},
    {.name = "large",
        .embedding = 512,
        .hidden = 512,
        .vocabulary = 8000,
        .batch = 64,
        .length = 20},
}};

} // namespace

ModelConfig Workload::model() const
{
    ModelConfig config = modelPreset("cs224n").model;
    config.embeddingSize = embedding;
    config.hiddenSize = hidden;
    config.dropout = 0.3;
    config.sourceVocabulary = vocabulary;
    config.targetVocabulary = vocabulary;
    config.validate();
    return config;
}

std::span<const Workload> workloads()
{
    return kWorkloads;
}

const Workload &workload(std::string_view name)
{
    std::string known;
    for (const Workload &candidate : kWorkloads) {
        if (candidate.name == name)
            return candidate;
        known += (known.empty() ? "" : ", ") + candidate.name;
    }
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no bench configuration \"%1\"").arg(std::string(name)), {},
        message("core", "Choose one of %1.").arg(known));
}

} // namespace seq2seq
