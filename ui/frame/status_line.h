// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: device, threads, parameters, memory, and when the experiment was last saved.
#pragma once

#include "core/engine/engine_update.h"

#include <QElapsedTimer>
#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace seq2seq::ui {

/// "3.1 M", "12.4 k", "950".
[[nodiscard]] QString shortCount(std::int64_t count);

class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setStatus(const EngineStatus &status);
    void setMemory(std::int64_t bytes); ///< of this program; 0 = not known
    [[nodiscard]] QString text() const;

private:
    void showText();
    [[nodiscard]] QString savedText() const;
    [[nodiscard]] QString deviceText() const;

    /// One fact of the line, with what it means; hidden while it is not known.
    QLabel *addFact(const char *objectName);
    void showFact(QLabel *fact, const QString &text, const QString &meaning);

    QLabel *m_device;
    QLabel *m_parameters;
    QLabel *m_memoryLabel;
    QLabel *m_saved;
    EngineStatus m_status;
    QElapsedTimer m_sinceStatus;
    std::int64_t m_memory = 0;
    QTimer m_clock; ///< "Saved 20 s ago" grows by itself
};

} // namespace seq2seq::ui
