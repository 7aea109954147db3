// SPDX-License-Identifier: GPL-3.0-or-later
// What is left is the least of what machine, control groups and shell leave.
#include "core/available_memory.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace seq2seq;
namespace fs = std::filesystem;

class TestAvailableMemory : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        put("proc/meminfo", "MemTotal: 8000 kB\nMemAvailable:   4000 kB\n");
    }

    void theMachine() { QCOMPARE(availableMemory(root()).value_or(0), 4'096'000U); }

    void nobodyTells() { QVERIFY(!availableMemory(root() / "nowhere").has_value()); }

    void aGroupAndThoseAroundIt()
    {
        put("proc/self/cgroup", "0::/school/pupil\n");
        put("sys/fs/cgroup/school/pupil/memory.max", "max\n");
        put("sys/fs/cgroup/school/pupil/memory.current", "500000\n");
        put("sys/fs/cgroup/school/memory.max", "2000000\n");
        put("sys/fs/cgroup/school/memory.current", "1500000\n");
        put("sys/fs/cgroup/school/memory.stat", "anon 1\ninactive_file 300000\n");
        QCOMPARE(availableMemory(root()).value_or(0), 800'000U);
        put("sys/fs/cgroup/school/pupil/memory.max", "600000\n");
        QCOMPARE(availableMemory(root()).value_or(0), 100'000U);
        put("sys/fs/cgroup/school/pupil/memory.max", "400000\n"); // less than it uses
        QCOMPARE(availableMemory(root()).value_or(1), 0U);
    }

    void anOlderGroup()
    {
        put("proc/self/cgroup", "7:cpu:/\n5:memory:/docker/1\n");
        put("sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", "1000000\n");
        put("sys/fs/cgroup/memory/docker/1/memory.usage_in_bytes", "400000\n");
        QCOMPARE(availableMemory(root()).value_or(0), 600'000U);
    }

    void whatNeedsMoreIsRefused()
    {
        const auto refusal = [](std::uint64_t needed, std::optional<std::uint64_t> available) {
            try {
                requireMemory(needed, available, "It needs %1, %2 are free", "Lower it.", {"file"});
            } catch (const seq2seq::Error &error) {
                return QString::fromUtf8(error.what());
            }
            return QString();
        };
        QCOMPARE(refusal(1'500'000'000, 12'000'000),
            QStringLiteral("file: It needs 1.5 GB, 12 MB are free. Lower it."));
        QCOMPARE(refusal(12'000'000, 12'000'000), QString());
        QCOMPARE(refusal(12'000'000, std::nullopt), QString());
    }

    void thisMachineTells() { QVERIFY(availableMemory().value_or(0) > 1'000'000); }

private:
    [[nodiscard]] fs::path root() const { return m_folder->path().toStdString(); }
    void put(const std::string &name, const std::string &text) const
    {
        fs::create_directories((root() / name).parent_path());
        std::ofstream(root() / name) << text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestAvailableMemory)
#include "tst_available_memory.moc"
