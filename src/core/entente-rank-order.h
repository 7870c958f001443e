/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Order by score, greatest first, ties in file order, without callbacks. */

#define ENTENTE_SCORE_STEPS 1e12

guint64 entente_score_key (double score);

void entente_rank_order_pack (const double *scores, guint n, guint64 *packed, guint *n_rated);
void entente_rank_order_sort (guint64 *packed, guint64 *scratch, guint n);
guint64 entente_rank_order_get_key (guint64 packed);
guint entente_rank_order_get_index (guint64 packed);
