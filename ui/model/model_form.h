// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a ModelConfig, with those that do not apply switched off and a sentence that says
// why.
#pragma once

#include "core/model/config.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace seq2seq::ui {

class ModelForm : public QWidget {
    Q_OBJECT

public:
    explicit ModelForm(QWidget *parent = nullptr);

    void setModel(const ModelConfig &model);
    /// The fields as they are; vocabulary sizes as they were given to setModel.
    [[nodiscard]] ModelConfig model() const;

signals:
    void changed();

private:
    void addKinds();
    void addSizes();
    void addEncoderRows();
    void addChoices();
    void addDotNote();
    void chooseForDot(int directions);
    void showDotNote(const ModelConfig &current);
    /// Sentences on what is off and why, and on what has little effect.
    [[nodiscard]] static QStringList remarks(const ModelConfig &current);
    void follow();

    QFormLayout *m_form = nullptr;
    QComboBox *m_cell = nullptr;
    QComboBox *m_attention = nullptr;
    QSpinBox *m_embedding = nullptr;
    QSpinBox *m_hidden = nullptr;
    QSpinBox *m_layers = nullptr;
    QComboBox *m_directions = nullptr;
    QComboBox *m_start = nullptr;
    QSpinBox *m_window = nullptr;
    QCheckBox *m_reverse = nullptr;
    QCheckBox *m_inputFeeding = nullptr;
    QCheckBox *m_oneHot = nullptr;
    QCheckBox *m_convolution = nullptr;
    QCheckBox *m_tied = nullptr;
    QCheckBox *m_attentionMask = nullptr;
    QCheckBox *m_lossMask = nullptr;
    QDoubleSpinBox *m_dropout = nullptr;
    QWidget *m_dotNote = nullptr; ///< why dot is closed and what opens it
    QLabel *m_whyNotDot = nullptr;
    QPushButton *m_halves = nullptr;
    QPushButton *m_general = nullptr;
    QLabel *m_note = nullptr;
    ModelConfig m_given; ///< for what the form does not show
};

} // namespace seq2seq::ui
