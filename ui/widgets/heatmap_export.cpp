// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix as picture and as table.
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace seq2seq::ui {

void HeatmapView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_fileDialog = std::move(dialog);
}

QByteArray HeatmapView::toPicture(PictureFormat format, const QString &title) const
{
    return pictureOf(format, this, titledSize(this, title), title, [&](QPainter &painter) {
        paintTitle(painter, this, title);
        if (hasMatrix()) {
            paintMatrix(painter, layoutFor(size())); // one that was never shown has no layout yet
            paintMarks(painter);
        }
    });
}

QByteArray HeatmapView::toCsv() const
{
    if (!hasMatrix())
        return {};
    QStringList header{QString()};
    header << m_columnLabels;
    QByteArray csv = csvLine(header);
    for (std::size_t row = 0; row < m_weights.rows; ++row) {
        QStringList line{m_rowLabels.at(qsizetype(row))};
        for (const float weight : m_weights.row(row))
            line << QString::number(double(weight), 'g', 9);
        csv += csvLine(line);
    }
    return csv;
}

void HeatmapView::save(const QString &suffix, const QString &filter, const QByteArray &content)
{
    m_fileDialog->save(this, m_isSigned ? tr("Save the matrix") : tr("Save the attention matrix"),
        m_exportName + suffix, filter, content);
}

void HeatmapView::savePicture(PictureFormat format)
{
    save(suffixOf(format), filterOf(format), toPicture(format, titleOf(this)));
}

void HeatmapView::saveCsv()
{
    save(QStringLiteral(".csv"), tr("CSV tables (*.csv)"), toCsv());
}

} // namespace seq2seq::ui
