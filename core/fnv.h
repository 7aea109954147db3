// SPDX-License-Identifier: GPL-3.0-or-later
// By what equal data is known again: 64-bit FNV-1a (Fowler, Noll and Vo). Not for secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace seq2seq {

class Fnv {
public:
    void add(std::span<const std::byte> bytes)
    {
        for (const std::byte byte : bytes)
            mix(static_cast<std::uint64_t>(byte));
    }
    /// Ended by a byte that UTF-8 never has, so that "ab", "c" differs from "a", "bc".
    void add(std::string_view text)
    {
        add(std::as_bytes(std::span(text)));
        mix(0xFF);
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    void mix(std::uint64_t byte) { m_value = (m_value ^ byte) * 0x100000001B3; }

    std::uint64_t m_value = 0xCBF29CE484222325;
};

} // namespace seq2seq
