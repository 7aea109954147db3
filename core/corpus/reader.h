// SPDX-License-Identifier: GPL-3.0-or-later
// Reads sentence pairs from files that people really have, and says what it skipped and why.
#pragma once

#include "core/corpus/corpus.h"

#include <map>
#include <optional>

namespace seq2seq {

/// Why a line gave no pair.
enum class LineProblem {
    MissingColumn, ///< fewer columns than asked for
    EmptySide, ///< nothing but blanks on one side
    TooLong, ///< a side longer than ReadOptions::longestSide
    BrokenEncoding, ///< not UTF-8 although the file as a whole is
    Blank, ///< an empty line; counted, not listed
};

/// One skipped line. Lists hold the first ReadReport::kListed of them; counts hold all.
struct SkippedLine {
    std::string file;
    std::size_t line = 0; ///< from 1
    LineProblem problem = LineProblem::Blank;
    std::string message; ///< a sentence: "line 101 has 1 column, 2 are needed"
};

/// What happened while reading.
struct ReadReport {
    static constexpr std::size_t kListed = 1000;
    std::string encoding; ///< "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE"; of two files both,
                          ///< when they differ
    std::string lineEnds; ///< "LF", "CRLF", "CR", "mixed"
    std::size_t lines = 0; ///< lines read
    std::size_t kept = 0; ///< pairs kept
    std::map<LineProblem, std::size_t> skipped; ///< how many lines of each problem
    std::vector<SkippedLine> listed;
    std::vector<std::string>
        remarks; ///< sentences about the file as a whole ("the last line was cut off")
};

/// Which columns of a tab-separated file are the sentences, and what is too long.
struct ReadOptions {
    std::optional<int>
        sourceColumn; ///< from 1; unset: guessed (1, unless the layout says otherwise)
    std::optional<int> targetColumn; ///< from 1; unset: guessed (2, or 1 when the source is 2)
    std::size_t longestSide
        = 1'000'000; ///< bytes a side at most; a longer line is skipped and reported
    std::size_t mostPairs = 0; ///< stop after so many pairs (a preview); 0 = all
};

/// The first lines of a file as a table, for the import dialog.
struct TsvPreview {
    std::string encoding;
    std::size_t columns = 0; ///< of the widest line looked at
    std::vector<std::vector<std::string>> rows;
    bool isManyThings
        = false; ///< sentence, sentence, "CC-BY ..." attribution: the ManyThings/Tatoeba layout
    std::vector<std::string> languages; ///< guessed per column from its script: "zh", "en", ""
};

[[nodiscard]] TsvPreview previewTsv(const std::string &path, std::size_t rows = 50);

/// Reads a tab-separated file. A million pairs take under 15 s and 300 MB.
/// @throws Error FileNotFound, FileUnreadable, WrongEncoding, MissingColumn, EmptyCorpus, Cancelled
[[nodiscard]] Corpus readTsv(const std::string &path, const ReadOptions &options,
    ReadReport &report, const ProgressCallback &progress = {});

/// Reads two files whose n-th lines belong together. @throws as readTsv, and UnequalLines with both
/// counts
[[nodiscard]] Corpus readAligned(const std::string &sourcePath, const std::string &targetPath,
    const ReadOptions &options, ReadReport &report, const ProgressCallback &progress = {});

/// Reads a file of word alignments, one line a pair, "0-0 1-2 2?3": source and target word, counted
/// from 0, a sure link with "-", a possible one with "?" or "p". Of a line with tabs the last
/// column counts, so that pairs with their alignment can be read as they are. @throws Error naming
/// file and line
[[nodiscard]] std::vector<Alignment> readAlignments(const std::string &path);
/// "0-0 1-2 2?3"
[[nodiscard]] std::string formatAlignment(const Alignment &alignment);

/// Guesses the language of some sentences from their script: "zh", "ja", "ko", "ru", "ar", ... "en"
/// for Latin ASCII, else "".
[[nodiscard]] std::string guessLanguage(const std::vector<std::string> &sentences);

} // namespace seq2seq
