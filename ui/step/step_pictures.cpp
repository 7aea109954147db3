// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: what it shows, as files.
#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/state_film.h"
#include "ui/step/states_card.h"
#include "ui/step/step_view.h"
#include "ui/step/unit_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/picture_export.h"

#include <QComboBox>
#include <QMenu>
#include <QStackedWidget>

namespace seq2seq::ui {

/// The sentence and its translation, for the title of a picture.
QString StepView::sentences() const
{
    return m_trace ? sentencesOf(*m_trace) : QString();
}

TitledPicture StepView::stepPicture()
{
    return {[this]() -> QWidget * {
                if (m_boxes->currentIndex() == 0)
                    return m_encoderBoxes;
                return m_decoderBoxes;
            },
        [this] { return m_playerCard->title() + u'\n' + sentences(); }, QStringLiteral("step"),
        [this] { return m_fileDialog; }};
}

TitledPicture StepView::statesPicture()
{
    return {[this] { return m_film; }, [this] { return m_states->title() + u'\n' + sentences(); },
        QStringLiteral("states"), [this] { return m_fileDialog; },
        [this] { return m_film->toCsv(); }};
}

WalkSubject StepView::walk() const
{
    return {m_trace, m_forced, m_layer->currentIndex(), frameMs()};
}

void StepView::fillSaveMenu(QMenu *menu)
{
    addFigureActions(menu, this, titledFigure(stepPicture()), [this] { return m_fileDialog; });
    const auto add = [&](const char *objectName, const QString &text, WalkFile file) {
        QAction *action = menu->addAction(text, this, [this, file] {
            if (m_trace)
                emit walkSaveRequested(file);
        });
        action->setObjectName(QLatin1String(objectName));
    };
    menu->addSection(tr("All steps"));
    add("walkAsPdf", tr("Save a page for each step as PDF…"), WalkFile::Pdf);
    add("walkAsGif", tr("Save the steps as animated GIF…"), WalkFile::Gif);
    add("traceAsJson", tr("Save all numbers as JSON…"), WalkFile::Json);
    add("traceAsSafetensors", tr("Save all numbers as safetensors…"), WalkFile::Safetensors);
}

std::vector<Figure> StepView::figures()
{
    if (!m_trace)
        return {};
    std::vector<Figure> all{titledFigure(stepPicture()), titledFigure(statesPicture())};
    for (Figure &figure : m_unit->figures())
        all.push_back(std::move(figure));
    return all;
}

} // namespace seq2seq::ui
