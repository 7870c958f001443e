/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What may be changed in a document: each function copies the scenario, changes the copy and records it.
 *
 * A moved share is computed from where the drag (or the run of keys) began, not from the last frame:
 * otherwise small roundings add up and a slider that comes back would not bring the others back.
 */

#include "config.h"

#include "entente-session-private.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *
get_criterion_name (EntenteSession *self,
                    guint criterion)
{
  return entente_text_get (&entente_session_get_dataset (self)->criteria[criterion].name, g_get_language_names ());
}

static EntenteScenario *
copy_current (EntenteSession *self)
{
  return entente_scenario_copy (entente_session_get_scenario (self));
}

/* The weights of a scenario, so that the baseline can be put aside as shares. */
static void
set_shares (EntenteScenario *scenario,
            const double *shares)
{
  memcpy (scenario->weights, shares, scenario->n_criteria * sizeof (double));
}

static gboolean
record_weights (EntenteSession *self,
                guint criterion,
                const double *shares,
                const char *token,
                gint64 now)
{
  /* Translators: a step of undo; %s is the name of a criterion, such as "Geography" */
  g_autofree char *label = g_strdup_printf (_("Weight of %s"), get_criterion_name (self, criterion));
  EntenteHistoryChange change = { copy_current (self), NULL, label, token, now };

  set_shares (change.scenario, shares);
  return entente_session_record (self, &change);
}

static gboolean
move_share (EntenteSession *self,
            guint criterion,
            double target,
            const char *token)
{
  gint64 now = g_get_monotonic_time ();
  const EntenteHistoryStep *base = entente_session_get_base (self, token, now);
  guint n = base->scenario->n_criteria;
  g_autofree double *start = g_new0 (double, n);
  g_autofree double *shares = g_new0 (double, n);

  g_return_val_if_fail (criterion < n, FALSE);
  entente_scenario_get_shares (base->scenario, start);
  if (!entente_shares_move (start, base->ratios, base->scenario->locks, n, criterion, target, shares))
    return FALSE;
  /* Back at the start: the very weights of the start, whatever their scale. */
  if (memcmp (start, shares, n * sizeof (double)) == 0)
    memcpy (shares, base->scenario->weights, n * sizeof (double));
  record_weights (self, criterion, shares, token, now);
  return TRUE;
}

/**
 * entente_session_move_share:
 * @criterion: whose slider moves
 * @target: the share aimed at, 0 to 1; what locks leave free is the limit
 *
 * The slider rule: the unlocked others give and take in proportion. Calls during one drag, or less than a
 * second apart for the same criterion, are one step of undo and start from the same state.
 *
 * Returns: %FALSE when the share cannot move (locked, or nobody to give or take)
 */
gboolean
entente_session_move_share (EntenteSession *self,
                            guint criterion,
                            double target)
{
  g_autofree char *token = g_strdup_printf ("share:%u", criterion);

  return move_share (self, criterion, target, token);
}

/* The same for a number that was typed: a step of its own. */
gboolean
entente_session_type_share (EntenteSession *self,
                            guint criterion,
                            double target)
{
  entente_session_close_run (self);
  return move_share (self, criterion, target, NULL);
}

/* Back to the share, or the rating, of the preset last applied. */
void
entente_session_reset_share (EntenteSession *self,
                             guint criterion)
{
  const EntenteScenario *baseline = entente_session_get_baseline_scenario (self);
  g_autofree double *shares = g_new0 (double, baseline->n_criteria);

  if (entente_session_get_scenario (self)->slider_mode == ENTENTE_SLIDERS_IMPORTANCE)
    {
      entente_scenario_get_ratings (baseline, shares);
      entente_session_type_importance (self, criterion, shares[criterion]);
      return;
    }
  entente_scenario_get_shares (baseline, shares);
  entente_session_type_share (self, criterion, shares[criterion]);
}

/* The largest share that the criterion can take while the locked ones keep theirs. */
double
entente_session_get_available (EntenteSession *self,
                               guint criterion)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self);
  g_autofree double *shares = g_new0 (double, scenario->n_criteria);

  entente_scenario_get_shares (scenario, shares);
  return entente_shares_get_available (shares, scenario->locks, scenario->n_criteria, criterion);
}

void
entente_session_set_locked (EntenteSession *self,
                            guint criterion,
                            gboolean locked)
{
  g_autofree char *label
      = g_strdup_printf (locked ? _("Lock %s") : _("Unlock %s"), get_criterion_name (self, criterion));
  EntenteHistoryChange change = { copy_current (self), NULL, label, NULL, 0 };

  change.scenario->locks[criterion] = locked != FALSE;
  entente_session_record (self, &change);
}

/**
 * entente_session_apply_preset:
 * @preset: index into the dataset's presets
 *
 * Takes the weights of a preset, locked ones too; the locks stay. From now on changes compare with it.
 */
void
entente_session_apply_preset (EntenteSession *self,
                              guint preset)
{
  EntenteDataset *dataset = entente_session_get_dataset (self);
  const char *name;
  g_autofree char *label = NULL;
  EntenteHistoryChange change = { NULL };

  g_return_if_fail (preset < dataset->n_presets);
  name = entente_text_get (&dataset->presets[preset].name, g_get_language_names ());
  /* Translators: a step of undo; %s is the name of a set of weights */
  label = g_strdup_printf (_("Preset “%s”"), name);
  change.scenario = copy_current (self);
  change.label = label;
  entente_scenario_apply_preset (change.scenario, dataset, preset);
  entente_session_rescale_ratings (change.scenario);
  change.baseline = entente_scenario_copy (change.scenario);
  entente_session_record (self, &change);
}

/* All criteria weigh alike. */
void
entente_session_equalise (EntenteSession *self)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Equal weights"), NULL, 0 };
  guint i;

  for (i = 0; i < change.scenario->n_criteria; i++)
    change.scenario->weights[i] = 1;
  entente_session_rescale_ratings (change.scenario);
  entente_session_record (self, &change);
}

/* All weights back to the preset last applied (or to the file's). */
void
entente_session_reset (EntenteSession *self)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Reset weights"), NULL, 0 };

  set_shares (change.scenario, entente_session_get_baseline_scenario (self)->weights);
  entente_session_rescale_ratings (change.scenario);
  entente_session_record (self, &change);
}

/* Where the other rule has no numbers of its own yet, it begins with those that give today's tiers. */
static void
fill_rule (EntenteScenario *scenario,
           const EntenteEvaluation *evaluation)
{
  guint tier, place = 0;

  for (tier = 0; tier + 1 < scenario->n_tiers; tier++)
    {
      place = MIN (place + evaluation->tier_sizes[tier], evaluation->n_rated);
      if (scenario->tier_count[tier] < 0 && isnan (scenario->tier_share[tier]))
        scenario->tier_count[tier] = (int) evaluation->tier_sizes[tier];
      if (isnan (scenario->tier_from[tier]))
        scenario->tier_from[tier] = place > 0 ? CLAMP (evaluation->scores[evaluation->order[place - 1]], 0, 1) : 1;
      if (tier > 0)
        scenario->tier_from[tier] = MIN (scenario->tier_from[tier], scenario->tier_from[tier - 1]);
    }
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* What three quarters of the partners of a tier and of those above it reach, in whole points; NaN = there are none. */
static double
get_usual_value (const EntenteEvaluation *evaluation,
                 guint tier,
                 guint criterion)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  guint i;

  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->tiers[i] <= tier && !entente_values_is_missing (evaluation->values, i, criterion))
      {
        const double value = entente_values_get_criterion (evaluation->values, i, criterion);

        g_array_append_val (values, value);
      }
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_values);
  return CLAMP (floor (g_array_index (values, double, values->len / 4) * 100) / 100, 0, 1);
}

/* Profiles that ask for nothing yet begin with what is usual in the tiers of today. */
static void
fill_profiles (EntenteScenario *scenario,
               const EntenteEvaluation *evaluation)
{
  const guint n = scenario->n_criteria;
  guint i;

  for (i = 0; i < (scenario->n_tiers - 1) * n; i++)
    if (!isnan (scenario->profiles[i]))
      return;
  for (i = 0; i < (scenario->n_tiers - 1) * n; i++)
    {
      const double usual = get_usual_value (evaluation, i / n, i % n);

      scenario->profiles[i] = isnan (usual) ? CLAMP (scenario->tier_from[i / n], 0, 1) : usual;
      if (i >= n)
        scenario->profiles[i] = MIN (scenario->profiles[i], scenario->profiles[i - n]);
    }
}

/**
 * entente_session_set_tier_rule:
 *
 * Numbers that the rule had stay; a rule without any begins with those that give today's tiers.
 */
void
entente_session_set_tier_rule (EntenteSession *self,
                               EntenteTierRule rule)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Tier rule"), NULL, 0 };
  const gboolean other = change.scenario->tier_rule != rule;

  change.scenario->tier_rule = rule;
  /* Right after a change of the dataset there are no results yet, and a rule without numbers cannot be saved. */
  if (entente_session_get_evaluation (self) == NULL)
    entente_session_evaluate (self);
  fill_rule (change.scenario, entente_session_get_evaluation (self));
  if (other && rule == ENTENTE_TIER_RULE_PROFILES)
    fill_profiles (change.scenario, entente_session_get_evaluation (self));
  entente_session_record (self, &change);
}

/**
 * entente_session_drag_cut_off:
 * @drag: where in the list the line is held
 *
 * Returns: %FALSE when the line stays where it is
 */
gboolean
entente_session_drag_cut_off (EntenteSession *self,
                              const EntenteCutOffDrag *drag)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self);
  EntenteHistoryChange change = { NULL, NULL, _("Cut-off"), NULL, 0 };
  g_autofree char *token = g_strdup_printf ("cut-off:%u", drag->tier);
  g_autoptr (EntenteScenario) scenario = copy_current (self);

  if (evaluation == NULL || !entente_cut_off_drag (scenario, evaluation, drag))
    return FALSE;
  change.scenario = g_steal_pointer (&scenario);
  change.token = token;
  return entente_session_record (self, &change);
}

/**
 * entente_session_set_cut_off:
 * @tier: the upper of the two tiers that the cut-off parts
 * @from: the score, 0 to 1, from which partners belong to it
 *
 * Cut-offs cannot cross: the new one stays between its neighbours.
 */
void
entente_session_set_cut_off (EntenteSession *self,
                             guint tier,
                             double from)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Cut-off"), NULL, 0 };
  g_autofree char *token = g_strdup_printf ("cut-off:%u", tier);
  EntenteScenario *scenario = change.scenario;
  double highest = tier > 0 ? scenario->tier_from[tier - 1] : 1;
  double lowest = tier + 2 < scenario->n_tiers ? scenario->tier_from[tier + 1] : 0;

  change.token = token;
  if (tier + 1 < scenario->n_tiers)
    scenario->tier_from[tier] = CLAMP (from, lowest, MAX (highest, lowest));
  entente_session_record (self, &change);
}

/* The same for tiers by size: how many partners the tier takes. */
void
entente_session_set_tier_count (EntenteSession *self,
                                guint tier,
                                int count)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Tier size"), NULL, 0 };
  g_autofree char *token = g_strdup_printf ("tier-size:%u", tier);

  change.token = token;
  if (tier + 1 < change.scenario->n_tiers)
    change.scenario->tier_count[tier] = MAX (count, 0);
  entente_session_record (self, &change);
}

void
entente_session_set_gates_on (EntenteSession *self,
                              gboolean gates_on)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Gates"), NULL, 0 };

  change.scenario->gates_on = gates_on != FALSE;
  entente_session_record (self, &change);
}

void
entente_session_set_year (EntenteSession *self,
                          int year)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Year"), "year", 0 };

  change.scenario->year = year;
  entente_session_record (self, &change);
}

void
entente_session_set_assume_pledges (EntenteSession *self,
                                    gboolean assume)
{
  EntenteHistoryChange change = { copy_current (self), NULL, _("Assume pledges"), NULL, 0 };

  change.scenario->assume_pledges = assume != FALSE;
  entente_session_record (self, &change);
}
