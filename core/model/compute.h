// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is computed with, as plain data.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

enum class OptimizerKind { Adam, Sgd };

/// The two implementations of one model.
enum class EngineKind {
    Auto, ///< the accelerator where it knows the model and the device, else LibTorch
    LibTorch, ///< core/model/torch: every model on every device
    Fast, ///< core/fast: the accelerator
};

/// How a model is computed. With the seed it fixes a run to the last bit.
struct Compute {
    EngineKind engine = EngineKind::Auto;
    std::string device = "cpu"; ///< as LibTorch names it: cpu, cuda, cuda:1
    int threads = 1; ///< that share a batch
    OptimizerKind optimizer = OptimizerKind::Adam;
};

/// Names used in files and on the command line: "auto", "libtorch", "fast".
[[nodiscard]] std::string_view name(EngineKind kind);
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] EngineKind engineKind(std::string_view name);

/// Whether it is the name of a device, wherever that may be: "cuda:1", not "cuda:1; rm".
[[nodiscard]] bool isDeviceName(std::string_view name);

} // namespace seq2seq
