// SPDX-License-Identifier: GPL-3.0-or-later
// In every kind of model the page of a step shows what core says of it: each formula names what its
// box reads, makes and weighs with, each strip holds those numbers, each arrow starts where they
// are made, and no two vectors have one name. tests/core/explain/tst_step_boxes.cpp holds core's
// description to the model.
#include "tests/ui/made_up_trace.h"
#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/symbols.h"
#include "ui/widgets/equation_markup.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/selection.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

/// Every cell, attention, direction and layer count; what enters the encoder, input feeding and
/// reversal take turns.
std::vector<ModelConfig> allKinds()
{
    std::vector<ModelConfig> kinds;
    int number = 0;
    for (const CellKind cell : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
        for (const AttentionKind attention : attentionKinds())
            for (const bool bidirectional : {true, false})
                for (const int layers : {1, 2, 4}) {
                    ModelConfig config;
                    config.hiddenSize = 8;
                    config.cell = cell;
                    config.attention = attention;
                    config.bidirectional = bidirectional;
                    config.halfDirections
                        = bidirectional && (attention == AttentionKind::Dot || number % 3 == 0);
                    config.layers = layers;
                    config.start = number % 5 == 3 && config.hasOneStateSize() ? StartKind::Last
                        : number % 11 == 4                                     ? StartKind::Zero
                                           : StartKind::Projected;
                    config.oneHot = number % 7 == 0;
                    config.convolution = number % 5 < 2 && !config.oneHot;
                    config.inputFeeding = number % 2 == 0;
                    config.reverseSource = number % 4 < 2;
                    config.embeddingSize = 6;
                    kinds.push_back(config);
                    ++number;
                }
    return kinds;
}

QString nameOf(const ModelConfig &config)
{
    return QStringLiteral("%1 %2 %3 layers %4%5%6%7")
        .arg(QString::fromUtf8(name(config.cell).data(), qsizetype(name(config.cell).size())),
            QString::fromUtf8(
                name(config.attention).data(), qsizetype(name(config.attention).size())),
            config.bidirectional ? QStringLiteral("bi") : QStringLiteral("uni"))
        .arg(config.layers)
        .arg(config.oneHot ? QStringLiteral(" one-hot") : QString(),
            config.convolution ? QStringLiteral(" convolution") : QString(),
            config.inputFeeding ? QStringLiteral(" feeding") : QString());
}

QSet<QString> keysNamed(const StepBox &box)
{
    QSet<QString> keys;
    for (const TensorId &tensor : box.reads)
        keys << keyOf(tensor);
    for (const TensorId &tensor : box.makes)
        keys << keyOf(tensor);
    for (const WeightId &weight : box.weights)
        keys << keyOf(weight);
    return keys;
}

QSet<QString> keysWritten(const Box &box)
{
    QSet<QString> keys;
    for (const QString &markup : box.markups()) {
        for (const QString &key : equationSymbols(markup))
            keys << key;
    }
    return keys;
}

} // namespace

class TestStepPages : public QObject {
    Q_OBJECT

private slots:
    void pagesShowWhatTheModelDid_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const ModelConfig &config : allKinds())
            QTest::newRow(qPrintable(nameOf(config))) << number++;
    }

    void pagesShowWhatTheModelDid()
    {
        QFETCH(int, number);
        m_trace = std::make_shared<const Trace>(madeUpTrace(allKinds()[std::size_t(number)]));
        m_encoder->setTrace(m_trace);
        m_decoder->setTrace(m_trace);
        for (int layer = 0; layer < m_trace->config.layers; ++layer) {
            for (const int position : {0, 5, 12}) {
                m_encoder->showPosition(position, layer);
                checkPage(*m_encoder);
            }
            for (const int step : {0, 8}) {
                m_decoder->showStep(step, layer);
                checkPage(*m_decoder);
                QCOMPARE(m_decoder->findChild<ProbabilityBars *>()->words().size(),
                    qsizetype(m_trace->topWords[std::size_t(step)].size()));
            }
        }
    }

    /// The page is used again for another model; nothing of the one before stays, nothing is lost.
    void aPageFollowsAnotherModel()
    {
        ModelConfig rnn;
        rnn.cell = CellKind::Rnn;
        for (const ModelConfig &config : {rnn, ModelConfig(), rnn, ModelConfig()}) {
            m_trace = std::make_shared<const Trace>(madeUpTrace(config));
            m_decoder->setTrace(m_trace);
            m_decoder->showStep(8, 0);
            checkPage(*m_decoder);
        }
    }

private:
    void checkPage(const StepBoard &board)
    {
        QMap<QString, QString> names; // of strips, with what they stand for
        QSet<const Box *> shown;
        for (const StepBox &step : board.page()) {
            const Box *box = board.box(step.kind, step.reader);
            QVERIFY(box);
            QVERIFY(!box->isHidden());
            shown << box;
            QCOMPARE(keysWritten(*box), keysNamed(step));
            for (const BoxRow &row : box->content().rows) {
                const TensorStrip *strip = box->strip(row.key);
                QVERIFY(strip && !strip->isHidden());
                const TensorId tensor = *tensorOf(row.key);
                if (tensor.place != kEveryPlace)
                    QCOMPARE(std::vector<float>(strip->values().begin(), strip->values().end()),
                        valuesOf(*m_trace, tensor));
                QVERIFY(!strip->values().empty());
                QVERIFY(names.value(row.name, row.key) == row.key);
                names.insert(row.name, row.key);
            }
            for (const TensorId &tensor : step.makes)
                QVERIFY(box->strip(keyOf(tensor)) || box->content().keys.contains(keyOf(tensor)));
            if (step.kind == BoxKind::Gates || step.kind == BoxKind::NewState) {
                for (const TensorId &tensor : step.reads)
                    QVERIFY(!isFromElsewhere(board.page(), tensor) || box->strip(keyOf(tensor)));
            }
        }
        QVector<BoxArrow> arrows;
        for (const auto &[from, to] : arrowsBetween(board.page()))
            arrows << BoxArrow{board.box(board.page()[from].kind, board.page()[from].reader),
                board.box(board.page()[to].kind, board.page()[to].reader)};
        QVERIFY(board.arrows() == arrows);
        for (const BoxArrow &arrow : board.arrows())
            QVERIFY(shown.contains(arrow.from) && shown.contains(arrow.to));
        for (const Box *box : board.findChildren<Box *>())
            QVERIFY(shown.contains(box) || box->isHidden() || box->markups().isEmpty());
    }

    std::shared_ptr<const Trace> m_trace;
    Selection m_selection;
    std::unique_ptr<EncoderBoxes> m_encoder = std::make_unique<EncoderBoxes>();
    std::unique_ptr<DecoderBoxes> m_decoder = std::make_unique<DecoderBoxes>(&m_selection);
};

QTEST_MAIN(TestStepPages)
#include "tst_step_pages.moc"
