// SPDX-License-Identifier: GPL-3.0-or-later
// The window program.
#include <QApplication>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    return 0;
}
