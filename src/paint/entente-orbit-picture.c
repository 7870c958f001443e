/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Orbit that moves.
 *
 * Two motions: poses (where marks are) and tags (where names are, as offsets, so that a name rides along with
 * its mark). While weights are dragged names keep their places as far as they can; when the marks have come
 * to rest the names are placed anew without regard to what was shown, so a picture at rest depends on the
 * scenario alone and undo brings back the same pixels.
 *
 * On screen the ground is drawn once into a surface and kept until size, theme or rings change. */

#include "config.h"

#include "entente-dataset-likeness.h"
#include "entente-orbit-painter.h"
#include "entente-orbit-room.h"
#include "entente-orbit-picture.h"

#include <math.h>
#include <string.h>

#define REACH 24.0 /* from the pointer to the middle of a mark */
#define UNSEEN 0.01

/* The first channel of the shapes of a mark's tiers. */
#define WEIGHTS ((guint) (G_STRUCT_OFFSET (EntenteOrbitPose, weights) / sizeof (double)))

struct _EntenteOrbitPicture
{
  EntentePicture parent_instance;

  EntenteDataset *dataset;
  EntenteEvaluation *evaluation;
  EntenteOrbitScene *scene;
  gboolean for_export;

  EntenteMotion *poses, *tags;
  EntenteOrbitPose *pose_targets;
  EntenteOrbitTag *tag_targets;
  gboolean names_follow; /* placed with regard to what was shown: place anew at rest */

  EntenteMarkSprites *marks;
  cairo_surface_t *ground;
  cairo_surface_t *bands; /* of the same look, while marks move; or NULL */
  EntenteStyle ground_style;
  double ground_scale;
};

G_DEFINE_FINAL_TYPE (EntenteOrbitPicture, entente_orbit_picture, ENTENTE_TYPE_PICTURE)

static const EntenteOrbitPose *
get_poses (EntenteOrbitPicture *self)
{
  return (const EntenteOrbitPose *) entente_motion_get_shown (self->poses);
}

static const EntenteOrbitTag *
get_tags (EntenteOrbitPicture *self)
{
  return (const EntenteOrbitTag *) entente_motion_get_shown (self->tags);
}

static void
forget_ground (EntenteOrbitPicture *self)
{
  g_clear_pointer (&self->ground, cairo_surface_destroy);
  g_clear_pointer (&self->bands, cairo_surface_destroy);
}

static void
clear_motion (EntenteOrbitPicture *self)
{
  g_clear_pointer (&self->poses, entente_motion_free);
  g_clear_pointer (&self->tags, entente_motion_free);
  g_clear_pointer (&self->pose_targets, g_free);
  g_clear_pointer (&self->tag_targets, g_free);
}

static void
init_motion (EntenteOrbitPicture *self)
{
  guint n = self->scene->n_marks, i;

  clear_motion (self);
  self->poses = entente_motion_new (n, ENTENTE_ORBIT_POSE_CHANNELS);
  self->tags = entente_motion_new (n, ENTENTE_ORBIT_TAG_CHANNELS);
  for (i = 0; i < ENTENTE_ORBIT_POSE_CHANNELS; i++)
    entente_motion_set_stage (self->poses, i, i < WEIGHTS ? ENTENTE_MOTION_STAGE_PLACE : ENTENTE_MOTION_STAGE_COLOUR);
  self->pose_targets = g_new0 (EntenteOrbitPose, MAX (n, 1));
  self->tag_targets = g_new0 (EntenteOrbitTag, MAX (n, 1));
}

/* Whether b is the same rings, so that marks can glide from a to b. */
static gboolean
is_same_ground (const EntenteOrbitScene *a,
                const EntenteOrbitScene *b)
{
  guint i;

  if (a->width != b->width || a->height != b->height || a->x != b->x || a->y != b->y || a->radius != b->radius
      || a->n_tiers != b->n_tiers || a->n_sectors != b->n_sectors || a->n_pills != b->n_pills
      || a->n_hub_lines != b->n_hub_lines || memcmp (a->edges, b->edges, (a->n_tiers + 1) * sizeof (double)) != 0)
    return FALSE;
  for (i = 0; i < a->n_sectors; i++)
    if (g_strcmp0 (a->sectors[i].name, b->sectors[i].name) != 0
        || a->sectors[i].text_angle != b->sectors[i].text_angle
        || a->sectors[i].text_width != b->sectors[i].text_width)
      return FALSE;
  for (i = 0; i < a->n_pills; i++)
    if (strcmp (a->pills[i].text, b->pills[i].text) != 0 || a->pills[i].width != b->pills[i].width)
      return FALSE;
  for (i = 0; i < a->n_hub_lines; i++)
    if (strcmp (a->hub_lines[i], b->hub_lines[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Whether the key of the sizes is drawn the same. */
static gboolean
is_same_key (const EntenteOrbitScene *a,
             const EntenteOrbitScene *b)
{
  const EntenteOrbitSizes *x = &a->sizes, *y = &b->sizes;

  return g_strcmp0 (x->title, y->title) == 0 && x->largest == y->largest && x->smallest == y->smallest
         && x->most == y->most && x->n_steps == y->n_steps && x->key_y == y->key_y;
}

static void
aim_poses (EntenteOrbitPicture *self,
           EntenteMotionMode mode,
           gint64 now)
{
  guint n = self->scene->n_marks, i;
  g_autofree EntenteOrbitPose *targets = g_new0 (EntenteOrbitPose, MAX (n, 1));
  const EntenteOrbitPose *shown = get_poses (self);

  for (i = 0; i < n; i++)
    {
      entente_orbit_painter_get_pose (self->scene, i, &targets[i]);
      /* A trail that fades keeps its start. */
      if (isnan (targets[i].old_distance) && mode != ENTENTE_MOTION_JUMP)
        targets[i].old_distance = shown[i].old_distance;
    }
  if (mode != ENTENTE_MOTION_JUMP && memcmp (targets, self->pose_targets, n * sizeof *targets) == 0)
    return;
  memcpy (self->pose_targets, targets, n * sizeof *targets);
  entente_motion_retarget (self->poses, (const double *) targets, mode, now);
}

/* A name that appears does so in its place, one that goes fades where it is. */
static void
aim_tags (EntenteOrbitPicture *self,
          EntenteMotionMode mode,
          gint64 now)
{
  guint n = self->scene->n_marks, i;
  g_autofree EntenteOrbitTag *targets = g_new0 (EntenteOrbitTag, MAX (n, 1));
  g_autofree EntenteOrbitTag *starts = g_new0 (EntenteOrbitTag, MAX (n, 1));
  const EntenteOrbitTag *shown = get_tags (self);

  for (i = 0; i < n; i++)
    {
      EntenteOrbitTag *target = &targets[i], *start = &starts[i];

      entente_orbit_painter_get_tag (self->scene, i, target);
      if (mode != ENTENTE_MOTION_JUMP && target->presence <= 0)
        {
          target->x = shown[i].x;
          target->y = shown[i].y;
        }
      if (mode != ENTENTE_MOTION_JUMP && target->leader <= 0)
        {
          target->leader_x = shown[i].leader_x;
          target->leader_y = shown[i].leader_y;
        }
      *start = *target;
      if (shown[i].presence < UNSEEN)
        start->x = start->y = NAN;
      if (shown[i].leader < UNSEEN || shown[i].presence < UNSEEN)
        start->leader_x = start->leader_y = NAN;
    }
  if (mode != ENTENTE_MOTION_JUMP)
    {
      if (memcmp (targets, self->tag_targets, n * sizeof *targets) == 0)
        return;
      entente_motion_retarget (self->tags, (const double *) starts, mode, now);
    }
  memcpy (self->tag_targets, targets, n * sizeof *targets);
  entente_motion_retarget (self->tags, (const double *) targets, mode, now);
}

/* Whether marks can move on from the old scene: the same partners in the same places of the array. */
static gboolean
can_follow (EntenteOrbitPicture *self,
            const EntenteOrbitScene *before,
            const EntenteSceneInput *input)
{
  return before != NULL && entente_dataset_shares_partners (self->dataset, input->dataset)
         && before->n_marks == input->dataset->n_partners;
}

static void
entente_orbit_picture_update (EntentePicture *picture,
                              const EntenteSceneInput *input,
                              EntenteMotionMode mode,
                              gint64 now)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);
  g_autoptr (EntenteOrbitScene) before = g_steal_pointer (&self->scene);

  self->names_follow = mode == ENTENTE_MOTION_FOLLOW && can_follow (self, before, input);
  self->scene = self->names_follow ? entente_orbit_scene_new_after (input, before) : entente_orbit_scene_new (input);
  if (!can_follow (self, before, input))
    {
      init_motion (self);
      mode = ENTENTE_MOTION_JUMP;
    }
  if (before == NULL || !is_same_ground (before, self->scene))
    {
      forget_ground (self);
      mode = ENTENTE_MOTION_JUMP;
      if (self->names_follow)
        entente_orbit_scene_place_labels (self->scene, NULL);
      self->names_follow = FALSE;
    }
  if (before != NULL && !is_same_key (before, self->scene))
    forget_ground (self);

  if (self->dataset != input->dataset)
    {
      g_clear_pointer (&self->dataset, entente_dataset_unref);
      self->dataset = entente_dataset_ref (input->dataset);
    }
  if (self->evaluation != input->evaluation)
    {
      g_clear_pointer (&self->evaluation, entente_evaluation_unref);
      self->evaluation = entente_evaluation_ref (input->evaluation);
    }
  self->for_export = input->for_export;
  aim_poses (self, mode, now);
  aim_tags (self, mode, now);
}

static gboolean
entente_orbit_picture_advance (EntentePicture *picture,
                               gint64 now)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);
  gboolean moving;

  if (self->scene == NULL)
    return FALSE;
  moving = entente_motion_advance (self->poses, now);
  if (!moving && self->names_follow)
    {
      self->names_follow = FALSE;
      entente_orbit_scene_place_labels (self->scene, NULL);
      aim_tags (self, ENTENTE_MOTION_GLIDE, now);
    }
  return entente_motion_advance (self->tags, now) || moving;
}

/* Kept images are good on whole pixels. */
static gboolean
may_keep_images (EntenteOrbitPicture *self,
                 cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return !self->for_export && entente_mark_sprites_may_draw_on (cr) && matrix.x0 == floor (matrix.x0)
         && matrix.y0 == floor (matrix.y0);
}

static cairo_surface_t *
make_image (const EntenteOrbitScene *scene,
            double scale)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (scene->width * scale),
                                                       (int) ceil (scene->height * scale));

  cairo_surface_set_device_scale (image, scale, scale);
  return image;
}

/* While names move, ring lines end and begin again in other places with each frame. */
static void
keep_bands (EntenteOrbitPicture *self,
            const EntenteStyle *style,
            double scale)
{
  cairo_t *cr;

  if (self->bands != NULL)
    return;
  self->bands = make_image (self->scene, scale);
  cr = cairo_create (self->bands);
  entente_orbit_painter_draw_bands (self->scene, style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->bands);
}

static void
draw_kept_ground (EntenteOrbitPicture *self,
                  const EntenteStyle *style,
                  EntentePangoMeasure *text,
                  double scale,
                  cairo_t *cr)
{
  if (self->ground == NULL || self->ground_scale != scale
      || memcmp (&self->ground_style, style, sizeof *style) != 0)
    {
      cairo_t *ground;

      forget_ground (self);
      self->ground = make_image (self->scene, scale);
      self->ground_style = *style;
      self->ground_scale = scale;
      ground = cairo_create (self->ground);
      entente_orbit_painter_draw_ground (self->scene, style, text, ground);
      cairo_destroy (ground);
      cairo_surface_flush (self->ground);
    }
  cairo_set_source_surface (cr, self->ground, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, 0, 0, self->scene->width, self->scene->height);
  cairo_fill (cr);
}

static void
entente_orbit_picture_draw (EntentePicture *picture,
                            const EntenteStyle *style,
                            EntentePangoMeasure *text,
                            cairo_t *cr)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);
  EntenteOrbitShown shown = { .scene = self->scene };
  g_autofree double *room = NULL;

  if (self->scene == NULL)
    return;
  shown.poses = get_poses (self);
  shown.tags = get_tags (self);
  if (entente_motion_is_moving (self->poses) || entente_motion_is_moving (self->tags))
    {
      room = g_new (double, MAX (self->scene->n_marks, 1));
      entente_orbit_room_find (&shown, room);
      shown.room = room;
    }
  if (may_keep_images (self, cr))
    {
      const EntenteStyle mark_style = entente_orbit_painter_get_mark_style (self->scene, style);
      double scale, unused;

      cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale, &unused);
      draw_kept_ground (self, style, text, scale, cr);
      /* They are off by an eighth of a pixel, which nobody sees of what moves; at rest marks are exact. */
      if (entente_motion_is_moving (self->poses))
        {
          keep_bands (self, style, scale);
          shown.sprites = self->marks;
          shown.bands = self->bands;
        }
      entente_mark_sprites_begin (self->marks, &mark_style, scale);
    }
  else
    entente_orbit_painter_draw_ground (self->scene, style, text, cr);
  entente_orbit_painter_draw_marks (&shown, style, text, cr);
}

static void
get_position (EntenteOrbitPicture *self,
              guint mark,
              double *x,
              double *y)
{
  const EntenteOrbitPose *pose = &get_poses (self)[mark];

  *x = self->scene->x + pose->distance * cos (pose->angle);
  *y = self->scene->y + pose->distance * sin (pose->angle);
}

static gboolean
is_on_name (EntenteOrbitPicture *self,
            guint mark,
            double x,
            double y)
{
  const EntenteOrbitTag *tag = &get_tags (self)[mark];
  const EntenteOrbitMark *m = &self->scene->marks[mark];
  double left, top;

  get_position (self, mark, &left, &top);
  left += tag->x;
  top += tag->y;
  return tag->presence > 0.5 && x >= left && x <= left + m->text_width && y >= top && y <= top + m->text_height;
}

/* A mark's own room and its name belong to it; around that the nearest mark within reach. */
static EntentePick
entente_orbit_picture_pick (EntentePicture *picture,
                            double x,
                            double y)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);
  EntentePick pick = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };
  double nearest = REACH;
  guint i;

  if (self->scene == NULL)
    return pick;
  for (i = 0; i < self->scene->n_marks; i++)
    {
      double mark_x, mark_y, distance;

      get_position (self, i, &mark_x, &mark_y);
      distance = hypot (x - mark_x, y - mark_y);
      if (distance > self->scene->marks[i].extent && is_on_name (self, i, x, y))
        distance = self->scene->marks[i].extent;
      if (distance <= nearest)
        {
          nearest = distance;
          pick = (EntentePick) { ENTENTE_PICK_PARTNER, self->scene->marks[i].partner };
        }
    }
  if (hypot (x - self->scene->x, y - self->scene->y) <= self->scene->hub_radius)
    pick = (EntentePick) { ENTENTE_PICK_HUB, ENTENTE_HUB };
  return pick;
}

static gboolean
entente_orbit_picture_locate (EntentePicture *picture,
                              int partner,
                              double *x,
                              double *y,
                              double *radius)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);
  guint mark;

  if (self->scene == NULL || partner < 0 || (guint) partner >= self->scene->n_marks)
    return FALSE;
  mark = (guint) self->scene->mark_of_partner[partner];
  get_position (self, mark, x, y);
  *radius = self->scene->marks[mark].radius;
  return TRUE;
}

static int
entente_orbit_picture_step (EntentePicture *picture,
                            int partner,
                            EntenteStep step)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);

  if (self->scene == NULL || self->scene->n_marks == 0)
    return ENTENTE_NONE;
  if (partner < 0 || (guint) partner >= self->scene->n_marks || step == ENTENTE_STEP_FIRST)
    return (int) self->evaluation->order[0];
  switch (step)
    {
    case ENTENTE_STEP_LAST:
      return (int) self->evaluation->order[self->scene->n_marks - 1];
    case ENTENTE_STEP_UP:
      return entente_orbit_scene_step (self->scene, partner, 0, -1);
    case ENTENTE_STEP_DOWN:
      return entente_orbit_scene_step (self->scene, partner, 0, 1);
    case ENTENTE_STEP_LEFT:
      return entente_orbit_scene_step (self->scene, partner, -1, 0);
    case ENTENTE_STEP_RIGHT:
    default:
      return entente_orbit_scene_step (self->scene, partner, 1, 0);
    }
}

static char *
entente_orbit_picture_describe (EntentePicture *picture)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);

  return g_strdup (self->scene != NULL ? self->scene->description : "");
}

static void
entente_orbit_picture_finalize (GObject *object)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (object);

  clear_motion (self);
  entente_mark_sprites_free (self->marks);
  forget_ground (self);
  g_clear_pointer (&self->scene, entente_orbit_scene_free);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  G_OBJECT_CLASS (entente_orbit_picture_parent_class)->finalize (object);
}

static void
entente_orbit_picture_rest (EntentePicture *picture)
{
  EntenteOrbitPicture *self = ENTENTE_ORBIT_PICTURE (picture);

  forget_ground (self);
  entente_mark_sprites_clear (self->marks);
}

static void
entente_orbit_picture_class_init (EntenteOrbitPictureClass *klass)
{
  EntentePictureClass *picture_class = ENTENTE_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_orbit_picture_finalize;
  picture_class->id = "orbit";
  picture_class->paints_ground = TRUE;
  picture_class->update = entente_orbit_picture_update;
  picture_class->advance = entente_orbit_picture_advance;
  picture_class->draw = entente_orbit_picture_draw;
  picture_class->rest = entente_orbit_picture_rest;
  picture_class->pick = entente_orbit_picture_pick;
  picture_class->locate = entente_orbit_picture_locate;
  picture_class->step = entente_orbit_picture_step;
  picture_class->describe = entente_orbit_picture_describe;
}

static void
entente_orbit_picture_init (EntenteOrbitPicture *self)
{
  self->marks = entente_mark_sprites_new ();
}
