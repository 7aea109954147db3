// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit goes with is asked anew when the translation is of other weights, while somebody
// looks, and only then.
#include "stage.h"

#include "ui/step/step_view.h"
#include "ui/step/unit_panel.h"

#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestUnitRenewal : public QObject {
    Q_OBJECT

private slots:
    void isAskedAnewForOtherWeights()
    {
        Stage stage;
        stage.session->show();
        stage.publish(smallExperiment(), ready(20));
        answer(stage, 1);
        stage.window().showWorkspace(ui::Workspace::Step);
        const UnitId unit{{PlaceKind::DecoderHidden}, 1};
        stage.session->stepView().pickUnit(unit);
        QVERIFY(stage.session->stepView().unitPanel().isVisible());
        QCOMPARE(asked(stage), 1);
        const Question &question = stage.script->questions.back();
        QVERIFY(std::get<UnitQuestion>(question.what).unit == unit);
        answer(stage, 1); // the same weights
        QCOMPARE(asked(stage), 1);
        answer(stage, 2);
        QCOMPARE(asked(stage), 2);
        stage.window().showWorkspace(ui::Workspace::Data); // nobody looks
        answer(stage, 3);
        QCOMPARE(asked(stage), 2);
        stage.window().showWorkspace(ui::Workspace::Step);
        QCOMPARE(asked(stage), 3);
        stage.session->stepView().closeUnit();
        answer(stage, 4);
        QCOMPARE(asked(stage), 3);
    }

private:
    /// How often somebody asked about a unit.
    static int asked(const Stage &stage)
    {
        int count = 0;
        for (const Question &question : stage.script->questions)
            count += std::holds_alternative<UnitQuestion>(question.what) ? 1 : 0;
        return count;
    }
    /// Publishes an answer of these weights to the newest request, with a state to pick a unit of.
    static void answer(Stage &stage, std::uint64_t weights)
    {
        if (weights > 1)
            stage.session->translations().translate(QStringLiteral("b c"));
        auto result = std::make_shared<TranslateResult>(*answerTo(stage.script->requests.back()));
        result->weights = weights;
        result->trace.decoder.resize(1);
        result->trace.decoder[0].hidden = Matrix(result->trace.targetLength(), 4);
        result->trace.config.hiddenSize = 4;
        EngineUpdate update;
        update.translation = result;
        stage.script->publish(std::move(update));
        stage.session->bridge().refresh();
    }
};

QTEST_MAIN(TestUnitRenewal)
#include "tst_unit_renewal.moc"
