/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The heat map of ranks between two evaluations: rows, and the frames of today's ranks, glide to their places;
 * the dots of one sampled ranking glide to those of the next. Cells change at once: they are counts.
 */

#include "config.h"

#include "entente-certainty-picture.h"

#include "entente-certainty-painter.h"
#include "entente-dataset-likeness.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DESCRIBED_ROWS 5

struct _EntenteCertaintyPicture
{
  EntentePicture parent_instance;
  EntenteCertaintyScene *scene;
  EntenteMotion *marks;
  EntenteMarkSprites *sprites;
  char *problem, *remedy;
};

G_DEFINE_FINAL_TYPE (EntenteCertaintyPicture, entente_certainty_picture, ENTENTE_TYPE_PICTURE)

static void
fill_mark (const EntenteCertaintyScene *scene,
           guint partner,
           double *mark)
{
  const guint drawn = scene->drawn != NULL ? scene->drawn->ranks[partner] : 0;

  mark[ENTENTE_CERTAINTY_CHANNEL_Y] = scene->row_y[partner];
  mark[ENTENTE_CERTAINTY_CHANNEL_TIER] = scene->evaluation->tiers[partner];
  mark[ENTENTE_CERTAINTY_CHANNEL_RANK] = scene->evaluation->ranks[partner];
  mark[ENTENTE_CERTAINTY_CHANNEL_DRAWN] = drawn != 0 ? drawn : NAN;
}

static void
retarget (EntenteCertaintyPicture *self,
          EntenteMotionMode mode,
          gint64 now)
{
  const guint n = self->scene->n_partners;
  g_autofree double *marks = g_new (double, MAX ((gsize) n * ENTENTE_CERTAINTY_N_CHANNELS, 1));
  guint i;

  for (i = 0; i < n; i++)
    fill_mark (self->scene, i, marks + (gsize) i * ENTENTE_CERTAINTY_N_CHANNELS);
  entente_motion_retarget (self->marks, marks, mode, now);
}

/* On screen there is more room to say why than in a picture that somebody asked for all the same. */
static void
note_nobody (EntenteCertaintyPicture *self)
{
  if (self->scene->n_partners == 0)
    {
      self->problem = g_strdup (_("This file lists no partners"));
      self->remedy = g_strdup (_("Add a partner, or open a CSV file with a list of them."));
      return;
    }
  self->problem = g_strdup (_("No partner can be rated yet"));
  self->remedy = g_strdup (_("No partner has a figure for a criterion that counts. Enter figures in the dossier, or give "
                             "weight to a criterion that has some."));
}

static void
note_problem (EntenteCertaintyPicture *self)
{
  const EntenteCertaintyScene *scene = self->scene;
  g_autofree char *most = entente_format_number (ENTENTE_ROBUSTNESS_MAX_PARTNERS, 0);

  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->remedy, g_free);
  if (scene->state == ENTENTE_CERTAINTY_STATE_TOO_MANY)
    {
      self->problem = g_strdup (_("Too many partners to count their ranks"));
      self->remedy = g_strdup_printf (_("Ranks are counted for up to %s partners; this file has more."), most);
    }
  else if (scene->state == ENTENTE_CERTAINTY_STATE_COUNTING && scene->for_export)
    self->problem = g_strdup (_("No weightings have been tried yet that could tell how sure the ranking is."));
  else if (scene->state == ENTENTE_CERTAINTY_STATE_IMPOSSIBLE && scene->for_export)
    {
      self->problem = g_strdup (scene->title);
      self->remedy = g_strdup_printf ("%s.", scene->subtitle);
    }
  else if (scene->state == ENTENTE_CERTAINTY_STATE_NOBODY && !scene->for_export)
    note_nobody (self);
}

static void
update_picture (EntentePicture *picture,
                const EntenteSceneInput *input,
                EntenteMotionMode mode,
                gint64 now)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (picture);
  EntenteCertaintyScene *scene = entente_certainty_scene_new (input);

  if (self->scene == NULL || !entente_dataset_shares_partners (self->scene->dataset, scene->dataset))
    mode = ENTENTE_MOTION_JUMP;
  g_clear_pointer (&self->scene, entente_certainty_scene_free);
  self->scene = scene;
  note_problem (self);
  if (self->marks == NULL || entente_motion_get_n_marks (self->marks) != scene->n_partners
      || mode == ENTENTE_MOTION_JUMP)
    {
      g_clear_pointer (&self->marks, entente_motion_free);
      self->marks = entente_motion_new (scene->n_partners, ENTENTE_CERTAINTY_N_CHANNELS);
      entente_motion_set_stage (self->marks, ENTENTE_CERTAINTY_CHANNEL_RANK, ENTENTE_MOTION_STAGE_VALUE);
      entente_motion_set_stage (self->marks, ENTENTE_CERTAINTY_CHANNEL_Y, ENTENTE_MOTION_STAGE_PLACE);
      entente_motion_set_stage (self->marks, ENTENTE_CERTAINTY_CHANNEL_TIER, ENTENTE_MOTION_STAGE_COLOUR);
    }
  retarget (self, mode, now);
}

static gboolean
advance_picture (EntentePicture *picture,
                 gint64 now)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (picture);

  return self->marks != NULL && entente_motion_advance (self->marks, now);
}

static void
draw_picture (EntentePicture *picture,
              const EntenteStyle *style,
              EntentePangoMeasure *text,
              cairo_t *cr)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (picture);
  EntenteCertaintyShown shown = { .scene = self->scene };

  if (self->scene == NULL)
    return;
  shown.marks = entente_motion_get_shown (self->marks);
  if (entente_motion_is_moving (self->marks) && !self->scene->for_export && entente_mark_sprites_may_draw_on (cr))
    {
      double scale, unused;

      cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale, &unused);
      entente_mark_sprites_begin (self->sprites, style, scale);
      shown.sprites = self->sprites;
    }
  entente_certainty_painter_draw (&shown, style, text, cr);
}

static double
get_shown_y (EntenteCertaintyPicture *self,
             guint partner)
{
  const double *mark = entente_motion_get_shown (self->marks) + (gsize) partner * ENTENTE_CERTAINTY_N_CHANNELS;

  return mark[ENTENTE_CERTAINTY_CHANNEL_Y];
}

/* While rows move, what is under the pointer is what is shown there: O(rows). At rest O(1). */
static int
pick_row (EntenteCertaintyPicture *self,
          double y)
{
  const EntenteCertaintyScene *scene = self->scene;
  guint i;

  if (!entente_motion_is_moving (self->marks))
    return entente_certainty_scene_find_row (scene, y);
  for (i = 0; i < scene->n_rows; i++)
    {
      const double top = get_shown_y (self, scene->rows[i]);

      if (y >= top && y < top + scene->row_height)
        return scene->rows[i];
    }
  return ENTENTE_NONE;
}

static EntentePick
pick_in_picture (EntentePicture *picture,
                 double x,
                 double y)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (picture);
  const EntenteCertaintyScene *scene = self->scene;
  EntentePick pick = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };

  if (scene == NULL || x < 0 || y < scene->fixed || x > scene->width || y > scene->height)
    return pick;
  pick.index = pick_row (self, y + scene->scroll);
  if (pick.index != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_PARTNER;
  return pick;
}

/* Over a cell how often this partner has this rank, elsewhere how sure it is: narrow rows have no room for that. */
static char *
describe_place (EntentePicture *picture,
                double x,
                double y)
{
  const EntenteCertaintyScene *scene = ENTENTE_CERTAINTY_PICTURE (picture)->scene;
  const EntentePick found = pick_in_picture (picture, x, y);
  int column;

  if (found.kind != ENTENTE_PICK_PARTNER || scene->state != ENTENTE_CERTAINTY_STATE_SHOWN)
    return NULL;
  column = entente_certainty_scene_find_column (scene, scene->right_to_left ? scene->width - x : x);
  if (column == ENTENTE_NONE)
    return entente_certainty_scene_describe_row (scene, found.index);
  return entente_certainty_scene_describe_cell (scene, found.index, column);
}

static gboolean
locate_partner (EntentePicture *picture,
                int partner,
                double *x,
                double *y,
                double *radius)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (picture);
  const EntenteCertaintyScene *scene = self->scene;
  double top;

  if (scene == NULL || partner < 0 || partner >= (int) scene->n_partners)
    return FALSE;
  top = get_shown_y (self, partner);
  if (isnan (top))
    return FALSE;
  *x = scene->right_to_left ? scene->width - scene->columns.mark : scene->columns.mark;
  *y = top - scene->scroll + scene->row_height / 2;
  *radius = scene->row_height / 2;
  return TRUE;
}

static int
step_from (EntentePicture *picture,
           int partner,
           EntenteStep step)
{
  const EntenteCertaintyScene *scene = ENTENTE_CERTAINTY_PICTURE (picture)->scene;

  return scene != NULL ? entente_picture_step_rows (scene->rows, scene->n_rows, partner, step) : ENTENTE_NONE;
}

static void
append_row (GString *text,
            const EntenteCertaintyScene *scene,
            guint partner)
{
  EntenteCertaintyRow row;

  entente_certainty_scene_get_row (scene, partner, &row);
  if (text->len > 0)
    g_string_append (text, "; ");
  /* Translators: "Poland firmly Tier 1, 96 of 100, ranks 1–3" */
  g_string_append_printf (text, _("%s %s, %s of 100, ranks %s"), row.name, row.words, row.share_text, row.ranks_text);
}

static char *
describe_picture (EntentePicture *picture)
{
  const EntenteCertaintyScene *scene = ENTENTE_CERTAINTY_PICTURE (picture)->scene;
  g_autoptr (GString) rows = g_string_new (NULL);
  guint i;

  if (scene == NULL)
    return g_strdup ("");
  if (scene->state != ENTENTE_CERTAINTY_STATE_SHOWN)
    return g_strdup_printf (_("%s. %s"), scene->title, scene->subtitle);
  if (scene->selected != ENTENTE_NONE && scene->selected < (int) scene->n_partners)
    append_row (rows, scene, scene->selected);
  for (i = 0; i < MIN (scene->n_rows, DESCRIBED_ROWS); i++)
    if ((int) scene->rows[i] != scene->selected)
      append_row (rows, scene, scene->rows[i]);
  return g_strdup_printf ("%s. %s. %s", scene->title, scene->subtitle, rows->str);
}

static double
get_content_height (EntentePicture *picture)
{
  const EntenteCertaintyScene *scene = ENTENTE_CERTAINTY_PICTURE (picture)->scene;

  return scene != NULL ? scene->content_height : 0;
}

static double
get_fixed_height (EntentePicture *picture)
{
  const EntenteCertaintyScene *scene = ENTENTE_CERTAINTY_PICTURE (picture)->scene;

  return scene != NULL ? scene->fixed : 0;
}

static const char *
get_problem (EntentePicture *picture)
{
  return ENTENTE_CERTAINTY_PICTURE (picture)->problem;
}

static const char *
get_remedy (EntentePicture *picture)
{
  return ENTENTE_CERTAINTY_PICTURE (picture)->remedy;
}

static void
rest_picture (EntentePicture *picture)
{
  entente_mark_sprites_clear (ENTENTE_CERTAINTY_PICTURE (picture)->sprites);
}

static void
entente_certainty_picture_finalize (GObject *object)
{
  EntenteCertaintyPicture *self = ENTENTE_CERTAINTY_PICTURE (object);

  g_clear_pointer (&self->scene, entente_certainty_scene_free);
  g_clear_pointer (&self->marks, entente_motion_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->remedy, g_free);
  entente_mark_sprites_free (self->sprites);
  G_OBJECT_CLASS (entente_certainty_picture_parent_class)->finalize (object);
}

static void
entente_certainty_picture_class_init (EntenteCertaintyPictureClass *klass)
{
  EntentePictureClass *picture_class = ENTENTE_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_certainty_picture_finalize;
  picture_class->id = "certainty";
  picture_class->paints_ground = TRUE;
  picture_class->update = update_picture;
  picture_class->advance = advance_picture;
  picture_class->draw = draw_picture;
  picture_class->rest = rest_picture;
  picture_class->pick = pick_in_picture;
  picture_class->locate = locate_partner;
  picture_class->step = step_from;
  picture_class->describe = describe_picture;
  picture_class->describe_place = describe_place;
  picture_class->get_content_height = get_content_height;
  picture_class->get_fixed_height = get_fixed_height;
  picture_class->get_problem = get_problem;
  picture_class->get_remedy = get_remedy;
}

static void
entente_certainty_picture_init (EntenteCertaintyPicture *self)
{
  self->sprites = entente_mark_sprites_new ();
}
