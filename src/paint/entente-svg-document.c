/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* cairo draws SVG text as outlines, and counts surfaces over the life of the process ("surface5").
 *
 *   <svg ...>              <svg role="img" ...>
 *   <g id="surface5">  ->  <title>..</title><desc>..</desc><metadata>..</metadata>
 *                          <g id="surface1">
 *
 * So the words are written beside the outlines, where screen readers, searches and tests find them, and the
 * numbers are given anew in the order in which they first appear.
 */

#include "config.h"

#include "entente-svg-document.h"

#include <string.h>

#define COUNTED "surface"

/* Control characters other than tab and line feed may not stand in XML. */
static char *
escape_words (const char *words)
{
  g_autofree char *clean = g_strdup (words != NULL ? words : "");
  char *c;

  for (c = clean; *c != '\0'; c++)
    if ((guchar) *c < 0x20 && *c != '\t' && *c != '\n')
      *c = ' ';
  return g_markup_escape_text (clean, -1);
}

static void
append_element (GString *document,
                const char *element,
                const char *words)
{
  g_autofree char *escaped = escape_words (words);

  g_string_append_printf (document, "<%s>%s</%s>\n", element, escaped, element);
}

static void
append_words (GString *document,
              const EntenteSvgWords *words)
{
  g_autofree char *description = g_strconcat (words->summary != NULL ? words->summary : "", "\n",
                                              words->labels != NULL ? words->labels : "", NULL);
  g_autofree char *metadata = g_strconcat (words->fingerprint != NULL ? words->fingerprint : "", "\n",
                                           words->recipe != NULL ? words->recipe : "", NULL);

  append_element (document, "title", words->title);
  append_element (document, "desc", description);
  append_element (document, "metadata", metadata);
}

/* The number that stands for this one from now on. */
static guint
renumber (GHashTable *numbers,
          guint64 number)
{
  gpointer known = g_hash_table_lookup (numbers, GSIZE_TO_POINTER ((gsize) number));

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  g_hash_table_insert (numbers, GSIZE_TO_POINTER ((gsize) number),
                       GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
  return g_hash_table_size (numbers);
}

/* Copies text; "surface" followed by digits gets its new number. */
static void
append_renumbered (GString *document,
                   const char *text,
                   gsize length)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const char *end = text + length;

  while (text < end)
    {
      const char *found = g_strstr_len (text, end - text, COUNTED);
      char *after;
      guint64 number;

      if (found == NULL)
        break;
      found += strlen (COUNTED);
      g_string_append_len (document, text, found - text);
      text = found;
      if (found < end && g_ascii_isdigit (*found))
        {
          number = g_ascii_strtoull (found, &after, 10);
          g_string_append_printf (document, "%u", renumber (numbers, number));
          text = after;
        }
    }
  g_string_append_len (document, text, end - text);
}

/**
 * entente_svg_document_finish:
 * @svg: what the surface wrote, complete
 *
 * O(bytes).
 */
GBytes *
entente_svg_document_finish (GByteArray *svg,
                             const EntenteSvgWords *words)
{
  GString *document = g_string_sized_new (svg->len + 4096);
  const char *text = (const char *) svg->data, *end = text + svg->len;
  const char *root = g_strstr_len (text, svg->len, "<svg");
  const char *close = root != NULL ? memchr (root, '>', end - root) : NULL;
  gsize length;

  if (close == NULL)
    {
      g_string_append_len (document, text, svg->len);
    }
  else
    {
      g_string_append_len (document, text, root + strlen ("<svg") - text);
      g_string_append (document, " role=\"img\"");
      if (words->language != NULL)
        g_string_append_printf (document, " xml:lang=\"%s\"", words->language);
      g_string_append_len (document, root + strlen ("<svg"), close + 1 - root - strlen ("<svg"));
      g_string_append_c (document, '\n');
      append_words (document, words);
      append_renumbered (document, close + 1, end - close - 1);
    }
  length = document->len;
  return g_bytes_new_take (g_string_free (document, FALSE), length);
}
