// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/what_if_menus.h"

#include "ui/widgets/format.h"
#include "ui/widgets/popup_menu.h"

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

using Kind = AttentionEdit::Kind;

QString sourceWord(const Trace &trace, int word)
{
    return QString::fromStdString(trace.sourceTokens.at(std::size_t(word)));
}

WhatIfEdit attentionEdit(Kind kind, const StepRange &steps, const QString &text)
{
    AttentionEdit edit;
    edit.kind = kind;
    edit.steps = steps;
    return {edit, text};
}

/// A word that attention cannot see.
WhatIfEdit withoutWord(const Trace &trace, int word, const StepRange &steps, const QString &where)
{
    AttentionEdit edit;
    edit.kind = Kind::WithoutWords;
    edit.steps = steps;
    edit.words = {word};
    return {edit, WhatIfMenus::tr("no attention to “%1”, %2").arg(sourceWord(trace, word), where)};
}

} // namespace

QString WhatIfMenus::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Uniform:
        return tr("uniform");
    case Kind::Hard:
        return tr("hard");
    case Kind::Permuted:
        return tr("permuted");
    case Kind::NoLargest:
        return tr("without its largest");
    case Kind::Set:
    case Kind::WithoutWords:
        break;
    }
    return {};
}

WhatIfEdit WhatIfMenus::changeAttention(Kind kind, int step)
{
    return attentionEdit(kind, {step, step},
        tr("attention %1, %2").arg(kindName(kind), tr("step %1").arg(step + 1)));
}

void WhatIfMenus::offerAttention(
    QMenu *menu, const Trace &trace, int step, int word, const Add &add)
{
    struct Choice {
        Kind kind;
        QString meaning;
    };
    const std::array choices{
        Choice{Kind::Uniform, tr("Every source word gets the same weight")},
        Choice{Kind::Hard, tr("All weight goes to the largest")},
        Choice{Kind::Permuted, tr("The weights are dealt out to the source words by chance")},
        Choice{Kind::NoLargest, tr("The largest weight becomes 0, the others share it")},
    };
    const auto offer = [&](QMenu *to, const StepRange &steps, const QString &where) {
        for (const Choice &choice : choices) {
            const QString name = kindName(choice.kind);
            const WhatIfEdit edit
                = attentionEdit(choice.kind, steps, tr("attention %1, %2").arg(name, where));
            QAction *action = to->addAction(name, to, [add, edit] { add(edit); });
            action->setToolTip(choice.meaning);
        }
        if (word < 0)
            return;
        const WhatIfEdit edit = withoutWord(trace, word, steps, where);
        to->addAction(asMenuText(tr("nothing for “%1”").arg(sourceWord(trace, word))), to,
            [add, edit] { add(edit); });
    };
    menu->setToolTipsVisible(true);
    if (step >= 0) {
        menu->addSection(tr("Attention at step %1").arg(step + 1));
        offer(menu, {step, step}, tr("step %1").arg(step + 1));
    }
    menu->addSection(tr("Attention at every step"));
    offer(menu, {}, tr("every step"));
}

void WhatIfMenus::offerSourceWord(
    QMenu *menu, const Trace &trace, int word, const Add &add, const std::function<void()> &replace)
{
    const bool isEnd = std::size_t(word) + 1 >= trace.sourceTokens.size(); // </s> stays
    const QString name = sourceWord(trace, word);
    const auto offer = [&](const QString &label, SourceEdit::Kind kind, const QString &text) {
        SourceEdit edit;
        edit.kind = kind;
        edit.word = word;
        const WhatIfEdit change{edit, text};
        menu->addAction(label, menu, [add, change] { add(change); })->setEnabled(!isEnd);
    };
    menu->addAction(tr("Replace this word…"), menu, replace)->setEnabled(!isEnd);
    offer(tr("Leave it out"), SourceEdit::Kind::Drop, tr("without the word “%1”").arg(name));
    offer(tr("Read it twice"), SourceEdit::Kind::Repeat, tr("“%1” twice").arg(name));
    if (trace.attention.isEmpty())
        return;
    const WhatIfEdit edit = withoutWord(trace, word, {}, tr("every step"));
    menu->addAction(tr("No attention to it"), menu, [add, edit] { add(edit); });
}

WhatIfEdit WhatIfMenus::setWeight(const Trace &trace, int step, int word, double value)
{
    const auto row = trace.attention.row(std::size_t(step));
    const double old = double(row[std::size_t(word)]);
    double rest = 0;
    for (const float weight : row)
        rest += double(weight);
    rest -= old;
    AttentionEdit edit;
    edit.kind = Kind::Set;
    edit.steps = {step, step};
    const double others = double(row.size()) - 1;
    for (std::size_t i = 0; i < row.size(); ++i)
        edit.weights.push_back(int(i) == word ? value
                : rest > 0                    ? double(row[i]) * (1 - value) / rest
                                              : (1 - value) / std::max(others, 1.0));
    if (others == 0)
        edit.weights.front() = 1; // one word has all the weight there is
    return {edit,
        tr("α of step %1 for “%2”: %3")
            .arg(step + 1)
            .arg(sourceWord(trace, word), fixedNumber(value, 2))};
}

WhatIfEdit WhatIfMenus::replaceWord(const Trace &trace, int word, int id, const QString &text)
{
    SourceEdit edit;
    edit.word = word;
    edit.id = id;
    return {edit, tr("“%1” instead of “%2”").arg(text, sourceWord(trace, word))};
}

} // namespace seq2seq::ui
