/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What must hold after every reading, whatever was read: a refusal says where and why, places lie inside the file,
 * a score lies between 0 and 1, what is written can be read again. A critical message of a library ends the process,
 * too.
 */

#include "fuzz-target.h"

#include "entente-json-scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerInitialize (int *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

void
fuzz_fail (const char *file,
           int line,
           const char *condition)
{
  fprintf (stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  abort ();
}

/* For choosing, from the input alone, which of the costly questions is asked. */
guint
fuzz_hash (const guint8 *data,
           gsize size)
{
  guint hash = 2166136261u;
  gsize i;

  for (i = 0; i < size; i++)
    hash = (hash ^ data[i]) * 16777619u;
  return hash ^ hash >> 16;
}

static void
check_text (const char *text)
{
  fuzz_require (text != NULL && *text != '\0');
  fuzz_require (g_utf8_validate (text, -1, NULL));
}

static void
check_diagnostic (const EntenteDiagnostic *diagnostic,
                  gsize size)
{
  check_text (diagnostic->message);
  if (diagnostic->remedy != NULL)
    check_text (diagnostic->remedy);
  fuzz_require (diagnostic->pointer == NULL || g_utf8_validate (diagnostic->pointer, -1, NULL));
  fuzz_require (diagnostic->pointer == NULL || *diagnostic->pointer == '\0' || *diagnostic->pointer == '/');
  if (diagnostic->line == 0)
    return;
  fuzz_require (diagnostic->column > 0);
  fuzz_require (diagnostic->offset <= size);
  fuzz_require (diagnostic->length > 0);
  fuzz_require (diagnostic->length <= MAX (size - diagnostic->offset, 1));
  fuzz_require (diagnostic->excerpt != NULL && g_utf8_validate (diagnostic->excerpt, -1, NULL));
  fuzz_require (diagnostic->excerpt_column > 0);
  fuzz_require (diagnostic->excerpt_column <= (guint) g_utf8_strlen (diagnostic->excerpt, -1) + 1);
}

/* @size: of the file, which the places point into */
void
fuzz_check_diagnostics (const EntenteDiagnostics *diagnostics,
                        gsize size,
                        gboolean accepted)
{
  gboolean has_place = FALSE;
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *diagnostic = entente_diagnostics_get (diagnostics, i);

      check_diagnostic (diagnostic, size);
      has_place |= diagnostic->severity == ENTENTE_SEVERITY_ERROR && diagnostic->line > 0;
    }
  fuzz_require (accepted == (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) == 0));
  fuzz_require (accepted || has_place);
}

void
fuzz_check_same (const EntenteDiagnostics *a,
                 const EntenteDiagnostics *b)
{
  guint i;

  fuzz_require (entente_diagnostics_get_length (a) == entente_diagnostics_get_length (b));
  for (i = 0; i < entente_diagnostics_get_length (a); i++)
    {
      const EntenteDiagnostic *x = entente_diagnostics_get (a, i), *y = entente_diagnostics_get (b, i);

      fuzz_require (x->offset == y->offset && x->length == y->length && x->severity == y->severity);
      fuzz_require (g_strcmp0 (x->message, y->message) == 0 && g_strcmp0 (x->pointer, y->pointer) == 0);
    }
}

/* Strict JSON, without a number or a name that is an error. */
void
fuzz_check_json (const char *json,
                 gsize length)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteSourceText text;
  EntenteJsonSummary summary;

  entente_source_text_init (&text, json, length);
  fuzz_require (entente_json_scan (&text, diagnostics, &summary));
  fuzz_require (entente_diagnostics_get_length (diagnostics) == 0);
}

static EntenteEvaluation *
evaluate (EntenteDataset *dataset,
          const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);

  return entente_evaluate (values, scenario);
}

void
fuzz_check_evaluation (EntenteDataset *dataset,
                       const EntenteScenario *scenario)
{
  g_autoptr (EntenteEvaluation) evaluation = evaluate (dataset, scenario);
  g_autofree guint8 *seen = g_new0 (guint8, dataset->n_partners + 1);
  guint n_rated = 0, i;

  fuzz_require (evaluation->n_partners == dataset->n_partners);
  for (i = 0; i < dataset->n_partners; i++)
    {
      const double score = evaluation->scores[i];
      const gboolean rated = !isnan (score);

      fuzz_require (!rated || (score >= 0 && score <= 1));
      fuzz_require (rated == (evaluation->ranks[i] > 0));
      fuzz_require (evaluation->ranks[i] <= dataset->n_partners);
      fuzz_require (evaluation->tiers[i] <= evaluation->n_tiers);
      fuzz_require (evaluation->coverage[i] >= 0 && evaluation->coverage[i] <= 1 + 1e-9);
      fuzz_require (evaluation->order[i] < dataset->n_partners && !seen[evaluation->order[i]]);
      seen[evaluation->order[i]] = 1;
      n_rated += rated;
    }
  fuzz_require (n_rated == evaluation->n_rated);
}

/* Two datasets say the same of their partners, bit by bit. */
void
fuzz_check_same_evaluation (EntenteDataset *a,
                            EntenteDataset *b)
{
  g_autoptr (EntenteScenario) x = entente_scenario_new (a);
  g_autoptr (EntenteScenario) y = entente_scenario_new (b);
  g_autoptr (EntenteEvaluation) one = evaluate (a, x);
  g_autoptr (EntenteEvaluation) other = evaluate (b, y);
  const gsize n = a->n_partners;

  fuzz_require (a->n_partners == b->n_partners);
  fuzz_require (n == 0 || memcmp (one->scores, other->scores, n * sizeof (double)) == 0);
  fuzz_require (n == 0 || memcmp (one->ranks, other->ranks, n * sizeof (guint)) == 0);
  fuzz_require (n == 0 || memcmp (one->tiers, other->tiers, n * sizeof (guint)) == 0);
}
