/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Draws the network, from the back: hulls, thin lines, lines of the focus, marks, the hub, names of blocs,
 * names of partners, legend, heading.
 *
 * Names have a rim in the colour of the surface, so that lines do not run through them; it is the outline of
 * the letters, hence paths, not text: a text is written once only.
 */

#include "config.h"

#include "entente-network-painter.h"

#include "entente-heading-painter.h"
#include "entente-line-mask.h"

#include <math.h>

#define PLAIN_WIDTH 0.8
#define PLAIN_OPACITY 0.6
#define FADED_OPACITY 0.22
#define BETWEEN_PARTNERS_WIDTH 1.3
#define OWN_EXTRA_WIDTH 0.6
#define OPEN_GAP 7.0
#define FELLOW_OPACITY 0.38
#define SELECTION_WIDTH 2.2
#define SELECTION_AWAY 4.0
#define FADED_HULL 0.55 /* part of a hull's opacity */
#define FADED_OUTLINE 0.45
#define HUB_CLEARING 7.0
#define RING_OPACITY 0.55
#define HALO_WIDTH 3.0
#define LEAST_HULL_OPACITY 0.07
#define GROUP_HALO_WIDTH 5.0
#define CONDITIONAL_WIDTH 1.4
#define PIN_HEAD 2.4
#define PIN_NEEDLE 3.4 /* to the right and up */

typedef struct
{
  double width;
  int n_dashes;
  double dashes[4];
} Stroke;

static const Stroke strokes[ENTENTE_N_TIE_CLASSES] = {
  [ENTENTE_TIE_CLASS_DEFENCE] = { 2.6, 0, { 0 } },
  [ENTENTE_TIE_CLASS_ARTICLE] = { 2.2, 0, { 0 } },
  [ENTENTE_TIE_CLASS_ACCESS] = { 1.8, 2, { 7, 4 } },
  [ENTENTE_TIE_CLASS_SUPPLY] = { 1.8, 2, { 2, 4 } },
  [ENTENTE_TIE_CLASS_ECONOMIC] = { 1.6, 4, { 9, 3, 2, 3 } },
};

static const Stroke failing = { 1.6, 2, { 3, 5 } };
static const Stroke unknown = { 1.6, 2, { 1, 4 } };

/* Where a theme has outlines only, a breath of colour still says what is inside. */
static double
get_hull_opacity (const EntenteStyle *style)
{
  return MAX (style->hull_opacity, LEAST_HULL_OPACITY);
}

static void
trace_hull (const EntenteNetworkHull *hull,
            cairo_t *cr)
{
  EntentePoint outline[ENTENTE_HULL_OUTLINE];
  guint i;

  entente_hull_smooth (hull->corners, hull->n_corners, hull->padding, outline);
  cairo_new_path (cr);
  for (i = 0; i < ENTENTE_HULL_OUTLINE; i++)
    cairo_line_to (cr, outline[i].x, outline[i].y);
  cairo_close_path (cr);
}

/* Nothing of a hull lies under the hub, which belongs to none. */
static void
clip_off_hub (const EntenteNetworkScene *scene,
              cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, -scene->width, -scene->height, 3 * scene->width, 3 * scene->height);
  cairo_new_sub_path (cr);
  cairo_arc (cr, scene->hub_x, scene->hub_y, scene->hub_radius + HUB_CLEARING, 0, 2 * G_PI);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

/* The edge of a hull where it ends beside the hub. */
static void
draw_clearing (const EntenteNetworkScene *scene,
               const EntenteNetworkHull *hull,
               const EntenteStyle *style,
               cairo_t *cr)
{
  if (entente_hull_get_distance (hull->corners, hull->n_corners, scene->hub_x, scene->hub_y)
      > hull->padding + scene->hub_radius + HUB_CLEARING)
    return;
  cairo_save (cr);
  trace_hull (hull, cr);
  cairo_clip (cr);
  cairo_arc (cr, scene->hub_x, scene->hub_y, scene->hub_radius + HUB_CLEARING, 0, 2 * G_PI);
  cairo_set_line_width (cr, 1.2 * style->stroke_scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Where tiers end, when they are rings. */
static void
draw_rings (const EntenteNetworkScene *scene,
            const EntenteStyle *style,
            cairo_t *cr)
{
  guint i;

  for (i = 0; i < scene->n_rings; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, scene->hub_x, scene->hub_y);
      cairo_scale (cr, MAX (scene->rings[i].x, 1), MAX (scene->rings[i].y, 1));
      cairo_new_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, style->stroke_scale);
      entente_style_set_source (cr, style->axis, style->high_contrast ? 1 : RING_OPACITY);
      cairo_stroke (cr);
    }
}

static void
draw_hulls (const EntenteNetworkScene *scene,
            const EntenteStyle *style,
            cairo_t *cr)
{
  guint i;

  for (i = 0; i < scene->n_hulls; i++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[i];
      double part = hull->faded ? FADED_HULL : 1;

      cairo_save (cr);
      clip_off_hub (scene, cr);
      trace_hull (hull, cr);
      entente_style_set_source (cr, style->hull[hull->colour], get_hull_opacity (style) * part);
      cairo_fill_preserve (cr);
      entente_style_set_source (cr, style->hull[hull->colour], style->hull_stroke_opacity * (hull->faded ? FADED_OUTLINE : 1));
      cairo_set_line_width (cr, 1.2 * style->stroke_scale);
      cairo_stroke (cr);
      cairo_restore (cr);
      entente_style_set_source (cr, style->hull[hull->colour], style->hull_stroke_opacity * (hull->faded ? FADED_OUTLINE : 1));
      draw_clearing (scene, hull, style, cr);
    }
}

static void
set_stroke (cairo_t *cr,
            const EntenteStyle *style,
            const Stroke *stroke,
            double extra)
{
  double dashes[4];
  int i;

  for (i = 0; i < stroke->n_dashes; i++)
    dashes[i] = stroke->dashes[i] * style->stroke_scale;
  cairo_set_line_width (cr, (stroke->width + extra) * style->stroke_scale);
  cairo_set_dash (cr, dashes, stroke->n_dashes, 0);
}

static void
stroke_part (const EntenteNetworkLine *line,
             double from,
             double to,
             cairo_t *cr)
{
  cairo_move_to (cr, line->x0 + from * (line->x1 - line->x0), line->y0 + from * (line->y1 - line->y0));
  cairo_line_to (cr, line->x0 + to * (line->x1 - line->x0), line->y0 + to * (line->y1 - line->y0));
  cairo_stroke (cr);
}

/* A tie whose condition fails: dashes that leave an open gap in the middle. */
static void
draw_failing_line (const EntenteNetworkLine *line,
                   const EntenteStyle *style,
                   double opacity,
                   cairo_t *cr)
{
  double length = MAX (hypot (line->x1 - line->x0, line->y1 - line->y0), 1e-6);
  double gap = MIN (OPEN_GAP * style->stroke_scale / length, 1) / 2;

  set_stroke (cr, style, &failing, 0);
  entente_style_set_source (cr, style->tie[5], opacity);
  stroke_part (line, 0, 0.5 - gap, cr);
  stroke_part (line, 1, 0.5 + gap, cr);
}

static void
draw_conditional_line (const EntenteNetworkLine *line,
                       const EntenteStyle *style,
                       cairo_t *cr)
{
  double opacity = line->role == ENTENTE_LINE_FADED ? 0.5 : 1;

  if (line->state == ENTENTE_TIE_FAILS)
    {
      draw_failing_line (line, style, opacity, cr);
      return;
    }
  if (line->state == ENTENTE_TIE_UNKNOWN)
    set_stroke (cr, style, &unknown, 0);
  else
    {
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, CONDITIONAL_WIDTH * style->stroke_scale);
    }
  entente_style_set_source (cr, style->tie[line->tie_class], opacity);
  stroke_part (line, 0, 1, cr);
}

static void
draw_own_line (const EntenteNetworkLine *line,
               const EntenteStyle *style,
               cairo_t *cr)
{
  if (line->state == ENTENTE_TIE_FAILS)
    {
      draw_failing_line (line, style, 1, cr);
      return;
    }
  set_stroke (cr, style, line->state == ENTENTE_TIE_UNKNOWN ? &unknown : &strokes[line->tie_class], OWN_EXTRA_WIDTH);
  entente_style_set_source (cr, style->tie[line->tie_class], 1);
  stroke_part (line, 0, 1, cr);
}

/* Thin lines of one look share a path or a mask: one stroke for all of them. */
static void
draw_plain_lines (const EntenteNetworkScene *scene,
                  const EntenteStyle *style,
                  gboolean with_hub,
                  const EntenteNetworkTarget *target)
{
  const double width = (with_hub ? PLAIN_WIDTH : BETWEEN_PARTNERS_WIDTH) * style->stroke_scale;
  g_autoptr (EntenteLineMask) mask = target->mask_scale > 0 ? entente_line_mask_new (scene->width, scene->height, target->mask_scale) : NULL;
  double opacity = PLAIN_OPACITY;
  cairo_t *cr = target->cr;
  guint i;

  cairo_new_path (cr);
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

      if (line->role > ENTENTE_LINE_FADED || line->state != ENTENTE_TIE_UNCONDITIONAL || line->with_hub != with_hub)
        continue;
      if (line->role == ENTENTE_LINE_FADED)
        opacity = FADED_OPACITY;
      if (mask != NULL)
        {
          entente_line_mask_add (mask, &(EntenteMaskLine) { line->x0, line->y0, line->x1, line->y1, width });
          continue;
        }
      cairo_move_to (cr, line->x0, line->y0);
      cairo_line_to (cr, line->x1, line->y1);
    }
  opacity *= scene->tie_strength;
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, width);
  entente_style_set_source (cr, with_hub ? style->axis : style->muted,
                            style->high_contrast ? MIN (1, 1.6 * opacity) : with_hub ? opacity : 1.3 * opacity);
  if (mask != NULL)
    entente_line_mask_fill (mask, cr);
  else
    cairo_stroke (cr);
}

static void
draw_fellow_line (const EntenteNetworkLine *line,
                  const EntenteStyle *style,
                  cairo_t *cr)
{
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, style->stroke_scale);
  entente_style_set_source (cr, style->hull[line->colour], FELLOW_OPACITY);
  stroke_part (line, 0, 1, cr);
}

/* What is magnified may reach under the heading and the legend: it ends there. */
static void
clip_to_drawing (const EntenteNetworkScene *scene,
                 cairo_t *cr)
{
  double top = scene->heading->bottom - 6;

  if (scene->viewport.zoom <= 1)
    return;
  cairo_rectangle (cr, 0, top, scene->drawing_right, MAX (scene->drawing_bottom - top, 0));
  cairo_clip (cr);
}

/**
 * entente_network_painter_draw_ground:
 *
 * Draws what lies under the marks. It looks the same as long as scene->ground and the style do.
 */
void
entente_network_painter_draw_ground (const EntenteNetworkScene *scene,
                                     const EntenteStyle *style,
                                     const EntenteNetworkTarget *target)
{
  cairo_t *cr = target->cr;
  guint i;

  cairo_save (cr);
  clip_to_drawing (scene, cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_rings (scene, style, cr);
  draw_hulls (scene, style, cr);
  draw_plain_lines (scene, style, TRUE, target);
  draw_plain_lines (scene, style, FALSE, target);
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

      if (line->role == ENTENTE_LINE_FELLOW)
        draw_fellow_line (line, style, cr);
      else if (line->role == ENTENTE_LINE_OWN)
        draw_own_line (line, style, cr);
      else if (line->state != ENTENTE_TIE_UNCONDITIONAL)
        draw_conditional_line (line, style, cr);
    }
  cairo_restore (cr);
}

static void
draw_ring (const EntenteStyle *style,
           cairo_t *cr,
           const EntenteNetworkNode *node,
           double radius,
           EntenteColour colour)
{
  cairo_new_path (cr);
  cairo_arc (cr, node->x, node->y, radius, 0, 2 * G_PI);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, SELECTION_WIDTH * style->stroke_scale);
  entente_style_set_source (cr, colour, 1);
  cairo_stroke (cr);
}

/* A small needle with a head at the upper right of a mark that was put there by hand. */
static void
draw_pin (const EntenteStyle *style,
          cairo_t *cr,
          const EntenteNetworkNode *node,
          double radius)
{
  double scale = style->stroke_scale, x = node->x + radius * 0.6, y = node->y - radius * 0.6;
  double head_x = x + PIN_NEEDLE * scale, head_y = y - PIN_NEEDLE * scale;

  cairo_new_path (cr);
  cairo_arc (cr, head_x, head_y, (PIN_HEAD + 1) * scale, 0, 2 * G_PI);
  entente_style_set_source (cr, style->picture, 1);
  cairo_fill (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, head_x, head_y);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1.3 * scale);
  entente_style_set_source (cr, style->ink, 1);
  cairo_stroke (cr);
  cairo_arc (cr, head_x, head_y, PIN_HEAD * scale, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_node (const EntenteNetworkShown *shown,
           guint partner,
           const EntenteStyle *style,
           cairo_t *cr)
{
  const EntenteNetworkScene *scene = shown->scene;
  const EntenteNetworkNode *node = &scene->nodes[partner];
  const double *channels = shown->shown + (gsize) partner * ENTENTE_NETWORK_N_CHANNELS;
  double radius = channels[ENTENTE_NETWORK_RADIUS];
  const EntenteTierMark mark = { node->tier, node->x, node->y, radius,
                                 channels[ENTENTE_NETWORK_OPACITY], node->change };

  if (shown->marks != NULL)
    entente_mark_sprites_draw (shown->marks, style, cr, &mark);
  else
    entente_tier_mark_draw (&mark, style, cr);
  if ((int) partner == scene->selected)
    draw_ring (style, cr, node, node->radius + SELECTION_AWAY + (node->change != 0 ? ENTENTE_MARK_RING_AWAY : 0), style->ink);
  /* How a picture came about is nothing for its readers. */
  if (node->pinned && !scene->for_export)
    draw_pin (style, cr, node, radius);
}

static void
draw_hub (const EntenteNetworkScene *scene,
          const EntenteStyle *style,
          EntentePangoMeasure *text,
          cairo_t *cr)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  double most = 2 * scene->hub_radius - ENTENTE_NETWORK_HUB_EDGE;
  EntenteExtent extent;
  int n = scene->hub_lines[1] != NULL ? 2 : 1, i;

  cairo_new_path (cr);
  cairo_arc (cr, scene->hub_x, scene->hub_y, scene->hub_radius, 0, 2 * G_PI);
  entente_style_set_source (cr, style->ink, 1);
  cairo_fill (cr);
  entente_measure_get_extent (measure, ENTENTE_FONT_LABEL_STRONG, scene->hub_lines[0], &extent);
  for (i = 0; i < n; i++)
    entente_pango_measure_draw (text, cr, ENTENTE_FONT_LABEL_STRONG, scene->hub_lines[i], scene->hub_x,
                                scene->hub_y - extent.height * 0.42 * n - extent.height * 0.08 + i * extent.height * 0.84,
                                ENTENTE_ALIGN_CENTRE, most, style->picture);
}

static void
trace_pill (cairo_t *cr,
            double x,
            double y,
            double width,
            double height)
{
  double r = height / 2;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, x + r, y + r, r, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_pill (const EntenteNetworkHull *hull,
           const EntenteStyle *style,
           EntentePangoMeasure *text,
           cairo_t *cr)
{
  EntenteColour colour = style->hull[hull->colour];
  EntenteExtent extent;
  double space = hull->pill_height / 2.6;

  entente_measure_get_extent (entente_pango_measure_get_measure (text), ENTENTE_FONT_LABEL_STRONG, hull->name, &extent);
  trace_pill (cr, hull->pill_x, hull->pill_y, hull->pill_width, hull->pill_height);
  entente_style_set_source (cr, hull->faded ? style->picture : colour, 1);
  cairo_fill_preserve (cr);
  entente_style_set_source (cr, colour, hull->faded ? 0.6 : 1);
  cairo_set_line_width (cr, 1.4 * style->stroke_scale);
  cairo_stroke (cr);
  entente_pango_measure_draw (text, cr, ENTENTE_FONT_LABEL_STRONG, hull->name, hull->pill_x + hull->pill_width / 2,
                              hull->pill_y + (hull->pill_height - extent.height) / 2, ENTENTE_ALIGN_CENTRE,
                              hull->pill_width - space, hull->faded ? style->muted : style->picture);
}

static void
draw_label (const EntenteNetworkShown *shown,
            const EntenteNetworkLabel *label,
            const EntenteStyle *style,
            EntentePangoMeasure *text,
            cairo_t *cr)
{
  const EntenteNetworkHull *hull = label->hull != ENTENTE_NONE ? &shown->scene->hulls[label->hull] : NULL;
  EntenteHaloText item = { label->font, label->text, label->place.x, label->place.y };
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (text), label->font, label->text, &extent);
  item.width = extent.width;
  item.height = extent.height;
  item.ink = label->quiet ? style->muted : style->ink;
  item.halo = style->picture;
  item.halo_width = HALO_WIDTH * style->stroke_scale;

  if (label->change != 0)
    item.ink = label->change > 0 ? style->up : style->down;
  if (hull != NULL)
    item.halo = entente_style_mix (style->picture, style->hull[hull->colour],
                                   get_hull_opacity (style) * (hull->faded ? FADED_HULL : 1));
  if (label->place.has_leader)
    {
      cairo_new_path (cr);
      cairo_move_to (cr, label->place.leader_x0, label->place.leader_y0);
      cairo_line_to (cr, label->place.leader_x1, label->place.leader_y1);
      cairo_set_line_width (cr, style->stroke_scale);
      cairo_set_dash (cr, NULL, 0, 0);
      entente_style_set_source (cr, style->axis, 1);
      cairo_stroke (cr);
    }
  if (shown->sprites != NULL)
    entente_text_sprites_draw (shown->sprites, text, cr, &item);
  else
    entente_halo_text_draw (text, cr, &item);
}

static void
draw_group (const EntenteNetworkShown *shown,
            const EntenteNetworkGroup *group,
            const EntenteStyle *style,
            EntentePangoMeasure *text,
            cairo_t *cr)
{
  const EntenteHaloText item = { .font = ENTENTE_FONT_LABEL_STRONG, .text = group->text, .x = group->x, .y = group->y,
                                 .width = group->width, .height = group->height, .ink = style->muted,
                                 .halo = style->picture, .halo_width = GROUP_HALO_WIDTH * style->stroke_scale };

  if (shown->sprites != NULL)
    entente_text_sprites_draw (shown->sprites, text, cr, &item);
  else
    entente_halo_text_draw (text, cr, &item);
}

static void
draw_key_sample (const EntenteNetworkKey *key,
                 const EntenteStyle *style,
                 double middle,
                 cairo_t *cr)
{
  EntenteNetworkLine line = { .x0 = key->x, .x1 = key->x + 26, .y0 = middle, .y1 = middle };

  switch (key->kind)
    {
    case ENTENTE_KEY_TIE:
      if (!key->bare)
        entente_network_painter_draw_tie_sample (style, cr, key->index, key->x, key->x + 26, middle);
      break;
    case ENTENTE_KEY_CONDITION:
      if (key->index == ENTENTE_TIE_FAILS)
        draw_failing_line (&line, style, 1, cr);
      else
        {
          set_stroke (cr, style, &unknown, 0);
          entente_style_set_source (cr, style->ink, 1);
          stroke_part (&line, 0, 1, cr);
        }
      break;
    case ENTENTE_KEY_BLOC:
      entente_network_painter_draw_bloc_sample (style, cr, key->index, key->x, middle - 6, 26, 12);
      break;
    case ENTENTE_KEY_TIER:
      entente_style_draw_tier_mark (style, cr, (guint) key->index, key->x + 6, middle, 5.2);
      break;
    default:
      break;
    }
}

static void
draw_key (const EntenteNetworkKey *key,
          const EntenteStyle *style,
          EntentePangoMeasure *text,
          cairo_t *cr)
{
  EntenteFont font = key->kind == ENTENTE_KEY_HEAD ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_NOTE;
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (text), font, key->text, &extent);
  cairo_save (cr);
  draw_key_sample (key, style, key->y + extent.height / 2, cr);
  cairo_restore (cr);
  entente_pango_measure_draw (text, cr, font, key->text, key->text_x, key->y, ENTENTE_ALIGN_START, key->text_width,
                              key->kind == ENTENTE_KEY_HEAD ? style->ink : style->muted);
}

/**
 * entente_network_painter_draw_marks:
 *
 * Draws what lies above the ground.
 */
void
entente_network_painter_draw_marks (const EntenteNetworkShown *shown,
                                    const EntenteStyle *style,
                                    EntentePangoMeasure *text,
                                    cairo_t *cr)
{
  const EntenteNetworkScene *scene = shown->scene;
  guint i;

  cairo_save (cr);
  clip_to_drawing (scene, cr);
  for (i = 0; i < scene->n_nodes; i++)
    draw_node (shown, i, style, cr);
  draw_hub (scene, style, text, cr);
  for (i = 0; i < scene->n_hulls; i++)
    draw_pill (&scene->hulls[i], style, text, cr);
  for (i = 0; i < scene->groups->len; i++)
    draw_group (shown, &g_array_index (scene->groups, EntenteNetworkGroup, i), style, text, cr);
  for (i = 0; i < scene->labels->len; i++)
    draw_label (shown, &g_array_index (scene->labels, EntenteNetworkLabel, i), style, text, cr);
  cairo_restore (cr);
  for (i = 0; i < scene->keys->len; i++)
    draw_key (&g_array_index (scene->keys, EntenteNetworkKey, i), style, text, cr);
  entente_heading_painter_draw (scene->heading, style, text, cr);
}

void
entente_network_painter_draw_tie_sample (const EntenteStyle *style,
                                         cairo_t *cr,
                                         EntenteTieClass tie_class,
                                         double x0,
                                         double x1,
                                         double y)
{
  const EntenteNetworkLine line = { .x0 = x0, .x1 = x1, .y0 = y, .y1 = y };

  cairo_save (cr);
  set_stroke (cr, style, &strokes[tie_class], 0);
  entente_style_set_source (cr, style->tie[tie_class], 1);
  stroke_part (&line, 0, 1, cr);
  cairo_restore (cr);
}

void
entente_network_painter_draw_bloc_sample (const EntenteStyle *style,
                                          cairo_t *cr,
                                          int colour,
                                          double x,
                                          double y,
                                          double width,
                                          double height)
{
  cairo_save (cr);
  trace_pill (cr, x + 0.7, y + 0.7, width - 1.4, height - 1.4);
  entente_style_set_source (cr, style->hull[colour], style->hull_opacity);
  cairo_fill_preserve (cr);
  entente_style_set_source (cr, style->hull[colour], style->hull_stroke_opacity);
  cairo_set_line_width (cr, 1.2 * style->stroke_scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}
