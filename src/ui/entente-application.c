/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A file that is open already is shown, not opened twice. A file opened from a window without a document
 * goes into that window.
 */

#include "config.h"

#include "entente-application.h"

#include "entente-about.h"
#include "entente-borders.h"
#include "entente-button-names.h"
#include "entente-format.h"
#include "entente-help-window.h"
#include "entente-open-menus.h"
#include "entente-preferences.h"
#include "entente-settings.h"
#include "entente-tooltip.h"
#include "entente-visible-text.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#define SAMPLE_PATH "resource:///io/github/ententeapp/Entente/sample/"

struct _EntenteApplication
{
  AdwApplication parent_instance;

  char *first_argument;  /* of this start, when it is a file */
  EntenteLoader *ahead;  /* reads it while the display is opened */
  gboolean no_tour;      /* not wanted, by --no-tour */
};

G_DEFINE_FINAL_TYPE (EntenteApplication, entente_application, ADW_TYPE_APPLICATION)

/* A sample by its name, "partners-2026"; it is part of the program. */
GFile *
entente_application_get_sample (const char *name)
{
  g_autofree char *uri = g_strconcat (SAMPLE_PATH, name, ".json", NULL);

  return g_file_new_for_uri (uri);
}

/* (nullable) the window that shows @file, or is about to */
EntenteWindow *
entente_application_find_window (EntenteApplication *self,
                                 GFile *file)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENTENTE_IS_WINDOW (l->data))
      {
        GFile *open = entente_window_get_file (l->data);

        if (open != NULL && g_file_equal (open, file))
          return l->data;
      }
  return NULL;
}

/* Whether the tour may come up by itself. */
gboolean
entente_application_offers_tour (EntenteApplication *self)
{
  return !self->no_tour;
}

static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* Who is to read @file: the loader that began at the start, or a new one. */
EntenteLoader *
entente_application_take_loader (EntenteApplication *self,
                                 GFile *file)
{
  g_autoptr (EntenteLoader) ahead = g_steal_pointer (&self->ahead);

  if (ahead != NULL && g_file_equal (entente_loader_get_file (ahead), file))
    return g_steal_pointer (&ahead);
  return entente_loader_new (file);
}

/**
 * entente_application_open_file:
 * @from: (nullable): the window in which it was asked for
 */
void
entente_application_open_file (EntenteApplication *self,
                               GFile *file,
                               GtkWindow *from)
{
  EntenteWindow *window = entente_application_find_window (self, file);

  if (is_table (file))
    {
      window = from != NULL && ENTENTE_IS_WINDOW (from) ? ENTENTE_WINDOW (from)
                                                        : entente_window_new (GTK_APPLICATION (self));
      gtk_window_present (GTK_WINDOW (window));
      entente_window_import (window, file);
      return;
    }
  if (window == NULL)
    {
      if (from != NULL && ENTENTE_IS_WINDOW (from) && entente_window_is_empty (ENTENTE_WINDOW (from)))
        window = ENTENTE_WINDOW (from);
      else
        window = entente_window_new (GTK_APPLICATION (self));
      entente_window_open (window, file);
    }
  /* A new one appears with its document. */
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
}

static void
entente_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (entente_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
entente_application_open (GApplication *application,
                          GFile **files,
                          int n_files,
                          const char *hint)
{
  int i;

  for (i = 0; i < n_files; i++)
    entente_application_open_file (ENTENTE_APPLICATION (application), files[i],
                                   gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static int
entente_application_command_line (GApplication *application,
                                  GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  int i;

  if (g_variant_dict_contains (options, "no-tour"))
    ENTENTE_APPLICATION (application)->no_tour = TRUE;
  if (g_variant_dict_contains (options, "sample"))
    {
      g_autoptr (GFile) sample = entente_application_get_sample (ENTENTE_DEFAULT_SAMPLE);

      entente_application_open_file (ENTENTE_APPLICATION (application), sample, NULL);
    }
  for (i = 1; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      g_application_open (application, &file, 1, "");
    }
  if (i == 1 && !g_variant_dict_contains (options, "sample"))
    g_application_activate (application);
  return 0;
}

static int
entente_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Entente %s\n", ENTENTE_VERSION);
  return 0;
}

static void
new_window_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (entente_window_new (GTK_APPLICATION (user_data))));
}

static void
about_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  entente_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* On what is looked at. */
static void
help_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  entente_help_window_present (GTK_APPLICATION (user_data),
                               ENTENTE_IS_WINDOW (window) ? entente_window_get_help_page (ENTENTE_WINDOW (window))
                                                          : "overview");
}

/* On the page of an id. */
static void
help_page_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  entente_help_window_present (GTK_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

static void quit_next (EntenteApplication *self);

static void
window_closed_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EntenteApplication) self = user_data;

  if (entente_window_close_finish (ENTENTE_WINDOW (source), result))
    quit_next (self);
}

/* One window after the other, the one in front first; the first that stays ends it. */
static void
quit_next (EntenteApplication *self)
{
  GList *l = gtk_application_get_windows (GTK_APPLICATION (self));

  while (l != NULL && !ENTENTE_IS_WINDOW (l->data))
    l = l->next;
  if (l == NULL)
    g_application_quit (G_APPLICATION (self));
  else
    entente_window_close_async (l->data, window_closed_cb, g_object_ref (self));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  entente_preferences_present (GTK_APPLICATION (user_data));
}

static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  quit_next (user_data);
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[4];
  } keys[] = {
    { "app.help", { "F1" } },
    { "app.new-window", { "<Shift><Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "win.new", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as('')", { "<Shift><Control>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Shift><Control>z", "<Control>y" } },
    { "win.find", { "<Control>f" } },
    { "win.table", { "<Control>t" } },
    { "win.reload", { "<Control>r" } },
    { "win.priorities", { "F9" } },
    { "win.dossier", { "<Shift>F9" } },
    { "win.full-screen", { "F11" } },
    { "win.present", { "F5" } },
    { "win.present-here", { "<Shift>F5" } },
    { "win.view::ranking", { "<Control>1", "<Alt>1" } },
    { "win.view::orbit", { "<Control>2", "<Alt>2" } },
    { "win.view::network", { "<Control>3", "<Alt>3" } },
    { "win.view::map", { "<Control>4", "<Alt>4" } },
    { "win.view::certainty", { "<Control>5", "<Alt>5" } },
    { "win.export::png", { "<Control>e" } },
    { "win.keys", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);
}

/* The map has the borders of the program when the file of the settings can't be used; the terminal and the
 * preferences say so. */
static void
borders_setting_changed_cb (GSettings *settings)
{
  g_autofree char *path = g_settings_get_string (settings, "borders-file");
  g_autoptr (GError) error = NULL;

  if (*path != '\0' && entente_borders_use_file (path, &error))
    return;
  entente_borders_use_file (NULL, NULL);
  if (error != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", path, error->message);
      g_autofree char *visible = entente_visible_line (text);

      g_printerr ("%s\n", visible);
    }
}

/* Before there are views, which draw the map anew when the setting changes. */
static void
follow_borders_setting (void)
{
  GSettings *settings = entente_settings_get ();

  if (settings == NULL)
    return;
  borders_setting_changed_cb (settings);
  g_signal_connect (settings, "changed::borders-file", G_CALLBACK (borders_setting_changed_cb), NULL);
}

/* Remembers the file that is opened first, if this process turns out to be the one that opens it. */
static gboolean
entente_application_local_command_line (GApplication *application,
                                        char ***arguments,
                                        int *status)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);
  const char *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;

  if (first != NULL && *first != '-')
    self->first_argument = g_strdup (first);
  else if (g_strcmp0 (first, "--sample") == 0)
    self->first_argument = g_strdup (SAMPLE_PATH ENTENTE_DEFAULT_SAMPLE ".json");
  return G_APPLICATION_CLASS (entente_application_parent_class)->local_command_line (application, arguments, status);
}

/* Opening the display takes longer than reading a file; both at once. */
static void
read_ahead (EntenteApplication *self)
{
  g_autoptr (GFile) file
      = self->first_argument != NULL ? g_file_new_for_commandline_arg (self->first_argument) : NULL;

  if (file == NULL || is_table (file))
    return;
  self->ahead = entente_loader_new (file);
  entente_loader_read_ahead (self->ahead);
}

static void
flush_windows (EntenteApplication *self)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENTENTE_IS_WINDOW (l->data))
      entente_window_flush (l->data);
}

/* Told to end by the system or a terminal: nobody can be asked, so unsaved work is kept for the next start. */
static gboolean
terminated_cb (gpointer user_data)
{
  flush_windows (user_data);
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
keep_work_at_the_end (EntenteApplication *self)
{
  static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_unix_signal_add (numbers[i], terminated_cb, self);
  g_signal_connect (self, "query-end", G_CALLBACK (flush_windows), NULL);
}

static void
entente_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "about", .activate = about_cb },
    { .name = "help", .activate = help_cb },
    { .name = "help-page", .activate = help_page_cb, .parameter_type = "s" },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "quit", .activate = quit_cb },
  };

  read_ahead (ENTENTE_APPLICATION (application));
  G_APPLICATION_CLASS (entente_application_parent_class)->startup (application);
  entente_format_set_right_to_left (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  set_keys (GTK_APPLICATION (application));
  follow_borders_setting ();
  entente_button_names_clean ();
  entente_open_menus_watch ();
  entente_tooltips_watch ();
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (application),
                                                                            "preferences")),
                               entente_preferences_are_kept ());
  keep_work_at_the_end (ENTENTE_APPLICATION (application));
  gtk_window_set_default_icon_name (ENTENTE_APP_ID);
}

static void
entente_application_finalize (GObject *object)
{
  EntenteApplication *self = ENTENTE_APPLICATION (object);

  g_clear_object (&self->ahead);
  g_clear_pointer (&self->first_argument, g_free);

  G_OBJECT_CLASS (entente_application_parent_class)->finalize (object);
}

static void
entente_application_class_init (EntenteApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_application_finalize;

  application_class->local_command_line = entente_application_local_command_line;
  application_class->startup = entente_application_startup;
  application_class->activate = entente_application_activate;
  application_class->open = entente_application_open;
  application_class->command_line = entente_application_command_line;
  application_class->handle_local_options = entente_application_handle_local_options;
}

static void
entente_application_init (EntenteApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample of 2026"), NULL },
    { "no-tour", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Do not offer the tour"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[FILE…]");
}

EntenteApplication *
entente_application_new (void)
{
  return g_object_new (ENTENTE_TYPE_APPLICATION, "application-id", ENTENTE_APP_ID, "resource-base-path",
                       "/io/github/ententeapp/Entente", "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
