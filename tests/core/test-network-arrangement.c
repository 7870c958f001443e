/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The network by region and by tier. */

#include "entente-network-scene.h"
#include "sample-scene.h"

#include <math.h>
#include <string.h>

static EntenteNetworkLayout *
lay_out_by_tier (const Sample *sample)
{
  g_autoptr (EntenteNetworkLayout) base = entente_network_layout_new (sample->dataset, NULL);

  return entente_network_layout_arrange_by_tier (base, sample->evaluation);
}

static void
test_everybody_in_their_ring (void)
{
  static const char *const names[] = { "partners-2026.json", "venues-example.json" };
  gsize k;
  guint i;

  for (k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autoptr (Sample) sample = open_sample (names[k], 1280, 800);
      g_autoptr (EntenteNetworkLayout) layout = lay_out_by_tier (sample);

      g_assert_cmpuint (layout->n_rings, >=, sample->evaluation->n_tiers);
      for (i = 0; i < layout->n_partners; i++)
        {
          guint ring = MIN (sample->evaluation->tiers[i], layout->n_rings - 1);
          double away = hypot (layout->x[i], layout->y[i]);

          g_assert_cmpfloat (away, <, layout->rings[ring]);
          g_assert_cmpfloat (away, >, ring > 0 ? layout->rings[ring - 1] : 0.2);
        }
    }
}

/* Rings whose areas grow outwards as 1 : 2 : 3 up to the edge; around the hub everybody at the same step, in the order
 * of where they stand by bloc. */
static void
test_rings_and_directions (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  g_autoptr (EntenteNetworkLayout) base = entente_network_layout_new (sample->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_arrange_by_tier (base, sample->evaluation);
  const guint n = layout->n_partners;
  g_autofree guint *order = g_new (guint, n);
  double inside = 0.25 * 0.25, first = 0;
  guint t, i, k;

  for (t = 0; t < layout->n_rings; t++)
    {
      const double area = layout->rings[t] * layout->rings[t] - inside;

      first = t == 0 ? area : first;
      g_assert_cmpfloat_with_epsilon (area, (t + 1) * first, 1e-9);
      inside = layout->rings[t] * layout->rings[t];
    }
  g_assert_cmpfloat_with_epsilon (layout->rings[layout->n_rings - 1], 1, 1e-12);
  for (i = 0; i < n; i++)
    {
      const double angle = atan2 (base->y[i], base->x[i]);
      guint before = 0;

      for (k = 0; k < n; k++)
        {
          const double other = atan2 (base->y[k], base->x[k]);

          before += fmod (other + 2 * G_PI, 2 * G_PI) < fmod (angle + 2 * G_PI, 2 * G_PI) || (other == angle && k < i);
        }
      order[before] = i;
    }
  for (k = 0; k < n; k++)
    {
      const guint a = order[k], b = order[(k + 1) % n];
      const double step = atan2 (layout->y[b], layout->x[b]) - atan2 (layout->y[a], layout->x[a]);

      g_assert_cmpfloat_with_epsilon (fmod (step + 2 * G_PI, 2 * G_PI), 2 * G_PI / n, 1e-9);
    }
  /* Nobody is turned to the other side. */
  for (k = 0; k < n; k++)
    {
      i = order[k];
      g_assert_cmpfloat (fabs (remainder (atan2 (layout->y[i], layout->x[i]) - (k + 0.5) * 2 * G_PI / n, 2 * G_PI)), <, 1e-9);
    }
}

/* In pixels of what the layout is made for. */
static double
find_least_distance (const EntenteNetworkLayout *layout)
{
  double least = G_MAXDOUBLE;
  guint i, j;

  for (i = 0; i < layout->n_partners; i++)
    for (j = 0; j < i; j++)
      least = MIN (least, hypot ((layout->x[i] - layout->x[j]) * layout->width / 2,
                                 (layout->y[i] - layout->y[j]) * layout->height / 2));
  return least;
}

static void
set_weights (Sample *sample,
             guint strong)
{
  guint c;

  for (c = 0; c < sample->dataset->n_criteria; c++)
    sample->scenario->weights[c] = c == strong ? 0.8 : 0.2 / (sample->dataset->n_criteria - 1);
  evaluate (sample);
}

/* Whoever keeps the tier keeps the place, to the last bit; the others move straight in or out. */
static void
test_only_who_changes_tier_moves (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  guint strong, i, n_moved = 0;

  for (strong = 0; strong < sample->dataset->n_criteria; strong++)
    {
      g_autofree guint *tiers = g_memdup2 (sample->evaluation->tiers, sample->evaluation->n_partners * sizeof (guint));
      g_autoptr (EntenteNetworkLayout) before = lay_out_by_tier (sample), after = NULL;

      set_weights (sample, strong);
      after = lay_out_by_tier (sample);
      for (i = 0; i < after->n_partners; i++)
        {
          double turn = before->x[i] * after->y[i] - before->y[i] * after->x[i];
          gboolean same = before->x[i] == after->x[i] && before->y[i] == after->y[i];

          g_assert_cmpint (same, ==, tiers[i] == sample->evaluation->tiers[i]);
          g_assert_cmpfloat (fabs (turn), <, 1e-9);
          n_moved += !same;
        }
      g_assert_cmpfloat (find_least_distance (after), >, 18);
    }
  g_assert_cmpuint (n_moved, >, 10);
}

static gboolean
is_neighbour_of_region (const Sample *sample,
                        const EntenteNetworkLayout *layout,
                        guint i)
{
  double least = G_MAXDOUBLE;
  guint nearest = i, j;

  for (j = 0; j < layout->n_partners; j++)
    {
      double away = hypot (layout->x[i] - layout->x[j], layout->y[i] - layout->y[j]);

      if (j == i || away >= least)
        continue;
      least = away;
      nearest = j;
    }
  return sample->dataset->partners[i].region_index == sample->dataset->partners[nearest].region_index;
}

static void
test_regions_stand_together (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new_by_region (sample->dataset, NULL);
  guint i, n = 0;

  g_assert_cmpint (layout->arrangement, ==, ENTENTE_ARRANGE_BY_REGION);
  for (i = 0; i < layout->n_partners; i++)
    n += is_neighbour_of_region (sample, layout, i);
  g_assert_cmpuint (100 * n, >, 90 * layout->n_partners);
  g_assert_cmpfloat (find_least_distance (layout), >, 0.999 * ENTENTE_NETWORK_DISTANCE);
}

/* By their energy, not because the iterations ran out. */
static void
test_come_to_rest (void)
{
  static const char *const names[] = { "partners-2026.json", "venues-example.json" };
  gsize k;

  for (k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autoptr (Sample) sample = open_sample (names[k], 1280, 800);
      g_autoptr (EntenteNetworkLayout) by_bloc = entente_network_layout_new (sample->dataset, NULL);
      g_autoptr (EntenteNetworkLayout) by_region = entente_network_layout_new_by_region (sample->dataset, NULL);

      g_test_message ("%s: %u and %u iterations", names[k], by_bloc->n_iterations, by_region->n_iterations);
      g_assert_cmpuint (by_bloc->n_iterations, <, 600);
      g_assert_cmpuint (by_region->n_iterations, <, 600);
    }
}

static void
test_pins_hold (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  const EntentePin pin = { 7, -0.5, 0.625 };
  g_autoptr (EntenteNetworkLayout) by_region = entente_network_layout_new_by_region (sample->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) by_tier = lay_out_by_tier (sample);
  EntenteNetworkLayout *layouts[] = { by_region, by_tier };
  gsize k;

  for (k = 0; k < G_N_ELEMENTS (layouts); k++)
    {
      g_autoptr (EntenteNetworkLayout) pinned = entente_network_layout_pin (layouts[k], &pin, 1);

      g_assert_cmpfloat (pinned->x[7], ==, -0.5);
      g_assert_cmpfloat (pinned->y[7], ==, 0.625);
      g_assert_cmpint (pinned->arrangement, ==, layouts[k]->arrangement);
      g_assert_cmpuint (pinned->n_rings, ==, layouts[k]->n_rings);
    }
}

/* A name of a group covers no mark and no other name. */
static void
assert_apart (const EntenteNetworkScene *scene,
              const EntenteNetworkGroup *group)
{
  guint i;

  for (i = 0; i < scene->n_nodes; i++)
    {
      const EntenteNetworkNode *node = &scene->nodes[i];
      const double dx = MAX (MAX (group->x - node->x, node->x - group->x - group->width), 0);
      const double dy = MAX (MAX (group->y - node->y, node->y - group->y - group->height), 0);

      g_assert_cmpfloat (hypot (dx, dy), >=, node->radius);
    }
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);
      EntenteExtent extent;

      entente_measure_get_extent (&fixed_measure, label->font, label->text, &extent);
      g_assert_false (label->place.x < group->x + group->width && group->x < label->place.x + extent.width
                      && label->place.y < group->y + group->height && group->y < label->place.y + extent.height);
    }
}

static EntenteNetworkScene *
build (Sample *sample,
       EntenteNetworkLayout *layout)
{
  return entente_network_scene_new (&sample->input, layout, NULL);
}

static void
test_groups_are_named (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  g_autoptr (EntenteNetworkLayout) by_region = entente_network_layout_new_by_region (sample->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) by_tier = lay_out_by_tier (sample);
  g_autoptr (EntenteNetworkScene) regions = build (sample, by_region), tiers = build (sample, by_tier);
  guint i;

  g_assert_cmpuint (regions->n_hulls + tiers->n_hulls, ==, 0);
  g_assert_cmpuint (regions->groups->len, ==, sample->dataset->n_regions);
  g_assert_cmpuint (tiers->groups->len, ==, tiers->n_rings);
  g_assert_cmpstr (g_array_index (tiers->groups, EntenteNetworkGroup, 0).text, ==, "Tier 1");
  for (i = 0; i < regions->groups->len; i++)
    assert_apart (regions, &g_array_index (regions->groups, EntenteNetworkGroup, i));
  for (i = 0; i < tiers->groups->len; i++)
    assert_apart (tiers, &g_array_index (tiers->groups, EntenteNetworkGroup, i));
}

/* What is taken from the scene before is what would be found; another size is found anew. */
static void
test_places_are_kept (void)
{
  g_autoptr (Sample) sample = open_sample ("partners-2026.json", 1280, 800);
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (sample->dataset, NULL);
  g_autoptr (EntenteNetworkScene) first = build (sample, layout), fresh = NULL, kept = NULL, small = NULL;
  EntenteNetworkMoment moment = { .last = first };

  set_weights (sample, 1);
  fresh = build (sample, layout);
  kept = entente_network_scene_new (&sample->input, layout, &moment);
  g_assert_cmpmem (fresh->places, fresh->n_nodes * sizeof (EntentePoint), kept->places,
                   kept->n_nodes * sizeof (EntentePoint));
  sample->input.width = 500;
  small = entente_network_scene_new (&sample->input, layout, &moment);
  g_assert_cmpint (memcmp (small->places, kept->places, kept->n_nodes * sizeof (EntentePoint)), !=, 0);
}

static void
check_outline (const EntentePoint *corners,
               guint n)
{
  EntentePoint hull[8], outline[ENTENTE_HULL_OUTLINE];
  guint n_hull = entente_hull_find (corners, n, hull), i, k;

  entente_hull_smooth (hull, n_hull, 24, outline);
  for (i = 0; i < n; i++)
    {
      double least = G_MAXDOUBLE;

      for (k = 0; k < ENTENTE_HULL_OUTLINE; k++)
        least = MIN (least, hypot (outline[k].x - corners[i].x, outline[k].y - corners[i].y));
      g_assert_cmpfloat (least, >, 12);
      g_assert_cmpfloat (entente_hull_get_distance (outline, ENTENTE_HULL_OUTLINE, corners[i].x, corners[i].y), ==, 0);
    }
  /* Never a sharp corner: two steps in a row differ by a few degrees only. */
  for (k = 0; k < ENTENTE_HULL_OUTLINE; k++)
    {
      const EntentePoint *a = &outline[k], *b = &outline[(k + 1) % ENTENTE_HULL_OUTLINE];
      const EntentePoint *c = &outline[(k + 2) % ENTENTE_HULL_OUTLINE];
      double turn = atan2 ((b->x - a->x) * (c->y - b->y) - (b->y - a->y) * (c->x - b->x),
                           (b->x - a->x) * (c->x - b->x) + (b->y - a->y) * (c->y - b->y));

      g_assert_cmpfloat (turn, >, -1e-6);
      g_assert_cmpfloat (turn, <, 0.2);
    }
}

static void
test_hulls_are_smooth (void)
{
  static const EntentePoint one[] = { { 100, 80 } }, two[] = { { 0, 0 }, { 200, 40 } };
  static const EntentePoint square[] = { { 0, 0 }, { 300, 0 }, { 300, 200 }, { 0, 200 }, { 150, 100 } };
  static const EntentePoint thin[] = { { 0, 0 }, { 400, 10 }, { 380, 30 } };

  check_outline (one, 1);
  check_outline (two, 2);
  check_outline (square, 5);
  check_outline (thin, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-arrangement/everybody-in-their-ring", test_everybody_in_their_ring);
  g_test_add_func ("/network-arrangement/rings-and-directions", test_rings_and_directions);
  g_test_add_func ("/network-arrangement/only-who-changes-tier-moves", test_only_who_changes_tier_moves);
  g_test_add_func ("/network-arrangement/regions-stand-together", test_regions_stand_together);
  g_test_add_func ("/network-arrangement/come-to-rest", test_come_to_rest);
  g_test_add_func ("/network-arrangement/pins-hold", test_pins_hold);
  g_test_add_func ("/network-arrangement/groups-are-named", test_groups_are_named);
  g_test_add_func ("/network-arrangement/places-are-kept", test_places_are_kept);
  g_test_add_func ("/network-arrangement/hulls-are-smooth", test_hulls_are_smooth);
  return g_test_run ();
}
