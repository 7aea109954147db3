// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the cards of the Data workspace and joins them: what is selected in the table is shown
// below it. It is one file because the cards share one selection; the next card should move out.
#include "ui/data/data_view.h"

#include "ui/data/chunked_search.h"
#include "ui/data/length_plot.h"
#include "ui/data/one_hot_view.h"
#include "ui/data/pair_model.h"
#include "ui/data/problem_model.h"
#include "ui/data/vocabulary_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <array>

namespace seq2seq::ui {

namespace {

QString count(std::size_t number)
{
    return QLocale().toString(qulonglong(number));
}

/// A quiet table: rows of one height, so that a million of them need no measuring.
QTableView *makeTable(QAbstractItemModel *model, const char *objectName)
{
    auto *table = new QTableView;
    table->setObjectName(QLatin1String(objectName));
    makeQuiet(table);
    table->setModel(model);
    return table;
}

QStringList toStrings(const std::vector<std::string> &texts)
{
    QStringList strings;
    for (const std::string &text : texts)
        strings << QString::fromStdString(text);
    return strings;
}

} // namespace

struct DataView::Private {
    explicit Private(DataView *view)
        : q(view)
    {
    }

    void build();
    void buildPairs();
    void buildLengths();
    void buildVocabulary();
    void buildSentence();
    void buildProblems();
    void retranslate();
    void fitColumns();
    void fillBuiltinMenu();
    void showPart();
    void updatePairInfo();
    void updateVocabularyInfo();
    void updateProblemInfo();
    void searchPairs();
    void searchWords();
    void selectPair();
    void translateCurrent();
    void showPairMenu(const QPoint &position);
    void showSide();
    void save(const QString &title, const QString &name, const QByteArray &csv);

    [[nodiscard]] CorpusPart part() const
    {
        return partBox->currentIndex() == 1 ? CorpusPart::Dev : CorpusPart::Train;
    }
    [[nodiscard]] VocabularyModel *vocabulary() const
    {
        return vocabularies[std::size_t(sideBox->currentIndex())];
    }

    DataView *q;
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    std::shared_ptr<const Corpus> train;
    std::shared_ptr<const Corpus> dev;
    std::vector<BuiltinCorpus> builtins;

    Card *pairsCard = nullptr;
    PairModel *pairs = nullptr;
    QTableView *pairTable = nullptr;
    QStackedWidget *pairStack = nullptr;
    QLabel *emptyLabel = nullptr;
    QComboBox *partBox = nullptr;
    QLineEdit *pairSearchLine = nullptr;
    ChunkedSearch *pairSearch = nullptr;
    QToolButton *builtinButton = nullptr;
    QPushButton *openButton = nullptr;

    Card *lengthsCard = nullptr;
    LengthPlot *lengths = nullptr;

    Card *vocabularyCard = nullptr;
    std::array<VocabularyModel *, 2> vocabularies{};
    QTableView *wordTable = nullptr;
    QComboBox *sideBox = nullptr;
    QLineEdit *wordSearchLine = nullptr;
    ChunkedSearch *wordSearch = nullptr;
    QToolButton *wordSave = nullptr;

    Card *sentenceCard = nullptr;
    QStackedWidget *sentenceStack = nullptr;
    QLabel *noSentence = nullptr;
    QWidget *sides = nullptr;
    QToolButton *sentenceExport = nullptr;
    OneHotView *sourceOneHot = nullptr;
    OneHotView *targetOneHot = nullptr;

    Card *problemsCard = nullptr;
    ProblemModel *problems = nullptr;
    QTableView *problemTable = nullptr;
    QStackedWidget *problemStack = nullptr;
    QLabel *noProblems = nullptr;
    QToolButton *problemSave = nullptr;
};

DataView::DataView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setAcceptDrops(true);
    d->build();
    d->retranslate();
}

DataView::~DataView()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void DataView::Private::build()
{
    buildPairs();
    buildLengths();
    buildVocabulary();
    buildSentence();
    buildProblems();
    const auto makeSplitter = [](Qt::Orientation orientation, QWidget *first, QWidget *second,
                                  int firstShare, int secondShare) {
        auto *splitter = new QSplitter(orientation);
        splitter->addWidget(first);
        splitter->addWidget(second);
        splitter->setStretchFactor(0, firstShare);
        splitter->setStretchFactor(1, secondShare);
        splitter->setSizes({10 * firstShare, 10 * secondShare});
        splitter->setHandleWidth(8);
        splitter->setChildrenCollapsible(false);
        return splitter;
    };
    QSplitter *left = makeSplitter(Qt::Vertical, pairsCard, sentenceCard, 58, 42);
    QSplitter *facts = makeSplitter(Qt::Vertical, lengthsCard, vocabularyCard, 42, 58);
    QSplitter *right = makeSplitter(Qt::Vertical, facts, problemsCard, 80, 20);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(makeSplitter(Qt::Horizontal, left, right, 64, 36));
}

void DataView::Private::buildPairs()
{
    pairsCard = new Card({}, q);
    pairsCard->setContentMargin(1);
    pairs = new PairModel(q);
    pairTable = makeTable(pairs, "pairs");
    pairTable->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = pairTable->horizontalHeader();
    header->setSectionResizeMode(PairModel::Source, QHeaderView::Stretch);
    header->setSectionResizeMode(PairModel::Target, QHeaderView::Stretch);
    emptyLabel = new QLabel;
    emptyLabel->setAlignment(Qt::AlignCenter);
    emptyLabel->setWordWrap(true);
    pairStack = new QStackedWidget;
    pairStack->addWidget(emptyLabel);
    pairStack->addWidget(pairTable);
    pairsCard->setContent(pairStack);

    partBox = new QComboBox;
    partBox->setObjectName(QStringLiteral("part"));
    partBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    partBox->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a cut name is no name
    partBox->addItems({QString(), QString()});
    pairSearchLine = new QLineEdit;
    pairSearchLine->setObjectName(QStringLiteral("pairSearch"));
    pairSearchLine->setClearButtonEnabled(true);
    pairSearchLine->setMinimumWidth(80);
    pairSearchLine->setMaximumWidth(200);
    builtinButton = new QToolButton;
    builtinButton->setObjectName(QStringLiteral("builtin"));
    builtinButton->setPopupMode(QToolButton::InstantPopup);
    builtinButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    builtinButton->setMenu(new QMenu(builtinButton));
    builtinButton->menu()->setToolTipsVisible(true);
    openButton = new QPushButton;
    openButton->setObjectName(QStringLiteral("open"));
    for (QWidget *widget :
        std::initializer_list<QWidget *>{partBox, pairSearchLine, builtinButton, openButton})
        pairsCard->addHeaderWidget(widget);

    pairSearch = new ChunkedSearch(q);
    connect(pairSearch, &ChunkedSearch::found, q, [this](const std::vector<int> &rows) {
        pairs->appendShown(rows);
        updatePairInfo();
    });
    connect(pairSearch, &ChunkedSearch::finished, q, [this] { updatePairInfo(); });
    connect(partBox, &QComboBox::currentIndexChanged, q, [this] { showPart(); });
    connect(pairSearchLine, &QLineEdit::textChanged, q, [this] { searchPairs(); });
    connect(openButton, &QPushButton::clicked, q, &DataView::openRequested);
    connect(pairTable->selectionModel(), &QItemSelectionModel::currentRowChanged, q,
        [this] { selectPair(); });
    connect(pairTable, &QTableView::doubleClicked, q, [this] { translateCurrent(); });
    connect(pairTable, &QTableView::customContextMenuRequested, q,
        [this](const QPoint &position) { showPairMenu(position); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(key, pairTable, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, q, [this] { translateCurrent(); });
    }
}

void DataView::Private::buildLengths()
{
    lengthsCard = new Card({}, q);
    lengthsCard->setContentMargin(6);
    lengths = new LengthPlot;
    lengths->setObjectName(QStringLiteral("lengths"));
    lengths->setFileDialog(fileDialog);
    lengthsCard->setContent(lengths);
}

void DataView::Private::buildVocabulary()
{
    vocabularyCard = new Card({}, q);
    vocabularyCard->setContentMargin(1);
    for (VocabularyModel *&model : vocabularies)
        model = new VocabularyModel(q);
    wordTable = makeTable(vocabularies[0], "vocabulary");
    wordTable->horizontalHeader()->setSectionResizeMode(
        VocabularyModel::Word, QHeaderView::Stretch);
    vocabularyCard->setContent(wordTable);
    sideBox = new QComboBox;
    sideBox->setObjectName(QStringLiteral("side"));
    sideBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    sideBox->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a cut name is no name
    sideBox->addItems({QString(), QString()});
    wordSearchLine = new QLineEdit;
    wordSearchLine->setObjectName(QStringLiteral("wordSearch"));
    wordSearchLine->setClearButtonEnabled(true);
    wordSearchLine->setMinimumWidth(60);
    wordSearchLine->setMaximumWidth(110);
    wordSave = makeSaveButton("saveVocabulary");
    for (QWidget *widget : std::initializer_list<QWidget *>{sideBox, wordSearchLine, wordSave})
        vocabularyCard->addHeaderWidget(widget);

    wordSearch = new ChunkedSearch(q);
    connect(wordSearch, &ChunkedSearch::found, q,
        [this](const std::vector<int> &rows) { vocabulary()->appendShown(rows); });
    connect(sideBox, &QComboBox::currentIndexChanged, q, [this] { showSide(); });
    connect(wordSearchLine, &QLineEdit::textChanged, q, [this] { searchWords(); });
    connect(wordSave, &QToolButton::clicked, q, [this] {
        save(DataView::tr("Save the vocabulary"),
            sideBox->currentIndex() == 0 ? QStringLiteral("source-vocabulary.csv")
                                         : QStringLiteral("target-vocabulary.csv"),
            vocabulary()->toCsv());
    });
}

void DataView::Private::buildSentence()
{
    sentenceCard = new Card({}, q);
    noSentence = new QLabel;
    noSentence->setAlignment(Qt::AlignCenter);
    noSentence->setWordWrap(true);
    sourceOneHot = new OneHotView;
    sourceOneHot->setObjectName(QStringLiteral("sourceOneHot"));
    targetOneHot = new OneHotView;
    targetOneHot->setObjectName(QStringLiteral("targetOneHot"));
    sides = new QWidget;
    auto *layout = new QHBoxLayout(sides);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(18);
    for (OneHotView *side : {sourceOneHot, targetOneHot})
        layout->addWidget(side, 1, Qt::AlignTop);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(sides);
    area->viewport()->setAutoFillBackground(false);
    sides->setAutoFillBackground(false);
    sentenceStack = new QStackedWidget;
    sentenceStack->addWidget(noSentence);
    sentenceStack->addWidget(area);
    sentenceCard->setContent(sentenceStack);
    sentenceExport = makeSaveMenuButton("exportSentence");
    sentenceCard->addHeaderWidget(sentenceExport);
}

void DataView::Private::buildProblems()
{
    problemsCard = new Card({}, q);
    problemsCard->setContentMargin(1);
    problems = new ProblemModel(q);
    problemTable = makeTable(problems, "problems");
    problemTable->horizontalHeader()->setSectionResizeMode(
        ProblemModel::Problem, QHeaderView::Stretch);
    noProblems = new QLabel;
    noProblems->setAlignment(Qt::AlignCenter);
    noProblems->setWordWrap(true);
    problemStack = new QStackedWidget;
    problemStack->addWidget(noProblems);
    problemStack->addWidget(problemTable);
    problemsCard->setContent(problemStack);
    problemSave = makeSaveButton("saveProblems");
    problemsCard->addHeaderWidget(problemSave);
    connect(problemSave, &QToolButton::clicked, q, [this] {
        save(DataView::tr("Save the problems"), QStringLiteral("problems.csv"), problems->toCsv());
    });
}

void DataView::Private::retranslate()
{
    pairsCard->setTitle(DataView::tr("Sentence pairs"));
    pairTable->setAccessibleName(DataView::tr("Sentence pairs"));
    emptyLabel->setText(DataView::tr("No sentences yet. Open or drop a file of sentence pairs "
                                     "(tab-separated, or two files whose "
                                     "lines belong together), or take a built-in corpus."));
    partBox->setAccessibleName(DataView::tr("Half of the corpus"));
    partBox->setToolTip(
        DataView::tr("Training sentences, or the dev sentences held back to measure quality"));
    pairSearchLine->setPlaceholderText(DataView::tr("Search"));
    pairSearchLine->setAccessibleName(DataView::tr("Search in the sentence pairs"));
    pairSearchLine->setToolTip(
        DataView::tr("Show only pairs with this text on either side (upper and lower case alike)"));
    builtinButton->setText(DataView::tr("Built-in corpora"));
    builtinButton->setAccessibleName(DataView::tr("Built-in corpora"));
    builtinButton->setToolTip(DataView::tr("Take sentences that come with the program"));
    openButton->setText(DataView::tr("Open file…"));
    openButton->setToolTip(
        DataView::tr("Read your own sentence pairs from a file; files can also be dropped here"));
    fillBuiltinMenu();

    lengthsCard->setTitle(DataView::tr("Sentence lengths"));
    lengths->retranslate();

    vocabularyCard->setTitle(DataView::tr("Vocabulary"));
    wordTable->setAccessibleName(DataView::tr("Vocabulary"));
    sideBox->setItemText(0, DataView::tr("source"));
    sideBox->setItemText(1, DataView::tr("target"));
    sideBox->setAccessibleName(DataView::tr("Side of the vocabulary"));
    sideBox->setToolTip(DataView::tr("Words of the source or of the target language"));
    wordSearchLine->setPlaceholderText(DataView::tr("Find word"));
    wordSearchLine->setAccessibleName(DataView::tr("Find a word in the vocabulary"));
    wordSearchLine->setToolTip(
        DataView::tr("Show only words with this text in them, or the word with this id"));
    wordSave->setAccessibleName(DataView::tr("Save the vocabulary"));
    wordSave->setToolTip(DataView::tr("Save this vocabulary as CSV"));

    sentenceCard->setTitle(DataView::tr("One sentence: tokens → ids → one-hot rows"));
    noSentence->setText(DataView::tr("Select a pair to see it as the model reads it."));
    sourceOneHot->setAccessibleName(DataView::tr("Source sentence as one-hot rows"));
    targetOneHot->setAccessibleName(DataView::tr("Target sentence as one-hot rows"));

    sentenceExport->setAccessibleName(DataView::tr("Save the sentence"));
    sentenceExport->setToolTip(DataView::tr("Save this picture as PNG or SVG"));
    sentenceExport->menu()->clear();
    addPictureActions(
        sentenceExport->menu(), sides, QStringLiteral("one-hot"), [this] { return fileDialog; });

    problemsCard->setTitle(DataView::tr("Problems"));
    problemTable->setAccessibleName(DataView::tr("Problems found in the file"));
    problemSave->setAccessibleName(DataView::tr("Save the problems"));
    problemSave->setToolTip(DataView::tr("Save this list as CSV"));
    updatePairInfo();
    updateVocabularyInfo();
    updateProblemInfo();
    fitColumns();
}

void DataView::Private::fitColumns()
{
    const auto widthOf = [this](const QString &text) {
        return q->fontMetrics().horizontalAdvance(text) + 2 * kCellPadding + 2;
    };
    const QString header
        = pairs->headerData(PairModel::SourceLength, Qt::Horizontal, Qt::DisplayRole).toString();
    pairTable->setColumnWidth(
        PairModel::Number, widthOf(QLocale().toString(std::max(1000, pairs->dataCount()))));
    pairTable->setColumnWidth(PairModel::SourceLength, widthOf(header));
    pairTable->setColumnWidth(PairModel::TargetLength, widthOf(header));
    wordTable->setColumnWidth(VocabularyModel::Id, widthOf(QStringLiteral("00,000")));
    wordTable->setColumnWidth(VocabularyModel::Count, widthOf(QStringLiteral("000,000")));
    wordTable->setColumnWidth(VocabularyModel::Covered, widthOf(QStringLiteral("100.00 %")));
    problemTable->setColumnWidth(ProblemModel::Line, widthOf(QStringLiteral("000,000")));
}

void DataView::Private::fillBuiltinMenu()
{
    QMenu *menu = builtinButton->menu();
    menu->clear();
    for (const BuiltinCorpus &corpus : builtins) {
        const QString name = QString::fromStdString(corpus.name);
        QAction *action
            = menu->addAction(DataView::tr("%1 · %2 pairs")
                                  .arg(QString::fromStdString(corpus.title), count(corpus.pairs)));
        action->setObjectName(name);
        action->setToolTip(QString::fromStdString(corpus.description));
        connect(action, &QAction::triggered, q, [this, name] { emit q->builtinRequested(name); });
    }
    builtinButton->setVisible(!builtins.empty());
}

void DataView::Private::showPart()
{
    pairSearch->stop();
    {
        const QSignalBlocker blocker(pairSearchLine);
        pairSearchLine->clear();
    }
    const std::shared_ptr<const Corpus> &shown = part() == CorpusPart::Dev ? dev : train;
    sentenceStack->setCurrentIndex(0);
    pairs->setCorpus(shown);
    pairStack->setCurrentIndex(pairs->dataCount() > 0 ? 1 : 0);
    updatePairInfo();
    fitColumns();
    if (pairs->dataCount() > 0)
        pairTable->selectRow(0);
}

void DataView::Private::updatePairInfo()
{
    partBox->setItemText(0, DataView::tr("train · %1").arg(count(train ? train->size() : 0)));
    partBox->setItemText(1, DataView::tr("dev · %1").arg(count(dev ? dev->size() : 0)));
    if (!pairs->isFiltered())
        return pairsCard->setInfo({});
    const QString found = count(std::size_t(pairs->rowCount()));
    pairsCard->setInfo(pairSearch->isRunning() ? DataView::tr("%1 found…").arg(found)
                                               : DataView::tr("%1 found").arg(found));
}

void DataView::Private::searchPairs()
{
    const QString text = pairSearchLine->text();
    pairSearch->stop();
    if (text.isEmpty() || pairs->dataCount() == 0) {
        pairs->showAll();
    } else {
        pairs->showNone();
        pairSearch->start(pairs->dataCount(), pairs->matcher(text));
    }
    updatePairInfo();
}

void DataView::Private::selectPair()
{
    const QModelIndex current = pairTable->currentIndex();
    if (current.isValid())
        emit q->sentenceSelected(part(), pairs->dataRow(current.row()));
}

void DataView::Private::translateCurrent()
{
    const QModelIndex current = pairTable->currentIndex();
    if (current.isValid())
        emit q->translateRequested(QString::fromStdString(pairs->pair(current.row()).source));
}

void DataView::Private::showPairMenu(const QPoint &position)
{
    auto *menu = new QMenu(pairTable);
    menu->setObjectName(QStringLiteral("pairMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *translate = menu->addAction(
        DataView::tr("Translate this sentence"), q, [this] { translateCurrent(); });
    translate->setEnabled(pairTable->currentIndex().isValid());
    menu->addAction(DataView::tr("Save these pairs as CSV…"), q, [this] {
        save(DataView::tr("Save these pairs"), QStringLiteral("pairs.csv"), pairs->toCsv());
    });
    menu->popup(pairTable->viewport()->mapToGlobal(position));
}

void DataView::Private::showSide()
{
    wordSearch->stop();
    {
        const QSignalBlocker blocker(wordSearchLine);
        wordSearchLine->clear();
    }
    vocabulary()->showAll();
    wordTable->setModel(vocabulary());
    wordTable->horizontalHeader()->setSectionResizeMode(
        VocabularyModel::Word, QHeaderView::Stretch);
    updateVocabularyInfo();
    fitColumns();
}

void DataView::Private::searchWords()
{
    wordSearch->stop();
    const QString text = wordSearchLine->text();
    if (text.isEmpty())
        return vocabulary()->showAll();
    vocabulary()->showNone();
    wordSearch->start(vocabulary()->dataCount(), vocabulary()->matcher(text));
}

void DataView::Private::updateVocabularyInfo()
{
    const VocabularyModel *shown = vocabulary();
    vocabularyCard->setInfo(
        shown->dataCount() == 0 ? QString() : count(std::size_t(shown->dataCount())));
    vocabularyCard->setToolTip(
        DataView::tr("%1 words, special ones included; they cover %2 % of the training sentences.")
            .arg(count(std::size_t(shown->dataCount())),
                QLocale().toString(100 * shown->coverage(), 'f', 1)));
}

void DataView::Private::updateProblemInfo()
{
    const QString summary = problems->summary();
    problemsCard->setToolTip(summary);
    noProblems->setText(summary.isEmpty() ? DataView::tr("Nothing was read from a file.")
                                          : DataView::tr("No problems found.") + u'\n' + summary);
    problemStack->setCurrentIndex(problems->rowCount() > 0 ? 1 : 0);
    problemsCard->setInfo(
        problems->rowCount() > 0 ? count(std::size_t(problems->rowCount())) : QString());
    problemSave->setEnabled(problems->rowCount() > 0);
}

void DataView::Private::save(const QString &title, const QString &name, const QByteArray &csv)
{
    fileDialog->save(q, title, name, DataView::tr("Tables (*.csv)"), csv);
}

void DataView::setCorpus(std::shared_ptr<const Corpus> train, std::shared_ptr<const Corpus> dev)
{
    d->train = std::move(train);
    d->dev = std::move(dev);
    setHistogram({});
    setVocabularies({}, {});
    setReport({});
    {
        const QSignalBlocker blocker(d->partBox);
        d->partBox->setCurrentIndex(0);
    }
    d->showPart();
}

void DataView::setVocabularies(std::vector<VocabularyRow> source, std::vector<VocabularyRow> target)
{
    d->wordSearch->stop();
    d->vocabularies[0]->setRows(std::move(source));
    d->vocabularies[1]->setRows(std::move(target));
    d->showSide();
}

void DataView::setHistogram(const LengthHistogram &histogram)
{
    d->lengths->setHistogram(histogram);
}

void DataView::setReport(const ReadReport &report)
{
    d->problems->setReport(report);
    d->updateProblemInfo();
}

void DataView::setSentence(const SentenceAnalysis &sentence)
{
    d->sourceOneHot->setSentence(
        toStrings(sentence.sourceTokens), sentence.sourceIds, sentence.sourceVocabulary);
    d->targetOneHot->setSentence(
        toStrings(sentence.targetTokens), sentence.targetIds, sentence.targetVocabulary);
    d->sentenceStack->setCurrentIndex(
        sentence.sourceTokens.empty() && sentence.targetTokens.empty() ? 0 : 1);
}

void DataView::setBuiltinCorpora(const std::vector<BuiltinCorpus> &corpora)
{
    d->builtins = corpora;
    d->fillBuiltinMenu();
}

void DataView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = dialog;
    d->lengths->setFileDialog(std::move(dialog));
}

void DataView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataView::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(paths);
}

void DataView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    if (event->type() == QEvent::FontChange)
        d->fitColumns();
}

} // namespace seq2seq::ui
