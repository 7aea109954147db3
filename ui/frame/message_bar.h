// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for the person, at the lower edge of the window: never modal, there until they are
// closed or what they speak of has succeeded.
#pragma once

#include "core/message.h"

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace seq2seq::ui {

enum class MessageKind { Remark, Problem };

/// What a message speaks of: a later success of the same kind makes it untrue.
enum class MessageSubject {
    Other,
    Opening, ///< an experiment or a corpus
    Saving,
    Running, ///< training and translating
    Exporting,
    Comparing, ///< a study
};

/// Shows the newest message in the language of the window, also when that changes; closing it shows
/// the one before. A message that is already there is not added again.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// @param folder of what was written; a button shows it. May be empty.
    void add(MessageKind kind, const Message &sentence,
        MessageSubject subject = MessageSubject::Other, const QString &folder = {});
    /// Something of this kind has succeeded: the problems with it are over. A remark of a subject
    /// does the same, and takes the place of the remark before.
    void clear(MessageSubject subject);
    /// Closes all remarks: what they spoke of is over (another experiment was opened). Problems
    /// stay.
    void clearRemarks();
    [[nodiscard]] int count() const { return int(m_messages.size()); }
    [[nodiscard]] QString text() const; ///< of the message that is shown; empty when none is

public slots:
    void closeCurrent();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        MessageKind kind;
        Message sentence;
        MessageSubject subject;
        QString folder;
        bool operator==(const Entry &) const = default;
    };

    void showNewest();
    void openFolder();

    QList<Entry> m_messages; ///< oldest first
    QLabel *m_label;
    QLabel *m_more;
    QToolButton *m_folder; ///< opens the folder of what was written
    QToolButton *m_close;
};

} // namespace seq2seq::ui
