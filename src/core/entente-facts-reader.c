/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "facts" of a partner: {"indicator": {"year": fact}}, where a fact is
 *
 *   1.4                                            the figure
 *   "treaty"                                       the category
 *   null                                           known to be missing; nothing is derived for that year
 *   {"value": 1.4, "low": 1.3, "high": 1.5, "source": "id", "note": "..."}
 *
 * These are most of a file, so they are collected in one array for all partners and copied once.
 */

#include "config.h"

#include "entente-compare.h"
#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
read_fact_year (const EntenteJsonCursor *cursor,
                gint32 *year)
{
  const char *p = cursor->member;
  gint64 value = 0;

  for (; g_ascii_isdigit (*p) && value < 100000; p++)
    value = value * 10 + (*p - '0');
  if (*p == '\0' && p - cursor->member == 4 && value >= ENTENTE_FIRST_YEAR && value <= ENTENTE_LAST_YEAR)
    {
      *year = value;
      return TRUE;
    }
  entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_KEY,
                              *p == '\0' && p > cursor->member
                                ? g_strdup_printf (_("The year %s is out of range"), cursor->member)
                                : g_strdup_printf (_("“%s” is no year"), cursor->member),
                              g_strdup_printf (_("Years lie between %d and %d."), ENTENTE_FIRST_YEAR,
                                               ENTENTE_LAST_YEAR));
  return FALSE;
}

static void
read_fact_value (EntenteReader *self,
                 const EntenteJsonCursor *cursor,
                 EntenteFact *fact)
{
  if (entente_json_cursor_is_null (cursor))
    return;
  if (self->dataset->quantities[fact->quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    fact->category = entente_reader_read_category (self, cursor, fact->quantity);
  else
    entente_json_cursor_read_number (cursor, -INFINITY, INFINITY, &fact->value);
}

static void
read_fact_range (const EntenteJsonCursor *cursor,
                 EntenteFact *fact)
{
  EntenteJsonCursor low, high;
  gboolean has_low = entente_json_cursor_get (cursor, "low", &low);
  gboolean has_high = entente_json_cursor_get (cursor, "high", &high);

  if (!has_low && !has_high)
    return;
  if (!has_low || !has_high)
    {
      entente_json_cursor_fail (has_low ? &low : &high, g_strdup (_("“low” and “high” come together")),
                                g_strdup (_("Give both ends of the range, or neither.")));
      return;
    }
  if (!entente_json_cursor_read_number (&low, -INFINITY, INFINITY, &fact->low)
      || !entente_json_cursor_read_number (&high, -INFINITY, INFINITY, &fact->high))
    return;
  if (fact->low > fact->high)
    entente_json_cursor_fail (&high, g_strdup (_("“high” is less than “low”")), NULL);
  else if (fact->value < fact->low || fact->value > fact->high)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup (_("The value lies outside “low” to “high”")), NULL);
}

static void
read_fact_details (EntenteReader *self,
                   const EntenteJsonCursor *cursor,
                   EntenteFact *fact)
{
  static const char *const known[] = { "value", "source", "low", "high", "note", NULL };
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  if (entente_json_cursor_need (cursor, "value", &child))
    read_fact_value (self, &child, fact);
  if (entente_json_cursor_get (cursor, "source", &child))
    fact->source = entente_reader_read_reference (self, &child, ENTENTE_ID_SOURCE);
  read_fact_range (cursor, fact);
  if (entente_json_cursor_get (cursor, "note", &child))
    {
      EntenteText *note = entente_arena_alloc (self->arena, sizeof *note);

      entente_reader_read_text (self, &child, note);
      fact->note = note;
    }
}

static void
read_series (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             guint quantity)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_json_cursor_check_object (cursor))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      EntenteFact fact = { .quantity = quantity, .value = NAN, .low = NAN, .high = NAN, .category = ENTENTE_NONE };

      fact.source = self->dataset->quantities[quantity].source;
      if (!read_fact_year (&child, &fact.year))
        continue;
      if (JSON_NODE_HOLDS_OBJECT (child.node))
        read_fact_details (self, &child, &fact);
      else
        read_fact_value (self, &child, &fact);
      g_array_append_val (self->facts, fact);
    }
}

static int
compare_facts_cb (gconstpointer a,
                  gconstpointer b)
{
  const EntenteFact *x = a, *y = b;

  return x->quantity != y->quantity ? ENTENTE_COMPARE (x->quantity, y->quantity) : ENTENTE_COMPARE (x->year, y->year);
}

static gboolean
is_sorted (const GArray *facts)
{
  guint i;

  for (i = 1; i < facts->len; i++)
    if (compare_facts_cb (&g_array_index (facts, EntenteFact, i - 1), &g_array_index (facts, EntenteFact, i)) > 0)
      return FALSE;
  return TRUE;
}

static void
widen_years (EntenteDataset *dataset,
             const GArray *facts)
{
  guint i;

  for (i = 0; i < facts->len; i++)
    {
      int year = g_array_index (facts, EntenteFact, i).year;

      if (dataset->first_year == 0 || year < dataset->first_year)
        dataset->first_year = year;
      dataset->last_year = MAX (dataset->last_year, year);
    }
}

/**
 * entente_reader_read_facts:
 * @partner: its facts are set, sorted by quantity, then year
 */
void
entente_reader_read_facts (EntenteReader *self,
                           const EntenteJsonCursor *cursor,
                           EntentePartner *partner)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_json_cursor_check_object (cursor))
    return;
  g_array_set_size (self->facts, 0);
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      int quantity = entente_reader_find (self, &child, ENTENTE_ID_QUANTITY, child.member);

      if (quantity != ENTENTE_NONE)
        read_series (self, &child, quantity);
    }
  if (!is_sorted (self->facts))
    g_array_sort (self->facts, compare_facts_cb);
  widen_years (self->dataset, self->facts);
  partner->n_facts = self->facts->len;
  partner->facts = entente_arena_copy_array (self->arena, self->facts);
}
