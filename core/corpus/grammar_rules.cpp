// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the notation of grammar_rules.h. Families of symbols are made when a rule first names one.
#include "core/corpus/grammar_rules.h"

#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

namespace seq2seq::grammar {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<std::string_view> partsOf(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + separator.size());
    }
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words = partsOf(text, " ");
    std::erase(words, std::string_view());
    return words;
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// A line of grammar text with its number, for messages.
struct Line {
    std::string text;
    std::size_t number = 0;
};

[[noreturn]] void refuse(const Line &line, const std::string &what)
{
    throw Error(ErrorCode::Internal,
        message("core", "%1 in the rule \"%2\"").arg(what).arg(line.text),
        {"built-in grammar", line.number});
}

/// "2% @ 厨房 里 | in the kitchen" written out as an ordinary rule.
std::string placeRule(const Line &line)
{
    const std::size_t sign = line.text.find('@');
    const auto sides = partsOf(std::string_view(line.text).substr(sign + 1), "|");
    if (sides.size() != 2)
        refuse(line, "A place needs two sides");
    const auto chinese = wordsOf(sides[0]);
    const auto english = wordsOf(sides[1]);
    if (chinese.empty() || chinese.size() > 2 || english.size() < 2)
        refuse(line, "A place needs one or two Chinese words, and a preposition");
    const bool hasSide = chinese.size() == 2;
    const std::string noun = std::string(chinese[0]) + "/b";
    const std::string place = hasSide ? noun + " " + std::string(chinese[1]) + "/c" : noun;
    std::string name;
    for (std::size_t i = 1; i < english.size(); ++i) {
        const bool isArticle = english[i] == "the" || english[i] == "a";
        name += (name.empty() ? "" : " ") + std::string(english[i]) + (isArticle ? "?b" : "/b");
    }
    // 上 says "on" where 在 says no more than that there is a place; 里 says little beside 在.
    const bool sideTells = hasSide && chinese[1] != "里";
    const std::string preposition = std::string(english[0])
        + (sideTells      ? "/c?a"
                : hasSide ? "/a?c"
                          : "/a");
    return line.text.substr(0, sign) + place + " ; bare: " + noun + " ; at: 在/a " + place
        + " ; zai: 正在/a " + place + " | " + name + " ; at: " + preposition + " " + name;
}

const std::map<std::string_view, Agreement> kAgreements = {{"i", Agreement::I},
    {"you", Agreement::You}, {"he", Agreement::He}, {"she", Agreement::She}, {"it", Agreement::It},
    {"person", Agreement::Person}, {"we", Agreement::We}, {"they", Agreement::They}};

class Reader {
public:
    explicit Reader(std::span<const std::string_view> texts)
    {
        for (const std::string_view text : texts)
            readDefinitions(text);
    }

    int symbol(const std::string &name, const Line &asking)
    {
        const auto known = m_indices.find(name);
        if (known != m_indices.end())
            return known->second;
        const std::size_t bracket = name.find('<');
        const bool isFamily = bracket != std::string::npos;
        const std::string key = isFamily ? name.substr(0, bracket) + "<$>" : name;
        const auto lines = m_definitions.find(key);
        if (lines == m_definitions.end())
            refuse(asking, "No symbol is named " + name);
        const std::string argument
            = isFamily ? name.substr(bracket + 1, name.size() - bracket - 2) : "";
        const int index = static_cast<int>(m_symbols.size());
        m_indices.emplace(name, index);
        m_symbols.push_back({name, m_once.contains(key), {}});
        std::vector<Rule> rules;
        for (Line line : lines->second) {
            line.text = replaced(line.text, "$", argument);
            rules.push_back(readRule(line));
        }
        if (rules.empty())
            refuse(asking, "There is no rule for " + name);
        m_symbols[static_cast<std::size_t>(index)].rules = std::move(rules);
        return index;
    }

    std::vector<Symbol> takeSymbols() { return std::move(m_symbols); }

private:
    void readDefinitions(std::string_view text)
    {
        std::vector<Line> *rules = nullptr;
        std::size_t number = 0;
        for (const std::string_view raw : partsOf(text, "\n")) {
            ++number;
            if (raw.empty() || raw.starts_with("#"))
                continue;
            if (raw.starts_with("=")) {
                constexpr std::string_view kOnce = " !once";
                std::string_view name = trimmed(raw.substr(1));
                const bool isOnce = name.ends_with(kOnce);
                if (isOnce) {
                    name.remove_suffix(kOnce.size());
                    m_once.emplace(name);
                }
                rules = &m_definitions[std::string(name)];
                rules->clear();
                continue;
            }
            for (const std::string_view part : partsOf(raw, " // ")) {
                Line line{std::string(part), number};
                if (rules == nullptr)
                    refuse(line, "There is no symbol before the first rule");
                if (part.starts_with("@") || part.find("% @") != std::string_view::npos)
                    line.text = placeRule(line);
                rules->push_back(std::move(line));
            }
        }
    }

    Rule readRule(const Line &line)
    {
        Rule rule;
        std::string_view text = line.text;
        if (const std::size_t percent = text.find("% "); percent != std::string_view::npos) {
            const auto [end, error]
                = std::from_chars(text.data(), text.data() + percent, rule.weight);
            if (error != std::errc() || end != text.data() + percent)
                refuse(line, "The weight is not a number");
            text.remove_prefix(percent + 2);
        }
        const std::size_t marks = text.find(" !");
        const auto sides = partsOf(text.substr(0, marks), "|");
        if (sides.size() != 2)
            refuse(line, "There must be one bar between Chinese and English");
        readSide(rule, rule.chinese, sides[0], line);
        readSide(rule, rule.english, sides[1], line);
        if (marks != std::string_view::npos)
            readMarks(rule, text.substr(marks), line);
        refuseAmbiguousLabels(rule, line);
        rule.isLabelled = std::ranges::any_of(rule.english, [](const auto &form) {
            return std::ranges::any_of(
                form.second, [](const Item &item) { return !item.labels.empty(); });
        });
        return rule;
    }

    /// A label that is also the name of a slot would link both.
    static void refuseAmbiguousLabels(const Rule &rule, const Line &line)
    {
        for (const auto &[form, items] : rule.chinese) {
            for (const Item &item : items) {
                for (const Label &label : item.labels) {
                    if (rule.slotNamed(label.name) >= 0)
                        refuse(line, "The label " + label.name + " is the name of a slot");
                }
            }
        }
    }

    void readSide(Rule &rule, std::map<std::string, Items, std::less<>> &forms,
        std::string_view side, const Line &line)
    {
        bool isPlain = true;
        for (std::string_view part : partsOf(side, ";")) {
            std::string form;
            if (!isPlain) {
                const std::size_t colon = part.find(':');
                if (colon == std::string_view::npos)
                    refuse(line, "A form has no name");
                form = trimmed(part.substr(0, colon));
                part.remove_prefix(colon + 1);
            }
            isPlain = false;
            Items items;
            for (const std::string_view word : wordsOf(part))
                items.push_back(readItem(rule, word, line));
            forms.emplace(std::move(form), std::move(items));
        }
    }

    Item readItem(Rule &rule, std::string_view word, const Line &line)
    {
        Item item;
        const std::size_t coreEnd = word.front() == '{' ? word.find('}') + 1 : 1;
        const std::size_t labels = word.find_first_of("/?", coreEnd);
        readLabels(
            item, labels == std::string_view::npos ? std::string_view() : word.substr(labels));
        word = word.substr(0, labels);
        if (word.front() == '{') {
            readSlot(rule, item, word.substr(1, word.size() - 2), line);
        } else if (word == "*") {
            item.kind = Item::Kind::Aspect;
        } else if (word == "_pro") {
            item.kind = Item::Kind::Pronoun;
        } else if (word == "_he") {
            item.kind = Item::Kind::PersonalPronoun;
        } else if (word == "_my") {
            item.kind = Item::Kind::Possessive;
        } else if (const std::size_t tilde = word.find('~'); tilde != std::string_view::npos) {
            item.kind = Item::Kind::Verb;
            if (tilde + 1 < word.size())
                item.form = word.substr(tilde + 1);
            item.text = word.substr(0, tilde);
        } else if (word.ends_with("+")) {
            item.kind = Item::Kind::Noun;
            item.text = word.substr(0, word.size() - 1);
        } else {
            item.text = word;
        }
        return item;
    }

    static void readLabels(Item &item, std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of("/?", 1), text.size());
            Label label;
            label.sure = text.front() == '/';
            label.name = text.substr(1, end - 1);
            if (label.name.ends_with("^") || label.name.ends_with("*")) {
                label.part = label.name.back() == '^' ? Label::Part::Verb : Label::Part::Aspect;
                label.name.pop_back();
            }
            item.labels.push_back(std::move(label));
            text.remove_prefix(end);
        }
    }

    /// "name", "name:Symbol", either with ".form".
    void readSlot(Rule &rule, Item &item, std::string_view text, const Line &line)
    {
        item.kind = Item::Kind::Slot;
        if (const std::size_t dot = text.find('.'); dot != std::string_view::npos) {
            item.form = text.substr(dot + 1) == "-" ? "" : text.substr(dot + 1);
            text = text.substr(0, dot);
        }
        const std::size_t colon = text.find(':');
        const std::string name(text.substr(0, colon));
        item.slot = rule.slotNamed(name);
        if (item.slot >= 0)
            return;
        if (colon == std::string_view::npos)
            refuse(line, "Slot " + name + " has no symbol");
        item.slot = static_cast<int>(rule.slotList.size());
        rule.slotList.push_back({name, -1});
        const int index = symbol(std::string(text.substr(colon + 1)), line);
        rule.slotList.back().symbol = index;
    }

    static void readMarks(Rule &rule, std::string_view text, const Line &line)
    {
        for (std::string_view mark : wordsOf(text)) {
            mark.remove_prefix(1);
            if (const std::size_t hash = mark.find('#'); hash != std::string_view::npos) {
                const int left = rule.slotNamed(mark.substr(0, hash));
                const int right = rule.slotNamed(mark.substr(hash + 1));
                if (left < 0 || right < 0)
                    refuse(line, "Two slots are to differ that do not exist");
                rule.different.emplace_back(left, right);
            } else if (const auto known = kAgreements.find(mark); known != kAgreements.end()) {
                rule.agreement = known->second;
            } else {
                refuse(line, "The mark " + std::string(mark) + " is unknown");
            }
        }
    }

    std::map<std::string, std::vector<Line>> m_definitions; // families under "Name<$>"
    std::set<std::string> m_once; // definitions with !once; one that replaces them keeps it
    std::map<std::string, int> m_indices;
    std::vector<Symbol> m_symbols;
};

} // namespace

int Rule::slotNamed(std::string_view name) const
{
    const auto found = std::ranges::find(slotList, name, &Slot::name);
    return found == slotList.end() ? -1 : static_cast<int>(found - slotList.begin());
}

std::vector<Symbol> readGrammar(std::span<const std::string_view> texts, std::string_view start)
{
    Reader reader(texts);
    reader.symbol(std::string(start), {std::string(start), 0});
    return reader.takeSymbols();
}

} // namespace seq2seq::grammar
