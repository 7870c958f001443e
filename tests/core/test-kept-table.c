/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A table is imported with each of its letters as something else: what is matched, what is said and the document that comes
 * of it stay as they are from version to version. */

#include "kept-numbers.h"

#include "entente-csv-reader.h"
#include "entente-csv-writer.h"
#include "entente-dataset-reader.h"

#include <math.h>
#include <string.h>

static const char *const tables[] = {
  "id,name,region,longitude,latitude,spending 2023,troops,Treaty,output 2024,nonsense\n"
  "AA,Aland,North,20.5,60,1.25,120,close,100,x\n"
  "BB,Bland,South,-180,-90,,12,loose,\"60\",y\n"
  "EE,\"East, Upper\",East,180,90,4e1,n/a,Loose,1,\n",
  "Name;Spending;Near;Open;Many\n"
  "Aland;1.234,5;2;0,5;7\n"
  "Ahvenanmaa;3;;1;2\n"
  "  Coast  ;-1;8;\"2\";3\n",
  "partner\tspending 2021\tspending 2022\n"
  "CC\t10 %\t5\n"
  "DD\t-\t\"a \"\"b\"\"\"\n",
  "\xff" "d,troops\nAA,1\n", "\xfe" "d,troops\nAA,1\n", "\xef\xbb,troops\nAA,1\n",
};

static const char letters[] = ",;\t\"\n .x9-%";

static EntenteDataset *
read_like (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", "everything.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  return entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
}

static double
sum_diagnostics (const EntenteDiagnostics *diagnostics)
{
  double sum = 0;
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      sum += (i + 1) * (it->line * 7.0 + it->column * 3.0 + it->severity * 50 + (it->remedy != NULL ? 11 : 0)
                        + (it->excerpt != NULL ? strlen (it->excerpt) : 500) + it->excerpt_column);
    }
  return sum;
}

static double
sum_import (const EntenteCsvImport *import)
{
  g_autofree char *json = entente_csv_import_to_json (import, NULL);
  double sum = import->n_matched_columns + 10 * import->n_known + 100 * import->n_new + 3 * import->n_values
               + 33 * import->n_refused + import->table->separator + 500 * import->table->decimal_comma
               + sum_diagnostics (import->diagnostics);
  guint i;

  for (i = 0; i < import->n_columns; i++)
    sum += (i + 1.0) * (import->columns[i].role * 5 + import->columns[i].quantity + import->columns[i].year % 100);
  for (i = 0; i < import->n_rows; i++)
    sum += (i + 1.0) * (import->rows[i].partner * 3 + entente_csv_import_get_n_cells (import, i))
           + (import->rows[i].id != NULL ? g_str_hash (import->rows[i].id) % 97 : 99);
  return fmod (sum + (json != NULL ? g_str_hash (json) % 9973 : 9999.0), 49999);
}

static double
import_text (EntenteDataset *like,
             const char *text,
             gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (EntenteCsvImport) import = entente_csv_import_new (bytes, NULL, like, 2025, NULL);

  return import != NULL ? sum_import (import) : -1;
}

static void
test_changes (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("table.txt");
  g_autoptr (EntenteDataset) like = read_like ();
  gsize t, i, k;

  for (t = 0; t < G_N_ELEMENTS (tables); t++)
    for (i = 0; i <= strlen (tables[t]); i++)
      {
        g_autofree char *text = g_strdup (tables[t]), *prefix = g_strdup_printf ("%d-%03d", (int) t, (int) i);
        double found[2 * sizeof letters];

        for (k = 0; k < strlen (letters) && text[i] != '\0'; k++)
          {
            text[i] = letters[k];
            found[2 * k] = import_text (like, text, strlen (text));
            found[2 * k + 1] = import_text (like, text, i + 1);
          }
        if (text[i] == '\0')
          found[k++ * 2] = import_text (like, text, i);
        kept_numbers_set_prefix (kept, prefix);
        kept_numbers_add_doubles (kept, "import", found, (guint) (k == 1 ? 1 : 2 * k));
      }
  kept_numbers_check (kept);
}

/* A place is on the earth, up to its ends. */
static void
test_places (void)
{
  static const struct
  {
    const char *longitude, *latitude;
    guint n_refused;
  } cases[] = {
    { "180", "90", 0 },  { "-180", "-90", 0 }, { "180.01", "0", 1 }, { "-180.01", "0", 1 }, { "0", "90.01", 1 },
    { "0", "-90.01", 1 }, { "179.5", "89.5", 0 }, { "90.5", "1", 0 },  { "200", "100", 2 },
  };
  g_autoptr (EntenteDataset) like = read_like ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,name,longitude,latitude\nZZ,Zed,%s,%s\n", cases[i].longitude, cases[i].latitude);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (EntenteCsvImport) import = entente_csv_import_new (bytes, NULL, like, 2025, NULL);

      g_assert_nonnull (import);
      g_assert_cmpuint (import->n_refused, ==, cases[i].n_refused);
    }
}

/* The empty table of a dataset, and what spreadsheets would take for a formula. */
static void
test_writing (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("table-written.txt");
  g_autoptr (EntenteDataset) like = read_like ();
  g_autofree char *template = entente_csv_template (like);
  static const char *const texts[] = { "", "a", "a,b", "a\"b", "=1", "+1", "-1", "-x", "@x", "\tx", "\rx", " =1", "a\nb", "1-1", "\xe2\x80\x8b=1" };
  static const double numbers[] = { 0, 1, -1, 0.5, 1e-9, 123456789.25, 1e21, NAN, 1 / 3.0 };
  double found[G_N_ELEMENTS (texts) + 2];
  g_autoptr (GString) csv = g_string_new (NULL);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      found[i] = entente_csv_is_formula (texts[i]);
      entente_csv_append_cell (csv, texts[i]);
    }
  entente_csv_end_row (csv);
  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    entente_csv_append_number (csv, numbers[i]);
  entente_csv_end_row (csv);
  entente_csv_append_row (csv, "x", "y z", NULL);
  found[G_N_ELEMENTS (texts)] = g_str_hash (csv->str) % 9973;
  found[G_N_ELEMENTS (texts) + 1] = g_str_hash (template) % 9973;
  kept_numbers_set_prefix (kept, "written");
  for (i = 0; i < G_N_ELEMENTS (found); i++)
    kept_numbers_add_doubles (kept, "csv", &found[i], 1);
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-table/changes", test_changes);
  g_test_add_func ("/kept-table/places", test_places);
  g_test_add_func ("/kept-table/writing", test_writing);
  return g_test_run ();
}
