// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/model_form.h"

#include "ui/model/form_row.h"
#include "ui/model/number_box.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace seq2seq::ui {

namespace {

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
    addChoices();
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("modelNote"));
    m_note->setWordWrap(true);
    m_note->setAccessibleName(tr("Why something is switched off"));
    m_note->setFont(smallFont(font()));
    m_form->addRow(m_note);

    for (QComboBox *box : {m_cell, m_attention, m_directions})
        connect(box, &QComboBox::currentIndexChanged, this, &ModelForm::follow);
    for (QSpinBox *box : {m_embedding, m_hidden, m_layers})
        connect(box, &QSpinBox::valueChanged, this, &ModelForm::follow);
    for (QCheckBox *box : {m_reverse, m_inputFeeding, m_oneHot, m_convolution})
        connect(box, &QCheckBox::toggled, this, &ModelForm::follow);
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
    m_attention->addItem(tr("none (Sutskever 2014)"), int(AttentionKind::None));
    m_attention->addItem(tr("dot (Luong 2015)"), int(AttentionKind::Dot));
    m_attention->addItem(tr("general, multiplicative (Luong 2015)"), int(AttentionKind::General));
    m_attention->addItem(tr("scaled general"), int(AttentionKind::Scaled));
    m_attention->addItem(tr("additive (Bahdanau 2015)"), int(AttentionKind::Additive));
    addFormRow(m_form, tr("&Attention"), m_attention,
        tr("How the decoder scores each source word before it writes the next target word. The "
           "formula is shown on the right."));
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

void ModelForm::addChoices()
{
    m_directions = new QComboBox;
    m_directions->setObjectName(QStringLiteral("directions"));
    m_directions->addItem(tr("left to right"), 0);
    m_directions->addItem(tr("both (bidirectional)"), 1);
    addFormRow(m_form, tr("E&ncoder reads"), m_directions,
        tr("In both directions every encoder state knows the whole sentence, and is twice as "
           "large."));
    const auto addCheck
        = [this](const char *objectName, const QString &text, const QString &meaning) {
              auto *box = new QCheckBox(text);
              box->setObjectName(QLatin1String(objectName));
              box->setToolTip(meaning);
              box->setAccessibleDescription(meaning);
              m_form->addRow(box);
              return box;
          };
    m_reverse = addCheck("reverse", tr("&Reverse the source sentence"),
        tr("The encoder reads the last word first, so that the first words of both sides come "
           "close together (Sutskever 2014)."));
    m_inputFeeding = addCheck("inputFeeding", tr("&Input feeding"),
        tr("The decoder also reads its previous output vector, so that it knows what it has "
           "attended to (Luong 2015)."));
    m_oneHot = addCheck("oneHot", tr("&One-hot input instead of embeddings"),
        tr("A word enters as a vector with a single 1, as long as the vocabulary: the classic "
           "character model."));
    m_convolution = addCheck("convolution", tr("Con&volution over neighbouring words"),
        tr("Each source embedding is mixed with the one of the next word before the encoder reads "
           "it: z_i = W_0 x_i + W_1 x_{i+1} + b, a convolution of width 2 (CS224N)."));
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
        m_directions->setCurrentIndex(model.bidirectional ? 1 : 0);
        m_reverse->setChecked(model.reverseSource);
        m_inputFeeding->setChecked(model.inputFeeding);
        m_oneHot->setChecked(model.oneHot);
        m_convolution->setChecked(model.convolution);
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
    model.bidirectional = m_directions->currentIndex() == 1;
    model.reverseSource = m_reverse->isChecked();
    model.inputFeeding = m_inputFeeding->isChecked();
    model.oneHot = m_oneHot->isChecked();
    model.convolution = m_convolution->isChecked() && !model.oneHot; // it runs over embeddings
    model.dropout = m_dropout->value();
    return model;
}

void ModelForm::follow()
{
    const ModelConfig current = model();
    m_embedding->setEnabled(!current.oneHot);
    m_convolution->setEnabled(!current.oneHot);
    QStringList notes;
    if (current.oneHot)
        notes << tr("Embedding size and convolution are off: one-hot input has no embeddings.");
    if (current.attention == AttentionKind::Dot && current.encoderStateSize() != current.hiddenSize)
        notes << tr(
            "Dot needs states of equal size: encoder states of 2h are projected to h first.");
    if (current.attention == AttentionKind::None && current.bidirectional)
        notes << tr("Without attention the decoder sees only the encoder's last states.");
    if (current.reverseSource && current.bidirectional)
        notes << tr("Reversing changes little when the encoder reads both ways.");
    m_note->setText(notes.join(u' '));
    emit changed();
}

} // namespace seq2seq::ui
