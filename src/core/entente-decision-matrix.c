/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From the text of a decision matrix to the text of the answer.
 *
 *   scan (strict syntax) -- method -- matrix, types, weights, normalisation -- the method's parameters -- results
 *
 * Numbers are compared as they are, not in steps of 1e-12 as elsewhere. All that is wrong is reported at once.
 */

#include "config.h"

#include "entente-decision-matrix-private.h"
#include "entente-json-scan.h"
#include "entente-json-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ALL (ENTENTE_DECISION_MATRIX | ENTENTE_DECISION_WEIGHTS)

static const char *const of_matrix[] = { "matrix", "weights", "types", "normalisation", NULL };
static const char *const of_list[] = { "x", "k", NULL };
static const char *const of_pair[] = { "x", "y", NULL };
static const char *const of_samples[] = { "matrix", "weights", "types", "normalisation", "distribution", "order",
                                          "weight_samples", "measurement_samples", NULL };
static const char *const no_params[] = { NULL };
static const char *const vikor_params[] = { "v", NULL };
static const char *const promethee_params[] = { "preference", "q", "p", "s", NULL };
static const char *const electre_params[] = { "lambda", "profiles", "q", "p", "v", NULL };
static const char *const smaa_params[] = { "samples", "seed", "threads", "distribution", "order", "lower", "upper",
                                           "weight_samples", "measurement_samples", NULL };
static const char *const list_params[] = { "x", "k", NULL };
static const char *const pair_params[] = { "x", "y", NULL };

static const EntenteDecisionMethod methods[] = {
  { "saw", ALL, no_params, of_matrix, entente_decision_run_saw },
  { "wpm", ALL, no_params, of_matrix, entente_decision_run_wpm },
  { "topsis", ALL, no_params, of_matrix, entente_decision_run_topsis },
  { "vikor", ALL, vikor_params, of_matrix, entente_decision_run_vikor },
  { "promethee2", ALL, promethee_params, of_matrix, entente_decision_run_promethee },
  { "electre-tri", ALL | ENTENTE_DECISION_RAW, electre_params, of_matrix, entente_decision_run_electre },
  { "smaa", ENTENTE_DECISION_MATRIX, smaa_params, of_samples, entente_decision_run_smaa },
  { "natural-breaks", 0, list_params, of_list, entente_decision_run_natural_breaks },
  { "correlation", 0, pair_params, of_pair, entente_decision_run_correlation },
};

static const EntenteDecisionMethod *
find_method (EntenteDecision *self)
{
  const char *names[G_N_ELEMENTS (methods)];
  EntenteJsonCursor cursor;
  const char *name;
  guint i;

  if (!entente_json_cursor_need (&self->root, "method", &cursor) || !entente_json_cursor_read_string (&cursor, &name))
    return NULL;
  for (i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (strcmp (methods[i].name, name) == 0)
        return &methods[i];
      names[i] = methods[i].name;
    }
  entente_json_cursor_fail_unknown (&cursor, ENTENTE_JSON_VALUE, g_strdup_printf (_("There is no method “%s”"), name),
                                    name, names, G_N_ELEMENTS (names));
  return NULL;
}

/* A slip in a name must not pass for a default. */
static void
check_members (EntenteDecision *self,
               const EntenteJsonCursor *object,
               const char *const *known,
               gboolean is_root)
{
  JsonObjectIter iter;
  EntenteJsonCursor child;

  json_object_iter_init_ordered (&iter, json_node_get_object (object->node));
  while (entente_json_cursor_next (object, &iter, &child))
    if (!g_strv_contains (known, child.member) &&
        !(is_root && (strcmp (child.member, "method") == 0 || strcmp (child.member, "params") == 0)))
      {
        entente_json_cursor_fail_unknown (&child, ENTENTE_JSON_KEY,
                                          g_strdup_printf (_("“%s” means nothing to this method"), child.member),
                                          child.member, known, g_strv_length ((char **) known));
        self->sound = FALSE;
      }
}

static void
read_params (EntenteDecision *self)
{
  if (!entente_json_cursor_get (&self->root, "params", &self->params))
    return;
  if (entente_json_cursor_check_object (&self->params))
    {
      check_members (self, &self->params, self->method->params, FALSE);
      return;
    }
  self->sound = FALSE;
  self->params = (EntenteJsonCursor) { .context = NULL };
}

static void
clear (EntenteDecision *self)
{
  g_free (self->raw);
  g_free (self->values);
  g_free (self->costs);
  g_free (self->weights);
}

static char *
run (EntenteDecision *self)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autoptr (JsonNode) empty = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (empty, json_object_new ());
  self->out = out;
  self->sound = TRUE;
  self->method = entente_json_cursor_check_object (&self->root) ? find_method (self) : NULL;
  if (self->method == NULL)
    return NULL;
  check_members (self, &self->root, self->method->members, TRUE);
  self->params = (EntenteJsonCursor) { .context = self->root.context, .parent = &self->root, .member = "params",
                                       .node = empty };
  read_params (self);
  if (self->params.context == NULL)
    return NULL;
  if (self->method->needs & ENTENTE_DECISION_MATRIX)
    {
      entente_decision_read_matrix (self);
      entente_decision_normalise (self);
    }
  if (self->method->needs & ENTENTE_DECISION_WEIGHTS && self->m > 0)
    entente_decision_read_weights (self);
  if (self->sound && self->weights != NULL)
    entente_decision_write_list (self, "weights", self->weights, self->m);
  if (!(self->method->needs & ENTENTE_DECISION_MATRIX) || self->raw != NULL)
    self->method->run (self);
  if (!self->sound)
    return NULL;
  g_string_append (out, "\n}\n");
  self->out = NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * entente_decision_matrix_run:
 * @json: (array length=length): `{"matrix": ..., "method": ..., ...}`
 * @diagnostics: takes all that is wrong, with its place
 *
 * The matrix has a row an alternative. Methods: saw, wpm, topsis, vikor, promethee2, electre-tri, smaa, natural-breaks,
 * correlation. Absent members: weights "equal", all types "benefit", normalisation "none".
 *
 * Returns: (nullable): the answer as JSON, or %NULL when something is wrong
 */
char *
entente_decision_matrix_run (const char *json,
                             gsize length,
                             EntenteDiagnostics *diagnostics)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *widened = NULL;
  EntenteJsonContext context = { .diagnostics = diagnostics };
  EntenteDecision self = { .root = { .context = &context, .has_start = TRUE } };
  EntenteJsonSummary summary;
  char *answer;

  entente_source_text_init (&context.text, json, length);
  if (!entente_json_scan (&context.text, diagnostics, &summary) ||
      entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) > 0)
    return NULL;
  if (summary.long_integers)
    widened = entente_json_widen_integers (json, length);
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, widened != NULL ? widened : json, widened != NULL ? -1 : (gssize) length, NULL))
    return NULL;
  self.root.node = json_parser_get_root (parser);
  answer = run (&self);
  clear (&self);
  return answer;
}
