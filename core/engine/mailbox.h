// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine is asked to do: commands in their order, of which the newest of a kind replaces
// the older, the one translation that is wanted now, and one question of each kind. Filled by any
// thread, emptied by one.
#pragma once

#include "core/engine/command.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

namespace seq2seq {

/// The engine's inbox. No call waits for the engine except wait(), which is the engine's own.
class Mailbox {
public:
    using Clock = std::chrono::steady_clock;

    /// Replaces an older unserved command of the same kind (steps add up). Nothing is moved across
    /// a save, so that what was asked to be saved is what was there then; opening another
    /// experiment also drops what was asked of one that was never opened. A translation and
    /// questions wait beside the others.
    void post(Command command);
    /// Takes nothing more, and forgets all that does not lead up to a save.
    void close();

    [[nodiscard]] std::optional<Command> takeCommand();
    [[nodiscard]] std::optional<TranslateRequest> takeTranslation();
    /// Gives back a request whose answer was broken off; a newer one wins.
    void putBack(TranslateRequest request);
    [[nodiscard]] std::optional<Question> takeQuestion(); ///< the one that has waited longest
    void putBack(Question question);
    /// Whether a newer one of its kind waits.
    [[nodiscard]] bool isReplaced(const Question &question) const;
    [[nodiscard]] bool isClosed() const;

    /// Stopped while an unserved command wants long work to end now (pause, stop, reset, another
    /// experiment), and for good by close(). Ask for a new one before each piece of long work.
    [[nodiscard]] std::stop_token interruption() const;

    /// The same for one update, but that a pause waits for its end.
    [[nodiscard]] std::stop_token updateInterruption() const;

    /// The same for reading a file: stopped by Stop, another experiment and close().
    [[nodiscard]] std::stop_token loadingInterruption() const;

    /// Waits until something is there, or woken, or closed, or the time has come.
    void wait(std::optional<Clock::time_point> until);
    void wake();

private:
    void removeReplacedBy(Command &command);
    [[nodiscard]] std::deque<Question>::const_iterator questionOfKind(
        const Question &question) const;
    void renewInterruptions();

    mutable std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<Command> m_commands;
    std::optional<TranslateRequest> m_translation;
    std::deque<Question> m_questions; ///< one of each kind
    std::stop_source m_interruption;
    std::stop_source m_updateInterruption;
    std::stop_source m_loadingInterruption;
    bool m_isWoken = false;
    bool m_isClosed = false;
};

} // namespace seq2seq
