// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/pair_edits.h"

#include <QLocale>
#include <QUndoCommand>

#include <utility>

namespace seq2seq::ui {

class PairEdits::Edit final : public QUndoCommand {
public:
    Edit(PairEdits &owner, int row, SentencePair before, SentencePair after)
        : QUndoCommand(tr("edit pair"))
        , m_owner(owner)
        , m_row(row)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_owner.setPair(m_row, m_before); }
    void redo() override { m_owner.setPair(m_row, m_after); }

private:
    PairEdits &m_owner;
    int m_row;
    SentencePair m_before;
    SentencePair m_after;
};

class PairEdits::Add final : public QUndoCommand {
public:
    Add(PairEdits &owner, SentencePair pair, PairPlace place)
        : QUndoCommand(tr("add pair"))
        , m_owner(owner)
        , m_pair(std::move(pair))
        , m_place(place)
    {
    }
    void undo() override { m_owner.setRemoved({m_row}, true); }
    void redo() override
    {
        if (m_row >= 0)
            return m_owner.setRemoved({m_row}, false);
        m_row = m_owner.m_table.add(m_pair, m_place);
        emit m_owner.rowsAdded({m_row});
        emit m_owner.changed();
    }

private:
    PairEdits &m_owner;
    SentencePair m_pair;
    PairPlace m_place;
    int m_row = -1;
};

class PairEdits::Remove final : public QUndoCommand {
public:
    Remove(PairEdits &owner, std::vector<int> rows)
        : QUndoCommand(rows.size() == 1
                ? tr("remove pair")
                : tr("remove %1 pairs").arg(QLocale().toString(qulonglong(rows.size()))))
        , m_owner(owner)
        , m_rows(std::move(rows))
    {
    }
    void undo() override { m_owner.setRemoved(m_rows, false); }
    void redo() override { m_owner.setRemoved(m_rows, true); }

private:
    PairEdits &m_owner;
    std::vector<int> m_rows;
};

class PairEdits::Replace final : public QUndoCommand {
public:
    Replace(PairEdits &owner, PairTable::Places places)
        : QUndoCommand(tr("split anew"))
        , m_owner(owner)
        , m_before(owner.m_table.places())
        , m_after(std::move(places))
    {
    }
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const PairTable::Places &places)
    {
        m_owner.m_table.setPlaces(places);
        emit m_owner.placesChanged();
        emit m_owner.changed();
    }

    PairEdits &m_owner;
    PairTable::Places m_before;
    PairTable::Places m_after;
};

PairEdits::PairEdits(QObject *parent)
    : QObject(parent)
{
}

void PairEdits::load(PairTable table)
{
    m_undo.clear();
    m_table = std::move(table);
    emit loaded();
    emit changed();
}

bool PairEdits::edit(int row, const SentencePair &pair)
{
    std::optional<SentencePair> clean = cleanPair(pair);
    if (!clean)
        return false;
    SentencePair before = PairTable::Reader(m_table).at(row);
    if (before != *clean)
        m_undo.push(new Edit(*this, row, std::move(before), std::move(*clean))); // the stack's
    return true;
}

bool PairEdits::add(const SentencePair &pair, PairPlace place)
{
    std::optional<SentencePair> clean = cleanPair(pair);
    if (!clean)
        return false;
    m_undo.push(new Add(*this, std::move(*clean), place));
    return true;
}

void PairEdits::remove(std::vector<int> rows)
{
    if (!rows.empty())
        m_undo.push(new Remove(*this, std::move(rows)));
}

void PairEdits::splitAnew(PairTable::Places places)
{
    m_undo.push(new Replace(*this, std::move(places)));
}

void PairEdits::takeBackAll()
{
    m_undo.setIndex(0);
}

void PairEdits::setPair(int row, const SentencePair &pair)
{
    m_table.setPair(row, pair);
    emit edited(row);
    emit changed();
}

void PairEdits::setRemoved(const std::vector<int> &rows, bool isRemoved)
{
    m_table.setRemoved(rows, isRemoved);
    if (isRemoved)
        emit rowsRemoved(rows);
    else
        emit rowsAdded(rows);
    emit changed();
}

} // namespace seq2seq::ui
