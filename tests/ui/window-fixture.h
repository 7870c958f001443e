/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-application.h"
#include "entente-window.h"

/* A window with the sample, on screen, in an application of its own. */

EntenteApplication *fixture_init (int *argc, char ***argv);
EntenteDataset *fixture_read_sample (const char *name);
EntenteWindow *fixture_open_window (EntenteApplication *application, const char *sample, int width, int height);
void fixture_clear_state (void);
void fixture_wait (guint milliseconds);
void fixture_close (EntenteWindow *window);
GtkWidget *fixture_find_widget (GtkWidget *root, GType type, guint nth);
