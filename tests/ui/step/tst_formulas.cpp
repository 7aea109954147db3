// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of a step are the ones of this model's configuration.
#include "ui/step/formulas.h"
#include "ui/widgets/equation_label.h"

#include <QTest>
#include <QTextDocument>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

/// As a person reads it, without sub- and superscripts.
QString plain(const QString &markup)
{
    QTextDocument document;
    document.setHtml(equationHtml(markup));
    return document.toPlainText();
}

} // namespace

class TestFormulas : public QObject {
    Q_OBJECT

private slots:
    void scoresOfEveryKindOfAttention()
    {
        ModelConfig config;
        config.hiddenSize = 64;
        config.bidirectional = false;
        config.attention = AttentionKind::None;
        QVERIFY(scoreFormula(config, 9).isEmpty());
        config.attention = AttentionKind::Dot;
        QCOMPARE(plain(scoreFormula(config, 9)), QStringLiteral("e9,i = h9 · hi"));
        config.bidirectional = true; // sizes differ: a projection is needed
        QCOMPARE(plain(scoreFormula(config, 9)), QStringLiteral("e9,i = h9 · W hi"));
        config.attention = AttentionKind::General;
        QCOMPARE(plain(scoreFormula(config, 9)), QStringLiteral("e9,i = h9ᵀ W hi"));
        config.attention = AttentionKind::Scaled;
        QCOMPARE(plain(scoreFormula(config, 9)), QStringLiteral("e9,i = h9ᵀ W hi / √64"));
        config.attention = AttentionKind::Additive;
        QCOMPARE(plain(scoreFormula(config, 9)), QStringLiteral("e9,i = vᵀ tanh(W1 hi + W2 h9)"));
    }

    void inputFollowsFeedingAndOneHot()
    {
        ModelConfig config;
        QCOMPARE(plain(decoderInputFormula(config, 9)), QStringLiteral("ŷ9 = [E y8 ; o8]"));
        config.inputFeeding = false;
        QCOMPARE(plain(decoderInputFormula(config, 9)), QStringLiteral("ŷ9 = E y8"));
        config.oneHot = true;
        QCOMPARE(plain(decoderInputFormula(config, 9)), QStringLiteral("ŷ9 = onehot(y8)"));
    }

    void cellsFollowTheirKind()
    {
        ModelConfig config;
        QCOMPARE(plain(decoderCellFormula(config, 9)), QStringLiteral("c9 = f ⊙ c8 + i ⊙ g"));
        QCOMPARE(plain(decoderHiddenFormula(config, 9, 0)), QStringLiteral("h9 = o ⊙ tanh(c9)"));
        config.cell = CellKind::Gru;
        QVERIFY(decoderCellFormula(config, 9).isEmpty());
        QCOMPARE(
            plain(decoderHiddenFormula(config, 9, 0)), QStringLiteral("h9 = (1 − z) ⊙ n + z ⊙ h8"));
        QVERIFY(
            plain(decoderGatesFormula(config, 9, 0)).contains(QStringLiteral("r ⊙ (U h8 + b′)")));
        config.cell = CellKind::Rnn;
        QVERIFY(decoderGatesFormula(config, 9, 0).isEmpty());
        QCOMPARE(plain(decoderHiddenFormula(config, 9, 0)),
            QStringLiteral("h9 = tanh(W ŷ9 + U h8 + b)"));
        QCOMPARE(plain(decoderHiddenFormula(config, 9, 1)),
            QStringLiteral("h9 = tanh(W h(1)9 + U h8 + b)"));
    }

    void outputFollowsAttention()
    {
        ModelConfig config;
        QCOMPARE(plain(outputFormula(config, 9)), QStringLiteral("o9 = tanh(Wu [a9 ; h9])"));
        QCOMPARE(plain(contextFormula(9)), QStringLiteral("a9 = Σi α9,i hi"));
        QCOMPARE(plain(weightsFormula(9)), QStringLiteral("α9 = softmax(e9)"));
        QCOMPARE(plain(distributionFormula(9)), QStringLiteral("P9 = softmax(Wvocab o9)"));
        config.attention = AttentionKind::None;
        QCOMPARE(plain(outputFormula(config, 9)), QStringLiteral("o9 = tanh(Wu h9)"));
    }

    void theEncoderStartsFromZeroAtBothEnds()
    {
        ModelConfig config;
        QVERIFY(plain(encoderGatesFormula(config, 1, 13, 0, Direction::Forward))
                    .endsWith(QStringLiteral("U 0 + b")));
        QVERIFY(plain(encoderGatesFormula(config, 2, 13, 0, Direction::Forward))
                    .endsWith(QStringLiteral("U h→1 + b")));
        QVERIFY(plain(encoderGatesFormula(config, 13, 13, 0, Direction::Backward))
                    .endsWith(QStringLiteral("U 0 + b")));
        QVERIFY(plain(encoderGatesFormula(config, 12, 13, 0, Direction::Backward))
                    .endsWith(QStringLiteral("U h←13 + b")));
        QCOMPARE(plain(encoderCellFormula(config, 4, 13, Direction::Backward)),
            QStringLiteral("c←4 = f ⊙ c←5 + i ⊙ g"));
        QCOMPARE(plain(encoderStateFormula(config, 4)), QStringLiteral("h4 = [h→4 ; h←4]"));
        QCOMPARE(plain(startFormula(config, 13)),
            QStringLiteral("h0 = Wh [h→13 ; h←1], c0 = Wc [c→13 ; c←1]"));
        config.bidirectional = false;
        config.cell = CellKind::Gru;
        QCOMPARE(plain(encoderStateFormula(config, 4)), QStringLiteral("h4 = h→4"));
        QCOMPARE(plain(startFormula(config, 13)), QStringLiteral("h0 = Wh h13"));
    }

    void symbolsNameTheirStrips()
    {
        const ModelConfig config;
        QVERIFY(outputFormula(config, 9).contains(QStringLiteral("{context|")));
        QVERIFY(decoderGatesFormula(config, 9, 0).contains(QStringLiteral("{gate_i|")));
        QVERIFY(encoderGatesFormula(config, 2, 5, 0, Direction::Backward)
                    .contains(QStringLiteral("{backward_f|")));
    }
};

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
