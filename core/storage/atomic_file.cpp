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
#include <random>

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

constexpr std::string_view kPartMark = ".seq2seq-"; // in the name of every temporary file of ours
constexpr std::string_view kPartEnd = ".part";

/// What temporary files of a target begin with; a file's name has 255 bytes at most.
std::string partStem(const std::filesystem::path &target)
{
    constexpr std::size_t kMostOfName = 200;
    return target.filename().string().substr(0, kMostOfName) + std::string(kPartMark);
}

std::filesystem::path folderOf(const std::filesystem::path &target)
{
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

bool isStillNamed(int fd, const std::string &path)
{
    struct stat opened { };
    struct stat named { };
    return ::fstat(fd, &opened) == 0 && ::lstat(path.c_str(), &named) == 0
        && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

/// Removes what killed writers of this target have left. A temporary file is locked as long as its
/// writer lives; where there are no locks, nothing is removed.
void removeLeftovers(const std::filesystem::path &target)
{
    const std::string stem = partStem(target);
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(folderOf(target), ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(stem) || !name.ends_with(kPartEnd))
            continue;
        const Descriptor file(
            ::open(entry.path().c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (file.isOpen() && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0
            && isStillNamed(file.get(), entry.path().string()))
            ::unlink(entry.path().c_str());
    }
}

/// The temporary file beside a target, under a name that nobody else has. Removed unless it was
/// renamed.
class PartFile {
public:
    explicit PartFile(const std::string &target)
        : m_target(target)
        , m_file(create())
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
        write([this](std::uint64_t position, std::string_view bytes) {
            if (::lseek(m_file.get(), static_cast<off_t>(position), SEEK_SET) < 0)
                fail();
            writeAll(m_file.get(), bytes, m_target);
        });
        if (::fsync(m_file.get()) != 0)
            fail();
    }

    void renameOverTarget()
    {
        if (::rename(m_path.c_str(), m_target.c_str()) != 0)
            fail();
        m_isRenamed = true;
        if (!m_file.close())
            throwWriteError(m_target, errno);
    }

private:
    [[noreturn]] void fail() const { throwWriteError(m_target, errno); }

    /// Of a new file the umask decides who may read it, of one that is replaced the old file.
    [[nodiscard]] int create()
    {
        struct stat old { };
        const bool replaces = ::stat(m_target.c_str(), &old) == 0;
        const mode_t mode = replaces ? old.st_mode & 07777 : 0666;
        std::random_device random;
        for (;;) {
            m_path = (folderOf(m_target) / partStem(m_target)).string() + std::to_string(random())
                + std::string(kPartEnd);
            Descriptor file(
                ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777));
            if (!file.isOpen() && errno == EEXIST)
                continue;
            if (!file.isOpen())
                fail();
            while (::flock(file.get(), LOCK_EX) != 0 && errno == EINTR) { }
            if (!isStillNamed(file.get(), m_path))
                continue; // taken for a leftover before it was locked
            if (replaces)
                keepPermissions(file.get(), old);
            return ::dup(file.get()); // shares the lock
        }
    }

    static void keepPermissions(int fd, const struct stat &old)
    {
        // Where neither can be done, as on file systems without permissions, there is nothing to
        // keep.
        struct stat now { };
        if (::fstat(fd, &now) == 0 && (now.st_gid != old.st_gid || now.st_uid != old.st_uid)
            && ::fchown(fd, old.st_uid, old.st_gid) != 0
            && ::fchown(fd, static_cast<uid_t>(-1), old.st_gid) != 0) { }
        if (::fchmod(fd, old.st_mode & 07777) != 0) { }
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

void writeFileAtomically(const std::string &path,
    const std::function<void(const WriteAt &file)> &write,
    const std::function<void()> &beforeReplacing)
{
    namespace fs = std::filesystem;
    std::error_code
        ignored; // what cannot be looked at is treated as absent; opening it will say why
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status))
        throwWriteError(path, EISDIR);
    if (!fs::exists(status) && fs::is_symlink(fs::symlink_status(path, ignored)))
        throw Error(ErrorCode::FileUnwritable,
            message("core", "It is a link to %1, which is not there")
                .arg(fs::read_symlink(path, ignored).string()),
            {path}, message("core", "Remove the link, or choose another file name."));
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
    removeLeftovers(target);
    PartFile part(target);
    part.write(write);
    if (beforeReplacing)
        beforeReplacing();
    part.renameOverTarget();
    flushFolder(folderOf(target));
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
        throw Error(ErrorCode::FileUnreadable, // may never end
            message("core", "It is a folder or a device, not a file"), {path},
            message("core", "Choose a file."));

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
