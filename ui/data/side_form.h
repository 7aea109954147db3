// SPDX-License-Identifier: GPL-3.0-or-later
// How one side of a corpus becomes tokens: language, tokenizer, normalisation, case.
#pragma once

#include "core/text/tokenizer.h"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace seq2seq::ui {

class SideForm : public QGroupBox {
    Q_OBJECT

public:
    explicit SideForm(const QString &title, QWidget *parent = nullptr);

    void setLanguage(const std::string &code);
    [[nodiscard]] std::string language() const;
    void setTokenizer(const TokenizerOptions &options);
    [[nodiscard]] TokenizerOptions tokenizer() const;

private:
    void follow();

    QComboBox *m_language = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_normalization = nullptr;
    QCheckBox *m_lowercase = nullptr;
    QSpinBox *m_pieces = nullptr;
};

} // namespace seq2seq::ui
