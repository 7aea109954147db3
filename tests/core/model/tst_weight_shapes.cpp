// SPDX-License-Identifier: GPL-3.0-or-later
// What the names and shapes of weights say of their model, for every kind of model; and what is
// said of weights that are no model's.
#include "core/error.h"
#include "core/model/weight_shapes.h"
#include "core/storage/weights_file.h"
#include "tests/core/model/all_configs.h"

#include <QtTest>

#include <filesystem>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

/// The configuration as shapes can tell it.
ModelConfig asSeen(ModelConfig config)
{
    const ModelConfig usual;
    const bool attends = config.attention != AttentionKind::None;
    for (const AttentionKind twin :
        {AttentionKind::Scaled, AttentionKind::LocalM, AttentionKind::Sparsemax})
        if (config.attention == twin)
            config.attention = AttentionKind::General;
    // As many places as units: its matrix is as large as general's.
    if (config.attention == AttentionKind::Location && config.positions == config.hiddenSize
        && config.hasOneStateSize())
        config.attention = AttentionKind::General;
    if (config.start == StartKind::Zero && config.hasOneStateSize())
        config.start = StartKind::Last;
    if (config.oneHot)
        config.embeddingSize = usual.embeddingSize;
    config.reverseSource = false;
    config.window = usual.window;
    if (!attends || config.attention != AttentionKind::Location)
        config.positions = usual.positions;
    config.dropout = usual.dropout;
    config.attentionMask = config.lossMask = true;
    return config;
}

} // namespace

class TestWeightShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelIsKnownByItsShapes();
    void aDescribedFileKeepsEverySetting();
    void foreignWeightsAreNamed_data();
    void foreignWeightsAreNamed();
};

void TestWeightShapes::everyModelIsKnownByItsShapes()
{
    for (const ModelConfig &config : allConfigs()) {
        const StateDict weights = doubleModel(config).store();
        const ModelConfig seen = modelWithShapesOf(weights);
        QVERIFY2(seen == asSeen(config), describe(config).c_str());
    }
}

void TestWeightShapes::aDescribedFileKeepsEverySetting()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("weights.safetensors").toStdString();
    for (ModelConfig config : otherConfigs()) {
        config.dropout = ModelConfig{}.dropout; // of training, which does not travel
        Experiment run;
        run.model = config;
        run.weights = doubleModel(config).store();
        for (Language *language : {&run.source, &run.target}) {
            language->code = language == &run.source ? "zh" : "en";
            TokenizerOptions options;
            options.kind = TokenizerKind::Character;
            options.lowercase = options.foldWidth = language == &run.source;
            language->tokenizer = restoreTokenizer(options, {});
        }
        std::filesystem::remove(path);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(weightsFileOf(run)));
        file.close();

        const WeightsFile back = readWeightsFile(path);
        QVERIFY(isDescribed(back));
        QVERIFY2(modelOf(back, path) == config, describe(config).c_str());
        QCOMPARE(back.weights, run.weights);
        QCOMPARE(textOf(back, "source", path).language, std::string("zh"));
        QVERIFY(textOf(back, "source", path).tokenizer == run.source.tokenizer->options());
        QVERIFY(textOf(back, "target", path).tokenizer == run.target.tokenizer->options());
    }
}

void TestWeightShapes::foreignWeightsAreNamed_data()
{
    QTest::addColumn<QString>("without");
    for (const char *name : {"encoder.weight_hh_l0", "combined_output_projection.weight",
             "decoder.weight_ih", "att_projection.weight"})
        QTest::newRow(name) << name;
}

void TestWeightShapes::foreignWeightsAreNamed()
{
    QFETCH(QString, without);
    StateDict weights = doubleModel(tinyConfig()).store();
    std::erase_if(
        weights, [&](const NamedTensor &weight) { return weight.name == without.toStdString(); });
    try {
        (void)modelWithShapesOf(weights);
        // Without its only weight attention looks like dot, whose states are of one size.
        QCOMPARE(without, "att_projection.weight");
        QCOMPARE(modelWithShapesOf(weights).attention, AttentionKind::Dot);
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadConfiguration);
        QVERIFY2(QString::fromUtf8(error.what()).contains(without), error.what());
        QVERIFY(!error.remedy().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestWeightShapes)
#include "tst_weight_shapes.moc"
