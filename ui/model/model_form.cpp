// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/model_form.h"

#include "ui/model/number_box.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

/// The entries of "reads".
enum Directions { OneWay, BothWays, BothWaysHalf };

constexpr const char *kMeaning = "meaning"; // a field's tooltip while it is open

QSpinBox *makeSize(const char *objectName, int smallest, int largest, int step)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(objectName));
    box->setRange(smallest, largest);
    box->setSingleStep(step);
    box->setKeyboardTracking(false); // 1, 12 and 128 are not three wishes
    return box;
}

QComboBox *makeChoice(const char *objectName)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(objectName));
    return box;
}

void addEntry(QComboBox *box, const QString &text, int data, const QString &meaning)
{
    box->addItem(text, data);
    box->setItemData(box->count() - 1, meaning, Qt::ToolTipRole);
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

ModelForm::ModelForm(QObject *parent)
    : QObject(parent)
{
    for (QWidget *&fields : m_fields) {
        fields = new QWidget;
        auto *layout = new QVBoxLayout(fields);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(3);
    }
    addEncoderFields();
    addAttentionFields();
    addWordFields();
    addOutputFields();
    for (QComboBox *box : {m_cell, m_attention, m_directions, m_start})
        connect(box, &QComboBox::currentIndexChanged, this, &ModelForm::follow);
    for (QSpinBox *box : {m_embedding, m_hidden, m_layers, m_window})
        connect(box, &QSpinBox::valueChanged, this, &ModelForm::follow);
    connect(m_dropout, &QDoubleSpinBox::valueChanged, this, &ModelForm::follow);
    setModel({});
}

void ModelForm::addRow(
    NetworkPart part, const QString &name, QWidget *field, const QString &meaning)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    if (!name.isEmpty()) {
        auto *label = new QLabel(name);
        label->setBuddy(field);
        label->setToolTip(meaning);
        row->addWidget(label);
        field->setAccessibleName(name);
    }
    row->addWidget(field);
    row->addStretch(1);
    field->setToolTip(meaning);
    field->setProperty(kMeaning, meaning);
    field->setAccessibleDescription(meaning);
    static_cast<QVBoxLayout *>(fields(part)->layout())->addLayout(row);
}

QCheckBox *ModelForm::addCheck(
    NetworkPart part, const char *objectName, const QString &text, const QString &meaning)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(text);
    addRow(part, {}, box, meaning);
    connect(box, &QCheckBox::toggled, this, &ModelForm::follow);
    return box;
}

void ModelForm::addEncoderFields()
{
    constexpr auto kPart = NetworkPart::Encoder;
    m_cell = makeChoice("cell");
    addEntry(m_cell, tr("LSTM"), int(CellKind::Lstm), tr("gates and a cell state"));
    addEntry(m_cell, tr("GRU"), int(CellKind::Gru), tr("two gates, no cell state"));
    addEntry(m_cell, tr("plain RNN"), int(CellKind::Rnn), tr("tanh, no gates"));
    addRow(kPart, tr("cell"), m_cell,
        tr("The recurrent unit of encoder and decoder. LSTM and GRU keep gradients alive over long "
           "sentences."));
    m_layers = makeSize("layers", 1, 4, 1);
    addRow(kPart, tr("layers"), m_layers,
        tr("Recurrent layers on top of each other, encoder and decoder alike (1 to 4)."));
    m_directions = makeChoice("directions");
    addEntry(m_directions, tr("one way"), OneWay, tr("left to right"));
    addEntry(m_directions, tr("both, h each"), BothWays, tr("both ways, h units each"));
    addEntry(m_directions, tr("both, h/2 each"), BothWaysHalf, tr("both ways, h/2 units each"));
    addRow(kPart, tr("reads"), m_directions,
        tr("In both directions every encoder state knows the whole sentence. With h units each it "
           "has 2h numbers; with h/2 units each it has h, as the decoder's state, which dot "
           "attention needs."));
    m_hidden = makeSize("hidden", 1, 4096, 32);
    addRow(kPart, tr("hidden size h"), m_hidden,
        tr("Numbers in the state of one direction and layer, and in the decoder's."));
    m_start = makeChoice("start");
    addEntry(m_start, tr("projected"), int(StartKind::Projected),
        tr("the encoder's last state, projected"));
    addEntry(
        m_start, tr("as it is"), int(StartKind::Last), tr("the encoder's last state as it is"));
    addEntry(m_start, tr("zero"), int(StartKind::Zero), tr("nothing of the source"));
    addRow(NetworkPart::Start, tr("last state"), m_start,
        tr("The decoder's first hidden and cell state. From zero, all it learns of the source "
           "comes through attention, which then has to become readable. As it is: both states must "
           "have as many numbers."));
    fields(NetworkPart::Decoder)
        ->layout()
        ->addWidget(new MutedLabel(tr("cell, layers, h: see encoder"), MutedLabel::Size::Small));
}

void ModelForm::addAttentionFields()
{
    constexpr auto kPart = NetworkPart::Attention;
    m_attention = makeChoice("attention");
    for (const AttentionKind kind : attentionKinds())
        addEntry(m_attention, translated(describe(kind).shortTitle), int(kind),
            translated(describe(kind).title));
    addRow(kPart, tr("scores"), m_attention,
        tr("How the decoder scores each source word before it writes the next target word."));
    m_window = makeSize("window", 1, 100, 1);
    m_window->setPrefix(QStringLiteral("± "));
    addRow(kPart, tr("window D"), m_window,
        tr("Words on either side of p_t that local attention looks at (10 in Luong 2015, whose "
           "sentences are longer)."));
    m_attentionMask = addCheck(kPart, "attentionMask", tr("attention mask"),
        tr("Sentences of a batch are filled up with <pad> to one length. The mask keeps attention "
           "off it. Switch it off to see padding take weight; LibTorch computes it."));
}

void ModelForm::addWordFields()
{
    m_embedding = makeSize("embedding", 1, 4096, 32);
    addRow(NetworkPart::SourceEmbeddings, tr("embedding size e"), m_embedding,
        tr("Numbers a word is turned into, source and target alike."));
    m_oneHot = addCheck(NetworkPart::SourceEmbeddings, "oneHot", tr("one-hot input"),
        tr("A word enters as a vector with a single 1, as long as the vocabulary, instead of an "
           "embedding: the classic character model."));
    m_reverse = addCheck(NetworkPart::SourceEmbeddings, "reverse", tr("reverse the source"),
        tr("The encoder reads the last word first, so that the first words of both sides come "
           "close together (Sutskever 2014)."));
    m_convolution = addCheck(NetworkPart::Convolution, "convolution", tr("width 2"),
        tr("Each source embedding is mixed with the one of the next word before the encoder reads "
           "it: z_i = W_0 x_i + W_1 x_{i+1} + b, a convolution of width 2 (CS224N)."));
    m_convolution->setAccessibleName(tr("convolution"));
    m_inputFeeding = addCheck(NetworkPart::TargetEmbeddings, "inputFeeding", tr("input feeding"),
        tr("The decoder also reads its previous output vector, so that it knows what it has "
           "attended to (Luong 2015)."));
}

void ModelForm::addOutputFields()
{
    m_dropout = new NumberBox;
    m_dropout->setObjectName(QStringLiteral("dropout"));
    m_dropout->setRange(0, 0.95);
    m_dropout->setSingleStep(0.05);
    m_dropout->setKeyboardTracking(false);
    addRow(NetworkPart::Output, tr("dropout"), m_dropout,
        tr("Share of numbers set to zero while training, on the output vector and between layers "
           "(0 to 0.95). "
           "Keeps a model from learning small corpora by heart."));
    m_tied = addCheck(NetworkPart::Vocabulary, "tied", tr("tied embeddings"),
        tr("The target embeddings are also the weights of the output vocabulary: one row a word at "
           "both ends of the decoder (Press and Wolf 2017). Needs e = h."));
    m_lossMask = addCheck(NetworkPart::Vocabulary, "lossMask", tr("loss mask"),
        tr("Keeps <pad> out of the loss. Without it the model is taught to write <pad>, and the "
           "loss looks better than the translations are; LibTorch computes it."));
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

QStringList ModelForm::remarks(const ModelConfig &model)
{
    QStringList notes;
    if (model.attention == AttentionKind::None && model.start == StartKind::Zero)
        notes << tr("Without attention and from zero the decoder learns nothing of the source.");
    else if (model.attention == AttentionKind::None && model.bidirectional)
        notes << tr("Without attention the decoder sees only the encoder's last states.");
    if (model.reverseSource && model.bidirectional)
        notes << tr("Reversing changes little when the encoder reads both ways.");
    if (model.reverseSource && model.attention == AttentionKind::LocalM)
        notes << tr("Local-m counts places as the encoder reads them: reversed, it looks at the "
                    "wrong end.");
    return notes;
}

/// What is closed stays visible and says why; what is chosen already stays open, so that it can be
/// taken back.
void ModelForm::close(const QVector<ClosedChoice> &closed)
{
    const auto reasonOf = [&closed](const QString &control) {
        for (const ClosedChoice &choice : closed)
            if (choice.control == control)
                return choice.reason;
        return QString();
    };
    const std::pair<QWidget *, bool> closable[] = {{m_embedding, false}, {m_convolution, false},
        {m_tied, m_tied->isChecked() && !m_oneHot->isChecked()}, {m_attentionMask, false}};
    for (const auto &[field, staysOpen] : closable) {
        const QString reason = reasonOf(field->objectName());
        field->setEnabled(reason.isEmpty() || staysOpen);
        const QString meaning = field->property(kMeaning).toString();
        field->setToolTip(reason.isEmpty() ? meaning : reason);
        field->setAccessibleDescription(field->toolTip());
    }
    const auto closeEntry = [&](QComboBox *box, int data, const QString &control) {
        const int index = box->findData(data);
        auto *item = qobject_cast<QStandardItemModel *>(box->model())->item(index);
        const QString reason = reasonOf(control);
        if (!item->data(Qt::UserRole + 1).isValid())
            item->setData(item->toolTip(), Qt::UserRole + 1);
        item->setEnabled(reason.isEmpty() || box->currentIndex() == index);
        item->setToolTip(reason.isEmpty() ? item->data(Qt::UserRole + 1).toString() : reason);
    };
    closeEntry(m_attention, int(AttentionKind::Dot), QStringLiteral("attention.dot"));
    closeEntry(m_start, int(StartKind::Last), QStringLiteral("start.last"));
    closeEntry(m_directions, BothWaysHalf, QStringLiteral("directions.halves"));
}

void ModelForm::follow()
{
    const ModelConfig current = model();
    close(closedChoices(current));
    const bool hasWindow = describe(current.attention).hasWindow;
    m_window->setEnabled(hasWindow);
    m_window->setToolTip(
        hasWindow ? m_window->property(kMeaning).toString() : tr("Only local attention has one."));
    emit changed();
}

} // namespace seq2seq::ui
