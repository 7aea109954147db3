// SPDX-License-Identifier: GPL-3.0-or-later
// A Model workspace with a small run in it, worked with keys and mouse as a person does.
#pragma once

#include "core/run/recipe.h"
#include "ui/model/model_view.h"
#include "ui/widgets/equation_label.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

#include <memory>

namespace seq2seq::test {

using namespace seq2seq::ui;

inline std::vector<PresetChoice> presets()
{
    std::vector<PresetChoice> choices;
    for (const ModelPreset &preset : modelPresets())
        choices.push_back({preset, Recipe::fromPreset(preset.name).training});
    return choices;
}

/// A small cs224n: 4 source words, 3 target words, ten pairs.
inline ModelChoice smallRun()
{
    ModelChoice run;
    run.preset = "cs224n";
    run.model = modelPreset("cs224n").model;
    run.training = Recipe::fromPreset("cs224n").training;
    run.model.embeddingSize = 16;
    run.model.hiddenSize = 32;
    run.model.sourceVocabulary = 100;
    run.model.targetVocabulary = 120;
    return run;
}

inline TextFacts smallText()
{
    TextFacts text;
    text.vocabulary = {100, 120};
    text.pairs = 10;
    text.lengths = std::vector<PairLength>(10, PairLength{6, 5});
    text.source = QStringList{QStringLiteral("我"), QStringLiteral("喜欢"), QStringLiteral("咖啡"),
        QStringLiteral("和"), QStringLiteral("茶")};
    text.target
        = QStringList{QStringLiteral("I"), QStringLiteral("like"), QStringLiteral("coffee")};
    return text;
}

/// The view under test; init() makes it anew.
class ModelWorkspace {
protected:
    void show()
    {
        m_view = std::make_unique<ModelView>(presets());
        m_view->setRun(smallRun(), smallText());
        m_view->resize(1180, 620);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        Widget *found = m_view->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void type(const char *name, const QString &text) const
    {
        auto *box = find<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    /// By keys, as a person does.
    void choose(const char *name, int index) const
    {
        auto *box = find<QComboBox>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int guard = 0; box->currentIndex() < index && guard < index; ++guard)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }
    QStringList formulas() const
    {
        QStringList markups;
        for (const auto *label :
            m_view->findChildren<EquationLabel *>(QStringLiteral("partFormula")))
            markups << label->equation();
        return markups;
    }
    QString textOf(const char *label) const { return find<QLabel>(label)->text(); }

    std::unique_ptr<ModelView> m_view;
};

} // namespace seq2seq::test
