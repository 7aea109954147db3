// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/archive_p.h"

#include "core/available_memory.h"
#include "core/regular_file.h"
#include "core/stop.h"
#include "core/storage/damage_p.h"

#include <zip.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <filesystem>
#include <optional>
#include <string_view>

namespace seq2seq {

namespace {

constexpr int kQuickest = 1; // zlib's level: text shrinks to a third, in a fifth of the time
constexpr std::uint64_t kMostEntries = 512; // ours have about fifteen, and one a kept state
constexpr std::uint64_t kAlwaysAllowed = 1u
    << 20; // bytes that an entry may have however small it is packed
constexpr std::uint64_t kMostGrowth
    = 200; // deflate can do 1032; text and weights stay far below this
constexpr zip_uint64_t kReadAtOnce = 4u << 20; // bytes between two looks whether to stop

struct Discard {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

struct CloseEntry {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

[[noreturn]] void throwPacking(const char *reason)
{
    throw Error(
        ErrorCode::Internal, message("core", "The experiment cannot be packed: %1").arg(reason));
}

/// An object that libzip calls back. What it throws cannot pass through libzip, so it is kept.
class Callback {
public:
    Callback() { zip_error_init(&m_error); }
    ~Callback() { zip_error_fini(&m_error); }
    Callback(const Callback &) = delete;
    Callback &operator=(const Callback &) = delete;

    void rethrow() const
    {
        if (m_thrown)
            std::rethrow_exception(m_thrown);
    }

protected:
    /// @param body  returns what libzip wants to know
    template <typename Body> zip_int64_t guarded(const Body &body)
    {
        try {
            return static_cast<zip_int64_t>(body());
        } catch (...) {
            m_thrown = std::current_exception();
            return fail();
        }
    }
    zip_int64_t fail()
    {
        zip_error_set(&m_error, ZIP_ER_INTERNAL, 0);
        return -1;
    }
    zip_int64_t tellError(void *data, zip_uint64_t length)
    {
        return zip_error_to_data(&m_error, data, length);
    }

private:
    zip_error_t m_error;
    std::exception_ptr m_thrown;
};

/// The bytes of one entry, there while libzip reads them.
class EntryBytes : public Callback {
public:
    explicit EntryBytes(const ArchiveWriter::Make &make)
        : m_make(make)
    {
    }

    static zip_int64_t call(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        return static_cast<EntryBytes *>(self)->answer(data, length, command);
    }

private:
    zip_int64_t answer(void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        switch (command) {
        case ZIP_SOURCE_STAT:
            return guarded([&] { return tellSize(static_cast<zip_stat_t *>(data)); });
        case ZIP_SOURCE_OPEN:
            return guarded([&] { return make(); });
        case ZIP_SOURCE_READ:
            return read(static_cast<char *>(data), length);
        case ZIP_SOURCE_CLOSE:
            m_bytes.reset();
            return 0;
        case ZIP_SOURCE_ERROR:
            return tellError(data, length);
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
                ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
        default:
            return fail();
        }
    }

    int make()
    {
        if (!m_bytes)
            m_bytes = m_make();
        m_size = m_bytes->size();
        m_position = 0;
        return 0;
    }
    /// libzip asks before it opens, and again afterwards.
    zip_int64_t tellSize(zip_stat_t *information)
    {
        if (!m_size)
            make();
        zip_stat_init(information);
        information->size = *m_size;
        information->valid = ZIP_STAT_SIZE;
        return sizeof *information;
    }
    zip_int64_t read(char *to, zip_uint64_t length)
    {
        const std::size_t count = m_bytes->copy(to, length, m_position);
        m_position += count;
        return static_cast<zip_int64_t>(count);
    }

    const ArchiveWriter::Make &m_make;
    std::optional<std::string> m_bytes;
    std::optional<std::size_t> m_size;
    std::size_t m_position = 0;
};

/// The file that libzip writes.
class Output : public Callback {
public:
    explicit Output(const WriteAt &file)
        : m_file(file)
    {
    }

    static zip_int64_t call(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        return static_cast<Output *>(self)->answer(data, length, command);
    }

private:
    zip_int64_t answer(void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        switch (command) {
        case ZIP_SOURCE_STAT: // new and empty
            zip_stat_init(static_cast<zip_stat_t *>(data));
            return sizeof(zip_stat_t);
        case ZIP_SOURCE_OPEN:
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE: // the file is atomic without libzip
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_WRITE:
            return guarded([&] { return write({static_cast<const char *>(data), length}); });
        case ZIP_SOURCE_SEEK_WRITE:
            return seek(data, length);
        case ZIP_SOURCE_TELL_WRITE:
            return static_cast<zip_int64_t>(m_position);
        case ZIP_SOURCE_ERROR:
            return tellError(data, length);
        case ZIP_SOURCE_SUPPORTS:
            return ZIP_SOURCE_SUPPORTS_WRITABLE;
        default: // reading and removing, which never happen to a new archive
            return fail();
        }
    }

    std::size_t write(std::string_view bytes)
    {
        m_file(m_position, bytes);
        m_position += bytes.size();
        m_size = std::max(m_size, m_position);
        return bytes.size();
    }
    zip_int64_t seek(void *data, zip_uint64_t length)
    {
        const zip_int64_t position
            = zip_source_seek_compute_offset(m_position, m_size, data, length, nullptr);
        if (position < 0)
            return fail();
        m_position = static_cast<std::uint64_t>(position);
        return 0;
    }

    const WriteAt &m_file;
    std::uint64_t m_position = 0;
    std::uint64_t m_size = 0;
};

void addEntry(zip_t *archive, const std::string &name, EntryBytes &bytes, Packing packing)
{
    zip_source_t *source = zip_source_function(archive, EntryBytes::call, &bytes);
    const zip_int64_t index
        = source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        throwPacking(zip_strerror(archive));
    }
    const bool isDeflated = packing == Packing::Deflated;
    if (zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
            isDeflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, isDeflated ? kQuickest : 0)
        != 0)
        throwPacking(zip_strerror(archive));
}

bool isSafeName(const std::string &name)
{
    return !name.empty() && name.front() != '/' && name.find('\\') == std::string::npos
        && name.find("..") == std::string::npos;
}

} // namespace

void ArchiveWriter::add(const std::string &name, Make make, Packing packing)
{
    m_entries.push_back({name, std::move(make), packing});
}

void ArchiveWriter::write(const WriteAt &file) const
{
    Output output(file);
    std::deque<EntryBytes> contents; // they stay where they are
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(Output::call, &output, &error);
    std::unique_ptr<zip_t, Discard> archive(
        source == nullptr ? nullptr : zip_open_from_source(source, ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(source);
        throwPacking(zip_error_strerror(&error));
    }
    for (const Entry &entry : m_entries) {
        EntryBytes &bytes = contents.emplace_back(entry.make);
        addEntry(archive.get(), entry.name, bytes, entry.packing);
    }
    if (zip_close(archive.get()) != 0) {
        output.rethrow();
        for (const EntryBytes &bytes : contents)
            bytes.rethrow();
        throwPacking(zip_strerror(archive.get()));
    }
    static_cast<void>(archive.release()); // zip_close has freed it
}

void ArchiveReader::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

ArchiveReader::ArchiveReader(const std::string &path, std::stop_token stop)
    : m_path(path)
    , m_stop(std::move(stop))
{
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
        throw Error(failure && failure != std::errc::no_such_file_or_directory
                    && failure != std::errc::not_a_directory
                ? ErrorCode::FileUnreadable
                : ErrorCode::FileNotFound,
            message("core", "The experiment file does not exist or its folder cannot be read"),
            {path}, message("core", "Check its name and whether it was moved."));
    if (!isRegularFile(path)) // a device or a pipe may never end
        throw Error(ErrorCode::FileUnreadable, message("core", "It is not a file"), {path},
            message("core", "Choose an experiment file (.s2s)."));

    int code = 0;
    m_archive.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!m_archive) {
        if (code == ZIP_ER_OPEN)
            throw Error(ErrorCode::FileUnreadable, message("core", "The file cannot be opened"),
                {path}, message("core", "Check its permissions."));
        if (code == ZIP_ER_EXISTS)
            throwDamaged(path, message("core", "it has one entry twice"));
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throwDamaged(
            path, message("core", "it is no zip archive, or it was cut off (%1)").arg(reason));
    }
    const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(m_archive.get(), 0));
    if (entries > kMostEntries)
        throwDamaged(
            path, message("core", "it has %1 entries, an experiment has fewer").arg(entries));
    for (std::uint64_t index = 0; index < entries; ++index) {
        const char *raw = zip_get_name(m_archive.get(), index, 0);
        const std::string name = raw == nullptr ? "" : raw;
        if (!isSafeName(name))
            throwDamaged(
                path, message("core", "it has an entry with the forbidden name \"%1\"").arg(name));
        m_indices.emplace(name, index);
    }
}

bool ArchiveReader::has(const std::string &name) const
{
    return m_indices.contains(name);
}

std::string ArchiveReader::read(const std::string &name, std::uint64_t limit) const
{
    const auto found = m_indices.find(name);
    if (found == m_indices.end())
        throwDamaged(origin(name), message("core", "the entry is missing"));
    zip_stat_t information;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(m_archive.get(), found->second, 0, &information) != 0
        || (information.valid & kNeeded) != kNeeded)
        throwDamaged(origin(name), message("core", "the entry has no size"));
    if (information.size > limit)
        throwDamaged(origin(name),
            message("core", "the entry is %1 bytes large, at most %2 are allowed")
                .arg(information.size)
                .arg(limit));
    if (information.size > kAlwaysAllowed && information.size / kMostGrowth > information.comp_size)
        throwDamaged(origin(name),
            message("core", "the entry grows more than %1 times when unpacked").arg(kMostGrowth));

    requireMemory(2 * information.size, // and what is made of it
        message("core", "reading it needs about %1 of memory; %2 are free"),
        message("core", "Close other programs, or open it on a machine with more memory."),
        {origin(name)});

    const std::unique_ptr<zip_file_t, CloseEntry> file(
        zip_fopen_index(m_archive.get(), found->second, 0));
    if (!file)
        throwDamaged(origin(name),
            message("core", "the entry cannot be unpacked: %1").arg(zip_strerror(m_archive.get())));
    std::string bytes(information.size, '\0');
    zip_uint64_t done = 0;
    zip_int64_t count = 1;
    while (done < bytes.size() && count > 0) {
        throwIfStopped(m_stop);
        count = zip_fread(
            file.get(), bytes.data() + done, std::min(kReadAtOnce, bytes.size() - done));
        done += count > 0 ? static_cast<zip_uint64_t>(count) : 0;
    }
    char beyond = 0; // reading on to the end makes libzip compare the checksum
    if (count >= 0 && done == bytes.size())
        count = zip_fread(file.get(), &beyond, 1);
    if (count != 0 || done != bytes.size())
        throwDamaged(origin(name),
            message("core", "the entry is broken: %1").arg(zip_file_strerror(file.get())));
    return bytes;
}

} // namespace seq2seq
