/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* How far two lists of numbers agree. NaN when one of them is all ties, or shorter than two. */

double entente_correlation_pearson (const double *x, const double *y, guint n);
double entente_correlation_spearman (const double *x, const double *y, guint n);
double entente_correlation_tau_b (const double *x, const double *y, guint n);
double entente_correlation_weighted_tau (const double *x, const double *y, guint n);
