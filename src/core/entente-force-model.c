/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Forces and rest.
 *
 * Energy, with q charges, d distances, c the centre of a gathering:
 *
 *   E = - sum over pairs of q q' log d           points spread like a gas of equal charges
 *       + 1/2 sum of gravity q |x|^2             which gravity holds together at an even density
 *       + 1/2 sum over springs of weight d^2
 *       + 1/2 sum over gatherings of pull |x - c|^2
 *       + 1/2 sum over anchors of pull |x - place|^2
 *
 * Each iteration moves every free point by damping x force / stiffness, at most max_step. It ends when the
 * mean move is too small to be seen, or the energy that still can be won no longer shrinks.
 */

#include "config.h"

#include "entente-force-model.h"

#include "entente-array.h"

#include <math.h>

#define DAMPING_START 0.6
#define DAMPING_LEAST 0.1
#define DAMPING_MOST 0.8
#define REST 0.02       /* mean move that nobody can see */
#define PATIENCE 40     /* iterations without a new low */

static void
clear_gathering_cb (gpointer data)
{
  g_free (((EntenteGathering *) data)->members);
}

/**
 * entente_force_model_new:
 * @n_bodies: number of points, may be 0
 *
 * Makes points of charge 1 at the origin with nothing between them; the caller places them.
 */
EntenteForceModel *
entente_force_model_new (guint n_bodies)
{
  EntenteForceModel *self = g_new0 (EntenteForceModel, 1);
  guint i;

  self->n_bodies = n_bodies;
  self->bodies = g_new0 (EntenteBody, n_bodies);
  self->fixed = g_new0 (gboolean, n_bodies);
  for (i = 0; i < n_bodies; i++)
    self->bodies[i].charge = 1;
  self->springs = ENTENTE_NEW_LIST (EntenteSpring);
  self->gatherings = ENTENTE_NEW_LIST (EntenteGathering);
  g_array_set_clear_func (self->gatherings, clear_gathering_cb);
  self->anchors = ENTENTE_NEW_LIST (EntenteAnchor);
  self->max_step = 1;
  return self;
}

void
entente_force_model_free (EntenteForceModel *self)
{
  g_free (self->bodies);
  g_free (self->fixed);
  g_array_unref (self->springs);
  g_array_unref (self->gatherings);
  g_array_unref (self->anchors);
  g_free (self);
}

void
entente_force_model_add_spring (EntenteForceModel *self,
                                guint a,
                                guint b,
                                double weight)
{
  const EntenteSpring spring = { a, b, weight };

  if (a != b && weight > 0)
    g_array_append_val (self->springs, spring);
}

void
entente_force_model_add_gathering (EntenteForceModel *self,
                                   const guint *members,
                                   guint n_members,
                                   double pull)
{
  const EntenteGathering gathering = { n_members, g_memdup2 (members, n_members * sizeof (guint)), pull };

  g_array_append_val (self->gatherings, gathering);
}

static void
pull_body (EntenteBody *body,
           double dx,
           double dy,
           double weight)
{
  body->fx += weight * dx;
  body->fy += weight * dy;
  body->stiffness += weight;
}

static void
find_centre (const EntenteForceModel *self,
             const EntenteGathering *gathering,
             double *x,
             double *y)
{
  guint i;

  *x = *y = 0;
  for (i = 0; i < gathering->n_members; i++)
    {
      *x += self->bodies[gathering->members[i]].x;
      *y += self->bodies[gathering->members[i]].y;
    }
  *x /= gathering->n_members;
  *y /= gathering->n_members;
}

static void
add_gathering_forces (EntenteForceModel *self)
{
  guint g, i;

  for (g = 0; g < self->gatherings->len; g++)
    {
      const EntenteGathering *gathering = &g_array_index (self->gatherings, EntenteGathering, g);
      double x, y;

      if (gathering->n_members < 2)
        continue;
      find_centre (self, gathering, &x, &y);
      for (i = 0; i < gathering->n_members; i++)
        {
          EntenteBody *body = &self->bodies[gathering->members[i]];

          pull_body (body, x - body->x, y - body->y, gathering->pull);
        }
    }
}

static void
collect_forces (EntenteForceModel *self,
                EntenteRepulsion *repulsion)
{
  guint i;

  for (i = 0; i < self->n_bodies; i++)
    {
      EntenteBody *body = &self->bodies[i];

      body->fx = -self->gravity_x * body->charge * body->x;
      body->fy = -self->gravity_y * body->charge * body->y;
      body->stiffness = MAX (self->gravity_x, self->gravity_y) * body->charge;
    }
  entente_repulsion_add (repulsion, self->bodies);
  for (i = 0; i < self->springs->len; i++)
    {
      const EntenteSpring *spring = &g_array_index (self->springs, EntenteSpring, i);
      EntenteBody *a = &self->bodies[spring->a], *b = &self->bodies[spring->b];
      double dx = b->x - a->x, dy = b->y - a->y;

      pull_body (a, dx, dy, spring->weight);
      pull_body (b, -dx, -dy, spring->weight);
    }
  add_gathering_forces (self);
  for (i = 0; i < self->anchors->len; i++)
    {
      const EntenteAnchor *anchor = &g_array_index (self->anchors, EntenteAnchor, i);
      EntenteBody *body = &self->bodies[anchor->body];

      pull_body (body, anchor->x - body->x, anchor->y - body->y, anchor->pull);
    }
}

/* Moves the free points. Returns the mean squared move that full damping would make; work = what it wins. */
static double
move_bodies (EntenteForceModel *self,
             double damping,
             double *work)
{
  double moves = 0;
  guint i;

  *work = 0;
  for (i = 0; i < self->n_bodies; i++)
    {
      EntenteBody *body = &self->bodies[i];
      double dx, dy, length;

      if (self->fixed[i] || !(body->stiffness > 0))
        continue;
      dx = damping * body->fx / body->stiffness;
      dy = damping * body->fy / body->stiffness;
      length = sqrt (dx * dx + dy * dy);
      if (length > self->max_step)
        {
          dx *= self->max_step / length;
          dy *= self->max_step / length;
        }
      body->x += dx;
      body->y += dy;
      moves += length * length;
      *work += (body->fx * body->fx + body->fy * body->fy) / body->stiffness;
    }
  return moves / MAX (self->n_bodies, 1);
}

/**
 * entente_force_model_relax:
 * @max_iterations: when to stop at the latest
 *
 * Lets the free points find their places. O(n^2) or O(n log n) an iteration, see entente-repulsion.h.
 *
 * Returns: %FALSE when it was cancelled; the points are then somewhere on the way
 */
gboolean
entente_force_model_relax (EntenteForceModel *self,
                           guint max_iterations,
                           GCancellable *cancellable)
{
  g_autoptr (EntenteRepulsion) repulsion = entente_repulsion_new (self->n_bodies);
  double damping = DAMPING_START, last_work = G_MAXDOUBLE, least_work = G_MAXDOUBLE;
  guint since_least = 0;

  for (self->n_iterations = 0; self->n_iterations < max_iterations; self->n_iterations++)
    {
      double work, moved;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      collect_forces (self, repulsion);
      moved = move_bodies (self, damping, &work);
      damping = work > last_work ? MAX (damping * 0.9, DAMPING_LEAST) : MIN (damping * 1.02, DAMPING_MOST);
      last_work = work;
      since_least = work < 0.999 * least_work ? 0 : since_least + 1;
      least_work = MIN (work, least_work);
      if (moved < REST * REST || since_least > PATIENCE)
        break;
    }
  return TRUE;
}

static double
get_squared (double dx,
             double dy)
{
  return dx * dx + dy * dy;
}

static double
get_gathering_energy (const EntenteForceModel *self)
{
  double energy = 0;
  guint g, i;

  for (g = 0; g < self->gatherings->len; g++)
    {
      const EntenteGathering *gathering = &g_array_index (self->gatherings, EntenteGathering, g);
      double x, y;

      find_centre (self, gathering, &x, &y);
      for (i = 0; i < gathering->n_members; i++)
        {
          const EntenteBody *body = &self->bodies[gathering->members[i]];

          energy += gathering->pull * get_squared (body->x - x, body->y - y) / 2;
        }
    }
  return energy;
}

/**
 * entente_force_model_get_energy:
 *
 * Returns: the energy defined at the top of the file, less a constant; lower is better. O(n^2).
 */
double
entente_force_model_get_energy (const EntenteForceModel *self)
{
  double energy = get_gathering_energy (self);
  guint i, j;

  for (i = 0; i < self->n_bodies; i++)
    {
      const EntenteBody *a = &self->bodies[i];

      energy += a->charge * (self->gravity_x * a->x * a->x + self->gravity_y * a->y * a->y) / 2;
      for (j = 0; j < i; j++)
        {
          const EntenteBody *b = &self->bodies[j];

          energy -= a->charge * b->charge * log (get_squared (a->x - b->x, a->y - b->y) + 1) / 2;
        }
    }
  for (i = 0; i < self->springs->len; i++)
    {
      const EntenteSpring *spring = &g_array_index (self->springs, EntenteSpring, i);
      const EntenteBody *a = &self->bodies[spring->a], *b = &self->bodies[spring->b];

      energy += spring->weight * get_squared (a->x - b->x, a->y - b->y) / 2;
    }
  for (i = 0; i < self->anchors->len; i++)
    {
      const EntenteAnchor *anchor = &g_array_index (self->anchors, EntenteAnchor, i);
      const EntenteBody *body = &self->bodies[anchor->body];

      energy += anchor->pull * get_squared (body->x - anchor->x, body->y - anchor->y) / 2;
    }
  return energy;
}
