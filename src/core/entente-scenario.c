/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the user may change, as one small value.
 *
 * The defaults are the dataset's: its weights, tiers and year, all gates on, no what-ifs. The "scenario"
 * member of the file is a patch on them, applied with entente_scenario_merge_json() by whoever opens it.
 */

#include "config.h"

#include "entente-scenario.h"

#include "entente-array.h"
#include "entente-fact-lookup.h"
#include "entente-shares.h"

#include <string.h>

#define DEFAULT_CUTTING_LEVEL 0.75

static gsize
get_profiles_size (guint n_criteria)
{
  return (gsize) ENTENTE_MAX_TIERS * n_criteria * sizeof (double);
}

static void
set_default_profiles (EntenteScenario *self,
                      const EntenteDataset *dataset)
{
  guint i, c;

  self->profile_parameters = (EntenteProfileParameters) {
    .cutting_level = dataset->cutting_level > 0 ? dataset->cutting_level : DEFAULT_CUTTING_LEVEL,
    .veto = NAN
  };
  if (dataset->profile_parameters != NULL)
    {
      const double level = self->profile_parameters.cutting_level;

      self->profile_parameters = *dataset->profile_parameters;
      self->profile_parameters.cutting_level = level;
    }
  for (i = 0; i < ENTENTE_MAX_TIERS; i++)
    for (c = 0; c < self->n_criteria; c++)
      {
        const double *profile = i + 1 < dataset->n_tiers ? dataset->tiers[i].profile : NULL;

        self->profiles[i * self->n_criteria + c] = profile != NULL ? profile[c] : NAN;
      }
}

static void
set_default_tiers (EntenteScenario *self,
                   const EntenteDataset *dataset)
{
  guint i;

  self->tier_rule = dataset->tier_rule;
  self->n_tiers = CLAMP (dataset->n_tiers, 1, ENTENTE_MAX_TIERS);
  for (i = 0; i < ENTENTE_MAX_TIERS; i++)
    {
      const gboolean given = i < dataset->n_tiers;

      self->tier_from[i] = given && i + 1 < self->n_tiers ? dataset->tiers[i].from : -INFINITY;
      self->tier_count[i] = given ? dataset->tiers[i].count : -1;
      self->tier_share[i] = given ? dataset->tiers[i].share : NAN;
    }
  self->natural_classes = dataset->natural_classes;
  set_default_profiles (self, dataset);
}

static void
set_default_beliefs (EntenteScenario *self,
                     const EntenteDataset *dataset)
{
  guint i;

  self->uncertainty = dataset->uncertainty;
  for (i = 0; i < self->n_criteria; i++)
    {
      self->least_shares[i] = dataset->least_shares != NULL ? dataset->least_shares[i] : 0;
      self->most_shares[i] = dataset->most_shares != NULL ? dataset->most_shares[i] : 1;
    }
  self->n_order = MIN (dataset->n_order, self->n_criteria);
  if (self->n_order > 0)
    memcpy (self->order, dataset->order, self->n_order * sizeof (int));
}

/**
 * entente_scenario_new_from_json:
 * @json: (nullable): a scenario object that fits, as dataset->scenario or dataset->baseline have it
 *
 * Returns: (transfer full): the defaults of @dataset with @json applied; the defaults alone when there is none,
 *   or when it does not fit (the reader has reported why)
 */
EntenteScenario *
entente_scenario_new_from_json (const EntenteDataset *dataset,
                                const char *json)
{
  EntenteScenario *self = entente_scenario_new (dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;

  if (json == NULL)
    return self;
  diagnostics = entente_diagnostics_new ();
  /* After an error the scenario is as it was. */
  (void) entente_scenario_merge_json (self, dataset, json, -1, diagnostics);
  return self;
}

/* The next array behind a scenario; nowhere when only the room is counted. */
static gpointer
append_array (EntenteScenario *self,
              gsize *end,
              gsize length)
{
  const gsize at = *end;

  *end += (length + sizeof (double) - 1) / sizeof (double) * sizeof (double);
  return self != NULL ? (char *) self + at : NULL;
}

/* The room of a scenario with its arrays, which follow it: one block, since every step of undo keeps a copy, and many
 * small ones would be spread over the memory of a long session. */
static gsize
append_arrays (const EntenteScenario *sizes,
               EntenteScenario *self)
{
  const gsize n = sizes->n_criteria;
  gsize end = (sizeof *self + sizeof (double) - 1) / sizeof (double) * sizeof (double);
  EntenteScenario arrays = { 0 };

  arrays.weights = append_array (self, &end, n * sizeof (double));
  arrays.locks = append_array (self, &end, n * sizeof (gboolean));
  arrays.profiles = append_array (self, &end, get_profiles_size (sizes->n_criteria));
  arrays.gates = append_array (self, &end, sizes->n_gates * sizeof (gboolean));
  arrays.least_shares = append_array (self, &end, n * sizeof (double));
  arrays.most_shares = append_array (self, &end, n * sizeof (double));
  arrays.order = append_array (self, &end, n * sizeof (int));
  arrays.condition_levels = append_array (self, &end, sizes->n_conditions * sizeof (double));
  if (self == NULL)
    return end;
  self->weights = arrays.weights;
  self->locks = arrays.locks;
  self->profiles = arrays.profiles;
  self->gates = arrays.gates;
  self->least_shares = arrays.least_shares;
  self->most_shares = arrays.most_shares;
  self->order = arrays.order;
  self->condition_levels = arrays.condition_levels;
  return end;
}

/**
 * entente_scenario_new:
 *
 * The file's defaults, without its "scenario" member. No locks, gates on, conditions off.
 */
EntenteScenario *
entente_scenario_new (const EntenteDataset *dataset)
{
  const EntenteScenario sizes = { .n_criteria = dataset->n_criteria, .n_gates = dataset->n_gates,
                                  .n_conditions = dataset->n_conditions };
  EntenteScenario *self = g_malloc0 (append_arrays (&sizes, NULL));
  guint i;

  append_arrays (&sizes, self);
  self->n_criteria = dataset->n_criteria;
  for (i = 0; i < dataset->n_criteria; i++)
    self->weights[i] = dataset->criteria[i].weight;
  self->slider_mode = ENTENTE_SLIDERS_SHARE;
  self->method = ENTENTE_METHOD_WEIGHTED_MEAN;
  self->method_parameters = (EntenteMethodParameters) {
    .strategy = 0.5, .indifference = 0.05, .preference = 0.3
  };
  set_default_tiers (self, dataset);
  set_default_beliefs (self, dataset);
  self->gates_on = TRUE;
  self->n_gates = dataset->n_gates;
  for (i = 0; i < dataset->n_gates; i++)
    self->gates[i] = TRUE;
  self->year = dataset->year;
  self->what_ifs = ENTENTE_NEW_LIST (EntenteWhatIf);
  self->n_conditions = dataset->n_conditions;
  for (i = 0; i < dataset->n_conditions; i++)
    self->condition_levels[i] = NAN;
  return self;
}

EntenteScenario *
entente_scenario_copy (const EntenteScenario *self)
{
  EntenteScenario *copy = g_memdup2 (self, append_arrays (self, NULL));

  append_arrays (self, copy);
  copy->what_ifs = g_array_copy (self->what_ifs);
  return copy;
}

/* Makes @self equal to @from, which is about the same dataset. */
void
entente_scenario_assign (EntenteScenario *self,
                         const EntenteScenario *from)
{
  g_autoptr (GArray) what_ifs = g_array_copy (from->what_ifs);

  g_return_if_fail (self->n_criteria == from->n_criteria && self->n_gates == from->n_gates
                    && self->n_conditions == from->n_conditions);
  g_array_unref (self->what_ifs);
  memcpy (self, from, append_arrays (from, NULL));
  append_arrays (from, self);
  self->what_ifs = g_steal_pointer (&what_ifs);
}

void
entente_scenario_free (EntenteScenario *self)
{
  g_array_unref (self->what_ifs);
  g_free (self);
}

/* NaN means "not given" here, so two of them are the same. */
static gboolean
numbers_equal (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
all_numbers_equal (const double *a,
                   const double *b,
                   guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    if (!numbers_equal (a[i], b[i]))
      return FALSE;
  return TRUE;
}

static gboolean
what_if_equal (const EntenteWhatIf *a,
               const EntenteWhatIf *b)
{
  if (a->partner != b->partner || a->item.quantity != b->item.quantity || !a->item.missing != !b->item.missing)
    return FALSE;
  return a->item.missing ||
         (a->item.category == b->item.category &&
          (a->item.category != ENTENTE_NONE || numbers_equal (a->item.value, b->item.value)));
}

/**
 * entente_scenario_what_ifs_equal:
 * @a: (element-type EntenteWhatIf): sorted by partner, then quantity
 * @b: likewise
 */
gboolean
entente_scenario_what_ifs_equal (const GArray *a,
                                 const GArray *b)
{
  guint i;

  if (a->len != b->len)
    return FALSE;
  for (i = 0; i < a->len; i++)
    if (!what_if_equal (&g_array_index (a, EntenteWhatIf, i), &g_array_index (b, EntenteWhatIf, i)))
      return FALSE;
  return TRUE;
}

/* Two switches are the same when both are on or both are off. */
gboolean
entente_scenario_gates_equal (const gboolean *a,
                              const gboolean *b,
                              guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    if (!a[i] != !b[i])
      return FALSE;
  return TRUE;
}

static gboolean
facts_part_equal (const EntenteScenario *a,
                  const EntenteScenario *b)
{
  return a->year == b->year && !a->assume_pledges == !b->assume_pledges &&
         ((!a->gates_on && !b->gates_on) || entente_scenario_gates_equal (a->gates, b->gates, a->n_gates)) &&
         entente_scenario_what_ifs_equal (a->what_ifs, b->what_ifs);
}

/**
 * entente_scenario_profile_parameters_equal:
 *
 * Returns: whether both sort into tiers alike; two of no veto are the same
 */
gboolean
entente_scenario_profile_parameters_equal (const EntenteProfileParameters *a,
                                           const EntenteProfileParameters *b)
{
  return a->cutting_level == b->cutting_level && a->indifference == b->indifference &&
         a->preference == b->preference && numbers_equal (a->veto, b->veto) && !a->optimistic == !b->optimistic;
}

static gboolean
profiles_equal (const EntenteScenario *a,
                const EntenteScenario *b)
{
  return entente_scenario_profile_parameters_equal (&a->profile_parameters, &b->profile_parameters) &&
         all_numbers_equal (a->profiles, b->profiles, (a->n_tiers - 1) * a->n_criteria);
}

/**
 * entente_scenario_methods_equal:
 *
 * Returns: whether both aggregate alike; parameters of methods not in use don't count
 */
gboolean
entente_scenario_methods_equal (const EntenteScenario *a,
                                const EntenteScenario *b)
{
  const EntenteMethodParameters *x = &a->method_parameters, *y = &b->method_parameters;

  if (a->method != b->method || x->normalisation != y->normalisation)
    return FALSE;
  if (a->method == ENTENTE_METHOD_VIKOR)
    return x->strategy == y->strategy;
  if (a->method == ENTENTE_METHOD_PROMETHEE)
    return x->indifference == y->indifference && x->preference == y->preference;
  return TRUE;
}

/**
 * entente_scenario_beliefs_equal:
 *
 * Returns: whether both sample the same weights around the same shares
 */
gboolean
entente_scenario_beliefs_equal (const EntenteScenario *a,
                                const EntenteScenario *b)
{
  return a->uncertainty == b->uncertainty && a->n_order == b->n_order &&
         all_numbers_equal (a->least_shares, b->least_shares, a->n_criteria) &&
         all_numbers_equal (a->most_shares, b->most_shares, a->n_criteria) &&
         (a->n_order == 0 || memcmp (a->order, b->order, a->n_order * sizeof (int)) == 0);
}

/**
 * entente_scenario_copy_tiers:
 *
 * Takes over rule, number and cut-offs of the tiers.
 */
void
entente_scenario_copy_tiers (EntenteScenario *self,
                             const EntenteScenario *from)
{
  self->tier_rule = from->tier_rule;
  self->n_tiers = from->n_tiers;
  memcpy (self->tier_from, from->tier_from, sizeof self->tier_from);
  memcpy (self->tier_count, from->tier_count, sizeof self->tier_count);
  memcpy (self->tier_share, from->tier_share, sizeof self->tier_share);
  self->natural_classes = from->natural_classes;
  self->profile_parameters = from->profile_parameters;
  memcpy (self->profiles, from->profiles, get_profiles_size (self->n_criteria));
}

/* Into how many groups natural tiers part the scores. */
guint
entente_scenario_get_classes (const EntenteScenario *self)
{
  return self->natural_classes > 0 ? (guint) self->natural_classes : self->n_tiers;
}

/**
 * entente_scenario_tiers_equal:
 *
 * Returns: whether both draw the same cut-offs; parameters of rules not in use don't count
 */
gboolean
entente_scenario_tiers_equal (const EntenteScenario *a,
                              const EntenteScenario *b)
{
  guint i;

  if (a->tier_rule != b->tier_rule || a->n_tiers != b->n_tiers)
    return FALSE;
  if (a->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
    return all_numbers_equal (a->tier_from, b->tier_from, a->n_tiers - 1);
  if (a->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    return entente_scenario_get_classes (a) == entente_scenario_get_classes (b);
  if (a->tier_rule == ENTENTE_TIER_RULE_PROFILES)
    return profiles_equal (a, b);
  for (i = 0; i + 1 < a->n_tiers; i++)
    if (a->tier_count[i] != b->tier_count[i] ||
        (a->tier_count[i] < 0 && !numbers_equal (a->tier_share[i], b->tier_share[i])))
      return FALSE;
  return TRUE;
}

gboolean
entente_scenario_equal (const EntenteScenario *a,
                        const EntenteScenario *b)
{
  guint i;

  if (a->n_criteria != b->n_criteria || a->n_conditions != b->n_conditions || a->n_gates != b->n_gates ||
      !entente_scenario_methods_equal (a, b) || a->slider_mode != b->slider_mode || !a->gates_on != !b->gates_on)
    return FALSE;
  for (i = 0; i < a->n_criteria; i++)
    if (!a->locks[i] != !b->locks[i])
      return FALSE;
  return all_numbers_equal (a->weights, b->weights, a->n_criteria) &&
         all_numbers_equal (a->condition_levels, b->condition_levels, a->n_conditions) &&
         entente_scenario_tiers_equal (a, b) && entente_scenario_beliefs_equal (a, b) && facts_part_equal (a, b);
}

/**
 * entente_scenario_apply_preset:
 *
 * Sets all weights to the preset's. Locks are left as they are and hold nothing back here: a preset named
 * in the window shows the weights that its author gave.
 */
void
entente_scenario_apply_preset (EntenteScenario *self,
                               const EntenteDataset *dataset,
                               guint preset)
{
  g_return_if_fail (preset < dataset->n_presets);

  memcpy (self->weights, dataset->presets[preset].weights, self->n_criteria * sizeof (double));
}

/**
 * entente_scenario_apply_equal:
 *
 * Gives every criterion the same share, whatever is locked.
 */
void
entente_scenario_apply_equal (EntenteScenario *self)
{
  guint i;

  for (i = 0; i < self->n_criteria; i++)
    self->weights[i] = 1;
}

/**
 * entente_scenario_fits_preset:
 *
 * Returns: whether the shares of @preset are the scenario's within 1e-9
 */
gboolean
entente_scenario_fits_preset (const EntenteScenario *self,
                              const EntenteDataset *dataset,
                              guint preset)
{
  g_autofree double *mine = g_new (double, self->n_criteria);
  g_autofree double *other = g_new (double, self->n_criteria);
  guint i;

  entente_scenario_get_shares (self, mine);
  entente_shares_from_weights (dataset->presets[preset].weights, self->n_criteria, other);
  for (i = 0; i < self->n_criteria; i++)
    if (!(fabs (mine[i] - other[i]) <= 1e-9))
      return FALSE;
  return TRUE;
}

/**
 * entente_scenario_match_preset:
 *
 * Returns: the first preset that fits, or %ENTENTE_NONE
 */
int
entente_scenario_match_preset (const EntenteScenario *self,
                               const EntenteDataset *dataset)
{
  guint preset;

  for (preset = 0; preset < dataset->n_presets; preset++)
    if (entente_scenario_fits_preset (self, dataset, preset))
      return (int) preset;
  return ENTENTE_NONE;
}

/**
 * entente_scenario_get_shares:
 * @shares: (array) (out): n_criteria shares, sum 1
 */
void
entente_scenario_get_shares (const EntenteScenario *self,
                             double *shares)
{
  entente_shares_from_weights (self->weights, self->n_criteria, shares);
}

/**
 * entente_scenario_get_ratings:
 * @ratings: (array) (out): n_criteria ratings, 0 to 100
 *
 * What sliders of importance show: the weights as they are where they are ratings, else (another mode, or one above
 * 100) scaled so that the greatest is 100. The shares that follow are the same.
 */
void
entente_scenario_get_ratings (const EntenteScenario *self,
                              double *ratings)
{
  double greatest = 0;
  guint i;

  for (i = 0; i < self->n_criteria; i++)
    greatest = MAX (greatest, self->weights[i]);
  for (i = 0; i < self->n_criteria; i++)
    ratings[i] = self->slider_mode == ENTENTE_SLIDERS_IMPORTANCE && greatest <= 100
                   ? self->weights[i]
                   : self->weights[i] / greatest * 100;
}

const EntenteWhatIfItem *
entente_scenario_get_what_if (const EntenteScenario *self,
                              int partner,
                              int quantity)
{
  return entente_fact_lookup_find_what_if (self->what_ifs, partner, quantity);
}

/* Where a what-if of this cell stands or would stand. */
static guint
find_place (const EntenteScenario *self,
            int partner,
            int quantity)
{
  guint low = 0, high = self->what_ifs->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const EntenteWhatIf *it = &g_array_index (self->what_ifs, EntenteWhatIf, middle);

      if (it->partner > partner || (it->partner == partner && it->item.quantity >= quantity))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/**
 * entente_scenario_set_what_if:
 *
 * Sets or replaces the what-if value of @item's quantity for @partner.
 */
void
entente_scenario_set_what_if (EntenteScenario *self,
                              int partner,
                              const EntenteWhatIfItem *item)
{
  const EntenteWhatIf what_if = { partner, *item };
  const guint place = find_place (self, partner, item->quantity);

  if (entente_scenario_get_what_if (self, partner, item->quantity) != NULL)
    g_array_index (self->what_ifs, EntenteWhatIf, place) = what_if;
  else
    g_array_insert_val (self->what_ifs, place, what_if);
}

void
entente_scenario_remove_what_if (EntenteScenario *self,
                                 int partner,
                                 int quantity)
{
  if (entente_scenario_get_what_if (self, partner, quantity) != NULL)
    g_array_remove_index (self->what_ifs, find_place (self, partner, quantity));
}
