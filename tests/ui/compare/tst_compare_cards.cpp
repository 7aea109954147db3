// SPDX-License-Identifier: GPL-3.0-or-later
// What ticked runs say of sentences, as cards: quality by length, whether a difference is real, and
// one sentence through all of them. Mouse and keys on made-up answers.
#include "made_up_answers.h"
#include "made_up_study.h"
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/look.h"
#include "ui/compare/difference_plot.h"
#include "ui/compare/quality_card.h"
#include "ui/compare/quality_plot.h"
#include "ui/compare/same_sentence_card.h"
#include "ui/compare/sentence_column.h"
#include "ui/compare/significance_card.h"
#include "ui/compare/study_book.h"
#include "ui/compare/together_card.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/selection.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;
using seq2seq::test::AnsweringFileDialog;
using seq2seq::test::answersOf;
using seq2seq::test::comparison;
using seq2seq::test::look;

namespace {

const QString kGeneral1 = QStringLiteral("general-64-1.s2s");
const QString kGeneral2 = QStringLiteral("general-64-2.s2s");
const QString kNone1 = QStringLiteral("none-64-1.s2s");

QString plain(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText();
}

/// As the plot writes them: no line ends before a sign.
QString percents(const char *text)
{
    return QString::fromUtf8(text)
        .replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"))
        .replace(QStringLiteral(" ± "), QStringLiteral("\u00a0±\u00a0"));
}

template <typename T> T *in(const QWidget &widget, const char *name)
{
    T *found = widget.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

} // namespace

class TestCompareCards : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_book = std::make_unique<StudyBook>();
        m_book->setStudy(QStringLiteral("/study"), test::madeUpStudy());
    }

    void qualityIsACurveAConfiguration()
    {
        QualityCard card(*m_book);
        show(card);
        QVERIFY(in<QLabel>(card, "qualityHint")->text().startsWith(QStringLiteral("Tick")));
        fill(card);
        QVERIFY(!card.plot().isEmpty());
        const QString sentence = in<QLabel>(card, "qualitySentence")->text();
        QCOMPARE(sentence,
            percents("Beyond what was trained on (1.1 times the longest): general 64 (2 seeds) has "
                     "95.0 ± 7.1 % at 11–12 tokens, none 64 / 1 has 40.0 %: 55.0 points."));
        QCOMPARE(card.plot().valuesAt(6.2),
            percents("13–14 tokens, 2 sentence(s)\ngeneral 64 (2 seeds): 95.0 ± 7.1 %\n"
                     "none 64 / 1: 40.0 %"));
        QCOMPARE(card.plot().legend->itemCount(), 2); // bands have no entry
        test::grab(card, QStringLiteral("quality-light"));
    }

    void theMeasureIsChosenByKeys()
    {
        QualityCard card(*m_book);
        show(card);
        fill(card);
        auto *measure = in<QComboBox>(card, "qualityMeasure");
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_Down);
        QCOMPARE(card.plot().measure(), SliceMeasure::ForcedAccuracy);
        QVERIFY(in<QLabel>(card, "qualitySentence")->text().contains(QStringLiteral("within 0.0")));
        QVERIFY(card.plot().valuesAt(0).contains(QStringLiteral("90.0")));
    }

    void rareWordsAreFoundLessOften()
    {
        QualityCard card(*m_book);
        show(card);
        fill(card);
        QTest::mouseClick(in<QAbstractButton>(card, "overFrequency"), Qt::LeftButton);
        QCOMPARE(card.title(), QStringLiteral("Quality by word frequency"));
        QVERIFY(in<QComboBox>(card, "qualityMeasure")->isHidden());
        const QString sentence = in<QLabel>(card, "qualitySentence")->text();
        QVERIFY2(sentence.contains(percents("none 64 / 1 10.0 % of the rarest, 90.0 %")),
            qPrintable(sentence));
        QVERIFY(card.plot().valuesAt(0).startsWith(
            QStringLiteral("seen in training: unknown, 3 word(s)")));
        test::grab(card, QStringLiteral("quality-frequency"));
    }

    void curvesAreSaved()
    {
        QualityCard card(*m_book);
        const auto dialog = std::make_shared<AnsweringFileDialog>();
        card.setFileDialog(dialog);
        show(card);
        fill(card);
        in<QToolButton>(card, "saveQuality")->menu()->actions().last()->trigger();
        QCOMPARE(dialog->savedName, QStringLiteral("quality-by-length.csv"));
        const QList<QByteArray> lines = dialog->saved().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 2 * 7); // bins of two lengths
        QVERIFY(lines[0].startsWith("run,runs,from,to,sentences,output_accuracy,"));
        QVERIFY(lines[1].startsWith("general 64 (2 seeds),2,1,2,2,0.95,"));
        QCOMPARE(card.figures().size(), 1U);
    }

    void translatingIsToldAndStopped()
    {
        QualityCard card(*m_book);
        show(card);
        QSignalSpy stopped(&card, &QualityCard::stopRequested);
        QSignalSpy wentOn(&card, &QualityCard::goOnRequested);
        card.setProgress(1, 4, 0.5);
        QVERIFY(in<QWidget>(card, "qualityWork")->isVisible());
        QCOMPARE(in<QLabel>(card, "qualityWorkText")->text(),
            QStringLiteral("Translating dev sentences: run 2 of 4"));
        QCOMPARE(in<QProgressBar>(card, "qualityProgress")->value(), 375);
        auto *button = in<QPushButton>(card, "qualityStop");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
        card.setStopped(3);
        QCOMPARE(button->text(), QStringLiteral("Go on"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wentOn.count(), 1);
        card.setProgress(4, 4, 0);
        QVERIFY(!in<QWidget>(card, "qualityWork")->isVisible());
        card.setProblems({QStringLiteral("a <b> is broken")});
        auto *problems = in<QLabel>(card, "qualityProblems");
        QCOMPARE(problems->text(), QStringLiteral("a <b> is broken"));
        card.setProblems({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
            QStringLiteral("4"), QStringLiteral("5")});
        QCOMPARE(problems->text(), QStringLiteral("1\n2\n3\nand 2 more, see the tooltip"));
        QVERIFY(problems->toolTip().endsWith(u'5'));
    }

    /// A run that has left the study takes its curves with it.
    void curvesOfAnotherStudyAreNotShown()
    {
        QualityCard card(*m_book);
        show(card);
        fill(card);
        m_book->setStudy(QStringLiteral("/other"), std::make_shared<Study>());
        QVERIFY(card.plot().isEmpty());
    }

    void theBestIsComparedWithItsRival()
    {
        SignificanceCard card(*m_book);
        show(card);
        QSignalSpy asked(&card, &SignificanceCard::asked);
        card.setChoices({kNone1, kGeneral2, kGeneral1});
        QCOMPARE(asked.count(), 1);
        // The seed of none-64-1 split its corpus as that of general-64-1, which is the best.
        QCOMPARE(card.task(), (SignificanceTask{kGeneral1, kNone1, 1000}));
        card.setComparison(
            card.task(), std::make_shared<SystemComparison>(comparison(0.6, 4, 0.008)));
        QCOMPARE(in<QLabel>(card, "difference0")->text(), QStringLiteral("+2.3 BLEU"));
        QCOMPARE(in<QLabel>(card, "difference1")->text(), QStringLiteral("+0.6 … +4.0"));
        QCOMPARE(in<QLabel>(card, "difference2")->text(), QStringLiteral("0.008"));
        QCOMPARE(in<QLabel>(card, "difference3")->text(), QStringLiteral("71 / 38 / 391"));
        QCOMPARE(plain(in<QLabel>(card, "verdict")->text()),
            QStringLiteral("Yes, on these 500 sentences: A is ahead in 996 of 1,000 samples."));
        QVERIFY(in<DifferencePlot>(card, "differencePlot")->barCount() > 20);
        test::grab(card, QStringLiteral("significance-light"));
    }

    void anotherChoiceAsksAnew()
    {
        SignificanceCard card(*m_book);
        show(card);
        card.setChoices({kNone1, kGeneral2, kGeneral1});
        const SignificanceTask before = card.task();
        QSignalSpy asked(&card, &SignificanceCard::asked);
        auto *b = in<QComboBox>(card, "runB");
        b->setFocus();
        QTest::keyClick(b, Qt::Key_Up);
        QCOMPARE(card.task().b, kGeneral2);
        QCOMPARE(asked.count(), 1);
        card.setComparison(before, std::make_shared<SystemComparison>(comparison(1, 2, 0.01)));
        QVERIFY(!in<QLabel>(card, "verdict")->isVisible()); // an answer to the old question
        card.setProblem(card.task(), QStringLiteral("different dev sentences"));
        QCOMPARE(in<QLabel>(card, "significanceHint")->text(),
            QStringLiteral("different dev sentences"));
        card.setChoices({kNone1, kGeneral2, kGeneral1}); // they have answered anew
        QCOMPARE(card.task().b, kGeneral2); // as the person chose
        QCOMPARE(asked.count(), 2);
        QTest::keyClick(b, Qt::Key_Up);
        QCOMPARE(card.task().a, card.task().b);
        QVERIFY(in<QLabel>(card, "significanceHint")->text().contains(QStringLiteral("one run")));
        QCOMPARE(asked.count(), 2);
    }

    void whatIsNotShownIsSaidSo()
    {
        SignificanceCard card(*m_book);
        show(card);
        card.setChoices({kNone1, kGeneral1});
        card.setComparison(card.task(), std::make_shared<SystemComparison>(comparison(-1, 2, 0.4)));
        QVERIFY(plain(in<QLabel>(card, "verdict")->text())
                    .startsWith(QStringLiteral("Not shown by these 500 sentences")));
        auto *measure = in<QComboBox>(card, "differenceMeasure");
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_End);
        QCOMPARE(in<QLabel>(card, "difference0")->text(), QStringLiteral("+3.9 points"));
    }

    void theSeedIsWarnedOf()
    {
        SignificanceCard card(*m_book);
        show(card);
        card.setChoices({kNone1, kGeneral1});
        card.setComparison(card.task(), std::make_shared<SystemComparison>(comparison(1, 2, 0.01)));
        // Three seeds of each in the made-up study, well apart.
        const QString many = plain(in<QLabel>(card, "seedsRemark")->text());
        QVERIFY2(many.startsWith(QStringLiteral("And not by the seed: A’s 3 seeds differ by 0.6")),
            qPrintable(many));
        auto alone = std::make_shared<Study>(*test::madeUpStudy());
        alone->runs = {test::madeUpRun(true, 64, 1), test::madeUpRun(false, 64, 1)};
        m_book->setStudy(QStringLiteral("/study"), alone);
        card.setComparison(card.task(), std::make_shared<SystemComparison>(comparison(1, 2, 0.01)));
        QVERIFY(plain(in<QLabel>(card, "seedsRemark")->text())
                    .startsWith(QStringLiteral("But one seed each")));
        QSignalSpy wanted(&card, &SignificanceCard::seedsRequested);
        auto *remark = in<QLabel>(card, "seedsRemark");
        remark->setFocus();
        QTest::keyClick(remark, Qt::Key_Tab);
        emit remark->linkActivated(QStringLiteral("a"));
        QCOMPARE(wanted[0].at(0).toString(), kGeneral1);
    }

    void wordsAreMarkedAtTheirPlaces()
    {
        const QLabel label;
        const auto marked = [&label](const char *reference, const char *translation) {
            QString html
                = markedTranslation(QLatin1String(reference), QLatin1String(translation), &label);
            html.replace(QRegularExpression(QStringLiteral("<s [^>]*>([^<]*)</s>")),
                QStringLiteral("-\\1-"));
            html.replace(QRegularExpression(QStringLiteral("<b [^>]*><u>([^<]*)</u></b>")),
                QStringLiteral("*\\1*"));
            return html;
        };
        QCOMPARE(marked("a b c", "a b c"), QStringLiteral("a b c"));
        QCOMPARE(marked("a b c d", "a c x"), QStringLiteral("a -b- c *x* -d-"));
        QCOMPARE(marked("we will go", "go"), QStringLiteral("-we- -will- go"));
        QCOMPARE(marked("a", ""), QStringLiteral("-a-"));
        QCOMPARE(marked("a", "1 < 2"), QStringLiteral("*1* *&lt;* *2* -a-"));
    }

    void oneSentenceThroughAllRuns()
    {
        SameSentenceCard card(*m_book);
        show(card);
        QSignalSpy asked(&card, &SameSentenceCard::asked);
        card.setRuns({kGeneral1, kNone1}, sentences());
        QCOMPARE(card.title(), QStringLiteral("The same sentence through 2 run(s)"));
        QCOMPARE(asked.count(), 1);
        // The most different comes first.
        QCOMPARE(card.task().source, QStringLiteral("11"));
        QCOMPARE(card.task().files, QStringList({kGeneral1, kNone1}));
        card.setLook(card.task(), kGeneral1, look("a b c d e f g h i 11", true));
        card.setLook(card.task(), kNone1, look("a b x", false));
        const QList<SentenceColumn *> columns = card.findChildren<SentenceColumn *>();
        QCOMPARE(columns.size(), 2);
        QCOMPARE(plain(in<QLabel>(*columns[0], "columnScore")->text()),
            QStringLiteral("BLEU 100 · log p −1.12\nall 10 words as in the reference"));
        QVERIFY(columns[0]->attention().isVisible());
        QVERIFY(plain(in<QLabel>(*columns[1], "columnScore")->text())
                    .contains(QStringLiteral("1 wrong, 8 missing")));
        QVERIFY(in<QLabel>(*columns[1], "columnNoAttention")->isVisible());
        QVERIFY(in<QLabel>(*columns[1], "columnText")->text().contains(QStringLiteral("<s ")));
        test::grab(card, QStringLiteral("sentence-light"));
        QTest::mouseClick(in<QToolButton>(card, "nextSentence"), Qt::LeftButton);
        QCOMPARE(card.task().source, QStringLiteral("12"));
        QVERIFY(!columns[0]->look()); // of the sentence before
        QTest::mouseClick(in<QToolButton>(card, "previousSentence"), Qt::LeftButton);
        QCOMPARE(card.task().source, QStringLiteral("11"));
        QVERIFY(!in<QToolButton>(card, "previousSentence")->isEnabled());
        auto *order = in<QComboBox>(card, "sentenceOrder");
        order->setFocus();
        QTest::keyClick(order, Qt::Key_Down);
        QCOMPARE(card.task().source, QStringLiteral("1"));
    }

    void aSentenceIsTyped()
    {
        SameSentenceCard card(*m_book);
        show(card);
        card.setRuns({kGeneral1, kNone1}, sentences());
        auto *source = in<QLineEdit>(card, "sentenceSource");
        source->selectAll();
        QTest::keyClicks(source, QStringLiteral("one of mine"));
        QTest::keyClick(source, Qt::Key_Return);
        QCOMPARE(card.task().source, QStringLiteral("one of mine"));
        QVERIFY(card.task().reference.isEmpty());
        QCOMPARE(card.info(), QStringLiteral("a sentence of your own"));
        RunLook own = *look("something", true);
        own.reference.clear();
        own.bleu.reset();
        own.isDevSentence = false;
        card.setLook(card.task(), kNone1, std::make_shared<RunLook>(own));
        const SentenceColumn *column = card.findChildren<SentenceColumn *>().at(1);
        QCOMPARE(plain(in<QLabel>(*column, "columnScore")->text()),
            QStringLiteral("log p −1.12\nnot a dev sentence of this run"));
        // Answers of the runs that come later do not take it away.
        card.setRuns({kGeneral1, kGeneral2, kNone1}, sentences());
        QCOMPARE(card.task().source, QStringLiteral("one of mine"));
        // Typing a dev sentence finds it again, with its reference.
        source->selectAll();
        QTest::keyClicks(source, QStringLiteral("14"));
        QTest::keyClick(source, Qt::Key_Return);
        QCOMPARE(card.task().reference, QStringLiteral("a b c d e f g h i 14"));
    }

    void theSentenceOpensElsewhere()
    {
        SameSentenceCard card(*m_book);
        show(card);
        card.setRuns({kGeneral1, kNone1}, sentences());
        card.setLook(card.task(), kNone1, look("a b x", false));
        QSignalSpy opened(&card, &SameSentenceCard::openRequested);
        const SentenceColumn *column = card.findChildren<SentenceColumn *>().at(1);
        auto *links = in<QLabel>(*column, "columnLinks");
        links->setFocus();
        QTest::keyClick(links, Qt::Key_Tab);
        emit links->linkActivated(QStringLiteral("step"));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0].at(0).toString(), kNone1);
        QCOMPARE(opened[0].at(1).toString(), QStringLiteral("11"));
        QCOMPARE(opened[0].at(2).toBool(), true);
        card.setProblem(card.task(), kNone1, QStringLiteral("cannot be read"));
        QCOMPARE(in<QLabel>(*column, "columnText")->text(), QStringLiteral("cannot be read"));
        QVERIFY(!links->isVisible());
        card.setRuns({}, {});
        QVERIFY(in<QLabel>(card, "sentenceHint")->isVisible());
    }

    void whatIsSideBySideIsSaved()
    {
        SameSentenceCard card(*m_book);
        const auto dialog = std::make_shared<AnsweringFileDialog>();
        card.setFileDialog(dialog);
        show(card);
        card.setRuns({kGeneral1, kNone1}, sentences());
        card.setLook(card.task(), kNone1, look("a b x", false));
        const std::vector<Figure> figures = card.figures();
        QCOMPARE(figures.size(), 1U);
        QCOMPARE(figures[0].csv(),
            QByteArray("run,source,reference,translation,bleu,log_probability,step\r\n"
                       "none 64 / 1,11,a b c d e f g h i 11,a b x,5,-1.12,700\r\n"));
        QVERIFY(figures[0].picture(PictureFormat::Png).size() > 1000);
    }

    void runsArePutTogether()
    {
        TogetherCard card(*m_book);
        show(card);
        QVERIFY(in<QLabel>(card, "togetherText")->text().startsWith(QStringLiteral("Tick two")));
        auto *ensemble = in<QPushButton>(card, "ensembleRuns");
        QVERIFY(!ensemble->isEnabled());
        card.setRuns({kGeneral1, kNone1});
        QSignalSpy asked(&card, &TogetherCard::ensembleRequested);
        QTest::mouseClick(ensemble, Qt::LeftButton);
        QCOMPARE(asked[0].at(0).toStringList(), QStringList({kGeneral1, kNone1}));
        card.setWorking(0.5);
        QVERIFY(!ensemble->isEnabled());
        QCOMPARE(in<QProgressBar>(card, "togetherProgress")->value(), 500);
        QSignalSpy stopped(&card, &TogetherCard::stopRequested);
        QTest::mouseClick(in<QPushButton>(card, "togetherStop"), Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
        card.setEnsemble(2, kGeneral1, comparison(0.6, 4, 0.008));
        QCOMPARE(in<QLabel>(card, "togetherText")->text(),
            QStringLiteral("2 runs together: BLEU 88.4. general 64 / 1, the best of them alone: "
                           "86.1. Difference +2.3 (95 %: +0.6 … +4.0, p 0.008)."));
        QVERIFY(ensemble->isEnabled());
        card.setRuns({kGeneral1, kGeneral2});
        QVERIFY(!in<QLabel>(card, "togetherText")->isVisible()); // it was of others
    }

    /// Only runs with attention are audited; what stays is told by kinds of words.
    void attentionIsAudited()
    {
        TogetherCard card(*m_book);
        show(card);
        card.setRuns({kGeneral1, kNone1});
        QSignalSpy asked(&card, &TogetherCard::auditRequested);
        QTest::mouseClick(in<QPushButton>(card, "auditRuns"), Qt::LeftButton);
        QCOMPARE(asked[0].at(0).toStringList(), QStringList({kGeneral1}));
        auto audit = std::make_shared<RunAudit>();
        audit->sentences = 40;
        audit->rows = {{AttentionEdit::Kind::Uniform, 100, 44, 40, 28, 1.5},
            {AttentionEdit::Kind::Hard, 100, 99, 40, 40, 0.01}};
        card.setAudits({{kGeneral1, audit}});
        QCOMPARE(in<QLabel>(card, "togetherText")->text(),
            QStringLiteral("general 64 / 1, “uniform”, 40 sentences: 70 % of the function words "
                           "stay and 27 % of the content words."));
        QVERIFY(in<NumberTable>(card, "auditTable")->isVisible());
        QCOMPARE(card.figures().size(), 1U);
        const QList<QByteArray> lines = card.figures()[0].csv().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        test::grab(card, QStringLiteral("together-light"));
        card.setProblem(QStringLiteral("no attention"));
        QCOMPARE(in<QLabel>(card, "togetherText")->text(), QStringLiteral("no attention"));
        QVERIFY(card.figures().empty());
    }

    void everythingIsReadableInTheDark()
    {
        QualityCard quality(*m_book);
        SignificanceCard significance(*m_book);
        SameSentenceCard sentence(*m_book);
        for (QWidget *card : std::initializer_list<QWidget *>{&quality, &significance, &sentence}) {
            card->setPalette(test::darkPalette());
            show(*card);
        }
        fill(quality);
        significance.setChoices({kNone1, kGeneral1});
        significance.setComparison(
            significance.task(), std::make_shared<SystemComparison>(comparison(0.6, 4, 0.008)));
        sentence.setRuns({kGeneral1, kNone1}, sentences());
        sentence.setLook(sentence.task(), kGeneral1, look("a b c d e f g h i 11", true));
        sentence.setLook(sentence.task(), kNone1, look("a b x", false));
        const QImage dark = test::grab(quality, QStringLiteral("quality-dark"));
        QVERIFY(test::countColor(dark, m_book->colorOf(0, true)) > 20);
        test::grab(significance, QStringLiteral("significance-dark"));
        test::grab(sentence, QStringLiteral("sentence-dark"));
    }

private:
    void show(QWidget &card)
    {
        card.resize(560, 460);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
    }

    void fill(QualityCard &card)
    {
        const std::vector<CurveRun> runs{
            {answersOf(false, 0), 0}, {answersOf(false, 1), 0}, {answersOf(true, 1), 1}};
        card.setCurves(
            std::make_shared<const QualityCurves>(qualityCurves(runs)), {kGeneral1, kNone1});
    }

    static std::vector<ComparedSentence> sentences()
    {
        const std::vector<std::shared_ptr<const RunAnswers>> runs{
            answersOf(false, 0), answersOf(true, 1)};
        return comparedSentences(runs);
    }

    std::unique_ptr<StudyBook> m_book;
};

QTEST_MAIN(TestCompareCards)
#include "tst_compare_cards.moc"
