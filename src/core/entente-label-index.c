/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which name stands in which line of the two columns.
 *
 *     x0      left             right     x1
 *     |   Japan|----o            |       |      a column has lines of equal height; names end, or begin, where the
 *     |        |        o--------|Qatar  |      picture begins, so that no leader crosses a name
 *     |  Poland|------------o    |       |
 *
 * The leaders are the matching of marks and lines with the least length in all (the Hungarian method). Of such leaders
 * no two cross, since to exchange their ends would shorten both. It can be otherwise where a way was barred, and leaders
 * may come too near to each other: then these ways get dearer, and the lines are matched again.
 */

#include "config.h"

#include "entente-label-candidates.h"
#include "entente-label-grid.h"
#include "entente-label-index.h"

#include <math.h>

#define BARRED 1e9       /* what is no way at all costs */
#define BENEATH_COST 6.0 /* units of length, for each nameless mark that a leader runs beneath */
#define LINE_GAP 6.0     /* between two names, units */
#define LEADER_WIDTH 1.5
#define CROSSING_COST 20.0
#define MOST_ATTEMPTS 12
#define N_PHASES 8

typedef struct
{
  const EntenteLabelProblem *problem;
  double left, right;
  double pitch;
  double top;    /* of the first line */
  guint n_lines; /* of a column */
  guint n;
  guint *marks;  /* [n] who is named */
} Index;

static EntenteLabel
get_label (const Index *self,
           guint name,
           guint slot)
{
  const EntenteLabelProblem *p = self->problem;
  const EntenteLabelMark *mark = &p->marks[self->marks[name]];
  const gboolean is_right = slot >= self->n_lines;
  const guint line = is_right ? slot - self->n_lines : slot;
  EntenteLabel label = { .candidate = ENTENTE_LABEL_IN_INDEX, .has_leader = TRUE };
  double dx, dy, length;

  label.x = is_right ? self->right : self->left - mark->width;
  label.leader_x1 = is_right ? self->right - ENTENTE_LABEL_PAD_X * p->unit : self->left + ENTENTE_LABEL_PAD_X * p->unit;
  label.leader_y1 = self->top + (line + 0.5) * self->pitch;
  label.y = label.leader_y1 - mark->height / 2;
  dx = label.leader_x1 - mark->x;
  dy = label.leader_y1 - mark->y;
  length = MAX (hypot (dx, dy), 1e-9);
  label.leader_x0 = mark->x + dx / length * (mark->radius + p->unit);
  label.leader_y0 = mark->y + dy / length * (mark->radius + p->unit);
  return label;
}

static EntenteLabelObstacle
get_leader (const Index *self,
            const EntenteLabel *label,
            int owner)
{
  return (EntenteLabelObstacle) {
    ENTENTE_OBSTACLE_LINE, label->leader_x0, label->leader_y0, label->leader_x1, label->leader_y1,
    LEADER_WIDTH / 2 * self->problem->unit, owner,
  };
}

/* What it costs to run through everybody else's mark; nobody's leader runs through a mark that has a name. */
static double
get_cost_of_marks (const Index *self,
                   guint mark,
                   const EntenteLabelObstacle *leader,
                   const EntenteLabelBox *box)
{
  const EntenteLabelProblem *p = self->problem;
  double cost = 0;
  guint i;

  for (i = 0; i < p->n_marks; i++)
    {
      const EntenteLabelMark *m = &p->marks[i];
      const EntenteLabelObstacle disc = { ENTENTE_OBSTACLE_DISC, m->x, m->y, m->x, m->y, m->radius, (int) i };

      if (entente_label_box_hits (box, &disc))
        return BARRED;
      if (i == mark || !entente_label_line_hits (leader, &disc))
        continue;
      if (m->must && m->width > 0)
        return BARRED;
      cost += BENEATH_COST * p->unit;
    }
  return cost;
}

/* What belongs to a mark (its trail, its sign) is no more in the way than the mark; everything else is. */
static double
get_cost_of_obstacles (const Index *self,
                       const EntenteLabelObstacle *leader,
                       const EntenteLabelBox *box)
{
  const EntenteLabelProblem *p = self->problem;
  guint i;

  for (i = 0; i < p->n_obstacles; i++)
    if (entente_label_box_hits (box, &p->obstacles[i])
        || (p->obstacles[i].owner < 0 && entente_label_line_hits (leader, &p->obstacles[i])))
      return BARRED;
  return 0;
}

static double
get_cost (const Index *self,
          guint name,
          guint slot)
{
  const EntenteLabelProblem *p = self->problem;
  const guint mark = self->marks[name];
  const EntenteLabel label = get_label (self, name, slot);
  const EntenteLabelObstacle leader = get_leader (self, &label, (int) mark);
  const EntenteLabelBox box = {
    label.x - ENTENTE_LABEL_PAD_X * p->unit, label.y - ENTENTE_LABEL_PAD_Y * p->unit,
    label.x + p->marks[mark].width + ENTENTE_LABEL_PAD_X * p->unit,
    label.y + p->marks[mark].height + ENTENTE_LABEL_PAD_Y * p->unit,
  };

  if (label.x < p->x0 || label.x + p->marks[mark].width > p->x1 || box.y0 < p->y0 || box.y1 > p->y1)
    return BARRED;
  return MIN (hypot (label.leader_x1 - p->marks[mark].x, label.leader_y1 - p->marks[mark].y)
                + get_cost_of_marks (self, mark, &leader, &box) + get_cost_of_obstacles (self, &leader, &box),
              BARRED);
}

/* A step of the Hungarian method: the cheapest way from a new row to a free column, with potentials u and v that keep
 * all reduced costs above 0. Rows and columns count from 1; column 0 holds the new row. */
static guint
find_free_column (const double *costs,
                  guint n_columns,
                  guint *row_of,
                  guint *way,
                  double *potentials[2])
{
  g_autofree double *least = g_new (double, n_columns + 1);
  g_autofree gboolean *used = g_new0 (gboolean, n_columns + 1);
  guint column = 0, j;

  for (j = 0; j <= n_columns; j++)
    least[j] = G_MAXDOUBLE;
  do
    {
      const guint row = row_of[column];
      double delta = G_MAXDOUBLE;
      guint next = 0;

      used[column] = TRUE;
      for (j = 1; j <= n_columns; j++)
        {
          const double reduced = costs[(row - 1) * n_columns + j - 1] - potentials[0][row] - potentials[1][j];

          if (used[j])
            continue;
          if (reduced < least[j])
            {
              least[j] = reduced;
              way[j] = column;
            }
          if (least[j] < delta)
            {
              delta = least[j];
              next = j;
            }
        }
      for (j = 0; j <= n_columns; j++)
        if (used[j])
          {
            potentials[0][row_of[j]] += delta;
            potentials[1][j] -= delta;
          }
        else
          least[j] -= delta;
      column = next;
    }
  while (row_of[column] != 0);
  return column;
}

/* slots[i] = the column of row i, at the least cost in all. O(rows^2 x columns). */
static void
match (const double *costs,
       guint n_rows,
       guint n_columns,
       guint *slots)
{
  g_autofree double *u = g_new0 (double, n_rows + 1);
  g_autofree double *v = g_new0 (double, n_columns + 1);
  g_autofree guint *row_of = g_new0 (guint, n_columns + 1);
  g_autofree guint *way = g_new0 (guint, n_columns + 1);
  double *potentials[] = { u, v };
  guint row, j;

  for (row = 1; row <= n_rows; row++)
    {
      row_of[0] = row;
      j = find_free_column (costs, n_columns, row_of, way, potentials);
      for (; j != 0; j = way[j])
        row_of[j] = row_of[way[j]];
    }
  for (j = 1; j <= n_columns; j++)
    if (row_of[j] != 0)
      slots[row_of[j] - 1] = j - 1;
}

/* Leaders that cross, or nearly touch, make both of their lines dearer. Returns whether there are any. */
static gboolean
raise_crossings (const Index *self,
                 const EntenteLabel *labels,
                 const guint *slots,
                 double *costs)
{
  const guint n_slots = 2 * self->n_lines;
  gboolean found = FALSE;
  guint i, k;

  for (i = 0; i < self->n; i++)
    for (k = 0; k < i; k++)
      {
        const EntenteLabelObstacle a = get_leader (self, &labels[self->marks[i]], (int) self->marks[i]);
        const EntenteLabelObstacle b = get_leader (self, &labels[self->marks[k]], (int) self->marks[k]);

        if (!entente_label_line_hits (&a, &b))
          continue;
        costs[i * n_slots + slots[i]] += CROSSING_COST * self->problem->unit;
        costs[k * n_slots + slots[k]] += CROSSING_COST * self->problem->unit;
        found = TRUE;
      }
  return found;
}

static gboolean
fill_labels (const Index *self,
             EntenteLabel *labels)
{
  const guint n_slots = 2 * self->n_lines;
  g_autofree double *costs = g_new (double, (gsize) self->n * n_slots);
  g_autofree guint *slots = g_new0 (guint, self->n);
  guint attempt, i, k;

  for (i = 0; i < self->n; i++)
    for (k = 0; k < n_slots; k++)
      costs[i * n_slots + k] = get_cost (self, i, k);
  for (attempt = 0; attempt < MOST_ATTEMPTS; attempt++)
    {
      match (costs, self->n, n_slots, slots);
      for (i = 0; i < self->n; i++)
        {
          if (costs[i * n_slots + slots[i]] >= BARRED)
            return FALSE;
          labels[self->marks[i]] = get_label (self, i, slots[i]);
        }
      if (!raise_crossings (self, labels, slots, costs))
        return TRUE;
    }
  return FALSE;
}

/* With the lines in the middle, then moved down by parts of a line. */
static gboolean
try_phases (Index *self,
            EntenteLabel *labels)
{
  const double y0 = self->problem->y0, room = self->problem->y1 - y0;
  guint phase;

  for (phase = 0; phase < N_PHASES; phase++)
    {
      self->n_lines = (guint) MAX (floor (room / self->pitch - phase / (double) N_PHASES), 0);
      if (2 * self->n_lines < self->n)
        return FALSE;
      self->top = y0 + (room - self->n_lines * self->pitch + phase * self->pitch / N_PHASES) / 2;
      if (fill_labels (self, labels))
        return TRUE;
    }
  return FALSE;
}

/**
 * entente_label_index_place:
 * @problem: as for entente_label_placement_run(); only labels that must stand do
 * @left: where the names of the left column end
 * @right: where those of the right column begin
 * @labels: (out) (array): one a mark
 *
 * Guaranteed, if there is an index: every label that must stand does, inside the area; no text covers a mark, an
 * obstacle or another text; no leader crosses another, a mark that has a name, or an obstacle without an owner.
 * O(names^2 x lines + names x lines x (marks + obstacles)).
 *
 * Returns: %FALSE, with no label placed, if there is none
 */
gboolean
entente_label_index_place (const EntenteLabelProblem *problem,
                           double left,
                           double right,
                           EntenteLabel *labels)
{
  g_autofree guint *marks = g_new (guint, problem->n_marks + 1);
  Index self = { problem, left, right, .marks = marks };
  double height = 0;
  guint i;

  for (i = 0; i < problem->n_marks; i++)
    {
      labels[i] = (EntenteLabel) { .candidate = ENTENTE_LABEL_NOT_PLACED };
      if (!problem->marks[i].must || problem->marks[i].width <= 0)
        continue;
      marks[self.n++] = i;
      height = MAX (height, problem->marks[i].height);
    }
  if (self.n == 0)
    return TRUE;
  self.pitch = height + LINE_GAP * problem->unit;
  if (try_phases (&self, labels))
    return TRUE;
  for (i = 0; i < problem->n_marks; i++)
    labels[i].candidate = ENTENTE_LABEL_NOT_PLACED;
  return FALSE;
}
