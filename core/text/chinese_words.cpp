// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chinese_words.h"

#include <cstddef>
#include <string>

namespace seq2seq {
namespace {

// Lists of words, each followed by a blank.

// A piece that begins with one of these is a word although it looks like two.
constexpr std::u16string_view kWhole
    = u"你好 您好 他人 是否 是非 很多 都市 都督 也许 也許 在意 在乎 在于 在於 在野 在场 在場 在线 "
      u"在職 "
      u"的话 的話 的确 的確 的士 了解 了结 了不起 了如指掌 了然 太阳 太陽 太太 太空 太平 太极 太極 "
      u"不好意思 不可思 不知不觉 不知不覺 不要紧 不要緊 目的 真的 似的 有的 为了 為了 除了 不了 "
      u"极了 極了 "
      u"现在 現在 正在 存在 所在 实在 實在 自在 潜在 潛在 内在 內在 ";

// Cut off at the front, the longest that fits.
constexpr std::u16string_view kLeading
    = u"我们 我們 你们 你們 他们 他們 她们 她們 它们 它們 咱们 咱們 您們 我 你 他 她 它 您 谁 誰 "
      u"这里 這裡 這里 这儿 這兒 这些 這些 这么 這麼 这样 這樣 这边 這邊 这时候 這時候 这时 這時 "
      u"这 這 "
      u"那里 那裡 那儿 那兒 那些 那么 那麼 那样 那樣 那边 那邊 那时候 那時候 那时 那時 那 "
      u"是 很 都 也 在 的 了 太 ";

// Cut off at the end.
constexpr std::u16string_view kTrailing = u"的 了 吗 嗎 呢 在 是 ";

// 不 is cut off before these: elsewhere it is often part of a word (不错, 不同).
constexpr std::u16string_view kAfterNot
    = u"是 要 能 想 会 會 知道 喜欢 喜歡 需要 用 应该 應該 该 該 可能 可以 好 大 太 在 再 去 吃 像 "
      u"够 夠 懂 怕 多 很 "
      u"敢 有 说 說 做 来 來 认识 認識 相信 同意 愿意 願意 记得 記得 明白 ";

// Characters, one cut off before the other: 这本, 一个, 每张.
constexpr std::u16string_view kDeterminers = u"这這那一二两兩三四五六七八九十几幾每";
constexpr std::u16string_view kClassifiers
    = u"个個本件只隻张張辆輛家位条條支次场場间間种種座台部块塊杯把双雙棵朵头頭匹首封篇名份架项項句"
      u"颗顆瓶碗层層门門套班";

std::size_t longestAtFront(std::u16string_view word, std::u16string_view candidates)
{
    std::size_t longest = 0;
    while (!candidates.empty()) {
        const std::size_t length = candidates.find(u' ');
        if (length > longest && word.starts_with(candidates.substr(0, length)))
            longest = length;
        candidates.remove_prefix(length + 1);
    }
    return longest;
}

bool isOneOf(std::u16string_view word, std::u16string_view characters)
{
    return !word.empty() && characters.find(word.front()) != characters.npos;
}

// How many characters to cut off at the front of a word that follows `last`; 0 = leave it.
std::size_t lengthAtFront(std::u16string_view word, std::u16string_view last)
{
    if (last.size() == 1 && isOneOf(last, kDeterminers) && isOneOf(word, kClassifiers))
        return 1;
    if (longestAtFront(word, kWhole) > 0)
        return 0;
    if (word.front() == u'不' && longestAtFront(word.substr(1), kAfterNot) > 0)
        return 1;
    if (isOneOf(word, kDeterminers) && isOneOf(word.substr(1), kClassifiers))
        return 1;
    return longestAtFront(word, kLeading);
}

// What may follow 小 or 老 to make a name, and what may follow the name.
constexpr std::u16string_view kNicknames
    = u"红紅明华華芳丽麗军軍强強刚剛燕梅兰蘭玲静靜伟偉杰王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫林";
constexpr std::u16string_view kVerbsAfterNames
    = u"学學说說看去来來想会會要有是在问問做写寫吃买買爱愛快";

// Words that ICU's dictionary takes apart for rarer ones.
constexpr std::u16string_view kTimes = u"前天 后天 後天 昨天 今天 明天 明年 去年 今年 ";
constexpr std::u16string_view kEdges = u"日语 日語 河边 河邊 湖边 湖邊 海边 海邊 路边 路邊 ";

bool canCutAtEnd(std::u16string_view word)
{
    if (word.size() < 2 || longestAtFront(word, kWhole) > 0
        || longestAtFront(word, kLeading) == word.size())
        return false;
    const bool isConjunction = word.size() == 2 && word.back() == u'是'; // 但是, 还是, 总是
    return !isConjunction && isOneOf(word.substr(word.size() - 1), kTrailing);
}

} // namespace

bool standsAcross(std::u16string_view word, std::u16string_view next)
{
    if (word.empty() || next.empty())
        return false;
    const std::u16string both{word.back(), next.front()};
    const std::u16string_view rest = next.substr(1);
    if (word.size() == 1 && isOneOf(word, u"小老阿") && isOneOf(next, kNicknames))
        return (rest.size() == 1 && isOneOf(rest, kVerbsAfterNames))
            || (!rest.empty() && longestAtFront(rest, kTimes) == rest.size());
    const bool isWhole = longestAtFront(both, kTimes) == both.size()
        || longestAtFront(both, kEdges) == both.size();
    return isWhole && ((word.size() == 1 && !rest.empty()) || (word.size() == 2 && rest.empty()));
}

std::vector<std::u16string_view> cutChineseWord(std::u16string_view word)
{
    std::vector<std::u16string_view> words;
    while (word.size() > 1) {
        const std::size_t length
            = lengthAtFront(word, words.empty() ? word.substr(0, 0) : words.back());
        if (length == 0 || length == word.size())
            break;
        words.push_back(word.substr(0, length));
        word.remove_prefix(length);
    }
    std::vector<std::u16string_view> endings; // the last first
    while (canCutAtEnd(word)) {
        endings.push_back(word.substr(word.size() - 1));
        word.remove_suffix(1);
    }
    words.push_back(word);
    words.insert(words.end(), endings.rbegin(), endings.rend());
    return words;
}

} // namespace seq2seq
