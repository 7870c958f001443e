/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Positions that glide.
 *
 *   target  ----------------------.--------   set by entente_motion_retarget ()
 *   shown   ____.--'''  glide     follow      moved by entente_motion_advance ()
 *
 * A glide remembers where it started and when, and can be re-aimed half way: it starts again from what is
 * shown, so a mark never jumps. Following has no memory: each frame closes the same share of the gap, and
 * two short frames close as much as one long one.
 *
 * The channels of a glide can take turns:
 *
 *   0      20      40              70  80     100 %
 *   |==values======|
 *           |========places===========|
 *                                  |=colours==|
 *
 * Each is eased within its own part, from where it was at the beginning of the glide. Following has no stages.
 */

#include "config.h"

#include "entente-motion.h"

#include "entente-array.h"

#include <math.h>
#include <string.h>

#define FOLLOW_TIME_CONSTANT_US 60000.0
#define GLIDE_DURATION_US 400000.0

static const struct
{
  double begin, end;
} stages[ENTENTE_MOTION_N_STAGES] = { { 0, 1 }, { 0, 0.4 }, { 0.2, 0.8 }, { 0.7, 1 } };

/* A gap that nobody can see: marks are in logical pixels or in [0, 1]. */
#define REST 1e-3

struct _EntenteMotion
{
  guint n_marks, n_channels;
  gsize n_values;
  guint8 *stages; /* EntenteMotionStage by channel */
  EntenteMotionMode mode;
  gboolean has_targets;
  gboolean moving;
  gint64 start, last;
  double *from, *target, *shown;
};

/**
 * entente_motion_new:
 * @n_marks: number of moving things, may be 0
 * @n_channels: numbers a thing
 *
 * Makes a motion at rest. The first retarget always jumps, whatever its mode, since there is no place to
 * come from.
 */
EntenteMotion *
entente_motion_new (guint n_marks,
                    guint n_channels)
{
  EntenteMotion *self = g_new0 (EntenteMotion, 1);

  self->n_marks = n_marks;
  self->n_channels = n_channels;
  self->stages = ENTENTE_NEW0 (guint8, n_channels);
  self->n_values = (gsize) n_marks * n_channels;
  self->from = ENTENTE_NEW0 (double, self->n_values);
  self->target = ENTENTE_NEW0 (double, self->n_values);
  self->shown = ENTENTE_NEW0 (double, self->n_values);
  return self;
}

void
entente_motion_free (EntenteMotion *self)
{
  g_free (self->stages);
  g_free (self->from);
  g_free (self->target);
  g_free (self->shown);
  g_free (self);
}

/**
 * entente_motion_set_stage:
 *
 * In which part of a glide @channel moves; all the time unless something else is said here.
 */
void
entente_motion_set_stage (EntenteMotion *self,
                          guint channel,
                          EntenteMotionStage stage)
{
  g_return_if_fail (channel < self->n_channels);
  g_return_if_fail (stage < ENTENTE_MOTION_N_STAGES);
  self->stages[channel] = (guint8) stage;
}

guint
entente_motion_get_n_marks (const EntenteMotion *self)
{
  return self->n_marks;
}

/* Ease-in-out, cubic: 0 -> 0, 1/2 -> 1/2, 1 -> 1, no speed at either end. */
static double
ease (double t)
{
  double u = 2 * t - 2;

  return t < 0.5 ? 4 * t * t * t : 1 + u * u * u / 2;
}

/**
 * entente_motion_retarget:
 * @targets: n_marks x n_channels numbers; NaN = the mark is absent
 * @now: frame time in microseconds
 *
 * The same targets as before leave a motion that is under way as it is: pointing at something does not
 * slow a glide down.
 *
 * A mark that appears (was NaN) or disappears (becomes NaN) does so at once. O(marks x channels).
 */
void
entente_motion_retarget (EntenteMotion *self,
                         const double *targets,
                         EntenteMotionMode mode,
                         gint64 now)
{
  gsize i;

  if (self->moving && mode != ENTENTE_MOTION_JUMP
      && memcmp (self->target, targets, self->n_values * sizeof (double)) == 0)
    return;
  memcpy (self->target, targets, self->n_values * sizeof (double));
  if (!self->has_targets || mode == ENTENTE_MOTION_JUMP)
    {
      memcpy (self->shown, targets, self->n_values * sizeof (double));
      self->has_targets = TRUE;
      self->moving = FALSE;
      self->last = now;
      return;
    }

  for (i = 0; i < self->n_values; i++)
    if (isnan (self->shown[i]) || isnan (self->target[i]))
      self->shown[i] = self->target[i];
  memcpy (self->from, self->shown, self->n_values * sizeof (double));
  self->mode = mode;
  self->start = now;
  if (!self->moving)
    self->last = now;
  self->moving = TRUE;
}

/* When the last of the channels has come to its end. */
static double
get_end (const EntenteMotion *self)
{
  double end = 0;
  guint i;

  for (i = 0; i < self->n_channels; i++)
    end = MAX (end, stages[self->stages[i]].end);
  return end;
}

static gboolean
advance_glide (EntenteMotion *self,
               gint64 now)
{
  double t = MAX ((double) (now - self->start) / GLIDE_DURATION_US, 0), eased[ENTENTE_MOTION_N_STAGES];
  gsize i, k;

  if (t >= get_end (self))
    {
      memcpy (self->shown, self->target, self->n_values * sizeof (double));
      return FALSE;
    }
  for (i = 0; i < ENTENTE_MOTION_N_STAGES; i++)
    eased[i] = ease (CLAMP ((t - stages[i].begin) / (stages[i].end - stages[i].begin), 0, 1));
  for (i = 0; i < self->n_values; i += self->n_channels)
    for (k = 0; k < self->n_channels; k++)
      {
        double from = self->from[i + k], gap = self->target[i + k] - from, e = eased[self->stages[k]];

        self->shown[i + k] = e < 1 ? from + e * gap : self->target[i + k];
      }
  return TRUE;
}

static gboolean
advance_follow (EntenteMotion *self,
                gint64 now)
{
  double closed = 1 - exp (-(double) MAX (now - self->last, 0) / FOLLOW_TIME_CONSTANT_US);
  gboolean moving = FALSE;
  gsize i;

  for (i = 0; i < self->n_values; i++)
    {
      double gap = self->target[i] - self->shown[i];

      if (fabs (gap) <= REST)
        self->shown[i] = self->target[i];
      else
        {
          self->shown[i] += closed * gap;
          moving |= !isnan (gap);
        }
    }
  return moving;
}

/**
 * entente_motion_advance:
 * @now: frame time in microseconds, not before the last one
 *
 * Returns: %TRUE while anything is still on its way. O(marks x channels), nothing when at rest.
 */
gboolean
entente_motion_advance (EntenteMotion *self,
                        gint64 now)
{
  if (!self->moving)
    return FALSE;
  self->moving = self->mode == ENTENTE_MOTION_GLIDE ? advance_glide (self, now) : advance_follow (self, now);
  self->last = now;
  return self->moving;
}

gboolean
entente_motion_is_moving (const EntenteMotion *self)
{
  return self->moving;
}

/**
 * entente_motion_get_shown:
 *
 * Returns: (array): n_marks x n_channels numbers as they are shown now, owned by @self
 */
const double *
entente_motion_get_shown (const EntenteMotion *self)
{
  return self->shown;
}
