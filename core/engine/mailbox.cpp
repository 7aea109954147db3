// SPDX-License-Identifier: GPL-3.0-or-later
// The rules by which a newer command replaces an older one; see mailbox.h.
#include "core/engine/mailbox.h"

#include <algorithm>
#include <utility>

namespace seq2seq {

namespace {

bool isLoad(const Command &command)
{
    return std::holds_alternative<OpenCommand>(command)
        || std::holds_alternative<UseCommand>(command);
}

bool isSave(const Command &command)
{
    return std::holds_alternative<SaveCommand>(command);
}

bool interrupts(const Command &command)
{
    if (const auto *run = std::get_if<RunCommand>(&command))
        return run->action == RunCommand::Action::Pause || run->action == RunCommand::Action::Stop;
    return isLoad(command) || std::holds_alternative<ResetCommand>(command)
        || std::holds_alternative<VisitCommand>(command)
        || std::holds_alternative<BranchCommand>(command)
        || std::holds_alternative<TrainingCommand>(command)
        || std::holds_alternative<PairsCommand>(command);
}

bool interruptsUpdate(const Command &command)
{
    const auto *run = std::get_if<RunCommand>(&command);
    return interrupts(command) && (run == nullptr || run->action == RunCommand::Action::Stop);
}

bool interruptsLoading(const Command &command)
{
    const auto *run = std::get_if<RunCommand>(&command);
    return isLoad(command) || (run != nullptr && run->action == RunCommand::Action::Stop);
}

/// Requests a stop while `isWanted`, and takes it back afterwards.
void update(std::stop_source &source, bool isWanted)
{
    if (isWanted)
        source.request_stop();
    else if (source.stop_requested())
        source = std::stop_source();
}

bool isStep(const RunCommand *run)
{
    return run != nullptr && run->action == RunCommand::Action::Step;
}

/// Two saves are of a kind only when they go to the same file.
bool isSameKind(const Command &older, const Command &newer)
{
    if (isSave(older) && isSave(newer))
        return std::get<SaveCommand>(older).path == std::get<SaveCommand>(newer).path;
    return older.index() == newer.index();
}

} // namespace

void Mailbox::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return;
        if (auto *request = std::get_if<TranslateRequest>(&command)) {
            m_translation = std::move(*request);
        } else if (auto *question = std::get_if<Question>(&command)) {
            if (const auto older = questionOfKind(*question); older != m_questions.end())
                m_questions.erase(older);
            m_questions.push_back(std::move(*question));
        } else {
            removeReplacedBy(command);
            m_commands.push_back(std::move(command));
            renewInterruptions();
        }
    }
    m_condition.notify_one();
}

void Mailbox::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_translation.reset();
        m_questions.clear();
        while (!m_commands.empty() && !isSave(m_commands.back()))
            m_commands.pop_back();
        renewInterruptions();
    }
    m_condition.notify_one();
}

std::optional<Command> Mailbox::takeCommand()
{
    const std::lock_guard lock(m_mutex);
    if (m_commands.empty())
        return std::nullopt;
    Command command = std::move(m_commands.front());
    m_commands.pop_front();
    renewInterruptions();
    return command;
}

std::optional<TranslateRequest> Mailbox::takeTranslation()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_translation, std::nullopt);
}

void Mailbox::putBack(TranslateRequest request)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isClosed && !m_translation)
        m_translation = std::move(request);
}

std::optional<Question> Mailbox::takeQuestion()
{
    const std::lock_guard lock(m_mutex);
    if (m_questions.empty())
        return std::nullopt;
    Question question = std::move(m_questions.front());
    m_questions.pop_front();
    return question;
}

void Mailbox::putBack(Question question)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isClosed && questionOfKind(question) == m_questions.end())
        m_questions.push_front(std::move(question));
}

bool Mailbox::isReplaced(const Question &question) const
{
    const std::lock_guard lock(m_mutex);
    return questionOfKind(question) != m_questions.end();
}

std::deque<Question>::const_iterator Mailbox::questionOfKind(const Question &question) const
{
    return std::ranges::find_if(m_questions,
        [&](const Question &other) { return other.what.index() == question.what.index(); });
}

bool Mailbox::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed;
}

std::stop_token Mailbox::interruption() const
{
    const std::lock_guard lock(m_mutex);
    return m_interruption.get_token();
}

std::stop_token Mailbox::updateInterruption() const
{
    const std::lock_guard lock(m_mutex);
    return m_updateInterruption.get_token();
}

std::stop_token Mailbox::loadingInterruption() const
{
    const std::lock_guard lock(m_mutex);
    return m_loadingInterruption.get_token();
}

void Mailbox::wait(std::optional<Clock::time_point> until)
{
    std::unique_lock lock(m_mutex);
    const auto isSomethingThere = [this] {
        return !m_commands.empty() || m_translation || !m_questions.empty() || m_isWoken
            || m_isClosed;
    };
    if (until)
        m_condition.wait_until(lock, *until, isSomethingThere);
    else
        m_condition.wait(lock, isSomethingThere);
    m_isWoken = false;
}

void Mailbox::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_condition.notify_one();
}

void Mailbox::removeReplacedBy(Command &command)
{
    for (auto older = m_commands.end(); older != m_commands.begin();) {
        --older;
        if (isLoad(command) && isLoad(*older)) {
            m_commands.erase(older, m_commands.end());
            return;
        }
        if (isSameKind(*older, command)) {
            auto *run = std::get_if<RunCommand>(&command);
            const auto *olderRun = std::get_if<RunCommand>(&*older);
            if (isStep(run) && isStep(olderRun))
                run->steps += olderRun->steps;
            m_commands.erase(older);
            return;
        }
        // What is asked of a new experiment does not undo what was asked of the one before it.
        if (isSave(*older) || (!isLoad(command) && isLoad(*older)))
            return;
    }
}

void Mailbox::renewInterruptions()
{
    update(m_interruption, m_isClosed || std::ranges::any_of(m_commands, &interrupts));
    update(m_updateInterruption, m_isClosed || std::ranges::any_of(m_commands, &interruptsUpdate));
    // What is to be saved has to be loaded first.
    const auto decides = std::find_if(m_commands.begin(), m_commands.end(),
        [](const Command &command) { return isSave(command) || interruptsLoading(command); });
    update(m_loadingInterruption, decides == m_commands.end() ? m_isClosed : !isSave(*decides));
}

} // namespace seq2seq
