// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pair_collector.h"

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
    const TextLine &line, std::string_view side, const std::string &text, bool isSource)
{
    if (side.size() > m_options.longestSide) {
        skip(line, LineProblem::TooLong,
            (isSource ? message(
                 "core", "line %1 is too long: its source has %2 bytes, %3 are allowed")
                      : message(
                          "core", "line %1 is too long: its target has %2 bytes, %3 are allowed"))
                .arg(line.number)
                .arg(side.size())
                .arg(m_options.longestSide));
        return false;
    }
    if (text.empty()) {
        skip(line, LineProblem::EmptySide,
            (isSource ? message("core", "line %1 has an empty source")
                      : message("core", "line %1 has an empty target"))
                .arg(line.number));
        return false;
    }
    return true;
}

void PairCollector::take(const TextLine &sourceLine, std::string_view source,
    const TextLine &targetLine, std::string_view target)
{
    bool hadControls = false;
    SentencePair pair{cleanSentence(source, &hadControls), cleanSentence(target, &hadControls)};
    if (pair.source.empty() && pair.target.empty()) {
        skip(sourceLine, LineProblem::Blank, {});
        return;
    }
    if (!isUsable(sourceLine, source, pair.source, true)
        || !isUsable(targetLine, target, pair.target, false))
        return;
    m_withControls += hadControls;
    ++m_count;
    if (m_options.keepsPairs)
        m_pairs.push_back(pair);
}

bool PairCollector::skipDamaged(const TextLine &line, const std::string &encoding)
{
    if (line.isTooLong)
        skip(line, LineProblem::TooLong,
            message("core", "line %1 is too long: it has more than %2 bytes")
                .arg(line.number)
                .arg(LineReader::kLongestLine));
    else if (!line.isText)
        skip(line, LineProblem::BrokenEncoding,
            message("core", "line %1 has bytes that are not %2").arg(line.number).arg(encoding));
    return line.isTooLong || !line.isText;
}

void PairCollector::skip(const TextLine &line, LineProblem problem, Message what)
{
    ++m_report.skipped[problem];
    if (problem != LineProblem::Blank && m_report.listed.size() < ReadReport::kListed)
        m_report.listed.push_back({std::string(line.path), line.number, problem, std::move(what)});
}

bool PairCollector::isFull() const
{
    return m_options.mostPairs > 0 && m_count >= m_options.mostPairs;
}

// Why a file without a usable pair has none.
Message PairCollector::whyNone() const
{
    const auto count = [this](LineProblem problem) {
        const auto found = m_report.skipped.find(problem);
        return found == m_report.skipped.end() ? 0 : found->second;
    };
    if (m_report.skipped.empty())
        return message("core", "there is no usable pair: the file is empty");
    if (m_report.skipped.size() > 1)
        return message("core",
            "there is no usable pair; lines with another number of columns: %1, with an empty "
            "side: "
            "%2, too long: %3, not of the file's encoding or format: %4, unsure: %5, empty: %6")
            .arg(count(LineProblem::MissingColumn) + count(LineProblem::OddColumns))
            .arg(count(LineProblem::EmptySide))
            .arg(count(LineProblem::TooLong))
            .arg(count(LineProblem::BrokenEncoding) + count(LineProblem::NotOfFormat))
            .arg(count(LineProblem::Unsure))
            .arg(count(LineProblem::Blank));
    const auto [problem, lines] = *m_report.skipped.begin();
    switch (problem) {
    case LineProblem::MissingColumn:
    case LineProblem::OddColumns:
        return counted(lines,
            message("core", "there is no usable pair: %1 line has too few columns"),
            message("core", "there is no usable pair: %1 lines have too few columns"));
    case LineProblem::EmptySide:
        return counted(lines, message("core", "there is no usable pair: %1 line has an empty side"),
            message("core", "there is no usable pair: %1 lines have an empty side"));
    case LineProblem::TooLong:
        return counted(lines, message("core", "there is no usable pair: %1 line is too long"),
            message("core", "there is no usable pair: %1 lines are too long"));
    case LineProblem::BrokenEncoding:
        return counted(lines,
            message("core", "there is no usable pair: %1 line is not of the file's encoding"),
            message("core", "there is no usable pair: %1 lines are not of the file's encoding"));
    case LineProblem::NotOfFormat:
        return message("core", "there is no usable pair: %1").arg(m_report.listed.front().message);
    case LineProblem::Unsure:
        return counted(lines,
            message("core", "there is no usable pair: %1 translation is marked as a guess"),
            message("core", "there is no usable pair: %1 translations are marked as guesses"));
    case LineProblem::Blank:
        break;
    }
    return counted(lines, message("core", "there is no usable pair: %1 line is empty"),
        message("core", "there is no usable pair: %1 lines are empty"));
}

SentencePairs PairCollector::finish(const std::string &file)
{
    m_report.kept = m_count;
    if (m_withControls > 0)
        m_report.remarks.push_back(
            message("core", "Control characters were taken out of pairs (%1).")
                .arg(m_withControls));
    if (m_count > 0)
        return std::move(m_pairs);
    const bool lacksColumns
        = m_report.skipped.contains(LineProblem::MissingColumn) && m_report.skipped.size() == 1;
    if (lacksColumns)
        throw Error(ErrorCode::MissingColumn,
            message("core", "no line has the columns that are needed: %1")
                .arg(m_report.listed.front().message),
            {file},
            message("core",
                "Choose other columns, and check that a tab or another separator stands between "
                "them."));
    const std::size_t line = m_report.listed.empty() ? 0 : m_report.listed.front().line;
    throw Error(ErrorCode::EmptyCorpus, whyNone(), {file, line},
        message("core",
            "Check that it is the right file, and that it holds two sentences a line or entry."));
}

} // namespace seq2seq
