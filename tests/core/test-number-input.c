/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Numbers as they are typed and pasted, in a locale with points and in one with commas. */

#include "config.h"

#include "entente-format.h"
#include "entente-number-input.h"

#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  double plain, german; /* NaN = no number */
} Case;

static const Case cases[] = {
  { "2.5", 2.5, 2.5 },
  { "2,5", 2.5, 2.5 },
  { " 2.5 ", 2.5, 2.5 },
  { "0", 0, 0 },
  { "007", 7, 7 },
  { ".5", 0.5, 0.5 },
  { ",5", 0.5, 0.5 },
  { "5.", 5, 5 },
  { "-3", -3, -3 },
  { "\342\210\2223.25", -3.25, -3.25 },
  { "+3", 3, 3 },
  { "1e6", 1e6, 1e6 },
  { "1.5e-3", 0.0015, 0.0015 },
  { "1,234", 1234, 1.234 },
  { "1.234", 1.234, 1234 },
  { "0,234", 0.234, 0.234 },
  { "0.234", 0.234, 0.234 },
  { "1234,567", 1234.567, 1234.567 },
  { "1,2345", 1.2345, 1.2345 },
  { "1,234,567", 1234567, 1234567 },
  { "1.234.567", 1234567, 1234567 },
  { "1,234.5", 1234.5, 1234.5 },
  { "1.234,5", 1234.5, 1234.5 },
  { "12,34,567", 1234567, 1234567 },
  { "1 234 567,25", 1234567.25, 1234567.25 },
  { "1\302\240234", 1234, 1234 },
  { "1'234.5", 1234.5, 1234.5 },
  { "２．５", 2.5, 2.5 },
  { "１２３，４５６．７", 123456.7, 123456.7 },
  { "", NAN, NAN },
  { "-", NAN, NAN },
  { ".", NAN, NAN },
  { "2.5 %", NAN, NAN },
  { "two", NAN, NAN },
  { "2,x", NAN, NAN },
  { "1.2.3", NAN, NAN },
  { "1,23,4", NAN, NAN },
  { "1.234.5,6", NAN, NAN },
  { "1,2.3,4", NAN, NAN },
  { "\xdb\xb1\xdb\xb2\xd9\xab\xdb\xb5", 12.5, 12.5 },                 /* Persian figures */
  { "\xd9\xa1\xd9\xac\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xab\xd9\xa5", 1234.5, 1234.5 }, /* Arabic ones, grouped */
  { "\xe0\xa5\xa7\xe0\xa5\xa8", 12, 12 },                           /* Devanagari */
  { "\xe2\x80\x8e-3\xe2\x80\x8f", -3, -3 },
  { "--2", NAN, NAN },
  { "0x10", NAN, NAN },
  { "nan", NAN, NAN },
  { "inf", NAN, NAN },
  { "1e999", NAN, NAN },
  { "1e", NAN, NAN },
};

static void
check_cases (gboolean german)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double wanted = german ? cases[i].german : cases[i].plain, value = NAN;
      gboolean is_number = entente_number_input_parse (cases[i].text, &value, NULL);

      if (is_number != !isnan (wanted) || (is_number && value != wanted))
        g_error ("“%s” is read as %g, not %g", cases[i].text, is_number ? value : NAN, wanted);
    }
}

static void
test_plain (void)
{
  check_cases (FALSE);
}

static void
test_german (void)
{
  g_assert_nonnull (setlocale (LC_NUMERIC, "de_DE.UTF-8"));
  check_cases (TRUE);
  setlocale (LC_NUMERIC, "C");
}

/* What was not plain is told, so that the window can show how it was read. */
static void
test_groups_are_told (void)
{
  double value;
  gboolean grouped = TRUE;

  g_assert_true (entente_number_input_parse ("2,5", &value, &grouped));
  g_assert_false (grouped);
  g_assert_true (entente_number_input_parse ("2,500", &value, &grouped));
  g_assert_true (grouped);
  g_assert_true (entente_number_input_parse ("2 500", &value, &grouped));
  g_assert_true (grouped);
}

/* Whatever the field shows is read as the very number, in each locale; and so is what the pictures write. */
static void
check_round_trips (void)
{
  guint i;

  for (i = 0; i < 20000; i++)
    {
      double number = (g_test_rand_double () - 0.5) * pow (10, g_test_rand_int_range (-8, 14)), read = NAN;
      double rounded = round (number * 100) / 100;
      g_autofree char *written = entente_number_input_write (number);
      g_autofree char *formatted = entente_format_number (rounded, 2);

      g_assert_true (entente_number_input_parse (written, &read, NULL));
      g_assert_cmpfloat (read, ==, number);
      g_assert_true (entente_number_input_parse (formatted, &read, NULL));
      g_assert_cmpfloat_with_epsilon (read, rounded, MAX (fabs (rounded), 1) * 1e-12);
    }
}

static void
test_round_trips (void)
{
  g_autofree char *short_one = entente_number_input_write (1.4);
  g_autofree char *nothing = entente_number_input_write (NAN);
  g_autofree char *comma = NULL;

  g_assert_cmpstr (short_one, ==, "1.4");
  g_assert_cmpstr (nothing, ==, "");
  check_round_trips ();
  g_assert_nonnull (setlocale (LC_NUMERIC, "de_DE.UTF-8"));
  comma = entente_number_input_write (1.4);
  g_assert_cmpstr (comma, ==, "1,4");
  check_round_trips ();
  setlocale (LC_NUMERIC, "C");
}

/* Random scraps of signs and digits: no crash, and never a number that is not finite. */
static void
test_scraps (void)
{
  static const char *const parts[] = { "1", "23", "456", ".", ",", "-", "+", "e", " ", "'", "%", "\302\240", "０",
                                       "\342\210\222", "x" };
  guint i, k;

  for (i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 9);
      double value = 0;

      for (k = 0; k < n; k++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      if (entente_number_input_parse (text->str, &value, NULL))
        g_assert_true (isfinite (value));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-input/plain", test_plain);
  g_test_add_func ("/number-input/german", test_german);
  g_test_add_func ("/number-input/groups-are-told", test_groups_are_told);
  g_test_add_func ("/number-input/round-trips", test_round_trips);
  g_test_add_func ("/number-input/scraps", test_scraps);
  return g_test_run ();
}
