// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the five cards of the Data workspace and names everything in the language of the moment.
#include "ui/data/data_view_p.h"

#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>

#include <utility>

namespace seq2seq::ui {

namespace {

/// A quiet table: rows of one height, so that a million of them need no measuring.
QTableView *makeTable(QAbstractItemModel *model, const char *objectName)
{
    auto *table = new QTableView;
    table->setObjectName(QLatin1String(objectName));
    makeQuiet(table);
    table->setModel(model);
    return table;
}

} // namespace

void DataView::Private::build()
{
    buildPairs();
    buildLengths();
    buildSentence();
    buildVocabulary();
    buildProblems();
    QSplitter *left = makeSplitter(Qt::Vertical, "dataLeft", pairsCard, sentenceCard, 58, 42);
    QSplitter *facts = makeSplitter(Qt::Vertical, "dataFacts", lengthsCard, vocabularyCard, 42, 58);
    QSplitter *right = makeSplitter(Qt::Vertical, "dataRight", facts, problemsCard, 80, 20);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(makeSplitter(Qt::Horizontal, "dataColumns", left, right, 57, 43));
}

void DataView::Private::buildPairs()
{
    pairsCard = new PairsCard(q);
    builtinButton = new QPushButton;
    builtinButton->setObjectName(QStringLiteral("builtin"));
    builtinButton->setMenu(new QMenu(builtinButton));
    builtinButton->menu()->setToolTipsVisible(true);
    openButton = new QPushButton;
    openButton->setObjectName(QStringLiteral("open"));
    for (QWidget *widget : std::initializer_list<QWidget *>{builtinButton, openButton})
        pairsCard->addHeaderWidget(widget);

    pickSearch = new ChunkedSearch(q);
    connect(pickSearch, &ChunkedSearch::found, q, [this](const std::vector<int> &rows) {
        if (!std::exchange(isPickFound, true))
            selectPicked(rows.front());
    });
    connect(pickSearch, &ChunkedSearch::finished, q, [this] {
        if (!isPickFound)
            selectPicked(-1);
    });
    connect(openButton, &QPushButton::clicked, q, &DataView::openRequested);
    connect(pairsCard, &PairsCard::currentChanged, q,
        [this](bool isByPerson) { selectPair(isByPerson); });
    connect(pairsCard, &PairsCard::translateRequested, q, &DataView::translateRequested);
    connect(
        &pairsCard->changeBar(), &ChangeBar::takeOverRequested, q, &DataView::takeOverRequested);
}

void DataView::Private::buildLengths()
{
    lengthsCard = new Card({}, q);
    lengthsCard->setContentMargin(6);
    lengths = new LengthPlot;
    lengths->setObjectName(QStringLiteral("lengths"));
    lengths->setFileDialog(fileDialog);
    lengthsCard->setContent(lengths);
    lengthsExport = makeSaveMenuButton(
        "exportLengths", [this](QMenu *menu) { lengths->addSaveActions(menu); });
    lengthsCard->addHeaderWidget(lengthsExport);
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
    frequencies = new FrequencyPlot;
    frequencies->setObjectName(QStringLiteral("frequencies"));
    frequencies->setFileDialog(fileDialog);
    vocabularyStack = new QStackedWidget;
    vocabularyStack->addWidget(wordTable);
    vocabularyStack->addWidget(frequencies);
    vocabularySize = new VocabularySizeBar;
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(vocabularyStack, 1);
    column->addWidget(vocabularySize);
    vocabularyCard->setContent(content);
    vocabularyForm = new SegmentedChoice;
    vocabularyForm->add("vocabularyList", [] {
        return SegmentedChoice::Texts{
            DataView::tr("list"), DataView::tr("The words of the run that is open")};
    });
    vocabularyForm->add("vocabularyPlot", [] {
        return SegmentedChoice::Texts{DataView::tr("plot"),
            DataView::tr("How often the words are, by rank, for each way to cut the text")};
    });
    vocabularyCard->addHeaderWidget(vocabularyForm);
    sideBox = new QComboBox;
    sideBox->setObjectName(QStringLiteral("side"));
    sideBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    sideBox->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a cut name is no name
    sideBox->addItems({QString(), QString()});
    wordSearchLine = new QLineEdit;
    wordSearchLine->setObjectName(QStringLiteral("wordSearch"));
    wordSearchLine->setClearButtonEnabled(true);
    wordSave = makeSaveButton("saveVocabulary");
    for (QWidget *widget : std::initializer_list<QWidget *>{sideBox, wordSearchLine, wordSave})
        vocabularyCard->addHeaderWidget(widget);

    connect(vocabularyForm, &SegmentedChoice::chosen, q, [this](int form) {
        vocabularyStack->setCurrentIndex(form);
        for (QWidget *widget : std::initializer_list<QWidget *>{sideBox, wordSearchLine, wordSave})
            widget->setVisible(form == 0);
    });
    connect(vocabularySize, &VocabularySizeBar::studyChanged, q,
        [this] { frequencies->setStudy(vocabularySize->study()); });
    connect(vocabularySize, &VocabularySizeBar::sizeChanged, q, [this](int size) {
        frequencies->setSize(size);
        cuts->setSize(size);
    });
    connect(
        vocabularySize, &VocabularySizeBar::beginAnewRequested, q, &DataView::vocabularyRequested);
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
    cuts = new CutView;
    auto *cutArea = new QScrollArea;
    cutArea->setWidgetResizable(true);
    cutArea->setFrameShape(QFrame::NoFrame);
    cutArea->setWidget(cuts);
    cutArea->viewport()->setAutoFillBackground(false);
    cuts->setAutoFillBackground(false);
    sentenceForms = new QStackedWidget;
    sentenceForms->addWidget(area);
    sentenceForms->addWidget(cutArea);
    sentenceForm = new SegmentedChoice;
    sentenceForm->add("sentenceOneHot", [] {
        return SegmentedChoice::Texts{
            DataView::tr("one-hot"), DataView::tr("The pair as the model reads it")};
    });
    sentenceForm->add("sentenceCuts", [] {
        return SegmentedChoice::Texts{DataView::tr("three ways"),
            DataView::tr("The pair cut by words, characters and subwords, with the ids of a "
                         "vocabulary of the size below Vocabulary")};
    });
    connect(
        sentenceForm, &SegmentedChoice::chosen, sentenceForms, &QStackedWidget::setCurrentIndex);
    sentenceCard->addHeaderWidget(sentenceForm);
    sentenceStack->addWidget(sentenceForms);
    sentenceCard->setContent(sentenceStack);
    sentenceExport = makeSaveMenuButton("exportSentence", [this](QMenu *menu) {
        addFigureActions(menu, sides, sentenceFigure(), [this] { return fileDialog; });
    });
    offerMenuOf(sentenceExport, sides);
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
    noProblems->setTextFormat(Qt::PlainText); // names of files stand in it
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
    builtinButton->setText(DataView::tr("Built-in corpora"));
    builtinButton->setAccessibleName(DataView::tr("Built-in corpora"));
    builtinButton->setToolTip(DataView::tr("Take sentences that come with the program"));
    openButton->setText(DataView::tr("Open file…"));
    openButton->setToolTip(
        DataView::tr("Read your own sentence pairs from a file; files can also be dropped here"));
    fillBuiltinMenu();

    lengthsCard->setTitle(DataView::tr("Sentence lengths"));
    lengths->retranslate();
    frequencies->retranslate();
    lengthsExport->setAccessibleName(DataView::tr("Save the sentence lengths"));
    lengthsExport->setToolTip(DataView::tr("Save the histogram as PNG, SVG, PDF or CSV"));

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
    sentenceExport->setToolTip(
        DataView::tr("Save this picture as PNG, SVG or PDF, or its numbers as CSV"));
    problemsCard->setTitle(DataView::tr("Problems"));
    problemTable->setAccessibleName(DataView::tr("Problems found in the file"));
    problemSave->setAccessibleName(DataView::tr("Save the problems"));
    problemSave->setToolTip(DataView::tr("Save this list as CSV"));
    updateVocabularyInfo();
    updateProblemInfo();
    fitColumns();
}

void DataView::Private::fitColumns()
{
    const auto widthOf = [this](const QString &text) {
        return q->fontMetrics().horizontalAdvance(text) + 2 * kCellPadding + 2;
    };
    wordTable->setColumnWidth(VocabularyModel::Id,
        std::max(widthOf(QLocale().toString(vocabulary()->dataCount())),
            widthOf(vocabulary()
                        ->headerData(VocabularyModel::Id, Qt::Horizontal, Qt::DisplayRole)
                        .toString())));
    wordTable->setColumnWidth(VocabularyModel::Count, widthOf(QStringLiteral("000,000")));
    wordTable->setColumnWidth(VocabularyModel::Covered, widthOf(QStringLiteral("100.00 %")));
    const auto fitLine
        = [this](QLineEdit *line, int letters) { // with room for the sign to clear it
              const QFontMetrics metrics = q->fontMetrics();
              line->setFixedWidth(std::max(letters * metrics.averageCharWidth(),
                  metrics.horizontalAdvance(line->placeholderText()) + inLines(q->font(), 2.2)));
          };
    fitLine(wordSearchLine, 10);
    problemTable->setColumnWidth(ProblemModel::Line, widthOf(QStringLiteral("000,000")));
}

} // namespace seq2seq::ui
