// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/module.h"

#include <dlfcn.h>

#include <filesystem>

namespace seq2seq {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitizedByGcc = true;
#else
constexpr bool kIsSanitizedByGcc = false;
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SEQ2SEQ_IS_SANITIZED_BY_CLANG
#endif
#endif

int flagsOf(ModuleScope scope)
{
    constexpr int kFlags = RTLD_NOW | RTLD_LOCAL;
#if defined(SEQ2SEQ_IS_SANITIZED_BY_CLANG)
    (void)
        scope; // clang's runtime is a part of the program: in a scope of its own a module misses it
    return kFlags;
#else
    return kFlags | (scope == ModuleScope::Own ? RTLD_DEEPBIND : 0);
#endif
}

/// dlopen. Sanitizers put one of theirs before it that allows no scope of its own, since a library
/// in one may miss their runtime; GCC's is a library, which our modules link, so they find it.
void *openModule(const char *path, int flags)
{
    if (!kIsSanitizedByGcc)
        return dlopen(path, flags);
    void *system = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD);
    const auto open = reinterpret_cast<decltype(&dlopen)>(dlsym(system, "dlopen"));
    return open(path, flags);
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
        void *module = openModule(path.c_str(), flagsOf(scope));
        void *found = module == nullptr ? nullptr : dlsym(module, symbol);
        if (found != nullptr)
            return found;
        failure = dlerror();
    }
    return nullptr;
}

} // namespace seq2seq
