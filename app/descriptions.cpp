// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts from plain data.
#include "app/descriptions.h"

#include "core/corpus/builtin.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace seq2seq::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("seq2seq::app::descriptions", text);
}

QString corpusTitle(const CorpusOrigin &origin)
{
    if (origin.kind == CorpusOrigin::Kind::Builtin) {
        for (const BuiltinCorpus &corpus : builtinCorpora()) {
            if (corpus.name == origin.name)
                return QString::fromStdString(corpus.title);
        }
    }
    return QString::fromStdString(origin.name);
}

} // namespace

QString describeModel(const ModelConfig &config)
{
    QStringList parts;
    const char *const cells[] = {"LSTM", "GRU", "RNN"};
    parts += (config.bidirectional ? QStringLiteral("Bi") : QString())
        + QString::fromLatin1(cells[int(config.cell)]);
    parts += config.attention == AttentionKind::None
        ? tr("no attention")
        : QString::fromStdString(std::string(name(config.attention)));
    parts += QString::number(config.hiddenSize);
    if (config.layers > 1)
        parts += tr("%1 layers").arg(config.layers);
    return parts.join(QStringLiteral(" · "));
}

QString describeCorpus(const Corpus &train)
{
    const QString pairs = QLocale().toString(qulonglong(train.size()));
    const QString title = corpusTitle(train.origin);
    return title.isEmpty() ? tr("%1 pairs").arg(pairs)
                           : QStringLiteral("%1 · %2").arg(title, pairs);
}

QString nameOf(const Experiment &experiment)
{
    if (!experiment.name.empty())
        return QString::fromStdString(experiment.name);
    if (experiment.train && !experiment.train->origin.name.empty())
        return QFileInfo(QString::fromStdString(experiment.train->origin.name)).completeBaseName();
    return tr("Experiment");
}

} // namespace seq2seq::app
