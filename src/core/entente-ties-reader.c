/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "blocs", "tie-kinds", "ties" and "conditions": what binds the partners to the hub and to one another. */

#include "config.h"

#include "entente-dataset-reader-private.h"
#include "entente-nearest.h"
#include "entente-string-hash.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Blocs have members that the file does not rate; those are left out, and said so, since it may be a slip. */
static void
warn_outsider (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               const char *id)
{
  g_autofree const char *const *known = NULL;
  const char *nearest;
  gsize n;

  if (entente_diagnostics_is_full (self->json.diagnostics, ENTENTE_SEVERITY_WARNING))
    return;
  known = entente_reader_list_ids (self, ENTENTE_ID_PARTNER, &n);
  nearest = entente_nearest_find (id, known, n);
  entente_json_cursor_report (cursor, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                              g_strdup_printf (_("There is no partner “%s”; the bloc is shown without it"), id),
                              nearest != NULL ? g_strdup_printf (_("Did you mean “%s”?"), nearest) : NULL);
}

static void
read_members (EntenteReader *self,
              const EntenteJsonCursor *list,
              EntenteBloc *bloc)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (entente_string_hash, g_str_equal);
  EntenteJsonCursor element;
  int *members;
  guint n, i;

  if (!entente_json_cursor_check_list (list, 0, &n))
    return;
  members = entente_arena_alloc (self->arena, n * sizeof *members);
  bloc->members = members;
  for (i = 0; i < n; i++)
    {
      const char *id;
      int partner;

      entente_json_cursor_get_element (list, i, &element);
      if (!entente_json_cursor_read_string (&element, &id))
        continue;
      partner = entente_dataset_find (self->dataset, ENTENTE_ID_PARTNER, id);
      if (!g_hash_table_add (seen, (gpointer) id))
        entente_json_cursor_fail (&element, g_strdup_printf (_("“%s” stands twice in the bloc"), id),
                                  g_strdup (_("Take one of the two out.")));
      else if (partner == ENTENTE_NONE)
        warn_outsider (self, &element, id);
      else if (partner == ENTENTE_HUB)
        bloc->has_hub = TRUE;
      else
        members[bloc->n_members++] = partner;
    }
}

static void
read_bloc (EntenteReader *self,
           const EntenteJsonCursor *cursor,
           gpointer record,
           guint index)
{
  static const char *const known[] = { "id", "name", "members", NULL };
  EntenteBloc *bloc = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  bloc->id = entente_reader_need_id (self, cursor, ENTENTE_ID_BLOC, index);
  entente_reader_need_text (self, cursor, "name", &bloc->name);
  if (entente_json_cursor_need (cursor, "members", &child))
    read_members (self, &child, bloc);
}

void
entente_reader_read_blocs (EntenteReader *self,
                           const EntenteJsonCursor *cursor)
{
  self->dataset->blocs = entente_reader_read_named_list (self, cursor, sizeof (EntenteBloc), read_bloc,
                                                            &self->dataset->n_blocs);
}

static void
read_tie_kind (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               gpointer record,
               guint index)
{
  static const char *const known[] = { "id", "name", "strength", NULL };
  EntenteTieKind *kind = record;

  entente_json_cursor_check_members (cursor, known);
  kind->strength = 1;
  kind->id = entente_reader_need_id (self, cursor, ENTENTE_ID_TIE_KIND, index);
  entente_reader_need_text (self, cursor, "name", &kind->name);
  entente_json_cursor_get_number (cursor, "strength", 0, 1, &kind->strength);
}

void
entente_reader_read_tie_kinds (EntenteReader *self,
                               const EntenteJsonCursor *cursor)
{
  self->dataset->tie_kinds = entente_reader_read_named_list (self, cursor, sizeof (EntenteTieKind), read_tie_kind,
                                                                &self->dataset->n_tie_kinds);
}

static void
read_tie (EntenteReader *self,
          const EntenteJsonCursor *cursor,
          gpointer record,
          guint index)
{
  static const char *const known[] = { "a", "b", "kind", "since", "until", "source", "note", NULL };
  EntenteTie *tie = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  tie->a = entente_reader_need_reference (self, cursor, "a", ENTENTE_ID_PARTNER);
  tie->b = entente_reader_need_reference (self, cursor, "b", ENTENTE_ID_PARTNER);
  tie->kind = entente_reader_need_reference (self, cursor, "kind", ENTENTE_ID_TIE_KIND);
  entente_reader_get_year (self, cursor, "since", &tie->since);
  entente_reader_get_year (self, cursor, "until", &tie->until);
  tie->source = entente_reader_get_source (self, cursor);
  entente_reader_get_text (self, cursor, "note", &tie->note);
  if (tie->a == tie->b && tie->a != ENTENTE_NONE && entente_json_cursor_get (cursor, "b", &child))
    entente_json_cursor_fail (&child, g_strdup (_("The tie begins and ends at the same place")), NULL);
  if (tie->until != 0 && tie->since > tie->until && entente_json_cursor_get (cursor, "until", &child))
    entente_json_cursor_fail (&child, g_strdup (_("The tie ends before it begins")), NULL);
}

void
entente_reader_read_ties (EntenteReader *self,
                          const EntenteJsonCursor *cursor)
{
  self->dataset->ties = entente_reader_read_document_list (self, cursor, sizeof (EntenteTie), read_tie,
                                                           &self->dataset->n_ties);
}

static void
read_condition_kinds (EntenteReader *self,
                      const EntenteJsonCursor *list,
                      EntenteCondition *condition)
{
  EntenteJsonCursor element;
  int *kinds;
  guint n, i;

  if (!entente_json_cursor_check_list (list, 1, &n))
    return;
  kinds = entente_arena_alloc (self->arena, n * sizeof *kinds);
  for (i = 0; i < n; i++)
    {
      entente_json_cursor_get_element (list, i, &element);
      kinds[i] = entente_reader_read_reference (self, &element, ENTENTE_ID_TIE_KIND);
    }
  condition->kinds = kinds;
  condition->n_kinds = n;
}

static void
read_condition (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                gpointer record,
                guint index)
{
  static const char *const known[] = { "id", "name", "tie-kinds", "indicator", "at-least", "source", "hypothetical",
                                       NULL };
  EntenteCondition *condition = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  condition->hypothetical = TRUE;
  condition->id = entente_reader_need_id (self, cursor, ENTENTE_ID_CONDITION, index);
  entente_reader_need_text (self, cursor, "name", &condition->name);
  if (entente_json_cursor_need (cursor, "tie-kinds", &child))
    read_condition_kinds (self, &child, condition);
  condition->quantity = entente_reader_need_reference (self, cursor, "indicator", ENTENTE_ID_QUANTITY);
  if (entente_json_cursor_need (cursor, "at-least", &child))
    entente_json_cursor_read_number (&child, -INFINITY, INFINITY, &condition->at_least);
  condition->source = entente_reader_get_source (self, cursor);
  entente_json_cursor_get_boolean (cursor, "hypothetical", &condition->hypothetical);
}

void
entente_reader_read_conditions (EntenteReader *self,
                                const EntenteJsonCursor *cursor)
{
  self->dataset->conditions = entente_reader_read_named_list (self, cursor, sizeof (EntenteCondition),
                                                                 read_condition, &self->dataset->n_conditions);
}
