/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tipping points against a slider that is moved in steps of 0.001, with scores, ranks and tiers by plain loops. */

#include "dataset-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-tipping-points.h"

#include <string.h>

#define N_DATASETS 50
#define N_STEPS 1000
#define MAX_PARTNERS 40
#define MAX_CRITERIA 7
#define BESIDE 1e-7     /* looked at on both sides of a point */
#define BESIDE_END 1e-4 /* towards an end scores may come as near as the square of the distance */
#define YEAR 2025

typedef struct
{
  const EntenteEvaluation *evaluation;
  const EntenteScenario *scenario;
} Today;

/* -- The definitions, plainly ------------------------------------------------------------------------------ */

static gboolean
is_held (const EntenteScenario *scenario,
         guint criterion)
{
  return scenario->slider_mode == ENTENTE_SLIDERS_SHARE && scenario->locks[criterion];
}

static void
move_plainly (const Today *today,
              guint moved,
              double share,
              double *shares)
{
  const guint n = today->scenario->n_criteria;
  double held = 0, others = 0;
  guint n_others = 0, c;

  for (c = 0; c < n; c++)
    if (c != moved && is_held (today->scenario, c))
      held += today->evaluation->shares[c];
    else if (c != moved)
      {
        others += today->evaluation->shares[c];
        n_others++;
      }
  for (c = 0; c < n; c++)
    if (c == moved)
      shares[c] = share;
    else if (is_held (today->scenario, c))
      shares[c] = today->evaluation->shares[c];
    else
      shares[c] = (1 - held - share) * (others > 0 ? today->evaluation->shares[c] / others : 1.0 / n_others);
}

static double
score_plainly (const EntenteValues *values,
               guint partner,
               const double *shares,
               guint n)
{
  double sum = 0, of = 0;
  guint c;

  for (c = 0; c < n; c++)
    {
      const double v = entente_values_get_criterion (values, partner, c);

      if (!isnan (v))
        {
          sum += shares[c] * v;
          of += shares[c];
        }
    }
  return of > 1e-13 ? sum / of : NAN;
}

static guint
get_free_tier (const EntenteScenario *scenario,
               gint64 key,
               guint rank,
               guint n_rated)
{
  double places = 0;
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS && key >= llrint (scenario->tier_from[t] * 1e12))
        return t;
      places += scenario->tier_count[t] >= 0 ? scenario->tier_count[t]
                                             : ceil (scenario->tier_share[t] * n_rated - 1e-9);
      if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES && rank <= places)
        return t;
    }
  return scenario->n_tiers - 1;
}

static guint
get_cap (const EntenteDataset *dataset,
         const EntenteScenario *scenario,
         const EntenteValues *values,
         guint partner)
{
  guint cap = 0, g;

  for (g = 0; g < dataset->n_gates && scenario->gates_on; g++)
    {
      EntenteCell cell;

      entente_values_get_cell (values, partner, dataset->gates[g].quantity, &cell);
      if (cell.raw < dataset->gates[g].below)
        cap = MAX (cap, MIN ((guint) dataset->gates[g].cap, scenario->n_tiers - 1));
    }
  return cap;
}

static void
get_tiers_plainly (const Today *today,
                   guint moved,
                   double share,
                   guint *tiers)
{
  const EntenteScenario *scenario = today->scenario;
  EntenteValues *values = today->evaluation->values;
  const guint n = today->evaluation->n_partners;
  double shares[MAX_CRITERIA];
  gint64 keys[MAX_PARTNERS];
  guint n_rated = 0, i, j;

  move_plainly (today, moved, share, shares);
  for (i = 0; i < n; i++)
    {
      const double score = score_plainly (values, i, shares, scenario->n_criteria);

      keys[i] = isnan (score) ? -1 : llrint (score * 1e12);
      n_rated += keys[i] >= 0;
    }
  for (i = 0; i < n; i++)
    {
      guint rank = 1;

      for (j = 0; j < n; j++)
        rank += keys[j] > keys[i];
      tiers[i] = scenario->n_tiers;
      if (keys[i] >= 0)
        tiers[i] = MAX (get_free_tier (scenario, keys[i], rank, n_rated),
                        get_cap (entente_values_get_dataset (values), scenario, values, i));
    }
}

/* -- What the points say ----------------------------------------------------------------------------------- */

/* The tier of @partner with the slider at @share, by the points alone; FALSE where a point is too near. */
static gboolean
predict_tier (const Today *today,
              const EntenteTippingPoints *points,
              guint criterion,
              double share,
              guint partner,
              guint *tier)
{
  const double start = today->evaluation->shares[criterion];
  const gboolean at_end = share == 0 || share == points->available[criterion];
  const guint first = points->first[criterion], end = points->first[criterion + 1];
  guint k;

  *tier = today->evaluation->tiers[partner];
  if (fabs (share - start) < 1e-12)
    return TRUE;
  for (k = first; k < end; k++)
    {
      /* From today outwards. */
      const EntenteTippingPoint *it = &points->points[share > start ? k : end - 1 - (k - first)];

      if (it->partner != partner || it->upwards != (share > start))
        continue;
      if (fabs (it->share - share) < 1e-9 && !at_end)
        return FALSE;
      /* At an end of the slider a point that lies there has been passed, but one that is a rounding error before it
       * may be either. */
      if (at_end && it->share != share && fabs (it->share - share) < 1e-9)
        return FALSE;
      if ((share > start && it->share <= share) || (share < start && it->share >= share))
        {
          g_assert_cmpuint (it->tier, ==, *tier);
          *tier = it->other_tier;
        }
    }
  return TRUE;
}

static void
check_place (const Today *today,
             const EntenteTippingPoints *points,
             guint criterion,
             double share)
{
  guint tiers[MAX_PARTNERS], i;

  get_tiers_plainly (today, criterion, share, tiers);
  for (i = 0; i < today->evaluation->n_partners; i++)
    {
      guint tier;

      if (predict_tier (today, points, criterion, share, i, &tier) && tier != tiers[i])
        g_error ("criterion %u at %.17g of %.17g (today %.17g): partner %u in tier %u, predicted %u", criterion, share,
                 points->available[criterion], today->evaluation->shares[criterion], i, tiers[i], tier);
    }
}

static gboolean
is_alone (const EntenteTippingPoints *points,
          guint k,
          double beside)
{
  const EntenteTippingPoint *it = &points->points[k];
  guint j;

  for (j = points->first[it->criterion]; j < points->first[it->criterion + 1]; j++)
    if (j != k && points->points[j].partner == it->partner && fabs (points->points[j].share - it->share) < 3 * beside)
      return FALSE;
  return TRUE;
}

/* The tiers on both sides of a point are what it says. */
static void
check_point (const Today *today,
             const EntenteTippingPoints *points,
             guint k)
{
  const EntenteTippingPoint *it = &points->points[k];
  const double start = today->evaluation->shares[it->criterion];
  const double available = points->available[it->criterion];
  const int way = it->upwards ? 1 : -1;
  guint tiers[MAX_PARTNERS];
  const double beside = it->share < 1e-6 || it->share > available - 1e-6 ? BESIDE_END : BESIDE;
  const double near = it->share - way * beside, far = it->share + way * beside;

  g_assert_cmpuint (it->tier, !=, it->other_tier);
  g_assert_cmpfloat (it->share, >=, 0);
  g_assert_cmpfloat (it->share, <=, available);
  if (!is_alone (points, k, beside))
    return;
  if (way * (near - start) > 1e-12)
    get_tiers_plainly (today, it->criterion, near, tiers);
  else
    memcpy (tiers, today->evaluation->tiers, today->evaluation->n_partners * sizeof (guint));
  g_assert_cmpuint (tiers[it->partner], ==, it->tier);
  get_tiers_plainly (today, it->criterion, CLAMP (far, 0, available), tiers);
  g_assert_cmpuint (tiers[it->partner], ==, it->other_tier);
}

static void
check_interval (const Today *today,
                const EntenteTippingPoints *points,
                guint criterion)
{
  double low = 0, high = points->available[criterion];
  guint k;

  for (k = points->first[criterion]; k < points->first[criterion + 1]; k++)
    {
      const EntenteTippingPoint *it = &points->points[k];

      g_assert_cmpuint (it->criterion, ==, criterion);
      if (k > points->first[criterion])
        g_assert_cmpfloat (it->share, >=, points->points[k - 1].share);
      if (it->upwards)
        high = MIN (high, it->share);
      else
        low = MAX (low, it->share);
    }
  g_assert_cmpfloat (points->low[criterion], ==, low);
  g_assert_cmpfloat (points->high[criterion], ==, high);
  g_assert_cmpfloat (low, <=, today->evaluation->shares[criterion] + 1e-12);
  g_assert_cmpfloat (high, >=, today->evaluation->shares[criterion] - 1e-12);
}

/* Both ends, and between them places that no coincidence of round numbers is at: where curves only meet, a partner may
 * be tied up for that one place, which is no tipping point. */
static double
get_place (double available,
           guint step,
           guint n_steps)
{
  return step == 0 ? 0 : step == n_steps ? available : available * (step - 0.41371) / n_steps;
}

/* Returns the number of points. */
static guint
check_scenario (EntenteDataset *dataset,
                const EntenteScenario *scenario,
                guint n_steps)
{
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
  g_autoptr (EntenteTippingPoints) points = entente_tipping_points_new (evaluation, scenario, NULL);
  const Today today = { evaluation, scenario };
  guint c, k, s;

  g_assert_cmpuint (points->first[scenario->n_criteria], ==, points->n);
  for (c = 0; c < scenario->n_criteria; c++)
    {
      if (points->low[c] == points->high[c] && points->first[c] == points->first[c + 1])
        continue;
      check_interval (&today, points, c);
      for (s = 0; s <= n_steps; s++)
        check_place (&today, points, c, get_place (points->available[c], s, n_steps));
    }
  for (k = 0; k < points->n; k++)
    check_point (&today, points, k);
  return points->n;
}

/* -- Random datasets --------------------------------------------------------------------------------------- */

static DatasetFixture *
make_dataset (GRand *random,
              guint number)
{
  const guint n = g_rand_int_range (random, 2, MAX_PARTNERS + 1), m = g_rand_int_range (random, 2, MAX_CRITERIA + 1);
  DatasetFixture *fixture = dataset_fixture_new (n, m, 1);

  dataset_fixture_fill (fixture, random, number % 3 * 0.2, number % 4 == 3 ? 4 : 0);
  fixture->dataset->n_gates = number % 2 * 2;
  fixture->gates[0] = (EntenteGate) { 0, 0.3, NAN, 1, { 0 } };
  fixture->gates[1] = (EntenteGate) { 1, 0.1, NAN, 2, { 0 } };
  return fixture;
}

static void
set_tiers (EntenteScenario *scenario,
           GRand *random)
{
  guint t;

  scenario->n_tiers = g_rand_int_range (random, 2, ENTENTE_MAX_TIERS + 1);
  for (t = 0; t < scenario->n_tiers; t++)
    {
      scenario->tier_from[t] = t + 1 < scenario->n_tiers ? 0.8 - 0.6 * (t + g_rand_double (random)) / scenario->n_tiers
                                                         : -INFINITY;
      scenario->tier_count[t] = g_rand_boolean (random) ? g_rand_int_range (random, 0, 6) : -1;
      scenario->tier_share[t] = g_rand_double_range (random, 0, 0.4);
    }
}

static void
set_weights (EntenteScenario *scenario,
             GRand *random)
{
  guint c;

  for (c = 0; c < scenario->n_criteria; c++)
    {
      scenario->weights[c] = g_rand_int_range (random, 0, 4) == 0 ? 0 : g_rand_int_range (random, 1, 100);
      scenario->locks[c] = g_rand_int_range (random, 0, 4) == 0;
    }
  scenario->weights[g_rand_int_range (random, 0, scenario->n_criteria)] = 50;
}

static void
check_random (GRand *random,
              guint number,
              guint n_steps,
              guint *n_points)
{
  g_autoptr (DatasetFixture) fixture = make_dataset (random, number);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  set_tiers (scenario, random);
  set_weights (scenario, random);
  scenario->slider_mode = number % 5 == 4 ? ENTENTE_SLIDERS_IMPORTANCE : ENTENTE_SLIDERS_SHARE;
  scenario->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
  *n_points += check_scenario (fixture->dataset, scenario, n_steps);
  scenario->tier_rule = ENTENTE_TIER_RULE_SIZES;
  *n_points += check_scenario (fixture->dataset, scenario, n_steps);
}

static void
test_grid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  guint n_points = 0, k;

  for (k = 0; k < N_DATASETS; k++)
    check_random (random, k, N_STEPS, &n_points);
  g_assert_cmpuint (n_points, >, 40 * N_DATASETS);
}

/* Many more datasets, each looked at in fewer places: rare coincidences. */
static void
test_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_points = 0, k;

  for (k = 0; k < (g_test_thorough () ? 200 : 10) * N_DATASETS; k++)
    check_random (random, k, 20, &n_points);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tipping-points/grid", test_grid);
  g_test_add_func ("/tipping-points/many", test_many);
  return g_test_run ();
}
