/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same picture, also in the next version: where everything stands in the Network of a file that stays
 * as it is. */

#include "kept-variation.h"

#include "entente-network-scene.h"

#define N_VARIATIONS 100

static const KeptMember points[] = { KEPT_MEMBER (EntentePoint, x), KEPT_MEMBER (EntentePoint, y) };

static void
add_network (KeptNumbers *kept,
             const EntenteNetworkScene *scene)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteNetworkScene, left), KEPT_MEMBER (EntenteNetworkScene, top),
    KEPT_MEMBER (EntenteNetworkScene, right), KEPT_MEMBER (EntenteNetworkScene, bottom),
    KEPT_MEMBER (EntenteNetworkScene, drawing_right), KEPT_MEMBER (EntenteNetworkScene, drawing_bottom),
    KEPT_MEMBER (EntenteNetworkScene, hub_x), KEPT_MEMBER (EntenteNetworkScene, hub_y),
    KEPT_MEMBER (EntenteNetworkScene, hub_radius), KEPT_MEMBER (EntenteNetworkScene, tie_strength),
    KEPT_MEMBER (EntenteNetworkScene, focus),
  };
  static const KeptMember nodes[] = {
    KEPT_MEMBER (EntenteNetworkNode, x), KEPT_MEMBER (EntenteNetworkNode, y), KEPT_MEMBER (EntenteNetworkNode, radius),
    KEPT_MEMBER (EntenteNetworkNode, opacity), KEPT_MEMBER (EntenteNetworkNode, tier),
    KEPT_MEMBER (EntenteNetworkNode, change), KEPT_MEMBER (EntenteNetworkNode, fellow),
    KEPT_MEMBER (EntenteNetworkNode, pinned),
  };
  static const KeptMember ties[] = {
    KEPT_MEMBER (EntenteNetworkLine, x0), KEPT_MEMBER (EntenteNetworkLine, y0), KEPT_MEMBER (EntenteNetworkLine, x1),
    KEPT_MEMBER (EntenteNetworkLine, y1), KEPT_MEMBER (EntenteNetworkLine, role),
    KEPT_MEMBER (EntenteNetworkLine, tie_class), KEPT_MEMBER (EntenteNetworkLine, state),
    KEPT_MEMBER (EntenteNetworkLine, with_hub), KEPT_MEMBER (EntenteNetworkLine, tie),
    KEPT_MEMBER (EntenteNetworkLine, colour),
  };
  static const KeptMember hulls[] = {
    KEPT_MEMBER (EntenteNetworkHull, bloc), KEPT_MEMBER (EntenteNetworkHull, colour),
    KEPT_MEMBER (EntenteNetworkHull, n_corners), KEPT_MEMBER (EntenteNetworkHull, padding),
    KEPT_MEMBER (EntenteNetworkHull, pill_x), KEPT_MEMBER (EntenteNetworkHull, pill_y),
    KEPT_MEMBER (EntenteNetworkHull, pill_width), KEPT_MEMBER (EntenteNetworkHull, pill_height),
    KEPT_MEMBER (EntenteNetworkHull, faded),
  };
  static const KeptMember labels[] = {
    KEPT_MEMBER (EntenteNetworkLabel, place.candidate), KEPT_MEMBER (EntenteNetworkLabel, place.x),
    KEPT_MEMBER (EntenteNetworkLabel, place.y), KEPT_MEMBER (EntenteNetworkLabel, place.leader_x0),
    KEPT_MEMBER (EntenteNetworkLabel, place.leader_y1), KEPT_MEMBER (EntenteNetworkLabel, partner),
    KEPT_MEMBER (EntenteNetworkLabel, font), KEPT_MEMBER (EntenteNetworkLabel, quiet),
    KEPT_MEMBER (EntenteNetworkLabel, change), KEPT_MEMBER (EntenteNetworkLabel, hull),
  };
  static const KeptMember groups[] = {
    KEPT_MEMBER (EntenteNetworkGroup, x), KEPT_MEMBER (EntenteNetworkGroup, y),
    KEPT_MEMBER (EntenteNetworkGroup, width), KEPT_MEMBER (EntenteNetworkGroup, height),
  };
  static const KeptMember keys[] = {
    KEPT_MEMBER (EntenteNetworkKey, kind), KEPT_MEMBER (EntenteNetworkKey, index), KEPT_MEMBER (EntenteNetworkKey, x),
    KEPT_MEMBER (EntenteNetworkKey, y), KEPT_MEMBER (EntenteNetworkKey, text_x),
    KEPT_MEMBER (EntenteNetworkKey, text_width),
  };
  guint i;

  KEPT_ARRAY (kept, "network", scene, 1, whole);
  KEPT_ARRAY (kept, "nodes", scene->nodes, scene->n_nodes, nodes);
  KEPT_ARRAY (kept, "places", scene->places, scene->n_nodes, points);
  KEPT_ARRAY (kept, "settled", scene->settled, scene->n_nodes, points);
  KEPT_ARRAY (kept, "lines", (const EntenteNetworkLine *) (gconstpointer) scene->lines->data, scene->lines->len, ties);
  KEPT_ARRAY (kept, "hulls", scene->hulls, scene->n_hulls, hulls);
  for (i = 0; i < scene->n_hulls; i++)
    KEPT_ARRAY (kept, "corners", scene->hulls[i].corners, scene->hulls[i].n_corners, points);
  KEPT_ARRAY (kept, "rings", scene->rings, scene->n_rings, points);
  KEPT_ARRAY (kept, "labels", (const EntenteNetworkLabel *) (gconstpointer) scene->labels->data, scene->labels->len,
              labels);
  KEPT_ARRAY (kept, "groups", (const EntenteNetworkGroup *) (gconstpointer) scene->groups->data, scene->groups->len,
              groups);
  KEPT_ARRAY (kept, "keys", (const EntenteNetworkKey *) (gconstpointer) scene->keys->data, scene->keys->len, keys);
}

/* What is found at places all over the picture, and where keys lead. */
static void
add_network_answers (KeptNumbers *kept,
                     const EntenteNetworkScene *scene)
{
  const guint n_steps = MIN (scene->n_nodes, 20);
  int found[4][15 * 12], steps[4][20];
  guint i, k;

  for (i = 0; i < 15 * 12; i++)
    {
      const double x = (i % 15 + 0.5) / 15 * scene->width, y = (i / 15 + 0.5) / 12.0 * scene->height;

      found[0][i] = entente_network_scene_find_node (scene, x, y, 24);
      found[1][i] = entente_network_scene_find_tie (scene, x, y, 8);
      found[2][i] = entente_network_scene_find_bloc (scene, x, y);
      found[3][i] = (int) (1000 * entente_network_scene_find_place (scene, x, y).x);
    }
  for (i = 0; i < n_steps; i++)
    for (k = 0; k < 4; k++)
      steps[k][i] = entente_network_scene_find_neighbour (scene, (int) i, k == 0 ? 1 : k == 1 ? -1 : 0,
                                                          k == 2 ? 1 : k == 3 ? -1 : 0);
  for (k = 0; k < 4; k++)
    {
      kept_numbers_add_ints (kept, "found", found[k], 15 * 12);
      kept_numbers_add_ints (kept, "steps", steps[k], n_steps);
    }
}

static EntenteNetworkLayout *
make_layout (const KeptSample *sample,
             const EntenteSceneInput *input)
{
  g_autoptr (EntenteNetworkLayout) base = NULL;
  EntenteNetworkLayout *pinned;

  if (input->arrangement == ENTENTE_ARRANGE_BY_REGION)
    base = entente_network_layout_new_by_region (sample->dataset, NULL);
  else
    base = entente_network_layout_new (sample->dataset, NULL);
  if (input->arrangement == ENTENTE_ARRANGE_BY_TIER)
    return entente_network_layout_arrange_by_tier (base, input->evaluation);
  if (input->n_pins == 0)
    return g_steal_pointer (&base);
  pinned = entente_network_layout_pin (base, input->pins, input->n_pins);
  return pinned;
}

static void
add_network_pictures (KeptNumbers *kept,
                      KeptSample *sample,
                      const char *view)
{
  static const KeptPicture pictures[] = {
    { 700, 560, 1.5, { 1, 0, 0 }, KEPT_PLAIN },
    { 1000, 400, 1, { 1, 0, 0 }, KEPT_LOOKED_AT | KEPT_EXPORTED },
    { 560, 900, 1.5, { 1.3, 10, -20 }, KEPT_COMPARED },
    { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN },
    { 1280, 800, 1, { 1, 0, 0 }, KEPT_COMPARED | KEPT_LOOKED_AT },
    { 1280, 800, 1.25, { 1, 0, 0 }, KEPT_BY_REGION | KEPT_EXPORTED | KEPT_COMPARED },
    { 1600, 1000, 1, { 1, 0, 0 }, KEPT_BY_TIER | KEPT_LOOKED_AT | KEPT_EXPORTED },
    { 420, 640, 1, { 1, 0, 0 }, KEPT_TURNED | KEPT_FEW },
    { 1280, 800, 1, { 2.5, -300, 120 }, KEPT_PINNED | KEPT_FEW | KEPT_LOOKED_AT },
    { 1920, 1080, 2, { 1, 0, 0 }, KEPT_STAGE | KEPT_COMPARED },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (EntenteNetworkLayout) layout = NULL;
      g_autoptr (EntenteNetworkScene) scene = NULL;
      EntenteSceneInput input;

      kept_sample_init_input (sample, &pictures[i], &input);
      layout = make_layout (sample, &input);
      g_assert_cmpint (layout->ref_count, ==, 1);
      scene = entente_network_scene_new (&input, layout, NULL);
      kept_sample_start (kept, view, i);
      kept_numbers_add_doubles (kept, "layout.x", layout->x, layout->n_partners);
      kept_numbers_add_doubles (kept, "layout.y", layout->y, layout->n_partners);
      kept_numbers_add_doubles (kept, "layout.rings", layout->rings, layout->n_rings);
      kept_sample_add_heading (kept, scene->heading);
      add_network (kept, scene);
      add_network_answers (kept, scene);
    }
}

static void
test_network (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json"), small = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("network.txt");

  add_network_pictures (kept, sample, "network");
  add_network_pictures (kept, small, "network-small");
  kept_numbers_check (kept);
}

/* What is written into the picture. */
static void
add_network_words (KeptNumbers *kept,
                   const EntenteNetworkScene *scene)
{
  static const KeptMember hulls[] = { KEPT_TEXT (EntenteNetworkHull, name) };
  static const KeptMember labels[] = { KEPT_TEXT (EntenteNetworkLabel, text) };
  static const KeptMember groups[] = { KEPT_TEXT (EntenteNetworkGroup, text) };
  static const KeptMember keys[] = { KEPT_TEXT (EntenteNetworkKey, text) };
  guint i;

  KEPT_ARRAY (kept, "hulls", scene->hulls, scene->n_hulls, hulls);
  KEPT_ARRAY (kept, "labels", (const EntenteNetworkLabel *) (gconstpointer) scene->labels->data, scene->labels->len,
              labels);
  KEPT_ARRAY (kept, "groups", (const EntenteNetworkGroup *) (gconstpointer) scene->groups->data, scene->groups->len,
              groups);
  KEPT_ARRAY (kept, "keys", (const EntenteNetworkKey *) (gconstpointer) scene->keys->data, scene->keys->len, keys);
  for (i = 0; i < G_N_ELEMENTS (scene->hub_lines); i++)
    kept_numbers_add_text (kept, "hub", scene->hub_lines[i]);
  kept_numbers_add_text (kept, "description", scene->description);
}

/* What says whether a layout is that of a file; they are not a part of files, so whoever changes them may do so. */
static void
add_keys (KeptNumbers *kept,
          const EntenteDataset *dataset)
{
  const guint64 key = entente_network_layout_get_key (dataset), other = entente_network_layout_get_region_key (dataset);
  const guint parts[] = { (guint) key, (guint) (key >> 32), (guint) other, (guint) (other >> 32) };

  kept_numbers_add_ints (kept, "keys", parts, G_N_ELEMENTS (parts));
}

/* Of other files, in other windows, each also a step later. */
static void
test_variations (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("network-varied.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < N_VARIATIONS; i++)
    {
      g_autoptr (KeptSample) sample = kept_variation_new_sample (2000 + i);
      g_autoptr (EntenteNetworkLayout) layout = NULL;
      g_autoptr (EntenteNetworkScene) scene = NULL, after = NULL;
      const EntentePin held = { i % sample->dataset->n_partners, 0.3, -0.6 };
      EntenteNetworkMoment moment = { NULL };
      EntenteSceneInput input;
      KeptPicture picture;

      kept_variation_init_picture (&picture, 2000 + i);
      kept_sample_init_input (sample, &picture, &input);
      layout = make_layout (sample, &input);
      scene = entente_network_scene_new (&input, layout, NULL);
      kept_sample_start (kept, "network", i);
      add_keys (kept, sample->dataset);
      kept_numbers_add_doubles (kept, "layout.x", layout->x, layout->n_partners);
      kept_numbers_add_doubles (kept, "layout.y", layout->y, layout->n_partners);
      kept_numbers_add_doubles (kept, "layout.rings", layout->rings, layout->n_rings);
      kept_sample_add_heading (kept, scene->heading);
      add_network (kept, scene);
      add_network_answers (kept, scene);
      add_network_words (kept, scene);
      input.evaluation = sample->other;
      moment = (EntenteNetworkMoment) { .last = scene, .previous = scene, .held = i % 3 == 0 ? &held : NULL,
                                        .from = i % 3 == 1 ? scene->settled : NULL, .part = 0.3 };
      after = entente_network_scene_new (&input, layout, &moment);
      kept_sample_start (kept, "network-after", i);
      add_network (kept, after);
    }
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-network/pictures", test_network);
  g_test_add_func ("/kept-network/variations", test_variations);
  return g_test_run ();
}
