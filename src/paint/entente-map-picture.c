/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Map as a picture: scene, fading colours, and on screens the areas as pixels.
 *
 * Nothing on a map moves; only colours change. A partner's channel of the motion counts its changes of fill: when
 * the target is one ahead of what is shown, the fade from the old fill has not begun, when they are equal it is
 * done.
 *
 * While a zoom or pan goes on, the pixels at hand are drawn magnified, and made anew once it rests.
 */

#include "config.h"

#include "entente-map-picture.h"

#include "entente-borders.h"
#include "entente-dataset-likeness.h"
#include "entente-map-marks.h"
#include "entente-map-raster.h"
#include "entente-map-swatches.h"

#include <math.h>

/* A zoom rests when nothing came for so long. */
#define REST_US 120000

struct _EntenteMapPicture
{
  EntentePicture parent_instance;

  EntenteWorld *world;
  EntenteMapScene *scene;
  guint *order; /* partners by rank, for Home and End */

  EntenteMotion *motion;
  EntenteDataset *moving; /* the partners of the motion */
  double *changes;        /* by partner */
  EntenteMapShade *shades;

  gboolean for_export;
  EntenteTextSprites *sprites;
  EntenteMapMarks *marks;
  EntenteMapSwatches *swatches;
  EntenteMapRaster *rasters[ENTENTE_MAP_MAX_PARTS];
  EntenteMapRaster *whole; /* all of the world, for what a raster of a part of it lacks; or NULL */
  EntenteViewport viewport;
  double drawn_zoom; /* of the world's raster */
  gint64 zoomed_at; /* 0 = at rest */
};

G_DEFINE_FINAL_TYPE (EntenteMapPicture, entente_map_picture, ENTENTE_TYPE_PICTURE)

static void
update_fades (EntenteMapPicture *self)
{
  const double *shown = entente_motion_get_shown (self->motion);
  guint i;

  for (i = 0; i < self->scene->dataset->n_partners; i++)
    self->shades[i].fade = CLAMP (1 - (self->changes[i] - shown[i]), 0, 1);
}

static void
start_motion (EntenteMapPicture *self)
{
  guint n = self->scene->dataset->n_partners;
  guint i;

  g_clear_pointer (&self->motion, entente_motion_free);
  g_clear_pointer (&self->moving, entente_dataset_unref);
  g_free (self->changes);
  g_free (self->shades);
  self->motion = entente_motion_new (n, 1);
  self->moving = entente_dataset_ref (self->scene->dataset);
  self->changes = g_new0 (double, n);
  self->shades = g_new0 (EntenteMapShade, n);
  for (i = 0; i < n; i++)
    self->shades[i].from = self->shades[i].to = self->scene->partner_fill[i];
}

static void
aim (EntenteMapPicture *self,
     EntenteMotionMode mode,
     gint64 now)
{
  gboolean changed = FALSE;
  guint i;

  if (self->moving == NULL || !entente_dataset_shares_partners (self->moving, self->scene->dataset))
    {
      start_motion (self);
      mode = ENTENTE_MOTION_JUMP;
      changed = TRUE;
    }
  for (i = 0; i < self->scene->dataset->n_partners; i++)
    {
      EntenteMapShade *shade = &self->shades[i];

      if (shade->to == self->scene->partner_fill[i])
        continue;
      /* Half way through a fade, what is seen most counts as the old fill. */
      if (shade->fade >= 0.5)
        shade->from = shade->to;
      shade->to = self->scene->partner_fill[i];
      self->changes[i]++;
      changed = TRUE;
    }
  if (changed || mode == ENTENTE_MOTION_JUMP)
    entente_motion_retarget (self->motion, self->changes, mode, now);
  update_fades (self);
}

static void
entente_map_picture_update (EntentePicture *picture,
                            const EntenteSceneInput *input,
                            EntenteMotionMode mode,
                            gint64 now)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  g_autoptr (EntenteMapScene) old = g_steal_pointer (&self->scene);

  g_clear_pointer (&self->world, entente_world_unref);
  self->world = entente_borders_get ();
  if (old != NULL && old->dataset != input->dataset)
    g_clear_pointer (&old, entente_map_scene_free);
  self->scene = entente_map_scene_new (input, self->world, old);
  self->for_export = input->for_export;
  g_free (self->order);
  self->order = g_memdup2 (input->evaluation->order, input->evaluation->n_partners * sizeof (guint));
  if (old != NULL && old->width == input->width && old->height == input->height
      && (self->viewport.zoom != input->viewport.zoom || self->viewport.x != input->viewport.x
          || self->viewport.y != input->viewport.y))
    self->zoomed_at = now;
  self->viewport = input->viewport;
  if (self->scene->problem == NULL)
    aim (self, mode, now);
}

static gboolean
entente_map_picture_advance (EntentePicture *picture,
                             gint64 now)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  gboolean moving = FALSE;

  if (self->scene == NULL || self->scene->problem != NULL)
    return FALSE;
  if (self->zoomed_at != 0)
    {
      if (now - self->zoomed_at > REST_US)
        self->zoomed_at = 0;
      moving = TRUE;
    }
  moving |= entente_motion_advance (self->motion, now);
  update_fades (self);
  return moving;
}

/* Device pixels a logical pixel. */
static double
get_scale (cairo_t *cr)
{
  cairo_matrix_t matrix;
  double x, y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &x, &y);
  return x * hypot (matrix.xx, matrix.yx);
}

/* The pixels of the whole world stay while a part of it is magnified: panning and zooming out uncover the rest. */
static void
keep_whole (EntenteMapPicture *self,
            guint part)
{
  gboolean is_whole = part == 0 && self->rasters[0] != NULL && self->drawn_zoom <= 1;

  if (part > 0)
    return;
  if (is_whole)
    {
      g_clear_pointer (&self->whole, entente_map_raster_free);
      self->whole = g_steal_pointer (&self->rasters[0]);
    }
  self->drawn_zoom = self->viewport.zoom;
  if (self->drawn_zoom <= 1)
    g_clear_pointer (&self->whole, entente_map_raster_free);
}

static void
draw_pixels (EntenteMapPicture *self,
             const EntenteMapPainter *painter,
             guint part,
             double scale,
             cairo_t *cr)
{
  EntenteMapGeometry *geometry = self->scene->parts[part].geometry;
  EntenteMapRaster **raster = &self->rasters[part];
  gboolean fits = *raster != NULL && entente_map_raster_is_for (*raster, geometry, painter->style, scale);

  if (!fits && (self->zoomed_at == 0 || *raster == NULL))
    {
      keep_whole (self, part);
      g_clear_pointer (raster, entente_map_raster_free);
      *raster = entente_map_raster_new (geometry, painter->style, scale);
    }
  entente_map_raster_colour (*raster, painter);
  cairo_save (cr);
  entente_map_painter_clip_part (painter, part, cr);
  if (part == 0 && !fits && self->zoomed_at != 0 && self->whole != NULL
      && entente_map_raster_is_like (self->whole, painter->style, scale))
    {
      entente_map_raster_colour (self->whole, painter);
      entente_map_raster_draw (self->whole, &geometry->frame, cr);
    }
  entente_map_raster_draw (*raster, &geometry->frame, cr);
  cairo_restore (cr);
}

static void
entente_map_picture_draw (EntentePicture *picture,
                          const EntenteStyle *style,
                          EntentePangoMeasure *text,
                          cairo_t *cr)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  EntenteMapPainter painter = { .scene = self->scene, .shades = self->shades, .style = style, .text = text };
  double scale = get_scale (cr);
  guint i;

  if (self->scene == NULL || self->scene->problem != NULL)
    return;
  if (!self->for_export)
    {
      painter.sprites = self->sprites;
      entente_text_sprites_begin (self->sprites, text, scale);
      painter.swatches = self->swatches;
      painter.scale = scale;
      if (entente_map_marks_begin (self->marks, self->scene, style, scale))
        painter.marks = self->marks;
      painter.dots = entente_map_marks_get_sprites (self->marks);
    }
  for (i = 0; i < self->scene->n_parts; i++)
    {
      if (self->for_export)
        entente_map_painter_draw_areas (&painter, i, cr);
      else
        draw_pixels (self, &painter, i, scale, cr);
      entente_map_painter_draw_marks (&painter, i, cr);
    }
  for (; i < G_N_ELEMENTS (self->rasters); i++)
    if (self->zoomed_at == 0)
      g_clear_pointer (&self->rasters[i], entente_map_raster_free);
  entente_map_painter_draw_furniture (&painter, cr);
}

static EntentePick
entente_map_picture_pick (EntentePicture *picture,
                          double x,
                          double y)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  const EntenteMapPoint point = { x, y };
  EntentePick pick = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };
  int found = self->scene != NULL ? entente_map_scene_pick (self->scene, point) : ENTENTE_NONE;

  if (found == ENTENTE_NONE)
    return pick;
  pick.kind = found == ENTENTE_HUB ? ENTENTE_PICK_HUB : ENTENTE_PICK_PARTNER;
  pick.index = found;
  return pick;
}

static gboolean
entente_map_picture_locate (EntentePicture *picture,
                            int partner,
                            double *x,
                            double *y,
                            double *radius)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  EntenteMapPoint point;

  if (self->scene == NULL || !entente_map_scene_locate (self->scene, partner, &point, radius))
    return FALSE;
  *x = point.x;
  *y = point.y;
  return TRUE;
}

static gboolean
entente_map_picture_get_extent (EntentePicture *picture,
                                int partner,
                                double box[4])
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);

  return self->scene != NULL && entente_map_scene_get_extent (self->scene, partner, box);
}

/* The first or last partner by rank that is on the map. */
static int
find_end (const EntenteMapPicture *self,
          gboolean last)
{
  guint n = self->scene->dataset->n_partners;
  guint i;

  for (i = 0; i < n; i++)
    {
      guint partner = self->order[last ? n - 1 - i : i];

      if (self->scene->placed[partner])
        return (int) partner;
    }
  return ENTENTE_NONE;
}

static int
entente_map_picture_step (EntentePicture *picture,
                          int partner,
                          EntenteStep step)
{
  static const double directions[][2] = {
    [ENTENTE_STEP_UP] = { 0, -1 },
    [ENTENTE_STEP_DOWN] = { 0, 1 },
    [ENTENTE_STEP_LEFT] = { -1, 0 },
    [ENTENTE_STEP_RIGHT] = { 1, 0 },
  };
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);

  if (self->scene == NULL || self->scene->problem != NULL)
    return partner;
  if (step == ENTENTE_STEP_FIRST || step == ENTENTE_STEP_LAST || partner < 0 || !self->scene->placed[partner])
    return find_end (self, step == ENTENTE_STEP_LAST);
  return entente_map_scene_step (self->scene, partner, directions[step][0], directions[step][1]);
}

static char *
entente_map_picture_describe (EntentePicture *picture)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);

  return g_strdup (self->scene != NULL ? self->scene->summary : "");
}

static const char *
entente_map_picture_get_problem (EntentePicture *picture)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);

  return self->scene != NULL ? self->scene->problem : NULL;
}

static const char *
entente_map_picture_get_remedy (EntentePicture *picture)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);

  return self->scene != NULL ? self->scene->remedy : NULL;
}

static void
entente_map_picture_rest (EntentePicture *picture)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (picture);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->rasters); i++)
    g_clear_pointer (&self->rasters[i], entente_map_raster_free);
  g_clear_pointer (&self->whole, entente_map_raster_free);
  entente_text_sprites_clear (self->sprites);
  entente_map_marks_clear (self->marks);
  entente_map_swatches_clear (self->swatches);
}

static void
entente_map_picture_finalize (GObject *object)
{
  EntenteMapPicture *self = ENTENTE_MAP_PICTURE (object);

  entente_map_picture_rest (ENTENTE_PICTURE (object));
  g_clear_pointer (&self->scene, entente_map_scene_free);
  g_clear_pointer (&self->world, entente_world_unref);
  g_clear_pointer (&self->motion, entente_motion_free);
  g_clear_pointer (&self->moving, entente_dataset_unref);
  entente_text_sprites_free (self->sprites);
  entente_map_marks_free (self->marks);
  entente_map_swatches_free (self->swatches);
  g_free (self->order);
  g_free (self->changes);
  g_free (self->shades);
  G_OBJECT_CLASS (entente_map_picture_parent_class)->finalize (object);
}

static void
entente_map_picture_class_init (EntenteMapPictureClass *klass)
{
  EntentePictureClass *picture_class = ENTENTE_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_map_picture_finalize;
  picture_class->id = "map";
  picture_class->update = entente_map_picture_update;
  picture_class->advance = entente_map_picture_advance;
  picture_class->draw = entente_map_picture_draw;
  picture_class->rest = entente_map_picture_rest;
  picture_class->pick = entente_map_picture_pick;
  picture_class->locate = entente_map_picture_locate;
  picture_class->get_extent = entente_map_picture_get_extent;
  picture_class->step = entente_map_picture_step;
  picture_class->describe = entente_map_picture_describe;
  picture_class->get_problem = entente_map_picture_get_problem;
  picture_class->get_remedy = entente_map_picture_get_remedy;
}

static void
entente_map_picture_init (EntenteMapPicture *self)
{
  self->sprites = entente_text_sprites_new ();
  self->marks = entente_map_marks_new ();
  self->swatches = entente_map_swatches_new ();
}
