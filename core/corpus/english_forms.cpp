// SPDX-License-Identifier: GPL-3.0-or-later
// Regular endings by rule, everything else by table.
#include "core/corpus/english_forms.h"

#include <algorithm>
#include <array>

namespace seq2seq {
namespace {

struct IrregularVerb {
    std::string_view base;
    std::string_view past;
    std::string_view participle;
};

constexpr auto kIrregularVerbs = std::to_array<IrregularVerb>({
    {"be", "was", "been"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"buy", "bought", "bought"},
    {"can", "could", "could"},
    {"catch", "caught", "caught"},
    {"come", "came", "come"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feel", "felt", "felt"},
    {"find", "found", "found"},
    {"fly", "flew", "flown"},
    {"forget", "forgot", "forgotten"},
    {"get", "got", "got"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"hang", "hung", "hung"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hold", "held", "held"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"meet", "met", "met"},
    {"put", "put", "put"},
    {"read", "read", "read"},
    {"ride", "rode", "ridden"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"sing", "sang", "sung"},
    {"sit", "sat", "sat"},
    {"sleep", "slept", "slept"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"steal", "stole", "stolen"},
    {"sweep", "swept", "swept"},
    {"swim", "swam", "swum"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"wake", "woke", "woken"},
    {"wear", "wore", "worn"},
    {"win", "won", "won"},
    {"write", "wrote", "written"},
});

/// Verbs outside the table above, or in it, whose last consonant is doubled: stopped, running.
constexpr auto kDoubling = std::to_array<std::string_view>({"begin", "chat", "forget", "get",
    "plan", "put", "run", "shop", "sit", "stop", "swim", "travel", "win"});

constexpr auto kIrregularPlurals = std::to_array<std::array<std::string_view, 2>>({
    {"child", "children"},
    {"fish", "fish"},
    {"foot", "feet"},
    {"knife", "knives"},
    {"man", "men"},
    {"mouse", "mice"},
    {"person", "people"},
    {"photo", "photos"},
    {"piano", "pianos"},
    {"scarf", "scarves"},
    {"sheep", "sheep"},
    {"woman", "women"},
});

bool isVowel(char letter)
{
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

bool endsInConsonantY(std::string_view word)
{
    return word.size() > 1 && word.back() == 'y' && !isVowel(word[word.size() - 2]);
}

/// The ending that plurals and the third person share: books, boxes, watches, tomatoes, stories.
std::string withS(std::string_view word)
{
    if (endsInConsonantY(word))
        return std::string(word.substr(0, word.size() - 1)) + "ies";
    const bool hisses = word.ends_with("s") || word.ends_with("x") || word.ends_with("z")
        || word.ends_with("ch") || word.ends_with("sh");
    const bool endsInO = word.ends_with("o") && word.size() > 1 && !isVowel(word[word.size() - 2]);
    return std::string(word) + (hisses || endsInO || word == "go" || word == "do" ? "es" : "s");
}

std::string doubled(std::string_view verb)
{
    std::string stem(verb);
    if (std::ranges::find(kDoubling, verb) != kDoubling.end())
        stem += verb.back();
    return stem;
}

std::string pastOf(std::string_view verb)
{
    if (verb.ends_with("e"))
        return std::string(verb) + "d";
    if (endsInConsonantY(verb))
        return std::string(verb.substr(0, verb.size() - 1)) + "ied";
    return doubled(verb) + "ed";
}

std::string ingOf(std::string_view verb)
{
    if (verb.ends_with("e") && !verb.ends_with("ee") && verb != "be")
        return std::string(verb.substr(0, verb.size() - 1)) + "ing";
    return doubled(verb) + "ing";
}

bool isThirdPersonSingular(Agreement subject)
{
    return subject == Agreement::He || subject == Agreement::She || subject == Agreement::It
        || subject == Agreement::Person;
}

std::string presentOf(std::string_view verb, Agreement subject)
{
    if (verb == "be") {
        if (subject == Agreement::I)
            return "am";
        return isThirdPersonSingular(subject) ? "is" : "are";
    }
    if (verb == "can" || !isThirdPersonSingular(subject))
        return std::string(verb);
    return verb == "have" ? "has" : withS(verb);
}

} // namespace

std::string inflectVerb(std::string_view verb, VerbForm form, Agreement subject)
{
    if (verb.ends_with("n't"))
        return inflectVerb(verb.substr(0, verb.size() - 3), form, subject) + "n't";
    const auto *const irregular = std::ranges::find(kIrregularVerbs, verb, &IrregularVerb::base);
    const bool isIrregular = irregular != kIrregularVerbs.end();
    switch (form) {
    case VerbForm::Base:
        return std::string(verb);
    case VerbForm::Present:
        return presentOf(verb, subject);
    case VerbForm::Past:
        if (verb == "be" && subject != Agreement::I && !isThirdPersonSingular(subject))
            return "were";
        return isIrregular ? std::string(irregular->past) : pastOf(verb);
    case VerbForm::PastParticiple:
        return isIrregular ? std::string(irregular->participle) : pastOf(verb);
    case VerbForm::Ing:
        return ingOf(verb);
    }
    return std::string(verb);
}

std::string pluralOf(std::string_view noun)
{
    for (const auto &[singular, plural] : kIrregularPlurals) {
        if (noun == singular)
            return std::string(plural);
    }
    return withS(noun);
}

std::string_view articleBefore(std::string_view word)
{
    constexpr auto kSilentH = std::to_array<std::string_view>({"hour", "honest"});
    constexpr auto kSpokenConsonant = std::to_array<std::string_view>({"one", "uni", "use", "eu"});
    const auto begins = [word](std::string_view start) { return word.starts_with(start); };
    if (std::ranges::any_of(kSilentH, begins))
        return "an";
    if (word.empty() || std::ranges::any_of(kSpokenConsonant, begins))
        return "a";
    return isVowel(static_cast<char>(word.front() | 0x20)) ? "an" : "a";
}

} // namespace seq2seq
