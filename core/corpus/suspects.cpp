// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/suspects.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace seq2seq {
namespace {

constexpr std::size_t kSample = 10'000; // rows that tell what is usual
constexpr double kMostRatio = 3; // between a length and what the other side lets expect
constexpr double kLongEnough = 20; // characters: shorter ones have any ratio
constexpr double kUsualShare = 0.05; // of the letters of a side that a usual script has
constexpr std::size_t kFewLetters = 3;
constexpr int kRowsPerLook = 1024;

/// What is looked at of a sentence.
struct Shape {
    std::size_t characters = 0; // without blanks
    std::size_t letters = 0; // of a script
    std::map<int, std::size_t> scripts; // letters of each
};

Shape shapeOf(const std::string &text)
{
    Shape shape;
    const auto length = static_cast<int>(text.size());
    for (int i = 0; i < length;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, character);
        if (u_isUWhiteSpace(character))
            continue;
        ++shape.characters;
        if (!u_isalpha(character))
            continue;
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(character, &status);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
            continue;
        ++shape.letters;
        ++shape.scripts[script];
    }
    return shape;
}

/// What most pairs are like.
struct Usual {
    double ratio = 1; // characters of a target for one of its source
    std::set<int> sourceScripts;
    std::set<int> targetScripts;
};

std::set<int> usualScripts(const Shape &whole)
{
    std::set<int> usual;
    for (const auto &[script, letters] : whole.scripts)
        if (static_cast<double>(letters) >= kUsualShare * static_cast<double>(whole.letters))
            usual.insert(script);
    return usual;
}

void add(const Shape &shape, Shape &whole)
{
    whole.letters += shape.letters;
    for (const auto &[script, letters] : shape.scripts)
        whole.scripts[script] += letters;
}

Usual usualOf(const PairTable &table)
{
    Shape source;
    Shape target;
    std::vector<double> ratios;
    PairTable::Reader reader(table);
    const int stride = 1 + table.size() / static_cast<int>(kSample);
    for (int row = 0; row < table.size(); row += stride) {
        if (table.isRemoved(row))
            continue;
        const SentencePair &pair = reader.at(row);
        const Shape ofSource = shapeOf(pair.source);
        const Shape ofTarget = shapeOf(pair.target);
        add(ofSource, source);
        add(ofTarget, target);
        if (ofSource.characters > 0)
            ratios.push_back(static_cast<double>(ofTarget.characters)
                / static_cast<double>(ofSource.characters));
    }
    Usual usual{1, usualScripts(source), usualScripts(target)};
    if (!ratios.empty()) {
        const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
        std::ranges::nth_element(ratios, middle);
        usual.ratio = *middle;
    }
    return usual;
}

bool isOddlyLong(const Shape &source, const Shape &target, double ratio)
{
    const double expected = static_cast<double>(source.characters) * ratio;
    const auto found = static_cast<double>(target.characters);
    return std::max(expected, found) >= kLongEnough
        && (found > kMostRatio * expected || expected > kMostRatio * found);
}

bool isOfOtherScript(const Shape &shape, const std::set<int> &usual)
{
    std::size_t others = 0;
    for (const auto &[script, letters] : shape.scripts)
        if (!usual.contains(script))
            others += letters;
    return shape.letters >= kFewLetters && 2 * others > shape.letters;
}

std::size_t numberOf(std::string_view text)
{
    return std::hash<std::string_view>()(text);
}

/// Sentences of dev and test, as numbers.
struct HeldBack {
    std::unordered_set<std::size_t> sources;
    std::unordered_set<std::size_t> targets;
};

bool isHeldBack(PairPlace place)
{
    return place == PairPlace::Dev || place == PairPlace::Test;
}

HeldBack heldBackOf(const PairTable &table)
{
    HeldBack held;
    PairTable::Reader reader(table);
    for (int row = 0; row < table.size(); ++row) {
        if (table.isRemoved(row) || !isHeldBack(table.place(row)))
            continue;
        const SentencePair &pair = reader.at(row);
        held.sources.insert(numberOf(pair.source));
        held.targets.insert(numberOf(pair.target));
    }
    return held;
}

std::uint8_t bitOf(Oddity oddity, bool isOn)
{
    return static_cast<std::uint8_t>(isOn ? 1U << static_cast<unsigned>(oddity) : 0U);
}

std::uint8_t oddnessOf(const SentencePair &pair, const Usual &usual)
{
    const Shape source = shapeOf(pair.source);
    const Shape target = shapeOf(pair.target);
    const bool isOther = isOfOtherScript(source, usual.sourceScripts)
        || isOfOtherScript(target, usual.targetScripts);
    return bitOf(Oddity::SameSides, source.letters > 0 && pair.source == pair.target)
        | bitOf(Oddity::LengthRatio, isOddlyLong(source, target, usual.ratio))
        | bitOf(Oddity::Script, isOther);
}

} // namespace

Suspects findSuspects(const PairTable &table, const std::stop_token &stop)
{
    Suspects suspects;
    suspects.bits.assign(static_cast<std::size_t>(table.size()), 0);
    const Usual usual = usualOf(table);
    const HeldBack held = heldBackOf(table);
    std::vector<std::pair<std::size_t, int>> numbers; // of every pair, with its row
    PairTable::Reader reader(table);
    for (int row = 0; row < table.size(); ++row) {
        if (row % kRowsPerLook == 0 && stop.stop_requested())
            return suspects;
        if (table.isRemoved(row))
            continue;
        const SentencePair &pair = reader.at(row);
        std::uint8_t &bits = suspects.bits[static_cast<std::size_t>(row)];
        bits = oddnessOf(pair, usual);
        if (!isHeldBack(table.place(row)))
            bits |= bitOf(Oddity::SharedSource, held.sources.contains(numberOf(pair.source)))
                | bitOf(Oddity::SharedTarget, held.targets.contains(numberOf(pair.target)));
        numbers.emplace_back(numberOf(pair.source + '\t' + pair.target), row); // none holds a tab
    }
    std::ranges::sort(numbers);
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i].first == numbers[i - 1].first)
            suspects.bits[static_cast<std::size_t>(numbers[i].second)]
                |= bitOf(Oddity::Duplicate, true);
    return suspects;
}

} // namespace seq2seq
