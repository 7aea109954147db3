// SPDX-License-Identifier: GPL-3.0-or-later
// The menus in which a person chooses a change of attention or of a source word.
#pragma once

#include "core/model/trace.h"
#include "ui/translate/what_if.h"

#include <QCoreApplication>
#include <QMenu>

#include <functional>

namespace seq2seq::ui {

/// Writes edits with their names, and offers them.
class WhatIfMenus {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::WhatIfMenus)

public:
    using Add = std::function<void(const WhatIfEdit &)>;

    /// Changes of alpha: for the picked step and for all steps; a picked source word taken out.
    /// @param step, word places in the trace; -1 = none is picked
    static void offerAttention(QMenu *menu, const Trace &trace, int step, int word, const Add &add);
    /// What a change of attention that needs no numbers is called: "uniform".
    [[nodiscard]] static QString kindName(AttentionEdit::Kind kind);
    /// Such a change at one step.
    [[nodiscard]] static WhatIfEdit changeAttention(AttentionEdit::Kind kind, int step);
    /// Changes of one word of the source. @param replace asks for the word to put there
    static void offerSourceWord(QMenu *menu, const Trace &trace, int word, const Add &add,
        const std::function<void()> &replace);

    /// alpha_{t,i} = value; the rest of the step's weights keep their proportions and sum to
    /// 1 - value.
    [[nodiscard]] static WhatIfEdit setWeight(const Trace &trace, int step, int word, double value);
    /// Another word in place of a word. @param id of the other word
    [[nodiscard]] static WhatIfEdit replaceWord(
        const Trace &trace, int word, int id, const QString &text);
};

} // namespace seq2seq::ui
