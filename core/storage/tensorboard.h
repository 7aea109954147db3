// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a run as TensorBoard reads them: a file of records, each a length, the length's
// checksum, an Event in protocol buffers' wire format, and its checksum.
#pragma once

#include "core/run/progress.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace seq2seq {

/// The bytes of an "events.out.tfevents" file: for each update train/loss, train/gradient_norm,
/// train/learning_rate, train/words_per_second; for each evaluation dev/loss, dev/perplexity,
/// dev/token_accuracy, dev/bleu, dev/chrf and, where cells have gates, dev/saturated_gates.
/// @param start when the run began, seconds since 1970
[[nodiscard]] std::string tensorboardEvents(const History &history, double start);

/// CRC-32C (Castagnoli), as the records have it before it is masked.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

} // namespace seq2seq
