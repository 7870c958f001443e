/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What saving, correcting and undoing cost beside reading the same file: interleaved runs, medians.
 *
 *   benchmark-documents SAMPLE      fails when a ratio is above its limit
 */

#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-session.h"
#include "large-dataset.h"
#include "timings.h"

#include <math.h>

#define N_ROUNDS 9

typedef struct
{
  double read, text, edit, undo;
} Times;

static double
get_now (void)
{
  return g_get_monotonic_time () / 1e3;
}

static GBytes *
correct_fact (const EntenteDataset *dataset,
              double value)
{
  const guint partner = dataset->n_partners - 1;
  const EntenteFact *fact = &dataset->partners[partner].facts[0];
  EntenteFactDraft draft = { .partner = partner, .quantity = (guint) fact->quantity, .year = fact->year,
                             .value = value, .category = ENTENTE_NONE, .low = NAN, .high = NAN };

  return entente_dataset_edit_fact (dataset, &draft, NULL);
}

static Times
measure_once (GBytes *bytes,
              guint round)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteSession) session = NULL;
  g_autoptr (EntenteSnapshot) snapshot = NULL;
  g_autoptr (GBytes) text = NULL, corrected = NULL;
  Times times;
  double start = get_now ();

  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  times.read = get_now () - start;
  session = entente_session_new (dataset);
  entente_session_type_share (session, 0, 0.5);

  start = get_now ();
  snapshot = entente_session_take_snapshot (session);
  text = entente_snapshot_to_bytes (snapshot);
  times.text = get_now () - start;
  if (g_bytes_get_size (text) <= g_bytes_get_size (bytes))
    g_error ("the scenario is not in the text");

  start = get_now ();
  corrected = correct_fact (dataset, 0.25 + round);
  if (!entente_session_edit (session, corrected, "Edit", diagnostics))
    g_error ("the edit was refused");
  times.edit = get_now () - start;

  start = get_now ();
  entente_session_undo (session);
  times.undo = get_now () - start;
  if (entente_session_get_dataset (session) != dataset)
    g_error ("the edit was not undone");
  return times;
}

static double
get_median (const Times *times,
            gsize offset)
{
  double values[N_ROUNDS];
  guint i;

  for (i = 0; i < N_ROUNDS; i++)
    values[i] = G_STRUCT_MEMBER (double, &times[i], offset);
  return timings_get_median (values, N_ROUNDS);
}

static gboolean
report (const char *what,
        double time,
        double read,
        double limit)
{
  g_print ("  %-28s %9.3f ms   %.3f of reading, at most %.2f\n", what, time, time / read, limit);
  return time / read <= limit;
}

static gboolean
measure (const char *name,
         GBytes *bytes)
{
  Times times[N_ROUNDS];
  double read;
  gboolean good = TRUE;
  guint i;

  measure_once (bytes, 0);
  for (i = 0; i < N_ROUNDS; i++)
    times[i] = measure_once (bytes, i + 1);
  read = get_median (times, G_STRUCT_OFFSET (Times, read));
  g_print ("%s, %.1f MB: reading %.1f ms\n", name, g_bytes_get_size (bytes) / 1e6, read);
  good &= report ("text of a moved slider", get_median (times, G_STRUCT_OFFSET (Times, text)), read, 0.25);
  good &= report ("correcting a fact", get_median (times, G_STRUCT_OFFSET (Times, edit)), read, 1.4);
  good &= report ("undoing that", get_median (times, G_STRUCT_OFFSET (Times, undo)), read, 0.1);
  return good;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GBytes) large = large_dataset_new (), sample = NULL;
  char *data;
  gsize length;
  gboolean good;

  if (argc < 2 || !g_file_get_contents (argv[1], &data, &length, NULL))
    g_error ("no sample");
  sample = g_bytes_new_take (data, length);
  good = measure ("sample", sample);
  good &= measure ("20,000 partners", large);
  return good ? 0 : 1;
}
