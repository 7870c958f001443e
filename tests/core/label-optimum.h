/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-placement.h"

/* The best that any placement could do: for small problems, by branch and bound over all candidates that
 * entente_label_placement_run () may choose from. */

#define LABEL_OPTIMUM_MAX_MARKS 30

/* Sum of the weights of those that stand; NaN when the search was given up after so many steps. */
double label_optimum_find (const EntenteLabelProblem *problem, const double *weights, guint64 most_steps);
