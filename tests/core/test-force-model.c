/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The forces are those of the energy, part by part: its slope, taken by small steps. */

#include "entente-force-model.h"

#include <math.h>

#define N_BODIES 9
#define STEP 1e-4

static EntenteForceModel *
make_model (guint32 seed)
{
  EntenteForceModel *self = entente_force_model_new (N_BODIES);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint i;

  for (i = 0; i < N_BODIES; i++)
    {
      self->bodies[i].x = g_rand_double_range (random, -50, 50);
      self->bodies[i].y = g_rand_double_range (random, -50, 50);
      self->bodies[i].charge = g_rand_double_range (random, 0.5, 4);
      self->fixed[i] = TRUE; /* so that forces are looked at where they are */
    }
  return self;
}

static double
find_slope (EntenteForceModel *self,
            double *place)
{
  const double at = *place;
  double above, below;

  *place = at + STEP;
  above = entente_force_model_get_energy (self);
  *place = at - STEP;
  below = entente_force_model_get_energy (self);
  *place = at;
  return (above - below) / (2 * STEP);
}

/* Returns: the largest force */
static double
check_forces (EntenteForceModel *self)
{
  double largest = 0;
  guint i;

  g_assert_true (entente_force_model_relax (self, 1, NULL));
  for (i = 0; i < N_BODIES; i++)
    {
      EntenteBody *body = &self->bodies[i];

      g_assert_cmpfloat_with_epsilon (body->fx, -find_slope (self, &body->x), 1e-5 * (1 + fabs (body->fx)));
      g_assert_cmpfloat_with_epsilon (body->fy, -find_slope (self, &body->y), 1e-5 * (1 + fabs (body->fy)));
      largest = MAX (largest, hypot (body->fx, body->fy));
    }
  return largest;
}

static void
test_repulsion_and_gravity (void)
{
  g_autoptr (EntenteForceModel) model = make_model (1);

  g_assert_cmpfloat (check_forces (model), >, 0);
  model->gravity_x = 0.03;
  model->gravity_y = 0.05;
  g_assert_cmpfloat (check_forces (model), >, 0);
}

static void
test_springs (void)
{
  g_autoptr (EntenteForceModel) model = make_model (2);

  entente_force_model_add_spring (model, 0, 1, 0.7);
  g_assert_cmpfloat (check_forces (model), >, 1);
  entente_force_model_add_spring (model, 3, 8, 0.2);
  entente_force_model_add_spring (model, 4, 4, 5);
  entente_force_model_add_spring (model, 5, 6, 0);
  g_assert_cmpuint (model->springs->len, ==, 2);
  g_assert_cmpfloat (check_forces (model), >, 1);
}

/* Also of one member, which is its own centre. */
static void
test_gatherings (void)
{
  const guint first[] = { 0, 2, 5, 7 }, second[] = { 1, 2, 3 }, alone[] = { 8 };
  g_autoptr (EntenteForceModel) model = make_model (3);
  double before;

  entente_force_model_add_gathering (model, first, G_N_ELEMENTS (first), 0.4);
  before = check_forces (model);
  g_assert_cmpfloat (before, >, 1);
  entente_force_model_add_gathering (model, second, G_N_ELEMENTS (second), 0.9);
  entente_force_model_add_gathering (model, alone, G_N_ELEMENTS (alone), 3);
  g_assert_cmpfloat (check_forces (model), !=, before);
}

static void
test_anchors (void)
{
  const EntenteAnchor anchors[] = { { 2, 30, -20, 0.5 }, { 6, -80, 10, 0.25 } };
  g_autoptr (EntenteForceModel) model = make_model (4);

  g_array_append_vals (model->anchors, anchors, G_N_ELEMENTS (anchors));
  g_assert_cmpfloat (check_forces (model), >, 1);
}

/* At rest little pulls any more, and the energy is below what it was. */
static void
test_rest (void)
{
  const guint members[] = { 0, 1, 2, 3 };
  g_autoptr (EntenteForceModel) model = make_model (5);
  double before, largest;
  guint i;

  model->gravity_x = model->gravity_y = 0.02;
  model->max_step = 20;
  entente_force_model_add_spring (model, 4, 5, 0.05);
  entente_force_model_add_gathering (model, members, G_N_ELEMENTS (members), 0.05);
  before = entente_force_model_get_energy (model);
  largest = check_forces (model);
  for (i = 1; i < N_BODIES; i++)
    model->fixed[i] = FALSE;
  g_assert_true (entente_force_model_relax (model, 2000, NULL));
  g_assert_cmpuint (model->n_iterations, <, 2000);
  g_assert_cmpfloat (entente_force_model_get_energy (model), <, before);
  for (i = 1; i < N_BODIES; i++)
    g_assert_cmpfloat (hypot (model->bodies[i].fx, model->bodies[i].fy), <, largest / 10);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/force-model/repulsion-and-gravity", test_repulsion_and_gravity);
  g_test_add_func ("/force-model/springs", test_springs);
  g_test_add_func ("/force-model/gatherings", test_gatherings);
  g_test_add_func ("/force-model/anchors", test_anchors);
  g_test_add_func ("/force-model/rest", test_rest);
  return g_test_run ();
}
