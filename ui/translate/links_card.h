// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Word links" of Translate: does attention find the words that belong together? Gold
// links marked by hand, and IBM Model 1 beside it.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/translate/link_grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <map>
#include <memory>
#include <vector>

class QLabel;
class QScrollArea;
class QToolButton;

namespace seq2seq::ui {

/// What IBM Model 1 says of a pair, and whether the corpus has gold links for it.
struct WordLinks {
    std::string source; ///< as Trace has it
    std::string target;
    Alignment modelled;
    std::size_t pairs = 0; ///< that Model 1 was trained on; 0: there are none
    Alignment gold; ///< of the corpus; empty: it has none for this translation
};

/// A passive view: it asks by signal while it is shown, and is given the answer. Gold links stay
/// with their pair of sentences while the program runs.
class LinksCard : public Card {
    Q_OBJECT

public:
    explicit LinksCard(QWidget *parent = nullptr);

    /// The translation that is shown now; null = none.
    void setShown(std::shared_ptr<const TranslateResult> result);
    void setLinks(const WordLinks &links);
    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    void asked(const QString &source, const QString &target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void showGrid();
    void showRates();
    void keepGold();
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QByteArray csv() const;
    /// "0.12: 7 of 8 sure links found, 1 wrong"
    [[nodiscard]] QString rateOf(const Alignment &links) const;

    using Pair = std::pair<std::string, std::string>; ///< source, target
    [[nodiscard]] Pair shownPair() const;

    std::shared_ptr<const TranslateResult> m_shown;
    std::map<Pair, Alignment> m_marked; ///< by hand
    Alignment m_corpusGold; ///< of the pair that is shown
    Alignment m_modelled;
    std::size_t m_pairs = 0;
    bool m_isAnswered = false;
    std::shared_ptr<FileDialog> m_fileDialog;
    QLabel *m_explanation = nullptr;
    QLabel *m_legend = nullptr;
    QLabel *m_rates = nullptr;
    QLabel *m_told = nullptr;
    QToolButton *m_clear = nullptr;
    QScrollArea *m_scroll = nullptr;
    LinkGrid *m_grid = nullptr;
};

} // namespace seq2seq::ui
