// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/claims.h"

#include "core/error.h"
#include "core/storage/abandoned_lock.h"
#include "core/storage/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <system_error>
#include <thread>
#include <utility>

namespace seq2seq {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

constexpr const char *kClaimEnding = ".claim";
constexpr const char *kEndedEnding = ".ended";
constexpr std::size_t kLargestFile = 4096;

/// No two claims are alike, also those of one process for one run.
std::string freshNumber()
{
    std::random_device device;
    return std::to_string(device()) + std::to_string(device());
}

std::string textOf(const ProcessIdentity &owner, const std::string &number)
{
    const json text{{"process", owner.process}, {"machine", owner.machine}, {"boot", owner.boot},
        {"space", owner.space}, {"started", owner.started}, {"number", number}};
    return text.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

/// A name that is shown to a person.
std::string printable(std::string text)
{
    constexpr std::size_t kMost = 100;
    std::erase_if(text, [](unsigned char letter) { return letter < ' ' || letter == 0x7F; });
    return text.substr(0, kMost);
}

/// Nobody's when the text cannot be read, which is that of a claim that is being made.
ProcessIdentity ownerIn(const std::string &text)
{
    const json value = json::parse(text, nullptr, false);
    const auto part = [&](const char *name) {
        return value.contains(name) && value[name].is_string() ? value[name].get<std::string>()
                                                               : std::string();
    };
    if (!value.is_object())
        return {};
    ProcessIdentity owner{
        0, printable(part("machine")), part("boot"), part("space"), part("started")};
    if (value.contains("process") && value["process"].is_number_integer())
        owner.process = value["process"].get<std::int64_t>();
    return owner;
}

std::string readSmallFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(kLargestFile, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

[[noreturn]] void throwUnwritable(const std::string &path, int reason)
{
    throw Error(
        reason == ENOSPC || reason == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
        message("core", "The study's folder cannot be written to (%1)")
            .arg(std::generic_category().message(reason)),
        {path}, message("core", "Check its permissions, or choose another folder."));
}

/// The folder of claims goes with the last claim, perhaps just now: it is made again.
int openNewFile(const std::string &path)
{
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) {
        const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != ENOENT)
            return fd;
        std::error_code failure;
        fs::create_directory(fs::path(path).parent_path(), failure);
        if (failure)
            throwUnwritable(path, failure.value());
    }
    return -1;
}

void writeNewFile(const std::string &path, const std::string &text)
{
    const int fd = openNewFile(path);
    if (fd < 0)
        throwUnwritable(path, errno);
    const bool isWritten = ::write(fd, text.data(), text.size()) == ssize_t(text.size());
    const int reason = errno;
    ::close(fd);
    if (!isWritten) {
        ::unlink(path.c_str());
        throwUnwritable(path, reason);
    }
}

/// @return false when the file is there already
bool makeAtOnce(const std::string &path, const std::string &text)
{
    const std::string prepared = path + "." + freshNumber() + ".new";
    writeNewFile(prepared, text);
    const bool isLinked = ::link(prepared.c_str(), path.c_str()) == 0;
    const int reason = errno;
    ::unlink(prepared.c_str());
    if (isLinked || reason == EEXIST)
        return isLinked;
    const int fd = openNewFile(path);
    if (fd < 0 && errno == EEXIST)
        return false;
    if (fd < 0)
        throwUnwritable(path, errno);
    // Empty, on a full disk, it holds all the same: it is judged by its time alone.
    (void)!::write(fd, text.data(), text.size());
    ::close(fd);
    return true;
}

std::int64_t millisecondsOf(const struct stat &status)
{
    return std::int64_t{status.st_mtim.tv_sec} * 1000 + status.st_mtim.tv_nsec / 1'000'000;
}

} // namespace

struct Claims::File {
    int generation = 0;
    std::string path;
    std::string text;
    bool operator==(const File &) const = default;
};

struct Claim::Held {
    Held(std::string runFile, std::string claim, std::vector<std::string> oldClaims,
        std::string nextClaim, std::string content, std::chrono::milliseconds heartbeat)
        : run(std::move(runFile))
        , path(std::move(claim))
        , old(std::move(oldClaims))
        , next(std::move(nextClaim))
        , text(std::move(content))
        , renewer([this, heartbeat](const std::stop_token &end) { renew(heartbeat, end); })
    {
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held()
    {
        renewer.request_stop();
        renewer.join();
        if (isLost || readSmallFile(path) != text)
            return;
        for (const std::string &claim : old)
            ::unlink(claim.c_str());
        ::unlink(path.c_str());
        ::rmdir(fs::path(path).parent_path().c_str()); // where nothing is left
    }

    void renew(std::chrono::milliseconds heartbeat, const std::stop_token &end)
    {
        std::mutex mutex;
        std::condition_variable_any condition;
        std::unique_lock lock(mutex);
        bool wasTaken = false; // who takes a claim by mistake gives it back at once
        while (!end.stop_requested() && !isLost) {
            condition.wait_for(lock, end, heartbeat, [] { return false; });
            const bool isTaken = ::access(next.c_str(), F_OK) == 0;
            isLost = (isTaken && wasTaken)
                || (::utimensat(AT_FDCWD, path.c_str(), nullptr, AT_SYMLINK_NOFOLLOW) != 0
                    && errno == ENOENT);
            wasTaken = isTaken;
        }
    }

    std::string run;
    std::string path;
    std::vector<std::string> old; // claims of owners that are gone
    std::string next; // what would be made by who takes it from us
    std::string text;
    std::atomic<bool> isLost = false;
    std::jthread renewer;
};

Claim::Claim(std::unique_ptr<Held> held)
    : m_held(std::move(held))
{
}
Claim::Claim(Claim &&) noexcept = default;
Claim &Claim::operator=(Claim &&) noexcept = default;
Claim::~Claim() = default;

bool Claim::isLost() const
{
    return m_held->isLost;
}

const std::string &Claim::run() const
{
    return m_held->run;
}

Claims::Claims(const std::string &folder, ClaimTimes times)
    : m_studyFolder(folder)
    , m_folder((fs::path(folder) / ".claims").string())
    , m_times(times)
{
}

std::string Claims::pathOf(const std::string &run, int generation) const
{
    return (fs::path(m_folder) / run).string() + "." + std::to_string(generation) + kClaimEnding;
}

std::vector<Claims::File> Claims::filesOf(const std::string &run) const
{
    std::vector<File> files;
    std::error_code failure;
    const std::string start = run + ".";
    for (fs::directory_iterator entry(m_folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(start) || !name.ends_with(kClaimEnding))
            continue;
        const char *last = name.data() + name.size() - std::string(kClaimEnding).size();
        int generation = 0;
        const auto read = std::from_chars(name.data() + start.size(), last, generation);
        if (read.ec == std::errc() && read.ptr == last && generation > 0)
            files.push_back({generation, entry->path().string(), readSmallFile(entry->path())});
    }
    std::ranges::sort(files, {}, &File::generation);
    return files;
}

/// The time of the computer that has the folder, which is what the files of all others bear.
std::int64_t Claims::now() const
{
    const std::string path = m_folder + "/" + freshNumber() + ".new";
    writeNewFile(path, "\n");
    struct stat status { };
    const bool isThere = ::stat(path.c_str(), &status) == 0;
    ::unlink(path.c_str());
    return isThere ? millisecondsOf(status) : 0;
}

bool Claims::isAlive(const File &file) const
{
    const ProcessLife life = lifeOf(ownerIn(file.text));
    if (life != ProcessLife::Elsewhere)
        return life == ProcessLife::Runs;
    struct stat status { };
    return ::stat(file.path.c_str(), &status) == 0
        && now() - millisecondsOf(status) < m_times.deadAfter.count();
}

std::optional<Claim> Claims::take(const std::string &run) const
{
    std::vector<File> before = filesOf(run);
    if (!before.empty() && isAlive(before.back()))
        return std::nullopt;
    const int generation = before.empty() ? 1 : before.back().generation + 1;
    const std::string path = pathOf(run, generation);
    const std::string text = textOf(thisProcess(), freshNumber());
    if (!makeAtOnce(path, text))
        return std::nullopt;
    std::vector<std::string> old;
    for (const File &file : before)
        old.push_back(file.path);
    before.push_back({generation, path, text});
    // What we judged may have been given back meanwhile, and taken anew: then it is not ours.
    if (filesOf(run) != before) {
        ::unlink(path.c_str());
        return std::nullopt;
    }
    if (!old.empty())
        removeLockOf(ownerIn(before[before.size() - 2].text), (fs::path(m_studyFolder) / run));
    return Claim(std::make_unique<Claim::Held>(
        run, path, std::move(old), pathOf(run, generation + 1), text, m_times.heartbeat));
}

std::optional<ProcessIdentity> Claims::ownerOf(const std::string &run) const
{
    const std::vector<File> files = filesOf(run);
    if (files.empty() || !isAlive(files.back()))
        return std::nullopt;
    return ownerIn(files.back().text);
}

void Claims::markEnded(const std::string &run, const std::string &problem) const
{
    std::error_code failure;
    fs::create_directory(m_folder, failure);
    writeFileAtomically((fs::path(m_folder) / run).string() + kEndedEnding, problem);
}

void Claims::forgetEnd(const std::string &run) const
{
    std::error_code failure;
    fs::remove((fs::path(m_folder) / run).string() + kEndedEnding, failure);
    fs::remove(m_folder, failure); // where nothing is left
}

std::optional<std::string> Claims::ended(const std::string &run) const
{
    const std::string path = (fs::path(m_folder) / run).string() + kEndedEnding;
    std::error_code failure;
    if (!fs::is_regular_file(path, failure))
        return std::nullopt;
    return readSmallFile(path);
}

} // namespace seq2seq
