/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What would be saved at one moment.
 *
 *   the dataset's text   +   scenario, baseline, pins   ->   the text of the file
 *
 * Only what differs from the dataset's own text is written, member by member: a scenario of which one weight
 * changed keeps the rest of the "scenario" object as it stands, members that nobody here knows included. A
 * snapshot that equals what the text says already is the text, byte for byte.
 *
 * A file without "scenario" opens with its defaults, one without "baseline" compares with them; so neither is
 * written before it differs.
 */

#include "config.h"

#include "entente-snapshot.h"

#include "entente-json-edit.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <string.h>

struct _EntenteSnapshot
{
  int ref_count; /* atomic */
  EntenteDataset *dataset;
  EntenteScenario *scenario, *baseline;
  EntentePin *pins; /* sorted by partner */
  guint n_pins;
};

static int
compare_pins_cb (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  return ((const EntentePin *) a)->partner - ((const EntentePin *) b)->partner;
}

/**
 * entente_snapshot_new:
 * @dataset: read from a text, which it still has
 * @scenario: (transfer none): copied
 * @baseline: (transfer none): copied
 * @pins: (array length=n_pins): at most one a partner; copied
 */
EntenteSnapshot *
entente_snapshot_new (EntenteDataset *dataset,
                      const EntenteScenario *scenario,
                      const EntenteScenario *baseline,
                      const EntentePin *pins,
                      guint n_pins)
{
  EntenteSnapshot *self = g_new0 (EntenteSnapshot, 1);

  self->ref_count = 1;
  self->dataset = entente_dataset_ref (dataset);
  self->scenario = entente_scenario_copy (scenario);
  self->baseline = entente_scenario_copy (baseline);
  self->pins = g_memdup2 (pins, n_pins * sizeof (EntentePin));
  self->n_pins = n_pins;
  if (n_pins > 0)
    g_qsort_with_data (self->pins, (int) n_pins, sizeof (EntentePin), compare_pins_cb, NULL);
  return self;
}

EntenteSnapshot *
entente_snapshot_ref (EntenteSnapshot *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_snapshot_unref (EntenteSnapshot *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  entente_dataset_unref (self->dataset);
  entente_scenario_free (self->scenario);
  entente_scenario_free (self->baseline);
  g_free (self->pins);
  g_free (self);
}

EntenteDataset *
entente_snapshot_get_dataset (const EntenteSnapshot *self)
{
  return self->dataset;
}

/* Whether both would be saved as the same text of the same dataset. */
gboolean
entente_snapshot_equal (const EntenteSnapshot *a,
                        const EntenteSnapshot *b)
{
  guint i;

  if ((a->dataset != b->dataset && g_strcmp0 (a->dataset->hash, b->dataset->hash) != 0) || a->n_pins != b->n_pins)
    return FALSE;
  for (i = 0; i < a->n_pins; i++)
    if (a->pins[i].partner != b->pins[i].partner || a->pins[i].x != b->pins[i].x || a->pins[i].y != b->pins[i].y)
      return FALSE;
  return entente_scenario_equal (a->scenario, b->scenario) && entente_scenario_equal (a->baseline, b->baseline);
}

/* -- Scenarios, member by member --------------------------------------------------------------------------- */

/* The value of a member in the text of a scenario object; NULL = not there. */
static char *
get_member (const char *json,
            const char *name)
{
  g_autofree char *pointer = g_strconcat ("/", name, NULL);
  EntenteJsonItem item;

  if (!entente_json_walk_find (json, strlen (json), 0, pointer, &item))
    return NULL;
  return g_strndup (json + item.value.start, item.value.end - item.value.start);
}

/* Sets, changes or removes one member of the object at @pointer. */
static void
edit_member (EntenteJsonEdit *edit,
             const char *pointer,
             const char *name,
             const char *was,
             const char *is)
{
  g_autofree char *place = g_strconcat (pointer, "/", name, NULL);

  if (g_strcmp0 (was, is) == 0)
    return;
  if (is == NULL)
    entente_json_edit_remove (edit, place);
  else
    entente_json_edit_set (edit, place, is);
}

static const char *const member_names[] = {
  "weights", "locks", "sliders", "method", "tiers", "gates", "uncertainty", "bounds", "order", "year", "assume-pledges",
  "what-if", "condition-levels",
};

static gboolean
note_unknown_cb (const char *json,
                 gsize length,
                 guint index,
                 const char *key,
                 gpointer user_data)
{
  gboolean *all_known = user_data;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (member_names); i++)
    if (g_strcmp0 (key, member_names[i]) == 0)
      return FALSE;
  *all_known = FALSE;
  return FALSE;
}

/* @old: what the file has there, or NULL. Both sides are compared as they would be written now. */
static void
edit_scenario (EntenteJsonEdit *edit,
               const char *pointer,
               const char *old,
               const EntenteScenario *scenario,
               const EntenteDataset *dataset)
{
  g_autoptr (EntenteScenario) before = entente_scenario_new_from_json (dataset, old);
  g_autofree char *was = entente_scenario_to_json (before, dataset);
  g_autofree char *is = entente_scenario_to_json (scenario, dataset);
  gboolean all_known = TRUE;
  guint i;

  if (strcmp (was, is) == 0)
    return;
  if (!entente_json_edit_has (edit, pointer))
    {
      entente_json_edit_set (edit, pointer, is);
      return;
    }
  entente_json_edit_remove_children (edit, pointer, note_unknown_cb, &all_known);
  if (all_known && strcmp (is, "{}") == 0)
    {
      entente_json_edit_remove (edit, pointer);
      return;
    }
  for (i = 0; i < G_N_ELEMENTS (member_names); i++)
    {
      g_autofree char *old_value = get_member (was, member_names[i]);
      g_autofree char *new_value = get_member (is, member_names[i]);

      edit_member (edit, pointer, member_names[i], old_value, new_value);
    }
}

/* -- Pins ------------------------------------------------------------------------------------------------- */

static const EntentePin *
find_pin (const EntentePin *pins,
          guint n_pins,
          int partner)
{
  guint i;

  /* A partner that is pinned twice stands where it was put last. */
  for (i = n_pins; i > 0; i--)
    if (pins[i - 1].partner == partner)
      return &pins[i - 1];
  return NULL;
}

static void
append_pin (GString *text,
            const EntentePin *pin)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "[%s, %s]", entente_json_format_number (pin->x, x),
                          entente_json_format_number (pin->y, y));
}

static void
add_pins (const EntenteSnapshot *self,
          EntenteJsonEdit *edit)
{
  g_autoptr (GString) text = g_string_new ("{");
  guint i;

  for (i = 0; i < self->n_pins; i++)
    {
      /* Ids are letters, digits and . _ -, with nothing to escape. */
      g_string_append_printf (text, "%s\"%s\": ", i > 0 ? ", " : "",
                              self->dataset->partners[self->pins[i].partner].id);
      append_pin (text, &self->pins[i]);
    }
  g_string_append_c (text, '}');
  if (self->n_pins > 0)
    entente_json_edit_set (edit, "/layout/pins", text->str);
}

static void
edit_pins (const EntenteSnapshot *self,
           EntenteJsonEdit *edit)
{
  const EntenteDataset *dataset = self->dataset;
  guint i;

  if (!entente_json_edit_has (edit, "/layout/pins"))
    {
      add_pins (self, edit);
      return;
    }
  for (i = 0; i < dataset->n_pins; i++)
    if (find_pin (self->pins, self->n_pins, dataset->pins[i].partner) == NULL)
      {
        g_autofree char *place = g_strconcat ("/layout/pins/", dataset->partners[dataset->pins[i].partner].id, NULL);

        entente_json_edit_remove (edit, place);
      }
  for (i = 0; i < self->n_pins; i++)
    {
      const EntentePin *pin = &self->pins[i], *was = find_pin (dataset->pins, dataset->n_pins, pin->partner);
      g_autofree char *place = g_strconcat ("/layout/pins/", dataset->partners[pin->partner].id, NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      if (was != NULL && was->x == pin->x && was->y == pin->y)
        continue;
      append_pin (text, pin);
      entente_json_edit_set (edit, place, text->str);
    }
}

/**
 * entente_snapshot_to_bytes:
 *
 * Returns: (transfer full): the text of the file. The dataset's own bytes when nothing differs from them. May
 *   be called on any thread; O(length of the text).
 */
GBytes *
entente_snapshot_to_bytes (const EntenteSnapshot *self)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (self->dataset->bytes);

  edit_scenario (edit, "/scenario", self->dataset->scenario, self->scenario, self->dataset);
  edit_scenario (edit, "/baseline", self->dataset->baseline, self->baseline, self->dataset);
  edit_pins (self, edit);
  return entente_json_edit_apply (edit);
}
