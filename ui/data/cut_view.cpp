// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/cut_view.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace seq2seq::ui {

namespace {

constexpr std::array kKinds{TokenizerKind::Word, TokenizerKind::Character, TokenizerKind::Subword};

} // namespace

CutView::CutView(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    constexpr std::array<std::array<const char *, 2>, 3> kNames{{{"sourceWords", "targetWords"},
        {"sourceCharacters", "targetCharacters"}, {"sourceSubwords", "targetSubwords"}}};
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        m_names.at(i) = new QLabel;
        grid->addWidget(m_names.at(i), int(i), 0, Qt::AlignTop);
        for (std::size_t side = 0; side < 2; ++side) {
            auto *label = new QLabel;
            label->setObjectName(QLatin1String(kNames.at(i).at(side)));
            label->setTextFormat(Qt::RichText);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_cuts.at(i).at(side) = label;
            grid->addWidget(label, int(i), int(side) + 1, Qt::AlignTop);
        }
    }
    grid->setRowStretch(int(kKinds.size()), 1);
    inEveryLanguage(this, [this] {
        m_names[0]->setText(tr("words"));
        m_names[1]->setText(tr("characters"));
        m_names[2]->setText(tr("subwords"));
        showAll();
    });
}

void CutView::setPair(const SentencePair &pair)
{
    m_pair = pair;
    showAll();
}

void CutView::setStudy(TokenizerKind kind, std::shared_ptr<const TextStudy> study)
{
    m_studies.at(std::size_t(kind)) = std::move(study);
    showKind(kind);
}

void CutView::setSize(int size)
{
    if (size == m_size)
        return;
    m_size = size;
    showAll();
}

void CutView::showAll()
{
    for (const TokenizerKind kind : kKinds)
        showKind(kind);
}

/// Tokens in boxes with their small ids; red what the vocabulary would not have.
QString CutView::textOf(const SideStudy &side, const std::string &sentence) const
{
    const Theme theme(palette());
    const std::vector<std::string> tokens = side.language.tokenizer->split(sentence);
    QString text = tr("%1: ").arg(QLocale().toString(qulonglong(tokens.size())));
    for (const std::string &token : tokens) {
        int id = side.language.id(token);
        if (m_size > 0 && id >= m_size)
            id = kUnk;
        text += QStringLiteral("<span style=\"background:%1;color:%2\">&nbsp;%3&nbsp;</span>"
                               "<span style=\"color:%4;font-size:small\"> %5</span> ")
                    .arg(theme.sourceFill.name(), (id == kUnk ? theme.bad : theme.text).name(),
                        QString::fromStdString(token).toHtmlEscaped(), theme.mutedText.name(),
                        QString::number(id));
    }
    return text;
}

void CutView::showKind(TokenizerKind kind)
{
    const auto at = std::size_t(kind);
    const auto &study = m_studies.at(at);
    const auto set = [&](QLabel *label, const SideStudy *side, const std::string &sentence) {
        label->setText(side ? textOf(*side, sentence) : tr("Counting…"));
    };
    set(m_cuts.at(at)[0], study ? &study->source : nullptr, m_pair.source);
    set(m_cuts.at(at)[1], study ? &study->target : nullptr, m_pair.target);
}

void CutView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showAll();
}

} // namespace seq2seq::ui
