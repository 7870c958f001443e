/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text that strangers wrote, where libraries would take it for more than text: toasts read markup, and items of
 * menus take an underscore for the mark of the key that follows.
 */

#include "config.h"

#include "entente-plain-text.h"

#include "entente-visible-text.h"

#define MAX_LABEL 60 /* characters */

/**
 * entente_plain_text_make_toast:
 *
 * Returns: a toast that shows @text, whatever is in it
 */
AdwToast *
entente_plain_text_make_toast (const char *text)
{
  g_autofree char *visible = entente_visible_line (text);
  g_autofree char *escaped = g_markup_escape_text (visible, -1);

  return adw_toast_new (escaped);
}

/**
 * entente_plain_text_shorten:
 *
 * Returns: @text, as much of it as fits a menu: those are as wide as their longest line
 */
char *
entente_plain_text_shorten (const char *text)
{
  g_autofree char *visible = entente_visible_line (text);
  const glong length = g_utf8_strlen (visible, -1);
  g_autofree char *head = NULL, *tail = NULL;

  if (length <= MAX_LABEL)
    return g_steal_pointer (&visible);
  head = g_utf8_substring (visible, 0, MAX_LABEL * 2 / 3);
  tail = g_utf8_substring (visible, length - MAX_LABEL / 3, length);
  return g_strconcat (head, "…", tail, NULL);
}

/**
 * entente_plain_text_make_label:
 *
 * Returns: what gives @text as the label of an item in a menu
 */
char *
entente_plain_text_make_label (const char *text)
{
  g_autofree char *shown = entente_plain_text_shorten (text);
  GString *label = g_string_new (shown);

  g_string_replace (label, "_", "__", 0);
  return g_string_free (label, FALSE);
}
