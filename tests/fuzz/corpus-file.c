/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A corpus as plain text, so that it can be searched, compared and kept in a repository.
 *
 *   # a line that begins with a number sign is a comment
 *   {"a": [1, 2]}\n
 *   caf\xe9
 *
 * Printable ASCII stands for itself; \\, \n, \r, \t and \x with two digits for the rest. \x23 begins an input that
 * would look like a comment, and \e is the empty one. A backslash at the end of a line goes on in the next.
 */

#include "corpus-file.h"

#include <string.h>

#define WIDTH 4000

static const char plain[] = "\\nrt", meant[] = "\\\n\r\t";

/**
 * corpus_file_escape:
 *
 * Returns: one line, without its end; it is broken with a backslash before it gets too long for editors
 */
char *
corpus_file_escape (const guint8 *data,
                    gsize size)
{
  GString *line = g_string_new (size == 0 ? "\\e" : NULL);
  gsize i, start = 0;

  for (i = 0; i < size; i++)
    {
      const char *known = data[i] != '\0' ? strchr (meant, data[i]) : NULL;

      if (line->len - start > WIDTH)
        {
          g_string_append (line, "\\\n");
          start = line->len;
        }
      if (known != NULL)
        g_string_append_printf (line, "\\%c", plain[known - meant]);
      else if (data[i] < ' ' || data[i] >= 0x7f || (data[i] == '#' && line->len == 0)
               || (data[i] == ' ' && (i + 1 == size || line->len - start > WIDTH - 8)))
        g_string_append_printf (line, "\\x%02x", data[i]);
      else
        g_string_append_c (line, (char) data[i]);
    }
  return g_string_free (line, FALSE);
}

GBytes *
corpus_file_unescape (const char *line)
{
  GByteArray *data = g_byte_array_new ();

  for (; *line != '\0'; line++)
    {
      guint8 byte = (guint8) *line;

      if (*line == '\\' && line[1] == 'x' && g_ascii_isxdigit (line[2]) && g_ascii_isxdigit (line[3]))
        {
          byte = (guint8) (g_ascii_xdigit_value (line[2]) * 16 + g_ascii_xdigit_value (line[3]));
          line += 3;
        }
      else if (*line == '\\' && line[1] != '\0')
        {
          const char *known = strchr (plain, *++line);

          if (known == NULL)
            continue;
          byte = (guint8) meant[known - plain];
        }
      g_byte_array_append (data, &byte, 1);
    }
  return g_byte_array_free_to_bytes (data);
}

/**
 * corpus_file_read:
 *
 * Returns: (element-type GBytes) (nullable): the inputs; %NULL when the file cannot be read
 */
GPtrArray *
corpus_file_read (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GString) input = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  GPtrArray *inputs;
  gsize i;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return NULL;
  inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  lines = g_strsplit (contents, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      const gsize length = strlen (lines[i]);
      gsize slashes = 0;

      if (input->len == 0 && (lines[i][0] == '#' || length == 0))
        continue;
      while (slashes < length && lines[i][length - 1 - slashes] == '\\')
        slashes++;
      g_string_append_len (input, lines[i], length - slashes % 2);
      if (slashes % 2 == 1)
        continue;
      g_ptr_array_add (inputs, corpus_file_unescape (input->str));
      g_string_truncate (input, 0);
    }
  return inputs;
}
