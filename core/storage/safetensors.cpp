// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/safetensors.h"

#include "core/stop.h"
#include "core/storage/damage_p.h"
#include "core/storage/json_p.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

namespace seq2seq {

namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little,
    "safetensors are little-endian, and so is every machine we build for");

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kLongestHeader = 16u << 20;
constexpr std::size_t kMostDimensions = 8;
constexpr const char *kMetadata = "__metadata__";

/// Product of the sizes, unless it or four bytes for each overflow.
std::optional<std::uint64_t> elementCount(const std::vector<std::int64_t> &shape)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max() / sizeof(double);
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
        const auto factor = static_cast<std::uint64_t>(size);
        if (factor != 0 && count > kMost / factor)
            return std::nullopt;
        count *= factor;
    }
    return count;
}

/// What the header says about one tensor.
struct Entry {
    std::string name;
    std::vector<std::int64_t> shape;
    bool isDouble = false;
    std::uint64_t elements = 0;
    std::uint64_t begin = 0; // bytes into the data
    std::uint64_t end = 0;
};

Entry readEntry(const std::string &name, const json &value, const std::string &origin)
{
    const JsonFields fields(value, origin, name + ".");
    Entry entry;
    entry.name = name;
    const std::string dtype = fields.text("dtype");
    if (dtype != "F32" && dtype != "F64")
        throwDamaged(origin,
            message("core", "the tensor \"%1\" has the type %2, only F32 and F64 can be read")
                .arg(name)
                .arg(dtype));
    entry.isDouble = dtype == "F64";

    const json &shape = fields.array("shape");
    if (shape.size() > kMostDimensions)
        throwDamaged(origin,
            message("core", "the tensor \"%1\" has %2 dimensions").arg(name).arg(shape.size()));
    for (const json &size : shape) {
        if (!size.is_number_unsigned()
            || size.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
            throwDamaged(origin,
                message("core", "the tensor \"%1\" has the impossible size %2")
                    .arg(name)
                    .arg(jsonText(size)));
        entry.shape.push_back(size.get<std::int64_t>());
    }
    const std::optional<std::uint64_t> elements = elementCount(entry.shape);
    if (!elements)
        throwDamaged(origin,
            message("core", "the tensor \"%1\" has the impossible shape %2")
                .arg(name)
                .arg(jsonText(shape)));
    entry.elements = *elements;

    const json &offsets = fields.array("data_offsets");
    if (offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
        throwDamaged(origin,
            message("core", "the tensor \"%1\" does not say where its data begins and ends")
                .arg(name));
    entry.begin = offsets[0].get<std::uint64_t>();
    entry.end = offsets[1].get<std::uint64_t>();
    const std::uint64_t bytes = entry.elements * (entry.isDouble ? sizeof(double) : sizeof(float));
    if (entry.begin > entry.end || entry.end - entry.begin != bytes)
        throwDamaged(origin,
            message("core", "the tensor \"%1\" has data of another size than its shape %2")
                .arg(name)
                .arg(jsonText(shape)));
    return entry;
}

/// Entries in the order of their data, which has to follow one upon the other and fill the file.
std::vector<Entry> readEntries(
    const json &header, std::uint64_t dataSize, const std::string &origin)
{
    std::vector<Entry> entries;
    for (const auto &[name, value] : header.items())
        if (name != kMetadata)
            entries.push_back(readEntry(name, value, origin));
    std::ranges::stable_sort(entries, [](const Entry &a, const Entry &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t position = 0;
    for (const Entry &entry : entries) {
        if (entry.begin != position)
            throwDamaged(origin,
                (entry.begin < position
                        ? message("core", "the data of the tensor \"%1\" overlaps another's")
                        : message("core", "the data of the tensor \"%1\" leaves a gap before it"))
                    .arg(entry.name));
        position = entry.end;
    }
    if (position != dataSize)
        throwDamaged(origin,
            message("core", "the tensors have %1 bytes of data, the file has %2")
                .arg(position)
                .arg(dataSize));
    return entries;
}

NamedTensor readValues(const Entry &entry, std::string_view data)
{
    NamedTensor tensor{entry.name, entry.shape, std::vector<float>(entry.elements)};
    const char *bytes = data.data() + entry.begin;
    if (!entry.isDouble) {
        if (entry.elements > 0)
            std::memcpy(tensor.values.data(), bytes, entry.elements * sizeof(float));
        return tensor;
    }
    for (float &value : tensor.values) {
        double wide = 0;
        std::memcpy(&wide, bytes, sizeof wide);
        bytes += sizeof wide;
        value = static_cast<float>(wide);
    }
    return tensor;
}

json headerOf(const StateDict &tensors, const std::map<std::string, std::string> &metadata)
{
    json header = json::object();
    if (!metadata.empty())
        header[kMetadata] = metadata;
    std::uint64_t position = 0;
    for (const NamedTensor &tensor : tensors) {
        if (elementCount(tensor.shape) != tensor.values.size() || tensor.name == kMetadata
            || header.contains(tensor.name))
            throw Error(ErrorCode::Internal,
                message("core", "The tensor \"%1\" has a wrong size or a name that is taken")
                    .arg(tensor.name));
        const std::uint64_t end = position + tensor.values.size() * sizeof(float);
        header[tensor.name]
            = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {position, end}}};
        position = end;
    }
    return header;
}

} // namespace

std::string writeSafetensors(
    const StateDict &tensors, const std::map<std::string, std::string> &metadata)
{
    std::string header = jsonText(headerOf(tensors, metadata));
    header.append((kLengthBytes - header.size() % kLengthBytes) % kLengthBytes, ' ');
    std::size_t dataSize = 0;
    for (const NamedTensor &tensor : tensors)
        dataSize += tensor.values.size() * sizeof(float);

    std::string bytes;
    bytes.reserve(kLengthBytes + header.size() + dataSize);
    const auto length = static_cast<std::uint64_t>(header.size());
    bytes.append(reinterpret_cast<const char *>(&length), kLengthBytes);
    bytes += header;
    for (const NamedTensor &tensor : tensors)
        bytes.append(reinterpret_cast<const char *>(tensor.values.data()),
            tensor.values.size() * sizeof(float));
    return bytes;
}

StateDict readSafetensors(std::string_view bytes, const std::string &origin,
    const std::stop_token &stop, std::map<std::string, std::string> *metadata)
{
    if (bytes.size() < kLengthBytes)
        throwDamaged(origin, message("core", "it is too short for a safetensors file"));
    std::uint64_t headerLength = 0;
    std::memcpy(&headerLength, bytes.data(), kLengthBytes);
    if (headerLength > bytes.size() - kLengthBytes || headerLength > kLongestHeader)
        throwDamaged(
            origin, message("core", "its header would be %1 bytes long").arg(headerLength));
    const json header = parseJson(bytes.substr(kLengthBytes, headerLength), origin, stop);
    if (!header.is_object())
        throwDamaged(origin, message("core", "its header is not a JSON object"));

    if (metadata != nullptr && header.contains(kMetadata)) {
        const JsonFields fields(header[kMetadata], origin, std::string(kMetadata) + ".");
        for (const auto &item : header[kMetadata].items())
            (*metadata)[item.key()] = fields.text(item.key().c_str());
    }
    const std::string_view data = bytes.substr(kLengthBytes + headerLength);
    StateDict tensors;
    for (const Entry &entry : readEntries(header, data.size(), origin)) {
        throwIfStopped(stop);
        tensors.push_back(readValues(entry, data));
    }
    return tensors;
}

} // namespace seq2seq
