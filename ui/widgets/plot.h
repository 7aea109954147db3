// SPDX-License-Identifier: GPL-3.0-or-later
// QCustomPlot as every workspace uses it: in the colours of the palette, drawn at most once in 16
// ms and only while it can be seen, and saved as PNG, SVG, PDF or CSV from its context menu.
#pragma once

#include "ui/widgets/file_dialog.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"

#include <QElapsedTimer>
#include <QTimer>

#include <qcustomplot.h>

#include <functional>
#include <memory>

class QMenu;

namespace seq2seq::ui {

class Plot : public QCustomPlot {
    Q_OBJECT

public:
    explicit Plot(QWidget *parent = nullptr);

    /// Draws soon: what is asked for at once becomes one replot, the next follows 16 ms later at
    /// the earliest, and a hidden plot waits until it is shown.
    void scheduleReplot();
    /// Draws at once, also while hidden: for a picture that is wanted now.
    void drawNow();
    /// Called right before a scheduled replot: the place to take over new data.
    void setRefresh(std::function<void()> refresh) { m_refresh = std::move(refresh); }

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    /// The file name proposed when saving, without suffix.
    void setExportName(const QString &name) { m_exportName = name; }
    [[nodiscard]] const QString &exportName() const { return m_exportName; }
    /// What "Save as CSV" writes; without it there is no such action.
    void setCsvSource(std::function<QByteArray()> source) { m_csvSource = std::move(source); }
    /// Adds the save actions to a menu, for example that of a button in a card's header.
    void addSaveActions(QMenu *menu);

    [[nodiscard]] QByteArray toPicture(PictureFormat format);
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] const Theme &theme() const { return m_theme; }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {inLines(font(), 12), inLines(font(), 11)};
    }
    [[nodiscard]] QSize sizeHint() const override { return {400, 260}; }

public slots:
    void savePicture(seq2seq::ui::PictureFormat format);
    void saveCsv();

signals:
    /// The palette or the font changed: set the pens of your graphs from theme().
    void themed();

protected:
    /// Puts the legend above the axes, where it hides nothing, in as many columns as the width
    /// takes.
    void placeLegendAbove();
    /// Of one line of the legend, and what an entry takes of it.
    [[nodiscard]] int legendRoom() const;
    [[nodiscard]] int legendWidth(const QCPAbstractLegendItem &item) const;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void applyTheme();
    void arrangeLegend();
    void refreshNow();
    void save(const QString &suffix, const QString &filter, const QByteArray &content);

    Theme m_theme;
    QTimer m_timer;
    QElapsedTimer m_sinceReplot;
    bool m_isStale = false; ///< something changed while hidden
    bool m_hasLegendAbove = false;
    std::function<void()> m_refresh;
    std::function<QByteArray()> m_csvSource;
    std::shared_ptr<FileDialog> m_fileDialog;
    QString m_exportName;
};

} // namespace seq2seq::ui
