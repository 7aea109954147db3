// SPDX-License-Identifier: GPL-3.0-or-later
// The Data workspace as a person uses it: select, search, switch, drop, save.
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/data/example_pairs.h"
#include "tests/ui/look.h"
#include "tests/ui/painted_texts.h"
#include "tests/ui/pseudo_language.h"
#include "ui/data/data_view.h"
#include "ui/data/length_plot.h"
#include "ui/data/one_hot_view.h"
#include "ui/data/pair_model.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::kSentences;
using test::makeCorpus;

namespace {

SentenceAnalysis analysis()
{
    SentenceAnalysis sentence;
    sentence.sourceTokens
        = {"我", "昨天", "在", "图书馆", "读", "了", "一", "本", "有趣", "的", "书", "。", "</s>"};
    sentence.sourceIds = {12, 61, 9, 316, 68, 7, 14, 35, 201, 4, 97, 5, 2};
    sentence.sourceVocabulary = 640;
    sentence.targetTokens = {
        "I", "read", "an", "interesting", "book", "in", "the", "library", "yesterday", ".", "</s>"};
    sentence.targetIds = {8, 139, 58, 3, 105, 13, 4, 273, 329, 5, 2};
    sentence.targetVocabulary = 811;
    return sentence;
}

std::vector<VocabularyRow> vocabulary(const std::vector<std::string> &words)
{
    std::vector<VocabularyRow> rows{
        {0, "<pad>", 0}, {1, "<s>", 0}, {2, "</s>", 24000}, {3, "<unk>", 310}};
    for (const std::string &word : words)
        rows.push_back({int(rows.size()), word, std::int64_t(24000 / rows.size())});
    return rows;
}

LengthHistogram histogram()
{
    LengthHistogram lengths;
    for (int length = 0; length < 30; ++length) {
        lengths.source.push_back(
            std::int64_t(2600 * std::exp(-0.5 * std::pow((length - 9) / 3.2, 2))));
        lengths.target.push_back(
            std::int64_t(2200 * std::exp(-0.5 * std::pow((length - 11) / 3.8, 2))));
    }
    return lengths;
}

ReadReport report()
{
    ReadReport found;
    found.encoding = "UTF-8 with BOM";
    found.lineEnds = "CRLF";
    found.lines = 24'004;
    found.kept = 24'000;
    found.skipped = {{LineProblem::EmptySide, 3}, {LineProblem::MissingColumn, 1}};
    for (std::size_t line : {12, 801, 9044})
        found.listed.push_back({"/home/class/pairs.tsv", line, LineProblem::EmptySide,
            "line " + std::to_string(line) + " has an empty target"});
    found.listed.push_back({"/home/class/pairs.tsv", 20'101, LineProblem::MissingColumn,
        "line 20101 has 1 column, 2 are needed"});
    return found;
}

} // namespace

class DataViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void selectingAsksForTheSentence();
    void sentenceIsDrawnAsDots();
    void namesOfBarsKeepApart_data();
    void namesOfBarsKeepApart();
    void searchFiltersAndKeepsNumbers();
    void halvesCanBeSwitched();
    void doubleClickAndReturnTranslate();
    void builtinCorpusIsRequested();
    void openIsRequested();
    void filesCanBeDropped();
    void vocabularySideAndSearch();
    void histogramIsExact();
    void longTailSharesOneBar();
    void theLongestTrainedHasALine();
    void tablesAndPicturesAreSaved();
    void newCorpusForgetsTheOld();
    void languageChangesLive();
    void everyControlIsNamed();
    void looks_data();
    void looks();
    void millionRowsScrollFreely();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<DataView> m_view;
    std::shared_ptr<test::AnsweringFileDialog> m_files;
};

void DataViewTest::init()
{
    m_view = std::make_unique<DataView>();
    m_view->setPalette(test::lightPalette());
    m_view->setAutoFillBackground(true);
    m_view->resize(1100, 720);
    m_files = std::make_shared<test::AnsweringFileDialog>();
    m_view->setFileDialog(m_files);
    m_view->setBuiltinCorpora({{"everyday-zh-en", "Everyday Chinese to English",
                                   "A grammar of everyday sentences.", 24000},
        {"reverse-letters", "Reverse letters", "Words written backwards.", 10000}});
    connect(m_view.get(), &DataView::sentenceSelected, m_view.get(),
        [this] { m_view->setSentence(analysis()); });
    m_view->setCorpus(makeCorpus(24'000), makeCorpus(1200));
    m_view->setVocabularies(vocabulary({"的", "。", "了", "我", "在", "他", "书", "昨天"}),
        vocabulary({"the", ".", "I", "to", "in", "a", "book", "yesterday"}));
    m_view->setHistogram(histogram());
    m_view->setReport(report());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void DataViewTest::cleanup()
{
    m_view.reset();
}

void DataViewTest::selectingAsksForTheSentence()
{
    QSignalSpy spy(m_view.get(), &DataView::sentenceSelected);
    auto *table = find<QTableView>("pairs");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualRect(table->model()->index(3, 1)).center());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<SentencePair>(), kSentences[3]);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy[1][0].value<SentencePair>(), kSentences[4]);
}

void DataViewTest::sentenceIsDrawnAsDots()
{
    auto *view = find<OneHotView>("sourceOneHot");
    QVERIFY(view->isVisible()); // the first pair is selected by itself
    QCOMPARE(view->tokens().size(), 13);
    QVERIFY(view->dotPosition(3).x() > view->dotPosition(1).x()); // id 316 right of id 61
    const QImage image = view->grab().toImage();
    const Theme theme(view->palette());
    for (int row = 0; row < 13; ++row)
        QCOMPARE(QColor(image.pixel(view->dotPosition(row).toPoint())), theme.accent);
    QVERIFY(view->rowText(3).contains(QStringLiteral("316")));
    QVERIFY(find<OneHotView>("targetOneHot")->rowText(3).contains(QStringLiteral("<unk>")));
}

/// Large letters need more room: fewer bars are named then.
void DataViewTest::namesOfBarsKeepApart_data()
{
    QTest::addColumn<double>("points");
    QTest::newRow("usual") << 9.0;
    QTest::newRow("projector") << 18.0;
}

void DataViewTest::namesOfBarsKeepApart()
{
    QFETCH(double, points);
    auto *plot = find<LengthPlot>("lengths");
    QFont font = plot->font();
    font.setPointSizeF(points);
    m_view->setFont(font);
    plot->setFont(font);
    LengthHistogram lengths;
    for (int length = 0; length < 60; ++length) {
        lengths.source.push_back(length > 25 ? 1 : 1000);
        lengths.target.push_back(500);
    }
    m_view->setHistogram(lengths);
    QCoreApplication::processEvents();
    plot->replot();
    QList<QRectF> names;
    for (const test::PaintedText &painted : test::paintedTexts(*plot)) {
        static const QRegularExpression number(QStringLiteral("^≥?[0-9]+$"));
        if (number.match(painted.text).hasMatch()
            && painted.place.center().y() > plot->axisRect()->bottom())
            names << painted.place;
    }
    QVERIFY(names.size() > 2);
    for (int i = 0; i < names.size(); ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY(!names.at(i).adjusted(-2, 0, 2, 0).intersects(names.at(j)));
}

void DataViewTest::searchFiltersAndKeepsNumbers()
{
    auto *line = find<QLineEdit>("pairSearch");
    auto *table = find<QTableView>("pairs");
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("BLACK cat"));
    QTRY_COMPARE(table->model()->rowCount(), 4800);
    QCOMPARE(table->model()->index(1, PairModel::Number).data().toString(), QStringLiteral("9"));
    QSignalSpy spy(m_view.get(), &DataView::sentenceSelected);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualRect(table->model()->index(1, 1)).center());
    QCOMPARE(spy.last()[0].value<SentencePair>(), kSentences[3]);
    line->clear();
    QTRY_COMPARE(table->model()->rowCount(), 24'000);
}

void DataViewTest::halvesCanBeSwitched()
{
    QSignalSpy spy(m_view.get(), &DataView::sentenceSelected);
    auto *part = find<QComboBox>("part");
    part->setFocus();
    QTest::keyClick(part, Qt::Key_Down);
    const auto *table = find<QTableView>("pairs");
    QCOMPARE(table->model()->rowCount(), 1200);
    QVERIFY(!spy.isEmpty());
    QCOMPARE(table->model()->index(0, PairModel::Number).data().toString(),
        QLocale().toString(24'001)); // behind those of train
    QVERIFY(part->itemText(1).contains(QStringLiteral("1,200"))
        || part->itemText(1).contains(QStringLiteral("1200")));
}

void DataViewTest::doubleClickAndReturnTranslate()
{
    QSignalSpy spy(m_view.get(), &DataView::translateRequested);
    auto *table = find<QTableView>("pairs");
    const QPoint place = table->visualRect(table->model()->index(1, 1)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("他每天早上喝咖啡。"));
    m_view->activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy[1][0].toString(), QStringLiteral("你妹妹住在哪里?"));
}

void DataViewTest::builtinCorpusIsRequested()
{
    QSignalSpy spy(m_view.get(), &DataView::builtinRequested);
    const QList<QAction *> actions = find<QPushButton>("builtin")->menu()->actions();
    QCOMPARE(actions.size(), 2);
    QCOMPARE(actions[1]->toolTip(), QStringLiteral("Words written backwards."));
    actions[1]->trigger();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("reverse-letters"));
}

void DataViewTest::openIsRequested()
{
    QSignalSpy spy(m_view.get(), &DataView::openRequested);
    QTest::mouseClick(find<QPushButton>("open"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void DataViewTest::filesCanBeDropped()
{
    QSignalSpy spy(m_view.get(), &DataView::filesDropped);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.zh")),
        QUrl::fromLocalFile(QStringLiteral("/tmp/a.en"))});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_view.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_view.get(), &drop);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toStringList(),
        (QStringList{QStringLiteral("/tmp/a.zh"), QStringLiteral("/tmp/a.en")}));
    QMimeData text;
    text.setText(QStringLiteral("no file"));
    QDragEnterEvent refused({50, 50}, Qt::CopyAction, &text, Qt::LeftButton, {});
    refused.ignore();
    QCoreApplication::sendEvent(m_view.get(), &refused);
    QVERIFY(!refused.isAccepted());
}

void DataViewTest::vocabularySideAndSearch()
{
    auto *table = find<QTableView>("vocabulary");
    QCOMPARE(table->model()->index(4, 1).data().toString(), QStringLiteral("的"));
    auto *side = find<QComboBox>("side");
    side->setFocus();
    QTest::keyClick(side, Qt::Key_Down);
    QCOMPARE(table->model()->index(4, 1).data().toString(), QStringLiteral("the"));
    QTest::keyClicks(find<QLineEdit>("wordSearch"), QStringLiteral("yest"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("11"));
    QTest::keyClick(side, Qt::Key_Up); // the other side starts unfiltered
    QCOMPARE(table->model()->rowCount(), 12);
}

void DataViewTest::histogramIsExact()
{
    const auto *plot = find<LengthPlot>("lengths");
    const QString text = plot->valuesAt(9.3);
    QVERIFY2(text.contains(QLocale().toString(2600)), qPrintable(text));
    QVERIFY(plot->accessibleDescription().contains(QStringLiteral("9")));
    QVERIFY(plot->toCsv().contains("\n9,2600,"));
}

void DataViewTest::longTailSharesOneBar()
{
    LengthHistogram lengths;
    lengths.source.assign(2001, 0);
    lengths.source[5] = 100'000;
    lengths.source[900] = 3;
    lengths.source[2000] = 4;
    lengths.target = lengths.source;
    m_view->setHistogram(lengths);
    const auto *plot = find<LengthPlot>("lengths");
    QVERIFY(plot->valuesAt(5).contains(QLocale().toString(100'000)));
    QVERIFY2(plot->valuesAt(6).startsWith(QStringLiteral("≥6")), qPrintable(plot->valuesAt(6)));
    QVERIFY(plot->valuesAt(6).contains(QStringLiteral("7 source")));
    QVERIFY(plot->valuesAt(7).isEmpty());
}

void DataViewTest::theLongestTrainedHasALine()
{
    const auto *plot = find<LengthPlot>("lengths");
    const auto *line = plot->findChild<QCPItemStraightLine *>();
    QVERIFY(!line->visible());
    m_view->setLengths(nullptr, 12);
    QVERIFY(line->visible());
    QCOMPARE(line->point1->key(), 12.5); // behind the bar of 12 tokens
    m_view->setLengths(nullptr, 100); // longer than any pair
    QVERIFY(line->visible());
    QVERIFY(line->point1->key() < plot->xAxis->range().upper);
    QVERIFY(line->point1->key() > plot->xAxis->range().upper - 0.5);
    m_view->setLengths(nullptr, 0);
    QVERIFY(!line->visible());
}

void DataViewTest::tablesAndPicturesAreSaved()
{
    QTest::mouseClick(find<QToolButton>("saveVocabulary"), Qt::LeftButton);
    QCOMPARE(m_files->savedName, QStringLiteral("source-vocabulary.csv"));
    QVERIFY(m_files->saved().contains("昨天"));
    QTest::mouseClick(find<QToolButton>("saveProblems"), Qt::LeftButton);
    QVERIFY(m_files->saved().contains("20101"));
    find<LengthPlot>("lengths")->savePicture(PictureFormat::Png);
    QVERIFY(m_files->saved().startsWith("\x89PNG"));
    find<LengthPlot>("lengths")->savePicture(PictureFormat::Svg);
    QVERIFY(m_files->saved().contains("<svg"));
}

void DataViewTest::newCorpusForgetsTheOld()
{
    m_view->setCorpus(makeCorpus(3), nullptr);
    QCOMPARE(find<QTableView>("pairs")->model()->rowCount(), 3);
    QCOMPARE(find<QTableView>("vocabulary")->model()->rowCount(), 0);
    QCOMPARE(find<QTableView>("problems")->model()->rowCount(), 0);
    QVERIFY(!find<QToolButton>("saveProblems")->isEnabled());
    m_view->setCorpus(nullptr, nullptr);
    QVERIFY(!find<QTableView>("pairs")->isVisible()); // a sentence says what to do instead
    QVERIFY(!find<OneHotView>("sourceOneHot")->isVisible());
}

void DataViewTest::languageChangesLive()
{
    test::PseudoTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_VERIFY(find<QPushButton>("open")->text().startsWith(test::kPseudoMark));
    QStringList left = test::untranslatedTexts(*m_view);
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
}

void DataViewTest::everyControlIsNamed()
{
    for (const char *name : {"part", "split", "pairSearch", "isExpression", "oddity", "shortest",
             "longest", "openAddPair", "removePairs", "builtin", "side", "wordSearch", "savePairs",
             "exportLengths", "saveVocabulary", "exportSentence", "saveProblems"}) {
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), name);
        QVERIFY2(!find<QWidget>(name)->toolTip().isEmpty(), name);
    }
    for (const char *name : {"pairs", "vocabulary", "problems"}) {
        const QAbstractItemModel *model = find<QTableView>(name)->model();
        for (int column = 0; column < model->columnCount(); ++column)
            QVERIFY2(
                !model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty(),
                name);
    }
    for (const char *name :
        {"pairs", "vocabulary", "problems", "lengths", "sourceOneHot", "targetOneHot"})
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), name);
    QVERIFY(find<OneHotView>("sourceOneHot")
                ->accessibleDescription()
                .contains(QStringLiteral("图书馆 = 316")));
}

void DataViewTest::looks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("small-light") << QSize(900, 590) << false;
    QTest::newRow("small-dark") << QSize(900, 590) << true;
    QTest::newRow("large-light") << QSize(1540, 950) << false;
    QTest::newRow("large-dark") << QSize(1540, 950) << true;
}

void DataViewTest::looks()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_view->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    m_view->resize(size);
    auto *plot = find<LengthPlot>("lengths");
    plot->replot();
    QCOMPARE(m_view->size(), size);
    const QImage image
        = test::grab(*m_view, QStringLiteral("data-") + QLatin1String(QTest::currentDataTag()));
    const Theme theme(m_view->palette());
    QVERIFY(test::countColor(image, theme.card) > image.width() * image.height() / 3);
    QVERIFY(test::countColor(image, theme.primary) > 500); // bars of the source
    QVERIFY(test::countColor(image, theme.accent) > 500); // bars of the target, dots
}

void DataViewTest::millionRowsScrollFreely()
{
    const auto corpus = makeCorpus(1'000'000);
    double before = test::cpuMs();
    m_view->setCorpus(corpus, nullptr);
    const double setMs = test::cpuMs() - before;
    auto *table = find<QTableView>("pairs");
    QCOMPARE(table->model()->rowCount(), 1'000'000);
    QList<double> times;
    for (int i = 1; i <= 20; ++i) {
        before = test::cpuMs();
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 20 * i);
        table->viewport()->repaint();
        times << test::cpuMs() - before;
    }
    std::sort(times.begin(), times.end());
    qInfo("a million rows: shown in %.1f ms; a far jump with repaint takes %.1f ms (median of 20)",
        setMs, times[10]);
    QVERIFY(times[10] < 16);
    QVERIFY(setMs < 500);
}

QTEST_MAIN(DataViewTest)
#include "tst_data_view.moc"
