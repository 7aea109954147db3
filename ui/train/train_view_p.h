// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the Train workspace, shared by the file that builds them and the file that keeps
// them in step.
#pragma once

#include "ui/train/train_view.h"

#include "ui/train/correction_dialog.h"
#include "ui/train/film_slider.h"
#include "ui/train/health_panel.h"
#include "ui/train/histogram_view.h"
#include "ui/train/layer_plot.h"
#include "ui/train/loss_plot.h"
#include "ui/train/samples_model.h"
#include "ui/train/smoothing.h"
#include "ui/train/step_report.h"
#include "ui/train/time_machine.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/selection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <map>
#include <optional>

namespace seq2seq::ui {

struct TrainView::Private {
    explicit Private(TrainView *view)
        : q(view)
    {
    }

    void build();
    void buildLossCard();
    void buildCurveControls();
    void buildHistogramControls();
    void showCurvePage();
    void showHistogramWeights();
    void fillCurveMenu(QMenu *menu);
    [[nodiscard]] Figure histogramFigure();
    void retranslateCurves();
    void buildAttentionCard();
    void buildSamplesCard();
    void buildHealthCard();
    void retranslate();
    void scheduleRefresh();
    void refresh();
    void showFrame();
    void showFrameText();
    void showKept();
    void showSampleScores(const Evaluation &evaluation, const Evaluation *before);
    void fitSampleRows();
    void fitToFont();
    void replaceRun(RunRecord run);
    void exportSamples();
    void showProbe(const ProbeAttention &probe);
    void showUnrecorded();
    void showPin();
    [[nodiscard]] const ProbeAttention *probeIn(const Evaluation &evaluation) const;
    [[nodiscard]] bool isShown(const ProbeAttention &probe) const;
    void askForFilm();
    void correctTranslation(const QModelIndex &index);
    void fillProbeMenu();
    void offerSampleActions(const QPoint &position);
    void showPicked();
    void shareTokens();
    void pickProbe();
    void requestProbe(const QString &source, const QString &reference);
    [[nodiscard]] Figure healthFigure();
    [[nodiscard]] QByteArray healthCsv() const;

    TrainView *q;
    static constexpr double kPaceSmoothing = 0.9;
    enum CurvePage { kLossPage, kLayerPage, kHistogramPage };

    RunRecord run;
    ExponentialAverage pace{kPaceSmoothing}; ///< words per second
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    QTimer refreshTimer;
    QTimer filmTimer;
    QString pickedSource;
    QString pickedReference;
    QString probeSource; ///< the sentence whose attention is followed
    QString probeReference;
    std::vector<SentencePair> pinned;
    std::map<std::int64_t, ProbeAttention> filmed; ///< of it, by step, from weights that were kept
    QStringList shownTokens; ///< of the sentence that the other workspaces show
    QPointer<Selection> selection; ///< shared
    std::optional<QPoint> pickedCell; ///< of the matrix, until its sentence is shown everywhere
    bool isSelecting = false; ///< we are selecting a row ourselves
    bool isStale = false; ///< the data changed while the view was hidden

    Card *lossCard = nullptr;
    SegmentedChoice *curveChoice = nullptr;
    QStackedWidget *curvePages = nullptr;
    LayerPlot *layers = nullptr;
    HistogramView *histograms = nullptr;
    QComboBox *histogramWeight = nullptr;
    SegmentedChoice *histogramOf = nullptr;
    SegmentedChoice *histogramArrangement = nullptr;
    LossPlot *plot = nullptr;
    StepReport *stepReport = nullptr;
    QCheckBox *logarithmic = nullptr;
    QLabel *smoothingLabel = nullptr;
    QSlider *smoothing = nullptr;
    QComboBox *timeAxis = nullptr;
    QToolButton *lossExport = nullptr;

    Card *attentionCard = nullptr;
    HeatmapView *heatmap = nullptr;
    QLabel *ownLine = nullptr; ///< what the model itself writes for the probe sentence
    QPushButton *chooseProbe = nullptr;
    QToolButton *pinProbe = nullptr;
    std::shared_ptr<const ProbeLook> probeLook; ///< newer than the last evaluation, or null
    QToolButton *attentionExport = nullptr;
    QLabel *filmLabel = nullptr;
    QToolButton *play = nullptr;
    FilmSlider *film = nullptr;
    QLabel *frameLabel = nullptr;
    TimeMachine *timeMachine = nullptr;
    std::optional<std::int64_t> visited; ///< the evaluation whose weights answer

    Card *samplesCard = nullptr;
    SamplesModel *samples = nullptr;
    QPointer<CorrectionDialog> correction;
    QTableView *sampleTable = nullptr;
    QComboBox *sampleCount = nullptr;
    QComboBox *sampleOrder = nullptr;
    QToolButton *samplesExport = nullptr;

    Card *healthCard = nullptr;
    HealthPanel *health = nullptr;
    QToolButton *healthExport = nullptr;
};

} // namespace seq2seq::ui
