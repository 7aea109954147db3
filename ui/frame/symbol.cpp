// SPDX-License-Identifier: GPL-3.0-or-later
// Renders an SVG once for a size and a colour, and keeps it in Qt's pixmap cache.
#include "ui/frame/symbol.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// A static library's resources are only linked in when somebody asks for them by name; the macro
// must stand outside any namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace seq2seq::ui {

QPixmap symbolPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("seq2seq-symbol/%1/%2/%3/%4")
                            .arg(name)
                            .arg(color.rgba())
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    loadIcons();
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QRectF square(0, 0, size, size);
    renderer.render(&painter, square);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(square, color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon applicationIcon()
{
    loadIcons();
    return QIcon(QStringLiteral(":/icons/seq2seq-explorer.svg"));
}

} // namespace seq2seq::ui
