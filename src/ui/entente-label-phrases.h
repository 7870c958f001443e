/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Labels whose lines end between phrases of Japanese, not inside a word, nor behind the dash of a range. */

PangoAttrList *entente_label_phrases_new (const char *text);
void entente_label_phrases_keep (GtkWidget *widget);
