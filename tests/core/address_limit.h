// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a test meet a machine with little memory.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>

namespace seq2seq::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kCanLimitAddresses = false; // a sanitizer reserves terabytes
#else
inline constexpr bool kCanLimitAddresses = true;
#endif

/// While it lives, this process may map so many bytes more than it has.
class AddressLimit {
public:
    explicit AddressLimit(std::uint64_t more)
    {
        getrlimit(RLIMIT_AS, &m_before);
        std::uint64_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        rlimit limit = m_before;
        limit.rlim_cur = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) + more;
        setrlimit(RLIMIT_AS, &limit);
    }
    ~AddressLimit() { setrlimit(RLIMIT_AS, &m_before); }
    AddressLimit(const AddressLimit &) = delete;
    AddressLimit &operator=(const AddressLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace seq2seq::test
