// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core: which characters are blanks and which nobody sees.
#pragma once

namespace seq2seq {

/// Blanks of every kind and line ends, and "▁", which tokenizers write for a blank.
[[nodiscard]] bool isBlank(char32_t character);

/// Zero-width space, soft hyphen, direction marks, controls such as NUL; not the joiners and tags
/// that shape what is seen.
[[nodiscard]] bool isInvisible(char32_t character);

/// Zero-width joiner and non-joiner: invisible as well, but they shape emoji, Persian and Indic
/// scripts.
[[nodiscard]] bool isJoiner(char32_t character);

} // namespace seq2seq
