/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* "Unsaved work" on the start page: what was left behind, to recover or to discard. Not there when there is none.
 * Uses the action win.recover. */

#define ENTENTE_TYPE_UNSAVED_GROUP (entente_unsaved_group_get_type ())
G_DECLARE_FINAL_TYPE (EntenteUnsavedGroup, entente_unsaved_group, ENTENTE, UNSAVED_GROUP, GtkWidget)

void entente_unsaved_group_refresh (EntenteUnsavedGroup *self);
void entente_unsaved_group_forget (EntenteUnsavedGroup *self);
