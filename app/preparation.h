// SPDX-License-Identifier: GPL-3.0-or-later
// The long work before training, as functions without a window: read, generate, cut, count. Run by
// CorpusLoader on a worker.
#pragma once

#include "core/corpus/pair_table.h"
#include "core/corpus/reader.h"
#include "core/engine/command.h"
#include "core/run/recipe.h"
#include "ui/data/change_bar.h"
#include "ui/data/import_dialog.h"
#include "ui/model/model_choice.h"

#include <optional>
#include <string>

namespace seq2seq::app {

/// An experiment that is ready for the engine, and what reading its files found.
struct Prepared {
    Experiment experiment;
    std::optional<PairsCommand> pairs; ///< set: the open run goes on with these, in place of that
    ReadReport report; ///< empty unless files were read
    std::vector<Message> remarks; ///< sentences for the person
};

/// What the file dialogs chose, with the model of `base`. @throws Error as the readers and
/// prepareExperiment do
[[nodiscard]] Prepared prepareImport(
    const ui::ImportChoice &choice, Recipe base, const ProgressCallback &progress);
/// Reads the files that were chosen without keeping their pairs, for what is wrong with them.
/// @throws Error as the readers do
[[nodiscard]] ReadReport checkImport(
    const ui::ImportChoice &choice, const ProgressCallback &progress);
/// A built-in corpus by name, with the model and tokenizer that suit it.
[[nodiscard]] Prepared prepareBuiltin(const std::string &name, const ProgressCallback &progress);
/// Whether a preset, if it is chosen now, cuts the text of an experiment otherwise than it is cut.
[[nodiscard]] bool cutsOtherwise(const Experiment &experiment, const std::string &preset);
/// Lengths and the probe sentence of an experiment's text, and the vocabularies that prepareAgain()
/// would make, when it is cut by a preset. @param preset empty: as it is cut now
/// @throws Error Cancelled
[[nodiscard]] ui::TextFacts textFacts(
    const Experiment &experiment, const std::string &preset, const ProgressCallback &progress);
/// Of the file; empty without vectors.
[[nodiscard]] std::string pathOf(const std::shared_ptr<const WordVectors> &vectors);
/// Whether what was chosen is the same network, made and fed the same way: then only training goes
/// on differently. The seed and the way weights begin make other weights.
[[nodiscard]] bool keepsWeights(const Experiment &experiment, const ui::ModelChoice &choice);
/// The corpus of an experiment once more, with another model or other training settings.
[[nodiscard]] Prepared prepareAgain(
    const Experiment &experiment, const ui::ModelChoice &choice, const ProgressCallback &progress);
/// The pairs as a person changed them, for the run that is open or for one that begins anew: then
/// words are counted again, and the split stays as the table has it.
/// @throws Error EmptyCorpus, BadConfiguration (too many to be saved), Cancelled
[[nodiscard]] Prepared prepareChanged(const Experiment &experiment, const PairTable &table,
    ui::TakeOver how, const ProgressCallback &progress);

/// How text is to be cut, and how many ids each vocabulary has at most.
struct VocabularyChoice {
    TokenizerKind kind = TokenizerKind::Word;
    int size = 0;
};
/// A run that begins anew with these pairs and another vocabulary. @throws Error as prepareChanged
[[nodiscard]] Prepared prepareWithVocabulary(const Experiment &experiment, const PairTable &table,
    const VocabularyChoice &choice, const ProgressCallback &progress);
/// An experiment file, weights and all.
[[nodiscard]] Prepared prepareFile(const std::string &path);

} // namespace seq2seq::app
