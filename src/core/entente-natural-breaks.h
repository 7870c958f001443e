/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Where a sorted list of numbers falls apart by itself. */

gsize entente_natural_breaks_get_scratch_size (guint n, guint k);
guint entente_natural_breaks_find (const double *x, guint n, guint k, gpointer scratch, guint *ends);
double entente_natural_breaks_sum_within (const double *x, guint n_classes, const guint *ends);
