/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Point-feature labels: greedy by priority, with four remedies.
 *
 *        6   3   5            near places, with what they cost: beside 0, above and below 3, corners 5
 *         \  |  /
 *      1 -- mark -- 0         then 24 directions on rings of 10, 18, 28, 40, 54, 70, 90, 115 px, each with a
 *         /  |  \             leader that may cross no mark, label, leader or obstacle
 *        8   4   7
 *
 * 1. A label that must stand and found no place goes to the front and the pass is repeated, at most 8 times;
 *    long leaders (above 54 px) come when short ones no longer help. The best pass counts.
 * 2. A label without a place may push one other label aside if that one finds a new place (at most three
 *    steps deep), as in augmenting paths.
 *
 * 3. What is left without a place may take that of another label if more weight (1 + priority) stands then.
 * 4. If something is left even so, all of it is tried in other orders, unless labels have places to keep.
 * 5. A label that must stand and still does not drives out whatever stands at its cheapest place, which then looks
 *    for another; who was driven out is dearer to drive out again, so that it comes to rest. A mark that need not have a
 *    name gives it up for good if a leader has to run beneath it; beneath one that must have its name only that of a
 *    label that is looked at runs, where such marks shut it in.
 *
 * Labels that had a place go first and stay in it while it is free; only one that must stand drives them out.
 *
 * Every step depends on the input alone: the same marks give the same labels.
 */

#include "config.h"

#include "entente-compare.h"
#include "entente-crowd-table.h"
#include "entente-label-candidates.h"
#include "entente-label-grid.h"
#include "entente-label-placement.h"

#include <math.h>
#include <string.h>

#define MAX_PASSES 8
#define PASSES_WITH_SHORT_LEADERS 6
#define SHORT_LEADER 54.0
#define MAX_DEPTH 3
#define MAX_ROUNDS 8
#define MAX_EXCHANGED 8
#define MOST_RETRIED 100 /* labels */
#define N_WAYS 6
#define MUST_WEIGHT 1000.0
#define MOST_EXCHANGING 400 /* labels; with more of them there is no room to gain */

#define MOST_RESCUED 48      /* labels that must stand */
#define MOST_STEPS 80        /* of remedy 5 */
#define MOST_IN_THE_WAY 12   /* labels and nameless marks */
#define DRIVING_OUT_COST 20.0
#define BENEATH_COST 8.0     /* a leader that runs beneath a mark */
#define BENEATH_MUST 500.0   /* beneath one that has to keep its name */

#define LEADER_MARGIN 1.5
#define CELL 36.0
#define CROWD 400         /* marks */
#define CANDIDATE_BYTES ((ENTENTE_LABEL_N_CANDIDATES + 7) / 8)

typedef struct
{
  int candidate;
  double cost;
} Choice;

typedef struct
{
  const EntenteLabelProblem *problem;
  EntenteLabelGrid *grid;
  guint n_fixed;       /* items of the grid that are marks and obstacles */
  EntenteLabel *labels;
  guint (*items)[2];   /* a label's text and leader in the grid */
  gboolean *pushing;   /* labels on the way of remedy 2 */
  guint8 *hopeless;    /* a bit a candidate: a mark, an obstacle or the edge is in its way */
  gboolean *silent;    /* marks that a leader of remedy 5 runs beneath */
  double reach;        /* of labels that must stand, in this pass */
  const EntenteCrowdTable *crowd; /* NULL: marks are few enough to ask the grid at once */
} Placement;

static EntenteLabelObstacle
get_text_shape (const Placement *self,
                guint mark,
                const EntenteLabel *label)
{
  const EntenteLabelMark *m = &self->problem->marks[mark];
  double unit = self->problem->unit;

  return (EntenteLabelObstacle) {
    ENTENTE_OBSTACLE_RECT,
    label->x - ENTENTE_LABEL_PAD_X * unit, label->y - ENTENTE_LABEL_PAD_Y * unit,
    label->x + m->width + ENTENTE_LABEL_PAD_X * unit, label->y + m->height + ENTENTE_LABEL_PAD_Y * unit,
    0, (int) mark,
  };
}

static EntenteLabelObstacle
get_leader_shape (const Placement *self,
                  guint mark,
                  const EntenteLabel *label)
{
  return (EntenteLabelObstacle) {
    ENTENTE_OBSTACLE_LINE, label->leader_x0, label->leader_y0, label->leader_x1, label->leader_y1,
    LEADER_MARGIN * self->problem->unit, (int) mark,
  };
}

/* What stands in the way of a candidate: fills hits, returns their number; n_hits also for "outside". */
static guint
find_blockers (const Placement *self,
               guint mark,
               const EntenteLabel *label,
               guint *hits,
               guint n_hits)
{
  const EntenteLabelProblem *p = self->problem;
  EntenteLabelObstacle text = get_text_shape (self, mark, label);
  EntenteLabelBox box = { text.x0, text.y0, text.x1, text.y1 };
  EntenteLabelObstacle leader;
  guint n;

  if (box.x0 < p->x0 || box.y0 < p->y0 || box.x1 > p->x1 || box.y1 > p->y1)
    {
      hits[0] = 0;
      return n_hits;
    }
  n = entente_label_grid_find_box (self->grid, &box, hits, n_hits);
  if (!label->has_leader || n == n_hits)
    return n;
  leader = get_leader_shape (self, mark, label);
  return n + entente_label_grid_find_line (self->grid, &leader, (int) mark, hits + n, n_hits - n);
}

/* Whether a mark is in the way for certain. Among thousands most places end here, before anything is walked. */
static gboolean
is_crowded (const Placement *self,
            guint mark,
            const EntenteLabel *label)
{
  const EntenteLabelObstacle text = get_text_shape (self, mark, label);

  return self->crowd != NULL
         && entente_crowd_table_holds_mark (self->crowd, &(EntenteLabelBox) { text.x0, text.y0, text.x1, text.y1 });
}

static void
put (Placement *self,
     guint mark,
     const EntenteLabel *label)
{
  EntenteLabelObstacle text = get_text_shape (self, mark, label);
  EntenteLabelObstacle leader = get_leader_shape (self, mark, label);

  self->labels[mark] = *label;
  self->items[mark][0] = entente_label_grid_add (self->grid, &text);
  self->items[mark][1] = label->has_leader ? entente_label_grid_add (self->grid, &leader) : self->items[mark][0];
}

static void
take_away (Placement *self,
           guint mark)
{
  entente_label_grid_remove (self->grid, self->items[mark][0]);
  entente_label_grid_remove (self->grid, self->items[mark][1]);
  self->labels[mark].candidate = ENTENTE_LABEL_NOT_PLACED;
}

/* The place it had; a leader that came to run beneath marks may go on doing so. */
static gboolean
put_as_before (Placement *self,
               guint mark,
               int candidate)
{
  const gboolean bought = candidate >= ENTENTE_LABEL_N_CANDIDATES;
  EntenteLabel label = { 0 };
  guint hits[MOST_IN_THE_WAY + 1], n, i;

  entente_label_placement_locate (&self->problem->marks[mark], self->problem->unit, candidate, &label);
  label.has_leader = !bought;
  if (find_blockers (self, mark, &label, hits, 1) > 0)
    return FALSE;
  label.has_leader = candidate >= ENTENTE_LABEL_N_NEAR;
  n = bought ? find_blockers (self, mark, &label, hits, G_N_ELEMENTS (hits)) : 0;
  for (i = 0; i < n; i++)
    if (hits[i] >= self->problem->n_marks || n == G_N_ELEMENTS (hits))
      return FALSE;
  put (self, mark, &label);
  return TRUE;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *x = a, *y = b;

  if (x->cost != y->cost)
    return ENTENTE_COMPARE (x->cost, y->cost);
  return x->candidate - y->candidate;
}

static gboolean
is_hopeless (const Placement *self,
             guint mark,
             int candidate)
{
  return self->hopeless[mark * CANDIDATE_BYTES + (guint) candidate / 8] >> (candidate % 8) & 1;
}

static void
set_hopeless (Placement *self,
              guint mark,
              int candidate)
{
  self->hopeless[mark * CANDIDATE_BYTES + (guint) candidate / 8] |= (guint8) (1 << (candidate % 8));
}

static int
get_candidate (int ring,
               guint i)
{
  return ring < 0 ? (int) i : ENTENTE_LABEL_N_NEAR + ring * ENTENTE_LABEL_N_DIRECTIONS + (int) i;
}

static double
get_extra_cost (const Placement *self,
                guint mark,
                const EntenteLabel *label)
{
  const EntenteLabelProblem *p = self->problem;

  return p->cost != NULL ? p->cost (mark, label, p->cost_data) : 0;
}

/* The near places, the cheapest first. */
static void
list_near_choices (const Placement *self,
                   guint mark,
                   Choice choices[ENTENTE_LABEL_N_NEAR])
{
  guint i;

  for (i = 0; i < ENTENTE_LABEL_N_NEAR; i++)
    {
      EntenteLabel label;

      entente_label_placement_locate (&self->problem->marks[mark], self->problem->unit, (int) i, &label);
      choices[i].candidate = (int) i;
      choices[i].cost = entente_label_candidate_get_cost (-1, i) + get_extra_cost (self, mark, &label);
    }
  qsort (choices, ENTENTE_LABEL_N_NEAR, sizeof (Choice), compare_choices);
}

static double
get_reach (const Placement *self,
           guint mark)
{
  const EntenteLabelMark *m = &self->problem->marks[mark];

  return m->must ? MAX (self->reach, m->reach) : m->reach;
}

/* Puts the label at the cheapest free place of a ring, if there is one. */
static gboolean
put_on_ring (Placement *self,
             guint mark,
             int ring)
{
  guint n = ring < 0 ? ENTENTE_LABEL_N_NEAR : ENTENTE_LABEL_N_DIRECTIONS;
  EntenteLabel best = { .candidate = ENTENTE_LABEL_NOT_PLACED };
  double best_cost = G_MAXDOUBLE;
  guint i, hit;

  for (i = 0; i < n; i++)
    {
      EntenteLabel label = { 0 };
      double cost = entente_label_candidate_get_cost (ring, i);
      int candidate = get_candidate (ring, i);

      if (cost >= best_cost || is_hopeless (self, mark, candidate))
        continue;
      entente_label_placement_locate (&self->problem->marks[mark], self->problem->unit, candidate, &label);
      hit = 0;
      if (is_crowded (self, mark, &label) || find_blockers (self, mark, &label, &hit, 1) > 0)
        {
          if (hit < self->n_fixed)
            set_hopeless (self, mark, candidate);
          continue;
        }
      cost += get_extra_cost (self, mark, &label);
      if (cost < best_cost)
        {
          best = label;
          best_cost = cost;
        }
    }
  if (best.candidate < 0)
    return FALSE;
  put (self, mark, &best);
  return TRUE;
}

static gboolean
put_anywhere (Placement *self,
              guint mark)
{
  int previous = self->problem->marks[mark].previous;
  double reach = get_reach (self, mark);
  int ring;

  if (previous >= 0 && previous < ENTENTE_LABEL_N_ALL_CANDIDATES && put_as_before (self, mark, previous))
    return TRUE;
  for (ring = -1; ring < ENTENTE_LABEL_N_RINGS && (ring < 0 || entente_label_candidate_get_reach (ring) <= reach); ring++)
    if (put_on_ring (self, mark, ring))
      return TRUE;
  return FALSE;
}

static gboolean make_room (Placement *self, guint mark, guint depth);

/* Takes the candidate although one other label is in the way, if that one can stand elsewhere. */
static gboolean
push_aside (Placement *self,
            guint mark,
            int candidate,
            guint depth)
{
  EntenteLabel label = { 0 }, old;
  guint hits[3], n, other;

  entente_label_placement_locate (&self->problem->marks[mark], self->problem->unit, candidate, &label);
  if (is_crowded (self, mark, &label))
    return FALSE;
  n = find_blockers (self, mark, &label, hits, G_N_ELEMENTS (hits));
  if (n == 0)
    {
      put (self, mark, &label);
      return TRUE;
    }
  if (n == G_N_ELEMENTS (hits) || hits[0] < self->n_fixed || hits[n - 1] < self->n_fixed)
    return FALSE;
  other = (guint) entente_label_grid_get (self->grid, hits[0])->owner;
  if ((n == 2 && entente_label_grid_get (self->grid, hits[1])->owner != (int) other) || self->pushing[other])
    return FALSE;
  if (self->labels[other].candidate == self->problem->marks[other].previous && !self->problem->marks[mark].must)
    return FALSE;

  old = self->labels[other];
  take_away (self, other);
  put (self, mark, &label);
  if (put_anywhere (self, other) || (depth > 1 && make_room (self, other, depth - 1)))
    return TRUE;
  take_away (self, mark);
  put (self, other, &old);
  return FALSE;
}

static gboolean
make_room (Placement *self,
           guint mark,
           guint depth)
{
  Choice choices[ENTENTE_LABEL_N_NEAR];
  gboolean done = FALSE;
  guint i;

  list_near_choices (self, mark, choices);
  self->pushing[mark] = TRUE;
  for (i = 0; i < ENTENTE_LABEL_N_NEAR && !done; i++)
    done = choices[i].cost < G_MAXDOUBLE && push_aside (self, mark, choices[i].candidate, depth);
  self->pushing[mark] = FALSE;
  return done;
}

static double
get_weight (const Placement *self,
            guint mark)
{
  return 1 + MAX (self->problem->marks[mark].priority, 0);
}

/* Whether the label of one mark can be in the way of the other's. */
static gboolean
are_near (const Placement *self,
          guint a,
          guint b)
{
  const EntenteLabelMark *x = &self->problem->marks[a], *y = &self->problem->marks[b];
  double reach = (get_reach (self, a) + get_reach (self, b) + 2 * ENTENTE_LABEL_GAP) * self->problem->unit + x->radius + y->radius;

  return fabs (x->x - y->x) < reach + x->width + y->width && fabs (x->y - y->y) < reach + x->height + y->height;
}

/* Takes one label away if as much weight or more can stand in its place, itself elsewhere or others. */
static gboolean
exchange (Placement *self,
          guint mark,
          const guint *order,
          guint n)
{
  guint placed[MAX_EXCHANGED], n_placed = 0, i;
  EntenteLabel old = self->labels[mark];
  double gain = 0;

  take_away (self, mark);
  for (i = 0; i < n && n_placed < MAX_EXCHANGED; i++)
    if (order[i] != mark && self->labels[order[i]].candidate < 0 && are_near (self, mark, order[i])
        && put_anywhere (self, order[i]))
      {
        gain += get_weight (self, order[i]);
        placed[n_placed++] = order[i];
      }
  if (n_placed > 0 && put_anywhere (self, mark))
    return TRUE;
  if (gain > get_weight (self, mark) - 1e-9)
    return TRUE;
  for (i = 0; i < n_placed; i++)
    take_away (self, placed[i]);
  put (self, mark, &old);
  return FALSE;
}

/* 3. While something is left without a place: each label that stands may go if more, or as much, can stand then. */
static void
exchange_all (Placement *self,
              const guint *order,
              guint n)
{
  gboolean better = TRUE;
  guint round, i;

  for (round = 0; round < MAX_ROUNDS && better; round++)
    {
      better = FALSE;
      for (i = n; i > 0; i--)
        {
          const guint mark = order[i - 1];
          const EntenteLabelMark *m = &self->problem->marks[mark];

          if (self->labels[mark].candidate >= 0 && !m->must && self->labels[mark].candidate != m->previous)
            better |= exchange (self, mark, order, n);
        }
    }
}

/* Labels that had a place, then by priority, then as in the array. */
static int
compare_priorities (gconstpointer a,
                    gconstpointer b,
                    gpointer marks)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  const EntenteLabelMark *x = (const EntenteLabelMark *) marks + i, *y = (const EntenteLabelMark *) marks + j;

  if ((x->previous >= 0) != (y->previous >= 0))
    return ENTENTE_COMPARE (y->previous >= 0, x->previous >= 0);
  if (x->priority != y->priority)
    return ENTENTE_COMPARE (y->priority, x->priority);
  return ENTENTE_COMPARE (i, j);
}

/* Puts what can be put, in this order; returns how many that must stand do not. */
static guint
run_pass (Placement *self,
          const guint *order,
          guint n,
          guint *n_placed)
{
  guint n_missing = 0, i;

  *n_placed = 0;
  entente_label_grid_truncate (self->grid, self->n_fixed);
  for (i = 0; i < n; i++)
    self->labels[order[i]].candidate = ENTENTE_LABEL_NOT_PLACED;
  for (i = 0; i < n; i++)
    if (put_anywhere (self, order[i]))
      (*n_placed)++;
    else if (self->problem->marks[order[i]].must)
      n_missing++;
  return n_missing;
}

/* Those that must stand and do not come first; otherwise the order stays. */
static void
move_missing_first (const Placement *self,
                    guint *order,
                    guint n)
{
  g_autofree guint *rest = g_new (guint, n);
  guint n_rest = 0, n_first = 0, i;

  for (i = 0; i < n; i++)
    if (self->problem->marks[order[i]].must && self->labels[order[i]].candidate < 0)
      order[n_first++] = order[i];
    else
      rest[n_rest++] = order[i];
  memcpy (order + n_first, rest, n_rest * sizeof (guint));
}

static void
run_passes (Placement *self,
            guint *order,
            guint n)
{
  g_autofree guint *best = g_new (guint, n);
  double best_reach = SHORT_LEADER;
  guint best_missing = G_MAXUINT, best_placed = 0, pass, n_placed;

  for (pass = 0; pass < MAX_PASSES; pass++)
    {
      guint n_missing;

      self->reach = pass < PASSES_WITH_SHORT_LEADERS ? SHORT_LEADER : entente_label_candidate_get_reach (ENTENTE_LABEL_N_RINGS - 1);
      n_missing = run_pass (self, order, n, &n_placed);
      if (n_missing == 0)
        return;
      if (n_missing < best_missing || (n_missing == best_missing && n_placed > best_placed))
        {
          memcpy (best, order, n * sizeof (guint));
          best_missing = n_missing;
          best_placed = n_placed;
          best_reach = self->reach;
        }
      else
        pass = MAX (pass, PASSES_WITH_SHORT_LEADERS - 1); /* no better: only longer leaders can help */
      if (pass < MAX_PASSES - 1)
        move_missing_first (self, order, n);
    }
  memcpy (order, best, n * sizeof (guint));
  self->reach = best_reach;
  run_pass (self, order, n, &n_placed);
}

static void
add_fixed_items (Placement *self)
{
  const EntenteLabelProblem *p = self->problem;
  guint i;

  for (i = 0; i < p->n_marks; i++)
    {
      const EntenteLabelMark *m = &p->marks[i];
      EntenteLabelObstacle disc = { ENTENTE_OBSTACLE_DISC, m->x, m->y, m->x, m->y, m->radius, (int) i };

      entente_label_grid_add (self->grid, &disc);
    }
  for (i = 0; i < p->n_obstacles; i++)
    entente_label_grid_add (self->grid, &p->obstacles[i]);
  self->n_fixed = entente_label_grid_get_length (self->grid);
}

/* All remedies one after the other; returns how many labels are left without a place. */
static guint
place_all (Placement *self,
           guint *order,
           guint n)
{
  guint n_left = 0, i;

  run_passes (self, order, n);
  for (i = 0; i < n; i++)
    if (self->labels[order[i]].candidate < 0)
      make_room (self, order[i], MAX_DEPTH);
  for (i = 0; i < n; i++)
    n_left += self->labels[order[i]].candidate < 0;
  if (n_left > 0 && n <= MOST_EXCHANGING)
    exchange_all (self, order, n);
  return n_left;
}

static double
get_standing_weight (const Placement *self,
                     const guint *order,
                     guint n)
{
  double weight = 0;
  guint i;

  for (i = 0; i < n; i++)
    if (self->labels[order[i]].candidate >= 0)
      weight += get_weight (self, order[i]) + (self->problem->marks[order[i]].must ? MUST_WEIGHT : 0);
  return weight;
}

/* How much of the candidates is taken by what is fixed. */
static guint
count_hopeless (const Placement *self,
                guint mark)
{
  guint n = 0, i;

  for (i = 0; i < CANDIDATE_BYTES; i++)
    n += (guint) __builtin_popcount (self->hopeless[mark * CANDIDATE_BYTES + i]);
  return n;
}

/* What an order goes by, among labels of about the same priority. */
static double
get_key (const Placement *self,
         guint mark,
         guint way)
{
  const EntenteLabelMark *m = &self->problem->marks[mark];

  switch (way)
    {
    case 0:
      return -(double) count_hopeless (self, mark);
    case 1:
      return m->x;
    case 2:
      return m->y;
    case 3:
      return -m->x;
    case 4:
      return m->width;
    default:
      return -m->y;
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer keys)
{
  const guint i = *(const guint *) a, j = *(const guint *) b;
  const double *x = (const double *) keys + 2 * i, *y = (const double *) keys + 2 * j;

  if (x[0] != y[0])
    return ENTENTE_COMPARE (y[0], x[0]);
  if (x[1] != y[1])
    return ENTENTE_COMPARE (x[1], y[1]);
  return ENTENTE_COMPARE (i, j);
}

/* 4. The same once more in other orders; the most weight counts, the first order where it is the same. */
static void
try_other_orders (Placement *self,
                  guint *order,
                  guint n)
{
  const guint n_marks = self->problem->n_marks;
  g_autofree EntenteLabel *best = g_memdup2 (self->labels, n_marks * sizeof (EntenteLabel));
  g_autofree double *keys = g_new0 (double, 2 * (gsize) n_marks);
  double most = get_standing_weight (self, order, n);
  guint way, i;

  for (way = 0; way < N_WAYS; way++)
    {
      double weight;

      for (i = 0; i < n; i++)
        {
          keys[2 * order[i]] = floor (self->problem->marks[order[i]].priority);
          keys[2 * order[i] + 1] = get_key (self, order[i], way);
        }
      g_qsort_with_data (order, (int) n, sizeof (guint), compare_keys, keys);
      place_all (self, order, n);
      weight = get_standing_weight (self, order, n);
      if (weight <= most + 1e-9)
        continue;
      most = weight;
      memcpy (best, self->labels, n_marks * sizeof (EntenteLabel));
    }
  memcpy (self->labels, best, n_marks * sizeof (EntenteLabel));
}

/* A place that a label could buy, and what is in its way. */
typedef struct
{
  guint mark;
  const double *burdens; /* by mark: what it costs to drive out its label */
  guint hits[MOST_IN_THE_WAY + 1];
  guint n_texts, n; /* of hits: in the way of the text, and in all */
} Purchase;

/* What it costs to run a leader beneath this item, when there is no other way: beneath a mark that has no name or can do
 * without; G_MAXDOUBLE = it can't be. */
static double
get_price_beneath (const Placement *self,
                   const Purchase *purchase,
                   guint item)
{
  if (item >= self->problem->n_marks)
    return G_MAXDOUBLE;
  if (self->problem->marks[item].must)
    return self->problem->marks[purchase->mark].looked_at ? BENEATH_MUST : G_MAXDOUBLE;
  return BENEATH_COST + (self->labels[item].candidate >= 0 ? purchase->burdens[item] : 0);
}

/* What it costs to drive out what is in the way; G_MAXDOUBLE = it can't be. */
static double
get_price (const Placement *self,
           const Purchase *purchase)
{
  double price = 0;
  guint i;

  for (i = 0; i < purchase->n; i++)
    if (purchase->hits[i] >= self->n_fixed)
      price += purchase->burdens[entente_label_grid_get (self->grid, purchase->hits[i])->owner];
    else if (i < purchase->n_texts)
      return G_MAXDOUBLE;
    else
      price += get_price_beneath (self, purchase, purchase->hits[i]);
  return price;
}

/* The cheapest place whose text covers nothing fixed; a label in its way costs what burdens says. */
static gboolean
find_bought_place (Placement *self,
                   guint mark,
                   const double *burdens,
                   EntenteLabel *best)
{
  Purchase purchase = { .mark = mark, .burdens = burdens };
  double best_cost = G_MAXDOUBLE;
  int candidate;

  for (candidate = 0; candidate < ENTENTE_LABEL_N_ALL_CANDIDATES; candidate++)
    {
      const gboolean is_ordinary = candidate >= ENTENTE_LABEL_N_NEAR && candidate < ENTENTE_LABEL_N_CANDIDATES;
      EntenteLabel label = { 0 }, text;
      double cost = is_ordinary ? G_MAXDOUBLE : entente_label_candidate_get_bought_cost (candidate);

      if (cost >= best_cost) /* the ordinary leaders are among the fine ones too */
        continue;
      entente_label_placement_locate (&self->problem->marks[mark], self->problem->unit, candidate, &label);
      text = label;
      text.has_leader = FALSE;
      purchase.n_texts = find_blockers (self, mark, &text, purchase.hits, G_N_ELEMENTS (purchase.hits));
      if (purchase.n_texts == G_N_ELEMENTS (purchase.hits))
        continue;
      purchase.n = find_blockers (self, mark, &label, purchase.hits, G_N_ELEMENTS (purchase.hits));
      if (purchase.n == G_N_ELEMENTS (purchase.hits))
        continue;
      cost += get_extra_cost (self, mark, &label) + get_price (self, &purchase);
      if (cost >= best_cost)
        continue;
      best_cost = cost;
      *best = label;
    }
  return best_cost < G_MAXDOUBLE;
}

static void
drive_in (Placement *self,
          guint mark,
          const EntenteLabel *label)
{
  guint hits[MOST_IN_THE_WAY], n = find_blockers (self, mark, label, hits, G_N_ELEMENTS (hits)), i;

  for (i = 0; i < n; i++)
    {
      const guint other = (guint) entente_label_grid_get (self->grid, hits[i])->owner;

      if (hits[i] < self->n_fixed && self->problem->marks[other].must)
        continue;
      if (self->labels[other].candidate >= 0) /* text and leader may both be in the way */
        take_away (self, other);
      self->silent[other] |= hits[i] < self->n_fixed;
    }
  put (self, mark, label);
}

static int
find_missing (const Placement *self,
              const guint *order,
              guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    if (self->problem->marks[order[i]].must && self->labels[order[i]].candidate < 0)
      return (int) order[i];
  return -1;
}

static void
put_all_again (Placement *self,
               const guint *order,
               guint n,
               const EntenteLabel *labels)
{
  guint i;

  entente_label_grid_truncate (self->grid, self->n_fixed);
  for (i = 0; i < n; i++)
    {
      self->labels[order[i]].candidate = ENTENTE_LABEL_NOT_PLACED;
      if (labels[order[i]].candidate >= 0)
        put (self, order[i], &labels[order[i]]);
    }
}

/* 5. Ends with what was there before if not more weight stands in the end. */
static void
drive_out (Placement *self,
           const guint *order,
           guint n)
{
  const guint n_marks = self->problem->n_marks;
  g_autofree EntenteLabel *before = g_memdup2 (self->labels, n_marks * sizeof (EntenteLabel));
  g_autofree double *burdens = g_new (double, n_marks);
  const double weight = get_standing_weight (self, order, n);
  int mark;
  guint i;

  put_all_again (self, order, n, before);
  self->reach = entente_label_candidate_get_reach (ENTENTE_LABEL_N_RINGS - 1);
  for (i = 0; i < n_marks; i++)
    burdens[i] = self->problem->marks[i].must ? DRIVING_OUT_COST : get_weight (self, i);
  for (i = 0; i < MOST_STEPS && (mark = find_missing (self, order, n)) >= 0; i++)
    {
      EntenteLabel label = { 0 };

      if (!find_bought_place (self, (guint) mark, burdens, &label))
        break;
      drive_in (self, (guint) mark, &label);
      burdens[mark] += DRIVING_OUT_COST;
    }
  for (i = 0; i < n; i++)
    if (self->labels[order[i]].candidate < 0 && !self->silent[order[i]] && !put_anywhere (self, order[i]))
      make_room (self, order[i], 1);
  if (get_standing_weight (self, order, n) <= weight + 1e-9)
    memcpy (self->labels, before, n_marks * sizeof (EntenteLabel));
}

static guint
count_musts (const Placement *self,
             const guint *order,
             guint n)
{
  guint n_musts = 0, i;

  for (i = 0; i < n; i++)
    n_musts += self->problem->marks[order[i]].must;
  return n_musts;
}

/**
 * entente_label_placement_run:
 * @problem: marks, obstacles and the area
 * @labels: (out) (array): one a mark
 *
 * Places the labels. Guaranteed: a placed label's text lies inside the area and overlaps no mark, obstacle or
 * other text; a leader crosses none of these (except obstacles of its own mark) nor another leader. Only that of a
 * label that must stand may run beneath marks without a label, when there is no other way, and that of one that is
 * looked at beneath others, too. Not
 * guaranteed: that every label that must stand does (there may be no room), nor that the number placed is the
 * largest possible (that is NP-hard).
 *
 * O(labels x candidates x items a cell) a pass.
 */
void
entente_label_placement_run (const EntenteLabelProblem *problem,
                             EntenteLabel *labels)
{
  EntenteLabelBox area = { problem->x0, problem->y0, problem->x1, problem->y1 };
  g_autoptr (EntenteLabelGrid) grid = entente_label_grid_new (&area, CELL * problem->unit);
  g_autoptr (EntenteCrowdTable) crowd = problem->n_marks > CROWD
                                          ? entente_crowd_table_new (&area, problem->marks, problem->n_marks) : NULL;
  g_autofree gboolean *pushing = g_new0 (gboolean, problem->n_marks);
  g_autofree guint *order = g_new (guint, problem->n_marks);
  g_autofree gpointer items = g_malloc_n (problem->n_marks + 1, sizeof (guint[2]));
  g_autofree guint8 *hopeless = g_new0 (guint8, (gsize) problem->n_marks * CANDIDATE_BYTES);
  g_autofree gboolean *silent = g_new0 (gboolean, problem->n_marks);
  Placement self = { problem, grid, 0, labels, items, pushing, hopeless, silent, SHORT_LEADER, crowd };
  guint n = 0, kept = 0, i;

  add_fixed_items (&self);
  for (i = 0; i < problem->n_marks; i++)
    {
      labels[i] = (EntenteLabel) { .candidate = ENTENTE_LABEL_NOT_PLACED };
      kept += problem->marks[i].previous >= 0;
      if (problem->marks[i].width > 0)
        order[n++] = i;
    }
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_priorities, (gpointer) problem->marks);
  if (place_all (&self, order, n) == 0 || kept > 0)
    return;
  if (n <= MOST_RETRIED)
    try_other_orders (&self, order, n);
  if (find_missing (&self, order, n) >= 0 && count_musts (&self, order, n) <= MOST_RESCUED)
    drive_out (&self, order, n);
}
