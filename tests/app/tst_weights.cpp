// SPDX-License-Identifier: GPL-3.0-or-later
// A weight that is clicked in Step through is read from the engine and shown.
#include "app/session.h"
#include "fake_engine.h"
#include "ui/step/step_view.h"
#include "ui/step/weight_view.h"

#include <QTemporaryDir>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestWeights : public QObject {
    Q_OBJECT

private slots:
    void aClickedWeightIsReadFromTheEngine()
    {
        const QTemporaryDir folder;
        const auto script = std::make_shared<EngineScript>();
        Session::Options options;
        options.engine = FakeEngine::factory(script);
        options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
        options.questions = std::make_shared<Answers>();
        Session session(std::move(options));
        const WeightId wanted{WeightRole::Output, Reader::Decoder, 0, 0};
        emit session.stepView().weightRequested(wanted);
        QCOMPARE(script->calls.last(), QStringLiteral("weight %1").arg(int(WeightRole::Output)));

        auto weight = std::make_shared<WeightValues>();
        weight->weight = wanted;
        weight->values = Matrix(2, 4);
        EngineUpdate update;
        update.weight = weight;
        script->publish(std::move(update));
        session.bridge().refresh();
        QVERIFY(session.window().findChild<ui::WeightDialog *>());
    }
};

QTEST_MAIN(TestWeights)
#include "tst_weights.moc"
