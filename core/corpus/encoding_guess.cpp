// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoding bytes are in: ICU's detector looks at how often letters occur; what it names has
// to read the text without loss, and a short text is told by its commonest characters.
#include "core/corpus/encoding.h"
#include "core/corpus/line_decoder.h"
#include "core/corpus/text_encoding.h"
#include "core/corpus/utf16_stream.h"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

namespace seq2seq {
namespace {

constexpr std::size_t kLookedAt = 1u << 18; // bytes
constexpr double kMostDamaged = 0.05; // of the lines

bool isHigh(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

// Lines, or cells of lines, with bytes beyond ASCII: the others fit every encoding, and English
// beside another language would hide how often that one's letters occur.
std::vector<std::string_view> tellingLines(std::string_view bytes)
{
    bytes = bytes.substr(0, kLookedAt);
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n\t"), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        if (std::ranges::any_of(line, isHigh))
            lines.push_back(line);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    if (lines.size() > 1)
        lines.pop_back(); // it may be cut in the middle of a character
    return lines;
}

bool readsWithoutLoss(const std::vector<std::string_view> &lines, const std::string &encoding)
{
    LineDecoder decoder(encoding);
    std::string text;
    const auto damaged = std::ranges::count_if(
        lines, [&](std::string_view line) { return !decoder.decode(line, text); });
    return static_cast<double>(damaged) <= kMostDamaged * static_cast<double>(lines.size());
}

// Two-byte characters whose first byte is in one of these ranges are the commonest ones.
struct TwoByteSet {
    const char *encoding;
    std::array<std::array<unsigned char, 2>, 3> leads; // signs, letters, frequent ideographs
    unsigned char firstTrail;
};

// Where all of one set's common characters are common in the next as well, the narrower comes
// first.
constexpr auto kTwoByteSets = std::to_array<TwoByteSet>({
    {"EUC-KR", {{{0xA1, 0xA3}, {0xB0, 0xC8}, {0xB0, 0xC8}}}, 0xA1},
    {"GB18030", {{{0xA1, 0xA3}, {0xB0, 0xD7}, {0xB0, 0xD7}}}, 0xA1},
    {"EUC-JP", {{{0xA1, 0xA1}, {0xA4, 0xA5}, {0xB0, 0xCF}}}, 0xA1},
    {"Big5", {{{0xA1, 0xA3}, {0xA4, 0xC6}, {0xA4, 0xC6}}}, 0x40},
    {"Shift_JIS", {{{0x81, 0x81}, {0x82, 0x83}, {0x88, 0x97}}}, 0x40},
});

struct Commonness {
    std::size_t all = 0;
    std::size_t common = 0;
    [[nodiscard]] double share() const
    {
        return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
    }
};

Commonness commonness(const std::vector<std::string_view> &lines, const TwoByteSet &set)
{
    Commonness result;
    for (const std::string_view line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!isHigh(line[i]))
                continue;
            ++result.all;
            const auto lead = static_cast<unsigned char>(line[i]);
            const bool isCommonLead = std::ranges::any_of(
                set.leads, [&](const auto &range) { return range[0] <= lead && lead <= range[1]; });
            ++i; // the second byte
            result.common += isCommonLead && i < line.size()
                && static_cast<unsigned char>(line[i]) >= set.firstTrail;
        }
    }
    return result;
}

// The two-byte encoding of a text too short for statistics; empty when none reads it.
std::string likeliestTwoByte(const std::vector<std::string_view> &lines)
{
    constexpr std::size_t kEnoughForKorean = 6; // fewer syllables may as well be ideographs
    std::string best;
    double bestShare = 0.5;
    for (const TwoByteSet &set : kTwoByteSets) {
        const Commonness found = commonness(lines, set);
        if (found.share() <= bestShare || !readsWithoutLoss(lines, set.encoding)
            || (std::string_view(set.encoding) == "EUC-KR" && found.all < kEnoughForKorean))
            continue;
        best = set.encoding;
        bestShare = found.share();
    }
    return best;
}

struct Candidate {
    std::string name;
    int confidence = 0; // 0 to 100
};

// ICU's candidates, likeliest first, by the names of textEncodings(), each once.
std::vector<Candidate> detected(const std::vector<std::string_view> &lines)
{
    constexpr std::size_t kSample = 8000; // ICU looks at no more
    std::string sample;
    for (const std::string_view line : lines)
        if (sample.size() < kSample)
            sample.append(line.substr(0, kSample)).append("\n");
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
        ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<Candidate> candidates;
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const std::optional<std::string> name = encodingNamed(ucsdet_getName(matches[i], &status));
        if (name && !name->starts_with("UTF")
            && std::ranges::find(candidates, *name, &Candidate::name) == candidates.end())
            candidates.push_back({*name, ucsdet_getConfidence(matches[i], &status)});
    }
    return candidates;
}

bool isTwoByte(const std::string &encoding)
{
    return std::ranges::any_of(
        kTwoByteSets, [&](const TwoByteSet &set) { return encoding == set.encoding; });
}

// The two Greek encodings differ in where a capital alpha with an accent stands.
bool isWindowsGreek(const std::vector<std::string_view> &lines)
{
    std::ptrdiff_t windows = 0;
    std::ptrdiff_t iso = 0;
    for (const std::string_view line : lines) {
        windows += std::ranges::count(line, '\xA2');
        iso += std::ranges::count(line, '\xB6');
    }
    return windows >= iso; // most files that are not UTF-8 come from Windows
}

// How far the text looks like that of a person: letters of scripts in use, signs, line ends.
double shareOfText(std::string_view bytes, bool isLittleEndian)
{
    std::string text;
    Utf16Stream(isLittleEndian).append(bytes, text);
    std::size_t all = 0;
    std::size_t good = 0;
    std::size_t lineEnds = 0;
    const auto length = static_cast<int>(text.size());
    for (int i = 0; i < length;) {
        UChar32 character = 0;
        U8_NEXT(text.data(), i, length, character);
        ++all;
        lineEnds += character == '\n' || character == '\r';
        good += character >= 0 && u_isdefined(character) && !u_isIDIgnorable(character)
            && u_charType(character) != U_PRIVATE_USE_CHAR
            && (character >= 0x20 || (character >= '\t' && character <= '\r'));
    }
    return lineEnds == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
}

} // namespace

EncodingGuess guessEncoding(std::string_view bytes)
{
    constexpr int kCertainTwoByte = 60;
    constexpr int kCertainOneByte = 35;
    constexpr int kLead = 8; // before the next
    const std::vector<std::string_view> lines = tellingLines(bytes);
    if (lines.empty())
        return {};
    std::vector<Candidate> candidates = detected(lines);
    std::erase_if(candidates,
        [&](const Candidate &candidate) { return !readsWithoutLoss(lines, candidate.name); });
    if (!candidates.empty() && candidates.front().name == "ISO-8859-7" && isWindowsGreek(lines))
        candidates.front().name = "windows-1253";
    const std::string twoByte = likeliestTwoByte(lines);
    if (candidates.empty())
        return {twoByte, false};
    const Candidate &first = candidates.front();
    const int next = candidates.size() > 1 ? candidates[1].confidence : 0;
    const bool leads = first.confidence >= next + kLead;
    if (isTwoByte(first.name))
        return first.confidence >= kCertainTwoByte && leads
            ? EncodingGuess{first.name, true}
            : EncodingGuess{twoByte.empty() ? first.name : twoByte, false};
    // Bytes that make two-byte characters by chance are hardly ever the common ones.
    if (!twoByte.empty())
        return {twoByte, false};
    return {first.name, first.confidence >= kCertainOneByte && leads};
}

std::string unmarkedUtf16(std::string_view start)
{
    constexpr double kAlmostAll = 0.98;
    start = start.substr(0, 4096);
    if (start.size() < 4)
        return {};
    std::array<std::size_t, 2> zeros{}; // at even and at odd places
    for (std::size_t i = 0; i < start.size(); ++i)
        zeros[i % 2] += start[i] == '\0';
    const auto [few, many] = std::minmax(zeros[0], zeros[1]);
    if (many > start.size() / 8 && many > 10 * few)
        return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
    if (many == 0 || isMostlyUtf8(start))
        return {}; // some zero bytes in a text of another kind
    const double little = shareOfText(start, true);
    const double big = shareOfText(start, false);
    if (std::max(little, big) < kAlmostAll)
        return {};
    return little > big ? "UTF-16LE" : "UTF-16BE";
}

} // namespace seq2seq
