/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where a label can stand relative to its mark: beside it, or at the end of a leader on one of some rings.
 *
 * Short leaders point in 24 directions. A label that must stand and finds no place there may also go between them,
 * every 3.75 degrees, and further out.
 */

#include "config.h"

#include "entente-label-candidates.h"

#include <math.h>
#include <pthread.h>

#define CENTRED_BELOW 0.35 /* |cos| of directions whose text is centred above or below the leader's end */
#define FINENESS (ENTENTE_LABEL_N_FINE_DIRECTIONS / ENTENTE_LABEL_N_DIRECTIONS)
#define STEEP_COST 4.0     /* leaders rather to the side than up or down */
#define LEADER_COST 0.1    /* a unit of its length, against the costs of near places */

static const double rings[ENTENTE_LABEL_N_RINGS] = { 10, 18, 28, 40, 54, 70, 90, 115 };
static const double long_rings[ENTENTE_LABEL_N_LONG_RINGS]
    = { 10, 18, 28, 40, 54, 70, 90, 115, 130, 150, 170, 190 };
static const double near_costs[ENTENTE_LABEL_N_NEAR] = { 0, 0.5, 3, 3.2, 5, 5.2, 5.4, 5.6 };

typedef struct
{
  double x, y;
} Direction;

static Direction directions[ENTENTE_LABEL_N_FINE_DIRECTIONS];

static void
fill_directions_cb (void)
{
  guint k;

  for (k = 0; k < ENTENTE_LABEL_N_FINE_DIRECTIONS; k++)
    {
      double angle = k * 2 * G_PI / ENTENTE_LABEL_N_FINE_DIRECTIONS;

      directions[k] = (Direction) { cos (angle), sin (angle) };
    }
}

/* Unit vectors of the directions, clockwise from the right. */
static const Direction *
get_direction (guint i)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;

  pthread_once (&once, fill_directions_cb);
  return &directions[i];
}

/* Where the leader of a candidate leads, and how far in units. */
static const Direction *
get_leader (int candidate,
            double *length)
{
  guint i = (guint) candidate - ENTENTE_LABEL_N_NEAR;

  if (candidate < ENTENTE_LABEL_N_CANDIDATES)
    {
      *length = rings[i / ENTENTE_LABEL_N_DIRECTIONS];
      return get_direction (i % ENTENTE_LABEL_N_DIRECTIONS * FINENESS);
    }
  i = (guint) candidate - ENTENTE_LABEL_N_CANDIDATES;
  *length = long_rings[i / ENTENTE_LABEL_N_FINE_DIRECTIONS];
  return get_direction (i % ENTENTE_LABEL_N_FINE_DIRECTIONS);
}

/**
 * entente_label_placement_locate:
 * @mark: a mark with its text size
 * @unit: as in the problem
 * @candidate: 0 to %ENTENTE_LABEL_N_ALL_CANDIDATES - 1
 * @label: (out): where the text and the leader are then
 *
 * The geometry of one candidate, wherever the mark is now: a moving mark takes its label along.
 */
void
entente_label_placement_locate (const EntenteLabelMark *mark,
                                double unit,
                                int candidate,
                                EntenteLabel *label)
{
  double w = mark->width, h = mark->height, gap = mark->radius + ENTENTE_LABEL_GAP * unit;
  const Direction *direction;
  double dx, dy, length;

  label->candidate = candidate;
  label->has_leader = candidate >= ENTENTE_LABEL_N_NEAR;
  if (!label->has_leader)
    {
      double corner_x = gap * 0.77, corner_y = gap * 0.5;
      const double offsets[ENTENTE_LABEL_N_NEAR][2] = {
        { gap, -h / 2 }, { -gap - w, -h / 2 },
        { -w / 2, -gap - h + unit }, { -w / 2, gap - unit },
        { corner_x, -corner_y - h }, { -corner_x - w, -corner_y - h },
        { corner_x, corner_y }, { -corner_x - w, corner_y },
      };

      label->x = mark->x + offsets[candidate][0];
      label->y = mark->y + offsets[candidate][1];
      return;
    }

  direction = get_leader (candidate, &length);
  length = gap + length * unit;
  dx = direction->x * length;
  dy = direction->y * length;
  if (fabs (direction->x) < CENTRED_BELOW)
    {
      label->x = mark->x + dx - w / 2;
      label->y = mark->y + (dy > 0 ? dy : dy - h);
      label->leader_x1 = mark->x + dx;
      label->leader_y1 = mark->y + dy;
    }
  else
    {
      label->x = mark->x + (dx > 0 ? dx : dx - w);
      label->y = mark->y + dy - h / 2;
      label->leader_x1 = mark->x + dx - (dx > 0 ? ENTENTE_LABEL_PAD_X : -ENTENTE_LABEL_PAD_X) * unit;
      label->leader_y1 = mark->y + dy;
    }
  dx = label->leader_x1 - mark->x;
  dy = label->leader_y1 - mark->y;
  length = MAX (sqrt (dx * dx + dy * dy), 1e-9);
  label->leader_x0 = mark->x + dx / length * (mark->radius + unit);
  label->leader_y0 = mark->y + dy / length * (mark->radius + unit);
}

/* How long the leaders of a ring are, in units. */
double
entente_label_candidate_get_reach (int ring)
{
  return rings[ring];
}

/* What place i of a ring costs by the rule; ring -1 = the near places. */
double
entente_label_candidate_get_cost (int ring,
                                  guint i)
{
  return ring < 0 ? near_costs[i] : STEEP_COST * fabs (get_direction (i * FINENESS)->y);
}

/* What any candidate costs a label that takes all of them into account, the long leaders too. */
double
entente_label_candidate_get_bought_cost (int candidate)
{
  const Direction *direction;
  double length;

  if (candidate < ENTENTE_LABEL_N_NEAR)
    return near_costs[candidate];
  direction = get_leader (candidate, &length);
  return STEEP_COST * fabs (direction->y) + LEADER_COST * length;
}
