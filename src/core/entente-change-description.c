/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What was changed, said as the person who changed it would say it.
 *
 * Scenarios do not remember how they came about, so the gesture is found again from the numbers. One
 * slider moved if the others kept their proportions:
 *
 *   before  40 30 20 10      40 -> 70 moved, since 30 : 20 : 10 = 15 : 10 : 5
 *   after   70 15 10  5
 */

#include "config.h"

#include "entente-change-description-private.h"

#include "entente-compare.h"
#include "entente-format.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define SAME ENTENTE_CHANGE_SAME
#define MAX_PARTS 2

void
entente_change_add_part (EntenteChange *change,
                         char *part)
{
  g_ptr_array_add (change->parts, part);
}

const char *
entente_change_get_criterion (const EntenteChange *change,
                              guint criterion)
{
  return entente_text_get (&change->dataset->criteria[criterion].name, change->languages);
}

/* -- Shares ---------------------------------------------------------------------------------------------- */

/* "Geography 20 → 34 %", with a decimal where whole percents would look the same. */
static char *
describe_share (const EntenteChange *change,
                guint criterion)
{
  g_autofree gint64 *old_units = g_new (gint64, change->n);
  g_autofree gint64 *new_units = g_new (gint64, change->n);
  g_autofree char *name = entente_format_isolate_name (entente_change_get_criterion (change, criterion));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  guint decimals = 0;

  entente_shares_round (change->old_shares, change->n, 0, old_units);
  entente_shares_round (change->new_shares, change->n, 0, new_units);
  if (old_units[criterion] == new_units[criterion])
    {
      decimals = 1;
      entente_shares_round (change->old_shares, change->n, 1, old_units);
      entente_shares_round (change->new_shares, change->n, 1, new_units);
    }
  from = entente_format_number (decimals == 0 ? (double) old_units[criterion] : old_units[criterion] / 10.0, decimals);
  to = entente_format_share (new_units[criterion], decimals);
  /* Translators: a criterion, its share before without the sign, and its share now, as in "Geography 20 → 34 %". */
  return g_strdup_printf (C_("change of a share", "%s %s → %s"), name, from, to);
}

static double
get_move (const EntenteChange *change,
          guint criterion)
{
  return fabs (change->new_shares[criterion] - change->old_shares[criterion]);
}

/* Whether all but @moved stayed, or gave and took in proportion. @n_followers: how many gave or took. */
static gboolean
is_only_move (const EntenteChange *change,
              guint moved,
              guint *n_followers)
{
  double old_rest = 0, new_rest = 0;
  guint i;

  *n_followers = 0;
  for (i = 0; i < change->n; i++)
    if (i != moved && get_move (change, i) > SAME)
      {
        old_rest += change->old_shares[i];
        new_rest += change->new_shares[i];
        (*n_followers)++;
      }
  if (old_rest <= SAME || new_rest <= SAME)
    return TRUE;
  for (i = 0; i < change->n; i++)
    if (i != moved && get_move (change, i) > SAME &&
        fabs (change->new_shares[i] / new_rest - change->old_shares[i] / old_rest) > SAME)
      return FALSE;
  return TRUE;
}

/* The one slider that explains the change, or ENTENTE_NONE. */
static int
find_moved (const EntenteChange *change,
            guint *n_followers)
{
  int found = ENTENTE_NONE;
  guint i, followers;

  for (i = 0; i < change->n; i++)
    if (get_move (change, i) > SAME && (found == ENTENTE_NONE || get_move (change, i) > get_move (change, found) + SAME) &&
        is_only_move (change, i, &followers))
      {
        found = i;
        *n_followers = followers;
      }
  return found;
}

typedef struct
{
  guint criterion;
  double move;
} Mover;

static int
compare_movers (gconstpointer a,
                gconstpointer b)
{
  const Mover *x = a, *y = b;

  if (x->move != y->move)
    return ENTENTE_COMPARE (y->move, x->move);
  return ENTENTE_COMPARE (x->criterion, y->criterion);
}

/* The two largest moves, and how many more there are. */
static char *
describe_largest_moves (const EntenteChange *change)
{
  g_autofree Mover *movers = g_new (Mover, change->n);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n = 0, i;

  for (i = 0; i < change->n; i++)
    if (get_move (change, i) > SAME)
      movers[n++] = (Mover) { i, get_move (change, i) };
  qsort (movers, n, sizeof *movers, compare_movers);
  for (i = 0; i < n; i++)
    g_ptr_array_add (words, describe_share (change, movers[i].criterion));
  return entente_format_names ((const char *const *) words->pdata, n, MAX_PARTS);
}

static gboolean
are_equal_shares (const EntenteChange *change)
{
  guint i;

  for (i = 1; i < change->n; i++)
    if (fabs (change->new_shares[i] - change->new_shares[0]) > SAME)
      return FALSE;
  return TRUE;
}

static void
describe_shares (EntenteChange *change)
{
  const int preset = entente_scenario_match_preset (change->after, change->dataset);
  guint n_followers = 0, i;
  int moved;

  for (i = 0; i < change->n && get_move (change, i) <= SAME; i++)
    ;
  if (i == change->n)
    return;
  moved = find_moved (change, &n_followers);
  /* With a single follower any change looks like a drag: a preset is then the likelier gesture. */
  if (moved != ENTENTE_NONE && (n_followers > 1 || preset == ENTENTE_NONE))
    entente_change_add_part (change, describe_share (change, moved));
  else if (preset != ENTENTE_NONE)
    entente_change_add_part (change, g_strdup (entente_text_get (&change->dataset->presets[preset].name, change->languages)));
  else if (are_equal_shares (change))
    entente_change_add_part (change, g_strdup (_("Equal shares")));
  else
    entente_change_add_part (change, describe_largest_moves (change));
}

/* -- What-ifs, conditions, locks ------------------------------------------------------------------------- */

static gboolean
items_equal (const EntenteWhatIfItem *a,
             const EntenteWhatIfItem *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return !a->missing == !b->missing &&
         (a->missing || (a->category == b->category && (a->category != ENTENTE_NONE || a->value == b->value)));
}

/* "Japan: Defence spending 1.40 → 3.00 % of GDP" */
static char *
describe_what_if (const EntenteChange *change,
                  int partner,
                  int quantity)
{
  const EntenteQuantity *q = &change->dataset->quantities[quantity];
  g_autofree char *name = entente_format_isolate_name (entente_format_partner (change->dataset, partner, change->languages));
  g_autofree char *fact = entente_format_isolate_name (entente_text_get (&q->name, change->languages));
  EntenteCell old_cell, new_cell;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  entente_values_get_cell (change->old_values, partner, quantity, &old_cell);
  entente_values_get_cell (change->new_values, partner, quantity, &new_cell);
  to = entente_format_cell (change->dataset, quantity, &new_cell, change->languages);
  if (isnan (old_cell.raw) || isnan (new_cell.raw))
    from = entente_format_cell (change->dataset, quantity, &old_cell, change->languages);
  else
    from = entente_format_number (old_cell.raw, q->decimals);
  /* Translators: a partner, an indicator, its figure before and now, as in
   * "Japan: Defence spending 1.40 → 3.00 % of GDP". */
  return g_strdup_printf (C_("change of a fact", "%s: %s %s → %s"), name, fact, from, to);
}

/* Adds the what-ifs of @scenario that the other one has not, or has otherwise. */
static void
collect_what_ifs (const EntenteChange *change,
                  const EntenteScenario *scenario,
                  const EntenteScenario *other,
                  gboolean only_absent,
                  GPtrArray *words)
{
  guint i;

  for (i = 0; i < scenario->what_ifs->len; i++)
    {
      const EntenteWhatIf *it = &g_array_index (scenario->what_ifs, EntenteWhatIf, i);
      const EntenteWhatIfItem *there = entente_scenario_get_what_if (other, it->partner, it->item.quantity);

      if (only_absent ? there == NULL : !items_equal (&it->item, there))
        g_ptr_array_add (words, describe_what_if (change, it->partner, it->item.quantity));
    }
}

static void
describe_what_ifs (EntenteChange *change)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  collect_what_ifs (change, change->after, change->before, FALSE, words);
  collect_what_ifs (change, change->before, change->after, TRUE, words);
  if (words->len > 0)
    entente_change_add_part (change, entente_format_names ((const char *const *) words->pdata, words->len, MAX_PARTS));
}

static void
describe_conditions (EntenteChange *change)
{
  guint i;

  for (i = 0; i < change->after->n_conditions; i++)
    {
      const EntenteCondition *condition = &change->dataset->conditions[i];
      const char *name = entente_text_get (&condition->name, change->languages);
      const double level = change->after->condition_levels[i];
      g_autofree char *number = NULL;

      if (level == change->before->condition_levels[i] ||
          (isnan (level) && isnan (change->before->condition_levels[i])))
        continue;
      if (isnan (level))
        {
          entente_change_add_part (change, g_strdup_printf (_("%s: no condition"), name));
          continue;
        }
      number = entente_format_quantity (&change->dataset->quantities[condition->quantity], level, change->languages);
      /* Translators: the name of a condition, and the least figure that it asks for. */
      entente_change_add_part (change, g_strdup_printf (_("%s: at least %s"), name, number));
    }
}

static void
describe_locks (EntenteChange *change)
{
  guint i;

  for (i = 0; i < change->n; i++)
    if (!change->before->locks[i] != !change->after->locks[i])
      /* Translators: the share of a criterion is held, or no longer held. */
      entente_change_add_part (change, g_strdup_printf (change->after->locks[i] ? _("%s locked") : _("%s unlocked"),
                                         entente_change_get_criterion (change, i)));
}

/**
 * entente_change_describe:
 * @old_values: the values of @before, for the facts that a what-if replaces
 * @new_values: the values of @after
 *
 * Names what differs: a share, a preset, cut-offs, year, what-ifs, ... The first two parts are written out.
 *
 * Returns: (transfer full): never %NULL
 */
char *
entente_change_describe (const EntenteScenario *before,
                         const EntenteScenario *after,
                         const EntenteValues *old_values,
                         const EntenteValues *new_values,
                         const char *const *languages)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *old_shares = g_new (double, after->n_criteria);
  g_autofree double *new_shares = g_new (double, after->n_criteria);
  EntenteChange change = { entente_values_get_dataset (new_values), before, after, old_values, new_values, languages,
                    after->n_criteria, old_shares, new_shares, parts };

  entente_scenario_get_shares (before, old_shares);
  entente_scenario_get_shares (after, new_shares);
  describe_shares (&change);
  entente_change_describe_rules (&change);
  describe_what_ifs (&change);
  describe_conditions (&change);
  describe_locks (&change);
  entente_change_describe_beliefs (&change);
  if (parts->len == 0)
    return g_strdup (_("No change"));
  return entente_format_names ((const char *const *) parts->pdata, parts->len, MAX_PARTS);
}
