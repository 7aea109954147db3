// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chunked_search.h"

#include <QElapsedTimer>

namespace seq2seq::ui {

namespace {
constexpr qint64 kChunkMs = 5; ///< leaves room for a frame of 16 ms
constexpr int kRowsBetweenLooks
    = 64; ///< looking at the clock costs about as much as comparing a row
} // namespace

ChunkedSearch::ChunkedSearch(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ChunkedSearch::searchOn);
}

void ChunkedSearch::start(int count, std::function<bool(int)> matches)
{
    m_count = count;
    m_next = 0;
    m_matches = std::move(matches);
    m_timer.start();
}

void ChunkedSearch::stop()
{
    m_timer.stop();
}

void ChunkedSearch::searchOn()
{
    QElapsedTimer clock;
    clock.start();
    std::vector<int> rows;
    while (m_next < m_count && !clock.hasExpired(kChunkMs)) {
        const int end = std::min(m_count, m_next + kRowsBetweenLooks);
        for (; m_next < end; ++m_next)
            if (m_matches(m_next))
                rows.push_back(m_next);
    }
    const bool isDone = m_next >= m_count;
    if (isDone)
        m_timer.stop();
    if (!rows.empty())
        emit found(rows);
    if (isDone)
        emit finished();
}

} // namespace seq2seq::ui
