/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A what-if replaces the fact of one partner for the year that is looked at; derived indicators follow. What is
 * reached by one, directly or by derivation, is marked wherever it shows, so this file answers what is.
 */

#include "config.h"

#include "entente-what-if.h"

#include "entente-format.h"

#define MAX_DEPTH 8      /* of derivations; the reader refuses circles */
#define STEPS 100        /* of a slider from end to end, by keys */
#define LOG_DIGITS 3     /* significant ones on a logarithmic range */
#define SAME 1e-9        /* of the larger of two numbers */

/**
 * entente_what_if_describe:
 *
 * "2.53 % of GDP", the name of a category, or "missing".
 */
char *
entente_what_if_describe (const EntenteDataset *dataset,
                          const EntenteWhatIfItem *item,
                          const char *const *languages)
{
  EntenteCell cell = { .raw = NAN, .category = ENTENTE_NONE };

  if (!item->missing)
    {
      cell.category = item->category;
      cell.raw = item->category == ENTENTE_NONE ? item->value : NAN;
    }
  return entente_format_cell (dataset, (guint) item->quantity, &cell, languages);
}

static gboolean
is_same (double a,
         double b)
{
  return fabs (a - b) <= SAME * MAX (fabs (a), fabs (b));
}

/**
 * entente_what_if_find_pledge:
 *
 * Returns: (nullable): the pledge of @partner whose target is just what @item supposes
 */
const EntentePledge *
entente_what_if_find_pledge (const EntenteDataset *dataset,
                             guint partner,
                             const EntenteWhatIfItem *item)
{
  const EntentePartner *p = &dataset->partners[partner];
  guint i;

  for (i = 0; i < p->n_pledges && !item->missing && item->category == ENTENTE_NONE; i++)
    if (p->pledges[i].quantity == item->quantity && is_same (p->pledges[i].target, item->value))
      return &p->pledges[i];
  return NULL;
}

static gboolean
reaches (const EntenteScenario *scenario,
         const EntenteValues *values,
         guint partner,
         int quantity,
         guint depth)
{
  const EntenteQuantity *q = &entente_values_get_dataset (values)->quantities[quantity];
  EntenteCell cell;

  if (entente_scenario_get_what_if (scenario, (int) partner, quantity) != NULL)
    return TRUE;
  if (q->derived == ENTENTE_DERIVED_NOT || depth == 0)
    return FALSE;
  entente_values_get_cell (values, partner, (guint) quantity, &cell);
  /* A fact of its own goes before the derivation. Without the input the derivation may be missing, which follows too. */
  if (cell.origin != ENTENTE_ORIGIN_DERIVED && cell.origin != ENTENTE_ORIGIN_MISSING)
    return FALSE;
  return reaches (scenario, values, partner, q->inputs[0], depth - 1)
         || (q->derived == ENTENTE_DERIVED_PRODUCT && reaches (scenario, values, partner, q->inputs[1], depth - 1));
}

/**
 * entente_what_if_reaches:
 * @values: of @scenario
 *
 * Whether the value of @partner is supposed, or worked out from one that is. O(log what-ifs) a step of derivation.
 */
gboolean
entente_what_if_reaches (const EntenteScenario *scenario,
                         const EntenteValues *values,
                         guint partner,
                         guint quantity)
{
  return scenario->what_ifs->len > 0 && reaches (scenario, values, partner, (int) quantity, MAX_DEPTH);
}

/* Whether any indicator of the criterion is reached; O(indicators). */
gboolean
entente_what_if_reaches_criterion (const EntenteScenario *scenario,
                                   const EntenteValues *values,
                                   guint partner,
                                   guint criterion)
{
  const EntenteCriterion *c = &entente_values_get_dataset (values)->criteria[criterion];
  guint i;

  for (i = 0; i < c->n_indicators; i++)
    if (entente_what_if_reaches (scenario, values, partner, c->first_indicator + i))
      return TRUE;
  return FALSE;
}

/* How many there are of a partner, or of all (ENTENTE_NONE). */
guint
entente_what_if_count (const EntenteScenario *scenario,
                       int partner)
{
  guint n = 0, i;

  if (partner == ENTENTE_NONE)
    return scenario->what_ifs->len;
  for (i = 0; i < scenario->what_ifs->len; i++)
    n += g_array_index (scenario->what_ifs, EntenteWhatIf, i).partner == partner;
  return n;
}

/* -- The range of a slider -------------------------------------------------------------------------------- */

static void
find_ends (EntenteWhatIfRange *self,
           const EntenteValueFunction *f)
{
  self->from = NAN;
  self->to = NAN;
  if (f->kind == ENTENTE_VALUE_POINTS && f->n_points > 1)
    {
      self->from = f->points[0].x;
      self->to = f->points[f->n_points - 1].x;
    }
  else if (f->kind == ENTENTE_VALUE_LINEAR || f->kind == ENTENTE_VALUE_LOG)
    {
      self->from = MIN (f->from, f->to);
      self->to = MAX (f->from, f->to);
      self->logarithmic = f->kind == ENTENTE_VALUE_LOG && self->from > 0;
    }
}

/**
 * entente_what_if_range_init:
 * @fact: raw, today's, which is always inside; NaN = missing
 *
 * From the worst to the best value of the indicator. Beyond them nothing changes any more. Relative kinds and
 * measures have no such ends: then from nothing to twice the fact.
 */
void
entente_what_if_range_init (EntenteWhatIfRange *self,
                            const EntenteQuantity *quantity,
                            double fact)
{
  self->logarithmic = FALSE;
  self->step = pow (10, -quantity->decimals);
  find_ends (self, &quantity->value);
  if (isnan (self->from) || !(self->to > self->from))
    {
      double far = isnan (fact) || fact == 0 ? 100 * self->step : 2 * fabs (fact);

      self->logarithmic = FALSE;
      self->from = fact < 0 ? -far : 0;
      self->to = far;
    }
  if (!isnan (fact) && (fact > 0 || !self->logarithmic))
    {
      self->from = MIN (self->from, fact);
      self->to = MAX (self->to, fact);
    }
}

/* 0 to 1 from end to end; what lies beyond stands at the end. */
double
entente_what_if_range_get_place (const EntenteWhatIfRange *self,
                                 double raw)
{
  if (isnan (raw) || (self->logarithmic && raw <= 0))
    return 0;
  if (self->logarithmic)
    return CLAMP (log (raw / self->from) / log (self->to / self->from), 0, 1);
  return CLAMP ((raw - self->from) / (self->to - self->from), 0, 1);
}

/* To what shows: the decimals of the indicator, on a logarithmic range also to three digits. */
static double
round_raw (const EntenteWhatIfRange *self,
           double raw)
{
  double unit = self->step;

  if (self->logarithmic && raw > 0)
    unit = MAX (unit, pow (10, floor (log10 (raw)) - (LOG_DIGITS - 1)));
  /* Division by a power of ten keeps 2.53 what it is; a product with 0.01 would not. */
  return unit < 1 ? round (raw * round (1 / unit)) / round (1 / unit) : round (raw / unit) * unit;
}

double
entente_what_if_range_get_raw (const EntenteWhatIfRange *self,
                               double place)
{
  double p = CLAMP (place, 0, 1);

  if (p == 0 || p == 1)
    return p == 0 ? self->from : self->to;
  if (self->logarithmic)
    return round_raw (self, self->from * pow (self->to / self->from, p));
  return round_raw (self, self->from + p * (self->to - self->from));
}

/* Some steps of the keyboard further; at least one of what shows, never beyond the ends. */
double
entente_what_if_range_move (const EntenteWhatIfRange *self,
                            double raw,
                            int steps)
{
  double place = entente_what_if_range_get_place (self, raw) + (double) steps / STEPS;
  double moved = entente_what_if_range_get_raw (self, place);

  if (moved == raw || (moved > raw) != (steps > 0))
    moved = round_raw (self, raw) + (steps > 0 ? self->step : -self->step);
  return CLAMP (moved, self->from, self->to);
}
