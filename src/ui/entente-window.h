/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-document-page.h"
#include "entente-document.h"

#include <adwaita.h>

/* A window: the start page, or a document, or what is wrong with one. */

#define ENTENTE_TYPE_WINDOW (entente_window_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWindow, entente_window, ENTENTE, WINDOW, AdwApplicationWindow)

EntenteWindow *entente_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void entente_window_open (EntenteWindow *self, GFile *file);
void entente_window_flush (EntenteWindow *self);
void entente_window_import (EntenteWindow *self, GFile *file);
GFile *entente_window_get_file (EntenteWindow *self);
gboolean entente_window_is_empty (EntenteWindow *self);
void entente_window_save_picture (EntenteWindow *self, GFile *file);
void entente_window_show_dataset (EntenteWindow *self, EntenteDataset *dataset);
EntenteDocument *entente_window_get_document (EntenteWindow *self);
EntenteDocumentPage *entente_window_get_page (EntenteWindow *self);
gboolean entente_window_is_presenting (EntenteWindow *self);
struct _EntenteStage *entente_window_get_stage (EntenteWindow *self);
GtkWidget *entente_window_get_export_button (EntenteWindow *self);
const char *entente_window_get_help_page (EntenteWindow *self);
void entente_window_close_async (EntenteWindow *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean entente_window_close_finish (EntenteWindow *self, GAsyncResult *result);
void entente_window_add_toast (EntenteWindow *self, const char *text);
