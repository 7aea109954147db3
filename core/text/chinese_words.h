// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/text: Chinese words, a little finer than ICU's dictionary.
#pragma once

#include <string_view>
#include <vector>

namespace seq2seq {

/// ICU's dictionary holds frequent neighbours as one word (我是, 我的, 这本书, 不知道). Cuts the
/// closed classes off: pronouns, demonstratives, numbers before classifiers, 是, 不, 很, 的, 了, 吗
/// ..., so that a word is met in all its company.
/// @param word  Chinese characters only
/// @return views into `word`, at least one
[[nodiscard]] std::vector<std::u16string_view> cutChineseWord(std::u16string_view word);

/// Whether a frequent word stands across two of ICU's: it cuts 前天下雨 ("it rained the day before
/// yesterday") as 前, 天下 ("the world"), 雨; 小红学 (where 小红 learns something) as 小, 红学
/// ("redology"); 李明明年 as 李, 明明, 年. The word is then the last character of `word` and the
/// first of `next`.
[[nodiscard]] bool standsAcross(std::u16string_view word, std::u16string_view next);

} // namespace seq2seq
