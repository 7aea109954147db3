// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/model_form.h"

#include "ui/model/form_row.h"
#include "ui/model/number_box.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

/// The entries of "Encoder reads".
enum Directions { OneWay, BothWays, BothWaysHalf };

QSpinBox *makeSize(int smallest, int largest, int step)
{
    auto *box = new QSpinBox;
    box->setRange(smallest, largest);
    box->setSingleStep(step);
    box->setGroupSeparatorShown(true);
    return box;
}

template <typename Kind> void select(QComboBox *box, Kind kind)
{
    box->setCurrentIndex(box->findData(int(kind)));
}

template <typename Kind> Kind selected(const QComboBox *box)
{
    return Kind(box->currentData().toInt());
}

} // namespace

ModelForm::ModelForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addKinds();
    addSizes();
    addEncoderRows();
    addChoices();
    addDotNote();
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("modelNote"));
    m_note->setWordWrap(true);
    m_note->setAccessibleName(tr("Why something is switched off"));
    m_note->setFont(smallFont(font()));
    m_form->addRow(m_note);

    for (QComboBox *box : {m_cell, m_attention, m_directions, m_start})
        connect(box, &QComboBox::currentIndexChanged, this, &ModelForm::follow);
    for (QSpinBox *box : {m_embedding, m_hidden, m_layers, m_window})
        connect(box, &QSpinBox::valueChanged, this, &ModelForm::follow);
    connect(m_dropout, &QDoubleSpinBox::valueChanged, this, &ModelForm::follow);
    setModel({});
}

void ModelForm::addKinds()
{
    m_cell = new QComboBox;
    m_cell->setObjectName(QStringLiteral("cell"));
    m_cell->addItem(tr("LSTM (gates and a cell state)"), int(CellKind::Lstm));
    m_cell->addItem(tr("GRU (two gates, no cell state)"), int(CellKind::Gru));
    m_cell->addItem(tr("plain RNN (tanh, no gates)"), int(CellKind::Rnn));
    addFormRow(m_form, tr("&Cell"), m_cell,
        tr("The recurrent unit of encoder and decoder. LSTM and GRU keep gradients alive over long "
           "sentences."));

    m_attention = new QComboBox;
    m_attention->setObjectName(QStringLiteral("attention"));
    for (const AttentionKind kind : attentionKinds())
        m_attention->addItem(translated(describe(kind).title), int(kind));
    addFormRow(m_form, tr("&Attention"), m_attention,
        tr("How the decoder scores each source word before it writes the next target word. The "
           "formula is shown on the right."));
    m_window = makeSize(1, 100, 1);
    m_window->setObjectName(QStringLiteral("window"));
    m_window->setPrefix(QStringLiteral("± "));
    addFormRow(m_form, tr("Local &window D"), m_window,
        tr("Words on either side of p_t that local attention looks at (10 in Luong 2015, whose "
           "sentences are longer)."));
}

void ModelForm::addSizes()
{
    m_embedding = makeSize(1, 4096, 32);
    m_embedding->setObjectName(QStringLiteral("embedding"));
    addFormRow(m_form, tr("&Embedding size e"), m_embedding, tr("Numbers a word is turned into."));
    m_hidden = makeSize(1, 4096, 32);
    m_hidden->setObjectName(QStringLiteral("hidden"));
    addFormRow(m_form, tr("&Hidden size h"), m_hidden,
        tr("Numbers in the state of one direction and layer."));
    m_layers = makeSize(1, 4, 1);
    m_layers->setObjectName(QStringLiteral("layers"));
    addFormRow(m_form, tr("&Layers"), m_layers,
        tr("Recurrent layers on top of each other, encoder and decoder alike (1 to 4)."));
    m_dropout = new NumberBox;
    m_dropout->setObjectName(QStringLiteral("dropout"));
    m_dropout->setRange(0, 0.95);
    m_dropout->setSingleStep(0.05);
    addFormRow(m_form, tr("&Dropout"), m_dropout,
        tr("Share of numbers set to zero while training, on the output vector and between layers "
           "(0 to 0.95). "
           "Keeps a model from learning small corpora by heart."));
}

void ModelForm::addEncoderRows()
{
    m_directions = new QComboBox;
    m_directions->setObjectName(QStringLiteral("directions"));
    m_directions->addItem(tr("left to right"), OneWay);
    m_directions->addItem(tr("both ways, h units each"), BothWays);
    m_directions->addItem(tr("both ways, h/2 units each"), BothWaysHalf);
    addFormRow(m_form, tr("E&ncoder reads"), m_directions,
        tr("In both directions every encoder state knows the whole sentence. With h units each it "
           "has 2h numbers; with h/2 units each it has h, as the decoder's state, which dot "
           "attention needs."));
    m_start = new QComboBox;
    m_start->setObjectName(QStringLiteral("start"));
    m_start->addItem(tr("the encoder's last state, projected"), int(StartKind::Projected));
    m_start->addItem(tr("the encoder's last state as it is"), int(StartKind::Last));
    m_start->addItem(tr("zero"), int(StartKind::Zero));
    addFormRow(m_form, tr("Decoder starts &from"), m_start,
        tr("Its first hidden and cell state. From zero, all it learns of the source comes through "
           "attention, which then has to become readable. As it is: both states must have as many "
           "numbers."));
}

void ModelForm::addChoices()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    const auto addCheck = [&](const char *objectName, const QString &text, const QString &meaning) {
        auto *box = new QCheckBox(text);
        box->setObjectName(QLatin1String(objectName));
        box->setToolTip(meaning);
        box->setAccessibleDescription(meaning);
        grid->addWidget(box, grid->count() / 2, grid->count() % 2);
        connect(box, &QCheckBox::toggled, this, &ModelForm::follow);
        return box;
    };
    m_reverse = addCheck("reverse", tr("&Reverse the source"),
        tr("The encoder reads the last word first, so that the first words of both sides come "
           "close together (Sutskever 2014)."));
    m_inputFeeding = addCheck("inputFeeding", tr("&Input feeding"),
        tr("The decoder also reads its previous output vector, so that it knows what it has "
           "attended to (Luong 2015)."));
    m_oneHot = addCheck("oneHot", tr("&One-hot input"),
        tr("A word enters as a vector with a single 1, as long as the vocabulary, instead of an "
           "embedding: the classic character model."));
    m_convolution = addCheck("convolution", tr("Con&volution"),
        tr("Each source embedding is mixed with the one of the next word before the encoder reads "
           "it: z_i = W_0 x_i + W_1 x_{i+1} + b, a convolution of width 2 (CS224N)."));
    m_tied = addCheck("tied", tr("&Tied embeddings"),
        tr("The target embeddings are also the weights of the output vocabulary: one row a word at "
           "both ends of the decoder (Press and Wolf 2017). Needs e = h."));
    m_attentionMask = addCheck("attentionMask", tr("Attention &mask"),
        tr("Sentences of a batch are filled up with <pad> to one length. The mask keeps attention "
           "off it. Switch it off to see padding take weight; LibTorch computes it."));
    m_lossMask = addCheck("lossMask", tr("Lo&ss mask"),
        tr("Keeps <pad> out of the loss. Without it the model is taught to write <pad>, and the "
           "loss looks better than the translations are; LibTorch computes it."));
    m_form->addRow(grid);
}

void ModelForm::addDotNote()
{
    m_dotNote = new QWidget;
    m_dotNote->setObjectName(QStringLiteral("dotNote"));
    m_whyNotDot = new QLabel;
    m_whyNotDot->setObjectName(QStringLiteral("whyNotDot"));
    m_whyNotDot->setWordWrap(true);
    m_whyNotDot->setFont(smallFont(font()));
    const auto makeWay = [](const char *objectName) {
        auto *button = new QPushButton;
        button->setObjectName(QLatin1String(objectName));
        button->setAutoDefault(false); // Return means "Use this model"
        return button;
    };
    auto *oneWay = makeWay("dotOneWay");
    oneWay->setText(tr("Dot, one direction"));
    m_halves = makeWay("dotHalves");
    m_general = makeWay("dotGeneral");
    m_general->setText(tr("General"));
    connect(oneWay, &QPushButton::clicked, this, [this] { chooseForDot(OneWay); });
    connect(m_halves, &QPushButton::clicked, this, [this] { chooseForDot(BothWaysHalf); });
    connect(m_general, &QPushButton::clicked, this,
        [this] { select(m_attention, AttentionKind::General); });
    auto *ways = new QHBoxLayout;
    ways->setSpacing(6);
    for (QPushButton *way : {oneWay, m_halves, m_general})
        ways->addWidget(way);
    ways->addStretch(1);
    auto *layout = new QVBoxLayout(m_dotNote);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_whyNotDot);
    layout->addLayout(ways);
    m_form->addRow(m_dotNote);
}

/// Sets the directions so that dot attention is possible, and chooses it.
void ModelForm::chooseForDot(int directions)
{
    {
        const QSignalBlocker blocker(m_directions); // one change, not two
        m_directions->setCurrentIndex(directions);
    }
    const bool isChosen = selected<AttentionKind>(m_attention) == AttentionKind::Dot;
    select(m_attention, AttentionKind::Dot);
    if (isChosen)
        follow();
}

/// Dot is closed where the two states differ in size; the ways out stand beside the reason.
void ModelForm::showDotNote(const ModelConfig &current)
{
    const bool isClosed = !current.hasOneStateSize();
    const bool isChosen = current.attention == AttentionKind::Dot;
    auto *items = qobject_cast<QStandardItemModel *>(m_attention->model());
    items->item(m_attention->findData(int(AttentionKind::Dot)))->setEnabled(!isClosed || isChosen);
    m_whyNotDot->setText(
        tr("<b>Dot attention cannot be used here:</b> the decoder state h<sub>t</sub> has %1 "
           "numbers, an encoder state h<sub>i</sub> has %2 (two directions of %1), and a dot "
           "product needs as many on both sides. What makes it possible:")
            .arg(current.hiddenSize)
            .arg(current.encoderStateSize()));
    m_halves->setText(tr("Dot, two directions of %1").arg(current.hiddenSize / 2));
    m_halves->setEnabled(current.hiddenSize % 2 == 0);
    m_general->setVisible(isChosen);
    m_dotNote->setVisible(isClosed);
}

void ModelForm::setModel(const ModelConfig &model)
{
    {
        const QSignalBlocker blocker(this);
        m_given = model;
        select(m_cell, model.cell);
        select(m_attention, model.attention);
        m_embedding->setValue(model.embeddingSize);
        m_hidden->setValue(model.hiddenSize);
        m_layers->setValue(model.layers);
        m_directions->setCurrentIndex(!model.bidirectional ? OneWay
                : model.halfDirections                     ? BothWaysHalf
                                                           : BothWays);
        m_reverse->setChecked(model.reverseSource);
        m_inputFeeding->setChecked(model.inputFeeding);
        m_oneHot->setChecked(model.oneHot);
        m_convolution->setChecked(model.convolution);
        select(m_start, model.start);
        m_window->setValue(model.window);
        m_tied->setChecked(model.tiedEmbeddings);
        m_attentionMask->setChecked(model.attentionMask);
        m_lossMask->setChecked(model.lossMask);
        m_dropout->setValue(model.dropout);
    }
    follow();
}

ModelConfig ModelForm::model() const
{
    ModelConfig model = m_given;
    model.cell = selected<CellKind>(m_cell);
    model.attention = selected<AttentionKind>(m_attention);
    model.embeddingSize = m_embedding->value();
    model.hiddenSize = m_hidden->value();
    model.layers = m_layers->value();
    model.bidirectional = m_directions->currentIndex() != OneWay;
    model.halfDirections = m_directions->currentIndex() == BothWaysHalf;
    model.reverseSource = m_reverse->isChecked();
    model.inputFeeding = m_inputFeeding->isChecked();
    model.oneHot = m_oneHot->isChecked();
    model.convolution = m_convolution->isChecked() && !model.oneHot; // it runs over embeddings
    model.start = selected<StartKind>(m_start);
    model.window = m_window->value();
    model.tiedEmbeddings = m_tied->isChecked() && !model.oneHot;
    model.attentionMask = m_attentionMask->isChecked() || model.attention == AttentionKind::None;
    model.lossMask = m_lossMask->isChecked();
    model.dropout = m_dropout->value();
    return model;
}

QStringList ModelForm::remarks(const ModelConfig &current)
{
    QStringList notes;
    if (current.oneHot)
        notes << tr("Embedding size, convolution and tying are off: one-hot input has no "
                    "embeddings.");
    if (current.bidirectional && current.halfDirections && current.hiddenSize % 2 != 0)
        notes << tr("Two directions of h/2 units need an even hidden size.");
    if (current.attention == AttentionKind::None && current.start == StartKind::Zero)
        notes << tr("Without attention and from zero the decoder learns nothing of the source.");
    else if (current.attention == AttentionKind::None && current.bidirectional)
        notes << tr("Without attention the decoder sees only the encoder's last states.");
    if (current.reverseSource && current.bidirectional)
        notes << tr("Reversing changes little when the encoder reads both ways.");
    if (current.reverseSource && current.attention == AttentionKind::LocalM)
        notes << tr("Local-m counts places as the encoder reads them: reversed, it looks at the "
                    "wrong end.");
    return notes;
}

void ModelForm::follow()
{
    const ModelConfig current = model();
    m_embedding->setEnabled(!current.oneHot);
    m_convolution->setEnabled(!current.oneHot);
    m_tied->setEnabled(!current.oneHot);
    m_attentionMask->setEnabled(current.attention != AttentionKind::None);
    m_form->setRowVisible(m_window, describe(current.attention).hasWindow);
    m_note->setText(remarks(current).join(u' '));
    showDotNote(current);
    emit changed();
}

} // namespace seq2seq::ui
