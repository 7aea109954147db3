// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and tables as bytes, ready to be written: PNG, SVG, PDF and CSV.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QStringList>

#include <array>
#include <functional>
#include <memory>

class QPaintDevice;
class QPainter;
class QPdfWriter;
class QToolButton;
class QWidget;

namespace seq2seq::ui {

enum class PictureFormat { Png, Svg, Pdf };
inline constexpr std::array kPictureFormats{
    PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf};

[[nodiscard]] QString suffixOf(PictureFormat format); ///< ".png"
[[nodiscard]] QString filterOf(PictureFormat format); ///< of a file dialog, in words
[[nodiscard]] QString saveTextOf(PictureFormat format); ///< of a menu: "Save picture as PNG…"

/// Pages of `size` pixels of the widget's screen: what is painted in pixels fills them.
void setPages(QPdfWriter &writer, const QWidget *widget, const QSize &size, const QString &title);
/// Whatever `draw` draws on a device that takes lines and letters. @param format Svg or Pdf
[[nodiscard]] QByteArray vectorsOf(PictureFormat format, const QWidget *widget, const QSize &size,
    const QString &title, const std::function<void(QPaintDevice *)> &draw);
/// Whatever `paint` paints on a canvas of `size` device-independent pixels. A PNG has two pixels
/// for each; an SVG and a PDF keep lines and letters.
/// @param widget whose screen and fonts it is painted with
[[nodiscard]] QByteArray pictureOf(PictureFormat format, const QWidget *widget, const QSize &size,
    const QString &title, const std::function<void(QPainter &)> &paint);

/// What a view's pictures are of, a sentence, say: the second line of their titles.
void setPictureSubject(QWidget *view, const QString &subject);
/// The title of a picture by where it stands: that of its card, and the subject of the view or card
/// around it. Empty where there is neither.
[[nodiscard]] QString titleOf(const QWidget *picture);

/// Of a widget under a title of one or more lines; of the widget alone without one.
[[nodiscard]] QSize titledSize(const QWidget *widget, const QString &title);
/// Paints the background and the title, and moves the painter to where the widget begins.
void paintTitle(QPainter &painter, const QWidget *widget, const QString &title);
void paintTitled(QPainter &painter, QWidget *widget, const QString &title);
/// A widget with its children, as on screen, under its title: a picture that says of itself what it
/// shows.
[[nodiscard]] QByteArray titledPicture(PictureFormat format, QWidget *widget, const QString &title);

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

/// The small "⤓" of a card's header, with a menu to save a picture under its title.
[[nodiscard]] QToolButton *makeTitledExportButton(const TitledPicture &picture);

} // namespace seq2seq::ui
