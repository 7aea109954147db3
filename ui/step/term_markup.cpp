// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/term_markup.h"

#include "ui/step/symbols.h"
#include "ui/widgets/attention_equation.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>

namespace seq2seq::ui {

namespace {

struct Terms {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::Terms)
};

constexpr int kDigits = 3;
constexpr double kLeast = 0.0005; // below it three decimals show nothing
constexpr double kMost = 1e4;

bool isOfSourceWords(const TensorId &tensor)
{
    return tensor.quantity == Quantity::Scores || tensor.quantity == Quantity::Attention;
}

/// "e_{6,10}"
QString ofSourceWord(const TensorId &tensor, int word)
{
    return QStringLiteral("{%1|%2}").arg(
        keyOf(tensor), QString::fromStdString(symbolTextOfWord(tensor, std::to_string(word + 1))));
}

QString weightMarkup(const Trace &trace, const WeightId &weight, int row, int column)
{
    const QString symbol = symbolOf(trace.config, weight);
    if (row < 0)
        return symbol;
    if (placeOf(trace.config, weight).columns == 1)
        return QStringLiteral("%1[%2]").arg(symbol).arg(row);
    return column < 0 ? QStringLiteral("%1[%2,:]").arg(symbol).arg(row)
                      : QStringLiteral("%1[%2,%3]").arg(symbol).arg(row).arg(column);
}

QString symbolMarkup(const Trace &trace, const TermSymbol &symbol)
{
    if (const auto *weight = std::get_if<WeightId>(&symbol.what))
        return weightMarkup(trace, *weight, symbol.row, symbol.column);
    return symbol.row < 0 ? symbolOf(trace.config, symbol)
                          : unitMarkup(trace, std::get<TensorId>(symbol.what), symbol.row);
}

QString textMarkup(const Trace &trace, const TermText &text)
{
    return setEquation(text.markup, [&](const QString &place) {
        const std::size_t number = place.toUInt();
        return number < text.symbols.size() ? symbolMarkup(trace, text.symbols[number]) : place;
    });
}

/// As it stands in a product or below a line.
QString inBrackets(const QString &markup)
{
    return QStringLiteral("(%1)").arg(markup);
}

/// Writes a term; what its leaves look like is left to `leaf`.
class TermSetter {
public:
    using Leaf = std::function<QString(const Term &)>;

    explicit TermSetter(Leaf leaf)
        : m_leaf(std::move(leaf))
    {
    }

    [[nodiscard]] QString set(const Term &term) const
    {
        switch (term.kind) {
        case TermKind::Constant:
        case TermKind::Value:
        case TermKind::Dot:
            return m_leaf(term);
        case TermKind::Sum:
            return sum(term);
        case TermKind::Product: {
            QStringList factors;
            for (const Term &part : term.parts)
                factors << factor(part);
            return factors.join(QStringLiteral(" · "));
        }
        case TermKind::Quotient:
            return factor(term.parts.at(0)) + QStringLiteral(" / ") + factor(term.parts.at(1));
        case TermKind::Function:
            return QString::fromStdString(term.text.markup)
                .replace(QStringLiteral("<>"), set(term.parts.at(0)));
        }
        return {};
    }

private:
    [[nodiscard]] QString factor(const Term &part) const
    {
        const QString text = set(part);
        const bool isAlone = part.kind != TermKind::Sum && !text.startsWith(u'−');
        return isAlone ? text : inBrackets(text);
    }

    [[nodiscard]] QString sum(const Term &term) const
    {
        QString text;
        for (const Term &part : term.parts) {
            QString next = set(part);
            const bool isNegative = next.startsWith(u'−');
            if (text.isEmpty())
                text = part.isSubtracted ? QStringLiteral("−") + next : next;
            else if (part.isSubtracted)
                text += QStringLiteral(" − ") + (isNegative ? inBrackets(next) : next);
            else if (isNegative)
                text += QStringLiteral(" − ") + next.mid(1);
            else
                text += QStringLiteral(" + ") + next;
        }
        return text;
    }

    Leaf m_leaf;
};

QString withSymbols(const Trace &trace, const Term &term)
{
    return TermSetter([&](const Term &leaf) { return textMarkup(trace, leaf.text); }).set(term);
}

QString withNumbers(const Trace &trace, const Term &term)
{
    return TermSetter([&](const Term &leaf) {
        return leaf.kind == TermKind::Constant ? textMarkup(trace, leaf.text)
                                               : termNumber(leaf.value);
    }).set(term);
}

/// The last step before the result: each part of the root as one number.
QString lastStep(const Trace &trace, Term term)
{
    for (Term &part : term.parts) {
        if (part.kind != TermKind::Constant)
            part.kind = TermKind::Value;
        part.parts.clear();
    }
    return withNumbers(trace, term);
}

/// What a single product is about: a source word of a context, else its place in the sum.
QString placeMarkup(const Trace &trace, const Term &dot, std::size_t index)
{
    const auto *tensor = std::get_if<TensorId>(&dot.text.symbols.front().what);
    if (tensor && isOfSourceWords(*tensor) && index < trace.sourceTokens.size())
        return QStringLiteral("“%1”").arg(
            plainMarkup(QString::fromStdString(trace.sourceTokens[index])));
    return QString::number(index);
}

QString productsOf(const Trace &trace, const Term &dot, int most)
{
    QString text = textMarkup(trace, dot.text) + QStringLiteral(" =");
    double rest = dot.value;
    const auto shown = std::min<std::size_t>(dot.largest.size(), std::size_t(most));
    const auto number = [](double value) {
        const QString written = termNumber(value);
        return written.startsWith(u'−') ? inBrackets(written) : written;
    };
    for (std::size_t k = 0; k < shown; ++k) {
        const TermProduct &product = dot.largest[k];
        rest -= product.value();
        text += k > 0 ? QStringLiteral(" + ") : QStringLiteral(" ");
        text += QStringLiteral("%1·%2 [%3]")
                    .arg(number(product.left), number(product.right),
                        placeMarkup(trace, dot, product.index));
    }
    if (shown < dot.count)
        text += QStringLiteral(" + %1 (%2)")
                    .arg(number(rest),
                        plainMarkup(Terms::tr("the other %n", nullptr, int(dot.count - shown))));
    return text + QStringLiteral(" = ") + termNumber(dot.value);
}

} // namespace

QString termNumber(double value)
{
    const double size = std::abs(value);
    if (value == 0 || !std::isfinite(value) || (size >= kLeast && size < kMost))
        return fixedNumber(value, kDigits);
    const int power = int(std::floor(std::log10(size)));
    return QStringLiteral("%1·10^{%2}")
        .arg(fixedNumber(value / std::pow(10, power), kDigits - 1))
        .arg(fixedNumber(power, 0));
}

QString plainMarkup(const QString &text)
{
    QString markup;
    for (const QChar letter : text) {
        markup += u'\\';
        markup += letter;
    }
    return markup;
}

QString unitMarkup(const Trace &trace, const TensorId &tensor, int unit)
{
    if (isOfSourceWords(tensor))
        return ofSourceWord(tensor, unit);
    const QString symbol = symbolOf(trace.config, tensor);
    if (tensor.quantity == Quantity::Position)
        return symbol;
    if (tensor.quantity != Quantity::Distribution)
        return QStringLiteral("%1[%2]").arg(symbol).arg(unit);
    const auto &words = trace.topWords.at(std::size_t(tensor.place));
    return QStringLiteral("%1(%2)").arg(
        symbol, plainMarkup(QString::fromStdString(words.at(std::size_t(unit)).word)));
}

QString equationMarkup(const Trace &trace, const UnitTerm &term, bool hasSymbols)
{
    QStringList steps{unitMarkup(trace, term.tensor, term.unit)};
    const auto add = [&steps](const QString &step) {
        if (step != steps.constLast())
            steps << step;
    };
    if (hasSymbols)
        add(withSymbols(trace, term.right));
    add(withNumbers(trace, term.right));
    if (!term.right.parts.empty())
        add(lastStep(trace, term.right));
    if (term.right.kind != TermKind::Constant)
        add(termNumber(term.right.value));
    return steps.join(QStringLiteral(" = "));
}

QStringList productMarkups(const Trace &trace, const UnitTerm &term, int most)
{
    QStringList lines;
    for (const Term &dot : dotsOf(term.right))
        lines << productsOf(trace, dot, most);
    return lines;
}

} // namespace seq2seq::ui
