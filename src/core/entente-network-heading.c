/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the network says in words: of one partner its ties and blocs, else who holds how many ties; under a
 * condition, how many ties hold and whom the others leave.
 */

#include "config.h"

#include "entente-format.h"
#include "entente-network-scene-private.h"

#include <glib/gi18n-lib.h>

#define HEADING_EDGE 20.0

static guint
count_ties (const EntenteNetworkBuilder *self,
            int end)
{
  const EntenteDataset *dataset = self->input->dataset;
  guint n = 0, i;

  for (i = 0; i < dataset->n_ties; i++)
    if (entente_network_builder_shows_tie (self, &dataset->ties[i])
        && (end == ENTENTE_NONE || dataset->ties[i].a == end || dataset->ties[i].b == end))
      n++;
  return n;
}

static gboolean
has_member (const EntenteBloc *bloc,
            int partner)
{
  guint i;

  for (i = 0; i < bloc->n_members; i++)
    if (bloc->members[i] == partner)
      return TRUE;
  return FALSE;
}

static char *
make_partner_title (const EntenteNetworkBuilder *self,
                    int partner)
{
  const EntenteDataset *dataset = self->input->dataset;
  const char *name = entente_format_partner (dataset, partner, self->input->languages);
  guint n_ties = count_ties (self, partner), n_blocs = 0, b;
  g_autofree char *ties = NULL, *blocs = NULL;

  for (b = 0; b < dataset->n_blocs; b++)
    n_blocs += has_member (&dataset->blocs[b], partner);
  if (n_ties == 0 && n_blocs == 0)
    return g_strdup_printf (_ ("%s: no ties and no blocs"), name);
  ties = g_strdup_printf (ngettext ("%u tie", "%u ties", n_ties), n_ties);
  blocs = g_strdup_printf (ngettext ("%u bloc", "%u blocs", n_blocs), n_blocs);
  if (n_blocs == 0)
    /* Translators: a partner and its ties, as in "Poland: 2 ties" */
    return g_strdup_printf (C_ ("network finding", "%s: %s"), name, ties);
  if (n_ties == 0)
    return g_strdup_printf (C_ ("network finding", "%s: %s"), name, blocs);
  /* Translators: a partner, its ties and its blocs, as in "Poland: 2 ties, 1 bloc" */
  return g_strdup_printf (C_ ("network finding", "%s: %s, %s"), name, ties, blocs);
}

static char *
make_general_title (const EntenteNetworkBuilder *self)
{
  const char *hub = entente_text_get (&self->input->dataset->hub_name, self->input->languages);
  guint n_all = count_ties (self, ENTENTE_NONE), n_hub = count_ties (self, ENTENTE_HUB);
  guint n_partners = self->input->dataset->n_partners;

  if (n_all == 0)
    return g_strdup_printf (ngettext ("%u partner, no ties shown", "%u partners, no ties shown", n_partners),
                            n_partners);
  if (n_hub == 0 || hub == NULL || hub[0] == '\0')
    return g_strdup_printf (ngettext ("%u tie between partners", "%u ties between partners", n_all), n_all);
  if (n_hub == n_all)
    /* Translators: the hub and a number, as in "United States: all 140 ties lead here" */
    return g_strdup_printf (ngettext ("%s: the only tie leads here", "%s: all %u ties lead here", n_all), hub, n_all);
  /* Translators: the hub and two numbers, as in "United States: 128 of 140 ties lead here" */
  return g_strdup_printf (ngettext ("%s: %u of %u tie leads here", "%s: %u of %u ties lead here", n_all), hub, n_hub,
                          n_all);
}

/* "NATO Article 5, Reciprocal procurement": each kind once, in the order of the ties. */
static char *
list_kinds (const EntenteNetworkBuilder *self,
            int partner)
{
  const EntenteDataset *dataset = self->input->dataset;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree gboolean *listed = g_new0 (gboolean, dataset->n_tie_kinds);
  guint i;

  for (i = 0; i < dataset->n_ties; i++)
    {
      const EntenteTie *tie = &dataset->ties[i];

      if ((tie->a != partner && tie->b != partner) || tie->kind < 0 || listed[tie->kind]
          || !entente_network_builder_shows_tie (self, tie))
        continue;
      listed[tie->kind] = TRUE;
      g_ptr_array_add (names, (gpointer) entente_text_get (&dataset->tie_kinds[tie->kind].name,
                                                           self->input->languages));
    }
  if (names->len == 0)
    return NULL;
  return entente_format_names ((const char *const *) names->pdata, names->len, 4);
}

static char *
list_blocs (const EntenteNetworkBuilder *self,
            int partner)
{
  const EntenteDataset *dataset = self->input->dataset;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint b;

  for (b = 0; b < dataset->n_blocs; b++)
    if (partner >= 0 ? has_member (&dataset->blocs[b], partner) : self->blocs_shown[b])
      g_ptr_array_add (names, (gpointer) entente_text_get (&dataset->blocs[b].name, self->input->languages));
  if (names->len == 0)
    return NULL;
  return entente_format_names ((const char *const *) names->pdata, names->len, 4);
}

static int
find_condition (const EntenteNetworkBuilder *self)
{
  const EntenteScenario *scenario = self->input->scenario;
  guint c;

  for (c = 0; c < MIN (self->input->dataset->n_conditions, scenario->n_conditions); c++)
    if (!isnan (scenario->condition_levels[c]) && self->input->dataset->conditions[c].quantity >= 0)
      return (int) c;
  return ENTENTE_NONE;
}

/* A measure to weigh partners by: the first outside the criteria, or none. */
static int
find_measure (const EntenteDataset *dataset)
{
  return dataset->n_quantities > dataset->n_indicators ? (int) dataset->n_indicators : ENTENTE_NONE;
}

/* "Article 5 on condition of spending, 3.5: 12 of 30 ties hold; not covered: 18 % (gross domestic product)" */
static char *
describe_condition (const EntenteNetworkBuilder *self,
                    guint condition)
{
  const EntenteDataset *dataset = self->input->dataset;
  const char *const *languages = self->input->languages;
  const EntenteCondition *rule = &dataset->conditions[condition];
  double level = self->input->scenario->condition_levels[condition];
  g_autofree char *number = entente_format_number (level, dataset->quantities[rule->quantity].decimals);
  g_autofree char *share = NULL, *ties = NULL;
  int measure = find_measure (dataset);
  EntenteCover cover;
  guint n_ties;

  entente_condition_get_cover (self->input->evaluation->values, condition, level, measure, &cover);
  n_ties = cover.n_hold + cover.n_fail + cover.n_unknown;
  /* Translators: a condition, its level and counts: "Article 5 on condition of spending, 2.0: 12 of 30 ties hold" */
  ties = g_strdup_printf (ngettext ("%s, %s: %u of %u tie holds", "%s, %s: %u of %u ties hold", n_ties),
                          entente_text_get (&rule->name, languages), number, cover.n_hold, n_ties);
  share = entente_format_share ((gint64) (100 * cover.uncovered + 0.5), 0);
  if (measure == ENTENTE_NONE)
    return g_strdup_printf (_ ("%s; not covered: %s of the partners"), ties, share);
  /* Translators: a sentence, a share and what it is a share of: "...; not covered: 18 % (gross domestic product)" */
  return g_strdup_printf (_ ("%s; not covered: %s (%s)"), ties, share,
                          entente_text_get (&dataset->quantities[measure].name, languages));
}

/* What draws the partners together, with the names of the shown blocs; on a stage these stand in the picture, and a
 * second line would take the room of names. */
static char *
describe_blocs (const EntenteNetworkBuilder *self,
                const char *blocs)
{
  const EntenteSceneInput *input = self->input;
  g_autofree char *text = NULL;

  if (blocs == NULL)
    return g_strdup (_ ("Ties draw partners together; those of the hub do not"));
  text = g_strdup_printf (_ ("Grouped by bloc and region; shown: %s"), blocs);
  if (input->medium == ENTENTE_MEDIUM_STAGE
      && entente_measure_get_width (input->measure, ENTENTE_FONT_SUBTITLE, text) > input->width - 2 * HEADING_EDGE)
    return describe_blocs (self, NULL);
  return g_steal_pointer (&text);
}

static char *
make_subtitle (const EntenteNetworkBuilder *self)
{
  int selected = self->scene->selected, condition = find_condition (self);
  g_autofree char *kinds = selected >= 0 ? list_kinds (self, selected) : NULL;
  g_autofree char *blocs = list_blocs (self, selected);

  if (condition != ENTENTE_NONE)
    return describe_condition (self, (guint) condition);
  if (selected >= 0 && kinds != NULL && blocs != NULL && !entente_network_builder_is_narrow (self))
    /* Translators: kinds of ties, then blocs, of one partner */
    return g_strdup_printf (C_ ("network subtitle", "%s; member of %s"), kinds, blocs);
  if (selected >= 0 && kinds == NULL && blocs != NULL)
    return g_strdup_printf (C_ ("network subtitle", "Member of %s"), blocs);
  if (selected >= 0)
    return g_strdup (kinds != NULL ? kinds : "");
  if (self->scene->layout->arrangement == ENTENTE_ARRANGE_BY_REGION)
    return g_strdup (_ ("Grouped by region; ties draw partners together"));
  if (self->scene->layout->arrangement == ENTENTE_ARRANGE_BY_TIER)
    return g_strdup (_ ("Grouped by tier: the highest is nearest to the hub"));
  return describe_blocs (self, blocs);
}

/**
 * entente_network_builder_add_heading:
 *
 * Words the finding, places it and sets the description for who cannot see the picture. Speaks of the
 * selected partner, not of the one under the pointer: a title that changes with every move is no title.
 */
void
entente_network_builder_add_heading (EntenteNetworkBuilder *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteNetworkScene *scene = self->scene;
  g_autofree char *title = NULL, *subtitle = NULL;
  g_autofree char *marking = entente_heading_get_marking (input);
  EntenteHeadingInput heading = { .width = scene->width, .text_scale = self->scale,
                                  .right_to_left = input->right_to_left,
                                  .room = input->for_export ? 0 : input->heading_room,
                                  .view = input->for_export ? NULL : "network" };

  title = scene->selected >= 0 ? make_partner_title (self, scene->selected) : make_general_title (self);
  subtitle = make_subtitle (self);
  heading.finding = title;
  heading.subtitle = subtitle;
  heading.marking = marking;
  scene->heading = entente_heading_new (&heading, input->measure);
  /* Translators: a sentence without full stop, then another; for screen readers */
  scene->description = subtitle[0] != '\0' ? g_strdup_printf (_ ("%s. %s."), title, subtitle)
                                           : g_strdup_printf (_ ("%s."), title);
}
