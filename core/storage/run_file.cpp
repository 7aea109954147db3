// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/run_file.h"

#include "core/storage/experiment.h"
#include "core/storage/experiment_target.h"

#include <array>
#include <ctime>
#include <filesystem>
#include <utility>

namespace seq2seq {

namespace fs = std::filesystem;

std::string rescuePath(const std::string &folder)
{
    std::array<char, 32> time{};
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (::localtime_r(&now, &local) != nullptr)
        (void)std::strftime(time.data(), time.size(), "%Y-%m-%d %H-%M-%S", &local);
    const std::string stem = (fs::path(folder) / "unsaved ").string() + time.data();
    std::string path = stem + ".s2s";
    std::error_code ignored;
    for (int i = 2; fs::exists(fs::symlink_status(path, ignored)); ++i)
        path = stem + " (" + std::to_string(i) + ").s2s";
    return path;
}

Error fileChanged(const std::string &path, Message remedy)
{
    return {ErrorCode::FileChanged,
        message("core", "Another program has changed the file since it was opened or saved"),
        {path}, std::move(remedy)};
}

RunFile::RunFile(std::string path)
    : m_path(std::move(path))
    , m_lock(m_path)
    , m_stamp(fileStamp(m_path))
{
}

/// Devices hold nothing that could be lost.
bool RunFile::isChanged() const
{
    std::error_code ignored;
    return fs::is_regular_file(m_path, ignored) && fileStamp(m_path) != m_stamp;
}

/// Looked at when all is written: a save may take seconds.
void RunFile::write(const Experiment &experiment)
{
    saveExperimentAfterLooking(experiment, m_path, [this] {
        if (isChanged())
            throw fileChanged(m_path, {});
    });
    m_stamp = fileStamp(m_path);
}

std::optional<Error> RunFile::save(const Experiment &experiment)
{
    try {
        write(experiment);
        return std::nullopt;
    } catch (const Error &) {
        if (!isChanged())
            throw; // else also what is no experiment, which saving refuses to replace
    }
    const std::string fresh = rescuePath(fs::path(m_path).parent_path().string());
    const Error moved = fileChanged(
        m_path, message("core", "It is kept; the run is saved as %1 instead.").arg(fresh));
    m_lock = WriterLock(fresh);
    m_path = fresh;
    m_stamp.reset();
    write(experiment);
    m_moved = moved;
    return moved;
}

} // namespace seq2seq
