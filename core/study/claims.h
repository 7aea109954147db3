// SPDX-License-Identifier: GPL-3.0-or-later
// Who trains which run of a study: several processes, on several computers with one shared folder,
// each take a run that nobody has taken.
#pragma once

#include "core/storage/process_identity.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

/// How a claim is kept alive.
struct ClaimTimes {
    std::chrono::milliseconds heartbeat{15'000}; ///< between two renewals
    /// A claim of another computer that was not renewed for so long is taken again. Longer than a
    /// shared folder may show old times: NFS up to a minute.
    std::chrono::milliseconds deadAfter{180'000};
};

/// Held while a run is trained; renewed by a thread of its own. Gives the run back when it goes.
class Claim {
public:
    Claim(Claim &&) noexcept;
    Claim &operator=(Claim &&) noexcept;
    ~Claim();

    /// Whether somebody else has taken the run meanwhile, because this process had stood still for
    /// too long (a laptop that slept): it must not go on.
    [[nodiscard]] bool isLost() const;
    [[nodiscard]] const std::string &run() const;

private:
    friend class Claims;
    struct Held;
    explicit Claim(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

/// The claims of a study, a small file each in its folder ".claims", "<run>.<n>.claim".
///
/// A claim is made by link() (or O_EXCL where a file system has no links), so that one process
/// wins. One whose owner is gone is not removed: the next owner makes "<run>.<n + 1>.claim", and
/// again only one can. Of the same computer an owner is gone when its process has ended, of another
/// one when the heartbeat, the file's time, is too old; both times are those of the folder's own
/// clock.
class Claims {
public:
    explicit Claims(const std::string &folder, ClaimTimes times = {});

    /// @param run the name of its file in the study's folder
    /// @return empty when somebody else has it. Whether it still needs training is to be looked at
    /// after this, not before. @throws Error FileUnwritable, DiskFull
    [[nodiscard]] std::optional<Claim> take(const std::string &run) const;

    /// Who trains it now; empty when nobody does.
    [[nodiscard]] std::optional<ProcessIdentity> ownerOf(const std::string &run) const;

    /// Leaves word that a run has ended though its file does not show it: its time was up, or it
    /// diverged. @param problem a sentence for the person; empty when all is well
    void markEnded(const std::string &run, const std::string &problem) const;
    /// Takes that word back, for a run that begins anew.
    void forgetEnd(const std::string &run) const;
    /// What markEnded() left; empty when it was not called.
    [[nodiscard]] std::optional<std::string> ended(const std::string &run) const;

private:
    struct File;
    [[nodiscard]] std::int64_t now() const;
    [[nodiscard]] std::vector<File> filesOf(const std::string &run) const;
    [[nodiscard]] bool isAlive(const File &file) const;
    [[nodiscard]] std::string pathOf(const std::string &run, int generation) const;

    std::string m_studyFolder;
    std::string m_folder;
    ClaimTimes m_times;
};

} // namespace seq2seq
