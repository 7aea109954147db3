// SPDX-License-Identifier: GPL-3.0-or-later
// How a translation is found: by beam search, or drawn by chance with these settings.
#pragma once

#include "core/search/hypothesis.h"

#include <QList>
#include <QObject>

class QDoubleSpinBox;
class QPushButton;
class QSpinBox;
class QWidget;

namespace seq2seq::ui {

class SegmentedChoice;

/// Makes the widgets; whoever asks for them owns them. Those of sampling are visible only while it
/// is chosen.
class SamplingControls : public QObject {
    Q_OBJECT

public:
    explicit SamplingControls(QObject *parent = nullptr);

    /// Beam or sample.
    [[nodiscard]] QWidget *choice() const;
    /// Temperature, top-k, top-p, seed, draw again.
    [[nodiscard]] QList<QWidget *> settings() const;
    [[nodiscard]] bool isSampling() const;
    void writeTo(SearchOptions &options) const;
    void show(const SearchOptions &options); ///< without a signal

signals:
    void kindChanged(); ///< by the person, as the next two
    void changed();
    void drawAgainRequested(); ///< with the next seed

private:
    void showKind();

    SegmentedChoice *m_choice = nullptr;
    QDoubleSpinBox *m_temperature = nullptr;
    QSpinBox *m_topK = nullptr;
    QDoubleSpinBox *m_topP = nullptr;
    QSpinBox *m_seed = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace seq2seq::ui
