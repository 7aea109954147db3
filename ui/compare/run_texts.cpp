// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/run_texts.h"

#include "core/study/seed_groups.h"
#include "core/study/study_table.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

struct ColumnText {
    std::string_view column;
    const char *title;
    const char *meaning = nullptr;
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::RunTexts)
};

/// The fixed columns, and the settings under the names they have on the command line.
constexpr std::array kTexts{
    ColumnText{"name", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "name"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "A double-click or F2 changes it")},
    ColumnText{"state", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "state"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "Waiting, training (how much of it is done), done, or broken; the tooltip of a broken "
            "run says what is wrong")},
    ColumnText{"machine", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "computer"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "The computer that trains the run now")},
    ColumnText{"perplexity", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "dev ppl"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "Perplexity on the dev sentences, the lowest of all evaluations: among so many words "
            "the model hesitates, on average. Lower is better.")},
    ColumnText{"bleu", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "BLEU"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "BLEU of the dev translations, 0 to 100, of the weights with the lowest dev "
            "perplexity. Higher is better.")},
    ColumnText{"chrf", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "chrF"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "chrF of the dev translations (overlap of letters), 0 to 100. Higher is better.")},
    ColumnText{"exact_match", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "exact"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "Share of the dev translations in the file (24 at most) that are the reference to the "
            "letter")},
    ColumnText{"words_per_second", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "words/s"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "Source and target words trained on in a second, the mean over the run")},
    ColumnText{"parameters", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "parameters"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "Numbers that training changes")},
    ColumnText{"step", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "step"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "Updates of the weights so far")},
    ColumnText{"computed_by", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "computed by"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "What computed the last updates")},
    ColumnText{"notes", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "notes"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "A double-click writes or changes them")},
    ColumnText{"file", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "file")},
    ColumnText{"seed", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "seed"),
        QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts",
            "Fixes the first weights, the order of the batches and dropout. Runs that are equal "
            "in all but the seed show how much is chance.")},
    ColumnText{"builtin", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "corpus")},
    ColumnText{"count", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "pairs made")},
    ColumnText{"pairs", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "file of pairs")},
    ColumnText{"source", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "source file")},
    ColumnText{"tokenizer", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "tokenizer")},
    ColumnText{"vocabulary", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "vocabulary")},
    ColumnText{"max-length", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "longest sentence")},
    ColumnText{"lowercase", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "lower case")},
    ColumnText{"preset", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "preset")},
    ColumnText{"cell", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "cell")},
    ColumnText{"attention", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "attention")},
    ColumnText{"embedding", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "embedding e")},
    ColumnText{"hidden", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "hidden h")},
    ColumnText{"layers", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "layers")},
    ColumnText{"dropout", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "dropout")},
    ColumnText{"unidirectional", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "one direction")},
    ColumnText{"half-directions", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "half directions")},
    ColumnText{"reverse-source", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "source reversed")},
    ColumnText{"no-input-feeding", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "no input feeding")},
    ColumnText{"one-hot", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "one-hot")},
    ColumnText{"convolution", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "convolution")},
    ColumnText{"start", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "decoder start")},
    ColumnText{"window", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "window D")},
    ColumnText{"tied-embeddings", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "tied embeddings")},
    ColumnText{
        "no-attention-mask", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "no attention mask")},
    ColumnText{"no-loss-mask", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "no loss mask")},
    ColumnText{"batch", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "batch")},
    ColumnText{"optimizer", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "optimizer")},
    ColumnText{"learning-rate", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "learning rate")},
    ColumnText{"attention-rate", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "attention's rate")},
    ColumnText{"clip", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "clipping")},
    ColumnText{"label-smoothing", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "label smoothing")},
    ColumnText{"teacher-forcing", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "teacher forcing")},
    ColumnText{
        "teacher-forcing-decay", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "its fall an epoch")},
    ColumnText{"evaluate-every", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "evaluate every")},
    ColumnText{"patience", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "patience")},
    ColumnText{"keep-weights", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "weights kept, MB")},
    ColumnText{"trials", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "trials")},
    ColumnText{"init", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "first weights")},
    ColumnText{"freeze", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "frozen")},
    ColumnText{"threads", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "threads")},
    ColumnText{"epochs", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "epochs")},
    ColumnText{"max-steps", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "steps at most")},
    ColumnText{"minutes", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "minutes")},
    ColumnText{"target-bleu", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "BLEU to stop at")},
    ColumnText{"engine", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "engine")},
    ColumnText{"device", QT_TRANSLATE_NOOP("seq2seq::ui::RunTexts", "device")},
};

const ColumnText *textOf(std::string_view column)
{
    const auto *const found = std::ranges::find(kTexts, column, &ColumnText::column);
    return found == kTexts.end() ? nullptr : found;
}

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString translatedText(const char *text)
{
    return Texts::tr(text);
}

struct Measure {
    std::string_view column;
    std::optional<double> StudyRun::*number;
    int digits;
    double factor = 1;
};
constexpr std::array kMeasures{
    Measure{"perplexity", &StudyRun::perplexity, 2},
    Measure{"bleu", &StudyRun::bleu, 1},
    Measure{"chrf", &StudyRun::chrf, 1},
    Measure{"exact_match", &StudyRun::exactMatch, 0, 100},
    Measure{"words_per_second", &StudyRun::wordsPerSecond, 0},
};

const Measure *measureNamed(std::string_view column)
{
    const auto *const found = std::ranges::find(kMeasures, column, &Measure::column);
    return found == kMeasures.end() ? nullptr : found;
}

QString numberText(const Measure &measure, double value)
{
    return measure.digits == 0 ? QLocale().toString(qRound64(value * measure.factor))
                               : fixedNumber(value * measure.factor, measure.digits);
}

} // namespace

QString columnTitle(std::string_view column)
{
    const ColumnText *text = textOf(column);
    return text ? translatedText(text->title) : latin(column);
}

QString columnMeaning(std::string_view column)
{
    const ColumnText *text = textOf(column);
    if (text && text->meaning)
        return translatedText(text->meaning);
    return text ? Texts::tr("Setting --%1 of seq2seq train").arg(latin(column)) : QString();
}

QString settingValueText(std::string_view value)
{
    if (value.empty())
        return QStringLiteral("–");
    if (value == "true")
        return Texts::tr("yes");
    if (value == "false")
        return Texts::tr("no");
    if (value == "none")
        return Texts::tr("none");
    return latin(value);
}

bool isMeasure(std::string_view column)
{
    return measureNamed(column) != nullptr;
}

std::optional<double> measureOf(const StudyRun &run, std::string_view column)
{
    const Measure *measure = measureNamed(column);
    return measure ? run.*measure->number : std::nullopt;
}

QString measureText(std::string_view column, double value)
{
    const Measure *measure = measureNamed(column);
    if (!measure)
        return {};
    const QString text = numberText(*measure, value);
    return column == "exact_match" ? Texts::tr("%1 %").arg(text) : text;
}

QString spreadText(std::string_view column, const std::vector<double> &values)
{
    const Measure *measure = measureNamed(column);
    const std::optional<Spread> spread = spreadOf(values);
    if (!measure || !spread)
        return QStringLiteral("–");
    const QString mean = measureText(column, spread->mean);
    return spread->deviation
        ? QStringLiteral("%1 ± %2").arg(mean, numberText(*measure, *spread->deviation))
        : mean;
}

QString stateText(const StudyRun &run)
{
    switch (run.state) {
    case RunState::Waiting:
        return run.step > 0 && run.progress
            ? Texts::tr("waiting at %1 %").arg(int(100 * *run.progress))
            : Texts::tr("waiting");
    case RunState::Training:
        return run.progress ? Texts::tr("training %1 %").arg(int(100 * *run.progress))
                            : Texts::tr("training");
    case RunState::Done:
        return Texts::tr("done");
    case RunState::Broken:
        return Texts::tr("broken");
    }
    return {};
}

QString cellText(const StudyRun &run, std::string_view column)
{
    if (isMeasure(column)) {
        const std::optional<double> value = measureOf(run, column);
        return value ? measureText(column, *value) : QStringLiteral("–");
    }
    if (column == "state")
        return stateText(run);
    if (column == "parameters")
        return run.parameters ? QLocale().toString(qlonglong(*run.parameters))
                              : QStringLiteral("–");
    if (column == "step")
        return QLocale().toString(qlonglong(run.step));
    if (column == "name")
        return shortName(run);
    const std::string cell = cellOf(run, column);
    return column == "notes" || column == "file" || column == "machine"
        ? QString::fromStdString(cell)
        : settingValueText(cell);
}

QString shortName(const StudyRun &run)
{
    QString name = QString::fromStdString(run.name);
    const QString seed
        = QStringLiteral(", seed ") + QString::fromStdString(std::string(run.setting("seed")));
    if (name.endsWith(seed))
        name.chop(seed.size());
    QStringList words;
    bool hasSettings = false;
    for (const QString &part : name.split(QStringLiteral(", "))) {
        const std::string setting = part.section(u' ', 0, 0).toStdString();
        const std::string value = part.section(u' ', 1).toStdString();
        if (value.empty() || run.setting(setting) != value)
            return name; // a person has chosen it
        hasSettings = true;
        if (value == "true")
            words << columnTitle(setting);
        else if (setting != "seed" && value != "false")
            words << settingValueText(value);
    }
    return hasSettings && !words.isEmpty() ? words.join(u' ') : name;
}

QString runTitle(const Study &study, int run)
{
    const StudyRun &named = study.runs[std::size_t(run)];
    const QString name = shortName(named);
    const auto isSame = [&](const StudyRun &other) { return shortName(other) == name; };
    return named.seed && std::ranges::count_if(study.runs, isSame) > 1
        ? QStringLiteral("%1 / %2").arg(name).arg(*named.seed)
        : name;
}

} // namespace seq2seq::ui
