/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The steps of a presentation, without any window.
 *
 *   [here]  ->  scene 1  ->  ...  ->  scene n  ->  the end          a document with scenes
 *   here, in one view after the other                               a document without
 *
 * Scenes are shown in a session beside the document's, so that presenting changes nothing in it. What the presenter
 * tried in a scene, because somebody asked, is remembered when the scene is left; in the end each of these becomes one
 * step of undo of the document, so that nothing is lost and one key brings back what was there before. The last of them
 * is the document's draft meanwhile: a crash before an audience does not take it away.
 *
 * Partners that are put somewhere by hand stay there in all scenes, as they do in the document.
 */

#include "config.h"

#include "entente-presentation.h"

#include <glib/gi18n-lib.h>

#define HERE (-1)

typedef struct
{
  EntenteScenario *scenario; /* NULL = nothing of it was tried */
  GArray *pins;              /* EntentePin; NULL = nobody was moved */
  char *label;
} Trial;

struct _EntentePresentation
{
  EntenteSession *document, *session;
  EntenteDataset *dataset; /* whose scenes they are, whatever becomes of the document meanwhile */
  const char *const *views;
  const char *view;
  gboolean has_here;
  EntenteScenario *here, *baseline; /* what was shown when it began, and compared with */
  int selected, compared;

  int position;             /* HERE, a scene from 0, or their number: the end */
  gboolean arriving;        /* somewhere, and nothing is tried by that */
  EntenteScenario *arrived; /* as the step was before anything was tried in it */
  GArray *pins;             /* as they were when the step began */
  GPtrArray *trials;
};

static void
free_trial (gpointer data)
{
  Trial *trial = data;

  g_clear_pointer (&trial->scenario, entente_scenario_free);
  g_clear_pointer (&trial->pins, g_array_unref);
  g_free (trial->label);
  g_free (trial);
}

static int
get_n_scenes (const EntentePresentation *self)
{
  return (int) self->dataset->n_scenes;
}

/* (nullable) */
const EntenteScene *
entente_presentation_get_scene (EntentePresentation *self)
{
  return self->position >= 0 && self->position < get_n_scenes (self) ? &self->dataset->scenes[self->position] : NULL;
}

/* (nullable): %NULL = the end, or there is no story */
const EntenteScene *
entente_presentation_get_next_scene (EntentePresentation *self)
{
  return self->position + 1 < get_n_scenes (self) ? &self->dataset->scenes[self->position + 1] : NULL;
}

static char *
make_label (EntentePresentation *self)
{
  const EntenteScene *scene = entente_presentation_get_scene (self);

  if (scene == NULL)
    return g_strdup (_("Tried while presenting"));
  /* Translators: a step of undo; %s is the title of a scene */
  return g_strdup_printf (_("Tried at “%s”"), entente_text_get (&scene->title, g_get_language_names ()));
}

static GArray *
copy_pins (EntentePresentation *self)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (EntentePin));
  const EntentePin *pins;
  guint n_pins;

  pins = entente_session_get_pins (self->session, &n_pins);
  if (n_pins > 0)
    g_array_append_vals (copy, pins, n_pins);
  return copy;
}

static gboolean
has_moved (EntentePresentation *self)
{
  const EntentePin *pins;
  guint n_pins, i;

  pins = entente_session_get_pins (self->session, &n_pins);
  if (n_pins != self->pins->len)
    return TRUE;
  for (i = 0; i < n_pins; i++)
    {
      const EntentePin *before = &g_array_index (self->pins, EntentePin, i);

      if (pins[i].partner != before->partner || pins[i].x != before->x || pins[i].y != before->y)
        return TRUE;
    }
  return FALSE;
}

/* (nullable) (transfer full): what was tried in the step that is shown */
static Trial *
make_trial (EntentePresentation *self)
{
  const EntenteScenario *now = entente_session_get_scenario (self->session);
  const gboolean tried = !entente_scenario_equal (now, self->arrived), moved = has_moved (self);
  Trial *trial;

  if (!tried && !moved)
    return NULL;
  trial = g_new0 (Trial, 1);
  trial->scenario = tried ? entente_scenario_copy (now) : NULL;
  trial->pins = moved ? copy_pins (self) : NULL;
  trial->label = make_label (self);
  return trial;
}

/* From here on nothing was tried. */
static void
begin_step (EntentePresentation *self)
{
  g_clear_pointer (&self->arrived, entente_scenario_free);
  self->arrived = entente_scenario_copy (entente_session_get_scenario (self->session));
  g_clear_pointer (&self->pins, g_array_unref);
  self->pins = copy_pins (self);
}

/* What was tried in the step that is being left. */
static void
keep_trial (EntentePresentation *self)
{
  Trial *trial = make_trial (self);

  if (trial != NULL)
    g_ptr_array_add (self->trials, trial);
}

/* Of all that was tried, what the document would have if this was the end. */
static void
update_draft (EntentePresentation *self)
{
  Trial *trial;
  EntenteSessionState state = { self->dataset, NULL, NULL };
  guint i;

  if (self->arriving)
    return;
  trial = make_trial (self);
  for (i = 0; i < self->trials->len + (trial != NULL ? 1 : 0); i++)
    {
      const Trial *each = i < self->trials->len ? g_ptr_array_index (self->trials, i) : trial;

      state.scenario = each->scenario != NULL ? each->scenario : state.scenario;
      state.pins = each->pins != NULL ? each->pins : state.pins;
    }
  entente_session_set_draft (self->document, state.scenario != NULL || state.pins != NULL ? &state : NULL);
  if (trial != NULL)
    free_trial (trial);
}

static const char *
find_view (EntentePresentation *self,
           const char *view)
{
  guint i;

  for (i = 0; view != NULL && self->views[i] != NULL; i++)
    if (g_str_equal (self->views[i], view))
      return self->views[i];
  return NULL;
}

/* A scene without a view of its own, or with one that this program doesn't know, keeps the one that is shown. */
static void
show_view_of (EntentePresentation *self,
              const EntenteScene *scene)
{
  const char *view = find_view (self, scene->view);

  if (view != NULL)
    self->view = view;
}

static void
arrive (EntentePresentation *self,
        int position)
{
  const EntenteScene *scene;
  g_autoptr (EntenteScenario) scenario = NULL;
  int selected = self->selected, compared = self->compared;

  self->position = position;
  scene = entente_presentation_get_scene (self);
  if (scene == NULL && position != HERE)
    return;
  scenario = scene != NULL ? entente_scenario_new_from_json (self->dataset, scene->scenario)
                           : entente_scenario_copy (self->here);
  if (scene != NULL)
    {
      show_view_of (self, scene);
      selected = scene->n_focus > 0 ? scene->focus[0] : ENTENTE_NONE;
      compared = scene->n_focus > 1 ? scene->focus[1] : ENTENTE_NONE;
    }
  self->arriving = TRUE;
  entente_session_show_scenario (self->session, scenario, self->baseline);
  entente_session_set_selected (self->session, selected);
  entente_session_set_compared (self->session, compared);
  begin_step (self);
  self->arriving = FALSE;
}

/* What was tried is kept, and then the same again is as the story has it. */
static gboolean
move_to (EntentePresentation *self,
         int position)
{
  const int first = self->has_here ? HERE : 0;

  if (position < first || position > get_n_scenes (self))
    return FALSE;
  if (self->position != get_n_scenes (self))
    keep_trial (self);
  arrive (self, position);
  update_draft (self);
  return TRUE;
}

static gboolean
move_view (EntentePresentation *self,
           int step)
{
  int now = 0, n = 0;

  for (; self->views[n] != NULL; n++)
    if (self->views[n] == self->view)
      now = n;
  if (now + step < 0 || now + step >= n)
    return FALSE;
  self->view = self->views[now + step];
  return TRUE;
}

/**
 * entente_presentation_new:
 * @document: what is presented
 *
 * A document without scenes is always presented from here.
 */
EntentePresentation *
entente_presentation_new (EntenteSession *document,
                          const EntentePresentationStart *start)
{
  EntentePresentation *self = g_new0 (EntentePresentation, 1);

  self->document = g_object_ref (document);
  self->session = entente_session_new_beside (document);
  self->dataset = entente_dataset_ref (entente_session_get_dataset (document));
  self->views = start->views;
  self->view = find_view (self, start->view);
  if (self->view == NULL)
    self->view = self->views[0];
  self->has_here = start->here || self->dataset->n_scenes == 0;
  self->here = entente_scenario_copy (entente_session_get_scenario (document));
  self->baseline = entente_scenario_copy (entente_session_get_baseline_scenario (document));
  self->selected = entente_session_get_selected (document);
  self->compared = entente_session_get_compared (document);
  self->trials = g_ptr_array_new_with_free_func (free_trial);
  arrive (self, self->has_here ? HERE : 0);
  g_signal_connect_swapped (self->session, "state-changed", G_CALLBACK (update_draft), self);
  return self;
}

void
entente_presentation_free (EntentePresentation *self)
{
  entente_session_set_draft (self->document, NULL);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->document);
  g_object_unref (self->session);
  entente_dataset_unref (self->dataset);
  g_clear_pointer (&self->here, entente_scenario_free);
  g_clear_pointer (&self->baseline, entente_scenario_free);
  g_clear_pointer (&self->arrived, entente_scenario_free);
  g_clear_pointer (&self->pins, g_array_unref);
  g_ptr_array_unref (self->trials);
  g_free (self);
}

/* (transfer none) in which all of it happens */
EntenteSession *
entente_presentation_get_session (EntentePresentation *self)
{
  return self->session;
}

const char *
entente_presentation_get_view (EntentePresentation *self)
{
  return self->view;
}

guint
entente_presentation_get_n_scenes (EntentePresentation *self)
{
  return self->dataset->n_scenes;
}

/* Of the scene that is shown, from 1; 0 = none. */
guint
entente_presentation_get_number (EntentePresentation *self)
{
  return entente_presentation_get_scene (self) != NULL ? (guint) self->position + 1 : 0;
}

/* Behind the last scene. */
gboolean
entente_presentation_is_at_end (EntentePresentation *self)
{
  return self->dataset->n_scenes > 0 && self->position == get_n_scenes (self);
}

/**
 * entente_presentation_go:
 *
 * The first is the first scene, also where the presentation began with something else; behind the last scene comes the
 * end. Without scenes this goes through the views.
 *
 * Returns: %FALSE when there is nowhere to go
 */
gboolean
entente_presentation_go (EntentePresentation *self,
                         EntentePresentationMove move)
{
  const int last = get_n_scenes (self) - 1;

  if (last < 0)
    {
      if (move == ENTENTE_PRESENTATION_NEXT || move == ENTENTE_PRESENTATION_BACK)
        return move_view (self, move == ENTENTE_PRESENTATION_NEXT ? 1 : -1);
      while (move_view (self, move == ENTENTE_PRESENTATION_LAST ? 1 : -1))
        ;
      return TRUE;
    }
  switch (move)
    {
    case ENTENTE_PRESENTATION_NEXT:
      return move_to (self, self->position + 1);
    case ENTENTE_PRESENTATION_BACK:
      return move_to (self, self->position - 1);
    case ENTENTE_PRESENTATION_FIRST:
      return move_to (self, 0);
    case ENTENTE_PRESENTATION_LAST:
    default:
      return move_to (self, last);
    }
}

/**
 * entente_presentation_go_to:
 * @number: of a scene, or of a view where there are no scenes; from 1
 */
gboolean
entente_presentation_go_to (EntentePresentation *self,
                            guint number)
{
  if (number == 0)
    return FALSE;
  if (self->dataset->n_scenes > 0)
    return number <= self->dataset->n_scenes && move_to (self, (int) number - 1);
  if (number > g_strv_length ((char **) self->views))
    return FALSE;
  self->view = self->views[number - 1];
  return TRUE;
}

/* The same state in another view, until the next step. */
gboolean
entente_presentation_show_view (EntentePresentation *self,
                                const char *view)
{
  const char *known = find_view (self, view);

  if (known != NULL)
    self->view = known;
  return known != NULL;
}

/**
 * entente_presentation_finish:
 *
 * Hands what was tried to the document, one step of undo a scene, in the order in which it was tried.
 *
 * Returns: how many steps that were; 0 = the document is as it was
 */
guint
entente_presentation_finish (EntentePresentation *self)
{
  guint n = 0, i;

  entente_session_end_change (self->session);
  if (!entente_presentation_is_at_end (self))
    {
      keep_trial (self);
      begin_step (self);
    }
  for (i = 0; i < self->trials->len; i++)
    {
      const Trial *trial = g_ptr_array_index (self->trials, i);

      n += entente_session_take_over (
        self->document, &(EntenteSessionState){ self->dataset, trial->scenario, trial->pins }, trial->label);
    }
  g_ptr_array_set_size (self->trials, 0);
  entente_session_set_draft (self->document, NULL);
  return n;
}
