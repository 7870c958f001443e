/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The one interface behind which every kind of picture stands, and the list of kinds. */

#include "config.h"

#include "entente-certainty-picture.h"
#include "entente-map-picture.h"
#include "entente-network-picture.h"
#include "entente-orbit-picture.h"
#include "entente-picture.h"
#include "entente-ranking-picture.h"

G_DEFINE_ABSTRACT_TYPE (EntentePicture, entente_picture, G_TYPE_OBJECT)

/* The kinds in the order of the view switcher. */
static const struct
{
  const char *id;
  GType (*get_type) (void);
} kinds[] = {
  { "ranking", entente_ranking_picture_get_type },
  { "orbit", entente_orbit_picture_get_type },
  { "network", entente_network_picture_get_type },
  { "map", entente_map_picture_get_type },
  { "certainty", entente_certainty_picture_get_type },
  { NULL, NULL },
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static const char *kind_ids[G_N_ELEMENTS (kinds) + 1];

static char *
describe_nothing (EntentePicture *self)
{
  return g_strdup ("");
}

static char *
have_no_words (EntentePicture *self,
               double x,
               double y)
{
  return NULL;
}

static double
fit_any_height (EntentePicture *self)
{
  return 0;
}

static double
fix_nothing (EntentePicture *self)
{
  return 0;
}

static const char *
have_no_problem (EntentePicture *self)
{
  return NULL;
}

static void
entente_picture_class_init (EntentePictureClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  klass->describe = describe_nothing;
  klass->describe_place = have_no_words;
  klass->get_content_height = fit_any_height;
  klass->get_fixed_height = fix_nothing;
  klass->get_problem = have_no_problem;
  klass->get_remedy = have_no_problem;
}

static void
entente_picture_init (EntentePicture *self)
{
}

const char *
entente_picture_get_id (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->id;
}

/* Whether it covers what was there before with its own ground. */
gboolean
entente_picture_paints_ground (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->paints_ground;
}

void
entente_picture_update (EntentePicture *self,
                        const EntenteSceneInput *input,
                        EntenteMotionMode mode,
                        gint64 now)
{
  ENTENTE_PICTURE_GET_CLASS (self)->update (self, input, mode, now);
}

gboolean
entente_picture_advance (EntentePicture *self,
                         gint64 now)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->advance (self, now);
}

void
entente_picture_draw (EntentePicture *self,
                      const EntenteStyle *style,
                      EntentePangoMeasure *text,
                      cairo_t *cr)
{
  cairo_save (cr);
  ENTENTE_PICTURE_GET_CLASS (self)->draw (self, style, text, cr);
  cairo_restore (cr);
}

void
entente_picture_rest (EntentePicture *self)
{
  EntentePictureClass *klass = ENTENTE_PICTURE_GET_CLASS (self);

  if (klass->rest != NULL)
    klass->rest (self);
}

EntentePick
entente_picture_pick (EntentePicture *self,
                      double x,
                      double y)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->pick (self, x, y);
}

gboolean
entente_picture_locate (EntentePicture *self,
                        int partner,
                        double *x,
                        double *y,
                        double *radius)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->locate (self, partner, x, y, radius);
}

gboolean
entente_picture_get_extent (EntentePicture *self,
                            int partner,
                            double box[4])
{
  double x, y, radius;

  if (ENTENTE_PICTURE_GET_CLASS (self)->get_extent != NULL)
    return ENTENTE_PICTURE_GET_CLASS (self)->get_extent (self, partner, box);
  if (!entente_picture_locate (self, partner, &x, &y, &radius))
    return FALSE;
  box[0] = x - radius;
  box[1] = y - radius;
  box[2] = x + radius;
  box[3] = y + radius;
  return TRUE;
}

int
entente_picture_step (EntentePicture *self,
                      int partner,
                      EntenteStep step)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->step (self, partner, step);
}

static int
find_row (const guint *rows,
          guint n_rows,
          int partner)
{
  guint i;

  for (i = 0; i < n_rows; i++)
    if ((int) rows[i] == partner)
      return i;
  return ENTENTE_NONE;
}

int
entente_picture_step_rows (const guint *rows,
                           guint n_rows,
                           int partner,
                           EntenteStep step)
{
  const int place = find_row (rows, n_rows, partner), last = (int) n_rows - 1;

  if (n_rows == 0)
    return ENTENTE_NONE;
  if (step == ENTENTE_STEP_FIRST || (place == ENTENTE_NONE && step != ENTENTE_STEP_LAST))
    return rows[0];
  if (step == ENTENTE_STEP_LAST)
    return rows[last];
  if (step == ENTENTE_STEP_UP)
    return rows[MAX (place - 1, 0)];
  if (step == ENTENTE_STEP_DOWN)
    return rows[MIN (place + 1, last)];
  return partner;
}

char *
entente_picture_describe (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->describe (self);
}

char *
entente_picture_describe_place (EntentePicture *self,
                                double x,
                                double y)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->describe_place (self, x, y);
}

double
entente_picture_get_content_height (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->get_content_height (self);
}

double
entente_picture_get_fixed_height (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->get_fixed_height (self);
}

const char *
entente_picture_get_problem (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->get_problem (self);
}

const char *
entente_picture_get_remedy (EntentePicture *self)
{
  return ENTENTE_PICTURE_GET_CLASS (self)->get_remedy (self);
}

void
entente_picture_emit_changed (EntentePicture *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

EntentePicture *
entente_picture_new (const char *id)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (kinds) && kinds[i].id != NULL; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return g_object_new (kinds[i].get_type (), NULL);
  return NULL;
}

const char *const *
entente_picture_list (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    kind_ids[i] = kinds[i].id;
  return kind_ids;
}
