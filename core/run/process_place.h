// SPDX-License-Identifier: GPL-3.0-or-later
// Where this process stands among those that train one run together, read from the environment that
// torchrun, Slurm or Open MPI gives it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace seq2seq {

struct ProcessPlace {
    std::size_t rank = 0; ///< 0: the first, which saves and prints
    std::size_t size = 1; ///< processes in all
    std::string address; ///< of the computer of the first
    std::uint16_t port = 0; ///< on it, where they meet
    std::string networkInterface; ///< that they talk through, "eth0"; empty: as the address says
    /// torchrun serves at the address itself; else the first process does.
    bool hasServer = false;
    std::string meeting; ///< a name for what is agreed there, new with each start
};

/// The value of a variable of the environment, nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const char *)>;

[[nodiscard]] std::optional<std::string> ofThisProcess(const char *variable);

/// By RANK and WORLD_SIZE (torchrun), SLURM_PROCID and SLURM_NTASKS, or OMPI_COMM_WORLD_RANK and
/// OMPI_COMM_WORLD_SIZE, the first pair that is set; then MASTER_ADDR, MASTER_PORT (29500) and
/// GLOO_SOCKET_IFNAME.
/// @return nothing when this process is alone: no pair is set, or it counts one process
/// @throws Error BadConfiguration naming the variable that is missing or makes no sense
[[nodiscard]] std::optional<ProcessPlace> processPlace(
    const Environment &environment = ofThisProcess);

} // namespace seq2seq
