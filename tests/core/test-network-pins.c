/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Partners of the sample that are put elsewhere by hand: pinned, in hand, on their way. */

#include "entente-network-scene.h"
#include "sample-scene.h"

#include <math.h>

static const double sizes[][2] = { { 1000, 700 }, { 1920, 1080 }, { 800, 600 }, { 360, 520 }, { 3000, 1800 } };

static Sample *
open_network (void)
{
  Sample *sample = open_sample ("partners-2026.json", 1000, 700);

  sample->layout = entente_network_layout_new (sample->dataset, NULL);
  return sample;
}

static EntenteNetworkScene *
build (Sample *self,
       const EntentePin *pins,
       guint n_pins)
{
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_pin (self->layout, pins, n_pins);

  return entente_network_scene_new (&self->input, layout, NULL);
}

static double
get_away (const EntenteNetworkNode *a,
          const EntenteNetworkNode *b)
{
  return hypot (a->x - b->x, a->y - b->y);
}

static void
test_pins_hold_at_every_size (void)
{
  g_autoptr (Sample) sample = open_network ();
  const EntentePin pins[] = { { (int) find_in_sample (sample, "JP"), -0.7, 0.6 }, { (int) find_in_sample (sample, "GB"), 0.9, -0.95 } };
  gsize s;
  guint i, k;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;
      g_autoptr (EntenteNetworkScene) again = NULL;

      sample->input.width = sizes[s][0];
      sample->input.height = sizes[s][1];
      scene = build (sample, pins, 2);
      again = build (sample, pins, 2);
      for (i = 0; i < 2; i++)
        {
          const EntenteNetworkNode *node = &scene->nodes[pins[i].partner];
          EntentePoint place = entente_network_scene_find_place (scene, node->x, node->y);

          g_assert_true (node->pinned);
          g_assert_cmpfloat (fabs (node->x - scene->hub_x - pins[i].x * (scene->right - scene->left) / 2), <, 0.01);
          g_assert_cmpfloat (fabs (node->y - scene->hub_y - pins[i].y * (scene->bottom - scene->top) / 2), <, 0.01);
          g_assert_cmpfloat (place.x, ==, pins[i].x);
          g_assert_cmpfloat (place.y, ==, pins[i].y);
        }
      for (i = 0; i < scene->n_nodes; i++)
        for (k = 0; k < i; k++)
          {
            double away = get_away (&scene->nodes[i], &scene->nodes[k]);

            g_assert_cmpfloat (away, >, scene->nodes[i].radius + scene->nodes[k].radius + 2);
            if (sizes[s][0] >= 1000)
              g_assert_cmpfloat (away, >=, ENTENTE_NETWORK_DISTANCE * 0.999);
          }
      g_assert_cmpmem (scene->nodes, scene->n_nodes * sizeof (EntenteNetworkNode), again->nodes,
                       again->n_nodes * sizeof (EntenteNetworkNode));
      g_assert_cmpuint (scene->ground, ==, again->ground);
      g_assert_cmpuint (scene->labels->len, ==, again->labels->len);
    }
}

/* Also where the picture is magnified: the point under the pointer is the place that is pinned. */
static void
test_places_of_points (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP");
  double zoom;

  for (zoom = 1; zoom < 6; zoom += 1.7)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;
      g_autoptr (EntenteNetworkScene) pinned = NULL;
      EntentePin pin = { (int) japan, 0, 0 };
      EntentePoint place;

      sample->input.viewport = (EntenteViewport) { zoom, -40 * (zoom - 1), 25 * (zoom - 1) };
      scene = build (sample, NULL, 0);
      place = entente_network_scene_find_place (scene, 640, 520);
      pin.x = place.x;
      pin.y = place.y;
      pinned = build (sample, &pin, 1);
      g_assert_cmpfloat (hypot (pinned->nodes[japan].x - 640, pinned->nodes[japan].y - 520), <, 0.1 * zoom);
    }
}

static void
test_the_hub_is_free (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP");
  const EntentePin pins[] = { { (int) japan, 0, 0 }, { (int) japan, 0.01, 0.02 }, { (int) japan, -0.1, 0 } };
  gsize s, i;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (i = 0; i < G_N_ELEMENTS (pins); i++)
      {
        g_autoptr (EntenteNetworkScene) scene = NULL;
        const EntenteNetworkNode *node;

        sample->input.width = sizes[s][0];
        sample->input.height = sizes[s][1];
        scene = build (sample, &pins[i], 1);
        node = &scene->nodes[japan];
        g_assert_cmpfloat (hypot (node->x - scene->hub_x, node->y - scene->hub_y), >=,
                           scene->hub_radius + node->radius + 3);
      }
}

/* The mark in hand moves with its ties and its bloc; nobody else does. */
static void
test_only_the_held_moves (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP"), i, n_ends = 0;
  const EntentePin held = { (int) japan, -0.5, 0.8 };
  const EntenteNetworkMoment moment = { .held = &held };
  g_autoptr (EntenteNetworkScene) rest = build (sample, NULL, 0);
  g_autoptr (EntenteNetworkScene) scene = entente_network_scene_new (&sample->input, sample->layout, &moment);
  gboolean in_hull = FALSE;

  g_assert_true (scene->nodes[japan].pinned);
  g_assert_cmpfloat (get_away (&scene->nodes[japan], &rest->nodes[japan]), >, 200);
  for (i = 0; i < scene->n_nodes; i++)
    if (i != japan)
      g_assert_cmpfloat (get_away (&scene->nodes[i], &rest->nodes[i]), ==, 0);
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

      n_ends += hypot (line->x1 - scene->nodes[japan].x, line->y1 - scene->nodes[japan].y) < 0.01;
      n_ends += hypot (line->x0 - scene->nodes[japan].x, line->y0 - scene->nodes[japan].y) < 0.01;
    }
  g_assert_cmpuint (n_ends, >=, 2);
  for (i = 0; i < scene->n_hulls; i++)
    in_hull |= entente_hull_get_distance (scene->hulls[i].corners, scene->hulls[i].n_corners, scene->nodes[japan].x,
                                          scene->nodes[japan].y) < 0.01;
  g_assert_true (in_hull);
  g_assert_cmpuint (scene->ground, !=, rest->ground);
}

static void
test_marks_glide (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP"), i;
  const EntentePin pin = { (int) japan, -0.5, 0.8 };
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_pin (sample->layout, &pin, 1);
  g_autoptr (EntenteNetworkScene) before = build (sample, NULL, 0);
  g_autoptr (EntenteNetworkScene) after = build (sample, &pin, 1);
  double part;

  for (part = 0; part <= 1; part += 0.25)
    {
      const EntenteNetworkMoment moment = { .from = before->places, .part = part };
      g_autoptr (EntenteNetworkScene) scene = entente_network_scene_new (&sample->input, layout, &moment);

      for (i = 0; i < scene->n_nodes; i++)
        {
          double x = before->nodes[i].x + part * (after->nodes[i].x - before->nodes[i].x);
          double y = before->nodes[i].y + part * (after->nodes[i].y - before->nodes[i].y);

          g_assert_cmpfloat (hypot (scene->nodes[i].x - x, scene->nodes[i].y - y), <, 1e-6);
        }
    }
}

static void
test_pinned_ones_find_room (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP"), britain = find_in_sample (sample, "GB");
  const EntentePin pins[] = { { (int) japan, 1, 1 }, { (int) find_in_sample (sample, "PL"), 0.95, 1 } };
  g_autoptr (EntenteNetworkScene) scene = build (sample, pins, 2);
  const EntentePoint taken = { 1, 0.99 }, open = { -0.5, 0.25 };
  EntentePoint place = entente_network_scene_find_free_place (scene, britain, &taken);
  const EntentePin all[] = { pins[0], pins[1], { (int) britain, place.x, place.y } };
  g_autoptr (EntenteNetworkScene) next = build (sample, all, 3);

  g_assert_cmpfloat (get_away (&next->nodes[britain], &next->nodes[japan]), >=, ENTENTE_NETWORK_DISTANCE * 0.99);
  g_assert_cmpfloat (get_away (&next->nodes[britain], &next->nodes[all[1].partner]), >=,
                     ENTENTE_NETWORK_DISTANCE * 0.99);
  g_assert_cmpfloat (get_away (&next->nodes[britain], &next->nodes[japan]), <, 3 * ENTENTE_NETWORK_DISTANCE);
  place = entente_network_scene_find_free_place (scene, britain, &open);
  g_assert_cmpfloat (place.x, ==, open.x);
  g_assert_cmpfloat (place.y, ==, open.y);
  /* Its own pin is in nobody's way. */
  place = entente_network_scene_find_free_place (scene, japan, &taken);
  g_assert_cmpfloat (hypot (place.x - 1, place.y - 1), <, 0.2);
}

static void
test_shifts (void)
{
  g_autoptr (Sample) sample = open_network ();
  guint japan = find_in_sample (sample, "JP");
  EntentePin pin = { (int) japan, 0.5, 0.5 };
  double zoom;

  for (zoom = 1; zoom < 4; zoom += 1.5)
    {
      g_autoptr (EntenteNetworkScene) before = NULL;
      g_autoptr (EntenteNetworkScene) after = NULL;
      EntentePoint place;

      sample->input.viewport.zoom = zoom;
      before = build (sample, &pin, 1);
      place = entente_network_scene_shift_place (before, japan, 1e6, -1e6);
      g_assert_cmpfloat (place.x, ==, 1);
      g_assert_cmpfloat (place.y, ==, -1);
      place = entente_network_scene_shift_place (before, japan, -1e6, 1e6);
      g_assert_cmpfloat (place.x, ==, -1);
      g_assert_cmpfloat (place.y, ==, 1);
      place = entente_network_scene_shift_place (before, japan, 8, -24);
      after = build (sample, &(EntentePin) { (int) japan, place.x, place.y }, 1);
      g_assert_cmpfloat (fabs (after->nodes[japan].x - before->nodes[japan].x - 8), <, 0.1 * zoom);
      g_assert_cmpfloat (fabs (after->nodes[japan].y - before->nodes[japan].y + 24), <, 0.1 * zoom);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-pins/hold-at-every-size", test_pins_hold_at_every_size);
  g_test_add_func ("/network-pins/places-of-points", test_places_of_points);
  g_test_add_func ("/network-pins/the-hub-is-free", test_the_hub_is_free);
  g_test_add_func ("/network-pins/only-the-held-moves", test_only_the_held_moves);
  g_test_add_func ("/network-pins/marks-glide", test_marks_glide);
  g_test_add_func ("/network-pins/pinned-ones-find-room", test_pinned_ones_find_room);
  g_test_add_func ("/network-pins/shifts", test_shifts);
  return g_test_run ();
}
