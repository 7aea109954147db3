// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader sees where the model wrote <unk>.
#pragma once

#include "core/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// The target words with each `<unk>` replaced by the source word that it attends to most:
///   word_t = x_j,  j = argmax_{i <= m-1} alpha_{t,i}
/// A name or a number that neither vocabulary knows is the same in both languages, more often than
/// not. Luong, Pham and Manning 2015 (arXiv:1508.04025), sec. 4; Jean et al. 2015
/// (arXiv:1412.2007), sec. 4.1, without their dictionary. `</s>` is no word and never copied.
/// @param ids       y_1..y_n
/// @param words     their spelling
/// @param attention [n, m]; without any the words stay as they are
/// @param source    x_1..x_m in the order of the attention's columns, `</s>` last
[[nodiscard]] std::vector<std::string> replaceUnknownWords(std::span<const int> ids,
    std::vector<std::string> words, const Matrix &attention, std::span<const std::string> source);

} // namespace seq2seq
