// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the four cards of the Train workspace and names everything in the language of the moment.
#include "ui/train/train_view_p.h"

#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/splitter.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QMenu>

#include <array>

namespace seq2seq::ui {

namespace {

constexpr int kFilmFrameMs = 350;
constexpr std::array kSampleCounts{6, 12, 24}; // as many as an evaluation records
constexpr int kDefaultSampleCount = 1; // its place in the list

} // namespace

void TrainView::Private::build()
{
    buildLossCard();
    buildAttentionCard();
    buildSamplesCard();
    buildHealthCard();
    QSplitter *upper = makeSplitter(Qt::Horizontal, "trainUpper", lossCard, attentionCard, 51, 48);
    QSplitter *lower = makeSplitter(Qt::Horizontal, "trainLower", samplesCard, healthCard, 68, 32);
    QSplitter *rows = makeSplitter(Qt::Vertical, "trainRows", upper, lower, 49, 51);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(rows);

    refreshTimer.setSingleShot(true);
    refreshTimer.setInterval(0); // what arrives together is drawn once
    connect(&refreshTimer, &QTimer::timeout, q, [this] { refresh(); });
    filmTimer.setInterval(kFilmFrameMs);
    connect(&filmTimer, &QTimer::timeout, q, [this] {
        if (film->value() < film->maximum())
            film->setValue(film->value() + 1);
        else
            play->setChecked(false);
    });
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
    ownLine = new QLabel;
    ownLine->setObjectName(QStringLiteral("ownLine"));
    ownLine->setAlignment(Qt::AlignHCenter);
    ownLine->setTextFormat(Qt::PlainText);
    ownLine->setWordWrap(true);
    ownLine->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(ownLine);
    chooseProbe = new QPushButton;
    chooseProbe->setObjectName(QStringLiteral("chooseProbe"));
    chooseProbe->setMenu(new QMenu(chooseProbe));
    pinProbe = new QToolButton;
    pinProbe->setObjectName(QStringLiteral("pinProbe"));
    pinProbe->setCheckable(true);
    connect(pinProbe, &QToolButton::clicked, q,
        [this](bool isOn) { emit q->pinRequested(probeSource, probeReference, isOn); });
    attentionCard->addHeaderWidget(chooseProbe);
    attentionCard->addHeaderWidget(pinProbe);
    connect(chooseProbe->menu(), &QMenu::aboutToShow, q, [this] { fillProbeMenu(); });

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
    timeMachine = new TimeMachine;
    layout->addWidget(timeMachine);
    attentionCard->setContent(content);
    attentionExport = makeSaveMenuButton(
        "exportProbe", [this](QMenu *menu) { addHeatmapActions(menu, heatmap); });
    attentionCard->addHeaderWidget(attentionExport);

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
    header->setSectionResizeMode(SamplesModel::Suspicious, QHeaderView::Fixed);
    sampleTable->setColumnHidden(SamplesModel::Suspicious, true);
    sampleOrder = new QComboBox;
    sampleOrder->setObjectName(QStringLiteral("sampleOrder"));
    sampleOrder->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const SampleOrder order :
        {SampleOrder::DevSet, SampleOrder::Change, SampleOrder::Suspicion})
        sampleOrder->addItem(QString(), int(order));
    samplesExport = makeSaveButton("exportSamples");
    sampleCount = new QComboBox;
    sampleCount->setObjectName(QStringLiteral("sampleCount"));
    sampleCount->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const int count : kSampleCounts)
        sampleCount->addItem(QString(), count);
    sampleCount->setCurrentIndex(kDefaultSampleCount);
    samples->setShownCount(sampleCount->currentData().toInt());
    samplesCard->addHeaderWidget(sampleCount);
    samplesCard->addHeaderWidget(sampleOrder);
    samplesCard->addHeaderWidget(samplesExport);
    samplesCard->setContent(sampleTable);
    samplesCard->setContentMargin(1);

    connect(header, &QHeaderView::sectionResized, q, [this] { fitSampleRows(); });
    connect(sampleCount, &QComboBox::currentIndexChanged, q, [this] {
        samples->setShownCount(sampleCount->currentData().toInt());
        showPicked();
        fitSampleRows();
    });
    connect(sampleOrder, &QComboBox::currentIndexChanged, q, [this](int index) {
        samples->setOrder(SampleOrder(index));
        sampleTable->setColumnHidden(
            SamplesModel::Suspicious, SampleOrder(index) != SampleOrder::Suspicion);
        showPicked();
        fitSampleRows();
    });
    connect(sampleTable->selectionModel(), &QItemSelectionModel::currentRowChanged, q,
        [this](const QModelIndex &current) {
            if (isSelecting || !current.isValid())
                return;
            pickedSource = current.siblingAtColumn(SamplesModel::Source).data().toString();
            emit q->sentencePicked(pickedSource);
        });
    connect(samplesExport, &QToolButton::clicked, q, [this] { exportSamples(); });
    sampleTable->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(sampleTable, &QTableView::customContextMenuRequested, q,
        [this](const QPoint &position) { offerSampleActions(position); });
    connect(sampleTable, &QTableView::doubleClicked, q, [this](const QModelIndex &index) {
        emit q->translateRequested(index.siblingAtColumn(SamplesModel::Source).data().toString());
    });
}

void TrainView::Private::buildHealthCard()
{
    healthCard = new Card({}, q);
    health = new HealthPanel(run);
    health->setObjectName(QStringLiteral("health"));
    healthExport = makeSaveMenuButton("exportHealth", [this](QMenu *menu) {
        addFigureActions(menu, health, healthFigure(), [this] { return fileDialog; });
    });
    offerMenuOf(healthExport, health);
    healthCard->addHeaderWidget(healthExport);
    healthCard->setContent(health);
    connect(health, &HealthPanel::learningRateChanged, q, &TrainView::learningRateChanged);
}

void TrainView::Private::retranslate()
{
    retranslateCurves();

    attentionCard->setTitle(TrainView::tr("Attention, forced along the reference"));
    heatmap->setAccessibleName(attentionCard->title());
    ownLine->setAccessibleName(TrainView::tr("The model's own translation"));
    ownLine->setToolTip(TrainView::tr(
        "The rows of the matrix are the words of the reference translation: at every step the "
        "decoder is given the right word before it, whatever it would have written. This line is "
        "what it writes by itself, taking the likeliest word each time (greedy). Translate keeps "
        "several beginnings at a time (beam search) and may find another translation."));
    chooseProbe->setText(TrainView::tr("sentence"));
    chooseProbe->setAccessibleName(TrainView::tr("Choose the probe sentence"));
    chooseProbe->setToolTip(TrainView::tr("Choose the sentence whose attention is followed; it is "
                                          "shown at once and at every evaluation from now on."));
    pinProbe->setText(TrainView::tr("pin"));
    pinProbe->setAccessibleName(TrainView::tr("Pin the sentence"));
    pinProbe->setToolTip(
        TrainView::tr("Record the attention on this sentence at every evaluation, also while "
                      "another one is shown; the file keeps it. Pinned sentences stand first in "
                      "the list of sentences."));
    heatmap->setExportName(QStringLiteral("probe-attention"));
    attentionExport->setAccessibleName(TrainView::tr("Save the attention on the probe sentence"));
    attentionExport->setToolTip(TrainView::tr("Save this matrix as PNG, SVG, PDF or CSV"));
    filmLabel->setText(TrainView::tr("film"));
    film->setAccessibleName(TrainView::tr("Film over the evaluations"));
    film->setToolTip(TrainView::tr(
        "Go back to an earlier evaluation: how the attention and the translations looked then. "
        "At the right end it follows training live."));
    play->setAccessibleName(TrainView::tr("Play the film"));
    play->setToolTip(TrainView::tr("Play the evaluations from the first to the newest"));
    frameLabel->setAccessibleName(TrainView::tr("Evaluation shown"));

    samplesCard->setTitle(TrainView::tr("Dev sentences"));
    sampleTable->setAccessibleName(TrainView::tr("Dev sentences"));
    sampleTable->setToolTip(
        TrainView::tr("Red and underlined: not in the reference. Marked: not there "
                      "at the evaluation before. A click picks "
                      "the sentence in all workspaces, a double-click opens it "
                      "in Translate."));
    sampleCount->setAccessibleName(TrainView::tr("Number of dev sentences"));
    sampleCount->setToolTip(TrainView::tr("How many dev sentences are shown, from short to long"));
    for (int i = 0; i < sampleCount->count(); ++i)
        sampleCount->setItemText(
            i, TrainView::tr("%1 sentences").arg(sampleCount->itemData(i).toInt()));
    sampleOrder->setItemText(int(SampleOrder::DevSet), TrainView::tr("in order"));
    sampleOrder->setItemText(int(SampleOrder::Change), TrainView::tr("by change"));
    sampleOrder->setItemText(int(SampleOrder::Suspicion), TrainView::tr("by suspicion"));
    sampleOrder->setAccessibleName(TrainView::tr("Order of the dev sentences"));
    sampleOrder->setToolTip(TrainView::tr(
        "By change: first the sentences whose BLEU moved most since the evaluation before, up or "
        "down. By suspicion: first those that look wrong without a reference, by their attention "
        "(words looked at too little or too often, a spread look) and their length."));
    samplesExport->setAccessibleName(TrainView::tr("Save the dev sentences"));
    samplesExport->setToolTip(TrainView::tr("Save these sentences as CSV"));

    healthCard->setTitle(TrainView::tr("Training health"));
    healthExport->setAccessibleName(TrainView::tr("Save the training health"));
    healthExport->setToolTip(TrainView::tr("Save these curves as PNG, SVG, PDF or CSV"));
    health->retranslate();
}

} // namespace seq2seq::ui
