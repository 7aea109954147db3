// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and tables as bytes, ready to be written: PNG, SVG and CSV.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QStringList>

#include <functional>
#include <memory>

class QPainter;
class QToolButton;
class QWidget;

namespace seq2seq::ui {

[[nodiscard]] QByteArray pngOf(const QImage &image);
/// Whatever `paint` paints on a canvas of `size` device-independent pixels.
[[nodiscard]] QByteArray svgOf(
    const QSize &size, const QString &title, const std::function<void(QPainter &)> &paint);
/// A widget with its children, as on screen. @param scale device pixels a pixel
[[nodiscard]] QByteArray widgetPng(QWidget *widget, double scale = 2);
[[nodiscard]] QByteArray widgetSvg(QWidget *widget, const QString &title);

/// A widget under a title of one or more lines: a picture that says of itself what it shows.
[[nodiscard]] QByteArray titledPng(QWidget *widget, const QString &title, double scale = 2);
[[nodiscard]] QByteArray titledSvg(QWidget *widget, const QString &title);

/// One line of a CSV table with its line end: UTF-8, fields quoted where RFC 4180 asks for it.
[[nodiscard]] QByteArray csvLine(const QStringList &fields);

/// What a titled picture is made of; each is asked when a file is to be saved.
struct TitledPicture {
    std::function<QWidget *()> picture;
    std::function<QString()> title;
    QString name; ///< of the file, without suffix
    std::function<std::shared_ptr<FileDialog>()> dialog;
    std::function<QByteArray()> csv = nullptr; ///< its numbers; null: it has none to save
};

/// The small "⤓" of a card's header, with a menu to save a picture under its title as PNG or SVG.
[[nodiscard]] QToolButton *makeTitledExportButton(const TitledPicture &picture);

} // namespace seq2seq::ui
