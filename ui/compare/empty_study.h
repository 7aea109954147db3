// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in Compare before there is anything to compare: what a study is, and how to begin.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

class EmptyStudy : public QWidget {
    Q_OBJECT

public:
    explicit EmptyStudy(QWidget *parent = nullptr);

    /// @param folder of a study without runs; empty: no study is open
    void setFolder(const QString &folder);
    /// Studies that were open lately, newest first.
    void setRecent(const QStringList &folders);

signals:
    void studyRequested(const QString &folder); ///< a recent one
    void openRequested();
    void newRequested();
    void variantsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    QString m_folder;
    QStringList m_recent;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_open;
    QPushButton *m_new;
    QPushButton *m_variants;
    QLabel *m_links; ///< recent studies
};

} // namespace seq2seq::ui
