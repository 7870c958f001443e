/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading 20 MB against json-glib's own parse of the same bytes: interleaved runs in one process, medians.
 *
 *   benchmark-reader [--quick]      fails when the ratio is above MAX_RATIO
 */

#include "entente-dataset-reader.h"
#include "large-dataset.h"
#include "timings.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_RATIO 1.5

static double
time_reader (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  gint64 end = g_get_monotonic_time ();

  if (dataset == NULL || dataset->n_partners != LARGE_DATASET_PARTNERS
      || dataset->partners[LARGE_DATASET_PARTNERS - 1].n_facts != 2 * LARGE_DATASET_INDICATORS)
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

int
main (int argc,
      char **argv)
{
  g_autoptr (GBytes) bytes = large_dataset_new ();
  double reader[9], parser[9], ratio;
  guint n = argc > 1 && strcmp (argv[1], "--quick") == 0 ? 3 : 9, i;

  time_reader (bytes);
  for (i = 0; i < n; i++)
    {
      parser[i] = time_parser (bytes);
      reader[i] = time_reader (bytes);
    }
  ratio = timings_get_median (reader, n) / timings_get_median (parser, n);
  g_print ("bytes %" G_GSIZE_FORMAT "\n", g_bytes_get_size (bytes));
  g_print ("reader %.0f ms (scan, read, check, SHA-256)\n", reader[n / 2]);
  g_print ("json-glib %.0f ms (parse alone)\n", parser[n / 2]);
  g_print ("ratio %.2f, at most %.1f\n", ratio, MAX_RATIO);
  return ratio <= MAX_RATIO ? 0 : 1;
}
