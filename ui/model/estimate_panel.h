// SPDX-License-Identifier: GPL-3.0-or-later
// What training a model takes on this machine: memory by formula, speed as measured.
#pragma once

#include "core/run/memory_need.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

/// How quickly a model trains here.
struct MeasuredSpeed {
    double wordsPerSecond = 0; ///< source + target tokens
    double epochSeconds = 0;
    QString engine; ///< that computed
    QString refusal; ///< why it was not measured; else empty
};

class EstimatePanel : public QWidget {
    Q_OBJECT

public:
    explicit EstimatePanel(QWidget *parent = nullptr);

    /// Unset: the lengths of the sentences are not known yet.
    void setMemory(const std::optional<MemoryNeed> &need, std::optional<std::uint64_t> available);
    /// Unset: not measured. @param before of the run's model, when that was measured
    void setSpeed(
        const std::optional<MeasuredSpeed> &speed, const std::optional<MeasuredSpeed> &before);
    void setMeasuring(bool isMeasuring);
    void setMeasurable(bool isMeasurable);

signals:
    void measureRequested();
    void cancelRequested();

private:
    void showBadness(bool isBad);

    QLabel *m_memory = nullptr;
    QLabel *m_speed = nullptr;
    QPushButton *m_measure = nullptr;
    bool m_isMeasuring = false;
};

} // namespace seq2seq::ui
