// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/what_if.h"

#include <QUndoCommand>

#include <algorithm>
#include <limits>

namespace seq2seq::ui {

class WhatIf::Change final : public QUndoCommand {
public:
    Change(WhatIf &owner, QVector<WhatIfEdit> after, const QString &text, int drag)
        : QUndoCommand(text)
        , m_owner(owner)
        , m_before(owner.m_list)
        , m_after(std::move(after))
        , m_drag(drag)
    {
    }
    void undo() override { m_owner.show(m_before); }
    void redo() override { m_owner.show(m_after); }
    int id() const override { return m_drag == 0 ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *newer = static_cast<const Change *>(other);
        if (newer->m_drag != m_drag)
            return false;
        m_after = newer->m_after;
        return true;
    }

private:
    WhatIf &m_owner;
    QVector<WhatIfEdit> m_before;
    QVector<WhatIfEdit> m_after;
    int m_drag;
};

namespace {

/// Whether one takes the place of the other: both set alpha of the same steps by hand, or hold the
/// same units over the same steps.
bool setTheSame(const WhatIfEdit &one, const WhatIfEdit &other)
{
    const auto *a = std::get_if<AttentionEdit>(&one.edit);
    const auto *b = std::get_if<AttentionEdit>(&other.edit);
    if (a != nullptr && b != nullptr)
        return a->kind == AttentionEdit::Kind::Set && a->kind == b->kind && a->steps == b->steps;
    const auto *c = std::get_if<Clamp>(&one.edit);
    const auto *d = std::get_if<Clamp>(&other.edit);
    if (c != nullptr && d != nullptr)
        return c->place == d->place && c->units == d->units && c->steps == d->steps;
    const auto *e = std::get_if<std::vector<Patch>>(&one.edit);
    const auto *f = std::get_if<std::vector<Patch>>(&other.edit);
    const auto isSamePart = [](const Patch &patch, const Patch &with) {
        return patch.place == with.place && patch.row == with.row && patch.units == with.units;
    };
    return e != nullptr && f != nullptr && std::ranges::equal(*e, *f, isSamePart);
}

/// Drops and repetitions that are switched on: with them places in the sentence move.
std::vector<SourceEdit> wordsThatComeOrGo(const QVector<WhatIfEdit> &list)
{
    std::vector<SourceEdit> found;
    for (const WhatIfEdit &edit : list)
        if (const auto *source = std::get_if<SourceEdit>(&edit.edit);
            edit.isOn && source != nullptr && source->kind != SourceEdit::Kind::Replace)
            found.push_back(*source);
    return found;
}

/// Whether it holds for some words of the sentence only, by their places.
bool namesWords(const WhatIfEdit &edit)
{
    if (const auto *clamp = std::get_if<Clamp>(&edit.edit))
        return clamp->place.isOfSource() && clamp->steps != StepRange();
    if (const auto *patches = std::get_if<std::vector<Patch>>(&edit.edit))
        return std::ranges::any_of(
            *patches, [](const Patch &patch) { return patch.place.isOfSource(); });
    const auto *attention = std::get_if<AttentionEdit>(&edit.edit);
    return attention != nullptr
        && (attention->kind == AttentionEdit::Kind::Set
            || attention->kind == AttentionEdit::Kind::WithoutWords);
}

/// Those that are switched on.
Edits editsOf(const QVector<WhatIfEdit> &list)
{
    struct Adder {
        Edits &edits;
        void operator()(const AttentionEdit &edit) const { edits.attention.push_back(edit); }
        void operator()(const SourceEdit &edit) const { edits.source.push_back(edit); }
        void operator()(const Clamp &edit) const { edits.clamps.push_back(edit); }
        void operator()(const std::vector<Patch> &patches) const
        {
            edits.patches.insert(edits.patches.end(), patches.begin(), patches.end());
        }
    };
    Edits edits;
    for (const WhatIfEdit &edit : list)
        if (edit.isOn)
            std::visit(Adder{edits}, edit.edit);
    return edits;
}

int firstStepOf(const QVector<WhatIfEdit> &list)
{
    struct Step {
        int operator()(const AttentionEdit &edit) const { return edit.steps.first; }
        int operator()(const SourceEdit &) const { return 0; }
        int operator()(const Clamp &edit) const { return of(edit.place, edit.steps.first); }
        int operator()(const std::vector<Patch> &patches) const
        {
            int first = std::numeric_limits<int>::max();
            for (const Patch &patch : patches)
                first = std::min(first, of(patch.place, patch.row));
            return first;
        }
        /// @param row a step, where the place has any
        static int of(const Place &place, int row)
        {
            const bool isOfStart
                = place.kind == PlaceKind::StartHidden || place.kind == PlaceKind::StartCell;
            return place.isOfSource() || isOfStart ? 0 : row;
        }
    };
    int first = std::numeric_limits<int>::max();
    for (const WhatIfEdit &edit : list)
        if (edit.isOn)
            first = std::min(first, std::visit(Step{}, edit.edit));
    return first;
}

} // namespace

WhatIf::WhatIf(QObject *parent)
    : QObject(parent)
{
}

void WhatIf::add(const WhatIfEdit &edit, int drag)
{
    QVector<WhatIfEdit> list = m_list;
    const auto same = std::ranges::find_if(
        list, [&](const WhatIfEdit &older) { return setTheSame(older, edit); });
    if (same != list.end())
        *same = edit;
    else
        list << edit;
    push(std::move(list), edit.text, drag);
}

void WhatIf::remove(int index)
{
    if (index < 0 || index >= m_list.size())
        return;
    QVector<WhatIfEdit> list = m_list;
    const QString text = list.at(index).text;
    list.removeAt(index);
    push(std::move(list), tr("Remove “%1”").arg(text));
}

void WhatIf::setOn(int index, bool isOn)
{
    if (index < 0 || index >= m_list.size() || m_list.at(index).isOn == isOn)
        return;
    QVector<WhatIfEdit> list = m_list;
    list[index].isOn = isOn;
    push(std::move(list),
        isOn ? tr("Switch on “%1”").arg(list.at(index).text)
             : tr("Switch off “%1”").arg(list.at(index).text));
}

void WhatIf::removeAll()
{
    if (!m_list.isEmpty())
        push({}, tr("Remove all changes"));
}

void WhatIf::clear()
{
    m_undo.clear();
    m_list.clear();
    emit changed();
}

QVector<WhatIfEdit> WhatIf::listAlone(int index) const
{
    QVector<WhatIfEdit> list;
    WhatIfEdit alone = m_list.at(index);
    alone.isOn = true;
    if (namesWords(alone)) {
        for (const SourceEdit &moved : wordsThatComeOrGo(m_list)) {
            const WhatIfEdit edit{moved, {}};
            list.append(edit);
        }
    }
    list.append(alone);
    return list;
}

Edits WhatIf::alone(int index) const
{
    return editsOf(listAlone(index));
}

int WhatIf::firstStepAlone(int index) const
{
    return firstStepOf(listAlone(index));
}

Edits WhatIf::edits() const
{
    return editsOf(m_list);
}

int WhatIf::firstStep() const
{
    return firstStepOf(m_list);
}

void WhatIf::push(QVector<WhatIfEdit> list, const QString &text, int drag)
{
    if (wordsThatComeOrGo(list) != wordsThatComeOrGo(m_list))
        list.removeIf(&namesWords);
    m_undo.push(new Change(*this, std::move(list), text, drag)); // the stack owns it
}

void WhatIf::show(const QVector<WhatIfEdit> &list)
{
    m_list = list;
    emit changed();
    emit edited();
}

} // namespace seq2seq::ui
