/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Weighted sum and product, TOPSIS, VIKOR and PROMETHEE II of decision matrices, as their papers have them. */

#include "config.h"

#include "entente-compare.h"
#include "entente-decision-matrix-private.h"
#include "entente-portable-math.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LN10 2.302585092994046

static double
get_value (const EntenteDecision *self,
           guint i,
           guint c)
{
  return self->values[(gsize) c * self->n + i];
}

static void
write_normalised (EntenteDecision *self)
{
  entente_decision_write_columns (self, "normalised", self->is_raw ? self->raw : self->values);
}

/* sum of w v. Without normalisation costs count negative. O(n m). */
void
entente_decision_run_saw (EntenteDecision *self)
{
  g_autofree double *scores = g_new0 (double, self->n);
  guint i, c;

  if (!self->sound)
    return;
  for (c = 0; c < self->m; c++)
    for (i = 0; i < self->n; i++)
      scores[i] += self->weights[c] * get_value (self, i, c);
  entente_decision_write_scores (self, scores);
  write_normalised (self);
}

/* log v^w; 0 for no weight at all, minus infinity for v = 0. */
static double
find_log (const EntenteDecision *self,
          guint i,
          guint c)
{
  const double w = self->weights[c];

  if (w == 0)
    return 0;
  if (self->is_raw && self->costs[c])
    return -w * entente_log (self->raw[(gsize) c * self->n + i]);
  return w * entente_log (get_value (self, i, c));
}

/* product of v^w. Without normalisation costs have negative exponents. O(n m). */
void
entente_decision_run_wpm (EntenteDecision *self)
{
  g_autofree double *scores = g_new (double, self->n), *logs = g_new0 (double, self->n);
  guint i, c;

  if (!self->sound)
    return;
  for (i = 0; i < self->n; i++)
    {
      for (c = 0; c < self->m; c++)
        logs[i] += find_log (self, i, c);
      scores[i] = entente_exp (logs[i]);
      logs[i] /= LN10;
    }
  entente_decision_write_scores (self, scores);
  entente_decision_write_list (self, "log10_scores", logs, self->n);
  write_normalised (self);
}

static void
find_ends (const EntenteDecision *self,
           guint c,
           double *best,
           double *worst)
{
  guint i;

  *best = *worst = get_value (self, 0, c);
  for (i = 1; i < self->n; i++)
    {
      *best = MAX (*best, get_value (self, i, c));
      *worst = MIN (*worst, get_value (self, i, c));
    }
}

/* d- / (d+ + d-) between the best and the worst weighted normalised columns: Hwang & Yoon 1981. O(n m). */
void
entente_decision_run_topsis (EntenteDecision *self)
{
  g_autofree double *plus = g_new0 (double, self->n), *minus = g_new0 (double, self->n);
  guint i, c;

  if (!self->sound)
    return;
  for (c = 0; c < self->m; c++)
    {
      double best, worst;

      find_ends (self, c, &best, &worst);
      for (i = 0; i < self->n; i++)
        {
          const double up = self->weights[c] * (best - get_value (self, i, c));
          const double down = self->weights[c] * (get_value (self, i, c) - worst);

          plus[i] += up * up;
          minus[i] += down * down;
        }
    }
  for (i = 0; i < self->n; i++)
    plus[i] = sqrt (minus[i]) / (sqrt (plus[i]) + sqrt (minus[i]));
  entente_decision_write_scores (self, plus);
}

/* -- VIKOR ----------------------------------------------------------------------------------------------- */

typedef struct
{
  double *s, *r, *q; /* [n] */
  guint *order;      /* [n] by q, ties in file order */
} Vikor;

static void
find_regrets (const EntenteDecision *self,
              Vikor *vikor)
{
  guint i, c;

  for (c = 0; c < self->m; c++)
    {
      double best, worst;

      find_ends (self, c, &best, &worst);
      for (i = 0; i < self->n; i++)
        {
          const double behind = best - get_value (self, i, c);
          const double part = behind == 0 ? 0 : self->weights[c] * behind / (best - worst);

          vikor->s[i] += part;
          vikor->r[i] = MAX (vikor->r[i], part);
        }
    }
}

/* Adds weight x (x - least) / (greatest - least); nothing where all are the same. */
static void
add_stretched (const double *x,
               guint n,
               double weight,
               double *sums)
{
  double low = x[0], high = x[0];
  guint i;

  for (i = 1; i < n; i++)
    {
      low = MIN (low, x[i]);
      high = MAX (high, x[i]);
    }
  for (i = 0; i < n; i++)
    sums[i] += high == low ? 0 : weight * (x[i] - low) / (high - low);
}

static int
compare_by_q (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const double *q = data;
  const guint i = *(const guint *) a, j = *(const guint *) b;

  if (q[i] != q[j])
    return ENTENTE_COMPARE (q[i], q[j]);
  return ENTENTE_COMPARE (i, j);
}

static gboolean
is_least (const double *x,
          guint n,
          guint at)
{
  guint i;

  for (i = 0; i < n; i++)
    if (x[i] < x[at])
      return FALSE;
  return TRUE;
}

static void
write_compromise (EntenteDecision *self,
                  const Vikor *vikor)
{
  const guint first = vikor->order[0];
  const double needed = 1.0 / (self->n - 1.0);
  const gboolean advantage = self->n < 2 || vikor->q[vikor->order[1]] - vikor->q[first] >= needed;
  const gboolean stability = is_least (vikor->s, self->n, first) || is_least (vikor->r, self->n, first);
  guint size = advantage && stability ? 1 : MIN (2, self->n);

  if (!advantage)
    for (size = 1; size < self->n && vikor->q[vikor->order[size]] - vikor->q[first] < needed; size++)
      ;
  entente_decision_write_boolean (self, "acceptable_advantage", advantage);
  entente_decision_write_boolean (self, "acceptable_stability", stability);
  entente_decision_write_counts (self, "compromise_set", vikor->order, size);
}

/* Opricovic & Tzeng 2004, doi:10.1016/S0377-2217(03)00020-1. Where all S (or R) are the same their part is 0. The
 * compromise set is in the order of Q. O(n m + n log n). */
void
entente_decision_run_vikor (EntenteDecision *self)
{
  const double strategy = entente_decision_get_param (self, "v", 0, 1, 0.5);
  g_autofree double *memory = g_new0 (double, 3 * (gsize) self->n), *scores = g_new (double, self->n);
  g_autofree guint *order = g_new (guint, self->n);
  Vikor vikor = { memory, memory + self->n, memory + 2 * (gsize) self->n, order };
  guint i;

  if (!self->sound)
    return;
  find_regrets (self, &vikor);
  add_stretched (vikor.s, self->n, strategy, vikor.q);
  add_stretched (vikor.r, self->n, 1 - strategy, vikor.q);
  for (i = 0; i < self->n; i++)
    {
      scores[i] = 0 - vikor.q[i]; /* no negative nought */
      order[i] = i;
    }
  g_qsort_with_data (order, self->n, sizeof (guint), compare_by_q, vikor.q);
  entente_decision_write_scores (self, scores);
  entente_decision_write_list (self, "S", vikor.s, self->n);
  entente_decision_write_list (self, "R", vikor.r, self->n);
  entente_decision_write_list (self, "Q", vikor.q, self->n);
  write_compromise (self, &vikor);
}

/* -- PROMETHEE II ---------------------------------------------------------------------------------------- */

typedef enum
{
  USUAL,
  U_SHAPE,
  V_SHAPE,
  LEVEL,
  LINEAR,
  GAUSSIAN,
  N_SHAPES
} Shape;

static const char *const shapes[] = { "usual", "u-shape", "v-shape", "level", "linear", "gaussian", NULL };

typedef struct
{
  Shape *shapes;     /* [m] */
  double *q, *p, *s; /* [m] */
} Preferences;

static void
clear_preferences (Preferences *self)
{
  g_free (self->shapes);
  g_free (self->q);
  g_free (self->p);
  g_free (self->s);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Preferences, clear_preferences)

static double
prefer (const Preferences *preferences,
        guint c,
        double d)
{
  const double q = preferences->q[c], p = preferences->p[c], s = preferences->s[c];

  if (!(d > 0))
    return isnan (d) ? NAN : 0;
  switch (preferences->shapes[c])
    {
    case U_SHAPE:
      return d > q;
    case V_SHAPE:
      return d >= p ? 1 : d / p;
    case LEVEL:
      return d > p ? 1 : d > q ? 0.5 : 0;
    case LINEAR:
      return d <= q ? 0 : d >= p ? 1 : (d - q) / (p - q);
    case GAUSSIAN:
      return 1 - entente_exp (-d * d / (2 * s * s));
    default:
      return 1;
    }
}

static Shape
read_shape (EntenteDecision *self,
            const EntenteJsonCursor *cursor)
{
  const char *word = NULL;
  Shape shape;

  if (!entente_json_cursor_read_string (cursor, &word))
    {
      self->sound = FALSE;
      return USUAL;
    }
  for (shape = USUAL; shape < N_SHAPES && strcmp (shapes[shape], word) != 0; shape++)
    ;
  if (shape < N_SHAPES)
    return shape;
  self->sound = entente_json_cursor_fail_unknown (cursor, ENTENTE_JSON_VALUE,
                                                  g_strdup_printf (_("There is no preference function “%s”"), word),
                                                  word, shapes, N_SHAPES);
  return USUAL;
}

static void
read_shapes (EntenteDecision *self,
             Preferences *preferences)
{
  EntenteJsonCursor cursor, element;
  guint found, c;

  preferences->shapes = g_new0 (Shape, self->m);
  if (!entente_json_cursor_get (&self->params, "preference", &cursor))
    return;
  if (!JSON_NODE_HOLDS_ARRAY (cursor.node))
    {
      const Shape shape = read_shape (self, &cursor);

      for (c = 0; c < self->m; c++)
        preferences->shapes[c] = shape;
    }
  else if (entente_json_cursor_check_list (&cursor, 1, &found) && found == self->m)
    for (c = 0; c < self->m; c++)
      {
        entente_json_cursor_get_element (&cursor, c, &element);
        preferences->shapes[c] = read_shape (self, &element);
      }
  else
    entente_decision_fail (self, &cursor, g_strdup_printf (_("There must be %u preference functions"), self->m), NULL);
}

static void
check_preferences (EntenteDecision *self,
                   const Preferences *preferences)
{
  guint c;

  for (c = 0; c < self->m && self->sound; c++)
    {
      const Shape shape = preferences->shapes[c];

      if ((shape == V_SHAPE || shape == LEVEL || shape == LINEAR) && isnan (preferences->p[c]))
        entente_decision_fail (self, &self->params, g_strdup_printf (_("“%s” needs “p”"), shapes[shape]), NULL);
      else if ((shape == LEVEL || shape == LINEAR) && preferences->p[c] < preferences->q[c])
        entente_decision_fail (self, &self->params, g_strdup (_("“p” is less than “q”")), NULL);
      else if (shape == GAUSSIAN && !(preferences->s[c] > 0))
        entente_decision_fail (self, &self->params, g_strdup_printf (_("“%s” needs “s” above 0"), shapes[shape]), NULL);
    }
}

/* Flows over n - 1: Brans & Vincke 1985, doi:10.1287/mnsc.31.6.647. O(n^2 m). */
void
entente_decision_run_promethee (EntenteDecision *self)
{
  g_auto (Preferences) preferences = { NULL };
  g_autofree double *plus = g_new0 (double, self->n), *minus = g_new0 (double, self->n);
  g_autofree double *scores = g_new (double, self->n);
  guint i, j, c;

  read_shapes (self, &preferences);
  preferences.q = entente_decision_get_params (self, "q", 0, 0, FALSE);
  preferences.p = entente_decision_get_params (self, "p", 0, NAN, FALSE);
  preferences.s = entente_decision_get_params (self, "s", 0, NAN, FALSE);
  check_preferences (self, &preferences);
  if (!self->sound)
    return;
  for (i = 0; i < self->n; i++)
    {
      for (j = 0; j < self->n; j++)
        for (c = 0; c < self->m && j != i; c++)
          {
            const double d = get_value (self, i, c) - get_value (self, j, c);

            plus[i] += self->weights[c] * prefer (&preferences, c, d);
            minus[i] += self->weights[c] * prefer (&preferences, c, -d);
          }
      plus[i] /= self->n - 1.0;
      minus[i] /= self->n - 1.0;
      scores[i] = plus[i] - minus[i];
    }
  entente_decision_write_scores (self, scores);
  entente_decision_write_list (self, "phi_plus", plus, self->n);
  entente_decision_write_list (self, "phi_minus", minus, self->n);
}
