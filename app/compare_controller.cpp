// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_controller.h"

#include "ui/translate/compare_card.h"
#include "ui/translate/known_when_card.h"
#include "ui/translate/patch_panel.h"

namespace seq2seq::app {

CompareController::CompareController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_translateView(parts.translateView)
{
    ui::CompareCard *compare = &m_translateView.compareCard();
    ui::PatchPanel *patch = &compare->patchPanel();
    ui::KnownWhenCard *known = &m_translateView.knownWhenCard();
    connect(compare, &ui::CompareCard::swapRequested, &parts.translations,
        &TranslateController::translate);
    connect(patch, &ui::PatchPanel::asked, this, [this, patch](const PatchTask &task) {
        m_inquirer.ask(PatchQuestion{task}, [patch](const PatchAnswer &answer, const Answer &of) {
            patch->setAnswer(answer, of.step);
        });
    });
    connect(known, &ui::KnownWhenCard::asked, this,
        [this, known](const std::vector<int> &source, const std::vector<int> &target) {
            SearchOptions options = m_translateView.options();
            options.recordTree = false;
            options.sample = false; // the best of each beginning
            options.nBest = 1;
            m_inquirer.ask(KnownWhenQuestion{source, target, options},
                [known](const KnownWhenAnswer &answer, const Answer &of) {
                    known->setAnswer(answer, of.step);
                });
        });
    connect(
        &parts.bridge, &EngineBridge::experimentArrived, this, &CompareController::noteExperiment);
}

void CompareController::noteExperiment(const std::shared_ptr<const Experiment> &experiment)
{
    if (experiment->train == m_train)
        return;
    m_train = experiment->train;
    m_inquirer.forget<PatchQuestion>();
    m_inquirer.forget<KnownWhenQuestion>();
    m_translateView.compareCard().setOtherModel();
}

} // namespace seq2seq::app
