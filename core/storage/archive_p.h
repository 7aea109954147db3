// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: the zip container of an .s2s file.
#pragma once

#include "core/storage/atomic_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

struct zip;

namespace seq2seq {

/// Deflating weights would cost seconds and save nothing.
enum class Packing { Stored, Deflated };

/// Writes a zip archive. Entries are made one after the other, each when its turn has come, and go
/// to the file at once: a save needs the memory of its largest entry, not of them all.
class ArchiveWriter {
public:
    using Make = std::function<std::string()>; ///< the bytes of an entry

    void add(const std::string &name, Make make, Packing packing);
    /// @throws what an entry or the file throws; Error Internal
    void write(const WriteAt &file) const;

private:
    struct Entry {
        std::string name;
        Make make;
        Packing packing;
    };
    std::vector<Entry> m_entries;
};

/// Reads a zip archive as hostile input: nothing is unpacked before its size was checked, no name
/// is used as a path.
class ArchiveReader {
public:
    /// @param stop ends a read() under way
    /// @throws Error FileNotFound, FileUnreadable, BadExperiment
    explicit ArchiveReader(const std::string &path, std::stop_token stop = {});

    [[nodiscard]] bool has(const std::string &name) const;
    /// @param limit bytes at most. @throws Error BadExperiment when it is missing, damaged, too
    /// large, or grows suspiciously; Cancelled
    [[nodiscard]] std::string read(const std::string &name, std::uint64_t limit) const;
    /// "run.s2s, history.csv", for errors
    [[nodiscard]] std::string origin(const std::string &name) const { return m_path + ", " + name; }

private:
    struct Close {
        void operator()(zip *archive) const;
    };
    std::string m_path;
    std::stop_token m_stop;
    std::unique_ptr<zip, Close> m_archive;
    std::map<std::string, std::uint64_t> m_indices;
};

} // namespace seq2seq
