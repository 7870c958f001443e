/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names that were made to collide under g_str_hash () against ordinary ones of the same length: interleaved runs in
 * one process, medians.
 *
 *   benchmark-collisions      fails when a ratio is above MAX_RATIO
 */

#include "entente-csv-reader.h"
#include "entente-dataset-reader.h"
#include "timings.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_RATIO 3.0
#define N_PARTNERS 60000
#define N_PAIRS 16
#define ROUNDS 5

static void
append_name (GString *text,
             guint number,
             gboolean made)
{
  guint i;

  for (i = 0; i < N_PAIRS; i++)
    g_string_append (text, number >> i & 1 ? "ab" : made ? "bA" : "cd");
}

static char *
make_dataset (gboolean made)
{
  GString *text = g_string_new ("{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},"
                                "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":[{\"id\":\"i\",\"name\":\"I\","
                                "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}],\"partners\":[");
  guint i;

  for (i = 0; i < N_PARTNERS; i++)
    {
      g_string_append (text, i > 0 ? ",{\"id\":\"" : "{\"id\":\"");
      append_name (text, i, made);
      g_string_append (text, "\",\"name\":\"N\",\"region\":\"");
      append_name (text, i, made);
      g_string_append (text, "\"}");
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* The same names as members of one object, which becomes a tree. */
static char *
make_members (gboolean made)
{
  GString *text = g_string_new ("{\"layout\":{\"pins\":{");
  guint i;

  for (i = 0; i < N_PARTNERS; i++)
    {
      g_string_append (text, i > 0 ? ",\"" : "\"");
      append_name (text, i, made);
      g_string_append (text, "\":1");
    }
  g_string_append (text, "}}}");
  return g_string_free (text, FALSE);
}

static char *
make_table (gboolean made)
{
  GString *text = g_string_new ("id,name\n");
  guint i;

  for (i = 0; i < N_PARTNERS; i++)
    {
      append_name (text, i, made);
      g_string_append (text, ",x\n");
    }
  return g_string_free (text, FALSE);
}

/* Every file is read or refused, whichever comes; what counts is how long it takes. */
static double
time_reader (const char *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  gint64 start = g_get_monotonic_time ();
  g_autoptr (EntenteDataset) dataset G_GNUC_UNUSED = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  return (g_get_monotonic_time () - start) / 1e3;
}

static double
time_table (const char *text)
{
  static EntenteDataset *like;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EntenteCsvImport) import = NULL;
  gint64 start;

  if (like == NULL)
    {
      g_autofree char *json = make_dataset (FALSE);
      g_autoptr (GBytes) document = g_bytes_new (json, strlen (json));

      like = entente_dataset_read_bytes (document, diagnostics, NULL, NULL, NULL);
    }
  start = g_get_monotonic_time ();
  import = entente_csv_import_new (bytes, NULL, like, 0, NULL);
  return (g_get_monotonic_time () - start) / 1e3;
}

static gboolean
compare (const char *what,
         char *(*make) (gboolean made),
         double (*measure) (const char *text))
{
  g_autofree char *usual = make (FALSE);
  g_autofree char *made = make (TRUE);
  double x[ROUNDS], y[ROUNDS], usual_ms, made_ms, ratio;
  guint i;

  for (i = 0; i < ROUNDS; i++)
    {
      x[i] = measure (usual);
      y[i] = measure (made);
    }
  usual_ms = timings_get_median (x, ROUNDS);
  made_ms = timings_get_median (y, ROUNDS);
  ratio = made_ms / usual_ms;
  g_print ("%-8s %8.1f ms ordinary %8.1f ms colliding, ratio %.2f (at most %.1f)\n", what, usual_ms, made_ms,
           ratio, MAX_RATIO);
  return ratio <= MAX_RATIO;
}

int
main (void)
{
  gboolean good = TRUE;

  good &= compare ("ids", make_dataset, time_reader);
  good &= compare ("members", make_members, time_reader);
  good &= compare ("table", make_table, time_table);
  return good ? 0 : 1;
}
