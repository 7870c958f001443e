/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-file-save.h"

/* Why a file could not be saved: from codes of the system to sentences. For the files of saving only. */

typedef enum
{
  ENTENTE_SAVE_SUBJECT_FILE,
  ENTENTE_SAVE_SUBJECT_CONTENT, /* what it holds had to be read */
  ENTENTE_SAVE_SUBJECT_FOLDER /* the permission of the folder was at stake */
} EntenteSaveSubject;

void entente_save_error_set (GError **error, const char *path, EntenteSaveSubject subject, int code);
void entente_save_error_set_changed (GError **error, const char *path);
void entente_save_error_take_gio (GError **error, GFile *file, GError *cause);
