/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Adding partners, and taking them away with all that refers to them.
 *
 * The reader refuses a file in which something names a partner that is not there. Partners are named by ties (both
 * ends), blocs, orders, investments, pins, the focus of scenes, and the what-ifs of the scenario, the baseline and
 * the scenes; agendas, pledges and plans stand inside their partner and name only indicators.
 */

#include "config.h"

#include "entente-dataset-edit-private.h"

#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <string.h>

/* -- Adding ---------------------------------------------------------------------------------------------- */

/* The region of the file that reads so in the language, or in any. */
static const EntenteText *
find_region (const EntenteDataset *dataset,
             const char *region,
             const char *language)
{
  const char *const languages[] = { language, NULL };
  guint i, k;

  for (i = 0; i < dataset->n_regions; i++)
    if (strcmp (entente_text_get (&dataset->regions[i], languages), region) == 0)
      return &dataset->regions[i];
  for (i = 0; i < dataset->n_regions; i++)
    for (k = 0; k < dataset->regions[i].n_entries; k++)
      if (strcmp (dataset->regions[i].entries[k].string, region) == 0
          || strcmp (dataset->regions[i].entries[k].written, region) == 0)
        return &dataset->regions[i];
  return NULL;
}

/* A known region is written in all its languages: only then is it the same one. */
static void
add_known_region (EntenteJsonObject *object,
                  const EntenteText *region)
{
  g_autoptr (GString) json = g_string_new (NULL);
  guint i;

  if (!entente_text_has_languages (region))
    {
      entente_json_object_add_string (object, "region", region->entries[0].written);
      return;
    }
  for (i = 0; i < region->n_entries; i++)
    {
      g_string_append (json, i == 0 ? "{" : ", ");
      entente_json_append_string (json, region->entries[i].language);
      g_string_append (json, ": ");
      entente_json_append_string (json, region->entries[i].written);
    }
  g_string_append_c (json, '}');
  entente_json_object_add (object, "region", json->str);
}

static void
add_location (EntenteJsonObject *object,
              const EntentePartnerDraft *draft)
{
  char longitude[G_ASCII_DTOSTR_BUF_SIZE], latitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *json = g_strdup_printf ("[%s, %s]", entente_json_format_number (draft->longitude, longitude),
                                           entente_json_format_number (draft->latitude, latitude));

  entente_json_object_add (object, "location", json);
}

/**
 * entente_dataset_edit_add_partner:
 * @draft: its location, if it has one, in finite numbers. A country or territory whose id the map knows needs
 *   none.
 *
 * Appends a partner without facts. A region that the file knows is written as there, in all its languages.
 *
 * Returns: (transfer full): the new text. O(length of the file).
 */
GBytes *
entente_dataset_edit_add_partner (const EntenteDataset *dataset,
                                  const EntentePartnerDraft *draft)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  const EntenteText *like = dataset->n_partners > 0 ? &dataset->partners[dataset->n_partners - 1].name
                                                    : &dataset->hub_name;
  const EntenteText *region = draft->region != NULL && *draft->region != '\0'
                                ? find_region (dataset, draft->region, draft->language) : NULL;
  EntenteJsonObject object;

  g_return_val_if_fail (!draft->has_location || (isfinite (draft->longitude) && isfinite (draft->latitude)), NULL);
  entente_json_object_begin (&object, edit, "/partners");
  entente_json_object_add_string (&object, "id", draft->id);
  entente_json_object_add_text (&object, "name", like, draft->name, draft->language);
  if (region != NULL)
    add_known_region (&object, region);
  else
    entente_json_object_add_text (&object, "region", dataset->n_regions > 0 ? &dataset->regions[0] : like,
                                  draft->region, draft->language);
  if (draft->has_location)
    add_location (&object, draft);
  entente_json_object_append_to (&object, edit, "/partners");
  return entente_json_edit_apply (edit);
}

/* -- Removing -------------------------------------------------------------------------------------------- */

typedef struct
{
  const EntenteDataset *dataset;
  EntenteJsonEdit *edit;
  int partner; /* ENTENTE_NONE = all */
  const char *const *members; /* of an element that names partners */
} Leaving;

static gboolean
is_leaving (const Leaving *self,
            const char *id)
{
  const int partner = entente_dataset_find_partner (self->dataset, id);

  return partner >= 0 && (self->partner == ENTENTE_NONE || self->partner == partner);
}

static gboolean
names_leaving (const Leaving *self,
               const char *json,
               gsize length)
{
  g_autofree char *id = NULL;

  if (length < 2 || *json != '"')
    return FALSE;
  id = entente_json_walk_unescape (json + 1, length - 2);
  return is_leaving (self, id);
}

static gboolean
is_string_leaving_cb (const char *json,
                      gsize length,
                      guint index,
                      const char *key,
                      gpointer user_data)
{
  return names_leaving (user_data, json, length);
}

static gboolean
is_key_leaving_cb (const char *json,
                   gsize length,
                   guint index,
                   const char *key,
                   gpointer user_data)
{
  return key != NULL && is_leaving (user_data, key);
}

static gboolean
is_element_leaving_cb (const char *json,
                       gsize length,
                       guint index,
                       const char *key,
                       gpointer user_data)
{
  const Leaving *self = user_data;
  EntenteJsonItem item;
  guint i;

  for (i = 0; self->members[i] != NULL; i++)
    if (entente_json_walk_find (json, length, 0, self->members[i], &item)
        && names_leaving (self, json + item.value.start, item.value.end - item.value.start))
      return TRUE;
  return FALSE;
}

static guint
remove_elements (Leaving *self,
                 const char *list,
                 const char *const *members)
{
  self->members = members;
  return entente_json_edit_remove_children (self->edit, list, is_element_leaving_cb, self);
}

static guint
remove_members (Leaving *self,
                const char *pointer)
{
  return entente_json_edit_remove_children (self->edit, pointer, is_key_leaving_cb, self);
}

static guint
remove_from_blocs (Leaving *self)
{
  guint n = 0, i;

  for (i = 0; i < self->dataset->n_blocs; i++)
    {
      g_autofree char *members = g_strdup_printf ("/blocs/%u/members", i);

      n += entente_json_edit_remove_children (self->edit, members, is_string_leaving_cb, self);
    }
  return n;
}

/* The focus and the what-ifs of a scene. */
static guint
remove_from_scene (Leaving *self,
                   guint scene)
{
  g_autofree char *focus = g_strdup_printf ("/scenes/%u/focus", scene);
  g_autofree char *what_ifs = g_strdup_printf ("/scenes/%u/scenario/what-if", scene);

  return entente_json_edit_remove_children (self->edit, focus, is_string_leaving_cb, self)
         + remove_members (self, what_ifs);
}

static void
remove_references (Leaving *self,
                   EntenteRemoval *removal)
{
  static const char *const ends[] = { "/a", "/b", NULL }, *const partner[] = { "/partner", NULL };

  removal->n_ties = remove_elements (self, "/ties", ends);
  removal->n_blocs = remove_from_blocs (self);
  removal->n_orders = remove_elements (self, "/orders", partner);
  removal->n_others += remove_elements (self, "/investments", partner);
  removal->n_others += remove_members (self, "/layout/pins");
  removal->n_others += remove_members (self, "/scenario/what-if");
  removal->n_others += remove_members (self, "/baseline/what-if");
}

/**
 * entente_dataset_edit_remove_partner:
 * @removal: (out) (optional): what goes with the partner
 *
 * Takes a partner away, and all that names it: its ties, orders and investments; its place in blocs, in the focus
 * of scenes and among the pins; the what-ifs about it. A bloc or a scene that names nobody any more stays, and so
 * does a list that is empty then.
 *
 * Returns: (transfer full): the new text. O(length of the file).
 */
GBytes *
entente_dataset_edit_remove_partner (const EntenteDataset *dataset,
                                     guint partner,
                                     EntenteRemoval *removal)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autofree char *pointer = g_strdup_printf ("/partners/%u", partner);
  const EntentePartner *p = &dataset->partners[partner];
  Leaving leaving = { dataset, edit, partner, NULL };
  EntenteRemoval counts = { .n_facts = p->n_facts, .n_others = p->n_pledges + p->n_agenda + p->n_plan };
  guint i;

  entente_json_edit_remove (edit, pointer);
  remove_references (&leaving, &counts);
  for (i = 0; i < dataset->n_scenes; i++)
    counts.n_others += remove_from_scene (&leaving, i);
  if (removal != NULL)
    *removal = counts;
  return entente_json_edit_apply (edit);
}

/**
 * entente_dataset_edit_clear_partners:
 *
 * A template: the same criteria, tiers, gates, presets, sources and kinds of tie, with no partner and nothing that
 * names one. Scenes that name partners go as a whole, since their words would be about nobody; so do the
 * description, the date and the year of what the file was about.
 *
 * Returns: (transfer full): the new text
 */
GBytes *
entente_dataset_edit_clear_partners (const EntenteDataset *dataset)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  Leaving leaving = { dataset, edit, ENTENTE_NONE, NULL };
  EntenteRemoval counts = { 0 };
  guint i;

  entente_json_edit_set (edit, "/partners", "[]");
  entente_json_edit_remove (edit, "/description");
  entente_json_edit_remove (edit, "/date");
  entente_json_edit_remove (edit, "/year");
  remove_references (&leaving, &counts);
  for (i = 0; i < dataset->n_scenes; i++)
    if (remove_from_scene (&leaving, i) > 0)
      {
        g_autofree char *scene = g_strdup_printf ("/scenes/%u", i);

        entente_json_edit_remove (edit, scene);
      }
  return entente_json_edit_apply (edit);
}
