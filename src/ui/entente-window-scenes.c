/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The actions that make a story: each is one step of undo of the document, as all edits of it are. */

#include "config.h"

#include "entente-window-private.h"

#include "entente-dataset-edit.h"
#include "entente-scene-dialog.h"
#include "entente-scenes-dialog.h"
#include "entente-writing-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const action_names[] = {
  "scenes", "keep-scene", "edit-scene", "move-scene", "present-scene", "remove-scene", "replace-scene",
};

/* What the window shows: view, scenario and whom it is about. */
typedef struct
{
  EntenteSceneState state;
  int focus[2];
} Shown;

static EntenteSession *
get_session (EntenteWindow *self)
{
  return entente_document_page_get_session (self->page);
}

static const char *
get_title (const EntenteScene *scene)
{
  return entente_text_get (&scene->title, g_get_language_names ());
}

/* ENTENTE_NONE = it is gone */
static int
find_scene (EntenteWindow *self,
            const char *id)
{
  return self->page != NULL ? entente_dataset_find_scene (entente_session_get_dataset (get_session (self)), id)
                            : ENTENTE_NONE;
}

static void
look (EntenteWindow *self,
      Shown *shown)
{
  EntenteSession *session = get_session (self);
  const int selected = entente_session_get_selected (session), compared = entente_session_get_compared (session);

  shown->state = (EntenteSceneState){
    .view = adw_view_stack_get_visible_child_name (entente_document_page_get_stack (self->page)),
    .scenario = entente_session_get_scenario (session),
    .focus = shown->focus,
  };
  if (selected != ENTENTE_NONE)
    shown->focus[shown->state.n_focus++] = selected;
  if (selected != ENTENTE_NONE && compared != ENTENTE_NONE && compared != selected)
    shown->focus[shown->state.n_focus++] = compared;
}

/* The first sentence of what the picture says. */
static char *
suggest_title (EntenteWindow *self)
{
  EntentePictureView *view = entente_document_page_get_view (self->page);
  char *title = view != NULL ? entente_picture_describe (entente_picture_view_get_picture (view)) : NULL;
  char *end;

  if (title == NULL)
    return g_strdup ("");
  end = strstr (title, ". ");
  if (end == NULL)
    end = strstr (title, "。");
  if (end == NULL && g_str_has_suffix (title, "."))
    end = title + strlen (title) - 1;
  if (end != NULL)
    *end = '\0';
  return title;
}

static void
keep_scene (const char *id,
            const EntenteSceneWords *words,
            GObject *owner)
{
  EntenteWindow *self = ENTENTE_WINDOW (owner);
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  g_autofree char *fresh = entente_dataset_edit_make_id (dataset, words->title, "scenes");
  g_autofree char *language = entente_writing_language_get (NULL, g_get_language_names ());
  /* Translators: a step of undo; %s is the title of a scene */
  g_autofree char *label = g_strdup_printf (_("Keep the scene %s"), words->title);
  Shown shown;
  const EntenteSceneDraft draft = { fresh, words->title, words->caption, words->notes, language, NULL, &shown.state };

  look (self, &shown);
  entente_window_submit_edit (self, entente_dataset_edit_set_scene (dataset, &draft), label,
                              g_strdup_printf (_("Kept as scene %u"), dataset->n_scenes + 1));
}

/* (nullable): what is to be written; what reads as before stays, in all its languages */
static const char *
get_change (const EntenteText *text,
            const char *typed)
{
  const char *shown = entente_text_get (text, g_get_language_names ());

  return g_strcmp0 (shown != NULL ? shown : "", typed != NULL ? typed : "") != 0 ? typed : NULL;
}

static void
change_words (const char *id,
              const EntenteSceneWords *words,
              GObject *owner)
{
  EntenteWindow *self = ENTENTE_WINDOW (owner);
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  const int scene = find_scene (self, id);
  g_autofree char *language = NULL, *label = NULL;
  EntenteSceneDraft draft = { .id = id, .languages = g_get_language_names () };

  if (scene < 0)
    return;
  draft.title = get_change (&dataset->scenes[scene].title, words->title);
  draft.caption = get_change (&dataset->scenes[scene].caption, words->caption);
  draft.notes = get_change (&dataset->scenes[scene].notes, words->notes);
  if (draft.title == NULL && draft.caption == NULL && draft.notes == NULL)
    return;
  language = entente_writing_language_get (&dataset->scenes[scene].title, g_get_language_names ());
  draft.language = language;
  /* Translators: a step of undo; %s is the title of a scene */
  label = g_strdup_printf (_("Change the words of %s"), words->title);
  entente_window_submit_edit (self, entente_dataset_edit_set_scene (dataset, &draft), label, NULL);
}

static void
keep_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  EntenteWindow *self = user_data;
  GtkWindow *parent = self->scenes != NULL ? GTK_WINDOW (self->scenes) : GTK_WINDOW (self);
  g_autofree char *title = suggest_title (self);

  entente_scene_dialog_present (parent, NULL, &(EntenteSceneWords){ title, NULL, NULL }, keep_scene, G_OBJECT (self));
}

static void
edit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  EntenteWindow *self = user_data;
  GtkWindow *parent = self->scenes != NULL ? GTK_WINDOW (self->scenes) : GTK_WINDOW (self);
  const char *const *languages = g_get_language_names ();
  const int index = find_scene (self, g_variant_get_string (parameter, NULL));
  const EntenteScene *scene;
  EntenteSceneWords words;

  if (index < 0)
    return;
  scene = &entente_session_get_dataset (get_session (self))->scenes[index];
  words = (EntenteSceneWords){ get_title (scene), entente_text_get (&scene->caption, languages),
                               entente_text_get (&scene->notes, languages) };
  entente_scene_dialog_present (parent, scene->id, &words, change_words, G_OBJECT (self));
}

/* A key that is held asks again before the last answer is in the document: that is not what its step is about. */
static void
replace_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  const int scene = find_scene (self, g_variant_get_string (parameter, NULL));
  g_autofree char *label = NULL;
  Shown shown;
  EntenteSceneDraft draft = { .state = &shown.state };

  if (self->n_edits > 0 || scene < 0)
    return;
  look (self, &shown);
  draft.id = dataset->scenes[scene].id;
  /* Translators: a step of undo; %s is the title of a scene */
  label = g_strdup_printf (_("Replace what %s shows"), get_title (&dataset->scenes[scene]));
  entente_window_submit_edit (self, entente_dataset_edit_set_scene (dataset, &draft), label,
                              g_strdup_printf (_("Scene %d now shows what the window does"), scene + 1));
}

static void
remove_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  const int scene = find_scene (self, g_variant_get_string (parameter, NULL));
  g_autofree char *label = NULL;
  const char *title;

  if (self->n_edits > 0 || scene < 0)
    return;
  title = get_title (&dataset->scenes[scene]);
  label = g_strdup_printf (_("Remove %s"), title);
  entente_window_submit_edit (self, entente_dataset_edit_remove_scene (dataset, (guint) scene), label,
                              g_strdup_printf (_("The scene “%s” was removed"), title));
}

/* The id, and by how many places. */
static void
move_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  g_autofree char *label = NULL;
  const char *id;
  int scene, place, steps;

  g_variant_get (parameter, "(&si)", &id, &steps);
  scene = find_scene (self, id);
  place = scene + steps;
  if (self->n_edits > 0 || scene < 0 || place < 0 || place >= (int) dataset->n_scenes || place == scene)
    return;
  label = g_strdup_printf (_("Move %s"), get_title (&dataset->scenes[scene]));
  entente_window_submit_edit (self, entente_dataset_edit_move_scene (dataset, (guint) scene, (guint) place), label,
                              NULL);
}

static void
present_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  EntenteWindow *self = user_data;
  const int scene = find_scene (self, g_variant_get_string (parameter, NULL));

  if (scene < 0)
    return;
  entente_window_present (self, FALSE);
  if (self->stage != NULL)
    entente_stage_go_to (self->stage, (guint) scene + 1);
}

static void
scenes_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (self->scenes == NULL)
    {
      self->scenes = entente_scenes_dialog_new (GTK_WINDOW (self), get_session (self));
      g_object_add_weak_pointer (G_OBJECT (self->scenes), (gpointer *) &self->scenes);
    }
  gtk_window_present (GTK_WINDOW (self->scenes));
}

/* Nothing of the window stands before an audience. */
void
entente_window_close_scenes (EntenteWindow *self)
{
  if (self->scenes != NULL)
    gtk_window_destroy (GTK_WINDOW (self->scenes));
}

void
entente_window_update_scenes (EntenteWindow *self,
                              gboolean document)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (action_names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action_names[i])),
                                 document);
}

void
entente_window_add_scene_actions (EntenteWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "scenes", .activate = scenes_cb },
    { .name = "keep-scene", .activate = keep_cb },
    { .name = "edit-scene", .activate = edit_cb, .parameter_type = "s" },
    { .name = "move-scene", .activate = move_cb, .parameter_type = "(si)" },
    { .name = "present-scene", .activate = present_cb, .parameter_type = "s" },
    { .name = "remove-scene", .activate = remove_cb, .parameter_type = "s" },
    { .name = "replace-scene", .activate = replace_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
