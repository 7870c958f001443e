/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "dataset-fixture.h"

#include "entente-format.h"
#include "entente-number-input.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define NO_BREAK "\302\240"
#define ISOLATED(name) "\342\201\250" name "\342\201\251"

static const char *const english[] = { "en", NULL };

static void
check_and_free (char *text,
                const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  check_and_free (entente_format_number (54288, 0), "54,288");
  check_and_free (entente_format_number (1234567.891, 2), "1,234,567.89");
  check_and_free (entente_format_number (999, 0), "999");
  check_and_free (entente_format_number (-0.5, 1), "\342\210\2220.5");
  check_and_free (entente_format_number (-1234, 0), "\342\210\2221,234");
  check_and_free (entente_format_number (-0.04, 1), "0.0");
  check_and_free (entente_format_number (0, 0), "0");
  check_and_free (entente_format_number (1.37, 2), "1.37");
  check_and_free (entente_format_number (NAN, 2), "\342\200\223");
}

static void
test_big_numbers_stay_whole (void)
{
  g_autofree char *text = entente_format_number (1e300, 0);

  g_assert_cmpuint (strlen (text), ==, 301 + 100);
  g_assert_true (g_str_has_prefix (text, "1,000,"));
}

/* Digits are grouped as the locale does it, here in threes with a point. The build makes the locale. */
static void
test_other_locales (void)
{
  g_assert_nonnull (setlocale (LC_NUMERIC, "de_DE.UTF-8"));
  check_and_free (entente_format_number (1234567.5, 1), "1.234.567,5");
  setlocale (LC_NUMERIC, "C");
}

static void
test_points_and_shares (void)
{
  check_and_free (entente_format_points (0.8184), "81.8");
  check_and_free (entente_format_points (1), "100.0");
  check_and_free (entente_format_points (NAN), "\342\200\223");
  check_and_free (entente_format_share (35, 0), "35 %");
  check_and_free (entente_format_share (355, 1), "35.5 %");
  check_and_free (entente_format_share (0, 0), "0 %");
}

static void
test_ranks (void)
{
  static const struct
  {
    guint rank;
    const char *text;
  } cases[] = { { 1, "1st" },   { 2, "2nd" },   { 3, "3rd" },   { 4, "4th" },     { 10, "10th" },
                { 11, "11th" }, { 12, "12th" }, { 13, "13th" }, { 21, "21st" },   { 22, "22nd" },
                { 23, "23rd" }, { 86, "86th" }, { 101, "101st" }, { 111, "111th" }, { 0, "not rated" } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    check_and_free (entente_format_rank (cases[i].rank), cases[i].text);
  check_and_free (entente_format_tier (0), "Tier 1");
}

static void
test_names (void)
{
  const char *const names[] = { "A", "B", "C", "D", "E" };

  check_and_free (entente_format_names (names, 0, 3), "");
  check_and_free (entente_format_names (names, 1, 3), "A");
  check_and_free (entente_format_names (names, 2, 3), "A and B");
  check_and_free (entente_format_names (names, 3, 3), "A, B and C");
  check_and_free (entente_format_names (names, 4, 3), "A, B, C and 1 more");
  check_and_free (entente_format_names (names, 5, 1), "A and 4 more");
  check_and_free (entente_format_names (names, 5, 0), "A, B, C, D and E");
}

static void
test_cells (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 2);
  EntenteCategory kinds[] = { { "none", { 0 }, 0 }, { "article-5", { 0 }, 1 } };
  EntenteCell cell = { .raw = 54288.4, .category = ENTENTE_NONE };

  kinds[1].name = dataset_fixture_text (fixture, "Article 5 treaty");
  dataset_fixture_set_categories (fixture, 1, kinds, 2);
  fixture->quantities[0].decimals = 1;
  check_and_free (entente_format_cell (fixture->dataset, 0, &cell, english), "54,288.4");
  fixture->quantities[0].unit = dataset_fixture_text (fixture, "troops");
  check_and_free (entente_format_cell (fixture->dataset, 0, &cell, english), "54,288.4 troops");
  cell.raw = NAN;
  check_and_free (entente_format_cell (fixture->dataset, 0, &cell, english), "missing");
  cell.category = 1;
  check_and_free (entente_format_cell (fixture->dataset, 1, &cell, english), "Article 5 treaty");
  cell.category = 0;
  check_and_free (entente_format_cell (fixture->dataset, 1, &cell, english), "none");
}

static void
test_partners (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 1, 1);

  fixture->partners[1].name = (EntenteText) { 0, NULL };
  g_assert_cmpstr (entente_format_partner (fixture->dataset, 0, english), ==, "Partner 0");
  g_assert_cmpstr (entente_format_partner (fixture->dataset, 1, english), ==, "p1");
  g_assert_cmpstr (entente_format_partner (fixture->dataset, ENTENTE_HUB, english), ==, "Hub");
}

/* In labels alone a number and its unit stay on one line, and can be typed as they are shown. */
static void
test_units_stay_with_numbers (void)
{
  double value = 0;

  entente_format_set_right_to_left (FALSE);
  check_and_free (entente_format_share (355, 1), "35.5" NO_BREAK "%");
  check_and_free (entente_format_keep_together (g_strdup ("3–5 % of GDP")), "3–5" NO_BREAK "% of GDP");
  check_and_free (entente_format_keep_together (g_strdup ("of 100")), "of 100");
  check_and_free (entente_format_keep_together (g_strdup ("7 of 10 kinds")), "7" NO_BREAK "of 10" NO_BREAK "kinds");
  g_assert_true (entente_number_input_parse ("1" NO_BREAK "234.5", &value, NULL));
  g_assert_cmpfloat (value, ==, 1234.5);
}

/* Commas go by the sentence, whatever stands beside them. */
static void
test_names_from_right_to_left (void)
{
  static const char *const names[] = { "Malta", "\327\220\327\221", "\327\222\327\223" };

  entente_format_set_right_to_left (FALSE);
  check_and_free (entente_format_names (names, 1, 0), "Malta");
  check_and_free (entente_format_names (names + 1, 1, 0), ISOLATED ("\327\220\327\221"));
  check_and_free (entente_format_names (names, 3, 0),
                  "Malta, " ISOLATED ("\327\220\327\221") " and " ISOLATED ("\327\222\327\223"));
  check_and_free (entente_format_names (names + 1, 2, 1), ISOLATED ("\327\220\327\221") " and 1 more");
}

/* Only labels that are written from right to left, and only what would change sides in them. */
static void
test_right_to_left (void)
{
  g_autofree char *share = NULL;
  double value = NAN;

  entente_format_set_right_to_left (TRUE);
  share = entente_format_share (33, 0);
  g_assert_true (entente_number_input_parse ("\342\201\250−3.5\342\201\251", &value, NULL) && value == -3.5);
  check_and_free (entente_format_number (-3.5, 1), "\342\201\250−3.5\342\201\251");
  check_and_free (entente_format_number (3.5, 1), "3.5");
  check_and_free (entente_format_number (INFINITY, 1), "∞");
  entente_format_set_right_to_left (FALSE);
  g_assert_cmpstr (share, ==, "\342\201\250" "33" NO_BREAK "%\342\201\251");
  check_and_free (entente_format_share (33, 0), "33" NO_BREAK "%");
  check_and_free (entente_format_number (-3.5, 1), "−3.5");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/big-numbers-stay-whole", test_big_numbers_stay_whole);
  g_test_add_func ("/format/other-locales", test_other_locales);
  g_test_add_func ("/format/points-and-shares", test_points_and_shares);
  g_test_add_func ("/format/ranks", test_ranks);
  g_test_add_func ("/format/names", test_names);
  g_test_add_func ("/format/cells", test_cells);
  g_test_add_func ("/format/partners", test_partners);
  /* From here on all is shown in labels. */
  g_test_add_func ("/format/units-stay-with-numbers", test_units_stay_with_numbers);
  g_test_add_func ("/format/names-from-right-to-left", test_names_from_right_to_left);
  g_test_add_func ("/format/right-to-left", test_right_to_left);
  return g_test_run ();
}
