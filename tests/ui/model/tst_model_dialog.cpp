// SPDX-License-Identifier: GPL-3.0-or-later
// The model dialog: what is chosen comes out, presets fill every field, weights and formula follow.
#include "tests/ui/look.h"
#include "ui/model/model_dialog.h"
#include "ui/train/learning_rate_box.h"
#include "ui/widgets/equation_label.h"

#include "core/error.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

std::vector<PresetChoice> presets()
{
    PresetChoice characters;
    characters.preset.name = "char-classic";
    characters.preset.title = "Classic character model";
    characters.preset.paper = "Sutskever, Vinyals and Le 2014";
    characters.preset.model.attention = AttentionKind::None;
    characters.preset.model.oneHot = true;
    characters.preset.model.bidirectional = false;
    characters.preset.model.inputFeeding = false;
    characters.preset.model.dropout = 0;
    characters.training.maxLength = 300;
    PresetChoice cs224n;
    cs224n.preset.name = "cs224n";
    cs224n.preset.title = "CS224N: BiLSTM, multiplicative attention, input feeding";
    cs224n.preset.paper = "Stanford CS224N, assignment 4";
    return {characters, cs224n};
}

/// Made-up counts, enough to see that they follow the fields.
std::vector<ParameterCount> count(const ModelConfig &model)
{
    if (model.hiddenSize == 13)
        throw Error(ErrorCode::BadConfiguration, "hidden size is 13", {}, "Choose another.");
    return {{"source embeddings", std::int64_t(model.sourceVocabulary) * model.embeddingSize},
        {"encoder", 1000 * model.layers}, {"decoder", 1000}};
}

/// Every field differs from what a new dialog shows.
ModelChoice unusualChoice()
{
    ModelChoice choice;
    choice.preset = "char-classic";
    choice.model.cell = CellKind::Rnn;
    choice.model.attention = AttentionKind::Additive;
    choice.model.embeddingSize = 33;
    choice.model.hiddenSize = 77;
    choice.model.layers = 3;
    choice.model.bidirectional = false;
    choice.model.reverseSource = true;
    choice.model.inputFeeding = false;
    choice.model.oneHot = true;
    choice.model.dropout = 0.15;
    choice.model.sourceVocabulary = 1234;
    choice.model.targetVocabulary = 567;
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

class ModelDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatGoesInComesOut();
    void choiceIsEmittedOnAccept();
    void presetFillsEveryField();
    void aChangedPresetIsCalledModified();
    void theButtonSaysWhetherWeightsAreKept();
    void oneHotSwitchesEmbeddingOff();
    void convolutionIsChosenAndNeedsEmbeddings();
    void weightsFollowTheFields();
    void aPresetThatCutsOtherwiseIsCountedWithItsOwnWords();
    void impossibleModelCannotBeUsed();
    void formulaFollowsTheAttention_data();
    void formulaFollowsTheAttention();
    void dotIsClosedWhereStatesDifferInSize();
    void dotIsOpenedByTheButtonsBesideTheReason();
    void everyControlIsNamed();
    void looks_data();
    void looks();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<ModelDialog> m_dialog;
};

void ModelDialogTest::init()
{
    m_dialog = std::make_unique<ModelDialog>(presets(), count);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void ModelDialogTest::whatGoesInComesOut()
{
    const ModelChoice given = unusualChoice();
    m_dialog->setChoice(given);
    QVERIFY(m_dialog->choice() == given);
}

void ModelDialogTest::choiceIsEmittedOnAccept()
{
    QSignalSpy spy(m_dialog.get(), &ModelDialog::modelRequested);
    auto *hidden = find<QSpinBox>("hidden");
    hidden->selectAll();
    QTest::keyClicks(hidden, QStringLiteral("128"));
    QTest::mouseClick(find<QPushButton>("use"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    const auto choice = spy[0][0].value<ModelChoice>();
    QCOMPARE(choice.model.hiddenSize, 128);
    QCOMPARE(QString::fromStdString(choice.preset), QStringLiteral("cs224n"));
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void ModelDialogTest::presetFillsEveryField()
{
    ModelChoice start = unusualChoice();
    m_dialog->setChoice(start);
    auto *preset = find<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Down);
    const ModelChoice choice = m_dialog->choice();
    ModelConfig expected = presets()[1].preset.model;
    expected.sourceVocabulary = 1234; // of the corpus, not of the preset
    expected.targetVocabulary = 567;
    QVERIFY(choice.model == expected);
    QVERIFY(choice.training == presets()[1].training);
    QCOMPARE(QString::fromStdString(choice.preset), QStringLiteral("cs224n"));
    QCOMPARE(find<QLabel>("paper")->text(), QStringLiteral("Stanford CS224N, assignment 4"));
}

void ModelDialogTest::aChangedPresetIsCalledModified()
{
    auto *preset = find<QComboBox>("preset");
    const QString title = preset->currentText();
    const auto isModified = [&] { return preset->currentText() != title; };
    QVERIFY(!isModified());
    auto *batch = find<QSpinBox>("batch");
    batch->setValue(batch->value() + 1);
    QVERIFY(isModified());
    QVERIFY(preset->currentText().contains(title));
    batch->setValue(batch->value() - 1);
    QVERIFY(!isModified());
    auto *hidden = find<QSpinBox>("hidden");
    hidden->setValue(hidden->value() + 1);
    QVERIFY(isModified());
    // Choosing it once more takes every change back.
    emit preset->activated(preset->currentIndex());
    QVERIFY(!isModified());
    find<QLineEdit>("seed")->setText(QStringLiteral("77")); // a seed is no part of a recipe
    QVERIFY(!isModified());
}

void ModelDialogTest::theButtonSaysWhetherWeightsAreKept()
{
    ModelChoice given = m_dialog->choice();
    given.model.sourceVocabulary = 100;
    given.model.targetVocabulary = 100;
    m_dialog->setChoice(given);
    auto *use = find<QPushButton>("use");
    const QString keeps = use->text();
    find<QSpinBox>("batch")->setValue(7);
    QCOMPARE(use->text(), keeps);
    QVERIFY(use->toolTip().contains(QLatin1String("keeps its weights")));
    find<QSpinBox>("hidden")->setValue(34);
    QVERIFY(use->text() != keeps);
    QVERIFY(use->toolTip().contains(QLatin1String("start anew")));
}

void ModelDialogTest::oneHotSwitchesEmbeddingOff()
{
    auto *oneHot = find<QCheckBox>("oneHot");
    QVERIFY(find<QSpinBox>("embedding")->isEnabled());
    QTest::mouseClick(oneHot, Qt::LeftButton, {}, QPoint(8, oneHot->height() / 2));
    QVERIFY(!find<QSpinBox>("embedding")->isEnabled());
    QVERIFY(find<QLabel>("modelNote")->text().contains(QStringLiteral("embedding")));
}

void ModelDialogTest::convolutionIsChosenAndNeedsEmbeddings()
{
    auto *convolution = find<QCheckBox>("convolution");
    QVERIFY(!m_dialog->choice().model.convolution);
    QTest::mouseClick(convolution, Qt::LeftButton, {}, QPoint(8, convolution->height() / 2));
    QVERIFY(m_dialog->choice().model.convolution);
    auto *oneHot = find<QCheckBox>("oneHot");
    QTest::mouseClick(oneHot, Qt::LeftButton, {}, QPoint(8, oneHot->height() / 2));
    QVERIFY(!convolution->isEnabled());
    QVERIFY(!m_dialog->choice().model.convolution);
    ModelChoice given;
    given.preset = "cs224n";
    given.model.convolution = true;
    m_dialog->setChoice(given);
    QVERIFY(convolution->isChecked());
    QVERIFY(m_dialog->choice() == given);
}

void ModelDialogTest::weightsFollowTheFields()
{
    auto *table = find<QTableWidget>("counts");
    QAbstractItemModelTester tester(
        table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    ModelChoice choice;
    choice.model.sourceVocabulary = 100;
    choice.model.embeddingSize = 10;
    choice.model.layers = 2;
    m_dialog->setChoice(choice);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(0, 1)->text(), QLocale().toString(1000));
    QCOMPARE(table->item(1, 1)->text(), QLocale().toString(2000));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("50 %"));
    QVERIFY(find<QLabel>("total")->text().contains(QLocale().toString(4000)));
    find<QSpinBox>("layers")->stepUp();
    QCOMPARE(table->item(1, 1)->text(), QLocale().toString(3000));
}

void ModelDialogTest::aPresetThatCutsOtherwiseIsCountedWithItsOwnWords()
{
    ModelChoice choice;
    choice.preset = "cs224n";
    choice.model.sourceVocabulary = 100;
    choice.model.embeddingSize = 10;
    m_dialog->setChoice(choice);
    m_dialog->setVocabulary("char-classic", std::nullopt);
    auto *preset = find<QComboBox>("preset");
    auto *table = find<QTableWidget>("counts");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Home);
    QCOMPARE(table->rowCount(), 0); // not a number that is not built
    QVERIFY(find<QLabel>("total")->text().contains(QStringLiteral("counted")));
    m_dialog->setVocabulary("char-classic", VocabularySizes{30, 40});
    QCOMPARE(m_dialog->choice().model.sourceVocabulary, 30);
    QCOMPARE(table->item(0, 1)->text(), QLocale().toString(30 * 256));
    QTest::keyClick(preset, Qt::Key_End);
    QCOMPARE(m_dialog->choice().model.sourceVocabulary, 100);
}

void ModelDialogTest::impossibleModelCannotBeUsed()
{
    find<QSpinBox>("hidden")->setValue(13);
    QVERIFY(!find<QPushButton>("use")->isEnabled());
    QVERIFY(find<QLabel>("total")->text().contains(QStringLiteral("hidden size is 13")));
    find<QSpinBox>("hidden")->setValue(14);
    QVERIFY(find<QPushButton>("use")->isEnabled());
}

void ModelDialogTest::formulaFollowsTheAttention_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isBidirectional");
    QTest::addColumn<QString>("part");
    QTest::newRow("dot") << int(AttentionKind::Dot) << false << "*h*_t · *h*_i";
    QTest::newRow("general") << int(AttentionKind::General) << true << "*h*_t^T *W*_{att} *h*_i";
    QTest::newRow("scaled") << int(AttentionKind::Scaled) << true << "√h";
    QTest::newRow("additive") << int(AttentionKind::Additive) << true << "*W*_2 *h*_t";
    QTest::newRow("none") << int(AttentionKind::None) << true << "*h*_0";
}

void ModelDialogTest::formulaFollowsTheAttention()
{
    QFETCH(int, kind);
    QFETCH(bool, isBidirectional);
    QFETCH(QString, part);
    ModelChoice choice;
    choice.model.attention = AttentionKind(kind);
    choice.model.bidirectional = isBidirectional;
    m_dialog->setChoice(choice);
    const auto *formula = find<EquationLabel>("formula");
    QVERIFY2(formula->equation().contains(part), qPrintable(formula->equation()));
    QVERIFY(!find<QLabel>("meaning")->text().isEmpty());
}

void ModelDialogTest::dotIsClosedWhereStatesDifferInSize()
{
    ModelChoice choice;
    choice.model.hiddenSize = 64;
    m_dialog->setChoice(choice); // general, both ways, 64 units each
    auto *attention = find<QComboBox>("attention");
    const int dot = attention->findData(int(AttentionKind::Dot));
    const auto isOpen = [&] {
        return bool(
            attention->model()->flags(attention->model()->index(dot, 0)) & Qt::ItemIsEnabled);
    };
    auto *reason = find<QLabel>("whyNotDot");
    QVERIFY(!isOpen());
    QVERIFY(reason->isVisible());
    QVERIFY(reason->text().contains(QStringLiteral("64")));
    QVERIFY(reason->text().contains(QStringLiteral("128")));
    attention->setFocus();
    while (attention->currentIndex() > dot + 1)
        QTest::keyClick(attention, Qt::Key_Up);
    QTest::keyClick(attention, Qt::Key_Up); // goes past it
    QVERIFY(m_dialog->choice().model.attention != AttentionKind::Dot);

    find<QComboBox>("directions")->setCurrentIndex(0);
    QVERIFY(isOpen());
    QVERIFY(!reason->isVisible());
    attention->setCurrentIndex(dot);
    QVERIFY(find<QPushButton>("use")->isEnabled());
    find<QComboBox>("directions")->setCurrentIndex(1); // chosen already: it cannot be used so
    QVERIFY(reason->isVisible());
    QVERIFY(!find<QPushButton>("use")->isEnabled());
    QTest::mouseClick(find<QPushButton>("dotGeneral"), Qt::LeftButton);
    QVERIFY(m_dialog->choice().model.attention == AttentionKind::General);
    QVERIFY(find<QPushButton>("use")->isEnabled());
}

void ModelDialogTest::dotIsOpenedByTheButtonsBesideTheReason()
{
    for (const char *way : {"dotOneWay", "dotHalves"}) {
        ModelChoice choice;
        choice.model.hiddenSize = 64;
        m_dialog->setChoice(choice);
        auto *button = find<QPushButton>(way);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        const ModelConfig model = m_dialog->choice().model;
        QVERIFY(model.attention == AttentionKind::Dot);
        QCOMPARE(model.encoderStateSize(), 64);
        QCOMPARE(model.bidirectional, way == QByteArray("dotHalves"));
        QVERIFY(find<QPushButton>("use")->isEnabled());
        QVERIFY(!find<QLabel>("whyNotDot")->isVisible());
    }
    find<QSpinBox>("hidden")->setValue(63); // no two halves
    QVERIFY(!find<QPushButton>("use")->isEnabled());
}

void ModelDialogTest::everyControlIsNamed()
{
    for (const char *name : {"preset", "cell", "attention", "embedding", "hidden", "layers",
             "directions", "dropout", "optimizer", "learningRate", "batch", "clip", "maxLength",
             "labelSmoothing", "teacherForcing", "forcingDecay", "seed", "threads", "engine",
             "evaluateEvery", "devBleuSentences", "patience", "decay", "maxTrials", "epochs",
             "steps", "minutes", "targetBleu", "counts"}) {
        const auto *widget = find<QWidget>(name);
        QVERIFY2(widget, name);
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
        QVERIFY2(!widget->toolTip().isEmpty(), name);
    }
    for (const char *name : {"reverse", "inputFeeding", "oneHot"})
        QVERIFY2(!find<QWidget>(name)->toolTip().isEmpty(), name);
}

void ModelDialogTest::looks_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("tab");
    QTest::newRow("network-light") << false << 0;
    QTest::newRow("network-dark") << true << 0;
    QTest::newRow("training-light") << false << 1;
    QTest::newRow("training-dark") << true << 1;
}

void ModelDialogTest::looks()
{
    QFETCH(bool, isDark);
    QFETCH(int, tab);
    m_dialog->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    ModelChoice choice;
    choice.preset = "cs224n";
    choice.model.sourceVocabulary = 6102;
    choice.model.targetVocabulary = 7911;
    m_dialog->setChoice(choice);
    find<QTabWidget>("tabs")->setCurrentIndex(tab);
    const QImage image
        = test::grab(*m_dialog, QStringLiteral("model-") + QLatin1String(QTest::currentDataTag()));
    QVERIFY(image.width() <= 1280 && image.height() <= 720); // fits a small projector
    QVERIFY(test::countColor(image, m_dialog->palette().color(QPalette::Base)) > 10'000);
}

QTEST_MAIN(ModelDialogTest)
#include "tst_model_dialog.moc"
