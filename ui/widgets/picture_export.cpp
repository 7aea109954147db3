// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and tables as bytes.
#include "ui/widgets/picture_export.h"

#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/language.h"
#include "ui/widgets/save_button.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMenu>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QToolButton>
#include <QWidget>

namespace seq2seq::ui {

namespace {

struct PictureExport {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::PictureExport)
};

} // namespace

QString suffixOf(PictureFormat format)
{
    constexpr std::array kSuffixes{".png", ".svg", ".pdf"};
    return QLatin1String(kSuffixes.at(std::size_t(format)));
}

QString filterOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return PictureExport::tr("PNG pictures (*.png)");
    case PictureFormat::Svg:
        return PictureExport::tr("SVG pictures (*.svg)");
    case PictureFormat::Pdf:
        break;
    }
    return PictureExport::tr("PDF files (*.pdf)");
}

QString saveTextOf(PictureFormat format)
{
    constexpr std::array kNames{"PNG", "SVG", "PDF"};
    return PictureExport::tr("Save picture as %1…")
        .arg(QLatin1String(kNames.at(std::size_t(format))));
}

void setPages(QPdfWriter &writer, const QWidget *widget, const QSize &size, const QString &title)
{
    constexpr double kPointsPerInch = 72;
    const int dotsPerInch = widget->logicalDpiY(); // sizes of fonts follow it
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(
        QSizeF(size) * kPointsPerInch / dotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(title);
}

QByteArray vectorsOf(PictureFormat format, const QWidget *widget, const QSize &size,
    const QString &title, const std::function<void(QPaintDevice *)> &draw)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (format == PictureFormat::Pdf) {
        QPdfWriter writer(&buffer);
        setPages(writer, widget, size, title);
        draw(&writer);
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(title);
        draw(&generator);
    }
    return buffer.data();
}

namespace {

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

QByteArray pictureOf(PictureFormat format, const QWidget *widget, const QSize &size,
    const QString &title, const std::function<void(QPainter &)> &paint)
{
    const auto draw = [&paint](QPaintDevice *device) {
        QPainter painter(device);
        paint(painter);
    };
    if (format != PictureFormat::Png)
        return vectorsOf(format, widget, size, title, draw);
    constexpr double kScale = 2; // device pixels a pixel
    QImage image((QSizeF(size) * kScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kScale);
    image.fill(Qt::transparent);
    draw(&image);
    return pngOf(image);
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
constexpr auto kSubject = "pictureSubject"; // a property

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

} // namespace

void setPictureSubject(QWidget *view, const QString &subject)
{
    view->setProperty(kSubject, subject);
}

QString titleOf(const QWidget *picture)
{
    QString title;
    for (const QWidget *around = picture; around; around = around->parentWidget()) {
        if (const auto *card = qobject_cast<const Card *>(around); card && title.isEmpty())
            title = card->title();
        const QString subject = around->property(kSubject).toString();
        if (!subject.isEmpty())
            return title.isEmpty() ? subject : title + u'\n' + subject;
    }
    return title;
}

QSize titledSize(const QWidget *widget, const QString &title)
{
    const int above = title.isEmpty() ? 0 : titleRect(widget, title).bottom() + kTitleMargin;
    return {widget->width(), widget->height() + above};
}

void paintTitle(QPainter &painter, const QWidget *widget, const QString &title)
{
    const QSize size = titledSize(widget, title);
    painter.fillRect(QRect(QPoint(), size), widget->palette().color(QPalette::Base));
    painter.setFont(titleFont(widget));
    painter.setPen(widget->palette().color(QPalette::Text));
    const QRect text = titleRect(widget, title);
    painter.drawText(
        QRect(kTitleMargin, text.top(), widget->width() - 2 * kTitleMargin, text.height() + 1),
        Qt::AlignLeft | Qt::TextWordWrap, title);
    painter.translate(0, size.height() - widget->height());
}

void paintTitled(QPainter &painter, QWidget *widget, const QString &title)
{
    painter.save();
    paintTitle(painter, widget, title);
    painter.restore();
    const int top = titledSize(widget, title).height() - widget->height();
    widget->render(&painter, QPoint(0, top), QRegion(), QWidget::DrawChildren);
}

QByteArray titledPicture(PictureFormat format, QWidget *widget, const QString &title)
{
    return pictureOf(format, widget, titledSize(widget, title), title,
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
