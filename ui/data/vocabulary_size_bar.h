// SPDX-License-Identifier: GPL-3.0-or-later
// What a vocabulary of a size would know, as a slider moves: for each way of cutting the text, how
// much of train it covers, and how much of dev it would read as <unk>.
#pragma once

#include "core/run/text_study.h"

#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace seq2seq::ui {

class SegmentedChoice;

class VocabularySizeBar : public QWidget {
    Q_OBJECT

public:
    explicit VocabularySizeBar(QWidget *parent = nullptr);

    /// Forgets what was counted. @param kind, size of the run that is open
    void begin(TokenizerKind kind, int size);
    /// What was counted of one way of cutting.
    void setStudy(TokenizerKind kind, std::shared_ptr<const TextStudy> study);
    /// Of the way that is chosen; null: not counted yet.
    [[nodiscard]] std::shared_ptr<const TextStudy> study() const;
    [[nodiscard]] TokenizerKind kind() const;
    [[nodiscard]] int size() const;

signals:
    /// Another way of cutting, or what was counted of it.
    void studyChanged();
    void sizeChanged(int size);
    /// A run is to begin anew with this.
    void beginAnewRequested(seq2seq::TokenizerKind kind, int size);

private:
    void showRange();
    void showShares();
    [[nodiscard]] int mostWords() const;

    SegmentedChoice *m_kind;
    QSlider *m_slider; ///< logarithmic
    QSpinBox *m_size;
    QLabel *m_source;
    QLabel *m_target;
    QPushButton *m_anew;
    std::array<std::shared_ptr<const TextStudy>, 3> m_studies;
    TokenizerKind m_runKind = TokenizerKind::Word;
    int m_runSize = 0;
    int m_wanted = 0; ///< that the person chose, also where there are fewer words
};

} // namespace seq2seq::ui
