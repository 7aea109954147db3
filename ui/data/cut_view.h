// SPDX-License-Identifier: GPL-3.0-or-later
// One pair cut by words, characters and subwords, below each other, with the ids they would have.
#pragma once

#include "core/corpus/sentence_pairs.h"
#include "core/run/text_study.h"

#include <QWidget>

#include <array>
#include <memory>

class QLabel;

namespace seq2seq::ui {

class CutView : public QWidget {
    Q_OBJECT

public:
    explicit CutView(QWidget *parent = nullptr);

    void setPair(const SentencePair &pair);
    /// Null: nothing is counted.
    void setStudy(TokenizerKind kind, std::shared_ptr<const TextStudy> study);
    /// Ids of a vocabulary at most: words beyond are unknown.
    void setSize(int size);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showKind(TokenizerKind kind);
    void showAll();
    [[nodiscard]] QString textOf(const SideStudy &side, const std::string &sentence) const;

    SentencePair m_pair;
    int m_size = 0;
    std::array<std::shared_ptr<const TextStudy>, 3> m_studies;
    std::array<QLabel *, 3> m_names{};
    std::array<std::array<QLabel *, 2>, 3> m_cuts{};
};

} // namespace seq2seq::ui
