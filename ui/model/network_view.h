// SPDX-License-Identifier: GPL-3.0-or-later
// A network as a diagram: the encoder over some words, attention, one step of the decoder; shapes
// on its arrows, and beside each part its panel.
#pragma once

#include "core/model/description.h"

#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

namespace seq2seq::ui {

class FlowLabel;
class NetworkBox;

class NetworkView : public QWidget {
    Q_OBJECT

public:
    /// @param panels one a part, owned from now on
    NetworkView(const std::map<NetworkPart, QWidget *> &panels, QWidget *parent = nullptr);

    /// @param source words of the sentence as it is written, without </s>
    void setModel(
        const ModelConfig &config, const ModelDescription &network, const QStringList &source);
    /// Shapes as "[B, m, 2h]", else as numbers.
    void setInLetters(bool isInLetters);
    void select(std::optional<NetworkPart> part, std::optional<FlowKind> flow);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    void partPicked(seq2seq::NetworkPart part);
    void flowPicked(seq2seq::FlowKind kind, seq2seq::NetworkPart from);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void askForRoom();
    [[nodiscard]] NetworkBox *makeBox(NetworkPart part, const char *name);
    void makeBoxes();
    void makeColumns();
    void showBoxes(const ModelConfig &config);
    void showFlows();
    void fit(); ///< the areas are as wide as what stands in them
    void place();
    void placeRows(const QRect &area, const std::vector<NetworkBox *> &rows, int footer) const;
    /// Puts a label into the gap above a row. @param share 0: left of the middle, 1: right of it
    void placeLabel(FlowKind kind, const NetworkBox *below, bool isRight);
    void paintEncoder(QPainter &painter) const;
    void paintDecoder(QPainter &painter) const;
    void paintBetween(QPainter &painter) const;
    [[nodiscard]] std::vector<NetworkBox *> encoderRows() const; ///< those shown, from the top
    [[nodiscard]] std::vector<NetworkBox *> decoderRows() const;
    [[nodiscard]] FlowLabel *label(FlowKind kind) const;
    [[nodiscard]] int gap() const; ///< at least, between two rows

    std::map<NetworkPart, QWidget *> m_panels;
    QWidget *m_encoderArea = nullptr; ///< room that the layout keeps free
    QWidget *m_decoderArea = nullptr;
    NetworkBox *m_inputs = nullptr;
    NetworkBox *m_convolved = nullptr;
    NetworkBox *m_backward = nullptr;
    NetworkBox *m_forward = nullptr;
    NetworkBox *m_annotations = nullptr;
    NetworkBox *m_target = nullptr;
    NetworkBox *m_joined = nullptr; ///< [E y ; o]
    NetworkBox *m_state = nullptr;
    NetworkBox *m_output = nullptr;
    NetworkBox *m_distribution = nullptr;
    std::vector<NetworkBox *> m_boxes; ///< all of them
    std::map<FlowKind, FlowLabel *> m_labels;
    ModelConfig m_config;
    ModelDescription m_network;
    QStringList m_words; ///< one a column
    bool m_isInLetters = false;
};

} // namespace seq2seq::ui
