/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Who has come to another tier, in the Network. */

#include "network-fixture.h"

static void
test_changes_are_marked (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteEvaluation) baseline = entente_evaluation_ref (sample->evaluation);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  guint i, n_up = 0, n_down = 0;

  for (i = 0; i < sample->scenario->n_criteria; i++)
    sample->scenario->weights[i] = i == 0;
  evaluate (sample);
  sample->input.baseline = baseline;
  scene = build (sample);
  for (i = 0; i < scene->n_nodes; i++)
    {
      const EntenteNetworkLabel *label = find_label (scene, (int) i);
      int change = (int) baseline->tiers[i] - (int) sample->evaluation->tiers[i];

      g_assert_cmpint (scene->nodes[i].change, ==, change);
      n_up += change > 0;
      n_down += change < 0;
      if (change != 0 && label != NULL)
        g_assert_true (g_str_has_prefix (label->text, change > 0 ? "▲ " : "▼ "));
    }
  g_assert_cmpuint (n_up, >, 0);
  g_assert_cmpuint (n_down, >, 0);
}

/* Who has no tier today, or had none, has not come from one to another. */
static void
test_unrated_have_not_changed (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteEvaluation) baseline = entente_evaluate (sample->values, sample->scenario);
  g_autoptr (EntenteNetworkScene) scene = NULL;

  baseline->tiers[1] = 0;
  sample->evaluation->tiers[1] = sample->evaluation->n_tiers;
  baseline->tiers[2] = baseline->n_tiers;
  sample->evaluation->tiers[2] = 0;
  baseline->tiers[3] = 0;
  sample->evaluation->tiers[3] = 2;
  sample->input.baseline = baseline;
  scene = build (sample);
  g_assert_cmpint (scene->nodes[1].change, ==, 0);
  g_assert_cmpint (scene->nodes[2].change, ==, 0);
  g_assert_cmpint (scene->nodes[3].change, ==, -2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-changes/are-marked", test_changes_are_marked);
  g_test_add_func ("/network-changes/not-of-unrated", test_unrated_have_not_changed);
  return g_test_run ();
}
