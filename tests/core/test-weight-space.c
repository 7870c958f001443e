/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* When the draws of one belief serve another one, too. */

#include "dataset-fixture.h"

#include "entente-weight-space.h"

#include <string.h>

#define N 4
#define N_DRAWS 40

typedef struct
{
  double weights[N], least[N], most[N]; /* most: 0 = 1 */
  gboolean locks[N];
  guint n_order;
  int order[N];
} Belief;

static EntenteWeightSpace *
make_space (const DatasetFixture *fixture,
            const Belief *belief)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  EntenteWeightSpace *space;
  guint c;

  for (c = 0; c < N; c++)
    {
      scenario->weights[c] = belief->weights[c];
      scenario->least_shares[c] = belief->least[c];
      scenario->most_shares[c] = belief->most[c] > 0 ? belief->most[c] : 1;
      scenario->locks[c] = belief->locks[c];
      scenario->order[c] = belief->order[c];
    }
  scenario->n_order = belief->n_order;
  space = entente_weight_space_new (scenario, NULL, NULL);
  g_assert_nonnull (space);
  return space;
}

static gboolean
draw_the_same (const EntenteWeightSpace *a,
               const EntenteWeightSpace *b)
{
  double x[N], y[N];
  guint k;

  for (k = 0; k < N_DRAWS; k++)
    {
      entente_weight_space_draw (a, 7, k, x);
      entente_weight_space_draw (b, 7, k, y);
      if (memcmp (x, y, sizeof x) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
test_draws_alike (void)
{
  static const struct
  {
    Belief a, b;
    gboolean are_alike;
  } cases[] = {
    { { { 4, 3, 2, 1 } }, { { 4, 3, 2, 1 } }, TRUE },
    { { { 4, 3, 2, 1 } }, { { 1, 1, 1, 7 } }, TRUE }, /* today's weights are where draws start from, not what they are */
    /* A bound, another one, and none. */
    { { { 4, 3, 2, 1 } }, { { 4, 3, 2, 1 }, .least = { 0.3 } }, FALSE },
    { { { 4, 3, 2, 1 } }, { { 4, 3, 2, 1 }, .most = { 0, 0, 0.5 } }, FALSE },
    { { { 4, 3, 2, 1 }, .least = { 0.3 } }, { { 1, 1, 1, 7 }, .least = { 0.3 } }, TRUE },
    { { { 4, 3, 2, 1 }, .least = { 0.3 } }, { { 4, 3, 2, 1 }, .least = { 0.2 } }, FALSE },
    { { { 4, 3, 2, 1 }, .most = { 0, 0.4 } }, { { 4, 3, 2, 1 }, .most = { 0, 0, 0, 0.4 } }, FALSE },
    /* An order, another one, a shorter one, and none. */
    { { { 4, 3, 2, 1 }, .n_order = 3, .order = { 0, 1, 2 } }, { { 4, 3, 2, 1 } }, FALSE },
    { { { 4, 3, 2, 1 }, .n_order = 3, .order = { 0, 1, 2 } }, { { 1, 1, 1, 7 }, .n_order = 3, .order = { 0, 1, 2 } }, TRUE },
    { { { 4, 3, 2, 1 }, .n_order = 3, .order = { 0, 1, 2 } }, { { 4, 3, 2, 1 }, .n_order = 3, .order = { 1, 0, 2 } }, FALSE },
    { { { 4, 3, 2, 1 }, .n_order = 3, .order = { 0, 1, 2 } }, { { 4, 3, 2, 1 }, .n_order = 2, .order = { 0, 1 } }, FALSE },
    /* Who is locked; where the lock is, only among bounds. */
    { { { 4, 3, 2, 1 }, .locks = { TRUE } }, { { 4, 3, 2, 1 } }, FALSE },
    { { { 4, 3, 2, 1 }, .locks = { TRUE } }, { { 4, 3, 2, 1 }, .locks = { FALSE, TRUE } }, FALSE },
    { { { 4, 3, 2, 1 }, .locks = { TRUE } }, { { 5, 3, 1, 1 }, .locks = { TRUE } }, TRUE },
    { { { 4, 3, 2, 1 }, .locks = { TRUE }, .least = { 0, 0.2 } }, { { 5, 3, 1, 1 }, .locks = { TRUE }, .least = { 0, 0.2 } }, FALSE },
  };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, N, 1);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteWeightSpace) a = make_space (fixture, &cases[i].a), b = make_space (fixture, &cases[i].b);

      g_test_message ("%u", i);
      g_assert_cmpint (entente_weight_space_draws_alike (a, b), ==, cases[i].are_alike);
      g_assert_cmpint (entente_weight_space_draws_alike (b, a), ==, cases[i].are_alike);
      g_assert_cmpint (draw_the_same (a, b), ==, cases[i].are_alike);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weight-space/draws-alike", test_draws_alike);
  return g_test_run ();
}
