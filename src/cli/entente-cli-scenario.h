/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* The arguments that several commands share: which settings the dataset is evaluated with, and how what comes out
 * is to be handled. */

typedef struct
{
  char *preset;   /* id */
  char *weights;  /* "own-defence=50,role=20" in per cent */
  char *scenario; /* path of a scenario file */
  char *marking;  /* handling line, valid UTF-8 */
  int year;       /* 0 = the file's */
} EntenteCliSettings;

/* NULL-terminated options that fill a static EntenteCliSettings, for g_option_context_add_main_entries (). */
const GOptionEntry *entente_cli_settings_get_options (void);
EntenteCliSettings *entente_cli_settings_get (void);

/* The baseline is what the file opens with, after the preset if one is given. */
gboolean entente_cli_make_scenario (const EntenteDataset *dataset, const EntenteCliSettings *settings,
                                    EntenteScenario **scenario, EntenteScenario **baseline, int *status);
