// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/unit_pointer.h"

#include "ui/step/step_board.h"
#include "ui/step/symbols.h"
#include "ui/step/term_markup.h"

#include <algorithm>

namespace seq2seq::ui {

UnitPointer::UnitPointer(TermPanel *panel, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
{
    connect(m_panel, &TermPanel::releaseRequested, this, &UnitPointer::toggle);
    connect(m_panel, &TermPanel::symbolHovered, this, [this](const QString &key) {
        if (m_board && !key.isEmpty())
            m_board->light(key);
        else
            light();
    });
    connect(m_panel, &TermPanel::symbolClicked, this, [this](const QString &key) {
        if (m_board)
            emit m_board->symbolClicked(key);
    });
}

void UnitPointer::addBoard(StepBoard *board)
{
    connect(board, &BoxBoard::unitPointed, this,
        [this, board](const QString &key, int unit) { point(board, key, unit); });
    connect(board, &BoxBoard::unitPicked, this,
        [this, board](const QString &key, int unit) { pick(board, key, unit); });
    connect(board, &BoxBoard::symbolHovered, this, [this](const QString &key) {
        if (key.isEmpty())
            light(); // the symbol's light went out
    });
}

void UnitPointer::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_shown.reset(); // asked for anew with the next page
    if (!m_trace)
        m_kept.reset();
}

void UnitPointer::setPage(StepBoard *board, int place)
{
    m_board = board;
    m_place = place;
    if (m_pointed)
        m_pointed = onThisPage(*m_pointed); // the mouse rests where it is
    refresh();
}

std::optional<UnitPointer::Unit> UnitPointer::unitOf(const QString &key, int unit) const
{
    const auto tensor = tensorOf(key);
    if (!tensor || unit < 0 || !m_trace || !isOnPage(*tensor, unit))
        return {};
    return Unit{*tensor, unit, m_place};
}

void UnitPointer::point(StepBoard *board, const QString &key, int unit)
{
    if (board != m_board)
        return;
    m_pointed = unitOf(key, unit);
    refresh();
}

void UnitPointer::pick(StepBoard *board, const QString &key, int unit)
{
    if (board != m_board)
        return;
    const std::optional<Unit> picked = unitOf(key, unit);
    const bool isKept = m_kept && picked && onThisPage(*m_kept) == picked;
    m_kept = isKept ? std::nullopt : picked;
    refresh();
}

void UnitPointer::toggle()
{
    const std::optional<Unit> kept = m_kept ? onThisPage(*m_kept) : std::nullopt;
    m_kept = m_pointed && m_pointed != kept ? m_pointed : std::nullopt;
    refresh();
}

/// Whether the page shows such a vector, and it has such a number.
bool UnitPointer::isOnPage(const TensorId &tensor, int unit) const
{
    const bool isEncoderState = tensor.quantity == Quantity::EncoderState;
    const auto isMeant = [&](const TensorId &other) {
        return other == tensor
            || (isEncoderState && other.quantity == tensor.quantity && other.place == kEveryPlace
                && tensor.place >= 0 && tensor.place < int(m_trace->sourceLength()));
    };
    const bool isThere = m_board && std::ranges::any_of(m_board->page(), [&](const StepBox &box) {
        return std::ranges::any_of(box.reads, isMeant) || std::ranges::any_of(box.makes, isMeant);
    });
    return isThere && std::size_t(unit) < valuesOf(*m_trace, tensor).size();
}

/// The same number at this step, as f_6 becomes f_7; of what does not move with the steps, such as
/// an encoder state that attention reads, itself.
std::optional<UnitPointer::Unit> UnitPointer::onThisPage(const Unit &unit) const
{
    if (!m_trace)
        return {};
    Unit moved = unit;
    moved.place = m_place;
    moved.tensor.place += m_place - unit.place;
    const bool isRead = unit.tensor.quantity == Quantity::EncoderState && m_board
        && std::ranges::any_of(
            m_board->page(), [](const StepBox &box) { return box.kind == BoxKind::Scores; });
    if (!isRead && isOnPage(moved.tensor, moved.unit))
        return moved;
    moved.tensor = unit.tensor;
    if (isOnPage(moved.tensor, moved.unit))
        return moved;
    return {};
}

void UnitPointer::refresh()
{
    const std::optional<Unit> before = m_shown;
    const bool hadTerms = !m_terms.empty();
    const std::optional<Unit> kept = m_kept ? onThisPage(*m_kept) : std::nullopt;
    m_shown = m_pointed ? m_pointed : kept;
    if (m_shown) {
        if (before != m_shown)
            m_terms.clear();
        const std::vector<float> values = valuesOf(*m_trace, m_shown->tensor);
        if (before != m_shown || !hadTerms) {
            m_panel->showNumber(
                QStringLiteral("%1 = %2").arg(unitMarkup(*m_trace, m_shown->tensor, m_shown->unit),
                    termNumber(double(values.at(std::size_t(m_shown->unit))))));
            emit termRequested(m_shown->tensor, m_shown->unit);
        }
    }
    m_panel->setKept(kept.has_value() && m_shown == kept);
    light();
    emit changed();
}

void UnitPointer::showTerms(const std::vector<UnitTerm> &terms, const TermAge &age)
{
    if (!m_shown || !m_trace || terms.empty() || !(terms.front().tensor == m_shown->tensor)
        || terms.front().unit != m_shown->unit)
        return;
    m_terms = terms;
    m_panel->showTerms(*m_trace, m_terms, age);
    light();
}

/// The numbers that enter the one that is shown, and itself.
void UnitPointer::light()
{
    if (!m_board)
        return;
    QVector<LitCells> lit;
    if (m_shown)
        lit << LitCells{keyOf(m_shown->tensor), m_shown->unit};
    for (const UnitTerm &term : m_shown ? m_terms : std::vector<UnitTerm>()) {
        for (const TermSymbol &symbol : symbolsOf(term.right))
            if (const auto *tensor = std::get_if<TensorId>(&symbol.what))
                lit << LitCells{keyOf(*tensor), symbol.row};
    }
    m_board->light(lit);
}

} // namespace seq2seq::ui
