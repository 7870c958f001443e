/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tipping points: where on each slider somebody changes tier when only that share moves.
 *
 *   tier of one partner    2  |  1    |   2         a point a change, seen from today's share
 *   share of the slider   0---*---^---*-------A
 *                               today
 *
 * The slider rule is the one of entente-shares.c: locked shares stay, the others keep their proportions. With
 * additive methods and thresholds or sizes the points are exact: scores are lines in the share, or ratios of
 * lines (entente-score-curves.c), and the order is walked from crossing to crossing (entente-tier-level.c).
 * The two ends of the slider and today's share are states of their own, since scores that only meet there are
 * ties: they are evaluated like any other picture. All else is searched for (entente-tipping-search.c).
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-tipping-points-private.h"

#include "entente-methods.h"
#include "entente-rank-order.h"
#include "entente-shares.h"
#include "entente-tiers.h"
#include "entente-values-private.h"

#include <stdlib.h>
#include <string.h>

/* Two shares nearer than this are the same place of a slider. */
#define SAME_PLACE 1e-11
#define GREATEST_RATING 100

typedef struct
{
  guint *tiers;      /* [n_partners]: free tier just after 0; n_tiers = not rated */
  GArray *steps;     /* EntenteTierStep */
  guint8 *at_start, *at_end; /* [n_partners]: tiers at the two ends */
  EntenteScoreCurve *curves; /* room */
} Run;

gboolean
entente_tipping_is_stopped (const EntenteTippingSearch *self)
{
  return self->stop != NULL && g_atomic_int_get (self->stop) != 0;
}

/* The tiers with the slider at @share, by evaluation. */
void
entente_tipping_get_tiers (const EntenteTippingSearch *self,
                           double share,
                           guint8 *tiers)
{
  const EntenteEvaluation *today = self->evaluation;
  EntenteEvaluation *moved;
  guint i;

  entente_shares_move (today->shares, NULL, self->slider.locks, today->n_criteria, self->slider.criterion, share,
                       self->trial->weights);
  moved = entente_evaluate (today->values, self->trial);
  for (i = 0; i < today->n_partners; i++)
    tiers[i] = moved->tiers[i];
  entente_evaluation_unref (moved);
}

/* Where the slider of importance mode stands when the criterion has @share; the others' ratings stand still. */
static double
get_rating (const EntenteTippingSearch *self,
            double share)
{
  const EntenteScenario *scenario = self->scenario;
  double others = 0;
  guint c;

  if (scenario->slider_mode != ENTENTE_SLIDERS_IMPORTANCE)
    return NAN;
  for (c = 0; c < scenario->n_criteria; c++)
    if (c != self->slider.criterion)
      others += scenario->weights[c];
  return share < 1 ? share / (1 - share) * others : GREATEST_RATING;
}

void
entente_tipping_add_point (const EntenteTippingSearch *self,
                           const EntenteTippingPoint *point)
{
  EntenteTippingPoint it = *point;

  if (it.tier == it.other_tier)
    return;
  it.criterion = self->slider.criterion;
  it.n_tiers = self->evaluation->n_tiers;
  it.share = CLAMP (it.share, 0, self->end);
  it.rating = get_rating (self, it.share);
  g_array_append_val (self->points, it);
}

/* -- Thresholds ------------------------------------------------------------------------------------------ */

/* What scores must exceed to count as reaching each tier: thresholds compare in steps of 1e-12. */
static void
fill_lines (const EntenteScenario *scenario,
            double *lines)
{
  double least = INFINITY;
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      const double from = scenario->tier_from[t];
      double line = INFINITY;

      if (isnan (from) || from <= 0)
        line = -INFINITY;
      else if (from <= 2)
        line = ((double) entente_score_key (from) - 0.5) / ENTENTE_SCORE_STEPS;
      lines[t] = least = MIN (least, line);
    }
}

static guint
count_above (const double *lines,
             guint n,
             double score)
{
  guint t = 0;

  while (t < n && lines[t] > score)
    t++;
  return t;
}

/* A curve rises or falls all along, so it crosses each line between its ends once. */
static void
add_crossings (const EntenteTippingSearch *self,
               const EntenteScoreCurve *curve,
               const double *lines,
               Run *run)
{
  const guint n = self->evaluation->n_tiers - 1;
  guint tier = count_above (lines, n, entente_score_curve_get (curve, 0));
  const guint last = count_above (lines, n, entente_score_curve_get (curve, self->end));

  run->tiers[curve->partner] = tier;
  while (tier != last)
    {
      const int way = last > tier ? 1 : -1;
      const double line = way > 0 ? lines[tier] : lines[tier - 1];
      const double share = (line * curve->p - curve->a) / (curve->b - line * curve->q);
      const EntenteTierStep step = { CLAMP (share, 0, self->end), curve->partner, way };

      g_array_append_val (run->steps, step);
      tier += way;
    }
}

/* -- From steps to points -------------------------------------------------------------------------------- */

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const EntenteTierStep *x = a, *y = b;

  if (x->partner != y->partner)
    return ENTENTE_COMPARE (x->partner, y->partner);
  return ENTENTE_COMPARE (x->share, y->share);
}

static guint
apply_cap (const EntenteTippingSearch *self,
           guint partner,
           guint tier)
{
  const guint n_tiers = self->evaluation->n_tiers;

  if (!self->scenario->gates_on || tier >= n_tiers)
    return tier;
  return MAX (tier, MIN (self->evaluation->values->caps[partner], n_tiers - 1));
}

/* From tier @left to tier @right at @share. Changes at today's share count from today's tier instead. */
static void
add_change (const EntenteTippingSearch *self,
            guint partner,
            double share,
            guint left,
            guint right)
{
  EntenteTippingPoint point = { .share = share, .partner = partner };

  point.upwards = share > self->today;
  point.tier = point.upwards ? left : right;
  point.other_tier = point.upwards ? right : left;
  entente_tipping_add_point (self, &point);
}

/* What lies on both sides of today's share, in case that the picture of today is one of ties. */
static void
add_today (const EntenteTippingSearch *self,
           guint partner,
           guint left,
           guint right)
{
  EntenteTippingPoint point = { .share = self->today, .partner = partner,
                                .tier = self->evaluation->tiers[partner] };

  if (self->today > SAME_PLACE)
    {
      point.other_tier = left;
      entente_tipping_add_point (self, &point);
    }
  if (self->today < self->end - SAME_PLACE)
    {
      point.other_tier = right;
      point.upwards = TRUE;
      entente_tipping_add_point (self, &point);
    }
}

typedef struct
{
  double share;
  guint tier; /* from here on */
} Piece;

/* Turns the steps of one partner into pieces: at 0, between, at the end. Steps at one place are one, and
 * those at an end are part of it. */
static guint
list_pieces (const EntenteTippingSearch *self,
             const Run *run,
             guint partner,
             guint *next_step,
             Piece *pieces)
{
  guint tier = run->tiers[partner], n = 0;

  pieces[n++] = (Piece) { -1, run->at_start[partner] };
  pieces[n++] = (Piece) { 0, apply_cap (self, partner, tier) };
  while (*next_step < run->steps->len)
    {
      const EntenteTierStep *step = &g_array_index (run->steps, EntenteTierStep, *next_step);

      if (step->partner != partner)
        break;
      (*next_step)++;
      if (step->share > self->end - SAME_PLACE)
        continue;
      tier += step->steps;
      if (step->share > pieces[n - 1].share + SAME_PLACE)
        pieces[n++].share = step->share;
      pieces[n - 1].tier = apply_cap (self, partner, tier);
    }
  pieces[n++] = (Piece) { self->end, run->at_end[partner] };
  return n;
}

static void
add_partner (const EntenteTippingSearch *self,
             guint partner,
             const Piece *pieces,
             guint n)
{
  guint left = pieces[0].tier, right, k = 1;

  for (; k < n && pieces[k].share < self->today - SAME_PLACE; k++)
    {
      add_change (self, partner, pieces[k].share, left, pieces[k].tier);
      left = pieces[k].tier;
    }
  for (right = left; k < n && pieces[k].share <= self->today + SAME_PLACE; k++)
    right = pieces[k].tier;
  add_today (self, partner, left, right);
  for (; k < n; k++)
    {
      add_change (self, partner, pieces[k].share, right, pieces[k].tier);
      right = pieces[k].tier;
    }
}

static void
add_all (const EntenteTippingSearch *self,
         Run *run)
{
  g_autofree Piece *pieces = g_new (Piece, run->steps->len + 3);
  guint next_step = 0, i;

  if (run->steps->len > 0)
    qsort (run->steps->data, run->steps->len, sizeof (EntenteTierStep), compare_steps);
  for (i = 0; i < self->evaluation->n_partners; i++)
    {
      const guint n = list_pieces (self, run, i, &next_step, pieces);

      add_partner (self, i, pieces, n);
    }
}

/* -- One slider ------------------------------------------------------------------------------------------ */

static gboolean
is_exact (const EntenteScenario *scenario)
{
  const EntenteTierRule rule = entente_tiers_get_effective_rule (scenario);

  return entente_method_get (scenario->method)->additive &&
         (rule == ENTENTE_TIER_RULE_THRESHOLDS || rule == ENTENTE_TIER_RULE_SIZES);
}

static void
fill_steps (const EntenteTippingSearch *self,
            Run *run)
{
  const guint n = entente_score_curves_build (&self->slider, self->available, run->curves);
  double limits[ENTENTE_MAX_TIERS];
  guint i;

  g_array_set_size (run->steps, 0);
  for (i = 0; i < self->evaluation->n_partners; i++)
    run->tiers[i] = self->evaluation->n_tiers;
  for (i = 0; i < n; i++)
    run->tiers[run->curves[i].partner] = 0;
  if (entente_tiers_get_effective_rule (self->scenario) == ENTENTE_TIER_RULE_SIZES)
    {
      entente_tiers_get_sizes (self->scenario, n, limits);
      entente_tier_level_walk (run->curves, n, limits, self->evaluation->n_tiers - 1, self->end, self->stop, run->tiers,
                               run->steps);
      return;
    }
  fill_lines (self->scenario, limits);
  for (i = 0; i < n; i++)
    add_crossings (self, &run->curves[i], limits, run);
}

static void
find_exactly (const EntenteTippingSearch *self,
              Run *run)
{
  fill_steps (self, run);
  entente_tipping_get_tiers (self, 0, run->at_start);
  entente_tipping_get_tiers (self, self->end, run->at_end);
  add_all (self, run);
}

/* The largest share that the slider of @self can reach. In importance mode nothing is locked, and the others' ratings
 * leave less than all. */
static void
set_slider (EntenteTippingSearch *self,
            guint criterion)
{
  const EntenteScenario *scenario = self->scenario;
  const gboolean by_rating = scenario->slider_mode == ENTENTE_SLIDERS_IMPORTANCE;
  double others = 0;
  guint c;

  self->slider = (EntenteSlider) { self->evaluation->values,
                                   entente_method_table_get_columns (self->evaluation->table),
                                   self->evaluation->shares, by_rating ? NULL : scenario->locks, criterion };
  self->today = self->evaluation->shares[criterion];
  self->available = entente_shares_get_available (self->slider.shares, self->slider.locks, scenario->n_criteria,
                                                  criterion);
  self->available = MAX (self->available, self->today);
  self->end = self->available;
  if (!by_rating)
    return;
  for (c = 0; c < scenario->n_criteria; c++)
    if (c != criterion)
      others += scenario->weights[c];
  self->end = MAX (GREATEST_RATING / (GREATEST_RATING + others), self->today);
}

/* Ratings that are all 0 but one leave nothing to share: that one has all, wherever its slider stands. */
static gboolean
can_move (const EntenteTippingSearch *self)
{
  return entente_slider_can_move (&self->slider) && self->end > 0 &&
         (self->slider.locks != NULL || self->scenario->slider_mode != ENTENTE_SLIDERS_IMPORTANCE || self->today < 1);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const EntenteTippingPoint *x = a, *y = b;

  if (x->share != y->share)
    return ENTENTE_COMPARE (x->share, y->share);
  if (x->partner != y->partner)
    return ENTENTE_COMPARE (x->partner, y->partner);
  return x->upwards - y->upwards;
}

/* Sorts the points of the last slider and finds the interval around today's share. */
static void
finish_slider (EntenteTippingPoints *result,
               const EntenteTippingSearch *self,
               guint first)
{
  const guint c = self->slider.criterion;
  EntenteTippingPoint *all = (EntenteTippingPoint *) (gpointer) self->points->data;
  const guint n = self->points->len - first;
  EntenteTippingPoint *points = n > 0 ? all + first : NULL;
  guint k;

  if (n > 0)
    qsort (points, n, sizeof *points, compare_points);
  for (k = 0; k < n; k++)
    if (points[k].upwards)
      result->high[c] = MIN (result->high[c], points[k].share);
    else
      result->low[c] = MAX (result->low[c], points[k].share);
}

static void
find_on_slider (EntenteTippingPoints *result,
                EntenteTippingSearch *self,
                Run *run)
{
  const guint c = self->slider.criterion;
  const guint first = self->points->len;

  result->available[c] = self->end;
  result->low[c] = result->high[c] = self->today;
  if (!can_move (self))
    return;
  result->low[c] = 0;
  result->high[c] = self->end;
  if (is_exact (self->scenario))
    find_exactly (self, run);
  else
    entente_tipping_search_intervals (self);
  finish_slider (result, self, first);
}

static EntenteTippingPoints *
allocate_result (const EntenteEvaluation *evaluation)
{
  EntenteTippingPoints *self = g_new0 (EntenteTippingPoints, 1);
  const guint n = evaluation->n_criteria;

  self->n_criteria = n;
  self->available = ENTENTE_NEW0 (double, n);
  self->low = ENTENTE_NEW0 (double, n);
  self->high = ENTENTE_NEW0 (double, n);
  self->first = g_new0 (guint, n + 1);
  return self;
}

/**
 * entente_tipping_points_new:
 * @evaluation: of @scenario, today's
 * @stop: (nullable): another thread may set it to 1
 *
 * Where somebody's tier, after gates, changes while one share moves from 0 to all that is not locked, for every
 * criterion in turn. low and high are the nearest points on both sides, the weight stability interval of the
 * criterion (Mareschal, Weight stability intervals in multicriteria decision aid, European Journal of Operational
 * Research 33, 1988, doi:10.1016/0377-2217(88)90254-8); a slider that cannot move has no points and an interval
 * of its share alone.
 *
 * Exact for additive methods (weighted mean, PROMETHEE II) with thresholds or sizes: O(criteria x partners x (criteria +
 * tipping points)). Else a search, see entente_tipping_search_intervals() for what it can miss. Thread-safe.
 *
 * Returns: (transfer full) (nullable): %NULL when it was stopped
 */
EntenteTippingPoints *
entente_tipping_points_new (const EntenteEvaluation *evaluation,
                            const EntenteScenario *scenario,
                            const gint *stop)
{
  g_autoptr (EntenteTippingPoints) result = allocate_result (evaluation);
  g_autoptr (EntenteScenario) trial = entente_scenario_copy (scenario);
  g_autoptr (GArray) points = ENTENTE_NEW_LIST (EntenteTippingPoint);
  g_autoptr (GArray) steps = ENTENTE_NEW_LIST (EntenteTierStep);
  const guint n = MAX (evaluation->n_partners, 1);
  g_autofree guint *tiers = g_new (guint, n);
  g_autofree guint8 *ends = g_new (guint8, 2 * (gsize) n);
  g_autofree EntenteScoreCurve *curves = g_new (EntenteScoreCurve, n);
  EntenteTippingSearch search = { .evaluation = evaluation, .scenario = scenario, .stop = stop, .trial = trial,
                                  .points = points };
  Run run = { tiers, steps, ends, ends + n, curves };
  guint c;

  for (c = 0; c < evaluation->n_criteria; c++)
    {
      result->first[c] = points->len;
      set_slider (&search, c);
      find_on_slider (result, &search, &run);
      if (entente_tipping_is_stopped (&search))
        return NULL;
    }
  result->first[c] = result->n = points->len;
  result->points = (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
  return g_steal_pointer (&result);
}

void
entente_tipping_points_free (EntenteTippingPoints *self)
{
  g_free (self->available);
  g_free (self->low);
  g_free (self->high);
  g_free (self->first);
  g_free (self->points);
  g_free (self);
}

/**
 * entente_tipping_points_find_nearest:
 *
 * Returns: the index into points of the one of @criterion that is nearest to @share, the smaller share first where
 *   two are as near; %ENTENTE_NONE when there are none. O(points of the criterion).
 */
int
entente_tipping_points_find_nearest (const EntenteTippingPoints *self,
                                     guint criterion,
                                     double share)
{
  int nearest = ENTENTE_NONE;
  guint k;

  g_return_val_if_fail (criterion < self->n_criteria, ENTENTE_NONE);
  for (k = self->first[criterion]; k < self->first[criterion + 1]; k++)
    if (nearest == ENTENTE_NONE ||
        fabs (self->points[k].share - share) < fabs (self->points[nearest].share - share))
      nearest = k;
  return nearest;
}
