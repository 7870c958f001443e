/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "saving-place.h"

/* One save that is to be disturbed, in several situations. */

#define SAVE_SITUATIONS 6

typedef struct
{
  const char *name;
  gsize size; /* of the new file */
  gboolean is_new, by_links, after_crash, expecting;
} SaveSituation;

extern const SaveSituation save_situations[SAVE_SITUATIONS];

typedef struct
{
  const SaveSituation *situation;
  SavingPlace *place;
  GBytes *old, *new;
  char *path;    /* that is saved to */
  guint entries; /* in the folder when all is well */
} SaveTrial;

void save_trial_begin (SaveTrial *trial, SavingPlace *place, const SaveSituation *situation);
void save_trial_prepare (SaveTrial *trial);
gboolean save_trial_save (const SaveTrial *trial, GError **error);
gboolean save_trial_check_whole (const SaveTrial *trial);
void save_trial_check_next (const SaveTrial *trial);
void save_trial_end (SaveTrial *trial);
