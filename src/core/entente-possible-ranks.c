/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What holds under every allowed weight.
 *
 * For methods that are linear in the weights, with the facts as they are, the difference of two partners is a
 * linear function of the weights; so its least and greatest value over all that are allowed are those of a
 * linear programme, and in closed form without bounds. Partners that lack a criterion have a ratio N/P of two
 * linear functions for a score. Where both lack the same ones, the greatest ratio is found by halving: it is
 * at least r exactly when N - r P is somewhere at least 0, which is a linear programme again (Dinkelbach, On
 * nonlinear fractional programming, Management Science 13(7), 1967, doi:10.1287/mnsc.13.7.492). Where they
 * lack different ones, the extremes of each alone give a range that holds, but may be wider than need be.
 */

#include "config.h"

#include "entente-possible-ranks.h"

#include "entente-methods.h"
#include "entente-rank-search.h"
#include "entente-values-private.h"

#include <math.h>
#include <string.h>

#define SURE 1.001e-12 /* a difference of scores that is one of ranks too */
#define N_HALVINGS 52
#define TINY 1e-15
#define CELL_WORK 1.5e8 /* numbers that all searches may touch */
#define MAX_PARTNERS 2000

typedef struct
{
  const EntenteValues *values;
  const EntenteWeightSpace *space;
  const double *columns;
  double *gain; /* [n_criteria] to work with */
} Field;

/* -- Pairs -------------------------------------------------------------------------------------------------
 */

static double
get_column (const Field *field, guint partner, guint criterion)
{
  return field->columns[criterion * field->values->stride + partner];
}

/* Whether sign * N - ratio P is above 0 for some allowed weights. */
static gboolean
reaches (const Field *field, const double *numerator, const guint8 *present, int sign, double ratio)
{
  guint c;

  for (c = 0; c < field->space->n; c++)
    field->gain[c] = sign * numerator[c] - (present[c] ? ratio : 0);
  return entente_weight_space_find_greatest (field->space, field->gain) > TINY;
}

/* The greatest (@sign 1) or least (-1) sum of w_c numerator_c over the sum of the weights of what is present;
 * these add up to 1 when @present is NULL. */
static double
find_extreme (const Field *field, const double *numerator, const guint8 *present, int sign)
{
  double low = -1, high = 1;
  guint step, c;

  if (present == NULL)
    {
      for (c = 0; c < field->space->n; c++)
        field->gain[c] = sign * numerator[c];
      return sign * entente_weight_space_find_greatest (field->space, field->gain);
    }
  for (step = 0; step < N_HALVINGS; step++)
    {
      const double middle = (low + high) / 2;

      if (reaches (field, numerator, present, sign, middle))
        low = middle;
      else
        high = middle;
    }
  return sign * high;
}

static const guint8 *
get_pattern (const EntenteValues *values, guint partner)
{
  const int hole = values->hole_of != NULL ? values->hole_of[partner] : ENTENTE_NONE;

  return hole == ENTENTE_NONE
             ? NULL
             : values->holes.present + (gsize)values->holes.patterns[hole] * values->n_criteria;
}

static gboolean
is_ever_rated (const Field *field, guint partner)
{
  const guint8 *present = get_pattern (field->values, partner);
  guint c;

  for (c = 0; c < field->space->n; c++)
    field->gain[c] = present == NULL || present[c];
  return entente_weight_space_find_greatest (field->space, field->gain) > 0;
}

/* One partner's own range of scores. */
static void
find_range (const Field *field, guint partner, double range[2])
{
  g_autofree double *numerator = g_new (double, field->space->n + 1);
  const guint8 *present = get_pattern (field->values, partner);
  guint c;

  for (c = 0; c < field->space->n; c++)
    numerator[c] = get_column (field, partner, c);
  range[0] = find_extreme (field, numerator, present, -1);
  range[1] = find_extreme (field, numerator, present, 1);
}

/* The range of the difference a - b. */
static void
find_difference (const Field *field, guint a, guint b, double range[2])
{
  const guint8 *first = get_pattern (field->values, a), *second = get_pattern (field->values, b);
  g_autofree double *numerator = g_new (double, field->space->n + 1);
  double other[2];
  guint c;

  if (first != second)
    {
      find_range (field, a, range);
      find_range (field, b, other);
      range[0] -= other[1];
      range[1] -= other[0];
      return;
    }
  for (c = 0; c < field->space->n; c++)
    numerator[c] = get_column (field, a, c) - get_column (field, b, c);
  range[0] = find_extreme (field, numerator, first, -1);
  range[1] = find_extreme (field, numerator, first, 1);
}

static gboolean
open_field (Field *field,
            const EntenteValues *values,
            const EntenteScenario *scenario,
            EntenteMethodTable **table)
{
  EntenteWeightSpace *space;

  if (!entente_method_get (scenario->method)->additive)
    return FALSE;
  space = entente_weight_space_new (scenario, NULL, NULL);
  if (space == NULL)
    return FALSE;
  *table = entente_method_table_get ((EntenteValues *)values, scenario->method, &scenario->method_parameters);
  *field = (Field){ values, space, entente_method_table_get_columns (*table),
                    g_new (double, values->n_criteria + 1) };
  return TRUE;
}

static void
close_field (Field *field, EntenteMethodTable *table)
{
  entente_weight_space_free ((EntenteWeightSpace *)field->space);
  entente_method_table_unref (table);
  g_free (field->gain);
}

/**
 * entente_dominance_find:
 * @least: (out) (optional): the least score of @a less that of @b
 * @greatest: (out) (optional): the greatest
 *
 * Over all allowed weights, with the facts as they are; NaN, and %ENTENTE_DOMINANCE_DEPENDS, for methods that
 * are not linear in the weights, for partners that no weights rate, and where no weights are allowed.
 * Differences of less than 1e-12 are none: ranks don't tell them apart either. For two partners that lack
 * different criteria the range holds, but may be wider than need be. Potential optimality and pairwise
 * dominance under partial information: Weber, Decision making with incomplete information, European Journal
 * of Operational Research 28(1), 1987, doi:10.1016/0377-2217(87)90168-8. O(criteria) without bounds.
 */
EntenteDominance
entente_dominance_find (const EntenteValues *values,
                        const EntenteScenario *scenario,
                        guint a,
                        guint b,
                        double *least,
                        double *greatest)
{
  double range[2] = { NAN, NAN };
  EntenteMethodTable *table;
  Field field;

  if (open_field (&field, values, scenario, &table))
    {
      if (is_ever_rated (&field, a) && is_ever_rated (&field, b))
        find_difference (&field, a, b, range);
      close_field (&field, table);
    }
  if (least != NULL)
    *least = range[0];
  if (greatest != NULL)
    *greatest = range[1];
  return range[0] >= SURE  ? ENTENTE_DOMINANCE_ALWAYS
         : range[1] < SURE ? ENTENTE_DOMINANCE_NEVER
                           : ENTENTE_DOMINANCE_DEPENDS;
}

/* -- Ranks -------------------------------------------------------------------------------------------------
 */

typedef struct
{
  EntenteRankSearch search;
  double *values, *corners, *seeds;
  guint8 *present, *complete;
} Task;

/* Today's weights, a point inside, and the corners that are allowed. */
static void
fill_seeds (Task *task, const EntenteWeightSpace *space)
{
  const guint m = space->n;
  guint c, v;

  task->seeds = g_new (double, (gsize)(task->search.n_corners + 2) * m + 1);
  memcpy (task->seeds, space->shares, m * sizeof (double));
  task->search.seeds = task->seeds;
  task->search.n_seeds = entente_rank_search_is_allowed (&task->search, task->seeds) ? 1 : 0;
  for (c = 0; c < m && space->is_bounded; c++)
    task->seeds[task->search.n_seeds * m + c] = space->centre[c] + space->reach * space->inside[c];
  task->search.n_seeds += space->is_bounded;
  for (v = 0; v < task->search.n_corners; v++)
    if (entente_rank_search_is_allowed (&task->search, task->corners + (gsize)v * m))
      memcpy (task->seeds + (gsize)task->search.n_seeds++ * m, task->corners + (gsize)v * m,
              m * sizeof (double));
}

static void
init_task (Task *task, const Field *field)
{
  const guint n = field->values->n_partners, m = field->values->n_criteria;
  guint i, c;

  task->values = g_new0 (double, (gsize)n *m + 1);
  task->present = g_new0 (guint8, (gsize)n * m + 1);
  task->complete = g_new0 (guint8, n + 1);
  for (i = 0; i < n; i++)
    {
      task->complete[i] = get_pattern (field->values, i) == NULL;
      for (c = 0; c < m; c++)
        {
          task->values[(gsize)i * m + c] = get_column (field, i, c);
          task->present[(gsize)i * m + c] = !entente_values_is_missing (field->values, i, c);
        }
    }
  task->corners = g_new (double, (gsize)(m + 1) * m + 1);
  task->search = (EntenteRankSearch){ .space = field->space,
                                      .n_partners = n,
                                      .n_criteria = m,
                                      .values = task->values,
                                      .present = task->present,
                                      .complete = task->complete,
                                      .corners = task->corners };
  task->search.n_corners =
      field->space->reach > 0 ? entente_weight_space_list_corners (field->space, task->corners) : 1;
  if (!(field->space->reach > 0))
    memcpy (task->corners, field->space->shares, m * sizeof (double));
  entente_rank_search_prepare (&task->search);
  fill_seeds (task, field->space);
}

static void
clear_task (Task *task)
{
  entente_rank_search_clear (&task->search);
  g_free (task->values);
  g_free (task->present);
  g_free (task->complete);
  g_free (task->corners);
  g_free (task->seeds);
}

static EntentePossibleRank
find_ranks (const Task *task, guint partner)
{
  const EntenteRankFound best = entente_rank_search_find (&task->search, partner, TRUE);
  EntenteRankFound worst;

  if (best.rank == 0)
    return (EntentePossibleRank){ 0 };
  worst = entente_rank_search_find (&task->search, partner, FALSE);
  return (EntentePossibleRank){ best.rank, worst.rank, best.limit, worst.limit };
}

/**
 * entente_possible_ranks_new:
 * @stop: (nullable): while it is not 0, no more is searched; limits then are the ones of pairwise dominance
 *
 * The best and the worst competition rank of each partner under all allowed weights, with the facts as they
 * are. What is found is a rank that some weights give, and a limit that none are beyond: at first 1 + the
 * number of partners that are always above, and 1 + the number of those that can be; then by branch and bound
 * (entente-rank-search.c), which mostly makes both meet. The search is cut off after an amount of work that
 * depends on the sizes alone, so that a few hundred partners take under a second. Exact rank intervals as in
 * Kadzinski & Tervonen, Robust multi-criteria ranking with additive value models and holistic pair-wise
 * preference statements, European Journal of Operational Research 228(1), 2013,
 * doi:10.1016/j.ejor.2013.01.022.
 *
 * Returns: (array) (transfer full) (nullable): one a partner; %NULL for methods that are not linear in the
 * weights, where no weights are allowed, and for more than 2,000 partners
 */
EntentePossibleRank *
entente_possible_ranks_new (const EntenteValues *values, const EntenteScenario *scenario, const gint *stop)
{
  EntentePossibleRank *ranks;
  EntenteMethodTable *table;
  Task task = { 0 };
  Field field;
  guint i;

  if (values->n_partners > MAX_PARTNERS || !open_field (&field, values, scenario, &table))
    return NULL;
  init_task (&task, &field);
  task.search.stop = stop;
  task.search.max_work = CELL_WORK / (2 * MAX (values->n_partners, 1));
  ranks = g_new0 (EntentePossibleRank, values->n_partners + 1);
  for (i = 0; i < values->n_partners; i++)
    ranks[i] = find_ranks (&task, i);
  clear_task (&task);
  close_field (&field, table);
  return ranks;
}
