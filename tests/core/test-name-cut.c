/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names that are too long keep their two ends. */

#include "entente-name-cut.h"

#include <string.h>

/* Every letter is 10 px wide, bold ones 12; marks and joiners have no width of their own. */
typedef struct
{
  EntenteMeasure base;
  guint n_asked;
} Counter;

static void
get_extent (EntenteMeasure *measure,
            EntenteFont font,
            const char *text,
            EntenteExtent *extent)
{
  const char *p;

  *extent = (EntenteExtent) { 0, 16, 12 };
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x200d)
      extent->width += font == ENTENTE_FONT_BODY ? 10 : 12;
  ((Counter *) measure)->n_asked++;
}

static void
assert_cut (Counter *counter,
            const char *name,
            double width,
            const char *expected)
{
  g_autofree char *text = entente_name_cut (&counter->base, ENTENTE_FONT_BODY, name, width);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ends (void)
{
  Counter counter = { { get_extent } };

  assert_cut (&counter, "", 0, "");
  assert_cut (&counter, "abcdefghij", 100, "abcdefghij");
  assert_cut (&counter, "abcdefghij", 99, "abcd…ghij");
  assert_cut (&counter, "abcdefghij", 90, "abcd…ghij");
  assert_cut (&counter, "abcdefghij", 89, "abcd…hij");
  assert_cut (&counter, "abcdefghij", 70, "abc…hij");
  assert_cut (&counter, "abcdefghij", 40, "ab…j");
  assert_cut (&counter, "abcdefghij", 30, "a…j");
  assert_cut (&counter, "abcdefghij", 20, "a…");
  assert_cut (&counter, "abcdefghij", 19, "…");
  assert_cut (&counter, "abcdefghij", -5, "…");
  assert_cut (&counter, "東京都庁舎前", 50, "東京…舎前");
  /* No blanks beside the ellipsis. */
  assert_cut (&counter, "ab cdefgh ij", 70, "ab c…ij");
  assert_cut (&counter, "abc defghij", 80, "abc…ghij");
  assert_cut (&counter, "abc defghij", 79, "abc…hij");
}

/* An accent stays with its letter, and who is joined stays together. */
static void
test_letters_stay_whole (void)
{
  Counter counter = { { get_extent } };

  assert_cut (&counter, "abe\xcc\x81" "defghij", 70, "abe\xcc\x81…hij");
  assert_cut (&counter, "abcdefgi\xcc\x82j", 40, "ab…j");
  assert_cut (&counter, "ab👩\xe2\x80\x8d👧cdefg", 50, "ab…fg");
  assert_cut (&counter, "abcdefg👩\xe2\x80\x8d👧", 40, "abc…");
}

/* As much is kept as fits: the next longer one does not. */
static void
test_no_room_is_lost (void)
{
  const char *name = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  Counter counter = { { get_extent } };
  guint n;

  for (n = 2; n < strlen (name); n++)
    {
      g_autofree char *text = entente_name_cut (&counter.base, ENTENTE_FONT_BODY, name, 10 * n + 5);

      g_assert_cmpint (g_utf8_strlen (text, -1), ==, n);
      g_assert_true (strncmp (text, name, n / 2) == 0);
      g_assert_true (g_str_has_suffix (name, strstr (text, "…") + strlen ("…")));
    }
}

/* What was cut once is not measured again, as long as font, width and name are the same; whatever comes is kept, until
 * there is too much. */
static void
test_kept (void)
{
  Counter counter = { { get_extent, .cuts = entente_name_cuts_new () } };
  g_autofree char *bold = NULL;
  guint n_asked, i;

  assert_cut (&counter, "abcdefghij", 70, "abc…hij");
  n_asked = counter.n_asked;
  g_assert_cmpuint (n_asked, >, 0);
  assert_cut (&counter, "abcdefghij", 70, "abc…hij");
  g_assert_cmpuint (counter.n_asked, ==, n_asked);
  assert_cut (&counter, "abcdefghij", 40, "ab…j");
  g_assert_cmpuint (counter.n_asked, >, n_asked);
  assert_cut (&counter, "jihgfedcba", 70, "jih…cba");
  bold = entente_name_cut (&counter.base, ENTENTE_FONT_BODY_STRONG, "abcdefghij", 70);
  g_assert_cmpstr (bold, ==, "ab…ij");
  n_asked = counter.n_asked;
  assert_cut (&counter, "abcdefghij", 70, "abc…hij");
  assert_cut (&counter, "abcdefghij", 40, "ab…j");
  g_assert_cmpuint (counter.n_asked, ==, n_asked);
  g_assert_cmpuint (g_hash_table_size (counter.base.cuts), ==, 4);
  for (i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("abcdef%08u", i);
      g_autofree char *text = entente_name_cut (&counter.base, ENTENTE_FONT_BODY, name, 70);

      g_assert_true (g_str_has_prefix (text, "abc…"));
      g_assert_cmpuint (g_hash_table_size (counter.base.cuts), <=, 10000);
    }
  g_assert_cmpuint (g_hash_table_size (counter.base.cuts), ==, 4);
  g_hash_table_unref (counter.base.cuts);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-cut/ends", test_ends);
  g_test_add_func ("/name-cut/letters-stay-whole", test_letters_stay_whole);
  g_test_add_func ("/name-cut/no-room-is-lost", test_no_room_is_lost);
  g_test_add_func ("/name-cut/kept", test_kept);
  return g_test_run ();
}
