/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-placement.h"

/* Names in two columns beside a picture, each with a leader to its mark: where letters are so large that they find no
 * room among the marks. */

/* The candidate of a label that stands in a column. */
#define ENTENTE_LABEL_IN_INDEX ENTENTE_LABEL_N_ALL_CANDIDATES

gboolean entente_label_index_place (const EntenteLabelProblem *problem, double left, double right,
                                    EntenteLabel *labels);
