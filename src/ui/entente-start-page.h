/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* What a window shows before it has a document. Uses the actions win.open, win.open-uri, win.open-sample. */

#define ENTENTE_TYPE_START_PAGE (entente_start_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStartPage, entente_start_page, ENTENTE, START_PAGE, GtkWidget)


/* Recent documents that still exist, newest first: GtkRecentInfo. */
GPtrArray *entente_start_page_list_recent (guint limit) G_GNUC_WARN_UNUSED_RESULT;
