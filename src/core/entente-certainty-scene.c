/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Builds the heat map of rank acceptability.
 *
 *   rank_end mark name          cells            cells_end  words      share_end  ranks_end
 *        |    |   |             |   Tier 1 | Tier 2     |   |                 |          |
 *                               1     5      10         |
 *        1    *   Poland        [##][#][ ][ ]|[ ][ ]        firmly Tier 1     96        1–3
 *
 * Rows stand in the order of the ranking, so that a sure ranking is a narrow band along the diagonal and an
 * unsure one a broad cloud. The cut-offs of today's tiers (before gates) part ranks and rows at the same
 * places. Where a rank would be narrower than two and a half pixels, neighbouring ranks share a column and their
 * shares are added up.
 *
 * Building costs O(partners); cells of a row cost O(ranks) and are made for the rows in sight.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-certainty-scene-private.h"

#include "entente-certainty-finding.h"
#include "entente-certainty-words.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOW_HEIGHT 420.0
#define HEADING_EDGE 20.0

/* -- State -------------------------------------------------------------------------------------------------- */

static EntenteCertaintyState
find_state (const EntenteSceneInput *input)
{
  const EntenteRobustness *r = input->robustness;

  if (input->evaluation->n_rated == 0)
    return ENTENTE_CERTAINTY_STATE_NOBODY;
  if (input->dataset->n_partners > ENTENTE_ROBUSTNESS_MAX_PARTNERS)
    return ENTENTE_CERTAINTY_STATE_TOO_MANY;
  if (r == NULL && !entente_sampler_is_possible (input->dataset, input->scenario, NULL))
    return ENTENTE_CERTAINTY_STATE_IMPOSSIBLE;
  if (r == NULL || r->n_samples == 0 || r->n_partners == 0 || r->n_partners != input->dataset->n_partners)
    return ENTENTE_CERTAINTY_STATE_COUNTING;
  return r->rank_counts == NULL ? ENTENTE_CERTAINTY_STATE_TOO_MANY : ENTENTE_CERTAINTY_STATE_SHOWN;
}

static double
get_heading_width (const EntenteSceneInput *input)
{
  return input->width - 2 * HEADING_EDGE - input->heading_room;
}

/* Whether the title needs no more lines than a heading gives it. */
static gboolean
fits_heading (const EntenteSceneInput *input,
              const char *title)
{
  const double room = get_heading_width (input);
  const gsize first = entente_heading_find_break (input->measure, ENTENTE_FONT_FINDING, title, room);
  EntenteExtent extent;

  entente_measure_get_extent (input->measure, ENTENTE_FONT_FINDING, title + first, &extent);
  return extent.width <= room;
}

/* On a stage rows need the line that the legend makes good for. */
static char *
make_subtitle (const EntenteSceneInput *input)
{
  char *text = entente_certainty_finding_make_subtitle (input);

  if (input->medium != ENTENTE_MEDIUM_STAGE
      || entente_measure_get_width (input->measure, ENTENTE_FONT_SUBTITLE, text) <= get_heading_width (input))
    return text;
  g_free (text);
  return entente_certainty_finding_make_short_subtitle (input);
}

static void
make_words (EntenteCertaintyScene *self,
            const EntenteSceneInput *input)
{
  EntenteSceneInput known = *input;

  if (self->robustness == NULL)
    known.robustness = NULL;
  if (self->state == ENTENTE_CERTAINTY_STATE_IMPOSSIBLE)
    {
      self->title = g_strdup (_("No weights keep all of these bounds"));
      self->subtitle = g_strdup (_("Widen a bound or shorten the order of importance, under Certainty"));
    }
  else
    {
      self->title = entente_certainty_finding_make_title (&known);
      if (!fits_heading (input, self->title))
        {
          g_free (self->title);
          self->title = entente_certainty_finding_make_short_title (&known);
        }
      self->subtitle = make_subtitle (&known);
    }
  self->marking = entente_heading_get_marking (input);
  self->heading = entente_heading_new (&(EntenteHeadingInput){
                                         .finding = self->title,
                                         .subtitle = self->subtitle,
                                         .marking = self->marking,
                                         .width = input->width,
                                         .text_scale = input->text_scale,
                                         .right_to_left = input->right_to_left,
                                         .room = input->for_export ? 0 : input->heading_room,
                                         .view = input->for_export ? NULL : "certainty",
                                       },
                                       input->measure);
}

/* -- Rows --------------------------------------------------------------------------------------------------- */

static gboolean
matches_filter (const EntenteSceneInput *input,
                guint partner)
{
  if (input->filter == NULL || *input->filter == '\0')
    return TRUE;
  return entente_dataset_partner_matches (input->dataset, partner, input->filter);
}

static void
place_rows (EntenteCertaintyScene *self,
            const EntenteSceneInput *input)
{
  double y = self->list_y;
  guint i;

  self->n_rows = 0;
  for (i = 0; i < self->n_partners; i++)
    self->row_y[i] = NAN;
  for (i = 0; i < self->n_partners; i++)
    {
      const guint partner = self->evaluation->order[i];

      if (!matches_filter (input, partner))
        continue;
      self->rows[self->n_rows++] = partner;
      self->row_y[partner] = y;
      y += self->row_height;
    }
  if (self->n_rows == 0 && self->n_partners > 0)
    {
      g_free (self->empty);
      self->empty = g_strdup_printf (_("No partner is called “%s”"), input->filter);
      y += 80;
    }
  self->rows_end = y;
  self->content_height = y + 16;
}

/* Nobody can scroll on paper, and half a row looks odd on a wall: what is too short ends with its last whole row. */
static void
end_after_whole_row (EntenteCertaintyScene *self)
{
  double end = 0;
  guint i;

  for (i = 0; i < self->n_rows; i++)
    {
      const double bottom = self->row_y[self->rows[i]] + self->row_height - self->scroll;

      if (bottom <= self->height)
        end = MAX (end, bottom);
    }
  if (end > 0)
    self->height = end;
}

static EntenteCertaintyScene *
copy_input (const EntenteSceneInput *input)
{
  EntenteCertaintyScene *self = g_new0 (EntenteCertaintyScene, 1);

  self->dataset = entente_dataset_ref (input->dataset);
  self->evaluation = entente_evaluation_ref (input->evaluation);
  self->languages = g_strdupv ((char **) input->languages);
  self->width = input->width;
  self->height = input->height;
  self->scroll = input->viewport.y;
  self->right_to_left = input->right_to_left;
  self->for_export = input->for_export;
  self->selected = input->selected;
  self->hovered = input->hovered;
  self->compared = input->compared;
  self->n_tiers = input->evaluation->n_tiers;
  self->n_partners = input->evaluation->n_partners;
  self->rows = ENTENTE_NEW (guint, self->n_partners);
  self->row_y = ENTENTE_NEW (double, self->n_partners);
  self->state = find_state (input);
  if (self->state == ENTENTE_CERTAINTY_STATE_SHOWN)
    self->robustness = entente_robustness_ref (input->robustness);
  if (self->robustness != NULL && input->drawn != NULL && input->drawn->n_partners == self->n_partners)
    self->drawn = entente_evaluation_ref (input->drawn);
  return self;
}

static void
clear_keys (EntenteCertaintyScene *self)
{
  while (self->n_keys > 0)
    g_free (self->keys[--self->n_keys].text);
}

/* Columns and rows, with room for @most ranks. */
static void
place (EntenteCertaintyScene *self,
       const EntenteCertaintyBuild *build,
       guint most)
{
  double y;

  clear_keys (self);
  entente_certainty_scene_divide_ranks (self, build, most);
  y = entente_certainty_scene_place_keys (self, build, self->heading->bottom - 4 * build->scale);
  self->heads_y = y;
  self->ticks_y = y + build->line + 2;
  self->list_y = ceil (self->ticks_y + build->line + 4);
  place_rows (self, build->input);
}

/* Where paper ends before the rows do, the words and ranks that only the others have would take most of the width. */
static void
place_drawn (EntenteCertaintyScene *self,
             EntenteCertaintyBuild *build)
{
  guint most;

  entente_certainty_scene_fit_rows (self, build);
  place_rows (self, build->input);
  build->words = entente_certainty_scene_measure_drawn_words (self, build);
  most = entente_certainty_scene_find_drawn_ranks (self);
  entente_certainty_scene_place_columns (self, build);
  entente_certainty_scene_fit_rows (self, build);
  place (self, build, most);
}

/**
 * entente_certainty_scene_new:
 *
 * Keeps references to the dataset, the evaluations and the robustness of @input and copies its languages.
 * O(partners).
 */
EntenteCertaintyScene *
entente_certainty_scene_new (const EntenteSceneInput *input)
{
  EntenteCertaintyScene *self = copy_input (input);
  EntenteCertaintyBuild build = { .input = input, .scale = input->text_scale > 0 ? input->text_scale : 1 };
  EntenteExtent extent;

  entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, "0", &extent);
  build.line = extent.height;
  make_words (self, input);
  entente_certainty_scene_place_columns (self, &build);
  place (self, &build, G_MAXUINT);
  if (self->for_export && self->content_height > self->height)
    place_drawn (self, &build);
  if (self->form != ENTENTE_CERTAINTY_FORM_COMPACT && self->height >= LOW_HEIGHT)
    self->fixed = self->list_y;
  entente_certainty_scene_place_ticks (self, &build);
  entente_certainty_scene_place_parts (self, &build);
  if ((self->for_export || input->medium == ENTENTE_MEDIUM_STAGE) && self->content_height > self->height)
    end_after_whole_row (self);
  return self;
}

void
entente_certainty_scene_free (EntenteCertaintyScene *self)
{
  guint i;

  for (i = 0; i < self->n_parts; i++)
    g_free (self->parts[i].name);
  clear_keys (self);
  g_free (self->ticks);
  g_free (self->rows);
  g_free (self->row_y);
  g_free (self->empty);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->marking);
  entente_heading_free (self->heading);
  g_strfreev (self->languages);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  g_clear_pointer (&self->drawn, entente_evaluation_unref);
  entente_evaluation_unref (self->evaluation);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

/* -- What is asked of it while drawing ---------------------------------------------------------------------- */

static void
put_text (char *buffer,
          char *text)
{
  g_strlcpy (buffer, text, ENTENTE_CERTAINTY_TEXT_SIZE);
  g_free (text);
}

/* "likely Tier 1, now Tier 2": the tier of today where most weightings give another one. */
static char *
format_words (const EntenteCertaintyScene *self,
              guint partner,
              double *share)
{
  const guint tier = self->evaluation->tiers[partner];
  char *words = entente_certainty_format_tier (self->robustness, partner, share);
  g_autofree char *likeliest = NULL, *today = NULL;

  if (!self->says_today || tier >= self->n_tiers
      || entente_robustness_get_likeliest_tier (self->robustness, partner) == tier
      || entente_certainty_classify (*share) == ENTENTE_CERTAINTY_CONTESTED)
    return words;
  likeliest = words;
  today = entente_format_tier (tier);
  /* Translators: how sure a tier is, and the one that the weights of now give: "likely Tier 1, now Tier 2" */
  return g_strdup_printf (C_ ("certainty", "%1$s, now %2$s"), likeliest, today);
}

/**
 * entente_certainty_scene_get_row:
 * @row: (out): filled; its name belongs to the dataset
 */
void
entente_certainty_scene_get_row (const EntenteCertaintyScene *self,
                                 guint partner,
                                 EntenteCertaintyRow *row)
{
  const EntenteRobustness *r = self->robustness;
  double share;

  memset (row, 0, sizeof *row);
  row->partner = partner;
  row->rank = self->evaluation->ranks[partner];
  row->tier = self->evaluation->tiers[partner];
  row->likeliest = row->tier;
  row->name = entente_format_partner (self->dataset, partner, (const char *const *) self->languages);
  put_text (row->rank_text, row->rank != 0 ? entente_format_number (row->rank, 0) : g_strdup ("–"));
  if (r == NULL)
    return;
  row->known = TRUE;
  row->low = r->low_ranks[partner];
  row->high = r->high_ranks[partner];
  row->likeliest = entente_robustness_get_likeliest_tier (r, partner);
  put_text (row->words, format_words (self, partner, &share));
  row->certainty = entente_certainty_classify (share);
  put_text (row->share_text, entente_format_number (share < 1 ? MIN (lrint (100 * share), 99) : 100, 0));
  put_text (row->ranks_text, entente_certainty_format_ranks (row->low, row->high));
}

/**
 * entente_certainty_scene_get_cells:
 * @shares: (out) (array): [n_columns] of the draws, ranks that share a column added up
 *
 * O(ranks).
 */
void
entente_certainty_scene_get_cells (const EntenteCertaintyScene *self,
                                   guint partner,
                                   double *shares)
{
  guint rank;

  memset (shares, 0, self->n_columns * sizeof (double));
  if (self->robustness == NULL)
    return;
  for (rank = 1; rank <= self->n_ranks; rank++)
    shares[(rank - 1) / self->ranks_per_column]
      += entente_robustness_get_rank_acceptability (self->robustness, partner, rank);
}

/**
 * entente_certainty_scene_find_row:
 * @y: in content coordinates
 *
 * Returns: the partner whose row covers @y, or %ENTENTE_NONE. O(1).
 */
int
entente_certainty_scene_find_row (const EntenteCertaintyScene *self,
                                  double y)
{
  const double place = floor ((y - self->list_y) / self->row_height);

  return place >= 0 && place < self->n_rows ? (int) self->rows[(guint) place] : ENTENTE_NONE;
}

/* The column at x, which runs in the reading direction, or ENTENTE_NONE. */
int
entente_certainty_scene_find_column (const EntenteCertaintyScene *self,
                                     double x)
{
  const double column = floor ((x - self->columns.cells) / (self->rank_width * self->ranks_per_column));

  return column >= 0 && column < self->n_columns ? (int) column : ENTENTE_NONE;
}

/* The middle of a rank; ranks between whole ones for marks on their way. */
double
entente_certainty_scene_get_rank_x (const EntenteCertaintyScene *self,
                                    double rank)
{
  return self->columns.cells + (rank - 0.5) * self->rank_width;
}

/**
 * entente_certainty_scene_describe_cell:
 *
 * Returns: (transfer full): "Japan: rank 2 in 34 of 100 weightings"
 */
char *
entente_certainty_scene_describe_cell (const EntenteCertaintyScene *self,
                                       guint partner,
                                       guint column)
{
  const guint first = column * self->ranks_per_column + 1;
  const guint last = MIN (first + self->ranks_per_column - 1, self->n_ranks);
  const char *name = entente_format_partner (self->dataset, partner, (const char *const *) self->languages);
  g_autofree double *shares = g_new (double, self->n_columns);
  g_autofree char *share = NULL;

  entente_certainty_scene_get_cells (self, partner, shares);
  if (shares[column] <= 0 && first == last)
    return g_strdup_printf (_("%1$s: never rank %2$u"), name, first);
  if (shares[column] <= 0)
    return g_strdup_printf (_("%1$s: never rank %2$u to %3$u"), name, first, last);
  share = entente_certainty_format_share (shares[column]);
  if (first == last)
    return g_strdup_printf (_("%1$s: rank %2$u in %3$s of 100 weightings"), name, first, share);
  return g_strdup_printf (_("%1$s: rank %2$u to %3$u in %4$s of 100 weightings"), name, first, last, share);
}

/**
 * entente_certainty_scene_describe_row:
 *
 * Returns: (transfer full): "Japan: firmly Tier 1: 96 of 100 weightings, ranks 1–3 in 90 of them", with a line
 *   for each part
 */
char *
entente_certainty_scene_describe_row (const EntenteCertaintyScene *self,
                                      guint partner)
{
  const EntenteRobustness *r = self->robustness;
  const char *name = entente_format_partner (self->dataset, partner, (const char *const *) self->languages);
  g_autofree char *sentence = NULL;
  g_autofree char *ranks = NULL;

  if (r == NULL)
    return g_strdup (name);
  sentence = entente_certainty_format_sentence (r, partner);
  if (r->low_ranks[partner] == 0)
    return g_strdup_printf ("%s\n%s", name, sentence);
  ranks = entente_certainty_format_ranks (r->low_ranks[partner], r->high_ranks[partner]);
  /* Translators: a partner, how sure its tier is, between which ranks 90 of 100 weightings place it: "1–3" */
  return g_strdup_printf (_("%1$s\n%2$s\nrank %3$s in 90 of 100"), name, sentence, ranks);
}

/**
 * entente_certainty_get_level:
 *
 * Returns: the step of the ramp for a share of draws: 0 = empty below 0.005, else ceil (8 sqrt (share)), so
 *   that one draw in a hundred is the first step and all of them the last
 */
guint
entente_certainty_get_level (double share)
{
  if (share < ENTENTE_CERTAINTY_LEAST_SHARE)
    return 0;
  return CLAMP ((guint) ceil (ENTENTE_CERTAINTY_LEVELS * sqrt (share) - 1e-9), 1, ENTENTE_CERTAINTY_LEVELS);
}
