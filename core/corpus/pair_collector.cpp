// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pair_collector.h"

#include "core/corpus/line_reader.h"
#include "core/error.h"
#include "core/text/characters.h"

#include <unicode/utf8.h>

namespace seq2seq {
namespace {

bool isControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

bool isAtEnds(char32_t character)
{
    return isBlank(character) || isInvisible(character);
}

std::string_view trimmed(std::string_view text)
{
    const auto length = static_cast<int>(text.size());
    int begin = 0;
    for (int i = 0; i < length; begin = i) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, character);
        if (!isAtEnds(static_cast<char32_t>(character)))
            break;
    }
    int end = length;
    for (int i = length; i > begin; end = i) {
        UChar32 character = 0;
        U8_PREV_OR_FFFD(text.data(), begin, i, character);
        if (!isAtEnds(static_cast<char32_t>(character)))
            break;
    }
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string countOf(std::size_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

} // namespace

std::string cleanSentence(std::string_view text, bool *hadControls)
{
    std::string result(trimmed(text));
    const auto count
        = std::erase_if(result, [](char c) { return isControl(c) && (c < '\t' || c > '\r'); });
    bool hasBlanks = false; // vertical tabs and the like: blanks nobody can see
    for (char &c : result) {
        if (isControl(c)) {
            c = ' ';
            hasBlanks = true;
        }
    }
    if (hadControls != nullptr && (count > 0 || hasBlanks))
        *hadControls = true;
    return result;
}

PairCollector::PairCollector(const ReadOptions &options, ReadReport &report)
    : m_options(options)
    , m_report(report)
{
}

bool PairCollector::isUsable(
    const LineReader &line, std::string_view side, const std::string &text, std::string_view name)
{
    if (line.isTooLong() || side.size() > m_options.longestSide) {
        skip(line.path(), line.number(), LineProblem::TooLong,
            "is too long: its " + std::string(name) + " has " + std::to_string(side.size())
                + " bytes or more, " + std::to_string(m_options.longestSide) + " are allowed");
        return false;
    }
    if (text.empty()) {
        skip(line.path(), line.number(), LineProblem::EmptySide,
            "has an empty " + std::string(name));
        return false;
    }
    return true;
}

void PairCollector::take(const LineReader &sourceLine, std::string_view source,
    const LineReader &targetLine, std::string_view target)
{
    bool hadControls = false;
    SentencePair pair{cleanSentence(source, &hadControls), cleanSentence(target, &hadControls)};
    if (pair.source.empty() && pair.target.empty()) {
        skip(sourceLine.path(), sourceLine.number(), LineProblem::Blank, "is empty");
        return;
    }
    if (!isUsable(sourceLine, source, pair.source, "source")
        || !isUsable(targetLine, target, pair.target, "target"))
        return;
    m_withControls += hadControls;
    m_pairs.push_back(pair);
}

void PairCollector::skip(
    const std::string &file, std::size_t line, LineProblem problem, const std::string &what)
{
    ++m_report.skipped[problem];
    if (problem != LineProblem::Blank && m_report.listed.size() < ReadReport::kListed)
        m_report.listed.push_back(
            {file, line, problem, "line " + std::to_string(line) + " " + what});
}

bool PairCollector::isFull() const
{
    return m_options.mostPairs > 0 && m_pairs.size() >= m_options.mostPairs;
}

std::string PairCollector::skippedInWords() const
{
    std::string words;
    for (const auto &[problem, count] : m_report.skipped) {
        if (!words.empty())
            words += ", ";
        switch (problem) {
        case LineProblem::MissingColumn:
            words += countOf(count, "line has", "lines have") + " too few columns";
            break;
        case LineProblem::EmptySide:
            words += countOf(count, "line has", "lines have") + " an empty side";
            break;
        case LineProblem::TooLong:
            words += countOf(count, "line is", "lines are") + " too long";
            break;
        case LineProblem::BrokenEncoding:
            words += countOf(count, "line is", "lines are") + " not UTF-8";
            break;
        case LineProblem::Blank:
            words += countOf(count, "line is", "lines are") + " empty";
            break;
        }
    }
    return words.empty() ? "the file is empty" : words;
}

SentencePairs PairCollector::finish(const std::string &file)
{
    m_report.kept = m_pairs.size();
    if (m_withControls > 0)
        m_report.remarks.push_back(
            "control characters were taken out of " + countOf(m_withControls, "pair", "pairs"));
    if (!m_pairs.empty())
        return std::move(m_pairs);
    const bool lacksColumns
        = m_report.skipped.contains(LineProblem::MissingColumn) && m_report.skipped.size() == 1;
    if (lacksColumns)
        throw Error(ErrorCode::MissingColumn,
            "no line has the columns that are needed: " + m_report.listed.front().message, {file},
            "Choose other columns, and check that a tab stands between them.");
    throw Error(ErrorCode::EmptyCorpus, "there is no usable pair: " + skippedInWords(), {file});
}

} // namespace seq2seq
