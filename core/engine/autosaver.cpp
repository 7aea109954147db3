// SPDX-License-Identifier: GPL-3.0-or-later
// Bookkeeping around the Saver; see autosaver.h.
#include "core/engine/autosaver.h"

#include "core/engine/catch_all.h"
#include "core/storage/run_file.h"

#include <filesystem>
#include <utility>

namespace seq2seq {

namespace {

using Clock = Autosaver::Clock;

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

Autosaver::Autosaver(std::function<void()> wake, std::function<void(EngineProblem)> report)
    : m_report(std::move(report))
    , m_saver(std::move(wake))
{
}

WriterLock Autosaver::claim(const std::string &path) const
{
    if (path.empty())
        return {};
    return m_file.lock.covers(path) ? m_file.lock : WriterLock(path);
}

void Autosaver::keep(const Session &session, KeptFile file)
{
    m_session = &session;
    m_file = std::move(file);
    m_savedAt.reset();
    if (!m_file.savedPath.empty())
        m_savedAt = writtenAt(m_file.savedPath);
    m_revision = m_savedRevision = 0;
    m_reportedProblem = {};
}

void Autosaver::save(std::string path, OnChange onChange)
{
    m_isAutosavePutOff = false; // this one does for it
    finish();
    if (onChange == OnChange::Refuse)
        checkUnchanged(path);
    m_nextLock = claim(path);
    start(std::move(path), true);
}

void Autosaver::autosave()
{
    m_lastAutosave = Clock::now();
    if (m_file.autosavePath.empty() || !hasUnsavedChanges())
        return;
    if (m_saver.isBusy()) {
        m_isAutosavePutOff = true;
        return;
    }
    if (std::optional<EngineProblem> problem
        = attempt([this] { checkUnchanged(m_file.autosavePath); }))
        reportOnce(std::move(*problem));
    else
        start(m_file.autosavePath, false);
}

/// @throws Error FileChanged
void Autosaver::checkUnchanged(const std::string &path) const
{
    if (!m_file.stamp || !isSameFile(path, m_file.savedPath))
        return;
    if (fileStamp(path) != m_file.stamp)
        throw fileChanged(
            path, message("core", "Save under another name, or save over the other one."));
}

bool Autosaver::isAutosaveDue(std::chrono::milliseconds interval) const
{
    return Clock::now() - m_lastAutosave >= interval;
}

bool Autosaver::settle()
{
    const std::optional<SaveOutcome> outcome = m_saver.takeFinished();
    if (outcome)
        note(*outcome);
    return outcome.has_value();
}

void Autosaver::finish()
{
    while (const std::optional<SaveOutcome> outcome = m_saver.wait())
        note(*outcome); // may begin the one that was put off
}

double Autosaver::secondsSinceSave() const
{
    return m_savedAt ? std::chrono::duration<double>(Clock::now() - *m_savedAt).count() : -1;
}

void Autosaver::start(std::string path, bool wasAskedFor)
{
    m_saver.start(m_session->snapshot(), std::move(path), m_revision);
    m_wasAskedFor = wasAskedFor;
}

void Autosaver::reportOnce(EngineProblem problem)
{
    if (problem.message == m_reportedProblem)
        return;
    m_reportedProblem = problem.message;
    m_report(std::move(problem));
}

void Autosaver::note(const SaveOutcome &outcome)
{
    if (!outcome.problem) {
        if (m_wasAskedFor) {
            m_file.autosavePath = outcome.path;
            m_file.lock = m_nextLock;
        }
        m_file.savedPath = outcome.path;
        m_file.stamp = outcome.stamp;
        m_savedAt = outcome.began;
        m_savedRevision = outcome.revision;
        m_reportedProblem = {};
    } else {
        if (m_wasAskedFor)
            m_reportedProblem = {}; // asked for: told again
        reportOnce(*outcome.problem);
    }
    m_nextLock = {};
    if (std::exchange(m_isAutosavePutOff, false))
        autosave();
}

} // namespace seq2seq
