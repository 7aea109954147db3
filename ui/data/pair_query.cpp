// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/pair_query.h"

#include "ui/data/on_worker.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QStringMatcher>

#include <algorithm>
#include <numeric>
#include <utility>

namespace seq2seq::ui {

namespace {

constexpr int kRowsPerLook = 256;
constexpr qint64 kChunkMs = 50; // what was found so far is shown so often
constexpr std::size_t kLargestChunk = 50'000; // rows the table takes in at once

std::function<bool(const QString &)> textTest(const PairQuery &query)
{
    if (query.text.isEmpty())
        return {};
    if (query.isExpression)
        return [expression = QRegularExpression(
                    query.text, QRegularExpression::UseUnicodePropertiesOption)](
                   const QString &text) { return expression.match(text).hasMatch(); };
    return [matcher = QStringMatcher(query.text, Qt::CaseInsensitive)](
               const QString &text) { return matcher.indexIn(text) >= 0; };
}

/// Whether a row is wanted. The cheapest test comes first.
class PairTest {
public:
    PairTest(const PairData &data, const PairQuery &query)
        : m_data(data)
        , m_query(query)
        , m_reader(data.table)
        , m_holds(textTest(query))
        , m_isLengthBounded(query.shortest > 0 || query.longest < std::numeric_limits<int>::max())
    {
    }

    bool operator()(int row)
    {
        if (m_data.table.isRemoved(row) || !isInPlace(row))
            return false;
        if (m_query.oddity && !m_data.has(row, *m_query.oddity))
            return false;
        if (!m_isLengthBounded && !m_holds)
            return true;
        const SentencePair &pair = m_reader.at(row);
        if (m_isLengthBounded && !isOfLength(row, pair))
            return false;
        return !m_holds || m_holds(QString::fromStdString(pair.source))
            || m_holds(QString::fromStdString(pair.target));
    }

private:
    bool isInPlace(int row)
    {
        const PairPlace place = m_data.table.place(row);
        if (m_query.place != PairPlace::Nowhere || place != PairPlace::Train)
            return place == m_query.place;
        return m_data.longest > 0 && m_data.isTooLong(row, m_reader.at(row));
    }
    [[nodiscard]] bool isOfLength(int row, const SentencePair &pair) const
    {
        const PairLengths lengths = m_data.lengthsOf(row, pair);
        const auto [least, most] = std::minmax({int(lengths.source), int(lengths.target)});
        return least >= m_query.shortest && most <= m_query.longest;
    }

    const PairData &m_data;
    const PairQuery &m_query;
    PairTable::Reader m_reader;
    std::function<bool(const QString &)> m_holds;
    bool m_isLengthBounded;
};

template <typename Key>
void sortBy(std::vector<int> &rows, const std::vector<Key> &keys, bool isDescending)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return isDescending ? keys[b] < keys[a] : keys[a] < keys[b];
    });
    std::vector<int> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t i : order)
        sorted.push_back(rows[i]);
    rows = std::move(sorted);
}

void sort(std::vector<int> &rows, const PairData &data, const PairQuery &query)
{
    using Order = PairQuery::Order;
    if (query.order == Order::AsLoaded) {
        std::ranges::reverse(rows); // they come in order
        return;
    }
    PairTable::Reader reader(data.table);
    if (query.order == Order::Source || query.order == Order::Target) {
        std::vector<std::string> keys;
        keys.reserve(rows.size());
        for (const int row : rows)
            keys.push_back(
                query.order == Order::Source ? reader.at(row).source : reader.at(row).target);
        return sortBy(rows, keys, query.isDescending);
    }
    std::vector<std::uint32_t> keys;
    keys.reserve(rows.size());
    for (const int row : rows) {
        const PairLengths lengths = data.lengthsOf(row, reader.at(row));
        keys.push_back(query.order == Order::SourceLength ? lengths.source : lengths.target);
    }
    sortBy(rows, keys, query.isDescending);
}

void find(QPromise<std::vector<int>> &promise, const PairData &data, const PairQuery &query)
{
    PairTest isWanted(data, query);
    const bool isSorted = query.order != PairQuery::Order::AsLoaded || query.isDescending;
    std::vector<int> rows;
    QElapsedTimer clock;
    clock.start();
    for (int row = 0; row < data.table.size(); ++row) {
        if (row % kRowsPerLook == 0 && promise.isCanceled())
            return;
        if (isWanted(row))
            rows.push_back(row);
        const bool isChunk = rows.size() >= kLargestChunk
            || (row % kRowsPerLook == 0 && !rows.empty() && clock.hasExpired(kChunkMs));
        if (isSorted || !isChunk)
            continue;
        promise.addResult(std::exchange(rows, {}));
        clock.restart();
    }
    if (isSorted)
        sort(rows, data, query);
    if (!rows.empty())
        promise.addResult(std::move(rows));
}

} // namespace

PairLengths PairData::lengthsOf(int row, const SentencePair &pair) const
{
    if (lengths && std::size_t(row) < lengths->size() && table.isAsLoaded(row))
        return (*lengths)[std::size_t(row)];
    if (!countTokens)
        return {};
    return {std::uint32_t(countTokens(Side::Source, pair.source)),
        std::uint32_t(countTokens(Side::Target, pair.target))};
}

bool PairData::isTooLong(int row, const SentencePair &pair) const
{
    if (longest <= 0 || table.place(row) != PairPlace::Train)
        return false;
    const PairLengths tokens = lengthsOf(row, pair);
    return int(std::max(tokens.source, tokens.target)) > longest;
}

bool PairQuery::isPlain() const
{
    PairQuery plain;
    plain.place = place;
    plain.isExpression = isExpression;
    return *this == plain && place != PairPlace::Nowhere;
}

QString expressionProblem(const QString &text)
{
    const QRegularExpression expression(text);
    return expression.isValid() ? QString() : expression.errorString();
}

PairFinder::PairFinder(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int i) { emit found(m_watcher.resultAt(i)); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.isCanceled())
            return;
        m_isRunning = false;
        emit finished();
    });
}

PairFinder::~PairFinder()
{
    stop();
}

void PairFinder::start(PairData data, PairQuery query)
{
    stop();
    m_isRunning = true;
    m_watcher.setFuture(onWorker<std::vector<int>>(
        [data = std::move(data), query = std::move(query)](
            QPromise<std::vector<int>> &promise) { find(promise, data, query); }));
}

void PairFinder::stop()
{
    // The worker notices at its next look; nobody waits for it. What it has sent and nobody has
    // taken yet goes with its future.
    m_isRunning = false;
    m_watcher.cancel();
    m_watcher.setFuture({});
}

} // namespace seq2seq::ui
