// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence, looked at in Translate and Step through: asks the engine, lets only the newest
// answer through.
#pragma once

#include "app/inquirer.h"
#include "ui/step/step_view.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/selection.h"

#include <QObject>

namespace seq2seq::app {

/// Joins the two views with the engine. Lives on the GUI thread; owns none of what it joins.
class TranslateController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge &bridge;
        Inquirer &inquirer;
        ui::TranslateView &translateView;
        ui::StepView &stepView;
        ui::Selection &selection;
    };

    explicit TranslateController(const Parts &parts, QObject *parent = nullptr);

    /// Puts a sentence into Translate and asks for its translation.
    void translate(const QString &source);

signals:
    /// Both views show an answer.
    void answered(const std::shared_ptr<const seq2seq::TranslateResult> &result);
    /// The sentence a person picked, wherever, is shown; not for one the program chose itself.
    void sentencePicked(const QString &source, const QString &translation);
    /// The person searched with these.
    void searchOptionsChanged(const seq2seq::SearchOptions &options);

private:
    void showExperiment(const std::shared_ptr<const Experiment> &experiment);
    void ask(TranslateRequest request);
    void askAgain();
    void askForTerm(const TensorId &tensor, int unit);
    void renew();
    void showAge();
    void show(const std::shared_ptr<const TranslateResult> &result);

    EngineBridge &m_bridge;
    Inquirer &m_inquirer;
    ui::TranslateView &m_translateView;
    ui::StepView &m_stepView;
    ui::Selection &m_selection;

    std::shared_ptr<const Corpus> m_train; ///< the corpus the examples are from
    TranslateRequest m_request; ///< the newest; its id is 0 before the first
    std::shared_ptr<const TranslateResult> m_shown; ///< in both views; null: nothing
    bool m_isPicked = false; ///< the newest request is of a sentence a person chose
    bool m_isWaiting = false;
};

} // namespace seq2seq::app
