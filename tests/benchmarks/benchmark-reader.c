/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading 20 MB against json-glib's own parse of the same bytes: interleaved runs in one process, medians.
 *
 *   benchmark-reader [--quick]      fails when the ratio is above MAX_RATIO
 */

#include "entente-dataset-reader.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define N_PARTNERS 20000
#define N_CRITERIA 4
#define N_INDICATORS 12
#define MAX_RATIO 1.5

/* A dataset like a real one, indented, in two languages, two years of every indicator, some facts with details. */
static GBytes *
make_dataset (void)
{
  GString *json = g_string_new ("{\"format\": \"entente-dataset\", \"version\": 1,\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (20260207);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  guint i, k;
  gsize length;

  g_string_append (json, " \"sources\": [{\"id\": \"survey\", \"title\": {\"en\": \"Survey\", \"ja\": \"調査\"}}],\n"
                         " \"hub\": {\"id\": \"hub\", \"name\": {\"en\": \"Hub\", \"ja\": \"中心\"}},\n \"criteria\": [");
  for (i = 0; i < N_CRITERIA; i++)
    {
      g_string_append_printf (json, "%s\n  {\"id\": \"c%u\", \"name\": {\"en\": \"Criterion %u\", \"ja\": \"基準%u\"}, "
                              "\"weight\": 25, \"indicators\": [", i > 0 ? "," : "", i, i, i);
      for (k = 0; k < N_INDICATORS / N_CRITERIA; k++)
        g_string_append_printf (json, "%s\n    {\"id\": \"indicator-%u\", \"name\": {\"en\": \"Indicator\", \"ja\": \"指標\"}, "
                                "\"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 100}}", k > 0 ? "," : "",
                                i * (N_INDICATORS / N_CRITERIA) + k);
      g_string_append (json, "]}");
    }
  g_string_append (json, "],\n \"partners\": [");
  for (i = 0; i < N_PARTNERS; i++)
    {
      g_string_append_printf (json, "%s\n  {\"id\": \"P%05u\", \"name\": {\"en\": \"Partner number %u of many\", \"ja\": \"多くの提携先の%u号\"}, "
                              "\"region\": {\"en\": \"Region %u\", \"ja\": \"地域%u\"}, \"location\": [%d.%02u, %d.%02u],\n   \"facts\": {",
                              i > 0 ? "," : "", i, i, i, i % 7, i % 7, g_rand_int_range (random, -179, 180),
                              i % 100, g_rand_int_range (random, -89, 90), i % 97);
      for (k = 0; k < N_INDICATORS; k++)
        {
          g_ascii_formatd (number, sizeof number, "%.3f", g_rand_double_range (random, 0, 100));
          g_string_append_printf (json, "%s\n     \"indicator-%u\": {\"2024\": %s, ", k > 0 ? "," : "", k, number);
          g_ascii_formatd (number, sizeof number, "%.3f", g_rand_double_range (random, 0, 100));
          if (k % 4 == 0)
            g_string_append_printf (json, "\"2025\": {\"value\": %s, \"source\": \"survey\"}}", number);
          else
            g_string_append_printf (json, "\"2025\": %s}", number);
        }
      g_string_append (json, "}}");
    }
  g_string_append (json, "]}\n");
  length = json->len;
  return g_bytes_new_take (g_string_free (json, FALSE), length);
}

static double
time_reader (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  gint64 end = g_get_monotonic_time ();

  if (dataset == NULL || dataset->n_partners != N_PARTNERS || dataset->partners[N_PARTNERS - 1].n_facts != 2 * N_INDICATORS)
    g_error ("the dataset was not read");
  return (end - start) / 1e3;
}

static double
time_parser (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gint64 start = g_get_monotonic_time (), end;

  if (!json_parser_load_from_data (parser, data, length, NULL))
    g_error ("json-glib did not parse");
  end = g_get_monotonic_time ();
  return (end - start) / 1e3;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *values,
            guint n)
{
  qsort (values, n, sizeof *values, compare_cb);
  return values[n / 2];
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GBytes) bytes = make_dataset ();
  double reader[9], parser[9], ratio;
  guint n = argc > 1 && strcmp (argv[1], "--quick") == 0 ? 3 : 9, i;

  time_reader (bytes);
  for (i = 0; i < n; i++)
    {
      parser[i] = time_parser (bytes);
      reader[i] = time_reader (bytes);
    }
  ratio = get_median (reader, n) / get_median (parser, n);
  g_print ("bytes %" G_GSIZE_FORMAT "\n", g_bytes_get_size (bytes));
  g_print ("reader %.0f ms (scan, read, check, SHA-256)\n", reader[n / 2]);
  g_print ("json-glib %.0f ms (parse alone)\n", parser[n / 2]);
  g_print ("ratio %.2f, at most %.1f\n", ratio, MAX_RATIO);
  return ratio <= MAX_RATIO ? 0 : 1;
}
