/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One plain sentence for a change: what was changed, and who rises or drops to which tier.
 *
 *   Own defence 35 → 48 %: Poland and Estonia rise to Tier 1; Italy drops to Tier 2
 *   `------ what -------'  `--------------------- effects ---------------------'
 *
 * The words never praise or blame: partners rise, drop, stay.
 */

#include "config.h"

#include "entente-change-summary.h"

#include "entente-change-description.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const EntenteDataset *dataset;
  const EntenteEvaluation *before, *after;
  const char *const *languages;
  guint max_names;
} Effects;

typedef enum
{
  RISES,
  DROPS
} Direction;

static gboolean
moves (const Effects *effects,
       guint partner,
       Direction direction)
{
  const guint old_tier = effects->before->tiers[partner], new_tier = effects->after->tiers[partner];

  if (effects->before->ranks[partner] == 0 || effects->after->ranks[partner] == 0)
    return FALSE;
  return direction == RISES ? new_tier < old_tier : new_tier > old_tier;
}

/* Names of who moves to @tier, best first. */
static GPtrArray *
collect_movers (const Effects *effects,
                Direction direction,
                guint tier)
{
  GPtrArray *names = g_ptr_array_new ();
  guint place;

  for (place = 0; place < effects->after->n_rated; place++)
    {
      const guint i = effects->after->order[place];

      if (effects->after->tiers[i] == tier && moves (effects, i, direction))
        g_ptr_array_add (names, (gpointer) entente_format_partner (effects->dataset, i, effects->languages));
    }
  return names;
}

static void
append_part (GString *text,
             const char *part)
{
  if (text->len > 0)
    g_string_append (text, C_("between parts of a sentence", "; "));
  g_string_append (text, part);
}

/* "Finland and Greece to Tier 1"; once the names are used up only their number. */
static char *
describe_group (const GPtrArray *names,
                guint limit,
                guint tier)
{
  g_autofree char *tier_name = entente_format_tier (tier);
  g_autofree char *list = limit > 0 ? entente_format_names ((const char *const *) names->pdata, names->len, limit)
                                    : g_strdup_printf ("%u", names->len);

  /* Translators: who, and the tier they come to, as in "Finland and Greece to Tier 1". */
  return g_strdup_printf (C_("movement", "%s to %s"), list, tier_name);
}

static char *
describe_sentence (const GPtrArray *names,
                   Direction direction,
                   guint limit,
                   guint tier)
{
  const guint n = names->len;
  g_autofree char *tier_name = entente_format_tier (tier);
  g_autofree char *list = entente_format_names ((const char *const *) names->pdata, n, limit);

  if (direction == RISES)
    return g_strdup_printf (ngettext ("%s rises to %s", "%s rise to %s", n), list, tier_name);
  return g_strdup_printf (ngettext ("%s drops to %s", "%s drop to %s", n), list, tier_name);
}

/* Fills the short form of the strip; adds the same to the sentence for screen readers. */
static char *
describe_direction (const Effects *effects,
                    Direction direction,
                    GString *sentence)
{
  g_autoptr (GString) groups = g_string_new (NULL);
  guint left = effects->max_names, total = 0, tier;

  for (tier = 0; tier < effects->after->n_tiers; tier++)
    {
      g_autoptr (GPtrArray) names = collect_movers (effects, direction, tier);
      g_autofree char *group = NULL;
      g_autofree char *clause = NULL;

      if (names->len == 0)
        continue;
      group = describe_group (names, left, tier);
      clause = describe_sentence (names, direction, MAX (left, 1), tier);
      append_part (groups, group);
      append_part (sentence, clause);
      left -= MIN (left, names->len);
      total += names->len;
    }
  if (total == 0)
    return NULL;
  /* Translators: the number of partners that rise or drop, then who they are. */
  if (direction == RISES)
    return g_strdup_printf (ngettext ("%u rises: %s", "%u rise: %s", total), total, groups->str);
  return g_strdup_printf (ngettext ("%u drops: %s", "%u drop: %s", total), total, groups->str);
}

/* Who came in or fell out for want of facts. */
static void
describe_rated (const Effects *effects,
                gboolean now_rated,
                GString *sentence)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *clause = NULL;
  guint i;

  for (i = 0; i < effects->after->n_partners; i++)
    if ((effects->before->ranks[i] > 0) != (effects->after->ranks[i] > 0) &&
        (effects->after->ranks[i] > 0) == now_rated)
      g_ptr_array_add (names, (gpointer) entente_format_partner (effects->dataset, i, effects->languages));
  if (names->len == 0)
    return;
  list = entente_format_names ((const char *const *) names->pdata, names->len, MAX (effects->max_names, 1));
  if (now_rated)
    clause = g_strdup_printf (ngettext ("%s is rated now", "%s are rated now", names->len), list);
  else
    clause = g_strdup_printf (ngettext ("%s is not rated any more", "%s are not rated any more", names->len), list);
  append_part (sentence, clause);
}

/* When nobody changes tier: the longest way within the ranking. */
static char *
describe_longest_way (const Effects *effects)
{
  const EntenteEvaluation *before = effects->before, *after = effects->after;
  guint place, farthest = 0;
  int way = 0;
  const char *name;

  for (place = 0; place < after->n_rated; place++)
    {
      const guint i = after->order[place];
      const int moved = before->ranks[i] > 0 ? (int) before->ranks[i] - (int) after->ranks[i] : 0;

      if (abs (moved) > abs (way))
        {
          way = moved;
          farthest = i;
        }
    }
  if (way == 0)
    return g_strdup (_("no partner changes place"));
  name = entente_format_partner (effects->dataset, farthest, effects->languages);
  if (way > 0)
    return g_strdup_printf (ngettext ("no partner changes tier; %s rises most, by %d place",
                                      "no partner changes tier; %s rises most, by %d places", way), name, way);
  return g_strdup_printf (ngettext ("no partner changes tier; %s drops most, by %d place",
                                    "no partner changes tier; %s drops most, by %d places", -way), name, -way);
}

static void
describe_effects (EntenteChangeSummary *self,
                  const Effects *effects)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  self->rise = describe_direction (effects, RISES, sentence);
  self->drop = describe_direction (effects, DROPS, sentence);
  describe_rated (effects, TRUE, sentence);
  describe_rated (effects, FALSE, sentence);
  if (sentence->len == 0)
    {
      self->rest = describe_longest_way (effects);
      g_string_append (sentence, self->rest);
    }
  /* Translators: what was changed, then what follows from it. */
  self->text = g_strdup_printf (C_("change", "%s: %s"), self->what, sentence->str);
}

/**
 * entente_change_summary_new:
 * @before: the scenario that @old_evaluation was made from
 * @after: likewise
 * @max_names: names to write out in each direction before "and 7 more"
 *
 * Both evaluations are of the same dataset.
 */
EntenteChangeSummary *
entente_change_summary_new (const EntenteScenario *before,
                            const EntenteScenario *after,
                            const EntenteEvaluation *old_evaluation,
                            const EntenteEvaluation *new_evaluation,
                            const char *const *languages,
                            guint max_names)
{
  EntenteChangeSummary *self = g_new0 (EntenteChangeSummary, 1);
  const Effects effects = { entente_values_get_dataset (new_evaluation->values), old_evaluation, new_evaluation,
                            languages, max_names };

  g_return_val_if_fail (old_evaluation->n_partners == new_evaluation->n_partners, self);

  self->what = entente_change_describe (before, after, old_evaluation->values, new_evaluation->values, languages);
  describe_effects (self, &effects);
  return self;
}

static gboolean
have_same_partners (const EntenteEvaluation *a,
                    const EntenteEvaluation *b)
{
  const EntenteDataset *old = entente_values_get_dataset (a->values), *new = entente_values_get_dataset (b->values);
  guint i;

  if (old->n_partners != new->n_partners)
    return FALSE;
  for (i = 0; i < old->n_partners; i++)
    if (strcmp (old->partners[i].id, new->partners[i].id) != 0)
      return FALSE;
  return TRUE;
}

/**
 * entente_change_summary_new_for_edit:
 * @what: what was done, localised
 * @max_names: as above
 *
 * The evaluations are of two versions of a dataset. What follows for the partners is told when both have the
 * same ones.
 */
EntenteChangeSummary *
entente_change_summary_new_for_edit (const char *what,
                                     const EntenteEvaluation *old_evaluation,
                                     const EntenteEvaluation *new_evaluation,
                                     const char *const *languages,
                                     guint max_names)
{
  EntenteChangeSummary *self = g_new0 (EntenteChangeSummary, 1);
  const Effects effects = { entente_values_get_dataset (new_evaluation->values), old_evaluation, new_evaluation,
                            languages, max_names };

  self->what = g_strdup (what);
  if (have_same_partners (old_evaluation, new_evaluation))
    describe_effects (self, &effects);
  else
    self->text = g_strdup (what);
  return self;
}

void
entente_change_summary_free (EntenteChangeSummary *self)
{
  g_free (self->what);
  g_free (self->rise);
  g_free (self->drop);
  g_free (self->rest);
  g_free (self->text);
  g_free (self);
}
