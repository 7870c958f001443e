/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-loader.h"

#include <gtk/gtk.h>

/* A file is being read: how far, and a way out. Uses the action win.cancel-loading. */

#define ENTENTE_TYPE_LOADING_PAGE (entente_loading_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLoadingPage, entente_loading_page, ENTENTE, LOADING_PAGE, GtkWidget)

void entente_loading_page_set_loader (EntenteLoadingPage *self, EntenteLoader *loader);
