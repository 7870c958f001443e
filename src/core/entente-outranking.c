/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* ELECTRE TRI-B: sorting into classes by comparison with profiles between them.
 *
 *   agreement in c      1 while b - a <= q, falls to 0 at p       C = weighted mean over the criteria
 *   objection in c      0 while b - a <= p, rises to 1 at v       sigma = C x prod over d > C of (1 - d) / (1 - C)
 *   a outranks b        sigma (a, b) >= lambda, but for 1e-9
 *
 * Criteria in which either of the two is NaN are left out and the other weights scaled up.
 *
 * Roy & Bouyssou, Aide multicritere a la decision, 1993; Mousseau, Slowinski & Zielniewicz 2000,
 * doi:10.1016/S0305-0548(99)00117-3.
 */

#include "config.h"

#include "entente-outranking.h"

#include <math.h>

#define SLACK 1e-9

static double
agree (const EntenteOutranking *self,
       guint c,
       double behind)
{
  const double q = self->indifference[c * self->step], p = self->preference[c * self->step];

  if (behind <= q)
    return 1;
  return behind >= p ? 0 : (p - behind) / (p - q);
}

static double
object (const EntenteOutranking *self,
        guint c,
        double behind)
{
  const double p = self->preference[c * self->step], v = self->veto[c * self->step];

  if (isnan (v) || behind <= p)
    return 0;
  return behind >= v ? 1 : (behind - p) / (v - p);
}

/**
 * entente_outranking_find_credibility:
 * @a, @b: (array): [n], NaN = not known, or not asked for
 *
 * Returns: how credible it is that @a is at least as good as @b, in [0, 1]; NaN when no criterion that counts
 * is known of both. O(n).
 */
double
entente_outranking_find_credibility (const EntenteOutranking *self,
                                     const double *a,
                                     const double *b)
{
  double agreement = 0, of = 0, credibility;
  guint c;

  for (c = 0; c < self->n; c++)
    if (!isnan (a[c]) && !isnan (b[c]))
      {
        agreement += self->weights[c] * agree (self, c, b[c] - a[c]);
        of += self->weights[c];
      }
  if (!(of > 0))
    return NAN;
  agreement /= of;
  credibility = agreement;
  for (c = 0; c < self->n; c++)
    if (!isnan (a[c]) && !isnan (b[c]))
      {
        const double objection = object (self, c, b[c] - a[c]);

        if (objection > agreement)
          credibility *= (1 - objection) / (1 - agreement);
      }
  return credibility;
}

gboolean
entente_outranking_holds (const EntenteOutranking *self,
                          const double *a,
                          const double *b)
{
  return entente_outranking_find_credibility (self, a, b) >= self->cutting_level - SLACK;
}

/* A profile that asks for nothing is reached by everybody; one of which nothing can be compared, by nobody. */
static gboolean
reaches (const EntenteOutranking *self,
         const double *a,
         const double *profile)
{
  guint c;

  for (c = 0; c < self->n; c++)
    if (!isnan (profile[c]) && self->weights[c] > 0)
      return entente_outranking_holds (self, a, profile);
  return TRUE;
}

/* b is better than a: b outranks a, and a does not outrank b. */
static gboolean
is_beaten (const EntenteOutranking *self,
           const double *a,
           const double *profile)
{
  if (reaches (self, a, profile))
    return FALSE;
  return isnan (entente_outranking_find_credibility (self, profile, a)) || entente_outranking_holds (self, profile, a);
}

/**
 * entente_outranking_sort:
 * @profiles: (array): [n_profiles][n], the highest first
 * @optimistic: a class is kept until the profile is clearly better, instead of only reached when outranked
 *
 * Returns: the class, 0 = above the first profile, @n_profiles = below the last. O(n n_profiles).
 */
guint
entente_outranking_sort (const EntenteOutranking *self,
                         const double *a,
                         const double *profiles,
                         guint n_profiles,
                         gboolean optimistic)
{
  guint k;

  if (optimistic)
    {
      for (k = n_profiles; k > 0; k--)
        if (is_beaten (self, a, profiles + (gsize) (k - 1) * self->n))
          return k;
      return 0;
    }
  for (k = 0; k < n_profiles; k++)
    if (reaches (self, a, profiles + (gsize) k * self->n))
      return k;
  return n_profiles;
}
