/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ground of the Orbit: what depends on size, theme and language, but not on the weights. */

#include "config.h"

#include "entente-orbit-painter.h"

#include <math.h>
#include <string.h>

#define RING_WIDTH 1.5
#define LAST_RING_OPACITY 0.7
#define SECTOR_LINE 2.0
#define SECTOR_LINE_START 1.15 /* of the first band's inner edge */

typedef struct
{
  const EntenteOrbitScene *scene;
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  cairo_t *cr;
} Painting;

static void
add_circle (const Painting *p,
            double radius)
{
  cairo_new_path (p->cr);
  cairo_arc (p->cr, p->scene->x, p->scene->y, radius, 0, 2 * G_PI);
}

static void
fill_bands (const Painting *p)
{
  int t;

  for (t = (int) p->scene->n_tiers - 1; t >= 0; t--)
    {
      add_circle (p, p->scene->edges[t + 1]);
      entente_style_set_source (p->cr, p->style->tier_band[t], 1);
      cairo_fill (p->cr);
    }
}

static void
draw_bands (const Painting *p)
{
  double stroke = RING_WIDTH * p->style->stroke_scale;

  fill_bands (p);
  if (p->scene->has_unrated)
    {
      const double dash[] = { 2 * p->style->stroke_scale, 5 * p->style->stroke_scale };

      add_circle (p, p->scene->radius);
      entente_style_set_source (p->cr, p->style->axis, 1);
      cairo_set_dash (p->cr, dash, 2, 0);
      cairo_set_line_width (p->cr, p->style->stroke_scale);
      cairo_stroke (p->cr);
      cairo_set_dash (p->cr, NULL, 0, 0);
    }
  cairo_set_line_width (p->cr, stroke);
}

static void
draw_rings (const Painting *p)
{
  guint t;

  cairo_set_line_width (p->cr, RING_WIDTH * p->style->stroke_scale);
  for (t = 0; t < p->scene->n_tiers; t++)
    {
      add_circle (p, p->scene->edges[t + 1]);
      entente_style_set_source (p->cr, p->style->tier_fill[t],
                                t + 1 == p->scene->n_tiers && t > 0 ? LAST_RING_OPACITY : 1);
      cairo_stroke (p->cr);
    }
}

/* Lines in the colour of the surface between neighbouring sectors; the gap at the bottom needs none. */
static void
draw_sector_lines (const Painting *p)
{
  double inner = p->scene->edges[0] * SECTOR_LINE_START, outer = p->scene->edges[p->scene->n_tiers];
  guint i;

  cairo_set_line_width (p->cr, SECTOR_LINE * p->style->stroke_scale);
  entente_style_set_source (p->cr, p->style->picture, 1);
  cairo_new_path (p->cr);
  for (i = 1; i < p->scene->n_sectors; i++)
    {
      double c = cos (p->scene->sectors[i].from), s = sin (p->scene->sectors[i].from);

      cairo_move_to (p->cr, p->scene->x + inner * c, p->scene->y + inner * s);
      cairo_line_to (p->cr, p->scene->x + outer * c, p->scene->y + outer * s);
    }
  cairo_stroke (p->cr);
}

/* The end of the letter that starts at text, with the marks that combine with it. */
static const char *
get_letter_end (const char *text)
{
  const char *end = g_utf8_next_char (text);

  while (*end != '\0' && g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end;
}

/* The whole name once more in the colour of the surface, beside the arc and under everything: letters on an arc
 * are loose letters to whoever searches or copies the text of an exported file. */
static void
draw_hidden_text (const Painting *p,
                  const EntenteOrbitSector *sector)
{
  double half = sector->text_width / 2;
  double x = p->scene->x + sector->text_radius * cos (sector->text_angle);
  double y = p->scene->y + sector->text_radius * sin (sector->text_angle);

  x += cos (sector->text_angle) < 0 ? -half - sector->text_height : half + sector->text_height;
  entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_LABEL, sector->name,
                              CLAMP (x, half, MAX (half, p->scene->width - half)), y - sector->text_height / 2,
                              ENTENTE_ALIGN_CENTRE, 0, p->style->picture);
}

/* Letter by letter, each upright to the rim; where a letter starts is measured with all before it, so that
 * kerning is kept. */
static void
draw_arc_text (const Painting *p,
               const EntenteOrbitSector *sector)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (p->text);
  double sense = sector->text_inward ? -1 : 1, start = -sector->text_width / 2;
  const char *letter = sector->name, *end;

  while (*letter != '\0')
    {
      g_autofree char *before = NULL, *alone = NULL;
      EntenteExtent so_far, own;
      double angle;

      end = get_letter_end (letter);
      before = g_strndup (sector->name, (gsize) (end - sector->name));
      alone = g_strndup (letter, (gsize) (end - letter));
      entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, before, &so_far);
      entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, alone, &own);
      angle = sector->text_angle + sense * (start + so_far.width - own.width / 2) / sector->text_radius;
      cairo_save (p->cr);
      cairo_translate (p->cr, p->scene->x + sector->text_radius * cos (angle),
                       p->scene->y + sector->text_radius * sin (angle));
      cairo_rotate (p->cr, angle + sense * G_PI / 2);
      entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_LABEL, alone, 0, -own.height / 2,
                                  ENTENTE_ALIGN_CENTRE, 0, p->style->muted);
      cairo_restore (p->cr);
      letter = end;
    }
}

static void
draw_pill (const Painting *p,
           const EntenteOrbitPill *pill)
{
  gboolean rated = pill->tier < p->scene->n_tiers;
  EntenteColour fill = rated ? p->style->tier_fill[pill->tier] : p->style->picture;
  EntenteColour ink = rated ? p->style->tier_text[pill->tier] : p->style->muted;
  double r = pill->height / 2, left = pill->x - pill->width / 2 + r, right = pill->x + pill->width / 2 - r;

  cairo_new_path (p->cr);
  cairo_arc (p->cr, left, pill->y, r, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (p->cr, right, pill->y, r, -G_PI / 2, G_PI / 2);
  cairo_close_path (p->cr);
  entente_style_set_source (p->cr, fill, 1);
  cairo_fill_preserve (p->cr);
  if (!rated)
    {
      entente_style_set_source (p->cr, p->style->axis, 1);
      cairo_set_line_width (p->cr, p->style->stroke_scale);
      cairo_stroke (p->cr);
    }
  cairo_new_path (p->cr);
  entente_style_shape_path (p->cr, rated ? (EntenteShape) pill->tier : ENTENTE_SHAPE_CIRCLE, pill->mark_x, pill->y,
                            pill->height * 0.19);
  entente_style_set_source (p->cr, ink, 1);
  if (rated)
    cairo_fill (p->cr);
  else
    cairo_stroke (p->cr);
  entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_LABEL_STRONG, pill->text, pill->text_x, pill->text_y,
                              ENTENTE_ALIGN_START, 0, ink);
}

static void
draw_hub (const Painting *p)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (p->text);
  double line = p->scene->hub_line_height, top = p->scene->y - p->scene->n_hub_lines * line / 2;
  gboolean below = p->scene->hub_name_below;
  guint i;

  add_circle (p, p->scene->hub_radius);
  entente_style_set_source (p->cr, p->style->ink, 1);
  cairo_fill (p->cr);
  if (below)
    top = p->scene->y + p->scene->hub_radius + 3 * p->scene->unit;
  for (i = 0; i < p->scene->n_hub_lines; i++)
    {
      EntenteExtent extent;

      entente_measure_get_extent (measure, ENTENTE_FONT_LABEL_STRONG, p->scene->hub_lines[i], &extent);
      entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_LABEL_STRONG, p->scene->hub_lines[i], p->scene->x,
                                  top + (i + 0.5) * line - extent.height / 2, ENTENTE_ALIGN_CENTRE, 0,
                                  below ? p->style->ink : p->style->picture);
    }
}

static void
draw_step (const Painting *p,
           const EntenteOrbitSizeStep *step)
{
  const double dash[] = { 2 * p->scene->unit, 1.5 * p->scene->unit };
  const EntenteOrbitSizes *sizes = &p->scene->sizes;

  cairo_new_path (p->cr);
  cairo_arc (p->cr, sizes->key_x + step->x, sizes->key_y + step->y, step->radius, 0, 2 * G_PI);
  entente_style_set_source (p->cr, p->style->axis, 1);
  cairo_set_line_width (p->cr, 1.2 * p->style->stroke_scale);
  if (isnan (step->value))
    {
      cairo_set_dash (p->cr, dash, 2, 0);
      cairo_stroke (p->cr);
      cairo_set_dash (p->cr, NULL, 0, 0);
    }
  else
    cairo_fill (p->cr);
  entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_NOTE, step->text, sizes->key_x + step->text_x,
                              sizes->key_y + step->text_y, ENTENTE_ALIGN_START, 0, p->style->muted);
}

/* What the area of the marks stands for. */
static void
draw_size_key (const Painting *p)
{
  const EntenteOrbitSizes *sizes = &p->scene->sizes;
  guint i;

  if (sizes->quantity < 0)
    return;
  entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_NOTE, sizes->title, sizes->key_x, sizes->key_y,
                              ENTENTE_ALIGN_START, sizes->key_width + 1, p->style->muted);
  for (i = 0; i < sizes->n_steps; i++)
    draw_step (p, &sizes->steps[i]);
}

/**
 * entente_orbit_painter_draw_bands:
 *
 * Surface and bands without any line, for where a name lies across one. Covers the whole picture.
 */
void
entente_orbit_painter_draw_bands (const EntenteOrbitScene *scene,
                                  const EntenteStyle *style,
                                  cairo_t *cr)
{
  const Painting p = { scene, style, NULL, cr };

  entente_style_set_source (cr, style->picture, 1);
  cairo_paint (cr);
  fill_bands (&p);
}

/**
 * entente_orbit_painter_draw_ground:
 *
 * Surface, bands, rings, names of regions, pills, and hub. Covers the whole picture.
 */
void
entente_orbit_painter_draw_ground (const EntenteOrbitScene *scene,
                                   const EntenteStyle *style,
                                   EntentePangoMeasure *text,
                                   cairo_t *cr)
{
  const Painting p = { scene, style, text, cr };
  guint i;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, scene->width, scene->height);
  entente_style_set_source (cr, style->picture, 1);
  cairo_fill (cr);
  for (i = 0; i < scene->n_sectors; i++)
    if (scene->sectors[i].text_shown)
      draw_hidden_text (&p, &scene->sectors[i]);
  draw_bands (&p);
  draw_sector_lines (&p);
  draw_rings (&p);
  for (i = 0; i < scene->n_sectors; i++)
    if (scene->sectors[i].text_shown)
      draw_arc_text (&p, &scene->sectors[i]);
  for (i = 0; i < scene->n_pills; i++)
    draw_pill (&p, &scene->pills[i]);
  draw_hub (&p);
  draw_size_key (&p);
  cairo_restore (cr);
}
