/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tables as spreadsheets of several countries save them, matched to a dataset. */

#include "entente-csv-reader.h"
#include "entente-csv-writer.h"
#include "entente-dataset-reader.h"

#include <math.h>
#include <string.h>

static EntenteDataset *
read_like (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests/data/good-everything.json", NULL);
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteCsvImport *
import_text (const char *text,
             const char *charset,
             EntenteDataset *like)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntenteCsvImport *import;
  gsize length;
  char *data = charset != NULL ? g_convert (text, -1, charset, "UTF-8", NULL, &length, &error)
                               : g_memdup2 (text, length = strlen (text));

  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  import = entente_csv_import_new (bytes, NULL, like, 0, &error);
  g_assert_no_error (error);
  return import;
}

static EntenteDataset *
make_dataset (const EntenteCsvImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = entente_csv_import_to_json (import, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset;

  g_assert_no_error (error);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  if (dataset == NULL || entente_diagnostics_get_length (diagnostics) > 0)
    g_error ("%s in %s", entente_diagnostics_get (diagnostics, 0)->message, json);
  return dataset;
}

static double
get_value (const EntenteDataset *dataset,
           const char *partner,
           const char *quantity,
           int year)
{
  guint n, i;
  const EntenteFact *facts = entente_dataset_get_facts (dataset, entente_dataset_find_partner (dataset, partner),
                                                        entente_dataset_find_quantity (dataset, quantity), &n);

  for (i = 0; i < n; i++)
    if (facts[i].year == year)
      return facts[i].value;
  return NAN;
}

/* One table in every encoding, separator and decimal mark; the result is the same. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *charset, *encoding;
    char separator;
    const char *mark, *prefix;
  } ways[] = {
    { NULL, "UTF-8", ',', ".", "" },        { NULL, "UTF-8", ';', ",", "\xef\xbb\xbf" }, { NULL, "UTF-8", '\t', ",", "" },
    { "UTF-16LE", "UTF-16LE", '\t', ".", "\xef\xbb\xbf" }, { "UTF-16BE", "UTF-16BE", ';', ",", "\xef\xbb\xbf" },
    { "UTF-16LE", "UTF-16LE", ',', ".", "" }, { "CP932", "Shift_JIS", ',', ".", "" }, { "CP932", "Shift_JIS", ';', ",", "" },
  };
  g_autoptr (EntenteDataset) like = read_like ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      char s = ways[i].separator;
      g_autofree char *text = g_strdup_printf ("%s" "名称%cSpending%coutput 2023%cTREATY%cnonsense\r\n"
                                               "日本%c2%s5%c1000%c緩い%cx\r\n"
                                               "\r\n"
                                               "トルコ%c3%s25%c\"2000\"%cclose%cx\r\n",
                                               ways[i].prefix, s, s, s, s, s, ways[i].mark, s, s, s, s, ways[i].mark, s, s, s);
      g_autoptr (EntenteCsvImport) import = import_text (text, ways[i].charset, like);
      g_autoptr (EntenteDataset) made = NULL;

      g_assert_cmpstr (import->table->encoding, ==, ways[i].encoding);
      g_assert_cmpint (import->table->separator, ==, s);
      g_assert_cmpint (import->table->decimal_comma, ==, ways[i].mark[0] == ',');
      g_assert_cmpuint (import->n_matched_columns, ==, 4);
      g_assert_cmpuint (import->n_known, ==, 2);
      g_assert_cmpuint (import->n_new, ==, 0);
      g_assert_cmpuint (import->n_values, ==, 6);
      made = make_dataset (import);
      g_assert_cmpuint (made->n_partners, ==, 2);
      g_assert_cmpfloat (get_value (made, "JP", "spending", 2025), ==, 2.5);
      g_assert_cmpfloat (get_value (made, "TR", "spending", 2025), ==, 3.25);
      g_assert_cmpfloat (get_value (made, "TR", "output", 2023), ==, 2000);
      g_assert_cmpuint (made->scenes[0].n_focus, ==, 1);
      g_assert_cmpstr (entente_text_get (&made->partners[0].name, NULL), ==, "Japan");
    }
}

/* Every problem has its cell. */
static void
test_preview (void)
{
  g_autoptr (EntenteDataset) like = read_like ();
  g_autoptr (EntenteCsvImport) import
    = import_text ("id,name,spendng,spending,treaty,longitude,latitude\n"
                   "JP,Japan,1,\"1,234.5\",none,139.5,95\n"
                   "\"N1\",\"New, \"\"quoted\"\"\",1,a lot,loose,10,20\n"
                   "JP,Japan,1,2,none,,\n"
                   "HUB,Hub,1,2,none,,\n"
                   "N2,,,n/a,maybe,,\n", NULL, like);
  static const struct
  {
    guint line, column;
  } places[] = { { 1, 9 }, { 2, 33 }, { 3, 26 }, { 4, 1 }, { 5, 1 }, { 6, 10 } };
  g_autoptr (EntenteDataset) made = make_dataset (import);
  guint i;

  g_assert_cmpuint (import->n_known, ==, 1);
  g_assert_cmpuint (import->n_new, ==, 2);
  g_assert_cmpuint (import->n_refused, ==, 3);
  g_assert_cmpuint (entente_diagnostics_get_length (import->diagnostics), ==, G_N_ELEMENTS (places));
  for (i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const EntenteDiagnostic *d = entente_diagnostics_get (import->diagnostics, i);

      if (d->line != places[i].line || d->column != places[i].column)
        g_error ("%s: %u:%u", d->message, d->line, d->column);
    }
  g_assert_cmpstr (entente_diagnostics_get (import->diagnostics, 0)->remedy, ==, "Did you mean “spending”?");
  g_assert_cmpfloat (get_value (made, "JP", "spending", 2025), ==, 1234.5);
  g_assert_cmpfloat (made->partners[entente_dataset_find_partner (made, "JP")].latitude, ==, 35.68);
  g_assert_cmpstr (entente_text_get (&made->partners[1].name, NULL), ==, "New, \"quoted\"");
  g_assert_cmpfloat (made->partners[1].latitude, ==, 20);
  g_assert_cmpuint (made->partners[2].n_facts, ==, 1);
  g_assert_cmpuint (made->n_ties, ==, 1);
  g_assert_cmpuint (made->n_orders, ==, 0);
}

/* What the template says changes nothing when it comes back, sources and notes included. */
static void
test_round_trip (void)
{
  g_autoptr (EntenteDataset) like = read_like ();
  g_autofree char *csv = entente_csv_template (like);
  g_autoptr (EntenteCsvImport) import = import_text (csv, NULL, like);
  g_autoptr (EntenteDataset) made = make_dataset (import);
  guint i, k;

  g_assert_cmpuint (entente_diagnostics_get_length (import->diagnostics), ==, 0);
  g_assert_cmpuint (import->n_known, ==, like->n_partners);
  for (i = 0; i < like->n_partners; i++)
    {
      g_assert_cmpuint (made->partners[i].n_facts, ==, like->partners[i].n_facts);
      for (k = 0; k < like->partners[i].n_facts; k++)
        {
          g_assert_cmpint (made->partners[i].facts[k].source, ==, like->partners[i].facts[k].source);
          g_assert_cmpint (made->partners[i].facts[k].category, ==, like->partners[i].facts[k].category);
          g_assert_true (isnan (like->partners[i].facts[k].value)
                         || made->partners[i].facts[k].value == like->partners[i].facts[k].value);
        }
    }
  g_assert_cmpuint (made->n_ties, ==, like->n_ties);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean decimal_comma;
    double number; /* NaN = none */
  } cases[] = {
    { "1.5", FALSE, 1.5 }, { "-1.5e3", FALSE, -1500 }, { "1,234", FALSE, 1234 }, { "1,234,567.5", FALSE, 1234567.5 }, { "12 %", FALSE, 12 },
    { "1 234", FALSE, 1234 }, { "\xe2\x88\x92" "3", FALSE, -3 }, { "１２．５", FALSE, 12.5 }, { "1\xc2\xa0" "234", FALSE, 1234 },
    { "1,5", TRUE, 1.5 }, { "1.234,5", TRUE, 1234.5 }, { "1.234", TRUE, 1234 }, { "+7", TRUE, 7 },
    { "1,5", FALSE, NAN }, { "12,34", FALSE, NAN }, { "1,2345", FALSE, NAN }, { ",123", FALSE, NAN }, { "", FALSE, NAN }, { "abc", FALSE, NAN },
    { "1e999", FALSE, NAN }, { "nan", FALSE, NAN }, { "inf", FALSE, NAN }, { "0x10", FALSE, NAN }, { "1.2.3", FALSE, NAN }, { "-", FALSE, NAN },
    { "1-2", FALSE, NAN },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteCsvTable table = { .decimal_comma = cases[i].decimal_comma };
      double number = NAN;

      if (entente_csv_table_parse_number (&table, cases[i].text, &number) == !!isnan (cases[i].number))
        g_error ("“%s” gave %g", cases[i].text, number);
      if (!isnan (cases[i].number))
        g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_writer (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  entente_csv_append_row (csv, "plain", "=SUM(A1)", "+1", "@x", "a,b", "say \"x\"", "", "-", "two\nlines", NULL);
  entente_csv_append_number (csv, 0.1);
  entente_csv_append_number (csv, -1.5);
  entente_csv_append_number (csv, NAN);
  entente_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "plain,\"'=SUM(A1)\",\"'+1\",\"'@x\",\"a,b\",\"say \"\"x\"\"\",\"\",\"'-\",\"two\nlines\"\r\n0.1,-1.5,\"\"\r\n");
}

static void
test_no_table (void)
{
  static const char *const texts[] = { "", "\n\n", "id,spending\n", "spending,treaty\n1,none\n" };
  g_autoptr (EntenteDataset) like = read_like ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (entente_csv_import_new (bytes, NULL, like, 0, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_null (entente_csv_import_new (bytes, "Shift_JIS", like, 0, &error));
      g_assert_nonnull (error);
    }
}

/* Texts cannot hold U+0000: it is said so, in whatever encoding. */
static void
test_zero_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding;
  } cases[] = {
    { "id,spending\nTR,1\0\n", 18, NULL }, { "id,spending\nTR,1\n\0", 18, "UTF-8" }, { "id,spending\nTR,1\0\n", 18, "Shift_JIS" },
    { "\xff\xfei\0d\0,\0s\0\n\0\0\0,\0" "1\0\n\0", 20, NULL },
  };
  g_autoptr (EntenteDataset) like = read_like ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (entente_csv_import_new (bytes, cases[i].encoding, like, 0, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 5);
    }
}

/* Each row but the first is left out, however many there are: the ids of those are freed at once. */
static void
test_many_twins (void)
{
  g_autoptr (EntenteDataset) like = read_like ();
  g_autoptr (EntenteCsvImport) import = import_text ("id,name,rank\nNEW,a,1\nNEW,b,2\nNEW,c,3\nTR,d,4\nTR,e,5\nTR,f,6\nNEW,g,7\n",
                                                     NULL, like);
  g_autoptr (EntenteDataset) dataset = make_dataset (import);

  g_assert_cmpuint (import->n_new, ==, 1);
  g_assert_cmpuint (import->n_known, ==, 1);
  g_assert_cmpuint (entente_diagnostics_count (import->diagnostics, ENTENTE_SEVERITY_WARNING), ==, 5);
  g_assert_cmpuint (dataset->n_partners, ==, 2);
  g_assert_cmpfloat (get_value (dataset, "NEW", "rank", 2025), ==, 1);
}

/* The apostrophe that says that no formula follows is no part of the text; any other is. */
static void
test_apostrophes (void)
{
  static const char *const names[][2] = { { "'=A1", "=A1" }, { "'+x", "+x" }, { "'@x", "@x" }, { "'tis", "'tis" }, { "''=x", "''=x" },
                                          { "x'=y", "x'=y" }, { "'", "'" } };
  g_autoptr (EntenteDataset) like = read_like ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,name,rank\nNEW,%s,1\n", names[i][0]);
      g_autoptr (EntenteCsvImport) import = import_text (text, NULL, like);
      g_autoptr (EntenteDataset) dataset = make_dataset (import);

      g_assert_cmpstr (entente_text_get (&dataset->partners[0].name, NULL), ==, names[i][1]);
    }
}

/* Of columns for the same the first counts, which is said. */
static void
test_twin_columns (void)
{
  g_autoptr (EntenteDataset) like = read_like ();
  g_autoptr (EntenteCsvImport) import = import_text ("id,name,rank,rank\nNEW,a,1,2\n", NULL, like);
  g_autoptr (EntenteDataset) dataset = make_dataset (import);

  g_assert_cmpuint (entente_diagnostics_count (import->diagnostics, ENTENTE_SEVERITY_WARNING), ==, 1);
  g_assert_nonnull (strstr (entente_diagnostics_get (import->diagnostics, 0)->message, "rank"));
  g_assert_cmpfloat (get_value (dataset, "NEW", "rank", 2025), ==, 1);
}

/* What the reader would refuse never gets into the document: ids beyond 200 characters, names that nobody sees, the
 * hub as a partner. */
static void
test_readable (void)
{
  g_autoptr (EntenteDataset) like = read_like ();
  g_autofree char *id = g_strnfill (201, 'x');
  g_autofree char *name = g_strnfill (300, 'y');
  g_autofree char *text = g_strdup_printf ("id,name\n%s,a\n,%s\n,%s2\nOTHER,\xc2\xa0\nTR,\xc2\xa0\n,hub\nx.Y_z-1,HUB\n", id, name, name);
  g_autoptr (EntenteCsvImport) import = import_text (text, NULL, like);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = entente_csv_import_to_json (import, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (dataset->n_partners, ==, import->n_known + import->n_new);
  g_assert_cmpstr (entente_text_get (&dataset->partners[entente_dataset_find_partner (dataset, "OTHER")].name, NULL), ==, "OTHER");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/preview", test_preview);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/numbers", test_numbers);
  g_test_add_func ("/csv/writer", test_writer);
  g_test_add_func ("/csv/no-table", test_no_table);
  g_test_add_func ("/csv/many-twins", test_many_twins);
  g_test_add_func ("/csv/apostrophes", test_apostrophes);
  g_test_add_func ("/csv/twin-columns", test_twin_columns);
  g_test_add_func ("/csv-reader/zero-bytes", test_zero_bytes);
  g_test_add_func ("/csv/readable", test_readable);
  return g_test_run ();
}
