// SPDX-License-Identifier: GPL-3.0-or-later
// How large the vocabularies of a corpus become when it is cut another way: counted beside the
// window, so that the model dialog shows the weights that will be built.
#pragma once

#include "app/preparation.h"

#include <QFutureWatcher>
#include <QObject>

namespace seq2seq::app {

/// Counts for every preset that cuts the text otherwise than the experiment does, one after the
/// other on a worker. Lives on the GUI thread; destroying it breaks the work off.
class VocabularyCounter : public QObject {
    Q_OBJECT

public:
    VocabularyCounter(std::shared_ptr<const Experiment> experiment, QObject *parent);
    ~VocabularyCounter() override;

    /// The presets that are counted.
    [[nodiscard]] const std::vector<std::string> &presets() const { return m_presets; }

signals:
    void counted(const std::string &preset, const seq2seq::VocabularySizes &sizes);

private:
    std::vector<std::string> m_presets;
    QFutureWatcher<VocabularySizes> m_watcher; // result i is that of preset i
};

} // namespace seq2seq::app
