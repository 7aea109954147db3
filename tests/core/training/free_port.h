// SPDX-License-Identifier: GPL-3.0-or-later
// Where processes of a test can meet.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seq2seq::test {

/// Listens at a port of this computer that nobody else listens at.
class ListeningSocket {
public:
    ListeningSocket()
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_ANY);
        socklen_t size = sizeof address;
        auto *general = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, general, size) == 0 && ::listen(m_socket, 1) == 0
            && ::getsockname(m_socket, general, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~ListeningSocket() { ::close(m_socket); }
    ListeningSocket(const ListeningSocket &) = delete;
    ListeningSocket &operator=(const ListeningSocket &) = delete;

    [[nodiscard]] int port() const { return m_port; } ///< 0: there was none

private:
    int m_socket;
    int m_port = 0;
};

/// A port that nobody listens at.
inline int freePort()
{
    return ListeningSocket().port();
}

} // namespace seq2seq::test
