/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Scores along one slider, for the methods that add up: share x column, over the shares of what is there.
 *
 * With t on criterion c, locked shares kept and the rest in proportion, every share is a line in t:
 *
 *   locked      w_j                       c    t
 *   unlocked    (A - t) r_j               r = today's proportions; equal where they are all 0
 *
 * So a score is a line too, and for a partner that lacks whole criteria, where the shares of what it has are
 * scaled up, a ratio of two lines. Either way it rises or falls all along, and never turns.
 */

#include "config.h"

#include "entente-score-curves.h"

#include "entente-shares.h"
#include "entente-values-private.h"

#include <string.h>

#define NOTHING 1e-12

typedef struct
{
  double *constant, *slope; /* [n_criteria] of the shares */
} ShareLines;

static gboolean
is_follower (const EntenteSlider *self,
             guint criterion)
{
  return criterion != self->criterion && !(self->locks != NULL && self->locks[criterion]);
}

/**
 * entente_slider_can_move:
 *
 * Returns: whether the criterion is unlocked and some other is, too
 */
gboolean
entente_slider_can_move (const EntenteSlider *self)
{
  guint c;

  if (self->locks != NULL && self->locks[self->criterion])
    return FALSE;
  for (c = 0; c < self->values->n_criteria; c++)
    if (is_follower (self, c))
      return TRUE;
  return FALSE;
}

static void
fill_share_lines (const EntenteSlider *self,
                  double available,
                  ShareLines *lines)
{
  const guint n = self->values->n_criteria;
  double sum = 0;
  guint n_followers = 0, c;

  for (c = 0; c < n; c++)
    if (is_follower (self, c))
      {
        sum += self->shares[c];
        n_followers++;
      }
  for (c = 0; c < n; c++)
    if (c == self->criterion)
      {
        lines->constant[c] = 0;
        lines->slope[c] = 1;
      }
    else if (!is_follower (self, c))
      {
        lines->constant[c] = self->shares[c];
        lines->slope[c] = 0;
      }
    else
      {
        const double ratio = sum > 0 ? self->shares[c] / sum : 1.0 / n_followers;

        lines->constant[c] = available * ratio;
        lines->slope[c] = -ratio;
      }
}

static double
sum_present (const EntenteValues *values,
             const double *numbers,
             guint hole)
{
  const guint8 *present = values->holes.present + (gsize) values->holes.patterns[hole] * values->n_criteria;
  double sum = 0;
  guint c;

  for (c = 0; c < values->n_criteria; c++)
    if (present[c])
      sum += numbers[c];
  return sum;
}

/* A ratio whose parts vanish together at one end is the same number all along; likewise without a slope below.
 * Returns: FALSE where nothing that the partner has ever weighs anything. */
static gboolean
straighten (EntenteScoreCurve *curve,
            double available)
{
  const double at_start = curve->p, at_end = curve->p + curve->q * available;

  if (MAX (at_start, at_end) < NOTHING)
    return FALSE;
  if (at_start < NOTHING)
    *curve = (EntenteScoreCurve) { curve->b / curve->q, 0, 1, 0, curve->partner };
  else if (at_end < NOTHING)
    *curve = (EntenteScoreCurve) { curve->a / curve->p, 0, 1, 0, curve->partner };
  else if (fabs (curve->q) < NOTHING)
    *curve = (EntenteScoreCurve) { curve->a / curve->p, curve->b / curve->p, 1, 0, curve->partner };
  return TRUE;
}

static void
sum_columns (const EntenteSlider *self,
             const ShareLines *lines,
             EntenteScoreCurve *curves)
{
  const EntenteValues *values = self->values;
  guint c, i;

  for (i = 0; i < values->n_partners; i++)
    curves[i] = (EntenteScoreCurve) { 0, 0, 1, 0, i };
  for (c = 0; c < values->n_criteria; c++)
    {
      const double *column = self->columns + c * values->stride;
      const double constant = lines->constant[c], slope = lines->slope[c];

      for (i = 0; i < values->n_partners; i++)
        {
          curves[i].a += constant * column[i];
          curves[i].b += slope * column[i];
        }
    }
}

/**
 * entente_score_curves_build:
 * @slider: one that can move
 * @available: what its share can reach at most with its locks
 * @curves: (array) (out): room for all partners
 *
 * The scores for t in (0, available), of the partners that are rated there, in file order.
 * O(partners x criteria).
 *
 * Returns: how many
 */
guint
entente_score_curves_build (const EntenteSlider *slider,
                            double available,
                            EntenteScoreCurve *curves)
{
  const EntenteValues *values = slider->values;
  g_autofree double *room = g_new (double, 2 * values->n_criteria);
  ShareLines lines = { room, room + values->n_criteria };
  guint n = 0, i;

  fill_share_lines (slider, available, &lines);
  sum_columns (slider, &lines, curves);
  for (i = 0; i < values->n_partners; i++)
    {
      const int hole = values->hole_of != NULL ? values->hole_of[i] : ENTENTE_NONE;

      if (hole != ENTENTE_NONE)
        {
          curves[i].p = sum_present (values, lines.constant, hole);
          curves[i].q = sum_present (values, lines.slope, hole);
          if (!straighten (&curves[i], available))
            continue;
        }
      curves[n++] = curves[i];
    }
  return n;
}
