// SPDX-License-Identifier: GPL-3.0-or-later
// Which file the open experiment lives in, and when it is written: on demand, and by itself.
#pragma once

#include "core/engine/saver.h"
#include "core/engine/session.h"
#include "core/storage/writer_lock.h"

namespace seq2seq {

/// Where an experiment lives on disk.
struct KeptFile {
    std::string autosavePath; ///< empty: nothing is saved by itself
    std::string savedPath; ///< where it was read from or saved to, empty for a new one
    WriterLock lock; ///< of the path that is saved to by itself
    std::optional<FileStamp> stamp; ///< of savedPath, when it was read or saved
};

/// Saves snapshots of a session. Lives on the engine's thread; the writing itself does not.
class Autosaver {
public:
    using Clock = std::chrono::steady_clock;

    /// @param wake called on another thread when settle() has something to do
    /// @param report takes the problems. One of saving by itself is told once, not at each attempt
    Autosaver(std::function<void()> wake, std::function<void(EngineProblem)> report);

    /// The right to save to a path, which nobody else has meanwhile. @throws Error FileInUse
    [[nodiscard]] WriterLock claim(const std::string &path) const;

    /// From now on keeps this session, which outlives it or the next call. Call finish() before.
    void keep(const Session &session, KeptFile file);
    /// What keep() was given, as saves have changed it since.
    [[nodiscard]] const KeptFile &file() const { return m_file; }
    void noteChange() { ++m_revision; }

    /// Saves, and by itself to this path once that has succeeded. Waits for a save under way.
    /// @throws Error FileInUse; FileChanged when the file is no longer what was opened or saved
    void save(std::string path, OnChange onChange);
    /// Saves if there is a path and something has changed; later, if a save is under way.
    void autosave();
    /// Counts the age of the file from now; training begins.
    void startInterval() { m_lastAutosave = Clock::now(); }
    [[nodiscard]] bool isAutosaveDue(std::chrono::milliseconds interval) const;

    /// Looks whether a save is over. @return true when the answers below may have changed
    bool settle();
    /// Waits until all is written.
    void finish();

    [[nodiscard]] const std::string &savedPath() const { return m_file.savedPath; }
    /// Seconds since the state in the file was that of the experiment; negative = never.
    [[nodiscard]] double secondsSinceSave() const;
    [[nodiscard]] bool hasUnsavedChanges() const { return m_revision != m_savedRevision; }

private:
    void start(std::string path, bool wasAskedFor);
    void reportOnce(EngineProblem problem);
    void checkUnchanged(const std::string &path) const;
    void note(const SaveOutcome &outcome);

    std::function<void(EngineProblem)> m_report;
    const Session *m_session = nullptr;
    KeptFile m_file;
    WriterLock m_nextLock; // of the save that was asked for
    std::optional<Clock::time_point> m_savedAt;
    Clock::time_point m_lastAutosave; // tried, or training began
    std::int64_t m_revision = 0; // counts changes
    std::int64_t m_savedRevision = 0;
    bool m_isAutosavePutOff = false; // until the save under way is over
    bool m_wasAskedFor = false; // the save under way was not by itself
    Message m_reportedProblem;
    Saver m_saver;
};

} // namespace seq2seq
