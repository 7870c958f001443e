/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a window writes to disk beside its dataset: pictures, and scenarios as files of their own. */

#include "config.h"

#include "entente-window-private.h"

#include "entente-export.h"
#include "entente-file-dialog.h"
#include "entente-file-save.h"
#include "entente-progress-toast.h"
#include "entente-scenario-json.h"
#include "entente-settings.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

/* Says how it went. Whoever named the file in a call of the action hears of failure only. */
static void
report_written (EntenteWindow *self,
                GFile *file,
                const GError *error,
                gboolean asked)
{
  g_autofree char *name = entente_visible_file_name (file);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL && error->domain == ENTENTE_SAVE_ERROR)
    text = g_strdup (error->message);
  else if (error != NULL)
    text = g_strdup_printf (_("%s could not be saved: %s"), name, error->message);
  else if (asked)
    text = g_strdup_printf (_("Saved as %s"), name);
  if (text != NULL)
    entente_window_add_toast (self, text);
}

static void
finish_writing (EntenteWindow *self,
                GFile *file,
                GAsyncResult *result,
                gboolean asked)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  report_written (self, file, error, asked);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;

  finish_writing (self, G_FILE (source), result, TRUE);
}

static void
written_quietly_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;

  finish_writing (self, G_FILE (source), result, FALSE);
}

static void
save_bytes_thread (GTask *task,
                   gpointer source_object,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (entente_file_save_to (source_object, task_data, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_file (EntenteWindow *self,
            GFile *file,
            GBytes *bytes,
            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, g_object_ref (self));

  g_task_set_source_tag (task, write_file);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_bytes_thread);
}

/* All that a picture is made of, as it was when it was asked for: drawing takes a while, and meanwhile the user
 * goes on pulling sliders. */
typedef struct
{
  EntenteExportOptions options;
  EntenteSceneInput input;
  EntenteScenario *scenario, *baseline;
  char **languages;
  char *search, *marking, *font_family, *other_preset, *other_name, *size_by;
  EntenteTranslation *translation; /* NULL = that of the desktop */
  gboolean *tie_kinds, *blocs;
  EntentePin *pins;
} PictureJob;

static void
free_job (gpointer data)
{
  PictureJob *job = data;

  entente_dataset_unref (job->input.dataset);
  entente_evaluation_unref (job->input.evaluation);
  g_clear_pointer (&job->input.baseline, entente_evaluation_unref);
  entente_scenario_free (job->scenario);
  g_clear_pointer (&job->baseline, entente_scenario_free);
  g_clear_pointer (&job->input.other_ranking, entente_evaluation_unref);
  g_free (job->other_preset);
  g_free (job->other_name);
  g_free (job->size_by);
  g_strfreev (job->languages);
  g_free (job->search);
  g_free (job->marking);
  g_free (job->font_family);
  g_free (job->tie_kinds);
  g_free (job->blocs);
  g_free (job->pins);
  g_free (job);
}

/* What the view lent becomes the job's own. */
static void
keep_input (PictureJob *job)
{
  EntenteSceneInput *input = &job->input;

  entente_dataset_ref (input->dataset);
  entente_evaluation_ref (input->evaluation);
  if (input->baseline != NULL)
    entente_evaluation_ref (input->baseline);
  if (input->baseline_scenario != NULL)
    input->baseline_scenario = job->baseline = entente_scenario_copy (input->baseline_scenario);
  input->drawn = NULL;
  if (input->other_ranking != NULL)
    entente_evaluation_ref (input->other_ranking);
  input->other_preset = job->other_preset = g_strdup (input->other_preset);
  input->other_name = job->other_name = g_strdup (input->other_name);
  input->size_by = job->size_by = g_strdup (input->size_by);
  input->scenario = job->scenario = entente_scenario_copy (input->scenario);
  job->languages = g_strdupv ((char **) input->languages);
  input->languages = (const char *const *) job->languages;
  input->filter = job->search = g_strdup (input->filter);
  input->marking = job->marking = g_strdup (input->marking);
  if (input->tie_kinds_shown != NULL)
    input->tie_kinds_shown = job->tie_kinds
        = g_memdup2 (input->tie_kinds_shown, input->dataset->n_tie_kinds * sizeof (gboolean));
  if (input->blocs_shown != NULL)
    input->blocs_shown = job->blocs = g_memdup2 (input->blocs_shown, input->dataset->n_blocs * sizeof (gboolean));
  job->pins = g_memdup2 (input->pins, MAX (input->n_pins, 1) * sizeof (EntentePin));
  input->pins = job->pins;
  input->measure = NULL;
  /* The draws of the picture come from the export itself: always as many. */
  input->robustness = NULL;
}

static PictureJob *
make_job (EntentePictureView *view,
          const char *name)
{
  EntentePicture *picture = entente_picture_view_get_picture (view);
  PictureJob *job = g_new0 (PictureJob, 1);

  entente_picture_view_fill_input (view, &job->input);
  keep_input (job);
  job->options.view = entente_picture_get_id (picture);
  if (!entente_export_guess_format (name, &job->options.format))
    job->options.format = ENTENTE_EXPORT_PNG;
  job->options.theme = ENTENTE_THEME_LIGHT;
  job->options.width = job->input.width;
  job->options.height = entente_picture_get_content_height (picture) > 0 ? 0 : job->input.height;
  job->translation = entente_settings_get_picture_translation ();
  job->options.language
    = entente_export_get_language (job->translation != NULL ? entente_translation_get_language (job->translation) : NULL);
  job->options.font_family = job->font_family = entente_settings_get_font_family ();
  return job;
}

static void
save_picture_thread (GTask *task,
                     gpointer source_object,
                     gpointer task_data,
                     GCancellable *cancellable)
{
  PictureJob *job = task_data;
  GError *error = NULL;
  EntenteTranslation *before = entente_translation_push (job->translation);
  g_autoptr (GBytes) bytes = entente_export_render (&job->options, &job->input, &error);

  entente_translation_pop (before);

  /* Drawing cannot be stopped, but whoever cancelled it has not waited, and gets no file. */
  if (!g_task_set_return_on_cancel (task, FALSE))
    return;
  if (bytes != NULL && entente_file_save_to (source_object, bytes, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  EntenteWindow *window;
  EntenteProgressToast *progress;
} PictureSaving;

static void
picture_saved_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  PictureSaving *saving = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  entente_progress_toast_finish (saving->progress);
  report_written (saving->window, G_FILE (source), error, TRUE);
  g_object_unref (saving->window);
  g_free (saving);
}

/**
 * entente_window_save_picture:
 * @file: where; replaced if it exists. Its name says the format: .png, .svg or .pdf
 *
 * Draws the picture that is shown, with what is chosen now though no frame has shown it yet, and writes it, both away from the main thread; a toast says
 * how it went. One that takes longer can be cancelled, and then nothing is written.
 */
void
entente_window_save_picture (EntenteWindow *self,
                             GFile *file)
{
  EntentePictureView *view = self->page != NULL ? entente_document_page_get_view (self->page) : NULL;
  g_autofree char *name = entente_visible_file_name (file);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GTask) task = NULL;
  PictureSaving *saving;

  if (view == NULL)
    return;
  entente_session_evaluate (entente_document_page_get_session (self->page));
  cancellable = g_cancellable_new ();
  saving = g_new0 (PictureSaving, 1);
  saving->window = g_object_ref (self);
  saving->progress = entente_progress_toast_new (self->toasts, _("Drawing the picture…"), cancellable);
  task = g_task_new (file, cancellable, picture_saved_cb, saving);
  g_task_set_source_tag (task, entente_window_save_picture);
  g_task_set_task_data (task, make_job (view, name), free_job);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, save_picture_thread);
}

static void
picture_file_cb (GFile *file,
                 gpointer user_data)
{
  entente_window_save_picture (user_data, file);
}

/**
 * entente_window_ask_export:
 * @suffix: "png", "svg" or "pdf"
 *
 * Asks where to save the picture that is shown, and saves it there.
 */
void
entente_window_ask_export (EntenteWindow *self,
                           const char *suffix)
{
  EntentePictureView *view = entente_document_page_get_view (self->page);
  const char *const suffixes[] = { suffix, NULL };
  g_autofree char *name = NULL;
  EntenteFileRequest request = { _("Save the picture"), NULL, _("Pictures"), suffixes };

  if (view == NULL)
    return;
  name = g_strdup_printf ("%s.%s", entente_picture_get_id (entente_picture_view_get_picture (view)), suffix);
  request.name = name;
  entente_file_dialog_save (GTK_WINDOW (self), &request, picture_file_cb, G_OBJECT (self));
}

static void
write_scenario (EntenteWindow *self,
                GFile *file,
                GAsyncReadyCallback callback)
{
  EntenteSession *session = entente_document_page_get_session (self->page);
  char *json = entente_scenario_to_file_json (entente_session_get_scenario (session),
                                              entente_session_get_dataset (session));
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

  write_file (self, file, bytes, callback);
}

/**
 * entente_window_save_scenario:
 * @file: where; replaced if it exists
 *
 * Writes the present scenario as a file of its own, which “entente-cli --scenario” reads.
 */
void
entente_window_save_scenario (EntenteWindow *self,
                              GFile *file)
{
  write_scenario (self, file, written_quietly_cb);
}

static void
scenario_file_cb (GFile *file,
                  gpointer user_data)
{
  write_scenario (user_data, file, written_cb);
}

/* Asks where to save the scenario, and saves it there. */
void
entente_window_ask_scenario (EntenteWindow *self)
{
  static const char *const suffixes[] = { "json", NULL };
  EntenteFileRequest request = { _("Save the scenario"), _("scenario.json"), _("Scenarios"), suffixes };

  entente_file_dialog_save (GTK_WINDOW (self), &request, scenario_file_cb, G_OBJECT (self));
}
