/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The weights that a scenario allows: shares, locks, bounds and an order of importance as one polytope.
 *
 * Locks hold a criterion at its share of today, also inside the order. Bounds are tightened along the order
 * first (what is at least as important as b is at least b's least share, and so on); then both ends of the
 * bounds keep the order themselves, and there are points between them exactly when
 *
 *   least_c <= most_c for all c,    sum of least <= A <= sum of most
 *
 * since the sum moves continuously along the straight line from the one end to the other.
 */

#include "config.h"

#include "entente-weight-space.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLACK 1e-9 /* of a share: what rounding may take */

typedef struct
{
  const EntenteScenario *scenario;
  const EntenteDataset *dataset;
  EntenteDiagnostics *diagnostics;
  EntenteWeightSpace *space;
} Builder;

static gboolean
is_locked (const EntenteScenario *scenario, guint criterion)
{
  return scenario->slider_mode == ENTENTE_SLIDERS_SHARE && scenario->locks[criterion];
}

/* @message and @remedy are taken. Always FALSE. */
static gboolean
refuse (const Builder *builder, char *message, char *remedy)
{
  EntenteDiagnostic *diagnostic;

  if (builder->diagnostics == NULL)
    {
      g_free (message);
      g_free (remedy);
      return FALSE;
    }
  diagnostic = g_new0 (EntenteDiagnostic, 1);
  diagnostic->severity = ENTENTE_SEVERITY_ERROR;
  diagnostic->message = message;
  diagnostic->remedy = remedy;
  entente_diagnostics_take (builder->diagnostics, diagnostic);
  return FALSE;
}

static const char *
get_name (const Builder *builder, guint criterion)
{
  if (builder->dataset == NULL)
    return "";
  return entente_text_get (&builder->dataset->criteria[criterion].name, g_get_language_names ());
}

static char *
format_percent (double share)
{
  g_autofree char *number = entente_format_number (share * 100, 1);

  /* Translators: a share in percent, with a space as your language has it. */
  return entente_format_keep_together (g_strdup_printf (_ ("%s %%"), number));
}

static gboolean
check_lock (const Builder *builder, guint c)
{
  const EntenteScenario *scenario = builder->scenario;
  const double share = builder->space->shares[c];
  g_autofree char *held = format_percent (share);
  g_autofree char *bound = NULL;

  if (share < scenario->least_shares[c] - SLACK)
    {
      bound = format_percent (scenario->least_shares[c]);
      return refuse (builder,
                     g_strdup_printf (_ ("“%s” is locked at %s, below its least share of %s"),
                                      get_name (builder, c), held, bound),
                     g_strdup (_ ("Unlock it, or lower its least share.")));
    }
  if (share > scenario->most_shares[c] + SLACK)
    {
      bound = format_percent (scenario->most_shares[c]);
      return refuse (builder,
                     g_strdup_printf (_ ("“%s” is locked at %s, above its greatest share of %s"),
                                      get_name (builder, c), held, bound),
                     g_strdup (_ ("Unlock it, or raise its greatest share.")));
    }
  return TRUE;
}

/* Sets bounds, and sorts criteria into locked and free. */
static gboolean
split_criteria (Builder *builder)
{
  EntenteWeightSpace *self = builder->space;
  const EntenteScenario *scenario = builder->scenario;
  gboolean possible = TRUE;
  guint c;

  self->free_share = 1;
  for (c = 0; c < self->n; c++)
    {
      const gboolean locked = is_locked (scenario, c);

      self->least[c] = locked ? self->shares[c] : scenario->least_shares[c];
      self->most[c] = locked ? self->shares[c] : scenario->most_shares[c];
      if (!locked)
        {
          self->free[self->n_free++] = c;
          continue;
        }
      self->free_share -= self->shares[c];
      possible = check_lock (builder, c) && possible;
    }
  self->free_share = CLAMP (self->free_share, 0, 1);
  return possible;
}

/* @upper comes before @lower in the order. */
static gboolean
check_order (const Builder *builder, guint upper, guint lower, double least)
{
  g_autofree char *most = format_percent (builder->space->most[upper]);
  g_autofree char *bound = format_percent (least);

  if (builder->space->most[upper] >= least - SLACK)
    return TRUE;
  return refuse (builder,
                 g_strdup_printf (_ ("“%s” shall weigh at least as much as “%s”, but may have %s at most, "
                                     "and the other has at least %s"),
                                  get_name (builder, upper), get_name (builder, lower), most, bound),
                 g_strdup (_ ("Change the order, or the bounds or locks of the two.")));
}

/* Carries lower bounds up the order and upper bounds down it. */
static gboolean
tighten_along_order (Builder *builder)
{
  EntenteWeightSpace *self = builder->space;
  const EntenteScenario *scenario = builder->scenario;
  gboolean possible = TRUE;
  guint i, source;

  source = scenario->n_order > 0 ? scenario->order[scenario->n_order - 1] : 0;
  for (i = scenario->n_order; i-- > 1;)
    {
      const guint lower = scenario->order[i], upper = scenario->order[i - 1];

      if (self->least[upper] >= self->least[lower])
        {
          source = upper;
          continue;
        }
      possible = check_order (builder, upper, source, self->least[lower]) && possible;
      self->least[upper] = MIN (self->least[lower], self->most[upper]);
    }
  for (i = 1; i < scenario->n_order; i++)
    {
      const guint upper = scenario->order[i - 1], lower = scenario->order[i];

      self->most[lower] = MIN (self->most[lower], MAX (self->most[upper], self->least[lower]));
    }
  return possible;
}

static gboolean
check_sums (const Builder *builder, double least, double most)
{
  const double available = builder->space->free_share;
  g_autofree char *left = format_percent (available);
  g_autofree char *sum = format_percent (least > available + SLACK ? least : most);

  if (builder->space->n_free == 0)
    return TRUE;
  if (least > available + SLACK)
    return refuse (
        builder, g_strdup_printf (_ ("The least shares come to %s, but %s are to be shared out"), sum, left),
        g_strdup (_ ("Lower a least share, shorten the order, or unlock a criterion.")));
  if (most < available - SLACK)
    return refuse (
        builder,
        g_strdup_printf (_ ("The greatest shares come to %s, but %s are to be shared out"), sum, left),
        g_strdup (_ ("Raise a greatest share, shorten the order, or unlock a criterion.")));
  return TRUE;
}

/* The point where the straight line between the ends of the bounds has the right sum. */
static void
find_inside (EntenteWeightSpace *self, double least, double most)
{
  const double t = most > least ? CLAMP ((self->free_share - least) / (most - least), 0, 1) : 0;
  guint k;

  for (k = 0; k < self->n_free; k++)
    {
      const guint c = self->free[k];

      self->inside[c] = self->least[c] + t * (self->most[c] - self->least[c]);
    }
}

static gboolean
settle_bounds (Builder *builder)
{
  EntenteWeightSpace *self = builder->space;
  double least = 0, most = 0;
  guint k;

  for (k = 0; k < self->n_free; k++)
    {
      const guint c = self->free[k];

      self->is_bounded = self->is_bounded || self->least[c] > 0 || self->most[c] < self->free_share;
      self->most[c] = MIN (self->most[c], self->free_share);
      /* Above by rounding alone is no contradiction; more is found in the sum. */
      if (self->least[c] <= self->most[c] + SLACK)
        self->least[c] = MIN (self->least[c], self->most[c]);
      least += self->least[c];
      most += self->most[c];
    }
  find_inside (self, least, most);
  return check_sums (builder, least, most);
}

/* Locked criteria leave the order: the bounds that they gave say the same. */
static void
collect_chain (Builder *builder)
{
  EntenteWeightSpace *self = builder->space;
  guint i;

  for (i = 0; i < builder->scenario->n_order; i++)
    if (!is_locked (builder->scenario, builder->scenario->order[i]))
      self->chain[self->n_chain++] = builder->scenario->order[i];
}

static void
place_centre (EntenteWeightSpace *self, double uncertainty)
{
  guint k;

  memcpy (self->centre, self->shares, self->n * sizeof (double));
  for (k = 0; k < self->n_free; k++)
    self->centre[self->free[k]] *= 1 - uncertainty;
  self->reach = self->is_bounded ? uncertainty : uncertainty * self->free_share;
}

/**
 * entente_weight_space_new:
 * @dataset: (nullable): for the names in @diagnostics
 * @diagnostics: (nullable): gets what contradicts what, and how to mend it
 *
 * O(criteria), but for a few trial draws when there are bounds.
 *
 * Returns: (transfer full) (nullable): %NULL when no weights keep the locks, the bounds and the order
 */
EntenteWeightSpace *
entente_weight_space_new (const EntenteScenario *scenario,
                          const EntenteDataset *dataset,
                          EntenteDiagnostics *diagnostics)
{
  g_autoptr (EntenteWeightSpace) self = g_new0 (EntenteWeightSpace, 1);
  Builder builder = { scenario, dataset, diagnostics, self };
  const guint n = scenario->n_criteria;
  double *numbers = g_new0 (double, 5 * MAX (n, 1));

  self->n = n;
  self->shares = numbers;
  self->centre = numbers + n;
  self->least = numbers + 2 * n;
  self->most = numbers + 3 * n;
  self->inside = numbers + 4 * n;
  self->free = ENTENTE_NEW0 (guint, n);
  self->chain = ENTENTE_NEW0 (guint, n);
  entente_shares_from_weights (scenario->weights, n, self->shares);
  if (!split_criteria (&builder) || !tighten_along_order (&builder) || !settle_bounds (&builder))
    return NULL;
  collect_chain (&builder);
  place_centre (self, scenario->uncertainty);
  self->is_narrow = entente_weight_space_prefers_walk (self);
  return g_steal_pointer (&self);
}

void
entente_weight_space_free (EntenteWeightSpace *self)
{
  g_free (self->shares);
  g_free (self->free);
  g_free (self->chain);
  g_free (self);
}

/**
 * entente_weight_space_draws_alike:
 *
 * Returns: whether entente_weight_space_draw() gives the same points for both, whatever today's shares are
 */
gboolean
entente_weight_space_draws_alike (const EntenteWeightSpace *a, const EntenteWeightSpace *b)
{
  const gsize size = a->n * sizeof (double);

  if (a->n != b->n || a->n_free != b->n_free || a->n_chain != b->n_chain || a->is_bounded != b->is_bounded ||
      memcmp (a->free, b->free, a->n_free * sizeof (guint)) != 0 ||
      memcmp (a->chain, b->chain, a->n_chain * sizeof (guint)) != 0)
    return FALSE;
  return !a->is_bounded || (a->free_share == b->free_share && memcmp (a->least, b->least, size) == 0 &&
                            memcmp (a->most, b->most, size) == 0);
}
