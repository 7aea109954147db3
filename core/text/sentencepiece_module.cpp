// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentencepiece_module.h"

#include "core/error.h"

#include <dlfcn.h>

#include <filesystem>

namespace seq2seq {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kScope = 0; // sanitizers do not allow a scope of its own
#else
constexpr int kScope = RTLD_DEEPBIND;
#endif

constexpr const char *kFileName = "seq2seq_sentencepiece.so";

const SentencePieceModule *loadModule()
{
    std::error_code ignored;
    const std::filesystem::path program
        = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::filesystem::path installed
        = program.parent_path() / "lib" / "seq2seq-explorer" / kFileName;
    std::string failure;
    for (const std::filesystem::path &path :
        {installed, std::filesystem::path(SEQ2SEQ_MODULE_DIR) / kFileName}) {
        void *module = dlopen(
            path.c_str(), RTLD_NOW | RTLD_LOCAL | kScope); // stays loaded until the program ends
        if (module == nullptr) {
            failure = dlerror();
            continue;
        }
        if (void *symbol = dlsym(module, "seq2seqSentencePieceModule"))
            return reinterpret_cast<const SentencePieceModule *(*)()>(symbol)();
        failure = dlerror();
    }
    throw Error(ErrorCode::Internal, "SentencePiece could not be loaded: " + failure, {},
        "Install the program again, or choose words or characters.");
}

} // namespace

const SentencePieceModule &sentencePieceModule()
{
    static const SentencePieceModule *const module = loadModule();
    return *module;
}

} // namespace seq2seq
