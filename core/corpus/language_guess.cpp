// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a column is in, as far as its letters tell.
#include "core/corpus/reader.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace seq2seq {
namespace {

struct LetterCounts {
    std::map<UScriptCode, std::size_t> byScript;
    std::size_t all = 0;
    std::size_t latinBeyondAscii = 0;
    std::size_t persian = 0; // letters Arabic does not have
    std::size_t ukrainian = 0; // letters Russian does not have
};

void count(const std::string &text, LetterCounts &counts)
{
    constexpr std::u32string_view kPersian = U"پچژگی";
    constexpr std::u32string_view kUkrainian = U"іїєґІЇЄҐ";
    constexpr int kEnough = 2000; // bytes of a sentence
    const int length = std::min(static_cast<int>(text.size()), kEnough);
    for (int i = 0; i < length;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, character);
        if (!u_isalpha(character))
            continue;
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(character, &status);
        ++counts.all;
        ++counts.byScript[script];
        counts.latinBeyondAscii
            += script == USCRIPT_LATIN && character > 0x7F && character < 0xFF00;
        counts.persian += kPersian.find(static_cast<char32_t>(character)) != kPersian.npos;
        counts.ukrainian += kUkrainian.find(static_cast<char32_t>(character)) != kUkrainian.npos;
    }
}

struct ScriptLanguage {
    UScriptCode script;
    const char *language; // the one that is most often met in it
};

constexpr auto kLanguages = std::to_array<ScriptLanguage>({
    {USCRIPT_HANGUL, "ko"},
    {USCRIPT_GREEK, "el"},
    {USCRIPT_HEBREW, "he"},
    {USCRIPT_THAI, "th"},
    {USCRIPT_DEVANAGARI, "hi"},
    {USCRIPT_BENGALI, "bn"},
    {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},
    {USCRIPT_GEORGIAN, "ka"},
    {USCRIPT_ARMENIAN, "hy"},
    {USCRIPT_ETHIOPIC, "am"},
    {USCRIPT_KHMER, "km"},
    {USCRIPT_LAO, "lo"},
    {USCRIPT_MYANMAR, "my"},
});

} // namespace

std::string guessLanguage(const std::vector<std::string> &sentences)
{
    constexpr std::size_t kEnough = 1000;
    LetterCounts counts;
    for (std::size_t i = 0; i < std::min(sentences.size(), kEnough); ++i)
        count(sentences[i], counts);
    const auto isMost = [&](std::size_t letters) { return 2 * letters > counts.all; };

    const std::size_t kana = counts.byScript[USCRIPT_HIRAGANA] + counts.byScript[USCRIPT_KATAKANA];
    const std::size_t han = counts.byScript[USCRIPT_HAN];
    if (3 * (kana + han) > counts.all) // each says as much as two or three letters
        return 10 * kana > kana + han ? "ja" : "zh";
    if (isMost(counts.byScript[USCRIPT_LATIN]))
        return 200 * counts.latinBeyondAscii < counts.all ? "en" : ""; // a café now and then
    if (isMost(counts.byScript[USCRIPT_CYRILLIC]))
        return 100 * counts.ukrainian > counts.all ? "uk" : "ru";
    if (isMost(counts.byScript[USCRIPT_ARABIC]))
        return 20 * counts.persian > counts.all ? "fa" : "ar";
    for (const ScriptLanguage &entry : kLanguages)
        if (isMost(counts.byScript[entry.script]))
            return entry.language;
    return {};
}

} // namespace seq2seq
