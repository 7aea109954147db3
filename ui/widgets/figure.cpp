// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure.h"

#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/selection.h"

#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr int kCell = 44; // of a matrix, in pixels
constexpr int kLabels = 130;

QByteArray drawn(const HeatmapView &shown, PictureFormat format)
{
    HeatmapView view; // without what is picked or under the mouse
    view.setPalette(shown.palette());
    view.setSigned(shown.isSigned());
    view.setMatrix(shown.rowLabels(), shown.columnLabels(), shown.weights());
    view.resize(std::max(360, int(shown.columnLabels().size()) * kCell + kLabels),
        std::max(300, int(shown.rowLabels().size()) * kCell + kLabels / 2));
    return view.toPicture(format, titleOf(&shown));
}

} // namespace

Figure pictureFigure(QWidget *picture, const QString &name, std::function<QByteArray()> csv)
{
    return {name,
        [picture](
            PictureFormat format) { return titledPicture(format, picture, titleOf(picture)); },
        std::move(csv)};
}

Figure titledFigure(const TitledPicture &picture)
{
    return {picture.name,
        [picture](PictureFormat format) {
            return titledPicture(format, picture.picture(), picture.title());
        },
        picture.csv};
}

Figure plotFigure(Plot *plot)
{
    return {plot->exportName(),
        [plot](PictureFormat format) {
            plot->drawNow();
            return plot->toPicture(format);
        },
        [plot] { return plot->toCsv(); }};
}

Figure matrixFigure(const HeatmapView *matrix)
{
    return {matrix->exportName(), [matrix](PictureFormat format) { return drawn(*matrix, format); },
        [matrix] { return matrix->toCsv(); }};
}

void addFigureActions(QMenu *menu, QWidget *parent, const Figure &figure,
    const std::function<std::shared_ptr<FileDialog>()> &dialog)
{
    const auto add = [&](const QString &text, const QString &suffix, const QString &filter,
                         const std::function<QByteArray()> &content) {
        menu->addAction(
            text, parent, [parent, name = figure.name, suffix, filter, content, dialog] {
                dialog()->save(
                    parent, Plot::tr("Save %1").arg(name), name + suffix, filter, content());
            });
    };
    for (const PictureFormat format : kPictureFormats)
        add(saveTextOf(format), suffixOf(format), filterOf(format),
            [picture = figure.picture, format] { return picture(format); });
    if (figure.csv)
        add(Plot::tr("Save numbers as CSV…"), QStringLiteral(".csv"), Plot::tr("Tables (*.csv)"),
            figure.csv);
}

void offerMenuOf(QToolButton *button, QWidget *picture)
{
    picture->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(picture, &QWidget::customContextMenuRequested, button,
        [button, picture](
            const QPoint &position) { button->menu()->popup(picture->mapToGlobal(position)); });
}

void layOutHidden(QWidget *view, const QSize &size)
{
    if (view->isVisible())
        return;
    view->resize(size);
    (void)view->grab(); // lays out whatever it paints
}

} // namespace seq2seq::ui
