/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* The lines of a list to choose from, whole also when they are long; for a model of GtkStringObject. */

GtkListItemFactory *entente_option_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_option_factory_use (GtkDropDown *drop_down);
