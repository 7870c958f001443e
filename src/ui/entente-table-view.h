/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-view-filter.h"

#include <gtk/gtk.h>

/* What the picture shows as a table: sortable, readable by a screen reader, to be copied. */

#define ENTENTE_TYPE_TABLE_VIEW (entente_table_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableView, entente_table_view, ENTENTE, TABLE_VIEW, GtkWidget)

void entente_table_view_set_view (EntenteTableView *self, const char *id);
void entente_table_view_set_session (EntenteTableView *self, EntenteSession *session, EntenteViewFilter *filter);
char *entente_table_view_to_text (EntenteTableView *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_table_view_focus_selected (EntenteTableView *self);
