// SPDX-License-Identifier: GPL-3.0-or-later
// What every fuzzer does with the bytes it is given: a reader works on them, or refuses them with
// a sentence. Anything else (a crash, another exception, much time or memory) is a finding.
#pragma once

#include "core/error.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace seq2seq::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Calls a reader. Any exception but an Error leaves, and ends the fuzzer; so does Internal, which
/// is a broken promise of ours and nothing a file may cause.
template <typename Reader> void worksOrRefuses(Reader &&reader)
{
    try {
        std::forward<Reader>(reader)();
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Internal || error.problem().isEmpty())
            throw;
    }
}

/// The input as a file, for readers that take a path. One lives in each process; it is gone when
/// the program ends.
class InputFile {
public:
    explicit InputFile(const std::string &extension)
        : m_folder(makeFolder())
        , m_path(m_folder / ("input" + extension))
    {
    }
    ~InputFile()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    /// @return the path of a file with these bytes
    std::string with(std::string_view bytes) const
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored); // file systems flush what replaces an old file
        std::ofstream(m_path, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return m_path.string();
    }

private:
    static std::filesystem::path makeFolder()
    {
        std::string pattern
            = (std::filesystem::temp_directory_path() / "seq2seq-fuzz-XXXXXX").string();
        const char *made = mkdtemp(pattern.data());
        return made == nullptr ? std::filesystem::temp_directory_path() : made;
    }

    std::filesystem::path m_folder;
    std::filesystem::path m_path;
};

} // namespace seq2seq::fuzz

/// The entry every fuzzer has, called with one input after the other, by libFuzzer or by
/// replay_main.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
