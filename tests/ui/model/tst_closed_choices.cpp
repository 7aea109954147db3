// SPDX-License-Identifier: GPL-3.0-or-later
// What is closed is what the configuration refuses, and each way out leads to a model.
#include "core/error.h"
#include "ui/model/closed_choices.h"

#include <QTest>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

bool isValid(const ModelConfig &config)
{
    try {
        config.validateShape();
        return true;
    } catch (const Error &) {
        return false;
    }
}

bool isClosed(const QVector<ClosedChoice> &closed, const char *control)
{
    return std::any_of(closed.begin(), closed.end(),
        [&](const ClosedChoice &choice) { return choice.control == QLatin1String(control); });
}

} // namespace

class ClosedChoicesTest : public QObject {
    Q_OBJECT

private slots:
    void closedIsWhatIsRefused();
    void everyWayOutLeadsToAModel();
};

/// All combinations of what the rules look at.
QVector<ModelConfig> combinations()
{
    QVector<ModelConfig> all;
    for (const int hidden : {31, 32})
        for (const int embedding : {16, 32})
            for (const bool oneHot : {false, true})
                for (const int directions : {0, 1, 2})
                    for (const AttentionKind attention :
                        {AttentionKind::None, AttentionKind::General}) {
                        ModelConfig config;
                        config.hiddenSize = hidden;
                        config.embeddingSize = embedding;
                        config.oneHot = oneHot;
                        config.bidirectional = directions > 0;
                        config.halfDirections = directions == 2;
                        config.attention = attention;
                        all << config;
                    }
    return all;
}

void ClosedChoicesTest::closedIsWhatIsRefused()
{
    for (const ModelConfig &config : combinations()) {
        if (!isValid(config))
            continue;
        const QVector<ClosedChoice> closed = closedChoices(config);
        ModelConfig chosen = config;
        chosen.attention = AttentionKind::Dot;
        QCOMPARE(isClosed(closed, "attention.dot"), !isValid(chosen));
        chosen = config;
        chosen.start = StartKind::Last;
        QCOMPARE(isClosed(closed, "start.last"), !isValid(chosen));
        chosen = config;
        chosen.tiedEmbeddings = true;
        QCOMPARE(isClosed(closed, "tied"), !isValid(chosen));
        chosen = config;
        chosen.convolution = true;
        QCOMPARE(isClosed(closed, "convolution"), !isValid(chosen));
        chosen = config;
        chosen.attentionMask = false;
        QCOMPARE(isClosed(closed, "attentionMask"), !isValid(chosen));
        chosen = config;
        chosen.bidirectional = true;
        chosen.halfDirections = true;
        QCOMPARE(isClosed(closed, "directions.halves"), !isValid(chosen));
    }
}

void ClosedChoicesTest::everyWayOutLeadsToAModel()
{
    for (const ModelConfig &config : combinations()) {
        if (!isValid(config))
            continue;
        for (const ClosedChoice &choice : closedChoices(config)) {
            QVERIFY(!choice.title.isEmpty() && !choice.reason.isEmpty());
            QVERIFY2(!choice.ways.isEmpty(), qPrintable(choice.control));
            for (const WayOut &way : choice.ways)
                QVERIFY2(isValid(way.model), qPrintable(way.name));
        }
    }
}

QTEST_APPLESS_MAIN(ClosedChoicesTest)
#include "tst_closed_choices.moc"
