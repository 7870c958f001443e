/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* Text that strangers wrote, where libraries would take it for more than text. */

#define ENTENTE_MAX_LABEL 60 /* characters of an item of a menu */

AdwToast *entente_plain_text_make_toast (const char *text);
GtkWidget *entente_plain_text_make_toast_title (const char *text);
void entente_plain_text_bound_label (GtkLabel *label, int lines);
char *entente_plain_text_wrap (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void entente_plain_text_set_tooltip (GtkWidget *widget, const char *text);
char *entente_plain_text_shorten (const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;
char *entente_plain_text_make_label (const char *text) G_GNUC_WARN_UNUSED_RESULT;
