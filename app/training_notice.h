// SPDX-License-Identifier: GPL-3.0-or-later
// Says that training has ended, to a person who went to do something else meanwhile.
#pragma once

#include "app/desktop_notice.h"
#include "app/engine_bridge.h"
#include "app/experiment_controller.h"
#include "ui/frame/main_window.h"

#include <QObject>

#include <memory>

namespace seq2seq::app {

/// Lives on the GUI thread; owns none of what it watches. What a person stopped or paused is not
/// told, and neither is anything while the window is the active one: its tool bar says it.
class TrainingNotice : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge &bridge;
        ExperimentController &experiments;
        ui::MainWindow &window;
        std::shared_ptr<DesktopNotice> desktop;
    };

    explicit TrainingNotice(const Parts &parts, QObject *parent = nullptr);

private:
    void showStatus(const EngineStatus &status);
    [[nodiscard]] QString textOf(const EngineStatus &status) const;

    Parts m_parts;
    bool m_isTraining = false;
};

} // namespace seq2seq::app
