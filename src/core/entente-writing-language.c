/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-writing-language.h"

#include <string.h>

/**
 * entente_writing_language_get:
 * @text: (nullable): what is to be changed, or %NULL for something new
 * @languages: the user's, best first, as of g_get_language_names ()
 *
 * What is changed is changed in the language in which the user sees it, so that nothing else moves; what is new is
 * in the user's own ("ja" for "ja_JP.UTF-8", "en" for "C"). Where a document has plain strings, the writer of the
 * document ignores this.
 *
 * Returns: (nullable) (transfer full): a language tag; %NULL when @text is a plain string
 */
char *
entente_writing_language_get (const EntenteText *text,
                              const char *const *languages)
{
  const char *first = languages[0] != NULL ? languages[0] : "C";
  gsize length = strcspn (first, "_-.@");

  if (text != NULL && text->n_entries > 0)
    {
      int shown = entente_text_find_shown (text, languages);

      return g_strdup (text->entries[MAX (shown, 0)].language);
    }
  if (length < 2 || length > 3 || g_ascii_strncasecmp (first, "POSIX", 5) == 0)
    return g_strdup ("en");
  return g_strndup (first, length);
}
