// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/python_program.h"

#include "core/storage/atomic_file.h"
#include "core/storage/vocabulary_file.h"
#include "core/storage/weights_file.h"

#include <filesystem>

namespace seq2seq {

namespace {

std::string inFolder(const std::string &folder, const char *name)
{
    return (std::filesystem::path(folder) / name).string();
}

constexpr const char *kProgram = "seq2seq_model.py";
constexpr const char *kWeights = "weights.safetensors";

} // namespace

std::vector<std::string> pythonProgramFiles(const std::string &folder)
{
    std::vector<std::string> files{inFolder(folder, kProgram), inFolder(folder, kWeights)};
    const std::vector<std::string> languages = languageFilesIn(folder);
    files.insert(files.end(), languages.begin(), languages.end());
    return files;
}

void writePythonProgram(const Experiment &run, const std::string &folder)
{
    writeFileAtomically(inFolder(folder, kWeights), weightsFileOf(run));
    writeLanguageFiles(run.source, run.target, folder);
    writeFileAtomically(inFolder(folder, kProgram), pythonProgram());
}

} // namespace seq2seq
