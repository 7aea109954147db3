// SPDX-License-Identifier: GPL-3.0-or-later
// The file that a run is saved to again and again with nobody there to be asked, and where work
// goes that may not be saved in its own file.
#pragma once

#include "core/error.h"
#include "core/storage/experiment.h"
#include "core/storage/file_identity.h"
#include "core/storage/writer_lock.h"

#include <optional>
#include <string>

namespace seq2seq {

/// A file name in `folder` that nothing has, for work that is saved without a question:
/// "unsaved 2026-11-29 14-05-00.s2s".
[[nodiscard]] std::string rescuePath(const std::string &folder);

/// Another program has written to a file of ours since it was opened or saved, or has put another
/// one in its place. @param remedy what to do, or what was done
[[nodiscard]] Error fileChanged(const std::string &path, Message remedy);

/// Holds the lock of the file. Never writes over what another program has put there meanwhile.
class RunFile {
public:
    /// The file as it is now is the run's: to be made, replaced or gone on with.
    /// @throws Error FileInUse
    explicit RunFile(std::string path);

    /// Saves to path(). When another program has changed that file, the run moves to a rescuePath()
    /// beside it, for good. A file that was deleted is made again.
    /// @return what the person has to know, FileChanged, when it has just moved
    /// @throws Error as saveExperiment
    std::optional<Error> save(const Experiment &experiment);
    [[nodiscard]] const std::string &path() const { return m_path; }
    /// The last of what save() returned: the run is not where it was meant to be.
    [[nodiscard]] const std::optional<Error> &moved() const { return m_moved; }

private:
    [[nodiscard]] bool isChanged() const;
    void write(const Experiment &experiment);

    std::string m_path;
    WriterLock m_lock;
    std::optional<FileStamp> m_stamp; ///< as we left it; empty: it was not there
    std::optional<Error> m_moved;
};

} // namespace seq2seq
