/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The rules of the colour tables, for every theme: contrast of text and marks, tiers and criteria that every eye can
 * tell apart, also on a black and white print. Paper has the light tables, a stage those of the theme. */

#include "colour-vision.h"

#include <math.h>

#define N_THEMES 4

static double
find_worst_contrast (const EntenteStyle *style,
                     EntenteColour colour)
{
  return MIN (entente_style_get_contrast (colour, style->picture),
              MIN (entente_style_get_contrast (colour, style->panel),
                   entente_style_get_contrast (colour, style->card)));
}

/* Of Sharma, Wu & Dalal 2005, table 1: hues on both sides of the turn, greys, near and far colours. */
static void
test_difference_formula (void)
{
  static const struct
  {
    double a[3], b[3], difference;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 3.1571, -77.2803 }, { 50, 0, -82.7485 }, 2.8615 },
    { { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0000 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0009 }, 7.1792 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0011 }, 7.2195 },
    { { 50, -0.001, 2.49 }, { 50, 0.0009, -2.49 }, 4.8045 },
    { { 50, -0.001, 2.49 }, { 50, 0.0011, -2.49 }, 4.7461 },
    { { 50, 2.5, 0 }, { 50, 0, -2.5 }, 4.3065 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 50, 2.5, 0 }, { 61, -5, 29 }, 22.8977 },
    { { 50, 2.5, 0 }, { 56, -27, -3 }, 31.9030 },
    { { 50, 2.5, 0 }, { 58, 24, 15 }, 19.4535 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 63.0109, -31.0961, -5.8663 }, { 62.8187, -29.7946, -4.0864 }, 1.2630 },
    { { 35.0831, -44.1164, 3.7933 }, { 35.0232, -40.0716, 1.5901 }, 1.8645 },
    { { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
    { { 90.8027, -2.0831, 1.4410 }, { 91.1528, -1.6435, 0.0447 }, 1.4441 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_cmpfloat_with_epsilon (colour_vision_measure (pairs[i].a, pairs[i].b), pairs[i].difference, 1e-4);
      g_assert_cmpfloat_with_epsilon (colour_vision_measure (pairs[i].b, pairs[i].a), pairs[i].difference, 1e-4);
    }
}

/* White, black and grey look the same to every eye; what only long-wave light tells apart does not. */
static void
test_visions (void)
{
  const EntenteColour grey = { 0.5, 0.5, 0.5 }, red = { 0.8, 0.2, 0.2 }, green = { 0.37, 0.5, 0.2 };
  ColourVision vision;
  double normal[3], seen[3];
  int i;

  colour_vision_see (COLOUR_VISION_NORMAL, grey, normal);
  for (vision = COLOUR_VISION_PROTAN; vision < N_COLOUR_VISIONS; vision++)
    {
      colour_vision_see (vision, grey, seen);
      for (i = 0; i < 3; i++)
        g_assert_cmpfloat_with_epsilon (seen[i], normal[i], 0.05);
    }
  g_assert_cmpfloat (colour_vision_get_difference (COLOUR_VISION_NORMAL, red, green), >, 50);
  g_assert_cmpfloat (colour_vision_get_difference (COLOUR_VISION_DEUTAN, red, green), <, 15);
  colour_vision_see (COLOUR_VISION_GREY, red, seen);
  g_assert_cmpfloat_with_epsilon (hypot (seen[1], seen[2]), 0, 0.05);
}

static void
test_text_contrast (void)
{
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteStyle s;
      gsize i;

      entente_style_init (&s, theme, NULL, 3, 1);
      const EntenteColour texts[] = { s.ink, s.muted, s.up, s.down, s.what_if, s.missing, s.assumed };

      for (i = 0; i < G_N_ELEMENTS (texts); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, texts[i]), >=, s.high_contrast ? 7 : 4.5);
      for (i = 0; i < 3; i++)
        {
          g_assert_cmpfloat (entente_style_get_contrast (s.ink, s.tier_band[i]), >=, 4.5);
          g_assert_cmpfloat (entente_style_get_contrast (s.muted, s.tier_band[i]), >=, 4.5);
        }
    }
}

static void
test_mark_contrast (void)
{
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteStyle s;
      double least;
      guint i;

      entente_style_init (&s, theme, NULL, 3, 1);
      least = s.high_contrast ? 4.5 : 3;
      g_assert_cmpfloat (find_worst_contrast (&s, s.axis), >=, least);
      g_assert_cmpfloat (find_worst_contrast (&s, s.focus), >=, least);
      for (i = 0; i < G_N_ELEMENTS (s.criteria); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, s.criteria[i]), >=, least);
      for (i = 0; i < G_N_ELEMENTS (s.tie); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, s.tie[i]), >=, least);
    }
}

/* Neighbours differ for every eye, and by lightness alone; what colour leaves too close, number, shape and hatch
 * tell apart, of which there is one for each tier. */
static void
test_tiers (void)
{
  int theme;
  guint n, i;

  for (theme = 0; theme < N_THEMES; theme++)
    for (n = 1; n <= ENTENTE_MAX_TIERS; n++)
      {
        EntenteStyle s;

        entente_style_init (&s, theme, NULL, n, 1);
        for (i = 0; i < n; i++)
          {
            ColourVision vision;
            double here[3], before[3];

            g_assert_cmpfloat (find_worst_contrast (&s, s.tier_fill[i]), >=, s.high_contrast ? 4.5 : 3);
            g_assert_cmpfloat (entente_style_get_contrast (s.tier_fill[i], s.tier_text[i]), >=, 4.5);
            if (i == 0)
              continue;
            for (vision = COLOUR_VISION_NORMAL; vision < COLOUR_VISION_GREY; vision++)
              g_assert_cmpfloat (colour_vision_get_difference (vision, s.tier_fill[i - 1], s.tier_fill[i]), >=,
                                 n < 6 ? 6 : 4.8);
            colour_vision_see (COLOUR_VISION_GREY, s.tier_fill[i], here);
            colour_vision_see (COLOUR_VISION_GREY, s.tier_fill[i - 1], before);
            g_assert_cmpfloat (s.dark ? before[0] - here[0] : here[0] - before[0], >=, n < 5 ? 9 : 6.5);
          }
      }
  G_STATIC_ASSERT (ENTENTE_SHAPE_TRIANGLE_DOWN + 1 == ENTENTE_MAX_TIERS);
  G_STATIC_ASSERT (ENTENTE_HATCH_NOT_RATED == ENTENTE_MAX_TIERS);
}

/* Neighbours in a bar differ clearly; any two, where a segment is missing between them, still enough. None is so near
 * the ink that its hue is lost. */
static void
test_criteria (void)
{
  static const double least_of_any[N_THEMES] = { 10.2, 10.7, 12, 10.7 };
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      ColourVision vision;
      EntenteStyle s;
      gsize i, k;

      entente_style_init (&s, theme, NULL, 3, 1);
      for (vision = COLOUR_VISION_NORMAL; vision < COLOUR_VISION_GREY; vision++)
        for (i = 0; i < G_N_ELEMENTS (s.criteria); i++)
          for (k = 0; k < i; k++)
            {
              double difference = colour_vision_get_difference (vision, s.criteria[i], s.criteria[k]);

              g_assert_cmpfloat (difference, >=, k + 1 == i ? 10 : least_of_any[theme]);
            }
      /* In grey neighbours are told apart by the line between them, which is the surface. */
      for (i = 0; i < G_N_ELEMENTS (s.criteria); i++)
        {
          double lab[3];

          g_assert_cmpfloat (colour_vision_get_difference (COLOUR_VISION_GREY, s.criteria[i], s.picture), >=, 25);
          colour_vision_see (COLOUR_VISION_NORMAL, s.criteria[i], lab);
          g_assert_cmpfloat (hypot (lab[1], lab[2]), >=, 12);
          g_assert_cmpfloat (lab[0], >=, s.dark ? 50 : 29.5);
        }
    }
}

/* Up and down, the kinds of ties: no two of a group look alike to any eye. On a black and white print arrows and dashes
 * tell them apart, but for the two kinds that are drawn without dashes. */
static void
test_signs (void)
{
  const double least = 12;
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteStyle s;
      ColourVision vision;
      gsize i, k;

      entente_style_init (&s, theme, NULL, 3, 1);
      for (i = 0; i < G_N_ELEMENTS (s.hull); i++)
        g_assert_cmpfloat (entente_style_get_contrast (s.hull[i], s.picture), >=, s.high_contrast ? 4.5 : 3);
      g_assert_cmpfloat (colour_vision_get_difference (COLOUR_VISION_NORMAL, s.up, s.down), >=, 30);
      g_assert_cmpfloat (colour_vision_get_difference (COLOUR_VISION_GREY, s.tie[0], s.tie[1]), >=, 13);
      for (vision = COLOUR_VISION_NORMAL; vision < COLOUR_VISION_GREY; vision++)
        {
          g_assert_cmpfloat (colour_vision_get_difference (vision, s.up, s.down), >=, least);
          for (i = 0; i < G_N_ELEMENTS (s.tie); i++)
            for (k = 0; k < i; k++)
              g_assert_cmpfloat (colour_vision_get_difference (vision, s.tie[i], s.tie[k]), >=, least);
        }
    }
}

/* Steps of equal lightness, seen from the surface on, whatever colours the file gives its tiers. */
static void
test_ramp (void)
{
  int theme, i;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteColour ramp[8];
      EntenteStyle style;
      double before[3], step = 0;

      entente_style_init (&style, theme, NULL, 3, 1);
      style.tier_fill[0] = style.picture;
      entente_style_make_ramp (&style, ramp, 8);
      colour_vision_see (COLOUR_VISION_NORMAL, style.picture, before);
      for (i = 0; i < 8; i++)
        {
          double lab[3];

          colour_vision_see (COLOUR_VISION_NORMAL, ramp[i], lab);
          if (i == 0)
            step = lab[0] - before[0];
          g_assert_cmpfloat (fabs (step), >, 7);
          g_assert_cmpfloat_with_epsilon (lab[0] - before[0], step, 0.02);
          before[0] = lab[0];
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/difference-formula", test_difference_formula);
  g_test_add_func ("/palette/visions", test_visions);
  g_test_add_func ("/palette/text-contrast", test_text_contrast);
  g_test_add_func ("/palette/mark-contrast", test_mark_contrast);
  g_test_add_func ("/palette/tiers", test_tiers);
  g_test_add_func ("/palette/criteria", test_criteria);
  g_test_add_func ("/palette/signs", test_signs);
  g_test_add_func ("/palette/ramp", test_ramp);
  return g_test_run ();
}
