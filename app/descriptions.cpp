// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts from plain data.
#include "app/descriptions.h"

#include "core/corpus/builtin.h"
#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace seq2seq::app {

namespace {

struct Descriptions {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::app::Descriptions)
};

QString corpusTitle(const CorpusOrigin &origin)
{
    if (origin.kind == CorpusOrigin::Kind::Builtin) {
        for (const BuiltinCorpus &corpus : builtinCorpora()) {
            if (corpus.name == origin.name)
                return ui::translated(corpus.title);
        }
    }
    return QString::fromStdString(origin.name);
}

} // namespace

QString describeModel(const ModelConfig &config)
{
    QStringList parts;
    const char *const cells[] = {"LSTM", "GRU", "RNN"};
    QString cell = QString::fromLatin1(cells[int(config.cell)]);
    if (config.bidirectional)
        cell = Descriptions::tr("Bi%1").arg(cell);
    if (config.bidirectional && config.halfDirections)
        cell += QStringLiteral(" 2×%1").arg(config.directionSize());
    parts += cell;
    parts += ui::translated(describe(config.attention).shortTitle);
    parts += QString::number(config.hiddenSize);
    if (config.layers > 1)
        parts += Descriptions::tr("%1 layers").arg(config.layers);
    return parts.join(QStringLiteral(" · "));
}

QString describeCorpus(const Corpus &train)
{
    const QString pairs = QLocale().toString(qulonglong(train.size()));
    const QString title = corpusTitle(train.origin);
    return title.isEmpty() ? Descriptions::tr("%1 pairs").arg(pairs)
                           : QStringLiteral("%1 · %2").arg(title, pairs);
}

QString nameOf(const Experiment &experiment)
{
    // A built-in corpus gives its title to the experiment; that one has a translation.
    for (const BuiltinCorpus &corpus : builtinCorpora()) {
        if (experiment.name == corpus.title.english())
            return ui::translated(corpus.title);
    }
    if (!experiment.name.empty())
        return QString::fromStdString(experiment.name);
    if (experiment.train && !experiment.train->origin.name.empty())
        return QFileInfo(QString::fromStdString(experiment.train->origin.name)).completeBaseName();
    return Descriptions::tr("Experiment");
}

} // namespace seq2seq::app
