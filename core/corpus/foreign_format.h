// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: names files that are something else than lines of text, so that none is
// read half.
#pragma once

#include "core/message.h"

#include <string>
#include <string_view>

namespace seq2seq {

/// Archives, office documents, pictures, PDF, UTF-32 and the like, by their first bytes.
/// @param start  the first bytes of a file
/// @throws Error FileUnreadable saying what it is and what to do; WrongEncoding for UTF-32
void refuseBinary(std::string_view start, const std::string &path);

/// Tables and translation files that are text but no tab-separated pairs: TMX, XLIFF, PO,
/// Anki's export with its first lines or without, JSON, HTML.
/// @param start  the beginning of the text, in UTF-8 or another superset of ASCII
/// @throws Error FileUnreadable saying what it is and what to do
void refuseOtherTables(std::string_view start, const std::string &path);

/// "it is a CSV file ...", when the beginning of a text is that of a table with something else than
/// tabs between its columns; empty otherwise. A file of sentences alone may look so by chance.
[[nodiscard]] Message describeCsv(std::string_view start, const std::string &path);
/// What to do with such a file.
[[nodiscard]] Message saveAsTabs();

} // namespace seq2seq
