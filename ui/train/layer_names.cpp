// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/layer_names.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace seq2seq::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::LayerNames)
};

/// The layer's place in a name, counted from 1; of a model with one layer it is 1.
QString placeIn(const QString &name)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    return QString::number(number.match(name).captured().toInt() + 1);
}

} // namespace

QString layerText(const std::string &layer)
{
    const QString name = QString::fromStdString(layer);
    const auto begins = [&](const char *prefix) { return name.startsWith(QLatin1String(prefix)); };
    if (begins("model_embeddings.source"))
        return Texts::tr("source embeddings");
    if (begins("model_embeddings.target"))
        return Texts::tr("target embeddings");
    if (begins("post_embed_cnn"))
        return Texts::tr("convolution");
    if (begins("encoder."))
        return name.endsWith(QLatin1String("_reverse"))
            ? Texts::tr("encoder ← %1").arg(placeIn(name))
            : Texts::tr("encoder → %1").arg(placeIn(name));
    if (begins("h_projection"))
        return Texts::tr("start h %1").arg(placeIn(name));
    if (begins("c_projection"))
        return Texts::tr("start c %1").arg(placeIn(name));
    if (begins("decoder"))
        return Texts::tr("decoder %1").arg(placeIn(name));
    if (begins("att_projection"))
        return Texts::tr("attention");
    if (begins("combined_output_projection"))
        return Texts::tr("output vector");
    if (begins("target_vocab_projection"))
        return Texts::tr("output vocabulary");
    return name;
}

} // namespace seq2seq::ui
