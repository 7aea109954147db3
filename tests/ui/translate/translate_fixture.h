// SPDX-License-Identifier: GPL-3.0-or-later
// A Translate workspace on the screen.
#pragma once

#include "tests/ui/look.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/selection.h"

#include <QTest>

#include <memory>

namespace seq2seq::ui::test {

/// Shown in light colours. @param selection must outlive it
inline std::unique_ptr<TranslateView> shownTranslateView(Selection *selection, const QSize &size)
{
    auto view = std::make_unique<TranslateView>(selection);
    view->setPalette(seq2seq::test::lightPalette());
    view->resize(size);
    view->show();
    if (!QTest::qWaitForWindowExposed(view.get()))
        qFatal("the view is not shown");
    return view;
}

} // namespace seq2seq::ui::test
