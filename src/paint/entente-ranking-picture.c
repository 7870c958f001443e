/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ranked list between two evaluations: rows, bars and cut-offs glide from the old scene to the new.
 *
 * Marks are partners, not rows, so that a row keeps its identity while it moves. Scrolling moves nothing:
 * positions are in content coordinates.
 */

#include "config.h"

#include "entente-dataset-likeness.h"
#include "entente-ranking-painter.h"
#include "entente-ranking-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HANDLE_REACH_X 13.0
#define HANDLE_REACH_Y 12.0
#define LINE_REACH 4.0
#define DESCRIBED_ROWS 5

struct _EntenteRankingPicture
{
  EntentePicture parent_instance;
  EntenteRankingScene *scene;
  EntenteMotion *marks, *headers;
  EntenteMarkSprites *sprites;
  guint n_channels;
};

G_DEFINE_FINAL_TYPE (EntenteRankingPicture, entente_ranking_picture, ENTENTE_TYPE_PICTURE)

static void
fill_mark (const EntenteRankingScene *scene,
           guint partner,
           double *mark)
{
  guint i;

  mark[ENTENTE_RANKING_CHANNEL_Y] = scene->row_y[partner];
  mark[ENTENTE_RANKING_CHANNEL_TIER] = scene->evaluation->tiers[partner];
  mark[ENTENTE_RANKING_CHANNEL_MISSING] = entente_ranking_scene_get_missing (scene, partner);
  mark[ENTENTE_RANKING_CHANNEL_RANK] = mark[ENTENTE_RANKING_CHANNEL_LOW] = mark[ENTENTE_RANKING_CHANNEL_HIGH] = NAN;
  if (entente_ranking_scene_get_span (scene, partner, &mark[ENTENTE_RANKING_CHANNEL_LOW],
                                      &mark[ENTENTE_RANKING_CHANNEL_HIGH]))
    mark[ENTENTE_RANKING_CHANNEL_RANK] = scene->evaluation->ranks[partner];
  mark[ENTENTE_RANKING_CHANNEL_OTHER] = scene->other_y != NULL ? scene->other_y[partner] : NAN;
  for (i = 0; i < scene->n_criteria; i++)
    {
      double share = entente_evaluation_get_contribution (scene->evaluation, partner, i);

      mark[ENTENTE_RANKING_CHANNEL_BAR + i] = isnan (share) ? 0 : 100 * share;
    }
}

static void
retarget (EntenteRankingPicture *self,
          EntenteMotionMode mode,
          gint64 now)
{
  const EntenteRankingScene *scene = self->scene;
  g_autofree double *marks = g_new (double, MAX ((gsize) scene->n_partners * self->n_channels, 1));
  double headers[ENTENTE_MAX_TIERS + 1];
  guint i;

  for (i = 0; i < scene->n_partners; i++)
    fill_mark (scene, i, marks + (gsize) i * self->n_channels);
  for (i = 0; i < G_N_ELEMENTS (headers); i++)
    headers[i] = NAN;
  for (i = 0; i < scene->n_headers; i++)
    headers[scene->headers[i].tier] = scene->headers[i].y;
  entente_motion_retarget (self->marks, marks, mode, now);
  entente_motion_retarget (self->headers, headers, mode, now);
}

/* Nothing of the picture of other partners can glide to its place in this one. */
static gboolean
is_other_list (const EntenteRankingScene *old,
               const EntenteRankingScene *scene)
{
  return old == NULL || old->n_criteria != scene->n_criteria
         || !entente_dataset_shares_partners (old->dataset, scene->dataset);
}

/* First what the points are, then where that leads, then what it means. */
static void
make_motion (EntenteRankingPicture *self,
             guint n_partners)
{
  guint i;

  self->marks = entente_motion_new (n_partners, self->n_channels);
  self->headers = entente_motion_new (ENTENTE_MAX_TIERS + 1, 1);
  for (i = 0; i < self->n_channels; i++)
    entente_motion_set_stage (self->marks, i, ENTENTE_MOTION_STAGE_VALUE);
  entente_motion_set_stage (self->marks, ENTENTE_RANKING_CHANNEL_Y, ENTENTE_MOTION_STAGE_PLACE);
  entente_motion_set_stage (self->marks, ENTENTE_RANKING_CHANNEL_OTHER, ENTENTE_MOTION_STAGE_PLACE);
  entente_motion_set_stage (self->marks, ENTENTE_RANKING_CHANNEL_TIER, ENTENTE_MOTION_STAGE_COLOUR);
  entente_motion_set_stage (self->headers, 0, ENTENTE_MOTION_STAGE_PLACE);
}

static void
update_picture (EntentePicture *picture,
                const EntenteSceneInput *input,
                EntenteMotionMode mode,
                gint64 now)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (picture);
  EntenteRankingScene *scene = entente_ranking_scene_new (input);

  if (is_other_list (self->scene, scene))
    mode = ENTENTE_MOTION_JUMP;
  g_clear_pointer (&self->scene, entente_ranking_scene_free);
  self->scene = scene;
  self->n_channels = entente_ranking_painter_count_channels (scene);
  if (self->marks == NULL || entente_motion_get_n_marks (self->marks) != scene->n_partners ||
      mode == ENTENTE_MOTION_JUMP)
    {
      g_clear_pointer (&self->marks, entente_motion_free);
      g_clear_pointer (&self->headers, entente_motion_free);
      make_motion (self, scene->n_partners);
    }
  retarget (self, mode, now);
}

static gboolean
advance_picture (EntentePicture *picture,
                 gint64 now)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (picture);
  gboolean rows, headers;

  if (self->marks == NULL)
    return FALSE;
  rows = entente_motion_advance (self->marks, now);
  headers = entente_motion_advance (self->headers, now);
  return rows || headers;
}

static void
draw_picture (EntentePicture *picture,
              const EntenteStyle *style,
              EntentePangoMeasure *text,
              cairo_t *cr)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (picture);
  EntenteRankingShown shown = { .scene = self->scene };

  if (self->scene == NULL)
    return;
  shown.marks = entente_motion_get_shown (self->marks);
  shown.headers = entente_motion_get_shown (self->headers);
  if (entente_motion_is_moving (self->marks) && !self->scene->for_export && entente_mark_sprites_may_draw_on (cr))
    {
      double scale, unused;

      cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale, &unused);
      entente_mark_sprites_begin (self->sprites, style, scale);
      shown.sprites = self->sprites;
    }
  entente_ranking_painter_draw (&shown, style, text, cr);
}

static double
get_shown_y (EntenteRankingPicture *self,
             guint partner)
{
  const double *mark = entente_motion_get_shown (self->marks) + (gsize) partner * self->n_channels;

  return mark[ENTENTE_RANKING_CHANNEL_Y];
}

static int
pick_cut_off (EntenteRankingPicture *self,
              double x,
              double y)
{
  const EntenteRankingScene *scene = self->scene;
  guint i;

  for (i = 0; i < scene->n_headers; i++)
    {
      const EntenteRankingHeader *header = &scene->headers[i];
      double away = fabs (y - entente_motion_get_shown (self->headers)[header->tier]);
      const gboolean on_line = away <= LINE_REACH && x >= scene->columns.start;
      gboolean on_handle = away <= HANDLE_REACH_Y && fabs (x - scene->columns.handle) <= HANDLE_REACH_X;

      if (header->movable && (on_line || on_handle))
        return header->tier - 1;
    }
  return ENTENTE_NONE;
}

static int
pick_key (const EntenteRankingScene *scene,
          double x,
          double y)
{
  guint i;

  for (i = 0; i < scene->n_keys; i++)
    {
      const EntenteRankingKey *key = &scene->keys[i];

      if (x >= key->x && x <= key->x + key->width && fabs (y - key->y - 6) <= 12)
        return key->criterion;
    }
  return ENTENTE_NONE;
}

/* While rows move, what is under the pointer is what is shown there: O(rows). At rest O(log rows). */
static int
pick_row (EntenteRankingPicture *self,
          double y)
{
  const EntenteRankingScene *scene = self->scene;
  guint i;

  if (!entente_motion_is_moving (self->marks))
    return entente_ranking_scene_find_row (scene, y);
  for (i = 0; i < scene->n_rows; i++)
    {
      double top = get_shown_y (self, scene->rows[i]);

      if (y >= top && y < top + scene->row_height)
        return scene->rows[i];
    }
  return ENTENTE_NONE;
}

/* Whose rank under the compared preset stands at y. O(rows). */
static int
pick_other (EntenteRankingPicture *self,
            double y)
{
  const EntenteRankingScene *scene = self->scene;
  guint i;

  for (i = 0; i < scene->n_rows; i++)
    {
      const double *mark = entente_motion_get_shown (self->marks) + (gsize) scene->rows[i] * self->n_channels;
      const double top = mark[ENTENTE_RANKING_CHANNEL_OTHER];

      if (y >= top && y < top + scene->row_height)
        return (int) scene->rows[i];
    }
  return ENTENTE_NONE;
}

/* Whether the near end of the slope lines is that of the compared ranking. */
static gboolean
is_at_other (const EntenteRankingScene *scene,
             double x)
{
  return scene->other_y != NULL && x < (scene->columns.slope + scene->columns.slope_end) / 2;
}

/* Height of the tier header that stands in for the one scrolled away, or 0. */
static double
get_pinned_height (EntenteRankingPicture *self)
{
  const EntenteRankingShown shown = { .scene = self->scene, .headers = entente_motion_get_shown (self->headers) };
  double y;

  if (entente_ranking_painter_find_pinned (&shown, &y) == NULL)
    return 0;
  return y - self->scene->scroll - self->scene->fixed + self->scene->header_height;
}

static EntentePick
pick_in_picture (EntentePicture *picture,
                 double x,
                 double y)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (picture);
  EntentePick pick = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };
  const EntenteRankingScene *scene = self->scene;
  double content;

  if (scene == NULL || x < 0 || y < 0 || x > scene->width || y > scene->height)
    return pick;
  if (scene->right_to_left)
    x = scene->width - x;
  if (y >= scene->fixed && y < scene->fixed + get_pinned_height (self) && x >= scene->columns.start)
    return pick;
  content = y < scene->fixed ? y : y + scene->scroll;
  if ((pick.index = pick_key (scene, x, content)) != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_CRITERION;
  else if (y < scene->fixed)
    return pick;
  else if ((pick.index = pick_cut_off (self, x, content)) != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_CUT_OFF;
  else if ((pick.index = is_at_other (scene, x) ? pick_other (self, content) : pick_row (self, content))
           != ENTENTE_NONE)
    pick.kind = ENTENTE_PICK_PARTNER;
  return pick;
}

static gboolean
locate_partner (EntentePicture *picture,
                int partner,
                double *x,
                double *y,
                double *radius)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (picture);
  const EntenteRankingScene *scene = self->scene;
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
  const EntenteRankingScene *scene = ENTENTE_RANKING_PICTURE (picture)->scene;

  return scene != NULL ? entente_picture_step_rows (scene->rows, scene->n_rows, partner, step) : ENTENTE_NONE;
}

static char *
describe_picture (EntentePicture *picture)
{
  const EntenteRankingScene *scene = ENTENTE_RANKING_PICTURE (picture)->scene;
  GString *text;
  guint i;

  if (scene == NULL)
    return g_strdup ("");
  text = g_string_new (scene->finding->title);
  g_string_append_printf (text, ". %s. ", scene->finding->subtitle);
  if (scene->slope_words != NULL)
    g_string_append_printf (text, "%s. ", scene->slope_words);
  for (i = 0; i < MIN (scene->n_rows, DESCRIBED_ROWS); i++)
    {
      EntenteRankingRow row;

      entente_ranking_scene_get_row (scene, scene->rows[i], &row);
      g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "", row.rank_text, row.name, row.score_text);
    }
  return g_string_free (text, FALSE);
}

static double
get_content_height (EntentePicture *picture)
{
  const EntenteRankingScene *scene = ENTENTE_RANKING_PICTURE (picture)->scene;

  return scene != NULL ? scene->content_height : 0;
}

/* With room for a pinned tier header. */
static double
get_fixed_height (EntentePicture *picture)
{
  const EntenteRankingScene *scene = ENTENTE_RANKING_PICTURE (picture)->scene;

  return scene != NULL && scene->fixed > 0 ? scene->fixed + scene->header_height : 0;
}

static void
rest_picture (EntentePicture *picture)
{
  entente_mark_sprites_clear (ENTENTE_RANKING_PICTURE (picture)->sprites);
}

static void
entente_ranking_picture_finalize (GObject *object)
{
  EntenteRankingPicture *self = ENTENTE_RANKING_PICTURE (object);

  g_clear_pointer (&self->scene, entente_ranking_scene_free);
  g_clear_pointer (&self->marks, entente_motion_free);
  g_clear_pointer (&self->headers, entente_motion_free);
  entente_mark_sprites_free (self->sprites);
  G_OBJECT_CLASS (entente_ranking_picture_parent_class)->finalize (object);
}

static void
entente_ranking_picture_class_init (EntenteRankingPictureClass *klass)
{
  EntentePictureClass *picture_class = ENTENTE_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_ranking_picture_finalize;
  picture_class->id = "ranking";
  picture_class->paints_ground = TRUE;
  picture_class->update = update_picture;
  picture_class->advance = advance_picture;
  picture_class->draw = draw_picture;
  picture_class->rest = rest_picture;
  picture_class->pick = pick_in_picture;
  picture_class->locate = locate_partner;
  picture_class->step = step_from;
  picture_class->describe = describe_picture;
  picture_class->get_content_height = get_content_height;
  picture_class->get_fixed_height = get_fixed_height;
}

static void
entente_ranking_picture_init (EntenteRankingPicture *self)
{
  self->sprites = entente_mark_sprites_new ();
}

double
entente_ranking_picture_get_cut_off_position (EntenteRankingPicture *self,
                                              guint tier,
                                              double y)
{
  return self->scene != NULL ? entente_ranking_scene_get_cut_off_position (self->scene, tier, y) : 0;
}
