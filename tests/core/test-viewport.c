/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The viewport's promises, one sentence each. */

#include "entente-viewport.h"

#define WIDTH 992.0
#define HEIGHT 717.0

/* Where a place of the whole picture is on screen. */
static void
show (const EntenteViewport *viewport,
      double x,
      double y,
      double shown[2])
{
  shown[0] = WIDTH / 2 + (x - WIDTH / 2) * viewport->zoom + viewport->x;
  shown[1] = HEIGHT / 2 + (y - HEIGHT / 2) * viewport->zoom + viewport->y;
}

static void
assert_covers (const EntenteViewport *viewport)
{
  double corner[2];

  g_assert_cmpfloat (viewport->zoom, >=, 1);
  g_assert_cmpfloat (viewport->zoom, <=, ENTENTE_VIEWPORT_MAX_ZOOM);
  show (viewport, 0, 0, corner);
  g_assert_cmpfloat (corner[0], <=, 1e-9);
  g_assert_cmpfloat (corner[1], <=, 1e-9);
  show (viewport, WIDTH, HEIGHT, corner);
  g_assert_cmpfloat (corner[0], >=, WIDTH - 1e-9);
  g_assert_cmpfloat (corner[1], >=, HEIGHT - 1e-9);
}

/* Whatever is done to it, the magnified picture covers the picture. */
static void
test_always_covers (void)
{
  EntenteViewport viewport = { 1, 0, 0 };
  guint i;

  for (i = 0; i < 20000; i++)
    {
      double focus[2] = { g_test_rand_double_range (-50, WIDTH + 50), g_test_rand_double_range (-50, HEIGHT + 50) };

      if (g_test_rand_bit ())
        entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, g_test_rand_double_range (0.5, 2), focus);
      else if (g_test_rand_bit ())
        entente_viewport_pan (&viewport, WIDTH, HEIGHT, g_test_rand_double_range (-900, 900),
                              g_test_rand_double_range (-900, 900));
      else
        entente_viewport_reveal (&viewport, WIDTH, HEIGHT, focus);
      assert_covers (&viewport);
    }
}

/* Coming closer keeps the point under the pointer where it is, and going back restores it. */
static void
test_focus_stays (void)
{
  EntenteViewport viewport = { 1, 0, 0 };
  const double focus[2] = { 700, 200 };
  double before[2] = { 700, 200 }, after[2];
  guint i;

  for (i = 0; i < 8; i++)
    {
      g_assert_true (entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, ENTENTE_VIEWPORT_STEP, focus));
      show (&viewport, before[0], before[1], after);
      g_assert_cmpfloat_with_epsilon (after[0], focus[0], 1e-9);
      g_assert_cmpfloat_with_epsilon (after[1], focus[1], 1e-9);
    }
  for (i = 0; i < 8; i++)
    entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, 1 / ENTENTE_VIEWPORT_STEP, focus);
  g_assert_true (entente_viewport_is_whole (&viewport));
  g_assert_cmpfloat (viewport.x, ==, 0);
  g_assert_cmpfloat (viewport.y, ==, 0);
}

/* At either end of the range zooming says that nothing changed. */
static void
test_ends (void)
{
  EntenteViewport viewport = { 1, 0, 0 };

  g_assert_false (entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, 0.5, NULL));
  g_assert_true (entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, 100, NULL));
  g_assert_cmpfloat (viewport.zoom, ==, ENTENTE_VIEWPORT_MAX_ZOOM);
  g_assert_false (entente_viewport_zoom_at (&viewport, WIDTH, HEIGHT, 2, NULL));
}

/* Numbers that are no numbers give the whole picture. */
static void
test_clamp (void)
{
  EntenteViewport broken[] = { { NAN, 0, 0 }, { 4, NAN, 0 }, { 4, 0, INFINITY }, { -3, 5, 5 }, { 1, 40, 40 }, { 0, 0, 0 } };
  EntenteViewport far = { 50, 1e9, -1e9 }, again;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      entente_viewport_clamp (&broken[i], WIDTH, HEIGHT);
      g_assert_cmpfloat (broken[i].zoom, ==, 1);
      g_assert_cmpfloat (broken[i].x, ==, 0);
      g_assert_cmpfloat (broken[i].y, ==, 0);
    }
  entente_viewport_clamp (&far, WIDTH, HEIGHT);
  assert_covers (&far);
  again = far;
  entente_viewport_clamp (&again, WIDTH, HEIGHT);
  g_assert_cmpmem (&again, sizeof again, &far, sizeof far);
}

/* A place outside comes in; a place that is well inside moves nothing. */
static void
test_reveal (void)
{
  EntenteViewport viewport = { 4, 0, 0 }, before;
  double place[2], shown[2];

  show (&viewport, 800, 100, place);
  g_assert_cmpfloat (place[0], >, WIDTH);
  entente_viewport_reveal (&viewport, WIDTH, HEIGHT, place);
  show (&viewport, 800, 100, shown);
  g_assert_cmpfloat (shown[0], <, WIDTH);
  g_assert_cmpfloat (shown[1], >, 0);
  before = viewport;
  entente_viewport_reveal (&viewport, WIDTH, HEIGHT, shown);
  g_assert_cmpfloat_with_epsilon (viewport.x, before.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (viewport.y, before.y, 1e-9);
}

/* What is fitted lies in the middle, unless the edge is in the way, and is as large as leaves room. */
static void
test_fit (void)
{
  const double boxes[][4] = { { 500, 300, 540, 330 }, { 0, 0, 1000, 700 }, { 10, 10, 12, 11 }, { 480, 340, 520, 360 } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      EntenteViewport now = { 2, -60, 40 }, target = now;
      const double *box = boxes[i];
      double x0, x1;

      entente_viewport_fit (&target, 1000, 700, box, 8);
      x0 = 500 + (box[0] - 500 - now.x) / now.zoom * target.zoom + target.x;
      x1 = 500 + (box[2] - 500 - now.x) / now.zoom * target.zoom + target.x;
      g_assert_cmpfloat (target.zoom, >=, 1);
      g_assert_cmpfloat (target.zoom, <=, 8);
      g_assert_cmpfloat (x0, >=, -1e-6);
      g_assert_cmpfloat (x1, <=, 1000 + 1e-6);
      if (i == 0 || i == 3)
        g_assert_cmpfloat_with_epsilon ((x0 + x1) / 2, 500, 1e-6);
    }
}

/* Where something comes to lie does not depend on how it was looked at before. */
static void
test_fit_from_anywhere (void)
{
  static const EntenteViewport views[] = { { 1.5, 30, 80 }, { 3, -500, 300 }, { 8, 1500, -2000 } };
  const double places[][4] = { { 480, 330, 500, 345 }, { 300, 100, 700, 160 }, { 420, 420, 440, 600 }, { 5, 5, 9, 9 } };
  guint i, k;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    {
      EntenteViewport expected = { 1, 0, 0 };

      entente_viewport_fit (&expected, WIDTH, HEIGHT, places[i], 8);
      for (k = 0; k < G_N_ELEMENTS (views); k++)
        {
          EntenteViewport viewport = views[k];
          double box[4];

          show (&viewport, places[i][0], places[i][1], box);
          show (&viewport, places[i][2], places[i][3], box + 2);
          entente_viewport_fit (&viewport, WIDTH, HEIGHT, box, 8);
          g_assert_cmpfloat_with_epsilon (viewport.zoom, expected.zoom, 1e-9);
          g_assert_cmpfloat_with_epsilon (viewport.x, expected.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (viewport.y, expected.y, 1e-6);
          show (&viewport, (places[i][0] + places[i][2]) / 2, (places[i][1] + places[i][3]) / 2, box);
          if (i % 2 == 0)
            {
              g_assert_cmpfloat_with_epsilon (box[0], WIDTH / 2, 1e-6);
              g_assert_cmpfloat_with_epsilon (box[1], HEIGHT / 2, 1e-6);
            }
        }
    }
}

/* The way between two views begins and ends there, only ever comes closer, and keeps the picture covered. */
static void
test_mix (void)
{
  const EntenteViewport from = { 1, 0, 0 };
  EntenteViewport to = { 6, 900, -1200 }, last = from, self;
  guint i;

  entente_viewport_clamp (&to, 1000, 700);
  entente_viewport_mix (&self, &from, &to, 0);
  g_assert_cmpfloat (self.zoom, ==, 1);
  for (i = 1; i <= 100; i++)
    {
      EntenteViewport clamped;

      entente_viewport_mix (&self, &from, &to, i / 100.0);
      clamped = self;
      entente_viewport_clamp (&clamped, 1000, 700);
      g_assert_cmpfloat_with_epsilon (clamped.x, self.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (clamped.y, self.y, 1e-6);
      g_assert_cmpfloat (self.zoom, >=, last.zoom);
      g_assert_cmpfloat (self.x, >=, last.x - 1e-9);
      g_assert_cmpfloat (self.zoom / last.zoom, <, 1.12);
      last = self;
    }
  g_assert_cmpfloat (self.zoom, ==, to.zoom);
  g_assert_cmpfloat (self.x, ==, to.x);
  g_assert_cmpfloat (self.y, ==, to.y);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/always-covers", test_always_covers);
  g_test_add_func ("/viewport/focus-stays", test_focus_stays);
  g_test_add_func ("/viewport/ends", test_ends);
  g_test_add_func ("/viewport/clamp", test_clamp);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/fit-from-anywhere", test_fit_from_anywhere);
  g_test_add_func ("/viewport/mix", test_mix);
  g_test_add_func ("/viewport/reveal", test_reveal);
  return g_test_run ();
}
