/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Draws one row of the ranked list: rank, change, mark, name, bar and score, and the bracket of near-ties. */

#include "config.h"

#include "entente-list-row-painter.h"

#include <math.h>

#define BAR_RADIUS 2.0
#define MARK_RADIUS 4.6
#define LEAST_MISSING 3.0 /* pixels */
#define ROW_RADIUS 6.0
#define LOCK_WIDTH ENTENTE_LIST_LOCK_WIDTH
#define SELECTION_OPACITY 0.12
#define HOVER_OPACITY 0.05
#define LABELLED_HEIGHT 12.0 /* of a bar that has room for numbers */
#define LEAST_LABEL 12.0     /* width of the smallest number */
#define LABEL_MARGIN 4.0

/* The criterion's place in the bar: the one that sorts the list comes first, on the common base line. */
static guint
get_criterion (const EntenteRankingScene *scene,
               guint slot)
{
  int sorted = scene->sort_criterion;

  if (sorted == ENTENTE_NONE)
    return slot;
  if (slot == 0)
    return sorted;
  return (int) slot <= sorted ? slot - 1 : slot;
}

/* One text in a segment, where it has room. Returns the width it takes. */
static double
put_label (const EntenteListDrawing *d,
           const char *text,
           const cairo_rectangle_t *segment,
           EntenteAlign align,
           EntenteColour colour)
{
  const double zoom = d->scene->text_zoom, margin = LABEL_MARGIN * d->scale;
  const double width = zoom * entente_list_get_width (d, ENTENTE_FONT_NOTE, text) + 2 * margin;
  const double x = align == ENTENTE_ALIGN_CENTRE ? segment->width / 2
                   : align == ENTENTE_ALIGN_END  ? segment->width - margin
                                                 : margin;

  if (width > segment->width)
    return 0;
  entente_list_put_row_text (d, ENTENTE_FONT_NOTE, text, segment->x + x, segment->y + segment->height / 2, align, 0,
                             colour);
  return width;
}

/* What a segment is worth, where that has room; in prints, that may have no colours, first whose it is. */
static void
draw_label (const EntenteListDrawing *d,
            guint criterion,
            double points,
            const cairo_rectangle_t *segment)
{
  cairo_rectangle_t left = *segment;
  char number[8], text[ENTENTE_LIST_NUMBER_SIZE];

  if (segment->height < LABELLED_HEIGHT * d->scale || segment->width < LEAST_LABEL * d->scale * d->scene->text_zoom
      || criterion >= ENTENTE_LIST_N_LABELS || entente_list_get_hatch (criterion) != ENTENTE_HATCH_SOLID)
    return;
  entente_list_print_points (d, points, text);
  if (!d->scene->numbers_criteria)
    {
      put_label (d, text, segment, ENTENTE_ALIGN_CENTRE, d->labels[criterion]);
      return;
    }
  g_snprintf (number, sizeof number, "%u", criterion + 1);
  left.width -= put_label (d, number, segment, ENTENTE_ALIGN_START, d->labels[criterion]);
  left.x += segment->width - left.width;
  if (left.width < segment->width)
    put_label (d, text, &left, ENTENTE_ALIGN_END, d->labels[criterion]);
}

/* One with round corners at an end or at both. */
static void
add_segment (const EntenteListDrawing *d,
             const cairo_rectangle_t *segment,
             gboolean starts,
             gboolean ends)
{
  const gboolean mirrored = d->scene->right_to_left;
  const double x = mirrored ? d->scene->width - segment->x - segment->width : segment->x;
  const double left = (mirrored ? ends : starts) ? BAR_RADIUS : 0, right = (mirrored ? starts : ends) ? BAR_RADIUS : 0;
  const double y = segment->y, width = segment->width, height = segment->height;

  if (left == 0 && right == 0)
    {
      cairo_rectangle (d->cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (d->cr);
  cairo_arc (d->cr, x + width - right, y + right, right, -G_PI / 2, 0);
  cairo_arc (d->cr, x + width - right, y + height - right, right, 0, G_PI / 2);
  cairo_arc (d->cr, x + left, y + height - left, left, G_PI / 2, G_PI);
  cairo_arc (d->cr, x + left, y + left, left, G_PI, 1.5 * G_PI);
  cairo_close_path (d->cr);
}

/* The segment of the criterion in this place, without height. FALSE = too narrow to be seen. */
static gboolean
find_segment (const EntenteListDrawing *d,
              const double *points,
              guint slot,
              double per_point,
              double *x,
              cairo_rectangle_t *segment)
{
  const double width = points[get_criterion (d->scene, slot)] * per_point;
  const double left = entente_list_snap (d, *x), right = entente_list_snap (d, *x + width);

  /* Adjacent fills stand one pixel apart. */
  segment->x = left;
  segment->width = MAX (right - left - 1, 0.5);
  *x += width;
  return width > 0.8;
}

/* Whether the first and the last segment reach the ends of the bar and have room for its corners, so that nothing
 * has to be cut off. */
static gboolean
has_plain_ends (const EntenteListDrawing *d,
                const double *points,
                const cairo_rectangle_t *bar,
                double per_point)
{
  cairo_rectangle_t segment, last = { 0 };
  double x = bar->x;
  guint slot, n = 0;

  for (slot = 0; slot < d->scene->n_criteria; slot++)
    {
      if (!find_segment (d, points, slot, per_point, &x, &segment))
        continue;
      if (n++ == 0 && (segment.x != bar->x || segment.width < 2 * BAR_RADIUS))
        return FALSE;
      last = segment;
    }
  return n > 0 && last.x + last.width == bar->x + bar->width && last.width >= 2 * BAR_RADIUS
         && bar->height >= 2 * BAR_RADIUS;
}

/* plain: the corners of the bar are those of its first and its last segment; else somebody has clipped to them */
static void
draw_segments (const EntenteListDrawing *d,
               const double *points,
               const cairo_rectangle_t *bar,
               double per_point,
               gboolean plain)
{
  cairo_rectangle_t segment = *bar;
  double x = bar->x;
  guint slot;

  for (slot = 0; slot < d->scene->n_criteria; slot++)
    {
      const guint criterion = get_criterion (d->scene, slot);
      cairo_rectangle_t room;

      if (!find_segment (d, points, slot, per_point, &x, &segment))
        continue;
      room = segment;
      room.width = entente_list_snap (d, x) - segment.x - 1;
      add_segment (d, &segment, plain && segment.x == bar->x,
                   plain && segment.x + segment.width == bar->x + bar->width);
      entente_style_fill_hatched (d->style, d->cr, entente_style_get_criterion (d->style, d->scene->dataset, criterion),
                                  entente_list_get_hatch (criterion));
      draw_label (d, criterion, points[criterion], &room);
    }
}

static void
draw_missing (const EntenteListDrawing *d,
              double x,
              double y,
              double width)
{
  entente_list_add_rectangle (d, x, y, width, d->scene->bar_height);
  entente_style_fill_hatched (d->style, d->cr, d->style->picture, ENTENTE_HATCH_NOT_RATED);
  cairo_set_line_width (d->cr, 1);
  entente_list_add_rectangle (d, x + 0.5, y + 0.5, MAX (width - 1, 0), d->scene->bar_height - 1);
  entente_style_set_source (d->cr, d->style->axis, 0.7);
  cairo_stroke (d->cr);
}

/* Outer ends of the bar are round, inner ones are not. On a screen no clip sees to it where that can be helped: under
 * one with round corners each fill and each number takes several times as long. */
static void
draw_bar (const EntenteListDrawing *d,
          const double *mark,
          double y)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  const double *points = mark + ENTENTE_RANKING_CHANNEL_BAR;
  double per_point = (c->bar_end - c->bar) / 100, sum = 0, missing = mark[ENTENTE_RANKING_CHANNEL_MISSING];
  cairo_rectangle_t bar = { c->bar, y, 0, d->scene->bar_height };
  double known_end, end;
  guint i;

  for (i = 0; i < d->scene->n_criteria; i++)
    sum += points[i];
  if (missing * per_point < LEAST_MISSING)
    missing = 0;
  known_end = entente_list_snap (d, c->bar + MIN (sum, 100) * per_point);
  end = entente_list_snap (d, c->bar + MIN (sum + missing, 100) * per_point);
  bar.width = end - c->bar - (missing > 0 ? 0 : 1);
  if (bar.width < 0.5)
    return;
  if (!d->scene->for_export && missing <= 0 && has_plain_ends (d, points, &bar, per_point))
    {
      draw_segments (d, points, &bar, per_point, TRUE);
      return;
    }
  cairo_save (d->cr);
  entente_list_add_rounded (d->cr, d->scene->right_to_left ? d->scene->width - bar.x - bar.width : bar.x, y, bar.width,
                            bar.height, BAR_RADIUS);
  cairo_clip (d->cr);
  draw_segments (d, points, &bar, per_point, FALSE);
  if (missing > 0)
    draw_missing (d, known_end, y, end - known_end);
  cairo_restore (d->cr);
}

static void
draw_change (const EntenteListDrawing *d,
             const EntenteRankingRow *row,
             double middle)
{
  double x = d->scene->columns.change, s = d->scale * d->scene->text_zoom;
  EntenteColour colour = row->change > 0 ? d->style->up : d->style->down;

  if (!row->has_change)
    return;
  if (row->change == 0)
    {
      entente_list_put_row_text (d, ENTENTE_FONT_DELTA, "–", x + 4.5 * s, middle, ENTENTE_ALIGN_CENTRE, 0,
                             d->style->axis);
      return;
    }
  cairo_new_path (d->cr);
  entente_style_shape_path (d->cr, row->change > 0 ? ENTENTE_SHAPE_TRIANGLE_UP : ENTENTE_SHAPE_TRIANGLE_DOWN,
                            entente_list_place (d, x + 4.5 * s), middle + (row->change > 0 ? 1 : -1) * s,
                            3.1 * s);
  entente_style_set_source (d->cr, colour, 1);
  cairo_fill (d->cr);
  entente_list_put_row_text (d, ENTENTE_FONT_DELTA, row->change_text, x + 11.5 * s, middle, ENTENTE_ALIGN_START,
                         0, colour);
}

static void
draw_dots_under (const EntenteListDrawing *d,
                 double x,
                 double y,
                 double width)
{
  const double dashes[] = { 1.5, 2.5 };

  cairo_save (d->cr);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_set_line_width (d->cr, 1.5);
  entente_style_set_source (d->cr, d->style->what_if, 1);
  cairo_move_to (d->cr, entente_list_place (d, x), y);
  cairo_line_to (d->cr, entente_list_place (d, x + width), y);
  cairo_stroke (d->cr);
  cairo_restore (d->cr);
}

static void
draw_name (const EntenteListDrawing *d,
           const EntenteRankingRow *row,
           double middle)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  gboolean strong = (int) row->partner == d->scene->selected;
  EntenteFont font = strong ? d->scene->strong_font : d->scene->name_font;
  double room = c->name_end - c->name - (row->gated ? (LOCK_WIDTH + 6) * d->scale : 0);
  double width = MIN (d->scene->text_zoom * entente_list_get_width (d, font, row->name), room);

  entente_list_put_row_text (d, font, row->name, c->name, middle, ENTENTE_ALIGN_START, room,
                         row->rank == 0 ? d->style->muted : d->style->ink);
  if (row->gated)
    entente_list_draw_lock (d, c->name + width + 6 * d->scale, middle);
  if (row->what_if)
    draw_dots_under (d, c->name, middle + MIN (9 * d->scene->text_zoom * d->scale, d->scene->row_height / 2), width);
}

typedef struct
{
  EntenteShape shape;
  EntenteColour colour;
} MarkLook;

static void
draw_mark_cb (const EntenteStamp *stamp,
              cairo_t *cr)
{
  const MarkLook *look = stamp->data;

  cairo_new_path (cr);
  entente_style_shape_path (cr, look->shape, stamp->x, stamp->y, stamp->size);
  entente_style_set_source (cr, look->colour, 1);
  cairo_fill (cr);
}

/* The shape of the nearest tier, its colour on the way between two. */
static void
draw_mark (const EntenteListDrawing *d,
           double tier,
           double middle)
{
  const EntenteStyle *style = d->style;
  const double x = entente_list_place (d, d->scene->columns.mark), last = style->n_tiers - 1;
  const guint nearest = MIN ((guint) llrint (tier), style->n_tiers);
  const double low = floor (CLAMP (tier, 0, last));
  const MarkLook look = { (EntenteShape) nearest,
                          entente_style_mix (style->tier_fill[(int) low], style->tier_fill[MIN ((int) low + 1, (int) last)],
                                             CLAMP (tier, 0, last) - low) };
  const EntenteStamp stamp = { nearest, x, middle, MARK_RADIUS * d->scale, entente_style_pack_colour (look.colour),
                               entente_style_get_mark_reach (style, nearest, MARK_RADIUS * d->scale), draw_mark_cb,
                               &look };

  if (nearest == style->n_tiers)
    entente_style_draw_tier_mark (style, d->cr, nearest, x, middle, MARK_RADIUS * d->scale);
  else if (d->shown->sprites != NULL)
    entente_mark_sprites_stamp (d->shown->sprites, d->cr, &stamp);
  else
    draw_mark_cb (&stamp, d->cr);
}

/* A thin line from the better to the worse rank of 9 of 10 weightings, and today's rank on it. */
static void
draw_whisker (const EntenteListDrawing *d,
              const double *mark,
              double middle)
{
  const double low = mark[ENTENTE_RANKING_CHANNEL_LOW], high = mark[ENTENTE_RANKING_CHANNEL_HIGH];
  const double rank = mark[ENTENTE_RANKING_CHANNEL_RANK];
  EntenteTierMark today = { .y = middle, .radius = 4 * d->scale, .opacity = 1 };

  if (d->scene->columns.whisker == d->scene->columns.whisker_end || isnan (low) || isnan (high) || isnan (rank))
    return;
  cairo_save (d->cr);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (d->cr, 3 * d->scale);
  entente_style_set_source (d->cr, d->style->axis, 1);
  cairo_move_to (d->cr, entente_list_place (d, entente_ranking_scene_get_rank_x (d->scene, low)), middle);
  cairo_line_to (d->cr, entente_list_place (d, entente_ranking_scene_get_rank_x (d->scene, high)), middle);
  cairo_stroke (d->cr);
  cairo_restore (d->cr);
  today.x = entente_list_place (d, entente_ranking_scene_get_rank_x (d->scene, rank));
  today.tier = (guint) CLAMP (llrint (mark[ENTENTE_RANKING_CHANNEL_TIER]), 0, (int) d->style->n_tiers - 1);
  if (d->shown->sprites != NULL)
    entente_mark_sprites_draw (d->shown->sprites, d->style, d->cr, &today);
  else
    entente_tier_mark_draw (&today, d->style, d->cr);
}

static void
draw_row_background (const EntenteListDrawing *d,
                     guint partner,
                     double y)
{
  const EntenteRankingScene *scene = d->scene;
  gboolean selected = (int) partner == scene->selected, compared = (int) partner == scene->compared;
  const double dashes[] = { 4, 3 };
  double width;

  if (!selected && !compared && (int) partner != scene->hovered)
    return;
  cairo_save (d->cr);
  cairo_new_path (d->cr);
  width = scene->width - scene->columns.start - 13;
  entente_list_add_rounded (d->cr, scene->right_to_left ? 6.5 : scene->columns.start + 6.5, y + 1, width,
                            scene->row_height - 2, ROW_RADIUS);
  entente_style_set_source (d->cr, selected ? d->style->accent : d->style->ink,
                            selected ? SELECTION_OPACITY : HOVER_OPACITY);
  cairo_fill_preserve (d->cr);
  if (selected || compared)
    {
      cairo_set_line_width (d->cr, selected ? 2 : 1.2);
      if (!selected)
        cairo_set_dash (d->cr, dashes, 2, 0);
      entente_style_set_source (d->cr, d->style->accent, 1);
      cairo_stroke (d->cr);
    }
  cairo_restore (d->cr);
}

void
entente_list_draw_row (const EntenteListDrawing *d,
                       guint partner,
                       const double *mark)
{
  const EntenteRankingScene *scene = d->scene;
  const EntenteRankingColumns *c = &scene->columns;
  double y = mark[ENTENTE_RANKING_CHANNEL_Y];
  double middle = y + scene->row_height / 2, bar = y + floor ((scene->row_height - scene->bar_height) / 2);
  EntenteRankingRow row;
  EntenteColour ink;

  if (scene->form == ENTENTE_RANKING_COMPACT)
    {
      bar = y + floor (scene->row_height - scene->bar_height - 5 * d->scale);
      middle = (y + bar) / 2 + 0.5;
    }
  entente_ranking_scene_get_row (scene, partner, &row);
  ink = row.rank == 0 ? d->style->muted : d->style->ink;
  draw_row_background (d, partner, y);
  entente_list_put_row_text (d, scene->strong_font, row.rank_text, c->rank_end, middle, ENTENTE_ALIGN_END, 0, ink);
  draw_change (d, &row, middle);
  draw_mark (d, mark[ENTENTE_RANKING_CHANNEL_TIER], middle);
  draw_name (d, &row, middle);
  draw_bar (d, mark, bar);
  entente_list_put_row_text (d, row.firm ? scene->strong_font : scene->name_font, row.score_text, c->score_end, middle,
                             ENTENTE_ALIGN_END, 0, ink);
  draw_whisker (d, mark, middle);
}

void
entente_list_draw_bracket (const EntenteListDrawing *d,
                           guint partner,
                           guint next)
{
  double x = d->scene->columns.bracket + 5, height = d->scene->row_height;
  double a = entente_list_get_mark (d, partner)[ENTENTE_RANKING_CHANNEL_Y];
  double b = entente_list_get_mark (d, next)[ENTENTE_RANKING_CHANNEL_Y];

  if (fabs (b - a - height) > 2)
    return;
  cairo_new_path (d->cr);
  cairo_move_to (d->cr, entente_list_place (d, x + 1), a + height / 2 + 3);
  cairo_line_to (d->cr, entente_list_place (d, x - 5), a + height / 2 + 3);
  cairo_line_to (d->cr, entente_list_place (d, x - 5), b + height / 2 - 3);
  cairo_line_to (d->cr, entente_list_place (d, x + 1), b + height / 2 - 3);
  cairo_set_line_width (d->cr, 1.2);
  entente_style_set_source (d->cr, d->style->axis, 1);
  cairo_stroke (d->cr);
}
