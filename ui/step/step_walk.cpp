// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/step_walk.h"

#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/step_view.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/selection.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr QSize kPage(1280, 720); // a slide

} // namespace

QString stepTitle(const Trace &trace, const QVector<int> &forced, int step)
{
    const auto word = [](const std::vector<std::string> &words, int index) {
        return QString::fromStdString(words[std::size_t(index)]);
    };
    const int m = int(trace.sourceLength());
    if (step < m)
        return StepView::tr("Encoder step %1 of %2: reads “%3”")
            .arg(step + 1)
            .arg(m)
            .arg(word(trace.sourceTokens, step));
    const int t = step - m;
    const QString before = t == 0 ? QStringLiteral("<s>") : word(trace.targetTokens, t - 1);
    const QString title = forced.contains(t)
        ? StepView::tr("Decoder step %1 of %2: after “%3”, “%4” was forced")
        : StepView::tr("Decoder step %1 of %2: after “%3”, writes “%4”");
    return title.arg(t + 1).arg(int(trace.targetLength())).arg(before, word(trace.targetTokens, t));
}

QString sentencesOf(const Trace &trace)
{
    return StepView::tr("%1 → %2").arg(
        QString::fromStdString(trace.source), QString::fromStdString(trace.target));
}

struct StepWalk::Private {
    explicit Private(WalkSubject given)
        : subject(std::move(given))
        , decoder(&selection)
    {
        encoder.setTrace(subject.trace);
        decoder.setTrace(subject.trace);
    }
    [[nodiscard]] int sourceLength() const { return int(subject.trace->sourceLength()); }
    QWidget *boardOf(int step)
    {
        if (step < sourceLength()) {
            encoder.showPosition(step, subject.layer);
            return &encoder;
        }
        decoder.showStep(step - sourceLength(), subject.layer);
        return &decoder;
    }

    WalkSubject subject;
    Selection selection; ///< nothing is picked
    EncoderBoxes encoder;
    DecoderBoxes decoder;
};

StepWalk::StepWalk(WalkSubject subject)
    : d(std::make_unique<Private>(std::move(subject)))
{
}

StepWalk::~StepWalk() = default;

int StepWalk::steps() const
{
    return d->sourceLength() + int(d->subject.trace->targetLength());
}

QSize StepWalk::pageSize() const
{
    return kPage;
}

const QWidget *StepWalk::widget() const
{
    return &d->encoder;
}

void StepWalk::paint(QPainter &painter, int step) const
{
    QWidget *board = d->boardOf(step);
    const QString title = stepTitle(*d->subject.trace, d->subject.forced, step) + u'\n'
        + sentencesOf(*d->subject.trace);
    board->resize(kPage);
    const int titleHeight = titledSize(board, title).height() - kPage.height();
    layOutHidden(
        board, kPage.shrunkBy({0, titleHeight, 0, 0}).expandedTo(board->minimumSizeHint()));
    const QSize whole = titledSize(board, title);
    const double scale = std::min(
        {1.0, double(kPage.width()) / whole.width(), double(kPage.height()) / whole.height()});
    painter.fillRect(QRect(QPoint(), kPage), board->palette().color(QPalette::Base));
    painter.save();
    painter.scale(scale, scale);
    paintTitled(painter, board, title);
    painter.restore();
}

QImage StepWalk::picture(int step) const
{
    QImage image(kPage, QImage::Format_RGB32);
    QPainter painter(&image);
    paint(painter, step);
    return image;
}

} // namespace seq2seq::ui
