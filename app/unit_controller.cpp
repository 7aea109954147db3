// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unit_controller.h"

#include "ui/translate/what_if.h"

namespace seq2seq::app {

UnitController::UnitController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_translateView(parts.translateView)
    , m_stepView(parts.stepView)
    , m_panel(parts.stepView.unitPanel())
{
    ui::WhatIf &whatIf = m_translateView.whatIf();
    connect(&m_panel, &ui::UnitPanel::asked, this, &UnitController::ask);
    connect(&m_panel, &ui::UnitPanel::clampRequested, &whatIf,
        [&whatIf](const Clamp &clamp, const QString &text) {
            whatIf.add({clamp, text});
        });
    connect(&m_panel, &ui::UnitPanel::undoRequested, whatIf.undoStack(), &QUndoStack::undo);
    connect(&m_panel, &ui::UnitPanel::sentencePicked, &parts.translations,
        &TranslateController::translate);
    connect(&m_panel, &ui::UnitPanel::shown, this, &UnitController::renew);
    connect(&parts.translations, &TranslateController::answered, this, &UnitController::show);
}

void UnitController::ask(const UnitId &unit)
{
    m_asked = m_shown;
    m_inquirer.ask(UnitQuestion{unit}, [this](const UnitAnswer &about, const Answer &answer) {
        m_panel.setProfile(std::make_shared<const UnitAnswer>(about), answer.step);
    });
}

void UnitController::show(const std::shared_ptr<const TranslateResult> &result)
{
    QStringList changes;
    for (const ui::WhatIfEdit &edit : m_translateView.whatIf().list())
        if (edit.isOn)
            changes << edit.text;
    m_stepView.setChanges(changes);
    m_panel.setAnswers(result, changes.isEmpty() ? nullptr : m_translateView.original());
    m_shown = result->weights;
    renew();
}

/// Asks once more where the translation is of other weights by now, and somebody looks.
void UnitController::renew()
{
    if (m_panel.unit() && m_asked != m_shown && m_panel.isVisible())
        ask(*m_panel.unit());
}

} // namespace seq2seq::app
