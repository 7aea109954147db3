// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a TrainingConfig: optimiser, schedule and when to stop.
#pragma once

#include "core/run/config.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace seq2seq::ui {

class LearningRateBox;
class VectorsField;

class TrainingForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget *parent = nullptr);

    void setTraining(const TrainingConfig &training);
    [[nodiscard]] TrainingConfig training() const;

    /// Files of word vectors; empty: embeddings begin at random.
    void setVectors(const QString &source, const QString &target);
    [[nodiscard]] QString sourceVectors() const;
    [[nodiscard]] QString targetVectors() const;

signals:
    /// The person, or setTraining, changed a field.
    void changed();

private:
    void addUpdateRows(QFormLayout *form);
    void addScheduleRows(QFormLayout *form);
    void addStopRows(QFormLayout *form);
    void addVectorRows(QFormLayout *form);
    void follow();

    QComboBox *m_optimizer = nullptr;
    QComboBox *m_frozen = nullptr;
    LearningRateBox *m_learningRate = nullptr;
    QSpinBox *m_batch = nullptr;
    QDoubleSpinBox *m_clip = nullptr;
    QSpinBox *m_maxLength = nullptr;
    QDoubleSpinBox *m_smoothing = nullptr;
    QDoubleSpinBox *m_forcing = nullptr;
    QDoubleSpinBox *m_forcingDecay = nullptr;
    QSpinBox *m_evaluateEvery = nullptr;
    QSpinBox *m_bleuSentences = nullptr;
    QSpinBox *m_patience = nullptr;
    QDoubleSpinBox *m_decay = nullptr;
    QSpinBox *m_trials = nullptr;
    QSpinBox *m_epochs = nullptr;
    QSpinBox *m_steps = nullptr;
    QDoubleSpinBox *m_minutes = nullptr;
    QDoubleSpinBox *m_targetBleu = nullptr;
    QLineEdit *m_seed = nullptr;
    QSpinBox *m_threads = nullptr;
    QComboBox *m_engine = nullptr;
    VectorsField *m_sourceVectors = nullptr;
    VectorsField *m_targetVectors = nullptr;
    QLabel *m_note = nullptr;
    TrainingConfig m_given; ///< for what the form does not show
};

} // namespace seq2seq::ui
