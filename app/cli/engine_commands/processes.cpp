// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/processes.h"

#include "core/error.h"
#include "core/storage/run_digest.h"
#include "core/training/distributed/process_group.h"

#include <array>
#include <vector>

namespace seq2seq::cli {

namespace {

/// A part of a run's digest, and what to say where it differs.
struct Part {
    std::uint64_t RunDigest::*digest;
    const char *what;
    const char *remedy;
};

constexpr std::array<Part, 3> kParts{{
    {&RunDigest::settings, "has other settings than process 0",
        "Give all of them the same options."},
    {&RunDigest::sentences, "reads other sentences than process 0",
        "Give all of them the same files."},
    {&RunDigest::state, "begins with other weights than process 0",
        "Give all of them the same options and files, or let all resume the same run."},
}};

/// A digest of each process, in their order. They travel in two halves: a double holds whole
/// numbers of 53 bits.
std::vector<std::uint64_t> ofAll(std::uint64_t ours, Peers &peers)
{
    std::vector<double> halves(2 * peers.size());
    halves[2 * peers.rank()] = static_cast<double>(ours >> 32U);
    halves[2 * peers.rank() + 1] = static_cast<double>(ours & 0xFFFFFFFFU);
    peers.sum(std::span(halves));
    std::vector<std::uint64_t> digests(peers.size());
    for (std::size_t i = 0; i < digests.size(); ++i)
        digests[i] = (static_cast<std::uint64_t>(halves[2 * i]) << 32U)
            + static_cast<std::uint64_t>(halves[2 * i + 1]);
    return digests;
}

} // namespace

std::optional<RunFile> fileToSave(const std::string &path, const PeerArguments &arguments)
{
    return arguments.isFirst() ? std::optional<RunFile>(path) : std::nullopt;
}

std::shared_ptr<Peers> join(const PeerArguments &arguments, Console &console)
{
    if (!arguments.place)
        return nullptr;
    std::shared_ptr<Peers> peers
        = joinPeers(*arguments.place, std::chrono::seconds(arguments.timeout));
    if (peers->isFirst())
        console.say(formatCount(static_cast<long long>(peers->size()))
            + " processes train together, each with a share of every batch.");
    return peers;
}

Console consoleOf(const PeerArguments &arguments, const Console &console)
{
    return arguments.isFirst() ? console : Console::silent();
}

void requireSameRun(const Trainer &trainer, Peers *peers)
{
    if (peers == nullptr)
        return;
    const RunDigest digest = digestOf(trainer.snapshot());
    for (const Part &part : kParts) {
        const std::vector<std::uint64_t> digests = ofAll(digest.*part.digest, *peers);
        for (std::size_t i = 1; i < digests.size(); ++i)
            if (digests[i] != digests[0])
                throw Error(ErrorCode::BadConfiguration,
                    "Process " + std::to_string(i) + " of " + std::to_string(digests.size()) + " "
                        + part.what,
                    {}, part.remedy);
    }
}

} // namespace seq2seq::cli
