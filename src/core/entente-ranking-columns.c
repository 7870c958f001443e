/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where the columns of the ranked list are, how high its rows are, and its legend.
 *
 * Columns are as wide as what they hold: ranks and changes by their digits, names by the widest one up to a part of
 * the picture. What is left belongs to the bars, which are what the list is for.
 *
 * Rows of another height change what stands in them: higher ones have larger text up to 1.6 times, thicker bars;
 * lower ones smaller text, never below that of notes.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-name-column.h"
#include "entente-ranking-scene-private.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>

#define CLOSEST_ROW 0.8  /* of a line of text, rows of a stage */
#define ROW_SPACE 5.0    /* between the bars of such rows */
#define STAGE_NAMES 0.23 /* of the width, at most */
#define EDGE ENTENTE_RANKING_EDGE
#define COMPACT_WIDTH 400.0
#define SWATCH 12.0
#define HANDLE_FROM_END 120.0
#define HANDLE_FROM_SCORE_END 60.0
#define WHISKER_WIDTH 560.0 /* of a picture that has whiskers */
#define SCORE_GAP 28.0 /* before the whiskers, above which rank 1 has its number: not to be read as one with the score */
#define BOTH_WIDTH 760.0
#define SLOPE_WIDTH 480.0   /* of a picture that has slope lines */
#define WIDE 900.0 /* below, bars need the room more than the few long names */
#define MAX_RANK_NUMBERS 5
#define LEAST_ROW 13.0
#define BAR_OF_ROW 0.56
#define TEXT_GROWTH 0.3 /* of rows higher than normal */

static double
measure_text (const EntenteRankingBuild *build,
              EntenteFont font,
              const char *text)
{
  return entente_measure_get_width (build->input->measure, font, text);
}

/* Ranks have at most as many digits as the last one. */
static double
measure_ranks (const EntenteRankingScene *self,
               const EntenteRankingBuild *build,
               EntenteFont font)
{
  g_autofree char *last = entente_format_number (MAX (self->evaluation->n_rated, 10), 0);

  return measure_text (build, font, last);
}

/* The compared ranking's numbers, and room for the lines from them to the rows. Returns where the rows begin. */
static double
place_slope_columns (EntenteRankingScene *self,
                     const EntenteRankingBuild *build)
{
  EntenteRankingColumns *c = &self->columns;
  const double s = build->scale;

  if (self->other == NULL || self->width < SLOPE_WIDTH * s)
    return 0;
  c->other_end = 14 * s + measure_ranks (self, build, ENTENTE_FONT_LABEL_STRONG);
  c->slope = c->other_end + 6 * s;
  c->slope_end = c->slope + CLAMP (0.12 * self->width, 52 * s, 200 * s);
  return c->slope_end - 2 * s;
}

static void
place_full_columns (EntenteRankingScene *self,
                    const EntenteRankingBuild *build)
{
  EntenteRankingColumns *c = &self->columns;
  const double s = build->scale, z = self->text_zoom;
  const double share = self->width < ENTENTE_RANKING_LEGEND_WIDTH * s ? 0.30
                       : build->input->medium == ENTENTE_MEDIUM_STAGE   ? STAGE_NAMES
                       : self->width < WIDE * s                         ? 0.17
                                                                        : 0.20;
  const double most = share * self->width; /* above 90 s at any width that this form is for */
  const double lock = self->dataset->n_gates > 0 ? 20 * s : 8 * s;

  c->start = place_slope_columns (self, build);
  c->bracket = c->start + 14 * s;
  c->rank_end = c->start + 26 * s + z * measure_ranks (self, build, ENTENTE_FONT_BODY_STRONG);
  c->change = c->rank_end + 9 * s;
  c->mark = c->change + z * (12 * s + measure_ranks (self, build, ENTENTE_FONT_DELTA)) + 10 * s;
  c->name = c->mark + 13 * s * z;
  c->name_end = c->name + CLAMP (z * entente_name_column_measure (build->input) + lock, 90 * s, most);
  c->end = c->score_end = self->width - EDGE;
  c->whisker = c->whisker_end = c->end;
  /* Lines and whiskers together need room for bars. */
  if (build->input->shows_certainty && self->width >= (c->start > 0 ? BOTH_WIDTH : WHISKER_WIDTH) * s)
    {
      c->whisker_end = c->end - 6 * s;
      c->whisker = c->whisker_end - CLAMP (0.13 * self->width, 72 * s, 200 * s);
      c->score_end = c->whisker - SCORE_GAP * s;
    }
  c->bar = ceil (c->name_end + 8 * s);
  c->bar_end = MAX (floor (c->score_end - 14 * s - z * measure_text (build, ENTENTE_FONT_BODY_STRONG, "100.0")), c->bar);
}

static void
place_compact_columns (EntenteRankingScene *self,
                       const EntenteRankingBuild *build)
{
  EntenteRankingColumns *c = &self->columns;
  const double s = build->scale;

  c->rank_end = MAX (36 * s, 18 * s + measure_ranks (self, build, ENTENTE_FONT_BODY_STRONG));
  c->bracket = 12 * s;
  c->mark = c->rank_end + 13 * s;
  c->name = round (c->mark + 13 * s);
  c->end = c->score_end = self->width - 16;
  c->whisker = c->whisker_end = c->end;
  c->change = c->score_end - 80 * s;
  c->name_end = c->change - 4 * s;
  c->bar = c->name;
  c->bar_end = c->score_end;
}

/* The larger text has lines higher than the row; what is drawn of it still fits. */
static void
choose_fonts (EntenteRankingScene *self,
              double room)
{
  self->name_font = room >= 18 ? ENTENTE_FONT_BODY : room >= 15.5 ? ENTENTE_FONT_LABEL : ENTENTE_FONT_NOTE;
  self->strong_font = room >= 18 ? ENTENTE_FONT_BODY_STRONG : ENTENTE_FONT_LABEL_STRONG;
}

void
entente_ranking_scene_place_columns (EntenteRankingScene *self,
                                     const EntenteRankingBuild *build)
{
  const double s = build->scale, zoom = build->row_zoom;
  EntenteExtent extent;

  entente_measure_get_extent (build->input->measure, ENTENTE_FONT_BODY, "0", &extent);
  self->form = self->width < COMPACT_WIDTH * s ? ENTENTE_RANKING_COMPACT : ENTENTE_RANKING_FULL;
  self->header_height = ceil (MAX (24 * s, extent.height + 4));
  self->text_zoom = 1;
  if (self->form == ENTENTE_RANKING_COMPACT)
    {
      self->bar_height = round (CLAMP (6 * zoom, 4, 20) * s);
      self->row_height = ceil (MAX ((extent.height + round (6 * s) + 11 * s) * zoom, extent.height + self->bar_height + 3));
      choose_fonts (self, 25);
      place_compact_columns (self, build);
    }
  else
    {
      self->text_zoom = 1 + MAX (zoom - 1, 0) * TEXT_GROWTH;
      self->row_height = ceil (MAX (MAX (25 * s, extent.height + 3) * zoom, LEAST_ROW * s));
      self->bar_height = round (CLAMP (BAR_OF_ROW * 25 * s * zoom, 8 * s, 34 * s));
      choose_fonts (self, self->row_height / s);
      place_full_columns (self, build);
    }
  self->columns.handle = self->columns.end - HANDLE_FROM_END * s;
  if (self->columns.whisker < self->columns.whisker_end)
    self->columns.handle = self->columns.score_end - HANDLE_FROM_SCORE_END * s;
}

/**
 * entente_ranking_scene_fit_rows:
 *
 * Nobody scrolls on a stage: where the rows end a little before tier 1 does, they come closer together until all of it
 * is seen. O(1).
 */
void
entente_ranking_scene_fit_rows (EntenteRankingScene *self,
                                const EntenteRankingBuild *build)
{
  const EntenteSceneInput *input = build->input;
  const guint n = self->n_tiers > 0 ? self->evaluation->tier_sizes[0] : 0;
  EntenteExtent extent;
  double room;

  if (input->medium != ENTENTE_MEDIUM_STAGE || self->form == ENTENTE_RANKING_COMPACT || n == 0
      || self->sort_criterion != ENTENTE_NONE || entente_ranking_scene_is_filtered (input))
    return;
  room = floor (2 * (self->height - self->list_y - self->header_height) / n) / 2;
  entente_measure_get_extent (input->measure, self->name_font, "0", &extent);
  if (room >= self->row_height || room < ceil (CLOSEST_ROW * extent.height))
    return;
  self->row_height = room;
  self->bar_height = MIN (self->bar_height, floor (room - ROW_SPACE * build->scale));
}

/* Round numbers, so that few fit under the whiskers. */
static guint
choose_rank_step (guint n_ranks)
{
  static const guint steps[] = { 1, 2, 5 };
  guint power = 1, i = 0;

  while (n_ranks > MAX_RANK_NUMBERS * steps[i] * power + 1)
    if (++i == G_N_ELEMENTS (steps))
      {
        i = 0;
        power *= 10;
      }
  return steps[i] * power;
}

/* Under the last row. Returns the y below. */
double
entente_ranking_scene_place_rank_numbers (EntenteRankingScene *self,
                                          const EntenteRankingBuild *build,
                                          double y)
{
  if (self->columns.whisker == self->columns.whisker_end)
    return y;
  self->ranks_y = y + 2;
  self->rank_step = choose_rank_step (self->evaluation->n_rated);
  return y + build->line + 2;
}

/* "Own defence 33 %": shown shares sum to 100. */
static char **
format_keys (const EntenteSceneInput *input)
{
  guint n = input->dataset->n_criteria, i;
  g_autofree gint64 *units = ENTENTE_NEW0 (gint64, n);
  char **texts = g_new0 (char *, n + 1);

  entente_shares_round (input->evaluation->shares, n, 0, units);
  for (i = 0; i < n; i++)
    {
      g_autofree char *share = entente_format_share (units[i], 0);

      texts[i] = g_strdup_printf (C_ ("criterion and share", "%1$s %2$s"),
                                  entente_text_get (&input->dataset->criteria[i].name, input->languages), share);
    }
  return texts;
}

/* Swatches of the criteria in file order, broken into lines. Returns the y below them. */
double
entente_ranking_scene_place_keys (EntenteRankingScene *self,
                                  const EntenteRankingBuild *build,
                                  double y)
{
  const EntenteSceneInput *input = build->input;
  g_auto (GStrv) texts = format_keys (input);
  double x = EDGE;
  guint i;

  self->keys = g_new0 (EntenteRankingKey, self->n_criteria);
  for (i = 0; i < self->n_criteria; i++)
    {
      EntenteRankingKey *key = &self->keys[self->n_keys++];
      EntenteExtent extent;

      key->criterion = i;
      key->text = self->numbers_criteria ? g_strdup_printf ("%u  %s", i + 1, texts[i]) : g_strdup (texts[i]);
      entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, key->text, &extent);
      key->width = SWATCH + 6 + extent.width;
      if (x > EDGE && x + key->width > self->width - EDGE)
        {
          x = EDGE;
          y += build->line + 4;
        }
      key->x = x;
      key->y = y + (build->line - SWATCH) / 2;
      x += key->width + 18;
    }
  return y + build->line + 8;
}
