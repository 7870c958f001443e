/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Slope lines of the ranked list.
 *
 * A line has one end at a rank of the other ranking and one at the row of now. Of a long list few ends are in sight:
 * a line is drawn only when one of its ends is, and one that leads far out of sight fades close to its visible end.
 * So at most two lines a visible row are drawn, however many partners there are, and no bundle of steep lines
 * crosses the picture. How much it fades grows with how far away the end is: nothing pops up while scrolling.
 */

#include "config.h"

#include "entente-list-slopes.h"

#include "entente-format.h"

#include <math.h>

#define FADE_LENGTH 70.0
#define FADE_ROWS 8.0
#define FAINT 0.55

typedef struct
{
  EntenteColour colour;
  double opacity, width;
} Stroke;

typedef struct
{
  double x, y;
} Point;

static gboolean
changes_tier (const EntenteRankingScene *scene,
              guint partner)
{
  return scene->other->tiers[partner] != scene->evaluation->tiers[partner];
}

static gboolean
is_in_hand (const EntenteRankingScene *scene,
            guint partner)
{
  return (int) partner == scene->selected || (int) partner == scene->hovered || (int) partner == scene->compared;
}

static Stroke
choose_stroke (const EntenteListDrawing *d,
               guint partner)
{
  const gboolean rises = d->scene->evaluation->tiers[partner] < d->scene->other->tiers[partner];

  if (is_in_hand (d->scene, partner))
    return (Stroke){ d->style->ink, 1, 2.4 };
  if (changes_tier (d->scene, partner))
    return (Stroke){ rises ? d->style->up : d->style->down, 1, 1.8 };
  return (Stroke){ d->style->axis, FAINT, 1 };
}

/* How far y is above or below what can be seen of the list. */
static double
measure_distance (const EntenteRankingScene *scene,
                  double y)
{
  const double top = scene->scroll + scene->fixed, bottom = scene->scroll + scene->height;

  return y < top ? top - y : y > bottom ? y - bottom : 0;
}

/* Along the line from the visible end to where it is to be gone. */
static void
set_fading_source (const EntenteListDrawing *d,
                   const Stroke *stroke,
                   const Point ends[2],
                   double distance)
{
  const double length = hypot (ends[1].x - ends[0].x, ends[1].y - ends[0].y);
  const double t = MIN (distance / (FADE_ROWS * d->scene->row_height), 1);
  const double part = ((1 - t) * length + t * MIN (length, FADE_LENGTH * d->scale)) / length;
  const EntenteColour c = stroke->colour;
  cairo_pattern_t *fade = cairo_pattern_create_linear (ends[0].x, ends[0].y,
                                                       ends[0].x + part * (ends[1].x - ends[0].x),
                                                       ends[0].y + part * (ends[1].y - ends[0].y));

  cairo_pattern_add_color_stop_rgba (fade, 0, c.red, c.green, c.blue, stroke->opacity);
  cairo_pattern_add_color_stop_rgba (fade, 1, c.red, c.green, c.blue, stroke->opacity * (1 - t));
  cairo_set_source (d->cr, fade);
  cairo_pattern_destroy (fade);
}

static void
draw_line (const EntenteListDrawing *d,
           guint partner)
{
  const EntenteRankingScene *scene = d->scene;
  const double *mark = entente_list_get_mark (d, partner);
  const double half = scene->row_height / 2;
  const Stroke stroke = choose_stroke (d, partner);
  const Point other = { entente_list_place (d, scene->columns.slope), mark[ENTENTE_RANKING_CHANNEL_OTHER] + half };
  const Point now = { entente_list_place (d, scene->columns.slope_end), mark[ENTENTE_RANKING_CHANNEL_Y] + half };
  const double away_other = measure_distance (scene, other.y), away_now = measure_distance (scene, now.y);
  const Point ends[2] = { away_now > 0 ? other : now, away_now > 0 ? now : other };

  if (isnan (other.y) || isnan (now.y) || (away_other > 0 && away_now > 0))
    return;
  if (away_other > 0 || away_now > 0)
    set_fading_source (d, &stroke, ends, away_other + away_now);
  else
    entente_style_set_source (d->cr, stroke.colour, stroke.opacity);
  cairo_set_line_width (d->cr, stroke.width * d->scale);
  cairo_move_to (d->cr, other.x, other.y);
  cairo_line_to (d->cr, now.x, now.y);
  cairo_stroke (d->cr);
}

static void
draw_number (const EntenteListDrawing *d,
             guint partner)
{
  const EntenteRankingScene *scene = d->scene;
  const double y = entente_list_get_mark (d, partner)[ENTENTE_RANKING_CHANNEL_OTHER];
  const gboolean strong = is_in_hand (scene, partner) || changes_tier (scene, partner);
  g_autofree char *rank = NULL;

  if (!entente_list_is_in_sight (d, y, scene->row_height))
    return;
  rank = entente_format_number (scene->other->ranks[partner], 0);
  entente_list_put_text (d, strong ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_NOTE, rank, scene->columns.other_end,
                         y + scene->row_height / 2, ENTENTE_ALIGN_END, 0,
                         strong ? choose_stroke (d, partner).colour : d->style->muted);
}

/* Where a tier began in that ranking: its band and its mark. */
static void
draw_tier (const EntenteListDrawing *d,
           const EntenteRankingOtherHeader *header)
{
  const EntenteRankingScene *scene = d->scene;
  const EntenteRankingColumns *c = &scene->columns;
  const double inset = scene->for_export ? ENTENTE_LIST_EXPORT_INSET : 0;
  const double middle = header->y + scene->header_height / 2;

  if (!entente_list_is_in_sight (d, header->y, scene->header_height))
    return;
  entente_list_add_rectangle (d, inset, header->y, c->slope - inset, scene->header_height);
  entente_style_set_source (d->cr, header->tier < d->style->n_tiers ? d->style->tier_band[header->tier] : d->style->band,
                            1);
  cairo_fill (d->cr);
  entente_style_draw_tier_mark (d->style, d->cr, header->tier,
                                entente_list_place (d, c->other_end - 6 * d->scale), middle, 4.6 * d->scale);
}

void
entente_list_draw_slopes (const EntenteListDrawing *d)
{
  const EntenteRankingScene *scene = d->scene;
  guint i, pass;

  if (scene->other_y == NULL)
    return;
  for (i = 0; i < scene->n_other_headers; i++)
    draw_tier (d, &scene->other_headers[i]);
  cairo_save (d->cr);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  /* The faint ones lie below the strong ones, those in hand on top. */
  for (pass = 0; pass < 3; pass++)
    for (i = 0; i < scene->n_rows; i++)
      {
        const guint partner = scene->rows[i];
        const guint layer = is_in_hand (scene, partner) ? 2 : changes_tier (scene, partner) ? 1 : 0;

        if (layer == pass)
          draw_line (d, partner);
      }
  cairo_restore (d->cr);
  for (i = 0; i < scene->n_rows; i++)
    draw_number (d, scene->rows[i]);
}
