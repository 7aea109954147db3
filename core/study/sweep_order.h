// SPDX-License-Identifier: GPL-3.0-or-later
// Variants of a run, as a person orders them, and the command that trains them.
#pragma once

#include "core/study/variants.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

struct SweepOrder {
    std::vector<Setting> base; ///< of the run that is varied, as settingsOf() has them
    /// Where its sentences lie when they are not a built-in corpus: a table, or two files a line a
    /// sentence (the second is empty for a table).
    std::string firstFile;
    std::string secondFile;
    std::optional<std::size_t> devPairs; ///< held back to measure on
    std::vector<VariedSetting> varied;
    int seeds = 1;
    std::uint64_t firstSeed = 1;
    std::optional<std::int64_t> maxSteps; ///< instead of the base's limit; 0 = none
    std::optional<int> epochs;
};

/// The runs it is made of, as `seq2seq sweep` names them. @throws Error as variantsOf()
[[nodiscard]] std::vector<Variant> variantsOf(const SweepOrder &order);

/// What stands after `seq2seq` on the command line. @param folder of the study
[[nodiscard]] std::vector<std::string> argumentsOf(
    const SweepOrder &order, const std::string &folder);

} // namespace seq2seq
