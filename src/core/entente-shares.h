/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The slider rule: one share moves, the unlocked others give and take in proportion. */

gboolean entente_shares_move (const double *start, const double *ratios, const gboolean *locks, guint n,
                              guint moved, double target, double *shares);
double entente_shares_get_available (const double *start, const gboolean *locks, guint n, guint moved);
void entente_shares_round (const double *shares, guint n, guint decimals, gint64 *units);
void entente_shares_from_weights (const double *weights, guint n, double *shares);
