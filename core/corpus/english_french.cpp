// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence is put together in English word by word; each French word says which of these it comes
// from. Elision is left to the end, when it is known what a word stands before.
#include "core/corpus/english_french.h"

#include "core/corpus/english_forms.h"
#include "core/corpus/english_french_words.h"

#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seq2seq {
namespace {

using namespace english_french;

enum class Determiner { The, A, This, Two, Three };

/// Je, il, nous, ils.
enum class PersonForm { I, He, We, They };

struct Subject {
    Agreement english = Agreement::It;
    PersonForm french = PersonForm::He;
    bool isFeminine = false;
    bool isPlural = false;
    unsigned kind = Person;
};

bool elidesBefore(std::string_view word)
{
    constexpr auto kLetters = std::to_array<std::string_view>(
        {"a", "e", "i", "o", "u", "h", "é", "è", "ê", "â", "î", "ô", "œ"});
    for (const std::string_view letter : kLetters)
        if (word.starts_with(letter))
            return true;
    return false;
}

template <typename List> const auto &pick(const List &list, Random &random)
{
    return list.at(random.below(list.size()));
}

/// Writes both sides.
class Writer {
public:
    explicit Writer(Random &random)
        : m_random(random)
    {
    }

    LinkedText write()
    {
        const Subject subject = isLucky(3) ? pronoun() : nounPhrase(kLiving);
        if (isLucky(5))
            writeBeing(subject);
        else
            writeAction(subject);
        if (isLucky(3))
            phrase(pick(kTimes, m_random));
        const std::size_t stop = english(".");
        french(".", {{stop, true}});
        return joined();
    }

private:
    using Links = std::vector<std::pair<std::size_t, bool>>; // English word, sure
    struct French {
        std::string text;
        Links links;
    };

    /// One time in n.
    bool isLucky(std::uint64_t n) { return m_random.below(n) == 0; }

    std::size_t english(std::string_view word)
    {
        m_english.emplace_back(word);
        return m_english.size() - 1;
    }
    void french(std::string_view word, Links links)
    {
        m_french.push_back({std::string(word), std::move(links)});
    }

    Subject pronoun()
    {
        struct Pronoun {
            std::string_view english;
            std::string_view french;
            Subject subject;
        };
        static constexpr auto kPronouns = std::to_array<Pronoun>({
            {"I", "je", {Agreement::I, PersonForm::I, false, false, Person}},
            {"he", "il", {Agreement::He, PersonForm::He, false, false, Person}},
            {"she", "elle", {Agreement::She, PersonForm::He, true, false, Person}},
            {"we", "nous", {Agreement::We, PersonForm::We, false, true, Person}},
            {"they", "ils", {Agreement::They, PersonForm::They, false, true, Person}},
        });
        const Pronoun &chosen = pick(kPronouns, m_random);
        const std::size_t word = english(chosen.english);
        french(chosen.french, {{word, true}});
        return chosen.subject;
    }

    const Noun &nounOf(unsigned kinds)
    {
        while (true)
            if (const Noun &noun = pick(kNouns, m_random); (noun.kind & kinds) != 0)
                return noun;
    }
    const Adjective &adjectiveOf(unsigned kind)
    {
        while (true)
            if (const Adjective &adjective = pick(kAdjectives, m_random);
                (adjective.of & kind) != 0)
                return adjective;
    }

    Subject objectOf(const Verb &verb, bool isNegated = false)
    {
        return nounPhrase(verb.object, isNegated, verb.isOfAll);
    }

    /// @param isNegated  the object of a verb that is: "not an apple" is "pas de pomme"
    Subject nounPhrase(unsigned kinds, bool isNegated = false, bool isDefinite = false)
    {
        const Noun &noun = nounOf(kinds);
        const Adjective *adjective = isLucky(2) ? &adjectiveOf(noun.kind) : nullptr;
        constexpr auto kDeterminers = std::to_array({Determiner::The, Determiner::The,
            Determiner::A, Determiner::This, Determiner::Two, Determiner::Three});
        const Determiner drawn = pick(kDeterminers, m_random);
        const Determiner determiner
            = isDefinite && drawn == Determiner::A ? Determiner::The : drawn;
        const bool isPlural
            = determiner >= Determiner::Two || (noun.kind != Drink && m_random.below(3) == 0);
        const Subject subject{isPlural ? Agreement::They : Agreement::It,
            isPlural ? PersonForm::They : PersonForm::He, noun.isFeminine, isPlural, noun.kind};

        const std::string nounText = isPlural ? pluralOf(noun.english) : std::string(noun.english);
        const std::string_view first = adjective != nullptr ? adjective->english : nounText;
        const std::size_t article
            = english(englishDeterminer(determiner, isPlural, isNegated, first));
        const std::size_t quality = adjective != nullptr ? english(adjective->english) : 0;
        const std::size_t thing = english(nounText);

        const std::string plural
            = noun.plural.empty() ? std::string(noun.french) + 's' : std::string(noun.plural);
        const std::string frenchNoun = isPlural ? plural : std::string(noun.french);
        const bool isBefore = adjective != nullptr && adjective->isBefore;
        std::string frenchAdjective
            = adjective != nullptr ? std::string(formOf(*adjective, subject)) : std::string();
        if (isBefore && !adjective->beforeVowel.empty() && !noun.isFeminine && !isPlural
            && elidesBefore(frenchNoun))
            frenchAdjective = adjective->beforeVowel;
        french(frenchDeterminer(determiner, subject, isNegated, isBefore,
                   isBefore ? frenchAdjective : frenchNoun),
            {{article, true}});
        if (isBefore)
            french(frenchAdjective, {{quality, true}});
        french(frenchNoun, {{thing, true}});
        if (adjective != nullptr && !isBefore)
            french(frenchAdjective, {{quality, true}});
        return subject;
    }

    static std::string_view formOf(const Adjective &adjective, const Subject &of)
    {
        return adjective.french.at((of.isPlural ? 2U : 0U) + (of.isFeminine ? 1U : 0U));
    }

    static std::string_view englishDeterminer(
        Determiner determiner, bool isPlural, bool isNegated, std::string_view next)
    {
        switch (determiner) {
        case Determiner::The:
            return "the";
        case Determiner::This:
            return isPlural ? "these" : "this";
        case Determiner::Two:
            return "two";
        case Determiner::Three:
            return "three";
        case Determiner::A:
            break;
        }
        if (isPlural)
            return isNegated ? "any" : "some";
        return articleBefore(next);
    }

    static std::string_view frenchDeterminer(Determiner determiner, const Subject &of,
        bool isNegated, bool isBeforeAdjective, std::string_view next)
    {
        switch (determiner) {
        case Determiner::The:
            return of.isPlural ? "les" : of.isFeminine ? "la" : "le";
        case Determiner::This:
            if (of.isPlural)
                return "ces";
            return of.isFeminine ? "cette" : elidesBefore(next) ? "cet" : "ce";
        case Determiner::Two:
            return "deux";
        case Determiner::Three:
            return "trois";
        case Determiner::A:
            break;
        }
        if (isNegated || (of.isPlural && isBeforeAdjective))
            return "de";
        return of.isPlural ? "des" : of.isFeminine ? "une" : "un";
    }

    /// "is not tired": "n'est pas fatiguée"
    void writeBeing(const Subject &subject)
    {
        constexpr std::array<std::string_view, 4> kBe{"suis", "est", "sommes", "sont"};
        const bool isNegated = isLucky(3);
        const std::size_t be = english(inflectVerb("be", VerbForm::Present, subject.english));
        const std::size_t denied = isNegated ? english("not") : 0;
        const Adjective &adjective = adjectiveOf(subject.kind);
        const std::size_t quality = english(adjective.english);
        if (isNegated)
            french("ne", {{denied, false}});
        french(kBe.at(static_cast<std::size_t>(subject.french)), {{be, true}});
        if (isNegated)
            french("pas", {{denied, true}});
        french(formOf(adjective, subject), {{quality, true}});
    }

    const Verb &verbOf(unsigned subject)
    {
        while (true)
            if (const Verb &verb = pick(kVerbs, m_random); (verb.subject & subject) != 0)
                return verb;
    }

    void writeAction(const Subject &subject)
    {
        const Verb &verb = verbOf(subject.kind);
        switch (m_random.below(6)) {
        case 0:
        case 1:
            return writeNegated(subject, verb, "pas");
        case 2:
            return writeNegated(subject, verb, "jamais");
        case 3:
            return writeSoon(subject, verb);
        default:
            return writePlain(subject, verb);
        }
    }

    static std::string_view frenchVerb(const Verb &verb, const Subject &subject)
    {
        return verb.french.at(static_cast<std::size_t>(subject.french));
    }

    /// The verb and its particle in English. @return both as what a French verb comes from
    Links englishVerb(std::string_view form, const Verb &verb)
    {
        Links links{{english(form), true}};
        if (!verb.particle.empty())
            links.emplace_back(english(verb.particle), false);
        return links;
    }

    void writePlain(const Subject &subject, const Verb &verb)
    {
        const bool hasAdverb = isLucky(4);
        const Phrase &adverb = pick(kAdverbs, m_random);
        const std::size_t how = hasAdverb ? english(adverb.english) : 0;
        const Links links
            = englishVerb(inflectVerb(verb.english, VerbForm::Present, subject.english), verb);
        french(frenchVerb(verb, subject), links);
        if (hasAdverb)
            french(adverb.french, {{how, true}});
        objectOf(verb);
    }

    /// "does not eat": "ne mange pas"; "never eats": "ne mange jamais"
    void writeNegated(const Subject &subject, const Verb &verb, std::string_view second)
    {
        const bool isNever = second == "jamais";
        std::size_t denied = 0;
        Links links;
        if (isNever) {
            denied = english("never");
            links
                = englishVerb(inflectVerb(verb.english, VerbForm::Present, subject.english), verb);
        } else {
            const std::size_t auxiliary
                = english(inflectVerb("do", VerbForm::Present, subject.english));
            denied = english("not");
            links = englishVerb(verb.english, verb);
            links.emplace_back(auxiliary, false);
        }
        french("ne", {{denied, false}});
        french(frenchVerb(verb, subject), links);
        french(second, {{denied, true}});
        objectOf(verb, true);
    }

    /// "is not going to eat": "ne va pas manger"
    void writeSoon(const Subject &subject, const Verb &verb)
    {
        constexpr std::array<std::string_view, 4> kGo{"vais", "va", "allons", "vont"};
        const bool isNegated = isLucky(3);
        const std::size_t be = english(inflectVerb("be", VerbForm::Present, subject.english));
        const std::size_t denied = isNegated ? english("not") : 0;
        const std::size_t going = english("going");
        const std::size_t to = english("to");
        const Links links = englishVerb(verb.english, verb);
        if (isNegated)
            french("ne", {{denied, false}});
        french(kGo.at(static_cast<std::size_t>(subject.french)),
            {{going, true}, {be, false}, {to, false}});
        if (isNegated)
            french("pas", {{denied, true}});
        french(verb.infinitive, links);
        objectOf(verb, isNegated);
    }

    /// All of its words belong together.
    void phrase(const Phrase &phrase)
    {
        Links links;
        for (const std::string_view word : wordsOf(phrase.english))
            links.emplace_back(english(word), true);
        for (const std::string_view word : wordsOf(phrase.french))
            french(word, links);
    }

    static std::vector<std::string_view> wordsOf(std::string_view text)
    {
        std::vector<std::string_view> words;
        while (!text.empty()) {
            const std::size_t blank = text.find(' ');
            words.push_back(text.substr(0, blank));
            text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
        }
        return words;
    }

    /// "je aime" is "j'aime", "la école" is "l'école".
    void elide()
    {
        for (std::size_t i = 0; i + 1 < m_french.size(); ++i) {
            std::string &word = m_french[i].text;
            const bool mayElide
                = word == "je" || word == "ne" || word == "le" || word == "la" || word == "de";
            if (mayElide && elidesBefore(m_french[i + 1].text))
                word.back() = '\'';
        }
    }

    static void append(std::string &text, const std::string &word)
    {
        if (!text.empty() && word != "." && !text.ends_with('\''))
            text += ' ';
        text += word;
    }

    LinkedText joined()
    {
        elide();
        LinkedText pair;
        std::vector<TextSpan> spans;
        for (const std::string &word : m_english) {
            append(pair.source, word);
            spans.push_back({pair.source.size() - word.size(), pair.source.size()});
        }
        for (const French &word : m_french) {
            append(pair.target, word.text);
            const TextSpan span{pair.target.size() - word.text.size(), pair.target.size()};
            for (const auto &[from, isSure] : word.links)
                pair.links.push_back({spans.at(from), span, isSure});
        }
        for (std::string *text : {&pair.source, &pair.target}) // every first letter is of ASCII
            text->front()
                = static_cast<char>(std::toupper(static_cast<unsigned char>(text->front())));
        return pair;
    }

    Random &m_random;
    std::vector<std::string> m_english;
    std::vector<French> m_french;
};

} // namespace

LinkedText drawEnglishFrench(Random &random)
{
    return Writer(random).write();
}

double countEnglishFrench()
{
    // Noun phrases of either side and verbs alone; adverbs and times make it larger still.
    const double phrases = double(kNouns.size()) * kAdjectives.size() / 4;
    return phrases * phrases * kVerbs.size() / 8;
}

} // namespace seq2seq
