// SPDX-License-Identifier: GPL-3.0-or-later
// Which process of which computer: what is written into files that say who works on something.
#pragma once

#include <cstdint>
#include <string>

namespace seq2seq {

struct ProcessIdentity {
    std::int64_t process = 0; ///< its number; 0: not known
    std::string machine;
    std::string boot; ///< of the machine; tells a process of before a restart, and computers of one
                      ///< name apart
    std::string space; ///< where the number counts: containers have numbers of their own
    std::string started; ///< tells it from a later process of the same number
    bool operator==(const ProcessIdentity &) const = default;
};

[[nodiscard]] ProcessIdentity thisProcess();

enum class ProcessLife {
    Runs,
    Ended,
    Elsewhere, ///< on another computer, or where nothing can be seen of it from here
};
[[nodiscard]] ProcessLife lifeOf(const ProcessIdentity &process);

} // namespace seq2seq
