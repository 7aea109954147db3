// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/vocabulary_size_bar.h"

#include "ui/widgets/language.h"
#include "ui/widgets/segmented_choice.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kSteps = 1000; // of the slider
constexpr int kFewest = kSpecials + 1;

int sizeAt(int step, int most)
{
    const double share = double(step) / kSteps;
    return int(std::lround(kFewest * std::pow(double(std::max(most, kFewest)) / kFewest, share)));
}

int stepOf(int size, int most)
{
    if (most <= kFewest)
        return kSteps;
    return int(
        std::lround(kSteps * std::log(double(size) / kFewest) / std::log(double(most) / kFewest)));
}

} // namespace

VocabularySizeBar::VocabularySizeBar(QWidget *parent)
    : QWidget(parent)
    , m_kind(new SegmentedChoice)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_size(new QSpinBox)
    , m_source(new QLabel)
    , m_target(new QLabel)
    , m_anew(new QPushButton)
{
    m_kind->setObjectName(QStringLiteral("cutKind"));
    m_kind->add("cutWords", [] { return SegmentedChoice::Texts{tr("words"), tr("Cut by words")}; });
    m_kind->add("cutCharacters", [] {
        return SegmentedChoice::Texts{tr("characters"), tr("Cut by characters")};
    });
    m_kind->add("cutSubwords", [] {
        return SegmentedChoice::Texts{
            tr("subwords"), tr("Cut by subwords, learned from 20,000 sentences")};
    });
    m_slider->setObjectName(QStringLiteral("vocabularySlider"));
    m_slider->setRange(0, kSteps);
    m_slider->setSingleStep(kSteps / 100);
    m_slider->setPageStep(kSteps / 10);
    m_size->setObjectName(QStringLiteral("vocabularySize"));
    m_size->setGroupSeparatorShown(true);
    m_source->setObjectName(QStringLiteral("sourceCoverage"));
    m_target->setObjectName(QStringLiteral("targetCoverage"));
    for (QLabel *label : {m_source, m_target})
        label->setWordWrap(true);
    m_anew->setObjectName(QStringLiteral("anewWithVocabulary"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 2, 8, 2);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_kind, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_size, 0, 2);
    grid->addWidget(m_source, 1, 0, 1, 2);
    grid->addWidget(m_target, 2, 0, 1, 2);
    grid->addWidget(m_anew, 1, 2, 2, 1, Qt::AlignBottom);
    grid->setColumnStretch(1, 1);
    connect(m_kind, &SegmentedChoice::chosen, this, [this] {
        showRange();
        emit studyChanged();
    });
    connect(m_slider, &QSlider::valueChanged, this,
        [this](int step) { m_size->setValue(sizeAt(step, mostWords())); });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int size) {
        m_wanted = size;
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(stepOf(size, mostWords()));
        showShares();
    });
    connect(
        m_anew, &QPushButton::clicked, this, [this] { emit beginAnewRequested(kind(), size()); });
    inEveryLanguage(this, [this] {
        const QString meaning = tr("Ids of each vocabulary at most, the four special ones "
                                   "included: the most frequent words have them");
        m_slider->setAccessibleName(tr("Size of the vocabulary"));
        m_slider->setToolTip(meaning);
        m_size->setAccessibleName(tr("Size of the vocabulary as a number"));
        m_size->setToolTip(meaning);
        m_anew->setText(tr("Begin anew"));
        m_anew->setToolTip(
            tr("Begins a run with a vocabulary like this: words are counted again, and new weights "
               "begin"));
        showRange();
    });
}

void VocabularySizeBar::begin(TokenizerKind kind, int size)
{
    m_studies = {};
    m_runKind = kind;
    m_runSize = size;
    m_wanted = size;
    m_kind->setCurrent(int(kind));
    showRange();
    emit studyChanged();
}

void VocabularySizeBar::setStudy(TokenizerKind kind, std::shared_ptr<const TextStudy> study)
{
    m_studies.at(std::size_t(kind)) = std::move(study);
    if (kind != this->kind())
        return;
    showRange();
    emit studyChanged();
}

std::shared_ptr<const TextStudy> VocabularySizeBar::study() const
{
    return m_studies.at(std::size_t(kind()));
}

TokenizerKind VocabularySizeBar::kind() const
{
    return TokenizerKind(m_kind->current());
}

int VocabularySizeBar::size() const
{
    return m_size->value();
}

int VocabularySizeBar::mostWords() const
{
    const auto found = study();
    return found ? std::max({found->source.mostWords(), found->target.mostWords(), kFewest})
                 : std::max(m_wanted, kFewest);
}

void VocabularySizeBar::showRange()
{
    {
        const QSignalBlocker blocker(m_size);
        const int most = mostWords();
        m_size->setRange(kFewest, most);
        m_size->setValue(std::min(m_wanted, most));
        const QSignalBlocker other(m_slider);
        m_slider->setValue(stepOf(m_size->value(), most));
    }
    const bool isCounted = study() != nullptr;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_slider, m_size})
        widget->setEnabled(isCounted);
    showShares();
}

void VocabularySizeBar::showShares()
{
    const auto found = study();
    const auto percent
        = [](double share) { return tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1)); };
    const auto text = [&](const QString &side, const SideStudy &of) {
        return tr("%1: %2 words, covers %3 of train; %4 of dev unknown")
            .arg(side, QLocale().toString(std::min(size(), of.mostWords())),
                percent(of.coverage(size())), percent(of.unknownInDev(size())));
    };
    m_source->setText(found ? text(tr("source"), found->source) : tr("Counting…"));
    m_target->setText(found ? text(tr("target"), found->target) : QString());
    m_anew->setEnabled(found && (kind() != m_runKind || size() != m_runSize));
    emit sizeChanged(found ? size() : 0);
}

} // namespace seq2seq::ui
