/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Undo and redo without limit.
 *
 *   steps:   opened | drag 1 | preset | keys on "Geography" | lock
 *                                              ^ position
 *
 * A step holds the whole state after it, so that undo is a move of the position and nothing is computed
 * backwards. Facts are held once a version of the dataset (entente-versions.c), by its number. Changes that carry
 * the same token make one step while they follow each other within a second (a run of keys), or for as long as the
 * history is held (a drag). A run that ends where it began leaves no step. A state is a few hundred bytes.
 *
 * Ratios: when one slider takes everything, the others stand at 0 and no longer say how they relate. The
 * step therefore keeps the last shares at which at least two unlocked criteria were above zero.
 */

#include "config.h"

#include "entente-history.h"

#include <string.h>

#define RUN_PAUSE_US G_USEC_PER_SEC

struct _EntenteHistory
{
  GPtrArray *steps; /* EntenteHistoryStep, at least one */
  guint position;

  /* The run that the next change may join. */
  char *token;
  gint64 last;
  gboolean held;
  gboolean has_step; /* the current step is the run's; not so when it came back to where it began */
};

static void
free_step (gpointer data)
{
  EntenteHistoryStep *step = data;

  entente_scenario_free (step->scenario);
  entente_scenario_free (step->baseline);
  g_clear_pointer (&step->pins, g_array_unref);
  g_free (step->ratios);
  g_free (step->label);
  g_free (step);
}

static EntenteHistoryStep *
get_step (const EntenteHistory *self,
          guint position)
{
  return g_ptr_array_index (self->steps, position);
}

/* The shares of @scenario when they tell how the unlocked relate, else what was known before. */
static double *
remember_ratios (const EntenteScenario *scenario,
                 const double *before)
{
  guint n = scenario->n_criteria, n_positive = 0, i;
  double *ratios = g_new0 (double, MAX (n, 1));

  for (i = 0; i < n; i++)
    n_positive += !scenario->locks[i] && scenario->weights[i] > 0;
  if (n_positive >= 2 || before == NULL)
    entente_scenario_get_shares (scenario, ratios);
  else
    memcpy (ratios, before, n * sizeof (double));
  return ratios;
}

/**
 * entente_history_new:
 * @scenario: the state of the document when it was opened, copied
 * @baseline: what changes are compared with, copied
 * @pins: (nullable): EntentePin; referenced, and not to be written any more
 */
EntenteHistory *
entente_history_new (const EntenteScenario *scenario,
                     const EntenteScenario *baseline,
                     GArray *pins)
{
  EntenteHistory *self = g_new0 (EntenteHistory, 1);
  EntenteHistoryStep *step = g_new0 (EntenteHistoryStep, 1);

  step->scenario = entente_scenario_copy (scenario);
  step->baseline = entente_scenario_copy (baseline);
  step->ratios = remember_ratios (scenario, NULL);
  step->pins = pins != NULL ? g_array_ref (pins) : NULL;
  self->steps = g_ptr_array_new_with_free_func (free_step);
  g_ptr_array_add (self->steps, step);
  return self;
}

void
entente_history_free (EntenteHistory *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self->token);
  g_free (self);
}

const EntenteHistoryStep *
entente_history_get_current (const EntenteHistory *self)
{
  return get_step (self, self->position);
}

static gboolean
joins_run (const EntenteHistory *self,
           const char *token,
           gint64 now)
{
  return token != NULL && self->has_step && g_strcmp0 (token, self->token) == 0
         && (self->held || now - self->last < RUN_PAUSE_US);
}

/**
 * entente_history_get_base:
 * @token: the token of the coming change
 * @now: microseconds
 *
 * Returns: the state that the coming change is to be computed from: the start of the run that it joins,
 *   so that going out and coming back gives exactly the same numbers, else the current state.
 */
const EntenteHistoryStep *
entente_history_get_base (const EntenteHistory *self,
                          const char *token,
                          gint64 now)
{
  return get_step (self, joins_run (self, token, now) ? self->position - 1 : self->position);
}

static void
remember_run (EntenteHistory *self,
              const EntenteHistoryChange *change)
{
  if (g_strcmp0 (self->token, change->token) != 0)
    {
      g_free (self->token);
      self->token = g_strdup (change->token);
    }
  self->last = change->now;
}

/* Pins are made anew by every change of them, so the same ones are the same array. */
static gboolean
is_same_state (const EntenteHistoryStep *a,
               const EntenteHistoryStep *b)
{
  return a->version == b->version && a->pins == b->pins && entente_scenario_equal (a->scenario, b->scenario)
         && entente_scenario_equal (a->baseline, b->baseline);
}

/**
 * entente_history_record:
 * @change: the new state; its scenario, baseline and pins are taken. Another version of the dataset brings a
 *   scenario and a baseline of its own
 *
 * Makes the new state the current one. What could be redone is gone.
 *
 * Returns: %FALSE when the state is the one that already was current
 */
gboolean
entente_history_record (EntenteHistory *self,
                        const EntenteHistoryChange *change)
{
  EntenteHistoryStep *current = get_step (self, self->position);
  EntenteHistoryStep *step = g_new0 (EntenteHistoryStep, 1);
  const EntenteHistoryStep *base = entente_history_get_base (self, change->token, change->now);
  gboolean joins = base != current;

  step->scenario = change->scenario;
  step->baseline = change->baseline != NULL ? change->baseline : entente_scenario_copy (current->baseline);
  step->version = change->version != 0 ? change->version : current->version;
  if (change->pins != NULL)
    step->pins = change->pins;
  else if (current->pins != NULL)
    step->pins = g_array_ref (current->pins);
  step->ratios = remember_ratios (step->scenario, step->version == base->version ? base->ratios : NULL);
  step->label = g_strdup (change->label);
  if (is_same_state (current, step))
    {
      free_step (step);
      if (joins)
        self->last = change->now;
      return FALSE;
    }

  remember_run (self, change);
  g_ptr_array_set_size (self->steps, (int) (joins ? self->position : self->position + 1));
  self->position = self->steps->len - 1;
  if (joins && is_same_state (get_step (self, self->position), step))
    {
      free_step (step);
      self->has_step = FALSE;
      return TRUE;
    }
  g_ptr_array_add (self->steps, step);
  self->position = self->steps->len - 1;
  self->has_step = TRUE;
  return TRUE;
}

/* A drag begins: until entente_history_release () changes with the same token are one step, pauses or not. */
void
entente_history_hold (EntenteHistory *self)
{
  entente_history_close (self);
  self->held = TRUE;
}

void
entente_history_release (EntenteHistory *self)
{
  self->held = FALSE;
  entente_history_close (self);
}

/* The next change makes a step of its own. */
void
entente_history_close (EntenteHistory *self)
{
  g_clear_pointer (&self->token, g_free);
  self->has_step = FALSE;
}

gboolean
entente_history_can_undo (const EntenteHistory *self)
{
  return self->position > 0;
}

gboolean
entente_history_can_redo (const EntenteHistory *self)
{
  return self->position + 1 < self->steps->len;
}

const char *
entente_history_get_undo_label (const EntenteHistory *self)
{
  return entente_history_can_undo (self) ? get_step (self, self->position)->label : NULL;
}

const char *
entente_history_get_redo_label (const EntenteHistory *self)
{
  return entente_history_can_redo (self) ? get_step (self, self->position + 1)->label : NULL;
}

gboolean
entente_history_undo (EntenteHistory *self)
{
  entente_history_close (self);
  if (!entente_history_can_undo (self))
    return FALSE;
  self->position--;
  return TRUE;
}

gboolean
entente_history_redo (EntenteHistory *self)
{
  entente_history_close (self);
  if (!entente_history_can_redo (self))
    return FALSE;
  self->position++;
  return TRUE;
}

guint
entente_history_get_length (const EntenteHistory *self)
{
  return self->steps->len;
}
