// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chinese_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace seq2seq {
namespace {

using Words = std::span<const std::u16string_view>;

// A piece that begins with one of these is a word although it begins or ends like two.
constexpr auto kWhole = std::to_array<std::u16string_view>({
    u"你好",
    u"您好",
    u"他人",
    u"是否",
    u"是非",
    u"很多",
    u"都市",
    u"都督",
    u"也许",
    u"也許",
    u"在意",
    u"在乎",
    u"在于",
    u"在於",
    u"在野",
    u"在场",
    u"在場",
    u"在线",
    u"在職",
    u"的话",
    u"的話",
    u"的确",
    u"的確",
    u"的士",
    u"了解",
    u"了结",
    u"了不起",
    u"了如指掌",
    u"了然",
    u"太阳",
    u"太陽",
    u"太太",
    u"太空",
    u"太平",
    u"不好意思",
    u"不可思",
    u"不知不觉",
    u"不知不覺",
    u"不要紧",
    u"不要緊",
    u"目的",
    u"真的",
    u"似的",
    u"有的",
    u"为了",
    u"為了",
    u"除了",
    u"不了",
    u"极了",
    u"極了",
    u"现在",
    u"現在",
    u"正在",
    u"存在",
    u"所在",
    u"实在",
    u"實在",
    u"自在",
    u"潜在",
    u"潛在",
    u"内在",
    u"內在",
});

// Cut off at the front, the longest that fits.
constexpr auto kLeading = std::to_array<std::u16string_view>({
    u"我们",
    u"我們",
    u"你们",
    u"你們",
    u"他们",
    u"他們",
    u"她们",
    u"她們",
    u"它们",
    u"它們",
    u"咱们",
    u"咱們",
    u"您們",
    u"我",
    u"你",
    u"他",
    u"她",
    u"它",
    u"您",
    u"谁",
    u"誰",
    u"这里",
    u"這裡",
    u"這里",
    u"这儿",
    u"這兒",
    u"这些",
    u"這些",
    u"这么",
    u"這麼",
    u"这样",
    u"這樣",
    u"这边",
    u"這邊",
    u"这时候",
    u"這時候",
    u"这时",
    u"這時",
    u"那里",
    u"那裡",
    u"那儿",
    u"那兒",
    u"那些",
    u"那么",
    u"那麼",
    u"那样",
    u"那樣",
    u"那边",
    u"那邊",
    u"那时候",
    u"那時候",
    u"那时",
    u"那時",
    u"这",
    u"這",
    u"那",
    u"是",
    u"很",
    u"都",
    u"也",
    u"在",
    u"的",
    u"了",
    u"太",
});

// Cut off at the end.
constexpr auto kTrailing
    = std::to_array<std::u16string_view>({u"的", u"了", u"吗", u"嗎", u"呢", u"在", u"是"});

// 不 is cut off before these: elsewhere it is often part of a word (不错, 不同).
constexpr auto kAfterNot = std::to_array<std::u16string_view>({
    u"是",
    u"要",
    u"能",
    u"想",
    u"会",
    u"會",
    u"知道",
    u"喜欢",
    u"喜歡",
    u"需要",
    u"用",
    u"应该",
    u"應該",
    u"该",
    u"該",
    u"可能",
    u"可以",
    u"好",
    u"大",
    u"太",
    u"在",
    u"再",
    u"去",
    u"吃",
    u"像",
    u"够",
    u"夠",
    u"懂",
    u"怕",
    u"多",
    u"很",
    u"敢",
    u"有",
    u"说",
    u"說",
    u"做",
    u"来",
    u"來",
    u"认识",
    u"認識",
    u"相信",
    u"同意",
    u"愿意",
    u"願意",
    u"记得",
    u"記得",
    u"明白",
});

constexpr std::u16string_view kDeterminers = u"这這那一二两兩三四五六七八九十几幾每";
constexpr std::u16string_view kClassifiers
    = u"个個本件只隻张張辆輛家位条條支次场場间間种種座台部块塊杯把双雙棵朵头頭匹首封篇名份架项項句"
      u"篇顆颗瓶碗层層门門套班";

std::u16string_view longestAtFront(std::u16string_view word, Words candidates)
{
    std::u16string_view longest;
    for (const std::u16string_view candidate : candidates) {
        if (candidate.size() > longest.size() && word.starts_with(candidate))
            longest = candidate;
    }
    return longest;
}

bool beginsWithClassifier(std::u16string_view word)
{
    return !word.empty() && kClassifiers.find(word.front()) != kClassifiers.npos;
}

bool isDeterminer(std::u16string_view word)
{
    return word.size() == 1 && kDeterminers.find(word.front()) != kDeterminers.npos;
}

// How many characters to cut off at the front of a word that follows `last`; 0 = leave it.
std::size_t lengthAtFront(std::u16string_view word, std::u16string_view last)
{
    if (isDeterminer(last) && beginsWithClassifier(word))
        return 1;
    if (!longestAtFront(word, kWhole).empty())
        return 0;
    if (word.front() == u'不' && !longestAtFront(word.substr(1), kAfterNot).empty())
        return 1;
    if (isDeterminer(word.substr(0, 1)) && beginsWithClassifier(word.substr(1)))
        return 1;
    return longestAtFront(word, kLeading).size();
}

} // namespace

std::vector<std::u16string_view> cutChineseWord(std::u16string_view word)
{
    std::vector<std::u16string_view> words;
    while (word.size() > 1) {
        const std::size_t length
            = lengthAtFront(word, words.empty() ? std::u16string_view() : words.back());
        if (length == 0 || length == word.size())
            break;
        words.push_back(word.substr(0, length));
        word.remove_prefix(length);
    }
    const std::size_t end = words.size();
    while (word.size() > 1 && longestAtFront(word, kWhole).empty()
        && longestAtFront(word, kLeading) != word
        && std::ranges::find(kTrailing, word.substr(word.size() - 1)) != kTrailing.end()) {
        words.insert(
            words.begin() + static_cast<std::ptrdiff_t>(end), word.substr(word.size() - 1));
        word.remove_suffix(1);
    }
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(end), word);
    return words;
}

} // namespace seq2seq
