/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ties of the selected partner on the map: great circles from place to place, cut where the map is, and beside each
 * other where several join the same two. */

#include "dataset-fixture.h"

#include "map-fixture.h"

static const double places[][2] = { { 139.7, 35.7 }, { 2.3, 48.9 }, { -99, 19 }, { 18, -34 }, { 100, 14 } };
static const EntenteGeoPoint hub = { -77, 38.9 };

static EntenteTieKind kinds[2];

/* Three between 0 and 1, one of them named the other way round; one of another kind; one that has ended; one of others. */
static const EntenteTie ties[] = {
  { .a = 0, .b = ENTENTE_HUB, .kind = 0 }, { .a = 0, .b = 1, .kind = 0 }, { .a = 1, .b = 0, .kind = 0 },
  { .a = 0, .b = 1, .kind = 0 },           { .a = 2, .b = 0, .kind = 0 }, { .a = 0, .b = 3, .kind = 1 },
  { .a = 1, .b = 2, .kind = 0 },           { .a = 0, .b = 4, .kind = 0 },
};

static DatasetFixture *
make_fixture (void)
{
  DatasetFixture *fixture = dataset_fixture_new (G_N_ELEMENTS (places), 1, 1);
  EntenteDataset *dataset = fixture->dataset;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    {
      fixture->partners[i].has_location = i < 4;
      fixture->partners[i].longitude = places[i][0];
      fixture->partners[i].latitude = places[i][1];
      dataset_fixture_set_fact (fixture, i, 0, 2025, 0.9 - 0.1 * i);
    }
  dataset->hub_has_location = TRUE;
  dataset->hub_longitude = hub.longitude;
  dataset->hub_latitude = hub.latitude;
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    kinds[i] = (EntenteTieKind) { .id = i == 0 ? "k" : "l", .name = dataset_fixture_text (fixture, "Kind") };
  dataset->n_tie_kinds = G_N_ELEMENTS (kinds);
  dataset->tie_kinds = kinds;
  dataset->n_ties = G_N_ELEMENTS (ties);
  dataset->ties = ties;
  return fixture;
}

static EntenteGeoPoint
get_place (int end)
{
  return end == ENTENTE_HUB ? hub : (EntenteGeoPoint) { places[end][0], places[end][1] };
}

/* The points of a tie, piece after piece. */
static GArray *
list_points (const EntenteMapScene *scene,
             int tie,
             guint *n_pieces)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (EntenteMapPoint));
  guint i;

  *n_pieces = 0;
  for (i = 0; i < scene->ties->len; i++)
    {
      const EntenteMapTie *piece = &g_array_index (scene->ties, EntenteMapTie, i);

      if (piece->tie != tie)
        continue;
      g_assert_cmpuint (piece->n, >=, 2);
      g_array_append_vals (points, &g_array_index (scene->tie_points, EntenteMapPoint, piece->first), piece->n);
      ++*n_pieces;
    }
  return points;
}

/* How far a point of the picture is from the great circle between two places. */
static double
get_way_to_circle (const EntenteMapScene *scene,
                   EntenteGeoPoint from,
                   EntenteGeoPoint to,
                   EntenteMapPoint point)
{
  double nearest = INFINITY;
  guint i;

  for (i = 0; i <= 3000; i++)
    {
      const EntenteGeoPoint place = entente_great_circle_get_point (from, to, i / 3000.0);
      const EntenteMapPoint at = project (scene, 0, place.longitude, place.latitude);

      nearest = MIN (nearest, hypot (at.x - point.x, at.y - point.y));
    }
  return nearest;
}

static EntenteMapScene *
build_selected (Sample *stage,
                int partner)
{
  stage->input.selected = partner;
  return build (stage);
}

/* From one place to the other, over both edges of the map where that is nearer. */
static void
test_ways (void)
{
  static const struct
  {
    int tie;
    guint n_pieces;
  } cases[] = { { 0, 2 }, { 4, 2 }, { 5, 1 } };
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (Sample) stage = open_on_map (fixture->dataset);
  g_autoptr (EntenteMapScene) scene = build_selected (stage, 0);
  guint c, i, n_pieces;

  for (c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      const EntenteTie *tie = &ties[cases[c].tie];
      const EntenteGeoPoint from = get_place (tie->a), to = get_place (tie->b);
      g_autoptr (GArray) points = list_points (scene, cases[c].tie, &n_pieces);
      const EntenteMapPoint *p = (gconstpointer) points->data;
      const EntenteMapPoint first = project (scene, 0, from.longitude, from.latitude);
      const EntenteMapPoint last = project (scene, 0, to.longitude, to.latitude);

      g_assert_cmpuint (n_pieces, ==, cases[c].n_pieces);
      g_assert_cmpfloat (hypot (p[0].x - first.x, p[0].y - first.y), <, 1e-6);
      g_assert_cmpfloat (hypot (p[points->len - 1].x - last.x, p[points->len - 1].y - last.y), <, 1e-6);
      for (i = 0; i < points->len; i++)
        {
          const double jump = i > 0 ? hypot (p[i].x - p[i - 1].x, p[i].y - p[i - 1].y) : 0;

          g_assert_cmpfloat (get_way_to_circle (scene, from, to, p[i]), <, 0.5);
          /* Steps of two degrees, but for the one from edge to edge. */
          g_assert_true (jump < 14 || (n_pieces == 2 && jump > 500));
          if (jump > 500)
            g_assert_cmpfloat (fabs (p[i].y - p[i - 1].y), <, 0.01);
        }
    }
}

/* Beside each other at even steps, on both sides of the way alike, and together at both ends. */
static void
test_side_by_side (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (Sample) stage = open_on_map (fixture->dataset);
  g_autoptr (EntenteMapScene) scene = build_selected (stage, 0);
  const EntenteMapPoint a = project (scene, 0, places[0][0], places[0][1]), b = project (scene, 0, places[1][0], places[1][1]);
  EntenteMapPoint middles[3];
  guint k, n_pieces;

  for (k = 0; k < 3; k++)
    {
      g_autoptr (GArray) points = list_points (scene, 1 + (int) k, &n_pieces);
      const EntenteMapPoint *p = (gconstpointer) points->data;
      const EntenteMapPoint *start = ties[1 + k].a == 0 ? &p[0] : &p[points->len - 1];
      const EntenteMapPoint *end = ties[1 + k].a == 0 ? &p[points->len - 1] : &p[0];

      g_assert_cmpuint (n_pieces, ==, 1);
      g_assert_cmpfloat (hypot (start->x - a.x, start->y - a.y), <, 1e-6);
      g_assert_cmpfloat (hypot (end->x - b.x, end->y - b.y), <, 1e-6);
      middles[k] = p[points->len / 2];
      g_assert_cmpfloat (get_way_to_circle (scene, get_place (0), get_place (1), middles[k]), <, 4);
    }
  /* The one in the middle of the list is in the middle of the picture. */
  g_assert_cmpfloat (get_way_to_circle (scene, get_place (0), get_place (1), middles[1]), <, 0.5);
  g_assert_cmpfloat (get_way_to_circle (scene, get_place (0), get_place (1), middles[0]), >, 3);
  g_assert_cmpfloat (get_way_to_circle (scene, get_place (0), get_place (1), middles[2]), >, 3);
  g_assert_cmpfloat (hypot (middles[0].x - middles[2].x, middles[0].y - middles[2].y), >, 6);
}

/* Ties of the selected partner between places that are known, of the kinds that are asked for. */
static void
test_which (void)
{
  static const gboolean shown[] = { TRUE, FALSE };
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (Sample) stage = open_on_map (fixture->dataset);
  g_autoptr (EntenteMapScene) none = build_selected (stage, ENTENTE_NONE), all = build_selected (stage, 0);
  g_autoptr (EntenteMapScene) second = build_selected (stage, 1), some = NULL;
  guint i, n_pieces;

  g_assert_cmpuint (none->ties->len, ==, 0);
  stage->input.tie_kinds_shown = shown;
  some = build_selected (stage, 0);
  for (i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      g_autoptr (GArray) of_all = list_points (all, (int) i, &n_pieces), of_some = list_points (some, (int) i, &n_pieces);
      g_autoptr (GArray) of_second = list_points (second, (int) i, &n_pieces);

      g_assert_cmpint (of_all->len > 0, ==, i < 6);
      g_assert_cmpint (of_some->len > 0, ==, i < 5);
      g_assert_cmpint (of_second->len > 0, ==, (i >= 1 && i <= 3) || i == 6);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-ties/ways", test_ways);
  g_test_add_func ("/map-ties/side-by-side", test_side_by_side);
  g_test_add_func ("/map-ties/which", test_which);
  return g_test_run ();
}
