/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "systems", "orders", "investments", "milestones", "scenes" and "layout": deliveries, and what a presenter
 * tells with them. */

#include "config.h"

#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- Deliveries ------------------------------------------------------------------------------------------ */

static int
count_months (EntenteMonth month)
{
  return month.year * 12 + month.month;
}

static void
read_rate (EntenteReader *self,
           const EntenteJsonCursor *cursor,
           gpointer record,
           guint index)
{
  static const char *const known[] = { "from", "per-month", NULL };
  EntenteRate *rate = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  if (entente_json_cursor_need (cursor, "from", &child))
    {
      rate->from = entente_reader_read_month (self, &child);
      if (index > 0 && rate->from.year != 0 && count_months (rate->from) <= count_months (rate[-1].from))
        entente_json_cursor_fail (&child, g_strdup (_("The rates do not ascend in time")),
                                  g_strdup (_("List the earliest first.")));
    }
  if (entente_json_cursor_need (cursor, "per-month", &child))
    entente_json_cursor_read_number (&child, 0, INFINITY, &rate->per_month);
}

static void
read_system (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             gpointer record,
             guint index)
{
  static const char *const known[] = { "id", "name", "rates", "source", NULL };
  EntenteSystem *system = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  system->id = entente_reader_need_id (self, cursor, ENTENTE_ID_SYSTEM, index);
  entente_reader_need_text (self, cursor, "name", &system->name);
  if (entente_json_cursor_need (cursor, "rates", &child))
    system->rates = entente_reader_read_list (self, &child, 1, sizeof (EntenteRate), read_rate, &system->n_rates);
  system->source = entente_reader_get_source (self, cursor);
}

void
entente_reader_read_systems (EntenteReader *self,
                             const EntenteJsonCursor *cursor)
{
  self->dataset->systems = entente_reader_read_named_list (self, cursor, sizeof (EntenteSystem), read_system,
                                                              &self->dataset->n_systems);
}

static int
need_partner (EntenteReader *self,
              const EntenteJsonCursor *cursor)
{
  EntenteJsonCursor child;

  return entente_json_cursor_need (cursor, "partner", &child) ? entente_reader_read_partner_reference (self, &child)
                                                              : ENTENTE_NONE;
}

static void
read_order (EntenteReader *self,
            const EntenteJsonCursor *cursor,
            gpointer record,
            guint index)
{
  static const char *const known[] = { "id", "partner", "system", "quantity", "ordered", "promised", "delivered",
                                       "source", NULL };
  EntenteOrder *order = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  order->id = entente_reader_need_id (self, cursor, ENTENTE_ID_ORDER, index);
  order->partner = need_partner (self, cursor);
  order->system = entente_reader_need_reference (self, cursor, "system", ENTENTE_ID_SYSTEM);
  if (entente_json_cursor_need (cursor, "quantity", &child))
    entente_json_cursor_read_integer (&child, 1, G_MAXINT, &order->quantity);
  entente_json_cursor_get_integer (cursor, "delivered", 0, G_MAXINT, &order->delivered);
  if (order->delivered > order->quantity && order->quantity > 0
      && entente_json_cursor_get (cursor, "delivered", &child))
    entente_json_cursor_fail (&child, g_strdup (_("More is delivered than was ordered")), NULL);
  if (entente_json_cursor_get (cursor, "ordered", &child))
    order->ordered = entente_reader_read_month (self, &child);
  if (entente_json_cursor_get (cursor, "promised", &child))
    {
      order->promised = entente_reader_read_month (self, &child);
      if (order->promised.year != 0 && order->ordered.year != 0
          && count_months (order->promised) < count_months (order->ordered))
        entente_json_cursor_fail (&child, g_strdup (_("It is promised for a month before the order")), NULL);
    }
  order->source = entente_reader_get_source (self, cursor);
}

void
entente_reader_read_orders (EntenteReader *self,
                            const EntenteJsonCursor *cursor)
{
  self->dataset->orders = entente_reader_read_named_list (self, cursor, sizeof (EntenteOrder), read_order,
                                                             &self->dataset->n_orders);
}

static void
read_investment (EntenteReader *self,
                 const EntenteJsonCursor *cursor,
                 gpointer record,
                 guint index)
{
  static const char *const known[] = { "partner", "system", "from", "lag-months", "adds-per-month", NULL };
  EntenteInvestment *investment = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  investment->partner = need_partner (self, cursor);
  investment->system = entente_reader_need_reference (self, cursor, "system", ENTENTE_ID_SYSTEM);
  if (entente_json_cursor_need (cursor, "from", &child))
    investment->from = entente_reader_read_month (self, &child);
  entente_json_cursor_get_integer (cursor, "lag-months", 0, 1200, &investment->lag_months);
  if (entente_json_cursor_need (cursor, "adds-per-month", &child))
    entente_json_cursor_read_number (&child, 0, INFINITY, &investment->adds_per_month);
}

void
entente_reader_read_investments (EntenteReader *self,
                                 const EntenteJsonCursor *cursor)
{
  self->dataset->investments = entente_reader_read_document_list (self, cursor, sizeof (EntenteInvestment),
                                                                  read_investment, &self->dataset->n_investments);
}

/* -- Telling --------------------------------------------------------------------------------------------- */

static void
read_milestone (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                gpointer record,
                guint index)
{
  static const char *const known[] = { "date", "name", "who", "source", NULL };
  EntenteMilestone *milestone = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  if (entente_json_cursor_need (cursor, "date", &child))
    milestone->date = entente_reader_read_date (self, &child);
  entente_reader_need_text (self, cursor, "name", &milestone->name);
  entente_reader_get_text (self, cursor, "who", &milestone->who);
  milestone->source = entente_reader_get_source (self, cursor);
}

void
entente_reader_read_milestones (EntenteReader *self,
                                const EntenteJsonCursor *cursor)
{
  self->dataset->milestones = entente_reader_read_document_list (self, cursor, sizeof (EntenteMilestone),
                                                                 read_milestone, &self->dataset->n_milestones);
}

static void
read_focus (EntenteReader *self,
            const EntenteJsonCursor *list,
            EntenteScene *scene)
{
  EntenteJsonCursor element;
  int *focus;
  guint n, i;

  if (!entente_json_cursor_check_list (list, 0, &n))
    return;
  focus = entente_arena_alloc (self->arena, n * sizeof *focus);
  scene->focus = focus;
  for (i = 0; i < n; i++)
    {
      int partner;

      entente_json_cursor_get_element (list, i, &element);
      partner = entente_reader_read_partner_reference (self, &element);
      if (partner != ENTENTE_NONE)
        focus[scene->n_focus++] = partner;
    }
}

/* A file from elsewhere may know more views than this program: it can be shown all the same. */
static void
check_view (const EntenteJsonCursor *scene,
            const char *view)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty", NULL };
  EntenteJsonCursor child;

  if (view == NULL || g_strv_contains (views, view) || !entente_json_cursor_get (scene, "view", &child))
    return;
  entente_json_cursor_report (&child, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                              g_strdup_printf (_("There is no view “%s”; the scene keeps the one before"), view),
                              g_strdup (_("Views are ranking, orbit, network, map and certainty.")));
}

static void
read_scene (EntenteReader *self,
            const EntenteJsonCursor *cursor,
            gpointer record,
            guint index)
{
  static const char *const known[] = { "id", "title", "caption", "notes", "view", "scenario", "focus", NULL };
  EntenteScene *scene = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  scene->id = entente_reader_need_id (self, cursor, ENTENTE_ID_SCENE, index);
  entente_reader_need_text (self, cursor, "title", &scene->title);
  entente_reader_get_text (self, cursor, "caption", &scene->caption);
  entente_reader_get_text (self, cursor, "notes", &scene->notes);
  scene->view = entente_reader_get_string (self, cursor, "view");
  check_view (cursor, scene->view);
  if (entente_json_cursor_get (cursor, "scenario", &child))
    scene->scenario = entente_reader_read_scenario (self, &child);
  if (entente_json_cursor_get (cursor, "focus", &child))
    read_focus (self, &child, scene);
}

void
entente_reader_read_scenes (EntenteReader *self,
                            const EntenteJsonCursor *cursor)
{
  self->dataset->scenes = entente_reader_read_named_list (self, cursor, sizeof (EntenteScene), read_scene,
                                                             &self->dataset->n_scenes);
}

static gboolean
read_pin (EntenteReader *self,
          const EntenteJsonCursor *cursor,
          EntentePin *pin)
{
  EntenteJsonCursor x, y;
  guint n;

  pin->partner = entente_reader_find (self, cursor, ENTENTE_ID_PARTNER, cursor->member);
  if (pin->partner == ENTENTE_HUB)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_KEY,
                                g_strdup_printf (_("“%s” is the hub, not a partner"), cursor->member), NULL);
  if (!entente_json_cursor_check_list (cursor, 0, &n))
    return FALSE;
  if (n != 2)
    return entente_json_cursor_fail (cursor, g_strdup (_("A pin has two numbers")), g_strdup (_("Write [x, y].")));
  entente_json_cursor_get_element (cursor, 0, &x);
  entente_json_cursor_get_element (cursor, 1, &y);
  return entente_json_cursor_read_number (&x, -INFINITY, INFINITY, &pin->x)
         & entente_json_cursor_read_number (&y, -INFINITY, INFINITY, &pin->y) & (pin->partner >= 0);
}

/* "layout": {"pins": {"JP": [x, y]}} */
void
entente_reader_read_layout (EntenteReader *self,
                            const EntenteJsonCursor *cursor)
{
  static const char *const known[] = { "pins", NULL };
  EntenteDataset *dataset = self->dataset;
  EntenteJsonCursor table, child;
  JsonObjectIter iter;
  EntentePin *pins;

  if (!entente_json_cursor_check_object (cursor))
    return;
  entente_json_cursor_check_members (cursor, known);
  if (!entente_json_cursor_get (cursor, "pins", &table) || !entente_json_cursor_check_object (&table))
    return;
  pins = entente_arena_alloc (self->arena, json_object_get_size (json_node_get_object (table.node)) * sizeof *pins);
  dataset->pins = pins;
  json_object_iter_init_ordered (&iter, json_node_get_object (table.node));
  while (entente_json_cursor_next (&table, &iter, &child))
    if (read_pin (self, &child, &pins[dataset->n_pins]))
      dataset->n_pins++;
}
