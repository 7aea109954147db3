// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/time_axis.h"

#include <QCoreApplication>

namespace seq2seq::ui {

namespace {
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::TimeAxis)
};
} // namespace

QString labelOf(TimeAxis axis)
{
    switch (axis) {
    case TimeAxis::Epoch:
        return Texts::tr("epoch (passes over the training sentences)");
    case TimeAxis::Seconds:
        return Texts::tr("seconds of training");
    case TimeAxis::Step:
        break;
    }
    return Texts::tr("training step (updates of the weights)");
}

} // namespace seq2seq::ui
