// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: the one sentence in which damaged, hostile or foreign files are refused.
#pragma once

#include "core/error.h"

#include <string>
#include <utility>

namespace seq2seq {

/// @param origin the file and the entry in it: "run.s2s, model.safetensors"
/// @param what   a clause without capital and full stop: "the entry is missing"
[[noreturn]] inline void throwDamaged(const std::string &origin, const Message &what)
{
    throw Error(ErrorCode::BadExperiment, what, {origin},
        message("core",
            "The file is damaged or was not made by Seq2Seq Explorer; use another copy of it."));
}

/// Calls something that reports bad values without knowing the file they come from, and adds where
/// that is.
template <typename Call> auto damagedUnlessValid(const std::string &origin, Call &&call)
{
    try {
        return std::forward<Call>(call)();
    } catch (const Error &error) {
        if (error.code() != ErrorCode::BadConfiguration && error.code() != ErrorCode::BadExperiment)
            throw;
        throwDamaged(origin,
            error.remedy().isEmpty()
                ? error.problem()
                : message("core", "%1 (%2)").arg(error.problem()).arg(error.remedy()));
    }
}

} // namespace seq2seq
