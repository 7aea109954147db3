// SPDX-License-Identifier: GPL-3.0-or-later
// One program at a time saves to a file.
#pragma once

#include "core/error.h"

#include <memory>
#include <string>

namespace seq2seq {

/// Held by whoever may write to a file, from the first look at it to the last save.
///
/// It is a file beside the target, `run.s2s.lock`, which says who holds it. The system's own lock
/// on it ends with its process, so a killed program keeps nobody out; where a folder is shared with
/// another machine and its locks do not reach there, what the file says does. Without the right
/// to write in the folder there is nothing to keep apart, and nothing is held.
/// Copies hold it together.
class WriterLock {
public:
    WriterLock() = default; ///< holds nothing
    /// @param path the file that will be written; a link counts as what it points at
    /// @throws Error FileInUse naming process, machine and time of who holds it, also when
    /// that is another WriterLock of this process; FileUnwritable
    explicit WriterLock(const std::string &path);

    [[nodiscard]] bool isHeld() const { return m_held != nullptr; }
    /// Whether this is the lock of that file.
    [[nodiscard]] bool covers(const std::string &path) const;

private:
    struct Held;
    std::shared_ptr<Held> m_held;
};

} // namespace seq2seq
