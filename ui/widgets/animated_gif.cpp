// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/animated_gif.h"

#include <gif_lib.h>

#include <array>
#include <vector>

namespace seq2seq::ui {

namespace {

constexpr int kColors = 256;
// giflib chooses colours in five bits: 248 is its largest, and white has to stay white.
constexpr int kLargest = 248;

int append(GifFileType *gif, const GifByteType *bytes, int count)
{
    static_cast<QByteArray *>(gif->UserData)->append(reinterpret_cast<const char *>(bytes), count);
    return count;
}

/// A picture as numbers of its colours.
struct Indexed {
    std::vector<GifByteType> numbers;
    std::array<GifColorType, kColors> colors{};
};

bool quantize(const QImage &picture, Indexed &result)
{
    const auto width = std::size_t(picture.width());
    const auto height = std::size_t(picture.height());
    std::vector<GifByteType> red(width * height);
    std::vector<GifByteType> green(width * height);
    std::vector<GifByteType> blue(width * height);
    for (std::size_t y = 0; y < height; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(int(y)));
        for (std::size_t x = 0; x < width; ++x) {
            red[y * width + x] = GifByteType(qRed(line[x]));
            green[y * width + x] = GifByteType(qGreen(line[x]));
            blue[y * width + x] = GifByteType(qBlue(line[x]));
        }
    }
    result.numbers.resize(width * height);
    int colors = kColors;
    if (GifQuantizeBuffer(unsigned(width), unsigned(height), &colors, red.data(), green.data(),
            blue.data(), result.numbers.data(), result.colors.data())
        != GIF_OK)
        return false;
    for (GifColorType &color : result.colors)
        for (GifByteType *part : {&color.Red, &color.Green, &color.Blue})
            *part = GifByteType(*part * 255 / kLargest);
    return true;
}

} // namespace

struct AnimatedGif::Private {
    QByteArray bytes;
    QSize size;
    int frameMs = 0;
    GifFileType *gif = nullptr; ///< null: finished, or it failed

    /// It failed: there is no file.
    void abandon()
    {
        if (gif)
            EGifCloseFile(gif, nullptr);
        gif = nullptr;
        bytes.clear();
    }
    void require(bool isDone)
    {
        if (!isDone)
            abandon();
    }
    void begin();
    void addFrame(const QImage &picture);
};

void AnimatedGif::Private::begin()
{
    gif = EGifOpen(&bytes, append, nullptr);
    if (!gif)
        return;
    EGifSetGifVersion(gif, true); // GIF89a
    constexpr std::array<GifByteType, 3> kForEver{1, 0, 0};
    require(EGifPutScreenDesc(gif, size.width(), size.height(), 8, 0, nullptr) == GIF_OK
        && EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK
        && EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") == GIF_OK
        && EGifPutExtensionBlock(gif, int(kForEver.size()), kForEver.data()) == GIF_OK
        && EGifPutExtensionTrailer(gif) == GIF_OK);
}

void AnimatedGif::Private::addFrame(const QImage &picture)
{
    Indexed indexed;
    ColorMapObject *colors
        = quantize(picture, indexed) ? GifMakeMapObject(kColors, indexed.colors.data()) : nullptr;
    if (!colors) {
        abandon();
        return;
    }
    const GraphicsControlBlock control{
        DISPOSE_DO_NOT, false, (frameMs + 5) / 10, NO_TRANSPARENT_COLOR};
    std::array<GifByteType, 4> timing{};
    EGifGCBToExtension(&control, timing.data());
    bool isDone
        = EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, int(timing.size()), timing.data()) == GIF_OK
        && EGifPutImageDesc(gif, 0, 0, size.width(), size.height(), false, colors) == GIF_OK;
    for (int y = 0; isDone && y < size.height(); ++y)
        isDone = EGifPutLine(
                     gif, indexed.numbers.data() + std::ptrdiff_t(y) * size.width(), size.width())
            == GIF_OK;
    GifFreeMapObject(colors);
    require(isDone);
}

AnimatedGif::AnimatedGif(const QSize &size, int frameMs)
    : d(std::make_unique<Private>())
{
    d->size = size;
    d->frameMs = frameMs;
    d->begin();
}

AnimatedGif::~AnimatedGif()
{
    d->abandon();
}

void AnimatedGif::add(const QImage &picture)
{
    Q_ASSERT(picture.size() == d->size);
    if (d->gif)
        d->addFrame(picture.convertToFormat(QImage::Format_RGB32));
}

QByteArray AnimatedGif::finish()
{
    if (!d->gif)
        return {};
    const bool isWritten = EGifCloseFile(d->gif, nullptr) == GIF_OK;
    d->gif = nullptr;
    return isWritten ? d->bytes : QByteArray();
}

} // namespace seq2seq::ui
