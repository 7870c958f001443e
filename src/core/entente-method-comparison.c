/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same facts and weights by every method: do they agree, and who moves most? And what a criterion really
 * explains, and what makes ranks depend on who else is present. */

#include "config.h"

#include "entente-method-comparison.h"

#include "entente-array.h"
#include "entente-correlation.h"
#include "entente-shares.h"
#include "entente-value-function.h"
#include "entente-values-private.h"

/* Who is rated is the same for all methods: it depends on what is known and what counts. */
static void
compare_rankings (EntenteMethodComparison *self)
{
  const EntenteEvaluation *any = self->evaluations[0];
  g_autofree double *ranks = g_new (double, (gsize) MAX (any->n_rated, 1) * ENTENTE_N_METHODS);
  guint a, b, k;

  for (a = 0; a < ENTENTE_N_METHODS; a++)
    for (k = 0; k < any->n_rated; k++)
      ranks[a * any->n_rated + k] = self->evaluations[a]->ranks[any->order[k]];
  for (a = 0; a < ENTENTE_N_METHODS; a++)
    for (b = 0; b <= a; b++)
      self->tau[a][b] = self->tau[b][a]
        = entente_correlation_tau_b (ranks + a * any->n_rated, ranks + b * any->n_rated, any->n_rated);
}

static void
find_extremes (const EntenteMethodComparison *self,
               guint partner,
               EntenteMethod *best,
               EntenteMethod *worst)
{
  guint method;

  *best = *worst = 0;
  for (method = 1; method < ENTENTE_N_METHODS; method++)
    {
      const guint rank = self->evaluations[method]->ranks[partner];

      if (rank < self->evaluations[*best]->ranks[partner])
        *best = method;
      if (rank > self->evaluations[*worst]->ranks[partner])
        *worst = method;
    }
}

/* The first in file order of those whose ranks are furthest apart. */
static void
find_mover (EntenteMethodComparison *self)
{
  guint furthest = 0, i;

  self->mover = ENTENTE_NONE;
  for (i = 0; i < self->evaluations[0]->n_partners; i++)
    {
      EntenteMethod best, worst;
      guint apart;

      find_extremes (self, i, &best, &worst);
      apart = self->evaluations[worst]->ranks[i] - self->evaluations[best]->ranks[i];
      if (apart > furthest)
        {
          furthest = apart;
          self->mover = i;
          self->best = best;
          self->worst = worst;
        }
    }
}

/**
 * entente_method_comparison_new:
 * @scenario: all but its method counts; the parameters of all methods are in it
 * @stop: (nullable): once it is set, by any thread, nothing more is computed
 *
 * Evaluates with every method. tau[a][b] is Kendall's tau-b of the ranks of those who are rated, 1 where both
 * are the same; NaN when a method ranks all of them alike.
 *
 * Returns: (nullable): %NULL when it was stopped. O(methods n (m + log n) + methods^2 n log n).
 */
EntenteMethodComparison *
entente_method_comparison_new (EntenteValues *values,
                               const EntenteScenario *scenario,
                               const gint *stop)
{
  g_autoptr (EntenteMethodComparison) self = g_new0 (EntenteMethodComparison, 1);
  g_autoptr (EntenteScenario) varied = entente_scenario_copy (scenario);
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      if (stop != NULL && g_atomic_int_get (stop))
        return NULL;
      varied->method = method;
      self->evaluations[method] = entente_evaluate (values, varied);
    }
  compare_rankings (self);
  find_mover (self);
  return g_steal_pointer (&self);
}

void
entente_method_comparison_free (EntenteMethodComparison *self)
{
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    g_clear_pointer (&self->evaluations[method], entente_evaluation_unref);
  g_free (self);
}

/**
 * entente_influence_compute:
 * @influence: (array) (out): [n_criteria], in [0, 1] or NaN
 *
 * The part of the spread of the scores that goes along with a criterion: the square of Pearson's correlation
 * between the criterion's values and the scores, whatever the method. Shares say what counts; this says what
 * decides. Paruolo, Saisana & Saltelli 2013, doi:10.1111/j.1467-985X.2012.01059.x (the linear case). O(n m).
 */
void
entente_influence_compute (const EntenteEvaluation *evaluation,
                           double *influence)
{
  const guint n = evaluation->n_partners;
  g_autofree double *x = ENTENTE_NEW (double, n), *y = ENTENTE_NEW (double, n);
  guint c, i;

  for (c = 0; c < evaluation->n_criteria; c++)
    {
      guint known = 0;
      double r;

      for (i = 0; i < n; i++)
        if (evaluation->ranks[i] > 0 && !entente_values_is_missing (evaluation->values, i, c))
          {
            x[known] = entente_values_get_criterion (evaluation->values, i, c);
            y[known++] = evaluation->scores[i];
          }
      r = entente_correlation_pearson (x, y, known);
      influence[c] = r * r;
    }
}

static EntenteReversal
find_in_indicators (const EntenteDataset *dataset,
                    const EntenteCriterion *criterion)
{
  EntenteReversal found = ENTENTE_REVERSAL_NONE;
  guint k;

  for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
    if (dataset->quantities[k].weight > 0)
      {
        if (entente_value_function_is_relative (&dataset->quantities[k].value))
          found |= ENTENTE_REVERSAL_INDICATOR;
        if (dataset->quantities[k].missing == ENTENTE_MISSING_MEDIAN)
          found |= ENTENTE_REVERSAL_MEDIAN;
      }
  return found;
}

/**
 * entente_reversal_find:
 *
 * Returns: why one more partner could reverse two others; only what counts under the weights is looked at.
 * %ENTENTE_REVERSAL_NONE promises that it cannot. O(indicators).
 */
EntenteReversal
entente_reversal_find (const EntenteDataset *dataset,
                       const EntenteScenario *scenario)
{
  EntenteReversal found = ENTENTE_REVERSAL_NONE;
  guint c;

  if (entente_method_get (scenario->method)->compares)
    found |= ENTENTE_REVERSAL_METHOD;
  if (scenario->method_parameters.normalisation != ENTENTE_NORMALISATION_GOALPOSTS)
    found |= ENTENTE_REVERSAL_NORMALISATION;
  for (c = 0; c < dataset->n_criteria; c++)
    if (scenario->weights[c] > 0)
      found |= find_in_indicators (dataset, &dataset->criteria[c]);
  return found;
}
