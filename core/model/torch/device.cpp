// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/device_p.h"

#include "core/error.h"
#include "core/model/model.h"

extern "C" void openblas_set_num_threads(int threads);

namespace seq2seq {

namespace {

std::string devicesHere()
{
    std::string names = "cpu";
    if (torch::cuda::is_available())
        for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
            names += ", cuda:" + std::to_string(i);
    return names;
}

bool isHere(const torch::Device &device)
{
    if (device.is_cpu())
        return !device.has_index() || device.index() == 0;
    return device.is_cuda() && torch::cuda::is_available()
        && (!device.has_index()
            || static_cast<std::size_t>(device.index()) < torch::cuda::device_count());
}

} // namespace

torch::Device deviceOf(const std::string &name)
{
    try {
        const torch::Device device(name);
        if (isHere(device))
            return device;
    } catch (const c10::Error &) { // no name of a device
    }
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no device \"%1\" on this computer").arg(name), {},
        message("core", "Choose one of %1.").arg(devicesHere()));
}

void requireDevice(const std::string &device)
{
    (void)deviceOf(device);
}

void useOneThread()
{
    at::set_num_threads(1);
    openblas_set_num_threads(1);
}

} // namespace seq2seq
