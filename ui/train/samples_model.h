// SPDX-License-Identifier: GPL-3.0-or-later
// The dev sentences of one evaluation as a table: source, reference, translation, BLEU.
#pragma once

#include "ui/train/run_record.h"
#include "ui/widgets/quiet_table.h"

#include <QAbstractTableModel>

#include <vector>

namespace seq2seq::ui {

/// What stands first among the dev sentences.
enum class SampleOrder {
    DevSet, ///< the order of the dev set
    Change, ///< what changed most since the evaluation before
    Suspicion, ///< what is most suspicious without a reference, see core/run/suspicion.h
};

class SamplesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Source, Reference, Translation, Bleu, Suspicious, ColumnCount };
    /// Of a translation: the one of the evaluation before, or nothing.
    static constexpr int kBeforeRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// @param evaluation null = an empty table  @param before the one it is compared with, or null
    /// @param isLive the newest one there is
    void setEvaluation(std::shared_ptr<const Evaluation> evaluation,
        std::shared_ptr<const Evaluation> before, bool isLive);
    void setOrder(SampleOrder order);
    /// How many are shown at most: those of the dev set that lie evenly between its short and its
    /// long ones, or, in another order, those that stand first.
    void setShownCount(int count);
    /// The row that shows this sentence; -1 = none.
    [[nodiscard]] int rowOf(const QString &source) const;
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const SampleTranslation &sampleAt(int row) const;
    /// The same sentence at the evaluation before; null when there is none.
    [[nodiscard]] const SampleTranslation *sampleBefore(int row) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] static QString columnMeaning(int section);
    void sort();

    std::shared_ptr<const Evaluation> m_evaluation;
    std::shared_ptr<const Evaluation> m_before;
    std::vector<std::size_t> m_order; ///< the sample each row shows
    std::size_t m_shownCount = 6;
    SampleOrder m_sampleOrder = SampleOrder::DevSet;
    bool m_isLive = true;
};

/// Paints wrapped sentences; in the translation the words that are not in the reference are red and
/// underlined, those that the evaluation before had not written lie on the accent colour.
class SampleDelegate : public QuietRowDelegate {
    Q_OBJECT

public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace seq2seq::ui
