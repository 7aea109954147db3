// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the engine and hands each answer to whoever asked for it.
#pragma once

#include "app/engine_bridge.h"

#include <QObject>

#include <array>
#include <functional>

namespace seq2seq::app {

/// Lives on the GUI thread. Of two questions of one kind only the newer is answered.
class Inquirer : public QObject {
    Q_OBJECT

public:
    explicit Inquirer(EngineBridge &bridge, QObject *parent = nullptr);

    /// @param then called with the answer of this kind, and with Answer, which says of which
    /// weights it is
    template <typename AskedKind, typename Then> void ask(AskedKind question, Then then)
    {
        constexpr std::size_t kind = kindOf<AskedKind>();
        m_waiting.at(kind) = {++m_lastId,
            [then](const Answer &answer) { then(std::get<kind>(answer.what), answer); }};
        m_bridge.engine().ask({m_lastId, std::move(question)});
    }
    /// Nobody waits for an answer of this kind any more.
    template <typename AskedKind> void forget() { m_waiting.at(kindOf<AskedKind>()) = {}; }

private:
    struct Waiting {
        std::uint64_t id = 0; ///< 0: nobody waits
        std::function<void(const Answer &)> then;
    };

    template <typename AskedKind> static constexpr std::size_t kindOf()
    {
        return []<std::size_t... I>(std::index_sequence<I...>)
        {
            return ((std::is_same_v<AskedKind, std::variant_alternative_t<I, AnyQuestion>> ? I : 0)
                + ...);
        }
        (std::make_index_sequence<kKinds>());
    }
    void show(const std::shared_ptr<const Answer> &answer);

    static constexpr std::size_t kKinds = std::variant_size_v<AnyQuestion>;
    EngineBridge &m_bridge;
    std::uint64_t m_lastId = 0;
    std::array<Waiting, kKinds> m_waiting;
};

} // namespace seq2seq::app
