// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/import_weights.h"

#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/vocabulary_file.h"
#include "core/storage/weights_file.h"

#include <filesystem>

namespace seq2seq {

namespace {

template <typename Value> void replace(Value &value, const std::optional<Value> &chosen)
{
    value = chosen.value_or(value);
}

/// One side of the run.
/// @param words as many as the weights have rows
Language importLanguage(TextDescription text, const LanguageFiles &files,
    const ImportChoices &choices, const std::string &code, int words)
{
    replace(text.tokenizer.kind, choices.tokenizer);
    replace(text.tokenizer.lowercase, choices.lowercase);
    Language language;
    language.code = code.empty() ? text.language : code;
    language.vocabulary = readVocabularyFile(files.vocabulary);
    if (language.vocabulary.size() != static_cast<std::size_t>(words))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "the file has %1 words, the weights are made for %2")
                .arg(language.vocabulary.size())
                .arg(words),
            {files.vocabulary}, message("core", "Name the vocabulary the model was trained with."));
    language.tokenizer = restoreTokenizer(text.tokenizer,
        text.tokenizer.kind == TokenizerKind::Subword ? readWholeFile(files.model) : std::string());
    return language;
}

} // namespace

ImportedRun importWeights(const std::string &weights, const std::string &vocabularies,
    const ImportChoices &choices, const std::stop_token &stop)
{
    WeightsFile file = readWeightsFile(weights, stop);
    ImportedRun imported;
    imported.isDescribed = isDescribed(file);
    Experiment &run = imported.run;
    run.name = std::filesystem::path(weights).stem().string();
    run.model = modelOf(file, weights);
    replace(run.model.attention, choices.attention);
    replace(run.model.start, choices.start);
    replace(run.model.reverseSource, choices.reverseSource);
    run.model.validate();
    run.source
        = importLanguage(textOf(file, "source", weights), languageFiles(vocabularies, "source"),
            choices, choices.sourceLanguage, run.model.sourceVocabulary);
    run.target
        = importLanguage(textOf(file, "target", weights), languageFiles(vocabularies, "target"),
            choices, choices.targetLanguage, run.model.targetVocabulary);
    run.train = run.dev = std::make_shared<const Corpus>();
    run.weights = std::move(file.weights);
    run.state.step = 1; // 0 would say that nothing was learnt; how long it took nobody knows
    run.state.learningRate = run.training.learningRate;
    return imported;
}

} // namespace seq2seq
