/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The marks of the Orbit, from the bottom up: gaps in the ring lines, trails, leaders, marks with their rings
 * and signs, names.
 *
 * Nothing here is half transparent where a colour between two colours does: what fades takes on the colour of
 * its band, so that nothing shines through and exports stay plain vectors. */

#include "config.h"

#include "entente-heading-painter.h"
#include "entente-orbit-painter.h"

#include <math.h>

#define TRAIL_WIDTH 0.9     /* half the wedge's broad end, in radii of the mark */
#define TRAIL_FROM 0.15
#define TRAIL_TO 0.85
#define OLD_MARK 0.62
#define CHANGE_RING_GAP 3.2
#define CHANGE_RING_WIDTH 2.0
#define UNFIRM_RING_GAP 2.8
#define SELECTION_GAP 7.0
#define SELECTION_WIDTH 2.2
#define HOVER_GAP 3.0
#define MARK_OUTLINE 1.5
#define FADED 0.42
#define BREAK_MARGIN 2.0 /* by which a ring line stops short of a name */
#define GHOST_FROM 0.15 /* opacity of one that hardly any weighting gives */
#define GHOST_TO 0.7
#define NOTE_INSET 20.0
#define NOTE_SHARE 0.35 /* of the radius, left of the middle: free at the bottom */
#define NOTHING 0.004 /* presence nobody sees */

typedef struct
{
  const EntenteOrbitScene *scene;
  const EntenteOrbitPose *poses;
  const EntenteOrbitTag *tags;
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  cairo_t *cr;
  EntenteMarkSprites *sprites; /* (nullable) */
  const double *room;          /* (nullable) */
  cairo_surface_t *bands;      /* (nullable) */
  EntenteStyle mark_style;     /* with the outlines of marks in a small picture */
} Painting;

/**
 * entente_orbit_painter_get_pose:
 *
 * How a mark is shown when the scene is at rest.
 */
void
entente_orbit_painter_get_pose (const EntenteOrbitScene *scene,
                                guint mark,
                                EntenteOrbitPose *pose)
{
  const EntenteOrbitMark *m = &scene->marks[mark];

  *pose = (EntenteOrbitPose) { m->angle, m->distance, m->radius, m->old_distance, 0, { 0 } };
  if (m->moved)
    pose->change = m->tier < m->old_tier ? 1 : -1;
  pose->weights[m->tier < scene->n_tiers ? m->tier : ENTENTE_MAX_TIERS] = 1;
}

/**
 * entente_orbit_painter_get_tag:
 *
 * How its name is shown when the scene is at rest. A name that does not stand has presence 0.
 */
void
entente_orbit_painter_get_tag (const EntenteOrbitScene *scene,
                               guint mark,
                               EntenteOrbitTag *tag)
{
  const EntenteOrbitMark *m = &scene->marks[mark];
  const EntenteLabel *label = &scene->labels[mark];

  *tag = (EntenteOrbitTag) { 0 };
  if (label->candidate >= 0)
    {
      tag->x = label->x - m->x;
      tag->y = label->y - m->y;
      tag->presence = 1;
    }
  if (label->candidate >= 0 && label->has_leader)
    {
      tag->leader_x = label->leader_x1 - m->x;
      tag->leader_y = label->leader_y1 - m->y;
      tag->leader = 1;
    }
  /* What is hovered stands out; what is selected, has moved or is in the first tier stays. */
  if (scene->hovered >= 0 && m->partner != scene->hovered && m->partner != scene->selected && !m->moved
      && m->tier > 0)
    tag->dim = 1;
}

/**
 * entente_orbit_painter_get_mark_style:
 *
 * Returns: @style with the outlines that marks have in @scene: thinner in a small one
 */
EntenteStyle
entente_orbit_painter_get_mark_style (const EntenteOrbitScene *scene,
                                      const EntenteStyle *style)
{
  EntenteStyle own = *style;

  own.stroke_scale *= MIN (scene->unit, 1);
  return own;
}

static void
get_position (const Painting *p,
              guint i,
              double distance,
              double *x,
              double *y)
{
  *x = p->scene->x + distance * cos (p->poses[i].angle);
  *y = p->scene->y + distance * sin (p->poses[i].angle);
}

static EntenteColour
get_change_colour (const Painting *p,
                   guint i)
{
  return p->poses[i].change > 0 ? p->style->up : p->style->down;
}

static double
get_opacity (const Painting *p,
             guint i)
{
  return 1 - (1 - FADED) * CLAMP (p->tags[i].dim, 0, 1);
}

/* Of its name: less while it yields to others. */
static double
get_presence (const Painting *p,
              guint i)
{
  return CLAMP (p->tags[i].presence, 0, 1) * (p->room != NULL ? p->room[i] : 1);
}

/* The colour of the ground at a distance from the hub. */
static EntenteColour
get_ground (const Painting *p,
            double distance)
{
  guint t;

  for (t = 0; t < p->scene->n_tiers; t++)
    if (distance < p->scene->edges[t + 1])
      return p->style->tier_band[t];
  return p->style->picture;
}

static gboolean
has_attention (const Painting *p,
               const EntenteOrbitMark *mark)
{
  return mark->partner == p->scene->selected || mark->partner == p->scene->hovered;
}

static void
add_shape (cairo_t *cr,
           const EntenteOrbitScene *scene,
           guint tier,
           double x,
           double y,
           double radius)
{
  cairo_new_path (cr);
  entente_style_shape_path (cr, tier < scene->n_tiers ? (EntenteShape) tier : ENTENTE_SHAPE_CIRCLE, x, y, radius);
}

/* What stands at marks and looks alike at many of them: copied from an image while marks move. */
enum
{
  STAMP_CHANGE_RING,
  STAMP_UNFIRM_RING,
  STAMP_LOCK,
  STAMP_OLD_MARK /* and the following, by tier */
};

typedef struct
{
  const Painting *painting;
  EntenteColour colour, ground;
  double opacity;
  guint tier;
} StampLook;

/* What lets lines through is drawn for each mark anew. */
static void
draw_stamp (const Painting *p,
            const EntenteStamp *stamp)
{
  const StampLook *look = stamp->data;

  if (p->sprites != NULL && look->opacity >= 1)
    entente_mark_sprites_stamp (p->sprites, p->cr, stamp);
  else
    stamp->draw (stamp, p->cr);
}

static void
draw_circle (cairo_t *cr,
             double x,
             double y,
             double radius,
             double width)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
stamp_old_mark_cb (const EntenteStamp *stamp,
                   cairo_t *cr)
{
  const StampLook *look = stamp->data;
  const Painting *p = look->painting;

  add_shape (cr, p->scene, look->tier, stamp->x, stamp->y, stamp->size);
  entente_style_set_source (cr, look->ground, look->opacity);
  cairo_fill_preserve (cr);
  entente_style_set_source (cr, look->colour, look->opacity);
  cairo_set_line_width (cr, MARK_OUTLINE * p->style->stroke_scale);
  cairo_stroke (cr);
}

/* The open shape of the tier that it was in. */
static void
draw_old_mark (const Painting *p,
               guint i,
               double x,
               double y,
               double strength)
{
  const EntenteOrbitPose *pose = &p->poses[i];
  const guint tier = MIN (p->scene->marks[i].old_tier, p->scene->n_tiers);
  const double radius = pose->radius * OLD_MARK;
  const StampLook look = { p, get_change_colour (p, i), get_ground (p, pose->old_distance), strength, tier };
  const EntenteStamp stamp
      = { STAMP_OLD_MARK + tier, x, y, radius,
          (pose->change > 0 ? 1u << 24 : 0) | entente_style_pack_colour (look.ground),
          entente_style_get_mark_reach (p->style, tier, radius), stamp_old_mark_cb, &look };

  draw_stamp (p, &stamp);
}

static void
stamp_change_ring_cb (const EntenteStamp *stamp,
                      cairo_t *cr)
{
  const StampLook *look = stamp->data;
  const Painting *p = look->painting;

  entente_style_set_source (cr, look->colour, look->opacity);
  draw_circle (cr, stamp->x, stamp->y, stamp->size, CHANGE_RING_WIDTH * p->mark_style.stroke_scale);
}

static void
draw_change_ring (const Painting *p,
                  guint i,
                  double x,
                  double y)
{
  const EntenteOrbitPose *pose = &p->poses[i];
  const StampLook look = { p, get_change_colour (p, i), { 0 }, get_opacity (p, i) * fabs (pose->change), 0 };
  const double radius = pose->radius + CHANGE_RING_GAP * p->scene->unit;
  const EntenteStamp stamp = { STAMP_CHANGE_RING, x, y, radius, pose->change > 0,
                               radius + CHANGE_RING_WIDTH * p->mark_style.stroke_scale, stamp_change_ring_cb, &look };

  draw_stamp (p, &stamp);
}

static void
stamp_unfirm_ring_cb (const EntenteStamp *stamp,
                      cairo_t *cr)
{
  const StampLook *look = stamp->data;
  const Painting *p = look->painting;
  const double dash[] = { 2 * p->scene->unit, 2 * p->scene->unit };

  cairo_set_dash (cr, dash, 2, 0);
  entente_style_set_source (cr, look->colour, look->opacity);
  draw_circle (cr, stamp->x, stamp->y, stamp->size, p->style->stroke_scale);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Dashes run as long as they do in a picture of this unit. */
static void
draw_unfirm_ring (const Painting *p,
                  guint i,
                  double x,
                  double y)
{
  const StampLook look = { p, p->style->axis, { 0 }, get_opacity (p, i), 0 };
  const double radius = p->poses[i].radius + UNFIRM_RING_GAP * p->scene->unit;
  const EntenteStamp stamp = { STAMP_UNFIRM_RING, x, y, radius, (guint32) rint (p->scene->unit * 1024),
                               radius + p->style->stroke_scale, stamp_unfirm_ring_cb, &look };

  draw_stamp (p, &stamp);
}

/* A wedge from the old place to the new one, and the open shape of the old tier where it starts. */
static void
draw_trail (const Painting *p,
            guint i)
{
  const EntenteOrbitPose *pose = &p->poses[i];
  double strength = fabs (pose->change) * get_opacity (p, i), half = pose->radius * TRAIL_WIDTH;
  EntenteColour colour = get_change_colour (p, i);
  double x0, y0, x1, y1;
  cairo_pattern_t *gradient;

  if (strength < NOTHING || isnan (pose->old_distance))
    return;
  get_position (p, i, pose->old_distance, &x0, &y0);
  get_position (p, i, pose->distance, &x1, &y1);
  if (fabs (pose->old_distance - pose->distance) > 1)
    {
      gradient = cairo_pattern_create_linear (x0, y0, x1, y1);
      cairo_pattern_add_color_stop_rgba (gradient, 0, colour.red, colour.green, colour.blue, TRAIL_FROM * strength);
      cairo_pattern_add_color_stop_rgba (gradient, 1, colour.red, colour.green, colour.blue, TRAIL_TO * strength);
      cairo_new_path (p->cr);
      cairo_move_to (p->cr, x0, y0);
      cairo_line_to (p->cr, x1 - sin (pose->angle) * half, y1 + cos (pose->angle) * half);
      cairo_line_to (p->cr, x1 + sin (pose->angle) * half, y1 - cos (pose->angle) * half);
      cairo_close_path (p->cr);
      cairo_set_source (p->cr, gradient);
      cairo_fill (p->cr);
      cairo_pattern_destroy (gradient);
    }
  draw_old_mark (p, i, x0, y0, strength);
}

/* A small closed lock at the upper right: a gate, not the score, decides this tier. */
static void
stamp_lock_cb (const EntenteStamp *stamp,
               cairo_t *cr)
{
  const StampLook *look = stamp->data;
  const EntenteStyle *style = look->painting->style;
  const double size = stamp->size, w = size, h = size * 0.78, r = size * 0.3, x = stamp->x, y = stamp->y;

  cairo_new_path (cr);
  cairo_rectangle (cr, x - w / 2, y - h / 2 + size * 0.16, w, h);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y - h / 2 + size * 0.16, r, G_PI, 2 * G_PI);
  entente_style_set_source (cr, style->picture, look->opacity);
  cairo_set_line_width (cr, size * 0.62);
  cairo_stroke (cr);

  entente_style_set_source (cr, style->ink, look->opacity);
  cairo_new_path (cr);
  cairo_arc (cr, x, y - h / 2 + size * 0.16, r, G_PI, 2 * G_PI);
  cairo_set_line_width (cr, size * 0.19);
  cairo_stroke (cr);
  cairo_rectangle (cr, x - w / 2, y - h / 2 + size * 0.16, w, h);
  cairo_fill (cr);
}

static void
draw_lock (const Painting *p,
           guint i,
           double x,
           double y)
{
  const EntenteOrbitMark *mark = &p->scene->marks[i];
  const StampLook look = { p, p->style->ink, { 0 }, get_opacity (p, i), 0 };
  const EntenteStamp stamp = { STAMP_LOCK, x + mark->lock_x, y + mark->lock_y, mark->lock_size, 0,
                               1.2 * mark->lock_size, stamp_lock_cb, &look };

  draw_stamp (p, &stamp);
}

static EntenteColour
get_fill (const Painting *p,
          guint tier)
{
  return tier < p->scene->n_tiers ? p->style->tier_fill[tier] : p->style->axis;
}

/* Open and dashed: of this partner it is not known what the sizes show. The path is the mark's. */
static void
draw_unsized (const Painting *p,
              EntenteColour colour,
              double presence)
{
  const double dash[] = { 2 * p->scene->unit, 1.5 * p->scene->unit };

  cairo_fill_preserve (p->cr);
  entente_style_set_source (p->cr, colour, presence);
  cairo_set_dash (p->cr, dash, 2, 0);
  cairo_set_line_width (p->cr, 1.2 * p->style->stroke_scale);
  cairo_stroke (p->cr);
  cairo_set_dash (p->cr, NULL, 0, 0);
}

/* One shape of a mark: outline in the colour of the surface, so that neighbours stay apart, then the fill. */
static void
draw_shape (const Painting *p,
            guint i,
            guint tier,
            double presence)
{
  const EntenteColour ground = get_ground (p, p->poses[i].distance);
  const double opacity = get_opacity (p, i);
  double radius = p->poses[i].radius;
  const double outline = MARK_OUTLINE * p->mark_style.stroke_scale;
  const double growth = tier < p->scene->n_tiers ? entente_style_get_shape_growth ((EntenteShape) tier) : 1;
  double x, y;

  get_position (p, i, p->poses[i].distance, &x, &y);
  if (p->sprites != NULL && opacity >= 1 && !p->scene->marks[i].unsized)
    {
      const EntenteTierMark mark = { .tier = tier, .x = x, .y = y, .radius = radius, .opacity = 1, .clear = 1 - presence };

      entente_mark_sprites_draw (p->sprites, &p->mark_style, p->cr, &mark);
      return;
    }
  if (tier >= p->scene->n_tiers)
    radius -= outline / 2;
  add_shape (p->cr, p->scene, tier, x, y, radius + outline * growth);
  entente_style_set_source (p->cr, p->style->picture, presence);
  cairo_fill (p->cr);
  add_shape (p->cr, p->scene, tier, x, y, radius);
  if (p->scene->marks[i].unsized)
    {
      draw_unsized (p, entente_style_mix (ground, get_fill (p, tier), opacity), presence);
      return;
    }
  if (tier < p->scene->n_tiers)
    {
      entente_style_set_source (p->cr, entente_style_mix (ground, p->style->tier_fill[tier], opacity), presence);
      cairo_fill (p->cr);
      return;
    }
  cairo_fill_preserve (p->cr);
  entente_style_set_source (p->cr, entente_style_mix (ground, p->style->axis, opacity), presence);
  cairo_set_line_width (p->cr, outline);
  cairo_stroke (p->cr);
}

static void
draw_mark (const Painting *p,
           guint i)
{
  const EntenteOrbitMark *mark = &p->scene->marks[i];
  const EntenteOrbitPose *pose = &p->poses[i];
  const double unit = p->scene->unit, stroke = p->style->stroke_scale;
  double x, y;
  guint t;

  get_position (p, i, pose->distance, &x, &y);
  for (t = 0; t <= ENTENTE_MAX_TIERS; t++)
    if (pose->weights[t] > NOTHING)
      draw_shape (p, i, t < ENTENTE_MAX_TIERS ? t : p->scene->n_tiers, MIN (pose->weights[t], 1));
  if (fabs (pose->change) > NOTHING)
    draw_change_ring (p, i, x, y);
  if (!mark->firm && mark->tier < p->scene->n_tiers)
    draw_unfirm_ring (p, i, x, y);
  if (mark->gated)
    draw_lock (p, i, x, y);
  if (mark->partner == p->scene->selected)
    {
      entente_style_set_source (p->cr, p->style->ink, 1);
      draw_circle (p->cr, x, y, pose->radius + SELECTION_GAP * unit, SELECTION_WIDTH * stroke);
    }
  else if (mark->partner == p->scene->hovered)
    {
      entente_style_set_source (p->cr, p->style->ink, 1);
      draw_circle (p->cr, x, y, pose->radius + HOVER_GAP * unit, 1.2 * stroke);
    }
}

static void
draw_leader (const Painting *p,
             guint i)
{
  const EntenteOrbitTag *tag = &p->tags[i];
  double start = p->scene->marks[i].extent + p->scene->text_scale;
  double length = hypot (tag->leader_x, tag->leader_y), x, y;

  if (tag->leader < NOTHING || length <= start)
    return;
  get_position (p, i, p->poses[i].distance, &x, &y);
  cairo_new_path (p->cr);
  cairo_move_to (p->cr, x + tag->leader_x * start / length, y + tag->leader_y * start / length);
  cairo_line_to (p->cr, x + tag->leader_x, y + tag->leader_y);
  entente_style_set_source (p->cr, p->style->axis, MIN (tag->leader, get_presence (p, i)) * get_opacity (p, i));
  cairo_set_line_width (p->cr, p->style->stroke_scale);
  cairo_stroke (p->cr);
}

/* How far the nearest and the farthest point of a box are from the hub. */
static void
get_distances (const Painting *p,
               const cairo_rectangle_t *box,
               double *nearest,
               double *farthest)
{
  const double x0 = box->x - p->scene->x, y0 = box->y - p->scene->y, x1 = x0 + box->width, y1 = y0 + box->height;

  *nearest = hypot (CLAMP (0, x0, x1), CLAMP (0, y0, y1));
  *farthest = hypot (MAX (-x0, x1), MAX (-y0, y1));
}

/* The part of a disc around the hub that a box off the hub can have of it: a wedge, with few edges where the whole disc
 * has hundreds. */
static void
add_wedge (const Painting *p,
           const cairo_rectangle_t *box,
           double radius)
{
  const double x0 = box->x - p->scene->x, y0 = box->y - p->scene->y;
  const double middle = atan2 (y0 + box->height / 2, x0 + box->width / 2);
  double reach = 0;
  guint i;

  for (i = 0; i < 4; i++)
    {
      const double corner = atan2 (y0 + (i / 2) * box->height, x0 + (i % 2) * box->width);

      reach = MAX (reach, fabs (remainder (corner - middle, 2 * G_PI)));
    }
  reach += 2 / radius;
  cairo_move_to (p->cr, p->scene->x, p->scene->y);
  cairo_arc (p->cr, p->scene->x, p->scene->y, radius, middle - reach, middle + reach);
  cairo_close_path (p->cr);
}

/* Where a name lies across a ring, the line breaks off, as contour lines do: the bands are drawn again there,
 * without the line between them. Much cheaper than a halo around each letter. */
static void
draw_break (const Painting *p,
            guint i)
{
  const EntenteOrbitTag *tag = &p->tags[i];
  const EntenteOrbitMark *mark = &p->scene->marks[i];
  const double margin = BREAK_MARGIN * p->scene->text_scale;
  double nearest, farthest, x, y;
  cairo_rectangle_t box;
  int t;

  if (get_presence (p, i) < 0.5)
    return;
  get_position (p, i, p->poses[i].distance, &x, &y);
  x += tag->x;
  y += tag->y;
  if (!entente_orbit_scene_crosses_ring (p->scene, x, y, mark->text_width, mark->text_height))
    return;
  /* Whole pixels: a clip between them is a mask. */
  box.x = floor (x - margin);
  box.y = rint (y);
  box.width = ceil (x + mark->text_width + margin) - box.x;
  box.height = rint (mark->text_height);
  cairo_new_path (p->cr);
  cairo_rectangle (p->cr, box.x, box.y, box.width, box.height);
  if (p->bands != NULL)
    {
      cairo_set_source_surface (p->cr, p->bands, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (p->cr), CAIRO_FILTER_NEAREST);
      cairo_fill (p->cr);
      return;
    }
  cairo_save (p->cr);
  cairo_clip (p->cr);
  /* The band of the farthest corner, then those that begin inside the box. */
  get_distances (p, &box, &nearest, &farthest);
  entente_style_set_source (p->cr, get_ground (p, farthest), 1);
  cairo_paint (p->cr);
  for (t = (int) p->scene->n_tiers - 1; t >= 0; t--)
    {
      if (p->scene->edges[t + 1] < nearest || p->scene->edges[t + 1] > farthest)
        continue;
      add_wedge (p, &box, p->scene->edges[t + 1]);
      entente_style_set_source (p->cr, p->style->tier_band[t], 1);
      cairo_fill (p->cr);
    }
  cairo_restore (p->cr);
}

static void
draw_name (const Painting *p,
           guint i)
{
  const EntenteOrbitTag *tag = &p->tags[i];
  const EntenteOrbitMark *mark = &p->scene->marks[i];
  gboolean attention = has_attention (p, mark);
  EntenteColour colour = p->style->muted, ground;
  EntenteAlign align = ENTENTE_ALIGN_START;
  double width = mark->text_width;
  double presence = get_presence (p, i) * get_opacity (p, i), x, y;

  if (presence < NOTHING)
    return;
  get_position (p, i, p->poses[i].distance, &x, &y);
  x += tag->x;
  y += tag->y;
  ground = get_ground (p, hypot (x + width / 2 - p->scene->x, y + mark->text_height / 2 - p->scene->y));
  if (mark->moved)
    colour = mark->tier < mark->old_tier ? p->style->up : p->style->down;
  else if (attention || mark->tier == 0)
    colour = p->style->ink;
  colour = entente_style_mix (ground, colour, presence);
  y -= mark->text_rise;
  /* The lines of a name end, or begin, where its leader does. */
  if (mark->second_line != NULL && tag->x < 0)
    {
      align = ENTENTE_ALIGN_END;
      x += width;
    }
  entente_pango_measure_draw (p->text, p->cr, mark->font, mark->name, x, y, align, 0, colour);
  if (mark->second_line != NULL)
    entente_pango_measure_draw (p->text, p->cr, mark->font, mark->second_line, x, y + mark->line_height, align, 0,
                                colour);
}

/* Faint, the fainter the fewer weightings put the partner there; names lie above. */
static void
draw_ghosts (const Painting *p)
{
  guint i;

  for (i = 0; i < p->scene->n_ghosts; i++)
    {
      const EntenteOrbitGhost *ghost = &p->scene->ghosts[i];
      const double opacity = GHOST_FROM + (GHOST_TO - GHOST_FROM) * ghost->share;
      const EntenteColour fill = p->style->tier_fill[ghost->tier];
      double x, y;

      get_position (p, ghost->mark, ghost->distance, &x, &y);
      add_shape (p->cr, p->scene, ghost->tier, x, y, ghost->radius);
      entente_style_set_source (p->cr, entente_style_mix (get_ground (p, ghost->distance), fill, opacity), 1);
      cairo_fill_preserve (p->cr);
      cairo_set_line_width (p->cr, 1);
      entente_style_set_source (p->cr, entente_style_mix (get_ground (p, ghost->distance), fill, GHOST_TO), 1);
      cairo_stroke (p->cr);
    }
}

static void
draw_ghost_note (const Painting *p)
{
  const EntenteOrbitScene *scene = p->scene;
  EntenteExtent extent;

  if (scene->ghost_note == NULL)
    return;
  entente_measure_get_extent (entente_pango_measure_get_measure (p->text), ENTENTE_FONT_NOTE, scene->ghost_note,
                              &extent);
  entente_pango_measure_draw (p->text, p->cr, ENTENTE_FONT_NOTE, scene->ghost_note, NOTE_INSET,
                              scene->height - extent.height - NOTE_INSET / 2, ENTENTE_ALIGN_START,
                              MAX (scene->x - NOTE_SHARE * scene->radius - NOTE_INSET, 40), p->style->muted);
}

/* What is looked at comes last, above the others. */
static void
draw_all (const Painting *p,
          void (*draw) (const Painting *p, guint i))
{
  guint pass, i;

  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < p->scene->n_marks; i++)
      if (has_attention (p, &p->scene->marks[i]) == (pass == 1))
        draw (p, i);
}

/**
 * entente_orbit_painter_draw_marks:
 *
 * Everything above the ground. Where pixels are final marks are copied from @shown->sprites; whose style and scale it is
 * was said to them before, with the style of entente_orbit_painter_get_mark_style().
 */
void
entente_orbit_painter_draw_marks (const EntenteOrbitShown *shown,
                                  const EntenteStyle *style,
                                  EntentePangoMeasure *text,
                                  cairo_t *cr)
{
  Painting p = { shown->scene, shown->poses, shown->tags, style, text, cr, shown->sprites,
                 shown->room, shown->bands };

  p.mark_style = entente_orbit_painter_get_mark_style (shown->scene, style);
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  entente_heading_painter_draw (p.scene->heading, style, text, cr);
  draw_all (&p, draw_break);
  draw_ghosts (&p);
  draw_all (&p, draw_trail);
  draw_all (&p, draw_leader);
  draw_all (&p, draw_mark);
  draw_all (&p, draw_name);
  draw_ghost_note (&p);
  cairo_restore (cr);
}
