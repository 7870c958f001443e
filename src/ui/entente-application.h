/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-loader.h"
#include "entente-window.h"

#include <adwaita.h>

/* The program: one process, a window a document. */

#define ENTENTE_DEFAULT_SAMPLE "partners-2026"

#define ENTENTE_TYPE_APPLICATION (entente_application_get_type ())
G_DECLARE_FINAL_TYPE (EntenteApplication, entente_application, ENTENTE, APPLICATION, AdwApplication)

EntenteApplication *entente_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_application_open_file (EntenteApplication *self, GFile *file, GtkWindow *from);
gboolean entente_application_offers_tour (EntenteApplication *self);
EntenteWindow *entente_application_find_window (EntenteApplication *self, GFile *file);
EntenteLoader *entente_application_take_loader (EntenteApplication *self, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
GFile *entente_application_get_sample (const char *name) G_GNUC_WARN_UNUSED_RESULT;
