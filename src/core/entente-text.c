/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Texts in several languages, and how they are chosen and searched.
 *
 * Chosen: the first of the user's languages that the text has (the exact tag, else the same primary
 * language), else English, else what the file gives first. Searched: in every language the text has,
 * without regard to case, accents, width, or hiragana against katakana.
 */

#include "config.h"

#include "entente-text.h"

#include <string.h>

/* Letters that have no decomposition but are written without their stroke when searching. */
static const struct
{
  gunichar letter;
  const char *plain;
} strokes[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
  { 0x0259, "e" },  { 0x2019, "'" }, { 0x02bb, "'" },
};

/* "pt-BR" and "pt_BR.UTF-8" up to the end of what names the language and region. */
static gsize
get_tag_length (const char *tag)
{
  return strcspn (tag, ".@");
}

static gboolean
tags_equal (const char *a,
            gsize a_length,
            const char *b,
            gsize b_length)
{
  gsize i;

  if (a_length != b_length)
    return FALSE;
  for (i = 0; i < a_length; i++)
    {
      char x = a[i] == '_' ? '-' : g_ascii_tolower (a[i]);
      char y = b[i] == '_' ? '-' : g_ascii_tolower (b[i]);

      if (x != y)
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_text_find:
 * @tag: a language, as of g_get_language_names () or BCP 47
 *
 * Returns: the entry in that very language, else the first in the same primary language, or -1
 */
int
entente_text_find (const EntenteText *text,
                   const char *tag)
{
  gsize length = get_tag_length (tag);
  gsize primary = strcspn (tag, "-_.@");
  guint i;

  for (i = 0; i < text->n_entries; i++)
    {
      const char *language = text->entries[i].language;

      if (language != NULL && tags_equal (language, get_tag_length (language), tag, length))
        return i;
    }
  for (i = 0; i < text->n_entries; i++)
    {
      const char *language = text->entries[i].language;

      if (language != NULL && tags_equal (language, strcspn (language, "-_.@"), tag, primary))
        return i;
    }
  return -1;
}

/**
 * entente_text_find_shown:
 * @languages: (nullable): the user's languages, best first
 *
 * Returns: the entry that entente_text_get () gives, or -1 when the text is absent
 */
int
entente_text_find_shown (const EntenteText *text,
                         const char *const *languages)
{
  int entry;

  if (text->n_entries <= 1)
    return (int) text->n_entries - 1;
  for (; languages != NULL && *languages != NULL; languages++)
    {
      entry = entente_text_find (text, *languages);
      if (entry >= 0)
        return entry;
    }
  return MAX (entente_text_find (text, "en"), 0);
}

/**
 * entente_text_get:
 * @languages: (nullable): the user's languages, best first, as of g_get_language_names () or BCP 47
 *
 * Returns: the string for these languages, never %NULL; "" when the text is absent
 */
const char *
entente_text_get (const EntenteText *text,
                  const char *const *languages)
{
  const int entry = entente_text_find_shown (text, languages);

  return entry >= 0 ? text->entries[entry].string : "";
}

gboolean
entente_text_is_empty (const EntenteText *text)
{
  guint i;

  for (i = 0; i < text->n_entries; i++)
    if (text->entries[i].string[0] != '\0')
      return FALSE;
  return TRUE;
}

/* One string a language, not a plain one. */
gboolean
entente_text_has_languages (const EntenteText *text)
{
  return text->n_entries > 0 && text->entries[0].language != NULL;
}

static void
append_folded (GString *folded,
               gunichar c)
{
  gsize i;

  /* The voicing marks of Japanese make another letter, not an accent. */
  if (c == 0x3099 || c == 0x309a)
    g_string_append_unichar (folded, c);
  else if (c >= 0x30a1 && c <= 0x30f6)
    g_string_append_unichar (folded, c - 0x60);
  else if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK || g_unichar_type (c) == G_UNICODE_FORMAT)
    return;
  else
    {
      for (i = 0; i < G_N_ELEMENTS (strokes); i++)
        if (strokes[i].letter == c)
          {
            g_string_append (folded, strokes[i].plain);
            return;
          }
      g_string_append_unichar (folded, c);
    }
}

/**
 * entente_text_fold:
 * @string: UTF-8
 *
 * Makes what searching compares: compatibility decomposition, case folded, accents, strokes and what nobody sees
 * taken off, katakana written as hiragana. "Türkiye" becomes "turkiye", "Côte d’Ivoire" "cote d'ivoire". Folding
 * what is folded changes nothing.
 */
char *
entente_text_fold (const char *string)
{
  g_autofree char *first = g_utf8_normalize (string, -1, G_NORMALIZE_ALL);
  g_autofree char *cased = NULL;
  g_autofree char *decomposed = NULL;
  GString *folded;
  const char *p;

  if (first == NULL)
    return g_strdup ("");
  cased = g_utf8_casefold (first, -1);
  decomposed = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (decomposed));
  for (p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

static gboolean
contains_ascii (const char *string,
                const char *needle)
{
  gsize length = strlen (needle);

  for (; *string != '\0'; string++)
    if (g_ascii_strncasecmp (string, needle, length) == 0)
      return TRUE;
  return length == 0;
}

/**
 * entente_text_matches:
 * @needle: what the user typed, unfolded
 *
 * Returns: %TRUE if the text contains @needle in any of its languages; an empty needle is in every text
 *   that has an entry
 */
gboolean
entente_text_matches (const EntenteText *text,
                      const char *needle)
{
  gboolean plain = g_str_is_ascii (needle);
  g_autofree char *folded = plain ? NULL : entente_text_fold (needle);
  guint i;

  for (i = 0; i < text->n_entries; i++)
    {
      const char *string = text->entries[i].string;
      g_autofree char *other = NULL;

      if (plain && g_str_is_ascii (string))
        {
          if (contains_ascii (string, needle))
            return TRUE;
          continue;
        }
      if (folded == NULL)
        folded = entente_text_fold (needle);
      other = entente_text_fold (string);
      if (strstr (other, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}
