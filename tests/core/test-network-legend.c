/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The legend of the Network: what it says, and where. */

#include "network-fixture.h"

#include <string.h>

static void
test_legend_fits (void)
{
  static const double sizes[][2] = { { 1000, 700 }, { 700, 520 }, { 360, 520 }, { 420, 300 } };
  gsize s;
  guint i;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (Sample) sample = open_network (sizes[s][0], sizes[s][1]);
      g_autoptr (EntenteNetworkScene) scene = NULL;

      sample->input.for_export = TRUE;
      sample->input.selected = (int) find_in_sample (sample, "JP");
      scene = build (sample);
      g_assert_cmpuint (scene->keys->len, >=, 3);
      g_assert_cmpfloat (scene->left, <, scene->right);
      g_assert_cmpfloat (scene->top, <, scene->bottom);
      for (i = 0; i < scene->keys->len; i++)
        {
          const EntenteNetworkKey *key = &g_array_index (scene->keys, EntenteNetworkKey, i);

          g_assert_cmpfloat (key->x, >=, 0);
          g_assert_cmpfloat (key->text_x + key->text_width, <=, sizes[s][0] + 0.5);
          g_assert_cmpfloat (key->y, >=, 0);
          g_assert_cmpfloat (key->y, <=, sizes[s][1] - 12);
          g_assert_true (key->x >= scene->right || key->y >= scene->bottom);
        }
    }
}

/* Sign and words of each key are beside each other and in no other key's way: in lines, or one below the other. */
static void
assert_keys_are_apart (const EntenteNetworkScene *scene,
                       const EntenteSceneInput *input)
{
  const double scale = input->text_scale;
  guint i;

  for (i = 0; i < scene->keys->len; i++)
    {
      const EntenteNetworkKey *key = &g_array_index (scene->keys, EntenteNetworkKey, i), *last = key - 1;
      const double sign = key->kind == ENTENTE_KEY_HEAD || key->bare ? 0 : key->kind == ENTENTE_KEY_TIER ? 12 : 26;
      const EntenteFont font = key->kind == ENTENTE_KEY_HEAD ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_NOTE;
      const double width = entente_measure_get_width (input->measure, font, key->text);
      const double gap = input->right_to_left ? key->x - key->text_x - MIN (width, key->text_width)
                                              : key->text_x - key->x - sign;

      g_assert_cmpfloat (key->x, >=, 20);
      g_assert_cmpfloat (key->text_x, >=, 20);
      g_assert_cmpfloat (key->x + sign, <=, scene->width - 20 + 1e-9);
      g_assert_cmpfloat (key->text_x + MIN (width, key->text_width), <=, scene->width - 20 + 1e-9);
      if (sign > 0)
        {
          g_assert_cmpfloat (gap, >=, 4 * scale);
          g_assert_cmpfloat (gap, <=, 10 * scale + 26 * (scale - 1));
        }
      /* Words are cut only where the legend would take too much of the width. */
      g_assert_true (key->text_width >= width || key->text_width >= 0.33 * scene->width - 34 * scale);
      if (i == 0)
        continue;
      if (key->y != last->y)
        {
          g_assert_cmpfloat (key->y, >=, last->y + 16 * scale);
          g_assert_cmpfloat (key->y, <=, last->y + 32 * scale);
        }
      else if (input->right_to_left)
        g_assert_cmpfloat (key->x + sign + 10, <=, last->text_x);
      else
        g_assert_cmpfloat (key->x, >=, last->text_x + last->text_width + 10);
    }
}

static void
test_keys_are_apart (void)
{
  static const double sizes[][2] = { { 1400, 900 }, { 1000, 700 }, { 800, 420 }, { 700, 520 }, { 360, 520 }, { 420, 300 } };
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  g_autoptr (Sample) sample = open_network (1000, 700);
  guint i;

  for (i = 0; i < 8 * G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;

      set_scale (&sample->input, &measure, i & 1 ? 1.5 : 1);
      sample->input.width = sizes[i / 8][0] * measure.scale;
      sample->input.height = sizes[i / 8][1] * measure.scale;
      sample->input.for_export = (i & 2) != 0;
      sample->input.right_to_left = (i & 4) != 0;
      sample->input.selected = i % 3 == 0 ? (int) find_in_sample (sample, "JP") : ENTENTE_NONE;
      scene = build (sample);
      assert_keys_are_apart (scene, &sample->input);
    }
}

/* What the legend says: tiers on screen; in exports also the kinds of ties with how many there are, and blocs. What a tie
 * of a kind looks like is shown where some do: beside a selected partner. */
static void
test_legend_counts (void)
{
  g_autoptr (Sample) sample = open_network (1400, 1000);
  g_autoptr (EntenteNetworkScene) screen = NULL, page = NULL, beside = NULL;
  guint counts[ENTENTE_KEY_TIER + 1] = { 0 }, n_ties = 0, n_kinds = 0, i, k;

  screen = build (sample);
  g_assert_cmpuint (screen->keys->len, ==, sample->evaluation->n_tiers);
  for (i = 0; i < screen->keys->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tier %u", i + 1);

      g_assert_cmpint (g_array_index (screen->keys, EntenteNetworkKey, i).kind, ==, ENTENTE_KEY_TIER);
      g_assert_cmpint (g_array_index (screen->keys, EntenteNetworkKey, i).index, ==, (int) i);
      g_assert_cmpstr (g_array_index (screen->keys, EntenteNetworkKey, i).text, ==, name);
    }
  sample->input.for_export = TRUE;
  page = build (sample);
  for (i = 0; i < page->keys->len; i++)
    {
      const EntenteNetworkKey *key = &g_array_index (page->keys, EntenteNetworkKey, i);
      const char *comma = strrchr (key->text, ',');

      counts[key->kind]++;
      if (key->kind == ENTENTE_KEY_TIE)
        n_ties += (guint) g_ascii_strtoull (comma + 2, NULL, 10);
    }
  for (k = 0; k < sample->dataset->n_tie_kinds; k++)
    {
      for (i = 0; i < sample->dataset->n_ties && sample->dataset->ties[i].kind != (int) k; i++)
        continue;
      n_kinds += i < sample->dataset->n_ties;
    }
  for (i = 0; i < page->keys->len; i++)
    g_assert_cmpint (g_array_index (page->keys, EntenteNetworkKey, i).bare, ==,
                     g_array_index (page->keys, EntenteNetworkKey, i).kind == ENTENTE_KEY_TIE);
  sample->input.selected = 0;
  beside = build (sample);
  for (i = 0; i < beside->keys->len; i++)
    g_assert_false (g_array_index (beside->keys, EntenteNetworkKey, i).bare);
  g_assert_cmpuint (counts[ENTENTE_KEY_HEAD], ==, 3);
  g_assert_cmpuint (counts[ENTENTE_KEY_TIE], ==, n_kinds);
  g_assert_cmpuint (counts[ENTENTE_KEY_BLOC], ==, page->n_hulls);
  g_assert_cmpuint (counts[ENTENTE_KEY_TIER], ==, sample->evaluation->n_tiers);
  g_assert_cmpuint (n_ties, ==, sample->dataset->n_ties);
}

static gboolean
has_key (const EntenteNetworkScene *scene,
         EntenteNetworkKeyKind kind,
         int index)
{
  guint i;

  for (i = 0; i < scene->keys->len; i++)
    if (g_array_index (scene->keys, EntenteNetworkKey, i).kind == kind
        && g_array_index (scene->keys, EntenteNetworkKey, i).index == index)
      return TRUE;
  return FALSE;
}

/* Lines of ties whose condition isn't met, or not known to be, are explained where there are any. */
static void
test_conditions_are_explained (void)
{
  g_autoptr (Sample) sample = open_network (1400, 1000);
  const EntenteWhatIfItem missing = { sample->dataset->conditions[0].quantity, NAN, ENTENTE_NONE, TRUE };
  g_autoptr (EntenteNetworkScene) without = NULL, unmet = NULL, unknown = NULL;

  sample->input.for_export = TRUE;
  without = build (sample);
  g_assert_false (has_key (without, ENTENTE_KEY_CONDITION, ENTENTE_TIE_FAILS));
  g_assert_false (has_key (without, ENTENTE_KEY_CONDITION, ENTENTE_TIE_UNKNOWN));
  sample->scenario->condition_levels[0] = 2.5;
  evaluate (sample);
  unmet = build (sample);
  g_assert_true (has_key (unmet, ENTENTE_KEY_CONDITION, ENTENTE_TIE_FAILS));
  g_assert_false (has_key (unmet, ENTENTE_KEY_CONDITION, ENTENTE_TIE_UNKNOWN));
  entente_scenario_set_what_if (sample->scenario, (int) find_in_sample (sample, "PL"), &missing);
  evaluate (sample);
  unknown = build (sample);
  g_assert_true (has_key (unknown, ENTENTE_KEY_CONDITION, ENTENTE_TIE_FAILS));
  g_assert_true (has_key (unknown, ENTENTE_KEY_CONDITION, ENTENTE_TIE_UNKNOWN));
}

/* The samples beside the words of a legend are as large as the letters ask for. */
static void
test_legend_grows_with_letters (void)
{
  g_autoptr (Sample) sample = open_network (1400, 900);
  g_autoptr (EntenteNetworkScene) small = NULL, large = NULL;
  guint i;

  sample->input.for_export = TRUE;
  small = build (sample);
  sample->input.width *= 2;
  sample->input.height *= 2;
  sample->input.text_scale = 2;
  large = build (sample);
  g_assert_cmpuint (small->keys->len, ==, large->keys->len);
  for (i = 0; i < small->keys->len; i++)
    {
      const EntenteNetworkKey *a = &g_array_index (small->keys, EntenteNetworkKey, i);
      const EntenteNetworkKey *b = &g_array_index (large->keys, EntenteNetworkKey, i);

      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpfloat_with_epsilon (b->text_x - b->x, 2 * (a->text_x - a->x), 1e-9);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-legend/fits", test_legend_fits);
  g_test_add_func ("/network-legend/keys-are-apart", test_keys_are_apart);
  g_test_add_func ("/network-legend/conditions-are-explained", test_conditions_are_explained);
  g_test_add_func ("/network-legend/counts", test_legend_counts);
  g_test_add_func ("/network-legend/grows-with-letters", test_legend_grows_with_letters);
  return g_test_run ();
}
