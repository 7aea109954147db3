// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program.
int main()
{
    return 0;
}
