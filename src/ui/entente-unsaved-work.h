/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-recovery.h"

#include <gtk/gtk.h>

/* Work that was left behind, in words, and the question before it goes for good. */

char *entente_unsaved_work_describe_time (gint64 time, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *entente_unsaved_work_describe_place (const EntenteRecoveryItem *item) G_GNUC_WARN_UNUSED_RESULT;
void entente_unsaved_work_ask_discard (const EntenteRecoveryItem *item, GtkWindow *parent, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean entente_unsaved_work_ask_discard_finish (GAsyncResult *result);

/* Reading the folder may have to wait for a disk. */
void entente_unsaved_work_list_async (GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *entente_unsaved_work_list_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void entente_unsaved_work_find_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data);
EntenteRecoveryItem *entente_unsaved_work_find_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
