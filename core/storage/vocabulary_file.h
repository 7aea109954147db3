// SPDX-License-Identifier: GPL-3.0-or-later
// Vocabularies as plain text for other programs: one word a line in the order of the ids, the four
// special ones first, with its count behind a tab.
#pragma once

#include "core/text/language.h"

#include <string>
#include <vector>

namespace seq2seq {

/// The files of one language in a folder.
struct LanguageFiles {
    std::string vocabulary; ///< "source.vocabulary.tsv"
    std::string model; ///< "source.sentencepiece.model"; only subwords have one
};
/// @param side "source" or "target"
[[nodiscard]] LanguageFiles languageFiles(const std::string &folder, const std::string &side);

/// All of both sides, whether or not the run has subwords: what must not be overwritten unasked.
[[nodiscard]] std::vector<std::string> languageFilesIn(const std::string &folder);

/// Both sides of a run. @throws Error FileUnwritable, DiskFull
void writeLanguageFiles(const Language &source, const Language &target, const std::string &folder);

/// A vocabulary that some program wrote. Counts may be missing: they are 0 then.
/// @throws Error FileNotFound, FileUnreadable; BadExperiment naming the line: a word twice, the
/// special words missing, text that is not UTF-8
[[nodiscard]] Vocabulary readVocabularyFile(const std::string &path);

} // namespace seq2seq
