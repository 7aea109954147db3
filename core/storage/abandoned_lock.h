// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of a computer that is gone: no system here can tell, but a study's claims can.
#pragma once

#include "core/storage/process_identity.h"

#include <string>

namespace seq2seq {

/// Removes the WriterLock of that file if this process held it, which is known to have ended.
void removeLockOf(const ProcessIdentity &ended, const std::string &path);

} // namespace seq2seq
