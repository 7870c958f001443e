/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Frames of a real window, each asked for by a step, and what they cost.
 *
 *   step  ->  before-paint  ->  update  ->  layout  ->  paint  ->  after-paint
 *   \___________________________ work of a frame ____________________________/
 *
 * Work is processor time of the main thread, so that others at work on the machine do not count. */

#define FRAME_RUN_MAX 800

typedef enum
{
  FRAME_PART_STEP,   /* what the step does before its frame */
  FRAME_PART_UPDATE, /* evaluation, panels, scenes */
  FRAME_PART_LAYOUT, /* style and sizes of widgets */
  FRAME_PART_PAINT,  /* snapshot and drawing */
  FRAME_N_PARTS
} FramePart;

typedef struct _FrameRun FrameRun;

struct _FrameRun
{
  void (*make_step) (FrameRun *run, guint i);
  gpointer user_data;
  guint n_steps;
  gint64 free_us; /* frames that come after a step by themselves for so long; 0 = one frame a step */

  /* The outcome. */
  guint n; /* frames */
  double work[FRAME_RUN_MAX], elapsed[FRAME_RUN_MAX]; /* ms */
  double parts[FRAME_N_PARTS][FRAME_RUN_MAX];
  double gap; /* longest time between the ends of two frames, ms */
};

void frame_run_measure (FrameRun *run, GtkWidget *window);
double frame_run_get_percentile (const double *values, guint n, guint percent);
guint frame_run_count_above (const double *values, guint n, double limit);
