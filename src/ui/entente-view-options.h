/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-view-filter.h"

#include <gtk/gtk.h>

/* The button at the top end corner of a picture: how the view that is shown is drawn. Not visible where a view
 * has nothing to choose. */

#define ENTENTE_TYPE_VIEW_OPTIONS (entente_view_options_get_type ())
G_DECLARE_FINAL_TYPE (EntenteViewOptions, entente_view_options, ENTENTE, VIEW_OPTIONS, GtkWidget)

#define ENTENTE_VIEW_OPTIONS_ROOM 40.0 /* what headings keep free at their end, in pixels */

gboolean entente_view_options_has (const char *view);
void entente_view_options_set_session (EntenteViewOptions *self, EntenteSession *session, EntenteViewFilter *filter);
void entente_view_options_set_view (EntenteViewOptions *self, const char *view);
GtkWidget *entente_view_options_make_content (EntenteViewOptions *self);
