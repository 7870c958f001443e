/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Draws the ranked list: words above, column heads, tier bands, rows, cut-offs, notes.
 *
 * Only rows in sight are drawn. What is mirrored for right-to-left languages is mirrored while drawing:
 * every x of the scene goes through entente_list_place ().
 */

#include "config.h"

#include "entente-format.h"
#include "entente-heading-painter.h"
#include "entente-ranking-painter.h"
#include "entente-list-row-painter.h"
#include "entente-list-slopes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NUMBER_GAP 8.0 /* between two numbers of the scale */
#define EXPORT_INSET ENTENTE_LIST_EXPORT_INSET
#define HANDLE_WIDTH 26.0
#define HANDLE_HEIGHT 14.0
#define SWATCH 12.0
#define SHORT_BARS 300.0
#define LABEL_CONTRAST 4.5 /* black or white always has it */

guint
entente_ranking_painter_count_channels (const EntenteRankingScene *scene)
{
  return ENTENTE_RANKING_CHANNEL_BAR + scene->n_criteria;
}

/* What belongs to all of the list of now, in the picture: beside the slope lines. */
static void
place_band (const EntenteListDrawing *d,
            double *x,
            double *width)
{
  const double inset = d->scene->for_export ? EXPORT_INSET : 0, start = MAX (d->scene->columns.start, inset);

  *width = d->scene->width - start - inset;
  *x = d->scene->right_to_left ? inset : start;
}

static void
draw_band (const EntenteListDrawing *d,
           const EntenteRankingHeader *header,
           double y)
{
  EntenteColour fill = header->tier < d->style->n_tiers ? d->style->tier_band[header->tier] : d->style->band;
  double x, width;

  place_band (d, &x, &width);
  if (d->scene->for_export)
    entente_list_add_rounded (d->cr, x, y, width, d->scene->header_height, 2);
  else
    cairo_rectangle (d->cr, x, y, width, d->scene->header_height);
  entente_style_set_source (d->cr, fill, 1);
  cairo_fill (d->cr);
}

static void
draw_header_words (const EntenteListDrawing *d,
                   const EntenteRankingHeader *header,
                   double y)
{
  const EntenteRankingScene *scene = d->scene;
  double middle = y + scene->header_height / 2, x = scene->columns.start + 26 * d->scale, end = scene->columns.end, width;

  cairo_new_path (d->cr);
  if (header->tier < d->style->n_tiers)
    {
      entente_style_shape_path (d->cr, (EntenteShape) header->tier, entente_list_place (d, x), middle,
                                5.4 * d->scale);
      entente_style_set_source (d->cr, d->style->tier_fill[header->tier], 1);
      cairo_fill (d->cr);
    }
  else
    {
      entente_style_shape_path (d->cr, ENTENTE_SHAPE_CIRCLE, entente_list_place (d, x), middle,
                                4.6 * d->scale);
      entente_style_set_source (d->cr, d->style->axis, 1);
      cairo_set_line_width (d->cr, 1.5);
      cairo_stroke (d->cr);
    }
  x += 14 * d->scale;
  entente_list_put_text (d, ENTENTE_FONT_LABEL_STRONG, header->name, x, middle, ENTENTE_ALIGN_START, 0,
                         d->style->ink);
  width = entente_list_get_width (d, ENTENTE_FONT_LABEL_STRONG, header->name);
  if (header->from != NULL)
    {
      entente_list_put_text (d, ENTENTE_FONT_LABEL_STRONG, header->from, end, middle, ENTENTE_ALIGN_END, 0,
                             d->style->ink);
      end -= entente_list_get_width (d, ENTENTE_FONT_LABEL_STRONG, header->from) + 12;
    }
  x += width + 8;
  if (header->movable)
    end = MIN (end, scene->columns.handle - HANDLE_WIDTH / 2 - 6);
  entente_list_put_text (d, ENTENTE_FONT_SUBTITLE, header->detail, x, middle, ENTENTE_ALIGN_START,
                         MAX (end - x, 1), d->style->muted);
}

/* The upper edge of a tier: a line in its colour, with a handle where it can be dragged. */
static void
draw_cut_off (const EntenteListDrawing *d,
              const EntenteRankingHeader *header,
              double y)
{
  EntenteColour colour;
  double x = entente_list_place (d, d->scene->columns.handle);
  double band, width;

  if (!header->is_cut || header->tier >= d->style->n_tiers || y < d->scene->scroll + d->scene->fixed)
    return;
  colour = d->style->tier_fill[header->tier];
  entente_style_set_source (d->cr, colour, 1);
  place_band (d, &band, &width);
  cairo_rectangle (d->cr, band, y - 1, width, 2);
  cairo_fill (d->cr);
  if (!header->movable)
    return;
  entente_list_add_rounded (d->cr, x - HANDLE_WIDTH / 2, y - HANDLE_HEIGHT / 2, HANDLE_WIDTH, HANDLE_HEIGHT,
                            HANDLE_HEIGHT / 2);
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
draw_pinned (const EntenteListDrawing *d)
{
  double x, y, width;
  const EntenteRankingHeader *header = entente_ranking_painter_find_pinned (d->shown, &y);

  if (header == NULL)
    return;
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_NONE);
  draw_band (d, header, y);
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_header_words (d, header, y);
  place_band (d, &x, &width);
  entente_style_set_source (d->cr, d->style->border, 1);
  cairo_rectangle (d->cr, x, y + d->scene->header_height - 1, width, 1);
  cairo_fill (d->cr);
}

typedef void (*HeaderFunc) (const EntenteListDrawing *d, const EntenteRankingHeader *header, double y);

static void
for_each_header (const EntenteListDrawing *d,
                 HeaderFunc draw)
{
  guint i;

  for (i = 0; i < d->scene->n_headers; i++)
    {
      const EntenteRankingHeader *header = &d->scene->headers[i];
      double y = d->shown->headers[header->tier];

      if (entente_list_is_in_sight (d, y - HANDLE_HEIGHT, d->scene->header_height + 2 * HANDLE_HEIGHT))
        draw (d, header, y);
    }
}

static void
draw_rows (const EntenteListDrawing *d)
{
  const EntenteRankingScene *scene = d->scene;
  int selected = ENTENTE_NONE;
  guint i;

  for (i = 0; i < scene->n_rows; i++)
    {
      const double *mark = entente_list_get_mark (d, scene->rows[i]);

      if (!entente_list_is_in_sight (d, mark[ENTENTE_RANKING_CHANNEL_Y], scene->row_height))
        continue;
      if (i + 1 < scene->n_rows && scene->near_next[scene->rows[i]])
        entente_list_draw_bracket (d, scene->rows[i], scene->rows[i + 1]);
      if ((int) scene->rows[i] == scene->selected)
        selected = scene->selected;
      else
        entente_list_draw_row (d, scene->rows[i], mark);
    }
  if (selected != ENTENTE_NONE)
    entente_list_draw_row (d, selected, entente_list_get_mark (d, selected));
}

/* 1 and every round rank. */
static guint
get_next_rank (const EntenteRankingScene *scene,
               guint rank)
{
  return (rank / scene->rank_step + 1) * scene->rank_step;
}

/* Ranks behind the whiskers. */
static void
draw_rank_scale (const EntenteListDrawing *d,
                 double top,
                 double bottom)
{
  const EntenteRankingScene *scene = d->scene;
  const double middle = scene->ranks_y + 7 * d->scale;
  guint rank, next;

  if (scene->rank_step == 0)
    return;
  for (rank = 1; rank <= scene->evaluation->n_rated; rank = next)
    {
      const double x = floor (entente_ranking_scene_get_rank_x (scene, rank)) + 0.5;
      g_autofree char *number = entente_format_number (rank, 0);

      next = get_next_rank (scene, rank);
      entente_style_set_source (d->cr, d->style->grid, 1);
      cairo_set_line_width (d->cr, 1);
      cairo_move_to (d->cr, entente_list_place (d, x), top);
      cairo_line_to (d->cr, entente_list_place (d, x), bottom);
      cairo_stroke (d->cr);
      if (entente_list_is_in_sight (d, scene->ranks_y, 2 * (middle - scene->ranks_y)))
        entente_list_put_text (d, ENTENTE_FONT_NOTE, number, x, middle, ENTENTE_ALIGN_CENTRE, 0, d->style->muted);
    }
}

/* Where 0, 25, 50, 75 and 100 points are, behind the bars. */
static void
draw_scale (const EntenteListDrawing *d)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  double bottom = d->scene->list_y, x;
  guint i;
  int k;

  if (d->scene->form == ENTENTE_RANKING_COMPACT || d->scene->n_rows == 0)
    return;
  for (i = 0; i < d->scene->n_rows; i++)
    {
      double y = entente_list_get_mark (d, d->scene->rows[i])[ENTENTE_RANKING_CHANNEL_Y];

      bottom = isnan (y) ? bottom : MAX (bottom, y + d->scene->row_height);
    }
  entente_style_set_source (d->cr, d->style->grid, 1);
  cairo_set_line_width (d->cr, 1);
  for (k = 0; k <= 4; k++)
    {
      x = entente_list_place (d, floor (c->bar + k * (c->bar_end - c->bar) / 4) + 0.5);
      cairo_move_to (d->cr, x, MAX (d->scene->list_y, d->scene->scroll));
      cairo_line_to (d->cr, x, MIN (bottom, d->scene->scroll + d->scene->height));
    }
  cairo_stroke (d->cr);
  draw_rank_scale (d, MAX (d->scene->list_y, d->scene->scroll), MIN (bottom, d->scene->scroll + d->scene->height));
}

static void
draw_scale_numbers (const EntenteListDrawing *d,
                    double middle,
                    double taken,
                    double end)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  double limit = end - 8 * d->scale;
  int k;

  for (k = 4; k >= 1; k--)
    {
      double x = c->bar + k * (c->bar_end - c->bar) / 4, width, right;
      char number[8];

      g_snprintf (number, sizeof number, "%d", 25 * k);
      width = entente_list_get_width (d, ENTENTE_FONT_NOTE, number);
      right = k == 4 ? x : x + width / 2;
      if (right - width < taken)
        break;
      if (right > limit)
        continue;
      limit = right - width - NUMBER_GAP * d->scale;
      /* The last one keeps away from the head of the next column. */
      entente_list_put_text (d, ENTENTE_FONT_NOTE, number, x, middle, k == 4 ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_CENTRE,
                             0, d->style->muted);
    }
}

/* The ranks above the whiskers that end before the words. */
static void
draw_rank_numbers (const EntenteListDrawing *d,
                   double middle,
                   double end)
{
  const EntenteRankingScene *scene = d->scene;
  guint rank;

  for (rank = 1; scene->rank_step != 0 && rank <= scene->evaluation->n_rated; rank = get_next_rank (scene, rank))
    {
      const double x = floor (entente_ranking_scene_get_rank_x (scene, rank)) + 0.5;
      g_autofree char *number = entente_format_number (rank, 0);

      if (x + entente_list_get_width (d, ENTENTE_FONT_NOTE, number) / 2 > end)
        return;
      entente_list_put_text (d, ENTENTE_FONT_NOTE, number, x, middle, ENTENTE_ALIGN_CENTRE, 0, d->style->muted);
    }
}

/* Ends with the column; begins before it where the words are long. A list that ends below the picture has its numbers
 * below it, too: then they stand here as well, as those of the bars do, with shorter words. */
static void
draw_whisker_head (const EntenteListDrawing *d,
                   double middle)
{
  const EntenteRankingColumns *c = &d->scene->columns;
  const gboolean whole = d->scene->content_height <= d->scene->height;
  /* Translators: head of a narrow column: the ranks that 9 of 10 sampled sets of weights give */
  const char *words = _("Rank, 9 of 10 weightings");

  if (!whole || entente_list_get_width (d, ENTENTE_FONT_NOTE, words) > c->end - c->whisker + 14 * d->scale)
    words = _("Rank");
  entente_list_put_text (d, ENTENTE_FONT_NOTE, words, c->end, middle, ENTENTE_ALIGN_END, 0, d->style->muted);
  if (!whole)
    draw_rank_numbers (d, middle, c->end - entente_list_get_width (d, ENTENTE_FONT_NOTE, words) - 8 * d->scale);
}

/* What the bars show; short where the words would hide most of the scale. */
static char *
format_bar_head (const EntenteRankingScene *scene,
                 gboolean is_short)
{
  if (scene->sort_criterion != ENTENTE_NONE)
    return g_strdup_printf (_("Points, sorted by %s"),
                            entente_text_get (&scene->dataset->criteria[scene->sort_criterion].name,
                                              (const char *const *) scene->languages));
  if (entente_evaluation_is_additive (scene->evaluation))
    return g_strdup (is_short ? C_ ("column", "Points") : _("Points by criterion"));
  /* Translators: above the bars of a method that adds up no points: its score, divided where a partner is strong */
  return g_strdup (_("Strengths by criterion"));
}

/* Above the numbers: the score, or the points of the criterion that sorts the list, with its colour. Returns where it
 * begins. */
static double
draw_score_head (const EntenteListDrawing *d,
                 double middle)
{
  const EntenteRankingScene *scene = d->scene;
  const gboolean sorted = scene->sort_criterion != ENTENTE_NONE;
  /* Translators: head of a column: the points of the criterion that sorts the list */
  const char *words = sorted ? C_ ("column", "Points") : _("Score");
  double x = scene->columns.score_end - entente_list_get_width (d, ENTENTE_FONT_NOTE, words);

  entente_list_put_text (d, ENTENTE_FONT_NOTE, words, scene->columns.score_end, middle, ENTENTE_ALIGN_END, 0,
                         sorted ? d->style->ink : d->style->muted);
  if (!sorted)
    return x;
  x -= SWATCH + 4;
  entente_list_add_rounded (d->cr, entente_list_place (d, x) - (scene->right_to_left ? SWATCH : 0), middle - SWATCH / 2,
                            SWATCH, SWATCH, 3);
  entente_style_fill_hatched (d->style, d->cr,
                              entente_style_get_criterion (d->style, scene->dataset, scene->sort_criterion),
                              entente_list_get_hatch (scene->sort_criterion));
  return x;
}

/* Whose ranks the slope lines come from. */
static void
draw_slope_head (const EntenteListDrawing *d,
                 double middle)
{
  const EntenteRankingScene *scene = d->scene;

  if (scene->slope_words == NULL)
    return;
  entente_list_put_text (d, ENTENTE_FONT_NOTE, scene->slope_words, 20, scene->slope_words_y + 8 * d->scale,
                         ENTENTE_ALIGN_START, scene->width - 40, d->style->ink);
  entente_list_put_text (d, ENTENTE_FONT_NOTE, scene->other_name, 10 * d->scale, middle, ENTENTE_ALIGN_START,
                         scene->columns.slope_end - 14 * d->scale, d->style->muted);
}

static void
draw_heads (const EntenteListDrawing *d)
{
  const EntenteRankingScene *scene = d->scene;
  const EntenteRankingColumns *c = &scene->columns;
  const double middle = (scene->heads_y + scene->list_y) / 2 - 2;
  g_autofree char *bars = format_bar_head (scene, c->bar_end - c->bar < SHORT_BARS * d->scale);
  double numbers;

  draw_slope_head (d, middle);
  entente_list_put_text (d, ENTENTE_FONT_NOTE, _("#"), c->rank_end, middle, ENTENTE_ALIGN_END, 0,
                         d->style->muted);
  entente_list_put_text (d, ENTENTE_FONT_NOTE, _("Partner"), c->name, middle, ENTENTE_ALIGN_START,
                         c->name_end - c->name, d->style->muted);
  numbers = draw_score_head (d, middle);
  if (scene->form == ENTENTE_RANKING_COMPACT)
    return;
  if (c->whisker < c->whisker_end)
    draw_whisker_head (d, middle);
  entente_list_put_text (d, ENTENTE_FONT_NOTE, bars, c->bar, middle, ENTENTE_ALIGN_START, numbers - 8 - c->bar,
                         d->style->muted);
  draw_scale_numbers (d, middle, c->bar + entente_list_get_width (d, ENTENTE_FONT_NOTE, bars) + 8, numbers);
}

static void
draw_keys (const EntenteListDrawing *d)
{
  guint i;

  for (i = 0; i < d->scene->n_keys; i++)
    {
      const EntenteRankingKey *key = &d->scene->keys[i];
      EntenteColour colour = entente_style_get_criterion (d->style, d->scene->dataset, key->criterion);
      double left = d->scene->right_to_left ? d->scene->width - key->x - SWATCH : key->x;

      entente_list_add_rounded (d->cr, left, key->y, SWATCH, SWATCH, 3);
      entente_style_fill_hatched (d->style, d->cr, colour, entente_list_get_hatch (key->criterion));
      entente_list_put_text (d, ENTENTE_FONT_NOTE, key->text, key->x + SWATCH + 6, key->y + SWATCH / 2,
                             ENTENTE_ALIGN_START, 0, d->style->ink);
    }
}

static void
draw_sign (const EntenteListDrawing *d,
           EntenteRankingSign sign,
           double x,
           double middle)
{
  double s = d->scale;

  switch (sign)
    {
    case ENTENTE_RANKING_SIGN_NEAR:
      cairo_move_to (d->cr, entente_list_place (d, x + 11), middle - 5);
      cairo_line_to (d->cr, entente_list_place (d, x + 6), middle - 5);
      cairo_line_to (d->cr, entente_list_place (d, x + 6), middle + 5);
      cairo_line_to (d->cr, entente_list_place (d, x + 11), middle + 5);
      cairo_set_line_width (d->cr, 1.2);
      entente_style_set_source (d->cr, d->style->axis, 1);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_RANKING_SIGN_GATE:
      entente_list_draw_lock (d, x + 4, middle);
      break;
    case ENTENTE_RANKING_SIGN_MISSING:
      entente_list_add_rectangle (d, x, middle - 5 * s, 16 * s, 10 * s);
      entente_style_fill_hatched (d->style, d->cr, d->style->picture, ENTENTE_HATCH_NOT_RATED);
      entente_list_add_rectangle (d, x + 0.5, middle - 5 * s + 0.5, 16 * s - 1, 10 * s - 1);
      cairo_set_line_width (d->cr, 1);
      entente_style_set_source (d->cr, d->style->axis, 0.7);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_RANKING_SIGN_WHISKER:
      cairo_move_to (d->cr, entente_list_place (d, x + 1), middle);
      cairo_line_to (d->cr, entente_list_place (d, x + 15 * s), middle);
      cairo_set_line_width (d->cr, 3 * s);
      entente_style_set_source (d->cr, d->style->axis, 1);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_RANKING_SIGN_NOT_FIRM:
    default:
      entente_list_put_text (d, ENTENTE_FONT_NOTE, "≈", x + 8 * s, middle, ENTENTE_ALIGN_CENTRE, 0,
                             d->style->ink);
      break;
    }
}

static void
draw_notes (const EntenteListDrawing *d)
{
  double y = d->scene->notes_y;
  EntenteExtent extent;
  guint i;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), ENTENTE_FONT_NOTE, "0", &extent);
  for (i = 0; i < d->scene->n_notes; i++)
    {
      double middle = y + extent.height / 2, x = 20 + 24 * d->scale;

      if (entente_list_is_in_sight (d, y, extent.height))
        {
          draw_sign (d, d->scene->notes[i].sign, 20, middle);
          entente_list_put_text (d, ENTENTE_FONT_NOTE, d->scene->notes[i].text, x, middle,
                                 ENTENTE_ALIGN_START, d->scene->width - 20 - x, d->style->muted);
        }
      y += extent.height + 2;
    }
}

/* What scrolls: everything below the fixed part. */
static void
draw_list (const EntenteListDrawing *d)
{
  cairo_save (d->cr);
  /* Whole pixels, whatever the scale: rows would shine through the edge of what does not scroll. */
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (d->cr, 0, d->scene->fixed, d->scene->width, MAX (d->scene->height - d->scene->fixed, 0));
  cairo_clip (d->cr);
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_DEFAULT);
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
  entente_list_draw_slopes (d);
  draw_rows (d);
  draw_notes (d);
  draw_pinned (d);
  for_each_header (d, draw_cut_off);
  if (d->scene->empty != NULL)
    entente_list_put_text (d, ENTENTE_FONT_BODY, d->scene->empty, d->scene->width / 2, d->scene->list_y + 40,
                           ENTENTE_ALIGN_CENTRE, d->scene->width - 40, d->style->muted);
  cairo_restore (d->cr);
}

/* Of white and black, what can be read on each criterion. */
static void
choose_labels (EntenteListDrawing *d)
{
  const EntenteColour white = { 1, 1, 1 }, black = { 0, 0, 0 };
  guint i;

  for (i = 0; i < MIN (d->scene->n_criteria, ENTENTE_LIST_N_LABELS); i++)
    {
      const EntenteColour fill = entente_style_get_criterion (d->style, d->scene->dataset, i);

      d->labels[i] = entente_style_get_contrast (fill, white) >= LABEL_CONTRAST ? white : black;
    }
}

void
entente_ranking_painter_draw (const EntenteRankingShown *shown,
                              const EntenteStyle *style,
                              EntentePangoMeasure *text,
                              cairo_t *cr)
{
  EntenteListDrawing d = { shown, shown->scene, style, text, cr, style->text_scale, NULL, { { 0, 0, 0 } } };
  g_autofree char *point = entente_format_get_point ();

  d.point = point;
  choose_labels (&d);

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
