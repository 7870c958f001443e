/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Draws the ranked list: words above, column heads, tier bands, rows, cut-offs, notes.
 *
 * Only rows in sight are drawn. What is mirrored for right-to-left languages is mirrored here: every x of
 * the scene goes through place ().
 */

#include "config.h"

#include "entente-heading-painter.h"
#include "entente-ranking-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_RADIUS 2.0
#define LEAST_MISSING 3.0 /* pixels */
#define EXPORT_INSET 10.0
#define ROW_RADIUS 6.0
#define HANDLE_WIDTH 26.0
#define HANDLE_HEIGHT 14.0
#define SWATCH 12.0
#define LOCK_WIDTH 9.0
#define SELECTION_OPACITY 0.12
#define HOVER_OPACITY 0.05

typedef struct
{
  const EntenteRankingShown *shown;
  const EntenteRankingScene *scene;
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  cairo_t *cr;
  double scale;
} Drawing;

guint
entente_ranking_painter_count_channels (const EntenteRankingScene *scene)
{
  return ENTENTE_RANKING_CHANNEL_BAR + scene->n_criteria;
}

static double
place (const Drawing *d,
       double x)
{
  return d->scene->right_to_left ? d->scene->width - x : x;
}

static EntenteAlign
align_text (const Drawing *d,
            EntenteAlign align)
{
  if (!d->scene->right_to_left || align == ENTENTE_ALIGN_CENTRE)
    return align;
  return align == ENTENTE_ALIGN_START ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START;
}

static double
get_width (const Drawing *d,
           EntenteFont font,
           const char *text)
{
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), font, text, &extent);
  return extent.width;
}

/* Text with its line box centred on middle. */
static void
draw_text (const Drawing *d,
           EntenteFont font,
           const char *text,
           double x,
           double middle,
           EntenteAlign align,
           double max_width,
           EntenteColour colour)
{
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), font, text, &extent);
  entente_pango_measure_draw (d->text, d->cr, font, text, place (d, x), middle - extent.height / 2,
                              align_text (d, align), max_width, colour);
}

static void
add_rectangle (const Drawing *d,
               double x,
               double y,
               double width,
               double height)
{
  cairo_rectangle (d->cr, d->scene->right_to_left ? d->scene->width - x - width : x, y, width, height);
}

static void
add_rounded (cairo_t *cr,
             double x,
             double y,
             double width,
             double height,
             double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

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

static EntenteHatch
get_hatch (guint criterion)
{
  return criterion >= 8 ? ENTENTE_HATCH_DIAGONAL : ENTENTE_HATCH_SOLID;
}

/* On a screen edges of bars stand on whole pixels; in files they stand where they belong. */
static double
snap (const Drawing *d,
      double x)
{
  return d->scene->for_export ? x : floor (x + 0.5);
}

static void
draw_segments (const Drawing *d,
               const double *points,
               double x,
               double y,
               double per_point)
{
  guint slot;

  for (slot = 0; slot < d->scene->n_criteria; slot++)
    {
      guint criterion = get_criterion (d->scene, slot);
      double width = points[criterion] * per_point, left = snap (d, x), right = snap (d, x + width);

      /* Adjacent fills stand one pixel apart. */
      if (width > 0.8)
        {
          add_rectangle (d, left, y, MAX (right - left - 1, 0.5), d->scene->bar_height);
          entente_style_fill_hatched (d->style, d->cr,
                                      entente_style_get_criterion (d->style, d->scene->dataset, criterion),
                                      get_hatch (criterion));
        }
      x += width;
    }
}

static void
draw_missing (const Drawing *d,
              double x,
              double y,
              double width)
{
  add_rectangle (d, x, y, width, d->scene->bar_height);
  entente_style_fill_hatched (d->style, d->cr, d->style->picture, ENTENTE_HATCH_NOT_RATED);
  cairo_set_line_width (d->cr, 1);
  add_rectangle (d, x + 0.5, y + 0.5, MAX (width - 1, 0), d->scene->bar_height - 1);
  entente_style_set_source (d->cr, d->style->axis, 0.7);
  cairo_stroke (d->cr);
}

/* Outer ends of the bar are round, inner ones are not. */
static void
draw_bar (const Drawing *d,
          const double *mark,
          double y)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  double per_point = (c->bar_end - c->bar) / 100, sum = 0, missing = mark[ENTENTE_RANKING_CHANNEL_MISSING];
  double left, width;
  guint i;

  for (i = 0; i < d->scene->n_criteria; i++)
    sum += mark[ENTENTE_RANKING_CHANNEL_BAR + i];
  if (missing * per_point < LEAST_MISSING)
    missing = 0;
  width = snap (d, c->bar + MIN (sum + missing, 100) * per_point) - c->bar - (missing > 0 ? 0 : 1);
  if (width < 0.5)
    return;
  left = d->scene->right_to_left ? d->scene->width - c->bar - width : c->bar;
  cairo_save (d->cr);
  add_rounded (d->cr, left, y, width, d->scene->bar_height, BAR_RADIUS);
  cairo_clip (d->cr);
  draw_segments (d, mark + ENTENTE_RANKING_CHANNEL_BAR, c->bar, y, per_point);
  if (missing > 0)
    draw_missing (d, snap (d, c->bar + sum * per_point), y,
                  snap (d, c->bar + MIN (sum + missing, 100) * per_point) - snap (d, c->bar + sum * per_point));
  cairo_restore (d->cr);
}

static void
draw_change (const Drawing *d,
             const EntenteRankingRow *row,
             double middle)
{
  double x = d->scene->columns.change, s = d->scale;
  EntenteColour colour = row->change > 0 ? d->style->up : d->style->down;

  if (!row->has_change)
    return;
  if (row->change == 0)
    {
      draw_text (d, ENTENTE_FONT_DELTA, "–", x + 4.5 * s, middle, ENTENTE_ALIGN_CENTRE, 0, d->style->axis);
      return;
    }
  cairo_new_path (d->cr);
  entente_style_shape_path (d->cr, row->change > 0 ? ENTENTE_SHAPE_TRIANGLE_UP : ENTENTE_SHAPE_TRIANGLE_DOWN,
                            place (d, x + 4.5 * s), middle + (row->change > 0 ? 1 : -1) * s, 3.1 * s);
  entente_style_set_source (d->cr, colour, 1);
  cairo_fill (d->cr);
  draw_text (d, ENTENTE_FONT_DELTA, row->change_text, x + 11.5 * s, middle, ENTENTE_ALIGN_START, 0, colour);
}

/* A closed padlock with its left edge at x. */
static void
draw_lock (const Drawing *d,
           double x,
           double middle)
{
  cairo_t *cr = d->cr;
  double s = d->scale, left = d->scene->right_to_left ? d->scene->width - x - LOCK_WIDTH * s : x;

  cairo_save (cr);
  cairo_translate (cr, left, middle);
  cairo_scale (cr, s, s);
  cairo_new_path (cr);
  add_rounded (cr, 0.5, -1, 8, 6, 1.2);
  entente_style_set_source (cr, d->style->muted, 1);
  cairo_fill (cr);
  cairo_move_to (cr, 2.3, -1);
  cairo_line_to (cr, 2.3, -2.6);
  cairo_arc (cr, 4.5, -2.6, 2.2, G_PI, 2 * G_PI);
  cairo_line_to (cr, 6.7, -1);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_dots_under (const Drawing *d,
                 double x,
                 double y,
                 double width)
{
  const double dashes[] = { 1.5, 2.5 };

  cairo_save (d->cr);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_set_line_width (d->cr, 1.5);
  entente_style_set_source (d->cr, d->style->what_if, 1);
  cairo_move_to (d->cr, place (d, x), y);
  cairo_line_to (d->cr, place (d, x + width), y);
  cairo_stroke (d->cr);
  cairo_restore (d->cr);
}

static void
draw_name (const Drawing *d,
           const EntenteRankingRow *row,
           double middle)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  gboolean strong = (int) row->partner == d->scene->selected;
  EntenteFont font = strong ? ENTENTE_FONT_BODY_STRONG : ENTENTE_FONT_BODY;
  double room = c->name_end - c->name - (row->gated ? (LOCK_WIDTH + 6) * d->scale : 0);
  double width = MIN (get_width (d, font, row->name), room);

  draw_text (d, font, row->name, c->name, middle, ENTENTE_ALIGN_START, room,
             row->rank == 0 ? d->style->muted : d->style->ink);
  if (row->gated)
    draw_lock (d, c->name + width + 6 * d->scale, middle);
  if (row->what_if)
    draw_dots_under (d, c->name, middle + 9 * d->scale, width);
}

/* The shape of the nearest tier, its colour on the way between two. */
static void
draw_mark (const Drawing *d,
           double tier,
           double middle)
{
  const EntenteStyle *style = d->style;
  double x = place (d, d->scene->columns.mark), last = style->n_tiers - 1, low;
  guint nearest = (guint) llrint (tier);

  if (tier > last + 0.5)
    {
      entente_style_draw_tier_mark (style, d->cr, style->n_tiers, x, middle, 4.6 * d->scale);
      return;
    }
  tier = CLAMP (tier, 0, last);
  low = floor (tier);
  cairo_new_path (d->cr);
  entente_style_shape_path (d->cr, (EntenteShape) MIN (nearest, style->n_tiers - 1), x, middle, 4.6 * d->scale);
  entente_style_set_source (d->cr,
                            entente_style_mix (style->tier_fill[(int) low],
                                               style->tier_fill[MIN ((int) low + 1, (int) last)], tier - low),
                            1);
  cairo_fill (d->cr);
}

static void
draw_row_background (const Drawing *d,
                     guint partner,
                     double y)
{
  const EntenteRankingScene *scene = d->scene;
  gboolean selected = (int) partner == scene->selected, compared = (int) partner == scene->compared;
  const double dashes[] = { 4, 3 };

  if (!selected && !compared && (int) partner != scene->hovered)
    return;
  cairo_save (d->cr);
  cairo_new_path (d->cr);
  add_rounded (d->cr, 6.5, y + 1, scene->width - 13, scene->row_height - 2, ROW_RADIUS);
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

static void
draw_row (const Drawing *d,
          guint partner,
          const double *mark)
{
  const EntenteRankingScene *scene = d->scene;
  const EntenteRankingColumns *c = &scene->columns;
  double y = mark[ENTENTE_RANKING_CHANNEL_Y];
  double middle = y + scene->row_height / 2, bar = y + floor ((scene->row_height - scene->bar_height) / 2);
  EntenteRankingRow row;

  if (scene->form == ENTENTE_RANKING_COMPACT)
    {
      bar = y + floor (scene->row_height - scene->bar_height - 5 * d->scale);
      middle = (y + bar) / 2 + 0.5;
    }
  entente_ranking_scene_get_row (scene, partner, &row);
  draw_row_background (d, partner, y);
  draw_text (d, ENTENTE_FONT_BODY_STRONG, row.rank_text, c->rank_end, middle, ENTENTE_ALIGN_END, 0,
             row.rank == 0 ? d->style->muted : d->style->ink);
  draw_change (d, &row, middle);
  draw_mark (d, mark[ENTENTE_RANKING_CHANNEL_TIER], middle);
  draw_name (d, &row, middle);
  draw_bar (d, mark, bar);
  draw_text (d, row.firm ? ENTENTE_FONT_BODY_STRONG : ENTENTE_FONT_BODY, row.score_text, c->score_end, middle,
             ENTENTE_ALIGN_END, 0, row.rank == 0 ? d->style->muted : d->style->ink);
}

static const double *
get_mark (const Drawing *d,
          guint partner)
{
  return d->shown->marks + (gsize) partner * entente_ranking_painter_count_channels (d->scene);
}

static gboolean
is_in_sight (const Drawing *d,
             double y,
             double height)
{
  double top = y - d->scene->scroll;

  return !isnan (y) && top + height > d->scene->fixed && top < d->scene->height;
}

/* Joins this row and the next by a bracket left of the ranks, while they stand side by side. */
static void
draw_bracket (const Drawing *d,
              guint partner,
              guint next)
{
  double x = d->scene->columns.rank_end - 24 * d->scale, height = d->scene->row_height;
  double a = get_mark (d, partner)[ENTENTE_RANKING_CHANNEL_Y], b = get_mark (d, next)[ENTENTE_RANKING_CHANNEL_Y];

  if (fabs (b - a - height) > 2)
    return;
  if (d->scene->form == ENTENTE_RANKING_COMPACT)
    x = 10;
  cairo_new_path (d->cr);
  cairo_move_to (d->cr, place (d, x + 1), a + height / 2 + 3);
  cairo_line_to (d->cr, place (d, x - 4), a + height / 2 + 3);
  cairo_line_to (d->cr, place (d, x - 4), b + height / 2 - 3);
  cairo_line_to (d->cr, place (d, x + 1), b + height / 2 - 3);
  cairo_set_line_width (d->cr, 1.2);
  entente_style_set_source (d->cr, d->style->axis, 1);
  cairo_stroke (d->cr);
}

static void
draw_band (const Drawing *d,
           const EntenteRankingHeader *header,
           double y)
{
  EntenteColour fill = header->tier < d->style->n_tiers ? d->style->tier_band[header->tier] : d->style->band;

  if (d->scene->for_export)
    add_rounded (d->cr, EXPORT_INSET, y, d->scene->width - 2 * EXPORT_INSET, d->scene->header_height, 2);
  else
    cairo_rectangle (d->cr, 0, y, d->scene->width, d->scene->header_height);
  entente_style_set_source (d->cr, fill, 1);
  cairo_fill (d->cr);
}

static void
draw_header_words (const Drawing *d,
                   const EntenteRankingHeader *header,
                   double y)
{
  const EntenteRankingScene *scene = d->scene;
  double middle = y + scene->header_height / 2, x = 26 * d->scale, end = scene->columns.score_end, width;

  cairo_new_path (d->cr);
  if (header->tier < d->style->n_tiers)
    {
      entente_style_shape_path (d->cr, (EntenteShape) header->tier, place (d, x), middle, 5.4 * d->scale);
      entente_style_set_source (d->cr, d->style->tier_fill[header->tier], 1);
      cairo_fill (d->cr);
    }
  else
    {
      entente_style_shape_path (d->cr, ENTENTE_SHAPE_CIRCLE, place (d, x), middle, 4.6 * d->scale);
      entente_style_set_source (d->cr, d->style->axis, 1);
      cairo_set_line_width (d->cr, 1.5);
      cairo_stroke (d->cr);
    }
  x += 14 * d->scale;
  draw_text (d, ENTENTE_FONT_LABEL_STRONG, header->name, x, middle, ENTENTE_ALIGN_START, 0, d->style->ink);
  width = get_width (d, ENTENTE_FONT_LABEL_STRONG, header->name);
  if (header->from != NULL)
    {
      draw_text (d, ENTENTE_FONT_LABEL_STRONG, header->from, end, middle, ENTENTE_ALIGN_END, 0, d->style->ink);
      end -= get_width (d, ENTENTE_FONT_LABEL_STRONG, header->from) + 12;
    }
  x += width + 8;
  if (header->movable)
    end = MIN (end, scene->columns.handle - HANDLE_WIDTH / 2 - 6);
  draw_text (d, ENTENTE_FONT_SUBTITLE, header->detail, x, middle, ENTENTE_ALIGN_START, MAX (end - x, 1),
             d->style->muted);
}

/* The upper edge of a tier: a line in its colour, with a handle where it can be dragged. */
static void
draw_cut_off (const Drawing *d,
              const EntenteRankingHeader *header,
              double y)
{
  EntenteColour colour;
  double x = place (d, d->scene->columns.handle), inset = d->scene->for_export ? EXPORT_INSET : 0;

  if (header->tier == 0 || header->tier >= d->style->n_tiers || y < d->scene->scroll + d->scene->fixed)
    return;
  colour = d->style->tier_fill[header->tier];
  entente_style_set_source (d->cr, colour, 1);
  cairo_rectangle (d->cr, inset, y - 1, d->scene->width - 2 * inset, 2);
  cairo_fill (d->cr);
  if (!header->movable)
    return;
  add_rounded (d->cr, x - HANDLE_WIDTH / 2, y - HANDLE_HEIGHT / 2, HANDLE_WIDTH, HANDLE_HEIGHT, HANDLE_HEIGHT / 2);
  entente_style_set_source (d->cr, d->style->picture, 1);
  cairo_fill_preserve (d->cr);
  cairo_set_line_width (d->cr, 1.5);
  entente_style_set_source (d->cr, colour, 1);
  cairo_stroke (d->cr);
  cairo_move_to (d->cr, x - 5, y - 2);
  cairo_line_to (d->cr, x + 5, y - 2);
  cairo_move_to (d->cr, x - 5, y + 2);
  cairo_line_to (d->cr, x + 5, y + 2);
  cairo_stroke (d->cr);
}

/**
 * entente_ranking_painter_find_pinned:
 * @y: (out): its top in content coordinates: the next header pushes it away
 */
const EntenteRankingHeader *
entente_ranking_painter_find_pinned (const EntenteRankingShown *shown,
                                     double *y)
{
  const EntenteRankingScene *scene = shown->scene;
  const EntenteRankingHeader *pinned = NULL;
  double top = scene->scroll + scene->fixed;
  guint i;

  if (scene->fixed <= 0 || scene->scroll <= 0)
    return NULL;
  *y = top;
  for (i = 0; i < scene->n_headers; i++)
    {
      double at = shown->headers[scene->headers[i].tier];

      if (at < top)
        pinned = &scene->headers[i];
      else if (pinned != NULL && at < top + scene->header_height)
        *y = at - scene->header_height;
    }
  return pinned;
}

static void
draw_pinned (const Drawing *d)
{
  double y;
  const EntenteRankingHeader *header = entente_ranking_painter_find_pinned (d->shown, &y);

  if (header == NULL)
    return;
  draw_band (d, header, y);
  draw_header_words (d, header, y);
  entente_style_set_source (d->cr, d->style->border, 1);
  cairo_rectangle (d->cr, 0, y + d->scene->header_height - 1, d->scene->width, 1);
  cairo_fill (d->cr);
}

typedef void (*HeaderFunc) (const Drawing *d, const EntenteRankingHeader *header, double y);

static void
for_each_header (const Drawing *d,
                 HeaderFunc draw)
{
  guint i;

  for (i = 0; i < d->scene->n_headers; i++)
    {
      const EntenteRankingHeader *header = &d->scene->headers[i];
      double y = d->shown->headers[header->tier];

      if (is_in_sight (d, y - HANDLE_HEIGHT, d->scene->header_height + 2 * HANDLE_HEIGHT))
        draw (d, header, y);
    }
}

static void
draw_rows (const Drawing *d)
{
  const EntenteRankingScene *scene = d->scene;
  int selected = ENTENTE_NONE;
  guint i;

  for (i = 0; i < scene->n_rows; i++)
    {
      const double *mark = get_mark (d, scene->rows[i]);

      if (!is_in_sight (d, mark[ENTENTE_RANKING_CHANNEL_Y], scene->row_height))
        continue;
      if (i + 1 < scene->n_rows && scene->near_next[scene->rows[i]])
        draw_bracket (d, scene->rows[i], scene->rows[i + 1]);
      if ((int) scene->rows[i] == scene->selected)
        selected = scene->selected;
      else
        draw_row (d, scene->rows[i], mark);
    }
  if (selected != ENTENTE_NONE)
    draw_row (d, selected, get_mark (d, selected));
}

/* Where 0, 50 and 100 points are, behind the bars. */
static void
draw_scale (const Drawing *d)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  double bottom = d->scene->list_y, x;
  guint i;
  int k;

  if (d->scene->form == ENTENTE_RANKING_COMPACT || d->scene->n_rows == 0)
    return;
  for (i = 0; i < d->scene->n_rows; i++)
    {
      double y = get_mark (d, d->scene->rows[i])[ENTENTE_RANKING_CHANNEL_Y];

      bottom = isnan (y) ? bottom : MAX (bottom, y + d->scene->row_height);
    }
  entente_style_set_source (d->cr, d->style->grid, 1);
  cairo_set_line_width (d->cr, 1);
  for (k = 0; k <= 4; k++)
    {
      x = place (d, floor (c->bar + k * (c->bar_end - c->bar) / 4) + 0.5);
      cairo_move_to (d->cr, x, MAX (d->scene->list_y, d->scene->scroll));
      cairo_line_to (d->cr, x, MIN (bottom, d->scene->scroll + d->scene->height));
    }
  cairo_stroke (d->cr);
}

static void
draw_scale_numbers (const Drawing *d,
                    double middle,
                    double taken)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  int k;

  for (k = 4; k >= 1; k--)
    {
      double x = c->bar + k * (c->bar_end - c->bar) / 4;
      char number[8];

      g_snprintf (number, sizeof number, "%d", 25 * k);
      if (x - 14 * d->scale < taken)
        break;
      draw_text (d, ENTENTE_FONT_NOTE, number, x, middle, ENTENTE_ALIGN_CENTRE, 0, d->style->muted);
    }
}

static void
draw_heads (const Drawing *d)
{
  const EntenteRankingScene *scene = d->scene;
  const EntenteRankingColumns *c = &scene->columns;
  double middle = (scene->heads_y + scene->list_y) / 2 - 2, score_width;
  g_autofree char *bars = NULL;

  draw_text (d, ENTENTE_FONT_NOTE, _("#"), c->rank_end, middle, ENTENTE_ALIGN_END, 0, d->style->muted);
  draw_text (d, ENTENTE_FONT_NOTE, _("Partner"), c->name, middle, ENTENTE_ALIGN_START, c->name_end - c->name,
             d->style->muted);
  draw_text (d, ENTENTE_FONT_NOTE, _("Score"), c->score_end, middle, ENTENTE_ALIGN_END, 0, d->style->muted);
  if (scene->form == ENTENTE_RANKING_COMPACT)
    return;
  score_width = get_width (d, ENTENTE_FONT_NOTE, _("Score"));
  if (scene->sort_criterion != ENTENTE_NONE)
    bars = g_strdup_printf (_("Points, sorted by %s"),
                            entente_text_get (&scene->dataset->criteria[scene->sort_criterion].name,
                                              (const char *const *) scene->languages));
  else
    bars = g_strdup (_("Points by criterion"));
  draw_text (d, ENTENTE_FONT_NOTE, bars, c->bar, middle, ENTENTE_ALIGN_START, c->score_end - score_width - 8 - c->bar,
             d->style->muted);
  draw_scale_numbers (d, middle, c->bar + get_width (d, ENTENTE_FONT_NOTE, bars) + 8);
}

static void
draw_keys (const Drawing *d)
{
  guint i;

  for (i = 0; i < d->scene->n_keys; i++)
    {
      const EntenteRankingKey *key = &d->scene->keys[i];
      double left = d->scene->right_to_left ? d->scene->width - key->x - SWATCH : key->x;

      add_rounded (d->cr, left, key->y, SWATCH, SWATCH, 3);
      entente_style_fill_hatched (d->style, d->cr,
                                  entente_style_get_criterion (d->style, d->scene->dataset, key->criterion),
                                  get_hatch (key->criterion));
      draw_text (d, ENTENTE_FONT_NOTE, key->text, key->x + SWATCH + 6, key->y + SWATCH / 2, ENTENTE_ALIGN_START, 0,
                 d->style->ink);
    }
}

static void
draw_sign (const Drawing *d,
           EntenteRankingSign sign,
           double x,
           double middle)
{
  double s = d->scale;

  switch (sign)
    {
    case ENTENTE_RANKING_SIGN_NEAR:
      cairo_move_to (d->cr, place (d, x + 11), middle - 5);
      cairo_line_to (d->cr, place (d, x + 6), middle - 5);
      cairo_line_to (d->cr, place (d, x + 6), middle + 5);
      cairo_line_to (d->cr, place (d, x + 11), middle + 5);
      cairo_set_line_width (d->cr, 1.2);
      entente_style_set_source (d->cr, d->style->axis, 1);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_RANKING_SIGN_GATE:
      draw_lock (d, x + 4, middle);
      break;
    case ENTENTE_RANKING_SIGN_MISSING:
      add_rectangle (d, x, middle - 5 * s, 16 * s, 10 * s);
      entente_style_fill_hatched (d->style, d->cr, d->style->picture, ENTENTE_HATCH_NOT_RATED);
      add_rectangle (d, x + 0.5, middle - 5 * s + 0.5, 16 * s - 1, 10 * s - 1);
      cairo_set_line_width (d->cr, 1);
      entente_style_set_source (d->cr, d->style->axis, 0.7);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_RANKING_SIGN_NOT_FIRM:
    default:
      draw_text (d, ENTENTE_FONT_NOTE, "≈", x + 8 * s, middle, ENTENTE_ALIGN_CENTRE, 0, d->style->ink);
      break;
    }
}

static void
draw_notes (const Drawing *d)
{
  double y = d->scene->notes_y;
  EntenteExtent extent;
  guint i;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), ENTENTE_FONT_NOTE, "0", &extent);
  for (i = 0; i < d->scene->n_notes; i++)
    {
      double middle = y + extent.height / 2, x = 20 + 24 * d->scale;

      if (is_in_sight (d, y, extent.height))
        {
          draw_sign (d, d->scene->notes[i].sign, 20, middle);
          draw_text (d, ENTENTE_FONT_NOTE, d->scene->notes[i].text, x, middle, ENTENTE_ALIGN_START,
                     d->scene->width - 20 - x, d->style->muted);
        }
      y += extent.height + 2;
    }
}

/* What scrolls: everything below the fixed part. */
static void
draw_list (const Drawing *d)
{
  cairo_save (d->cr);
  cairo_rectangle (d->cr, 0, d->scene->fixed, d->scene->width, MAX (d->scene->height - d->scene->fixed, 0));
  cairo_clip (d->cr);
  cairo_translate (d->cr, 0, -d->scene->scroll);
  if (d->scene->fixed <= 0)
    {
      entente_heading_painter_draw (d->scene->heading, d->style, d->text, d->cr);
      draw_keys (d);
      draw_heads (d);
    }
  draw_scale (d);
  for_each_header (d, draw_band);
  for_each_header (d, draw_header_words);
  draw_rows (d);
  draw_notes (d);
  draw_pinned (d);
  for_each_header (d, draw_cut_off);
  if (d->scene->empty != NULL)
    draw_text (d, ENTENTE_FONT_BODY, d->scene->empty, d->scene->width / 2, d->scene->list_y + 40,
               ENTENTE_ALIGN_CENTRE, d->scene->width - 40, d->style->muted);
  cairo_restore (d->cr);
}

void
entente_ranking_painter_draw (const EntenteRankingShown *shown,
                              const EntenteStyle *style,
                              EntentePangoMeasure *text,
                              cairo_t *cr)
{
  const Drawing d = { shown, shown->scene, style, text, cr, style->text_scale };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, d.scene->width, d.scene->height);
  cairo_clip (cr);
  entente_style_set_source (cr, style->picture, 1);
  cairo_paint (cr);
  if (d.scene->fixed > 0)
    {
      entente_heading_painter_draw (d.scene->heading, style, text, cr);
      draw_keys (&d);
      draw_heads (&d);
    }
  draw_list (&d);
  cairo_restore (cr);
}
