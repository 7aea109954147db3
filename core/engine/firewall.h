// SPDX-License-Identifier: GPL-3.0-or-later
// Turns whatever is thrown into an EngineProblem: a thread that ends by an exception ends the
// program.
#pragma once

#include "core/engine/engine.h"

#include <exception>
#include <new>
#include <string>
#include <utility>

namespace seq2seq {

/// The exception being handled as a sentence for the person. Call it in a catch block only.
[[nodiscard]] inline EngineProblem describeCurrentException()
{
    try {
        throw;
    } catch (const Error &error) {
        return {error.code(), error.sentence()};
    } catch (const std::bad_alloc &) {
        return {ErrorCode::Internal,
            message("core",
                "The memory is used up. Close other programs, or choose a smaller model or "
                "batch.")};
    } catch (const std::exception &error) {
        // LibTorch appends a call stack; the first line is what happened.
        const std::string what = error.what();
        return {ErrorCode::Internal,
            message("core", "Something went wrong inside the program: %1")
                .arg(what.substr(0, what.find('\n')))};
    } catch (...) {
        return {ErrorCode::Internal,
            message("core", "Something went wrong inside the program; it did not say what.")};
    }
}

/// Runs `work`; the problem when it threw.
template <typename Work> [[nodiscard]] std::optional<EngineProblem> attempt(Work &&work)
{
    try {
        std::forward<Work>(work)();
        return std::nullopt;
    } catch (...) {
        return describeCurrentException();
    }
}

} // namespace seq2seq
