// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix of weights as a picture, with its colour scale, its shape and its numbers on demand.
#pragma once

#include "core/model/weight_id.h"
#include "ui/widgets/file_dialog.h"

#include <QDialog>
#include <QImage>

#include <memory>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

/// The picture: rows down, columns across, blue below zero, orange above, the scale at its right.
class WeightPicture : public QWidget {
    Q_OBJECT

public:
    explicit WeightPicture(std::shared_ptr<const WeightValues> weight, QWidget *parent = nullptr);

    /// The magnitude at the ends of the colours: the largest there is.
    [[nodiscard]] double scale() const { return m_scale; }
    /// Where a number is painted.
    [[nodiscard]] QRectF cellRect(int row, int column) const;
    /// "row 12, column 40: −0.213"
    [[nodiscard]] QString textAt(const QPointF &position) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void told(const QString &text); ///< the number under the mouse; empty when there is none

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF cellsRect() const;
    [[nodiscard]] QImage makeCells(const QSize &pixels) const;
    void paintScale(QPainter &painter) const;

    std::shared_ptr<const WeightValues> m_weight;
    double m_scale = 0;
    QImage m_cells;
};

class WeightDialog : public QDialog {
    Q_OBJECT

public:
    explicit WeightDialog(std::shared_ptr<const WeightValues> weight, QWidget *parent = nullptr);

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] QByteArray toCsv() const; ///< row, column, value

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString summary() const;
    void retranslate();
    void save();

    std::shared_ptr<const WeightValues> m_weight;
    std::shared_ptr<FileDialog> m_fileDialog;
    QLabel *m_meaning = nullptr;
    QLabel *m_facts = nullptr;
    WeightPicture *m_picture = nullptr;
    QPushButton *m_csv = nullptr;
    QLabel *m_value = nullptr;
};

} // namespace seq2seq::ui
