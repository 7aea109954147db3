// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/metrics: what translations are measured against.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// @param metric as a message names it: "BLEU"
/// @throws Error BadConfiguration when there is no reference, or a set of another length
void checkReferences(std::string_view metric, std::size_t hypotheses,
    std::span<const std::vector<std::string>> references);

} // namespace seq2seq
