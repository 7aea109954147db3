// SPDX-License-Identifier: GPL-3.0-or-later
// The insides of the Model workspace. model_view.cpp keeps the draft, model_view_cards.cpp builds
// what shows it.
#pragma once

#include "ui/model/draft.h"
#include "ui/model/estimate_panel.h"
#include "ui/model/model_form.h"
#include "ui/model/model_view.h"
#include "ui/model/network_view.h"
#include "ui/model/part_panel.h"
#include "ui/model/share_bar.h"
#include "ui/model/training_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUndoStack>

#include <map>

namespace seq2seq::ui {

class Card;
class SegmentedChoice;

struct ModelView::Private {
    explicit Private(ModelView *view)
        : q(view)
    {
    }

    // model_view_cards.cpp
    void build(); ///< everything, in the language of the moment
    void buildNetworkCard();
    void buildTrainingPage();
    void buildSide();
    [[nodiscard]] QWidget *buildFooter();
    void fitSide();
    void showFormulas();
    void showClosed();

    // model_view.cpp
    void showChoice(const ModelChoice &choice); ///< in the forms, without a command
    void noteChange(); ///< the person changed a field
    void selectPartOf(const QString &field);
    void choosePreset(int index);
    void choose(const ModelConfig &model, const QString &text);
    void push(const ModelChoice &after, const QString &field, const QString &text);
    void refresh();
    void showDraftState();
    void showShares(const ModelDescription &network, const BatchSizes &sizes);
    void showEstimate();
    void measure();
    void cancelMeasuring();
    void pick(std::optional<NetworkPart> part, std::optional<FlowKind> flow = {});
    [[nodiscard]] QVector<QWidget *> forms() const;
    [[nodiscard]] const PresetChoice *presetNamed(const std::string &name) const;
    /// The text as the draft's preset cuts it; unset while it is counted.
    [[nodiscard]] std::optional<TextFacts> text() const;
    [[nodiscard]] std::vector<PairLength> trainedLengths(const TextFacts &facts) const;
    [[nodiscard]] BatchSizes batchSizes() const;
    [[nodiscard]] bool keepsWeights() const;
    [[nodiscard]] QByteArray sharesTable() const;

    ModelView *q;
    std::vector<PresetChoice> presets;
    ModelChoice given; ///< the run's, as setRun() was told
    ModelChoice run; ///< the same as the forms can show it
    ModelChoice shown; ///< what the forms show: the draft
    TextFacts ownText;
    std::map<std::string, std::optional<TextFacts>> otherTexts; ///< by preset
    QVector<FieldText> runTexts; ///< of the forms when they showed `run`
    QVector<FieldText> shownTexts;
    QUndoStack undo;
    std::optional<NetworkPart> selected;
    std::optional<FlowKind> selectedFlow;
    std::optional<std::uint64_t> available;
    std::vector<SpeedAnswer> speeds; ///< of the run's model and of the draft, as far as known
    bool isMeasuring = false;
    bool isShowing = false; ///< the forms are being set, nobody changed them
    bool isInLetters = false;
    bool withGates = false;
    int pageIndex = 0; ///< network or training
    std::shared_ptr<FileDialog> fileDialog;

    // Made anew with the language.
    QWidget *page = nullptr;
    QWidget *side = nullptr;
    Card *networkCard = nullptr;
    Card *formulaCard = nullptr;
    Card *closedCard = nullptr;
    ModelForm *model = nullptr;
    TrainingForm *training = nullptr;
    QStackedWidget *stack = nullptr;
    NetworkView *network = nullptr;
    std::map<NetworkPart, PartPanel *> panels;
    ShareBar *shares = nullptr;
    QLabel *totals = nullptr;
    QLabel *remarks = nullptr;
    QLabel *problem = nullptr;
    QComboBox *preset = nullptr;
    QLabel *paper = nullptr;
    EstimatePanel *estimate = nullptr;
    QScrollArea *formulaArea = nullptr;
    QScrollArea *closedArea = nullptr;
    QPushButton *apply = nullptr;
    QPushButton *discard = nullptr;
};

} // namespace seq2seq::ui
