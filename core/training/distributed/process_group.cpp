// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles against LibTorch 1.13 and 2: between them ProcessGroupGloo changed its base class and
// the optional arguments of what makes devices.
#include "core/training/distributed/process_group.h"

#include "core/error.h"

#include <ATen/ATen.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <string_view>
#include <utility>

namespace seq2seq {

namespace {

using Milliseconds = std::chrono::milliseconds;

[[noreturn]] void refuse(Message what, Message remedy)
{
    throw Error(ErrorCode::BadConfiguration, std::move(what), {}, std::move(remedy));
}

/// The processes meet here and tell each other where they listen.
c10::intrusive_ptr<c10d::Store> meetingPlace(const ProcessPlace &place, Milliseconds timeout)
{
    c10d::TCPStoreOptions options;
    options.port = place.port;
    options.isServer = !place.hasServer && place.rank == 0;
    if (!place.hasServer)
        options.numWorkers = place.size;
    options.waitWorkers = !place.hasServer;
    options.timeout = timeout;
    try {
        auto store = c10::make_intrusive<c10d::TCPStore>(place.address, options);
        store->setTimeout(timeout);
        return c10::make_intrusive<c10d::PrefixStore>(place.meeting, store);
    } catch (const std::exception &error) {
        if (options.isServer
            && std::string_view(error.what()).find("already in use") != std::string_view::npos)
            refuse(message("core", "Another program listens at port %1 of this computer")
                       .arg(place.port),
                message("core", "Set MASTER_PORT to a free one, the same for all processes."));
        throw;
    }
}

bool isThisComputer(const std::string &address)
{
    return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::shared_ptr<::gloo::transport::Device> deviceOf(const ProcessPlace &place)
{
    using Gloo = c10d::ProcessGroupGloo;
    if (!place.networkInterface.empty()) {
        try {
            return Gloo::createDeviceForInterface(place.networkInterface);
        } catch (const std::exception &) {
            refuse(message("core", "This computer has no network interface %1 with an address")
                       .arg(place.networkInterface),
                message("core", "GLOO_SOCKET_IFNAME names it; unset, the address decides."));
        }
    }
    return isThisComputer(place.address) ? Gloo::createDeviceForHostname("127.0.0.1")
                                         : Gloo::createDefaultDevice();
}

class ProcessGroup final : public Peers {
public:
    ProcessGroup(const ProcessPlace &place, Milliseconds timeout)
        : m_rank(place.rank)
        , m_size(place.size)
    {
        auto options = c10d::ProcessGroupGloo::Options::create(timeout);
        options->devices.push_back(deviceOf(place)); // fails at once, before anybody waits
        m_store = meetingPlace(place, timeout);
        options->threads = 1; // one sum at a time
        m_group = c10::make_intrusive<c10d::ProcessGroupGloo>(
            m_store, static_cast<int>(m_rank), static_cast<int>(m_size), options);
    }

    [[nodiscard]] std::size_t rank() const override { return m_rank; }
    [[nodiscard]] std::size_t size() const override { return m_size; }
    void sum(std::span<float> numbers) override { sumOf(numbers, at::kFloat); }
    void sum(std::span<double> numbers) override { sumOf(numbers, at::kDouble); }

private:
    template <typename Real> void sumOf(std::span<Real> numbers, at::ScalarType type)
    {
        std::vector<at::Tensor> tensors{
            at::from_blob(numbers.data(), {static_cast<std::int64_t>(numbers.size())}, type)};
        try {
            m_group->allreduce(tensors)->wait();
        } catch (const std::exception &) {
            throw Error(ErrorCode::PeerLost,
                message("core",
                    "Process %1 of %2 has lost the others: one of them has ended or does not "
                    "answer")
                    .arg(m_rank)
                    .arg(m_size),
                {},
                message("core",
                    "The run is in its file as it was last saved; start all processes again with "
                    "seq2seq resume."));
        }
    }

    std::size_t m_rank;
    std::size_t m_size;
    c10::intrusive_ptr<c10d::Store> m_store;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> m_group;
};

} // namespace

std::unique_ptr<Peers> joinPeers(const ProcessPlace &place, Milliseconds timeout)
{
    try {
        return std::make_unique<ProcessGroup>(place, timeout);
    } catch (const Error &) {
        throw;
    } catch (const std::exception &) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeout).count();
        throw Error(ErrorCode::PeerLost,
            message("core",
                "Process %1 of %2 did not meet the others at %3, port %4, within %5 seconds")
                .arg(place.rank)
                .arg(place.size)
                .arg(place.address)
                .arg(place.port)
                .arg(seconds),
            {},
            message("core",
                "Start all %1 processes; MASTER_ADDR is the computer of the first, MASTER_PORT a "
                "free port on it, GLOO_SOCKET_IFNAME the network interface where there are "
                "several.")
                .arg(place.size));
    }
}

} // namespace seq2seq
