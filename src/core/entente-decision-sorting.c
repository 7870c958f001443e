/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Decision matrices and lists: ELECTRE TRI-B, natural breaks, correlations. */

#include "config.h"

#include "entente-compare.h"
#include "entente-correlation.h"
#include "entente-decision-matrix-private.h"
#include "entente-natural-breaks.h"
#include "entente-outranking.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- ELECTRE TRI-B --------------------------------------------------------------------------------------- */

typedef struct
{
  guint n_profiles;
  double *profiles; /* [n_profiles][m], the highest first; costs negated */
  double *q, *p, *v;
} Electre;

static void
clear_electre (Electre *self)
{
  g_free (self->profiles);
  g_free (self->q);
  g_free (self->p);
  g_free (self->v);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Electre, clear_electre)

/* In the file the lowest is first. */
static void
read_profiles (EntenteDecision *self,
               Electre *electre)
{
  EntenteJsonCursor list, row;
  guint h, c;

  if (!entente_json_cursor_need (&self->params, "profiles", &list) ||
      !entente_json_cursor_check_list (&list, 1, &electre->n_profiles))
    {
      self->sound = FALSE;
      return;
    }
  electre->profiles = g_new0 (double, (gsize) electre->n_profiles * self->m);
  for (h = 0; h < electre->n_profiles; h++)
    {
      guint m = self->m;
      double *profile = electre->profiles + (gsize) (electre->n_profiles - 1 - h) * self->m;
      g_autofree double *numbers = NULL;

      entente_json_cursor_get_element (&list, h, &row);
      numbers = entente_decision_read_numbers (self, &row, &m);
      for (c = 0; c < self->m && numbers != NULL; c++)
        {
          profile[c] = self->costs[c] ? -numbers[c] : numbers[c];
          if (h > 0 && profile[c] < profile[self->m + c])
            entente_decision_fail (self, &row, g_strdup_printf (_("Profile no. %u is below the one before it"), h + 1),
                                   g_strdup (_("Profiles run from the lowest to the highest.")));
        }
    }
}

static void
check_thresholds (EntenteDecision *self,
                  const Electre *electre)
{
  guint c;

  for (c = 0; c < self->m && self->sound; c++)
    if (electre->p[c] < electre->q[c])
      entente_decision_fail (self, &self->params, g_strdup (_("“p” is less than “q”")), NULL);
    else if (electre->v[c] < electre->p[c])
      entente_decision_fail (self, &self->params, g_strdup (_("“v” is less than “p”")), NULL);
}

typedef struct
{
  double *up, *down;            /* [n][n_profiles], the lowest profile first */
  double *scores;               /* [n]: the pessimistic class */
  guint *pessimistic, *optimistic;
} Sorted;

static void
sort_alternatives (const EntenteDecision *self,
                   const Electre *electre,
                   const EntenteOutranking *outranking,
                   Sorted *sorted)
{
  const guint n_profiles = electre->n_profiles;
  g_autofree double *row = g_new (double, self->m);
  guint i, h, c;

  for (i = 0; i < self->n; i++)
    {
      for (c = 0; c < self->m; c++)
        row[c] = self->values[(gsize) c * self->n + i];
      for (h = 0; h < n_profiles; h++)
        {
          const double *profile = electre->profiles + (gsize) (n_profiles - 1 - h) * self->m;

          sorted->up[(gsize) i * n_profiles + h] = entente_outranking_find_credibility (outranking, row, profile);
          sorted->down[(gsize) i * n_profiles + h] = entente_outranking_find_credibility (outranking, profile, row);
        }
      sorted->pessimistic[i]
        = n_profiles + 1 - entente_outranking_sort (outranking, row, electre->profiles, n_profiles, FALSE);
      sorted->optimistic[i]
        = n_profiles + 1 - entente_outranking_sort (outranking, row, electre->profiles, n_profiles, TRUE);
      sorted->scores[i] = sorted->pessimistic[i];
    }
}

/* Scores and ranks are those of the pessimistic classes. O(n n_profiles m). */
void
entente_decision_run_electre (EntenteDecision *self)
{
  g_auto (Electre) electre = { 0 };
  EntenteOutranking outranking = { self->m, self->weights, 1, NULL, NULL, NULL, 0 };
  g_autofree double *up = NULL, *down = NULL, *scores = g_new (double, self->n);
  g_autofree guint *pessimistic = g_new (guint, self->n), *optimistic = g_new (guint, self->n);
  Sorted sorted;

  outranking.cutting_level = entente_decision_get_param (self, "lambda", 0, 1, 0.75);
  read_profiles (self, &electre);
  outranking.indifference = electre.q = entente_decision_get_params (self, "q", 0, 0, FALSE);
  outranking.preference = electre.p = entente_decision_get_params (self, "p", 0, 0, FALSE);
  outranking.veto = electre.v = entente_decision_get_params (self, "v", 0, NAN, TRUE);
  check_thresholds (self, &electre);
  if (!self->sound)
    return;
  up = g_new (double, (gsize) self->n * electre.n_profiles);
  down = g_new (double, (gsize) self->n * electre.n_profiles);
  sorted = (Sorted) { up, down, scores, pessimistic, optimistic };
  sort_alternatives (self, &electre, &outranking, &sorted);
  entente_decision_write_scores (self, scores);
  entente_decision_write_table (self, "credibility_a_over_b", up, self->n, electre.n_profiles);
  entente_decision_write_table (self, "credibility_b_over_a", down, self->n, electre.n_profiles);
  entente_decision_write_counts (self, "pessimistic", pessimistic, self->n);
  entente_decision_write_counts (self, "optimistic", optimistic, self->n);
}

/* -- Natural breaks -------------------------------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return ENTENTE_COMPARE (x, y);
}

static void
write_classes (EntenteDecision *self,
               const double *x,
               guint k,
               const guint *ends)
{
  g_autofree guint *sizes = g_new (guint, k);
  g_autofree double *least = g_new (double, k), *greatest = g_new (double, k);
  const double within = entente_natural_breaks_sum_within (x, k, ends);
  const double total = entente_natural_breaks_sum_within (x, 1, &ends[k - 1]);
  guint c;

  for (c = 0; c < k; c++)
    {
      const guint start = c > 0 ? ends[c - 1] : 0;

      sizes[c] = ends[c] - start;
      least[c] = x[start];
      greatest[c] = x[ends[c] - 1];
    }
  entente_decision_write_counts (self, "class_sizes", sizes, k);
  entente_decision_write_list (self, "class_min", least, k);
  entente_decision_write_list (self, "class_max", greatest, k);
  entente_decision_write_number (self, "within_ss", within);
  entente_decision_write_number (self, "goodness_of_variance_fit", total > 0 ? 1 - within / total : NAN);
}

/* k, of the parameters or of the document; 0 = reported. */
static guint
read_k (EntenteDecision *self)
{
  EntenteJsonCursor cursor;
  int k = 0;

  if (!entente_json_cursor_get (&self->params, "k", &cursor) && !entente_json_cursor_need (&self->root, "k", &cursor))
    self->sound = FALSE;
  else if (!entente_json_cursor_read_integer (&cursor, 1, 1000, &k))
    self->sound = FALSE;
  return k;
}

/* Classes from the lowest on; fewer when there are fewer distinct numbers. O(k n log n). */
void
entente_decision_run_natural_breaks (EntenteDecision *self)
{
  g_autofree double *x = NULL;
  g_autofree guint *ends = NULL;
  g_autofree gpointer scratch = NULL;
  guint n = 0, k = read_k (self);

  entente_decision_need_numbers (self, "x", &x, &n);
  if (!self->sound)
    return;
  k = MIN (k, n);
  qsort (x, n, sizeof (double), compare_doubles);
  scratch = g_malloc (entente_natural_breaks_get_scratch_size (n, k));
  ends = g_new (guint, k);
  k = entente_natural_breaks_find (x, n, k, scratch, ends);
  write_classes (self, x, k, ends);
}

/* -- Correlation ----------------------------------------------------------------------------------------- */

/* O(n log n), the weighted tau O(n^2). */
void
entente_decision_run_correlation (EntenteDecision *self)
{
  g_autofree double *x = NULL, *y = NULL;
  guint n = 0;

  if (entente_decision_need_numbers (self, "x", &x, &n))
    entente_decision_need_numbers (self, "y", &y, &n);
  if (!self->sound)
    return;
  entente_decision_write_number (self, "kendall_tau_b", entente_correlation_tau_b (x, y, n));
  entente_decision_write_number (self, "spearman", entente_correlation_spearman (x, y, n));
  entente_decision_write_number (self, "weighted_tau", entente_correlation_weighted_tau (x, y, n));
}
