/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* Whom the figures of a file come from, in one line for the foot of a picture. */

char *entente_source_names_make_line (const EntenteDataset *dataset, const char *const *languages, guint limit)
  G_GNUC_WARN_UNUSED_RESULT;
