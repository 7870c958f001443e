/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* A bar above a page: one sentence and up to two answers. Nothing happens until one of them is chosen.
 *
 * Properties: text, first-label, second-label (NULL or "" = no such button; with mnemonics), revealed.
 * Signals: "first" and "second" when that button was pressed; the bar stays until it is told to go.
 */

#define ENTENTE_TYPE_BANNER (entente_banner_get_type ())
G_DECLARE_FINAL_TYPE (EntenteBanner, entente_banner, ENTENTE, BANNER, GtkWidget)

EntenteBanner *entente_banner_new (const char *first_label, const char *second_label);
const char *entente_banner_get_text (EntenteBanner *self);
void entente_banner_set_text (EntenteBanner *self, const char *text);
gboolean entente_banner_is_revealed (EntenteBanner *self);
void entente_banner_set_revealed (EntenteBanner *self, gboolean revealed);
