// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the program that are loaded while it runs: shared libraries of our own.
#pragma once

#include <string>

namespace seq2seq {

enum class ModuleScope {
    Local, ///< its symbols are seen by nobody else
    Own, ///< and it sees its own libraries before those of the program (RTLD_DEEPBIND)
};

/// Loads lib/seq2seq-explorer/`fileName`, of the installed program or of the build folder, and
/// looks up a symbol of it. It stays loaded until the program ends; a second call is quick.
/// @param failure  set to the loader's sentence when the answer is null
[[nodiscard]] void *loadSymbol(
    const char *fileName, const char *symbol, ModuleScope scope, std::string &failure);

} // namespace seq2seq
