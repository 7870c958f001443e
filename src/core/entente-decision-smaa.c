/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* SMAA-2 of decision matrices: how often each alternative takes each rank, over weights that are given or
 * drawn.
 *
 * Weights that are given are used as they are. Others are uniform on the simplex, and keep the order of
 * importance and the bounds, if there are any; see entente-weight-draw.c.
 */

#include "config.h"

#include "entente-decision-matrix-private.h"
#include "entente-portable-math.h"
#include "entente-smaa.h"
#include "entente-weight-space.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define USUAL_SAMPLES 10000
#define MAX_SAMPLES 1000000
#define MAX_ALTERNATIVES 2000
#define MAX_SEED 9007199254740992.0 /* whole numbers are exact up to here */
#define LN2 0.6931471805599453

typedef struct
{
  EntenteDecision *decision;
  guint n_samples, n_threads;
  guint64 seed;
  double *weights;      /* [n_samples][m] */
  double *measurements; /* (nullable) [n_samples][n][m] */
} Smaa;

static void
smaa_clear (Smaa *self)
{
  g_free (self->weights);
  g_free (self->measurements);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Smaa, smaa_clear)

/* Of the parameters, or else of the document. */
static gboolean
find_member (const EntenteDecision *self, const char *name, EntenteJsonCursor *cursor)
{
  return entente_json_cursor_get (&self->params, name, cursor) ||
         entente_json_cursor_get (&self->root, name, cursor);
}

static double
read_whole (EntenteDecision *self, const char *name, double least, double most, double usual)
{
  const double number = entente_decision_get_param (self, name, least, most, usual);

  if (number != floor (number))
    entente_decision_fail (self, &self->params, g_strdup_printf (_ ("“%s” must be a whole number"), name),
                           NULL);
  return self->sound ? number : usual;
}

/* -- Given samples -----------------------------------------------------------------------------------------
 */

/* Reads rows of m numbers into @numbers, one after the other. */
static gboolean
read_rows (EntenteDecision *self, const EntenteJsonCursor *list, guint n, double *numbers)
{
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree double *row = NULL;
      EntenteJsonCursor element;
      guint m = self->m;

      entente_json_cursor_get_element (list, i, &element);
      row = entente_decision_read_numbers (self, &element, &m);
      if (row == NULL)
        return FALSE;
      memcpy (numbers + (gsize)i * m, row, m * sizeof (double));
    }
  return TRUE;
}

static gboolean
check_list (EntenteDecision *self, const EntenteJsonCursor *list, guint *n)
{
  if (!entente_json_cursor_check_list (list, 1, n))
    self->sound = FALSE;
  else if (*n > MAX_SAMPLES)
    entente_decision_fail (self, list, g_strdup_printf (_ ("There are more than %d samples"), MAX_SAMPLES),
                           NULL);
  return self->sound;
}

static void
read_weight_samples (Smaa *self, const EntenteJsonCursor *list)
{
  EntenteDecision *decision = self->decision;
  gsize k;

  if (!check_list (decision, list, &self->n_samples))
    return;
  self->weights = g_new (double, (gsize)self->n_samples * decision->m);
  if (!read_rows (decision, list, self->n_samples, self->weights))
    return;
  for (k = 0; k < (gsize)self->n_samples * decision->m; k++)
    if (self->weights[k] < 0)
      {
        entente_decision_fail (decision, list, g_strdup (_ ("A weight is negative")), NULL);
        return;
      }
}

/* Costs count negative, as in a matrix that is not normalised. */
static void
turn_costs (Smaa *self)
{
  const EntenteDecision *decision = self->decision;
  gsize k;
  guint c;

  for (k = 0; k < (gsize)self->n_samples * decision->n; k++)
    for (c = 0; c < decision->m; c++)
      if (decision->costs[c])
        self->measurements[k * decision->m + c] = -self->measurements[k * decision->m + c];
}

static void
read_measurement_samples (Smaa *self, const EntenteJsonCursor *list)
{
  EntenteDecision *decision = self->decision;
  guint n, s, found;

  if (!decision->is_raw)
    entente_decision_fail (decision, list, g_strdup (_ ("Measurements are taken as they are")),
                           g_strdup (_ ("Leave the normalisation out, or write “none”.")));
  if (!check_list (decision, list, &n))
    return;
  if (self->weights != NULL && n != self->n_samples)
    {
      entente_decision_fail (
          decision, list,
          g_strdup_printf (_ ("There are %u samples of weights, but %u of measurements"), self->n_samples, n),
          NULL);
      return;
    }
  self->n_samples = n;
  self->measurements = g_new (double, (gsize)n * decision->n * decision->m);
  for (s = 0; s < n; s++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (list, s, &element);
      if (!check_list (decision, &element, &found))
        return;
      if (found != decision->n)
        {
          entente_decision_fail (decision, &element,
                                 g_strdup_printf (_ ("There are %u rows, not %u"), found, decision->n), NULL);
          return;
        }
      if (!read_rows (decision, &element, found, self->measurements + (gsize)s * decision->n * decision->m))
        return;
    }
  turn_costs (self);
}

/* -- Drawn weights -----------------------------------------------------------------------------------------
 */

static void
check_distribution (EntenteDecision *self)
{
  static const char *const known[] = { "uniform", "order", "bounds", NULL };
  EntenteJsonCursor cursor, order;
  const char *word;

  if (!find_member (self, "distribution", &cursor))
    return;
  if (!entente_json_cursor_read_string (&cursor, &word))
    self->sound = FALSE;
  else if (!g_strv_contains (known, word))
    self->sound = entente_json_cursor_fail_unknown (
        &cursor, ENTENTE_JSON_VALUE, g_strdup_printf (_ ("There is no distribution “%s”"), word), word, known,
        3);
  else if (strcmp (word, "order") == 0 && !find_member (self, "order", &order))
    entente_decision_fail (
        self, &cursor, g_strdup (_ ("This distribution needs the list “order”")),
        g_strdup (_ ("List the criteria from the most important one on, the first of them as 0.")));
}

static void
read_order (EntenteDecision *self, EntenteScenario *scenario)
{
  g_autofree double *order = NULL;
  EntenteJsonCursor list;
  guint n = 0, i, k;

  if (!find_member (self, "order", &list))
    return;
  order = entente_decision_read_numbers (self, &list, &n);
  for (i = 0; order != NULL && i < n; i++)
    {
      for (k = 0; k < i && order[k] != order[i]; k++)
        ;
      if (k < i || !(order[i] >= 0) || order[i] >= self->m || order[i] != floor (order[i]))
        {
          entente_decision_fail (self, &list,
                                 g_strdup (_ ("The order names a criterion twice, or one that is not there")),
                                 g_strdup (_ ("The first criterion is 0.")));
          return;
        }
      scenario->order[scenario->n_order++] = order[i];
    }
}

/* Uniform among the weights that keep order and bounds. */
static EntenteWeightSpace *
make_space (EntenteDecision *self)
{
  g_autofree double *lower = entente_decision_get_params (self, "lower", 0, 0, FALSE);
  g_autofree double *upper = entente_decision_get_params (self, "upper", 0, 1, FALSE);
  g_autofree double *weights = g_new (double, self->m);
  g_autofree gboolean *locks = g_new0 (gboolean, self->m);
  g_autofree int *order = g_new (int, self->m);
  EntenteScenario scenario = { .n_criteria = self->m,
                               .weights = weights,
                               .locks = locks,
                               .least_shares = lower,
                               .most_shares = upper,
                               .order = order,
                               .uncertainty = 1 };
  EntenteWeightSpace *space;
  guint c;

  for (c = 0; c < self->m; c++)
    weights[c] = 1;
  read_order (self, &scenario);
  for (c = 0; c < self->m && self->sound; c++)
    if (lower[c] > upper[c])
      entente_decision_fail (self, &self->params, g_strdup (_ ("A lower bound is above the upper one")),
                             NULL);
  if (!self->sound)
    return NULL;
  space = entente_weight_space_new (&scenario, NULL, NULL);
  if (space == NULL)
    entente_decision_fail (
        self, &self->params, g_strdup (_ ("No weights keep these bounds and this order")),
        g_strdup (_ ("Weights add up to 1: lower what is above that, raise what is below.")));
  return space;
}

static void
draw_weights (Smaa *self)
{
  EntenteDecision *decision = self->decision;
  g_autoptr (EntenteWeightSpace) space = make_space (decision);
  guint s;

  if (space == NULL)
    return;
  self->weights = g_new (double, (gsize)self->n_samples * decision->m);
  for (s = 0; s < self->n_samples; s++)
    entente_weight_space_draw (space, self->seed, s, self->weights + (gsize)s * decision->m);
}

/* -- Results -----------------------------------------------------------------------------------------------
 */

static double
find_entropy (const double *shares, guint n)
{
  double bits = 0;
  guint k;

  for (k = 0; k < n; k++)
    if (shares[k] > 0)
      bits -= shares[k] * entente_log (shares[k]) / LN2;
  return bits;
}

static void
write_table (EntenteDecision *self, const char *name, const guint32 *counts, double divisor)
{
  const gsize size = (gsize)self->n * self->n;
  g_autofree double *rows = g_new (double, size);
  gsize k;

  for (k = 0; k < size; k++)
    rows[k] = counts[k] / divisor;
  entente_decision_write_table (self, name, rows, self->n, self->n);
}

static void
write_entropies (EntenteDecision *self, const EntenteDrawTally *tally, guint n_samples)
{
  g_autofree double *shares = g_new (double, self->n), *ranks = g_new (double, self->n);
  guint i, r;

  for (i = 0; i < self->n; i++)
    {
      for (r = 0; r < self->n; r++)
        shares[r] = (double)tally->ranks[(gsize)i * self->n + r] / n_samples;
      ranks[i] = find_entropy (shares, self->n);
    }
  for (i = 0; i < self->n; i++)
    shares[i] = (double)tally->firsts[i] / n_samples;
  entente_decision_write_list (self, "rank_entropy_bits", ranks, self->n);
  entente_decision_write_number (self, "choice_entropy_bits", find_entropy (shares, self->n));
}

static void
write_results (const Smaa *smaa)
{
  EntenteDecision *self = smaa->decision;
  const EntenteSmaaInput input = {
    self->n, self->m, self->values, smaa->n_samples, smaa->weights, smaa->measurements, TRUE
  };
  double scale;
  g_autoptr (EntenteDrawTally) tally = entente_smaa_count (&input, smaa->n_threads, &scale);
  g_autofree double *central = g_new (double, (gsize)self->n * self->m),
                    *confidence = g_new (double, self->n);
  gsize k;

  for (k = 0; k < (gsize)self->n * self->m; k++)
    central[k] = tally->firsts[k / self->m] > 0
                     ? tally->weights[k] / ENTENTE_TALLY_ONE * scale / tally->firsts[k / self->m]
                     : NAN;
  entente_smaa_find_confidence (&input, central, confidence);
  write_table (self, "rank_acceptability", tally->ranks, smaa->n_samples);
  write_table (self, "rank_counts", tally->ranks, 1);
  entente_decision_write_table (self, "central_weights", central, self->n, self->m);
  entente_decision_write_list (self, "confidence", confidence, self->n);
  write_table (self, "pairwise_counts", tally->pairs, 1);
  write_entropies (self, tally, smaa->n_samples);
}

static void
check_matrix (EntenteDecision *self)
{
  gsize k;

  if (self->n > MAX_ALTERNATIVES)
    entente_decision_fail (self, &self->root,
                           g_strdup_printf (_ ("There are more than %d rows"), MAX_ALTERNATIVES), NULL);
  for (k = 0; k < (gsize)self->n * self->m && self->sound; k++)
    if (!isfinite (self->values[k]))
      entente_decision_fail (self, &self->root, g_strdup (_ ("Ranks need a matrix that can be normalised")),
                             NULL);
}

/* Lahdelma & Salminen 2001, doi:10.1287/opre.49.3.444.11220. Confidence is null for what is never first. */
void
entente_decision_run_smaa (EntenteDecision *self)
{
  g_auto (Smaa) smaa = { .decision = self };
  EntenteJsonCursor list;

  smaa.n_samples = read_whole (self, "samples", 1, MAX_SAMPLES, USUAL_SAMPLES);
  smaa.n_threads = read_whole (self, "threads", 1, 64, 1);
  smaa.seed = read_whole (self, "seed", 0, MAX_SEED, 1);
  check_distribution (self);
  check_matrix (self);
  if (find_member (self, "weight_samples", &list))
    read_weight_samples (&smaa, &list);
  if (self->sound && find_member (self, "measurement_samples", &list))
    read_measurement_samples (&smaa, &list);
  if (self->sound && smaa.weights == NULL)
    draw_weights (&smaa);
  if (self->sound)
    write_results (&smaa);
}
