/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is done with windows, dialogs, files and the desktop. */

#include "config.h"

#include "soak.h"

#include "entente-dataset-edit.h"
#include "entente-picture.h"
#include "entente-settings.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MAX_WINDOWS 3
#define MAX_FILES 12 /* later ones replace the earlier */

static char *
make_path (Soak *soak,
           const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("file-%u.%s", soak->n_files++ % MAX_FILES, suffix);

  return g_build_filename (soak->folder, name, NULL);
}

/* -- Dialogs and menus ------------------------------------------------------------------------------------ */

static gboolean
is_button (GtkWidget *widget)
{
  return !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
         && (GTK_IS_BUTTON (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
         && !GTK_IS_LINK_BUTTON (widget) && gtk_widget_get_sensitive (widget);
}

static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_sensitive (widget);
}

static void
fill_texts (Soak *soak,
            GtkWidget *root)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint i;

  soak_collect (root, is_text, found);
  for (i = 0; i < found->len; i++)
    {
      g_autofree char *text = g_strdup_printf (soak_choose (soak, 2) == 0 ? "%u" : "Word %u", soak_choose (soak, 100));

      gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (found, i)), text);
    }
}

/* Filled in, answered, or sent away. A dialog for files would show other folders. */
static gboolean
answer_dialog (Soak *soak)
{
  GtkWidget *dialog = soak_find_dialog (), *window = GTK_WIDGET (gtk_widget_get_root (dialog));

  soak_say ("%s in “%s”", G_OBJECT_TYPE_NAME (dialog), gtk_window_get_title (GTK_WINDOW (window)));
  soak_raise (window);
  if (!GTK_IS_FILE_CHOOSER (dialog) && soak_choose (soak, 3) > 0)
    {
      fill_texts (soak, dialog);
      if (soak_press_one (soak, dialog, is_button))
        return TRUE;
    }
  soak_key (soak, "", GDK_KEY_Escape);
  if (soak_find_dialog () == dialog && soak_find_popover (dialog) == NULL)
    soak_close_dialog (dialog);
  soak_settle (soak);
  return TRUE;
}

static gboolean
answer_popover (Soak *soak)
{
  GtkWidget *popover = soak_find_any_popover ();

  if (soak_choose (soak, 2) > 0 && soak_press_one (soak, popover, is_button))
    return TRUE;
  soak_key (soak, "", GDK_KEY_Escape);
  if (soak_find_any_popover () == popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  soak_settle (soak);
  return TRUE;
}

static gboolean
open_menu (Soak *soak)
{
  guint nth = soak_choose (soak, 5);
  GtkWidget *button = fixture_find_widget (GTK_WIDGET (soak->window), GTK_TYPE_MENU_BUTTON, nth);

  if (button == NULL || !soak_is_shown (button) || !gtk_widget_get_sensitive (button))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  soak_settle (soak);
  return TRUE;
}

static gboolean
present (Soak *soak)
{
  soak_key (soak, soak_choose (soak, 2) == 0 ? "S" : "", GDK_KEY_F5);
  soak_settle (soak);
  return entente_window_is_presenting (soak->window);
}

/* Until Escape comes, or the end. */
static gboolean
press_stage_key (Soak *soak)
{
  static const guint keys[] = { GDK_KEY_Right, GDK_KEY_Page_Down, GDK_KEY_Page_Up, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_b,
                                GDK_KEY_w, GDK_KEY_s, GDK_KEY_s, GDK_KEY_plus, GDK_KEY_3, GDK_KEY_Return, GDK_KEY_Down,
                                GDK_KEY_Escape, GDK_KEY_Escape };

  soak_key (soak, "", keys[soak_choose (soak, G_N_ELEMENTS (keys))]);
  soak_settle (soak);
  return TRUE;
}

/* Those that come up from the keyboard or a menu. */
static gboolean
open_dialog (Soak *soak)
{
  static const char *const names[] = { "app.preferences", "app.about", "win.show-help-overlay", "win.compare-methods",
                                       "win.new", "win.open" };

  gtk_widget_activate_action (GTK_WIDGET (soak->window), names[soak_choose (soak, G_N_ELEMENTS (names))], NULL);
  soak_settle (soak);
  return soak_find_dialog () != NULL;
}

static gboolean
open_editor (Soak *soak)
{
  if (soak_choose (soak, 3) == 0)
    gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.add-partner", "s", "");
  else if (entente_session_get_selected (soak_get_session (soak)) != ENTENTE_NONE)
    gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.edit-fact", "(ss)", "", "");
  else
    return FALSE;
  soak_settle (soak);
  return soak_find_dialog () != NULL;
}

/* -- The document as a text ------------------------------------------------------------------------------- */

static guint n_partners_before;

static gboolean
has_other_partners (Soak *soak)
{
  return entente_session_get_dataset (soak_get_session (soak))->n_partners != n_partners_before;
}

static gboolean
remove_partner (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  int selected = entente_session_get_selected (session);

  n_partners_before = entente_session_get_dataset (session)->n_partners;
  if (selected == ENTENTE_NONE || n_partners_before < 10)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.remove-partner", "s", "");
  soak_wait_until (soak, has_other_partners, 5);
  soak_settle (soak);
  return TRUE;
}

static gboolean
correct_fact (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteFactDraft draft = { .partner = soak_choose (soak, dataset->n_partners),
                             .quantity = soak_choose (soak, dataset->n_quantities),
                             .year = 2014 + (int) soak_choose (soak, 13), .value = g_rand_double (soak->random) * 9,
                             .category = ENTENTE_NONE, .low = NAN, .high = NAN };
  g_autoptr (GBytes) text = NULL;

  if (dataset->n_partners == 0 || dataset->quantities[draft.quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    return FALSE;
  text = entente_dataset_edit_fact (dataset, &draft, NULL);
  g_assert_true (text != NULL && entente_session_edit (session, text, "Edit", diagnostics));
  soak_settle (soak);
  return TRUE;
}

/* -- Files ------------------------------------------------------------------------------------------------ */

static char *awaited;

static gboolean
is_there (Soak *soak)
{
  return g_file_test (awaited, G_FILE_TEST_EXISTS)
         && !entente_document_is_saving (entente_window_get_document (soak->window));
}

static gboolean
is_saved (Soak *soak)
{
  EntenteDocument *document = entente_window_get_document (soak->window);

  return soak_find_dialog () != NULL
         || (!entente_document_is_saving (document) && !entente_document_is_modified (document));
}

/* (nullable) the newest message over the picture */
static const char *
get_toast (Soak *soak)
{
  GtkWidget *overlay = fixture_find_widget (GTK_WIDGET (soak->window), ADW_TYPE_TOAST_OVERLAY, 0);
  GtkWidget *label = overlay != NULL ? gtk_widget_get_last_child (overlay) : NULL;

  label = label != NULL ? fixture_find_widget (label, GTK_TYPE_LABEL, 0) : NULL;
  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* How the file stands to what was to be written. */
static const char *
describe_awaited (GBytes *wanted)
{
  g_autofree char *text = NULL;
  gsize length;

  if (awaited == NULL || !g_file_get_contents (awaited, &text, &length, NULL))
    return "not there";
  if (wanted == NULL)
    return "there";
  return length == g_bytes_get_size (wanted) && memcmp (text, g_bytes_get_data (wanted, NULL), length) == 0 ? "as wanted"
                                                                                                            : "another one";
}

/* Where the keyboard is, from the inside out, and what keeps keys away from it. */
static char *
describe_focus (Soak *soak)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (soak->window));
  GString *text = g_string_new (widget == NULL ? "nothing" : NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (text, "%s%s%s%s%s", text->len > 0 ? " < " : "", G_OBJECT_TYPE_NAME (widget),
                            gtk_widget_get_visible (widget) ? "" : " (hidden)",
                            gtk_widget_get_mapped (widget) ? "" : " (not mapped)",
                            gtk_widget_get_sensitive (widget) ? "" : " (insensitive)");
  return g_string_free (text, FALSE);
}

/* Ends the run when it doesn't come. */
static void
await (Soak *soak,
       const char *what,
       gboolean (*is_so) (Soak *soak),
       GBytes *wanted,
       guint seconds)
{
  EntenteDocument *document = entente_window_get_document (soak->window);
  g_autofree char *focus = NULL;

  if (soak_wait_until (soak, is_so, seconds))
    return;
  focus = describe_focus (soak);
  g_error ("%s: nothing after %u s; file %s, saving %d, modified %d, current %d, toast “%s”; the window is%s active, the "
           "keyboard in %s, menu %s",
           what, seconds, describe_awaited (wanted),
           entente_document_is_saving (document), entente_document_is_modified (document),
           entente_session_is_current (soak_get_session (soak)), get_toast (soak),
           gtk_window_is_active (GTK_WINDOW (soak->window)) ? "" : " not",
           focus,
           soak_find_any_popover () != NULL ? "open" : "closed");
}

static gboolean
save_copy (Soak *soak)
{
  g_autofree char *path = make_path (soak, "json");
  g_autoptr (GBytes) before = soak_write_document (soak);

  g_unlink (path);
  gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.save-copy", "s", path);
  awaited = path;
  await (soak, "save a copy", is_there, before, 20);
  soak_settle (soak);
  soak_check_saved (soak, path, before);
  return TRUE;
}

/* The file is what is shown then, unless there is a question about it first. */
static gboolean
save (Soak *soak)
{
  EntenteDocument *document = entente_window_get_document (soak->window);
  GFile *file = entente_document_get_file (document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) before = soak_write_document (soak);

  if (soak_choose (soak, 4) == 0 || path == NULL || !g_str_has_prefix (path, soak->folder))
    return save_copy (soak);
  if (!entente_document_is_modified (document))
    return FALSE;
  awaited = path;
  soak_key (soak, "C", GDK_KEY_s);
  await (soak, "save", is_saved, before, 20);
  if (soak_find_dialog () == NULL)
    soak_check_saved (soak, path, before);
  return TRUE;
}

/* A toast that names the file: it was saved, or could not be. */
static gboolean
is_answered (Soak *soak)
{
  g_autofree char *name = g_path_get_basename (awaited);
  const char *toast = get_toast (soak);

  return is_there (soak) || (toast != NULL && strstr (toast, name) != NULL);
}

/* Behind a table the picture may have a problem that it does not know of yet; it is refused then. */
static gboolean
export_picture (Soak *soak)
{
  static const char *const suffixes[] = { "png", "svg", "pdf" };
  g_autofree char *path = make_path (soak, suffixes[soak_choose (soak, 3)]);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *view = GTK_WIDGET (soak_get_view (soak));

  if (entente_picture_get_problem (entente_picture_view_get_picture (soak_get_view (soak))) != NULL)
    return FALSE;
  g_unlink (path);
  entente_window_save_picture (soak->window, file);
  awaited = path;
  await (soak, "export", gtk_widget_get_mapped (view) ? is_there : is_answered, NULL, 60);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_print ("  behind a table: %s\n", get_toast (soak));
  soak_settle (soak);
  return TRUE;
}

static gboolean
save_scenario (Soak *soak)
{
  g_autofree char *path = make_path (soak, "scenario.json");

  g_unlink (path);
  gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.save-scenario", "s", path);
  awaited = path;
  await (soak, "save the scenario", is_there, NULL, 20);
  soak_settle (soak);
  return TRUE;
}

static gboolean
revert (Soak *soak)
{
  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (soak->window), "revert"))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.revert", NULL);
  soak_settle (soak);
  return TRUE;
}

/* Somebody else writes the file: it is read again, or a banner asks. */
static gboolean
change_outside (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  GFile *file = entente_document_get_file (entente_window_get_document (soak->window));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *title = g_strdup_printf ("Title %u", soak_choose (soak, 1000));
  g_autoptr (GBytes) text = NULL;

  if (path == NULL || !g_str_has_prefix (path, soak->folder))
    return FALSE;
  text = entente_dataset_edit_set_title (entente_session_get_dataset (session), title, "en");
  if (text == NULL)
    return FALSE;
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), NULL));
  fixture_wait (700);
  return TRUE;
}

/* -- Windows ---------------------------------------------------------------------------------------------- */

static EntenteWindow *opening;

static gboolean
has_opened (Soak *soak)
{
  return entente_window_get_page (opening) != NULL;
}

/* Done in that window from now on. */
static void
go_to (Soak *soak,
       EntenteWindow *window)
{
  soak->window = window;
  if (gtk_widget_get_width (GTK_WIDGET (window)) > 0)
    soak_raise (GTK_WIDGET (window));
  soak_watch_objects (window);
}

static gboolean
open_window (Soak *soak)
{
  const char *name = soak_choose (soak, 2) == 0 ? "venues-example" : "partners-2026";
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (soak->folder, file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (entente_application_find_window (soak->application, file) != NULL || soak_count_documents (soak) >= MAX_WINDOWS)
    return FALSE;
  opening = entente_window_new (GTK_APPLICATION (soak->application));
  soak_watch_objects (opening);
  entente_window_open (opening, file);
  g_assert_true (soak_wait_until (soak, has_opened, 30));
  gtk_window_present (GTK_WINDOW (opening));
  fixture_wait (100);
  go_to (soak, opening);
  soak_settle (soak);
  return TRUE;
}

static gboolean
open_empty_window (Soak *soak)
{
  GtkWindow *window;

  if (soak_count_documents (soak) >= MAX_WINDOWS)
    return FALSE;
  soak_key (soak, "CS", GDK_KEY_n);
  window = gtk_application_get_active_window (GTK_APPLICATION (soak->application));
  if (window != NULL && ENTENTE_IS_WINDOW (window))
    soak_watch_objects (ENTENTE_WINDOW (window));
  return TRUE;
}

/* Any but the first. */
static gboolean
close_window (Soak *soak)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (soak->application)); l != NULL; l = l->next)
    if (ENTENTE_IS_WINDOW (l->data) && l->data != soak->first)
      {
        GtkWindow *window = l->data;

        soak_watch_objects (l->data);
        go_to (soak, soak->first);
        gtk_window_close (window);
        soak_settle (soak);
        return TRUE;
      }
  return FALSE;
}

static gboolean
change_window (Soak *soak)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (soak->application)); l != NULL; l = l->next)
    if (ENTENTE_IS_WINDOW (l->data) && l->data != soak->window && entente_window_get_page (l->data) != NULL
        && gtk_widget_get_mapped (l->data))
      {
        go_to (soak, l->data);
        soak_settle (soak);
        return TRUE;
      }
  return FALSE;
}

static const int sizes[][2]
    = { { 1280, 800 }, { 360, 600 }, { 1600, 1000 }, { 800, 640 }, { 1024, 768 }, { 620, 900 } };

static gboolean
resize (Soak *soak)
{
  guint i = soak_choose (soak, G_N_ELEMENTS (sizes));

  if (gtk_widget_get_width (GTK_WIDGET (soak->window)) == sizes[i][0])
    return FALSE;
  soak_resize (GTK_WIDGET (soak->window), sizes[i][0], sizes[i][1]);
  soak_settle (soak);
  fixture_wait (60);
  return TRUE;
}

/* -- The desktop ------------------------------------------------------------------------------------------ */

static gboolean
change_colours (Soak *soak)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, adw_style_manager_get_dark (manager) ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                                    : ADW_COLOR_SCHEME_FORCE_DARK);
  soak_settle (soak);
  return TRUE;
}

/* Returns: FALSE where the desktop knows no such thing */
gboolean
soak_set_contrast (gboolean high)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = g_settings_schema_source_lookup (source, "org.gnome.desktop.a11y.interface", TRUE);
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;

  return settings != NULL && g_settings_set_boolean (settings, "high-contrast", high);
}

static gboolean
change_contrast (Soak *soak)
{
  if (!soak_set_contrast (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ())))
    return FALSE;
  soak_settle (soak);
  return TRUE;
}

static gboolean
change_animations (Soak *soak)
{
  gboolean enabled;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &enabled, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", !enabled, NULL);
  return TRUE;
}

static const char *const languages[] = { "", "en", "ja" };

/* Each view in each language and size that actions may choose, so that what libraries keep of fonts is there. */
void
soak_show_all_looks (Soak *soak)
{
  AdwViewStack *stack = entente_document_page_get_stack (soak_get_page (soak));
  guint size, language, page;

  for (size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (language = 0; language < G_N_ELEMENTS (languages); language++)
      {
        g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));

        soak_resize (GTK_WIDGET (soak->window), sizes[size][0], sizes[size][1]);
        g_settings_set_string (entente_settings_get (), "picture-language", languages[language]);
        for (page = 0; page < g_list_model_get_n_items (pages); page++)
          {
            gtk_selection_model_select_item (GTK_SELECTION_MODEL (pages), page, TRUE);
            fixture_wait (200);
          }
      }
}

static gboolean
change_preference (Soak *soak)
{
  GSettings *settings = entente_settings_get ();
  const gboolean language = soak_choose (soak, 3) > 0;
  const char *key = language ? "picture-language" : "marking";
  g_autofree char *before = g_settings_get_string (settings, key);
  g_autofree char *marking = g_strdup_printf ("Marking %u", soak_choose (soak, 3));
  const char *value = soak_choose (soak, 2) == 0 ? "" : marking;

  if (language)
    value = languages[soak_choose (soak, G_N_ELEMENTS (languages))];
  if (g_str_equal (value, before))
    return FALSE;
  g_settings_set_string (settings, key, value);
  soak_settle (soak);
  return TRUE;
}

#define DOCUMENT (1u << SOAK_DOCUMENT)
#define WINDOWS (1u << SOAK_WINDOWS)
#define PANELS (1u << SOAK_PANELS)
#define DESKTOP (1u << SOAK_DESKTOP)
#define DISK (1u << SOAK_DISK)

SoakAction soak_desk_actions[] = {
  { "open a menu", 20, WINDOWS, open_menu },
  { "open a dialog", 12, WINDOWS, open_dialog },
  { "open an editor", 10, WINDOWS, open_editor },
  { "remove a partner", 6, DOCUMENT, remove_partner },
  { "correct a fact", 10, DOCUMENT, correct_fact },
  { "save", 25, DISK, save },
  { "export", 8, DISK, export_picture },
  { "save the scenario", 6, DISK, save_scenario },
  { "revert", 4, WINDOWS | DOCUMENT, revert },
  { "change outside", 3, DISK, change_outside },
  { "open a file", 14, WINDOWS, open_window },
  { "open a window", 4, WINDOWS, open_empty_window },
  { "close a window", 8, WINDOWS, close_window },
  { "go to another window", 12, WINDOWS, change_window },
  { "resize", 24, WINDOWS, resize },
  { "present", 8, PANELS, present },
  { "light or dark", 12, DESKTOP, change_colours },
  { "contrast", 6, DESKTOP, change_contrast },
  { "animations", 5, DESKTOP, change_animations },
  { "language or marking", 14, DESKTOP, change_preference },
  { NULL },
};

SoakAction soak_dialog_action = { "answer a dialog", 0, SOAK_ANYTHING, answer_dialog };
SoakAction soak_popover_action = { "answer a menu", 0, SOAK_ANYTHING, answer_popover };
SoakAction soak_stage_action = { "keys on a stage", 0, SOAK_ANYTHING, press_stage_key };
SoakAction soak_crowd_action = { "close one of many windows", 0, WINDOWS, close_window };
