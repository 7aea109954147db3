// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure.h"

#include <array>
#include <exception>
#include <new>
#include <string_view>

namespace seq2seq {

namespace {

Error outOfMemory()
{
    return {ErrorCode::OutOfMemory, message("core", "There is not enough memory"), {},
        message("core",
            "Close other programs, or choose a smaller model, a smaller batch or shorter "
            "sentences.")};
}

/// LibTorch's allocator throws an error of its own, which only its text tells from others.
bool isAboutMemory(std::string_view what)
{
    constexpr std::array<std::string_view, 3> kSigns{
        "DefaultCPUAllocator", "not enough memory", "Cannot allocate memory"};
    for (const std::string_view sign : kSigns) {
        if (what.find(sign) != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

Error currentFailure()
{
    try {
        throw;
    } catch (const Error &error) {
        return error;
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const std::exception &error) {
        const std::string what = error.what();
        if (isAboutMemory(what))
            return outOfMemory();
        // LibTorch appends a call stack; the first line is what happened.
        return {ErrorCode::Internal,
            message("core", "Something went wrong inside the program: %1")
                .arg(what.substr(0, what.find('\n')))};
    } catch (...) {
        return {ErrorCode::Internal,
            message("core", "Something went wrong inside the program; it did not say what")};
    }
}

} // namespace seq2seq
