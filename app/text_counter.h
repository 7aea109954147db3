// SPDX-License-Identifier: GPL-3.0-or-later
// What a corpus is when it is cut, now and by other presets: counted beside the window, so that the
// Model workspace shows the weights, the memory and the shapes that will be.
#pragma once

#include "app/preparation.h"

#include <QFutureWatcher>
#include <QObject>

namespace seq2seq::app {

/// Counts the text as it is cut now, then for every preset that cuts it otherwise, one after the
/// other on a worker. Lives on the GUI thread; destroying it breaks the work off.
class TextCounter : public QObject {
    Q_OBJECT

public:
    TextCounter(std::shared_ptr<const Experiment> experiment, QObject *parent);
    ~TextCounter() override;

    /// The presets that cut otherwise.
    [[nodiscard]] std::vector<std::string> presets() const;

signals:
    /// @param preset empty: as the text is cut now
    void counted(const std::string &preset, const seq2seq::ui::TextFacts &text);

private:
    std::vector<std::string> m_presets; // the first is empty
    QFutureWatcher<ui::TextFacts> m_watcher; // result i is that of preset i
};

} // namespace seq2seq::app
