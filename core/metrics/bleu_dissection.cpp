// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bleu_dissection.h"

#include "core/metrics/bleu_sentence_p.h"
#include "core/metrics/references_p.h"
#include "core/metrics/unicode_p.h"

namespace seq2seq {

namespace {

std::vector<std::size_t> positionsOf(std::u32string_view ngram, std::u32string_view words)
{
    std::vector<std::size_t> positions;
    for (std::size_t at = words.find(ngram); at != std::u32string_view::npos;
         at = words.find(ngram, at + 1))
        positions.push_back(at);
    return positions;
}

BleuNgram locate(const ClippedNgram &counted, const BleuSentence &sentence)
{
    BleuNgram ngram;
    ngram.positions = positionsOf(counted.ngram, sentence.hypothesis);
    ngram.allowed = counted.allowed;
    ngram.correct = counted.correct();
    for (const std::u32string &reference : sentence.references) {
        ngram.referencePositions.push_back(positionsOf(counted.ngram, reference));
        const auto count = static_cast<std::int64_t>(ngram.referencePositions.back().size());
        if (!ngram.reference && count > 0 && count == counted.allowed)
            ngram.reference = ngram.referencePositions.size() - 1;
    }
    return ngram;
}

/// A line's words as text and as numbers.
class Reader {
public:
    explicit Reader(const BleuOptions &options)
        : m_options(options)
    {
    }

    std::u32string read(const std::string &line, std::vector<std::string> &words)
    {
        const std::u32string text = bleuText(line, m_options);
        const std::vector<std::u32string_view> parts = splitAtSpace(text);
        for (const std::u32string_view part : parts)
            words.push_back(toUtf8(part));
        return m_numbers.number(parts);
    }

private:
    const BleuOptions &m_options;
    WordNumbers m_numbers;
};

} // namespace

std::string BleuDissection::text(const BleuNgram &ngram, std::size_t order) const
{
    const std::size_t first = ngram.positions.front();
    std::string joined = hypothesis[first];
    for (std::size_t i = 1; i < order; ++i)
        joined += " " + hypothesis[first + i];
    return joined;
}

BleuDissection dissectBleu(const std::string &hypothesis, std::span<const std::string> references,
    const BleuOptions &options)
{
    checkReferences(
        "BLEU", 1, std::vector<std::vector<std::string>>(references.size(), {hypothesis}));
    BleuDissection result;
    Reader reader(options);
    BleuSentence sentence;
    sentence.hypothesis = reader.read(hypothesis, result.hypothesis);
    for (const std::string &reference : references)
        sentence.references.push_back(reader.read(reference, result.references.emplace_back()));
    result.closestReference = closestReference(sentence);
    for (std::size_t order = 1; order <= kBleuOrders; ++order) {
        std::vector<BleuNgram> &ngrams = result.ngrams[order - 1];
        visitNgrams(sentence, order,
            [&](const ClippedNgram &counted) { ngrams.push_back(locate(counted, sentence)); });
        std::ranges::sort(
            ngrams, {}, [](const BleuNgram &ngram) { return ngram.positions.front(); });
    }
    result.counts = countsOf(sentence);
    result.terms = bleuTerms(result.counts, options);
    return result;
}

} // namespace seq2seq
