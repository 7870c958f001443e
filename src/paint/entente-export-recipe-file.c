/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where the recipe stands in the files.
 *
 *   PNG   a tEXt chunk "entente" behind the header
 *   SVG   the last line of <metadata>
 *   PDF   the keywords
 */

#include "config.h"

#include "entente-export-recipe.h"

#include <string.h>

#define PNG_HEADER 33 /* signature and IHDR */
#define CHUNK_NAME "tEXtentente"

static guint32
add_to_crc (guint32 crc,
            const guint8 *bytes,
            gsize n)
{
  gsize i;
  int bit;

  for (i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return crc;
}

static void
append_number (GByteArray *array,
               guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (array, (const guint8 *) &big, sizeof big);
}

/* Also what follows the name: a zero byte, which it ends with in memory. */
GBytes *
entente_export_recipe_put_in_png (GByteArray *png,
                                  const char *recipe)
{
  GByteArray *array = g_byte_array_sized_new ((guint) (png->len + strlen (recipe) + 64));
  const gsize name = strlen (CHUNK_NAME) + 1, length = strlen (recipe);
  guint32 crc = 0xffffffff;

  g_byte_array_append (array, png->data, PNG_HEADER);
  append_number (array, (guint32) (name - 4 + length));
  g_byte_array_append (array, (const guint8 *) CHUNK_NAME, (guint) name);
  g_byte_array_append (array, (const guint8 *) recipe, (guint) length);
  crc = add_to_crc (crc, (const guint8 *) CHUNK_NAME, name);
  crc = add_to_crc (crc, (const guint8 *) recipe, length);
  append_number (array, ~crc);
  g_byte_array_append (array, png->data + PNG_HEADER, png->len - PNG_HEADER);
  return g_byte_array_free_to_bytes (array);
}

static const char *
find_in (const char *text,
         gsize length,
         const char *needle)
{
  gsize n = strlen (needle), i;

  for (i = 0; i + n <= length; i++)
    if (text[i] == needle[0] && memcmp (text + i, needle, n) == 0)
      return text + i + n;
  return NULL;
}

static char *
find_in_png (const guint8 *data,
             gsize length)
{
  gsize at = 8;

  while (at + 12 <= length)
    {
      guint32 n;
      const gsize name = strlen (CHUNK_NAME) + 1;

      memcpy (&n, data + at, 4);
      n = GUINT32_FROM_BE (n);
      if (n > length - at - 12)
        return NULL;
      if (n + 4 >= name && memcmp (data + at + 4, CHUNK_NAME, name) == 0)
        return g_strndup ((const char *) data + at + 4 + name, n + 4 - name);
      at += n + 12;
    }
  return NULL;
}

/* The five characters that XML writes in another way. */
static char *
find_in_svg (const char *text,
             gsize length)
{
  static const char *const entities[][2]
    = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" }, { "&amp;", "&" } };
  const char *start = find_in (text, length, "<metadata>"), *end;
  GString *found;
  gsize i;

  start = start != NULL ? find_in (start, length - (gsize) (start - text), "\n") : NULL;
  end = start != NULL ? find_in (start, length - (gsize) (start - text), "</metadata>") : NULL;
  if (end == NULL)
    return NULL;
  found = g_string_new_len (start, end - start - (gssize) strlen ("</metadata>"));
  for (i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (found, entities[i][0], entities[i][1], 0);
  return g_string_free (found, FALSE);
}

/* A literal string of PDF: parentheses and backslashes are escaped. */
static char *
read_literal (const char *at,
              const char *end)
{
  GString *found = g_string_new (NULL);

  for (; at < end && *at != ')'; at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      g_string_append_c (found, *at);
    }
  return g_string_free (found, FALSE);
}

/* UTF-16 in hexadecimal digits, big end first, behind its byte order mark: older versions of cairo write so what has
 * parentheses or backslashes. */
static char *
read_digits (const char *at,
             const char *end)
{
  GString *found = g_string_new (NULL);

  for (; end - at >= 4 && g_ascii_isxdigit (*at); at += 4)
    {
      char digits[5] = { at[0], at[1], at[2], at[3], '\0' };

      g_string_append_unichar (found, (gunichar) g_ascii_strtoull (digits, NULL, 16));
    }
  return g_string_free (found, FALSE);
}

static char *
find_in_pdf (const char *text,
             gsize length)
{
  const char *end = text + length, *literal = find_in (text, length, "/Keywords (");
  const char *digits = find_in (text, length, "/Keywords <FEFF");

  if (literal != NULL)
    return read_literal (literal, end);
  return digits != NULL ? read_digits (digits, end) : NULL;
}

/**
 * entente_export_recipe_find:
 * @picture: a file, of whatever kind
 *
 * Returns: (nullable): the recipe in it
 */
char *
entente_export_recipe_find (GBytes *picture)
{
  gsize length;
  const char *data = g_bytes_get_data (picture, &length);
  g_autofree char *found = NULL;

  if (length > PNG_HEADER && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    found = find_in_png ((const guint8 *) data, length);
  else if (length > 5 && memcmp (data, "%PDF-", 5) == 0)
    found = find_in_pdf (data, length);
  else if (length > 0)
    found = find_in_svg (data, length);
  if (found == NULL || *found != '{' || !g_str_is_ascii (found))
    return NULL;
  return g_steal_pointer (&found);
}
