// SPDX-License-Identifier: GPL-3.0-or-later
// The module itself: core's engine behind the window's interface.
#include "app/engine_module.h"

#include "core/engine/background_priority.h"
#include "core/engine/engine.h"
#include "core/search/translator.h"
#include "core/study/answerer.h"

namespace seq2seq::app {

namespace {

class Module final : public EngineModule {
public:
    std::unique_ptr<EnginePort> makeEngine(std::function<void()> notify) const override
    {
        return std::make_unique<Engine>(std::move(notify));
    }
    Trace trace(const Experiment &experiment, const std::string &source) const override
    {
        return Translator(experiment).trace(source, std::nullopt, {});
    }
    std::unique_ptr<RunAnswerer> makeRunAnswerer() const override
    {
        runInBackground();
        return std::make_unique<StudyAnswerer>();
    }
};

} // namespace

} // namespace seq2seq::app

const seq2seq::app::EngineModule *seq2seqEngineModule()
{
    static const seq2seq::app::Module module;
    return &module;
}
