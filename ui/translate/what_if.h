// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changed about a translation: a list of edits, each with a switch, all undoable.
#pragma once

#include "core/model/edits.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <QVector>

#include <variant>
#include <vector>

namespace seq2seq::ui {

/// One change, and what it is called.
struct WhatIfEdit {
    /// A part that is put in from elsewhere may be several places.
    std::variant<AttentionEdit, SourceEdit, Clamp, std::vector<Patch>> edit;
    QString text; ///< "attention uniform at step 3"
    bool isOn = true;
    bool operator==(const WhatIfEdit &) const = default;
};

class WhatIf : public QObject {
    Q_OBJECT

public:
    explicit WhatIf(QObject *parent = nullptr);

    /// Adds a change. A word left out or read twice moves the places of others, so that
    /// changes of attention and units of the encoder which name words go. Attention that is set at
    /// one step, a unit that is held over some, and a part that is put in, replace what was set
    /// there before; while
    /// dragging, all changes of one drag are one to undo.
    /// @param drag the number of the drag it belongs to; 0 = none
    void add(const WhatIfEdit &edit, int drag = 0);
    void remove(int index);
    void setOn(int index, bool isOn);
    void removeAll();
    /// Forgets everything, undo too: another sentence, other places.
    void clear();

    [[nodiscard]] const QVector<WhatIfEdit> &list() const { return m_list; }
    /// Those that are switched on.
    [[nodiscard]] Edits edits() const;
    /// One of the list as if it alone were switched on, and with it those that moved the places it
    /// names.
    [[nodiscard]] Edits alone(int index) const;
    /// The first decoder step at which an answer to alone() may differ.
    [[nodiscard]] int firstStepAlone(int index) const;
    [[nodiscard]] bool isEmpty() const { return m_list.isEmpty(); } ///< nothing listed
    [[nodiscard]] bool isActive() const { return !edits().isEmpty(); }
    /// The first decoder step at which an answer may differ; 0 where the source itself is changed.
    [[nodiscard]] int firstStep() const;
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

signals:
    void changed(); ///< the list
    void edited(); ///< by the person: another answer is wanted

private:
    class Change; // of the whole list: it is short
    void push(QVector<WhatIfEdit> list, const QString &text, int drag = 0);
    void show(const QVector<WhatIfEdit> &list);
    [[nodiscard]] QVector<WhatIfEdit> listAlone(int index) const;

    QVector<WhatIfEdit> m_list;
    QUndoStack m_undo;
};

} // namespace seq2seq::ui
