// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that are too long to be given to a model: refused or left out, and named.
#pragma once

#include "app/cli/console.h"
#include "core/corpus/corpus.h"
#include "core/error.h"
#include "core/search/translator.h"

namespace seq2seq::cli {

/// @param place where the sentence stands; may be empty
/// @throws Error BadConfiguration with both lengths and the option to raise
[[noreturn]] void refuse(const LongSource &sentence, ErrorPlace place);

/// Takes out of a test set what is too long, with its gold alignments, and says which pairs those
/// were. @throws Error EmptyCorpus when none is left
void leaveOutLongSources(
    Corpus &corpus, const Translator &translator, const SearchOptions &options, Console &console);

} // namespace seq2seq::cli
