// SPDX-License-Identifier: GPL-3.0-or-later
// The card of what training measures over time: the loss, the gradients of each layer, histograms
// of weights and gradients.
#include "ui/train/train_view_p.h"

#include "ui/widgets/save_button.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QMenu>
#include <QSlider>
#include <QStackedWidget>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kSmoothingSteps = 100;
constexpr int kDefaultSmoothing = 50;

/// The slider is even in how many updates are averaged: 0 -> none, 100 -> some 500 (w = 0.998).
double smoothingWeight(int position)
{
    return 1 - std::pow(10.0, -2.7 * position / kSmoothingSteps);
}

} // namespace

void TrainView::Private::buildLossCard()
{
    lossCard = new Card({}, q);
    plot = new LossPlot(run);
    plot->setObjectName(QStringLiteral("lossPlot"));
    plot->setFileDialog(fileDialog);
    layers = new LayerPlot(run);
    layers->setObjectName(QStringLiteral("layerPlot"));
    layers->setFileDialog(fileDialog);
    histograms = new HistogramView(run);
    histograms->setObjectName(QStringLiteral("histograms"));
    buildCurveControls();

    auto *lossPage = new QWidget;
    auto *layout = new QVBoxLayout(lossPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    stepReport = new StepReport;
    layout->addWidget(plot, 1);
    layout->addWidget(stepReport);
    curvePages = new QStackedWidget;
    for (QWidget *page : std::initializer_list<QWidget *>{lossPage, layers, histograms})
        curvePages->addWidget(page);
    lossCard->setContent(curvePages);
    lossCard->setContentMargin(6);
    connect(plot, &LossPlot::evaluationClicked, q, [this](int index) { film->setValue(index); });
    connect(histograms, &HistogramView::evaluationClicked, q,
        [this](int index) { film->setValue(index); });
    showCurvePage();
}

void TrainView::Private::buildCurveControls()
{
    curveChoice = new SegmentedChoice;
    curveChoice->add("showLoss", [] {
        return SegmentedChoice::Texts{
            TrainView::tr("loss"), TrainView::tr("The loss of train and dev over the run")};
    });
    curveChoice->add("showLayers", [] {
        return SegmentedChoice::Texts{TrainView::tr("layers"),
            TrainView::tr("How large the gradients of each layer are: where learning does not "
                          "arrive, and where it is violent")};
    });
    curveChoice->add("showHistograms", [] {
        return SegmentedChoice::Texts{TrainView::tr("histograms"),
            TrainView::tr("How the numbers of each weight and their gradients are spread, over all "
                          "evaluations")};
    });
    logarithmic = new QCheckBox;
    logarithmic->setObjectName(QStringLiteral("logarithmic"));
    smoothingLabel = new QLabel;
    smoothing = new QSlider(Qt::Horizontal);
    smoothing->setObjectName(QStringLiteral("smoothing"));
    smoothing->setRange(0, kSmoothingSteps);
    smoothing->setValue(kDefaultSmoothing);
    smoothing->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    smoothingLabel->setBuddy(smoothing);
    timeAxis = new QComboBox;
    timeAxis->setObjectName(QStringLiteral("timeAxis"));
    timeAxis->setFrame(false);
    timeAxis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    timeAxis->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    timeAxis->addItems({QString(), QString(), QString()});
    buildHistogramControls();
    lossExport = makeSaveMenuButton("exportLoss", [this](QMenu *menu) { fillCurveMenu(menu); });
    // What it saves depends on the page.
    connect(lossExport->menu(), &QMenu::aboutToShow, q, [this] {
        lossExport->menu()->clear();
        fillCurveMenu(lossExport->menu());
    });
    for (QWidget *widget :
        std::initializer_list<QWidget *>{histogramWeight, histogramOf, histogramArrangement,
            logarithmic, smoothingLabel, smoothing, timeAxis, curveChoice, lossExport})
        lossCard->addHeaderWidget(widget);

    plot->setSmoothing(smoothingWeight(kDefaultSmoothing));
    connect(curveChoice, &SegmentedChoice::chosen, q, [this] { showCurvePage(); });
    connect(logarithmic, &QCheckBox::toggled, plot, &LossPlot::setLogarithmic);
    connect(smoothing, &QSlider::valueChanged, plot,
        [this](int position) { plot->setSmoothing(smoothingWeight(position)); });
    connect(timeAxis, &QComboBox::activated, q, [this](int index) {
        plot->setTimeAxis(TimeAxis(index));
        layers->setTimeAxis(TimeAxis(index));
    });
}

void TrainView::Private::buildHistogramControls()
{
    histogramWeight = new QComboBox;
    histogramWeight->setObjectName(QStringLiteral("histogramWeight"));
    histogramWeight->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    histogramWeight->setMinimumContentsLength(14);
    histogramOf = new SegmentedChoice;
    histogramOf->add("histogramOfWeights", [] {
        return SegmentedChoice::Texts{
            TrainView::tr("weights"), TrainView::tr("The numbers of the weight themselves")};
    });
    histogramOf->add("histogramOfGradients", [] {
        return SegmentedChoice::Texts{TrainView::tr("gradients"),
            TrainView::tr("Their gradients, before clipping, of the batch that comes next; those "
                          "that are exactly 0 are left out: words that the batch does not have")};
    });
    histogramArrangement = new SegmentedChoice;
    histogramArrangement->add("histogramOffset", [] {
        return SegmentedChoice::Texts{TrainView::tr("offset"),
            TrainView::tr("One evaluation behind the other, the newest in front")};
    });
    histogramArrangement->add("histogramOverlay", [] {
        return SegmentedChoice::Texts{TrainView::tr("overlay"),
            TrainView::tr("All evaluations on one line, the newest the darkest")};
    });
    connect(histogramWeight, &QComboBox::currentTextChanged, histograms, &HistogramView::setWeight);
    connect(histogramOf, &SegmentedChoice::chosen, histograms,
        [this](int index) { histograms->setOf(HistogramView::Of(index)); });
    connect(histogramArrangement, &SegmentedChoice::chosen, histograms,
        [this](int index) { histograms->setArrangement(HistogramView::Arrangement(index)); });
}

/// Shows the page that is chosen and the controls that belong to it.
void TrainView::Private::showCurvePage()
{
    const int page = curveChoice->current();
    curvePages->setCurrentIndex(page);
    for (QWidget *widget : std::initializer_list<QWidget *>{logarithmic, smoothingLabel, smoothing})
        widget->setVisible(page == kLossPage);
    timeAxis->setVisible(page != kHistogramPage);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{histogramWeight, histogramOf, histogramArrangement})
        widget->setVisible(page == kHistogramPage);
    lossCard->setTitle(page == kLossPage ? TrainView::tr("Loss")
            : page == kLayerPage         ? TrainView::tr("Gradient norm by layer")
                                         : TrainView::tr("Histograms"));
}

/// The weights there are histograms of; the one that is chosen stays.
void TrainView::Private::showHistogramWeights()
{
    const QStringList names = histograms->weights();
    QStringList offered;
    for (int i = 0; i < histogramWeight->count(); ++i)
        offered << histogramWeight->itemText(i);
    if (names == offered)
        return histograms->renew();
    const QString chosen = histogramWeight->currentText();
    {
        const QSignalBlocker blocker(histogramWeight);
        histogramWeight->clear();
        histogramWeight->addItems(names);
        histogramWeight->setCurrentIndex(std::max(0, int(names.indexOf(chosen))));
        histogramWeight->view()->setMinimumWidth(
            histogramWeight->view()->sizeHintForColumn(0) + 24);
    }
    histograms->setWeight(histogramWeight->currentText());
}

void TrainView::Private::fillCurveMenu(QMenu *menu)
{
    switch (curveChoice->current()) {
    case kLayerPage:
        return layers->addSaveActions(menu);
    case kHistogramPage:
        return addFigureActions(menu, histograms, histogramFigure(), [this] { return fileDialog; });
    default:
        return plot->addSaveActions(menu);
    }
}

Figure TrainView::Private::histogramFigure()
{
    return pictureFigure(
        histograms, QStringLiteral("histograms"), [this] { return histograms->csv(); });
}

void TrainView::Private::retranslateCurves()
{
    showCurvePage();
    layers->retranslate();
    histograms->retranslate();
    histogramWeight->setAccessibleName(TrainView::tr("Weight of the histograms"));
    histogramWeight->setToolTip(
        TrainView::tr("The weight whose numbers are shown, by its name in PyTorch"));
    logarithmic->setText(TrainView::tr("log y"));
    logarithmic->setAccessibleName(TrainView::tr("Logarithmic loss axis"));
    logarithmic->setToolTip(TrainView::tr("Draw the loss on a logarithmic axis: small improvements "
                                          "late in training become visible."));
    smoothingLabel->setText(TrainView::tr("smoothing"));
    smoothing->setAccessibleName(TrainView::tr("Smoothing of the train loss"));
    smoothing->setToolTip(TrainView::tr(
        "How many updates the train loss is averaged over (exponential moving average): "
        "left none, right some 500. The faint line behind is the loss of every single update."));
    timeAxis->setAccessibleName(TrainView::tr("Horizontal axis"));
    timeAxis->setToolTip(TrainView::tr("What runs along the horizontal axis: updates, passes over "
                                       "the data, or seconds of training."));
    timeAxis->setItemText(int(TimeAxis::Step), TrainView::tr("step"));
    timeAxis->setItemText(int(TimeAxis::Epoch), TrainView::tr("epoch"));
    timeAxis->setItemText(int(TimeAxis::Seconds), TrainView::tr("seconds"));
    lossExport->setAccessibleName(TrainView::tr("Save the loss curves"));
    lossExport->setToolTip(TrainView::tr("Save the curves as PNG, SVG, PDF or CSV"));
    plot->retranslate();
    stepReport->retranslate();
}

} // namespace seq2seq::ui
