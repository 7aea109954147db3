// SPDX-License-Identifier: GPL-3.0-or-later
// Every step of a translation as a page of its own: its boxes under its title.
#pragma once

#include "core/model/trace.h"

#include <QSize>
#include <QString>
#include <QVector>

#include <memory>

class QImage;
class QPainter;
class QWidget;

namespace seq2seq::ui {

/// What is walked through: a trace as it was when it was asked for.
struct WalkSubject {
    std::shared_ptr<const Trace> trace;
    QVector<int> forced; ///< places of the words that a person chose
    int layer = 0; ///< whose gates are shown
    int frameMs = 1000; ///< that a step stands, where steps follow each other by themselves
};

/// What a walk, or the numbers behind it, is saved as.
enum class WalkFile {
    Pdf, ///< a page a step
    Gif, ///< animated
    Json, ///< every number
    Safetensors,
};

/// "Decoder step 3 of 9: after “like”, writes “tea”"
[[nodiscard]] QString stepTitle(const Trace &trace, const QVector<int> &forced, int step);
/// The sentence and its translation.
[[nodiscard]] QString sentencesOf(const Trace &trace);

/// Paints on the GUI thread, with boards of its own: what is on screen stays as it is.
class StepWalk {
public:
    explicit StepWalk(WalkSubject subject);
    ~StepWalk();

    [[nodiscard]] int steps() const; ///< m + n
    [[nodiscard]] QSize pageSize() const; ///< of all of them, in pixels
    /// As large as the page has room for.
    void paint(QPainter &painter, int step) const;
    [[nodiscard]] QImage picture(int step) const;
    /// A widget with the fonts of the pages.
    [[nodiscard]] const QWidget *widget() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
