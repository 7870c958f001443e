/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* Asks what a preset is to be called. The function is called with the name, and the id of the preset that it
 * replaces or renames (NULL = a new one). */

typedef void (*EntentePresetFunc) (const char *id, const char *name, const char *description, GObject *owner);

GtkWidget *entente_preset_dialog_present (GtkWindow *parent, EntenteSession *session, const char *renamed,
                                          EntentePresetFunc func, GObject *owner);
