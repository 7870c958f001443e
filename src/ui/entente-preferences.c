/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The rows show the settings and change them at once; whoever draws by a setting listens to it.
 *
 * A borders file is read before it is chosen: one that can't be used is not kept, and its row says why. So it does
 * when the file that was chosen once has become unusable since.
 *
 * Not an AdwPreferencesWindow: for its search it lists all rows, and in libadwaita 1.2 each listing keeps them for good.
 */

#include "config.h"

#include "entente-preferences.h"

#include "entente-borders.h"
#include "entente-file-dialog.h"
#include "entente-help-window.h"
#include "entente-recovery.h"
#include "entente-settings.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <string.h>

#define MOST_MARKING 200 /* letters */

struct _EntentePreferences
{
  AdwWindow parent_instance;

  GSettings *settings;

  AdwActionRow *recovery_row, *font_row, *borders_row;
  GtkSwitch *recovery;
  AdwEntryRow *marking;
  GtkFontChooser *font;
  AdwComboRow *language_row;
  char **languages; /* tags by position in the row, less the first: that of the desktop */
  GtkWidget *reset_font, *choose_borders, *reset_borders;
};

G_DEFINE_FINAL_TYPE (EntentePreferences, entente_preferences, ADW_TYPE_WINDOW)

/* "~/.local/state/entente/recovery" */
static char *
get_recovery_folder (void)
{
  g_autofree char *path = entente_recovery_get_folder ();
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

static void
describe_recovery (EntentePreferences *self)
{
  g_autofree char *folder = get_recovery_folder ();
  /* Translators: the name of a folder */
  g_autofree char *text = g_strdup_printf (_("What isn’t saved yet is written to %s every few seconds while you work, "
                                             "and offered when Entente starts again. Switch this off for sensitive "
                                             "data."), folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->recovery_row), FALSE);
  adw_action_row_set_subtitle (self->recovery_row, text);
}

/* In the language itself, so that whoever reads it finds it. */
static const char *
get_language_name (const char *tag)
{
  static const char *const names[][2] = {
    { "ar", "العربية" }, { "de", "Deutsch" },  { "en", "English" },   { "es", "Español" }, { "fr", "Français" },
    { "he", "עברית" },   { "it", "Italiano" }, { "ja", "日本語" },    { "ko", "한국어" },  { "pl", "Polski" },
    { "pt", "Português" }, { "th", "ไทย" },    { "zh_CN", "简体中文" }, { "zh_TW", "繁體中文" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], tag))
      return names[i][1];
  return tag;
}

static void
language_chosen_cb (EntentePreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->settings == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    g_settings_reset (self->settings, "picture-language");
  else
    g_settings_set_string (self->settings, "picture-language", self->languages[selected - 1]);
}

static void
show_language (EntentePreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "picture-language");
  guint i;

  for (i = 0; self->languages[i] != NULL; i++)
    if (g_str_equal (self->languages[i], chosen))
      break;
  adw_combo_row_set_selected (self->language_row, self->languages[i] != NULL ? i + 1 : 0);
}

static void
list_languages (EntentePreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  self->languages = entente_translation_list (bindtextdomain (GETTEXT_PACKAGE, NULL));
  gtk_string_list_append (names, _("As the desktop has it"));
  for (i = 0; self->languages[i] != NULL; i++)
    gtk_string_list_append (names, get_language_name (self->languages[i]));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
}

static void
show_font (EntentePreferences *self)
{
  g_autofree char *family = entente_settings_get_font_family ();
  g_autofree char *desktop = NULL;

  gtk_widget_set_visible (self->reset_font, family != NULL);
  adw_action_row_set_subtitle (self->font_row, family != NULL ? NULL : _("As the desktop has it"));
  if (family == NULL)
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-font-name", &desktop, NULL);
  gtk_font_chooser_set_font (self->font, family != NULL ? family : desktop);
}

static void
font_set_cb (EntentePreferences *self)
{
  PangoFontFamily *family = gtk_font_chooser_get_font_family (self->font);

  if (family != NULL)
    g_settings_set_string (self->settings, "font-family", pango_font_family_get_name (family));
}

static void
reset_font_cb (EntentePreferences *self)
{
  g_settings_reset (self->settings, "font-family");
}

/* @problem: (nullable): why the file can't be used */
static void
describe_borders (EntentePreferences *self,
                  const char *path,
                  const GError *problem)
{
  g_autofree char *name = *path != '\0' ? g_filename_display_name (path) : NULL;
  g_autofree char *text = NULL, *visible = NULL;

  if (problem != NULL)
    /* Translators: the name of a file, and why it can't be used */
    text = g_strdup_printf (_("%s can’t be used: %s"), name, problem->message);
  else
    text = g_strdup (name != NULL ? name : _("Those that come with Entente"));
  visible = entente_visible_line (text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->borders_row), FALSE);
  adw_action_row_set_subtitle (self->borders_row, visible);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->borders_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->borders_row), "error");
}

static void
show_borders (EntentePreferences *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "borders-file");
  g_autoptr (GError) problem = NULL;
  g_autoptr (EntenteWorld) world = NULL;

  /* Read only to say what is wrong with it. */
  if (*path != '\0')
    world = entente_borders_read (path, &problem);
  gtk_widget_set_visible (self->reset_borders, *path != '\0');
  describe_borders (self, path, world == NULL ? problem : NULL);
}

static void
borders_chosen_cb (GFile *file,
                   gpointer user_data)
{
  EntentePreferences *self = user_data;
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) problem = NULL;
  g_autoptr (EntenteWorld) world = NULL;

  if (path != NULL)
    world = entente_borders_read (path, &problem);
  else
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("it must be on this computer"));
  if (world == NULL)
    describe_borders (self, path != NULL ? path : uri, problem);
  else if (!g_settings_set_string (self->settings, "borders-file", path))
    g_settings_reset (self->settings, "borders-file");
  else
    show_borders (self);
}

static void
choose_borders_cb (EntentePreferences *self)
{
  static const char *const suffixes[] = { "bin", NULL };
  const EntenteFileRequest request = { _("Choose borders"), NULL, _("Borders"), suffixes };

  entente_file_dialog_open (GTK_WINDOW (self), &request, borders_chosen_cb, G_OBJECT (self));
}

static void
reset_borders_cb (EntentePreferences *self)
{
  g_settings_reset (self->settings, "borders-file");
  show_borders (self);
}

static void
follow_settings (EntentePreferences *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->marking));

  self->settings = entente_settings_get ();
  g_return_if_fail (self->settings != NULL);
  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), MOST_MARKING);
  g_settings_bind (self->settings, "recovery", self->recovery, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "marking", self->marking, "text", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::font-family", G_CALLBACK (show_font), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::borders-file", G_CALLBACK (show_borders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::picture-language", G_CALLBACK (show_language), self,
                           G_CONNECT_SWAPPED);
  show_language (self);
  show_font (self);
  show_borders (self);
}

static void
entente_preferences_finalize (GObject *object)
{
  g_strfreev (ENTENTE_PREFERENCES (object)->languages);
  G_OBJECT_CLASS (entente_preferences_parent_class)->finalize (object);
}

static void
entente_preferences_class_init (EntentePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_preferences_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-preferences.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, recovery);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, marking);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, font_row);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, font);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, reset_font);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, borders_row);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, choose_borders);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, reset_borders);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_font_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_borders_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_borders_cb);
}

static void
entente_preferences_init (EntentePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "saving");
  describe_recovery (self);
  list_languages (self);
  follow_settings (self);
}

/* Whether there is a place for settings: a build that is not installed may have none. */
gboolean
entente_preferences_are_kept (void)
{
  return entente_settings_get () != NULL;
}

/* Over the window in use; one that is open already comes to the front. */
void
entente_preferences_present (GtkApplication *application)
{
  GtkWindow *over = gtk_application_get_active_window (application);
  GList *windows = gtk_window_list_toplevels (), *l;
  GtkWindow *window = NULL;

  for (l = windows; l != NULL && window == NULL; l = l->next)
    if (ENTENTE_IS_PREFERENCES (l->data))
      window = l->data;
  g_list_free (windows);
  if (window == NULL)
    window = g_object_new (ENTENTE_TYPE_PREFERENCES, "transient-for", over, "modal", over != NULL, NULL);
  gtk_window_present (window);
}
