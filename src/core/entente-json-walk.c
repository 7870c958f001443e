/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Finding one's way in the text of JSON that passed the scan.
 *
 * A tree of a 20 MB file costs a quarter of a gigabyte. The reader needs only one partner at a time, and a
 * diagnostic only the place of one member: both are found by stepping over values in the text. Everything here
 * relies on the text being sound, and stays inside it whatever it holds.
 */

#include "config.h"

#include "entente-json-walk.h"

#include <string.h>

static gsize
skip_space (const char *data,
            gsize position,
            gsize length)
{
  while (position < length
         && (data[position] == ' ' || data[position] == '\n' || data[position] == '\t' || data[position] == '\r'))
    position++;
  return position;
}

/* From an opening quotation mark to behind the closing one. */
static gsize
skip_string (const char *data,
             gsize position,
             gsize length)
{
  for (position++; position < length;)
    {
      const char *quote = memchr (data + position, '"', length - position);
      const char *slash;

      if (quote == NULL)
        return length;
      slash = memchr (data + position, '\\', quote - (data + position));
      if (slash == NULL)
        return quote - data + 1;
      position = slash - data + 2;
    }
  return length;
}

/* Bytes that matter while stepping over a value: all others need no look. */
static const guint8 matters[256] = { ['"'] = 1, ['{'] = 1, ['['] = 1, ['}'] = 1, [']'] = 1 };

static gsize
skip_value (const char *data,
            gsize position,
            gsize length)
{
  guint depth = 0;

  if (position < length && data[position] == '"')
    return skip_string (data, position, length);
  if (position >= length || (data[position] != '{' && data[position] != '['))
    {
      while (position < length && strchr (",]} \n\t\r", data[position]) == NULL)
        position++;
      return position;
    }
  do
    {
      char c = data[position];

      if (c == '"')
        {
          position = skip_string (data, position, length);
          continue;
        }
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      position++;
      while (depth > 0 && position < length && !matters[(guchar) data[position]])
        position++;
    }
  while (depth > 0 && position < length);
  return position;
}

/**
 * entente_json_walk_init:
 * @start: offset of an object or a list, or of space before it
 *
 * Returns: %FALSE if something else stands there
 */
gboolean
entente_json_walk_init (EntenteJsonWalk *self,
                        const char *data,
                        gsize length,
                        gsize start)
{
  start = skip_space (data, start, length);
  self->data = data;
  self->length = length;
  self->position = start + 1;
  self->is_object = start < length && data[start] == '{';
  self->started = FALSE;
  return self->is_object || (start < length && data[start] == '[');
}

/**
 * entente_json_walk_next:
 *
 * Steps to the next member or element. O(its length).
 */
gboolean
entente_json_walk_next (EntenteJsonWalk *self,
                        EntenteJsonItem *item)
{
  gsize p = skip_space (self->data, self->position, self->length);

  if (p < self->length && self->data[p] == ',' && self->started)
    p = skip_space (self->data, p + 1, self->length);
  if (p >= self->length || self->data[p] == '}' || self->data[p] == ']')
    return FALSE;
  self->started = TRUE;
  item->key.start = item->key.end = p;
  if (self->is_object)
    {
      item->key.end = skip_string (self->data, p, self->length);
      p = skip_space (self->data, item->key.end, self->length);
      p = skip_space (self->data, p + 1, self->length);
    }
  item->value.start = MIN (p, self->length);
  item->value.end = skip_value (self->data, p, self->length);
  self->position = item->value.end;
  return TRUE;
}

/* Whether the name of a member, with its quotation marks and escapes, is @wanted. */
gboolean
entente_json_walk_key_is (const char *data,
                          const EntenteSpan *key,
                          const char *wanted)
{
  gsize length = key->end - key->start - 2;
  const char *bytes = data + key->start + 1;
  g_autofree char *plain = NULL;

  if (memchr (bytes, '\\', length) == NULL)
    return strlen (wanted) == length && memcmp (bytes, wanted, length) == 0;
  plain = entente_json_walk_unescape (bytes, length);
  return strcmp (plain, wanted) == 0;
}

/* Of doubled keys the last counts, as it does for the parser. */
static gboolean
find_child (const char *data,
            gsize length,
            const char *token,
            EntenteJsonItem *item)
{
  EntenteJsonWalk walk;
  EntenteJsonItem child;
  gboolean found = FALSE;
  guint64 wanted, i;
  char *end;

  if (!entente_json_walk_init (&walk, data, length, item->value.start))
    return FALSE;
  wanted = g_ascii_strtoull (token, &end, 10);
  if (!walk.is_object && (!g_ascii_isdigit (*token) || *end != '\0'))
    return FALSE;
  for (i = 0; entente_json_walk_next (&walk, &child); i++)
    if (walk.is_object ? entente_json_walk_key_is (data, &child.key, token) : i == wanted)
      {
        *item = child;
        found = TRUE;
        if (!walk.is_object)
          break;
      }
  return found;
}

/**
 * entente_json_walk_find:
 * @start: offset of the value that @pointer begins at
 * @pointer: RFC 6901, "" for the value itself
 * @item: (out): the place; when nothing is there, the innermost container that is
 *
 * Returns: %TRUE if it is there. O(length of the containers on the way).
 */
gboolean
entente_json_walk_find (const char *data,
                        gsize length,
                        gsize start,
                        const char *pointer,
                        EntenteJsonItem *item)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  guint i;

  item->key.start = item->key.end = item->value.start = skip_space (data, start, length);
  item->value.end = skip_value (data, item->value.start, length);
  for (i = 1; tokens[0] != NULL && tokens[i] != NULL; i++)
    {
      g_autoptr (GString) token = g_string_new (tokens[i]);

      g_string_replace (token, "~1", "/", 0);
      g_string_replace (token, "~0", "~", 0);
      if (!find_child (data, length, token->str, item))
        return FALSE;
    }
  return TRUE;
}

static int
read_unit (const char *hex)
{
  int value = 0, i;

  for (i = 0; i < 4; i++)
    value = value * 16 + g_ascii_xdigit_value (hex[i]);
  return value;
}

/* The length of the escape at bytes, after its character was appended. */
static gsize
append_escape (GString *plain,
               const char *bytes,
               gsize left)
{
  static const char escapes[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *known;
  int unit;

  if (left < 2)
    return left;
  if (bytes[1] != 'u')
    {
      known = strchr (escapes, bytes[1]);
      g_string_append_c (plain, known != NULL ? meanings[known - escapes] : bytes[1]);
      return 2;
    }
  if (left < 6)
    return left;
  unit = read_unit (bytes + 2);
  if (unit >= 0xd800 && unit < 0xdc00 && left >= 12)
    {
      g_string_append_unichar (plain, 0x10000 + ((unit - 0xd800) << 10) + (read_unit (bytes + 8) - 0xdc00));
      return 12;
    }
  g_string_append_unichar (plain, unit);
  return 6;
}

/**
 * entente_json_walk_unescape:
 * @bytes: the inside of a string that passed the scan
 */
char *
entente_json_walk_unescape (const char *bytes,
                            gsize length)
{
  GString *plain = g_string_sized_new (length);
  gsize i = 0;

  while (i < length)
    {
      const char *slash = memchr (bytes + i, '\\', length - i);
      gsize run = slash != NULL ? (gsize) (slash - (bytes + i)) : length - i;

      g_string_append_len (plain, bytes + i, run);
      i += run;
      if (i < length)
        i += append_escape (plain, bytes + i, length - i);
    }
  return g_string_free (plain, FALSE);
}

/**
 * entente_json_pointer_append:
 * @token: a member's name, unescaped
 */
void
entente_json_pointer_append (GString *pointer,
                             const char *token)
{
  g_string_append_c (pointer, '/');
  for (; *token != '\0'; token++)
    if (*token == '~')
      g_string_append (pointer, "~0");
    else if (*token == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *token);
}

static gboolean
is_number_char (char c)
{
  return g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/**
 * entente_json_widen_integers:
 *
 * Whole numbers beyond 64 bits would be cut by json-glib; written as 100000000000000000000.0 they become the
 * double that they are.
 *
 * Returns: the text with ".0" behind every whole number of 19 digits or more
 */
char *
entente_json_widen_integers (const char *data,
                             gsize length)
{
  GString *text = g_string_sized_new (length + 64);
  gsize i = 0;

  while (i < length)
    {
      gsize start = i;
      gboolean whole = TRUE;

      if (data[i] == '"')
        {
          i = skip_string (data, i, length);
          g_string_append_len (text, data + start, i - start);
          continue;
        }
      if (!is_number_char (data[i]) || g_ascii_isalpha (data[i]))
        {
          g_string_append_c (text, data[i++]);
          continue;
        }
      for (; i < length && is_number_char (data[i]); i++)
        whole &= g_ascii_isdigit (data[i]) || data[i] == '-';
      g_string_append_len (text, data + start, i - start);
      if (whole && i - start >= 19)
        g_string_append (text, ".0");
    }
  return g_string_free (text, FALSE);
}
