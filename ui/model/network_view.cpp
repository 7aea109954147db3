// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the diagram and gives everything its place; network_arrows.cpp paints what lies between.
#include "ui/model/network_view.h"

#include "ui/model/network_box.h"
#include "ui/model/part_texts.h"
#include "ui/step/symbols.h"
#include "ui/widgets/theme.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr int kColumns = 4; // words that are drawn, at most
constexpr int kSpacing = 10;
constexpr int kBeside = 26; // for arrows right of the encoder

/// Which words are drawn: 1, 2, .., m. 0 stands for those left out.
QVector<int> shownWords(int m)
{
    if (m > kColumns)
        return {1, 2, 0, m};
    QVector<int> all;
    for (int i = 1; i <= m; ++i)
        all << i;
    return all;
}

} // namespace

NetworkView::NetworkView(const std::map<NetworkPart, QWidget *> &panels, QWidget *parent)
    : QWidget(parent)
    , m_panels(panels)
{
    setAccessibleName(tr("The network as a diagram"));
    makeColumns();
    makeBoxes();
    fit();
}

void NetworkView::makeColumns()
{
    const auto makeArea = [this](const char *name) {
        auto *area = new QWidget(this);
        area->setObjectName(QLatin1String(name));
        area->setAttribute(Qt::WA_TransparentForMouseEvents);
        area->installEventFilter(this);
        return area;
    };
    const auto makeColumn = [this](std::initializer_list<NetworkPart> parts) {
        auto *column = new QVBoxLayout;
        column->setSpacing(6);
        for (const NetworkPart part : parts) {
            if (column->count() > 0)
                column->addStretch(1);
            column->addWidget(m_panels.at(part));
        }
        return column;
    };
    m_panels.at(NetworkPart::Start)->installEventFilter(this);
    m_encoderArea = makeArea("encoderArea");
    m_decoderArea = makeArea("decoderArea");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpacing);
    row->addLayout(makeColumn(
        {NetworkPart::Encoder, NetworkPart::Convolution, NetworkPart::SourceEmbeddings}));
    row->addWidget(m_encoderArea, 3);
    row->addLayout(makeColumn({NetworkPart::Attention, NetworkPart::Start}));
    row->addWidget(m_decoderArea, 1);
    row->addLayout(makeColumn({NetworkPart::Vocabulary, NetworkPart::Output, NetworkPart::Decoder,
        NetworkPart::TargetEmbeddings}));
}

NetworkBox *NetworkView::makeBox(NetworkPart part, const char *name)
{
    auto *box = new NetworkBox(part, this);
    box->setObjectName(QLatin1String(name));
    m_boxes.push_back(box);
    connect(box, &QAbstractButton::clicked, this, [this, part] { emit partPicked(part); });
    return box;
}

void NetworkView::makeBoxes()
{
    m_annotations = makeBox(NetworkPart::Encoder, "annotationsBox");
    m_forward = makeBox(NetworkPart::Encoder, "forwardBox");
    m_backward = makeBox(NetworkPart::Encoder, "backwardBox");
    m_convolved = makeBox(NetworkPart::Convolution, "convolvedBox");
    m_inputs = makeBox(NetworkPart::SourceEmbeddings, "inputsBox");
    m_target = makeBox(NetworkPart::TargetEmbeddings, "targetBox");
    m_joined = makeBox(NetworkPart::TargetEmbeddings, "joinedBox");
    m_state = makeBox(NetworkPart::Decoder, "stateBox");
    m_output = makeBox(NetworkPart::Output, "outputBox");
    m_distribution = makeBox(NetworkPart::Vocabulary, "distributionBox");
}

void NetworkView::setModel(
    const ModelConfig &config, const ModelDescription &network, const QStringList &source)
{
    m_config = config;
    m_network = network;
    QStringList words = source;
    if (config.reverseSource)
        std::reverse(words.begin(), words.end());
    words << QStringLiteral("</s>");
    m_words.clear();
    for (const int i : shownWords(int(words.size())))
        m_words << (i > 0 ? words.at(i - 1) : QStringLiteral("⋯"));
    showBoxes(config);
    showFlows();
    fit();
    place();
    update();
}

void NetworkView::showBoxes(const ModelConfig &config)
{
    const bool isLong = m_words.contains(QStringLiteral("⋯"));
    const auto cells = [&](const QString &letter) {
        QStringList texts;
        for (qsizetype i = 0; i < m_words.size(); ++i)
            texts << (isLong && i == 2 ? QStringLiteral("⋯")
                    : isLong && i == 3 ? letter + QStringLiteral("_m")
                                       : letter + QStringLiteral("_%1").arg(i + 1));
        return texts;
    };
    const QChar right(0x20D7);
    const QChar left(0x20D6);
    const QString mark
        = config.layers > 1 ? QStringLiteral("^{(%1)}").arg(config.layers) : QString();
    m_inputs->setCells(cells(QStringLiteral("x")));
    m_convolved->setCells(cells(QStringLiteral("z")));
    m_forward->setCells(cells(QStringLiteral("h") + right + mark));
    m_backward->setCells(cells(QStringLiteral("h") + left + mark));
    m_annotations->setCells(cells(QStringLiteral("h^{enc}")));
    m_target->setCells({config.oneHot ? QStringLiteral("y_{t−1}") : QStringLiteral("E y_{t−1}")});
    m_joined->setCells({QStringLiteral("[E y_{t−1} ; o_{t−1}]")});
    const QString cell = config.layers > 1
        ? QStringLiteral("%1 × %2  h_t").arg(cellName(config.cell)).arg(config.layers)
        : QStringLiteral("%1  h_t").arg(cellName(config.cell));
    m_state->setCells({cell});
    m_output->setCells({QStringLiteral("o_t")});
    m_distribution->setCells({QStringLiteral("P_t")});

    m_backward->setVisible(config.bidirectional);
    m_joined->setVisible(config.inputFeeding);
    m_convolved->setVisible(config.convolution);
    m_annotations->setOff(config.attention == AttentionKind::None);
    const std::pair<NetworkBox *, QString> names[] = {{m_inputs, tr("source vectors x_1 to x_m")},
        {m_convolved, tr("mixed words z_1 to z_m")}, {m_forward, tr("states, reading forward")},
        {m_backward, tr("states, reading backward")},
        {m_annotations, tr("encoder states, what attention reads")},
        {m_target, tr("the target word before")}, {m_joined, tr("joined with the output before")},
        {m_state, tr("decoder state h_t")}, {m_output, tr("output vector o_t")},
        {m_distribution, tr("probabilities P_t")}};
    for (const auto &[box, name] : names) {
        box->setAccessibleName(tr("%1: %2").arg(partTitle(box->part()), name));
        box->setToolTip(
            tr("%1: %2. %3").arg(partTitle(box->part()), name, partMeaning(config, box->part())));
    }
}

void NetworkView::showFlows()
{
    for (auto &[kind, label] : m_labels)
        label->hide();
    for (const Flow &flow : m_network.flows) {
        if (flow.kind == FlowKind::Weights)
            continue; // inside the attention
        FlowLabel *&label = m_labels[flow.kind];
        if (!label) {
            label = new FlowLabel(this);
            connect(label, &QAbstractButton::clicked, this,
                [this, label] { emit flowPicked(label->flow().kind, label->flow().from); });
        }
        label->setFlow(flow, m_isInLetters);
        label->show();
    }
}

void NetworkView::setInLetters(bool isInLetters)
{
    m_isInLetters = isInLetters;
    showFlows();
    fit();
    place();
}

void NetworkView::select(std::optional<NetworkPart> part, std::optional<FlowKind> flow)
{
    for (NetworkBox *box : m_boxes)
        box->setSelected(part == box->part());
    for (const auto &[kind, label] : m_labels)
        label->setSelected(flow == kind);
    update();
}

FlowLabel *NetworkView::label(FlowKind kind) const
{
    const auto found = m_labels.find(kind);
    return found == m_labels.end() || found->second->isHidden() ? nullptr : found->second;
}

std::vector<NetworkBox *> NetworkView::encoderRows() const
{
    std::vector<NetworkBox *> rows;
    for (NetworkBox *box : {m_annotations, m_forward, m_backward, m_convolved, m_inputs})
        if (!box->isHidden())
            rows.push_back(box);
    return rows;
}

std::vector<NetworkBox *> NetworkView::decoderRows() const
{
    std::vector<NetworkBox *> rows;
    for (NetworkBox *box : {m_distribution, m_output, m_state, m_joined, m_target})
        if (!box->isHidden())
            rows.push_back(box);
    return rows;
}

int NetworkView::gap() const
{
    return QFontMetrics(smallFont(font())).height() + 10;
}

void NetworkView::fit()
{
    int cell = 0;
    for (const NetworkBox *box : encoderRows())
        cell = std::max(cell, box->sizeHint().width());
    int flow = 0;
    for (const auto &[kind, label] : m_labels)
        if (!label->isHidden())
            flow = std::max(flow, label->sizeHint().width());
    int box = 0;
    for (const NetworkBox *row : decoderRows())
        box = std::max(box, row->sizeHint().width());
    const auto height = [this](const std::vector<NetworkBox *> &rows) {
        return int(rows.size() + 1) * (gap() + m_inputs->sizeHint().height());
    };
    m_encoderArea->setMinimumSize(std::max(cell, 2 * flow) + kBeside, height(encoderRows()));
    m_decoderArea->setMinimumSize(std::max(box + 24, 2 * flow + 14), height(decoderRows()));
    updateGeometry();
}

QSize NetworkView::minimumSizeHint() const
{
    return layout()->minimumSize();
}

/// @param footer room below the lowest row, for words
void NetworkView::placeRows(
    const QRect &area, const std::vector<NetworkBox *> &rows, int footer) const
{
    const int height = rows.front()->sizeHint().height();
    const int count = int(rows.size());
    const int header = gap(); // for what is written above the first
    const double step
        = count > 1 ? (area.height() - header - footer - height) / double(count - 1) : 0;
    for (int i = 0; i < count; ++i)
        rows[std::size_t(i)]->setGeometry(
            area.x(), area.y() + header + int(i * step), area.width(), height);
}

void NetworkView::placeLabel(FlowKind kind, const NetworkBox *below, bool isRight)
{
    FlowLabel *placed = label(kind);
    if (!placed)
        return;
    // In the middle of the gap above the row, beside the line.
    int top = m_encoderArea->y();
    for (const NetworkBox *box : m_boxes) {
        const bool isAbove = !box->isHidden() && box->x() == below->x() && box->y() < below->y();
        if (isAbove)
            top = std::max(top, box->geometry().bottom());
    }
    const QSize size = placed->sizeHint();
    const int middle = below->geometry().center().x();
    placed->setGeometry(isRight ? middle + 4 : middle - 4 - size.width(),
        (top + below->y() - size.height()) / 2 + 1, size.width(), size.height());
}

void NetworkView::place()
{
    if (m_words.isEmpty())
        return;
    const int footer = textHeight(font()) + 12;
    const QRect encoder = m_encoderArea->geometry().adjusted(0, 0, -kBeside, 0);
    placeRows(encoder, encoderRows(), footer);
    const QRect decoder = m_decoderArea->geometry().adjusted(12, 0, -12, 0);
    placeRows(decoder, decoderRows(), footer);

    placeLabel(FlowKind::SourceVectors, m_inputs, true);
    placeLabel(FlowKind::Convolved, m_convolved, true);
    placeLabel(FlowKind::Annotations, m_annotations, true);
    placeLabel(FlowKind::TargetVectors, m_target, true);
    if (!m_joined->isHidden())
        placeLabel(FlowKind::DecoderInput, m_joined, true);
    else if (FlowLabel *same = label(FlowKind::DecoderInput))
        same->hide(); // what E y is, is said already
    placeLabel(FlowKind::DecoderStates, m_state, false);
    placeLabel(FlowKind::Fed, m_state, true);
    placeLabel(FlowKind::OutputVectors, m_output, true);
    placeLabel(FlowKind::Context, m_output, false);
    placeLabel(FlowKind::Probabilities, m_distribution, true);
    placeLabel(FlowKind::StartStates, m_joined->isHidden() ? m_target : m_joined, false);
    if (FlowLabel *last = label(FlowKind::LastStates)) { // over the panel of the start
        const QRect start = m_panels.at(NetworkPart::Start)->geometry();
        const QSize size = last->sizeHint();
        last->setGeometry(start.center().x() - size.width() / 2, start.y() - size.height() - 4,
            size.width(), size.height());
    }
    for (const auto &[kind, placed] : m_labels)
        placed->raise();
    update();
}

bool NetworkView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return QWidget::eventFilter(watched, event);
}

void NetworkView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, [this] { askForRoom(); }); // once all within it has its font
}

/// Up to the area that scrolls: what layouts were told while they were hidden they keep.
void NetworkView::askForRoom()
{
    fit();
    for (QLayout *layout : findChildren<QLayout *>())
        layout->invalidate();
    QWidget *widget = this;
    for (; widget && !qobject_cast<QAbstractScrollArea *>(widget);
         widget = widget->parentWidget()) {
        if (widget->layout())
            widget->layout()->invalidate();
        widget->updateGeometry();
    }
    if (widget) // it gives its page the room that is asked for
        QCoreApplication::postEvent(widget, new QEvent(QEvent::LayoutRequest));
}

void NetworkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_distribution) {
        fit();
        place();
    }
}

} // namespace seq2seq::ui
