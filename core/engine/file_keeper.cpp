// SPDX-License-Identifier: GPL-3.0-or-later
// Bookkeeping around the Saver; see file_keeper.h.
#include "core/engine/file_keeper.h"

#include <filesystem>
#include <utility>

namespace seq2seq {

namespace {

using Clock = FileKeeper::Clock;

/// When a file was last written, on our clock; now if nobody knows.
Clock::time_point writtenAt(const std::string &path)
{
    std::error_code failure;
    const auto time = std::filesystem::last_write_time(path, failure);
    if (failure)
        return Clock::now();
    const auto age = std::filesystem::file_time_type::clock::now() - time;
    return Clock::now() - std::chrono::duration_cast<Clock::duration>(age);
}

} // namespace

FileKeeper::FileKeeper(std::function<void()> wake, std::function<void(EngineProblem)> report)
    : m_report(std::move(report))
    , m_saver(std::move(wake))
{
}

void FileKeeper::keep(const Session &session, std::string autosavePath, std::string savedPath)
{
    m_session = &session;
    m_autosavePath = std::move(autosavePath);
    m_savedPath = std::move(savedPath);
    m_savedAt.reset();
    if (!m_savedPath.empty())
        m_savedAt = writtenAt(m_savedPath);
    m_revision = m_savedRevision = 0;
    m_reportedProblem = {};
}

void FileKeeper::save(std::string path)
{
    m_isAutosavePutOff = false; // this one does for it
    finish();
    start(std::move(path), true);
}

void FileKeeper::autosave()
{
    m_lastAutosave = Clock::now();
    if (m_autosavePath.empty() || !hasUnsavedChanges())
        return;
    if (m_saver.isBusy())
        m_isAutosavePutOff = true;
    else
        start(m_autosavePath, false);
}

bool FileKeeper::isAutosaveDue(std::chrono::milliseconds interval) const
{
    return Clock::now() - m_lastAutosave >= interval;
}

bool FileKeeper::settle()
{
    const std::optional<SaveOutcome> outcome = m_saver.takeFinished();
    if (outcome)
        note(*outcome);
    return outcome.has_value();
}

void FileKeeper::finish()
{
    while (const std::optional<SaveOutcome> outcome = m_saver.wait())
        note(*outcome); // may begin the one that was put off
}

double FileKeeper::secondsSinceSave() const
{
    return m_savedAt ? std::chrono::duration<double>(Clock::now() - *m_savedAt).count() : -1;
}

void FileKeeper::start(std::string path, bool wasAskedFor)
{
    m_saver.start(m_session->snapshot(), std::move(path), m_revision);
    m_wasAskedFor = wasAskedFor;
}

void FileKeeper::note(const SaveOutcome &outcome)
{
    if (!outcome.problem) {
        if (m_wasAskedFor)
            m_autosavePath = outcome.path;
        m_savedPath = outcome.path;
        m_savedAt = outcome.began;
        m_savedRevision = outcome.revision;
        m_reportedProblem = {};
    } else if (m_wasAskedFor || outcome.problem->message != m_reportedProblem) {
        m_reportedProblem = outcome.problem->message;
        m_report(*outcome.problem);
    }
    if (std::exchange(m_isAutosavePutOff, false))
        autosave();
}

} // namespace seq2seq
