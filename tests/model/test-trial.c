/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A trial says what the session says after the same edit, and leaves the session alone. */

#include "config.h"

#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-trial.h"

#include <string.h>

static EntenteSession *
open_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  EntenteSession *session = entente_session_new (dataset);

  entente_session_evaluate (session);
  return session;
}

static void
take_result_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static EntenteEvaluation *
try_text (EntenteSession *session,
          GBytes *text,
          GCancellable *cancellable,
          EntenteDiagnostics **diagnostics)
{
  g_autoptr (GAsyncResult) result = NULL;

  entente_trial_run_async (session, text, cancellable, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return entente_trial_run_finish (result, diagnostics);
}

static void
test_same_as_edit (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  guint round;

  entente_session_type_share (session, 0, 0.6);
  entente_session_evaluate (session);
  for (round = 0; round < 20; round++)
    {
      EntenteDataset *dataset = entente_session_get_dataset (session);
      EntenteFactDraft draft = { .partner = (guint) g_test_rand_int_range (0, (int) dataset->n_partners),
                                 .quantity = (guint) entente_dataset_find_quantity (dataset, "defence-gdp"),
                                 .year = 2025, .value = g_test_rand_double () * 6, .low = NAN, .high = NAN,
                                 .category = ENTENTE_NONE };
      g_autoptr (GBytes) text = entente_dataset_edit_fact (dataset, &draft, NULL);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (EntenteEvaluation) trial = try_text (session, text, NULL, NULL);
      EntenteEvaluation *done;

      g_assert_nonnull (trial);
      g_assert_true (entente_session_get_dataset (session) == dataset);
      g_assert_true (entente_session_edit (session, text, "edit", diagnostics));
      entente_session_evaluate (session);
      done = entente_session_get_evaluation (session);
      g_assert_cmpuint (done->n_partners, ==, trial->n_partners);
      g_assert_cmpmem (done->ranks, done->n_partners * sizeof (guint), trial->ranks, trial->n_partners * sizeof (guint));
      g_assert_cmpmem (done->scores, done->n_partners * sizeof (double), trial->scores,
                       trial->n_partners * sizeof (double));
      g_assert_cmpmem (done->tiers, done->n_partners * sizeof (guint), trial->tiers, trial->n_partners * sizeof (guint));
    }
}

static void
test_refused_and_cancelled (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (GBytes) wrong = g_bytes_new_static ("{\"format\": 3}", strlen ("{\"format\": 3}"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (EntenteEvaluation) evaluation = try_text (session, wrong, NULL, &diagnostics);

  g_assert_null (evaluation);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), >, 0);
  g_cancellable_cancel (cancellable);
  evaluation = try_text (session, entente_session_get_dataset (session)->bytes, cancellable, NULL);
  g_assert_null (evaluation);
  g_assert_true (entente_trial_is_cheap (session));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trial/same-as-edit", test_same_as_edit);
  g_test_add_func ("/trial/refused-and-cancelled", test_refused_and_cancelled);
  return g_test_run ();
}
