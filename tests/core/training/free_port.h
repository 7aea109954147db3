// SPDX-License-Identifier: GPL-3.0-or-later
// Where processes of a test can meet.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seq2seq::test {

/// A port of this computer that nobody listens at; 0 when there is none.
inline int freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *general = reinterpret_cast<sockaddr *>(&address);
    const bool isFound
        = ::bind(socket, general, size) == 0 && ::getsockname(socket, general, &size) == 0;
    ::close(socket);
    return isFound ? ntohs(address.sin_port) : 0;
}

} // namespace seq2seq::test
