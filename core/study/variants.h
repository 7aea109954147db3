// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a sweep: every combination of the values of some settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// A setting and a value of it, named and written as on the command line of `seq2seq train`.
struct Setting {
    std::string name; ///< "hidden"
    std::string value; ///< "64"; of a switch "true" or "false"
    bool operator==(const Setting &) const = default;
};

/// A setting that is varied.
struct VariedSetting {
    std::string name;
    std::vector<std::string> values;
    bool operator==(const VariedSetting &) const = default;
};

/// Reads "hidden=64,128". @throws Error BadConfiguration when there is no name, no value, an empty
/// one or one twice
[[nodiscard]] VariedSetting variedSetting(std::string_view text);

struct Variant {
    std::string file; ///< "hidden-64_attention-general_seed-2.s2s", of what is varied
    std::string title; ///< "hidden 64, attention general, seed 2"
    std::vector<Setting> settings; ///< in the order they were named, the seed last
};

/// All combinations: the first setting varies slowest, the seeds fastest. Always the same in the
/// same order, so that several computers mean the same by a name. Nothing varied: one run, "run".
/// @param seeds how many, from firstSeed on; unset: the seed is not varied
/// @throws Error BadConfiguration when a setting is varied twice, the seed in two ways, or there
/// are more than kMostVariants
[[nodiscard]] std::vector<Variant> variantsOf(
    const std::vector<VariedSetting> &varied, std::optional<int> seeds, std::uint64_t firstSeed);

inline constexpr std::size_t kMostVariants = 10'000;

} // namespace seq2seq
