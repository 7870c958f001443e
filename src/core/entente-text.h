/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* A text of the dataset: one string, or one string a language. */

typedef struct
{
  const char *language; /* BCP 47 tag as written in the file; NULL for a plain string */
  const char *string;   /* UTF-8, never NULL */
} EntenteTextEntry;

typedef struct
{
  guint n_entries; /* 0 = the text is absent */
  const EntenteTextEntry *entries;
} EntenteText;

int entente_text_find (const EntenteText *text, const char *tag);
int entente_text_find_shown (const EntenteText *text, const char *const *languages);
const char *entente_text_get (const EntenteText *text, const char *const *languages);
gboolean entente_text_is_empty (const EntenteText *text);
gboolean entente_text_has_languages (const EntenteText *text);
gboolean entente_text_matches (const EntenteText *text, const char *needle);
char *entente_text_fold (const char *string) G_GNUC_WARN_UNUSED_RESULT;
