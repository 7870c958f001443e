/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-scenario.h"

/* Making an exported picture again. */

char *entente_cli_peek_languages (const char *picture) G_GNUC_WARN_UNUSED_RESULT;
int entente_cli_reproduce_picture (const char *picture, const char *file, const char *output);
EntenteScenario *entente_cli_find_fingerprint (const char *fingerprint, const EntenteDataset *dataset, int *status);
