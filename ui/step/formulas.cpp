// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of one step as markup for EquationLabel.
// Symbols are named as the strips that show them: see DecoderBoxes and EncoderBoxes.
#include "ui/step/formulas.h"

#include <QCoreApplication>

namespace seq2seq::ui {

namespace {

struct Formulas {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::Formulas)
};

/// A symbol that lights the strip of that name.
QString symbol(const char *name, const QString &markup)
{
    return QStringLiteral("{%1|%2}").arg(QLatin1String(name), markup);
}

QString indexed(const char *letter, int index)
{
    return QStringLiteral("%1_{%2}").arg(QString::fromUtf8(letter)).arg(index);
}

/// The gates and the new state of a cell are the same whichever layer or direction they stand in;
/// only the names differ.
struct CellNames {
    QString input; ///< what comes from below
    QString previousHidden;
    QString previousCell;
    QString cell;
    QString hidden;
};

QString gates(CellKind kind, const CellNames &names)
{
    switch (kind) {
    case CellKind::Lstm:
        return QStringLiteral(
            "{gate_i|i}, {gate_f|f}, {gate_o|o} = σ, {gate_g|g} = tanh of W %1 + U %2 + b")
            .arg(names.input, names.previousHidden);
    case CellKind::Gru:
        return QStringLiteral("{gate_r|r}, {gate_z|z} = σ(W %1 + U %2 + b), {gate_n|n} = tanh(W %1 "
                              "+ b + {gate_r|r} ⊙ (U %2 + b′))")
            .arg(names.input, names.previousHidden);
    case CellKind::Rnn:
        break;
    }
    return {};
}

QString cell(CellKind kind, const CellNames &names)
{
    if (kind != CellKind::Lstm)
        return {};
    return QStringLiteral("%1 = {gate_f|f} ⊙ %2 + {gate_i|i} ⊙ {gate_g|g}")
        .arg(names.cell, names.previousCell);
}

QString hidden(CellKind kind, const CellNames &names)
{
    switch (kind) {
    case CellKind::Lstm:
        return QStringLiteral("%1 = {gate_o|o} ⊙ tanh(%2)").arg(names.hidden, names.cell);
    case CellKind::Gru:
        return QStringLiteral("%1 = (1 − {gate_z|z}) ⊙ {gate_n|n} + {gate_z|z} ⊙ %2")
            .arg(names.hidden, names.previousHidden);
    case CellKind::Rnn:
        break;
    }
    return QStringLiteral("%1 = tanh(W %2 + U %3 + b)")
        .arg(names.hidden, names.input, names.previousHidden);
}

CellNames decoderNames(int t, int layer)
{
    CellNames names;
    names.input = layer == 0
        ? symbol("input", indexed("ŷ", t))
        : QStringLiteral("h^{(%1)}_{%2}").arg(layer).arg(t); // of the layer below
    names.previousHidden = symbol("previous_hidden", indexed("h", t - 1));
    names.previousCell = symbol("previous_cell", indexed("c", t - 1));
    names.cell = symbol("cell", indexed("c", t));
    names.hidden = symbol("hidden", indexed("h", t));
    return names;
}

QString arrowed(const char *letter, Direction direction, int index)
{
    return QStringLiteral("%1^{%2}_{%3}")
        .arg(QLatin1String(letter),
            direction == Direction::Forward ? QStringLiteral("→") : QStringLiteral("←"))
        .arg(index);
}

/// The state before the first step of a direction is zero.
QString before(const char *letter, Direction direction, int i, int m)
{
    const int index = direction == Direction::Forward ? i - 1 : i + 1;
    return index < 1 || index > m ? QStringLiteral("0") : arrowed(letter, direction, index);
}

CellNames encoderNames(int i, int m, int layer, Direction direction)
{
    CellNames names;
    names.input = layer == 0 ? symbol("input", indexed("x", i))
                             : QStringLiteral("h^{(%1)}_{%2}").arg(layer).arg(i);
    names.previousHidden = before("h", direction, i, m);
    names.previousCell = before("c", direction, i, m);
    names.cell = symbol(direction == Direction::Forward ? "cell_forward" : "cell_backward",
        arrowed("c", direction, i));
    names.hidden = symbol(direction == Direction::Forward ? "hidden_forward" : "hidden_backward",
        arrowed("h", direction, i));
    return names;
}

} // namespace

QString decoderInputFormula(const ModelConfig &config, int t)
{
    const QString word = config.oneHot ? QStringLiteral("onehot(y_{%1})").arg(t - 1)
                                       : QStringLiteral("E y_{%1}").arg(t - 1);
    const QString input = symbol("input", indexed("ŷ", t));
    if (!config.inputFeeding)
        return QStringLiteral("%1 = %2").arg(input, symbol("embedding", word));
    return QStringLiteral("%1 = [%2 ; %3]")
        .arg(input, symbol("embedding", word), symbol("previous_output", indexed("o", t - 1)));
}

QString decoderGatesFormula(const ModelConfig &config, int t, int layer)
{
    return gates(config.cell, decoderNames(t, layer));
}

QString decoderCellFormula(const ModelConfig &config, int t)
{
    return cell(config.cell, decoderNames(t, 0));
}

QString decoderHiddenFormula(const ModelConfig &config, int t, int layer)
{
    return hidden(config.cell, decoderNames(t, layer));
}

QString scoreFormula(const ModelConfig &config, int t)
{
    const QString e = QStringLiteral("e_{%1,i}").arg(t);
    const QString h = symbol("hidden", indexed("h", t));
    const QString transposed = symbol("hidden", QStringLiteral("h_{%1}^T").arg(t));
    const QString source = symbol("encoder_state", QStringLiteral("h_i"));
    switch (config.attention) {
    case AttentionKind::None:
        return {};
    case AttentionKind::Dot:
        if (config.encoderStateSize() == config.hiddenSize)
            return QStringLiteral("%1 = %2 · %3").arg(e, h, source);
        return QStringLiteral("%1 = %2 · W %3").arg(e, h, source);
    case AttentionKind::General:
        return QStringLiteral("%1 = %2 W %3").arg(e, transposed, source);
    case AttentionKind::Scaled:
        return QStringLiteral("%1 = %2 W %3 / √%4")
            .arg(e, transposed, source)
            .arg(config.hiddenSize);
    case AttentionKind::Additive:
        return QStringLiteral("%1 = v^T tanh(W_1 %2 + W_2 %3)").arg(e, source, h);
    }
    return {};
}

QString weightsFormula(int t)
{
    return QStringLiteral("%1 = softmax(%2)")
        .arg(symbol("attention", indexed("α", t)), indexed("e", t));
}

QString contextFormula(int t)
{
    return QStringLiteral("%1 = Σ_i %2 %3")
        .arg(symbol("context", indexed("a", t)),
            symbol("attention", QStringLiteral("α_{%1,i}").arg(t)),
            symbol("encoder_state", QStringLiteral("h_i")));
}

QString outputFormula(const ModelConfig &config, int t)
{
    const QString output = symbol("output", indexed("o", t));
    const QString h = symbol("hidden", indexed("h", t));
    if (config.attention == AttentionKind::None)
        return QStringLiteral("%1 = tanh(W_u %2)").arg(output, h);
    return QStringLiteral("%1 = tanh(W_u [%2 ; %3])")
        .arg(output, symbol("context", indexed("a", t)), h);
}

QString distributionFormula(int t)
{
    return QStringLiteral("%1 = softmax(W_{vocab} %2)")
        .arg(symbol("distribution", indexed("P", t)), symbol("output", indexed("o", t)));
}

QString startFormula(const ModelConfig &config, int m)
{
    const QString last = config.bidirectional ? QStringLiteral("[h^→_{%1} ; h^←_1]").arg(m)
                                              : QStringLiteral("h_{%1}").arg(m);
    QString text = QStringLiteral("h_0 = W_h %1").arg(last);
    if (config.cell == CellKind::Lstm)
        text += QStringLiteral(",  c_0 = W_c %1").arg(QString(last).replace(u'h', u'c'));
    return text;
}

QString encoderInputFormula(const ModelConfig &config, int i)
{
    const QString x = symbol("input", indexed("x", i));
    return config.oneHot ? QStringLiteral("%1 = onehot(word %2)").arg(x).arg(i)
                         : QStringLiteral("%1 = E_{src} [word %2]").arg(x).arg(i);
}

QString encoderGatesFormula(const ModelConfig &config, int i, int m, int layer, Direction direction)
{
    QString text = gates(config.cell, encoderNames(i, m, layer, direction));
    return text.replace(QLatin1String("{gate_"),
        direction == Direction::Forward ? QLatin1String("{forward_") : QLatin1String("{backward_"));
}

QString encoderCellFormula(const ModelConfig &config, int i, int m, Direction direction)
{
    QString text = cell(config.cell, encoderNames(i, m, 0, direction));
    return text.replace(QLatin1String("{gate_"),
        direction == Direction::Forward ? QLatin1String("{forward_") : QLatin1String("{backward_"));
}

QString encoderHiddenFormula(
    const ModelConfig &config, int i, int m, int layer, Direction direction)
{
    QString text = hidden(config.cell, encoderNames(i, m, layer, direction));
    return text.replace(QLatin1String("{gate_"),
        direction == Direction::Forward ? QLatin1String("{forward_") : QLatin1String("{backward_"));
}

QString encoderStateFormula(const ModelConfig &config, int i)
{
    const QString state = symbol("encoder_state", indexed("h", i));
    const QString forward = symbol("hidden_forward", arrowed("h", Direction::Forward, i));
    if (!config.bidirectional)
        return QStringLiteral("%1 = %2").arg(state, forward);
    return QStringLiteral("%1 = [%2 ; %3]")
        .arg(state, forward, symbol("hidden_backward", arrowed("h", Direction::Backward, i)));
}

QStringList gateNames(const LayerTrace &layer)
{
    QStringList names;
    for (const GateTrace &gate : layer.gates)
        names << QString::fromStdString(gate.name);
    return names;
}

QString gateMeaning(const QString &gate)
{
    if (gate == QLatin1String("i"))
        return Formulas::tr("input");
    if (gate == QLatin1String("f"))
        return Formulas::tr("forget");
    if (gate == QLatin1String("g") || gate == QLatin1String("n"))
        return Formulas::tr("candidate");
    if (gate == QLatin1String("o"))
        return Formulas::tr("output");
    if (gate == QLatin1String("r"))
        return Formulas::tr("reset");
    if (gate == QLatin1String("z"))
        return Formulas::tr("update");
    return {};
}

} // namespace seq2seq::ui
