// SPDX-License-Identifier: GPL-3.0-or-later
// What the two programs say in different words: one has options, the other has dialogs.
#pragma once

#include "core/message.h"

#include <utility>

namespace seq2seq {

/// The context of such a part. The text "%1" is for the headless program; whoever translates for
/// the window puts kWindowsWords in its place.
inline constexpr const char *kPerProgram = "per program";
inline constexpr const char *kWindowsWords = "%2";

/// A part of a sentence, or all of it.
[[nodiscard]] inline Message perProgram(Message headless, Message window)
{
    return Message(kPerProgram, "%1").arg(std::move(headless)).arg(std::move(window));
}

} // namespace seq2seq
