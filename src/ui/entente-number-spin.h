/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Spin buttons that take and show numbers as all our fields do. */

/* lowest: (nullable): a word that stands for the lowest value; it has to stay */
void entente_number_spin_prepare (GtkSpinButton *spin, const char *lowest);
