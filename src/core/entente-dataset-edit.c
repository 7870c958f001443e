/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Edits of a dataset: its title, its presets, and ids for what is new.
 *
 * Facts are edited in entente-fact-edit.c, partners in entente-partner-edit.c, scenes in entente-scene-edit.c.
 */

#include "config.h"

#include "entente-dataset-edit-private.h"

#include "entente-dataset-private.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <string.h>

/* Characters of an id made from a name, without the number that tells it from others. */
#define LONGEST_ID 40

/* -- Title ----------------------------------------------------------------------------------------------- */

/* The first member behind the ones that say what the file is. */
static char *
find_place_of_title (const EntenteJsonEdit *edit)
{
  static const char *const head[] = { "format", "version", "$schema", NULL };
  guint n, i;
  const EntenteJsonItem *members = entente_json_edit_get_children (edit, "", &n);

  for (i = 0; i < n; i++)
    {
      g_autofree char *name = entente_json_edit_get_key (edit, &members[i]);

      if (!g_strv_contains (head, name))
        {
          GString *pointer = g_string_new (NULL);

          entente_json_pointer_append (pointer, name);
          return g_string_free (pointer, FALSE);
        }
    }
  return NULL;
}

/**
 * entente_dataset_edit_set_title:
 * @title: (nullable): %NULL or "" takes the title in @language away
 * @language: (nullable): of @title; other languages are kept
 *
 * A title where there was none goes to the top of the file.
 *
 * Returns: (transfer full): the new text. O(length of the file), as all edits are.
 */
GBytes *
entente_dataset_edit_set_title (const EntenteDataset *dataset,
                                const char *title,
                                const char *language)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autofree char *place = dataset->title.n_entries == 0 ? find_place_of_title (edit) : NULL;
  g_autoptr (GString) json = NULL;

  if (place == NULL || title == NULL || *title == '\0')
    entente_json_edit_set_text (edit, "/title", &dataset->title, title, language);
  else
    {
      json = g_string_new (NULL);
      entente_json_append_text (json, title, entente_text_has_languages (&dataset->hub_name) ? language : NULL);
      entente_json_edit_insert (edit, place, "title", json->str);
    }
  return entente_json_edit_apply (edit);
}

/* -- Presets --------------------------------------------------------------------------------------------- */

static void
add_preset (EntenteJsonEdit *edit,
            const EntenteDataset *dataset,
            const EntentePresetDraft *draft)
{
  const EntenteText *like = dataset->n_presets > 0 ? &dataset->presets[dataset->n_presets - 1].name
                                                   : &dataset->criteria[0].name;
  g_autoptr (GString) weights = g_string_new ("{");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  EntenteJsonObject object;
  guint c;

  for (c = 0; c < dataset->n_criteria; c++)
    {
      g_string_append (weights, c > 0 ? ", " : "");
      entente_json_append_string (weights, dataset->criteria[c].id);
      g_string_append_printf (weights, ": %s", entente_json_format_number (draft->weights[c], buffer));
    }
  g_string_append_c (weights, '}');
  entente_json_object_begin (&object, edit, "/presets");
  entente_json_object_add_string (&object, "id", draft->id);
  entente_json_object_add_text (&object, "name", like, draft->name, draft->language);
  entente_json_object_add_text (&object, "description", like, draft->description, draft->language);
  entente_json_object_add (&object, "weights", weights->str);
  entente_json_object_append_to (&object, edit, "/presets");
}

static void
change_preset (EntenteJsonEdit *edit,
               const EntenteDataset *dataset,
               guint preset,
               const EntentePresetDraft *draft)
{
  const EntentePreset *old = &dataset->presets[preset];
  g_autofree char *name = g_strdup_printf ("/presets/%u/name", preset);
  g_autofree char *description = g_strdup_printf ("/presets/%u/description", preset);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  guint c;

  entente_json_edit_set_text (edit, name, &old->name, draft->name, draft->language);
  if (draft->description != NULL)
    entente_json_edit_set_text (edit, description, &old->description, draft->description,
                                old->description.n_entries > 0 || entente_text_has_languages (&old->name) ? draft->language : NULL);
  for (c = 0; c < dataset->n_criteria; c++)
    if (old->weights[c] != draft->weights[c])
      {
        g_autofree char *weight = g_strdup_printf ("/presets/%u/weights/%s", preset, dataset->criteria[c].id);

        entente_json_edit_set (edit, weight, entente_json_format_number (draft->weights[c], buffer));
      }
}

/**
 * entente_dataset_edit_set_preset:
 *
 * Changes the preset of that id, or adds one at the end. Of a known one the members that are not in @draft, other
 * languages, and a description that @draft has as %NULL are kept.
 *
 * Returns: (transfer full): the new text
 */
GBytes *
entente_dataset_edit_set_preset (const EntenteDataset *dataset,
                                 const EntentePresetDraft *draft)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  int known = entente_dataset_find_preset (dataset, draft->id);

  if (known >= 0)
    change_preset (edit, dataset, known, draft);
  else
    add_preset (edit, dataset, draft);
  return entente_json_edit_apply (edit);
}

GBytes *
entente_dataset_edit_remove_preset (const EntenteDataset *dataset,
                                    guint preset)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autofree char *pointer = g_strdup_printf ("/presets/%u", preset);

  entente_json_edit_remove (edit, pointer);
  return entente_json_edit_apply (edit);
}

/* -- Ids ------------------------------------------------------------------------------------------------- */

/* Lower-case ASCII letters and digits, all else one hyphen; NULL without a letter. */
static char *
make_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);
  gboolean has_letter = FALSE;
  const char *p;

  for (p = ascii; *p != '\0' && slug->len < LONGEST_ID; p++)
    {
      has_letter |= g_ascii_isalpha (*p);
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, !has_letter);
}

/**
 * entente_dataset_edit_make_id:
 * @name: what the user calls it, in any script
 * @list: "partners", "presets", "scenes" or "sources"
 *
 * Returns: (transfer full): an id that is not taken: "New source 2" gives new-source-2, then new-source-2-2; a
 *   name without a Latin letter gives partner-1
 */
char *
entente_dataset_edit_make_id (const EntenteDataset *dataset,
                              const char *name,
                              const char *list)
{
  g_autofree char *slug = make_slug (name);
  g_autofree char *noun = g_strndup (list, strlen (list) - 1);
  EntenteIdKind kind = strcmp (list, "partners") == 0 ? ENTENTE_ID_PARTNER
                       : strcmp (list, "presets") == 0 ? ENTENTE_ID_PRESET
                       : strcmp (list, "scenes") == 0  ? ENTENTE_ID_SCENE
                                                       : ENTENTE_ID_SOURCE;
  char *id = slug != NULL ? g_strdup (slug) : g_strdup_printf ("%s-1", noun);
  guint n;

  for (n = 2; entente_dataset_find (dataset, kind, id) != ENTENTE_NONE; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug != NULL ? slug : noun, n);
    }
  return id;
}
