// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a ModelConfig, grouped by the part of the network they change.
#pragma once

#include "core/model/description.h"
#include "ui/model/closed_choices.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace seq2seq::ui {

/// Hands out a widget for each part; whoever shows it owns it. What cannot be chosen is closed and
/// says why in its tooltip.
class ModelForm : public QObject {
    Q_OBJECT

public:
    explicit ModelForm(QObject *parent = nullptr);

    /// The fields of a part; every part has some or a remark.
    [[nodiscard]] QWidget *fields(NetworkPart part) const { return m_fields.at(std::size_t(part)); }

    void setModel(const ModelConfig &model);
    /// The fields as they are; vocabulary sizes as they were given to setModel.
    [[nodiscard]] ModelConfig model() const;

    /// Sentences on what has little effect, or none.
    [[nodiscard]] static QStringList remarks(const ModelConfig &model);

signals:
    void changed();

private:
    void addEncoderFields();
    void addAttentionFields();
    void addWordFields();
    void addOutputFields();
    /// @param name beside the field; empty: the field has its own text
    void addRow(NetworkPart part, const QString &name, QWidget *field, const QString &meaning);
    [[nodiscard]] QCheckBox *addCheck(
        NetworkPart part, const char *objectName, const QString &text, const QString &meaning);
    void follow();
    void close(const QVector<ClosedChoice> &closed);

    std::array<QWidget *, kNetworkParts> m_fields{};
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
    ModelConfig m_given; ///< for what the form does not show
};

} // namespace seq2seq::ui
