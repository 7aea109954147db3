// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment as one .s2s file: written atomically, read as hostile input.
#pragma once

#include "core/run/experiment.h"
#include "core/storage/corpus_source.h"

#include <optional>
#include <stop_token>
#include <string>

namespace seq2seq {

/// Train travels in the file up to this many bytes of text (train and dev together); of a larger
/// one the file holds names and fingerprint, see corpus_source.h. Dev always travels: with it,
/// train is what is left of the reloaded corpus, whatever split them. Test and what is used nowhere
/// travel, and train as well when it is from no file: a person has changed its pairs.
inline constexpr std::size_t kEmbeddedCorpusBytes = 16u << 20;
/// No larger one than this is read back.
inline constexpr std::size_t kLargestEmbeddedBytes = 400u << 20;

/// What Experiment::trainOutside has to be for these corpora, before they are saved.
[[nodiscard]] std::optional<CorpusRecord> recordIfOutside(const Corpus &train, const Corpus &dev);

/// Writes the experiment atomically. @throws Error FileUnwritable, DiskFull; an old file stays as
/// it was. BadConfiguration when a setting is out of its range or a vocabulary is not as large as
/// the model says
void saveExperiment(const Experiment &experiment, const std::string &path);

/// How an experiment is read.
struct LoadOptions {
    CorpusPlaces corpus; ///< where the training sentences may be when they are not inside
    std::stop_token stop; ///< honoured within a fraction of a second, however large the file
    bool isTrainWanted = true; ///< false: a train corpus that is not inside is not looked for
    bool areKeptStatesWanted = true; ///< false: Experiment::keptStates stays empty
};

/// Reads an .s2s file as hostile input. When train is not inside it is looked for, see
/// CorpusPlaces: if it is not found train is empty, and if a person named another one it is taken
/// and the epoch starts anew; `remarks` then says so. Without train, translating and evaluating
/// still work, training does not.
/// @throws Error FileNotFound, FileUnreadable, BadExperiment naming the entry and what is wrong
/// with it; Cancelled
[[nodiscard]] Experiment loadExperiment(const std::string &path,
    std::vector<Message> *remarks = nullptr, const LoadOptions &options = {});
/// The same for who only translates and measures: a train corpus that is not inside stays empty.
[[nodiscard]] Experiment loadToTranslate(const std::string &path);

} // namespace seq2seq
