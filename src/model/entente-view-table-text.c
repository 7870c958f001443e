/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tables for other programs: fields parted by tabs, a head, a row a line.
 *
 * Numbers have the digits that are shown, a point whatever the language, and neither group separators nor units: a
 * tier is its number, a share its per cents. Nothing known is an empty field. Words that a spreadsheet would take
 * for a formula begin with an apostrophe, which it reads as "text follows"; tabs and ends of lines inside them would
 * make other fields and become blanks.
 */

#include "config.h"

#include "entente-view-table.h"

#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-table-certainty.h"

#include <math.h>
#include <string.h>

/**
 * entente_view_table_guard_text:
 *
 * Returns: (transfer full): the text as one field that no spreadsheet computes
 */
char *
entente_view_table_guard_text (const char *text)
{
  char *guarded = entente_csv_is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);

  return g_strdelimit (guarded, "\t\r\n", ' ');
}

static char *
print_number (double number,
              int decimals)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

  if (isnan (number))
    return g_strdup ("");
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  /* What rounds to nothing has no sign. */
  return g_strdup (strspn (buffer, "-0.") == strlen (buffer) && buffer[0] == '-' ? buffer + 1 : buffer);
}

/* Raw facts with all their digits. */
static char *
print_raw (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (number) ? "" : g_ascii_formatd (buffer, sizeof buffer, "%.12g", number));
}

/* (transfer full): a range that a label from right to left isolates, as the range it is */
static char *
drop_isolate (const char *text)
{
  const gsize length = strlen (text), mark = strlen (ENTENTE_FIRST_STRONG_ISOLATE);

  if (g_str_has_prefix (text, ENTENTE_FIRST_STRONG_ISOLATE) && g_str_has_suffix (text, ENTENTE_POP_ISOLATE))
    return g_strndup (text + mark, length - mark - strlen (ENTENTE_POP_ISOLATE));
  return g_strdup (text);
}

/**
 * entente_view_table_write_plain:
 *
 * Returns: (transfer full): the cell for other programs
 */
char *
entente_view_table_write_plain (const EntenteViewTable *self,
                                guint column,
                                guint row)
{
  const double number = entente_view_table_get_number (self, column, row);
  g_autofree char *label = NULL, *text = NULL;

  switch (column)
    {
    case ENTENTE_COLUMN_RANK:
    case ENTENTE_COLUMN_OTHER_RANK:
    case ENTENTE_COLUMN_CHANGE:
    case ENTENTE_COLUMN_SINCE:
      return print_number (number, 0);
    case ENTENTE_COLUMN_TIER:
      return print_number (number + 1, 0);
    case ENTENTE_COLUMN_COVERAGE:
    case ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_CONFIDENCE:
      return print_number (100 * number, 0);
    case ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_SPREAD:
      return print_number (number, 2);
    case ENTENTE_COLUMN_SIZE:
    case ENTENTE_COLUMN_LATITUDE:
    case ENTENTE_COLUMN_LONGITUDE:
      return print_raw (number);
    default:
      break;
    }
  if (column == ENTENTE_COLUMN_SCORE || column >= ENTENTE_COLUMN_CRITERION
      || column == ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_SHARE)
    return print_number (100 * number, 1);
  label = entente_view_table_write (self, column, row);
  text = drop_isolate (label);
  return strcmp (text, "–") == 0 ? g_strdup ("") : entente_view_table_guard_text (text);
}

/**
 * entente_view_table_to_text:
 * @rows: (array length=n_rows): in the order in which they are to stand
 *
 * Returns: (transfer full): a head and the rows
 */
char *
entente_view_table_to_text (const EntenteViewTable *self,
                            const guint *rows,
                            guint n_rows)
{
  g_autoptr (GArray) columns = entente_view_table_list_columns (self);
  GString *text = g_string_new (NULL);
  guint i, j;

  for (j = 0; j < columns->len; j++)
    {
      g_autofree char *title = entente_view_table_get_title (self, g_array_index (columns, guint, j));
      g_autofree char *field = entente_view_table_guard_text (title);

      g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", field);
    }
  g_string_append_c (text, '\n');
  for (i = 0; i < n_rows; i++)
    for (j = 0; j < columns->len; j++)
      {
        g_autofree char *field = entente_view_table_write_plain (self, g_array_index (columns, guint, j), rows[i]);

        g_string_append_printf (text, "%s%s", field, j + 1 < columns->len ? "\t" : "\n");
      }
  return g_string_free (text, FALSE);
}
