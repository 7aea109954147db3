// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/writer_lock.h"

#include "core/storage/abandoned_lock.h"
#include "core/storage/file_identity.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <sstream>
#include <utility>

namespace seq2seq {

namespace {

constexpr std::string_view kSignature = "Seq2Seq Explorer"; // first line of a lock file of ours

/// What a lock file says: a line each.
struct Holder {
    pid_t process = 0; ///< 0: nothing can be read
    std::string machine;
    std::string boot; ///< of the machine; tells a process of before a restart
    std::string since;

    [[nodiscard]] std::string text() const
    {
        return std::string(kSignature) + '\n' + std::to_string(process) + '\n' + machine + '\n'
            + boot + '\n' + since + '\n';
    }
};

Holder ourselves()
{
    std::array<char, 32> since{};
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (::localtime_r(&now, &local) != nullptr)
        (void)std::strftime(since.data(), since.size(), "%Y-%m-%d %H:%M", &local);
    const ProcessIdentity us = thisProcess();
    return {static_cast<pid_t>(us.process), us.machine, us.boot, since.data()};
}

/// Whatever stands in the file is shown to a person.
std::string printable(std::string text)
{
    constexpr std::size_t kMost = 100;
    std::erase_if(text, [](unsigned char letter) { return letter < ' ' || letter == 0x7F; });
    return text.substr(0, kMost);
}

/// @throws Error FileUnwritable when it is somebody's own file that happens to have this name
Holder readHolder(int fd, const std::string &lockFile)
{
    std::array<char, 1024> bytes{};
    const ssize_t count = ::pread(fd, bytes.data(), bytes.size(), 0);
    std::istringstream lines(std::string(bytes.data(), count > 0 ? std::size_t(count) : 0));
    Holder holder;
    if (count <= 0)
        return holder; // a disk that was full
    std::string signature;
    std::getline(lines, signature);
    if (signature != kSignature)
        throw Error(ErrorCode::FileUnwritable,
            message("core", "This is not a lock of this program, and is kept"), {lockFile},
            message("core", "Move it away, or choose another name for the experiment."));
    lines >> holder.process;
    lines.ignore();
    for (std::string *part : {&holder.machine, &holder.boot, &holder.since}) {
        std::getline(lines, *part);
        *part = printable(*part);
    }
    if (!lines)
        holder.process = 0;
    return holder;
}

void writeHolder(int fd, const Holder &holder)
{
    const std::string text = holder.text();
    // On a full disk it stays empty: then the lock holds all the same, and only its name is
    // missing.
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) { }
}

bool isNamed(int fd, const std::string &path)
{
    struct stat opened { };
    struct stat named { };
    return ::fstat(fd, &opened) == 0 && ::lstat(path.c_str(), &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

enum class SystemLock { Ours, Taken, Unsupported };

SystemLock lockNow(int fd)
{
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return SystemLock::Taken;
        if (errno != EINTR)
            return SystemLock::Unsupported;
    }
    return SystemLock::Ours;
}

/// Whether somebody else still writes, when the system lets us have the lock or knows none.
bool isAlive(const Holder &holder, SystemLock lock)
{
    const Holder here = ourselves();
    if (holder.process <= 0)
        return false;
    if (holder.boot != here.boot) // of another machine, or of this one before it was started anew
        return holder.machine != here.machine;
    if (lock == SystemLock::Ours) // this kernel keeps its locks, also across containers
        return false;
    return holder.process != here.process && (::kill(holder.process, 0) == 0 || errno == EPERM);
}

Error inUse(const std::string &path, const std::string &lockFile, const Holder &holder)
{
    if (holder.process <= 0)
        return {ErrorCode::FileInUse, message("core", "Another program is working on this file"),
            {path}, message("core", "End it first, or choose another file name.")};
    return {ErrorCode::FileInUse,
        message("core", "Process %1 on %2 has been working on this file since %3")
            .arg(holder.process)
            .arg(holder.machine)
            .arg(holder.since),
        {path},
        message(
            "core", "End it first, or choose another file name. If it no longer runs, remove %1.")
            .arg(lockFile)};
}

} // namespace

struct WriterLock::Held {
    Held(std::string path, int descriptor)
        : target(std::move(path))
        , lockFile(target + ".lock")
        , fd(descriptor)
    {
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held()
    {
        if (isNamed(fd, lockFile)) // before others can lock it
            ::unlink(lockFile.c_str());
        ::close(fd);
    }

    std::string target;
    std::string lockFile;
    int fd;
};

WriterLock::WriterLock(const std::string &path)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        return; // a device
    const std::string target = resolvedPath(path);
    const std::string lockFile = target + ".lock";
    for (;;) {
        const int fd = ::open(
            lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
        if (fd < 0)
            return; // what cannot be made here cannot be written here either; saving will tell
        const SystemLock lock = lockNow(fd);
        if (lock != SystemLock::Taken && !isNamed(fd, lockFile)) {
            ::close(fd); // its holder has just removed it
            continue;
        }
        try {
            const Holder holder = readHolder(fd, lockFile);
            if (lock == SystemLock::Taken || isAlive(holder, lock))
                throw inUse(path, lockFile, holder);
        } catch (...) {
            ::close(fd);
            throw;
        }
        writeHolder(fd, ourselves());
        m_held = std::make_shared<Held>(target, fd);
        return;
    }
}

bool WriterLock::covers(const std::string &path) const
{
    return m_held && m_held->target == resolvedPath(path);
}

void removeLockOf(const ProcessIdentity &ended, const std::string &path)
{
    const std::string lockFile = resolvedPath(path) + ".lock";
    const int fd = ::open(lockFile.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return;
    try {
        const Holder holder = readHolder(fd, lockFile);
        if (holder.process == ended.process && holder.machine == ended.machine
            && holder.boot == ended.boot)
            ::unlink(lockFile.c_str());
    } catch (const Error &) { // somebody's own file: WriterLock tells of it
    }
    ::close(fd);
}

} // namespace seq2seq
