// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: states over time, the unit that is picked in them, and the notice
// that a person changed the model.
#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/state_film.h"
#include "ui/step/states_card.h"
#include "ui/step/step_view.h"
#include "ui/step/unit_panel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QLabel>
#include <QToolButton>

namespace seq2seq::ui {

QWidget *StepView::makeStatesCard()
{
    m_states = new StatesCard;
    m_film = m_states->film();
    connect(m_film, &StateFilm::stepClicked, this, &StepView::setStep);
    connect(m_film, &StateFilm::unitPicked, this, [this](const UnitId &unit) { pickUnit(unit); });
    connect(m_encoderBoxes, &BoxBoard::symbolHovered, m_film, &StateFilm::light);
    connect(m_decoderBoxes, &BoxBoard::symbolHovered, m_film, &StateFilm::light);
    connect(m_film, &StateFilm::told, this, &StepView::explain);
    QToolButton *save = makeTitledExportButton(statesPicture());
    offerMenuOf(save, m_film);
    m_states->addHeaderWidget(save);
    return m_states;
}

QWidget *StepView::makeUnitPanel()
{
    m_unit = new UnitPanel;
    m_unit->hide();
    connect(m_unit, &UnitPanel::stepClicked, this, &StepView::setStep);
    connect(m_unit, &UnitPanel::closed, this, &StepView::closeUnit);
    return m_unit;
}

void StepView::pickUnit(const std::optional<UnitId> &unit)
{
    const bool isThere = unit && m_trace && hasUnit(*m_trace, *unit);
    const bool hadFocus = m_unit->isAncestorOf(focusWidget());
    m_film->setUnit(isThere ? unit : std::nullopt);
    m_insideCard->setVisible(!isThere);
    m_unit->setVisible(isThere);
    m_unit->setUnit(isThere ? unit : std::nullopt);
    if (!isThere && hadFocus)
        m_film->setFocus(Qt::OtherFocusReason);
}

void StepView::closeUnit()
{
    pickUnit(std::nullopt);
}

void StepView::setChanges(const QStringList &changes)
{
    m_changeTexts = changes;
    showChanges();
}

void StepView::showChanges()
{
    m_changes->setVisible(!m_changeTexts.isEmpty());
    m_changes->setText(tr("with %n change(s)", nullptr, int(m_changeTexts.size())));
    m_changes->setToolTip(
        plainToolTip(tr("Not what the model says by itself, but with what you changed:") + u'\n'
            + m_changeTexts.join(u'\n') + u'\n'
            + tr("Ctrl+Z takes the last change back; all are listed in Translate.")));
    QPalette colours;
    colours.setColor(QPalette::WindowText, Theme(palette()).accent);
    m_changes->setPalette(colours);
}

} // namespace seq2seq::ui
