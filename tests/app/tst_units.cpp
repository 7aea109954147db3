// SPDX-License-Identifier: GPL-3.0-or-later
// A unit is picked in the film of states, looked at and held to a value, by mouse and keyboard on
// the real window with the model that is shipped: what is shown is what the traces say, and a
// translation with a held unit is the one this file computes.
#include "app/session.h"
#include "core/explain/unit_order.h"
#include "core/storage/experiment.h"
#include "decoder_by_hand.h"
#include "fake_engine.h"
#include "real_window.h"
#include "tests/ui/look.h"
#include "ui/step/state_film.h"
#include "ui/step/unit_contexts.h"
#include "ui/step/unit_curve.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000;
// Rows of the film: c and h forward, c and h backward, c and h of the decoder.
constexpr int kForwardCell = 0;
constexpr int kForwardRow = 1;
constexpr int kBackwardRow = 3;
constexpr int kDecoderRow = 5;

bool areNear(const Vector &a, const Vector &b)
{
    return std::ranges::equal(
        a, b, [](double x, double y) { return std::abs(x - y) < 1e-4 * (1 + std::abs(y)); });
}

} // namespace

class TestUnits : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }
    void aClickedUnitShowsItsCurve();
    void whatItGoesWithIsThatOfTheDevSentences();
    void aClickedContextIsTranslated();
    void aHeldUnitGivesTheTranslationComputedHere();
    void undoGivesTheFirstAnswerBack();
    void theMeanOfAnEncoderUnitIsHeldAtOneWord();
    void aCellOfTheEncoderIsShownAndHeld();
    void keysPickUnitsAndSortThem();
    void looksRight();

private:
    template <typename T> T *find(const char *name)
    {
        return widgetOf<T>(m_session->stepView(), name);
    }
    std::shared_ptr<const TranslateResult> result() { return m_session->lastResult(); }
    /// Where a number of the film can be clicked.
    QPoint place(int row, int column, int unit)
    {
        return find<ui::StateFilm>("film")->unitRect(row, column, unit).center().toPoint();
    }
    void pick(int row, int column, int unit)
    {
        QTest::mouseClick(
            find<ui::StateFilm>("film"), Qt::LeftButton, {}, place(row, column, unit));
    }
    void click(const char *button)
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
    }
    /// Clicks and waits for the translation that comes of it.
    void clickAndWait(const char *button)
    {
        const std::uint64_t before = result()->id;
        click(button);
        QTRY_VERIFY_WITH_TIMEOUT(result()->id > before, kLongMs);
    }
    /// Of a pair of sentences, by the engine of the window.
    Trace traceAlong(const SentencePair &pair)
    {
        static std::uint64_t id = 1'000'000; // no view asks with such a number
        TranslateRequest request;
        request.id = ++id;
        request.source = pair.source;
        request.target = pair.target;
        std::shared_ptr<const TranslateResult> found;
        const auto connection = connect(&m_session->bridge(), &EngineBridge::translationArrived,
            [&](const std::shared_ptr<const TranslateResult> &answer) {
                if (answer->id == request.id)
                    found = answer;
            });
        m_session->bridge().engine().translate(request);
        const bool isAnswered = QTest::qWaitFor([&] { return found != nullptr; }, kLongMs);
        disconnect(connection);
        return isAnswered ? found->trace : Trace();
    }
    static std::vector<double> column(const Matrix &states, std::size_t unit)
    {
        return unitCurve(states, unit);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void TestUnits::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>(realWindow(*m_folder));
    m_session->show();
    m_session->start();
    m_session->window().showWorkspace(ui::Workspace::Step);
    QTRY_VERIFY_WITH_TIMEOUT(result() != nullptr, kLongMs);
    QCoreApplication::processEvents();
}

void TestUnits::aClickedUnitShowsItsCurve()
{
    QVERIFY(!find<ui::UnitPanel>("unitPanel")->isVisible());
    pick(kDecoderRow, 3, 37);
    const auto *panel = find<ui::UnitPanel>("unitPanel");
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->title(), QStringLiteral("decoder h, unit 37"));
    const Trace &trace = result()->trace;
    QCOMPARE(m_session->stepView().step(), int(trace.sourceLength()) + 3);
    const auto *curve = find<ui::UnitCurve>("unitCurve");
    QCOMPARE(curve->curves().values, column(trace.decoder[0].hidden, 37));
    QVERIFY(curve->curves().original.empty());
    QCOMPARE(curve->curves().words.size(), qsizetype(trace.targetLength()));
    QVERIFY(
        curve->textAt(3).contains(ui::fixedNumber(double(trace.decoder[0].hidden.at(3, 37)), 3)));
    // Another unit, of the encoder; its curve leads to its words.
    pick(kBackwardRow, 2, 5);
    QCOMPARE(curve->curves().values, column(trace.backward[0].hidden, 5));
    QCOMPARE(m_session->stepView().step(), 2);
    const QPoint word(int(curve->xAxis->coordToPixel(6)), curve->height() / 2);
    QTest::mouseClick(const_cast<ui::UnitCurve *>(curve), Qt::LeftButton, {}, word);
    QCOMPARE(m_session->stepView().step(), 6);
    click("closeUnit");
    QVERIFY(!panel->isVisible());
    QVERIFY(!find<ui::StateFilm>("film")->unit());
}

void TestUnits::whatItGoesWithIsThatOfTheDevSentences()
{
    const Experiment experiment = loadExperiment(shippedModel().toStdString());
    QSignalSpy answers(&m_session->bridge(), &EngineBridge::answerArrived);
    for (const int row : {kForwardRow, kDecoderRow}) {
        const std::size_t unit = 11;
        pick(row, 1, int(unit));
        auto *contexts = find<ui::UnitContexts>("unitContexts");
        QTRY_COMPARE_WITH_TIMEOUT(contexts->rowCount(), 100, kLongMs);
        const auto answer = answers.last().first().value<std::shared_ptr<const Answer>>();
        const UnitProfile &profile = std::get<UnitAnswer>(answer->what).profile;
        for (const bool isLowest : {false, true}) {
            find<QComboBox>("unitExtremes")->setFocus();
            QTest::keyClick(find<QComboBox>("unitExtremes"), isLowest ? Qt::Key_Down : Qt::Key_Up);
            for (const int line : {0, 1, 50, 99}) {
                const UnitExtreme &found
                    = (isLowest ? profile.lowest : profile.highest)[std::size_t(line)];
                const Trace trace = traceAlong(experiment.dev->pairs[found.sentence]);
                QVERIFY(!trace.decoder.empty());
                const Vector curve = column(
                    row == kForwardRow ? trace.forward[0].hidden : trace.decoder[0].hidden, unit);
                const auto at
                    = isLowest ? std::ranges::min_element(curve) : std::ranges::max_element(curve);
                const auto &words = row == kForwardRow ? trace.sourceTokens : trace.targetTokens;
                QCOMPARE(contexts->item(line, 0)->text(), ui::fixedNumber(*at, 3));
                QCOMPARE(contexts->item(line, 2)->text(),
                    QString::fromStdString(words[std::size_t(at - curve.begin())]));
                QCOMPARE(contexts->item(line, 2)->toolTip(), QString::fromStdString(trace.source));
            }
        }
        const QString facts = find<QLabel>("unitFacts")->text();
        for (const QString &part :
            {QStringLiteral("the position: r = ") + ui::fixedNumber(profile.withPosition, 2),
                QStringLiteral("words left: r = ") + ui::fixedNumber(profile.withLeft, 2),
                QStringLiteral("step 4,000, over %L1 words").arg(profile.words),
                ui::fixedNumber(profile.byMean.front().mean, 2),
                ui::fixedNumber(profile.byMean.back().mean, 2)})
            QVERIFY2(facts.contains(part), qPrintable(facts + QStringLiteral(" <> ") + part));
    }
}

void TestUnits::aClickedContextIsTranslated()
{
    pick(kDecoderRow, 3, 11);
    auto *contexts = find<ui::UnitContexts>("unitContexts");
    QTRY_COMPARE_WITH_TIMEOUT(contexts->rowCount(), 100, kLongMs);
    const QString source = contexts->item(1, 2)->toolTip();
    QTest::mouseClick(contexts->viewport(), Qt::LeftButton, {},
        contexts->visualItemRect(contexts->item(1, 2)).center());
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(result()->trace.source), source, kLongMs);
    QCOMPARE(m_session->translateView().source(), source);
    QCOMPARE(m_session->window().workspace(), ui::Workspace::Step);
    const auto *curve = find<ui::UnitCurve>("unitCurve");
    QVERIFY(curve->isVisible());
    QCOMPARE(curve->curves().values, column(result()->trace.decoder[0].hidden, 11));
    // So does Enter.
    QTest::keyClick(contexts, Qt::Key_Down);
    const QString next = contexts->item(2, 2)->toolTip();
    QTest::keyClick(contexts, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(result()->trace.source), next, kLongMs);
}

void TestUnits::aHeldUnitGivesTheTranslationComputedHere()
{
    const Experiment experiment = loadExperiment(shippedModel().toStdString());
    const std::shared_ptr<const TranslateResult> first = result();
    const std::size_t unit = 37;
    const Vector own = column(first->trace.decoder[0].hidden, unit);
    // The function of this file is right where nothing is held.
    QVERIFY(areNear(first->trace.logProbabilities,
        logProbabilitiesByHand(experiment, first->trace, unit, 0, 1000)));
    for (const bool isFromHere : {false, true}) {
        pick(kDecoderRow, 3, int(unit));
        find<QComboBox>("clampRange")->setFocus();
        QTest::keyClick(find<QComboBox>("clampRange"), isFromHere ? Qt::Key_Down : Qt::Key_Up);
        clickAndWait(isFromHere ? "clampLargest" : "clampZero");
        const Trace &held = result()->trace;
        const int from = isFromHere ? 3 : 0;
        const double value = isFromHere ? *std::ranges::max_element(own) : 0;
        for (std::size_t t = 0; t < held.targetLength(); ++t) {
            const double now = double(held.decoder[0].hidden.at(t, unit));
            if (int(t) >= from)
                QCOMPARE(now, value);
            else
                QVERIFY(std::abs(now - own[t]) < 1e-5);
        }
        QVERIFY(areNear(
            held.logProbabilities, logProbabilitiesByHand(experiment, held, unit, value, from)));
        // What the window says of it.
        const QString answers = find<QLabel>("clampAnswers")->text();
        QVERIFY(answers.contains(ui::fixedNumber(first->trace.logProbability(), 2)));
        QVERIFY(answers.contains(ui::fixedNumber(held.logProbability(), 2)));
        QCOMPARE(find<ui::UnitCurve>("unitCurve")->curves().original, own);
        QVERIFY(find<QLabel>("changes")->isVisible());
        const auto *table
            = m_session->translateView().findChild<QTableWidget *>(QStringLiteral("whatIfTable"));
        const auto *edit = table->cellWidget(1, 0)->findChild<QCheckBox *>();
        QCOMPARE(edit->text(),
            isFromHere ? QStringLiteral("decoder h, unit 37 held at %1, from step 4 on")
                             .arg(ui::fixedNumber(value, 2))
                       : QStringLiteral("decoder h, unit 37 held at 0.00, every step"));
        clickAndWait("clampUndo");
    }
}

void TestUnits::undoGivesTheFirstAnswerBack()
{
    const std::shared_ptr<const TranslateResult> first = result();
    pick(kDecoderRow, 3, 37);
    clickAndWait("clampLargest");
    clickAndWait("clampMean"); // takes its place: the same unit over the same steps
    QCOMPARE(m_session->translateView().whatIf().list().size(), 1);
    QCOMPARE(find<QLabel>("changes")->text(), QStringLiteral("with 1 change"));
    QVERIFY(result()->trace.logProbabilities != first->trace.logProbabilities);
    for (int undone = 0; undone < 2; ++undone) {
        const std::uint64_t before = result()->id;
        m_session->stepView().setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
        QTest::keyClick(&m_session->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(result()->id > before, kLongMs);
    }
    const Trace &again = result()->trace;
    QCOMPARE(again.targetIds, first->trace.targetIds);
    QCOMPARE(again.logProbabilities, first->trace.logProbabilities); // to the last bit
    QCOMPARE(again.decoder[0].hidden, first->trace.decoder[0].hidden);
    QVERIFY(!find<QLabel>("changes")->isVisible());
    QVERIFY(find<ui::UnitCurve>("unitCurve")->curves().original.empty());
    QVERIFY(!find<QPushButton>("clampUndo")->isEnabled());
}

void TestUnits::theMeanOfAnEncoderUnitIsHeldAtOneWord()
{
    const Trace first = result()->trace;
    pick(kForwardRow, 4, 9);
    auto *range = find<QComboBox>("clampRange");
    range->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(range, Qt::Key_Down);
    QCOMPARE(range->currentText(),
        QStringLiteral("only at “%1”").arg(QString::fromStdString(first.sourceTokens[4])));
    clickAndWait("clampMean");
    const Matrix &held = result()->trace.forward[0].hidden;
    double mean = 0;
    for (std::size_t i = 0; i < first.forward[0].hidden.rows; ++i)
        mean += double(first.forward[0].hidden.at(i, 9)) / double(first.forward[0].hidden.rows);
    QVERIFY(std::abs(double(held.at(4, 9)) - mean) < 1e-6);
    QVERIFY(std::abs(double(held.at(3, 9) - first.forward[0].hidden.at(3, 9))) < 1e-6);
    QVERIFY(held.at(5, 9) != mean);
    // At a step of the decoder there is no word of the encoder to begin at.
    QTest::keyClick(&m_session->stepView(), Qt::Key_End);
    QCOMPARE(range->currentIndex(), 0);
}

void TestUnits::aCellOfTheEncoderIsShownAndHeld()
{
    const Trace first = result()->trace;
    pick(kForwardCell, 4, 9);
    QCOMPARE(find<ui::UnitPanel>("unitPanel")->title(), QStringLiteral("c forward, unit 9"));
    QCOMPARE(find<ui::UnitCurve>("unitCurve")->curves().values, column(first.forward[0].cell, 9));
    clickAndWait("clampZero");
    const LayerTrace &held = result()->trace.forward[0];
    for (std::size_t i = 0; i < held.cell.rows; ++i) {
        QCOMPARE(held.cell.at(i, 9), 0.0F);
        QCOMPARE(held.hidden.at(i, 9), 0.0F); // o tanh(0)
    }
    QVERIFY(held.cell.at(4, 8) != first.forward[0].cell.at(4, 8));
}

void TestUnits::keysPickUnitsAndSortThem()
{
    auto *film = find<ui::StateFilm>("film");
    const Trace &trace = result()->trace;
    film->setFocus();
    const int step = m_session->stepView().step();
    QTest::keyClick(film, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(film->unit()->unit, 0);
    QTest::keyClick(film, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(film, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(film, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(film->unit() == std::optional(UnitId{placeOf("encoder.0.c"), 1}));
    for (int row = 0; row < kDecoderRow; ++row)
        QTest::keyClick(film, Qt::Key_Down);
    QVERIFY(film->unit() == std::optional(UnitId{placeOf("decoder.0.h"), 1}));
    QCOMPARE(m_session->stepView().step(), step); // nobody stepped
    QCOMPARE(find<ui::UnitCurve>("unitCurve")->curves().values, column(trace.decoder[0].hidden, 1));

    auto *order = find<QComboBox>("unitOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    film->setFocus();
    const auto byChange = sortedUnits(trace.decoder[0].hidden, UnitOrder::ByChange);
    QVERIFY(film->unitRect(kDecoderRow, 0, int(byChange[0])).left()
        < film->unitRect(kDecoderRow, 0, int(byChange[1])).left());
    pick(kDecoderRow, 2, int(byChange[0]));
    QCOMPARE(film->unit()->unit, int(byChange[0]));
    QTest::keyClick(film, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(film->unit()->unit, int(byChange[1]));
    order->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(order, Qt::Key_Down);
    // The picked unit goes with itself best, and is the first of its row.
    QCOMPARE(film->unitRect(kDecoderRow, 0, int(byChange[1])).left(),
        double(film->blockRect(kDecoderRow, 0).left()));
    QTest::keyClick(film, Qt::Key_Escape);
    QVERIFY(!find<ui::UnitPanel>("unitPanel")->isVisible());
}

/// Nothing is cut, also in Chinese and in the dark; pictures for whoever wants to see it.
void TestUnits::looksRight()
{
    pick(kDecoderRow, 3, 37);
    QTRY_COMPARE_WITH_TIMEOUT(find<ui::UnitContexts>("unitContexts")->rowCount(), 100, kLongMs);
    clickAndWait("clampLargest");
    for (const char *action : {"lightThemeAction", "darkThemeAction"})
        for (const char *language : {"englishAction", "chineseAction"}) {
            for (const char *name : {action, language}) {
                auto *found = m_session->window().findChild<QAction *>(QLatin1String(name));
                QVERIFY2(found, name);
                found->trigger();
            }
            for (int round = 0; round < 4; ++round)
                QCoreApplication::processEvents();
            find<ui::UnitCurve>("unitCurve")->drawNow();
            (void)seq2seq::test::grab(m_session->window(),
                QStringLiteral("unit %1 %2").arg(QLatin1String(action), QLatin1String(language)));
            QCOMPARE(m_session->window().size(), QSize(1280, 720));
            for (const QWidget *widget :
                find<ui::UnitPanel>("unitPanel")->findChildren<QWidget *>()) {
                const bool isControl = qobject_cast<const QAbstractButton *>(widget)
                    || qobject_cast<const QComboBox *>(widget);
                if (isControl && widget->isVisible())
                    QVERIFY2(widget->width() >= widget->sizeHint().width() - 1,
                        qPrintable(widget->objectName()));
            }
        }
    m_session->window().findChild<QAction *>(QStringLiteral("englishAction"))->trigger();
    for (int i = 0; i < 5; ++i)
        m_session->window().findChild<QAction *>(QStringLiteral("biggerAction"))->trigger();
    for (int round = 0; round < 4; ++round)
        QCoreApplication::processEvents();
    find<ui::UnitCurve>("unitCurve")->drawNow();
    (void)seq2seq::test::grab(m_session->window(), QStringLiteral("unit bigger"));
    QCOMPARE(m_session->window().size(), QSize(1280, 720));
    m_session->window().findChild<QAction *>(QStringLiteral("normalFontAction"))->trigger();
}

QTEST_MAIN(TestUnits)
#include "tst_units.moc"
