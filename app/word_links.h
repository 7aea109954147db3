// SPDX-License-Identifier: GPL-3.0-or-later
// Trains IBM Model 1 on the pairs of the open run, beside the window, for the page "Word links".
#pragma once

#include "app/experiment_controller.h"
#include "core/metrics/ibm_model1.h"
#include "ui/translate/links_card.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <stop_token>
#include <string>

namespace seq2seq::app {

/// Lives on the GUI thread. One model a corpus, trained when the page is first looked at.
class WordLinksFinder : public QObject {
    Q_OBJECT

public:
    WordLinksFinder(
        ExperimentController &experiments, ui::LinksCard &card, QObject *parent = nullptr);
    ~WordLinksFinder() override;

private:
    /// A trained model and what it was trained on.
    struct Trained {
        std::shared_ptr<const IbmModel1> model; ///< null: there are no pairs
        std::size_t pairs = 0;
        std::shared_ptr<const Experiment> experiment;
    };
    struct Found {
        Trained trained;
        ui::WordLinks links;
    };

    static Trained train(const std::shared_ptr<const Experiment> &run, const std::stop_token &stop);
    static ui::WordLinks linksBy(
        const Trained &trained, const std::string &source, const std::string &target);
    void find(const QString &source, const QString &target);
    void search();
    void show();

    ExperimentController &m_experiments;
    ui::LinksCard &m_card;
    std::string m_source; ///< that is wanted
    std::string m_target;
    Trained m_trained;
    std::stop_source m_stop;
    QFutureWatcher<Found> m_search;
};

} // namespace seq2seq::app
