// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/column_names.h"

#include "core/corpus/pair_collector.h"
#include "core/text/language_name.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace seq2seq {
namespace {

using namespace std::string_view_literals;

std::string lowered(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return result;
}

/// "de" for "german"; empty for another word.
std::string languageByEnglishName(const std::string &name)
{
    constexpr int32_t kMost = 64;
    for (const char *const *code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        UChar shown[kMost];
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length = uloc_getDisplayLanguage(*code, "en", shown, kMost, &status);
        if (U_FAILURE(status) || static_cast<std::size_t>(length) != name.size())
            continue;
        if (std::equal(name.begin(), name.end(), shown, [](char wanted, UChar letter) {
                return wanted == (letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
            }))
            return *code;
    }
    return {};
}

bool isCode(std::string_view name)
{
    const std::string primary = lowered(name.substr(0, name.find_first_of("-_")));
    if (primary.size() < 2 || primary.size() > 3)
        return false;
    const char *const *known = uloc_getISOLanguages();
    const std::string three = uloc_getISO3Language(primary.c_str());
    for (; *known != nullptr; ++known)
        if (primary == *known || (!three.empty() && three == uloc_getISO3Language(*known)))
            return true;
    return false;
}

} // namespace

std::string languageNamed(std::string_view name)
{
    constexpr std::size_t kLongest = 40;
    constexpr int32_t kMost = 100;
    if (name.empty() || name.size() > kLongest
        || std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) >= 0x7F; }))
        return {};
    if (!isCode(name))
        return languageByEnglishName(lowered(name));
    std::string locale(name);
    std::ranges::replace(locale, '-', '_');
    char tag[kMost];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_toLanguageTag(locale.c_str(), tag, kMost, true, &status);
    return U_SUCCESS(status) && length > 0 && length < kMost
        ? std::string(tag, static_cast<std::size_t>(length))
        : std::string();
}

bool isHeaderRow(const std::vector<std::string_view> &cells)
{
    constexpr auto kWords = std::to_array(
        {"source"sv, "target"sv, "src"sv, "tgt"sv, "trg"sv, "id"sv, "index"sv, "nr"sv, "number"sv,
            "sentence"sv, "sentences"sv, "sentence1"sv, "sentence2"sv, "sentence_1"sv,
            "sentence_2"sv, "text"sv, "translation"sv, "score"sv, "url"sv, "date"sv, "input"sv,
            "output"sv, "question"sv, "answer"sv, "front"sv, "back"sv, "tags"sv, "label"sv,
            "split"sv, "domain"sv, "attribution"sv, "user"sv, "author"sv, "source_text"sv,
            "target_text"sv, "source_lang"sv, "target_lang"sv, "lang"sv, "language"sv});
    std::size_t named = 0;
    for (const std::string_view cell : cells) {
        const std::string name = lowered(cleanSentence(cell));
        if (name.empty())
            continue;
        // Three letters are too often a word: "the" and "cat" are languages as well.
        const bool isLanguage
            = (name.size() == 2 || name.size() > 3) && !languageName(languageNamed(name)).isEmpty();
        if (!isLanguage && std::ranges::find(kWords, name) == kWords.end())
            return false;
        ++named;
    }
    return named >= 2;
}

NamedSide sideNamed(std::string_view name)
{
    constexpr auto kSources = std::to_array(
        {"source"sv, "src"sv, "source_text"sv, "input"sv, "sentence1"sv, "msgid"sv, "front"sv});
    constexpr auto kTargets = std::to_array({"target"sv, "tgt"sv, "trg"sv, "target_text"sv,
        "output"sv, "sentence2"sv, "msgstr"sv, "back"sv, "translation"sv});
    const std::string last = lowered(name.substr(name.rfind('.') + 1));
    if (std::ranges::find(kSources, last) != kSources.end())
        return NamedSide::Source;
    return std::ranges::find(kTargets, last) != kTargets.end() ? NamedSide::Target
                                                               : NamedSide::None;
}

} // namespace seq2seq
