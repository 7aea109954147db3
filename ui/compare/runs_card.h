// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of the study as a table: tick, sort, filter, group by seed, choose columns, change
// names, notes and colours, and save it.
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <QSet>

#include <memory>
#include <string>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace seq2seq::ui {

class RunModel;
class RunSorter;
class StudyBook;

class RunsCard : public Card {
    Q_OBJECT

public:
    /// @param book outlives the card
    explicit RunsCard(StudyBook &book, QWidget *parent = nullptr);

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// A run was double-clicked, or asked for in its menu: it becomes the open experiment.
    void openRequested(const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void nameAll();
    void showInfo();
    void showSeeds();
    void fitColumns();
    void restoreOrder();
    void noteCurrent();
    void showCurrent();
    void tickShown();
    void tickCurrent();
    void showColumnMenu(const QPoint &position);
    void showRunMenu(const QPoint &position);
    void addColorMenu(QMenu *menu, int run);
    [[nodiscard]] bool isColumnShown(const std::string &column) const;
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] Figure teachersFigure();

    StudyBook &m_book;
    RunModel *m_runs;
    RunSorter *m_sorter;
    QTableView *m_table;
    QCheckBox *m_groups;
    QLineEdit *m_filter;
    QToolButton *m_save;
    QLabel *m_seeds; ///< mean and deviation
    QSet<QString> m_hidden; ///< columns by name
    std::string m_sortedBy;
    bool m_isShowing = false; ///< the current row changes, not by the person
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
};

} // namespace seq2seq::ui
