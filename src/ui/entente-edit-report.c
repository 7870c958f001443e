/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-edit-report.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>

#define MOST_REASONS 3

/**
 * entente_edit_report_refusal:
 *
 * Returns: what the reader objects to, and how to mend it, a paragraph each; never empty
 */
char *
entente_edit_report_refusal (const EntenteDiagnostics *diagnostics)
{
  GString *text = g_string_new (NULL);
  guint n = entente_diagnostics_get_length (diagnostics), shown = 0, i;

  for (i = 0; i < n && shown < MOST_REASONS; i++)
    {
      const EntenteDiagnostic *diagnostic = entente_diagnostics_get (diagnostics, i);

      if (diagnostic->severity != ENTENTE_SEVERITY_ERROR)
        continue;
      g_string_append_printf (text, "%s%s.", shown++ > 0 ? "\n" : "", diagnostic->message);
      if (diagnostic->remedy != NULL)
        g_string_append_printf (text, " %s", diagnostic->remedy);
    }
  if (shown == 0)
    g_string_append (text, _("The document cannot be changed like this."));
  return g_string_free (text, FALSE);
}

static char *
format_tier (const EntenteEvaluation *evaluation,
             guint partner)
{
  return evaluation->ranks[partner] > 0 ? entente_format_tier (evaluation->tiers[partner]) : g_strdup ("–");
}

/* "81.8 → 83.1", or one of them when both look alike. */
static void
append_step (GString *text,
             const char *what,
             const char *before,
             const char *after)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  if (what != NULL)
    g_string_append_printf (text, "%s ", what);
  if (g_str_equal (before, after))
    g_string_append (text, after);
  else
    g_string_append_printf (text, "%s → %s", before, after);
}

/**
 * entente_edit_report_effect:
 * @before: of the document as it is
 * @after: of the document as it would be
 *
 * Returns: (nullable): "Score 81.8 → 83.1 · 2nd → 1st · Tier 1"; %NULL when one of the two lacks the partner
 */
char *
entente_edit_report_effect (const EntenteEvaluation *before,
                            const EntenteEvaluation *after,
                            const char *partner_id)
{
  int old = entente_dataset_find_partner (entente_values_get_dataset (before->values), partner_id);
  int new = entente_dataset_find_partner (entente_values_get_dataset (after->values), partner_id);
  g_autofree char *old_score = NULL, *new_score = NULL, *old_rank = NULL, *new_rank = NULL;
  g_autofree char *old_tier = NULL, *new_tier = NULL;
  GString *text;

  if (old < 0 || new < 0)
    return NULL;
  if (before->scores[old] == after->scores[new] && before->ranks[old] == after->ranks[new]
      && before->tiers[old] == after->tiers[new])
    return g_strdup (_("Score, rank and tier stay as they are."));
  text = g_string_new (NULL);
  old_score = entente_format_points (before->scores[old]);
  new_score = entente_format_points (after->scores[new]);
  old_rank = entente_format_rank (before->ranks[old]);
  new_rank = entente_format_rank (after->ranks[new]);
  old_tier = format_tier (before, (guint) old);
  new_tier = format_tier (after, (guint) new);
  append_step (text, _("Score"), old_score, new_score);
  append_step (text, NULL, old_rank, new_rank);
  append_step (text, NULL, old_tier, new_tier);
  return g_string_free (text, FALSE);
}

/**
 * entente_edit_report_removal:
 *
 * Returns: "Japan was removed, with 12 ties and 2 memberships"
 */
char *
entente_edit_report_removal (const char *name,
                             const EntenteRemoval *removal)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (removal->n_ties > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u tie", "%u ties", removal->n_ties), removal->n_ties));
  if (removal->n_blocs > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u membership", "%u memberships", removal->n_blocs),
                                             removal->n_blocs));
  if (removal->n_orders > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u order", "%u orders", removal->n_orders), removal->n_orders));
  if (parts->len == 0)
    return g_strdup_printf (_("%s was removed"), name);
  list = entente_format_names ((const char *const *) parts->pdata, parts->len, 0);
  /* Translators: "Japan was removed, with 12 ties and 2 memberships" */
  return g_strdup_printf (_("%s was removed, with %s"), name, list);
}
