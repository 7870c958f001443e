/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The strict look at a JSON file before anything is built from it: RFC 8259 to the letter, valid UTF-8, limits
 * on depth, size and number of values, no key twice in one object, no number beyond a double.
 *
 * One pass, no recursion: the open containers are a stack of at most ENTENTE_JSON_MAX_DEPTH frames. What is
 * wrong with the syntax ends the scan; doubled keys and too large numbers are reported and passed over.
 * A file that holds too many values must be refused cheaply, so when many keys pile up the rest of the file is
 * first looked at without keeping any.
 */

#include "config.h"

#include "entente-json-keys.h"
#include "entente-json-scan.h"
#include "entente-json-walk.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MANY_KEYS (256 * 1024)
#define LONG_INTEGER 19
#define NOT_WRITTEN_OUT 300

typedef struct
{
  gboolean is_object;
  guint element;              /* of a list: which one the scan is in */
  guint32 key_start, key_end; /* of an object: the member the scan is in */
  EntenteJsonKeySet keys;
} Frame;

typedef struct
{
  const guchar *data;
  gsize length, position;
  EntenteSourceText *text;
  EntenteDiagnostics *diagnostics;
  EntenteJsonSummary *summary;
  Frame frames[ENTENTE_JSON_MAX_DEPTH];
  guint depth;
  EntenteJsonKeys *keys; /* NULL = keep none */
  gboolean rest_is_sound;
} Scanner;

static gboolean scan_document (Scanner *self);

/* -- Problems -------------------------------------------------------------------------------------------- */

static char *
get_pointer (const Scanner *self)
{
  GString *pointer = g_string_new (NULL);
  guint i;

  for (i = 0; i < self->depth; i++)
    {
      const Frame *frame = &self->frames[i];
      g_autofree char *key = NULL;

      if (!frame->is_object)
        {
          g_string_append_printf (pointer, "/%u", frame->element);
          continue;
        }
      if (frame->key_end == 0)
        break;
      key = entente_json_walk_unescape ((const char *) self->data + frame->key_start,
                                        frame->key_end - frame->key_start);
      entente_json_pointer_append (pointer, key);
    }
  return g_string_free (pointer, FALSE);
}

static gboolean
report (Scanner *self,
        gsize start,
        gsize end,
        char *message,
        const char *remedy)
{
  EntenteSpan span = { start, end };
  EntenteDiagnostic *diagnostic = entente_source_text_locate (self->text, ENTENTE_SEVERITY_ERROR, &span);

  diagnostic->message = message;
  diagnostic->remedy = g_strdup (remedy);
  diagnostic->pointer = get_pointer (self);
  entente_diagnostics_take (self->diagnostics, diagnostic);
  return FALSE;
}

static gboolean
fail (Scanner *self,
      const char *message,
      const char *remedy)
{
  return report (self, self->position, self->position, g_strdup (message), remedy);
}

static int
peek (const Scanner *self)
{
  return self->position < self->length ? self->data[self->position] : -1;
}

static gboolean
fail_unexpected (Scanner *self,
                 const char *expected)
{
  const char *rest = (const char *) self->data + self->position;
  gunichar c;

  if (self->position >= self->length)
    return report (self, self->position, self->position,
                   g_strdup_printf (_("The file ends here, but %s is expected"), expected),
                   _("The file may have been cut off when it was copied or saved."));
  if (*rest == '/' || *rest == '#')
    return fail (self, _("JSON has no comments"), _("Take the comment out, or keep it as a member of its own."));
  if (*rest == '\'')
    return fail (self, _("Strings stand in double quotation marks"), _("Write \" instead of '."));
  c = g_utf8_get_char_validated (rest, MIN (self->length - self->position, 6));
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return fail (self, _("The file is not valid UTF-8 here"), _("Save the file with the encoding UTF-8."));
  if (c == 0x201c || c == 0x201d || c == 0x201e)
    return fail (self, _("Typographic quotation marks do not delimit a string"), _("Write plain \" marks."));
  if (c < 0x20 || c == 0x7f || !g_unichar_isprint (c))
    return report (self, self->position, self->position,
                   g_strdup_printf (_("The character U+%04X stands where %s is expected"), c, expected),
                   _("Take it out."));
  return report (self, self->position, self->position,
                 g_strdup_printf (_("“%.*s” stands where %s is expected"),
                                  (int) (g_utf8_next_char (rest) - rest), rest, expected), NULL);
}

/* -- Strings --------------------------------------------------------------------------------------------- */

/* The length of the valid UTF-8 sequence at p (RFC 3629: no overlong forms, no surrogates), or 0. */
static guint
check_sequence (const guchar *p,
                gsize available)
{
  guchar low = 0x80, high = 0xbf;
  guint n, i;

  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    n = 2;
  else if (p[0] >= 0xe0 && p[0] <= 0xef)
    n = 3;
  else if (p[0] >= 0xf0 && p[0] <= 0xf4)
    n = 4;
  else
    return 0;
  if (available < n)
    return 0;
  if (p[0] == 0xe0)
    low = 0xa0;
  else if (p[0] == 0xed)
    high = 0x9f;
  else if (p[0] == 0xf0)
    low = 0x90;
  else if (p[0] == 0xf4)
    high = 0x8f;
  if (p[1] < low || p[1] > high)
    return 0;
  for (i = 2; i < n; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;
  return n;
}

/* Skips eight bytes at a time while all are plain: 0x20..0x7f without quotation mark and backslash. */
static gsize
skip_plain (const guchar *data,
            gsize position,
            gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);

  while (length - position >= 8)
    {
      guint64 word, quote, slash;

      memcpy (&word, data + position, 8);
      quote = word ^ (ones * '"');
      slash = word ^ (ones * '\\');
      if ((((word - ones * 0x20) | (quote - ones) | (slash - ones) | word) & tops) != 0)
        break;
      position += 8;
    }
  return position;
}

static int
read_hex (const Scanner *self,
          gsize position)
{
  int value = 0, i;

  if (position + 4 > self->length)
    return -1;
  for (i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->data[position + i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

static gboolean
scan_unicode_escape (Scanner *self)
{
  int unit = read_hex (self, self->position + 2), low;

  if (unit < 0)
    return fail (self, _("Four hexadecimal digits follow \\u"), NULL);
  if (unit == 0)
    return fail (self, _("A text cannot hold the character U+0000"), _("Take \\u0000 out."));
  if (unit < 0xd800 || unit > 0xdfff)
    {
      self->position += 6;
      return TRUE;
    }
  low = -1;
  if (unit < 0xdc00 && self->position + 7 < self->length && self->data[self->position + 6] == '\\'
      && self->data[self->position + 7] == 'u')
    low = read_hex (self, self->position + 8);
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, _("This is half of a surrogate pair"),
                 _("Write both halves, or the character itself."));
  self->position += 12;
  return TRUE;
}

static gboolean
scan_escape (Scanner *self)
{
  int c = self->position + 1 < self->length ? self->data[self->position + 1] : -1;

  if (c == 'u')
    return scan_unicode_escape (self);
  if (c < 0 || c == 0 || strchr ("\"\\/bfnrt", c) == NULL)
    return fail (self, _("This is no escape that JSON knows"), _("Write \\\\ for a backslash."));
  self->position += 2;
  return TRUE;
}

/* From the opening quotation mark to behind the closing one. */
static gboolean
scan_string (Scanner *self,
             gboolean *has_escapes)
{
  gsize start = self->position++;

  *has_escapes = FALSE;
  for (;;)
    {
      guchar c;
      guint n;

      self->position = skip_plain (self->data, self->position, self->length);
      if (self->position >= self->length)
        return report (self, start, start, g_strdup (_("This string has no end")),
                       _("Close it with a quotation mark."));
      c = self->data[self->position];
      if (c == '"')
        break;
      if (c == '\\')
        {
          *has_escapes = TRUE;
          if (!scan_escape (self))
            return FALSE;
        }
      else if (c < 0x20)
        return fail (self, c == '\n' || c == '\r' ? _("A line ends inside a string")
                                                  : _("A control character stands inside a string"),
                     c == '\n' || c == '\r' ? _("Close the string with a quotation mark, or write \\n.")
                                            : _("Write it as an escape, for example \\t."));
      else if (c < 0x80)
        self->position++;
      else if ((n = check_sequence (self->data + self->position, self->length - self->position)) > 0)
        self->position += n;
      else
        return fail (self, _("The file is not valid UTF-8 here"), _("Save the file with the encoding UTF-8."));
    }
  self->position++;
  return TRUE;
}

/* -- Keys ------------------------------------------------------------------------------------------------ */

static void
report_duplicate (Scanner *self,
                  const EntenteJsonKey *first,
                  const EntenteJsonKey *second)
{
  guint line, column;

  if (entente_diagnostics_is_full (self->diagnostics, ENTENTE_SEVERITY_ERROR))
    {
      entente_diagnostics_take (self->diagnostics,
                                entente_source_text_locate (self->text, ENTENTE_SEVERITY_ERROR, NULL));
      return;
    }
  entente_source_text_get_position (self->text, first->start - 1, &line, &column);
  report (self, second->start - 1, second->end + 1,
          g_strdup_printf (_("“%.*s” stands twice in one object, first at %u:%u"),
                           (int) (first->end - first->start), (const char *) self->data + first->start, line, column),
          _("Keep one of the two."));
}

/* Looks at the rest of the file without keeping anything, so that a file over a limit is refused cheaply. */
static gboolean
check_rest (Scanner *self)
{
  Scanner ahead = { .data = self->data, .length = self->length, .text = self->text,
                    .diagnostics = self->diagnostics };
  EntenteJsonSummary summary = { 0 };

  self->rest_is_sound = TRUE;
  ahead.summary = &summary;
  return scan_document (&ahead);
}

static gboolean
add_key (Scanner *self,
         gsize start,
         gsize end,
         gboolean has_escapes)
{
  EntenteJsonKey key = { .start = start, .end = end };
  const EntenteJsonKey *first;

  if (self->keys == NULL)
    return TRUE;
  if (entente_json_keys_get_length (self->keys) >= MANY_KEYS && !self->rest_is_sound && !check_rest (self))
    return FALSE;
  first = entente_json_keys_add (self->keys, &self->frames[self->depth - 1].keys, &key, has_escapes);
  if (first != NULL)
    report_duplicate (self, first, &key);
  return TRUE;
}

/* -- Numbers and words ----------------------------------------------------------------------------------- */

static gsize
skip_digits (const Scanner *self,
             gsize position)
{
  while (position < self->length && g_ascii_isdigit (self->data[position]))
    position++;
  return position;
}

static gboolean
is_number_tail (int c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '+' || c == '-' || c == '_';
}

static gboolean
check_finite (Scanner *self,
              gsize start)
{
  g_autofree char *digits = g_strndup ((const char *) self->data + start, self->position - start);

  if (self->keys == NULL || isfinite (g_ascii_strtod (digits, NULL)))
    return TRUE;
  if (entente_diagnostics_is_full (self->diagnostics, ENTENTE_SEVERITY_ERROR))
    entente_diagnostics_take (self->diagnostics,
                              entente_source_text_locate (self->text, ENTENTE_SEVERITY_ERROR, NULL));
  else
    report (self, start, self->position, g_strdup (_("This number is too large")),
            _("Numbers go up to 1.79e308 in either direction."));
  return TRUE;
}

static gboolean
scan_number (Scanner *self)
{
  gsize start = self->position, digits, p = start;
  gboolean whole = TRUE, has_exponent = FALSE;

  if (self->data[p] == '-')
    p++;
  digits = p;
  p = skip_digits (self, p);
  if (p == digits)
    return fail (self, _("This is not a number"), _("JSON has no NaN and no infinity; leave the value out."));
  if (self->data[digits] == '0' && p > digits + 1)
    return fail (self, _("A number does not begin with 0"), _("Take the leading zeros out."));
  if (p - digits >= LONG_INTEGER)
    self->summary->long_integers = TRUE;
  if (p < self->length && self->data[p] == '.')
    {
      gsize decimals = ++p;

      whole = FALSE;
      p = skip_digits (self, p);
      if (p == decimals)
        return fail (self, _("A digit follows the decimal point"), _("Write 1.0 instead of 1."));
    }
  if (p < self->length && (self->data[p] == 'e' || self->data[p] == 'E'))
    {
      gsize exponent;

      has_exponent = TRUE;
      p++;
      if (p < self->length && (self->data[p] == '+' || self->data[p] == '-'))
        p++;
      exponent = p;
      p = skip_digits (self, p);
      if (p == exponent)
        return fail (self, _("A digit follows the exponent’s e"), NULL);
    }
  if (p < self->length && is_number_tail (self->data[p]))
    return fail (self, _("This is not a number as JSON writes them"),
                 whole ? _("Write it with digits 0 to 9, without a leading + or 0x.") : NULL);
  self->position = p;
  return has_exponent || p - start > NOT_WRITTEN_OUT ? check_finite (self, start) : TRUE;
}

static gboolean
scan_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize i, n = 0;

  while (self->position + n < self->length && g_ascii_isalnum (self->data[self->position + n]))
    n++;
  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (n == strlen (words[i]) && memcmp (self->data + self->position, words[i], n) == 0)
      {
        self->position += n;
        return TRUE;
      }
  return report (self, self->position, self->position + n,
                 g_strdup_printf (_("“%.*s” is no value that JSON knows"), (int) MIN (n, 40),
                                  (const char *) self->data + self->position),
                 _("Texts stand in quotation marks; the words are true, false and null."));
}

/* -- Structure ------------------------------------------------------------------------------------------- */

static void
skip_space (Scanner *self)
{
  while (self->position < self->length)
    {
      guchar c = self->data[self->position];

      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        break;
      self->position++;
    }
}

static gboolean
open_container (Scanner *self,
                gboolean is_object)
{
  Frame *frame;

  if (self->depth == ENTENTE_JSON_MAX_DEPTH)
    return report (self, self->position, self->position,
                   g_strdup_printf (_("Objects and lists are nested more than %d deep"), ENTENTE_JSON_MAX_DEPTH),
                   _("No dataset needs that; the file may be damaged."));
  frame = &self->frames[self->depth++];
  memset (frame, 0, sizeof *frame);
  frame->is_object = is_object;
  if (self->keys != NULL)
    entente_json_keys_open (self->keys, &frame->keys);
  self->position++;
  return TRUE;
}

/* Names that all have one hash would keep json-glib busy for minutes. */
static gboolean
check_crowd (Scanner *self)
{
  const Frame *frame = &self->frames[self->depth - 1];

  if (self->keys == NULL || !frame->is_object || !entente_json_keys_are_crowded (self->keys, &frame->keys))
    return TRUE;
  return report (self, frame->key_start - 1, frame->key_end + 1,
                 g_strdup (_("The names in this object are chosen so that telling them apart takes very long")),
                 _("Give its members other names."));
}

static gboolean
close_container (Scanner *self)
{
  Frame *frame = &self->frames[self->depth - 1];
  const gboolean sound = check_crowd (self);

  if (self->keys != NULL)
    entente_json_keys_close (self->keys, &frame->keys);
  self->depth--;
  self->position++;
  return sound;
}

static gboolean
scan_key (Scanner *self)
{
  Frame *frame = &self->frames[self->depth - 1];
  gsize start = self->position;
  gboolean has_escapes;

  if (peek (self) != '"')
    {
      if (g_ascii_isalpha (peek (self)) || peek (self) == '_')
        return fail (self, _("The name of a member stands in quotation marks"), NULL);
      return fail_unexpected (self, _("the name of a member"));
    }
  if (!scan_string (self, &has_escapes))
    return FALSE;
  frame->key_start = start + 1;
  frame->key_end = self->position - 1;
  if (!add_key (self, start + 1, self->position - 1, has_escapes))
    return FALSE;
  skip_space (self);
  if (peek (self) != ':')
    return fail_unexpected (self, _("a colon"));
  self->position++;
  skip_space (self);
  return TRUE;
}

/* One scalar, or the opening bracket of a container. */
static gboolean
scan_value (Scanner *self,
            gboolean *opened)
{
  int c = peek (self);
  gboolean has_escapes;

  *opened = FALSE;
  if (++self->summary->n_values > ENTENTE_JSON_MAX_VALUES)
    return report (self, self->position, self->position,
                   g_strdup_printf (_("The file holds more than %d values"), ENTENTE_JSON_MAX_VALUES),
                   _("Split the file, or leave out partners or years."));
  switch (c)
    {
    case '{':
    case '[':
      *opened = TRUE;
      return open_container (self, c == '{');
    case '"':
      return scan_string (self, &has_escapes);
    case '-':
      return scan_number (self);
    default:
      if (g_ascii_isdigit (c))
        return scan_number (self);
      if (g_ascii_isalpha (c))
        return scan_word (self);
      if (c == '+' || c == '.')
        return fail (self, _("This is not a number as JSON writes them"),
                     _("Write it with digits 0 to 9, without a leading + or 0x."));
      return fail_unexpected (self, _("a value"));
    }
}

/* What stands behind a value: closes containers, and stops before the next value. */
static gboolean
scan_after_value (Scanner *self)
{
  while (self->depth > 0)
    {
      Frame *frame = &self->frames[self->depth - 1];
      int c;

      skip_space (self);
      c = peek (self);
      if (c == (frame->is_object ? '}' : ']'))
        {
          if (!close_container (self))
            return FALSE;
          continue;
        }
      if (c != ',')
        return fail_unexpected (self, frame->is_object ? _("a comma or }") : _("a comma or ]"));
      self->position++;
      skip_space (self);
      c = peek (self);
      if (c == '}' || c == ']')
        return fail (self, _("A comma stands before the closing bracket"), _("Take the last comma out."));
      frame->element++;
      return !frame->is_object || scan_key (self);
    }
  return TRUE;
}

static gboolean
scan_document (Scanner *self)
{
  gboolean opened;

  self->position = 0;
  skip_space (self);
  do
    {
      if (!scan_value (self, &opened))
        return FALSE;
      if (opened)
        {
          const Frame *frame = &self->frames[self->depth - 1];
          int c;

          skip_space (self);
          c = peek (self);
          if (c != (frame->is_object ? '}' : ']'))
            {
              if (frame->is_object && !scan_key (self))
                return FALSE;
              continue;
            }
        }
      if (!scan_after_value (self))
        return FALSE;
    }
  while (self->depth > 0);
  skip_space (self);
  if (self->position < self->length)
    return fail (self, _("Something follows the end of the document"), _("A file holds one JSON value."));
  return TRUE;
}

/* -- Before the first value ------------------------------------------------------------------------------ */

static gboolean
check_start (Scanner *self)
{
  const guchar *d = self->data;
  gsize n = self->length;

  if (n > ENTENTE_JSON_MAX_BYTES)
    {
      EntenteDiagnostic *diagnostic = entente_source_text_locate (self->text, ENTENTE_SEVERITY_ERROR, NULL);

      diagnostic->message = g_strdup (_("The file is larger than 64 MiB"));
      entente_diagnostics_take (self->diagnostics, diagnostic);
      return FALSE;
    }
  if (n >= 2 && ((d[0] == 0xff && d[1] == 0xfe) || (d[0] == 0xfe && d[1] == 0xff) || d[0] == 0 || d[1] == 0))
    return fail (self, _("The file is not UTF-8 but UTF-16 or UTF-32"), _("Save the file with the encoding UTF-8."));
  if (n >= 3 && d[0] == 0xef && d[1] == 0xbb && d[2] == 0xbf)
    return report (self, 0, 3, g_strdup (_("The file begins with a byte order mark")),
                   _("Save the file as UTF-8 without byte order mark (BOM)."));
  skip_space (self);
  if (self->position == n)
    return report (self, 0, 0, g_strdup (_("The file is empty")), _("A dataset begins with {."));
  if (d[self->position] == '<')
    return fail (self, _("The file looks like HTML or XML, not JSON"), NULL);
  if (n >= 4 && d[0] == 'P' && d[1] == 'K' && d[2] < 0x20)
    return fail (self, _("The file looks like a spreadsheet or an archive, not JSON"),
                 _("Save the table as CSV and convert it with entente-cli convert."));
  return TRUE;
}

/**
 * entente_json_scan:
 * @summary: (out): what the reader needs to know; valid when %TRUE is returned
 *
 * Reports the first mistake of syntax or limit, and every doubled key and too large number before it.
 *
 * Returns: %TRUE if the syntax is sound, so that a parser can be let near the file; doubled keys and too
 *   large numbers are errors in @diagnostics all the same. O(length) time; memory for the keys of the open
 *   objects only.
 */
gboolean
entente_json_scan (EntenteSourceText *text,
                   EntenteDiagnostics *diagnostics,
                   EntenteJsonSummary *summary)
{
  g_autoptr (EntenteJsonKeys) keys = entente_json_keys_new (text->data);
  Scanner self = { .data = (const guchar *) text->data, .length = text->length, .text = text,
                   .diagnostics = diagnostics, .summary = summary, .keys = keys };
  gboolean sound;

  memset (summary, 0, sizeof *summary);
  sound = check_start (&self) && scan_document (&self);
  while (self.depth > 0)
    entente_json_keys_close (keys, &self.frames[--self.depth].keys);
  return sound;
}
