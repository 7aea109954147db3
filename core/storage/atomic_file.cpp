// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/atomic_file.h"

#include "core/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace seq2seq {

namespace {

/// An open file; closed when it goes out of scope.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    /// False when the system could not keep what was written.
    bool close()
    {
        const int fd = m_fd;
        m_fd = -1;
        return fd < 0 || ::close(fd) == 0;
    }

private:
    int m_fd;
};

[[noreturn]] void throwWriteError(const std::string &path, int error)
{
    if (error == ENOSPC || error == EDQUOT)
        throw Error(ErrorCode::DiskFull,
            message("core", "The disk is full, and nothing was changed"), {path},
            message("core", "Free some space or choose another folder, then save again."));
    if (error == EFBIG)
        throw Error(ErrorCode::DiskFull,
            message(
                "core", "The file would be larger than is allowed here, and nothing was changed"),
            {path}, message("core", "Choose another folder or raise the limit, then save again."));
    throw Error(ErrorCode::FileUnwritable,
        message("core", "The file cannot be written: %1").arg(std::strerror(error)), {path},
        message("core", "Choose another folder or file name."));
}

void writeAll(int fd, std::string_view bytes, const std::string &path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throwWriteError(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// The temporary file beside a target. Its name is fixed, so that what a killed program left behind
/// is used again rather than piling up; the lock keeps two writers of one target apart. Removed
/// unless it was renamed.
class PartFile {
public:
    explicit PartFile(const std::string &target)
        : m_target(target)
        , m_path(target + ".part")
        , m_file(openLocked())
    {
    }
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile()
    {
        if (!m_isRenamed)
            ::unlink(m_path.c_str());
    }

    void write(const std::function<void(const WriteAt &)> &write)
    {
        if (::ftruncate(m_file.get(), 0) != 0) // a killed writer may have left bytes there
            fail();
        write([this](std::uint64_t position, std::string_view bytes) {
            if (::lseek(m_file.get(), static_cast<off_t>(position), SEEK_SET) < 0)
                fail();
            writeAll(m_file.get(), bytes, m_target);
        });
        struct stat old { };
        if (::stat(m_target.c_str(), &old) == 0 && ::fchmod(m_file.get(), old.st_mode & 07777) != 0
            && errno != EPERM)
            fail(); // EPERM: a file system without permissions
        if (::fsync(m_file.get()) != 0)
            fail();
    }

    void renameOverTarget()
    {
        // The lock is held until after the rename: a writer that waits for it then finds another
        // file under this name.
        if (::rename(m_path.c_str(), m_target.c_str()) != 0)
            fail();
        m_isRenamed = true;
        if (!m_file.close())
            throwWriteError(m_target, errno);
    }

private:
    [[noreturn]] void fail() const { throwWriteError(m_target, errno); }

    [[nodiscard]] int openLocked() const
    {
        for (;;) {
            Descriptor file(::open(
                m_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
            if (!file.isOpen())
                fail();
            while (::flock(file.get(), LOCK_EX) != 0 && errno == EINTR) { }
            // Some network file systems have no locks; there one writer at a time is all we can
            // serve.
            struct stat opened { };
            struct stat named { };
            if (::fstat(file.get(), &opened) != 0)
                fail();
            if (!S_ISREG(opened.st_mode))
                throwWriteError(m_path, EEXIST);
            const bool isSame = ::stat(m_path.c_str(), &named) == 0 && named.st_dev == opened.st_dev
                && named.st_ino == opened.st_ino;
            if (isSame)
                return ::dup(file.get()); // shares the lock
        }
    }

    std::string m_target;
    std::string m_path;
    Descriptor m_file;
    bool m_isRenamed = false;
};

/// Makes a rename last through a power failure. Some file systems cannot flush a folder; then it
/// lasts as long as theirs do.
void flushFolder(const std::filesystem::path &folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        ::fsync(descriptor.get());
}

/// A device or a pipe has nothing that could be replaced, nor positions.
void writeDirectly(const std::string &path, const std::function<void(const WriteAt &)> &write)
{
    std::string bytes;
    write([&bytes](std::uint64_t position, std::string_view piece) {
        const auto at = static_cast<std::size_t>(position);
        bytes.resize(std::max(bytes.size(), at + piece.size()));
        std::ranges::copy(piece, bytes.begin() + static_cast<std::ptrdiff_t>(at));
    });
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen())
        throwWriteError(path, errno);
    writeAll(file.get(), bytes, path);
    if (!file.close())
        throwWriteError(path, errno);
}

} // namespace

void writeFileAtomically(const std::string &path, std::string_view bytes)
{
    writeFileAtomically(path, [bytes](const WriteAt &file) { file(0, bytes); });
}

void writeFileAtomically(
    const std::string &path, const std::function<void(const WriteAt &file)> &write)
{
    namespace fs = std::filesystem;
    std::error_code
        ignored; // what cannot be looked at is treated as absent; opening it will say why
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status))
        throwWriteError(path, EISDIR);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        writeDirectly(path, write);
        return;
    }
    if (fs::exists(status) && ::access(path.c_str(), W_OK) != 0)
        throwWriteError(
            path, errno); // a file that somebody has write-protected is not to be replaced either

    // A link stays a link: the file it points at is replaced.
    const fs::path canonical = fs::exists(status) ? fs::canonical(path, ignored) : fs::path();
    const std::string target = canonical.empty() ? path : canonical.string();
    PartFile part(target);
    part.write(write);
    part.renameOverTarget();
    const fs::path folder = fs::path(target).parent_path();
    flushFolder(folder.empty() ? fs::path(".") : folder);
}

std::string readWholeFile(const std::string &path)
{
    const auto fail = [&path](int error) {
        throw Error(error == ENOENT || error == ENOTDIR ? ErrorCode::FileNotFound
                                                        : ErrorCode::FileUnreadable,
            error == ENOENT || error == ENOTDIR
                ? message("core", "The file does not exist")
                : message("core", "The file cannot be read: %1").arg(std::strerror(error)),
            {path}, message("core", "Check its name and its permissions."));
    };
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen())
        fail(errno);
    struct stat information { };
    if (::fstat(file.get(), &information) != 0)
        fail(errno);
    if (!S_ISREG(information.st_mode))
        throw Error(ErrorCode::FileUnreadable,
            message("core", "It is a folder or a device, not a file"), {path},
            message("core", "Choose a file.")); // may never end

    std::string bytes(static_cast<std::size_t>(information.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail(errno);
        if (count == 0)
            break; // it became shorter while it was read
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace seq2seq
