/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-save-target.h"

/* The new file beside the one it will replace. For the files of saving only. */

typedef struct
{
  const EntenteSaveTarget *target;
  char *name; /* in the target's folder; NULL once it has taken the target's place or is gone */
  int fd;     /* locked as long as it is open */
} EntenteSaveSibling;

gboolean entente_save_sibling_create (EntenteSaveSibling *self, const EntenteSaveTarget *target,
                                      const EntenteSaveCall *call, GError **error);
gboolean entente_save_sibling_write (EntenteSaveSibling *self, const EntenteSaveCall *call, GError **error);
EntenteSaveOutcome entente_save_sibling_replace (EntenteSaveSibling *self, const EntenteSaveCall *call,
                                                 GError **error);
void entente_save_sibling_clear (EntenteSaveSibling *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteSaveSibling, entente_save_sibling_clear)

gboolean entente_save_attributes_copy (int from, const struct stat *status, int to);
