/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The scan against a table of what JSON is and what it is not, with the place of each mistake. */

#include "entente-json-scan.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *text;
  gsize length;      /* 0 = strlen */
  guint line, column; /* 0 = sound */
} Case;

#define BYTES(literal) literal, sizeof (literal) - 1

static const Case cases[] = {
  /* sound */
  { "{}" }, { "[]" }, { " \t\r\n[ ]\n" }, { "0" }, { "-0" }, { "1.5e-3" }, { "1E+2" }, { "-0.0e0" }, { "true" }, { "false" },
  { "null" }, { "\"\"" }, { "[1,2,[3,{\"a\":[]}]]" }, { "{\"a\":{\"a\":{\"a\":1}}}" }, { "[{\"a\":1},{\"a\":2}]" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"" }, { "\"\\ud83d\\ude00\"" }, { "\"\x7f\"" }, { "\"\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80\"" },
  { "\"\xef\xbf\xbf\"" }, { "\"\xf4\x8f\xbf\xbf\"" }, { "\"\\uffff\"" }, { "[1e308,-1e308,1e-999]" }, { "100000000000000000000" },
  { "{\"\":1,\" \":2}" }, { "[\"a\",\"12345678\",\"1234567\",\"123456789abcdef0\"]" },
  /* structure */
  { "", 0, 1, 1 }, { " \n ", 0, 1, 1 }, { "[", 0, 1, 2 }, { "]", 0, 1, 1 }, { "[1", 0, 1, 3 }, { "[1,", 0, 1, 4 }, { "[1,]", 0, 1, 4 },
  { "[,1]", 0, 1, 2 }, { "[1 2]", 0, 1, 4 }, { "[1}", 0, 1, 3 }, { "{]", 0, 1, 2 }, { "{\"a\"}", 0, 1, 5 }, { "{\"a\":}", 0, 1, 6 },
  { "{\"a\":1,}", 0, 1, 8 }, { "{\"a\" 1}", 0, 1, 6 }, { "{a:1}", 0, 1, 2 }, { "{1:1}", 0, 1, 2 }, { "{\"a\":1 \"b\":2}", 0, 1, 8 },
  { "{} {}", 0, 1, 4 }, { "1 2", 0, 1, 3 }, { "[1]]", 0, 1, 4 }, { "{'a':1}", 0, 1, 2 }, { "[//\n1]", 0, 1, 2 }, { "[1]/**/", 0, 1, 4 },
  { "[\n\n  \"\xe6\x97\xa5\", x]", 0, 3, 8 }, { "[\xe2\x80\x9c" "a\xe2\x80\x9d]", 0, 1, 2 }, { "[\xc2\xa0" "1]", 0, 1, 2 },
  { BYTES ("[\0]"), 1, 1 }, { BYTES ("[1\0]"), 1, 3 }, { "[\f1]", 0, 1, 2 },
  /* numbers */
  { "01", 0, 1, 1 }, { "-01", 0, 1, 1 }, { "-", 0, 1, 1 }, { "+1", 0, 1, 1 }, { ".5", 0, 1, 1 }, { "1.", 0, 1, 1 }, { "1.e1", 0, 1, 1 },
  { "1e", 0, 1, 1 }, { "1e+", 0, 1, 1 }, { "0x10", 0, 1, 1 }, { "1_000", 0, 1, 1 }, { "NaN", 0, 1, 1 }, { "-Infinity", 0, 1, 1 },
  { "[1,\n 1e999]", 0, 2, 2 }, { "[-1e400]", 0, 1, 2 }, { "1.2.3", 0, 1, 1 }, { "--1", 0, 1, 1 }, { "\xef\xbc\x91", 0, 1, 1 },
  /* words */
  { "True", 0, 1, 1 }, { "nul", 0, 1, 1 }, { "truex", 0, 1, 1 }, { "undefined", 0, 1, 1 },
  /* strings */
  { "\"", 0, 1, 1 }, { "[\"a]", 0, 1, 2 }, { "\"a\nb\"", 0, 1, 3 }, { "\"a\tb\"", 0, 1, 3 }, { "\"\\x41\"", 0, 1, 2 }, { "\"\\", 0, 1, 2 },
  { "\"\\u12\"", 0, 1, 2 }, { "\"\\u12g4\"", 0, 1, 2 }, { "\"\\ud800\"", 0, 1, 2 }, { "\"\\udc00\"", 0, 1, 2 },
  { "\"\\ud800\\u0041\"", 0, 1, 2 }, { "\"\\ud800\\ud800\"", 0, 1, 2 }, { "\"\\u0000\"", 0, 1, 2 }, { BYTES ("\"a\0b\""), 1, 3 },
  { "\"12345678\x01\"", 0, 1, 10 },
  /* UTF-8 */
  { "\xef\xbb\xbf{}", 0, 1, 1 }, { BYTES ("\xff\xfe{\0}\0"), 1, 1 }, { BYTES ("\0{\0}"), 1, 1 }, { "\"\x80\"", 0, 1, 2 },
  { "\"\xc0\xaf\"", 0, 1, 2 }, { "\"\xc1\xbf\"", 0, 1, 2 }, { "\"\xe0\x80\xaf\"", 0, 1, 2 }, { "\"\xed\xa0\x80\"", 0, 1, 2 },
  { "\"\xf0\x80\x80\xaf\"", 0, 1, 2 }, { "\"\xf4\x90\x80\x80\"", 0, 1, 2 }, { "\"\xf5\x80\x80\x80\"", 0, 1, 2 }, { "\"\xe6\x97\"", 0, 1, 2 },
  { "\"\xe6\x97", 0, 1, 2 }, { "\"ab\xff\"", 0, 1, 4 },
  /* doubled keys */
  { "{\"a\":1,\"a\":2}", 0, 1, 8 }, { "{\"a\":1,\n\"b\":{},\n \"\\u0061\":2}", 0, 3, 2 }, { "{\"\\n\":1,\"\\u000a\":2}", 0, 1, 9 },
  { "[{\"k\":{\"x\":1,\"y\":{\"x\":1},\"x\":2}}]", 0, 1, 26 },
  /* other files */
  { "<html>", 0, 1, 1 }, { BYTES ("PK\x03\x04"), 1, 1 },
};

static gboolean
scan (const char *data,
      gsize length,
      EntenteDiagnostics *diagnostics)
{
  EntenteSourceText text;
  EntenteJsonSummary summary;

  entente_source_text_init (&text, data, length);
  return entente_json_scan (&text, diagnostics, &summary);
}

static void
test_table (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      gsize length = cases[i].length != 0 ? cases[i].length : strlen (cases[i].text);
      /* A copy of the exact size, so that a memory checker sees a byte read too many. */
      g_autofree char *copy = g_memdup2 (cases[i].text, MAX (length, 1));
      const EntenteDiagnostic *first;

      scan (copy, length, diagnostics);
      if (cases[i].line == 0)
        {
          if (entente_diagnostics_get_length (diagnostics) > 0)
            g_error ("“%s” is JSON, but: %s", cases[i].text, entente_diagnostics_get (diagnostics, 0)->message);
          continue;
        }
      if (entente_diagnostics_get_length (diagnostics) != 1)
        g_error ("“%s” (no. %" G_GSIZE_FORMAT ") has %u problems", cases[i].text, i, entente_diagnostics_get_length (diagnostics));
      first = entente_diagnostics_get (diagnostics, 0);
      if (first->line != cases[i].line || first->column != cases[i].column)
        g_error ("“%s”: %u:%u instead of %u:%u, %s", cases[i].text, first->line, first->column, cases[i].line,
                 cases[i].column, first->message);
      g_assert_cmpint (first->severity, ==, ENTENTE_SEVERITY_ERROR);
      g_assert_true (g_utf8_validate (first->message, -1, NULL));
      g_assert_nonnull (first->excerpt);
      g_assert_true (g_utf8_validate (first->excerpt, -1, NULL));
    }
}

/* The name that stands twice is said as it was written, and where it stood first. */
static void
test_doubled_key (void)
{
  static const char text[] = "{\n  \"weight\": 1,\n  \"weight\": 2\n}";
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  scan (text, sizeof text - 1, diagnostics);
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
  g_assert_cmpstr (entente_diagnostics_get (diagnostics, 0)->message, ==,
                   "\xe2\x80\x9cweight\xe2\x80\x9d stands twice in one object, first at 2:3");
}

/* Whatever a mutated document looks like, the scan never passes what json-glib refuses, and never reads outside. */
static void
test_mutations (void)
{
  static const char sound[] = "{\"format\":\"entente-dataset\",\"version\":1,\"n\":[1,-2.5e3,true,null,\"\\u65e5\xe6\x97\xa5\"],"
                              "\"facts\":{\"a\":{\"2024\":1.25,\"2025\":{\"value\":3,\"note\":\"\\ud83d\\ude00\"}}}}";
  static const char bytes[] = "{}[]\",:\\u0123456789.eE+-tfn \n\x80\xc3\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (JsonParser) parser = json_parser_new ();
  guint passed = 0, round;

  for (round = 0; round < 60000; round++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      gsize length = sizeof sound - 1;
      g_autofree char *copy = NULL;
      guint n = g_rand_int_range (random, 1, 4);

      if (round % 5 == 0)
        length = g_rand_int_range (random, 0, length);
      copy = g_memdup2 (sound, MAX (length, 1));
      while (n-- > 0 && length > 0)
        copy[g_rand_int_range (random, 0, length)] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
      if (!scan (copy, length, diagnostics))
        {
          g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), >, 0);
          continue;
        }
      passed++;
      g_assert_true (g_utf8_validate (copy, length, NULL));
      g_assert_true (json_parser_load_from_data (parser, copy, length, NULL));
    }
  g_assert_cmpuint (passed, >, 1000);
}

static void
test_depth (void)
{
  guint depth;

  for (depth = ENTENTE_JSON_MAX_DEPTH; depth <= ENTENTE_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      guint i;

      for (i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      g_assert_cmpint (scan (text->str, text->len, diagnostics), ==, depth <= ENTENTE_JSON_MAX_DEPTH);
    }
}

static void
test_values (void)
{
  guint extra;

  for (extra = 0; extra <= 1; extra++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      gsize n = ENTENTE_JSON_MAX_VALUES - 1 + extra, i;
      g_autofree char *text = g_malloc (2 * n + 1);

      for (i = 0; i < n; i++)
        memcpy (text + 2 * i, ",1", 2);
      text[0] = '[';
      text[2 * n] = ']';
      g_assert_cmpint (scan (text, 2 * n + 1, diagnostics), ==, extra == 0);
    }
}

/* Doubled keys are found in objects of any size, and only there. */
static void
test_many_keys (void)
{
  guint n;

  for (n = 2; n < 5000; n = n * 3 / 2 + 1)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (EntenteDiagnostics) others = entente_diagnostics_new ();
      g_autoptr (GString) text = g_string_new ("{");
      guint i;

      for (i = 0; i < n; i++)
        g_string_append_printf (text, "%s\"key-%u\":{\"key-%u\":1}", i > 0 ? "," : "", i, i);
      g_string_append (text, "}");
      g_assert_true (scan (text->str, text->len, others));
      g_assert_cmpuint (entente_diagnostics_get_length (others), ==, 0);
      g_string_truncate (text, text->len - 1);
      g_string_append_printf (text, ",\n\"key-%u\":2}", n / 2);
      g_assert_true (scan (text->str, text->len, diagnostics));
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
      g_assert_cmpuint (entente_diagnostics_get (diagnostics, 0)->line, ==, 2);
    }
}

/* What is written comes back; it is JSON, which json-glib's own 1e-08.0 is not. */
static void
test_numbers (void)
{
  static const double numbers[] = { 0, -0.0, 1e-8, -1e-8, 5e-324, 1e15, 1e16, 1e17, 1e21, 1e300, 1.7976931348623157e308, 0.1, 1.0 / 3, -2.5 };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      const char *text = entente_json_format_number (numbers[i], buffer);

      g_assert_true (scan (text, strlen (text), diagnostics));
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, numbers[i]);
    }
  g_assert_cmpstr (entente_json_format_number (-0.0, buffer), ==, "0");
}

static void
test_find (void)
{
  static const char text[] = "{ \"a\\u002fb\" : [ 1, {\"x~\": [true, \"}]\\\"\"]} , 3 ], \"z\": null }";
  EntenteJsonItem item;

  g_assert_true (entente_json_walk_find (text, strlen (text), 0, "/a~1b/1/x~0/1", &item));
  g_assert_cmpmem (text + item.value.start, item.value.end - item.value.start, "\"}]\\\"\"", 6);
  g_assert_true (entente_json_walk_find (text, strlen (text), 0, "/z", &item));
  g_assert_cmpmem (text + item.key.start, item.key.end - item.key.start, "\"z\"", 3);
  g_assert_cmpmem (text + item.value.start, item.value.end - item.value.start, "null", 4);
  g_assert_true (entente_json_walk_find (text, strlen (text), 0, "", &item));
  g_assert_cmpuint (item.value.end, ==, strlen (text));
  g_assert_false (entente_json_walk_find (text, strlen (text), 0, "/a~1b/3", &item));
}

static void
test_long_integers (void)
{
  static const char text[] = "[100000000000000000000,\"1234567890123456789012\",-9,1.5e3]";
  g_autofree char *wide = entente_json_widen_integers (text, strlen (text));

  g_assert_cmpstr (wide, ==, "[100000000000000000000.0,\"1234567890123456789012\",-9,1.5e3]");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/table", test_table);
  g_test_add_func ("/json-scan/mutations", test_mutations);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/doubled-key", test_doubled_key);
  g_test_add_func ("/json-scan/values", test_values);
  g_test_add_func ("/json-scan/many-keys", test_many_keys);
  g_test_add_func ("/json-walk/find", test_find);
  g_test_add_func ("/json-walk/numbers", test_numbers);
  g_test_add_func ("/json-walk/long-integers", test_long_integers);
  return g_test_run ();
}
