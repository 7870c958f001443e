/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Draws the heat map of ranks: words above, legend, heads, rows of cells, cut-offs.
 *
 * Only rows in sight are drawn. The cells of a row are filled step by step of the ramp, one path each. What is
 * mirrored for right-to-left languages is mirrored while drawing: every x of the scene goes through place ().
 */

#include "config.h"

#include "entente-certainty-painter.h"
#include "entente-heading-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEVELS ENTENTE_CERTAINTY_LEVELS
#define FRAME_FROM 9.0
#define ROW_RADIUS 6.0
#define SELECTION_OPACITY 0.12
#define HOVER_OPACITY 0.05
#define DRAWN_RADIUS 4.6
#define LEAST_PART 13.0 /* room for the mark of a tier above its ranks */

typedef struct
{
  const EntenteCertaintyShown *shown;
  const EntenteCertaintyScene *scene;
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  cairo_t *cr;
  double scale; /* of what follows the size of text */
  EntenteColour ramp[LEVELS];
  double *shares; /* of the row that is drawn */
} Drawing;

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

typedef struct
{
  EntenteFont font;
  double x, middle;
  EntenteAlign align;
  double max_width; /* 0 = any */
  EntenteColour colour;
} Place;

static void
put_text (const Drawing *d,
          const char *text,
          const Place *at)
{
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), at->font, text, &extent);
  entente_pango_measure_draw (d->text, d->cr, at->font, text, place (d, at->x), at->middle - extent.height / 2,
                              align_text (d, at->align), at->max_width, at->colour);
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
             double height)
{
  const double r = MIN (ROW_RADIUS, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static const double *
get_mark (const Drawing *d,
          guint partner)
{
  return d->shown->marks + (gsize) partner * ENTENTE_CERTAINTY_N_CHANNELS;
}

static gboolean
is_in_sight (const Drawing *d,
             double y,
             double height)
{
  const double top = y - d->scene->scroll;

  return !isnan (y) && top + height > d->scene->fixed && top < d->scene->height;
}

/* On a screen edges of cells stand on whole pixels; in files they stand where they belong. */
static double
snap (const Drawing *d,
      double x)
{
  return d->scene->for_export ? x : floor (x + 0.5);
}

static double
get_column_width (const EntenteCertaintyScene *scene)
{
  return scene->rank_width * scene->ranks_per_column;
}

/* -- Cells -------------------------------------------------------------------------------------------------- */

static void
fill_cells (const Drawing *d,
            double y)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double width = get_column_width (scene), gap = scene->has_gaps ? 1 : 0;
  const double end = scene->rank_width * scene->n_ranks;
  guint level, i;

  for (level = 1; level <= LEVELS; level++)
    {
      gboolean any = FALSE;

      for (i = 0; i < scene->n_columns; i++)
        if (entente_certainty_get_level (d->shares[i]) == level)
          {
            const double left = snap (d, scene->columns.cells + i * width);
            const double right = snap (d, scene->columns.cells + MIN ((i + 1) * width, end)) - gap;

            add_rectangle (d, left, y, right - left, scene->cell_height);
            any = TRUE;
          }
      entente_style_set_source (d->cr, d->ramp[level - 1], 1);
      if (any)
        cairo_fill (d->cr);
    }
}

/* Not below the dot of a sampled ranking. */
static void
write_numbers (const Drawing *d,
               const double *mark,
               double y)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double width = get_column_width (scene);
  Place at = { .font = ENTENTE_FONT_DELTA, .middle = y + scene->cell_height / 2, .align = ENTENTE_ALIGN_CENTRE };
  guint i;

  for (i = 0; i < scene->n_columns; i++)
    {
      const long hundredths = lrint (100 * d->shares[i]);
      EntenteColour fill;
      char number[8];

      if (d->shares[i] < scene->least_number || (hundredths == 100 && width < 28 * d->scale)
          || fabs (mark[ENTENTE_CERTAINTY_CHANNEL_DRAWN] - i - 1) < 0.5)
        continue;
      fill = d->ramp[entente_certainty_get_level (d->shares[i]) - 1];
      at.colour = entente_style_get_contrast (fill, d->style->ink) >= entente_style_get_contrast (fill, d->style->picture)
                    ? d->style->ink
                    : d->style->picture;
      at.x = scene->columns.cells + (i + 0.5) * width - (scene->has_gaps ? 0.5 : 0);
      g_snprintf (number, sizeof number, "%ld", hundredths);
      put_text (d, number, &at);
    }
}

static gboolean
has_frames (const EntenteCertaintyScene *scene)
{
  return scene->ranks_per_column == 1 && scene->rank_width >= FRAME_FROM;
}

/* Today's rank: a frame, or a line where a frame would cover the cell. */
static void
draw_today (const Drawing *d,
            double rank,
            double y)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double width = get_column_width (scene), x = entente_certainty_scene_get_rank_x (scene, rank);

  entente_style_set_source (d->cr, d->style->ink, 1);
  if (!has_frames (scene))
    {
      add_rectangle (d, x - 1, y - 2, 2, scene->cell_height + 4);
      cairo_fill (d->cr);
      return;
    }
  add_rectangle (d, x - width / 2, y, width - 1, scene->cell_height);
  cairo_set_line_width (d->cr, 2);
  cairo_stroke (d->cr);
}

/* From the rank that 5 of 100 draws are better than to the one that 5 of 100 are worse than. */
static void
draw_range (const Drawing *d,
            const EntenteCertaintyRow *row,
            double y)
{
  const double left = entente_certainty_scene_get_rank_x (d->scene, row->low - 0.5) + 0.5;
  const double right = entente_certainty_scene_get_rank_x (d->scene, row->high + 0.5) - 1.5;

  if (row->low == 0 || row->high == 0)
    return;
  cairo_new_path (d->cr);
  cairo_move_to (d->cr, place (d, left), y - 2.5);
  cairo_line_to (d->cr, place (d, left), y);
  cairo_line_to (d->cr, place (d, right), y);
  cairo_line_to (d->cr, place (d, right), y - 2.5);
  cairo_set_line_width (d->cr, 1);
  entente_style_set_source (d->cr, d->style->muted, 1);
  cairo_stroke (d->cr);
}

static void
draw_dot (const Drawing *d,
          double x,
          double middle)
{
  cairo_new_path (d->cr);
  cairo_arc (d->cr, place (d, x), middle, DRAWN_RADIUS * d->scale, 0, 2 * G_PI);
  entente_style_set_source (d->cr, d->style->assumed, 1);
  cairo_fill_preserve (d->cr);
  cairo_set_line_width (d->cr, 1.5);
  entente_style_set_source (d->cr, d->style->picture, 1);
  cairo_stroke (d->cr);
}

/* Where today's tiers part behind their ranks. */
static void
draw_rank_cut_offs (const Drawing *d,
                    double y,
                    double height)
{
  const EntenteCertaintyScene *scene = d->scene;
  guint i;

  entente_style_set_source (d->cr, d->style->axis, 0.8);
  for (i = 0; i + 1 < scene->n_parts; i++)
    {
      add_rectangle (d, scene->parts[i].x_end - (scene->has_gaps ? 1 : 0.5), y, 1, height);
      cairo_fill (d->cr);
    }
}

static void
draw_cells (const Drawing *d,
            const EntenteCertaintyRow *row,
            const double *mark,
            double y)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double width = scene->rank_width * scene->n_ranks;

  add_rectangle (d, scene->columns.cells, y + scene->cell_height, width, 1);
  entente_style_set_source (d->cr, d->style->grid, 1);
  cairo_fill (d->cr);
  entente_certainty_scene_get_cells (scene, row->partner, d->shares);
  fill_cells (d, y);
  if (scene->form == ENTENTE_CERTAINTY_FORM_COMPACT)
    draw_rank_cut_offs (d, y - 2, scene->cell_height + 3);
  write_numbers (d, mark, y);
  if (row->rank != 0)
    draw_today (d, mark[ENTENTE_CERTAINTY_CHANNEL_RANK], y);
  draw_range (d, row, floor (y + scene->cell_height + 2.5) + 0.5);
  if (!isnan (mark[ENTENTE_CERTAINTY_CHANNEL_DRAWN]))
    draw_dot (d, entente_certainty_scene_get_rank_x (scene, mark[ENTENTE_CERTAINTY_CHANNEL_DRAWN]),
              y + scene->cell_height / 2);
}

/* -- Rows --------------------------------------------------------------------------------------------------- */

static void
draw_row_background (const Drawing *d,
                     guint partner,
                     double y)
{
  const EntenteCertaintyScene *scene = d->scene;
  const gboolean selected = (int) partner == scene->selected, compared = (int) partner == scene->compared;
  const double dashes[] = { 4, 3 };

  if (!selected && !compared && (int) partner != scene->hovered)
    return;
  cairo_save (d->cr);
  cairo_new_path (d->cr);
  add_rounded (d->cr, 6.5, y + 1, scene->width - 13, scene->row_height - 2);
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
draw_tier_mark (const Drawing *d,
                double tier,
                double middle)
{
  const EntenteTierMark mark = { .tier = (guint) llrint (tier), .x = place (d, d->scene->columns.mark), .y = middle,
                                 .radius = 4.6 * d->scale, .opacity = 1 };

  if (d->shown->sprites != NULL)
    entente_mark_sprites_draw (d->shown->sprites, d->style, d->cr, &mark);
  else
    entente_tier_mark_draw (&mark, d->style, d->cr);
}

static void
write_words (const Drawing *d,
             const EntenteCertaintyRow *row,
             double middle)
{
  const EntenteCertaintyColumns *c = &d->scene->columns;
  const EntenteFont plain = d->scene->words_font;
  const EntenteFont font = row->certainty == ENTENTE_CERTAINTY_FIRM ? ENTENTE_FONT_LABEL_STRONG : plain;
  const EntenteColour ink = row->certainty == ENTENTE_CERTAINTY_CONTESTED ? d->style->muted : d->style->ink;

  if (!row->known)
    return;
  put_text (d, row->words, &(Place){ plain, c->words_end, middle, ENTENTE_ALIGN_END,
                                     c->words_end - c->words, ink });
  if (d->scene->form != ENTENTE_CERTAINTY_FORM_FULL)
    return;
  put_text (d, row->share_text, &(Place){ font, c->share_end, middle, ENTENTE_ALIGN_END, 0, ink });
  put_text (d, row->ranks_text, &(Place){ plain, c->ranks_end, middle, ENTENTE_ALIGN_END, 0,
                                          d->style->muted });
}

static void
draw_row (const Drawing *d,
          guint partner)
{
  const EntenteCertaintyScene *scene = d->scene;
  const EntenteCertaintyColumns *c = &scene->columns;
  const double *mark = get_mark (d, partner);
  const double y = mark[ENTENTE_CERTAINTY_CHANNEL_Y];
  const EntenteFont font = (int) partner == scene->selected ? scene->strong_font : scene->name_font;
  double middle = y + scene->row_height / 2, cells = y + floor ((scene->row_height - scene->cell_height) / 2) - 1;
  EntenteCertaintyRow row;
  EntenteColour ink;

  if (scene->form == ENTENTE_CERTAINTY_FORM_COMPACT)
    {
      cells = y + floor (scene->row_height - scene->cell_height - 7 * d->scale);
      middle = (y + cells) / 2 + 0.5;
    }
  entente_certainty_scene_get_row (scene, partner, &row);
  ink = row.rank == 0 ? d->style->muted : d->style->ink;
  draw_row_background (d, partner, y);
  put_text (d, row.rank_text, &(Place){ scene->strong_font, c->rank_end, middle, ENTENTE_ALIGN_END, 0, ink });
  draw_tier_mark (d, mark[ENTENTE_CERTAINTY_CHANNEL_TIER], middle);
  put_text (d, row.name, &(Place){ font, c->name, middle, ENTENTE_ALIGN_START, c->name_end - c->name, ink });
  if (row.known)
    draw_cells (d, &row, mark, cells);
  write_words (d, &row, middle);
}

static void
draw_rows (const Drawing *d)
{
  guint i;

  for (i = 0; i < d->scene->n_rows; i++)
    if (is_in_sight (d, get_mark (d, d->scene->rows[i])[ENTENTE_CERTAINTY_CHANNEL_Y], d->scene->row_height))
      draw_row (d, d->scene->rows[i]);
}

/* Where today's tiers part: below the rows of a tier and behind its ranks; where names stand above the cells, the
 * latter only beside the cells. */
static void
draw_cut_offs (const Drawing *d)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double width = scene->rank_width * scene->n_ranks;
  guint i;

  if (scene->n_rows == 0 || scene->state != ENTENTE_CERTAINTY_STATE_SHOWN)
    return;
  if (scene->form != ENTENTE_CERTAINTY_FORM_COMPACT)
    draw_rank_cut_offs (d, scene->list_y - 3, scene->rows_end - scene->list_y + 3);
  for (i = 0; i + 1 < scene->n_parts; i++)
    {
      const EntenteCertaintyTier *part = &scene->parts[i];

      if (isnan (part->y_end))
        continue;
      entente_style_set_source (d->cr, d->style->tier_fill[MIN (scene->parts[i + 1].tier, d->style->n_tiers - 1)], 1);
      add_rectangle (d, scene->columns.cells, part->y_end - 0.5, width, 1);
      cairo_fill (d->cr);
    }
}

/* -- Heads and legend --------------------------------------------------------------------------------------- */

static void
draw_parts (const Drawing *d)
{
  const EntenteCertaintyScene *scene = d->scene;
  const double middle = (scene->heads_y + scene->ticks_y) / 2;
  guint i;

  for (i = 0; i < scene->n_parts; i++)
    {
      const EntenteCertaintyTier *part = &scene->parts[i];

      if (part->tier >= d->style->n_tiers || (part->name == NULL && part->x_end - part->x < LEAST_PART * d->scale))
        continue;
      entente_style_draw_tier_mark (d->style, d->cr, part->tier, place (d, part->name_x + 6 * d->scale), middle,
                                    4.2 * d->scale);
      if (part->name != NULL)
        put_text (d, part->name, &(Place){ ENTENTE_FONT_LABEL_STRONG, part->name_x + 15 * d->scale, middle,
                                           ENTENTE_ALIGN_START, 0, d->style->ink });
    }
}

static void
draw_heads (const Drawing *d)
{
  const EntenteCertaintyScene *scene = d->scene;
  const EntenteCertaintyColumns *c = &scene->columns;
  const double middle = (scene->ticks_y + scene->list_y) / 2 - 2;
  Place at = { ENTENTE_FONT_NOTE, c->rank_end, middle, ENTENTE_ALIGN_END, 0, d->style->muted };
  guint i;

  put_text (d, _("#"), &at);
  at.align = ENTENTE_ALIGN_CENTRE;
  for (i = 0; i < scene->n_ticks; i++)
    {
      at.x = scene->ticks[i].x;
      put_text (d, scene->ticks[i].text, &at);
    }
  draw_parts (d);
  if (scene->form != ENTENTE_CERTAINTY_FORM_COMPACT)
    put_text (d, _("Partner"), &(Place){ ENTENTE_FONT_NOTE, c->name, middle, ENTENTE_ALIGN_START,
                                         c->name_end - c->name, d->style->muted });
  if (scene->form != ENTENTE_CERTAINTY_FORM_FULL || scene->state != ENTENTE_CERTAINTY_STATE_SHOWN)
    return;
  at.align = ENTENTE_ALIGN_END;
  at.x = c->share_end;
  put_text (d, _("of 100"), &at);
  at.x = c->ranks_end;
  put_text (d, _("ranks"), &at);
}

static void
draw_ramp (const Drawing *d,
           const EntenteCertaintyKey *key,
           double middle)
{
  const double width = key->sign / LEVELS;
  guint i;

  for (i = 0; i < LEVELS; i++)
    {
      add_rectangle (d, key->x + i * width, middle - 5 * d->scale, width, 10 * d->scale);
      entente_style_set_source (d->cr, d->ramp[i], 1);
      cairo_fill (d->cr);
    }
}

static void
draw_today_sign (const Drawing *d,
                 const EntenteCertaintyKey *key,
                 double middle)
{
  entente_style_set_source (d->cr, d->style->ink, 1);
  if (!has_frames (d->scene))
    {
      add_rectangle (d, key->x + key->sign / 2 - 1, middle - 7 * d->scale, 2, 14 * d->scale);
      cairo_fill (d->cr);
      return;
    }
  add_rectangle (d, key->x + 1, middle - 5 * d->scale, key->sign - 2, 10 * d->scale);
  cairo_set_line_width (d->cr, 2);
  cairo_stroke (d->cr);
}

static void
draw_sign (const Drawing *d,
           const EntenteCertaintyKey *key,
           double middle)
{
  const double left = place (d, key->x + 0.5), right = place (d, key->x + key->sign - 0.5);

  switch (key->kind)
    {
    case ENTENTE_CERTAINTY_KEY_RAMP:
      draw_ramp (d, key, middle);
      break;
    case ENTENTE_CERTAINTY_KEY_TODAY:
      draw_today_sign (d, key, middle);
      break;
    case ENTENTE_CERTAINTY_KEY_RANGE:
      cairo_new_path (d->cr);
      cairo_move_to (d->cr, left, floor (middle) - 2);
      cairo_line_to (d->cr, left, floor (middle) + 1.5);
      cairo_line_to (d->cr, right, floor (middle) + 1.5);
      cairo_line_to (d->cr, right, floor (middle) - 2);
      entente_style_set_source (d->cr, d->style->muted, 1);
      cairo_set_line_width (d->cr, 1);
      cairo_stroke (d->cr);
      break;
    case ENTENTE_CERTAINTY_KEY_DRAWN:
    default:
      draw_dot (d, key->x + key->sign / 2, middle);
      break;
    }
}

static void
draw_keys (const Drawing *d)
{
  EntenteExtent extent;
  guint i;

  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), ENTENTE_FONT_NOTE, "0", &extent);
  for (i = 0; i < d->scene->n_keys; i++)
    {
      const EntenteCertaintyKey *key = &d->scene->keys[i];
      const double middle = key->y + extent.height / 2, x = key->x + key->sign + 6 * d->scale;

      draw_sign (d, key, middle);
      put_text (d, key->text, &(Place){ ENTENTE_FONT_NOTE, x, middle, ENTENTE_ALIGN_START,
                                        MAX (d->scene->width - x - 12, 1), d->style->muted });
    }
}

static void
draw_top (const Drawing *d)
{
  entente_heading_painter_draw (d->scene->heading, d->style, d->text, d->cr);
  draw_keys (d);
  draw_heads (d);
}

static void
draw_list (const Drawing *d)
{
  const EntenteCertaintyScene *scene = d->scene;

  cairo_save (d->cr);
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_NONE); /* whole pixels, whatever the scale */
  cairo_rectangle (d->cr, 0, scene->fixed, scene->width, MAX (scene->height - scene->fixed, 0));
  cairo_clip (d->cr);
  cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_DEFAULT);
  cairo_translate (d->cr, 0, -scene->scroll);
  if (scene->fixed <= 0)
    draw_top (d);
  draw_rows (d);
  draw_cut_offs (d);
  if (scene->empty != NULL)
    put_text (d, scene->empty, &(Place){ ENTENTE_FONT_BODY, scene->width / 2, scene->list_y + 40,
                                         ENTENTE_ALIGN_CENTRE, scene->width - 40, d->style->muted });
  cairo_restore (d->cr);
}

void
entente_certainty_painter_draw (const EntenteCertaintyShown *shown,
                                const EntenteStyle *style,
                                EntentePangoMeasure *text,
                                cairo_t *cr)
{
  g_autofree double *shares = g_new0 (double, MAX (shown->scene->n_columns, 1));
  Drawing d = { .shown = shown, .scene = shown->scene, .style = style, .text = text, .cr = cr,
                .scale = style->text_scale, .shares = shares };

  entente_style_make_ramp (style, d.ramp, LEVELS);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, d.scene->width, d.scene->height);
  cairo_clip (cr);
  entente_style_set_source (cr, style->picture, 1);
  cairo_paint (cr);
  if (d.scene->fixed > 0)
    draw_top (&d);
  draw_list (&d);
  cairo_restore (cr);
}
