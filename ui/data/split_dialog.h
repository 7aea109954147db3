// SPDX-License-Identifier: GPL-3.0-or-later
// Splits the pairs into train, dev and test by share and seed, and says what comes of it before it
// is done.
#pragma once

#include "core/corpus/pair_table.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

#include <string>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace seq2seq::ui {

class SplitDialog : public QDialog {
    Q_OBJECT

public:
    /// @param table as it is now
    explicit SplitDialog(PairTable table, QWidget *parent = nullptr);
    ~SplitDialog() override;

signals:
    /// The person took it.
    void chosen(const seq2seq::PairTable::Places &places);

private:
    struct Outcome {
        PairTable::Places places; ///< null: there is no such split
        std::array<std::size_t, kPairPlaces> counts{};
        Message problem;
    };

    static Outcome placed(const PairTable &table, double dev, double test, std::uint64_t seed,
        const ProgressCallback &progress);
    void makeForm();
    void place();
    void showOutcome();

    PairTable m_table;
    QDoubleSpinBox *m_dev;
    QDoubleSpinBox *m_test;
    QSpinBox *m_seed;
    QLabel *m_outcome;
    QPushButton *m_take = nullptr;
    QTimer m_delay; ///< while somebody types
    QFutureWatcher<Outcome> m_watcher;
    PairTable::Places m_places; ///< of what is shown; null while it is worked out
};

} // namespace seq2seq::ui
