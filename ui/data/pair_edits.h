// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence pairs that are open, as a person changes them: every change can be undone until the
// run takes them.
#pragma once

#include "core/corpus/pair_table.h"

#include <QObject>
#include <QUndoStack>

#include <vector>

namespace seq2seq::ui {

class PairEdits : public QObject {
    Q_OBJECT

public:
    explicit PairEdits(QObject *parent = nullptr);

    /// Shows other pairs; forgets every change.
    void load(PairTable table);
    [[nodiscard]] const PairTable &table() const { return m_table; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

    /// Gives a row another text. Blanks at the ends and control characters are left out, as when a
    /// file is read. @return false: a side would be empty, and nothing has changed
    bool edit(int row, const SentencePair &pair);
    /// @return false as edit() does
    bool add(const SentencePair &pair, PairPlace place);
    void remove(std::vector<int> rows);
    void splitAnew(PairTable::Places places);
    /// Undoes all; Redo brings it back.
    void takeBackAll();

signals:
    void loaded();
    void edited(int row);
    /// They came or went.
    void rowsAdded(const std::vector<int> &rows);
    void rowsRemoved(const std::vector<int> &rows);
    void placesChanged();
    void changed(); ///< after each of the others

private:
    class Edit;
    class Add;
    class Remove;
    class Replace;

    void setPair(int row, const SentencePair &pair);
    void setRemoved(const std::vector<int> &rows, bool isRemoved);

    PairTable m_table;
    QUndoStack m_undo;
};

} // namespace seq2seq::ui
