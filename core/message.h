// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence for a person that the window can set in the person's language: core writes English
// text with places, the arguments travel beside it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace seq2seq {

/// An English text with the places %1 to %9 and what stands in them.
///
/// Written `message("core", "The beam is %1").arg(beam)`: the first word is the translation
/// context, and both have to be literals, since lupdate reads them off the source.
class Message {
public:
    Message() = default;
    /// Text that is shown as it is in every language.
    Message(std::string text) // NOLINT(google-explicit-constructor): as text was before
        : m_text(std::move(text))
    {
    }
    Message(const char *text) // NOLINT(google-explicit-constructor)
        : m_text(text)
    {
    }
    Message(const char *context, const char *text)
        : m_context(context)
        , m_text(text)
    {
    }

    /// Fills the next place.
    Message &&arg(const Message &value) &&
    {
        m_arguments.push_back(value);
        return std::move(*this);
    }
    /// Stands in its place as it is in every language.
    Message &&arg(std::string value) && { return std::move(*this).arg(Message(std::move(value))); }
    Message &&arg(const char *value) && { return std::move(*this).arg(Message(value)); }
    template <typename Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    Message &&arg(Number value) &&
    {
        return std::move(*this).arg(std::to_string(value));
    }
    Message &&arg(double value) && { return std::move(*this).arg(shortest(value)); }

    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    /// Empty: not to be translated.
    [[nodiscard]] const std::string &context() const { return m_context; }
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] const std::vector<Message> &arguments() const { return m_arguments; }

    [[nodiscard]] std::string english() const
    {
        return inLanguage([](const Message &message) { return message.text(); });
    }
    /// The text of a message in some language, with its places.
    using Translate = std::function<std::string(const Message &)>;
    /// The sentence in that language, the arguments in their places. A place without an argument
    /// stays as it is, and what an argument holds is not filled again.
    [[nodiscard]] std::string inLanguage(const Translate &translate) const
    {
        const std::string text = m_context.empty() ? m_text : translate(*this);
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool isPlace
                = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
            const std::size_t index = isPlace ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
            if (!isPlace || index >= m_arguments.size()) {
                result += text[i];
                continue;
            }
            result += m_arguments[index].inLanguage(translate);
            ++i;
        }
        return result;
    }

    bool operator==(const Message &) const = default;

private:
    /// As short as std::to_string but without trailing zeros: 0.5, 3, 0.25.
    static std::string shortest(double value)
    {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (!text.empty() && text.back() == '.')
            text.pop_back();
        return text;
    }

    std::string m_context;
    std::string m_text;
    std::vector<Message> m_arguments; ///< text, numbers, or messages in their turn
};

[[nodiscard]] inline Message message(const char *context, const char *text)
{
    return {context, text};
}

/// One of two sentences, by how many things it speaks of: "%1 pair is left", "%1 pairs are left".
/// The number fills the first place of either.
template <typename Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
[[nodiscard]] Message counted(Number number, Message one, Message many)
{
    return std::move(number == 1 ? one : many).arg(number);
}

} // namespace seq2seq
