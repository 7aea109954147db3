// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/module.h"

#include <dlfcn.h>

#include <filesystem>

namespace seq2seq {

namespace {

int flagsOf(ModuleScope scope)
{
    constexpr int kFlags = RTLD_NOW | RTLD_LOCAL;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)scope; // sanitizers do not allow a scope of its own
    return kFlags;
#else
    return kFlags | (scope == ModuleScope::Own ? RTLD_DEEPBIND : 0);
#endif
}

} // namespace

void *loadSymbol(const char *fileName, const char *symbol, ModuleScope scope, std::string &failure)
{
    std::error_code ignored;
    const std::filesystem::path program
        = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::filesystem::path installed
        = program.parent_path() / "lib" / "seq2seq-explorer" / fileName;
    for (const std::filesystem::path &path :
        {installed, std::filesystem::path(SEQ2SEQ_MODULE_DIR) / fileName}) {
        void *module = dlopen(path.c_str(), flagsOf(scope));
        void *found = module == nullptr ? nullptr : dlsym(module, symbol);
        if (found != nullptr)
            return found;
        failure = dlerror();
    }
    return nullptr;
}

} // namespace seq2seq
