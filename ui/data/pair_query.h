// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs are shown, and in which order; found on a worker, so that a million of them keep
// nobody waiting.
#pragma once

#include "core/corpus/suspects.h"
#include "ui/data/data_types.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace seq2seq::ui {

/// Into how many tokens a sentence of a side is cut, as the histogram counts them. Called on
/// workers as well.
using CountTokens = std::function<std::size_t(Side side, const std::string &sentence)>;

/// All that is known of the pairs, to be read by a worker. Cheap to copy.
struct PairData {
    PairTable table;
    std::shared_ptr<const std::vector<PairLengths>> lengths; ///< by row; null: not counted yet
    CountTokens countTokens; ///< null: lengths are not known
    std::shared_ptr<const Suspects> suspects; ///< null: not found yet
    int longest = 0; ///< tokens a side of the longest pairs that are trained on; 0 = any

    /// 0 and 0 when there is nothing to count with.
    [[nodiscard]] PairLengths lengthsOf(int row, const SentencePair &pair) const;
    [[nodiscard]] bool has(int row, Oddity oddity) const
    {
        return suspects && suspects->has(row, oddity);
    }
    /// It is to be trained on, and too long for it.
    [[nodiscard]] bool isTooLong(int row, const SentencePair &pair) const;
};

struct PairQuery {
    enum class Order { AsLoaded, Source, Target, SourceLength, TargetLength };

    /// Train, Dev, Test; Nowhere: pairs that are used nowhere, those too long to be trained on too.
    PairPlace place = PairPlace::Train;
    QString text; ///< on either side; empty: any
    bool isExpression = false; ///< the text is a regular expression, and case counts
    int shortest = 0; ///< tokens of both sides
    int longest = std::numeric_limits<int>::max();
    std::optional<Oddity> oddity; ///< these alone
    Order order = Order::AsLoaded;
    bool isDescending = false;

    /// Nothing but a place that is known without reading a pair.
    [[nodiscard]] bool isPlain() const;
    bool operator==(const PairQuery &) const = default;
};

/// Why a text is no regular expression; empty: it is one.
[[nodiscard]] QString expressionProblem(const QString &text);

class PairFinder : public QObject {
    Q_OBJECT

public:
    explicit PairFinder(QObject *parent = nullptr);
    ~PairFinder() override;

    /// Starts over.
    void start(PairData data, PairQuery query);
    void stop();
    /// Until finished().
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    /// Rows of the table, in order: as they are found, or all at once when they are sorted.
    void found(const std::vector<int> &rows);
    void finished();

private:
    QFutureWatcher<std::vector<int>> m_watcher;
    bool m_isRunning = false;
};

} // namespace seq2seq::ui
