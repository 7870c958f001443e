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

typedef struct _EntenteMotion EntenteMotion;

EntenteMotion *entente_motion_new (guint n_marks, guint n_channels) G_GNUC_WARN_UNUSED_RESULT;
void entente_motion_free (EntenteMotion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMotion, entente_motion_free)
guint entente_motion_get_n_marks (const EntenteMotion *self);
void entente_motion_retarget (EntenteMotion *self, const double *targets, EntenteMotionMode mode, gint64 now);
gboolean entente_motion_advance (EntenteMotion *self, gint64 now);
gboolean entente_motion_is_moving (const EntenteMotion *self);
const double *entente_motion_get_shown (const EntenteMotion *self);
