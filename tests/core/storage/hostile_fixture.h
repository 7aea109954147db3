// SPDX-License-Identifier: GPL-3.0-or-later
// One good experiment, which the tests of hostile .s2s files change, and how reading one ends.
#pragma once

#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "sample_experiment.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <filesystem>
#include <fstream>

namespace seq2seq::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsSanitized = true; // they reserve terabytes of address space
#else
inline constexpr bool kIsSanitized = false;
#endif

struct Outcome {
    bool isRefused = false;
    ErrorCode code = ErrorCode::Internal;
    QString text;
};

/// Any exception but ours ends the test: std::bad_alloc, too.
inline Outcome load(const std::string &path)
{
    try {
        (void)loadExperiment(path);
        return {};
    } catch (const Error &error) {
        return {true, error.code(), QString::fromStdString(error.what())};
    }
}

/// Not writeFileAtomically: thousands of flushes to the disk would take a minute.
inline void writeQuickly(const std::string &path, const std::string &bytes)
{
    std::filesystem::remove(path); // file systems flush what replaces an old file
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline void replaceAll(std::string &bytes, const std::string &from, const std::string &to)
{
    for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
}

/// The file under test; each test writes it anew.
class GoodExperiment {
protected:
    /// With a limit of the memory, so that none is filled.
    void begin()
    {
        if (!kIsSanitized) {
            const rlimit memory{3ULL << 30, RLIM_INFINITY};
            QCOMPARE(setrlimit(RLIMIT_AS, &memory), 0);
        }
        m_path = m_folder.filePath("run.s2s").toStdString();
        saveExperiment(sampleExperiment(), m_path);
        m_valid = readWholeFile(m_path);
        m_entries = unzip(m_path);
        zipTo(m_path, m_entries);
        QVERIFY(!load(m_path).isRefused); // so that refusals below are for the reason they name
    }

    QTemporaryDir m_folder;
    std::string m_path;
    std::string m_valid; ///< the bytes of a good file
    Entries m_entries; ///< what is in it
};

} // namespace seq2seq::test
