// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/save_button.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/plot.h"

#include <QMenu>
#include <QToolButton>

namespace seq2seq::ui {

QToolButton *makeSaveButton(const char *objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setText(QStringLiteral("⤓"));
    button->setAutoRaise(true);
    return button;
}

QToolButton *makeSaveMenuButton(const char *objectName)
{
    QToolButton *button = makeSaveButton(objectName);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

void addPictureActions(QMenu *menu, QWidget *picture, const QString &name,
    const std::function<std::shared_ptr<FileDialog>()> &dialog)
{
    menu->addAction(Plot::tr("Save picture as PNG…"), picture, [picture, name, dialog] {
        dialog()->save(picture, Plot::tr("Save %1").arg(name), name + QStringLiteral(".png"),
            Plot::tr("PNG pictures (*.png)"), widgetPng(picture));
    });
    menu->addAction(Plot::tr("Save picture as SVG…"), picture, [picture, name, dialog] {
        dialog()->save(picture, Plot::tr("Save %1").arg(name), name + QStringLiteral(".svg"),
            Plot::tr("SVG pictures (*.svg)"), widgetSvg(picture, name));
    });
}

} // namespace seq2seq::ui
