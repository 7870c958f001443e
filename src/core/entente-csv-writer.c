/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Writing CSV: comma, CRLF, quotation marks where needed (RFC 4180), UTF-8, decimal point.
 *
 * A text that begins with =, +, -, @, their full-width forms, a tab or a line end would be run as a formula by spreadsheets; it gets an
 * apostrophe in front, which our reader takes off again. Numbers are written by us and need none. Characters that
 * nobody sees are written as signs, since tables are also looked at on terminals (entente-visible-text.h).
 */

#include "config.h"

#include "entente-csv-writer.h"
#include "entente-json-text.h"
#include "entente-visible-text.h"

#include <math.h>
#include <string.h>

static void
append_separator (GString *csv)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
}

/**
 * entente_csv_is_formula:
 *
 * Returns: whether some spreadsheet would run @text
 */
gboolean
entente_csv_is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return text[0] != '\0' && strchr ("=+-@\t\r\n", text[0]) != NULL;
}

/**
 * entente_csv_append_cell:
 * @text: UTF-8; an empty first cell is quoted, so that the row keeps its place
 */
void
entente_csv_append_cell (GString *csv,
                         const char *text)
{
  g_autofree char *visible = entente_visible_text_new (text, ENTENTE_VISIBLE_LINES, G_MAXUINT, NULL);
  gboolean formula;

  text = visible != NULL ? visible : text;
  formula = entente_csv_is_formula (text);
  append_separator (csv);
  if (!formula && text[0] != '\0' && strpbrk (text, ",;\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

/**
 * entente_csv_append_number:
 * @number: written with the fewest digits that bring it back exactly; an empty cell when it is not finite
 */
void
entente_csv_append_number (GString *csv,
                           double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  append_separator (csv);
  g_string_append (csv, isfinite (number) ? entente_json_format_number (number, buffer) : "\"\"");
}

void
entente_csv_end_row (GString *csv)
{
  g_string_append (csv, "\r\n");
}

/**
 * entente_csv_append_row:
 * @...: texts, then %NULL
 */
void
entente_csv_append_row (GString *csv,
                        ...)
{
  va_list texts;
  const char *text;

  va_start (texts, csv);
  while ((text = va_arg (texts, const char *)) != NULL)
    entente_csv_append_cell (csv, text);
  va_end (texts);
  entente_csv_end_row (csv);
}
