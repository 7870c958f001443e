/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-robustness.h"

/* How sure, in words and in natural frequencies. Every result is owned by the caller. */

char *entente_certainty_format_share (double share) G_GNUC_WARN_UNUSED_RESULT;          /* "96", "under 1" */
char *entente_certainty_format_tier (const EntenteRobustness *robustness, guint partner, double *share)
  G_GNUC_WARN_UNUSED_RESULT;                                                           /* "firmly Tier 1" */
char *entente_certainty_format_ranks (guint low, guint high) G_GNUC_WARN_UNUSED_RESULT; /* "1–3" */
char *entente_certainty_format_sentence (const EntenteRobustness *robustness, guint partner)
  G_GNUC_WARN_UNUSED_RESULT;                                /* "firmly Tier 1: 96 of 100 weightings" */
const char *entente_certainty_get_uncertainty_words (double uncertainty);               /* "weights a little off" */
