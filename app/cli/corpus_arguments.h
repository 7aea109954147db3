// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentence pairs come from on the command line: a file of pairs, two line-aligned files,
// or a built-in corpus. Shared by train and evaluate.
#pragma once

#include "app/cli/console.h"
#include "core/corpus/reader.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq::cli {

class InterruptGuard;

/// One place to read pairs from. Exactly one of pairs, source with target, and builtin is set.
struct CorpusArguments {
    std::string pairs;
    std::string source;
    std::string target;
    std::string builtin;
    std::size_t count = 0; ///< pairs of a built-in corpus; 0 = its own number
    std::string format; ///< of `pairs`, a name in pairFormats(); empty: recognised
    std::string sourceColumn; ///< a number from 1, or a name; empty: the first with sentences
    std::string targetColumn;
    std::string encoding; ///< of the files, a name of textEncodings(); empty: found out
    std::string targetEncoding; ///< of `target` alone; empty: as encoding

    [[nodiscard]] bool isGiven() const
    {
        return !pairs.empty() || !source.empty() || !target.empty() || !builtin.empty();
    }
    [[nodiscard]] std::vector<std::string> files() const; ///< those that are named
    /// How `pairs` is read. A column that is no number is taken as a name.
    [[nodiscard]] ReadOptions readOptions() const;
};

/// The seed the built-in corpora are drawn with, so that --seed varies the model and the order
/// alone.
inline constexpr unsigned long long kBuiltinSeed = 1;

/// Adds --encoding. @param meaning  what it is the encoding of, without the list of names
void addEncoding(CLI::App &command, std::string &encoding, const std::string &meaning);
/// Adds an option that takes the names of encodings, with the whole of its description.
void addEncoding(CLI::App &command, const std::string &option, std::string &encoding,
    const std::string &description);
/// Adds --pairs, --format, --source, --target, --source-column, --target-column, --encoding and
/// --target-encoding.
void addCorpusFiles(CLI::App &command, CorpusArguments &arguments);
/// Adds --builtin and --count.
void addBuiltin(CLI::App &command, CorpusArguments &arguments);
/// The names of the built-in corpora, for CLI::IsMember.
[[nodiscard]] std::vector<std::string> builtinNames();

/// Sees to it that pairs are named in one way at most, and whole. @throws CLI::ParseError
/// @param prefix  what the options' names begin with, "--" or "--dev-"
void checkCorpusArguments(const CorpusArguments &arguments, const std::string &prefix = "--");

/// Looks whether the files are there. @throws Error FileNotFound, FileUnreadable
void requireCorpusFiles(const CorpusArguments &arguments);

/// Reads the pairs, with a progress bar, and says what was kept and what was skipped.
/// @throws Error as the readers do; Cancelled when somebody interrupted
[[nodiscard]] Corpus readCorpus(
    const CorpusArguments &arguments, Console &console, const InterruptGuard &interrupt);

} // namespace seq2seq::cli
