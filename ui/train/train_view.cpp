// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the four cards and keeps them in step. What is drawn lags the data by at most one refresh
// interval. It is one file because the four cards follow one film.
#include "ui/train/train_view.h"

#include "ui/train/film_slider.h"
#include "ui/train/health_panel.h"
#include "ui/train/loss_plot.h"
#include "ui/train/samples_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSlider>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kRefreshMs = 50;
constexpr int kFilmFrameMs = 350;
constexpr int kSmoothingSteps = 100;
constexpr int kDefaultSmoothing = 50;

/// The slider is even in how many updates are averaged: 0 -> none, 100 -> some 500 (w = 0.998).
double smoothingWeight(int position)
{
    return 1 - std::pow(10.0, -2.7 * position / kSmoothingSteps);
}

QStringList toStrings(const std::vector<std::string> &texts)
{
    QStringList strings;
    for (const std::string &text : texts)
        strings << QString::fromStdString(text);
    return strings;
}

RunRecord toRecord(const History &history)
{
    RunRecord run;
    run.losses = history.losses;
    for (const Evaluation &evaluation : history.evaluations)
        run.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
    return run;
}

} // namespace

struct TrainView::Private {
    explicit Private(TrainView *view)
        : q(view)
    {
    }

    void build();
    void buildLossCard();
    void buildAttentionCard();
    void buildSamplesCard();
    void buildHealthCard();
    void retranslate();
    void scheduleRefresh();
    void refresh();
    void showFrame();
    void showSampleScores(const Evaluation &evaluation, const Evaluation *before);
    void fitSampleRows();
    void replaceRun(RunRecord run);
    void exportSamples();

    TrainView *q;
    RunRecord run;
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    QTimer refreshTimer;
    QTimer filmTimer;
    bool isStale = false; ///< the data changed while the view was hidden

    Card *lossCard = nullptr;
    LossPlot *plot = nullptr;
    QCheckBox *logarithmic = nullptr;
    QLabel *smoothingLabel = nullptr;
    QSlider *smoothing = nullptr;
    QComboBox *timeAxis = nullptr;
    QToolButton *lossExport = nullptr;

    Card *attentionCard = nullptr;
    HeatmapView *heatmap = nullptr;
    QLabel *filmLabel = nullptr;
    QToolButton *play = nullptr;
    FilmSlider *film = nullptr;
    QLabel *frameLabel = nullptr;

    Card *samplesCard = nullptr;
    SamplesModel *samples = nullptr;
    QTableView *sampleTable = nullptr;
    QToolButton *samplesExport = nullptr;

    Card *healthCard = nullptr;
    HealthPanel *health = nullptr;
    QToolButton *healthExport = nullptr;
};

TrainView::TrainView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
    d->retranslate();
    d->showFrame();
}

TrainView::~TrainView()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void TrainView::Private::build()
{
    buildLossCard();
    buildAttentionCard();
    buildSamplesCard();
    buildHealthCard();
    const auto makeRow = [](QWidget *left, QWidget *right, int leftShare, int rightShare) {
        auto *row = new QSplitter(Qt::Horizontal);
        row->addWidget(left);
        row->addWidget(right);
        row->setStretchFactor(0, leftShare);
        row->setStretchFactor(1, rightShare);
        row->setSizes({10 * leftShare, 10 * rightShare});
        row->setHandleWidth(8);
        row->setChildrenCollapsible(false);
        return row;
    };
    auto *rows = new QSplitter(Qt::Vertical, q);
    rows->addWidget(makeRow(lossCard, attentionCard, 51, 48));
    rows->addWidget(makeRow(samplesCard, healthCard, 68, 32));
    rows->setStretchFactor(0, 49);
    rows->setStretchFactor(1, 51);
    rows->setSizes({490, 510});
    rows->setHandleWidth(8);
    rows->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(rows);

    refreshTimer.setSingleShot(true);
    refreshTimer.setInterval(kRefreshMs);
    connect(&refreshTimer, &QTimer::timeout, q, [this] { refresh(); });
    filmTimer.setInterval(kFilmFrameMs);
    connect(&filmTimer, &QTimer::timeout, q, [this] {
        if (film->value() < film->maximum())
            film->setValue(film->value() + 1);
        else
            play->setChecked(false);
    });
}

void TrainView::Private::buildLossCard()
{
    lossCard = new Card({}, q);
    plot = new LossPlot(run);
    plot->setObjectName(QStringLiteral("lossPlot"));
    plot->setFileDialog(fileDialog);
    logarithmic = new QCheckBox;
    logarithmic->setObjectName(QStringLiteral("logarithmic"));
    smoothingLabel = new QLabel;
    smoothing = new QSlider(Qt::Horizontal);
    smoothing->setObjectName(QStringLiteral("smoothing"));
    smoothing->setRange(0, kSmoothingSteps);
    smoothing->setValue(kDefaultSmoothing);
    smoothing->setFixedWidth(64);
    smoothingLabel->setBuddy(smoothing);
    timeAxis = new QComboBox;
    timeAxis->setObjectName(QStringLiteral("timeAxis"));
    timeAxis->setFrame(false);
    timeAxis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    timeAxis->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    timeAxis->addItems({QString(), QString(), QString()});
    lossExport = makeSaveMenuButton("exportLoss");
    for (QWidget *widget : std::initializer_list<QWidget *>{
             logarithmic, smoothingLabel, smoothing, timeAxis, lossExport})
        lossCard->addHeaderWidget(widget);
    lossCard->setContent(plot);
    lossCard->setContentMargin(6);

    plot->setSmoothing(smoothingWeight(kDefaultSmoothing));
    connect(logarithmic, &QCheckBox::toggled, plot, &LossPlot::setLogarithmic);
    connect(smoothing, &QSlider::valueChanged, plot,
        [this](int position) { plot->setSmoothing(smoothingWeight(position)); });
    connect(timeAxis, &QComboBox::activated, plot,
        [this](int index) { plot->setTimeAxis(TimeAxis(index)); });
    connect(plot, &LossPlot::evaluationClicked, q, [this](int index) { film->setValue(index); });
}

void TrainView::Private::buildAttentionCard()
{
    attentionCard = new Card({}, q);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    heatmap = new HeatmapView;
    heatmap->setObjectName(QStringLiteral("probeHeatmap"));
    heatmap->setFileDialog(fileDialog);
    layout->addWidget(heatmap, 1);

    filmLabel = new QLabel;
    play = new QToolButton;
    play->setObjectName(QStringLiteral("playFilm"));
    play->setAutoRaise(true);
    play->setCheckable(true);
    film = new FilmSlider;
    film->setObjectName(QStringLiteral("film"));
    filmLabel->setBuddy(film);
    auto *strip = new QHBoxLayout;
    strip->setSpacing(6);
    strip->addWidget(filmLabel);
    strip->addWidget(play);
    strip->addWidget(film, 1);
    layout->addLayout(strip);
    frameLabel = new QLabel;
    frameLabel->setObjectName(QStringLiteral("frameLabel"));
    frameLabel->setAlignment(Qt::AlignHCenter);
    layout->addWidget(frameLabel);
    attentionCard->setContent(content);

    connect(film, &QSlider::valueChanged, q, [this] { showFrame(); });
    connect(play, &QToolButton::toggled, q, [this](bool isOn) {
        play->setText(isOn ? QStringLiteral("❚❚") : QStringLiteral("▶"));
        if (!isOn)
            return filmTimer.stop();
        if (film->isLive())
            film->setValue(0);
        filmTimer.start();
    });
    play->setText(QStringLiteral("▶"));
}

void TrainView::Private::buildSamplesCard()
{
    samplesCard = new Card({}, q);
    samples = new SamplesModel(q);
    sampleTable = new QTableView;
    sampleTable->setObjectName(QStringLiteral("samples"));
    sampleTable->setModel(samples);
    makeQuiet(sampleTable);
    sampleTable->setWordWrap(true);
    sampleTable->setItemDelegate(new SampleDelegate(sampleTable));
    sampleTable->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    sampleTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = sampleTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(SamplesModel::Bleu, QHeaderView::Fixed);
    header->resizeSection(SamplesModel::Bleu, 58);
    samplesExport = makeSaveButton("exportSamples");
    samplesCard->addHeaderWidget(samplesExport);
    samplesCard->setContent(sampleTable);
    samplesCard->setContentMargin(1);

    connect(header, &QHeaderView::sectionResized, q, [this] { fitSampleRows(); });
    connect(samplesExport, &QToolButton::clicked, q, [this] { exportSamples(); });
    connect(sampleTable, &QTableView::doubleClicked, q, [this](const QModelIndex &index) {
        emit q->translateRequested(index.siblingAtColumn(SamplesModel::Source).data().toString());
    });
}

void TrainView::Private::buildHealthCard()
{
    healthCard = new Card({}, q);
    health = new HealthPanel(run);
    health->setObjectName(QStringLiteral("health"));
    healthExport = makeSaveMenuButton("exportHealth");
    healthCard->addHeaderWidget(healthExport);
    healthCard->setContent(health);
    connect(health, &HealthPanel::learningRateChanged, q, &TrainView::learningRateChanged);
}

void TrainView::Private::retranslate()
{
    lossCard->setTitle(TrainView::tr("Loss"));
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
    lossExport->setToolTip(TrainView::tr("Save the curves as PNG, SVG or CSV"));
    lossExport->menu()->clear();
    plot->addSaveActions(lossExport->menu());
    plot->retranslate();

    attentionCard->setTitle(TrainView::tr("Attention on the probe sentence"));
    heatmap->setAccessibleName(TrainView::tr("Attention on the probe sentence"));
    heatmap->setExportName(QStringLiteral("probe-attention"));
    heatmap->setPlaceholder(TrainView::tr("The attention appears after the first evaluation."));
    filmLabel->setText(TrainView::tr("film"));
    film->setAccessibleName(TrainView::tr("Film over the evaluations"));
    film->setToolTip(TrainView::tr(
        "Go back to an earlier evaluation: how the attention and the translations looked then. "
        "At the right end it follows training live."));
    play->setAccessibleName(TrainView::tr("Play the film"));
    play->setToolTip(TrainView::tr("Play the evaluations from the first to the newest"));
    frameLabel->setAccessibleName(TrainView::tr("Evaluation shown"));

    samplesCard->setTitle(TrainView::tr("Dev sentences after each evaluation"));
    sampleTable->setAccessibleName(TrainView::tr("Dev sentences"));
    sampleTable->setToolTip(TrainView::tr("Red and underlined: not in the reference. Double-click "
                                          "a sentence to open it in Translate."));
    samplesExport->setAccessibleName(TrainView::tr("Save the dev sentences"));
    samplesExport->setToolTip(TrainView::tr("Save these sentences as CSV"));

    healthCard->setTitle(TrainView::tr("Training health"));
    healthExport->setAccessibleName(TrainView::tr("Save the training health"));
    healthExport->setToolTip(TrainView::tr("Save these curves as PNG or SVG"));
    healthExport->menu()->clear();
    addPictureActions(healthExport->menu(), health, QStringLiteral("training-health"),
        [this] { return fileDialog; });
    health->retranslate();
}

void TrainView::Private::scheduleRefresh()
{
    if (!q->isVisible()) {
        isStale = true;
        return;
    }
    if (!refreshTimer.isActive())
        refreshTimer.start();
}

void TrainView::Private::refresh()
{
    isStale = false;
    plot->grow();
    health->grow();
}

void TrainView::Private::replaceRun(RunRecord newRun)
{
    play->setChecked(false);
    run = std::move(newRun);
    plot->reload();
    health->clear();
    {
        const QSignalBlocker blocker(film);
        film->setFrameCount(0);
        film->setFrameCount(int(run.evaluations.size()));
    }
    showFrame();
    scheduleRefresh();
}

void TrainView::Private::showFrame()
{
    const bool hasFrames = !run.evaluations.empty();
    play->setEnabled(run.evaluations.size() > 1);
    plot->setMarkedEvaluation(hasFrames ? film->value() : -1);
    if (!hasFrames) {
        heatmap->setPlaceholder(TrainView::tr("The attention appears after the first evaluation."));
        heatmap->clear();
        samples->setEvaluation(nullptr, true);
        frameLabel->clear();
        samplesCard->setInfo({});
        return;
    }
    const auto index = std::size_t(film->value());
    const Evaluation &evaluation = *run.evaluations[index];
    const ProbeAttention &probe = evaluation.probe;
    if (probe.attention.isEmpty()) {
        heatmap->setPlaceholder(TrainView::tr("This model has no attention: its decoder sees the "
                                              "source only through its start state."));
        heatmap->clear();
    } else {
        heatmap->setMatrix(
            toStrings(probe.targetTokens), toStrings(probe.sourceTokens), probe.attention);
    }
    const QString epoch = QLocale().toString(evaluation.epoch, 'g', 3);
    const QString step = QLocale().toString(qlonglong(evaluation.step));
    frameLabel->setText(film->isLive() ? TrainView::tr("epoch %1, step %2 (live)").arg(epoch, step)
                                       : TrainView::tr("epoch %1, step %2").arg(epoch, step));
    samples->setEvaluation(run.evaluations[index], film->isLive());
    fitSampleRows();
    showSampleScores(evaluation, index > 0 ? run.evaluations[index - 1].get() : nullptr);
}

void TrainView::Private::showSampleScores(const Evaluation &evaluation, const Evaluation *before)
{
    const QLocale locale;
    const Theme theme(q->palette());
    QString change;
    if (before) {
        const double delta = evaluation.devBleu - before->devBleu;
        const bool isBetter = delta >= 0;
        change = QStringLiteral(" <span style='color:%1'>%2 %3</span>")
                     .arg((isBetter ? theme.good : theme.bad).name(),
                         isBetter ? QStringLiteral("▲") : QStringLiteral("▼"),
                         locale.toString(std::abs(delta), 'f', 1));
    }
    samplesCard->setInfo(
        TrainView::tr("BLEU %1%2&nbsp;&nbsp; chrF %3&nbsp;&nbsp; token accuracy %4 %")
            .arg(locale.toString(evaluation.devBleu, 'f', 1), change,
                locale.toString(evaluation.devChrf, 'f', 1),
                locale.toString(100 * evaluation.devTokenAccuracy, 'f', 0)));
}

void TrainView::Private::fitSampleRows()
{
    if (q->isVisible())
        sampleTable->resizeRowsToContents();
}

void TrainView::Private::exportSamples()
{
    fileDialog->save(q, TrainView::tr("Save the dev sentences"),
        QStringLiteral("dev-sentences.csv"), TrainView::tr("Tables (*.csv)"), samples->toCsv());
}

void TrainView::clear()
{
    d->replaceRun({});
}

void TrainView::setHistory(const History &history)
{
    d->replaceRun(toRecord(history));
}

void TrainView::appendLosses(const std::vector<LossPoint> &points)
{
    d->run.losses.insert(d->run.losses.end(), points.begin(), points.end());
    d->scheduleRefresh();
}

void TrainView::addEvaluation(std::shared_ptr<const Evaluation> evaluation)
{
    const bool wasLive = d->film->isLive();
    d->run.evaluations.push_back(std::move(evaluation));
    {
        const QSignalBlocker blocker(d->film); // one frame is shown below, not two
        d->film->setFrameCount(int(d->run.evaluations.size()));
    }
    if (wasLive)
        d->showFrame();
    d->scheduleRefresh();
}

void TrainView::setClipNorm(double norm)
{
    d->health->setClipNorm(norm);
}

void TrainView::setLearningRate(double learningRate)
{
    d->health->setLearningRate(learningRate);
}

void TrainView::setComparison(const QString &name, const History &history)
{
    d->plot->setComparison(name, toRecord(history));
}

void TrainView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = dialog;
    d->plot->setFileDialog(dialog);
    d->heatmap->setFileDialog(std::move(dialog));
}

void TrainView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->isStale)
        d->scheduleRefresh();
    d->fitSampleRows();
}

void TrainView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        d->showFrame();
}

} // namespace seq2seq::ui
