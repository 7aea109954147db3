// SPDX-License-Identifier: GPL-3.0-or-later
// What the Data workspace makes of a studied text: coverage of a vocabulary of any size,
// frequencies by rank, a pair cut in three ways.
#include "tests/ui/data/example_pairs.h"
#include "ui/data/data_view.h"
#include "ui/data/frequency_plot.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTextDocument>

#include <algorithm>
#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::makeCorpus;

namespace {

std::shared_ptr<const TextStudy> wordStudy()
{
    return std::make_shared<const TextStudy>(
        studyText(TokenizerOptions(), TokenizerOptions(), *makeCorpus(100), *makeCorpus(7)));
}

} // namespace

class DataStudyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void sizeOfTheVocabularyIsWeighed();
    void frequenciesAreDrawnByRank();
    void aPairIsCutInThreeWays();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<DataView> m_view;
};

void DataStudyTest::init()
{
    m_view = std::make_unique<DataView>();
    m_view->resize(1100, 720);
    connect(m_view.get(), &DataView::sentenceSelected, m_view.get(), [this] {
        SentenceAnalysis sentence; // any: it is not looked at here
        sentence.sourceTokens = sentence.targetTokens = {"a", "</s>"};
        sentence.sourceIds = sentence.targetIds = {4, 2};
        sentence.sourceVocabulary = sentence.targetVocabulary = 5;
        m_view->setSentence(sentence);
    });
    m_view->setCorpus(makeCorpus(24'000), makeCorpus(1200));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void DataStudyTest::sizeOfTheVocabularyIsWeighed()
{
    auto *size = find<QSpinBox>("vocabularySize");
    auto *slider = find<QSlider>("vocabularySlider");
    auto *source = find<QLabel>("sourceCoverage");
    m_view->beginStudies(TokenizerKind::Word, 100);
    QVERIFY(!slider->isEnabled());
    const auto study = wordStudy();
    m_view->setStudy(TokenizerKind::Word, study);
    QVERIFY(slider->isEnabled());
    QCOMPARE(size->maximum(), std::max(study->source.mostWords(), study->target.mostWords()));
    // What is said follows the slider, and is what is counted.
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(size->value(), kSpecials + 1);
    QTest::keyClick(slider, Qt::Key_PageUp);
    QVERIFY(size->value() > kSpecials + 1);
    for (const int wanted : {6, 12, size->maximum()}) {
        size->setValue(wanted);
        const QString covered = QLocale().toString(100 * study->source.coverage(wanted), 'f', 1);
        const QString unknown
            = QLocale().toString(100 * study->source.unknownInDev(wanted), 'f', 1);
        QVERIFY2(source->text().contains(covered), qPrintable(source->text()));
        QVERIFY2(source->text().contains(unknown + QStringLiteral(" % of dev")),
            qPrintable(source->text()));
    }
    QSignalSpy requested(m_view.get(), &DataView::vocabularyRequested);
    size->setValue(12);
    QTest::mouseClick(find<QPushButton>("anewWithVocabulary"), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested[0][1].toInt(), 12);
}

void DataStudyTest::frequenciesAreDrawnByRank()
{
    const auto study = wordStudy();
    m_view->beginStudies(TokenizerKind::Word, 100);
    m_view->setStudy(TokenizerKind::Word, study);
    QTest::mouseClick(find<QWidget>("vocabularyPlot"), Qt::LeftButton);
    auto *plot = find<FrequencyPlot>("frequencies");
    QVERIFY(plot->isVisible());
    QVERIFY(!find<QLineEdit>("wordSearch")->isVisible());
    QCOMPARE(plot->xAxis->scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(plot->graph(0)->data()->begin()->value,
        double(study->source.language.vocabulary.count(kSpecials)));
    const QString first = plot->valuesAt(1);
    QVERIFY2(first.contains(QStringLiteral("。")), qPrintable(first));
    QVERIFY(plot->toCsv().contains("rank,source_word,source_count,target_word,target_count"));
    QVERIFY(plot->valuesAt(100'000).isEmpty());
}

void DataStudyTest::aPairIsCutInThreeWays()
{
    m_view->beginStudies(TokenizerKind::Word, 100);
    QTest::mouseClick(find<QWidget>("sentenceCuts"), Qt::LeftButton);
    auto *words = find<QLabel>("targetWords");
    QVERIFY(words->isVisible());
    const auto study = wordStudy();
    m_view->setStudy(TokenizerKind::Word, study);
    const auto shown = [](const QLabel *label) {
        QTextDocument document;
        document.setHtml(label->text());
        return document.toPlainText();
    };
    // "He drinks coffee every morning ." once its pair is selected
    auto *table = find<QTableView>("pairs");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualRect(table->model()->index(1, 1)).center());
    QVERIFY2(shown(words).startsWith(QStringLiteral("6:")), qPrintable(shown(words)));
    const int id = study->target.language.id("coffee");
    QVERIFY(shown(words).contains(QStringLiteral("coffee")));
    QVERIFY(shown(words).contains(QString::number(id)));
    find<QSpinBox>("vocabularySize")->setValue(kSpecials + 1); // hardly a word is known then
    QVERIFY(!shown(words).contains(QString::number(id)));
    QVERIFY(shown(words).contains(QString::number(kUnk)));
    QVERIFY(!shown(find<QLabel>("targetSubwords")).contains(QStringLiteral("coffee")));
}

QTEST_MAIN(DataStudyTest)
#include "tst_data_study.moc"
