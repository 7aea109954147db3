// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and tables as bytes.
#include "ui/widgets/picture_export.h"

#include "ui/widgets/figure.h"
#include "ui/widgets/language.h"
#include "ui/widgets/save_button.h"

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

namespace {

constexpr int kTitleMargin = 8;

QFont titleFont(const QWidget *widget)
{
    QFont font = widget->font();
    font.setBold(true);
    return font;
}

QRect titleRect(const QWidget *widget, const QString &title)
{
    const QFontMetrics metrics(titleFont(widget));
    const QRect room(kTitleMargin, kTitleMargin, widget->width() - 2 * kTitleMargin, 10'000);
    return metrics.boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, title);
}

QSize titledSize(const QWidget *widget, const QString &title)
{
    return {widget->width(), widget->height() + titleRect(widget, title).bottom() + kTitleMargin};
}

void paintTitled(QPainter &painter, QWidget *widget, const QString &title)
{
    const QSize size = titledSize(widget, title);
    painter.fillRect(QRect(QPoint(), size), widget->palette().color(QPalette::Base));
    painter.setFont(titleFont(widget));
    painter.setPen(widget->palette().color(QPalette::Text));
    const QRect text = titleRect(widget, title);
    painter.drawText(
        QRect(kTitleMargin, text.top(), widget->width() - 2 * kTitleMargin, text.height() + 1),
        Qt::AlignLeft | Qt::TextWordWrap, title);
    widget->render(
        &painter, QPoint(0, size.height() - widget->height()), QRegion(), QWidget::DrawChildren);
}

} // namespace

QByteArray titledPng(QWidget *widget, const QString &title, double scale)
{
    QImage image(
        (QSizeF(titledSize(widget, title)) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintTitled(painter, widget, title);
    painter.end();
    return pngOf(image);
}

QByteArray titledSvg(QWidget *widget, const QString &title)
{
    return svgOf(titledSize(widget, title), title,
        [&](QPainter &painter) { paintTitled(painter, widget, title); });
}

QToolButton *makeTitledExportButton(const TitledPicture &picture)
{
    QToolButton *button = makeSaveMenuButton("export", [picture](QMenu *menu) {
        addFigureActions(menu, menu->parentWidget(), titledFigure(picture), picture.dialog);
    });
    inEveryLanguage(button, [button] {
        button->setToolTip(PictureExport::tr("Save this picture"));
        button->setAccessibleName(button->toolTip());
    });
    return button;
}

} // namespace seq2seq::ui
