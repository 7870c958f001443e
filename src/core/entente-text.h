/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* A text of the dataset: one string, or one string a language. */

typedef struct
{
  const char *language; /* BCP 47 tag as written in the file; NULL for a plain string */
  const char *string;   /* as it may be shown (entente-visible-text.h): UTF-8, never NULL */
  const char *written;  /* as the file has it; the same pointer where both are the same */
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
