// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/json_p.h"

#include "core/stop.h"
#include "core/storage/damage_p.h"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace seq2seq {

namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kMostValues = 8'000'000; // sixteen bytes each, and more for their names
constexpr std::size_t kValuesPerLook = 4096; // between two looks whether to stop
constexpr std::size_t kLongestReason = 200; // bytes; the parser quotes what it stumbled over
constexpr std::int64_t kMostExact = std::int64_t{1} << 53;

/// Puts each value into its place once, so that the time is that of the text. (The callbacks of the
/// library's own parser look through all siblings whenever a list or an object ends.)
class Builder final : public nlohmann::json_sax<json> {
public:
    Builder(const std::string &origin, const std::stop_token &stop)
        : m_origin(origin)
        , m_stop(stop)
    {
    }

    [[nodiscard]] json take() { return std::move(m_root); }

    bool null() override { return put(nullptr) != nullptr; }
    bool boolean(bool value) override { return put(value) != nullptr; }
    bool number_integer(std::int64_t value) override { return put(value) != nullptr; }
    bool number_unsigned(std::uint64_t value) override { return put(value) != nullptr; }
    bool number_float(double value, const std::string & /*text*/) override
    {
        return put(value) != nullptr;
    }
    bool string(std::string &value) override { return put(std::move(value)) != nullptr; }
    bool binary(json::binary_t & /*value*/) override { return false; } // JSON text has none

    bool start_object(std::size_t /*size*/) override { return open(json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string &name) override
    {
        const auto [member, isNew] = m_open.back()->emplace(name, nullptr);
        if (!isNew)
            throwDamaged(m_origin, message("core", "the JSON has the key \"%1\" twice").arg(name));
        m_member = &*member;
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
        const nlohmann::detail::exception &error) override
    {
        const std::string reason = std::string(error.what()).substr(0, kLongestReason);
        throwDamaged(m_origin, message("core", "the JSON is broken (%1)").arg(reason));
    }

private:
    json *put(json value)
    {
        if (m_values++ % kValuesPerLook == 0)
            throwIfStopped(m_stop);
        if (m_values > kMostValues)
            throwDamaged(
                m_origin, message("core", "the JSON has more than %1 values").arg(kMostValues));
        json *place = &m_root;
        if (!m_open.empty() && m_open.back()->is_array())
            place = &m_open.back()->emplace_back();
        else if (!m_open.empty())
            place = m_member;
        *place = std::move(value);
        return place;
    }
    bool open(json container)
    {
        m_open.push_back(put(std::move(container)));
        if (m_open.size() > kDeepest)
            throwDamaged(
                m_origin, message("core", "the JSON is nested more than %1 deep").arg(kDeepest));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const std::string &m_origin;
    const std::stop_token &m_stop;
    json m_root;
    std::vector<json *> m_open; // lists and objects; only the innermost one grows
    json *m_member = nullptr; // of the innermost object, for the value that comes
    std::size_t m_values = 0;
};

} // namespace

json parseJson(std::string_view text, const std::string &origin, const std::stop_token &stop)
{
    Builder builder(origin, stop);
    json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

std::string jsonText(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json jsonNumber(double value)
{
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

JsonFields::JsonFields(const json &object, std::string origin, std::string path)
    : m_object(object)
    , m_origin(std::move(origin))
    , m_path(std::move(path))
{
    if (!m_object.is_object())
        throwDamaged(m_origin,
            m_path.empty() ? message("core", "it is not a JSON object")
                           : message("core", "the field \"%1\" is not an object")
                                 .arg(m_path.substr(0, m_path.size() - 1)));
}

void JsonFields::fail(const char *name, const Message &problem) const
{
    throwDamaged(m_origin, message("core", "the field \"%1\" %2").arg(m_path + name).arg(problem));
}

const json &JsonFields::member(const char *name) const
{
    const auto found = m_object.find(name);
    if (found == m_object.end())
        fail(name, message("core", "is missing"));
    return *found;
}

bool JsonFields::has(const char *name) const
{
    return m_object.contains(name);
}

bool JsonFields::flag(const char *name) const
{
    const json &value = member(name);
    if (!value.is_boolean())
        fail(name, message("core", "is neither true nor false"));
    return value.get<bool>();
}

std::string JsonFields::text(const char *name) const
{
    const json &value = member(name);
    if (!value.is_string())
        fail(name, message("core", "is not text"));
    return value.get<std::string>();
}

std::int64_t JsonFields::integer(const char *name, std::int64_t least, std::int64_t most) const
{
    const json &value = member(name);
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>()
            <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                                                 : value.is_number_integer();
    if (!fits || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most)
        fail(name, message("core", "is not a whole number from %1 to %2").arg(least).arg(most));
    return value.get<std::int64_t>();
}

int JsonFields::smallInteger(const char *name) const
{
    return static_cast<int>(
        integer(name, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

std::int64_t JsonFields::count(const char *name) const
{
    return integer(name, 0, kMostExact);
}

std::uint64_t JsonFields::bits(const char *name) const
{
    const json &value = member(name);
    if (!value.is_number_unsigned())
        fail(name, message("core", "is not a whole number of 64 bits"));
    return value.get<std::uint64_t>();
}

double JsonFields::number(const char *name) const
{
    const json &value = member(name);
    if (value.is_number())
        return value.get<double>();
    if (value == "inf")
        return std::numeric_limits<double>::infinity();
    if (value == "-inf")
        return -std::numeric_limits<double>::infinity();
    if (value == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    fail(name, message("core", "is not a number"));
}

JsonFields JsonFields::object(const char *name) const
{
    return {member(name), m_origin, m_path + name + "."};
}

const json &JsonFields::array(const char *name) const
{
    const json &value = member(name);
    if (!value.is_array())
        fail(name, message("core", "is not a list"));
    return value;
}

} // namespace seq2seq
