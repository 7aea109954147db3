// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/json_p.h"

#include "core/storage/damage_p.h"

#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace seq2seq {

namespace {

using nlohmann::json;

constexpr int kDeepest = 16;
constexpr std::int64_t kMostExact = std::int64_t{1} << 53;

} // namespace

json parseJson(std::string_view text, const std::string &origin)
{
    std::vector<std::set<std::string>> keys; // of the objects that are open
    const auto check = [&](int depth, json::parse_event_t event, const json &parsed) {
        if (depth > kDeepest)
            throwDamaged(
                origin, "the JSON is nested more than " + std::to_string(kDeepest) + " deep");
        if (event == json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == json::parse_event_t::key
            && !keys.back().insert(parsed.get<std::string>()).second)
            throwDamaged(
                origin, "the JSON has the key \"" + parsed.get<std::string>() + "\" twice");
        return true;
    };
    try {
        return json::parse(text.begin(), text.end(), check);
    } catch (const json::exception &error) {
        throwDamaged(origin, std::string("the JSON is broken (") + error.what() + ")");
    }
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
            m_path.empty()
                ? "it is not a JSON object"
                : "the field \"" + m_path.substr(0, m_path.size() - 1) + "\" is not an object");
}

void JsonFields::fail(const char *name, const std::string &problem) const
{
    throwDamaged(m_origin, "the field \"" + m_path + name + "\" " + problem);
}

const json &JsonFields::member(const char *name) const
{
    const auto found = m_object.find(name);
    if (found == m_object.end())
        fail(name, "is missing");
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
        fail(name, "is neither true nor false");
    return value.get<bool>();
}

std::string JsonFields::text(const char *name) const
{
    const json &value = member(name);
    if (!value.is_string())
        fail(name, "is not text");
    return value.get<std::string>();
}

std::int64_t JsonFields::integer(const char *name, std::int64_t least, std::int64_t most) const
{
    const json &value = member(name);
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>()
            <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                                                 : value.is_number_integer();
    if (!fits || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most)
        fail(name,
            "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
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
        fail(name, "is not a whole number of 64 bits");
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
    fail(name, "is not a number");
}

JsonFields JsonFields::object(const char *name) const
{
    return {member(name), m_origin, m_path + name + "."};
}

const json &JsonFields::array(const char *name) const
{
    const json &value = member(name);
    if (!value.is_array())
        fail(name, "is not a list");
    return value;
}

} // namespace seq2seq
