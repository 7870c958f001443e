/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* The story of a document: its scenes in their order, to be moved, renamed, replaced, taken away and presented. */

#define ENTENTE_TYPE_SCENES_DIALOG (entente_scenes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteScenesDialog, entente_scenes_dialog, ENTENTE, SCENES_DIALOG, AdwWindow)

GtkWidget *entente_scenes_dialog_new (GtkWindow *parent, EntenteSession *session);
