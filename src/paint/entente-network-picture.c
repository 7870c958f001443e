/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The network between layout, scene and painter.
 *
 *   dataset --(once; a thread when it is large)--> base --(pins)--> layout --(every update)--> scene --> ground, marks
 *
 * A layout belongs to what it depends on of a dataset: a corrected figure keeps it, another tie cancels the thread.
 * Exports wait for the layout.
 *
 * When partners are pinned or released, marks glide from where they are seen to where they belong, and the scene is
 * made anew in every frame of it. While one is dragged it alone moves, with its ties and hulls.
 *
 * Hundreds of thin lines and rims of names cost more than the rest of a frame, and while a slider moves they
 * stay: on screen the ground is kept as an image until its fingerprint, the style or the scale of the surface
 * changes, and so are names. An export gets strokes and text.
 */

#include "config.h"

#include "entente-network-painter.h"
#include "entente-network-picture.h"
#include "entente-string-hash.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_AT_ONCE 400 /* partners laid out within a frame */
#define REACH 24.0
#define TIE_REACH 6.0
#define GRAB_ROOM 7.0    /* around a mark */
#define BY_REGION "by-region" /* data of a task */
#define GLIDE_US 320000

struct _EntenteNetworkPicture
{
  EntentePicture parent_instance;
  EntenteDataset *dataset;      /* the last one, or NULL */
  gboolean by_region;
  guint64 key;                  /* of its base, present or under way */
  EntenteNetworkLayout *base;   /* without pins, by bloc or by region */
  EntenteNetworkLayout *layout; /* as it is shown: with pins, and by tier where that is asked for */
  guint *tiers;                 /* of that layout; NULL = it does not hang on them */
  guint n_tiers;
  GArray *pins;                 /* EntentePin, of the layout */
  GCancellable *cancellable; /* of the thread, or NULL */
  EntenteNetworkScene *scene;
  EntenteMotion *motion;
  guint n_moving; /* marks of it */
  double width, height;
  const char *problem, *remedy;

  gboolean holds;
  EntentePin held;       /* the partner in hand */
  EntentePoint *from;    /* places that marks glide from, or NULL; NaN = a mark that is new */
  guint n_from;
  gint64 glide_began;    /* of the glide; 0 = in the next update */

  cairo_surface_t *ground;
  guint64 ground_key;
  EntenteTextSprites *sprites;
  EntenteMarkSprites *marks;
};

G_DEFINE_FINAL_TYPE (EntenteNetworkPicture, entente_network_picture, ENTENTE_TYPE_PICTURE)

/* What is laid out, or under way; the picture itself stays until there is another. */
static void
forget_base (EntenteNetworkPicture *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->layout, entente_network_layout_unref);
  g_clear_pointer (&self->base, entente_network_layout_unref);
  g_clear_pointer (&self->tiers, g_free);
  self->holds = FALSE;
}

static void
forget_layout (EntenteNetworkPicture *self)
{
  forget_base (self);
  g_clear_pointer (&self->scene, entente_network_scene_free);
  g_clear_pointer (&self->motion, entente_motion_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
}

static EntenteNetworkLayout *
lay_out (const EntenteDataset *dataset,
         gboolean by_region,
         GCancellable *cancellable)
{
  return by_region ? entente_network_layout_new_by_region (dataset, cancellable)
                   : entente_network_layout_new (dataset, cancellable);
}

static void
lay_out_cb (GTask *task,
            gpointer source,
            gpointer dataset,
            GCancellable *cancellable)
{
  EntenteNetworkLayout *layout = lay_out (dataset, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), BY_REGION)),
                                          cancellable);

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) entente_network_layout_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The layout was given up");
}

static void
layout_ready_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autofree GWeakRef *weak = data;
  g_autoptr (EntenteNetworkPicture) self = g_weak_ref_get (weak);
  g_autoptr (EntenteNetworkLayout) layout = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  if (self == NULL || layout == NULL || self->base != NULL || self->dataset == NULL || layout->key != self->key)
    return;
  self->base = g_steal_pointer (&layout);
  g_clear_object (&self->cancellable);
  entente_picture_emit_changed (ENTENTE_PICTURE (self));
}

/* The task knows the picture by a weak reference only: it may end, and drop what it holds, in its thread. */
static void
start_layout (EntenteNetworkPicture *self,
              EntenteDataset *dataset,
              gboolean by_region)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, layout_ready_cb, weak);
  g_object_set_data (G_OBJECT (task), BY_REGION, GINT_TO_POINTER (by_region));
  g_task_set_task_data (task, entente_dataset_ref (dataset), (GDestroyNotify) entente_dataset_unref);
  g_task_run_in_thread (task, lay_out_cb);
}

static void
use_dataset (EntenteNetworkPicture *self,
             EntenteDataset *dataset,
             gboolean by_region)
{
  guint64 key;

  if (self->dataset == dataset && self->by_region == by_region)
    return;
  key = by_region ? entente_network_layout_get_region_key (dataset) : entente_network_layout_get_key (dataset);
  if (self->dataset == NULL || self->key != key)
    forget_base (self);
  self->by_region = by_region;
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = entente_dataset_ref (dataset);
  self->key = key;
}

/* After this there is a base, or one is under way. */
static void
ensure_base (EntenteNetworkPicture *self,
             const EntenteSceneInput *input)
{
  gboolean by_region = input->arrangement == ENTENTE_ARRANGE_BY_REGION;

  use_dataset (self, input->dataset, by_region);
  if (self->base != NULL)
    return;
  if (input->for_export || input->dataset->n_partners <= MOST_AT_ONCE)
    {
      if (self->cancellable != NULL)
        g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->base = lay_out (input->dataset, by_region, NULL);
    }
  else if (self->cancellable == NULL)
    start_layout (self, input->dataset, by_region);
}

static gboolean
has_pins (EntenteNetworkPicture *self,
          const EntentePin *pins,
          guint n_pins)
{
  guint i;

  for (i = 0; i < n_pins && i < self->pins->len; i++)
    {
      const EntentePin *pin = &g_array_index (self->pins, EntentePin, i);

      if (pin->partner != pins[i].partner || pin->x != pins[i].x || pin->y != pins[i].y)
        return FALSE;
    }
  return n_pins == self->pins->len;
}

/* From where the marks are seen now; partners of another dataset are known by their ids. */
static void
start_glide (EntenteNetworkPicture *self,
             const EntenteDataset *dataset)
{
  const EntenteDataset *before = self->scene->dataset;
  g_autoptr (GHashTable) known = before != dataset ? g_hash_table_new (entente_string_hash, g_str_equal) : NULL;
  guint i;

  g_free (self->from);
  self->n_from = dataset->n_partners;
  self->from = g_new (EntentePoint, MAX (self->n_from, 1));
  self->glide_began = 0;
  for (i = 0; known != NULL && i < before->n_partners; i++)
    g_hash_table_insert (known, (gpointer) before->partners[i].id, GUINT_TO_POINTER (i + 1));
  for (i = 0; i < self->n_from; i++)
    {
      guint was = known != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (known, dataset->partners[i].id)) : i + 1;

      self->from[i] = was > 0 ? self->scene->places[was - 1] : (EntentePoint) { NAN, NAN };
    }
}

/* Whether the layout shows the tiers of the input, if it is one by tier. */
static gboolean
has_tiers (const EntenteNetworkPicture *self,
           const EntenteSceneInput *input)
{
  const EntenteEvaluation *evaluation = input->evaluation;

  if ((self->tiers != NULL) != (input->arrangement == ENTENTE_ARRANGE_BY_TIER))
    return FALSE;
  return self->tiers == NULL
         || (self->n_tiers == evaluation->n_tiers
             && memcmp (self->tiers, evaluation->tiers, evaluation->n_partners * sizeof (guint)) == 0);
}

/* The base, by tier where that is asked for. */
static EntenteNetworkLayout *
arrange (EntenteNetworkPicture *self,
         const EntenteSceneInput *input)
{
  g_clear_pointer (&self->tiers, g_free);
  if (input->arrangement != ENTENTE_ARRANGE_BY_TIER)
    return entente_network_layout_ref (self->base);
  self->tiers = g_memdup2 (input->evaluation->tiers, MAX (input->evaluation->n_partners, 1) * sizeof (guint));
  self->n_tiers = input->evaluation->n_tiers;
  return entente_network_layout_arrange_by_tier (self->base, input->evaluation);
}

/* After this the layout has the pins of the input, if there is a base. */
static void
ensure_layout (EntenteNetworkPicture *self,
               const EntenteSceneInput *input,
               EntenteMotionMode mode)
{
  const EntentePin *pins = input->pins != NULL ? input->pins : input->dataset->pins;
  guint n_pins = input->pins != NULL ? input->n_pins : input->dataset->n_pins;

  g_autoptr (EntenteNetworkLayout) arranged = NULL;

  ensure_base (self, input);
  if (self->base == NULL || (self->layout != NULL && has_pins (self, pins, n_pins) && has_tiers (self, input)))
    return;
  if (mode == ENTENTE_MOTION_JUMP)
    g_clear_pointer (&self->from, g_free);
  else if (self->scene != NULL)
    start_glide (self, input->dataset);
  g_clear_pointer (&self->layout, entente_network_layout_unref);
  arranged = arrange (self, input);
  self->layout = entente_network_layout_pin (arranged, pins, n_pins);
  g_array_set_size (self->pins, 0);
  g_array_append_vals (self->pins, pins, n_pins);
}

/* How far the glide is; 1 = there is none. Starts slowly and ends slowly. */
static double
advance_glide (EntenteNetworkPicture *self,
               gint64 now)
{
  double t;

  if (self->from != NULL && self->n_from != self->layout->n_partners)
    g_clear_pointer (&self->from, g_free);
  if (self->from == NULL)
    return 1;
  if (self->glide_began == 0)
    self->glide_began = now;
  t = (double) (now - self->glide_began) / GLIDE_US;
  if (t >= 1 || t < 0)
    g_clear_pointer (&self->from, g_free);
  return self->from != NULL ? t * t * (3 - 2 * t) : 1;
}

/* At rest the picture hangs on its input alone. */
static EntenteNetworkScene *
make_scene (EntenteNetworkPicture *self,
            const EntenteSceneInput *input,
            EntenteMotionMode mode,
            gint64 now)
{
  EntenteNetworkMoment moment = { .part = advance_glide (self, now) };

  if (self->holds && self->held.partner >= (int) self->layout->n_partners)
    self->holds = FALSE;
  moment.last = self->scene;
  moment.from = self->from;
  moment.held = self->holds ? &self->held : NULL;
  /* Names keep their places while something is dragged or glides. */
  if (mode == ENTENTE_MOTION_FOLLOW || self->holds || self->from != NULL)
    moment.previous = self->scene;
  return entente_network_scene_new (input, self->layout, &moment);
}

static void
retarget (EntenteNetworkPicture *self,
          EntenteMotionMode mode,
          gint64 now)
{
  const EntenteNetworkScene *scene = self->scene;
  g_autofree double *targets = g_new (double, (gsize) scene->n_nodes * ENTENTE_NETWORK_N_CHANNELS + 1);
  guint i;

  if (self->motion != NULL && self->n_moving != scene->n_nodes)
    g_clear_pointer (&self->motion, entente_motion_free);
  self->n_moving = scene->n_nodes;
  if (self->motion == NULL)
    self->motion = entente_motion_new (scene->n_nodes, ENTENTE_NETWORK_N_CHANNELS);
  for (i = 0; i < scene->n_nodes; i++)
    {
      targets[i * ENTENTE_NETWORK_N_CHANNELS + ENTENTE_NETWORK_OPACITY] = scene->nodes[i].opacity;
      targets[i * ENTENTE_NETWORK_N_CHANNELS + ENTENTE_NETWORK_RADIUS] = scene->nodes[i].radius;
    }
  entente_motion_retarget (self->motion, targets, mode, now);
}

static void
find_problem (EntenteNetworkPicture *self,
              const EntenteDataset *dataset)
{
  self->problem = self->remedy = NULL;
  if (dataset->n_partners == 0)
    {
      self->problem = _ ("This file lists no partners");
      self->remedy = _ ("Add a partner, or open a CSV file with a list of them.");
    }
  else if (dataset->n_ties == 0 && dataset->n_blocs == 0)
    {
      self->problem = _ ("This file has no ties between partners");
      /* Translators: do not translate "ties" and "blocs" in quotation marks, they are names in the file */
      self->remedy = _ ("The network shows who is tied to whom, and the blocs that partners belong to. "
                        "It is drawn from “ties” and “blocs” in the file.");
    }
}

static void
update_picture (EntentePicture *picture,
                const EntenteSceneInput *input,
                EntenteMotionMode mode,
                gint64 now)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (picture);
  EntenteNetworkScene *scene;

  self->width = input->width;
  self->height = input->height;
  find_problem (self, input->dataset);
  if (self->problem != NULL)
    {
      forget_layout (self);
      return;
    }
  ensure_layout (self, input, mode);
  if (self->layout == NULL)
    {
      /* What is still shown is of another dataset, whose partners nobody may point at. */
      if (self->scene != NULL && self->scene->dataset != input->dataset)
        g_clear_pointer (&self->scene, entente_network_scene_free);
      return;
    }
  scene = make_scene (self, input, mode, now);
  g_clear_pointer (&self->scene, entente_network_scene_free);
  self->scene = scene;
  /* Marks stay in place; they only fade and grow, and do so at once or within a blink. */
  retarget (self, mode == ENTENTE_MOTION_JUMP ? mode : ENTENTE_MOTION_FOLLOW, now);
}

static gboolean
advance_picture (EntentePicture *picture,
                 gint64 now)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (picture);

  gboolean moving = self->motion != NULL && entente_motion_advance (self->motion, now);

  /* The next frame has a scene of its own. */
  if (self->from != NULL)
    entente_picture_emit_changed (picture);
  return moving || self->from != NULL;
}

static guint64
get_ground_key (const EntenteNetworkScene *scene,
                const EntenteStyle *style,
                double scale)
{
  const EntenteColour colours[] = { style->picture, style->ink, style->axis };
  guint64 key = scene->ground ^ ((guint64) style->theme << 56);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (colours); i++)
    key = key * 31 + (guint64) (255 * (colours[i].red + 2 * colours[i].green + 4 * colours[i].blue));
  return key * 31 + (guint64) (1000 * scale) + (guint64) (1000 * style->stroke_scale) * 7;
}

static void
render_ground (EntenteNetworkPicture *self,
               const EntenteStyle *style,
               double scale)
{
  cairo_t *cr;

  g_clear_pointer (&self->ground, cairo_surface_destroy);
  /* Opaque, as the surface under it: to put it there is a plain copy. */
  self->ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->scene->width * scale),
                                             (int) ceil (self->scene->height * scale));
  cairo_surface_set_device_scale (self->ground, scale, scale);
  cr = cairo_create (self->ground);
  entente_style_set_source (cr, style->picture, 1);
  cairo_paint (cr);
  entente_network_painter_draw_ground (self->scene, style, &(EntenteNetworkTarget) { cr, scale });
  cairo_destroy (cr);
  cairo_surface_flush (self->ground);
}

/* Images serve screens only, which are image surfaces, or recordings that end on one. */
static gboolean
may_keep_images (EntenteNetworkPicture *self,
                 cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return !self->scene->for_export && (type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_RECORDING);
}

static void
draw_ground (EntenteNetworkPicture *self,
             const EntenteStyle *style,
             double scale,
             cairo_t *cr)
{
  guint64 key = get_ground_key (self->scene, style, scale);

  if (self->ground == NULL || key != self->ground_key)
    render_ground (self, style, scale);
  self->ground_key = key;
  cairo_set_source_surface (cr, self->ground, 0, 0);
  cairo_paint (cr);
}

static void
draw_scene (EntenteNetworkPicture *self,
            const EntenteStyle *style,
            EntentePangoMeasure *text,
            cairo_t *cr)
{
  EntenteNetworkShown shown = { self->scene, entente_motion_get_shown (self->motion), NULL, NULL };
  double scale, unused;

  if (may_keep_images (self, cr))
    {
      cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale, &unused);
      draw_ground (self, style, scale, cr);
      shown.sprites = self->sprites;
      entente_text_sprites_begin (self->sprites, text, scale);
      shown.marks = self->marks;
      entente_mark_sprites_begin (self->marks, style, scale);
    }
  else
    entente_network_painter_draw_ground (self->scene, style, &(EntenteNetworkTarget) { cr, 0 });
  entente_network_painter_draw_marks (&shown, style, text, cr);
}

static void
draw_waiting (EntenteNetworkPicture *self,
              const EntenteStyle *style,
              EntentePangoMeasure *text,
              cairo_t *cr)
{
  entente_pango_measure_draw (text, cr, ENTENTE_FONT_BODY, _ ("Arranging the network…"), self->width / 2,
                              self->height / 2 - 10, ENTENTE_ALIGN_CENTRE, self->width - 40, style->muted);
}

static void
draw_picture (EntentePicture *picture,
              const EntenteStyle *style,
              EntentePangoMeasure *text,
              cairo_t *cr)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (picture);

  if (self->scene != NULL)
    draw_scene (self, style, text, cr);
  else if (self->cancellable != NULL)
    draw_waiting (self, style, text, cr);
}

static EntentePick
pick_in_picture (EntentePicture *picture,
                 double x,
                 double y)
{
  const EntenteNetworkScene *scene = ENTENTE_NETWORK_PICTURE (picture)->scene;
  EntentePick pick = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };

  if (scene == NULL || (scene->viewport.zoom > 1 && y < scene->heading->bottom - 6))
    return pick;
  if (hypot (x - scene->hub_x, y - scene->hub_y) <= scene->hub_radius)
    pick.kind = ENTENTE_PICK_HUB;
  else if ((pick.index = entente_network_scene_find_bloc (scene, x, y)) != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_BLOC;
  else if ((pick.index = entente_network_scene_find_node (scene, x, y, REACH)) != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_PARTNER;
  else if ((pick.index = entente_network_scene_find_tie (scene, x, y, TIE_REACH)) != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_TIE;
  return pick;
}

static gboolean
locate_partner (EntentePicture *picture,
                int partner,
                double *x,
                double *y,
                double *radius)
{
  const EntenteNetworkScene *scene = ENTENTE_NETWORK_PICTURE (picture)->scene;

  if (scene == NULL || partner < 0 || partner >= (int) scene->n_nodes)
    return FALSE;
  *x = scene->nodes[partner].x;
  *y = scene->nodes[partner].y;
  *radius = scene->nodes[partner].radius;
  return TRUE;
}

/* The one nearest to the hub: where the keyboard enters with an arrow. */
static int
find_innermost (const EntenteNetworkScene *scene)
{
  return entente_network_scene_find_node (scene, scene->hub_x, scene->hub_y, INFINITY);
}

static int
find_outermost (const EntenteNetworkScene *scene)
{
  double most = -1;
  int found = ENTENTE_NONE;
  guint i;

  for (i = 0; i < scene->n_nodes; i++)
    {
      double away = hypot (scene->nodes[i].x - scene->hub_x, scene->nodes[i].y - scene->hub_y);

      if (away > most)
        {
          most = away;
          found = (int) i;
        }
    }
  return found;
}

static int
step_from (EntentePicture *picture,
           int partner,
           EntenteStep step)
{
  const EntenteNetworkScene *scene = ENTENTE_NETWORK_PICTURE (picture)->scene;

  if (scene == NULL || scene->n_nodes == 0)
    return ENTENTE_NONE;
  if (step == ENTENTE_STEP_LAST)
    return find_outermost (scene);
  if (step == ENTENTE_STEP_FIRST || partner < 0)
    return find_innermost (scene);
  switch (step)
    {
    case ENTENTE_STEP_UP:
      return entente_network_scene_find_neighbour (scene, partner, 0, -1);
    case ENTENTE_STEP_DOWN:
      return entente_network_scene_find_neighbour (scene, partner, 0, 1);
    case ENTENTE_STEP_LEFT:
      return entente_network_scene_find_neighbour (scene, partner, -1, 0);
    default:
      return entente_network_scene_find_neighbour (scene, partner, 1, 0);
    }
}

static char *
describe_picture (EntentePicture *picture)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (picture);

  if (self->scene != NULL)
    return g_strdup (self->scene->description);
  return g_strdup (self->cancellable != NULL ? _ ("Arranging the network…") : "");
}

static const char *
get_problem (EntentePicture *picture)
{
  return ENTENTE_NETWORK_PICTURE (picture)->problem;
}

static const char *
get_remedy (EntentePicture *picture)
{
  return ENTENTE_NETWORK_PICTURE (picture)->remedy;
}

static void
entente_network_picture_finalize (GObject *object)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (object);

  forget_layout (self);
  g_array_unref (self->pins);
  g_clear_pointer (&self->ground, cairo_surface_destroy);
  entente_text_sprites_free (self->sprites);
  entente_mark_sprites_free (self->marks);
  G_OBJECT_CLASS (entente_network_picture_parent_class)->finalize (object);
}

static void
rest_picture (EntentePicture *picture)
{
  EntenteNetworkPicture *self = ENTENTE_NETWORK_PICTURE (picture);

  g_clear_pointer (&self->ground, cairo_surface_destroy);
  entente_text_sprites_clear (self->sprites);
  entente_mark_sprites_clear (self->marks);
}

static void
entente_network_picture_class_init (EntenteNetworkPictureClass *klass)
{
  EntentePictureClass *picture_class = ENTENTE_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_network_picture_finalize;
  picture_class->id = "network";
  picture_class->update = update_picture;
  picture_class->advance = advance_picture;
  picture_class->draw = draw_picture;
  picture_class->rest = rest_picture;
  picture_class->pick = pick_in_picture;
  picture_class->locate = locate_partner;
  picture_class->step = step_from;
  picture_class->describe = describe_picture;
  picture_class->get_problem = get_problem;
  picture_class->get_remedy = get_remedy;
}

static void
entente_network_picture_init (EntenteNetworkPicture *self)
{
  self->sprites = entente_text_sprites_new ();
  self->marks = entente_mark_sprites_new ();
  self->pins = g_array_new (FALSE, FALSE, sizeof (EntentePin));
}

/**
 * entente_network_picture_find_grip:
 * @reach: pixels that are added around a mark, for a finger
 *
 * Returns: the partner whose mark can be taken hold of there, or %ENTENTE_NONE; hovering reaches farther
 */
int
entente_network_picture_find_grip (EntenteNetworkPicture *self,
                                   double x,
                                   double y,
                                   double reach)
{
  int partner = self->scene != NULL ? entente_network_scene_find_node (self->scene, x, y, REACH + reach) : ENTENTE_NONE;
  const EntenteNetworkNode *node;

  if (partner == ENTENTE_NONE)
    return ENTENTE_NONE;
  node = &self->scene->nodes[partner];
  return hypot (node->x - x, node->y - y) <= node->radius + GRAB_ROOM + reach ? partner : ENTENTE_NONE;
}

/**
 * entente_network_picture_hold:
 * @x: where the middle of its mark is to be, in pixels
 *
 * Shows @partner there from the next update on, whoever stands there, until it is released.
 */
void
entente_network_picture_hold (EntenteNetworkPicture *self,
                              guint partner,
                              double x,
                              double y)
{
  EntentePoint place;

  g_return_if_fail (self->scene != NULL && partner < self->scene->n_nodes);
  place = entente_network_scene_find_place (self->scene, x, y);
  self->held = (EntentePin) { (int) partner, place.x, place.y };
  self->holds = TRUE;
}

/**
 * entente_network_picture_release:
 *
 * Returns: the pin for the partner that was held: where it is, or beside another pinned one; the partner is
 *   %ENTENTE_NONE when nobody was held
 */
EntentePin
entente_network_picture_release (EntenteNetworkPicture *self)
{
  EntentePin pin = self->held;
  EntentePoint place;

  if (!self->holds || self->scene == NULL)
    pin.partner = ENTENTE_NONE;
  self->holds = FALSE;
  if (pin.partner == ENTENTE_NONE)
    return pin;
  place = entente_network_scene_find_free_place (self->scene, (guint) pin.partner,
                                                 &(EntentePoint) { pin.x, pin.y });
  pin.x = place.x;
  pin.y = place.y;
  return pin;
}

/**
 * entente_network_picture_shift:
 * @dx: pixels
 *
 * Returns: the pin for @partner so far from where it stands
 */
EntentePin
entente_network_picture_shift (EntenteNetworkPicture *self,
                               guint partner,
                               double dx,
                               double dy)
{
  EntentePin pin = { ENTENTE_NONE, 0, 0 };
  EntentePoint place;

  if (self->scene == NULL || partner >= self->scene->n_nodes)
    return pin;
  place = entente_network_scene_shift_place (self->scene, partner, dx, dy);
  return (EntentePin) { (int) partner, place.x, place.y };
}
