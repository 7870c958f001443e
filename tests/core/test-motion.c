/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "entente-motion.h"

#include <math.h>
#include <string.h>

static void
test_first_target_jumps (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (2, 1);
  const double targets[] = { 10, 20 };

  entente_motion_retarget (motion, targets, ENTENTE_MOTION_GLIDE, 0);
  g_assert_false (entente_motion_is_moving (motion));
  g_assert_cmpfloat (entente_motion_get_shown (motion)[1], ==, 20);
}

static void
test_glide_is_continuous_and_ends (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (1, 1);
  const double a[] = { 0 }, b[] = { 100 }, c[] = { -50 };
  double last = 0;
  gint64 now = 0;

  entente_motion_retarget (motion, a, ENTENTE_MOTION_JUMP, now);
  entente_motion_retarget (motion, b, ENTENTE_MOTION_GLIDE, now);
  for (; now < 200000; now += 5000)
    {
      entente_motion_advance (motion, now);
      g_assert_cmpfloat (fabs (entente_motion_get_shown (motion)[0] - last), <, 8);
      last = entente_motion_get_shown (motion)[0];
    }
  entente_motion_retarget (motion, c, ENTENTE_MOTION_GLIDE, now);
  while (entente_motion_advance (motion, now))
    {
      g_assert_cmpfloat (fabs (entente_motion_get_shown (motion)[0] - last), <, 8);
      last = entente_motion_get_shown (motion)[0];
      now += 5000;
    }
  g_assert_cmpint (now, >=, 600000);
  g_assert_cmpint (now, <=, 605000);
  g_assert_cmpfloat (entente_motion_get_shown (motion)[0], ==, -50);
}

static void
test_follow_does_not_depend_on_frame_rate (void)
{
  g_autoptr (EntenteMotion) fine = entente_motion_new (1, 1);
  g_autoptr (EntenteMotion) coarse = entente_motion_new (1, 1);
  const double a[] = { 0 }, b[] = { 100 };
  gint64 now;

  entente_motion_retarget (fine, a, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (coarse, a, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (fine, b, ENTENTE_MOTION_FOLLOW, 0);
  entente_motion_retarget (coarse, b, ENTENTE_MOTION_FOLLOW, 0);
  for (now = 4000; now <= 120000; now += 4000)
    entente_motion_advance (fine, now);
  entente_motion_advance (coarse, 120000);
  g_assert_cmpfloat_with_epsilon (entente_motion_get_shown (fine)[0], entente_motion_get_shown (coarse)[0], 1e-9);
  g_assert_cmpfloat_with_epsilon (entente_motion_get_shown (fine)[0], 100 * (1 - exp (-2)), 1e-9);
}

static void
test_absent_marks_appear_in_place (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (1, 2);
  const double gone[] = { NAN, NAN }, here[] = { 3, 4 };

  entente_motion_retarget (motion, gone, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (motion, here, ENTENTE_MOTION_GLIDE, 0);
  entente_motion_advance (motion, 1000);
  g_assert_cmpfloat (entente_motion_get_shown (motion)[0], ==, 3);
  entente_motion_retarget (motion, gone, ENTENTE_MOTION_FOLLOW, 2000);
  g_assert_false (entente_motion_advance (motion, 20000));
  g_assert_true (isnan (entente_motion_get_shown (motion)[1]));
}

static void
test_same_targets_do_not_restart_a_glide (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (1, 1);
  const double start[] = { 0 }, end[] = { 100 };

  entente_motion_retarget (motion, start, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (motion, end, ENTENTE_MOTION_GLIDE, 0);
  g_assert_true (entente_motion_advance (motion, 200000));
  entente_motion_retarget (motion, end, ENTENTE_MOTION_FOLLOW, 200000);
  g_assert_false (entente_motion_advance (motion, 400000));
  g_assert_cmpfloat (entente_motion_get_shown (motion)[0], ==, 100);
}

/* A dataset without partners. */
static void
test_nothing_can_move (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (0, 4);
  const double none[] = { 0 };

  entente_motion_retarget (motion, none, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (motion, none, ENTENTE_MOTION_GLIDE, 0);
  entente_motion_retarget (motion, none, ENTENTE_MOTION_FOLLOW, 1000);
  while (entente_motion_advance (motion, 400000))
    ;
  g_assert_false (entente_motion_is_moving (motion));
  g_assert_cmpuint (entente_motion_get_n_marks (motion), ==, 0);
}

/* A mark with a value, a place and a colour that all go from 0 to 100. */
static EntenteMotion *
make_staged (void)
{
  static const double start[] = { 0, 0, 0 }, end[] = { 100, 100, 100 };
  EntenteMotion *motion = entente_motion_new (1, 3);

  entente_motion_set_stage (motion, 0, ENTENTE_MOTION_STAGE_VALUE);
  entente_motion_set_stage (motion, 1, ENTENTE_MOTION_STAGE_PLACE);
  entente_motion_set_stage (motion, 2, ENTENTE_MOTION_STAGE_COLOUR);
  entente_motion_retarget (motion, start, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (motion, end, ENTENTE_MOTION_GLIDE, 0);
  return motion;
}

static void
test_stages_take_turns (void)
{
  static const struct
  {
    gint64 now; /* ms */
    double value, place, colour;
  } moments[] = {
    { 0, 0, 0, 0 },
    { 80, 50, 0, 0 },      /* 20 %: half of the value */
    { 160, 100, 14.8, 0 }, /* 40 %: a third of the place's part, 4/27 of its way */
    { 200, 100, 50, 0 },
    { 280, 100, 98, 0 },   /* 70 % */
    { 320, 100, 100, 14.8 },
    { 340, 100, 100, 50 },
    { 400, 100, 100, 100 },
  };
  g_autoptr (EntenteMotion) motion = make_staged ();
  const double *shown = entente_motion_get_shown (motion);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_assert_true (entente_motion_advance (motion, moments[i].now * 1000) == (moments[i].now < 400));
      g_assert_cmpfloat_with_epsilon (shown[0], moments[i].value, 0.1);
      g_assert_cmpfloat_with_epsilon (shown[1], moments[i].place, 0.2);
      g_assert_cmpfloat_with_epsilon (shown[2], moments[i].colour, 0.1);
    }
}

/* Wherever in its stages a glide is broken off, for another one or for a drag, each channel goes on from what is
 * shown, and comes to its end. */
static void
test_interrupted_stages_do_not_jump (void)
{
  static const EntenteMotionMode modes[] = { ENTENTE_MOTION_GLIDE, ENTENTE_MOTION_FOLLOW };
  static const double other[] = { -30, 40, 250 };
  gint64 broken, now;
  gsize mode, i;

  for (mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    for (broken = 0; broken <= 400000; broken += 20000)
      {
        g_autoptr (EntenteMotion) motion = make_staged ();
        const double *shown = entente_motion_get_shown (motion);
        double last[3];

        entente_motion_advance (motion, broken);
        memcpy (last, shown, sizeof last);
        entente_motion_retarget (motion, other, modes[mode], broken);
        g_assert_cmpmem (last, sizeof last, shown, sizeof last);
        for (now = broken; entente_motion_advance (motion, now); now += 1000)
          for (i = 0; i < 3; i++)
            {
              /* 3 * gap / part of the glide is the highest speed of the easing, gap / 60 ms that of following. */
              g_assert_cmpfloat (fabs (shown[i] - last[i]), <, 3 * 250 / (0.3 * 400));
              last[i] = shown[i];
            }
        g_assert_cmpmem (shown, sizeof other, other, sizeof other);
      }
}

/* Positions alone end at 80 %: no frame is drawn in which nothing moves. */
static void
test_glide_ends_with_its_last_stage (void)
{
  g_autoptr (EntenteMotion) motion = entente_motion_new (1, 1);
  const double start[] = { 0 }, end[] = { 100 };

  entente_motion_set_stage (motion, 0, ENTENTE_MOTION_STAGE_PLACE);
  entente_motion_retarget (motion, start, ENTENTE_MOTION_JUMP, 0);
  entente_motion_retarget (motion, end, ENTENTE_MOTION_GLIDE, 0);
  g_assert_true (entente_motion_advance (motion, 319000));
  g_assert_false (entente_motion_advance (motion, 320000));
  g_assert_cmpfloat (entente_motion_get_shown (motion)[0], ==, 100);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/motion/first-target-jumps", test_first_target_jumps);
  g_test_add_func ("/motion/glide-is-continuous-and-ends", test_glide_is_continuous_and_ends);
  g_test_add_func ("/motion/follow-does-not-depend-on-frame-rate", test_follow_does_not_depend_on_frame_rate);
  g_test_add_func ("/motion/absent-marks-appear-in-place", test_absent_marks_appear_in_place);
  g_test_add_func ("/motion/same-targets-do-not-restart-a-glide", test_same_targets_do_not_restart_a_glide);
  g_test_add_func ("/motion/stages-take-turns", test_stages_take_turns);
  g_test_add_func ("/motion/interrupted-stages-do-not-jump", test_interrupted_stages_do_not_jump);
  g_test_add_func ("/motion/glide-ends-with-its-last-stage", test_glide_ends_with_its_last_stage);
  g_test_add_func ("/motion/nothing-can-move", test_nothing_can_move);
  return g_test_run ();
}
