// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of one unit: what it asks for, what it says of an answer, and its files.
#include "tests/ui/step/step_fixture.h"
#include "ui/step/unit_contexts.h"
#include "ui/step/unit_curve.h"
#include "ui/step/unit_panel.h"
#include "ui/widgets/format.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

const UnitId kUnit{{PlaceKind::DecoderHidden}, 5};

std::shared_ptr<const UnitAnswer> madeUpAnswer(const UnitId &unit, double position, double left)
{
    auto answer = std::make_shared<UnitAnswer>();
    answer->unit = unit;
    answer->sentences = {{"甲", {"a", "<b>", "c", "</s>"}}, {"乙", {"d", "</s>"}}};
    answer->profile.words = 6;
    answer->profile.highest = {{0, 1, 0.9F}, {1, 0, 0.4F}};
    answer->profile.lowest = {{1, 1, -0.7F}, {0, 0, -0.2F}};
    answer->profile.withPosition = position;
    answer->profile.withLeft = left;
    answer->profile.byMean = {{7, 4, 0.5}, {8, 3, -0.25}};
    answer->words = {"<b>", "d"};
    return answer;
}

} // namespace

class TestUnitPanel : public StepFixture {
    Q_OBJECT

private slots:
    void init() { open(); }

    void aPickedUnitIsAskedAboutOnce()
    {
        show({});
        QSignalSpy asked(&panel(), &UnitPanel::asked);
        m_view->pickUnit(kUnit);
        m_view->pickUnit(kUnit);
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.first().first().value<UnitId>() == kUnit);
        QVERIFY(facts().contains(QStringLiteral("Looking through")));
        m_view->pickUnit(UnitId{kUnit.place, 6});
        QCOMPARE(asked.count(), 2);
        panel().setProfile(madeUpAnswer(kUnit, 0, 0), 1); // of the one before
        QVERIFY(facts().contains(QStringLiteral("Looking through")));
    }

    void whatItGoesWithIsSaidInWords()
    {
        show({});
        m_view->pickUnit(kUnit);
        panel().setProfile(madeUpAnswer(kUnit, 0.83, -0.5), 120);
        QVERIFY(facts().contains(QStringLiteral("step 120, over 6 words of 2 dev sentences")));
        QVERIFY(facts().contains(QStringLiteral("rises with the position: r = 0.83")));
        QVERIFY(facts().contains(QStringLiteral("falls with the number of words left: r = −0.50")));
        QVERIFY(facts().contains(QStringLiteral("when it writes <b>&lt;b&gt;</b> 0.50")));
        panel().setProfile(madeUpAnswer(kUnit, 0.1, 0.3), 120);
        QVERIFY(facts().contains(QStringLiteral("hardly goes with the position: r = 0.10")));
        QVERIFY(facts().contains(QStringLiteral("rises with the number of words left: r = 0.30")));
        auto none = std::make_shared<UnitAnswer>();
        none->unit = kUnit;
        panel().setProfile(none, 120);
        QVERIFY(facts().contains(QStringLiteral("no dev sentences")));
    }

    void sentencesStandWithTheirWordMarked()
    {
        show({});
        m_view->pickUnit(kUnit);
        panel().setProfile(madeUpAnswer(kUnit, 0, 0), 120);
        auto *table = child<UnitContexts>("unitContexts");
        const auto line = [table](int row) {
            QStringList texts;
            for (int column = 0; column < table->columnCount(); ++column)
                texts << table->item(row, column)->text();
            return texts.join(u'|');
        };
        QCOMPARE(line(0), QStringLiteral("0.900|a|<b>|c </s>"));
        QCOMPARE(line(1), QStringLiteral("0.400||d|</s>"));
        child<QComboBox>("unitExtremes")->setCurrentIndex(1);
        QCOMPARE(line(0), QStringLiteral("−0.700|d|</s>|"));
        QSignalSpy picked(&panel(), &UnitPanel::sentencePicked);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
            table->visualItemRect(table->item(0, 2)).center());
        QCOMPARE(picked.first().first().toString(), QStringLiteral("乙"));
        QCOMPARE(QString::fromUtf8(table->toCsv()).section(QStringLiteral("\r\n"), 1, 1),
            QStringLiteral("-0.699999988,2,</s>,乙"));
    }

    void aClampIsAskedForWithItsName()
    {
        const auto trace = show({});
        m_view->setStep(15); // third target word
        m_view->pickUnit(kUnit);
        Clamp clamp;
        QString name;
        connect(&panel(), &UnitPanel::clampRequested, this,
            [&](const Clamp &asked, const QString &text) {
                clamp = asked;
                name = text;
            });
        child<QComboBox>("clampRange")->setCurrentIndex(2);
        QTest::mouseClick(child<QPushButton>("clampMean"), Qt::LeftButton);
        QVERIFY(clamp.place == kUnit.place);
        QCOMPARE(clamp.units, std::vector<int>{5});
        QVERIFY(clamp.steps == (StepRange{2, 2}));
        QCOMPARE(clamp.values, meansOf(*trace, kUnit.place, {5}));
        QCOMPARE(name,
            QStringLiteral("decoder h, unit 5 held at %1, step 3")
                .arg(fixedNumber(double(clamp.values.front()), 2)));
        disconnect(&panel(), &UnitPanel::clampRequested, this, nullptr);
        QTest::keyClick(m_view.get(), Qt::Key_Home); // the encoder has no step of the decoder
        QCOMPARE(child<QComboBox>("clampRange")->currentIndex(), 0);
    }

    void changesAreSaid()
    {
        const auto trace = show({});
        m_view->pickUnit(kUnit);
        const auto original = madeUpResult();
        auto changed = std::make_shared<TranslateResult>(*original);
        changed->trace.logProbabilities.assign(11, -1.0);
        changed->trace.targetIds[1] = 901;
        changed->trace.targetTokens[1] = "last";
        m_view->setChanges({QStringLiteral("one"), QStringLiteral("two")});
        panel().setAnswers(changed, original);
        QVERIFY(child<QLabel>("changes")->text().startsWith(QStringLiteral("with 2")));
        QVERIFY(child<QLabel>("changes")->toolTip().contains(QStringLiteral("\ntwo\n")));
        const QString answers = child<QLabel>("clampAnswers")->text();
        QVERIFY(answers.contains(fixedNumber(original->trace.logProbability(), 2)));
        QVERIFY(answers.contains(QStringLiteral("−11.00")));
        QVERIFY(answers.contains(QStringLiteral(">last</b>")));
        QVERIFY(child<QPushButton>("clampUndo")->isEnabled());
        QVERIFY(!child<UnitCurve>("unitCurve")->curves().original.empty());
        m_view->setChanges({});
        panel().setAnswers(original, nullptr);
        QVERIFY(!child<QLabel>("changes")->isVisible());
        QVERIFY(!child<QPushButton>("clampUndo")->isEnabled());
    }

    void itHasFiguresOnlyWhileAUnitIsPicked()
    {
        show({});
        QCOMPARE(m_view->figures().size(), std::size_t{2});
        m_view->pickUnit(kUnit);
        panel().setProfile(madeUpAnswer(kUnit, 0, 0), 120);
        const std::vector<Figure> figures = m_view->figures();
        QCOMPARE(figures.size(), std::size_t{4});
        QCOMPARE(figures[2].name, QStringLiteral("unit"));
        QVERIFY(figures[2].csv().startsWith("word,value\r\nI,"));
        QVERIFY(figures[2].picture(PictureFormat::Svg).contains("library"));
        QVERIFY(!figures[3].picture(PictureFormat::Png).isEmpty());
    }

    void everyControlHasANameAndATooltip()
    {
        show({});
        m_view->pickUnit(kUnit);
        for (const char *name : {"closeUnit", "clampZero", "clampLargest", "clampMean",
                 "clampRange", "clampUndo", "unitExtremes", "unitContexts"}) {
            QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
            QVERIFY2(!child<QWidget>(name)->toolTip().isEmpty(), name);
        }
        QVERIFY(!child<UnitCurve>("unitCurve")->accessibleDescription().isEmpty());
    }

private:
    UnitPanel &panel() { return m_view->unitPanel(); }
    QString facts() { return child<QLabel>("unitFacts")->text(); }
};

QTEST_MAIN(TestUnitPanel)
#include "tst_unit_panel.moc"
