/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The finding above a picture, made from the evaluation alone.
 *
 *   as the file has it   "Ten partners reach Tier 1; Japan leads"
 *   weights were moved   "More weight on Geography lifts eight partners to Tier 1"
 *   the list is sorted   "Israel is first on Own defence"
 *
 * It says what rises, drops and stays, and neither praises nor blames. A single partner is named, several
 * are counted: in words up to twelve, in figures from thirteen on.
 */

#include "config.h"

#include "entente-finding.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>

#define MOVED_SHARE 5e-4

typedef struct
{
  guint n_up, n_down;             /* into and out of the first tier */
  guint n_rises, n_drops;         /* any tier */
  guint n_ranks;                  /* ranks that differ */
  int up, down, drop;             /* one partner of n_up, n_down, n_drops */
} Changes;

static const struct
{
  const char *inside, *first;
} number_words[] = {
  { NC_ ("number in words", "no"), NC_ ("number in words, first in a sentence", "No") },
  { NC_ ("number in words", "one"), NC_ ("number in words, first in a sentence", "One") },
  { NC_ ("number in words", "two"), NC_ ("number in words, first in a sentence", "Two") },
  { NC_ ("number in words", "three"), NC_ ("number in words, first in a sentence", "Three") },
  { NC_ ("number in words", "four"), NC_ ("number in words, first in a sentence", "Four") },
  { NC_ ("number in words", "five"), NC_ ("number in words, first in a sentence", "Five") },
  { NC_ ("number in words", "six"), NC_ ("number in words, first in a sentence", "Six") },
  { NC_ ("number in words", "seven"), NC_ ("number in words, first in a sentence", "Seven") },
  { NC_ ("number in words", "eight"), NC_ ("number in words, first in a sentence", "Eight") },
  { NC_ ("number in words", "nine"), NC_ ("number in words, first in a sentence", "Nine") },
  { NC_ ("number in words", "ten"), NC_ ("number in words, first in a sentence", "Ten") },
  { NC_ ("number in words", "eleven"), NC_ ("number in words, first in a sentence", "Eleven") },
  { NC_ ("number in words", "twelve"), NC_ ("number in words, first in a sentence", "Twelve") },
};

/**
 * entente_finding_number:
 *
 * Returns: (transfer full): "eight", "Eight", "13": words up to twelve, in the user's language
 */
char *
entente_finding_number (guint n,
                        gboolean starts_sentence)
{
  if (n >= G_N_ELEMENTS (number_words))
    return entente_format_number (n, 0);
  if (starts_sentence)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "number in words, first in a sentence",
                                   number_words[n].first));
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "number in words", number_words[n].inside));
}

static const char *
get_name (const EntenteSceneInput *input,
          int partner)
{
  return entente_format_partner (input->dataset, partner, input->languages);
}

static void
count_changes (const EntenteEvaluation *before,
               const EntenteEvaluation *after,
               Changes *changes)
{
  guint i;

  for (i = 0; i < after->n_partners; i++)
    {
      guint from = before->tiers[i], to = after->tiers[i];

      changes->n_ranks += before->ranks[i] != after->ranks[i];
      if (to < from)
        changes->n_rises++;
      if (to < from && to == 0 && changes->n_up++ == 0)
        changes->up = i;
      if (to > from && changes->n_drops++ == 0)
        changes->drop = i;
      if (to > from && from == 0 && changes->n_down++ == 0)
        changes->down = i;
    }
}

/* The criterion whose share moved most, or ENTENTE_NONE; more tells the direction. */
static int
find_moved_criterion (const EntenteEvaluation *before,
                      const EntenteEvaluation *after,
                      gboolean *more)
{
  double most = MOVED_SHARE;
  int moved = ENTENTE_NONE;
  guint i;

  for (i = 0; i < after->n_criteria; i++)
    {
      double gap = after->shares[i] - before->shares[i];

      if (ABS (gap) > most)
        {
          most = ABS (gap);
          moved = i;
          *more = gap > 0;
        }
    }
  return moved;
}

static char *
describe_leader (const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation;
  g_autofree char *number = NULL;
  guint n = 0;

  while (n < e->n_rated && e->ranks[e->order[n]] == 1)
    n++;
  if (n == 1)
    return g_strdup_printf (_("%s leads"), get_name (input, e->order[0]));
  if (n == 2)
    return g_strdup_printf (_("%s and %s lead"), get_name (input, e->order[0]), get_name (input, e->order[1]));
  number = entente_finding_number (n, FALSE);
  return g_strdup_printf (_("%s share the first place"), number);
}

static char *
describe_state (const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation;
  g_autofree char *leader = NULL;
  g_autofree char *number = NULL;
  g_autofree char *tier = NULL;
  guint n = e->tier_sizes[0];

  if (e->n_rated == 0)
    return g_strdup (_("No partner can be rated yet"));
  leader = describe_leader (input);
  if (e->n_tiers < 2)
    return g_steal_pointer (&leader);
  number = entente_finding_number (n, TRUE);
  tier = entente_format_tier (0);
  /* Translators: "Ten partners reach Tier 1; Japan leads". */
  return g_strdup_printf (ngettext ("%1$s partner reaches %2$s; %3$s", "%1$s partners reach %2$s; %3$s", n),
                          number, tier, leader);
}

/* What n partners (or the one that is named) do, as the end of "More weight on Geography ...". */
static char *
describe_effect (const EntenteSceneInput *input,
                 const Changes *changes)
{
  gboolean up = changes->n_up > 0;
  guint n = up ? changes->n_up : changes->n_down;
  g_autofree char *number = entente_finding_number (n, FALSE);
  g_autofree char *tier = entente_format_tier (0);
  const char *name;

  if (n == 0)
    return NULL;
  name = get_name (input, up ? changes->up : changes->down);
  if (n == 1)
    return g_strdup_printf (up ? _("lifts %1$s to %2$s") : _("takes %1$s out of %2$s"), name, tier);
  if (up)
    return g_strdup_printf (ngettext ("lifts %1$s partner to %2$s", "lifts %1$s partners to %2$s", n), number, tier);
  return g_strdup_printf (ngettext ("takes %1$s partner out of %2$s", "takes %1$s partners out of %2$s", n), number,
                          tier);
}

static char *
describe_small_effect (const Changes *changes)
{
  guint n = changes->n_rises + changes->n_drops;
  g_autofree char *number = entente_finding_number (n > 0 ? n : changes->n_ranks, FALSE);

  if (n > 0)
    return g_strdup_printf (ngettext ("moves %s partner to another tier", "moves %s partners to another tier", n),
                            number);
  if (changes->n_ranks > 0)
    return g_strdup_printf (ngettext ("changes %s place and no tier", "changes %s places and no tier",
                                      changes->n_ranks),
                            number);
  return g_strdup (_("changes no place"));
}

static char *
describe_cause (const EntenteSceneInput *input)
{
  gboolean more = FALSE;
  int criterion = find_moved_criterion (input->baseline, input->evaluation, &more);

  /* Translators: the cause in "What is supposed lifts Oman to Tier 1": values put in place of facts. */
  if (criterion == ENTENTE_NONE && input->scenario->what_ifs->len > 0)
    return g_strdup (_("What is supposed"));
  if (criterion == ENTENTE_NONE)
    return g_strdup (_("The change"));
  return g_strdup_printf (more ? _("More weight on %s") : _("Less weight on %s"),
                          entente_text_get (&input->dataset->criteria[criterion].name, input->languages));
}

static gboolean
differs_from_baseline (const EntenteSceneInput *input,
                       const Changes *changes)
{
  gboolean more;

  return changes->n_ranks + changes->n_rises + changes->n_drops > 0 ||
         find_moved_criterion (input->baseline, input->evaluation, &more) != ENTENTE_NONE;
}

static char *
describe_change (const EntenteSceneInput *input,
                 const Changes *changes)
{
  g_autofree char *cause = describe_cause (input);
  g_autofree char *effect = describe_effect (input, changes);

  if (effect == NULL)
    effect = describe_small_effect (changes);
  /* Translators: what was changed, then what that does: "More weight on Geography" "lifts Oman to Tier 1". */
  return g_strdup_printf (C_ ("cause and effect", "%1$s %2$s"), cause, effect);
}

static char *
describe_drops (const EntenteSceneInput *input,
                const Changes *changes)
{
  g_autofree char *number = NULL;
  g_autofree char *tier = NULL;

  if (changes->n_drops == 0)
    return NULL;
  if (changes->n_drops == 1)
    {
      if (input->evaluation->tiers[changes->drop] >= input->evaluation->n_tiers)
        return g_strdup_printf (_("%s is no longer rated"), get_name (input, changes->drop));
      tier = entente_format_tier (input->evaluation->tiers[changes->drop]);
      return g_strdup_printf (_("%1$s drops to %2$s"), get_name (input, changes->drop), tier);
    }
  number = entente_finding_number (changes->n_drops, TRUE);
  return g_strdup_printf (ngettext ("%s partner drops", "%s partners drop", changes->n_drops), number);
}

static gboolean
weighs_alike (const EntenteScenario *scenario)
{
  guint i;

  for (i = 1; i < scenario->n_criteria; i++)
    if (scenario->weights[i] != scenario->weights[0])
      return FALSE;
  return TRUE;
}

static char *
describe_basis (const EntenteSceneInput *input)
{
  int preset = entente_scenario_match_preset (input->scenario, input->dataset);

  if (preset != ENTENTE_NONE)
    return g_strdup (entente_text_get (&input->dataset->presets[preset].name, input->languages));
  return g_strdup (weighs_alike (input->scenario) ? _("equal weights") : _("custom weights"));
}

static char *
describe_partners (const EntenteSceneInput *input,
                   EntenteFindingKind kind)
{
  guint n = input->dataset->n_partners, matches = 0, i;

  if (kind == ENTENTE_FINDING_LIST && input->filter != NULL && *input->filter != '\0')
    {
      for (i = 0; i < n; i++)
        matches += entente_dataset_partner_matches (input->dataset, i, input->filter);
      return g_strdup_printf (ngettext ("%1$u of %2$u partner shown", "%1$u of %2$u partners shown", n), matches, n);
    }
  return g_strdup_printf (ngettext ("%u partner", "%u partners", n), n);
}

/* Joins what is there with a middle dot and frees the parts. */
static char *
join_parts (char **parts,
            guint n)
{
  GString *joined = g_string_new (NULL);
  guint i;

  for (i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", parts[i]);
  for (i = 0; i < n; i++)
    g_free (parts[i]);
  return g_string_free (joined, FALSE);
}

/* Nobody shall take what is supposed for a fact. */
static char *
describe_what_ifs (const EntenteSceneInput *input)
{
  guint n = input->scenario->what_ifs->len;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("with %u what-if value", "with %u what-if values", n), n);
}

static char *
describe_sort (const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation;
  const char *name = entente_text_get (&input->dataset->criteria[input->sort_criterion].name, input->languages);
  double best = -1;
  int first = ENTENTE_NONE;
  guint i;

  for (i = 0; i < e->n_partners; i++)
    {
      double value = entente_values_get_criterion (e->values, i, input->sort_criterion);

      if (value > best)
        {
          best = value;
          first = i;
        }
    }
  if (first == ENTENTE_NONE)
    return g_strdup_printf (_("Nobody is rated on %s"), name);
  return g_strdup_printf (_("%1$s is first on %2$s"), get_name (input, first), name);
}

/**
 * entente_finding_new:
 * @input: the baseline may be %NULL: then the state is described, else the change
 *
 * O(partners).
 */
EntenteFinding *
entente_finding_new (const EntenteSceneInput *input,
                     EntenteFindingKind kind)
{
  EntenteFinding *self = g_new0 (EntenteFinding, 1);
  Changes changes = { .up = ENTENTE_NONE, .down = ENTENTE_NONE, .drop = ENTENTE_NONE };
  char *parts[5] = { NULL };
  gboolean changed = FALSE;

  if (input->baseline != NULL)
    {
      count_changes (input->baseline, input->evaluation, &changes);
      changed = (input->baseline->n_rated > 0 || input->evaluation->n_rated > 0)
                && differs_from_baseline (input, &changes);
    }
  if (kind == ENTENTE_FINDING_LIST && input->sort_criterion != ENTENTE_NONE)
    self->title = describe_sort (input);
  else
    self->title = changed ? describe_change (input, &changes) : describe_state (input);
  if (changed)
    parts[0] = describe_drops (input, &changes);
  parts[1] = describe_partners (input, kind);
  parts[2] = describe_basis (input);
  if (input->scenario->year != 0)
    parts[3] = g_strdup_printf ("%d", input->scenario->year);
  parts[4] = describe_what_ifs (input);
  self->subtitle = join_parts (parts, G_N_ELEMENTS (parts));
  self->marking = entente_heading_get_marking (input);
  return self;
}

void
entente_finding_free (EntenteFinding *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->marking);
  g_free (self);
}

/* The words placed at the top of the picture @view of the input's size. */
EntenteHeading *
entente_finding_make_heading (const EntenteFinding *self,
                              const EntenteSceneInput *input,
                              const char *view)
{
  const EntenteHeadingInput heading = {
    .finding = self->title,
    .subtitle = self->subtitle,
    .marking = self->marking,
    .width = input->width,
    .text_scale = input->text_scale,
    .right_to_left = input->right_to_left,
    .room = input->for_export ? 0 : input->heading_room,
    .view = input->for_export ? NULL : view,
  };

  return entente_heading_new (&heading, input->measure);
}
