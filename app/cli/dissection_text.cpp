// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dissection_text.h"

#include "app/cli/display_width.h"

#include <algorithm>
#include <cstdio>

namespace seq2seq::cli {

namespace {

constexpr int kLabel = 18;
constexpr int kNumber = 7;

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// A number without zeros at its end: 0.5, 3.
std::string shortest(double value)
{
    char text[32] = "";
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

void printLabelled(const std::string &label, const std::string &text, Console &console)
{
    console.printLine(paddedRight(label, kLabel) + text);
}

void printSentences(const BleuDissection &dissection, Console &console)
{
    printLabelled("hypothesis", joined(dissection.hypothesis), console);
    for (std::size_t i = 0; i < dissection.references.size(); ++i)
        printLabelled(
            "reference " + std::to_string(i + 1), joined(dissection.references[i]), console);
}

/// "1: 3 7  2: 1": at words 3 and 7 of reference 1.
std::string placesOf(const BleuNgram &ngram)
{
    std::string text;
    for (std::size_t i = 0; i < ngram.referencePositions.size(); ++i) {
        if (ngram.referencePositions[i].empty())
            continue;
        text += (text.empty() ? "" : "  ") + std::to_string(i + 1) + ":";
        for (const std::size_t position : ngram.referencePositions[i])
            text += " " + std::to_string(position + 1);
    }
    return text.empty() ? "-" : text;
}

void printNgrams(const BleuDissection &dissection, Console &console)
{
    const std::string head = "n-gram";
    int width = displayWidth(head);
    for (std::size_t order = 1; order <= kBleuOrders; ++order)
        for (const BleuNgram &ngram : dissection.ngrams[order - 1])
            width = std::max(width, displayWidth(dissection.text(ngram, order)));
    const auto row = [&](const std::string &order, const std::string &text,
                         const std::string &count, const std::string &allowed,
                         const std::string &correct, const std::string &places) {
        console.printLine(order + "  " + paddedRight(text, width) + paddedLeft(count, kNumber)
            + paddedLeft(allowed, kNumber + 2) + paddedLeft(correct, kNumber + 2) + "  " + places);
    };
    console.printLine("");
    row("n", head, "times", "allowed", "counted", "words of the references");
    for (std::size_t order = 1; order <= kBleuOrders; ++order)
        for (const BleuNgram &ngram : dissection.ngrams[order - 1])
            row(std::to_string(order), dissection.text(ngram, order),
                std::to_string(ngram.positions.size()), std::to_string(ngram.allowed),
                std::to_string(ngram.correct), placesOf(ngram));
}

std::string fractionOf(const BleuTerm &term)
{
    if (term.denominator == 0)
        return term.isUsed ? "no such n-gram, which makes the product 0 (see --effective-order)"
                           : "no such n-gram, left out";
    std::string text = std::to_string(term.correct) + "/" + std::to_string(term.total);
    if (term.isSmoothed)
        text += ", smoothed " + shortest(term.numerator) + "/" + shortest(term.denominator);
    return text + " = " + formatNumber(term.precision, 2) + " %";
}

void printTerms(const BleuDissection &dissection, Console &console)
{
    const BleuTerms &terms = dissection.terms;
    const std::string c = std::to_string(terms.hypothesisLength);
    const std::string r = std::to_string(terms.referenceLength);
    const std::string penalty = formatNumber(terms.brevityPenalty, 4);
    console.printLine("");
    for (std::size_t n = 0; n < kBleuOrders; ++n)
        printLabelled(
            std::to_string(n + 1) + "-gram precision", fractionOf(terms.orders[n]), console);
    printLabelled("geometric mean", formatNumber(terms.geometricMean, 2), console);
    const bool isShort = terms.hypothesisLength < terms.referenceLength;
    std::string reason
        = c + " words, " + r + " in reference " + std::to_string(dissection.closestReference + 1);
    if (isShort && terms.hypothesisLength > 0)
        reason = "exp(1 - " + r + "/" + c + ") = " + penalty + ": " + reason;
    else
        reason = penalty + ": " + reason;
    printLabelled("brevity penalty", reason, console);
    printLabelled("BLEU",
        penalty + " x " + formatNumber(terms.geometricMean, 2) + " = "
            + formatNumber(terms.score, 2),
        console);
}

Json toJson(const BleuNgram &ngram, const std::string &text)
{
    return {{"text", text}, {"positions", ngram.positions},
        {"reference_positions", ngram.referencePositions}, {"allowed", ngram.allowed},
        {"correct", ngram.correct},
        {"reference", ngram.reference ? Json(*ngram.reference) : Json(nullptr)}};
}

} // namespace

void printDissection(const BleuDissection &dissection, Console &console)
{
    printSentences(dissection, console);
    printNgrams(dissection, console);
    printTerms(dissection, console);
}

Json toJson(const BleuDissection &dissection)
{
    const BleuTerms &terms = dissection.terms;
    Json orders = Json::array();
    for (std::size_t order = 1; order <= kBleuOrders; ++order) {
        Json ngrams = Json::array();
        for (const BleuNgram &ngram : dissection.ngrams[order - 1])
            ngrams.push_back(toJson(ngram, dissection.text(ngram, order)));
        const BleuTerm &term = terms.orders[order - 1];
        orders.push_back({{"order", order}, {"correct", term.correct}, {"total", term.total},
            {"numerator", term.numerator}, {"denominator", term.denominator},
            {"precision", term.precision}, {"smoothed", term.isSmoothed}, {"used", term.isUsed},
            {"ngrams", std::move(ngrams)}});
    }
    return {{"hypothesis", dissection.hypothesis}, {"references", dissection.references},
        {"orders", std::move(orders)}, {"hypothesis_length", terms.hypothesisLength},
        {"reference_length", terms.referenceLength},
        {"closest_reference", dissection.closestReference},
        {"brevity_penalty", terms.brevityPenalty}, {"geometric_mean", terms.geometricMean},
        {"bleu", terms.score}};
}

} // namespace seq2seq::cli
