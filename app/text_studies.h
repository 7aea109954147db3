// SPDX-License-Identifier: GPL-3.0-or-later
// What vocabularies of any size would know of the corpus that is open, cut in each of three ways:
// counted beside the window, one after the other.
#pragma once

#include "core/run/experiment.h"
#include "core/run/text_study.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace seq2seq::app {

/// Lives on the GUI thread; destroying it breaks the work off.
class TextStudies : public QObject {
    Q_OBJECT

public:
    explicit TextStudies(std::shared_ptr<const Experiment> experiment, QObject *parent = nullptr);
    ~TextStudies() override;

signals:
    void studied(
        seq2seq::TokenizerKind kind, const std::shared_ptr<const seq2seq::TextStudy> &study);

private:
    struct Study {
        TokenizerKind kind = TokenizerKind::Word;
        std::shared_ptr<const TextStudy> found;
    };
    QFutureWatcher<Study> m_watcher;
};

} // namespace seq2seq::app
