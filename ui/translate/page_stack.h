// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in one place, of which the tabs above them show one: what Translate has to say about a
// translation.
#pragma once

#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace seq2seq::ui {

class PageStack : public QWidget {
    Q_OBJECT

public:
    explicit PageStack(QWidget *parent = nullptr);

    struct Texts {
        QString name;
        QString meaning; ///< the tooltip
    };
    /// @param texts called again whenever the language changes
    void addPage(QWidget *page, const QString &objectName, const std::function<Texts()> &texts);
    void setCurrentPage(QWidget *page);
    [[nodiscard]] QWidget *currentPage() const;
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    /// -1 when there is none of this name.
    [[nodiscard]] int indexOf(const QString &objectName) const;

signals:
    void currentPageChanged(QWidget *page);

private:
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
};

} // namespace seq2seq::ui
