/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "2.5" and "2,5" are the same figure, whatever the language of the desktop; people paste from tables of all
 * kinds. The locale decides only where the text leaves a doubt: "1,234" is a thousand in English, one and a
 * bit in German.
 *
 *   both signs        the last one is the decimal sign, the other groups:  1,234.5   1.234,5
 *   one sign, often   it groups:                                           1,234,567
 *   one sign, once    it is decimal, unless the locale groups with it and exactly three digits follow
 *
 * Blanks and apostrophes group, too. Digits and signs of full width (as Japanese keyboards give them) count, and so
 * do the figures of every script with the signs that Arabic and Persian keyboards have.
 */

#include "config.h"

#include "entente-number-input.h"

#include "entente-format.h"

#include <math.h>
#include <string.h>

#define ARABIC_DECIMAL_SIGN 0x066b
#define ARABIC_GROUPING_SIGN 0x066c

/* Keyboards put them around numbers among Arabic and Hebrew letters. */
static gboolean
is_mark_of_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Full-width forms and figures of other scripts become plain ones, U+2212 a hyphen, what only groups is gone. */
static char *
simplify (const char *text,
          gboolean *grouped)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *result = g_string_new (NULL);
  const char *p;

  for (p = normal != NULL ? g_strstrip (normal) : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0x2010 || c == 0x2011)
        g_string_append_c (result, '-');
      else if (c == 0x3001)
        g_string_append_c (result, ',');
      else if (c == 0x3002)
        g_string_append_c (result, '.');
      else if (c == ARABIC_DECIMAL_SIGN)
        g_string_append_c (result, '.');
      else if (g_unichar_isspace (c) || c == '\'' || c == 0x2019 || c == ARABIC_GROUPING_SIGN)
        *grouped = TRUE;
      else if (g_unichar_isdigit (c))
        g_string_append_c (result, (char) ('0' + g_unichar_digit_value (c)));
      else if (is_mark_of_direction (c))
        continue;
      else
        g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/* "1,234,567": one to three digits, then threes (or twos before the last three). */
static gboolean
groups_well (const char *digits,
             gsize length,
             char sign)
{
  gsize run = 0, i;
  gboolean first = TRUE;

  for (i = 0; i < length; i++)
    {
      if (digits[i] != sign)
        {
          run++;
          continue;
        }
      if (first ? run < 1 || run > 3 || digits[0] == '0' : run != 2 && run != 3)
        return FALSE;
      first = FALSE;
      run = 0;
    }
  return first || run == 3;
}

static gsize
count_sign (const char *digits,
            gsize length,
            char sign)
{
  gsize n = 0, i;

  for (i = 0; i < length; i++)
    n += digits[i] == sign;
  return n;
}

/* The decimal sign of @digits, or 0 when there is none. */
static char
find_decimal_sign (const char *digits,
                   gsize length)
{
  gsize n_points = count_sign (digits, length, '.'), n_commas = count_sign (digits, length, ',');
  g_autofree char *separator = NULL;
  char sign;

  if (n_points > 0 && n_commas > 0)
    return strrchr (digits, '.') > strrchr (digits, ',') ? '.' : ',';
  if (n_points + n_commas != 1)
    return 0;
  sign = n_points > 0 ? '.' : ',';
  separator = entente_format_get_separator ();
  return separator[0] == sign && groups_well (digits, length, sign) ? 0 : sign;
}

/* Writes @digits as C has it. FALSE when the signs stand where no number has them. */
static gboolean
rewrite (const char *digits,
         GString *number,
         gboolean *grouped)
{
  gsize length = strlen (digits), whole, i;
  char decimal = find_decimal_sign (digits, length), group;

  if (decimal != 0 && count_sign (digits, length, decimal) != 1)
    return FALSE;
  whole = decimal != 0 ? (gsize) (strchr (digits, decimal) - digits) : length;
  group = memchr (digits, ',', whole) != NULL ? ',' : '.';
  if (count_sign (digits, whole, group) > 0)
    {
      *grouped = TRUE;
      if (!groups_well (digits, whole, group))
        return FALSE;
    }
  for (i = 0; i < length; i++)
    if (g_ascii_isdigit (digits[i]))
      g_string_append_c (number, digits[i]);
    else if (decimal != 0 && i == whole)
      g_string_append_c (number, '.');
    else if (i > whole)
      return FALSE;
  return TRUE;
}

/**
 * entente_number_input_parse:
 * @value: (out): the finite number that was meant
 * @grouped: (out) (optional): whether a sign was taken as one that groups digits, which deserves to be shown
 *
 * Returns: %FALSE when @text is no number. Units are not understood, exponents ("1e6") are.
 */
gboolean
entente_number_input_parse (const char *text,
                            double *value,
                            gboolean *grouped)
{
  gboolean has_groups = FALSE;
  g_autofree char *simple = simplify (text, &has_groups);
  g_autoptr (GString) number = g_string_new (NULL);
  gsize sign = *simple == '-' || *simple == '+' ? 1 : 0;
  gsize n = strspn (simple + sign, "0123456789.,");
  g_autofree char *digits = g_strndup (simple + sign, n);
  char *end;

  if (strpbrk (digits, "0123456789") == NULL)
    return FALSE;
  if (*simple == '-')
    g_string_append_c (number, '-');
  if (!rewrite (digits, number, &has_groups))
    return FALSE;
  g_string_append (number, simple + sign + n);
  if (number->str[strspn (number->str, "-+.eE0123456789")] != '\0')
    return FALSE;
  *value = g_ascii_strtod (number->str, &end);
  if (grouped != NULL)
    *grouped = has_groups;
  return *end == '\0' && isfinite (*value);
}

/**
 * entente_number_input_write:
 *
 * The shortest text that entente_number_input_parse () reads as this very number, with the decimal sign of the
 * locale and without groups; "" for NaN.
 */
char *
entente_number_input_write (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *point = entente_format_get_point ();
  char *sign;
  int digits;

  if (!isfinite (value))
    return g_strdup ("");
  for (digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  sign = strchr (buffer, '.');
  if (sign != NULL && point[0] == ',' && point[1] == '\0')
    *sign = ',';
  return g_strdup (buffer);
}
