/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* Every state of the document since it was opened, and where we are among them. */

typedef struct
{
  EntenteScenario *scenario;
  EntenteScenario *baseline; /* what the change arrows compare with */
  double *ratios;            /* [n_criteria] how zero shares are to be shared out again */
  GArray *pins;              /* EntentePin, never written; NULL = none */
  guint version;             /* of the dataset that the scenario belongs to: 0 = as opened */
  char *label;               /* what the step did, localised; NULL for the first */
} EntenteHistoryStep;

typedef struct
{
  EntenteScenario *scenario; /* taken */
  EntenteScenario *baseline; /* taken; NULL = as before */
  const char *label;
  const char *token; /* changes with the same token in a row make one step; NULL = a step of its own */
  gint64 now;        /* microseconds */
  GArray *pins;      /* taken; NULL = as before */
  guint version;     /* 0 = as before */
} EntenteHistoryChange;

typedef struct _EntenteHistory EntenteHistory;

EntenteHistory *entente_history_new (const EntenteScenario *scenario, const EntenteScenario *baseline, GArray *pins)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_history_free (EntenteHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteHistory, entente_history_free)

const EntenteHistoryStep *entente_history_get_current (const EntenteHistory *self);
const EntenteHistoryStep *entente_history_get_base (const EntenteHistory *self, const char *token, gint64 now);
gboolean entente_history_record (EntenteHistory *self, const EntenteHistoryChange *change);
void entente_history_hold (EntenteHistory *self);
void entente_history_release (EntenteHistory *self);
void entente_history_close (EntenteHistory *self);

gboolean entente_history_can_undo (const EntenteHistory *self);
gboolean entente_history_can_redo (const EntenteHistory *self);
const char *entente_history_get_undo_label (const EntenteHistory *self);
const char *entente_history_get_redo_label (const EntenteHistory *self);
gboolean entente_history_undo (EntenteHistory *self);
gboolean entente_history_redo (EntenteHistory *self);
guint entente_history_get_length (const EntenteHistory *self);
