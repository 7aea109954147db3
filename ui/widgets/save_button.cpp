// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/save_button.h"

#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/selection.h"

#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolButton>

namespace seq2seq::ui {

namespace {

/// The sign alone says that there is a menu: no arrow beside it.
class SaveButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.features &= ~QStyleOptionToolButton::HasMenu;
        QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
    }
};

} // namespace

QToolButton *makeSaveButton(const char *objectName)
{
    auto *button = new SaveButton;
    button->setObjectName(QLatin1String(objectName));
    button->setText(QStringLiteral("⤓"));
    button->setAutoRaise(true);
    return button;
}

QToolButton *makeSaveMenuButton(const char *objectName, std::function<void(QMenu *)> fill)
{
    QToolButton *button = makeSaveButton(objectName);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    inEveryLanguage(menu, [menu, fill = std::move(fill)] {
        menu->clear();
        fill(menu);
    });
    return button;
}

void addHeatmapActions(QMenu *menu, HeatmapView *heatmap)
{
    for (const PictureFormat format : kPictureFormats)
        menu->addAction(
            saveTextOf(format), heatmap, [heatmap, format] { heatmap->savePicture(format); });
    menu->addAction(Plot::tr("Save numbers as CSV…"), heatmap, &HeatmapView::saveCsv);
}

} // namespace seq2seq::ui
