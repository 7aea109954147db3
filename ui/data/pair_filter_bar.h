// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs a person wants to see: by text or regular expression, by length, by what is odd.
#pragma once

#include "ui/data/pair_query.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace seq2seq::ui {

class PairFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit PairFilterBar(QWidget *parent = nullptr);

    /// Puts what is wanted into a query, and leaves place and order. An unfinished expression
    /// wants nothing.
    void fill(PairQuery &query) const;
    /// Wants everything, without changed().
    void clear();
    /// How many pairs of the table have each oddity, shown beside its name; empty: not known yet.
    void setCounts(const std::vector<std::size_t> &counts);
    /// Puts a button at the right end.
    void addWidget(QWidget *widget);

signals:
    void changed(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void showProblem();
    void nameOddities();
    void fit();

    QLineEdit *m_text;
    QToolButton *m_expression;
    QComboBox *m_oddity;
    QLabel *m_tokens;
    QSpinBox *m_shortest;
    QLabel *m_to;
    QSpinBox *m_longest;
    QWidget *m_rest; // all but the text
    std::vector<std::size_t> m_counts;
};

} // namespace seq2seq::ui
