// SPDX-License-Identifier: GPL-3.0-or-later
// A table of two columns: what, and which keys.
#include "ui/frame/shortcuts_dialog.h"

#include "ui/widgets/dialog_size.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seq2seq::ui {

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = action->text().remove(QLatin1Char('&'));
        if (action->objectName() == QLatin1String("trainAction"))
            text = tr("Train / Pause");
        rows.append(
            {text, QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)});
    }
    rows.append({tr("Step through: one step back or forward"), tr("Left, Right")});
    rows.append({tr("Step through: first or last step"), tr("Home, End")});
    rows.append({tr("Step through: play or pause"), tr("Space")});
    rows.append({tr("States over time: pick another unit, or another state"),
        tr("Shift+Left, Shift+Right, Up, Down")});
    rows.append({tr("Step through: mark this step"), tr("Ctrl+D")});
    rows.append({tr("Step through: marked step before or behind"), tr("Ctrl+Left, Ctrl+Right")});
    rows.append({tr("Step through: keep the number that is pointed at"), tr("P")});
    rows.append({tr("Translate: pin the translation to compare with it"),
        QKeySequence(tr("Ctrl+P")).toString(QKeySequence::NativeText)});
    rows.append({tr("Attention matrix: move the selection"), tr("Arrow keys")});

    auto *table = new QTableWidget(int(rows.size()), 2, this);
    table->setObjectName(QStringLiteral("shortcutTable"));
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    for (int row = 0; row < rows.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[row].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[row].second));
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(table, 1);
    column->addWidget(buttons);
    fitDialog(this, 30, 36);
}

} // namespace seq2seq::ui
