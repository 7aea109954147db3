// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence is drawn as a tree of rules, then written down in Chinese, then in English. Writing
// the English looks up where the Chinese of the same rule has come to stand; that gives the links.
#include "core/corpus/bilingual_grammar.h"

#include "core/error.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

namespace seq2seq {
namespace {

using grammar::Item;
using grammar::Items;
using grammar::Label;
using grammar::Rule;
using grammar::Symbol;

constexpr int kMostTries = 1000; // to find slots that differ

struct Node {
    const Rule *rule = nullptr;
    bool isOnce = false; // its symbol's
    std::vector<Node> children; // one a slot
};

Agreement agreementOf(const Node &node)
{
    if (node.rule->agreement)
        return *node.rule->agreement;
    const int head = node.rule->slotNamed("n");
    if (head >= 0)
        return agreementOf(node.children[static_cast<std::size_t>(head)]);
    return node.children.size() == 1 ? agreementOf(node.children.front()) : Agreement::It;
}

/// A word of the Chinese side, and where it stands. 了, 过 and 正在 are aspects of a verb.
struct ChinesePiece {
    TextSpan span;
    bool isVerb = false;
    bool isAspect = false;
};

/// Pieces [begin, end).
struct PieceRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What a node's item has become in Chinese.
struct Written {
    const Item *item = nullptr;
    bool isPlainForm = true;
    PieceRange pieces;
};

/// The form and the subject that whatever is below must agree with.
struct Context {
    std::string form;
    Agreement subject = Agreement::It;
};

const Items &itemsFor(
    const std::map<std::string, Items, std::less<>> &forms, const std::string &form)
{
    const auto found = forms.find(form);
    return found != forms.end() ? found->second : forms.find("")->second;
}

/// The rule's own subject, if it has one, rules what stands in it.
Context contextIn(const Node &node, Context context)
{
    const int subject = node.rule->slotNamed("S");
    if (subject >= 0)
        context.subject = agreementOf(node.children[static_cast<std::size_t>(subject)]);
    return context;
}

struct Pronouns {
    std::string_view chinese;
    std::string_view english;
    std::string_view possessive;
};

const Pronouns &pronounsFor(Agreement subject)
{
    static constexpr Pronouns kI{"我", "I", "my"};
    static constexpr Pronouns kYou{"你", "you", "your"};
    static constexpr Pronouns kHe{"他", "he", "his"};
    static constexpr Pronouns kShe{"她", "she", "her"};
    static constexpr Pronouns kIt{"它", "it", "its"};
    static constexpr Pronouns kWe{"我们", "we", "our"};
    static constexpr Pronouns kThey{"他们", "they", "their"};
    switch (subject) {
    case Agreement::I:
        return kI;
    case Agreement::You:
        return kYou;
    case Agreement::He:
        return kHe;
    case Agreement::She:
        return kShe;
    case Agreement::It:
        return kIt;
    case Agreement::We:
        return kWe;
    case Agreement::They:
        return kThey;
    case Agreement::Person:
        break;
    }
    throw Error(
        ErrorCode::Internal, message("core", "A pronoun needs a person whose sex is known"));
}

bool isChinesePunctuation(std::string_view text)
{
    return text == "。" || text == "，" || text == "？" || text == "！";
}

bool isEnglishPunctuation(std::string_view text)
{
    return text == "." || text == "," || text == "?" || text == "!";
}

bool isArticle(std::string_view text)
{
    return text == "a" || text == "the";
}

VerbForm verbForm(const std::string &form)
{
    if (form == "pres")
        return VerbForm::Present;
    if (form == "past")
        return VerbForm::Past;
    if (form == "pp")
        return VerbForm::PastParticiple;
    return form == "ing" ? VerbForm::Ing : VerbForm::Base;
}

/// Writes one drawn sentence.
class Writer {
public:
    LinkedText write(const Node &sentence)
    {
        writeChinese(sentence, {});
        writeEnglish(sentence, {});
        joinEnglish();
        return std::move(m_text);
    }

    static std::string chineseOf(const Node &node)
    {
        Writer writer;
        writer.writeChinese(node, {});
        return writer.m_text.source;
    }

private:
    struct EnglishPiece {
        std::string text;
        std::vector<std::pair<std::size_t, bool>> links; // Chinese piece, sure
    };

    void writeChinese(const Node &node, const Context &outer)
    {
        const Context context = contextIn(node, outer);
        const Items &items = itemsFor(node.rule->chinese, context.form);
        const bool isPlainForm = &items == &node.rule->chinese.find("")->second;
        for (const Item &item : items) {
            const std::size_t begin = m_chinese.size();
            writeChineseItem(node, item, context);
            m_written[&node].push_back({&item, isPlainForm, {begin, m_chinese.size()}});
        }
    }

    void writeChineseItem(const Node &node, const Item &item, const Context &context)
    {
        switch (item.kind) {
        case Item::Kind::Slot:
            writeChinese(node.children[static_cast<std::size_t>(item.slot)],
                {item.form.value_or(context.form), context.subject});
            break;
        case Item::Kind::Aspect:
            if (!m_chinese.empty())
                m_chinese.back().isVerb = true;
            if (context.form == "le" || context.form == "guo") {
                appendChinese(context.form == "le" ? "了" : "过");
                m_chinese.back().isAspect = true;
            }
            break;
        case Item::Kind::Pronoun:
            appendChinese(pronounsFor(context.subject).chinese);
            break;
        default:
            appendChinese(item.text);
            m_chinese.back().isAspect = item.text == "正在";
        }
    }

    void appendChinese(std::string_view text)
    {
        const std::size_t begin = m_text.source.size();
        m_text.source += text;
        m_chinese.push_back({{begin, m_text.source.size()}});
    }

    void writeEnglish(const Node &node, const Context &outer)
    {
        const Context context = contextIn(node, outer);
        int comma = 0;
        for (const Item &item : itemsFor(node.rule->english, context.form)) {
            if (item.kind == Item::Kind::Slot) {
                const std::size_t begin = m_english.size();
                writeEnglish(node.children[static_cast<std::size_t>(item.slot)],
                    {item.form.value_or(context.form), context.subject});
                for (std::size_t i = begin; i < m_english.size(); ++i)
                    linkLabels(m_english[i], node, item);
                continue;
            }
            EnglishPiece piece{englishText(item, context), {}};
            if (isEnglishPunctuation(item.text) && item.labels.empty())
                linkPunctuation(piece, node, item.text == "," ? comma++ : 0);
            else if (node.rule->isLabelled)
                linkLabels(piece, node, item);
            else
                linkAll(piece, node);
            m_english.push_back(std::move(piece));
        }
    }

    static std::string englishText(const Item &item, const Context &context)
    {
        switch (item.kind) {
        case Item::Kind::Verb:
            return inflectVerb(
                item.text, verbForm(item.form.value_or(context.form)), context.subject);
        case Item::Kind::Noun:
            return context.form == "pl" ? pluralOf(item.text) : item.text;
        case Item::Kind::Possessive:
            return std::string(pronounsFor(context.subject).possessive);
        case Item::Kind::PersonalPronoun:
            return std::string(pronounsFor(context.subject).english);
        default:
            return item.text;
        }
    }

    /// The n-th comma comes from the n-th comma of the same rule, a full stop from the full stop.
    void linkPunctuation(EnglishPiece &piece, const Node &node, int nth)
    {
        const bool isComma = piece.text == ",";
        for (const Written &written : m_written[&node]) {
            const std::string &text = written.item->text;
            if (isChinesePunctuation(text) && (text == "，") == isComma && nth-- == 0)
                link(piece, written.pieces, Label::Part::All, true);
        }
    }

    /// In a rule without labels each English word comes from the Chinese words; an article loosely.
    void linkAll(EnglishPiece &piece, const Node &node)
    {
        for (const Written &written : m_written[&node]) {
            if (written.item->kind != Item::Kind::Slot && written.isPlainForm
                && !isChinesePunctuation(written.item->text)) {
                const bool isAspect = written.item->kind == Item::Kind::Aspect;
                link(piece, written.pieces, Label::Part::All, !isAspect && !isArticle(piece.text));
            }
        }
    }

    void linkLabels(EnglishPiece &piece, const Node &node, const Item &item)
    {
        for (const Label &label : item.labels) {
            for (const Written &written : m_written[&node]) {
                const Item &chinese = *written.item;
                const bool bearsLabel = std::ranges::any_of(
                    chinese.labels, [&](const Label &own) { return own.name == label.name; });
                const bool isSlot = chinese.kind == Item::Kind::Slot && chinese.labels.empty()
                    && node.rule->slotList[static_cast<std::size_t>(chinese.slot)].name
                        == label.name;
                if (bearsLabel || isSlot)
                    link(piece, written.pieces, label.part, label.sure);
            }
        }
        // 了 and 过 belong to the verb before them.
        if (item.kind == Item::Kind::Verb) {
            for (const Written &written : m_written[&node]) {
                if (written.item->kind == Item::Kind::Aspect)
                    link(piece, written.pieces, Label::Part::All, false);
            }
        }
    }

    void link(EnglishPiece &piece, const PieceRange &pieces, Label::Part part, bool sure)
    {
        for (std::size_t i = pieces.begin; i < pieces.end; ++i) {
            const bool fits = part == Label::Part::All
                || (part == Label::Part::Verb ? m_chinese[i].isVerb : m_chinese[i].isAspect);
            if (fits)
                piece.links.emplace_back(i, sure);
        }
    }

    void joinEnglish()
    {
        std::string &text = m_text.target;
        for (std::size_t i = 0; i < m_english.size(); ++i) {
            EnglishPiece &piece = m_english[i];
            if (piece.text == "a" && i + 1 < m_english.size())
                piece.text = articleBefore(m_english[i + 1].text);
            if (!text.empty() && !isEnglishPunctuation(piece.text) && !piece.text.starts_with("'"))
                text += ' ';
            const std::size_t begin = text.size();
            text += piece.text;
            for (const auto &[chinese, sure] : piece.links)
                m_text.links.push_back({m_chinese[chinese].span, {begin, text.size()}, sure});
        }
        if (!text.empty())
            text.front()
                = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }

    LinkedText m_text;
    std::vector<ChinesePiece> m_chinese;
    std::vector<EnglishPiece> m_english;
    std::map<const Node *, std::vector<Written>> m_written;
};

Node drawNode(const std::vector<Symbol> &symbols, int symbol, Random &random)
{
    const std::vector<Rule> &rules = symbols[static_cast<std::size_t>(symbol)].rules;
    double total = 0;
    for (const Rule &rule : rules)
        total += rule.weight;
    double rest = random.uniform() * total;
    std::size_t chosen = 0;
    while (chosen + 1 < rules.size() && rest >= rules[chosen].weight)
        rest -= rules[chosen++].weight;
    Node node{&rules[chosen], symbols[static_cast<std::size_t>(symbol)].isOnce, {}};
    for (int i = 0; i < kMostTries; ++i) {
        node.children.clear();
        for (const Rule::Slot &slot : node.rule->slotList)
            node.children.push_back(drawNode(symbols, slot.symbol, random));
        const bool fits = std::ranges::none_of(node.rule->different, [&](const auto &slots) {
            return Writer::chineseOf(node.children[static_cast<std::size_t>(slots.first)])
                == Writer::chineseOf(node.children[static_cast<std::size_t>(slots.second)]);
        });
        if (fits)
            return node;
    }
    throw Error(ErrorCode::Internal,
        message("core", "The grammar cannot make %1 with different parts")
            .arg(symbols[static_cast<std::size_t>(symbol)].name));
}

/// Whether something that may be said once is said twice: 我妈妈 ... 我妈妈.
bool repeats(const Node &node, std::set<std::string> &said)
{
    if (node.isOnce)
        return !said.insert(Writer::chineseOf(node)).second;
    return std::ranges::any_of(
        node.children, [&](const Node &child) { return repeats(child, said); });
}

} // namespace

BilingualGrammar::BilingualGrammar(std::span<const std::string_view> texts, std::string_view start)
    : m_symbols(grammar::readGrammar(texts, start))
{
}

LinkedText BilingualGrammar::draw(Random &random) const
{
    for (int i = 0; i < kMostTries; ++i) {
        const Node sentence = drawNode(m_symbols, 0, random);
        std::set<std::string> said;
        if (!repeats(sentence, said))
            return Writer().write(sentence);
    }
    throw Error(ErrorCode::Internal,
        message("core", "The grammar cannot make a sentence without saying a thing twice"));
}

double BilingualGrammar::derivations() const
{
    std::vector<double> counts(m_symbols.size(), -1);
    const std::function<double(int)> count = [&](int symbol) {
        double &known = counts[static_cast<std::size_t>(symbol)];
        if (known >= 0)
            return known;
        double sum = 0;
        for (const Rule &rule : m_symbols[static_cast<std::size_t>(symbol)].rules) {
            double product = 1;
            for (const Rule::Slot &slot : rule.slotList)
                product *= count(slot.symbol);
            sum += product;
        }
        return counts[static_cast<std::size_t>(symbol)] = sum;
    };
    return count(0);
}

} // namespace seq2seq
