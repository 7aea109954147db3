// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the whole program: Qt's Fusion style, a light and a dark palette, the size of the
// text, and tooltips in lines that can be read.
#pragma once

#include "ui/frame/main_window.h"
#include "ui/widgets/tip.h"

#include <QFont>
#include <QPalette>

namespace seq2seq::app {

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Sets style, palette and font of the application. Made once, after QApplication and before any
/// widget.
class Appearance {
public:
    Appearance();

    void setTheme(ui::ThemeChoice choice);
    /// @param steps 0 = the system's size; each step is a tenth of it
    void setFontSteps(int steps);

private:
    [[nodiscard]] bool isSystemDark() const;

    bool m_wasDarkAtStart; ///< the platform's own palette, before ours replaced it
    QFont m_font;
    ui::ToolTipWrapper m_toolTips;
};

} // namespace seq2seq::app
