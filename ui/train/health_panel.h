// SPDX-License-Identifier: GPL-3.0-or-later
// Training health: how it goes in plain words and what to try, small curves, and the learning rate
// to change.
#pragma once

#include "ui/train/run_record.h"

#include <QWidget>

#include <cmath>
#include <vector>

class QLabel;

namespace seq2seq::ui {

class LearningRateBox;
class Sparkline;

class HealthPanel : public QWidget {
    Q_OBJECT

public:
    /// @param run owned by the caller, outlives the panel
    explicit HealthPanel(const RunRecord &run, QWidget *parent = nullptr);

    void clear();
    /// Takes over what the run has gained since the last call.
    void grow();
    void setClipNorm(double norm);
    /// The rate in force. Does not disturb somebody who is typing another.
    void setLearningRate(double learningRate);
    /// What stands beside the curve; not a number = not known.
    void setWordsPerSecond(double pace);
    void retranslate();

signals:
    void learningRateChanged(double learningRate);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QLabel *title = nullptr;
        QLabel *value = nullptr; ///< null where a box stands instead
        Sparkline *line = nullptr;
    };

    Row makeRow(int place, Sparkline *line, QWidget *valueWidget);
    void restyle();
    void updateTexts();
    void showPace();
    void describe(Row &row, const QString &name, const QString &meaning);

    const RunRecord &m_run;
    std::size_t m_takenLosses = 0;
    std::size_t m_takenEvaluations = 0;
    std::vector<std::size_t> m_lookedInside; ///< evaluations that the entropy is of
    double m_clipNorm = 0;
    double m_wordsPerSecond = std::nan("");
    QLabel *m_verdict = nullptr;
    LearningRateBox *m_rateBox = nullptr;
    Row m_gradient;
    Row m_rate;
    Row m_speed;
    Row m_gates;
    Row m_entropy;
};

} // namespace seq2seq::ui
