// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/termination.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace seq2seq::app {

namespace {

constexpr std::array<int, 3> kSignals{SIGHUP, SIGTERM, SIGINT};

// A signal handler can reach nothing but a variable of static storage, and may hardly do more than
// write to a pipe.
std::atomic<int> wakeDescriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void writeToPipe(int)
{
    const char byte = 0;
    if (::write(wakeDescriptor.load(), &byte, 1) < 0) { }
}

std::array<int, 2> openPipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qWarning("Signals of the system end the program without saving");
    return ends;
}

} // namespace

TerminationWatch::TerminationWatch(QObject *parent)
    : QObject(parent)
    , m_pipe(openPipe())
    , m_notifier(m_pipe[0], QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        emit requested();
    });
    wakeDescriptor = m_pipe[1];
    for (const int number : kSignals) {
        struct sigaction old { };
        struct sigaction action { };
        action.sa_handler = writeToPipe;
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
        sigemptyset(&action.sa_mask);
        sigaction(number, nullptr, &old);
        if (old.sa_handler != SIG_IGN)
            sigaction(number, &action, nullptr);
    }
}

TerminationWatch::~TerminationWatch()
{
    for (const int number : kSignals) {
        struct sigaction now { };
        sigaction(number, nullptr, &now);
        if (now.sa_handler == writeToPipe)
            std::signal(number, SIG_DFL);
    }
    m_notifier.setEnabled(false);
    wakeDescriptor = -1;
    for (const int end : m_pipe)
        ::close(end);
}

} // namespace seq2seq::app
