/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "hub" and "partners" with their pledges, agendas and plans. */

#include "config.h"

#include "entente-compare.h"
#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void
entente_reader_read_hub (EntenteReader *self,
                         const EntenteJsonCursor *cursor)
{
  static const char *const known[] = { "id", "name", "location", NULL };
  EntenteDataset *dataset = self->dataset;

  if (!entente_json_cursor_check_object (cursor))
    return;
  entente_json_cursor_check_members (cursor, known);
  /* The hub and the partners share their ids; ENTENTE_HUB marks it. */
  dataset->hub_id = entente_reader_need_id (self, cursor, ENTENTE_ID_PARTNER, ENTENTE_HUB);
  entente_reader_need_text (self, cursor, "name", &dataset->hub_name);
  dataset->hub_has_location = entente_reader_get_location (self, cursor, &dataset->hub_longitude,
                                                           &dataset->hub_latitude);
}

static void
read_pledge (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             gpointer record,
             guint index)
{
  static const char *const known[] = { "indicator", "target", "year", "source", NULL };
  EntentePledge *pledge = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  pledge->quantity = entente_reader_need_reference (self, cursor, "indicator", ENTENTE_ID_QUANTITY);
  if (pledge->quantity >= 0 && self->dataset->quantities[pledge->quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup_printf (_("“%s” has categories, not figures"),
                                                 self->dataset->quantities[pledge->quantity].id),
                                NULL);
  if (entente_json_cursor_need (cursor, "target", &child))
    entente_json_cursor_read_number (&child, -INFINITY, INFINITY, &pledge->target);
  if (entente_json_cursor_need (cursor, "year", &child))
    entente_json_cursor_read_integer (&child, ENTENTE_FIRST_YEAR, ENTENTE_LAST_YEAR, &pledge->year);
  pledge->source = entente_reader_get_source (self, cursor);
}

static int
compare_pledges_cb (gconstpointer a,
                    gconstpointer b)
{
  const EntentePledge *x = a, *y = b;

  return x->quantity != y->quantity ? ENTENTE_COMPARE (x->quantity, y->quantity) : ENTENTE_COMPARE (x->year, y->year);
}

static void
read_pledges (EntenteReader *self,
              const EntenteJsonCursor *list,
              EntentePartner *partner)
{
  EntentePledge *pledges;
  guint i;

  pledges = entente_reader_read_list (self, list, 0, sizeof *pledges, read_pledge, &partner->n_pledges);
  partner->pledges = pledges;
  if (partner->n_pledges < 2)
    return;
  qsort (pledges, partner->n_pledges, sizeof *pledges, compare_pledges_cb);
  /* One without a year was not read: it is no object, or lacks the year, and names no quantity. */
  for (i = 1; i < partner->n_pledges; i++)
    if (pledges[i].year != 0 && pledges[i].quantity >= 0 && compare_pledges_cb (&pledges[i - 1], &pledges[i]) == 0)
      entente_json_cursor_report (list, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                  g_strdup_printf (_("Two pledges name “%s” and the year %d"),
                                                   self->dataset->quantities[pledges[i].quantity].id,
                                                   pledges[i].year),
                                  g_strdup (_("Keep one of the two.")));
}

static void
read_what_ifs (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               EntenteAgendaItem *agenda)
{
  EntenteWhatIfItem *items;
  EntenteJsonCursor child;
  JsonObjectIter iter;
  guint n = 0;

  if (!entente_json_cursor_check_object (cursor))
    return;
  items = entente_arena_alloc (self->arena, json_object_get_size (json_node_get_object (cursor->node)) * sizeof *items);
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      EntenteWhatIfItem item = { .category = ENTENTE_NONE, .value = NAN };

      item.quantity = entente_reader_find (self, &child, ENTENTE_ID_QUANTITY, child.member);
      if (item.quantity == ENTENTE_NONE)
        continue;
      if (entente_json_cursor_is_null (&child))
        item.missing = TRUE;
      else if (self->dataset->quantities[item.quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
        item.category = entente_reader_read_category (self, &child, item.quantity);
      else
        entente_json_cursor_read_number (&child, -INFINITY, INFINITY, &item.value);
      items[n++] = item;
    }
  agenda->what_ifs = items;
  agenda->n_what_ifs = n;
}

static void
read_agenda_item (EntenteReader *self,
                  const EntenteJsonCursor *cursor,
                  gpointer record,
                  guint index)
{
  static const char *const known[] = { "issue", "hub", "risk", "compromise", "what-if", NULL };
  EntenteAgendaItem *item = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  entente_reader_need_text (self, cursor, "issue", &item->issue);
  entente_reader_get_text (self, cursor, "hub", &item->hub);
  entente_reader_get_text (self, cursor, "risk", &item->risk);
  entente_reader_get_text (self, cursor, "compromise", &item->compromise);
  if (entente_json_cursor_get (cursor, "what-if", &child))
    read_what_ifs (self, &child, item);
}

static void
read_plan_item (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                gpointer record,
                guint index)
{
  static const char *const known[] = { "area", "low", "high", "unit", "from", "to", "priority", NULL };
  EntentePlanItem *item = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  item->low = item->high = NAN;
  entente_reader_need_text (self, cursor, "area", &item->area);
  entente_reader_get_text (self, cursor, "unit", &item->unit);
  entente_json_cursor_get_number (cursor, "low", -INFINITY, INFINITY, &item->low);
  entente_json_cursor_get_number (cursor, "high", -INFINITY, INFINITY, &item->high);
  entente_reader_get_year (self, cursor, "from", &item->from);
  entente_reader_get_year (self, cursor, "to", &item->to);
  entente_json_cursor_get_integer (cursor, "priority", 0, G_MAXINT, &item->priority);
  if (item->low > item->high && entente_json_cursor_get (cursor, "high", &child))
    entente_json_cursor_fail (&child, g_strdup (_("“high” is less than “low”")), NULL);
  if (item->from > item->to && item->to != 0 && entente_json_cursor_get (cursor, "to", &child))
    entente_json_cursor_fail (&child, g_strdup (_("It ends before it begins")), NULL);
}

/* "also": other names, a list of strings. */
static void
read_also (EntenteReader *self,
           const EntenteJsonCursor *list,
           EntenteText *also)
{
  EntenteTextEntry *entries;
  EntenteJsonCursor element;
  guint n, i;

  if (!entente_json_cursor_check_list (list, 0, &n))
    return;
  entries = entente_arena_alloc (self->arena, n * sizeof *entries);
  for (i = 0; i < n; i++)
    {
      const char *string = "";

      entente_json_cursor_get_element (list, i, &element);
      entente_json_cursor_read_string (&element, &string);
      entries[i].string = entente_reader_take_string (self, &element, string, FALSE, &entries[i].written);
    }
  also->n_entries = n;
  also->entries = entries;
}

/* Partners of one region share its text. Regions are equal when all their translations are. */
static int
find_region (EntenteReader *self,
             EntenteText *region)
{
  g_autoptr (GString) key = g_string_new (NULL);
  EntenteText *known;
  gpointer index;
  guint i;

  for (i = 0; i < region->n_entries; i++)
    {
      const char *language = region->entries[i].language;

      g_string_append_printf (key, "%s\x01%s\x01", language != NULL ? language : "", region->entries[i].written);
    }
  if (g_hash_table_lookup_extended (self->region_indices, key->str, NULL, &index))
    {
      known = g_ptr_array_index (self->regions, GPOINTER_TO_INT (index));
      *region = *known;
      return GPOINTER_TO_INT (index);
    }
  g_hash_table_insert (self->region_indices, g_string_free (g_steal_pointer (&key), FALSE),
                       GINT_TO_POINTER (self->regions->len));
  g_ptr_array_add (self->regions, entente_arena_copy (self->arena, region, sizeof *region));
  return self->regions->len - 1;
}

static void
read_partner (EntenteReader *self,
              const EntenteJsonCursor *cursor,
              gpointer record,
              guint index)
{
  static const char *const known[] = { "id", "name", "also", "region", "location", "facts", "pledges", "agenda",
                                       "plan", NULL };
  EntentePartner *partner = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  partner->id = entente_reader_need_id (self, cursor, ENTENTE_ID_PARTNER, index);
  partner->region_index = ENTENTE_NONE;
  entente_reader_need_text (self, cursor, "name", &partner->name);
  if (entente_json_cursor_get (cursor, "also", &child))
    read_also (self, &child, &partner->also);
  entente_reader_get_text (self, cursor, "region", &partner->region);
  if (!entente_text_is_empty (&partner->region))
    partner->region_index = find_region (self, &partner->region);
  partner->has_location = entente_reader_get_location (self, cursor, &partner->longitude, &partner->latitude);
  if (entente_json_cursor_get (cursor, "facts", &child))
    entente_reader_read_facts (self, &child, partner);
  if (entente_json_cursor_get (cursor, "pledges", &child))
    read_pledges (self, &child, partner);
  partner->agenda = entente_reader_get_list (self, cursor, "agenda", sizeof (EntenteAgendaItem), read_agenda_item,
                                             &partner->n_agenda);
  partner->plan = entente_reader_get_list (self, cursor, "plan", sizeof (EntentePlanItem), read_plan_item,
                                           &partner->n_plan);
}

static void
take_regions (EntenteReader *self)
{
  EntenteText *regions = entente_arena_alloc (self->arena, self->regions->len * sizeof *regions);
  guint i;

  for (i = 0; i < self->regions->len; i++)
    regions[i] = *(EntenteText *) g_ptr_array_index (self->regions, i);
  self->dataset->regions = regions;
  self->dataset->n_regions = self->regions->len;
}

void
entente_reader_read_partners (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  EntenteDataset *dataset = self->dataset;
  guint n = entente_reader_count (self, cursor);

  if (n > ENTENTE_MAX_PARTNERS)
    {
      entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                  g_strdup_printf (_("The file holds %u partners; at most %d can be compared"), n,
                                                   ENTENTE_MAX_PARTNERS),
                                  g_strdup (_("Split the file, or leave partners out.")));
      self->over_limit = TRUE;
      return;
    }
  if ((guint64) n * (dataset->n_indicators + dataset->n_gates) > ENTENTE_MAX_CELLS)
    {
      self->over_limit = TRUE;
      entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                  g_strdup_printf (_("%u partners with %u indicators and %u gates are too many to "
                                                     "compare"), n, dataset->n_indicators, dataset->n_gates),
                                  g_strdup (_("Split the file, or leave partners or indicators out.")));
      return;
    }
  dataset->partners = entente_reader_read_named_list (self, cursor, sizeof (EntentePartner), read_partner,
                                                         &dataset->n_partners);
  take_regions (self);
}
