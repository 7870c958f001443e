/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Edits of the story: scenes that are added, changed, moved and taken away. What a scene has beside what this program
 * knows stays with it, also when it is moved.
 */

#include "config.h"

#include "entente-dataset-edit-private.h"

#include "entente-json-text.h"
#include "entente-scenario.h"
#include "entente-writing-language.h"

#include <string.h>

static char *
make_focus (const EntenteDataset *dataset,
            const EntenteSceneState *state)
{
  GString *json = g_string_new ("[");
  guint i;

  for (i = 0; i < state->n_focus; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      entente_json_append_string (json, dataset->partners[state->focus[i]].id);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
add_scene (EntenteJsonEdit *edit,
           const EntenteDataset *dataset,
           const EntenteSceneDraft *draft)
{
  const EntenteText *like = dataset->n_scenes > 0 ? &dataset->scenes[dataset->n_scenes - 1].title
                                                  : &dataset->criteria[0].name;
  g_autofree char *scenario = entente_scenario_to_json (draft->state->scenario, dataset);
  g_autofree char *focus = make_focus (dataset, draft->state);
  EntenteJsonObject object;

  entente_json_object_begin (&object, edit, "/scenes");
  entente_json_object_add_string (&object, "id", draft->id);
  entente_json_object_add_text (&object, "title", like, draft->title, draft->language);
  entente_json_object_add_text (&object, "caption", like, draft->caption, draft->language);
  entente_json_object_add_text (&object, "notes", like, draft->notes, draft->language);
  entente_json_object_add_string (&object, "view", draft->state->view);
  entente_json_object_add (&object, "scenario", scenario);
  if (draft->state->n_focus > 0)
    entente_json_object_add (&object, "focus", focus);
  entente_json_object_append_to (&object, edit, "/scenes");
}

static gboolean
has_focus (const EntenteScene *scene,
           const EntenteSceneState *state)
{
  return scene->n_focus == state->n_focus
         && (state->n_focus == 0 || memcmp (scene->focus, state->focus, state->n_focus * sizeof *state->focus) == 0);
}

/* What is so already is not written again. */
static void
change_state (EntenteJsonEdit *edit,
              const EntenteDataset *dataset,
              guint scene,
              const EntenteSceneState *state)
{
  const EntenteScene *old = &dataset->scenes[scene];
  g_autoptr (EntenteScenario) before = entente_scenario_new_from_json (dataset, old->scenario);
  g_autofree char *view = g_strdup_printf ("/scenes/%u/view", scene);
  g_autofree char *scenario = g_strdup_printf ("/scenes/%u/scenario", scene);
  g_autofree char *focus = g_strdup_printf ("/scenes/%u/focus", scene);
  g_autofree char *json = NULL;

  if (g_strcmp0 (old->view, state->view) != 0)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      entente_json_append_string (string, state->view);
      entente_json_edit_set (edit, view, string->str);
    }
  if (!entente_scenario_equal (before, state->scenario))
    {
      json = entente_scenario_to_json (state->scenario, dataset);
      entente_json_edit_set (edit, scenario, json);
    }
  if (has_focus (old, state))
    return;
  g_free (json);
  json = make_focus (dataset, state);
  if (state->n_focus > 0)
    entente_json_edit_set (edit, focus, json);
  else
    entente_json_edit_remove (edit, focus);
}

static void
change_text (EntenteJsonEdit *edit,
             const char *pointer,
             const EntenteScene *scene,
             const EntenteText *text,
             const EntenteSceneDraft *draft,
             const char *string)
{
  const gboolean in_languages = text->n_entries > 0 || entente_text_has_languages (&scene->title);
  g_autofree char *shown = NULL;

  if (string == NULL)
    return;
  if (draft->languages != NULL && text->n_entries > 0)
    shown = entente_writing_language_get (text, draft->languages);
  entente_json_edit_set_text (edit, pointer, text, string,
                              !in_languages ? NULL : draft->languages != NULL && text->n_entries > 0 ? shown
                                                                                                    : draft->language);
}

static void
change_scene (EntenteJsonEdit *edit,
              const EntenteDataset *dataset,
              guint scene,
              const EntenteSceneDraft *draft)
{
  const EntenteScene *old = &dataset->scenes[scene];
  g_autofree char *title = g_strdup_printf ("/scenes/%u/title", scene);
  g_autofree char *caption = g_strdup_printf ("/scenes/%u/caption", scene);
  g_autofree char *notes = g_strdup_printf ("/scenes/%u/notes", scene);

  change_text (edit, title, old, &old->title, draft, draft->title);
  change_text (edit, caption, old, &old->caption, draft, draft->caption);
  change_text (edit, notes, old, &old->notes, draft, draft->notes);
  if (draft->state != NULL)
    change_state (edit, dataset, scene, draft->state);
}

/**
 * entente_dataset_edit_set_scene:
 *
 * Changes the scene of that id, or adds one at the end, which needs a title and a state. Of a known one the members that
 * are not in @draft, other languages, and what @draft has as %NULL are kept.
 *
 * Returns: (transfer full): the new text
 */
GBytes *
entente_dataset_edit_set_scene (const EntenteDataset *dataset,
                                const EntenteSceneDraft *draft)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  int known = entente_dataset_find_scene (dataset, draft->id);

  if (known >= 0)
    change_scene (edit, dataset, (guint) known, draft);
  else
    add_scene (edit, dataset, draft);
  return entente_json_edit_apply (edit);
}

GBytes *
entente_dataset_edit_remove_scene (const EntenteDataset *dataset,
                                   guint scene)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autofree char *pointer = g_strdup_printf ("/scenes/%u", scene);

  entente_json_edit_remove (edit, pointer);
  return entente_json_edit_apply (edit);
}

static void
put_scene (EntenteJsonEdit *edit,
           guint scene,
           guint place)
{
  g_autofree char *from = g_strdup_printf ("/scenes/%u", scene);
  g_autofree char *to = g_strdup_printf ("/scenes/%u", place);
  g_autofree char *json = NULL;
  EntenteSpan span;

  if (!entente_json_edit_get_value (edit, from, &span))
    return;
  json = g_strndup (entente_json_edit_get_data (edit) + span.start, span.end - span.start);
  entente_json_edit_set (edit, to, json);
}

/**
 * entente_dataset_edit_move_scene:
 * @place: where it is to stand; those between give way
 *
 * Returns: (transfer full): the new text
 */
GBytes *
entente_dataset_edit_move_scene (const EntenteDataset *dataset,
                                 guint scene,
                                 guint place)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  guint i;

  if (scene != place)
    put_scene (edit, scene, place);
  for (i = scene; i < place; i++)
    put_scene (edit, i + 1, i);
  for (i = scene; i > place; i--)
    put_scene (edit, i - 1, i);
  return entente_json_edit_apply (edit);
}
