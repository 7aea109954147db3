// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/tables_p.h"

#include "core/stop.h"
#include "core/storage/damage_p.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace seq2seq {

namespace {

constexpr std::string_view kLossColumns
    = "step,epoch,seconds,trainLoss,gradientNorm,learningRate,wordsPerSecond";
constexpr std::size_t kLossFields = 7;
constexpr std::size_t kLinesPerLook = 1024; // between two looks whether to stop
constexpr std::size_t kMostLosses = 4'000'000; // days of updates, a quarter of a gigabyte

void appendEscaped(std::string &table, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '\\':
            table += "\\\\";
            break;
        case '\t':
            table += "\\t";
            break;
        case '\n':
            table += "\\n";
            break;
        case '\r':
            table += "\\r";
            break;
        default:
            table += c;
        }
    }
}

template <typename Number> void appendNumber(std::string &table, Number number)
{
    std::array<char, 32> digits{}; // the longest double has 24 characters
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    table.append(digits.data(), end);
}

/// The lines of a table, one after the other, and what to say when one is wrong.
class Lines {
public:
    Lines(std::string_view table, const std::string &origin, const std::stop_token &stop)
        : m_rest(table)
        , m_origin(origin)
        , m_stop(stop)
    {
    }

    std::optional<std::string_view> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        if (m_line++ % kLinesPerLook == 0)
            throwIfStopped(m_stop);
        const auto end = m_rest.find('\n');
        if (end == std::string_view::npos)
            fail(message("core", "is cut off"));
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return line;
    }

    /// @param problem  "is cut off"
    [[noreturn]] void fail(const Message &problem) const
    {
        throwDamaged(m_origin, message("core", "line %1 %2").arg(m_line).arg(problem));
    }

    /// The text behind its escapes.
    [[nodiscard]] std::string text(std::string_view escaped) const
    {
        std::string result;
        result.reserve(escaped.size());
        for (std::size_t i = 0; i < escaped.size(); ++i) {
            if (escaped[i] != '\\') {
                result += escaped[i];
                continue;
            }
            const char kind = ++i < escaped.size() ? escaped[i] : '\0';
            if (kind != '\\' && kind != 't' && kind != 'n' && kind != 'r')
                fail(message("core", "has an unknown escape"));
            result += kind == 't' ? '\t' : kind == 'n' ? '\n' : kind == 'r' ? '\r' : '\\';
        }
        requireUtf8(result);
        if (result.empty())
            fail(message("core", "has an empty field"));
        return result;
    }

    template <typename Number> [[nodiscard]] Number number(std::string_view digits) const
    {
        Number value{};
        const auto [end, failure]
            = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (failure != std::errc() || end != digits.data() + digits.size())
            fail(message("core", "has \"%1\" where a number is needed")
                     .arg(std::string(digits.substr(0, 40))));
        return value;
    }

    /// @return exactly `count` fields
    [[nodiscard]] std::vector<std::string_view> fields(
        std::string_view line, char separator, std::size_t count) const
    {
        std::vector<std::string_view> parts;
        for (auto end = line.find(separator); end != std::string_view::npos;
             end = line.find(separator)) {
            parts.push_back(line.substr(0, end));
            line.remove_prefix(end + 1);
        }
        parts.push_back(line);
        if (parts.size() != count)
            fail(counted(parts.size(), message("core", "has %1 column, %2 are needed"),
                message("core", "has %1 columns, %2 are needed"))
                     .arg(count));
        return parts;
    }

private:
    void requireUtf8(std::string_view text) const
    {
        const auto length = static_cast<std::int64_t>(text.size());
        for (std::int64_t i = 0; i < length;) {
            UChar32 c = 0;
            U8_NEXT(text.data(), i, length, c);
            if (c < 0)
                fail(message("core", "is not UTF-8"));
        }
    }

    std::string_view m_rest;
    const std::string &m_origin;
    const std::stop_token &m_stop;
    std::size_t m_line = 0;
};

void appendLinks(std::string &table, const Alignment &alignment)
{
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (i > 0)
            table += ' ';
        appendNumber(table, alignment[i].source);
        table += alignment[i].sure ? '-' : '?';
        appendNumber(table, alignment[i].target);
    }
}

Alignment linksFrom(std::string_view text, const Lines &lines)
{
    Alignment alignment;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view link = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto separator = link.find_first_of("-?");
        if (separator == std::string_view::npos || separator == 0)
            lines.fail(
                message("core", "has the broken link \"%1\"").arg(std::string(link.substr(0, 40))));
        AlignmentLink parsed;
        parsed.source = lines.number<int>(link.substr(0, separator));
        parsed.target = lines.number<int>(link.substr(separator + 1));
        parsed.sure = link[separator] == '-';
        if (parsed.target < 0)
            lines.fail(message("core", "has a link to a word before the first"));
        alignment.push_back(parsed);
    }
    return alignment;
}

} // namespace

std::string vocabularyTable(const Vocabulary &vocabulary)
{
    std::string table;
    for (int id = kSpecials; id < static_cast<int>(vocabulary.size()); ++id) {
        appendEscaped(table, vocabulary.word(id));
        table += '\t';
        appendNumber(table, vocabulary.count(id));
        table += '\n';
    }
    return table;
}

Vocabulary vocabularyFrom(std::string_view table, std::int64_t unknownCount, std::size_t size,
    const std::string &origin, const std::stop_token &stop)
{
    std::vector<std::string> words;
    std::vector<std::int64_t> counts;
    Lines lines(table, origin, stop);
    while (const auto line = lines.next()) {
        if (words.size() + kSpecials == size)
            lines.fail(message("core", "is one more than the model has words for"));
        const auto fields = lines.fields(*line, '\t', 2);
        words.push_back(lines.text(fields[0]));
        counts.push_back(lines.number<std::int64_t>(fields[1]));
        if (counts.back() < 0)
            lines.fail(message("core", "has a negative count"));
    }
    return damagedUnlessValid(origin,
        [&] { return Vocabulary::restore(std::move(words), std::move(counts), unknownCount); });
}

std::string corpusTable(const Corpus &corpus)
{
    std::string table;
    const bool isAligned = corpus.alignments.size() == corpus.size();
    for (std::size_t i = 0; const SentencePair &pair : corpus.pairs) {
        appendEscaped(table, pair.source);
        table += '\t';
        appendEscaped(table, pair.target);
        if (isAligned) {
            table += '\t';
            appendLinks(table, corpus.alignments[i++]);
        }
        table += '\n';
    }
    return table;
}

void readCorpusTable(std::string_view table, bool isAligned, const std::string &origin,
    Corpus &corpus, const std::stop_token &stop)
{
    Lines lines(table, origin, stop);
    while (const auto line = lines.next()) {
        const auto fields = lines.fields(*line, '\t', isAligned ? 3 : 2);
        corpus.pairs.push_back({lines.text(fields[0]), lines.text(fields[1])});
        if (isAligned)
            corpus.alignments.push_back(linksFrom(fields[2], lines));
    }
}

std::string lossTable(std::span<const LossPoint> losses)
{
    std::string table(kLossColumns);
    table += '\n';
    for (const LossPoint &point : losses) {
        appendNumber(table, point.step);
        for (const double value : {point.epoch, point.seconds, point.trainLoss, point.gradientNorm,
                 point.learningRate, point.wordsPerSecond}) {
            table += ',';
            appendNumber(table, value);
        }
        table += '\n';
    }
    return table;
}

std::string evaluationTable(std::span<const Evaluation> evaluations)
{
    std::string table
        = "step,epoch,seconds,train_loss,dev_loss,dev_perplexity,dev_token_accuracy,dev_bleu,"
          "dev_chrf,learning_rate,gradient_norm,words_per_second,saturated_gates,is_best\n";
    for (const Evaluation &evaluation : evaluations) {
        appendNumber(table, evaluation.step);
        for (const double value : {evaluation.epoch, evaluation.seconds, evaluation.trainLoss,
                 evaluation.devLoss, evaluation.devPerplexity, evaluation.devTokenAccuracy,
                 evaluation.devBleu, evaluation.devChrf, evaluation.learningRate,
                 evaluation.gradientNorm, evaluation.wordsPerSecond}) {
            table += ',';
            appendNumber(table, value);
        }
        table += ',';
        if (evaluation.saturatedGates != kNoGates)
            appendNumber(table, evaluation.saturatedGates);
        table += evaluation.isBest ? ",1\n" : ",0\n";
    }
    return table;
}

std::vector<LossPoint> lossesFrom(
    std::string_view table, const std::string &origin, const std::stop_token &stop)
{
    Lines lines(table, origin, stop);
    if (lines.next() != kLossColumns)
        throwDamaged(origin,
            message("core", "its first line does not name the columns %1")
                .arg(std::string(kLossColumns)));
    std::vector<LossPoint> losses;
    while (const auto line = lines.next()) {
        const auto fields = lines.fields(*line, ',', kLossFields);
        if (losses.size() == kMostLosses)
            lines.fail(message("core", "is one more than the updates that a run may have"));
        LossPoint point;
        point.step = lines.number<std::int64_t>(fields[0]);
        if (point.step < 0)
            lines.fail(message("core", "has a negative step"));
        point.epoch = lines.number<double>(fields[1]);
        point.seconds = lines.number<double>(fields[2]);
        point.trainLoss = lines.number<double>(fields[3]);
        point.gradientNorm = lines.number<double>(fields[4]);
        point.learningRate = lines.number<double>(fields[5]);
        point.wordsPerSecond = lines.number<double>(fields[6]);
        losses.push_back(point);
    }
    return losses;
}

} // namespace seq2seq
