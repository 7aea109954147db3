// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures one after the other as an animated GIF: Qt reads GIFs and writes none, giflib writes.
#pragma once

#include <QByteArray>
#include <QImage>

#include <memory>

namespace seq2seq::ui {

/// Belongs to one thread at a time.
class AnimatedGif {
public:
    /// @param size of all pictures, in pixels  @param frameMs how long each stands; rounded to 10
    AnimatedGif(const QSize &size, int frameMs);
    ~AnimatedGif();

    /// Each picture has its own 256 colours, chosen by median cut (Heckbert 1982).
    /// @param picture of the size given at the start
    void add(const QImage &picture);
    /// The file: it goes round for ever. Nothing can be added after it. Empty: memory ran out.
    [[nodiscard]] QByteArray finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
