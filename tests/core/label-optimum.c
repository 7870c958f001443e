/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A set of candidates, at most one a mark, none in another's way, of the largest weight.
 *
 * Two rules shorten the search without losing the optimum: a candidate that is in nobody's way is taken, and one
 * whose mark has another candidate that is in the way of fewer, all of them among its own, is left out. The bound is
 * the weight of all marks that still have a candidate.
 */

#include "label-optimum.h"

#include "entente-label-grid.h"

#include <math.h>
#include <string.h>

#define PAD_X 2.0
#define PAD_Y 1.0
#define LEADER_MARGIN 1.5
#define MAX_CANDIDATES (LABEL_OPTIMUM_MAX_MARKS * ENTENTE_LABEL_N_CANDIDATES)
#define WORDS ((MAX_CANDIDATES + 63) / 64)

typedef struct
{
  guint64 words[WORDS];
} Set;

typedef struct
{
  const EntenteLabelProblem *problem;
  const double *weights;
  guint n;              /* candidates that nothing fixed is in the way of */
  guint n_words;
  guint mark[MAX_CANDIDATES];
  guint first[LABEL_OPTIMUM_MAX_MARKS + 1]; /* of each mark's */
  EntenteLabel label[MAX_CANDIDATES];
  Set *conflicts;       /* [n] with candidates of other marks */
  double best;
  guint64 steps, most_steps;
} Search;

static const double rings[ENTENTE_LABEL_N_RINGS] = { 10, 18, 28, 40, 54, 70, 90, 115 };

static gboolean
has (const Set *set,
     guint i)
{
  return set->words[i / 64] >> (i % 64) & 1;
}

static void
add (Set *set,
     guint i)
{
  set->words[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static void
take (Set *set,
      guint i)
{
  set->words[i / 64] &= ~(G_GUINT64_CONSTANT (1) << (i % 64));
}

static EntenteLabelObstacle
get_text (const Search *self,
          guint mark,
          const EntenteLabel *label)
{
  const EntenteLabelMark *m = &self->problem->marks[mark];
  const double unit = self->problem->unit;

  return (EntenteLabelObstacle) {
    ENTENTE_OBSTACLE_RECT, label->x - PAD_X * unit, label->y - PAD_Y * unit, label->x + m->width + PAD_X * unit,
    label->y + m->height + PAD_Y * unit, 0, (int) mark,
  };
}

static EntenteLabelObstacle
get_leader (const Search *self,
            guint mark,
            const EntenteLabel *label)
{
  return (EntenteLabelObstacle) {
    ENTENTE_OBSTACLE_LINE, label->leader_x0, label->leader_y0, label->leader_x1, label->leader_y1,
    LEADER_MARGIN * self->problem->unit, (int) mark,
  };
}

static gboolean
hits (const Search *self,
      guint mark,
      const EntenteLabel *label,
      const EntenteLabelObstacle *item)
{
  EntenteLabelObstacle text = get_text (self, mark, label), leader = get_leader (self, mark, label);
  EntenteLabelBox box = { text.x0, text.y0, text.x1, text.y1 };

  return entente_label_box_hits (&box, item)
         || (label->has_leader && item->owner != (int) mark && entente_label_line_hits (&leader, item));
}

/* Whether no mark, no obstacle and no edge is in the way. */
static gboolean
is_possible (const Search *self,
             guint mark,
             const EntenteLabel *label)
{
  const EntenteLabelProblem *p = self->problem;
  EntenteLabelObstacle text = get_text (self, mark, label);
  guint i;

  if (text.x0 < p->x0 || text.y0 < p->y0 || text.x1 > p->x1 || text.y1 > p->y1)
    return FALSE;
  for (i = 0; i < p->n_marks; i++)
    {
      const EntenteLabelMark *m = &p->marks[i];
      EntenteLabelObstacle disc = { ENTENTE_OBSTACLE_DISC, m->x, m->y, m->x, m->y, m->radius, (int) i };

      if (hits (self, mark, label, &disc))
        return FALSE;
    }
  for (i = 0; i < p->n_obstacles; i++)
    if (hits (self, mark, label, &p->obstacles[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_in_conflict (const Search *self,
                 guint a,
                 guint b)
{
  EntenteLabelObstacle text = get_text (self, self->mark[b], &self->label[b]);
  EntenteLabelObstacle leader = get_leader (self, self->mark[b], &self->label[b]);

  return hits (self, self->mark[a], &self->label[a], &text)
         || (self->label[b].has_leader && hits (self, self->mark[a], &self->label[a], &leader));
}

static void
list_candidates (Search *self)
{
  const EntenteLabelProblem *p = self->problem;
  guint i;
  int k;

  for (i = 0; i < p->n_marks; i++)
    {
      const EntenteLabelMark *m = &p->marks[i];

      self->first[i] = self->n;
      for (k = 0; k < ENTENTE_LABEL_N_CANDIDATES && m->width > 0; k++)
        {
          const int ring = (k - ENTENTE_LABEL_N_NEAR) / ENTENTE_LABEL_N_DIRECTIONS;
          EntenteLabel label = { 0 };

          if (k >= ENTENTE_LABEL_N_NEAR && !m->must && rings[ring] > m->reach)
            break;
          entente_label_placement_locate (m, p->unit, k, &label);
          if (!is_possible (self, i, &label))
            continue;
          self->mark[self->n] = i;
          self->label[self->n++] = label;
        }
    }
  self->first[p->n_marks] = self->n;
  self->n_words = (self->n + 63) / 64;
}

static void
list_conflicts (Search *self)
{
  guint a, b;

  self->conflicts = g_new0 (Set, MAX (self->n, 1));
  for (a = 0; a < self->n; a++)
    for (b = a + 1; b < self->n; b++)
      if (self->mark[a] != self->mark[b] && are_in_conflict (self, a, b))
        {
          add (&self->conflicts[a], b);
          add (&self->conflicts[b], a);
        }
}

/* Whether whoever a is in the way of, b is in the way of, too (as far as they are left). */
static gboolean
is_within (const Search *self,
           guint a,
           guint b,
           const Set *left)
{
  guint w;

  for (w = 0; w < self->n_words; w++)
    if (self->conflicts[a].words[w] & left->words[w] & ~self->conflicts[b].words[w])
      return FALSE;
  return TRUE;
}

static void
drop_worse_of_mark (const Search *self,
                    guint mark,
                    Set *left)
{
  guint a, b;

  for (b = self->first[mark]; b < self->first[mark + 1]; b++)
    for (a = self->first[mark]; a < self->first[mark + 1] && has (left, b); a++)
      if (a != b && has (left, a) && is_within (self, a, b, left)
          && (a < b || !is_within (self, b, a, left)))
        take (left, b);
}

static guint
count_left (const Search *self,
            guint mark,
            const Set *left)
{
  guint n = 0, i;

  for (i = self->first[mark]; i < self->first[mark + 1]; i++)
    n += has (left, i);
  return n;
}

static void
settle (const Search *self,
        guint mark,
        int candidate,
        Set *left)
{
  guint i;

  for (i = self->first[mark]; i < self->first[mark + 1]; i++)
    take (left, i);
  for (i = 0; candidate >= 0 && i < self->n_words; i++)
    left->words[i] &= ~self->conflicts[candidate].words[i];
}

/* What is in nobody's way is taken; returns the weight of it. */
static double
take_free_ones (const Search *self,
                Set *left)
{
  double weight = 0;
  guint i, w;

  for (i = 0; i < self->n; i++)
    {
      gboolean free = has (left, i);

      for (w = 0; w < self->n_words && free; w++)
        free = (self->conflicts[i].words[w] & left->words[w]) == 0;
      if (!free)
        continue;
      weight += self->weights[self->mark[i]];
      settle (self, self->mark[i], (int) i, left);
    }
  return weight;
}

/* The mark with the fewest candidates left, ENTENTE_LABEL_NOT_PLACED when there is none; adds the bound. */
static int
choose_mark (const Search *self,
             const Set *left,
             double *bound)
{
  guint fewest = G_MAXUINT, i;
  int chosen = -1;

  for (i = 0; i < self->problem->n_marks; i++)
    {
      const guint n = count_left (self, i, left);

      if (n == 0)
        continue;
      *bound += self->weights[i];
      if (n < fewest)
        {
          fewest = n;
          chosen = (int) i;
        }
    }
  return chosen;
}

static void
search (Search *self,
        const Set *given,
        double value)
{
  Set left = *given, next;
  double bound;
  int mark;
  guint i;

  if (self->steps++ > self->most_steps)
    return;
  for (i = 0; i < self->problem->n_marks; i++)
    drop_worse_of_mark (self, i, &left);
  value += take_free_ones (self, &left);
  self->best = MAX (self->best, value);
  bound = value;
  mark = choose_mark (self, &left, &bound);
  if (mark < 0 || bound <= self->best + 1e-9)
    return;
  for (i = self->first[mark]; i < self->first[mark + 1]; i++)
    if (has (&left, i))
      {
        next = left;
        settle (self, (guint) mark, (int) i, &next);
        search (self, &next, value + self->weights[mark]);
      }
  next = left;
  settle (self, (guint) mark, -1, &next);
  search (self, &next, value);
}

double
label_optimum_find (const EntenteLabelProblem *problem,
                    const double *weights,
                    guint64 most_steps)
{
  g_autofree Search *self = g_new0 (Search, 1);
  Set all = { { 0 } };
  double best;
  guint i;

  g_assert_cmpuint (problem->n_marks, <=, LABEL_OPTIMUM_MAX_MARKS);
  self->problem = problem;
  self->weights = weights;
  self->most_steps = most_steps;
  list_candidates (self);
  list_conflicts (self);
  for (i = 0; i < self->n; i++)
    add (&all, i);
  search (self, &all, 0);
  best = self->steps > most_steps ? NAN : self->best;
  g_free (self->conflicts);
  return best;
}
