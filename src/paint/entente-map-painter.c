/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From the Map's geometry to strokes and fills.
 *
 * Per part (world, inset), from below: water, areas with hatches, borders, ties, outline of the selected area,
 * marks, labels; then legend, footer, heading. Screens replace water to borders by entente-map-raster.c.
 */

#include "config.h"

#include "entente-map-painter.h"

#include "entente-heading-painter.h"
#include "entente-map-marks.h"
#include "entente-map-swatches.h"
#include "entente-network-ties.h"

#include <math.h>

#define BORDER 0.7
#define DISPUTED 1.0
#define HUB_MIX 0.6
#define INSET_RADIUS 10.0
#define SWATCH_RADIUS 5.0
#define CARD_RADIUS 12.0
#define HALO 2.0
#define RING 2.2
#define RING_GAP 7.0

#define TIE 1.8

/* By class of tie, as in the Network: what they are made of besides their colour. */
static const struct
{
  double dashes[4];
  int n_dashes;
} tie_strokes[ENTENTE_N_TIE_CLASSES] = {
  [ENTENTE_TIE_CLASS_ACCESS] = { { 7, 4 }, 2 },
  [ENTENTE_TIE_CLASS_SUPPLY] = { { 2, 4 }, 2 },
  [ENTENTE_TIE_CLASS_ECONOMIC] = { { 9, 3, 2, 3 }, 4 },
};

EntenteColour
entente_map_painter_get_fill (const EntenteStyle *style,
                              guint fill)
{
  if (fill >= ENTENTE_MAP_TIER)
    return style->tier_fill[MIN (fill - ENTENTE_MAP_TIER, style->n_tiers - 1)];
  if (fill == ENTENTE_MAP_HUB)
    return entente_style_mix (style->picture, style->axis, HUB_MIX);
  return style->land;
}

EntenteHatch
entente_map_painter_get_hatch (guint fill)
{
  if (fill == ENTENTE_MAP_NOT_RATED)
    return ENTENTE_HATCH_NOT_RATED;
  return fill >= ENTENTE_MAP_TIER ? (EntenteHatch) (fill - ENTENTE_MAP_TIER) : ENTENTE_HATCH_SOLID;
}

static void
add_rounded_rect (cairo_t *cr,
                  const EntenteMapRect *rect,
                  double radius)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/**
 * entente_map_painter_shape_path:
 *
 * Adds the rings of a shape to the current path; fill them with the even-odd rule.
 */
void
entente_map_painter_shape_path (const EntenteMapGeometry *geometry,
                                guint shape,
                                cairo_t *cr)
{
  const EntenteWorld *world = geometry->world;
  const EntenteWorldShape *source = &world->shapes[shape];
  guint r, k, i;

  for (r = source->first_ring; r < source->first_ring + source->n_rings; r++)
    {
      const EntenteWorldRing *ring = &world->rings[r];

      cairo_new_sub_path (cr);
      for (k = 0; k < ring->n_refs; k++)
        {
          gint32 ref = world->refs[ring->first_ref + k];
          const EntenteMapLine *line = &geometry->arcs[ref < 0 ? ~ref : ref];

          /* The first point of an arc is the last one of the arc before. */
          for (i = k > 0; i < line->n; i++)
            {
              const EntenteMapPoint *point = &geometry->points[line->first + (ref < 0 ? line->n - 1 - i : i)];

              cairo_line_to (cr, point->x, point->y);
            }
        }
      cairo_close_path (cr);
    }
}

static void
add_borders (const EntenteMapGeometry *geometry,
             gboolean dashed,
             cairo_t *cr)
{
  const EntenteWorld *world = geometry->world;
  guint i, k;

  for (i = 0; i < world->n_arcs; i++)
    {
      const EntenteWorldArc *arc = &world->arcs[i];
      const EntenteMapLine *line = &geometry->arcs[i];

      if (arc->dashed != dashed || arc->shapes[1] == ENTENTE_WORLD_SEA || !geometry->shapes[arc->shapes[0]].visible)
        continue;
      for (k = 0; k < line->n; k++)
        {
          const EntenteMapPoint *point = &geometry->points[line->first + k];

          if (k == 0)
            cairo_move_to (cr, point->x, point->y);
          else
            cairo_line_to (cr, point->x, point->y);
        }
    }
}

/**
 * entente_map_painter_stroke_borders:
 *
 * Lines between countries in the surface's colour; coasts need none. Disputed lines are dashed.
 */
void
entente_map_painter_stroke_borders (const EntenteMapGeometry *geometry,
                                    const EntenteStyle *style,
                                    cairo_t *cr)
{
  static const double dashes[] = { 3, 2 };

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  entente_style_set_source (cr, style->water, 1);
  add_borders (geometry, FALSE, cr);
  cairo_set_line_width (cr, BORDER * style->stroke_scale);
  cairo_stroke (cr);
  add_borders (geometry, TRUE, cr);
  cairo_set_line_width (cr, DISPUTED * style->stroke_scale);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * entente_map_painter_clip_part:
 *
 * Adds the outline of a part to the clip; the inset's corners are round.
 */
void
entente_map_painter_clip_part (const EntenteMapPainter *self,
                               guint part,
                               cairo_t *cr)
{
  const EntenteMapRect *clip = &self->scene->parts[part].geometry->frame.clip;

  cairo_new_path (cr);
  if (self->scene->parts[part].inset)
    add_rounded_rect (cr, clip, INSET_RADIUS);
  else
    cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (cr);
}

/**
 * entente_map_painter_get_shade:
 *
 * Returns: the shade of an area: that of its partner, else the hub's or land
 */
EntenteMapShade
entente_map_painter_get_shade (const EntenteMapPainter *self,
                               guint shape)
{
  int partner = self->scene->shape_partner[shape];
  EntenteMapShade plain = { ENTENTE_MAP_LAND, ENTENTE_MAP_LAND, 1 };

  if (partner == ENTENTE_HUB)
    plain.from = plain.to = ENTENTE_MAP_HUB;
  return partner >= 0 ? self->shades[partner] : plain;
}

/**
 * entente_map_painter_draw_areas:
 *
 * Water, areas, hatches and borders of a part as vectors. A fade shows the fill it leads to.
 */
void
entente_map_painter_draw_areas (const EntenteMapPainter *self,
                                guint part,
                                cairo_t *cr)
{
  const EntenteMapGeometry *geometry = self->scene->parts[part].geometry;
  guint fill, i;

  cairo_save (cr);
  entente_map_painter_clip_part (self, part, cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  if (self->scene->parts[part].inset)
    {
      entente_style_set_source (cr, self->style->water, 1);
      cairo_paint (cr);
    }
  /* All areas of a fill as one path: neighbours meet without a seam and are hatched in one go. */
  for (fill = 0; fill < ENTENTE_MAP_N_FILLS; fill++)
    {
      gboolean used = FALSE;

      for (i = 0; i < self->scene->n_shapes; i++)
        if (geometry->shapes[i].visible && entente_map_painter_get_shade (self, i).to == fill)
          {
            entente_map_painter_shape_path (geometry, i, cr);
            used = TRUE;
          }
      if (used)
        entente_style_fill_hatched (self->style, cr, entente_map_painter_get_fill (self->style, fill),
                                    entente_map_painter_get_hatch (fill));
    }
  entente_map_painter_stroke_borders (geometry, self->style, cr);
  cairo_restore (cr);
}

static void
draw_ties (const EntenteMapPainter *self,
           cairo_t *cr)
{
  const EntenteMapScene *scene = self->scene;
  guint i, k;

  for (i = 0; i < scene->ties->len; i++)
    {
      const EntenteMapTie *piece = &g_array_index (scene->ties, EntenteMapTie, i);
      EntenteTieClass kind = entente_tie_kind_get_class (scene->dataset,
                                                         (guint) scene->dataset->ties[piece->tie].kind);

      cairo_new_path (cr);
      for (k = 0; k < piece->n; k++)
        {
          const EntenteMapPoint *point = &g_array_index (scene->tie_points, EntenteMapPoint, piece->first + k);

          cairo_line_to (cr, point->x, point->y);
        }
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (cr, NULL, 0, 0);
      entente_style_set_source (cr, self->style->picture, 0.85);
      cairo_set_line_width (cr, (TIE + 2.4) * self->style->stroke_scale);
      cairo_stroke_preserve (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, tie_strokes[kind].dashes, tie_strokes[kind].n_dashes, 0);
      entente_style_set_source (cr, self->style->tie[kind], 1);
      cairo_set_line_width (cr, TIE * self->style->stroke_scale);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
outline_area (const EntenteMapPainter *self,
              guint part,
              int partner,
              double width,
              cairo_t *cr)
{
  const EntenteMapGeometry *geometry = self->scene->parts[part].geometry;
  int shape = partner >= 0 ? self->scene->partner_shape[partner] : -1;

  if (shape < 0 || !geometry->shapes[shape].visible)
    return;
  cairo_new_path (cr);
  entente_map_painter_shape_path (geometry, (guint) shape, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  entente_style_set_source (cr, self->style->ink, 1);
  cairo_set_line_width (cr, width * self->style->stroke_scale);
  cairo_stroke (cr);
}

static void
draw_mark (const EntenteMapPainter *self,
           const EntenteMapMark *mark,
           cairo_t *cr)
{
  const EntenteMapShade *shade = &self->shades[mark->partner];
  guint fills[2] = { shade->from, shade->to };
  double alphas[2] = { 1 - shade->fade, shade->fade };
  guint i;

  for (i = 0; i < 2; i++)
    {
      guint tier = fills[i] >= ENTENTE_MAP_TIER ? fills[i] - ENTENTE_MAP_TIER : self->style->n_tiers;

      if (alphas[i] <= 0)
        continue;
      if (alphas[i] >= 1)
        {
          entente_style_draw_tier_mark (self->style, cr, tier, mark->at.x, mark->at.y, self->scene->mark_radius);
          continue;
        }
      cairo_save (cr);
      cairo_rectangle (cr, mark->at.x - 12, mark->at.y - 12, 24, 24);
      cairo_clip (cr);
      cairo_push_group (cr);
      entente_style_draw_tier_mark (self->style, cr, tier, mark->at.x, mark->at.y, self->scene->mark_radius);
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, alphas[i]);
      cairo_restore (cr);
    }
}

static void
draw_ring (const EntenteMapPainter *self,
           EntenteMapPoint at,
           double radius,
           cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius + RING_GAP, 0, 2 * G_PI);
  entente_style_set_source (cr, self->style->picture, 0.85);
  cairo_set_line_width (cr, (RING + 2) * self->style->stroke_scale);
  cairo_stroke_preserve (cr);
  entente_style_set_source (cr, self->style->ink, 1);
  cairo_set_line_width (cr, RING * self->style->stroke_scale);
  cairo_stroke (cr);
}

static void
draw_line (const EntenteMapPainter *self,
           EntenteMapPoint a,
           EntenteMapPoint b,
           cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, a.x, a.y);
  cairo_line_to (cr, b.x, b.y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  entente_style_set_source (cr, self->style->picture, 0.85);
  cairo_set_line_width (cr, 3 * self->style->stroke_scale);
  cairo_stroke_preserve (cr);
  entente_style_set_source (cr, self->style->ink, 1);
  cairo_set_line_width (cr, 1.2 * self->style->stroke_scale);
  cairo_stroke (cr);
}

/* What stands at the place that a label names. */
typedef struct
{
  double radii[2]; /* of the outline and of what is in it */
  EntenteColour colours[2];
} Dot;

static void
draw_dot_cb (const EntenteStamp *stamp,
             cairo_t *cr)
{
  const Dot *dot = stamp->data;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (dot->radii); i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, stamp->x, stamp->y, dot->radii[i], 0, 2 * G_PI);
      entente_style_set_source (cr, dot->colours[i], 1);
      cairo_fill (cr);
    }
}

static void
draw_dots (const EntenteMapPainter *self,
           const EntenteMapPart *part,
           cairo_t *cr)
{
  const double ring = 1.3 / 2 * self->style->stroke_scale;
  const Dot dot = { { ENTENTE_MAP_DOT_RADIUS + ring, ENTENTE_MAP_DOT_RADIUS - ring },
                    { self->style->ink, self->style->picture } };
  guint i;

  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, i);
      const EntenteStamp stamp = { 0, label->home.x, label->home.y, ENTENTE_MAP_DOT_RADIUS, 0, dot.radii[0],
                                   draw_dot_cb, &dot };

      if (label->candidate == ENTENTE_LABEL_NOT_PLACED || !label->dot)
        continue;
      if (self->dots != NULL)
        entente_mark_sprites_stamp (self->dots, cr, &stamp);
      else
        draw_dot_cb (&stamp, cr);
    }
}

static void
draw_label (const EntenteMapPainter *self,
            const EntenteMapLabel *label,
            cairo_t *cr)
{
  EntenteHaloText item = { label->font, label->text, label->x, label->y, label->width, label->height,
                           self->style->ink, self->style->picture, HALO };

  if (self->sprites != NULL)
    entente_text_sprites_draw (self->sprites, self->text, cr, &item);
  else
    entente_halo_text_draw (self->text, cr, &item);
}

static void
draw_labels (const EntenteMapPainter *self,
             const EntenteMapPart *part,
             cairo_t *cr)
{
  guint i;

  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, i);

      if (label->candidate != ENTENTE_LABEL_NOT_PLACED && label->has_leader)
        draw_line (self, label->leader[0], label->leader[1], cr);
    }
  draw_dots (self, part, cr);
  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, i);

      if (label->candidate != ENTENTE_LABEL_NOT_PLACED)
        draw_label (self, label, cr);
    }
}

/**
 * entente_map_painter_draw_leaders:
 *
 * Lines from the marks of a part to their true places.
 */
void
entente_map_painter_draw_leaders (const EntenteMapPainter *self,
                                  guint part,
                                  cairo_t *cr)
{
  const EntenteMapPart *p = &self->scene->parts[part];
  guint i;

  for (i = p->first_mark; i < p->first_mark + p->n_marks; i++)
    {
      const EntenteMapMark *mark = &g_array_index (self->scene->marks, EntenteMapMark, i);

      if (mark->leader)
        draw_line (self, mark->at, mark->home, cr);
    }
}

/**
 * entente_map_painter_draw_marks:
 *
 * All that lies over the areas of a part.
 */
void
entente_map_painter_draw_marks (const EntenteMapPainter *self,
                                guint part,
                                cairo_t *cr)
{
  const EntenteMapScene *scene = self->scene;
  const EntenteMapPart *p = &scene->parts[part];
  guint i;

  cairo_save (cr);
  entente_map_painter_clip_part (self, part, cr);
  if (scene->hovered != scene->selected)
    outline_area (self, part, scene->hovered, 1.2, cr);
  outline_area (self, part, scene->selected, 1.8, cr);
  if (!p->inset)
    draw_ties (self, cr);
  if (self->marks != NULL)
    entente_map_marks_draw_leaders (self->marks, self, part, cr);
  else
    entente_map_painter_draw_leaders (self, part, cr);
  for (i = p->first_mark; i < p->first_mark + p->n_marks; i++)
    {
      const EntenteMapMark *mark = &g_array_index (scene->marks, EntenteMapMark, i);

      if (self->marks != NULL)
        entente_map_marks_draw (self->marks, self, mark, cr);
      else
        draw_mark (self, mark, cr);
      if (mark->partner == scene->selected)
        draw_ring (self, mark->at, scene->mark_radius, cr);
    }
  draw_labels (self, p, cr);
  cairo_restore (cr);
  if (!p->inset)
    return;
  cairo_new_path (cr);
  add_rounded_rect (cr, &p->geometry->frame.clip, INSET_RADIUS);
  entente_style_set_source (cr, self->style->axis, 1);
  cairo_set_line_width (cr, 1.2 * self->style->stroke_scale);
  cairo_stroke (cr);
}

static void
draw_card (const EntenteMapPainter *self,
           const EntenteMapRect *box,
           cairo_t *cr)
{
  const double padding = ENTENTE_MAP_CARD_PADDING;
  EntenteMapRect card = { box->x - padding, box->y - padding, box->width + 2 * padding, box->height + 2 * padding };

  cairo_new_path (cr);
  add_rounded_rect (cr, &card, CARD_RADIUS);
  entente_style_set_source (cr, self->style->picture, 0.94);
  cairo_fill (cr);
}

/* A piece of an area of the legend, and the mark of the tier beside it. */
void
entente_map_painter_draw_swatch (const EntenteMapPainter *self,
                                 const EntenteMapLegendRow *row,
                                 cairo_t *cr)
{
  cairo_new_path (cr);
  add_rounded_rect (cr, &row->swatch, SWATCH_RADIUS);
  entente_style_fill_hatched (self->style, cr, entente_map_painter_get_fill (self->style, row->fill),
                              entente_map_painter_get_hatch (row->fill));
  if (row->has_mark)
    entente_style_draw_tier_mark (self->style, cr,
                                  row->fill >= ENTENTE_MAP_TIER ? row->fill - ENTENTE_MAP_TIER : self->style->n_tiers,
                                  row->mark_x, row->mark_y, ENTENTE_MAP_MARK_RADIUS);
}

static void
draw_legend (const EntenteMapPainter *self,
             cairo_t *cr)
{
  const EntenteMapLayout *layout = self->scene->layout;
  EntenteAlign align = layout->right_to_left ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START;
  guint i;

  if (layout->cards)
    draw_card (self, &layout->legend_box, cr);
  if (self->swatches != NULL)
    entente_map_swatches_draw (self->swatches, self, cr);
  for (i = 0; i < layout->legend->len; i++)
    {
      const EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);

      if (self->swatches == NULL)
        entente_map_painter_draw_swatch (self, row, cr);
      entente_pango_measure_draw (self->text, cr, row->font, row->name, row->text_x, row->name_y, align, 0,
                                  self->style->ink);
      if (row->note != NULL)
        entente_pango_measure_draw (self->text, cr, ENTENTE_FONT_NOTE, row->note, row->text_x, row->note_y, align, 0,
                                    self->style->muted);
    }
}

static void
draw_footer (const EntenteMapPainter *self,
             cairo_t *cr)
{
  const EntenteMapLayout *layout = self->scene->layout;
  EntenteAlign align = layout->right_to_left ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START;
  double x = layout->footer_box.x + (layout->right_to_left ? layout->footer_box.width : 0);
  guint i;

  if (layout->cards)
    draw_card (self, &layout->footer_box, cr);
  for (i = 0; i < layout->footer->len; i++)
    entente_pango_measure_draw (self->text, cr, ENTENTE_FONT_NOTE, g_ptr_array_index (layout->footer, i), x,
                                layout->footer_box.y + i * layout->footer_line, align, 0, self->style->muted);
}

/**
 * entente_map_painter_draw_furniture:
 *
 * Heading, legend, footer and the insets' titles.
 */
void
entente_map_painter_draw_furniture (const EntenteMapPainter *self,
                                    cairo_t *cr)
{
  const EntenteMapLayout *layout = self->scene->layout;
  guint i;

  draw_legend (self, cr);
  draw_footer (self, cr);
  for (i = 0; i < layout->n_insets; i++)
    entente_pango_measure_draw (self->text, cr, ENTENTE_FONT_LABEL_STRONG, layout->insets[i].title,
                                layout->insets[i].title_x, layout->insets[i].title_y, ENTENTE_ALIGN_START,
                                layout->insets[i].frame.clip.width, self->style->ink);
  entente_heading_painter_draw (layout->heading, self->style, self->text, cr);
}
