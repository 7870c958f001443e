/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The shared way of moving: n_marks x n_channels numbers that glide from where they are to where they
 * should be. A view feeds it with the channels of its new scene and draws what entente_motion_get_shown ()
 * says. Time is the frame clock's, in microseconds. */

typedef enum
{
  ENTENTE_MOTION_JUMP,   /* reduced motion, first picture: at once */
  ENTENTE_MOTION_FOLLOW, /* while dragging: exponential approach, time constant 60 ms */
  ENTENTE_MOTION_GLIDE   /* after a jump of the scenario: 400 ms, ease-in-out cubic */
} EntenteMotionMode;

/* The part of a glide in which a channel moves: what happened is read before where it leads, and what it means
 * last. */
typedef enum
{
  ENTENTE_MOTION_STAGE_ALL,    /* all the time */
  ENTENTE_MOTION_STAGE_VALUE,  /* numbers and bars: 0 to 40 % */
  ENTENTE_MOTION_STAGE_PLACE,  /* positions: 20 to 80 % */
  ENTENTE_MOTION_STAGE_COLOUR, /* colour and shape of tiers: 70 to 100 % */
  ENTENTE_MOTION_N_STAGES
} EntenteMotionStage;

typedef struct _EntenteMotion EntenteMotion;

EntenteMotion *entente_motion_new (guint n_marks, guint n_channels) G_GNUC_WARN_UNUSED_RESULT;
void entente_motion_free (EntenteMotion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMotion, entente_motion_free)
void entente_motion_set_stage (EntenteMotion *self, guint channel, EntenteMotionStage stage);
guint entente_motion_get_n_marks (const EntenteMotion *self);
void entente_motion_retarget (EntenteMotion *self, const double *targets, EntenteMotionMode mode, gint64 now);
gboolean entente_motion_advance (EntenteMotion *self, gint64 now);
gboolean entente_motion_is_moving (const EntenteMotion *self);
const double *entente_motion_get_shown (const EntenteMotion *self);
