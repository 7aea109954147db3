// SPDX-License-Identifier: GPL-3.0-or-later
// A Train workspace with a made-up run of 600 steps in it, as its tests begin with.
#pragma once

#include "made_up_run.h"
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/look.h"
#include "ui/train/film_slider.h"
#include "ui/train/loss_plot.h"
#include "ui/train/train_view.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace seq2seq::test {

using namespace seq2seq::ui;

/// The view under test; init() makes it anew.
class TrainWorkspace {
protected:
    void show()
    {
        m_view = std::make_unique<TrainView>();
        m_view->setPalette(lightPalette());
        m_view->setAutoFillBackground(true);
        m_view->resize(1100, 720);
        m_files = std::make_shared<AnsweringFileDialog>();
        m_view->setFileDialog(m_files);
        m_view->setClipNorm(5);
        m_plot = find<LossPlot>("lossPlot");
        m_film = find<FilmSlider>("film");
        m_heatmap = find<HeatmapView>("probeHeatmap");
        m_view->setHistory(history(600, 100));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QTRY_VERIFY(m_plot->graph(2)->dataCount() == 600);
    }
    template <typename Widget> Widget *find(const char *name = nullptr) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }
    /// Waits until the coalesced replot has happened.
    void waitForReplot() { QVERIFY(QSignalSpy(m_plot, &QCustomPlot::afterReplot).wait(5000)); }

    std::unique_ptr<TrainView> m_view;
    LossPlot *m_plot = nullptr;
    FilmSlider *m_film = nullptr;
    HeatmapView *m_heatmap = nullptr;
    std::shared_ptr<AnsweringFileDialog> m_files;
};

} // namespace seq2seq::test
