// SPDX-License-Identifier: GPL-3.0-or-later
// What widgets write themselves, where no label does: painted once more on a device that writes
// down every text with its place.
#pragma once

#include "tests/ui/visible_texts.h"
#include "ui/widgets/plot.h"

#include <QAbstractItemView>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabBar>

namespace seq2seq::test {

/// A text as it was painted, in the coordinates of its widget.
struct PaintedText {
    QString text;
    QRectF place; ///< of its ink
    bool isClipped = false; ///< some of it lies outside what may be painted on
};

/// Keeps the texts of whoever paints on it.
class TextRecorder : public QPaintDevice {
public:
    explicit TextRecorder(const QSize &size)
        : m_size(size)
    {
    }

    [[nodiscard]] const QList<PaintedText> &texts() const { return m_engine.texts; }
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        constexpr int kDpi = 96;
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return kDpi;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    class Engine : public QPaintEngine {
    public:
        Engine()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override { }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
        void drawImage(
            const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override
        {
        }
        void drawPath(const QPainterPath &) override { }
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
        [[nodiscard]] Type type() const override { return User; }

        void drawTextItem(const QPointF &origin, const QTextItem &item) override
        {
            const QRectF ink
                = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(origin);
            const QTransform &transform = painter()->transform();
            const QRectF place = transform.mapRect(ink);
            QRectF room(0, 0, paintDevice()->width(), paintDevice()->height());
            if (painter()->hasClipping())
                room &= transform.mapRect(painter()->clipBoundingRect());
            texts.append({item.text(), place,
                !ink.isEmpty() && !room.adjusted(-1, -1, 1, 1).contains(place)});
        }

        QList<PaintedText> texts;
    };

    QSize m_size;
    mutable Engine m_engine; // QPaintDevice hands it out in a const function
};

/// What a widget paints itself, without its children.
inline QList<PaintedText> paintedTexts(QWidget &widget)
{
    TextRecorder recorder(widget.size());
    if (auto *plot = qobject_cast<ui::Plot *>(&widget)) { // it keeps a picture of itself
        QCPPainter painter(&recorder);
        painter.setMode(QCPPainter::pmNoCaching);
        plot->toPainter(&painter, plot->width(), plot->height());
    } else {
        widget.render(&recorder, {}, {}, QWidget::RenderFlags());
    }
    return recorder.texts();
}

/// Whether Qt paints it, or it scrolls, or cutTexts() looks at it, or it cuts what it shows and has
/// the whole in a tooltip for each row.
inline bool isPaintedElsewhere(const QWidget &widget)
{
    for (const QWidget *one = &widget; one; one = one->parentWidget()) {
        if (qobject_cast<const QAbstractItemView *>(one))
            return true;
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget);
        tabs && tabs->usesScrollButtons())
        return true; // arrows lead to those that have no room
    return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
        || qobject_cast<const QAbstractSpinBox *>(&widget);
}

/// Texts that visible widgets below `root` paint themselves and that are cut: by "…", by the edge
/// of the widget, or by a clip.
inline QStringList cutPaintedTexts(const QWidget &root)
{
    QStringList cut;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!isInSight(*widget) || isPaintedElsewhere(*widget))
            continue;
        for (const PaintedText &painted : paintedTexts(*widget)) {
            if (painted.isClipped || painted.text.contains(u'…'))
                cut += QStringLiteral("%1 (%2 x %3): “%4” at %5,%6 is %7 x %8")
                           .arg(placeOf(*widget))
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(painted.text)
                           .arg(painted.place.x(), 0, 'f', 1)
                           .arg(painted.place.y(), 0, 'f', 1)
                           .arg(painted.place.width(), 0, 'f', 1)
                           .arg(painted.place.height(), 0, 'f', 1);
        }
    }
    return cut;
}

/// Every scroll area below `root` that scrolls sideways.
inline QStringList sidewaysScrolling(const QWidget &root)
{
    QStringList found;
    for (const auto *area : root.findChildren<QAbstractScrollArea *>()) {
        if (isInSight(*area) && area->horizontalScrollBar()->isVisible())
            found += placeOf(*area) + QStringLiteral(" in ") + placeOf(*area->parentWidget());
    }
    return found;
}

} // namespace seq2seq::test
