// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of the pairs follows from their part, the filter and the order; what is changed
// goes through PairEdits, and comes back as its signals.
#include "ui/data/pairs_card.h"

#include "ui/data/add_pair_bar.h"
#include "ui/data/on_worker.h"
#include "ui/data/pair_filter_bar.h"
#include "ui/data/split_dialog.h"
#include "ui/widgets/language.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/quiet_table.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

QString number(std::size_t count)
{
    return QLocale().toString(qulonglong(count));
}

} // namespace

PairsCard::~PairsCard()
{
    m_suspectStop.request_stop();
    m_suspectWatcher.disconnect(this);
    // The children outlive what this has, and may still tell of themselves while they go.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void PairsCard::load(PairTable table)
{
    m_finder.stop();
    m_filter->clear();
    m_filter->setCounts({});
    m_query = {};
    {
        const QSignalBlocker blocker(m_place);
        m_place->setCurrentIndex(0);
    }
    m_edits.load(std::move(table));
    showPlace();
}

void PairsCard::setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest)
{
    m_pairs->setLengths(std::move(lengths), longest);
    if (m_query.place == PairPlace::Nowhere)
        showFiltered();
    showCounts();
}

void PairsCard::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    m_changes->setEnabled(isEditable);
    m_table->setEditTriggers(
        isEditable ? QAbstractItemView::EditKeyPressed : QAbstractItemView::NoEditTriggers);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_add, m_remove, m_split})
        widget->setEnabled(isEditable && m_edits.table().size() > 0);
}

PairPlace PairsCard::place() const
{
    return PairPlace(std::max(0, m_place->currentIndex()));
}

int PairsCard::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_pairs->tableRow(current.row()) : -1;
}

std::optional<SentencePair> PairsCard::currentPair() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return std::nullopt;
    return m_pairs->pair(current.row());
}

void PairsCard::select(int row)
{
    const QScopedValueRollback selecting(m_isSelecting, true);
    if (row < 0) {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
        return;
    }
    const int wanted = int(m_edits.table().place(row));
    if (m_place->currentIndex() != wanted)
        m_place->setCurrentIndex(wanted);
    int line = m_pairs->lineOf(row);
    if (line < 0) { // it is filtered away
        m_filter->clear();
        showFiltered();
        line = m_pairs->lineOf(row);
    }
    if (line < 0)
        return;
    m_table->selectRow(line);
    m_table->scrollTo(m_pairs->index(line, 0));
}

/// Another part of the corpus, from its first pair on.
void PairsCard::showPlace()
{
    m_query.place = place();
    m_filter->clear();
    setOrder(PairQuery::Order::AsLoaded, false);
    m_stack->setCurrentIndex(m_edits.table().size() > 0 ? 1 : 0);
    setEditable(m_isEditable);
    fitColumns();
    if (m_pairs->rowCount() > 0) {
        const QScopedValueRollback selecting(m_isSelecting, true);
        m_table->selectRow(0);
        m_table->scrollToTop();
    }
}

void PairsCard::showFiltered()
{
    m_finder.stop();
    m_filter->fill(m_query);
    m_table->setColumnHidden(
        PairModel::Remark, m_query.place != PairPlace::Nowhere && !m_query.oddity);
    if (m_query.isPlain()) {
        m_pairs->setShown(m_edits.table().rows(m_query.place));
    } else {
        m_pairs->setShown({});
        m_finder.start(m_pairs->known(), m_query);
    }
    showFound();
}

void PairsCard::setOrder(PairQuery::Order order, bool isDescending)
{
    m_query.order = order;
    m_query.isDescending = isDescending;
    m_pairs->setOrder(order, isDescending);
    showFiltered();
}

/// The same column again: the other way round, and then as the pairs were loaded.
void PairsCard::cycleOrder(int column)
{
    if (column >= PairModel::Remark)
        return;
    const PairQuery::Order order = PairModel::orderOf(column);
    if (order != m_query.order)
        return setOrder(order, false);
    if (m_query.isDescending)
        return setOrder(PairQuery::Order::AsLoaded, false);
    setOrder(order, true);
}

/// Looks at every pair: for what changes them, not for what is found among them.
void PairsCard::showCounts()
{
    const auto counts = m_edits.table().counts();
    const std::array<QString, kPairPlaces> names{
        tr("train · %1"), tr("dev · %1"), tr("test · %1"), tr("used nowhere · %1")};
    for (std::size_t i = 0; i < kPairPlaces; ++i) {
        const std::size_t tooLong
            = PairPlace(i) == PairPlace::Nowhere ? m_pairs->tooLong() : std::size_t(0);
        m_place->setItemText(int(i), names.at(i).arg(number(counts.at(i) + tooLong)));
    }
    m_changes->setChanges(m_edits.table().changes());
}

void PairsCard::showFound()
{
    if (m_query.isPlain() && m_query.order == PairQuery::Order::AsLoaded)
        return setInfo({});
    const QString shown = number(std::size_t(m_pairs->rowCount()));
    setInfo(m_finder.isRunning() ? tr("%1 found…").arg(shown) : tr("%1 found").arg(shown));
}

void PairsCard::noteCurrent()
{
    if (m_table->currentIndex().isValid())
        emit currentChanged(!m_isSelecting);
}

// ---- what is odd ----

void PairsCard::watchSuspects()
{
    m_suspectStop.request_stop();
    m_suspectStop = std::stop_source();
    m_suspectWatcher.setFuture(onWorker<Suspects>(
        [table = m_edits.table(), stop = m_suspectStop.get_token()](
            QPromise<Suspects> &promise) { promise.addResult(findSuspects(table, stop)); }));
}

void PairsCard::takeSuspects()
{
    if (m_suspectStop.stop_requested() || m_suspectDelay.isActive()
        || m_suspectWatcher.future().resultCount() == 0)
        return; // what was looked at is changed already
    const bool isFirst = !m_pairs->known().suspects;
    auto suspects = std::make_shared<const Suspects>(m_suspectWatcher.result());
    std::vector<std::size_t> counts(kOddities, 0);
    for (const std::uint8_t bits : suspects->bits)
        for (std::size_t i = 0; bits != 0 && i < kOddities; ++i)
            counts[i] += bits >> i & 1U;
    m_filter->setCounts(counts);
    m_pairs->setSuspects(std::move(suspects));
    if (isFirst && m_query.oddity)
        showFiltered();
}

// ---- what a person changes ----

void PairsCard::addRows(const std::vector<int> &rows)
{
    std::vector<int> here;
    std::ranges::copy_if(rows, std::back_inserter(here),
        [this](int row) { return m_edits.table().place(row) == m_query.place; });
    m_pairs->insertShown(here);
    if (here.size() == 1)
        select(here.front());
}

void PairsCard::removeSelected()
{
    if (!m_isEditable)
        return;
    std::vector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_pairs->tableRow(index.row()));
    const int line = m_table->currentIndex().row();
    m_edits.remove(std::move(rows));
    if (const int left = m_pairs->rowCount(); left > 0)
        m_table->selectRow(std::clamp(line, 0, left - 1));
}

void PairsCard::editCurrent(int column)
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_isEditable)
        m_table->edit(current.siblingAtColumn(column));
}

void PairsCard::split()
{
    auto *dialog = new SplitDialog(m_edits.table(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SplitDialog::chosen, this,
        [this](const PairTable::Places &places) { m_edits.splitAnew(places); });
    dialog->open();
}

void PairsCard::translateCurrent()
{
    if (const auto pair = currentPair())
        emit translateRequested(QString::fromStdString(pair->source));
}

void PairsCard::showMenu(const QPoint &position)
{
    QMenu *menu = makePopup(m_table);
    menu->setObjectName(QStringLiteral("pairMenu"));
    const bool isCurrent = m_table->currentIndex().isValid();
    const auto add = [&](const QString &text, const char *name, bool isEnabled, auto &&done) {
        QAction *action = menu->addAction(text, this, done);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(isEnabled);
    };
    add(tr("Translate this sentence"), "translatePair", isCurrent, [this] { translateCurrent(); });
    menu->addSeparator();
    add(tr("Edit the source (F2)"), "editSource", isCurrent && m_isEditable,
        [this] { editCurrent(PairModel::Source); });
    add(tr("Edit the target"), "editTarget", isCurrent && m_isEditable,
        [this] { editCurrent(PairModel::Target); });
    add(tr("Remove the selected pairs (Del)"), "removeSelected", isCurrent && m_isEditable,
        [this] { removeSelected(); });
    add(tr("Remove all %1 pairs that are shown").arg(number(std::size_t(m_pairs->rowCount()))),
        "removeShown", m_isEditable && m_pairs->rowCount() > 0 && !m_finder.isRunning(),
        [this] { m_edits.remove(m_pairs->shown()); });
    menu->addSeparator();
    QMenu *order = menu->addMenu(tr("Sort by"));
    for (int column = 0; column < PairModel::Remark; ++column)
        order->addAction(column == PairModel::Number
                ? tr("order of the corpus")
                : m_pairs->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
            this, [this, column] { setOrder(PairModel::orderOf(column), false); });
    add(tr("Save these pairs as CSV…"), "savePairs", m_pairs->rowCount() > 0, [this] { save(); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void PairsCard::save()
{
    m_fileDialog->save(this, tr("Save these pairs"), QStringLiteral("pairs.csv"),
        tr("Tables (*.csv)"), m_pairs->toCsv());
}

} // namespace seq2seq::ui
