/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The cells of a CSV file as spreadsheets of all countries save them.
 *
 * Encoding: by byte order mark, else UTF-16 by its zero bytes, else UTF-8 if it is valid, else Shift_JIS
 * (Microsoft's, code page 932), else Windows-1252. Separator: of comma, semicolon and tab the one that the first
 * line has most of. Decimal comma: when the separator is no comma, some cell looks like 1,5 and none like 1.5.
 */

#include "config.h"

#include "entente-csv-table.h"
#include "entente-array.h"
#include "entente-csv-writer.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_CELLS 4000000

#define UTF_8_MARK "\xef\xbb\xbf"
#define LOW_FIRST_MARK "\xff\xfe"
#define HIGH_FIRST_MARK "\xfe\xff"

static void
free_row (gpointer row)
{
  g_array_unref (row);
}

static void
clear_cell_cb (gpointer cell)
{
  g_free (((EntenteCsvCell *) cell)->text);
}

void
entente_csv_table_free (EntenteCsvTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* -- Encoding -------------------------------------------------------------------------------------------- */

/* UTF-16 without a mark: every second byte of Western text and of separators is zero. */
static const char *
guess_wide (const guchar *data,
            gsize length)
{
  gsize even = 0, odd = 0, i, n = MIN (length, 4096);

  for (i = 0; i < n; i++)
    if (data[i] == 0)
      *(i % 2 == 0 ? &even : &odd) += 1;
  if (odd > n / 16 && odd > even * 4)
    return "UTF-16LE";
  if (even > n / 16 && even > odd * 4)
    return "UTF-16BE";
  return NULL;
}

static char *
convert (const char *data,
         gsize length,
         const char *encoding,
         gsize skip,
         GError **error)
{
  const char *from = g_ascii_strcasecmp (encoding, "Shift_JIS") == 0 ? "CP932" : encoding;

  gsize written;
  char *text = g_convert (length > 0 ? data + skip : "", length - skip, "UTF-8", from, NULL, &written, error);

  if (text == NULL || memchr (text, '\0', written) == NULL)
    return text;
  g_free (text);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("A table cannot hold the character U+0000"));
  return NULL;
}

static gboolean
has_mark (const char *data,
          gsize length,
          const char *mark)
{
  return length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

static char *
decode (EntenteCsvTable *self,
        GBytes *bytes,
        const char *encoding,
        GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *wide;
  char *text;

  self->encoding = encoding != NULL ? g_intern_string (encoding) : "UTF-8";
  if (has_mark (data, length, UTF_8_MARK))
    return convert (data, length, self->encoding, encoding == NULL ? strlen (UTF_8_MARK) : 0, error);
  if (has_mark (data, length, LOW_FIRST_MARK) || has_mark (data, length, HIGH_FIRST_MARK))
    {
      self->encoding = has_mark (data, length, LOW_FIRST_MARK) ? "UTF-16LE" : "UTF-16BE";
      return convert (data, length, self->encoding, strlen (LOW_FIRST_MARK), error);
    }
  if (encoding != NULL)
    return convert (data, length, encoding, 0, error);
  wide = guess_wide ((const guchar *) data, length);
  if (wide != NULL)
    {
      self->encoding = wide;
      return convert (data, length, wide, 0, error);
    }
  if (length == 0 || g_utf8_validate_len (data, length, NULL))
    return g_strndup (data != NULL ? data : "", length);
  self->encoding = "Shift_JIS";
  text = convert (data, length, self->encoding, 0, NULL);
  if (text != NULL)
    return text;
  self->encoding = "WINDOWS-1252";
  return convert (data, length, self->encoding, 0, error);
}

/* -- Cells ----------------------------------------------------------------------------------------------- */

static char
guess_separator (const char *text)
{
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;

  for (; *text != '\0' && (quoted || *text != '\n'); text++)
    {
      if (*text == '"')
        quoted = !quoted;
      else if (!quoted)
        {
          counts[0] += *text == ',';
          counts[1] += *text == ';';
          counts[2] += *text == '\t';
        }
    }
  if (counts[2] > counts[0] && counts[2] >= counts[1])
    return '\t';
  return counts[1] > counts[0] ? ';' : ',';
}

typedef struct
{
  const char *p;
  guint line, column;
  guint unclosed; /* where a quotation mark stands that nothing closes; 0 = nowhere */
} Place;

static void
step (Place *place)
{
  if (*place->p == '\n')
    {
      place->line++;
      place->column = 1;
    }
  else
    place->column++;
  place->p = g_utf8_next_char (place->p);
}

/* Up to the separator or the end of the line behind the cell. */
static void
read_cell (Place *place,
           char separator,
           EntenteCsvCell *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean quoted = FALSE;

  cell->line = place->line;
  cell->column = place->column;
  while (*place->p != '\0' && (quoted || (*place->p != separator && *place->p != '\n' && *place->p != '\r')))
    {
      const char *next = g_utf8_next_char (place->p);

      if (*place->p == '"' && quoted && *next == '"')
        {
          g_string_append_c (text, '"');
          step (place);
        }
      else if (*place->p == '"' && (quoted || text->len == 0))
        quoted = !quoted;
      else
        g_string_append_len (text, place->p, next - place->p);
      step (place);
    }
  /* The apostrophe that keeps spreadsheets from taking a text for a formula. */
  if (text->str[0] == '\'' && entente_csv_is_formula (text->str + 1))
    g_string_erase (text, 0, 1);
  if (quoted)
    place->unclosed = cell->line;
  cell->text = g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static gboolean
is_empty (const GArray *row)
{
  guint i;

  for (i = 0; i < row->len; i++)
    if (g_array_index (row, EntenteCsvCell, i).text[0] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
read_rows (EntenteCsvTable *self,
           const char *text,
           GError **error)
{
  Place place = { text, 1, 1, 0 };
  gsize n_cells = 0;

  while (*place.p != '\0' && n_cells <= MAX_CELLS)
    {
      GArray *row = ENTENTE_NEW_LIST (EntenteCsvCell);

      g_array_set_clear_func (row, clear_cell_cb);
      for (;;)
        {
          EntenteCsvCell cell;

          read_cell (&place, self->separator, &cell);
          g_array_append_val (row, cell);
          if (*place.p != self->separator || ++n_cells > MAX_CELLS)
            break;
          step (&place);
        }
      if (*place.p == '\r')
        step (&place);
      if (*place.p == '\n')
        step (&place);
      if (is_empty (row))
        g_array_unref (row);
      else
        g_ptr_array_add (self->rows, row);
      n_cells++;
    }
  if (n_cells > MAX_CELLS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The table has more than %d cells"), MAX_CELLS);
  else if (place.unclosed > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The quotation mark in line %u is never closed"), place.unclosed);
  return n_cells <= MAX_CELLS && place.unclosed == 0;
}

/* -- Numbers --------------------------------------------------------------------------------------------- */

/* "1,5": digits, one mark, digits that are not exactly three. */
static gboolean
looks_decimal (const char *text,
               char mark)
{
  const char *p = text + (*text == '-');
  const char *place = strchr (p, mark);

  return place != NULL && place > p && strspn (p, "0123456789") == (gsize) (place - p)
         && strspn (place + 1, "0123456789") == strlen (place + 1) && strlen (place + 1) != 3 && place[1] != '\0';
}

static void
guess_decimal_mark (EntenteCsvTable *self)
{
  guint commas = 0, points = 0, i, k;

  for (i = 1; i < self->rows->len && self->separator != ','; i++)
    {
      const GArray *row = g_ptr_array_index (self->rows, i);

      for (k = 0; k < row->len; k++)
        {
          const char *text = g_array_index (row, EntenteCsvCell, k).text;

          commas += looks_decimal (text, ',');
          points += looks_decimal (text, '.');
        }
    }
  self->decimal_comma = commas > 0 && points == 0;
}

/* Takes out what groups thousands; FALSE when the groups are not of three. */
static gboolean
ungroup (char *text,
         char group)
{
  char *out = text;
  const char *p = text;
  guint run = 0;
  gboolean grouped = FALSE;

  for (; *p != '\0' && *p != '.'; p++)
    {
      if (*p == group)
        {
          if ((grouped && run != 3) || run == 0 || run > 3)
            return FALSE;
          grouped = TRUE;
          run = 0;
          continue;
        }
      run += g_ascii_isdigit (*p) != 0;
      *out++ = *p;
    }
  if (grouped && run != 3)
    return FALSE;
  memmove (out, p, strlen (p) + 1);
  return TRUE;
}

/**
 * entente_csv_table_parse_number:
 *
 * Understands "1.5", "1,5" where commas are decimal, "1,234.5", "1.234,5", "1 234", "12 %", full-width digits and
 * the minus sign.
 *
 * Returns: %FALSE if @text is no finite number
 */
gboolean
entente_csv_table_parse_number (const EntenteCsvTable *self,
                                const char *text,
                                double *number)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) plain = g_string_new (normal != NULL ? normal : "");
  char *p, *end;

  g_string_replace (plain, "\xe2\x88\x92", "-", 0);
  g_string_replace (plain, "%", "", 0);
  g_string_replace (plain, " ", "", 0);
  g_string_replace (plain, "'", "", 0);
  if (self->decimal_comma)
    for (p = plain->str; *p != '\0'; p++)
      *p = *p == ',' ? '.' : *p == '.' ? ',' : *p;
  if (plain->str[0] == '\0' || strspn (plain->str, "0123456789+-.,eE") != strlen (plain->str)
      || !ungroup (plain->str, ','))
    return FALSE;
  *number = g_ascii_strtod (plain->str, &end);
  return end != plain->str && *end == '\0' && isfinite (*number);
}

/* -- Table ----------------------------------------------------------------------------------------------- */

/**
 * entente_csv_table_new:
 * @encoding: (nullable): a name that iconv knows, or %NULL to find out
 *
 * Returns: (transfer full) (nullable): the table, whose first row is the header
 */
EntenteCsvTable *
entente_csv_table_new (GBytes *bytes,
                       const char *encoding,
                       GError **error)
{
  g_autoptr (EntenteCsvTable) self = g_new0 (EntenteCsvTable, 1);
  g_autofree char *text = NULL;

  self->rows = g_ptr_array_new_with_free_func (free_row);
  text = decode (self, bytes, encoding, error);
  if (text == NULL)
    return NULL;
  self->separator = guess_separator (text);
  if (!read_rows (self, text, error))
    return NULL;
  guess_decimal_mark (self);
  if (self->rows->len < 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The table needs a header row and at least one row below it"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * entente_csv_table_get_cell:
 *
 * Returns: (nullable): %NULL beyond the end of a short row
 */
const EntenteCsvCell *
entente_csv_table_get_cell (const EntenteCsvTable *self,
                            guint row,
                            guint column)
{
  const GArray *cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? &g_array_index (cells, EntenteCsvCell, column) : NULL;
}
