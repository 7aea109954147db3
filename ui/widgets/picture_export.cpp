// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and tables as bytes.
#include "ui/widgets/picture_export.h"

#include "ui/widgets/language.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>
#include <QToolButton>
#include <QWidget>

namespace seq2seq::ui {

namespace {

struct PictureExport {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::PictureExport)
};

} // namespace

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(
    const QSize &size, const QString &title, const std::function<void(QPainter &)> &paint)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray widgetPng(QWidget *widget, double scale)
{
    QImage image((QSizeF(widget->size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(widget->palette().color(QPalette::Base));
    widget->render(&image);
    return pngOf(image);
}

QByteArray widgetSvg(QWidget *widget, const QString &title)
{
    return svgOf(widget->size(), title, [widget](QPainter &painter) {
        painter.fillRect(widget->rect(), widget->palette().color(QPalette::Base));
        widget->render(&painter);
    });
}

QByteArray csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (QString field : fields) {
        const bool needsQuotes = field.contains(u',') || field.contains(u'"')
            || field.contains(u'\n') || field.contains(u'\r');
        if (needsQuotes)
            field = u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted << field;
    }
    return quoted.join(u',').toUtf8() + "\r\n";
}

QToolButton *makeExportButton(QWidget *picture, const QString &name,
    const std::function<std::shared_ptr<FileDialog>()> &dialog)
{
    auto *button = new QToolButton;
    button->setText(QStringLiteral("⤓"));
    button->setAutoRaise(true);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setObjectName(QStringLiteral("export"));
    auto *menu = new QMenu(button);
    QAction *png = menu->addAction(QString(), picture, [picture, name, dialog] {
        dialog()->save(picture, PictureExport::tr("Save this picture"),
            name + QStringLiteral(".png"), PictureExport::tr("PNG pictures (*.png)"),
            widgetPng(picture));
    });
    QAction *svg = menu->addAction(QString(), picture, [picture, name, dialog] {
        dialog()->save(picture, PictureExport::tr("Save this picture"),
            name + QStringLiteral(".svg"), PictureExport::tr("SVG pictures (*.svg)"),
            widgetSvg(picture, name));
    });
    button->setMenu(menu);
    inEveryLanguage(button, [button, png, svg] {
        button->setToolTip(PictureExport::tr("Save this picture"));
        button->setAccessibleName(button->toolTip());
        png->setText(PictureExport::tr("Save as PNG…"));
        svg->setText(PictureExport::tr("Save as SVG…"));
    });
    return button;
}

} // namespace seq2seq::ui
