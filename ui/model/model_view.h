// SPDX-License-Identifier: GPL-3.0-or-later
// The Model workspace: the network of the run as a diagram with its fields at the parts they
// change, how it is trained, what it will take. What a person changes is a draft until it is
// applied. Passive: it is given plain data and emits what the person did.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/model/model_choice.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace seq2seq::ui {

class FileDialog;
struct Figure;

class ModelView : public QWidget {
    Q_OBJECT

public:
    explicit ModelView(std::vector<PresetChoice> presets, QWidget *parent = nullptr);
    ~ModelView() override;

    /// The model of the run, and its text as it is cut. A draft begins from it; one that began from
    /// the same model stays.
    void setRun(const ModelChoice &run, const TextFacts &text);
    /// A preset cuts the text otherwise. Unset: it is still being counted, and so no weights are
    /// shown for it. Forgotten by setRun() with another model.
    void setText(const std::string &preset, const std::optional<TextFacts> &text);
    /// Bytes that can still be had; unset: unknown.
    void setAvailableMemory(std::optional<std::uint64_t> available);
    /// The answer to speedRequested().
    void setSpeed(const SpeedAnswer &answer);
    /// Asks where pictures, tables and vectors are; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);

    /// As it would be applied.
    [[nodiscard]] ModelChoice draft() const;
    [[nodiscard]] bool isChanged() const; ///< the draft is not the run's model
    [[nodiscard]] QUndoStack *undoStack() const;
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// The draft is to become the run.
    void applyRequested(const seq2seq::ui::ModelChoice &choice);
    /// How quickly would it train? Without lengths: never mind.
    void speedRequested(const seq2seq::SpeedQuestion &question);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
