/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The layout of the network: the same every time, nobody on top of anybody, clusters that are clusters. */

#include "entente-network-homes.h"
#include "entente-network-layout.h"
#include "entente-repulsion.h"

#include <math.h>
#include <string.h>

/* A dataset made up by a test; only what the layout reads is filled in. */
typedef struct
{
  EntenteDataset dataset;
  EntentePartner *partners;
  GArray *ties, *blocs;
  EntenteTieKind kind;
  EntenteText regions[8];
} World;

static World *
make_world (guint n_partners,
            guint n_regions)
{
  World *world = g_new0 (World, 1);
  guint i;

  world->partners = g_new0 (EntentePartner, n_partners);
  for (i = 0; i < n_partners; i++)
    world->partners[i].region_index = n_regions > 0 ? (int) (i % n_regions) : ENTENTE_NONE;
  world->ties = g_array_new (FALSE, TRUE, sizeof (EntenteTie));
  world->blocs = g_array_new (FALSE, TRUE, sizeof (EntenteBloc));
  world->kind.strength = 1;
  world->dataset.n_partners = n_partners;
  world->dataset.partners = world->partners;
  world->dataset.n_regions = n_regions;
  world->dataset.regions = world->regions;
  world->dataset.n_tie_kinds = 1;
  world->dataset.tie_kinds = &world->kind;
  return world;
}

static void
add_tie (World *world,
         int a,
         int b)
{
  const EntenteTie tie = { .a = a, .b = b };

  g_array_append_val (world->ties, tie);
  world->dataset.ties = (const EntenteTie *) (gconstpointer) world->ties->data;
  world->dataset.n_ties = world->ties->len;
}

static void
add_bloc (World *world,
          int first,
          guint n_members)
{
  int *members = g_new (int, n_members);
  const EntenteBloc bloc = { .n_members = n_members, .members = members };
  guint i;

  for (i = 0; i < n_members; i++)
    members[i] = first + (int) i;
  g_array_append_val (world->blocs, bloc);
  world->dataset.blocs = (const EntenteBloc *) (gconstpointer) world->blocs->data;
  world->dataset.n_blocs = world->blocs->len;
}

static void
free_world (World *world)
{
  guint i;

  for (i = 0; i < world->blocs->len; i++)
    g_free ((gpointer) g_array_index (world->blocs, EntenteBloc, i).members);
  g_array_unref (world->blocs);
  g_array_unref (world->ties);
  g_free (world->partners);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, free_world)

/* Ties between random partners, with the same row of numbers every time. */
static void
add_random_ties (World *world,
                 guint n_ties)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint32 n = (gint32) world->dataset.n_partners;
  guint i;

  for (i = 0; i < n_ties; i++)
    add_tie (world, g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n));
}

static World *
make_alliances (void)
{
  World *world = make_world (86, 6);
  int i;

  for (i = 0; i < 86; i++)
    add_tie (world, ENTENTE_HUB, i);
  add_bloc (world, 0, 30);
  add_bloc (world, 30, 3);
  add_bloc (world, 33, 6);
  add_bloc (world, 39, 6);
  add_bloc (world, 20, 20);
  add_tie (world, 4, 31);
  add_tie (world, 60, 61);
  return world;
}

static double
get_distance (const EntenteNetworkLayout *layout,
              guint i,
              guint j)
{
  return hypot ((layout->x[i] - layout->x[j]) * layout->width / 2, (layout->y[i] - layout->y[j]) * layout->height / 2);
}

static void
assert_tidy (const EntenteNetworkLayout *layout)
{
  guint i, j;

  for (i = 0; i < layout->n_partners; i++)
    {
      g_assert_cmpfloat (fabs (layout->x[i]), <=, 1);
      g_assert_cmpfloat (fabs (layout->y[i]), <=, 1);
      /* The hub, r 30, is in the middle. */
      g_assert_cmpfloat (hypot (layout->x[i] * layout->width / 2, layout->y[i] * layout->height / 2), >, 30 + 8 + 4);
      for (j = 0; j < i; j++)
        g_assert_cmpfloat (get_distance (layout, i, j), >=, ENTENTE_NETWORK_DISTANCE * 0.999);
    }
}

static void
assert_equal (const EntenteNetworkLayout *a,
              const EntenteNetworkLayout *b)
{
  g_assert_cmpmem (a->x, a->n_partners * sizeof (double), b->x, b->n_partners * sizeof (double));
  g_assert_cmpmem (a->y, a->n_partners * sizeof (double), b->y, b->n_partners * sizeof (double));
}

static void
test_few_partners (void)
{
  guint n;

  for (n = 0; n <= 5; n++)
    {
      g_autoptr (World) world = make_world (n, 0);
      g_autoptr (EntenteNetworkLayout) layout = NULL;

      if (n >= 2)
        add_tie (world, 0, 1);
      layout = entente_network_layout_new (&world->dataset, NULL);
      g_assert_cmpuint (layout->n_partners, ==, n);
      assert_tidy (layout);
    }
}

static void
test_same_bytes_twice (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (World) other = make_alliances ();
  g_autoptr (EntenteNetworkLayout) a = entente_network_layout_new (&world->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) b = entente_network_layout_new (&other->dataset, NULL);

  assert_equal (a, b);
  assert_tidy (a);
}

static gpointer
lay_out_cb (gpointer data)
{
  return entente_network_layout_new (data, NULL);
}

static void
test_same_bytes_in_many_threads (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (EntenteNetworkLayout) here = entente_network_layout_new (&world->dataset, NULL);
  GThread *threads[8];
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out_cb, &world->dataset);
  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (EntenteNetworkLayout) there = g_thread_join (threads[i]);

      assert_equal (here, there);
    }
}

static void
test_facts_and_hub_ties_move_nobody (void)
{
  g_autoptr (World) plain = make_alliances ();
  g_autoptr (World) changed = make_alliances ();
  g_autoptr (EntenteNetworkLayout) a = NULL, b = NULL;
  const EntenteCriterion criteria[] = { { .id = "x", .weight = 3 } };
  const EntenteFact fact = { .value = 4 };
  char hash[] = "another file";
  guint i;

  changed->dataset.hash = hash;
  changed->dataset.criteria = criteria;
  changed->dataset.n_criteria = 1;
  for (i = 0; i < 86; i++)
    {
      changed->partners[i].facts = &fact;
      changed->partners[i].n_facts = 1;
      add_tie (changed, (int) i, ENTENTE_HUB);
    }
  a = entente_network_layout_new (&plain->dataset, NULL);
  b = entente_network_layout_new (&changed->dataset, NULL);
  assert_equal (a, b);
}

/* Members of a bloc stand together: nearer to their centre than nearly everybody else. */
static void
test_blocs_are_clusters (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (&world->dataset, NULL);
  guint b, i;

  for (b = 0; b < 4; b++)
    {
      const EntenteBloc *bloc = &world->dataset.blocs[b];
      double x = 0, y = 0, reach = 0;
      guint n_intruders = 0;

      for (i = 0; i < bloc->n_members; i++)
        {
          x += layout->x[bloc->members[i]] / bloc->n_members;
          y += layout->y[bloc->members[i]] / bloc->n_members;
        }
      for (i = 0; i < bloc->n_members; i++)
        reach = MAX (reach, hypot (layout->x[bloc->members[i]] - x, layout->y[bloc->members[i]] - y));
      for (i = 0; i < layout->n_partners; i++)
        n_intruders += hypot (layout->x[i] - x, layout->y[i] - y) < reach;
      g_assert_cmpuint (n_intruders - bloc->n_members + 1, <=, 3);
    }
}

static void
test_ties_bring_together (void)
{
  g_autoptr (World) apart = make_world (60, 0);
  g_autoptr (World) tied = make_world (60, 0);
  g_autoptr (EntenteNetworkLayout) a = NULL, b = NULL;
  double without = 0, with = 0;
  int i;

  for (i = 0; i < 30; i++)
    add_tie (tied, i, 59 - i);
  a = entente_network_layout_new (&apart->dataset, NULL);
  b = entente_network_layout_new (&tied->dataset, NULL);
  for (i = 0; i < 30; i++)
    {
      without += get_distance (a, (guint) i, 59 - (guint) i);
      with += get_distance (b, (guint) i, 59 - (guint) i);
    }
  g_test_message ("mean distance without ties %.0f, with ties %.0f", without / 30, with / 30);
  g_assert_cmpfloat (with, <, 0.5 * without);
  assert_tidy (a);
  assert_tidy (b);
}

/* Whichever end a tie names first, and also of the first partner of a file: who is tied stands nearer than who is not. */
static void
test_both_ends_are_pulled (void)
{
  guint order;

  for (order = 0; order < 2; order++)
    {
      g_autoptr (World) world = make_world (30, 0);
      g_autoptr (EntenteNetworkLayout) layout = NULL;
      double tied = 0, others = 0;
      int i;

      for (i = 20; i < 24; i++)
        add_tie (world, order == 0 ? 0 : i, order == 0 ? i : 0);
      layout = entente_network_layout_new (&world->dataset, NULL);
      for (i = 1; i < 30; i++)
        *(i >= 20 && i < 24 ? &tied : &others) += hypot ((layout->x[i] - layout->x[0]) * layout->width,
                                                        (layout->y[i] - layout->y[0]) * layout->height);
      g_test_message ("tied %.0f, others %.0f", tied / 4, others / 25);
      g_assert_cmpfloat (tied / 4, <, 0.6 * others / 25);
    }
}

static void
test_pins_stay (void)
{
  g_autoptr (World) world = make_alliances ();
  const EntentePin pins[] = { { 5, 0.75, -0.5 }, { 60, -0.25, 0.875 } };
  const EntentePin outside = { 7, 3, -1e300 };
  g_autoptr (EntenteNetworkLayout) base = entente_network_layout_new (&world->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_pin (base, pins, G_N_ELEMENTS (pins));
  g_autoptr (EntenteNetworkLayout) again = entente_network_layout_pin (base, pins, G_N_ELEMENTS (pins));
  g_autoptr (EntenteNetworkLayout) none = entente_network_layout_pin (base, NULL, 0);
  g_autoptr (EntenteNetworkLayout) edge = entente_network_layout_pin (base, &outside, 1);

  g_assert_cmpfloat (layout->x[5], ==, 0.75);
  g_assert_cmpfloat (layout->y[5], ==, -0.5);
  g_assert_cmpfloat (layout->x[60], ==, -0.25);
  g_assert_cmpfloat (layout->y[60], ==, 0.875);
  assert_tidy (layout);
  g_assert_cmpmem (layout->x, layout->n_partners * sizeof (double), again->x, layout->n_partners * sizeof (double));
  g_assert_cmpmem (layout->y, layout->n_partners * sizeof (double), again->y, layout->n_partners * sizeof (double));
  g_assert_true (none == base);
  g_assert_null (base->pinned);
  g_assert_cmpfloat (edge->x[7], ==, 1);
  g_assert_cmpfloat (edge->y[7], ==, -1);
  assert_tidy (edge);
}

/* Onto each partner in turn another one is pinned: hardly anybody else has to move, and nobody far. */
static void
test_pins_keep_calm (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (EntenteNetworkLayout) base = entente_network_layout_new (&world->dataset, NULL);
  guint i, k, n_moved = 0;
  double farthest = 0;

  for (i = 1; i < base->n_partners; i++)
    {
      const EntentePin pin = { 0, base->x[i], base->y[i] };
      g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_pin (base, &pin, 1);

      assert_tidy (layout);
      for (k = 1; k < base->n_partners; k++)
        {
          double moved = hypot ((layout->x[k] - base->x[k]) * base->width / 2,
                                (layout->y[k] - base->y[k]) * base->height / 2);

          n_moved += moved > 1;
          farthest = MAX (farthest, moved);
        }
    }
  g_test_message ("moved by a pin: %.1f partners, at most %.0f pixels",
                  (double) n_moved / (base->n_partners - 1), farthest);
  g_assert_cmpuint (n_moved, <, 6 * base->n_partners);
  g_assert_cmpfloat (farthest, <, 3 * ENTENTE_NETWORK_DISTANCE);
}

static void
test_key_tells_layouts_apart (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (World) other = make_alliances ();
  guint64 key = entente_network_layout_get_key (&world->dataset);

  g_assert_cmpuint (entente_network_layout_get_key (&other->dataset), ==, key);
  other->dataset.year = 1999;
  g_assert_cmpuint (entente_network_layout_get_key (&other->dataset), ==, key);
  add_tie (other, 3, ENTENTE_HUB);
  g_assert_cmpuint (entente_network_layout_get_key (&other->dataset), ==, key);
  add_tie (other, 3, 80);
  g_assert_cmpuint (entente_network_layout_get_key (&other->dataset), !=, key);
  world->partners[4].has_location = TRUE;
  g_assert_cmpuint (entente_network_layout_get_key (&world->dataset), !=, key);
}

static double
get_centre_distance (const EntenteNetworkLayout *layout,
                     guint a,
                     guint b)
{
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < 10; i++)
    {
      x += layout->x[10 * a + i] - layout->x[10 * b + i];
      y += layout->y[10 * a + i] - layout->y[10 * b + i];
    }
  return hypot (x * layout->width, y * layout->height);
}

/* Five blocs of ten, and a sixth that takes all of two of them, where it is given. */
static World *
make_allied (int a,
             int b)
{
  World *world = make_world (50, 0);
  int i;

  for (i = 0; i < 5; i++)
    add_bloc (world, 10 * i, 10);
  if (a == b)
    return world;
  add_bloc (world, 0, 20);
  for (i = 0; i < 20; i++)
    ((int *) world->dataset.blocs[5].members)[i] = 10 * (i < 10 ? a : b) + i % 10;
  return world;
}

/* Two blocs that an alliance spans stand nearer to each other than without it, whichever two they are. */
static void
test_alliances_bring_blocs_together (void)
{
  g_autoptr (World) apart = make_allied (0, 0);
  g_autoptr (EntenteNetworkLayout) before = entente_network_layout_new (&apart->dataset, NULL);
  double farther = 0;
  guint a, b;

  for (a = 0; a < 5; a++)
    for (b = a + 1; b < 5; b++)
      {
        g_autoptr (World) allied = make_allied ((int) a, (int) b);
        g_autoptr (EntenteNetworkLayout) after = entente_network_layout_new (&allied->dataset, NULL);
        const double ratio = get_centre_distance (after, a, b) / get_centre_distance (before, a, b);

        g_test_message ("blocs %u and %u: %.3f of the distance", a, b, ratio);
        farther = MAX (farther, ratio);
      }
  g_assert_cmpfloat (farther, <, 0.95);
}

static void
test_north_is_up (void)
{
  g_autoptr (World) world = make_world (40, 4);
  g_autoptr (EntenteNetworkLayout) layout = NULL;
  double north = 0, south = 0;
  guint i;

  for (i = 0; i < 40; i++)
    {
      world->partners[i].has_location = TRUE;
      world->partners[i].longitude = 20;
      world->partners[i].latitude = 60 - (i % 4) * 30.0;
    }
  layout = entente_network_layout_new (&world->dataset, NULL);
  for (i = 0; i < 40; i++)
    {
      north += i % 4 == 0 ? layout->y[i] : 0;
      south += i % 4 == 3 ? layout->y[i] : 0;
    }
  g_assert_cmpfloat (north, <, -3);
  g_assert_cmpfloat (south, >, 3);
}

/* @n_located: of each region, whose places are known; @way: 1 = the first region is the westernmost, -1 = the last */
static void
check_west_is_left (guint n_located,
                    int way)
{
  g_autoptr (World) world = make_world (40, 4);
  g_autoptr (EntenteNetworkLayout) layout = NULL;
  double west = 0, east = 0;
  guint i;

  for (i = 0; i < 40; i++)
    {
      world->partners[i].has_location = i < 4 * n_located;
      world->partners[i].longitude = way * ((i % 4) * 60.0 - 90);
      world->partners[i].latitude = 10;
    }
  layout = entente_network_layout_new (&world->dataset, NULL);
  for (i = 0; i < 40; i++)
    {
      west += i % 4 == 0 ? layout->x[i] : 0;
      east += i % 4 == 3 ? layout->x[i] : 0;
    }
  g_assert_cmpfloat (way * west, <, -3);
  g_assert_cmpfloat (way * east, >, 3);
}

/* The place of one of its partners is enough for a region. */
static void
test_west_is_left (void)
{
  check_west_is_left (10, 1);
  check_west_is_left (10, -1);
  check_west_is_left (1, 1);
  check_west_is_left (1, -1);
}

static void
test_random_graph (void)
{
  g_autoptr (World) world = make_world (300, 5);
  g_autoptr (EntenteNetworkLayout) layout = NULL;

  add_random_ties (world, 600);
  layout = entente_network_layout_new (&world->dataset, NULL);
  assert_tidy (layout);
}

static void
test_many_partners_finish (void)
{
  g_autoptr (World) world = make_world (20000, 8);
  g_autoptr (EntenteNetworkLayout) layout = NULL;
  gint64 start = g_get_monotonic_time ();
  guint i;

  add_random_ties (world, 10000);
  layout = entente_network_layout_new (&world->dataset, NULL);
  g_test_message ("20,000 partners: %.2f s, %u iterations", (double) (g_get_monotonic_time () - start) / 1e6,
                  layout->n_iterations);
  for (i = 0; i < layout->n_partners; i++)
    g_assert_true (isfinite (layout->x[i]) && fabs (layout->x[i]) <= 1 && fabs (layout->y[i]) <= 1);
}

static gpointer
cancel_soon_cb (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (World) world = make_world (20000, 8);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);

  g_assert_null (entente_network_layout_new (&world->dataset, cancellable));
  g_thread_join (thread);
}

static void
test_tree_agrees_with_pairs (void)
{
  enum { N = 3000 };
  g_autofree EntenteBody *exact = g_new0 (EntenteBody, N);
  g_autofree EntenteBody *quick = NULL;
  g_autoptr (EntenteRepulsion) repulsion = entente_repulsion_new (N);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  double error = 0, total = 0;
  guint i;

  for (i = 0; i < N; i++)
    {
      exact[i].x = g_rand_double_range (rand, -2000, 2000);
      exact[i].y = i % 3 == 0 ? exact[i].x : g_rand_double_range (rand, -900, 900);
      exact[i].charge = 1 + i % 2;
    }
  quick = g_memdup2 (exact, N * sizeof (EntenteBody));
  entente_repulsion_add_by_pairs (repulsion, exact);
  entente_repulsion_add_by_tree (repulsion, quick);
  for (i = 0; i < N; i++)
    {
      error += hypot (exact[i].fx - quick[i].fx, exact[i].fy - quick[i].fy);
      total += hypot (exact[i].fx, exact[i].fy);
      g_assert_cmpfloat (fabs (exact[i].stiffness - quick[i].stiffness), <, 0.15 * exact[i].stiffness);
    }
  g_test_message ("mean error of the tree: %.2f %%", 100 * error / total);
  g_assert_cmpfloat (error, <, 0.02 * total);
}

/* Cells in which nothing is charged push nobody, wherever they are. */
static void
test_tree_without_charges (void)
{
  enum { N = 400 };
  EntenteBody bodies[N] = { { 0 } }, exact[N];
  g_autoptr (EntenteRepulsion) repulsion = entente_repulsion_new (N);
  guint i;

  for (i = 0; i < N; i++)
    {
      bodies[i].x = (i % 20) * 10;
      bodies[i].y = (i / 20) * 10;
      bodies[i].charge = i < 2 ? 3 : 0;
    }
  memcpy (exact, bodies, sizeof bodies);
  entente_repulsion_add_by_pairs (repulsion, exact);
  entente_repulsion_add_by_tree (repulsion, bodies);
  g_assert_cmpfloat (exact[0].fx, <, -0.5);
  for (i = 0; i < N; i++)
    {
      g_assert_cmpfloat_with_epsilon (bodies[i].fx, exact[i].fx, 1e-9);
      g_assert_cmpfloat_with_epsilon (bodies[i].fy, exact[i].fy, 1e-9);
    }
}

static void
test_pairs_by_hand (void)
{
  EntenteBody bodies[2] = { { .x = 0, .charge = 2 }, { .x = 3, .charge = 5 } };
  g_autoptr (EntenteRepulsion) repulsion = entente_repulsion_new (2);

  entente_repulsion_add (repulsion, bodies);
  /* 2 * 5 * 3 / (3 * 3 + 1) */
  g_assert_cmpfloat_with_epsilon (bodies[0].fx, -3, 1e-12);
  g_assert_cmpfloat_with_epsilon (bodies[1].fx, 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (bodies[1].fy, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (bodies[0].stiffness, 1, 1e-9);
}

static void
test_stress (void)
{
  const guint path[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 } };
  const double straight[] = { 0, 5, 10, 15 }, folded[] = { 0, 5, 0, 5 }, nowhere[] = { 0, 0, 0, 0 };

  g_assert_cmpfloat_with_epsilon (entente_network_measure_stress (4, straight, nowhere, 3, path), 0, 1e-12);
  g_assert_cmpfloat (entente_network_measure_stress (4, folded, nowhere, 3, path), >, 0.2);
  g_assert_cmpfloat (entente_network_measure_stress (4, nowhere, nowhere, 3, path), ==, 1);
  g_assert_cmpfloat (entente_network_measure_stress (0, NULL, NULL, 0, NULL), ==, 0);
}

static void
test_homes_and_first_hulls (void)
{
  g_autoptr (World) world = make_alliances ();
  g_autoptr (EntenteNetworkHomes) homes = entente_network_homes_new (&world->dataset, FALSE);
  gboolean shown[5];
  guint b;

  /* The fifth bloc lies across the first: no home, no hull to begin with. */
  g_assert_cmpint (homes->home[25], ==, homes->home[0]);
  g_assert_cmpint (homes->home[35], ==, 2);
  g_assert_cmpuint (homes->n_homes, ==, 4 + 6);
  g_assert_cmpint (homes->bloc[homes->home[85]], ==, ENTENTE_NONE);
  entente_network_choose_blocs (&world->dataset, shown);
  for (b = 0; b < 5; b++)
    g_assert_cmpint (shown[b], ==, b < 4);
}

/* A bloc is a home for those who have none, unless more than a quarter have one. */
static void
test_blocs_may_lap_over (void)
{
  g_autoptr (World) world = make_world (40, 4);
  g_autoptr (EntenteNetworkHomes) homes = NULL;

  add_bloc (world, 0, 10);
  add_bloc (world, 8, 10);  /* two of ten have a home */
  add_bloc (world, 15, 10); /* three of ten */
  homes = entente_network_homes_new (&world->dataset, FALSE);
  g_assert_cmpint (homes->home[9], ==, 0);
  g_assert_cmpint (homes->home[10], ==, 1);
  g_assert_cmpint (homes->home[17], ==, 1);
  g_assert_cmpint (homes->bloc[homes->home[18]], ==, ENTENTE_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-layout/few-partners", test_few_partners);
  g_test_add_func ("/network-layout/same-bytes-twice", test_same_bytes_twice);
  g_test_add_func ("/network-layout/same-bytes-in-many-threads", test_same_bytes_in_many_threads);
  g_test_add_func ("/network-layout/facts-and-hub-ties-move-nobody", test_facts_and_hub_ties_move_nobody);
  g_test_add_func ("/network-layout/blocs-are-clusters", test_blocs_are_clusters);
  g_test_add_func ("/network-layout/both-ends-are-pulled", test_both_ends_are_pulled);
  g_test_add_func ("/network-layout/ties-bring-together", test_ties_bring_together);
  g_test_add_func ("/network-layout/pins-stay", test_pins_stay);
  g_test_add_func ("/network-layout/pins-keep-calm", test_pins_keep_calm);
  g_test_add_func ("/network-layout/key-tells-layouts-apart", test_key_tells_layouts_apart);
  g_test_add_func ("/network-layout/west-is-left", test_west_is_left);
  g_test_add_func ("/network-layout/north-is-up", test_north_is_up);
  g_test_add_func ("/network-layout/alliances-bring-blocs-together", test_alliances_bring_blocs_together);
  g_test_add_func ("/network-layout/random-graph", test_random_graph);
  g_test_add_func ("/network-layout/many-partners-finish", test_many_partners_finish);
  g_test_add_func ("/network-layout/cancel", test_cancel);
  g_test_add_func ("/network-layout/tree-agrees-with-pairs", test_tree_agrees_with_pairs);
  g_test_add_func ("/network-layout/pairs-by-hand", test_pairs_by_hand);
  g_test_add_func ("/network-layout/tree-without-charges", test_tree_without_charges);
  g_test_add_func ("/network-layout/stress", test_stress);
  g_test_add_func ("/network-layout/homes-and-first-hulls", test_homes_and_first_hulls);
  g_test_add_func ("/network-layout/blocs-may-lap-over", test_blocs_may_lap_over);
  return g_test_run ();
}
