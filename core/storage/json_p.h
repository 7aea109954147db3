// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: JSON read as hostile input, with errors that name the file, the entry
// and the field.
#pragma once

#include "core/message.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

namespace seq2seq {

/// Parses JSON that is nested at most 16 deep, has at most eight million values and no key twice in
/// one object, in time that grows with its length.
/// @param origin names the file in errors. @throws Error BadExperiment, Cancelled
[[nodiscard]] nlohmann::json parseJson(
    std::string_view text, const std::string &origin, const std::stop_token &stop = {});

/// One line of JSON; text that is not UTF-8 is written with replacement characters.
[[nodiscard]] std::string jsonText(const nlohmann::json &value);

/// A number as JSON. It has no word for infinity or NaN: they are written as "inf", "-inf", "nan".
[[nodiscard]] nlohmann::json jsonNumber(double value);

/// The members of a JSON object, each checked for its kind and range when it is read. Refers to the
/// JSON value it is made of.
class JsonFields {
public:
    /// @param path where the object stands, "training."; empty at the top
    JsonFields(const nlohmann::json &object, std::string origin, std::string path = {});

    [[nodiscard]] bool has(const char *name) const; ///< for members that older files lack
    [[nodiscard]] bool flag(const char *name) const;
    [[nodiscard]] std::string text(const char *name) const;
    [[nodiscard]] std::int64_t integer(
        const char *name, std::int64_t least, std::int64_t most) const;
    [[nodiscard]] int smallInteger(
        const char *name) const; ///< whatever fits into int; ranges are the settings' own matter
    [[nodiscard]] std::int64_t count(
        const char *name) const; ///< 0 to 2^53, the largest that JSON's numbers hold exactly
    [[nodiscard]] std::uint64_t bits(const char *name) const; ///< any 64 bits
    [[nodiscard]] double number(const char *name) const; ///< infinity and NaN included
    [[nodiscard]] JsonFields object(const char *name) const;
    [[nodiscard]] const nlohmann::json &array(const char *name) const;

    /// @throws Error BadExperiment: the field "training.seed" <problem>
    [[noreturn]] void fail(const char *name, const Message &problem) const;
    [[nodiscard]] const std::string &origin() const { return m_origin; }

private:
    [[nodiscard]] const nlohmann::json &member(const char *name) const;

    const nlohmann::json &m_object;
    std::string m_origin;
    std::string m_path;
};

} // namespace seq2seq
