/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where the columns of the heat map are, what stands above them, and its legend.
 *
 * Words and numbers stand at the end of a row and take what they need; the ranks share what is left. Three forms:
 * with words and numbers, with words, and narrow with the cells below the name.
 */

#include "config.h"

#include "entente-certainty-scene-private.h"

#include "entente-format.h"
#include "entente-name-column.h"
#include "entente-tiers.h"

#include <glib/gi18n-lib.h>

#define EDGE 20.0
#define NAME_EDGE 8.0 /* no name of a tier begins before it */
#define NAME_END 2.0  /* a name that ends with its ranks is so much nearer to the next */
#define COMPACT_WIDTH 420.0
#define FULL_WIDTH 760.0
#define LEAST_COLUMN 2.5
#define MOST_COLUMN 56.0
#define GAP_FROM 7.0
#define WHOLE_PIXELS_FROM 10.0
#define NUMBER_SHARE 0.10
#define TICK_ROOM 10.0
#define TICK_GAP 0.6 /* at least this much of a number is free beside it */
#define RAMP_SIGN 72.0
#define FRAME_SIGN 14.0
#define RANGE_SIGN 26.0
#define DRAWN_SIGN 10.0
#define TODAY_WIDTH 600.0 /* of a picture that has room for today's tier in words */
#define LEAST_ROW 13.0
#define CLOSEST_ROW 0.8 /* of a line of text, rows of a stage */
#define ROW_SPACE 6.0   /* between the cells of such rows, for the range */
#define NUMBERED_CELL 11.0 /* height of a cell that has room for numbers */

static double
get_width (const EntenteCertaintyBuild *build,
           EntenteFont font,
           const char *text)
{
  return entente_measure_get_width (build->input->measure, font, text);
}

/* -- Columns ------------------------------------------------------------------------------------------------ */

/* The width of what a row says of how sure its tier is, with the tier of today behind it if pictures say that. */
static double
measure_word (const EntenteCertaintyBuild *build,
              const char *word,
              const char *today)
{
  g_autofree char *both = today != NULL ? g_strdup_printf (C_ ("certainty", "%1$s, now %2$s"), word, today) : NULL;

  return get_width (build, ENTENTE_FONT_LABEL, both != NULL ? both : word);
}

/* The widest that a row can say of its tier. */
static double
measure_words (const EntenteCertaintyBuild *build,
               gboolean says_today)
{
  const guint n_tiers = build->input->evaluation->n_tiers;
  double widest = get_width (build, ENTENTE_FONT_LABEL, _("not rated"));
  guint t;

  for (t = 0; t < n_tiers; t++)
    {
      g_autofree char *tier = entente_format_tier (t);
      g_autofree char *next = entente_format_tier (t + 1);
      g_autofree char *firm = g_strdup_printf (C_ ("certainty", "firmly %s"), tier);
      g_autofree char *likely = g_strdup_printf (C_ ("certainty", "likely %s"), tier);
      g_autofree char *either = g_strdup_printf (C_ ("certainty", "%1$s or %2$s"), tier, next);
      const char *today = says_today && n_tiers > 1 ? tier : NULL;

      widest = MAX (widest, measure_word (build, firm, today));
      widest = MAX (widest, measure_word (build, likely, today));
      if (t + 1 < n_tiers)
        widest = MAX (widest, get_width (build, ENTENTE_FONT_LABEL, either));
    }
  return ceil (widest);
}

/* Words and numbers stand at the end; the cells get what is left. */
static void
place_line_columns (EntenteCertaintyScene *self,
                    const EntenteCertaintyBuild *build)
{
  EntenteCertaintyColumns *c = &self->columns;
  const double s = build->scale, words = build->words > 0 ? build->words : measure_words (build, self->says_today);
  const double share = MAX (get_width (build, ENTENTE_FONT_LABEL_STRONG, "100"),
                            get_width (build, ENTENTE_FONT_NOTE, _("of 100")));
  const double ranks = MAX (get_width (build, ENTENTE_FONT_LABEL, "888–888"),
                            get_width (build, ENTENTE_FONT_NOTE, _("ranks")));
  const double most = 0.26 * self->width;

  c->rank_end = 42 * s;
  c->mark = 56 * s;
  c->name = 70 * s;
  c->name_end = c->name + CLAMP (entente_name_column_measure (build->input) + 8 * s, 70 * s, MAX (most, 70 * s));
  c->ranks_end = self->width - EDGE;
  c->share_end = c->ranks_end - ceil (ranks) - 14 * s;
  c->words_end = c->share_end - ceil (share) - 10 * s;
  if (self->form == ENTENTE_CERTAINTY_FORM_SHORT)
    c->words_end = self->width - EDGE;
  c->words = c->words_end - words;
  c->cells = ceil (c->name_end + 8 * s);
  c->cells_end = MAX (floor (c->words - 12 * s), c->cells + 1);
}

static void
place_compact_columns (EntenteCertaintyScene *self,
                       const EntenteCertaintyBuild *build)
{
  EntenteCertaintyColumns *c = &self->columns;
  const double s = build->scale;

  c->rank_end = 36 * s;
  c->mark = 49 * s;
  c->name = round (62 * s);
  c->words_end = self->width - 16;
  c->words = c->words_end - measure_words (build, FALSE);
  c->name_end = c->words - 8 * s;
  c->cells = c->name;
  c->cells_end = c->words_end;
}

static void
choose_fonts (EntenteCertaintyScene *self,
              double room)
{
  self->name_font = room >= 18 ? ENTENTE_FONT_BODY : room >= 15.5 ? ENTENTE_FONT_LABEL : ENTENTE_FONT_NOTE;
  self->strong_font = room >= 18 ? ENTENTE_FONT_BODY_STRONG : ENTENTE_FONT_LABEL_STRONG;
  self->words_font = room >= 15.5 ? ENTENTE_FONT_LABEL : ENTENTE_FONT_NOTE;
}

void
entente_certainty_scene_place_columns (EntenteCertaintyScene *self,
                                       const EntenteCertaintyBuild *build)
{
  const double zoom = build->input->row_zoom > 0 ? CLAMP (build->input->row_zoom, 0.5, 3) : 1;
  EntenteExtent extent;

  entente_measure_get_extent (build->input->measure, ENTENTE_FONT_BODY, "0", &extent);
  self->form = self->width < COMPACT_WIDTH * build->scale ? ENTENTE_CERTAINTY_FORM_COMPACT
               : self->width < FULL_WIDTH * build->scale  ? ENTENTE_CERTAINTY_FORM_SHORT
                                                          : ENTENTE_CERTAINTY_FORM_FULL;
  self->says_today = self->width >= TODAY_WIDTH * build->scale;
  if (self->form == ENTENTE_CERTAINTY_FORM_COMPACT)
    {
      place_compact_columns (self, build);
      self->cell_height = round (CLAMP (11 * zoom, 8, 30) * build->scale);
      self->row_height = ceil (MAX ((extent.height + round (11 * build->scale) + 15 * build->scale) * zoom,
                                    extent.height + self->cell_height + 7 * build->scale));
      choose_fonts (self, 25);
    }
  else
    {
      place_line_columns (self, build);
      self->cell_height = round (CLAMP (17 * zoom, 8, 40) * build->scale);
      self->row_height = ceil (MAX (MAX (25 * build->scale, extent.height + 3) * zoom, LEAST_ROW * build->scale));
      choose_fonts (self, self->row_height / build->scale);
    }
}

static gboolean
is_drawn (const EntenteCertaintyScene *self,
          guint row)
{
  return self->row_y[self->rows[row]] + self->row_height - self->scroll <= self->height;
}

/**
 * entente_certainty_scene_fit_rows:
 *
 * Nobody scrolls on a stage: where the rows end a little before tier 1 does, they come closer together until all of it
 * is seen. O(rows).
 */
void
entente_certainty_scene_fit_rows (EntenteCertaintyScene *self,
                                  const EntenteCertaintyBuild *build)
{
  EntenteExtent extent;
  double room;
  guint n = 0, i;

  for (i = 0; i < self->n_rows; i++)
    if (self->evaluation->tiers[self->rows[i]] == 0)
      n = i + 1;
  if (build->input->medium != ENTENTE_MEDIUM_STAGE || n == 0 || self->form == ENTENTE_CERTAINTY_FORM_COMPACT)
    return;
  room = floor (2 * (self->height - self->list_y) / n) / 2;
  entente_measure_get_extent (build->input->measure, self->name_font, "0", &extent);
  if (room >= self->row_height || room < ceil (CLOSEST_ROW * extent.height))
    return;
  self->row_height = room;
  self->cell_height = MIN (self->cell_height, floor (room - ROW_SPACE * build->scale));
}

/**
 * entente_certainty_scene_measure_drawn_words:
 *
 * Returns: the width of what the rows say of their tiers that a picture which ends at its height draws. O(rows).
 */
double
entente_certainty_scene_measure_drawn_words (const EntenteCertaintyScene *self,
                                             const EntenteCertaintyBuild *build)
{
  double widest = 0;
  guint i;

  for (i = 0; i < self->n_rows; i++)
    {
      EntenteCertaintyRow row;

      if (!is_drawn (self, i))
        continue;
      entente_certainty_scene_get_row (self, self->rows[i], &row);
      widest = MAX (widest, get_width (build, ENTENTE_FONT_LABEL, row.rank != 0 ? row.words : _("not rated")));
    }
  return ceil (widest);
}

/* Partners that have a rank today or in some draw: no rank is worse than their number. */
static guint
count_ranks (const EntenteCertaintyScene *self)
{
  guint n = 0, i;

  for (i = 0; i < self->n_partners; i++)
    n += self->evaluation->ranks[i] != 0 || (self->robustness != NULL && self->robustness->low_ranks[i] != 0);
  return MAX (n, 1);
}

/* The worst rank that is drawn in the row of a partner; 0 = none. */
static guint
find_worst_rank (const EntenteCertaintyScene *self,
                 guint partner)
{
  const EntenteRobustness *r = self->robustness;
  guint worst = self->evaluation->ranks[partner], rank;

  if (self->drawn != NULL)
    worst = MAX (worst, self->drawn->ranks[partner]);
  if (r == NULL)
    return worst;
  worst = MAX (worst, r->high_ranks[partner]);
  for (rank = r->n_partners; rank > worst; rank--)
    if (entente_robustness_get_rank_acceptability (r, partner, rank) >= ENTENTE_CERTAINTY_LEAST_SHARE)
      worst = rank;
  return worst;
}

/**
 * entente_certainty_scene_find_drawn_ranks:
 *
 * Returns: up to which rank a picture that ends at its height draws anything; the axis may end there, too.
 *   O(rows * ranks).
 */
guint
entente_certainty_scene_find_drawn_ranks (const EntenteCertaintyScene *self)
{
  guint worst = 1, i;

  for (i = 0; i < self->n_rows; i++)
    if (is_drawn (self, i))
      worst = MAX (worst, find_worst_rank (self, self->rows[i]));
  return worst;
}

/* @most: no rank beyond it is drawn. */
void
entente_certainty_scene_divide_ranks (EntenteCertaintyScene *self,
                                      const EntenteCertaintyBuild *build,
                                      guint most)
{
  const double room = self->columns.cells_end - self->columns.cells;
  double column;

  self->n_ranks = MIN (count_ranks (self), most);
  self->rank_width = MIN (room / self->n_ranks, MOST_COLUMN * build->scale);
  /* Where a pixel more or less shows, all columns are as wide as each other. */
  if (self->rank_width >= WHOLE_PIXELS_FROM && !self->for_export)
    self->rank_width = floor (self->rank_width);
  self->ranks_per_column = MAX ((guint) ceil (LEAST_COLUMN / self->rank_width), 1);
  self->n_columns = (self->n_ranks + self->ranks_per_column - 1) / self->ranks_per_column;
  column = self->rank_width * self->ranks_per_column;
  self->has_gaps = column >= GAP_FROM;
  self->least_number = column >= get_width (build, ENTENTE_FONT_DELTA, "88") + 4
                         && self->form != ENTENTE_CERTAINTY_FORM_COMPACT
                         ? NUMBER_SHARE
                         : 2;
  if (self->cell_height < NUMBERED_CELL * build->scale)
    self->least_number = 2;
}

/* -- Heads and legend --------------------------------------------------------------------------------------- */

/* 1, 2, 5, 10, 20 ...: the least step at which the numbers of ranks have room. */
static guint
choose_tick_step (const EntenteCertaintyScene *self,
                  const EntenteCertaintyBuild *build)
{
  static const guint factors[] = { 1, 2, 5 };
  g_autofree char *widest = entente_format_number (MAX (self->n_ranks, 88), 0);
  const double width = get_width (build, ENTENTE_FONT_NOTE, widest);
  const double number = width + MAX (TICK_ROOM, TICK_GAP * width);
  guint decade, i;

  for (decade = 1; decade < 100000; decade *= 10)
    for (i = 0; i < G_N_ELEMENTS (factors); i++)
      if (decade * factors[i] * self->rank_width >= number)
        return decade * factors[i];
  return MAX (self->n_ranks, 1);
}

static void
add_tick (EntenteCertaintyScene *self,
          guint rank)
{
  EntenteCertaintyTick *tick = &self->ticks[self->n_ticks++];
  g_autofree char *text = entente_format_number (rank, 0);

  tick->rank = rank;
  tick->x = entente_certainty_scene_get_rank_x (self, rank);
  g_strlcpy (tick->text, text, sizeof tick->text);
}

void
entente_certainty_scene_place_ticks (EntenteCertaintyScene *self,
                                     const EntenteCertaintyBuild *build)
{
  const guint step = choose_tick_step (self, build);
  guint rank;

  self->ticks = g_new0 (EntenteCertaintyTick, self->n_ranks / step + 2);
  add_tick (self, 1);
  for (rank = step; rank <= self->n_ranks; rank += step)
    if (rank > 1 && (step == 1 || rank >= step))
      add_tick (self, rank);
}

static void
add_key (EntenteCertaintyScene *self,
         EntenteCertaintyKeyKind kind,
         double sign,
         char *text)
{
  EntenteCertaintyKey *key = &self->keys[self->n_keys++];

  key->kind = kind;
  key->sign = sign;
  key->text = text;
}

/* The legend, broken into lines. Returns the y below it. */
double
entente_certainty_scene_place_keys (EntenteCertaintyScene *self,
                                    const EntenteCertaintyBuild *build,
                                    double y)
{
  const double s = build->scale;
  double x = EDGE;
  guint i;

  if (self->state != ENTENTE_CERTAINTY_STATE_SHOWN)
    return y;
  if (self->ranks_per_column == 1)
    add_key (self, ENTENTE_CERTAINTY_KEY_RAMP, RAMP_SIGN * s, g_strdup (_("1 to 100 of 100 weightings")));
  else
    add_key (self, ENTENTE_CERTAINTY_KEY_RAMP, RAMP_SIGN * s,
             g_strdup_printf (ngettext ("1 to 100 of 100 weightings, %u rank a column",
                                        "1 to 100 of 100 weightings, %u ranks a column", self->ranks_per_column),
                              self->ranks_per_column));
  add_key (self, ENTENTE_CERTAINTY_KEY_TODAY, FRAME_SIGN * s, g_strdup (_("today’s rank")));
  add_key (self, ENTENTE_CERTAINTY_KEY_RANGE, RANGE_SIGN * s, g_strdup (_("90 of 100 weightings")));
  if (self->drawn != NULL)
    add_key (self, ENTENTE_CERTAINTY_KEY_DRAWN, DRAWN_SIGN * s, g_strdup (_("in this weighting")));
  for (i = 0; i < self->n_keys; i++)
    {
      EntenteCertaintyKey *key = &self->keys[i];

      key->width = key->sign + 6 * s + get_width (build, ENTENTE_FONT_NOTE, key->text);
      if (x > EDGE && x + key->width > self->width - EDGE)
        {
          x = EDGE;
          y += build->line + 4;
        }
      key->x = x;
      key->y = y;
      x += key->width + 18 * s;
    }
  return y + build->line + 8;
}

/* Rated partners that today's rule places in this tier or a better one, gates aside. */
static guint
count_down_to (const EntenteEvaluation *e,
               guint tier)
{
  guint n = 0, i;

  for (i = 0; i < e->n_partners; i++)
    n += e->ranks[i] != 0 && e->free_tiers[i] <= tier;
  return n;
}

/* Before the first tier's ranks nothing stands: a name that is too long for them ends with them. */
static void
place_part_name (const EntenteCertaintyBuild *build,
                 EntenteCertaintyTier *part,
                 gboolean is_first)
{
  g_autofree char *name = entente_format_tier (part->tier);
  const double room = get_width (build, ENTENTE_FONT_LABEL_STRONG, name) + 20 * build->scale;
  const double before = part->x_end - room + NAME_END * build->scale;

  part->name_x = part->x;
  if (room > part->x_end - part->x)
    {
      if (!is_first || before < NAME_EDGE)
        return;
      part->name_x = MIN (before, part->x);
    }
  part->name = g_steal_pointer (&name);
}

void
entente_certainty_scene_place_parts (EntenteCertaintyScene *self,
                                     const EntenteCertaintyBuild *build)
{
  guint before = 0, t;

  if (!entente_tiers_follow_order (build->input->scenario))
    return;
  for (t = 0; t < self->n_tiers; t++)
    {
      const guint after = count_down_to (self->evaluation, t);
      EntenteCertaintyTier *part = &self->parts[self->n_parts];

      if (after == before || before >= self->n_ranks)
        continue;
      self->n_parts++;
      part->tier = t;
      part->x = self->columns.cells + before * self->rank_width;
      part->x_end = self->columns.cells + MIN (after, self->n_ranks) * self->rank_width;
      part->y_end = self->n_rows == self->n_partners ? self->list_y + after * self->row_height : NAN;
      place_part_name (build, part, before == 0);
      before = after;
    }
}
