// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/tensorboard.h"

#include <array>
#include <bit>
#include <cstring>

namespace seq2seq {

namespace {

constexpr std::uint32_t kPolynomial = 0x82f63b78; // Castagnoli's, bits reversed

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? kPolynomial : 0);
        table[byte] = value;
    }
    return table;
}

static_assert(std::endian::native == std::endian::little, "records are little-endian");

template <typename Number> void appendBytes(std::string &bytes, Number number)
{
    std::array<char, sizeof number> raw{};
    std::memcpy(raw.data(), &number, sizeof number);
    bytes.append(raw.data(), raw.size());
}

/// A message of protocol buffers: fields of a number and a kind, one behind the other.
class WireMessage {
public:
    WireMessage &number(int field, std::uint64_t value)
    {
        key(field, 0);
        varint(value);
        return *this;
    }
    WireMessage &real(int field, double value)
    {
        key(field, 1);
        appendBytes(m_bytes, value);
        return *this;
    }
    WireMessage &bytes(int field, std::string_view value)
    {
        key(field, 2);
        varint(value.size());
        m_bytes += value;
        return *this;
    }
    WireMessage &shortReal(int field, float value)
    {
        key(field, 5);
        appendBytes(m_bytes, value);
        return *this;
    }
    [[nodiscard]] const std::string &text() const { return m_bytes; }

private:
    void key(int field, int kind)
    {
        varint(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(kind));
    }
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

/// As the format wants checksums, so that a checksum of checksums is none by chance.
std::uint32_t maskedCrc(std::string_view bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8U;
}

void appendRecord(std::string &file, const std::string &data)
{
    std::string length;
    appendBytes(length, static_cast<std::uint64_t>(data.size()));
    file += length;
    appendBytes(file, maskedCrc(length));
    file += data;
    appendBytes(file, maskedCrc(data));
}

/// Field numbers of tensorflow.Event and tensorflow.Summary.
enum EventField { WallTime = 1, Step = 2, FileVersion = 3, SummaryOf = 5 };
enum SummaryField { ValueOf = 1 };
enum ValueField { Tag = 1, SimpleValue = 2 };

/// The quantities of one moment.
class Scalars {
public:
    void add(std::string_view tag, double value)
    {
        m_summary.bytes(ValueOf,
            WireMessage().bytes(Tag, tag).shortReal(SimpleValue, static_cast<float>(value)).text());
    }
    void writeTo(std::string &file, double time, std::int64_t step) const
    {
        appendRecord(file,
            WireMessage()
                .real(WallTime, time)
                .number(Step, static_cast<std::uint64_t>(step))
                .bytes(SummaryOf, m_summary.text())
                .text());
    }

private:
    WireMessage m_summary;
};

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    static constexpr auto kTable = crcTable();
    std::uint32_t crc = ~0U;
    for (const char byte : bytes)
        crc = (crc >> 8) ^ kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xff];
    return ~crc;
}

std::string tensorboardEvents(const History &history, double start)
{
    std::string file;
    appendRecord(
        file, WireMessage().real(WallTime, start).bytes(FileVersion, "brain.Event:2").text());
    for (const LossPoint &point : history.losses) {
        Scalars scalars;
        scalars.add("train/loss", point.trainLoss);
        scalars.add("train/gradient_norm", point.gradientNorm);
        scalars.add("train/learning_rate", point.learningRate);
        scalars.add("train/words_per_second", point.wordsPerSecond);
        scalars.writeTo(file, start + point.seconds, point.step);
    }
    for (const Evaluation &evaluation : history.evaluations) {
        Scalars scalars;
        scalars.add("dev/loss", evaluation.devLoss);
        scalars.add("dev/perplexity", evaluation.devPerplexity);
        scalars.add("dev/token_accuracy", evaluation.devTokenAccuracy);
        scalars.add("dev/bleu", evaluation.devBleu);
        scalars.add("dev/chrf", evaluation.devChrf);
        if (evaluation.saturatedGates != kNoGates)
            scalars.add("dev/saturated_gates", evaluation.saturatedGates);
        scalars.writeTo(file, start + evaluation.seconds, evaluation.step);
    }
    return file;
}

} // namespace seq2seq
