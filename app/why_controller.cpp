// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/why_controller.h"

namespace seq2seq::app {

WhyController::WhyController(Inquirer &inquirer, ui::WhyPage &page, QObject *parent)
    : QObject(parent)
{
    connect(&page, &ui::WhyPage::saliencyAsked, this,
        [&inquirer, &page](const SaliencyQuestion &question) {
            inquirer.ask(question, [&page](const SaliencyAnswer &answer, const Answer &of) {
                page.setSaliency(answer, of);
            });
        });
    connect(&page, &ui::WhyPage::wishAsked, this, [&inquirer, &page](const WishQuestion &question) {
        inquirer.ask(
            question, [&page](const WishAnswer &answer, const Answer &) { page.setWish(answer); });
    });
}

} // namespace seq2seq::app
