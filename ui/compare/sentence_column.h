// SPDX-License-Identifier: GPL-3.0-or-later
// One run's answer to a sentence: the translation with what differs from the reference marked, what
// it scores, and where the model looked.
#pragma once

#include "core/study/answers.h"

#include <QColor>
#include <QFrame>

#include <memory>

class QLabel;
class QStackedWidget;

namespace seq2seq::ui {

class HeatmapView;

class SentenceColumn : public QFrame {
    Q_OBJECT

public:
    explicit SentenceColumn(QWidget *parent = nullptr);

    void setRun(const QString &file, const QString &name, const QColor &color);
    [[nodiscard]] const QString &file() const { return m_file; }
    /// Null: the run has not answered yet.
    void setLook(std::shared_ptr<const RunLook> look);
    /// Why it does not answer.
    void setProblem(const QString &sentence);
    [[nodiscard]] const std::shared_ptr<const RunLook> &look() const { return m_look; }
    [[nodiscard]] HeatmapView &attention() const { return *m_attention; }
    void retranslate();

signals:
    void linkClicked(const QString &link); ///< "translate" or "step"

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void showAttention();

    QString m_file;
    QString m_name;
    QColor m_color;
    std::shared_ptr<const RunLook> m_look;
    QString m_problem;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_score = nullptr;
    QStackedWidget *m_views = nullptr; ///< the matrix, or why there is none
    HeatmapView *m_attention = nullptr;
    QLabel *m_none = nullptr;
    QLabel *m_links = nullptr;
};

/// The translation as rich text: what the reference does not have in red and underlined, what it
/// has besides struck out in grey at its place. @param widget whose palette it is shown on
[[nodiscard]] QString markedTranslation(
    const QString &reference, const QString &translation, const QWidget *widget);

} // namespace seq2seq::ui
