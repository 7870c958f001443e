/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Who belongs to whoever is looked at in the Network. */

#include "network-fixture.h"

/* Both ends of a tie, whoever they are, also the first of the file; a tie to the hub brings nobody. */
static void
test_ends_of_ties (void)
{
  static const int ends[][2] = { { 0, 7 }, { 7, 0 }, { 3, 7 }, { ENTENTE_HUB, 7 }, { 7, ENTENTE_HUB } };
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autofree gboolean *none = g_new0 (gboolean, sample->dataset->n_blocs);
  EntenteTie *tie = (EntenteTie *) sample->dataset->ties;
  guint i, k, n;

  sample->input.blocs_shown = none;
  ((EntenteDataset *) sample->dataset)->n_ties = 1;
  for (i = 0; i < G_N_ELEMENTS (ends); i++)
    for (k = 0; k < 2; k++)
      {
        g_autoptr (EntenteNetworkScene) scene = NULL;
        const int focus = ends[i][k], other = ends[i][1 - k];
        guint n_fellows = 0;

        if (focus < 0)
          continue;
        tie->a = ends[i][0];
        tie->b = ends[i][1];
        sample->input.selected = focus;
        scene = build (sample);
        for (n = 0; n < scene->n_nodes; n++)
          n_fellows += scene->nodes[n].fellow && (int) n != focus;
        g_assert_cmpuint (n_fellows, ==, other >= 0 ? 1 : 0);
        if (other >= 0)
          g_assert_true (scene->nodes[other].fellow);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-fellows/ends-of-ties", test_ends_of_ties);
  return g_test_run ();
}
