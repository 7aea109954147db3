// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of a step are the ones of this model's configuration.
#include "core/model/equations.h"
#include "ui/step/symbols.h"
#include "ui/widgets/equation_markup.h"

#include <QRegularExpression>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

/// A box of a page as a person reads it: one formula a line.
QStringList read(const ModelConfig &config, const std::vector<StepBox> &page, BoxKind kind,
    Reader reader = Reader::Decoder)
{
    QStringList lines;
    for (const StepBox &box : page) {
        if (box.kind != kind || box.reader != reader)
            continue;
        for (const Equation &equation : equationsOf(config, box))
            lines << equationText(markupOf(config, equation.text));
    }
    return lines;
}

/// Step 9 of the decoder.
QStringList decoder(const ModelConfig &config, BoxKind kind, int layer = 0)
{
    return read(config, decoderBoxes(config, 8, layer), kind);
}

/// Position `i` from 1 of 13.
QStringList encoder(const ModelConfig &config, int i, BoxKind kind, Reader reader, int layer = 0)
{
    return read(config, encoderBoxes(config, 13, i - 1, layer), kind, reader);
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
        QVERIFY(decoder(config, BoxKind::Scores).isEmpty());
        config.attention = AttentionKind::Dot;
        QCOMPARE(decoder(config, BoxKind::Scores),
            (QStringList{
                QStringLiteral("e_9,i = h_9 · h^enc_i"), QStringLiteral("α_9 = softmax(e_9)")}));
        config.bidirectional = true;
        config.attention = AttentionKind::General;
        QCOMPARE(
            decoder(config, BoxKind::Scores).first(), QStringLiteral("e_9,i = h_9ᵀ W_att h^enc_i"));
        config.attention = AttentionKind::Scaled;
        QCOMPARE(decoder(config, BoxKind::Scores).first(),
            QStringLiteral("e_9,i = h_9ᵀ W_att h^enc_i / √64"));
        config.attention = AttentionKind::Additive;
        QCOMPARE(decoder(config, BoxKind::Scores).first(),
            QStringLiteral("e_9,i = vᵀ tanh(W_1 h^enc_i + W_2 h_9)"));
        config.attention = AttentionKind::Location;
        QCOMPARE(decoder(config, BoxKind::Scores).first(), QStringLiteral("e_9,i = (W_att h_9)_i"));
        config.attention = AttentionKind::LocalP;
        config.window = 2;
        QCOMPARE(decoder(config, BoxKind::Scores),
            (QStringList{QStringLiteral("e_9,i = h_9ᵀ W_att h^enc_i"),
                QStringLiteral("α_9 = softmax_|i−p9| ≤ 2(e_9) ⊙ exp(−(i − p_9)^2 / (2 (2/2)^2))"),
                QStringLiteral("p_9 = m σ(v_pᵀ tanh(W_p h_9))")}));
    }

    void inputFollowsFeedingAndOneHot()
    {
        ModelConfig config;
        QCOMPARE(decoder(config, BoxKind::Input),
            QStringList{QStringLiteral("ŷ_9 = [E_tgt[y_8] ; o_8]")});
        config.inputFeeding = false;
        QCOMPARE(decoder(config, BoxKind::Input), QStringList{QStringLiteral("ŷ_9 = E_tgt[y_8]")});
        config.oneHot = true;
        QCOMPARE(decoder(config, BoxKind::Input), QStringList{QStringLiteral("ŷ_9 = onehot(y_8)")});
    }

    void eachGateHasALineOfItsOwn()
    {
        ModelConfig config;
        QCOMPARE(decoder(config, BoxKind::Gates),
            (QStringList{QStringLiteral("i = σ(W^i_ih ŷ_9 + W^i_hh h_8 + b^i)"),
                QStringLiteral("f = σ(W^f_ih ŷ_9 + W^f_hh h_8 + b^f)"),
                QStringLiteral("g = tanh(W^g_ih ŷ_9 + W^g_hh h_8 + b^g)"),
                QStringLiteral("o = σ(W^o_ih ŷ_9 + W^o_hh h_8 + b^o)")}));
        QCOMPARE(decoder(config, BoxKind::NewState),
            (QStringList{
                QStringLiteral("c_9 = f ⊙ c_8 + i ⊙ g"), QStringLiteral("h_9 = o ⊙ tanh(c_9)")}));
        config.cell = CellKind::Gru;
        QCOMPARE(decoder(config, BoxKind::Gates).last(),
            QStringLiteral("n = tanh(W^n_ih ŷ_9 + b^n_ih + r ⊙ (W^n_hh h_8 + b^n_hh))"));
        QCOMPARE(decoder(config, BoxKind::NewState),
            QStringList{QStringLiteral("h_9 = (1 − z) ⊙ n + z ⊙ h_8")});
        config.cell = CellKind::Rnn;
        QVERIFY(decoder(config, BoxKind::Gates).isEmpty());
        QCOMPARE(decoder(config, BoxKind::NewState),
            QStringList{QStringLiteral("h_9 = tanh(W_ih ŷ_9 + W_hh h_8 + b)")});
    }

    void layersHaveNamesOfTheirOwn()
    {
        ModelConfig config;
        config.layers = 2;
        QVERIFY(decoder(config, BoxKind::Gates, 1).first().contains(QStringLiteral("h^(1)_9")));
        QVERIFY(decoder(config, BoxKind::Gates, 1).first().contains(QStringLiteral("h^(2)_8")));
        QCOMPARE(decoder(config, BoxKind::LayersAbove, 0),
            QStringList{QStringLiteral("h^(2)_9 = LSTM(h^(1)_9, h^(2)_8, c^(2)_8)")});
        QVERIFY(decoder(config, BoxKind::Scores, 0).first().contains(QStringLiteral("h^(2)_9")));
        QCOMPARE(encoder(config, 3, BoxKind::EncoderState, Reader::Forward, 0),
            QStringList{QStringLiteral("h^enc_3 = [h⃗^(2)_3 ; h⃖^(2)_3]")});
    }

    void outputFollowsAttention()
    {
        ModelConfig config;
        QCOMPARE(decoder(config, BoxKind::Output),
            QStringList{QStringLiteral("o_9 = tanh(W_u [a_9 ; h_9])")});
        QCOMPARE(decoder(config, BoxKind::Context),
            QStringList{QStringLiteral("a_9 = Σ_i α_9,i h^enc_i")});
        QCOMPARE(decoder(config, BoxKind::Distribution),
            QStringList{QStringLiteral("P_9 = softmax(W_vocab o_9)")});
        config.attention = AttentionKind::None;
        QCOMPARE(
            decoder(config, BoxKind::Output), QStringList{QStringLiteral("o_9 = tanh(W_u h_9)")});
    }

    void arrowsStandOverWhatADirectionMakes()
    {
        ModelConfig config;
        QVERIFY(encoder(config, 2, BoxKind::Gates, Reader::Forward)
                    .first()
                    .endsWith(QStringLiteral("h⃗_1 + b⃗^i)")));
        QVERIFY(encoder(config, 12, BoxKind::Gates, Reader::Backward)
                    .first()
                    .endsWith(QStringLiteral("h⃖_13 + b⃖^i)")));
        QCOMPARE(encoder(config, 4, BoxKind::NewState, Reader::Backward).first(),
            QStringLiteral("c⃖_4 = f⃖ ⊙ c⃖_5 + i⃖ ⊙ g⃖"));
        QCOMPARE(encoder(config, 4, BoxKind::EncoderState, Reader::Forward),
            QStringList{QStringLiteral("h^enc_4 = [h⃗_4 ; h⃖_4]")});
    }

    void theStartIsMadeOfBothDirectionsWhateverTheAttention()
    {
        ModelConfig config;
        const QStringList both{
            QStringLiteral("h_0 = W_h [h⃗_13 ; h⃖_1]"), QStringLiteral("c_0 = W_c [c⃗_13 ; c⃖_1]")};
        QCOMPARE(encoder(config, 4, BoxKind::StartState, Reader::Decoder), both);
        config.attention = AttentionKind::None;
        QCOMPARE(encoder(config, 4, BoxKind::StartState, Reader::Decoder), both);
        config.bidirectional = false;
        config.cell = CellKind::Gru;
        QCOMPARE(encoder(config, 4, BoxKind::EncoderState, Reader::Forward),
            QStringList{QStringLiteral("h^enc_4 = h⃗_4")});
        QCOMPARE(encoder(config, 4, BoxKind::StartState, Reader::Decoder),
            QStringList{QStringLiteral("h_0 = W_h h⃗_13")});
    }

    void theConvolutionStandsBetweenWordAndEncoder()
    {
        ModelConfig config;
        config.convolution = true;
        QCOMPARE(encoder(config, 2, BoxKind::Convolution, Reader::Forward),
            QStringList{QStringLiteral("z_2 = W_0 x_2 + W_1 x_3 + b")});
        QVERIFY(encoder(config, 2, BoxKind::Gates, Reader::Forward)
                    .first()
                    .contains(QStringLiteral(" z_2 ")));
    }

    void keysAreReadBack()
    {
        const TensorId tensor{Quantity::Gate, Reader::Backward, 2, -1, 3};
        QVERIFY(tensorOf(keyOf(tensor)) == tensor);
        QVERIFY(!weightOf(keyOf(tensor)));
        const WeightId weight{WeightRole::Hidden, Reader::Forward, 1, 2};
        QVERIFY(weightOf(keyOf(weight)) == weight);
        QVERIFY(!tensorOf(keyOf(weight)));
    }

    void everySymbolSaysWhatItMeansAndItsShape()
    {
        ModelConfig config;
        config.sourceVocabulary = 100;
        config.targetVocabulary = 80;
        config.convolution = true;
        for (const auto &page : {encoderBoxes(config, 13, 2, 0), decoderBoxes(config, 8, 0)}) {
            for (const StepBox &box : page) {
                for (const WeightId &weight : box.weights) {
                    const WeightPlace place = placeOf(config, weight);
                    QVERIFY2(
                        meaningOf(config, weight)
                            .contains(QStringLiteral("%1 × %2").arg(place.rows).arg(place.columns)),
                        qPrintable(meaningOf(config, weight)));
                }
                for (const TensorId &tensor : box.makes) {
                    const QString meaning = meaningOf(config, tensor);
                    QVERIFY2(meaning.contains(QRegularExpression(QStringLiteral("number"))),
                        qPrintable(meaning));
                    QVERIFY2(meaning.contains(QStringLiteral("unit"))
                            || meaning.contains(QStringLiteral("Shares")),
                        qPrintable(meaning));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
