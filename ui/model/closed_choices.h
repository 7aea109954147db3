// SPDX-License-Identifier: GPL-3.0-or-later
// What cannot be chosen for a model as it is, why, and what would make it possible.
#pragma once

#include "core/model/description.h"

#include <QString>
#include <QVector>

#include <optional>

namespace seq2seq::ui {

/// A change that makes the choice possible, and makes it.
struct WayOut {
    QString name; ///< object name of its button
    QString text;
    ModelConfig model;
};

struct ClosedChoice {
    QString control; ///< object name of what is closed: "tied"; an entry: "attention.dot"
    NetworkPart part = NetworkPart::Attention;
    QString title; ///< "Why not dot attention?"
    QString reason;
    QVector<WayOut> ways;
};

[[nodiscard]] QVector<ClosedChoice> closedChoices(const ModelConfig &config);

} // namespace seq2seq::ui
