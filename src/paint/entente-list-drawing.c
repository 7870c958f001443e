/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the parts of the ranked list share: texts, shapes and the mirroring for right-to-left languages. */

#include "config.h"

#include "entente-list-drawing.h"

#include <math.h>
#include <string.h>

#define LOCK_WIDTH ENTENTE_LIST_LOCK_WIDTH

double
entente_list_place (const EntenteListDrawing *d,
                    double x)
{
  return d->scene->right_to_left ? d->scene->width - x : x;
}

static EntenteAlign
align_text (const EntenteListDrawing *d,
            EntenteAlign align)
{
  if (!d->scene->right_to_left || align == ENTENTE_ALIGN_CENTRE)
    return align;
  return align == ENTENTE_ALIGN_START ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START;
}

double
entente_list_get_width (const EntenteListDrawing *d,
                        EntenteFont font,
                        const char *text)
{
  return entente_measure_get_width (entente_pango_measure_get_measure (d->text), font, text);
}

void
entente_list_print_points (const EntenteListDrawing *d,
                           double points,
                           char text[ENTENTE_LIST_NUMBER_SIZE])
{
  char digits[ENTENTE_LIST_NUMBER_SIZE];
  gsize length;

  g_ascii_formatd (digits, sizeof digits, "%.1f", points);
  length = strlen (digits);
  g_snprintf (text, ENTENTE_LIST_NUMBER_SIZE, "%.*s%s%s", (int) length - 2, digits, d->point, digits + length - 1);
}

/* Text with its line box centred on middle. */
void
entente_list_put_text (const EntenteListDrawing *d,
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
  entente_pango_measure_draw (d->text, d->cr, font, text, entente_list_place (d, x),
                              middle - extent.height / 2, align_text (d, align), max_width, colour);
}

void
entente_list_put_row_text (const EntenteListDrawing *d,
                           EntenteFont font,
                           const char *text,
                           double x,
                           double middle,
                           EntenteAlign align,
                           double max_width,
                           EntenteColour colour)
{
  const double zoom = d->scene->text_zoom;
  EntenteExtent extent;

  if (zoom == 1)
    {
      entente_list_put_text (d, font, text, x, middle, align, max_width, colour);
      return;
    }
  entente_measure_get_extent (entente_pango_measure_get_measure (d->text), font, text, &extent);
  cairo_save (d->cr);
  cairo_translate (d->cr, entente_list_place (d, x), middle);
  cairo_scale (d->cr, zoom, zoom);
  entente_pango_measure_draw (d->text, d->cr, font, text, 0, -extent.height / 2, align_text (d, align),
                              max_width / zoom, colour);
  cairo_restore (d->cr);
}

void
entente_list_add_rectangle (const EntenteListDrawing *d,
                            double x,
                            double y,
                            double width,
                            double height)
{
  cairo_rectangle (d->cr, d->scene->right_to_left ? d->scene->width - x - width : x, y, width, height);
}

void
entente_list_add_rounded (cairo_t *cr,
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

/* On a screen edges of bars stand on whole pixels; in files they stand where they belong. */
double
entente_list_snap (const EntenteListDrawing *d,
                   double x)
{
  return d->scene->for_export ? x : floor (x + 0.5);
}

EntenteHatch
entente_list_get_hatch (guint criterion)
{
  return criterion >= 8 ? ENTENTE_HATCH_DIAGONAL : ENTENTE_HATCH_SOLID;
}

/* A closed padlock with its left edge at x. */
void
entente_list_draw_lock (const EntenteListDrawing *d,
                        double x,
                        double middle)
{
  cairo_t *cr = d->cr;
  double s = d->scale, left = d->scene->right_to_left ? d->scene->width - x - LOCK_WIDTH * s : x;

  cairo_save (cr);
  cairo_translate (cr, left, middle);
  cairo_scale (cr, s, s);
  cairo_new_path (cr);
  entente_list_add_rounded (cr, 0.5, -1, 8, 6, 1.2);
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

const double *
entente_list_get_mark (const EntenteListDrawing *d,
                       guint partner)
{
  return d->shown->marks + (gsize) partner * entente_ranking_painter_count_channels (d->scene);
}

gboolean
entente_list_is_in_sight (const EntenteListDrawing *d,
                          double y,
                          double height)
{
  double top = y - d->scene->scroll;

  return !isnan (y) && top + height > d->scene->fixed && top < d->scene->height;
}
