/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Why one partner stands above another, criterion by criterion.
 *
 * Where scores are sums the answer is exact: contribution of a minus contribution of b. Where they are not, each
 * criterion is left out in turn and the whole is reckoned again: what the lead loses without it is its part. Such
 * parts do not add up, and whoever shows them says so.
 */

#include "config.h"

#include "entente-comparison.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-methods.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMED 2
#define SHOWN 0.0005 /* a tenth of a point, rounded */
#define LEAST_SHOWN 0.001

static double
get_difference (const EntenteEvaluation *evaluation,
                guint a,
                guint b)
{
  return evaluation->scores[a] - evaluation->scores[b];
}

/* What is left of the difference without @criterion: 0 when one of the two is not rated then, or nothing weighs
 * anything any more. */
static double
leave_out (const EntenteEvaluation *evaluation,
           EntenteScenario *trial,
           const EntenteComparison *self,
           guint criterion)
{
  const double weight = trial->weights[criterion];
  g_autoptr (EntenteEvaluation) without = NULL;
  double sum = 0, left;
  guint c;

  trial->weights[criterion] = 0;
  for (c = 0; c < trial->n_criteria; c++)
    sum += trial->weights[c];
  without = entente_evaluate (evaluation->values, trial);
  trial->weights[criterion] = weight;
  left = sum > 0 ? get_difference (without, self->a, self->b) : 0;
  return isnan (left) ? 0 : left;
}

static void
fill_by_leaving_out (EntenteComparison *self,
                     const EntenteEvaluation *evaluation,
                     const EntenteScenario *scenario)
{
  g_autoptr (EntenteScenario) trial = entente_scenario_copy (scenario);
  guint c;

  for (c = 0; c < self->n_parts; c++)
    if (evaluation->shares[c] > 0)
      self->parts[c].difference = self->difference - leave_out (evaluation, trial, self, c);
}

/**
 * entente_comparison_new:
 * @evaluation: of @scenario
 * @a: a partner
 * @b: another
 *
 * For additive methods part c is share_c x (column of a - column of b), each scaled up for what the partner lacks, and
 * the parts sum to the difference of scores. For the others it is D - D(c), with D the difference of scores and D(c)
 * the difference when the weight of c is 0 and all else stands. A partner that is not rated gives NaN as difference
 * and parts of 0. O(criteria), for the others O(criteria) evaluations.
 */
EntenteComparison *
entente_comparison_new (const EntenteEvaluation *evaluation,
                        const EntenteScenario *scenario,
                        guint a,
                        guint b)
{
  EntenteComparison *self = g_new0 (EntenteComparison, 1);
  guint c;

  self->a = a;
  self->b = b;
  self->difference = get_difference (evaluation, a, b);
  self->additive = entente_method_get (scenario->method)->additive;
  self->n_parts = evaluation->n_criteria;
  self->parts = ENTENTE_NEW0 (EntenteComparisonPart, self->n_parts);
  for (c = 0; c < self->n_parts; c++)
    self->parts[c] = (EntenteComparisonPart) { c, 0, entente_values_is_missing (evaluation->values, a, c),
                                               entente_values_is_missing (evaluation->values, b, c) };
  if (isnan (self->difference))
    return self;
  if (!self->additive)
    fill_by_leaving_out (self, evaluation, scenario);
  for (c = 0; c < self->n_parts && self->additive; c++)
    self->parts[c].difference = entente_evaluation_get_contribution (evaluation, a, c) -
                                entente_evaluation_get_contribution (evaluation, b, c);
  return self;
}

void
entente_comparison_free (EntenteComparison *self)
{
  g_free (self->parts);
  g_free (self);
}

/* -- In words -------------------------------------------------------------------------------------------- */

/* The largest part of that sign that is not in @named yet, or ENTENTE_NONE. */
static int
find_largest (const EntenteComparison *self,
              int sign,
              const int *named,
              guint n_named)
{
  int largest = ENTENTE_NONE;
  guint c, k;

  for (c = 0; c < self->n_parts; c++)
    {
      gboolean is_named = FALSE;

      for (k = 0; k < n_named; k++)
        is_named = is_named || named[k] == (int) c;
      if (!is_named && self->parts[c].difference * sign >= SHOWN &&
          (largest == ENTENTE_NONE ||
           self->parts[c].difference * sign > self->parts[largest].difference * sign))
        largest = c;
    }
  return largest;
}

/* "Economy (+5.1)" */
static char *
describe_part (const EntenteComparison *self,
               guint part,
               const EntenteDataset *dataset,
               const char *const *languages)
{
  const double difference = self->parts[part].difference;
  g_autofree char *points = entente_format_points (difference);
  g_autofree char *number = entente_format_isolate (g_strconcat (difference > 0 ? "+" : "", points, NULL));
  g_autofree char *name
    = entente_format_isolate_name (entente_text_get (&dataset->criteria[self->parts[part].criterion].name, languages));

  return g_strdup_printf ("%s (%s)", name, number);
}

/* "Economy (+5.1) and Geography (+1.2)": the two largest of one sign; NULL when there is none. */
static char *
list_parts (const EntenteComparison *self,
            int sign,
            const EntenteDataset *dataset,
            const char *const *languages)
{
  int named[MAX_NAMED];
  char *texts[MAX_NAMED] = { NULL };
  char *list;
  guint n = 0, k;

  while (n < MAX_NAMED && (named[n] = find_largest (self, sign, named, n)) != ENTENTE_NONE)
    {
      texts[n] = describe_part (self, named[n], dataset, languages);
      n++;
    }
  list = n > 0 ? entente_format_names ((const char *const *) texts, n, n) : NULL;
  for (k = 0; k < n; k++)
    g_free (texts[k]);
  return list;
}

static char *
describe_head (const EntenteComparison *self,
               const char *a,
               const char *b)
{
  g_autofree char *points = entente_format_points (fabs (self->difference));
  g_autofree char *nothing = entente_format_points (0);

  if (llrint (self->difference * 1e12) == 0)
    /* Translators: two partners. */
    return g_strdup_printf (_("%s and %s have the same score"), a, b);
  if (strcmp (points, nothing) == 0)
    {
      g_autofree char *least = entente_format_points (LEAST_SHOWN);

      return g_strdup_printf (self->difference > 0
                                /* Translators: two partners and a number, as in "Japan leads Poland by less than 0.1
                                 * points". */
                                ? _("%s leads %s by less than %s points")
                                /* Translators: two partners and a number, as in "Poland trails Japan by less than 0.1
                                 * points". */
                                : _("%s trails %s by less than %s points"),
                              a, b, least);
    }
  if (self->difference > 0)
    /* Translators: two partners and a number, as in "Japan leads Poland by 3.4 points". */
    return g_strdup_printf (_("%s leads %s by %s points"), a, b, points);
  /* Translators: two partners and a number, as in "Poland trails Japan by 3.4 points". */
  return g_strdup_printf (_("%s trails %s by %s points"), a, b, points);
}

/* "ahead on Economy (+5.1), behind on Own defence (-2.9)": what explains the difference comes first. */
static char *
describe_parts (const EntenteComparison *self,
                const EntenteDataset *dataset,
                const char *const *languages)
{
  g_autofree char *plus = list_parts (self, 1, dataset, languages);
  g_autofree char *minus = list_parts (self, -1, dataset, languages);
  g_autofree char *ahead = NULL;
  g_autofree char *behind = NULL;
  const gboolean trails = llrint (self->difference * 1e12) < 0;

  if (plus != NULL)
    /* Translators: one or two criteria with points, as in "ahead on Economy (+5.1) and Geography (+1.2)". */
    ahead = g_strdup_printf (self->additive ? _("ahead on %s") : _("it would lose without %s"), plus);
  if (minus != NULL)
    /* Translators: one or two criteria with points, as in "behind on Own defence (-2.9)". */
    behind = g_strdup_printf (self->additive ? _("behind on %s") : _("it would gain without %s"), minus);
  if (ahead == NULL || behind == NULL)
    return ahead != NULL ? g_steal_pointer (&ahead) : g_steal_pointer (&behind);
  /* Translators: two clauses of one sentence, as in "ahead on Economy (+5.1), behind on Own defence (-2.9)". */
  return g_strdup_printf (C_("comparison", "%s, %s"), trails ? behind : ahead, trails ? ahead : behind);
}

/* Of the criteria that one of the two has and the other lacks, which therefore count nothing for the latter. */
static char *
describe_missing (const EntenteComparison *self,
                  const EntenteDataset *dataset,
                  const char *const *languages)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint c;

  for (c = 0; c < self->n_parts; c++)
    if (!self->parts[c].missing_a != !self->parts[c].missing_b && fabs (self->parts[c].difference) >= SHOWN)
      g_ptr_array_add (names, (gpointer) entente_text_get (&dataset->criteria[c].name, languages));
  if (names->len == 0)
    return NULL;
  list = entente_format_names ((const char *const *) names->pdata, names->len, MAX_NAMED);
  /* Translators: criteria, as in "one of the two has no figures on Economy". */
  return g_strdup_printf (_("one of the two has no figures on %s"), list);
}

/**
 * entente_comparison_describe:
 *
 * "Japan leads Poland by 3.4 points: ahead on Economy (+5.1) and Geography (+1.2), behind on Own defence (-2.9)":
 * the two largest for and the two largest against, of at least a tenth of a point.
 */
char *
entente_comparison_describe (const EntenteComparison *self,
                             const EntenteDataset *dataset,
                             const char *const *languages)
{
  const char *a = entente_format_partner (dataset, self->a, languages);
  const char *b = entente_format_partner (dataset, self->b, languages);
  g_autofree char *head = NULL;
  g_autofree char *parts = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *sentence = NULL;

  if (isnan (self->difference))
    /* Translators: two partners. */
    return g_strdup_printf (_("%s and %s cannot be compared: one of the two is not rated"), a, b);
  head = describe_head (self, a, b);
  parts = describe_parts (self, dataset, languages);
  missing = describe_missing (self, dataset, languages);
  if (parts == NULL)
    return g_steal_pointer (&head);
  /* Translators: a statement and what explains it, as in "Japan leads Poland by 3.4 points: ahead on Economy (+5.1)". */
  sentence = g_strdup_printf (C_("comparison", "%s: %s"), head, parts);
  if (missing == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: a sentence and a remark on it. */
  return g_strdup_printf (C_("comparison", "%s; %s"), sentence, missing);
}
