// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: the entries of an .s2s file that are tables of text. A person can read
// them; numbers are exact.
#pragma once

#include "core/corpus/corpus.h"
#include "core/run/progress.h"
#include "core/storage/curve_tables.h"
#include "core/text/vocabulary.h"

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// "word TAB count", one line a word, in the order of ids from kSpecials on. Tabs, line ends and
/// backslashes are escaped.
[[nodiscard]] std::string vocabularyTable(const Vocabulary &vocabulary);
/// @param size as many words as there have to be, specials included: a longer table is not read to
/// its end
/// @throws Error BadExperiment naming origin and line; Cancelled, as the two below
[[nodiscard]] Vocabulary vocabularyFrom(std::string_view table, std::int64_t unknownCount,
    std::size_t size, const std::string &origin, const std::stop_token &stop = {});

/// "source TAB target", with gold links a third column "0-0 1?2"; escaped as above.
[[nodiscard]] std::string corpusTable(const Corpus &corpus);
/// Fills the pairs, and the alignments when the table has them. @throws Error BadExperiment naming
/// origin and line
void readCorpusTable(std::string_view table, bool isAligned, const std::string &origin,
    Corpus &corpus, const std::stop_token &stop = {});

/// Reads what lossTable() wrote. @throws Error BadExperiment naming origin and line
[[nodiscard]] std::vector<LossPoint> lossesFrom(
    std::string_view table, const std::string &origin, const std::stop_token &stop = {});

} // namespace seq2seq
