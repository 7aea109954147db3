// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark palettes and pictures for tests of views. With SEQ2SEQ_GRAB_FOLDER set the
// pictures are kept there, for a person to look at.
#pragma once

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPalette>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include <ctime>

namespace seq2seq::test {

inline QPalette lightPalette()
{
    QPalette palette(QColor(0xf1, 0xf3, 0xf5));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf9, 0xfb));
    palette.setColor(QPalette::Button, Qt::white);
    for (const QPalette::ColorRole role :
        {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, QColor(0x1f, 0x29, 0x33));
    palette.setColor(QPalette::Highlight, QColor(0x1f, 0x6f, 0xeb));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x16, 0x1b, 0x22));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x25, 0x2e));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x2b, 0x35));
    palette.setColor(QPalette::Button, QColor(0x2a, 0x33, 0x3e));
    for (const QPalette::ColorRole role :
        {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, QColor(0xe3, 0xe8, 0xee));
    palette.setColor(QPalette::Highlight, QColor(0x4c, 0x8d, 0xf6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

/// Milliseconds of processor time this program has used: unlike a clock it does not count what
/// others do meanwhile.
inline double cpuMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

/// Grabs a shown widget; the picture is also kept when somebody asked for it.
inline QImage grab(QWidget &widget, const QString &name)
{
    QCoreApplication::processEvents(); // layouts that texts have made stale
    const QImage image = widget.grab().toImage();
    const QString folder = qEnvironmentVariable("SEQ2SEQ_GRAB_FOLDER");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    return image;
}

/// How many pixels have this colour.
inline int countColor(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color.rgb() ? 1 : 0;
    return count;
}

} // namespace seq2seq::test
