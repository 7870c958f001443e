/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a window writes to disk beside its dataset: pictures, and scenarios as files of their own. */

#include "config.h"

#include "entente-window-private.h"

#include "entente-export.h"
#include "entente-file-dialog.h"
#include "entente-scenario-json.h"

#include <glib/gi18n-lib.h>

/* Says how it went. Whoever named the file in a call of the action hears of failure only. */
static void
finish_writing (EntenteWindow *self,
                GFile *file,
                GAsyncResult *result,
                gboolean asked)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (file, result, NULL, &error))
    text = g_strdup_printf (_("%s could not be saved: %s"), name, error->message);
  else if (asked)
    text = g_strdup_printf (_("Saved as %s"), name);
  if (text != NULL)
    entente_window_add_toast (self, text);
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
write_file (EntenteWindow *self,
            GFile *file,
            GBytes *bytes,
            GAsyncReadyCallback callback)
{
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, callback,
                                       g_object_ref (self));
}

static void
picture_file_cb (GFile *file,
                gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntentePictureView *view = entente_document_page_get_view (self->document);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntenteExportOptions options = { 0 };
  EntenteSceneInput input;

  if (view == NULL)
    return;
  entente_picture_view_fill_input (view, &input);
  options.view = entente_picture_get_id (entente_picture_view_get_picture (view));
  options.width = input.width;
  if (!entente_export_guess_format (name, &options.format))
    options.format = ENTENTE_EXPORT_PNG;
  options.theme = ENTENTE_THEME_LIGHT;
  options.height = entente_picture_get_content_height (entente_picture_view_get_picture (view)) > 0 ? 0 : input.height;
  options.language = pango_language_to_string (pango_language_get_default ());
  bytes = entente_export_render (&options, &input, &error);
  if (bytes == NULL)
    {
      entente_window_add_toast (self, error->message);
      return;
    }
  write_file (self, file, bytes, written_cb);
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
  EntentePictureView *view = entente_document_page_get_view (self->document);
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
  EntenteSession *session = entente_document_page_get_session (self->document);
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
