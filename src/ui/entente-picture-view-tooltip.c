/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What stands in the tooltip of a mark: never the only place of a fact, always the short version. */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-certainty-words.h"
#include "entente-format.h"
#include "entente-plain-text.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>

static void
add_pinned (EntentePictureView *self,
            int partner,
            GString *text)
{
  if (entente_picture_view_is_pinned (self, partner))
    g_string_append_printf (text, "\n%s", _("Pinned here by hand"));
}

static void
add_what_ifs (EntentePictureView *self,
              int partner,
              GString *text)
{
  guint n = entente_what_if_count (entente_session_get_scenario (self->session), partner);

  if (n > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("With %u what-if value", "With %u what-if values", n), n);
    }
}

/* "Ranks 2–7 in 9 of 10 weightings" */
static void
add_span (EntentePictureView *self,
          int partner,
          GString *text)
{
  const EntenteRobustness *robustness = self->robustness;
  g_autofree char *ranks = NULL;

  if (robustness == NULL || partner >= (int) robustness->n_partners || robustness->low_ranks[partner] == 0)
    return;
  ranks = entente_certainty_format_ranks (robustness->low_ranks[partner], robustness->high_ranks[partner]);
  g_string_append_c (text, '\n');
  /* Translators: %s is one rank or a range of them, "2–7" */
  g_string_append_printf (text, robustness->low_ranks[partner] == robustness->high_ranks[partner]
                                  ? _("Rank %s in 9 of 10 weightings") : _("Ranks %s in 9 of 10 weightings"), ranks);
}

/* Orbit: what the size of the disc stands for. */
static void
add_size (EntentePictureView *self,
          int partner,
          GString *text)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *id = entente_view_filter_get_size_by (self->filter);
  int quantity = id != NULL ? entente_dataset_find_quantity (dataset, id) : ENTENTE_NONE;
  g_autofree char *value = NULL;
  EntenteCell cell;

  if (quantity < 0 || !g_str_equal (entente_picture_get_id (self->picture), "orbit"))
    return;
  entente_values_get_cell (entente_session_get_evaluation (self->session)->values, (guint) partner, (guint) quantity,
                           &cell);
  value = entente_format_cell (dataset, (guint) quantity, &cell, g_get_language_names ());
  g_string_append_printf (text, "\n%s: %s", entente_text_get (&dataset->quantities[quantity].name, g_get_language_names ()),
                          value);
}

/* All but the name, a line each. */
static char *
describe_standing (EntentePictureView *self,
                   int partner)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *const *languages = g_get_language_names ();
  g_autofree char *tier = NULL, *rank = NULL, *points = NULL;
  GString *text = g_string_new (NULL);
  int gate;

  if (evaluation->ranks[partner] == 0)
    {
      g_string_append (text, _("Not rated"));
      add_what_ifs (self, partner, text);
      add_pinned (self, partner, text);
      return g_string_free (text, FALSE);
    }
  tier = entente_format_tier (evaluation->tiers[partner]);
  rank = entente_format_rank (evaluation->ranks[partner]);
  points = entente_format_points (evaluation->scores[partner]);
  /* Translators: a tier, a rank, a score: "Tier 1 · 2nd · 81.8 points" */
  g_string_append_printf (text, _("%s · %s · %s points"), tier, rank, points);
  add_span (self, partner, text);
  gate = evaluation->gates[partner];
  if (gate != ENTENTE_NONE)
    g_string_append_printf (text, "\n%s", entente_text_get (&dataset->gates[gate].reason, languages));
  if (!entente_evaluation_is_firm (evaluation, (guint) partner))
    g_string_append_printf (text, "\n%s", _("Not firmly rated: too many facts are missing"));
  add_size (self, partner, text);
  add_what_ifs (self, partner, text);
  add_pinned (self, partner, text);
  return g_string_free (text, FALSE);
}

/**
 * entente_picture_view_describe_partner:
 *
 * Returns: (transfer full): what its tooltip says, in one line for a screen reader: "Japan · Tier 1 · 1st · 81.9 points"
 */
char *
entente_picture_view_describe_partner (EntentePictureView *self,
                                       int partner)
{
  g_autofree char *text = describe_standing (self, partner);
  const char *const *languages = g_get_language_names ();
  const char *name = entente_format_partner (entente_session_get_dataset (self->session), partner, languages);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv (" · ", lines);

  return g_strdup_printf ("%s · %s", name, joined);
}

/* What follows gives markup, with all that comes from the file escaped. */

static char *
describe_partner (EntentePictureView *self,
                  int partner)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *text = describe_standing (self, partner), *lines = entente_plain_text_wrap (text);
  g_autofree char *name = entente_plain_text_wrap (entente_format_partner (dataset, partner, g_get_language_names ()));

  return g_markup_printf_escaped ("<b>%s</b>\n%s", name, lines);
}

static char *
describe_tie (EntentePictureView *self,
              int index)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteTie *tie = &dataset->ties[index];
  const char *const *languages = g_get_language_names ();
  const char *kind = entente_text_get (&dataset->tie_kinds[tie->kind].name, languages);
  g_autoptr (GString) text = g_string_new (kind);
  g_autofree char *lines = NULL, *a = NULL, *b = NULL;

  if (tie->since != 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("since %d"), tie->since);
    }
  if (!entente_text_is_empty (&tie->note))
    g_string_append_printf (text, "\n%s", entente_text_get (&tie->note, languages));
  lines = entente_plain_text_wrap (text->str);
  a = entente_plain_text_shorten (entente_format_partner (dataset, tie->a, languages), ENTENTE_MAX_LABEL);
  b = entente_plain_text_shorten (entente_format_partner (dataset, tie->b, languages), ENTENTE_MAX_LABEL);
  return g_markup_printf_escaped ("<b>%s – %s</b>\n%s", a, b, lines);
}

static char *
describe_bloc (EntentePictureView *self,
               int index)
{
  const EntenteBloc *bloc = &entente_session_get_dataset (self->session)->blocs[index];
  g_autofree char *name = entente_plain_text_wrap (entente_text_get (&bloc->name, g_get_language_names ()));

  return g_markup_printf_escaped (ngettext ("<b>%s</b>\n%u member among the partners",
                                            "<b>%s</b>\n%u members among the partners",
                                            bloc->n_members),
                                  name, bloc->n_members);
}

static char *
describe_pick (EntentePictureView *self,
               EntentePick found)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  switch (found.kind)
    {
    case ENTENTE_PICK_PARTNER:
      return describe_partner (self, found.index);
    case ENTENTE_PICK_TIE:
      return describe_tie (self, found.index);
    case ENTENTE_PICK_BLOC:
      return describe_bloc (self, found.index);
    case ENTENTE_PICK_CUT_OFF:
      return g_markup_escape_text (_("Drag to move the cut-off; hold Alt to place it freely"), -1);
    case ENTENTE_PICK_CRITERION:
      return g_markup_printf_escaped (_("Sort by %s"), entente_text_get (&dataset->criteria[found.index].name,
                                                                        g_get_language_names ()));
    case ENTENTE_PICK_HUB:
      return g_markup_escape_text (entente_text_get (&dataset->hub_name, g_get_language_names ()), -1);
    case ENTENTE_PICK_NOTHING:
    default:
      return NULL;
    }
}

gboolean
entente_picture_view_query_tooltip (EntentePictureView *self,
                                    double x,
                                    double y,
                                    GtkTooltip *tooltip)
{
  EntentePick found = entente_picture_pick (self->picture, x, y);
  g_autofree char *words = entente_picture_describe_place (self->picture, x, y);
  g_autofree char *markup = words != NULL ? g_markup_escape_text (words, -1) : describe_pick (self, found);
  double px, py, radius;
  GdkRectangle area = { (int) x - 4, (int) y - 4, 8, 8 };

  if (markup == NULL)
    return FALSE;
  gtk_tooltip_set_markup (tooltip, markup);
  if (found.kind == ENTENTE_PICK_PARTNER && entente_picture_get_content_height (self->picture) <= 0
      && entente_picture_locate (self->picture, found.index, &px, &py, &radius))
    area = (GdkRectangle){ (int) (px - radius), (int) (py - radius), (int) (2 * radius) + 1, (int) (2 * radius) + 1 };
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}
