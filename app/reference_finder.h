// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what the corpora of the open run have as the translation of the sentence that is shown.
#pragma once

#include "app/experiment_controller.h"
#include "app/translate_controller.h"
#include "ui/translate/bleu_card.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace seq2seq::app {

/// Lives on the GUI thread; the pairs are searched on a worker, one search at a time.
class ReferenceFinder : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ExperimentController &experiments;
        TranslateController &translations;
        ui::BleuCard &card;
    };

    explicit ReferenceFinder(const Parts &parts, QObject *parent = nullptr);
    ~ReferenceFinder() override;

private:
    struct Found {
        std::string source;
        std::vector<std::string> references;
        std::string language; ///< of the targets
        std::shared_ptr<const Experiment> experiment; ///< that was searched
    };

    void find(const std::string &source);
    void search();
    void show();

    ExperimentController &m_experiments;
    ui::BleuCard &m_card;
    std::string m_wanted; ///< source sentence
    QFutureWatcher<Found> m_search;
};

} // namespace seq2seq::app
