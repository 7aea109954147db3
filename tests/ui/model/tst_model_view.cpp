// SPDX-License-Identifier: GPL-3.0-or-later
// The Model workspace: fields at the parts they change, presets, shares, shapes and equations that
// follow.
#include "core/run/recipe.h"
#include "tests/ui/look.h"
#include "tests/ui/model/model_fixture.h"
#include "ui/model/model_view.h"
#include "ui/model/network_box.h"
#include "ui/model/network_view.h"
#include "ui/model/share_bar.h"
#include "ui/model/vectors_field.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/figure.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::presets;
using test::smallRun;
using test::smallText;

namespace {

/// Every field differs from what a new view shows.
ModelChoice unusualChoice()
{
    ModelChoice choice;
    choice.preset = "char-classic";
    choice.model.cell = CellKind::Rnn;
    choice.model.attention = AttentionKind::LocalP;
    choice.model.embeddingSize = 33;
    choice.model.hiddenSize = 76;
    choice.model.layers = 3;
    choice.model.bidirectional = true;
    choice.model.halfDirections = true;
    choice.model.reverseSource = true;
    choice.model.inputFeeding = false;
    choice.model.convolution = true;
    choice.model.start = StartKind::Last;
    choice.model.window = 7;
    choice.model.attentionMask = false;
    choice.model.lossMask = false;
    choice.model.dropout = 0.15;
    choice.model.sourceVocabulary = 100;
    choice.model.targetVocabulary = 120;
    TrainingConfig &training = choice.training;
    training.optimizer = OptimizerKind::Sgd;
    training.learningRate = 0.7;
    training.clipNorm = 2.125;
    training.batchSize = 48;
    training.maxLength = 55;
    training.labelSmoothing = 0.1;
    training.teacherForcing = 0.8;
    training.teacherForcingDecay = 0.01;
    training.seed = 12345678901234567890ULL;
    training.threads = 3;
    training.evaluateEvery = 321;
    training.patience = 7;
    training.decay = 0.6;
    training.maxTrials = 9;
    training.devBleuSentences = 123;
    training.maxEpochs = 0;
    training.maxSteps = 4321;
    training.maxMinutes = 12.5;
    training.targetBleu = 40;
    return choice;
}

} // namespace

class ModelViewTest : public QObject, private test::ModelWorkspace {
    Q_OBJECT

private slots:
    void init() { show(); }
    void whatGoesInComesOut();
    void everyFieldStandsAtItsPart();
    void aPresetSetsEveryFieldAndNamesItsPaper();
    void weightsAndWorkFollowTheFields();
    void shapesStandOnTheArrows();
    void aClickOpensPartAndEquations();
    void keysReachPartsAndArrows();
    void formulasFollowTheChoice_data();
    void formulasFollowTheChoice();
    void partsThatAreOffAreNotDrawn();
    void theNetworkIsSavedAsPictureAndTable();
    void everyControlIsNamed();
    void looks_data();
    void looks();
};

void ModelViewTest::whatGoesInComesOut()
{
    const ModelChoice given = unusualChoice();
    m_view->setRun(given, smallText());
    QVERIFY(m_view->draft() == given);
    QVERIFY(!m_view->isChanged());
}

/// GAN Lab's way: what is changed is looked for where it acts.
void ModelViewTest::everyFieldStandsAtItsPart()
{
    const std::pair<const char *, NetworkPart> places[]
        = {{"cell", NetworkPart::Encoder}, {"layers", NetworkPart::Encoder},
            {"directions", NetworkPart::Encoder}, {"hidden", NetworkPart::Encoder},
            {"embedding", NetworkPart::SourceEmbeddings}, {"oneHot", NetworkPart::SourceEmbeddings},
            {"reverse", NetworkPart::SourceEmbeddings}, {"convolution", NetworkPart::Convolution},
            {"start", NetworkPart::Start}, {"attention", NetworkPart::Attention},
            {"window", NetworkPart::Attention}, {"attentionMask", NetworkPart::Attention},
            {"inputFeeding", NetworkPart::TargetEmbeddings}, {"dropout", NetworkPart::Output},
            {"tied", NetworkPart::Vocabulary}, {"lossMask", NetworkPart::Vocabulary}};
    for (const auto &[field, part] : places) {
        const auto *panel = find<QWidget>(qPrintable(QStringLiteral("part%1").arg(int(part))));
        QVERIFY2(panel->isAncestorOf(find<QWidget>(field)), field);
        QVERIFY2(panel->isVisible()
                && panel->rect().contains(
                    panel->mapFromGlobal(find<QWidget>(field)->mapToGlobal(QPoint(2, 2)))),
            field);
    }
}

void ModelViewTest::aPresetSetsEveryFieldAndNamesItsPaper()
{
    m_view->setRun(unusualChoice(), smallText());
    auto *preset = find<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_End);
    const ModelChoice draft = m_view->draft();
    ModelConfig expected = modelPreset("cs224n").model;
    expected.sourceVocabulary = 100; // of the corpus, not of the preset
    expected.targetVocabulary = 120;
    QVERIFY(draft.model == expected);
    TrainingConfig training = Recipe::fromPreset("cs224n").training;
    training.seed = unusualChoice().training.seed; // no part of a recipe
    training.threads = unusualChoice().training.threads;
    QVERIFY(draft.training == training);
    QCOMPARE(QString::fromStdString(draft.preset), QStringLiteral("cs224n"));
    for (int i = preset->count() - 1; i >= 0; --i) {
        QCOMPARE(textOf("paper"), QString::fromStdString(modelPresets()[std::size_t(i)].paper));
        QVERIFY2(textOf("paper").contains(QStringLiteral("eq")), qPrintable(textOf("paper")));
        QTest::keyClick(preset, Qt::Key_Up);
    }
}

void ModelViewTest::weightsAndWorkFollowTheFields()
{
    const auto check = [&] {
        const ModelConfig model = m_view->draft().model;
        std::int64_t sum = 0;
        for (const ParameterCount &part : countParameters(model))
            sum += part.parameters;
        QVERIFY2(textOf("modelTotals").contains(QLocale().toString(qlonglong(sum))),
            qPrintable(textOf("modelTotals")));
        // </s> is a word too.
        const MultiplyAdds work = describeNetwork(model).work();
        QVERIFY2(textOf("modelTotals").contains(QLocale().toString(qlonglong(work.of(6, 4)))),
            qPrintable(textOf("modelTotals")));
        const qlonglong encoder = describeNetwork(model).find(NetworkPart::Encoder)->parameters();
        const QString panel
            = textOf(qPrintable(QStringLiteral("weights%1").arg(int(NetworkPart::Encoder))));
        QVERIFY2(panel.contains(QLocale().toString(encoder)), qPrintable(panel));
        QVERIFY2(panel.contains(QString::number(qRound(100.0 * double(encoder) / double(sum)))),
            qPrintable(panel));
        const auto *bar = find<ShareBar>("shareBar");
        QVERIFY(std::abs(bar->rectOf(NetworkPart::Encoder).width()
                    - bar->width() * double(encoder) / double(sum))
            < 2);
    };
    check();
    type("hidden", QStringLiteral("48"));
    QCOMPARE(m_view->draft().model.hiddenSize, 48);
    check();
    type("layers", QStringLiteral("2"));
    check();
    choose("cell", 1);
    QCOMPARE(m_view->draft().model.cell, CellKind::Gru);
    check();
}

void ModelViewTest::shapesStandOnTheArrows()
{
    const auto label = [&](FlowKind kind) {
        return find<FlowLabel>(qPrintable(QStringLiteral("flow%1").arg(int(kind))));
    };
    QCOMPARE(label(FlowKind::Annotations)->text(), QStringLiteral("[32, 6, 64]"));
    QCOMPARE(label(FlowKind::Context)->text(), QStringLiteral("[32, 4, 64]"));
    QCOMPARE(label(FlowKind::DecoderInput)->text(), QStringLiteral("[32, 4, 48]"));
    QCOMPARE(label(FlowKind::Probabilities)->text(), QStringLiteral("[32, 4, 120]"));
    QTest::mouseClick(find<QAbstractButton>("shapeLetters"), Qt::LeftButton);
    QCOMPARE(label(FlowKind::Annotations)->text(), QStringLiteral("[B, m, 2h]"));
    QCOMPARE(label(FlowKind::DecoderInput)->text(), QStringLiteral("[B, n, e + h]"));
    choose("directions", 0); // one way
    QCOMPARE(label(FlowKind::Annotations)->text(), QStringLiteral("[B, m, h]"));
    QTest::mouseClick(find<QAbstractButton>("shapeNumbers"), Qt::LeftButton);
    QCOMPARE(label(FlowKind::Annotations)->text(), QStringLiteral("[32, 6, 32]"));
}

void ModelViewTest::aClickOpensPartAndEquations()
{
    const qsizetype all = formulas().size();
    QTest::mouseClick(find<NetworkBox>("outputBox"), Qt::LeftButton);
    QCOMPARE(formulas().size(), 1);
    QVERIFY2(formulas().first().contains(QStringLiteral("tanh")), qPrintable(formulas().first()));
    QVERIFY(formulas().first().contains(QStringLiteral("o_{t}")));
    QVERIFY(find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Output))))
                ->isChecked());
    QVERIFY(textOf("partPapers").contains(QStringLiteral("Luong 2015, eq. 5")));
    // An arrow says what passes along it.
    QTest::mouseClick(
        find<FlowLabel>(qPrintable(QStringLiteral("flow%1").arg(int(FlowKind::Annotations)))),
        Qt::LeftButton);
    QCOMPARE(textOf("flowShape"), QStringLiteral("[B, m, 2h] = [32, 6, 64]"));
    QVERIFY(formulas().join(u' ').contains(QStringLiteral("h^{enc}_{i}")));
    // The bar of shares leads to parts too.
    auto *bar = find<ShareBar>("shareBar");
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->rectOf(NetworkPart::Decoder).center());
    QVERIFY(find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Decoder))))
                ->isChecked());
    // The title of a part that is open closes it: all equations again.
    QTest::mouseClick(
        find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Decoder)))),
        Qt::LeftButton);
    QCOMPARE(formulas().size(), all);
}

void ModelViewTest::keysReachPartsAndArrows()
{
    find<QAbstractButton>("networkPage")->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 120; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (const QWidget *focus = QApplication::focusWidget())
            reached << focus->objectName();
    }
    for (const char *name : {"stateBox", "outputBox", "inputsBox", "flow2", "pick3", "attention",
             "applyDraft", "measure", "preset"})
        if (find<QWidget>(name)->isEnabled())
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    auto *box = find<NetworkBox>("stateBox");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Decoder))))
                ->isChecked());
}

void ModelViewTest::formulasFollowTheChoice_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("part");
    QTest::newRow("general") << "general"
                             << "h_{t}^T";
    QTest::newRow("scaled") << "scaled"
                            << "√32";
    QTest::newRow("additive") << "additive"
                              << "tanh(";
    QTest::newRow("local-p") << "local-p"
                             << "p_{t}";
    QTest::newRow("sparsemax") << "sparsemax"
                               << "sparsemax(";
}

void ModelViewTest::formulasFollowTheChoice()
{
    QFETCH(QString, kind);
    QFETCH(QString, part);
    auto *attention = find<QComboBox>("attention");
    choose("attention", attention->findData(int(attentionKind(kind.toStdString()))));
    QVERIFY(find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Attention))))
                ->isChecked());
    QString text = formulas().join(u'\n');
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("00000"))); // no place of no sentence
    auto *gates = find<QCheckBox>("withGates");
    QTest::mouseClick(
        find<QToolButton>(qPrintable(QStringLiteral("pick%1").arg(int(NetworkPart::Decoder)))),
        Qt::LeftButton);
    QVERIFY(formulas().join(u' ').contains(QStringLiteral("LSTM(")));
    QTest::mouseClick(gates, Qt::LeftButton, {}, QPoint(8, gates->height() / 2));
    text = formulas().join(u' ');
    QVERIFY2(text.contains(QStringLiteral("σ(")) && !text.contains(QStringLiteral("LSTM(")),
        qPrintable(text));
}

void ModelViewTest::partsThatAreOffAreNotDrawn()
{
    QVERIFY(find<NetworkBox>("backwardBox")->isVisible());
    QVERIFY(!find<NetworkBox>("convolvedBox")->isVisible());
    QVERIFY(find<NetworkBox>("joinedBox")->isVisible());
    choose("directions", 0);
    auto *convolution = find<QCheckBox>("convolution");
    QTest::mouseClick(convolution, Qt::LeftButton, {}, QPoint(8, convolution->height() / 2));
    auto *feeding = find<QCheckBox>("inputFeeding");
    QTest::mouseClick(feeding, Qt::LeftButton, {}, QPoint(8, feeding->height() / 2));
    QVERIFY(!find<NetworkBox>("backwardBox")->isVisible());
    QVERIFY(find<NetworkBox>("convolvedBox")->isVisible());
    QVERIFY(!find<NetworkBox>("joinedBox")->isVisible());
    QVERIFY(m_view->draft().model.convolution);
    QVERIFY(!m_view->draft().model.inputFeeding);
}

void ModelViewTest::theNetworkIsSavedAsPictureAndTable()
{
    const std::vector<Figure> figures = m_view->figures();
    QCOMPARE(figures.size(), std::size_t(1));
    QVERIFY(QImage::fromData(figures[0].picture(PictureFormat::Png)).width() > 500);
    QVERIFY(figures[0].picture(PictureFormat::Svg).contains("<svg"));
    const QByteArray table = figures[0].csv();
    QCOMPARE(table.count('\n'), int(describeNetwork(m_view->draft().model).parts.size()) + 1);
    QVERIFY(table.contains("source embeddings,1600,0"));
}

void ModelViewTest::everyControlIsNamed()
{
    for (const QWidget *widget : m_view->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget)
            || qobject_cast<const QCheckBox *>(widget) || qobject_cast<const NetworkBox *>(widget)
            || qobject_cast<const FlowLabel *>(widget);
        if (!isControl || widget->objectName().isEmpty())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
    }
    for (const QAbstractButton *button : m_view->findChildren<QAbstractButton *>())
        if (button->isVisible())
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                qPrintable(button->objectName()));
}

void ModelViewTest::looks_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isTraining");
    QTest::addColumn<int>("layers");
    QTest::newRow("network-light") << false << false << 1;
    QTest::newRow("network-dark") << true << false << 2;
    QTest::newRow("training-light") << false << true << 1;
    QTest::newRow("training-dark") << true << true << 1;
}

void ModelViewTest::looks()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isTraining);
    QFETCH(int, layers);
    m_view->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    ModelChoice run = smallRun();
    run.model.layers = layers;
    m_view->setRun(run, smallText());
    if (isTraining)
        QTest::mouseClick(find<QAbstractButton>("trainingPage"), Qt::LeftButton);
    const QImage image
        = test::grab(*m_view, QStringLiteral("model-") + QLatin1String(QTest::currentDataTag()));
    QVERIFY(test::countColor(image, m_view->palette().color(QPalette::Base)) > 10'000);
}

QTEST_MAIN(ModelViewTest)
#include "tst_model_view.moc"
