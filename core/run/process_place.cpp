// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/process_place.h"

#include "core/error.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>

namespace seq2seq {

namespace {

struct Launcher {
    const char *rank;
    const char *size;
};

constexpr std::array<Launcher, 3> kLaunchers{{
    {"RANK", "WORLD_SIZE"},
    {"SLURM_PROCID", "SLURM_NTASKS"},
    {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
}};

constexpr std::uint32_t kMostProcesses = 65536;
constexpr std::uint32_t kUsualPort = 29500; // torchrun's

[[noreturn]] void refuse(Message what, const Launcher &launcher)
{
    throw Error(ErrorCode::BadConfiguration, std::move(what), {},
        message("core",
            "Several processes need %1, %2, MASTER_ADDR and MASTER_PORT; to train in one process, "
            "unset %1 and %2.")
            .arg(launcher.rank)
            .arg(launcher.size));
}

std::uint32_t number(const Environment &environment, const char *variable, std::uint32_t most,
    const Launcher &launcher)
{
    const std::string text = environment(variable).value_or("");
    std::uint32_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value > most)
        refuse(message("core", "The environment variable %1 is \"%2\", not a number up to %3")
                   .arg(variable)
                   .arg(text)
                   .arg(most),
            launcher);
    return value;
}

/// The first of several network interfaces, "eth0,eth1".
std::string firstOf(const std::string &list)
{
    return list.substr(0, list.find(','));
}

} // namespace

std::optional<std::string> ofThisProcess(const char *variable)
{
    const char *value = std::getenv(variable);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::optional<ProcessPlace> processPlace(const Environment &environment)
{
    for (const Launcher &launcher : kLaunchers) {
        if (!environment(launcher.rank) || !environment(launcher.size))
            continue;
        ProcessPlace place;
        place.rank = number(environment, launcher.rank, kMostProcesses, launcher);
        place.size = number(environment, launcher.size, kMostProcesses, launcher);
        if (place.size <= 1)
            return std::nullopt;
        if (place.rank >= place.size)
            refuse(message("core", "%1 is %2 and %3 is %4: processes are counted from 0")
                       .arg(launcher.rank)
                       .arg(place.rank)
                       .arg(launcher.size)
                       .arg(place.size),
                launcher);
        place.address = environment("MASTER_ADDR").value_or("");
        if (place.address.empty())
            refuse(message("core",
                       "%1 says that %2 processes train together, but MASTER_ADDR does not say "
                       "on which computer the first of them is")
                       .arg(launcher.size)
                       .arg(place.size),
                launcher);
        constexpr std::uint32_t kMostPort = std::numeric_limits<std::uint16_t>::max();
        place.port = static_cast<std::uint16_t>(environment("MASTER_PORT")
                ? number(environment, "MASTER_PORT", kMostPort, launcher)
                : kUsualPort);
        place.networkInterface = firstOf(environment("GLOO_SOCKET_IFNAME").value_or(""));
        place.hasServer = environment("TORCHELASTIC_USE_AGENT_STORE") == "True";
        place.meeting = "seq2seq/" + environment("TORCHELASTIC_RUN_ID").value_or("") + "/"
            + environment("TORCHELASTIC_RESTART_COUNT").value_or("0");
        return place;
    }
    return std::nullopt;
}

} // namespace seq2seq
