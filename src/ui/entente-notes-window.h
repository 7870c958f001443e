/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-stage.h"

#include <adwaita.h>

/* The notes about the scene on a stage, which only the presenter sees, and what comes next. */

#define ENTENTE_TYPE_NOTES_WINDOW (entente_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNotesWindow, entente_notes_window, ENTENTE, NOTES_WINDOW, AdwWindow)

GtkWidget *entente_notes_window_new (GtkWindow *parent, EntenteStage *stage);
