// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the engine what the page "Why?" of Translate wants to know.
#pragma once

#include "app/inquirer.h"
#include "ui/translate/why_page.h"

#include <QObject>

namespace seq2seq::app {

/// Lives on the GUI thread; owns neither of the two it joins, which must outlive it.
class WhyController : public QObject {
    Q_OBJECT

public:
    WhyController(Inquirer &inquirer, ui::WhyPage &page, QObject *parent = nullptr);
};

} // namespace seq2seq::app
