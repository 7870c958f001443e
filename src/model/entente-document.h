/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-file-save.h"
#include "entente-session.h"

/* An open document and its file: what is saved where, and whether somebody else changed it there.
 *
 * Properties with notify: file, title (display name), modified, read-only, changed-on-disk (notified anew by each
 * change that is seen), missing (deleted or moved away; saving makes the file again), saving.
 */

#define ENTENTE_TYPE_DOCUMENT (entente_document_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDocument, entente_document, ENTENTE, DOCUMENT, GObject)

typedef enum
{
  ENTENTE_SAVE_NORMAL = 0,
  ENTENTE_SAVE_COPY = 1 << 0,     /* the document stays with the file it has */
  ENTENTE_SAVE_OVERWRITE = 1 << 1 /* whatever stands there, also a file that somebody else changed */
} EntenteSaveFlags;

EntenteDocument *entente_document_new (EntenteSession *session, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
EntenteSession *entente_document_get_session (EntenteDocument *self);
GFile *entente_document_get_file (EntenteDocument *self);
void entente_document_set_origin (EntenteDocument *self, const char *hash);
const char *entente_document_get_origin (EntenteDocument *self);
gboolean entente_document_is_modified (EntenteDocument *self);
gboolean entente_document_is_read_only (EntenteDocument *self);
gboolean entente_document_is_changed_on_disk (EntenteDocument *self);
gboolean entente_document_is_missing (EntenteDocument *self);
gboolean entente_document_is_saving (EntenteDocument *self);
gboolean entente_document_is_reading (EntenteDocument *self);
void entente_document_keep_mine (EntenteDocument *self);
char *entente_document_get_title (EntenteDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char *entente_document_suggest_name (EntenteDocument *self) G_GNUC_WARN_UNUSED_RESULT;

void entente_document_save_async (EntenteDocument *self, GFile *target, EntenteSaveFlags flags,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean entente_document_save_finish (EntenteDocument *self, GAsyncResult *result, GError **error);
void entente_document_reload_async (EntenteDocument *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean entente_document_reload_finish (EntenteDocument *self, GAsyncResult *result,
                                         EntenteDiagnostics **diagnostics, GError **error);
