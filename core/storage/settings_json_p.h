// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: settings and counters to JSON and back. Reading checks every kind and
// range.
#pragma once

#include "core/storage/experiment.h"
#include "core/storage/json_p.h"

namespace seq2seq {

[[nodiscard]] nlohmann::json toJson(const ModelConfig &config);
[[nodiscard]] nlohmann::json toJson(const TrainingConfig &config);
[[nodiscard]] nlohmann::json toJson(const TrainerState &state);
[[nodiscard]] nlohmann::json toJson(const TokenizerOptions &options);
[[nodiscard]] nlohmann::json toJson(const CorpusOrigin &origin);

/// The settings have passed validate(). @throws Error BadExperiment
[[nodiscard]] ModelConfig modelConfigFrom(const JsonFields &fields);
[[nodiscard]] TrainingConfig trainingConfigFrom(const JsonFields &fields);
[[nodiscard]] TrainerState trainerStateFrom(const JsonFields &fields);
[[nodiscard]] TokenizerOptions tokenizerOptionsFrom(const JsonFields &fields);
[[nodiscard]] CorpusOrigin corpusOriginFrom(const JsonFields &fields);

} // namespace seq2seq
