// SPDX-License-Identifier: GPL-3.0-or-later
// The titled panel every workspace is made of: bold title left, muted remark and small controls
// right, content below.
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace seq2seq::ui {

class HeaderLayout;

class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    /// The muted text at the right of the title; may hold rich text.
    /// @param meaning its tooltip: what the numbers mean and their units
    void setInfo(const QString &text, const QString &meaning = {});
    [[nodiscard]] QString info() const;
    /// Puts a small control at the right end of the header, after those already there.
    void addHeaderWidget(QWidget *widget);
    /// The widget below the header; replaces and deletes the one before.
    void setContent(QWidget *content);
    [[nodiscard]] QWidget *content() const { return m_content; }
    /// Space around the content in device-independent pixels; 12 unless told.
    void setContentMargin(int margin);
    /// With a header of as many lines as it has at this width.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFont();

    QVBoxLayout *m_body = nullptr;
    QWidget *m_header = nullptr;
    HeaderLayout *m_headerLayout = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_info = nullptr;
    QWidget *m_content = nullptr;
};

} // namespace seq2seq::ui
