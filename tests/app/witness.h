// SPDX-License-Identifier: GPL-3.0-or-later
// A second engine beside the window's, to compare the window with.
#pragma once

#include "app/live_engine.h"

#include <QTest>

namespace seq2seq::app {

/// Another engine with the same model: it says what the model says, whatever the window does.
class Witness {
public:
    /// @param sentence that is translated where a request names none
    Witness(const QString &file, std::string sentence)
        : m_engine(liveEngine()([] {}))
        , m_sentence(std::move(sentence))
    {
        m_engine->open(file.toStdString());
    }
    explicit Witness(Experiment experiment)
        : m_engine(liveEngine()([] {}))
    {
        m_engine->use(std::move(experiment));
    }
    TranslateResult translate(TranslateRequest request)
    {
        request.id = ++m_id;
        if (request.source.empty())
            request.source = m_sentence;
        m_engine->translate(request);
        TranslateResult result;
        wait([&](const EngineUpdate &update) {
            if (update.translation && update.translation->id == m_id)
                result = *update.translation;
            return result.id == m_id;
        });
        return result;
    }
    template <typename Given, typename Asked> Given ask(Asked question)
    {
        m_engine->ask({++m_id, std::move(question)});
        Given given;
        wait([&](const EngineUpdate &update) {
            for (const auto &answer : update.answers)
                if (answer->id == m_id) {
                    given = std::get<Given>(answer->what);
                    return true;
                }
            return false;
        });
        return given;
    }

private:
    template <typename Holds> void wait(const Holds &holds)
    {
        const bool isThere = QTest::qWaitFor([&] { return holds(m_engine->take()); }, 60'000);
        if (!isThere)
            qFatal("the other engine does not answer");
    }

    std::unique_ptr<EnginePort> m_engine;
    std::string m_sentence;
    std::uint64_t m_id = 0;
};

} // namespace seq2seq::app
