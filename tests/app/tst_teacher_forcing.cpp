// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher forcing beside free running on the real window with real models, by mouse and keys: every
// number is the one a second engine gives when it is made to write the same words.
#include "choose_in_menu.h"
#include "core/text/vocabulary.h"
#include "step_window.h"
#include "ui/step/free_running_dialog.h"
#include "ui/step/free_running_table.h"
#include "ui/widgets/format.h"
#include "witness.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;
using seq2seq::ui::FreeRunningTable;

namespace {

Experiment letters(AttentionKind attention = AttentionKind::General)
{
    Recipe recipe = endlessLetters();
    recipe.model.attention = attention;
    return lettersExperiment(recipe);
}

} // namespace

class TestTeacherForcing : public QObject, private StepWindow {
    Q_OBJECT

private slots:
    void init() { show(); }
    void cleanup() { m_session.reset(); }
    void theNumbersAreThoseOfTheModel_data();
    void theNumbersAreThoseOfTheModel();
    void stepsGoByKeysAndPlay();
    void eitherWayIsSteppedThrough();
    void aSentenceThatIsKnownNeverParts();
    void followsTheSentenceWhileTrainingRuns();
    void isSaved();

private:
    template <typename T = QWidget> T *find(const char *name)
    {
        return widgetOf<T>(m_session->window(), name);
    }
    ui::FreeRunningDialog *dialog()
    {
        return m_session->window().findChild<ui::FreeRunningDialog *>();
    }
    FreeRunningTable *table() { return find<FreeRunningTable>("freeRunningTable"); }
    QString said(const char *label) { return find<QLabel>(label)->text(); }
    QString cell(int row, int column) { return table()->item(row, column)->text(); }
    double number(int row, int column)
    {
        return table()->item(row, column)->data(Qt::UserRole).toDouble();
    }
    void click(const char *name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    void translate(const std::string &sentence);
    void open();
    void look(const char *name);
};

void TestTeacherForcing::look(const char *name)
{
    const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); // to look at what is tested
    if (!folder.isEmpty())
        dialog()->grab().save(folder + u'/' + QLatin1String(name) + ".png");
}

void TestTeacherForcing::translate(const std::string &sentence)
{
    m_session->translations().translate(QString::fromStdString(sentence));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->trace.source == sentence, kLongMs);
}

void TestTeacherForcing::open()
{
    chooseInMenu(find<QAbstractButton>("training"), "freeRunning");
    QTRY_VERIFY_WITH_TIMEOUT(dialog() && !said("freeRunningRemark").isEmpty(), kLongMs);
    QVERIFY(dialog()->isVisible() && !dialog()->isModal());
    QVERIFY(dialog()->width() <= 1280 && dialog()->height() <= 720);
}

void TestTeacherForcing::theNumbersAreThoseOfTheModel_data()
{
    QTest::addColumn<int>("attention");
    QTest::newRow("attention") << int(AttentionKind::General);
    QTest::newRow("none") << int(AttentionKind::None);
}

void TestTeacherForcing::theNumbersAreThoseOfTheModel()
{
    QFETCH(const int, attention);
    Experiment experiment = letters(AttentionKind(attention));
    const SentencePair pair = experiment.train->pairs[0];
    const Vocabulary words = experiment.target.vocabulary;
    const std::vector<int> target = experiment.target.encode(pair.target);
    use(experiment);
    translate(pair.source);
    open();
    QVERIFY(said("freeRunningRemark").contains(QStringLiteral("reference")));
    QCOMPARE(std::size_t(table()->rowCount()), target.size());
    look(attention == int(AttentionKind::None) ? "none" : "attention");

    Witness witness(std::move(experiment));
    const auto along = [&](std::vector<int> ids) {
        TranslateRequest request;
        request.source = pair.source;
        request.prefix = std::move(ids);
        return witness.translate(request).trace;
    };
    const Trace forced = along(target);
    QCOMPARE(forced.targetIds, target);
    std::vector<int> own;
    int parting = -1;
    double lossOfFree = 0;
    for (std::size_t t = 0; t < target.size(); ++t) {
        const int row = int(t);
        QCOMPARE(cell(row, FreeRunningTable::Target).toStdString(), words.word(target[t]));
        QCOMPARE(cell(row, FreeRunningTable::ForcedFed).toStdString(),
            words.word(t == 0 ? kBos : target[t - 1]));
        QVERIFY(std::abs(number(row, FreeRunningTable::ForcedLogP) - forced.logProbabilities[t])
            < 1e-6);
        const WordProbability &likeliest = forced.topWords[t].front();
        QVERIFY(cell(row, FreeRunningTable::ForcedWritten)
                    .startsWith(QString::fromStdString(likeliest.word)));
        QVERIFY(
            std::abs(number(row, FreeRunningTable::ForcedWritten) - std::log(likeliest.probability))
            < 1e-6);
        // Free running: its own words, then the target's.
        if (!own.empty() && own.back() == kEos)
            break; // a translation goes no further
        std::vector<int> ids = own;
        ids.push_back(target[t]);
        const Trace free = along(ids);
        QCOMPARE(cell(row, FreeRunningTable::FreeFed).toStdString(),
            words.word(own.empty() ? kBos : own.back()));
        QVERIFY(
            std::abs(number(row, FreeRunningTable::FreeLogP) - free.logProbabilities[t]) < 1e-6);
        lossOfFree -= free.logProbabilities[t];
        own.push_back(free.topWords[t].front().id);
        QVERIFY(cell(row, FreeRunningTable::FreeWritten)
                    .startsWith(QString::fromStdString(words.word(own.back()))));
        if (parting < 0 && own.back() != target[t])
            parting = row;
    }
    QVERIFY(parting >= 0); // it has learnt nothing yet
    QCOMPARE(dialog()->step(), parting);
    QVERIFY2(said("freeRunningWhole").contains(QStringLiteral("step %1").arg(parting + 1)),
        qPrintable(said("freeRunningWhole")));
    QVERIFY(said("freeRunningWhole")
                .contains(ui::fixedNumber(-forced.logProbability(), ui::kLossDigits)));
    if (own.size() == target.size())
        QVERIFY(said("freeRunningWhole").contains(ui::fixedNumber(lossOfFree, ui::kLossDigits)));
}

void TestTeacherForcing::stepsGoByKeysAndPlay()
{
    use(letters());
    open();
    QTest::keyClick(dialog(), Qt::Key_Home);
    QCOMPARE(dialog()->step(), 0);
    QVERIFY(!find<QAbstractButton>("freeRunningPrevious")->isEnabled());
    QTest::keyClick(dialog(), Qt::Key_Right);
    QCOMPARE(dialog()->step(), 1);
    QVERIFY(said("freeRunningStep").contains(QStringLiteral("Step 2")));
    QVERIFY(said("freeRunningStep").contains(cell(1, FreeRunningTable::FreeLogP)));
    QTest::keyClick(dialog(), Qt::Key_Left);
    QCOMPARE(dialog()->step(), 0);
    click("freeRunningNext");
    QCOMPARE(dialog()->step(), 1);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
        table()->visualItemRect(table()->item(2, FreeRunningTable::Target)).center());
    QCOMPARE(dialog()->step(), 2);
    const int last = table()->rowCount() - 1;
    QTest::keyClick(dialog(), Qt::Key_End);
    QCOMPARE(dialog()->step(), last);
    QVERIFY(!find<QAbstractButton>("freeRunningNext")->isEnabled());

    // Played, the steps come one by one.
    QTest::keyClick(dialog(), Qt::Key_Space);
    QVERIFY(dialog()->isPlaying());
    QVERIFY(!table()->isRowHidden(0) && table()->isRowHidden(1));
    QTRY_VERIFY_WITH_TIMEOUT(!table()->isRowHidden(1), kLongMs);
    QVERIFY(table()->isRowHidden(last));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog()->isPlaying(), kLongMs);
    QCOMPARE(dialog()->step(), last);
    QVERIFY(!table()->isRowHidden(last));
}

void TestTeacherForcing::eitherWayIsSteppedThrough()
{
    Experiment experiment = letters();
    const SentencePair pair = experiment.train->pairs[0];
    const std::vector<int> target = experiment.target.encode(pair.target);
    use(experiment);
    translate(pair.source);
    open();
    const QString last = cell(0, FreeRunningTable::ForcedLogP);
    click("walkForced");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->trace.targetIds, target, kLongMs);
    QCOMPARE(m_session->stepView().stepCount(),
        int(m_session->lastResult()->trace.sourceLength() + target.size()));
    QVERIFY(std::abs(m_session->lastResult()->trace.logProbabilities[0]
                - number(0, FreeRunningTable::ForcedLogP))
        < 1e-6);
    std::vector<int> own;
    for (int row = 0; row < table()->rowCount() && (own.empty() || own.back() != kEos); ++row)
        own.push_back(experiment.target.vocabulary.id(
            cell(row, FreeRunningTable::FreeWritten).section(u' ', 0, 0).toStdString()));
    click("walkFree");
    const auto beginsWithIt = [&] { // where it wrote no </s> the search goes on
        const std::vector<int> &shown = m_session->lastResult()->trace.targetIds;
        return shown.size() >= own.size() && std::equal(own.begin(), own.end(), shown.begin());
    };
    QTRY_VERIFY_WITH_TIMEOUT(beginsWithIt(), kLongMs);
    QTRY_VERIFY_WITH_TIMEOUT(!said("freeRunningRemark").isEmpty(), kLongMs);
    QCOMPARE(cell(0, FreeRunningTable::ForcedLogP), last); // it is still about the same target
}

/// The shipped model writes its first sentence as it should.
void TestTeacherForcing::aSentenceThatIsKnownNeverParts()
{
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    open();
    look("shipped");
    for (int row = 0; row < table()->rowCount(); ++row) {
        QCOMPARE(cell(row, FreeRunningTable::FreeFed), cell(row, FreeRunningTable::ForcedFed));
        QCOMPARE(
            number(row, FreeRunningTable::FreeLogP), number(row, FreeRunningTable::ForcedLogP));
    }
    QVERIFY2(said("freeRunningWhole").contains(QStringLiteral("by itself")),
        qPrintable(said("freeRunningWhole")));
}

void TestTeacherForcing::followsTheSentenceWhileTrainingRuns()
{
    use(letters());
    open();
    m_session->bridge().engine().train();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().step > 2, kLongMs);
    m_session->translations().translate(QStringLiteral("a b a b a b"));
    QTRY_VERIFY_WITH_TIMEOUT(
        said("freeRunningPair").startsWith(QStringLiteral("a b a b a b → ")), kLongMs);
    QCOMPARE(m_session->bridge().status().state, EngineState::Training);
    const QString remark = said("freeRunningRemark");
    QVERIFY2(remark.contains(QStringLiteral("no reference"))
            && !remark.contains(QStringLiteral("after step 0")),
        qPrintable(remark));
    m_session->bridge().engine().stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, EngineState::Ready, kLongMs);
}

void TestTeacherForcing::isSaved()
{
    use(letters());
    open();
    const std::vector<ui::Figure> figures = dialog()->figures();
    QCOMPARE(figures.size(), std::size_t(1));
    const QByteArray csv = figures.front().csv();
    QCOMPARE(csv.count('\n'), table()->rowCount() + 1);
    const QList<QByteArray> second = csv.split('\n').at(2).trimmed().split(',');
    QVERIFY(std::abs(second.at(5).toDouble() - number(1, FreeRunningTable::ForcedLogP)) < 1e-6);
    QVERIFY(std::abs(second.at(9).toDouble() - number(1, FreeRunningTable::FreeLogP)) < 1e-6);
    // All steps, also where the window shows only some.
    const QImage picture = QImage::fromData(figures.front().picture(ui::PictureFormat::Png));
    QVERIFY(picture.height() > 2 * table()->verticalHeader()->length());
    if (const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); !folder.isEmpty())
        picture.save(folder + QStringLiteral("/free-running-saved.png"));
    QVERIFY(figures.front().picture(ui::PictureFormat::Pdf).startsWith("%PDF"));

    // Among all figures of the window.
    m_answers->folder = m_folder->filePath(QStringLiteral("figures"));
    find<QAction>("exportAction")->trigger();
    QFile table(m_answers->folder + QStringLiteral("/free-running.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll(), csv);
}

QTEST_MAIN(TestTeacherForcing)
#include "tst_teacher_forcing.moc"
