// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/side_form.h"

#include "ui/model/form_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

namespace seq2seq::ui {

SideForm::SideForm(const QString &title, QWidget *parent)
    : QGroupBox(title, parent)
    , m_language(new QComboBox)
    , m_kind(new QComboBox)
    , m_normalization(new QComboBox)
    , m_lowercase(new QCheckBox(tr("Lower case")))
    , m_pieces(new QSpinBox)
{
    auto *form = new QFormLayout(this);
    form->setVerticalSpacing(5);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_language->setEditable(true);
    m_language->setInsertPolicy(QComboBox::NoInsert);
    m_language->setObjectName(QStringLiteral("language"));
    for (const char *code : {"", "zh", "en", "de", "fr", "es", "ja", "ko", "ru", "ar"})
        m_language->addItem(QLatin1String(code));
    m_language->lineEdit()->setPlaceholderText(tr("unknown"));
    addFormRow(form, tr("Language"), m_language,
        tr("Language code (BCP 47) such as zh or en. It chooses how BLEU cuts the sentences; may "
           "stay empty."));

    m_kind->setObjectName(QStringLiteral("tokenizer"));
    m_kind->addItem(tr("words"), int(TokenizerKind::Word));
    m_kind->addItem(tr("characters"), int(TokenizerKind::Character));
    m_kind->addItem(tr("subwords"), int(TokenizerKind::Subword));
    addFormRow(form, tr("Tokens"), m_kind,
        tr("How sentences are cut: words (also of Chinese and Japanese), single characters, or "
           "subwords that are learned "
           "from the corpus."));

    m_pieces->setObjectName(QStringLiteral("pieces"));
    m_pieces->setRange(10, 1'000'000);
    m_pieces->setSingleStep(1000);
    m_pieces->setGroupSeparatorShown(true);
    addFormRow(form, tr("Subwords"), m_pieces,
        tr("How many subwords are learned (SentencePiece). Only for subword tokens."));

    m_normalization->setObjectName(QStringLiteral("normalization"));
    m_normalization->addItem(tr("NFC (as written)"), int(Normalization::Nfc));
    m_normalization->addItem(tr("NFKC (full-width as half-width)"), int(Normalization::Nfkc));
    addFormRow(form, tr("Unicode"), m_normalization,
        tr("NFC joins letters and accents; NFKC also makes look-alikes equal, such as full-width "
           "and ordinary digits."));

    m_lowercase->setObjectName(QStringLiteral("lowercase"));
    m_lowercase->setToolTip(tr("Write every word in lower case: fewer words to learn, but the "
                               "translations lose their capitals."));
    form->addRow(QString(), m_lowercase);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SideForm::follow);
    setTokenizer({});
}

void SideForm::setLanguage(const std::string &code)
{
    m_language->setCurrentText(QString::fromStdString(code));
}

std::string SideForm::language() const
{
    return m_language->currentText().trimmed().toStdString();
}

void SideForm::setTokenizer(const TokenizerOptions &options)
{
    m_kind->setCurrentIndex(m_kind->findData(int(options.kind)));
    m_normalization->setCurrentIndex(m_normalization->findData(int(options.normalization)));
    m_lowercase->setChecked(options.lowercase);
    m_pieces->setValue(options.subwordVocabulary);
    follow();
}

TokenizerOptions SideForm::tokenizer() const
{
    TokenizerOptions options;
    options.kind = TokenizerKind(m_kind->currentData().toInt());
    options.normalization = Normalization(m_normalization->currentData().toInt());
    options.lowercase = m_lowercase->isChecked();
    options.subwordVocabulary = m_pieces->value();
    return options;
}

void SideForm::follow()
{
    m_pieces->setEnabled(tokenizer().kind == TokenizerKind::Subword);
}

} // namespace seq2seq::ui
