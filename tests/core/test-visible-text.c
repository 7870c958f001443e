/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What strangers wrote, made safe to show: alone, and in a dataset. */

#include "entente-csv-writer.h"
#include "entente-dataset-reader.h"
#include "entente-format.h"
#include "entente-known-path.h"
#include "entente-visible-text.h"

#include <string.h>

static void
assert_shown (const char *string,
              const char *shown)
{
  g_autofree char *line = entente_visible_line (string);
  g_autofree char *again = entente_visible_line (line);

  g_assert_cmpstr (line, ==, shown);
  g_assert_cmpstr (again, ==, line);
}

static void
test_what_is_seen_stays (void)
{
  static const char *const texts[] = {
    "", "Japan", "a < b & c > d \"e\" 'f' %s %n _g", "Türkiye", "Côte d’Ivoire", "日本", "ＡＢＣ", "Việt Nam", "ไทย", "भारत",
    "العربية", "עברית", "Tu\xcc\x88rkiye", "\xd8\xa7\xd9\x8e\xd9\x91", "🇯🇵", "👍🏽", "👩‍🚀", "👨‍👩‍👧‍👦", "❤️‍🔥", "🏳️‍🌈", "1️⃣",
    "\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb3\xf3\xa0\x81\xa3\xf3\xa0\x81\xb4\xf3\xa0\x81\xbf",
    "می‌خواهم", "क्‍ष", "Verteidigungs\xc2\xad" "ausgaben", "\xe1\x9e\x81\xe2\x80\x8b\xe1\x9e\x98", "葛\xf3\xa0\x84\x80",
    "non\xc2\xa0" "breaking", "\xd8\x80" "12",
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (entente_visible_text_new (texts[i], ENTENTE_VISIBLE_LINE, 300, NULL));
      assert_shown (texts[i], texts[i]);
    }
}

static void
test_what_is_hidden_gets_a_sign (void)
{
  assert_shown ("\x1b[31mred\x1b[0m", "[U+001B][31mred[U+001B][0m");
  assert_shown ("\x1b]0;title\a", "[U+001B]]0;title[U+0007]");
  assert_shown ("\x7f", "[U+007F]");
  assert_shown ("\xc2\x9b" "31m\xc2\x9d", "[U+009B]31m[U+009D]");
  assert_shown ("abc\xe2\x80\xaegnp.exe", "abc[U+202E]gnp.exe");
  assert_shown ("\xe2\x81\xa6x\xe2\x81\xa9", "[U+2066]x[U+2069]");
  assert_shown ("a\xe2\x80\x8f" "b\xe2\x80\x8e" "c\xd8\x9c", "a[U+200F]b[U+200E]c[U+061C]");
  assert_shown ("pay\xe2\x80\x8bpal", "pay[U+200B]pal");
  assert_shown ("a\xe2\x80\x8d" "b\xe2\x80\x8c", "a[U+200D]b[U+200C]");
  assert_shown ("\xef\xbb\xbfx\xef\xbf\xbe", "[U+FEFF]x[U+FFFE]");
  assert_shown ("a\xc2\xad", "a[U+00AD]");
  assert_shown ("\xe3\x85\xa4", "[U+3164]");
  assert_shown ("x\xf3\xa0\x81\xa7", "x[U+E0067]");
  assert_shown ("a\xef\xb8\x8f\xef\xb8\x8f", "a\xef\xb8\x8f[U+FE0F]");
  assert_shown ("\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
}

static void
test_marks_of_direction_beside_their_letters_are_left_out (void)
{
  assert_shown ("\xd7\xa9\xe2\x80\x8f 33", "\xd7\xa9 33");
  assert_shown ("\xd7\xa9\xe2\x80\xae!", "\xd7\xa9[U+202E]!");
}

/* Signs of Arabic, Syriac and Kaithi that go before a number are seen, though they are of the class of those that aren't. */
static void
test_signs_before_numbers (void)
{
  static const gunichar signs[] = { 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char text[16] = "";

      g_unichar_to_utf8 (signs[i], text);
      g_strlcat (text, "12", sizeof text);
      assert_shown (text, text);
    }
}

static void
test_ends_of_lines (void)
{
  g_autofree char *lines = entente_visible_text_new ("a\r\nb\rc\xe2\x80\xa8" "d\te", ENTENTE_VISIBLE_LINES, 100, NULL);

  assert_shown ("a\r\nb\nc\xe2\x80\xa9" "d\te\v", "a b c d e ");
  g_assert_cmpstr (lines, ==, "a\nb\nc\nd e");
  g_assert_null (entente_visible_text_new ("a\nb", ENTENTE_VISIBLE_LINES, 100, NULL));
}

/* "\xcc\x81" is an accent. */
static void
test_stacks_are_cut (void)
{
  EntenteVisibleChanges changes;
  g_autofree char *cut = entente_visible_text_new ("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81!",
                                                   ENTENTE_VISIBLE_LINE, 100, &changes);

  g_assert_cmpstr (cut, ==, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81!");
  g_assert_cmpint (changes, ==, ENTENTE_VISIBLE_CUT);
  {
    g_autofree char *hidden = entente_visible_text_new ("\x1b" "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", ENTENTE_VISIBLE_LINE,
                                                        100, &changes);

    g_assert_cmpstr (hidden, ==, "[U+001B]e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81");
    g_assert_cmpint (changes, ==, ENTENTE_VISIBLE_SIGNS | ENTENTE_VISIBLE_CUT);
  }
  assert_shown ("\xcc\x81x", "◌\xcc\x81x");
  assert_shown ("a \xcc\x81", "a ◌\xcc\x81");
}

static void
test_length_is_bounded (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'x'), *hidden = g_strnfill (5000, '\x1b');
  EntenteVisibleChanges changes;
  g_autofree char *cut = entente_visible_text_new (long_name, ENTENTE_VISIBLE_LINE, 300, &changes);
  EntenteVisibleChanges both;
  g_autofree char *signs = entente_visible_text_new (hidden, ENTENTE_VISIBLE_LINE, 300, &both);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 301);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpint (changes, ==, ENTENTE_VISIBLE_CUT);
  g_assert_cmpint (g_utf8_strlen (signs, -1), ==, 38 * 8 + 1);
  g_assert_cmpint (both, ==, ENTENTE_VISIBLE_SIGNS | ENTENTE_VISIBLE_CUT);
}

/* Whatever comes in, nothing unsafe comes out, and nothing changes the second time. */
static void
test_any_text (void)
{
  static const gunichar special[] = { 0x1b, 0x9b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202e, 0x2066, 0x2069, 0xfeff, 0x300,
                                      0x315, 0xfe0f, 0xe0100, 0xe0067, 0xe007f, 0x1f3f4, 0x2764, 0x5d0, 0x627, 0x915,
                                      0xad, 0x2060, 0x200b, 'a', ' ', '\n', '\r', '\t', 0x2028 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint i, k;

  for (i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *line = NULL;
      const char *p;

      for (k = 0; k < 1 + i % 12; k++)
        g_string_append_unichar (text, special[g_rand_int_range (random, 0, G_N_ELEMENTS (special))]);
      line = entente_visible_line (text->str);
      assert_shown (line, line);
      for (p = line; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (entente_character_is_unsafe (g_utf8_get_char (p)));
    }
}

/* -- In a dataset ---------------------------------------------------------------------------------------- */

static EntenteDataset *
read_named (const char *name,
            EntenteDiagnostics *diagnostics)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"H\"}, \"criteria\": ["
    "{\"id\": \"a\", \"name\": \"A\", \"weight\": 1, \"description\": \"one\\ntwo\", \"indicators\": [{\"id\": \"x\","
    " \"name\": \"X\", \"value\": {\"kind\": \"categories\", \"categories\": {\"\\u001b[1m\": 1}}}]}],"
    " \"partners\": [{\"id\": \"P\", \"name\": %s}]}", name);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
}

static void
test_datasets_show_signs_and_keep_what_is_written (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = read_named ("\"a\\u202eb\\nc\"", diagnostics);
  const char *const languages[] = { "en", NULL };

  g_assert_nonnull (dataset);
  g_assert_cmpstr (dataset->partners[0].name.entries[0].string, ==, "a[U+202E]b c");
  g_assert_cmpstr (dataset->partners[0].name.entries[0].written, ==, "a\xe2\x80\xae" "b\nc");
  g_assert_cmpstr (dataset->criteria[0].description.entries[0].string, ==, "one\ntwo");
  g_assert_cmpstr (entente_format_category (&dataset->quantities[0], 0, languages), ==, "[U+001B][1m");
  g_assert_cmpstr (dataset->quantities[0].value.categories[0].key, ==, "\x1b[1m");
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_WARNING), ==, 2);
  g_assert_cmpuint (entente_diagnostics_get (diagnostics, 1)->line, ==, 1);
}

static void
test_blank_names_are_refused (void)
{
  static const char *const blank[] = { "\"\"", "\" \"", "\"\\t\\u00a0\\u3000\"", "\"\\u2800\"", "{\"en\": \"x\", \"ja\": \" \"}" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

      g_assert_null (read_named (blank[i], diagnostics));
      g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
    }
}

/* An escape in what a message quotes reaches neither message nor remedy nor excerpt. */
static void
test_diagnostics_quote_safely (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = read_named ("\"x\", \"\xe2\x80\xae\\u001b]0;\xc2\x9b\": 1", diagnostics);
  guint i;

  g_assert_nonnull (dataset);
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), >, 0);
  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      assert_shown (it->message, it->message);
      if (it->remedy != NULL)
        assert_shown (it->remedy, it->remedy);
      assert_shown (it->excerpt, it->excerpt);
      g_assert_cmpuint (it->excerpt_column, <=, g_utf8_strlen (it->excerpt, -1));
    }
}

static void
test_cells_of_tables (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  entente_csv_append_cell (csv, "\x1b[31m");
  entente_csv_append_cell (csv, "=1\xe2\x80\xae");
  entente_csv_append_number (csv, -1.5);
  g_assert_cmpstr (csv->str, ==, "[U+001B][31m,\"'=1[U+202E]\",-1.5");
}

static void
assert_place (const char *path,
              const char *shown,
              const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *place = entente_visible_file_path (file);
  g_autofree char *known = entente_known_folder (file);

  g_assert_cmpstr (place, ==, shown);
  g_assert_cmpstr (known, ==, folder);
}

static void
test_places_of_a_portal_are_not_shown (void)
{
  assert_place ("/run/user/1000/doc/3986c8d4/partners.json", "partners.json", "");
  assert_place ("/run/flatpak/doc/3986c8d4/partners.json", "partners.json", "");
  assert_place ("/run/user/1000/documents/partners.json", "/run/user/1000/documents/partners.json",
                "/run/user/1000/documents");
  assert_place ("/srv/doc/3986c8d4/partners.json", "/srv/doc/3986c8d4/partners.json", "/srv/doc/3986c8d4");
}

static void
assert_stripped (const char *typed,
                 const char *left)
{
  g_autofree char *stripped = entente_visible_text_strip (typed);

  g_assert_cmpstr (stripped, ==, left);
}

/* What a paste brings along goes; what belongs to the last sign stays. */
static void
test_ends_of_typed_texts (void)
{
  assert_stripped ("", "");
  assert_stripped (" a b\t", "a b");
  assert_stripped ("\xe3\x80\x80日本\xe3\x80\x80", "日本");
  assert_stripped ("\xef\xbb\xbf\xe2\x80\x8e" "A\xe2\x80\x8b\xe2\x80\xa8", "A");
  assert_stripped ("\xe2\x80\x8b \xe2\xa0\x80\xe3\x85\xa4\x01", "");
  assert_stripped ("a\xe2\x80\xae" "b", "a\xe2\x80\xae" "b");
  assert_stripped ("❤\xef\xb8\x8f", "❤\xef\xb8\x8f");
  assert_stripped ("🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xbf", "🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xbf");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visible-text/what-is-seen-stays", test_what_is_seen_stays);
  g_test_add_func ("/visible-text/what-is-hidden-gets-a-sign", test_what_is_hidden_gets_a_sign);
  g_test_add_func ("/visible-text/marks-of-direction-beside-their-letters-are-left-out",
                   test_marks_of_direction_beside_their_letters_are_left_out);
  g_test_add_func ("/visible-text/signs-before-numbers", test_signs_before_numbers);
  g_test_add_func ("/visible-text/ends-of-lines", test_ends_of_lines);
  g_test_add_func ("/visible-text/stacks-are-cut", test_stacks_are_cut);
  g_test_add_func ("/visible-text/length-is-bounded", test_length_is_bounded);
  g_test_add_func ("/visible-text/any-text", test_any_text);
  g_test_add_func ("/visible-text/datasets-show-signs-and-keep-what-is-written",
                   test_datasets_show_signs_and_keep_what_is_written);
  g_test_add_func ("/visible-text/ends-of-typed-texts", test_ends_of_typed_texts);
  g_test_add_func ("/visible-text/blank-names-are-refused", test_blank_names_are_refused);
  g_test_add_func ("/visible-text/diagnostics-quote-safely", test_diagnostics_quote_safely);
  g_test_add_func ("/visible-text/cells-of-tables", test_cells_of_tables);
  g_test_add_func ("/visible-text/places-of-a-portal-are-not-shown", test_places_of_a_portal_are_not_shown);
  return g_test_run ();
}
