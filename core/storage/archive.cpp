// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/archive_p.h"

#include "core/storage/damage_p.h"

#include <zip.h>

#include <filesystem>

namespace seq2seq {

namespace {

constexpr int kQuickest = 1; // zlib's level: text shrinks to a third, in a fifth of the time
constexpr std::uint64_t kMostEntries = 64; // ours have about fifteen
constexpr std::uint64_t kAlwaysAllowed = 1u
    << 20; // bytes that an entry may have however small it is packed
constexpr std::uint64_t kMostGrowth
    = 200; // deflate can do 1032; text and weights stay far below this

struct FreeSource {
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

struct CloseEntry {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

[[noreturn]] void throwPacking(const char *reason)
{
    throw Error(ErrorCode::Internal, std::string("The experiment cannot be packed: ") + reason);
}

std::string contents(zip_source_t *source)
{
    zip_stat_t information;
    if (zip_source_stat(source, &information) != 0 || zip_source_open(source) != 0)
        throwPacking(zip_error_strerror(zip_source_error(source)));
    std::string bytes(information.size, '\0');
    const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (count < 0 || static_cast<std::size_t>(count) != bytes.size())
        throwPacking("its bytes are gone");
    return bytes;
}

bool isSafeName(const std::string &name)
{
    return !name.empty() && name.front() != '/' && name.find('\\') == std::string::npos
        && name.find("..") == std::string::npos;
}

} // namespace

void ArchiveWriter::add(const std::string &name, std::string bytes, Packing packing)
{
    m_entries.push_back({name, std::move(bytes), packing});
}

std::string ArchiveWriter::finish() const
{
    zip_error_t error;
    zip_error_init(&error);
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source)
        throwPacking(zip_error_strerror(&error));
    zip_source_keep(source.get()); // the archive frees its own reference
    std::unique_ptr<zip_t, Discard> archive(
        zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(source.get());
        throwPacking(zip_error_strerror(&error));
    }
    for (const Entry &entry : m_entries) {
        zip_source_t *bytes
            = zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0);
        const zip_int64_t index = bytes == nullptr
            ? -1
            : zip_file_add(archive.get(), entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(bytes);
            throwPacking(zip_strerror(archive.get()));
        }
        const bool isDeflated = entry.packing == Packing::Deflated;
        if (zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(index),
                isDeflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, isDeflated ? kQuickest : 0)
            != 0)
            throwPacking(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        throwPacking(zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // zip_close has freed it
    return contents(source.get());
}

void ArchiveReader::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

ArchiveReader::ArchiveReader(const std::string &path)
    : m_path(path)
{
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
        throw Error(failure && failure != std::errc::no_such_file_or_directory
                    && failure != std::errc::not_a_directory
                ? ErrorCode::FileUnreadable
                : ErrorCode::FileNotFound,
            "The experiment file does not exist or its folder cannot be read", {path},
            "Check its name and whether it was moved.");
    if (!std::filesystem::is_regular_file(status)) // a device or a pipe may never end
        throw Error(ErrorCode::FileUnreadable, "It is not a file", {path},
            "Choose an experiment file (.s2s).");

    int code = 0;
    m_archive.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!m_archive) {
        if (code == ZIP_ER_OPEN)
            throw Error(ErrorCode::FileUnreadable, "The file cannot be opened", {path},
                "Check its permissions.");
        if (code == ZIP_ER_EXISTS)
            throwDamaged(path, "it has one entry twice");
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throwDamaged(path, "it is no zip archive, or it was cut off (" + reason + ")");
    }
    const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(m_archive.get(), 0));
    if (entries > kMostEntries)
        throwDamaged(
            path, "it has " + std::to_string(entries) + " entries, an experiment has fewer");
    for (std::uint64_t index = 0; index < entries; ++index) {
        const char *raw = zip_get_name(m_archive.get(), index, 0);
        const std::string name = raw == nullptr ? "" : raw;
        if (!isSafeName(name))
            throwDamaged(path, "it has an entry with the forbidden name \"" + name + "\"");
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
        throwDamaged(origin(name), "the entry is missing");
    zip_stat_t information;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(m_archive.get(), found->second, 0, &information) != 0
        || (information.valid & kNeeded) != kNeeded)
        throwDamaged(origin(name), "the entry has no size");
    if (information.size > limit)
        throwDamaged(origin(name),
            "the entry is " + std::to_string(information.size) + " bytes large, at most "
                + std::to_string(limit) + " are allowed");
    if (information.size > kAlwaysAllowed && information.size / kMostGrowth > information.comp_size)
        throwDamaged(origin(name),
            "the entry grows more than " + std::to_string(kMostGrowth) + " times when unpacked");

    const std::unique_ptr<zip_file_t, CloseEntry> file(
        zip_fopen_index(m_archive.get(), found->second, 0));
    if (!file)
        throwDamaged(origin(name),
            std::string("the entry cannot be unpacked: ") + zip_strerror(m_archive.get()));
    std::string bytes(information.size, '\0');
    zip_uint64_t done = 0;
    zip_int64_t count = 1;
    while (done < bytes.size() && count > 0) {
        count = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
        done += count > 0 ? static_cast<zip_uint64_t>(count) : 0;
    }
    char beyond = 0; // reading on to the end makes libzip compare the checksum
    if (count >= 0 && done == bytes.size())
        count = zip_fread(file.get(), &beyond, 1);
    if (count != 0 || done != bytes.size())
        throwDamaged(
            origin(name), std::string("the entry is broken: ") + zip_file_strerror(file.get()));
    return bytes;
}

} // namespace seq2seq
