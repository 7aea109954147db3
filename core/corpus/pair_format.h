// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that sentence pairs are read from, in one list: what opens a file, proposes file
// names or names a format asks here. A new one is a file in formats/ and a line in pair_format.cpp.
#pragma once

#include "core/message.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

class LineReader;
class RowReader;

/// A kind of file that holds both sides of its pairs.
struct PairFormat {
    std::string name; ///< "tmx": as --format takes it
    Message label; ///< "Translation memory (TMX)"
    std::vector<std::string> extensions; ///< "tmx", without the dot
    bool hasMarks = false; ///< recognised by what no list of sentences has
    /// Whether a text that begins so is one. The first format of the list that says yes is taken.
    bool (*isLike)(std::string_view start, const std::string &path) = nullptr;
    std::unique_ptr<RowReader> (*open)(LineReader &lines) = nullptr;
};

/// In the order they are looked for; the last is what a text is when it is nothing else.
[[nodiscard]] std::span<const PairFormat> pairFormats();

/// @throws Error BadConfiguration naming those there are
[[nodiscard]] const PairFormat &pairFormat(std::string_view name);

/// The format of a text by its beginning. @param path  whose ending counts where that does not tell
[[nodiscard]] const PairFormat &recognisedFormat(std::string_view start, const std::string &path);

/// The chosen format, or else the recognised one.
/// @param chosen  a name; empty: none
/// @throws Error BadConfiguration; FileUnreadable for a text of another kind, saying what it is
[[nodiscard]] const PairFormat &formatToRead(
    std::string_view start, const std::string &path, std::string_view chosen);

/// Every ending that a file of pairs may have, packed or not: "tsv", "csv", ..., "tsv.gz", ...
[[nodiscard]] std::vector<std::string> pairExtensions();

/// True for "a.TMX" and "tmx", and for "a.tmx.gz".
[[nodiscard]] bool hasExtension(const std::string &path, std::string_view extension);

// One for each file of formats/.
[[nodiscard]] PairFormat jsonLinesFormat();
[[nodiscard]] PairFormat tmxFormat();
[[nodiscard]] PairFormat poFormat();
[[nodiscard]] PairFormat ankiFormat();
[[nodiscard]] PairFormat barsFormat();
[[nodiscard]] PairFormat csvFormat();
[[nodiscard]] PairFormat tsvFormat();

} // namespace seq2seq
