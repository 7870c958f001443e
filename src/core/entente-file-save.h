/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* Saving so that a file is always wholly the old one or wholly the new one. */

#define ENTENTE_SAVE_ERROR (entente_save_error_quark ())
GQuark entente_save_error_quark (void);

typedef enum
{
  ENTENTE_SAVE_ERROR_NO_SPACE,      /* disk or quota is full */
  ENTENTE_SAVE_ERROR_READ_ONLY,     /* the file or the file system may not be written */
  ENTENTE_SAVE_ERROR_NO_PERMISSION, /* of the folder */
  ENTENTE_SAVE_ERROR_NO_FOLDER,     /* the folder is gone */
  ENTENTE_SAVE_ERROR_NAME_TOO_LONG,
  ENTENTE_SAVE_ERROR_NOT_A_FILE,    /* a folder, pipe or device stands there */
  ENTENTE_SAVE_ERROR_CHANGED,       /* the file is not what the caller has read */
  ENTENTE_SAVE_ERROR_TOO_LARGE,     /* for the file system */
  ENTENTE_SAVE_ERROR_DEVICE,        /* EIO: the disk fails */
  ENTENTE_SAVE_ERROR_FAILED
} EntenteSaveError;

typedef struct
{
  const char *expected; /* SHA-256 of what should stand there, hexadecimal; NULL = anything */
  guint mode;           /* of a file that does not exist yet; 0 = as the umask has it */
  gboolean follow;      /* write what a symlink leads to, not the link */
} EntenteSaveOptions;

gboolean entente_file_save (const char *path, GBytes *bytes, const EntenteSaveOptions *options,
                            GCancellable *cancellable, GError **error);
gboolean entente_file_save_to (GFile *file, GBytes *bytes, const EntenteSaveOptions *options,
                               GCancellable *cancellable, GError **error);
gboolean entente_file_is_writable (GFile *file);
const char *entente_save_error_get_remedy (const GError *error);
