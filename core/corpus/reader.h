// SPDX-License-Identifier: GPL-3.0-or-later
// Reads sentence pairs from files that people really have, and says what it skipped and why.
#pragma once

#include "core/corpus/corpus.h"
#include "core/message.h"

#include <map>
#include <optional>

namespace seq2seq {

/// Why a line gave no pair.
enum class LineProblem {
    MissingColumn, ///< fewer columns than asked for
    OddColumns, ///< another number of columns than the file has
    EmptySide, ///< nothing but blanks on one side
    TooLong, ///< a side longer than ReadOptions::longestSide
    BrokenEncoding, ///< bytes that mean nothing in the encoding of the file
    NotOfFormat, ///< not what the format of the file asks for
    Unsure, ///< a translation that its file calls a guess
    Blank, ///< an empty line; counted, not listed
};

/// One skipped line. Lists hold the first ReadReport::kListed of them; counts hold all.
struct SkippedLine {
    std::string file;
    std::size_t line = 0; ///< from 1
    LineProblem problem = LineProblem::Blank;
    Message message; ///< a sentence: "line 101 has 1 column, 2 are needed"
};

/// What happened while reading.
struct ReadReport {
    static constexpr std::size_t kListed = 100'000;
    std::string format; ///< name in pairFormats(); empty: two files of lines
    std::string encoding; ///< "UTF-8", "UTF-8 with BOM", "GB18030", ...; of two files both, when
                          ///< they differ
    std::string lineEnds; ///< "LF", "CRLF", "CR", "mixed"
    std::size_t lines = 0; ///< lines read
    std::size_t kept = 0; ///< pairs kept
    std::map<LineProblem, std::size_t> skipped; ///< how many lines of each problem
    std::vector<SkippedLine> listed;
    std::vector<Message>
        remarks; ///< sentences about the file as a whole ("the last line was cut off")
};

/// How a file is read, which of its columns are the sentences, and what is too long.
struct ReadOptions {
    std::string format; ///< name in pairFormats(); empty: recognised by the text
    /// From 1. Neither set: the first two columns that hold sentences, not numbers, ids or
    /// addresses. One set: the other is 1 or 2.
    std::optional<int> sourceColumn;
    std::optional<int> targetColumn;
    /// The same by what the file calls the column, or by its language: "en", "translation.fr".
    std::string sourceName;
    std::string targetName;
    /// Names of textEncodings(); empty: found out, and refused when it is not certain.
    std::string sourceEncoding; ///< of a single file as well
    std::string targetEncoding; ///< of the second of two line-aligned files
    std::size_t longestSide
        = 1'000'000; ///< bytes a side at most; a longer line is skipped and reported
    std::size_t mostPairs = 0; ///< stop after so many pairs; 0 = all
    bool keepsPairs = true; ///< false: a look at the problems alone
};

/// What a column of a file holds, as far as its first rows tell.
enum class ColumnKind { Sentences, Numbers, Ids, Addresses, OneText, Empty, Notes };

/// One column of a preview.
struct PreviewColumn {
    std::string name; ///< as the file has it: "en", "translation.fr"; may be empty
    std::string language; ///< that the file names, or guessed from the script: "zh", "en", ""
    ColumnKind kind = ColumnKind::Sentences;
};

/// Some rows of a file as a table, for the import dialog.
struct PairPreview {
    std::string format; ///< name in pairFormats(), or kLinesFormat
    std::string encoding; ///< that it was read in
    bool isEncodingCertain = true; ///< false: a guess that a person has to confirm
    std::size_t brokenLines = 0; ///< of the rows: no text of that encoding
    std::size_t firstBroken = 0; ///< number of the first of them, from 1
    std::vector<PreviewColumn> columns; ///< of the widest row looked at
    int sourceColumn = 1; ///< where the sentences seem to be, from 1
    int targetColumn = 2;
    bool isManyThings
        = false; ///< sentence, sentence, "CC-BY ..." attribution: the ManyThings/Tatoeba layout
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines; ///< that each row begins on, from 1
};

/// Of a preview: a text with a sentence a line, one side of two files.
inline constexpr auto kLinesFormat = "lines";

struct PreviewOptions {
    std::string format; ///< name in pairFormats(), or kLinesFormat; empty: recognised
    std::string encoding; ///< one of textEncodings(); empty: found out
    std::size_t rows = 50;
    std::size_t fromLine = 1; ///< the rows before are passed over, but for a few
};

/// @throws Error FileNotFound, FileUnreadable, WrongEncoding
[[nodiscard]] PairPreview previewPairs(const std::string &path, const PreviewOptions &options = {});

/// A quick look before a text is read; a pipe is one. @throws Error FileNotFound, FileUnreadable
void requireTextFile(const std::string &path);

/// How a file that is compared line by line is read.
struct LinesOptions {
    std::string encoding; ///< one of textEncodings(); empty: UTF-8 or UTF-16
    std::string encodingOption = "--encoding"; ///< that names it on the command line
};

/// Of the command line: names the encoding of the second of two line-aligned files.
inline constexpr auto kTargetEncodingOption = "--target-encoding";

/// Every line of a file, empty ones as well: nothing is left out and nothing guessed, for these
/// are measured.
/// @throws Error as readPairs; WrongEncoding and FileUnreadable (too long) name the line
[[nodiscard]] std::vector<std::string> readTextLines(
    const std::string &path, const LinesOptions &options = {});

/// Reads a file of any of pairFormats(), packed by gzip or not. A million pairs take under 15 s and
/// 300 MB.
/// @throws Error FileNotFound, FileUnreadable, WrongEncoding, MissingColumn, EmptyCorpus, Cancelled
[[nodiscard]] Corpus readPairs(const std::string &path, const ReadOptions &options,
    ReadReport &report, const ProgressCallback &progress = {});

/// Reads two files whose n-th lines belong together. @throws as readPairs, and UnequalLines with
/// both counts
[[nodiscard]] Corpus readAligned(const std::string &sourcePath, const std::string &targetPath,
    const ReadOptions &options, ReadReport &report, const ProgressCallback &progress = {});

/// Reads a file of word alignments, one line a pair, "0-0 1-2 2?3": source and target word, counted
/// from 0, a sure link with "-", a possible one with "?" or "p". Of a line with tabs the last
/// column counts, so that pairs with their alignment can be read as they are.
/// @throws Error naming file and line
[[nodiscard]] std::vector<Alignment> readAlignments(
    const std::string &path, const LinesOptions &options = {});
/// "0-0 1-2 2?3"
[[nodiscard]] std::string formatAlignment(const Alignment &alignment);

/// Guesses the language of some sentences from their script: "zh", "ja", "ko", "ru", "ar", ... "en"
/// for Latin ASCII, else "".
[[nodiscard]] std::string guessLanguage(const std::vector<std::string> &sentences);

} // namespace seq2seq
