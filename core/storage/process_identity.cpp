// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/process_identity.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace seq2seq {

namespace {

std::string firstLine(const std::string &path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// What the system says of a process; empty parts where it does not.
struct Status {
    std::string state; // "R", "S", "Z"
    std::string started; // in ticks since the system was
};

Status statusOf(std::int64_t process)
{
    constexpr int kFieldsBetween = 18; // of proc(5): state is the third, starttime the 22nd
    const std::string line = firstLine("/proc/" + std::to_string(process) + "/stat");
    const std::size_t name = line.rfind(')'); // it may hold blanks and brackets
    Status status;
    if (name == std::string::npos)
        return status;
    std::istringstream fields(line.substr(name + 1));
    fields >> status.state;
    std::string skipped;
    for (int i = 0; i < kFieldsBetween; ++i)
        fields >> skipped;
    fields >> status.started;
    return status;
}

ProcessIdentity readThisProcess()
{
    constexpr std::size_t kLongestName = 256;
    std::array<char, kLongestName> machine{};
    if (::gethostname(machine.data(), machine.size() - 1) != 0)
        machine[0] = '\0';
    std::error_code ignored;
    return {::getpid(), machine.data(), firstLine("/proc/sys/kernel/random/boot_id"),
        std::filesystem::read_symlink("/proc/self/ns/pid", ignored).string(),
        statusOf(::getpid()).started};
}

} // namespace

ProcessIdentity thisProcess()
{
    static const ProcessIdentity identity = readThisProcess();
    return identity.process == ::getpid() ? identity : readThisProcess(); // after a fork
}

ProcessLife lifeOf(const ProcessIdentity &process)
{
    const ProcessIdentity here = thisProcess();
    if (process.process <= 0 || process.boot != here.boot || process.space != here.space)
        return ProcessLife::Elsewhere;
    if (::kill(static_cast<pid_t>(process.process), 0) != 0 && errno == ESRCH)
        return ProcessLife::Ended;
    const Status status = statusOf(process.process);
    const bool isDead = status.state == "Z" || status.state == "X";
    const bool isAnother = !status.started.empty() && status.started != process.started;
    return isDead || isAnother ? ProcessLife::Ended : ProcessLife::Runs;
}

} // namespace seq2seq
