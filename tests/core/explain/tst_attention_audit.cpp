// SPDX-License-Identifier: GPL-3.0-or-later
// The audit counts what changing attention at one step after another does.
#include "core/explain/attention_audit.h"

#include "core/error.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

class AttentionAuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsStepByStep();
    void aModelWithoutAttentionIsRefused();
};

void AttentionAuditTest::countsStepByStep()
{
    const auto model = torchModel(tinyConfig());
    const std::vector<AuditPair> pairs{{kSources[0], kTargets[1]}, {kSources[1], kTargets[0]}};
    const auto isFunction = [](int id) { return id <= 4; };
    const std::vector<AuditRow> rows = auditAttention(*model, pairs, isFunction);
    QCOMPARE(rows.size(), std::size_t{4});
    for (const AuditRow &row : rows) {
        std::size_t stay = 0;
        std::size_t functionStay = 0;
        double lost = 0;
        for (const AuditPair &pair : pairs)
            for (std::size_t t = 0; t < pair.translation.size(); ++t) {
                Edits edits;
                edits.attention.resize(1);
                edits.attention[0].kind = row.kind;
                edits.attention[0].steps = {int(t), int(t)};
                // All of the translation this time: later words do not bear on step t.
                const Trace changed = model->trace(pair.source, pair.translation, 8, edits);
                const Trace own = model->trace(pair.source, pair.translation, 8, {});
                const bool stays = changed.topWords[t].front().id == pair.translation[t];
                stay += stays ? 1 : 0;
                functionStay += stays && isFunction(pair.translation[t]) ? 1 : 0;
                lost += own.logProbabilities[t] - changed.logProbabilities[t];
            }
        QCOMPARE(row.words, std::size_t{8});
        QCOMPARE(row.stay, stay);
        QCOMPARE(row.functionWords, std::size_t{4}); // 4 and </s> of each
        QCOMPARE(row.functionStay, functionStay);
        QVERIFY(std::abs(row.logProbabilityLost - lost / 8) < 1e-9);
    }
}

void AttentionAuditTest::aModelWithoutAttentionIsRefused()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    QVERIFY_EXCEPTION_THROWN(
        (void)auditAttention(*torchModel(config), {}, [](int) { return false; }), Error);
}

QTEST_APPLESS_MAIN(AttentionAuditTest)
#include "tst_attention_audit.moc"
