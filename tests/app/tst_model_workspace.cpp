// SPDX-License-Identifier: GPL-3.0-or-later
// The Model workspace in the real window on the real engine: the run's model is shown, changed by
// clicks and keys, undone, measured, and applied; weights that would be lost are asked about.
#include "real_window.h"

#include "core/model/description.h"
#include "ui/model/model_view.h"
#include "ui/model/network_box.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::app;

class TestModelWorkspace : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }
    void theRunsModelIsShown();
    void undoGoesWithTheWorkspace();
    void speedIsMeasuredHere();
    void aMeasurementIsBrokenOff();
    void aModelThatDoesNotFitIsRefusedWithTheFigures();
    void aDraftBecomesTheRun();
    void weightsThatWouldBeLostAreAskedAbout();

private:
    ui::ModelView &view() { return m_session->modelView(); }
    template <typename T> T *find(const char *name) { return widgetOf<T>(view(), name); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(&m_session->window(), key, modifiers);
    }
    void type(const char *name, const QString &text)
    {
        auto *box = find<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    bool trainTo(std::int64_t step)
    {
        widgetOf<QAction>(m_session->window(), "trainAction")->trigger();
        return QTest::qWaitFor([&] { return m_session->bridge().status().step >= step; }, 60000);
    }

    QTemporaryDir m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

void TestModelWorkspace::init()
{
    Session::Options options = realWindow(m_folder);
    m_answers = std::make_shared<Answers>();
    options.questions = m_answers;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    m_session->bridge().engine().use(lettersExperiment(endlessLetters()), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->experiments().experiment(), 60000);
    key(Qt::Key_2);
    QCOMPARE(m_session->window().workspace(), ui::Workspace::Model);
}

void TestModelWorkspace::theRunsModelIsShown()
{
    const ModelConfig model = m_session->experiments().experiment()->model;
    QVERIFY(view().draft().model == model);
    QVERIFY(!view().isChanged());
    QTRY_VERIFY(find<QLabel>("memoryEstimate")->text().contains(QStringLiteral("about")));
    const QString weights = QLocale().toString(qlonglong(describeNetwork(model).parameters()));
    QVERIFY2(find<QLabel>("modelTotals")->text().contains(weights),
        qPrintable(find<QLabel>("modelTotals")->text()));
    // As many words as the probe sentence has letters.
    const auto letters = m_session->experiments().experiment()->probe.source.size();
    QCOMPARE(find<ui::FlowLabel>("flow2")->text(), QStringLiteral("[32, %1, 32]").arg(letters + 1));
    QTest::mouseClick(find<ui::NetworkBox>("stateBox"), Qt::LeftButton);
    QVERIFY(find<QToolButton>("pick5")->isChecked());
    // The settings of the run are one key away from everywhere.
    key(Qt::Key_4);
    key(Qt::Key_M);
    QCOMPARE(m_session->window().workspace(), ui::Workspace::Model);
}

void TestModelWorkspace::undoGoesWithTheWorkspace()
{
    auto *undo = widgetOf<QAction>(m_session->window(), "undoAction");
    QVERIFY(!undo->isEnabled());
    type("hidden", QStringLiteral("24"));
    QVERIFY(undo->isEnabled());
    QVERIFY2(undo->text().contains(QStringLiteral("16 → 24")), qPrintable(undo->text()));
    key(Qt::Key_4); // Translate has nothing to undo
    QVERIFY(!undo->isEnabled());
    key(Qt::Key_2);
    m_session->window().setFocus();
    key(Qt::Key_Z);
    QCOMPARE(view().draft().model.hiddenSize, 16);
    widgetOf<QAction>(m_session->window(), "redoAction")->trigger();
    QCOMPARE(view().draft().model.hiddenSize, 24);
}

void TestModelWorkspace::speedIsMeasuredHere()
{
    QTRY_VERIFY(find<QPushButton>("measure")->isEnabled());
    type("hidden", QStringLiteral("24"));
    const std::int64_t step = m_session->bridge().status().step;
    QTest::mouseClick(find<QPushButton>("measure"), Qt::LeftButton);
    auto *speed = find<QLabel>("speedEstimate");
    QTRY_VERIFY_WITH_TIMEOUT(speed->text().contains(QStringLiteral("words/s")), 60000);
    QVERIFY2(speed->text().contains(QStringLiteral("an epoch in")), qPrintable(speed->text()));
    QCOMPARE(m_session->bridge().status().step, step); // the run is as it was
    QCOMPARE(m_session->experiments().experiment()->model.hiddenSize, 16);
}

void TestModelWorkspace::aMeasurementIsBrokenOff()
{
    QTRY_VERIFY(find<QPushButton>("measure")->isEnabled());
    type("hidden", QStringLiteral("512"));
    auto *measure = find<QPushButton>("measure");
    const QString begin = measure->text();
    QTest::mouseClick(measure, Qt::LeftButton);
    QVERIFY(measure->text() != begin);
    QTest::mouseClick(measure, Qt::LeftButton);
    QCOMPARE(measure->text(), begin);
    QVERIFY(!find<QLabel>("speedEstimate")->text().contains(QStringLiteral("words/s")));
    type("hidden", QStringLiteral("16")); // the next one is answered
    QTest::mouseClick(measure, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QLabel>("speedEstimate")->text().contains(QStringLiteral("words/s")), 60000);
}

void TestModelWorkspace::aModelThatDoesNotFitIsRefusedWithTheFigures()
{
    QTRY_VERIFY(find<QPushButton>("measure")->isEnabled());
    type("hidden", QStringLiteral("4096"));
    type("layers", QStringLiteral("4"));
    QTRY_VERIFY2(find<QLabel>("memoryEstimate")->text().contains(QStringLiteral("GB")),
        qPrintable(find<QLabel>("memoryEstimate")->text()));
    QVERIFY(find<QLabel>("memoryEstimate")->text().contains(QStringLiteral("cannot be trained")));
    QTest::mouseClick(find<QPushButton>("measure"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QLabel>("speedEstimate")->text().contains(QStringLiteral("needs about")), 30000);
    QVERIFY(m_session->window().messages().text().isEmpty()); // it is said where it was asked
}

void TestModelWorkspace::aDraftBecomesTheRun()
{
    auto *attention = find<QComboBox>("attention");
    attention->setFocus();
    QTest::keyClick(attention, Qt::Key_Home); // none
    QCOMPARE(view().draft().model.attention, AttentionKind::None);
    QSignalSpy shown(&m_session->experiments(), &ExperimentController::experimentShown);
    QTest::mouseClick(find<QPushButton>("applyDraft"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 60000);
    QCOMPARE(m_session->experiments().experiment()->model.attention, AttentionKind::None);
    QVERIFY(m_answers->asked.isEmpty()); // nothing was trained yet
    QVERIFY(!view().isChanged());
    QVERIFY(!view().undoStack()->canUndo());
    QVERIFY(trainTo(3));
}

void TestModelWorkspace::weightsThatWouldBeLostAreAskedAbout()
{
    QVERIFY(trainTo(5));
    widgetOf<QAction>(m_session->window(), "stopAction")->trigger();
    QTRY_COMPARE(m_session->bridge().status().state, EngineState::Ready);
    type("hidden", QStringLiteral("24"));
    m_answers->toSave = SaveAnswer::Cancel;
    QTest::mouseClick(find<QPushButton>("applyDraft"), Qt::LeftButton);
    QCOMPARE(m_answers->asked.size(), 1);
    QCOMPARE(m_session->experiments().experiment()->model.hiddenSize, 16); // nothing happened
    QCOMPARE(view().draft().model.hiddenSize, 24);
    m_answers->toSave = SaveAnswer::Discard;
    QTest::mouseClick(find<QPushButton>("applyDraft"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->experiments().experiment()->model.hiddenSize, 24, 60000);
    QTRY_COMPARE(m_session->bridge().status().step, std::int64_t{0});
}

QTEST_MAIN(TestModelWorkspace)
#include "tst_model_workspace.moc"
