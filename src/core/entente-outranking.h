/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Whether one is at least as good as another, by ELECTRE: enough criteria agree and none objects too much. */

typedef struct
{
  guint n;               /* criteria; all are better when greater */
  const double *weights; /* [n] any scale */
  gsize step;            /* of the next three; 0 = one number for all criteria */
  const double *indifference, *preference;
  const double *veto;    /* NaN = none */
  double cutting_level;  /* lambda */
} EntenteOutranking;

double entente_outranking_find_credibility (const EntenteOutranking *self, const double *a, const double *b);
gboolean entente_outranking_holds (const EntenteOutranking *self, const double *a, const double *b);
guint entente_outranking_sort (const EntenteOutranking *self, const double *a, const double *profiles,
                               guint n_profiles, gboolean optimistic);
