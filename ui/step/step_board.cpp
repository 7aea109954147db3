// SPDX-License-Identifier: GPL-3.0-or-later
// A board drawn from core's description of a step.
#include "ui/step/step_board.h"

#include "core/model/equations.h"
#include "ui/step/symbols.h"
#include "ui/step/tensor_title.h"
#include "ui/widgets/equation_markup.h"
#include "ui/widgets/value_table.h"

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// Boxes whose formulas stand before their strips, under a title in words.
bool hasTitle(BoxKind kind)
{
    return kind == BoxKind::Gates || kind == BoxKind::NewState || kind == BoxKind::LayersBelow
        || kind == BoxKind::LayersAbove || kind == BoxKind::StartState;
}

/// Whether a vector that a box reads has a strip in it. Others are made beside it, are part of a
/// strip (o_{t-1} of y^_t), or are too many (all layers' states before).
bool isShownWhereRead(const std::vector<StepBox> &page, const StepBox &box, const TensorId &tensor)
{
    switch (box.kind) {
    case BoxKind::Convolution:
    case BoxKind::Gates:
    case BoxKind::NewState:
        return isFromElsewhere(page, tensor);
    case BoxKind::StartState:
        return true; // also at the end of the sentence, so that the box keeps its shape
    default:
        return false;
    }
}

bool isSigmoid(const TensorId &tensor)
{
    constexpr int kCandidate = 2; // g of an LSTM, n of a GRU
    return tensor.quantity == Quantity::Gate && tensor.gate != kCandidate;
}

QString sizeText(const ModelConfig &config, const StepBox &box, int m)
{
    const int size = sizeOf(config, box.makes.front(), m);
    const int h = config.hiddenSize;
    const Quantity quantity = box.makes.front().quantity;
    const bool isSplit = (quantity == Quantity::DecoderInput && config.inputFeeding)
        || (quantity == Quantity::EncoderState && config.bidirectional);
    if (isSplit) {
        const int second = quantity == Quantity::EncoderState ? size / 2 : h;
        return QStringLiteral("%1 = %2 + %3").arg(size).arg(size - second).arg(second);
    }
    const bool areMany = box.kind == BoxKind::Gates
        || ((box.kind == BoxKind::LayersBelow || box.kind == BoxKind::LayersAbove)
            && box.makes.size() > 1);
    return areMany ? QStringLiteral("%1 × %2").arg(box.makes.size()).arg(size)
                   : QString::number(size);
}

} // namespace

StepBoard::StepBoard(QWidget *parent)
    : BoxBoard(parent)
{
    connect(this, &BoxBoard::symbolHovered, this, &StepBoard::explainSymbol);
    connect(this, &BoxBoard::symbolClicked, this, &StepBoard::openSymbol);
    connect(this, &BoxBoard::valuesRequested, this, &StepBoard::openValues);
    connect(this, &BoxBoard::told, this,
        [this](const QString &text) { emit explained(text.toHtmlEscaped()); });
}

void StepBoard::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_page.clear();
}

Box *StepBoard::addBox(BoxKind kind, Reader reader)
{
    auto *box = new Box;
    m_places << Place{kind, reader, box};
    return box;
}

Box *StepBoard::find(BoxKind kind, Reader reader) const
{
    for (const Place &place : m_places) {
        if (place.kind == kind && place.reader == reader)
            return place.box;
    }
    return nullptr;
}

const Box *StepBoard::box(BoxKind kind, Reader reader) const
{
    const bool isOnPage = std::ranges::any_of(
        m_page, [&](const StepBox &box) { return box.kind == kind && box.reader == reader; });
    return isOnPage ? find(kind, reader) : nullptr;
}

void StepBoard::showPage(std::vector<StepBox> page)
{
    m_page = std::move(page);
    for (const Place &place : m_places) {
        if (!box(place.kind, place.reader))
            place.box->hide();
    }
    for (const StepBox &step : m_page) {
        Box *box = find(step.kind, step.reader);
        box->setContent(contentOf(step));
        box->show();
    }
    QVector<BoxArrow> arrows;
    for (const auto &[from, to] : arrowsBetween(m_page))
        arrows << BoxArrow{
            find(m_page[from].kind, m_page[from].reader), find(m_page[to].kind, m_page[to].reader)};
    setArrows(arrows);
}

void StepBoard::showBox(BoxKind kind)
{
    for (const StepBox &step : m_page) {
        if (step.kind == kind)
            find(step.kind, step.reader)->setContent(contentOf(step));
    }
}

BoxContent StepBoard::contentOf(const StepBox &box) const
{
    const ModelConfig &config = m_trace->config;
    BoxContent content;
    content.size = sizeText(config, box, int(m_trace->sourceLength()));
    for (const TensorId &tensor : box.reads) {
        if (isShownWhereRead(m_page, box, tensor))
            content.rows << rowOf(tensor, symbolOf(config, tensor));
    }
    const bool isLabelled = hasTitle(box.kind);
    for (const Equation &equation : equationsOf(config, box)) {
        const QString formula = markupOf(config, equation.text);
        if (!isLabelled)
            content.formulas << formula;
        const Quantity quantity = equation.makes.quantity;
        if (quantity == Quantity::Scores || quantity == Quantity::Attention
            || quantity == Quantity::Position || quantity == Quantity::Distribution) {
            content.keys << keyOf(equation.makes); // bars or the hint show it
            continue;
        }
        const QString name = content.rows.isEmpty() ? QString() : symbolOf(config, equation.makes);
        content.rows << rowOf(equation.makes, isLabelled ? formula : name);
    }
    complete(box, content);
    return content;
}

BoxRow StepBoard::rowOf(const TensorId &tensor, const QString &label) const
{
    const ModelConfig &config = m_trace->config;
    BoxRow row;
    row.key = keyOf(tensor);
    row.label = label;
    row.name = equationText(markupOf(config, tensor));
    row.meaning = meaningOf(config, tensor);
    row.kind = isSigmoid(tensor) ? TensorStrip::Kind::Gate : TensorStrip::Kind::State;
    row.scale = scaleFor(tensor);
    row.values = valuesOf(*m_trace, tensor);
    if (tensor.quantity == Quantity::DecoderInput && config.inputFeeding) {
        row.split = int(row.values.size()) - config.hiddenSize;
        row.firstKey
            = keyOf(TensorId{Quantity::TargetWord, Reader::Decoder, 0, tensor.place - 1, 0});
        row.secondKey = keyOf(TensorId{Quantity::Output, Reader::Decoder, 0, tensor.place - 1, 0});
    } else if (tensor.quantity == Quantity::EncoderState && config.bidirectional) {
        const int top = config.layers - 1;
        row.split = int(row.values.size()) / 2;
        row.firstKey = keyOf(TensorId{Quantity::Hidden, Reader::Forward, top, tensor.place, 0});
        row.secondKey = keyOf(TensorId{Quantity::Hidden, Reader::Backward, top, tensor.place, 0});
    }
    return row;
}

/// The value at the ends of the colours, the same for all steps.
double StepBoard::scaleFor(const TensorId &tensor) const
{
    const Matrix *table = tableOf(*m_trace, tensor);
    if (!table)
        return 1;
    switch (tensor.quantity) {
    case Quantity::SourceInput:
    case Quantity::Convolved:
    case Quantity::DecoderInput:
        return scaleOf(*table, 0.1);
    case Quantity::Cell: {
        TensorId start = tensor;
        start.place = -1;
        TensorId step = tensor;
        step.place = 0;
        return scaleOf(*tableOf(*m_trace, step), scaleOf(*tableOf(*m_trace, start), 1));
    }
    case Quantity::Hidden:
        return tensor.reader == Reader::Decoder && tensor.place < 0 ? scaleOf(*table, 1) : 1;
    default:
        return 1;
    }
}

void StepBoard::explainSymbol(const QString &key)
{
    if (!m_trace || key.isEmpty()) {
        emit explained({});
        return;
    }
    const ModelConfig &config = m_trace->config;
    if (const auto tensor = tensorOf(key))
        emit explained(QStringLiteral("<b>%1</b> · %2")
                           .arg(equationHtml(markupOf(config, *tensor)),
                               meaningOf(config, *tensor).toHtmlEscaped()));
    else if (const auto weight = weightOf(key))
        emit explained(QStringLiteral("<b>%1</b> · %2 %3")
                           .arg(equationHtml(markupOf(config, *weight)),
                               meaningOf(config, *weight).toHtmlEscaped(),
                               tr("Click to look at it.").toHtmlEscaped()));
}

void StepBoard::openSymbol(const QString &key)
{
    if (const auto weight = weightOf(key))
        emit weightRequested(*weight);
    else
        openValues(key);
}

void StepBoard::openValues(const QString &key)
{
    const auto tensor = tensorOf(key);
    if (!m_trace || !tensor)
        return;
    QString name = equationText(markupOf(m_trace->config, *tensor));
    std::vector<float> values;
    for (const Place &place : m_places) {
        for (const BoxRow &row : place.box->content().rows) {
            if (place.box->isVisible() && row.key == key) { // the strip may show one of several
                name = row.name;
                values = row.values;
            }
        }
    }
    if (values.empty())
        values = valuesOf(*m_trace, *tensor);
    if (values.empty())
        return; // a word
    auto *table = new ValueTable(
        name, values,
        [config = m_trace->config, tensor = *tensor, name] {
            return tr("%1 (%2)").arg(titleOf(config, tensor), name);
        },
        window());
    table->show();
}

} // namespace seq2seq::ui
