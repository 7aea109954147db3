// SPDX-License-Identifier: GPL-3.0-or-later
// A training step in slow motion on the real window with real models, by mouse and keys: what is
// shown is what a second engine on the same weights computes.
#include "app/live_engine.h"
#include "app/preparation.h"
#include "app/resources.h"
#include "choose_in_menu.h"
#include "step_window.h"
#include "ui/step/slow_motion_dialog.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/format.h"
#include "witness.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

Experiment letters(AttentionKind attention)
{
    Recipe recipe = endlessLetters();
    recipe.model.attention = attention;
    recipe.model.layers = 2;
    recipe.training.clipNorm = 0.5;
    return lettersExperiment(recipe);
}

/// What a second engine on the same weights computes.
SlowMotion expectedMotion(Experiment experiment, const SentencePair &pair)
{
    return Witness(std::move(experiment))
        .ask<SlowMotionAnswer>(SlowMotionQuestion{pair.source, {}})
        .motion;
}

bool areClose(double shown, double expected)
{
    return std::abs(shown - expected) < 1e-6;
}

} // namespace

class TestTrainingStep : public QObject, private StepWindow {
    Q_OBJECT

private slots:
    void init() { show(); }
    void cleanup() { m_session.reset(); }
    void theNumbersAreThoseOfTheStep_data();
    void theNumbersAreThoseOfTheStep();
    void stagesGoByKeysAndPlay();
    void aCursorWalksThroughTheGradients();
    void isAmongTheFiguresOfTheWindow();
    void followsTheSentenceWhileTrainingRuns();
    void theShippedModel();

private:
    template <typename T> T *find(const char *name)
    {
        return m_session->window().findChild<T *>(QLatin1String(name));
    }
    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void open();
    ui::SlowMotionDialog *dialog() { return find<ui::SlowMotionDialog>("slowMotion"); }
    bool isAnswered() { return dialog() && !find<QLabel>("motionRemark")->text().isEmpty(); }
    void look(const char *name);
};

void TestTrainingStep::look(const char *name)
{
    const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); // to look at what is tested
    if (folder.isEmpty())
        return;
    dialog()->grab().save(folder + u'/' + QLatin1String(name) + ".png");
    m_session->window().grab().save(folder + u'/' + QLatin1String(name) + "-window.png");
}

void TestTrainingStep::open()
{
    chooseInMenu(find<QAbstractButton>("training"), "trainingStep");
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    QVERIFY(dialog()->isVisible() && !dialog()->isModal());
    QVERIFY(dialog()->width() <= 1280 && dialog()->height() <= 720);
}

void TestTrainingStep::theNumbersAreThoseOfTheStep_data()
{
    QTest::addColumn<int>("attention");
    QTest::newRow("attention") << int(AttentionKind::General);
    QTest::newRow("none") << int(AttentionKind::None);
}

void TestTrainingStep::theNumbersAreThoseOfTheStep()
{
    QFETCH(const int, attention);
    Experiment experiment = letters(AttentionKind(attention));
    const SentencePair pair = experiment.train->pairs[0];
    use(experiment);
    m_session->translations().translate(QString::fromStdString(pair.source));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->trace.source == pair.source, kLongMs);
    open();
    const SlowMotion expected = expectedMotion(std::move(experiment), pair);
    QVERIFY(find<QLabel>("motionRemark")->text().contains(QStringLiteral("reference")));

    auto *losses = find<ui::BarRows>("motionLosses");
    QVERIFY(losses->isVisible());
    const std::vector<double> shown = losses->rows()[0].values;
    QCOMPARE(shown.size(), expected.losses.size());
    for (std::size_t t = 0; t < shown.size(); ++t)
        QVERIFY(areClose(shown[t], expected.losses[t]));
    QVERIFY(find<QLabel>("motionSentence")
                ->text()
                .contains(ui::fixedNumber(expected.lossBefore, ui::kLossDigits)));
    look(attention == int(AttentionKind::None) ? "none-1" : "attention-1");

    click(find<QAbstractButton>("motionBackward"));
    auto *map = find<ui::GradientMap>("motionMap");
    QVERIFY(map->isVisible());
    QCOMPARE(std::size_t(map->rows().size()), expected.states.size());
    for (int row = 0; row < map->rows().size(); ++row) {
        const StateGradient &state = expected.states[std::size_t(row)];
        QCOMPARE(map->rows()[row].norms.size(), state.norms.size());
        QCOMPARE(map->rows()[row].isOfSource, state.place.isOfSource());
        for (std::size_t column = 0; column < state.norms.size(); ++column) {
            QVERIFY(areClose(map->rows()[row].norms[column], state.norms[column]));
            QVERIFY(map->isShown(row, int(column)));
            QVERIFY(map->rect().contains(map->cellRect(row, int(column))));
        }
    }
    look(attention == int(AttentionKind::None) ? "none-2" : "attention-2");

    click(find<QAbstractButton>("motionClipping"));
    auto *clipping = find<ui::BarRows>("motionClip");
    QVERIFY(clipping->isVisible());
    const std::vector<double> norms = clipping->rows()[0].values;
    QVERIFY(areClose(norms.at(0), expected.gradientNorm));
    QVERIFY(areClose(norms.at(1), 0.5));
    QVERIFY(areClose(norms.at(2), expected.gradientNorm * expected.clipScale));
    look(attention == int(AttentionKind::None) ? "none-3" : "attention-3");

    click(find<QAbstractButton>("motionUpdate"));
    auto *table = find<QTableWidget>("motionWeights");
    QVERIFY(table->isVisible());
    QCOMPARE(std::size_t(table->rowCount()), expected.weights.size());
    for (const WeightStep &weight : expected.weights) {
        const auto found
            = table->findItems(QString::fromStdString(weight.change.name), Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        const auto number = [&](int column) {
            return table->item(found[0]->row(), column)->data(Qt::UserRole).toDouble();
        };
        QVERIFY(areClose(number(1), weight.gradientNorm));
        QVERIFY(areClose(number(2), weight.change.norm));
        QVERIFY(areClose(number(3), weight.change.change));
    }
    const QString said = find<QLabel>("motionSentence")->text();
    for (const double loss : {expected.lossBefore, expected.lossAfter})
        QVERIFY2(said.contains(QLocale().toString(loss, 'g', 4)), qPrintable(said));
    QVERIFY(expected.lossAfter < expected.lossBefore);
    look(attention == int(AttentionKind::None) ? "none-4" : "attention-4");
    const QByteArray csv = dialog()->figures().back().csv();
    QCOMPARE(csv.count('\n'), table->rowCount() + 1);
}

void TestTrainingStep::stagesGoByKeysAndPlay()
{
    use(letters(AttentionKind::General));
    open();
    QCOMPARE(dialog()->stage(), ui::MotionStage::Forward);
    QVERIFY(!find<QAbstractButton>("motionPrevious")->isEnabled());
    QTest::keyClick(dialog(), Qt::Key_Right);
    QCOMPARE(dialog()->stage(), ui::MotionStage::Backward);
    QTest::keyClick(dialog(), Qt::Key_Right);
    QCOMPARE(dialog()->stage(), ui::MotionStage::Clipping);
    QTest::keyClick(dialog(), Qt::Key_Left);
    QCOMPARE(dialog()->stage(), ui::MotionStage::Backward);
    QTest::keyClick(dialog(), Qt::Key_End);
    QCOMPARE(dialog()->stage(), ui::MotionStage::Update);
    QVERIFY(!find<QAbstractButton>("motionNext")->isEnabled());
    QTest::keyClick(dialog(), Qt::Key_Home);
    QTest::keyClick(dialog(), Qt::Key_Right);

    // Played, the gradient comes from the last target word, and reaches the first source word last.
    auto *map = find<ui::GradientMap>("motionMap");
    const QVector<ui::GradientRow> &rows = map->rows();
    const int embeddings = int(rows.size()) - 1;
    const int lastWord = int(rows[0].norms.size()) - 1;
    QTest::keyClick(dialog(), Qt::Key_Space);
    QVERIFY(dialog()->isPlaying());
    QVERIFY(map->isShown(0, lastWord) && !map->isShown(0, 0));
    QVERIFY(!map->isShown(embeddings, 0));
    QTRY_VERIFY_WITH_TIMEOUT(map->isShown(0, 0), kLongMs);
    QVERIFY(!map->isShown(embeddings, 0));
    QTRY_VERIFY_WITH_TIMEOUT(map->isShown(embeddings, 0), kLongMs);
    QTRY_COMPARE_WITH_TIMEOUT(dialog()->stage(), ui::MotionStage::Clipping, kLongMs);
    click(find<QAbstractButton>("motionPlay"));
    QVERIFY(!dialog()->isPlaying());
}

/// The arrows move it while the map has the focus; elsewhere they go to another stage.
void TestTrainingStep::aCursorWalksThroughTheGradients()
{
    Experiment experiment = letters(AttentionKind::General);
    const SentencePair pair = experiment.train->pairs[0];
    use(experiment);
    m_session->translations().translate(QString::fromStdString(pair.source));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->trace.source == pair.source, kLongMs);
    open();
    click(find<QAbstractButton>("motionBackward"));
    auto *map = find<ui::GradientMap>("motionMap");
    const SlowMotion expected = expectedMotion(std::move(experiment), pair);
    QCOMPARE(map->cursor(), std::pair(-1, -1));
    QTest::mouseClick(map, Qt::LeftButton, {}, map->cellRect(0, 1).center());
    QCOMPARE(map->cursor(), std::pair(0, 1));
    QVERIFY(!expected.states[0].place.isOfSource());
    const auto isSaid = [&](int row, int column) {
        const double norm = expected.states[std::size_t(row)].norms[std::size_t(column)];
        const QString said = map->accessibleDescription().section(QStringLiteral("; "), 0, 0);
        return map->cursor() == std::pair(row, column) && said == map->cellText(row, column)
            && said.endsWith(QLocale().toString(norm, 'g', 4).replace(u'-', u'−'));
    };
    QVERIFY2(isSaid(0, 1), qPrintable(map->accessibleDescription()));
    QTest::keyClick(map, Qt::Key_Left);
    QVERIFY(isSaid(0, 0));
    QTest::keyClick(map, Qt::Key_Down);
    QVERIFY(isSaid(1, 0));
    QTest::keyClick(map, Qt::Key_Up);
    // From the first target word to the last source word, and back.
    QTest::keyClick(map, Qt::Key_Left);
    const auto [row, column] = map->cursor();
    QVERIFY(expected.states[std::size_t(row)].place.isOfSource());
    QCOMPARE(column, int(expected.states[std::size_t(row)].norms.size()) - 1);
    QVERIFY(isSaid(row, column));
    QTest::keyClick(map, Qt::Key_Right);
    QCOMPARE(map->cursor(), std::pair(0, 0));
    QCOMPARE(dialog()->stage(), ui::MotionStage::Backward);
    look("cursor");
    QTest::keyClick(find<QAbstractButton>("motionPlay"), Qt::Key_Left);
    QCOMPARE(dialog()->stage(), ui::MotionStage::Forward);
}

void TestTrainingStep::isAmongTheFiguresOfTheWindow()
{
    use(letters(AttentionKind::General));
    const auto exported = [&](const char *name) {
        m_answers->folder = m_folder->filePath(QLatin1String(name));
        m_session->window().findChild<QAction *>(QStringLiteral("exportAction"))->trigger();
        return QDir(m_answers->folder).entryList({QStringLiteral("training-step*")});
    };
    QCOMPARE(exported("before"), QStringList()); // nobody has asked for one
    open();
    const QStringList files = exported("after");
    for (const char *stage : {"losses", "gradients", "clipping", "weights"})
        for (const char *suffix : {"png", "svg", "pdf", "csv"})
            QVERIFY2(files.contains(QStringLiteral("training-step-%1.%2")
                                        .arg(QLatin1String(stage), QLatin1String(suffix))),
                qPrintable(files.join(u' ')));
    QFile gradients(m_answers->folder + QStringLiteral("/training-step-gradients.csv"));
    QVERIFY(gradients.open(QIODevice::ReadOnly));
    int cells = 0;
    for (const ui::GradientRow &part : find<ui::GradientMap>("motionMap")->rows())
        cells += int(part.norms.size());
    QCOMPARE(int(gradients.readAll().count('\n')), cells + 1);
    const QImage map(m_answers->folder + QStringLiteral("/training-step-gradients.png"));
    QVERIFY(map.width() > 600 && map.height() > 300);
    if (const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); !folder.isEmpty())
        map.save(folder + QStringLiteral("/saved-gradients.png"));
}

void TestTrainingStep::followsTheSentenceWhileTrainingRuns()
{
    use(letters(AttentionKind::General));
    open();
    m_session->bridge().engine().train();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().step > 2, kLongMs);
    m_session->translations().translate(QStringLiteral("a b a b a b"));
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QLabel>("motionPair")->text().startsWith(QStringLiteral("a b a b a b → ")), kLongMs);
    QCOMPARE(m_session->bridge().status().state, EngineState::Training);
    const QString remark = find<QLabel>("motionRemark")->text();
    QVERIFY2(remark.contains(QStringLiteral("no reference"))
            && !remark.contains(QStringLiteral("after step 0")),
        qPrintable(remark));
    m_session->bridge().engine().stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, EngineState::Ready, kLongMs);
}

void TestTrainingStep::theShippedModel()
{
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    m_session->window().showWorkspace(ui::Workspace::Step);
    open();
    look("shipped-1");
    for (const char *name : {"shipped-2", "shipped-3", "shipped-4"}) {
        QTest::keyClick(dialog(), Qt::Key_Right);
        look(name);
    }
    QCOMPARE(dialog()->stage(), ui::MotionStage::Update);
}

QTEST_MAIN(TestTrainingStep)
#include "tst_training_step.moc"
