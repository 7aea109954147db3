// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence pairs: a table to be filtered, sorted and edited, a part of the corpus at a time.
#pragma once

#include "ui/data/change_bar.h"
#include "ui/data/pair_edits.h"
#include "ui/data/pair_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/file_dialog.h"

#include <QFutureWatcher>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace seq2seq::ui {

class AddPairBar;
class PairFilterBar;

class PairsCard : public Card {
    Q_OBJECT

public:
    explicit PairsCard(QWidget *parent = nullptr);
    ~PairsCard() override;

    [[nodiscard]] PairEdits &edits() { return m_edits; }
    [[nodiscard]] PairModel &model() { return *m_pairs; }
    [[nodiscard]] ChangeBar &changeBar() { return *m_changes; }
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }

    /// Shows other pairs, the training ones first, without a selection by the person.
    void load(PairTable table);
    /// Tokens of every row; see PairModel.
    void setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest);
    /// Nothing is changed while the run takes the pairs over.
    void setEditable(bool isEditable);

    [[nodiscard]] bool isSearching() const { return m_finder.isRunning(); }
    [[nodiscard]] PairPlace place() const;
    /// The row of the table that is current; -1 = none.
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] std::optional<SentencePair> currentPair() const;
    /// Selects a row, wherever it is; -1 = none. currentChanged() says that it was not the person.
    void select(int row);

signals:
    /// Another pair is current, or the text of the current one is another.
    void currentChanged(bool isByPerson);
    void translateRequested(const QString &source);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void buildTable();
    void connectEdits();
    void connectTable();
    void nameAll();
    void fitColumns();
    void showPlace();
    void showFiltered();
    void showCounts();
    void showFound();
    void setOrder(PairQuery::Order order, bool isDescending);
    void cycleOrder(int column);
    void watchSuspects();
    void takeSuspects();
    void addRows(const std::vector<int> &rows);
    void removeSelected();
    void editCurrent(int column);
    void split();
    void showMenu(const QPoint &position);
    void translateCurrent();
    void save();
    void noteCurrent();

    PairEdits m_edits;
    PairModel *m_pairs;
    PairFinder m_finder;
    PairQuery m_query;
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
    bool m_isSelecting = false; ///< we are selecting a row ourselves
    bool m_isEditable = true;

    QTimer m_suspectDelay;
    QFutureWatcher<Suspects> m_suspectWatcher;
    std::stop_source m_suspectStop;

    QComboBox *m_place;
    QPushButton *m_split;
    QToolButton *m_save;
    PairFilterBar *m_filter;
    QToolButton *m_add;
    QToolButton *m_remove;
    AddPairBar *m_addBar;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTableView *m_table;
    ChangeBar *m_changes;
};

} // namespace seq2seq::ui
