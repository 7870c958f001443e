/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-placement.h"

/* The places a label may take around its mark, and what each costs by itself. For label placement alone. */

#define ENTENTE_LABEL_GAP 4.0   /* between mark and text */
#define ENTENTE_LABEL_PAD_X 2.0 /* kept free around a text */
#define ENTENTE_LABEL_PAD_Y 1.0

double entente_label_candidate_get_reach (int ring);
double entente_label_candidate_get_cost (int ring, guint i);
double entente_label_candidate_get_bought_cost (int candidate);
