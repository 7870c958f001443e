/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What there is to see of the program, in words that can be compared, and what must hold whatever was done. */

#include "config.h"

#include "soak.h"

#include "entente-dataset-reader.h"
#include "entente-picture-view-private.h"
#include "entente-settings.h"
#include "entente-stage.h"

#include <glib/gstdio.h>
#include <string.h>

static guint n_alive[3]; /* windows, documents, sessions that were seen and are not gone */

/* -- Words ------------------------------------------------------------------------------------------------ */

static char *
describe_document (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *scenario = entente_scenario_to_json (entente_session_get_scenario (session), dataset);
  g_autofree char *baseline = entente_scenario_to_json (entente_session_get_baseline_scenario (session), dataset);
  GString *text = g_string_new (NULL);
  guint n_pins, i;
  const EntentePin *pins = entente_session_get_pins (session, &n_pins);

  g_string_append_printf (text, "%p %" G_GSIZE_FORMAT " %s %s %s/%s", (void *) dataset,
                          g_bytes_get_size (dataset->bytes), scenario, baseline,
                          entente_session_get_undo_label (session), entente_session_get_redo_label (session));
  for (i = 0; i < n_pins; i++)
    g_string_append_printf (text, " %u:%.4f,%.4f", pins[i].partner, pins[i].x, pins[i].y);
  return g_string_free (text, FALSE);
}

static char *
describe_view (EntenteWindow *window)
{
  EntenteDocumentPage *page = entente_window_get_page (window);
  EntentePictureView *view = entente_document_page_get_view (page);
  const EntenteViewport *port = view->flying ? &view->to : &view->viewport;
  g_autoptr (GVariant) table = g_action_group_get_action_state (G_ACTION_GROUP (window), "table");
  EntenteViewFilter *filter = view->filter;
  EntenteDataset *dataset = entente_session_get_dataset (view->session);
  GString *text = g_string_new (entente_picture_get_id (view->picture));
  guint i;

  g_string_append_printf (text, " table %d, at %.3f %.3f x %.4f, rows %.3f, search %s, by %d %s %s %d",
                          g_variant_get_boolean (table),
                          port->x, port->y, port->zoom, entente_view_filter_get_row_zoom (filter),
                          entente_view_filter_get_search (filter), entente_view_filter_get_sort_criterion (filter),
                          entente_view_filter_get_other_preset (filter), entente_view_filter_get_size_by (filter),
                          entente_view_filter_get_arrangement (filter));
  for (i = 0; i < dataset->n_blocs; i++)
    g_string_append_c (text, entente_view_filter_get_blocs (filter)[i] ? 'b' : '-');
  return g_string_free (text, FALSE);
}

static double
get_scroll (GtkScrolledWindow *scroller)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller));
}

/* Of everything that is shown below @widget: what somebody has set there. */
static void
describe_widget (GtkWidget *widget,
                 GString *text)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_EXPANDER_ROW (widget))
    g_string_append_c (text, adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)) ? 'E' : 'e');
  else if (GTK_IS_TOGGLE_BUTTON (widget))
    g_string_append_c (text, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? 'T' : 't');
  else if (GTK_IS_CHECK_BUTTON (widget))
    g_string_append_c (text, gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) ? 'C' : 'c');
  else if (GTK_IS_SWITCH (widget))
    g_string_append_c (text, gtk_switch_get_active (GTK_SWITCH (widget)) ? 'S' : 's');
  else if (GTK_IS_TEXT (widget))
    g_string_append_printf (text, "“%s”", gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_STACK (widget))
    g_string_append_printf (text, "<%s>", gtk_stack_get_visible_child_name (GTK_STACK (widget)));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    g_string_append_printf (text, "@%.0f", get_scroll (GTK_SCROLLED_WINDOW (widget)));
  else if (GTK_IS_POPOVER (widget))
    g_string_append_c (text, 'P');
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    describe_widget (child, text);
}

static void
describe_stage (EntenteStage *stage,
                GString *text)
{
  EntentePresentation *presentation = entente_stage_get_presentation (stage);
  EntenteSession *session = entente_presentation_get_session (presentation);
  g_autofree char *scenario = entente_scenario_to_json (entente_session_get_scenario (session),
                                                        entente_session_get_dataset (session));

  g_string_append_printf (text, " stage %u %d %s %d %d, text %.2f, cover %d, %s ",
                          entente_presentation_get_number (presentation),
                          entente_presentation_is_at_end (presentation), entente_presentation_get_view (presentation),
                          entente_stage_has_priorities (stage), entente_session_get_selected (session),
                          entente_stage_get_view (stage)->stage_text, entente_stage_get_cover (stage), scenario);
}

static char *
describe_panels (EntenteWindow *window)
{
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d ", entente_workspace_is_open (workspace, GTK_PACK_START),
                          entente_workspace_is_open (workspace, GTK_PACK_END));
  describe_widget (GTK_WIDGET (window), text);
  if (entente_window_is_presenting (window))
    describe_stage (entente_window_get_stage (window), text);
  return g_string_free (text, FALSE);
}

static char *
describe_windows (Soak *soak)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
      GtkWidget *popover = soak_find_popover (GTK_WIDGET (window));

      if (gtk_widget_get_visible (GTK_WIDGET (window)))
        g_string_append_printf (text, "%p %s %d x %d %s%s\n", (void *) window, gtk_window_get_title (window),
                                gtk_widget_get_width (GTK_WIDGET (window)), gtk_widget_get_height (GTK_WIDGET (window)),
                                GTK_WINDOW (soak->window) == window ? "now" : "", popover != NULL ? " popover" : "");
    }
  g_string_append_printf (text, "dialog %p, modified %d", (void *) soak_find_dialog (),
                          entente_document_is_modified (entente_window_get_document (soak->window)));
  return g_string_free (text, FALSE);
}

static char *
describe_desktop (void)
{
  GSettings *settings = entente_settings_get ();
  g_autofree char *language = g_settings_get_string (settings, "picture-language");
  g_autofree char *marking = g_settings_get_string (settings, "marking");
  g_autofree char *font = g_settings_get_string (settings, "font-family");
  gboolean animations;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  return g_strdup_printf ("dark %d contrast %d animations %d “%s” “%s” “%s” %d",
                          adw_style_manager_get_dark (adw_style_manager_get_default ()),
                          adw_style_manager_get_high_contrast (adw_style_manager_get_default ()), animations, language,
                          marking, font, g_settings_get_boolean (settings, "recovery"));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
describe_disk (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s %ld %ld.%09ld", name, (long) info.st_size,
                                                 (long) info.st_mtim.tv_sec, info.st_mtim.tv_nsec));
    }
  g_ptr_array_sort (lines, compare_names);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * soak_describe:
 *
 * What can be seen and what would be saved, of the window in which something is done, and of everything around it.
 */
SoakState *
soak_describe (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  SoakState *state = g_new0 (SoakState, 1);

  state->parts[SOAK_DOCUMENT] = describe_document (session);
  state->parts[SOAK_LOOK]
      = g_strdup_printf ("%d %d %d", entente_session_get_selected (session), entente_session_get_compared (session),
                         entente_session_get_hovered (session));
  state->parts[SOAK_VIEW] = describe_view (soak->window);
  state->parts[SOAK_PANELS] = describe_panels (soak->window);
  state->parts[SOAK_WINDOWS] = describe_windows (soak);
  state->parts[SOAK_DESKTOP] = describe_desktop ();
  state->parts[SOAK_DISK] = describe_disk (soak->folder);
  return state;
}

void
soak_state_free (SoakState *state)
{
  guint i;

  for (i = 0; i < SOAK_N_PARTS; i++)
    g_free (state->parts[i]);
  g_free (state);
}

gboolean
soak_state_differs (const SoakState *a,
                    const SoakState *b,
                    guint parts)
{
  guint i;

  for (i = 0; i < SOAK_N_PARTS; i++)
    if ((parts & (1u << i)) != 0 && !g_str_equal (a->parts[i], b->parts[i]))
      return TRUE;
  return FALSE;
}

/* -- Windows ---------------------------------------------------------------------------------------------- */

/* (nullable) newer libadwaita shows some within the window of the document. */
static GtkWidget *
find_dialog_within (GtkWidget *window)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return (GtkWidget *) adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return NULL;
#endif
}

/* (nullable) a window that is no document, or a dialog within one that is: it is dealt with before anything else */
GtkWidget *
soak_find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *within = NULL;
  guint i;

  for (i = g_list_model_get_n_items (toplevels); i-- > 0;)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ENTENTE_IS_WINDOW (window))
        within = within != NULL ? within : find_dialog_within (window);
      else if (gtk_widget_get_visible (window))
        return window;
    }
  return within;
}

void
soak_close_dialog (GtkWidget *dialog)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (ADW_IS_DIALOG (dialog))
    {
      adw_dialog_force_close (ADW_DIALOG (dialog));
      return;
    }
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  gtk_window_close (GTK_WINDOW (dialog));
}

guint
soak_count_windows (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0, i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      n += gtk_widget_get_visible (GTK_WIDGET (window));
    }
  return n;
}

/* How many windows are documents. */
guint
soak_count_documents (Soak *soak)
{
  guint n = 0;
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (soak->application)); l != NULL; l = l->next)
    n += ENTENTE_IS_WINDOW (l->data);
  return n;
}

/* (nullable) one that is open */
GtkWidget *
soak_find_popover (GtkWidget *root)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        return child;
      found = gtk_widget_get_mapped (child) ? soak_find_popover (child) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (nullable) in whichever window; it keeps pointer and keys from everything else */
GtkWidget *
soak_find_any_popover (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;
  guint i;

  for (i = 0; found == NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      found = gtk_widget_get_mapped (window) ? soak_find_popover (window) : NULL;
    }
  return found;
}

static void
gone_cb (gpointer data,
         GObject *object)
{
  --*(guint *) data;
}

static void
watch (gpointer object,
       guint kind)
{
  if (object == NULL || g_object_get_data (object, "soak-watched") != NULL)
    return;
  g_object_set_data (object, "soak-watched", object);
  g_object_weak_ref (object, gone_cb, &n_alive[kind]);
  n_alive[kind]++;
}

/* Counts it, its document and its session for as long as they live. */
void
soak_watch_objects (EntenteWindow *window)
{
  EntenteDocument *document = entente_window_get_document (window);

  watch (window, 0);
  watch (document, 1);
  watch (document != NULL ? entente_document_get_session (document) : NULL, 2);
}

static gboolean
is_alone (Soak *soak)
{
  return soak_count_windows () == 1 && n_alive[0] == 1 && n_alive[1] == 1 && n_alive[2] == 1;
}

/* To be called when only the first window is left. What stays fails the run at its end: what it does to memory is to be
 * seen, too. */
void
soak_check_objects (Soak *soak)
{
  if (!soak_wait_until (soak, is_alone, 10))
    g_warning ("%u windows are shown; there are %u windows, %u documents, %u sessions", soak_count_windows (), n_alive[0],
             n_alive[1], n_alive[2]);
}

/* -- What must hold --------------------------------------------------------------------------------------- */

static gboolean
is_current (Soak *soak)
{
  return entente_session_is_current (soak_get_session (soak));
}

/* Ranks, tiers and scores are those that are computed from nothing. */
void
soak_check_results (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  const EntenteScenario *scenario = entente_session_get_scenario (session);
  EntenteEvaluation *shown;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) fresh = NULL;
  gsize n;

  g_assert_true (soak_wait_until (soak, is_current, 10));
  shown = entente_session_get_evaluation (session);
  values = entente_values_new (entente_session_get_dataset (session), scenario);
  fresh = entente_evaluate (values, scenario);
  g_assert_cmpuint (shown->n_partners, ==, fresh->n_partners);
  n = fresh->n_partners;
  g_assert_cmpmem (shown->ranks, n * sizeof (guint), fresh->ranks, n * sizeof (guint));
  g_assert_cmpmem (shown->tiers, n * sizeof (guint), fresh->tiers, n * sizeof (guint));
  g_assert_cmpmem (shown->order, n * sizeof (guint), fresh->order, n * sizeof (guint));
  g_assert_cmpmem (shown->scores, n * sizeof (double), fresh->scores, n * sizeof (double));
}

/* Returns: how many steps; what could be redone stays so */
guint
soak_undo_all (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  guint n = 0;

  for (; entente_session_can_undo (session); n++)
    entente_session_undo (session);
  return n;
}

void
soak_redo (Soak *soak,
           guint n)
{
  while (n-- > 0)
    entente_session_redo (soak_get_session (soak));
}

static GBytes *
write_session (EntenteSession *session)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (session);

  return entente_snapshot_to_bytes (snapshot);
}

/* All undone is the file as it was opened; all done again is what was there before. */
void
soak_check_history (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  GBytes *opened = g_object_get_data (G_OBJECT (session), "soak-opened");
  g_autoptr (GBytes) bytes = write_session (session), first = NULL, again = NULL;
  guint n;

  n = soak_undo_all (soak);
  first = write_session (session);
  if (opened != NULL)
    g_assert_true (g_bytes_equal (first, opened));
  soak_redo (soak, n);
  again = write_session (session);
  g_assert_true (g_bytes_equal (again, bytes));
  g_print ("  %u steps undone and done again\n", n);
}

/* What would be saved now. */
GBytes *
soak_write_document (Soak *soak)
{
  return write_session (soak_get_session (soak));
}

/* The file at @path is what was shown when it was asked for, and opens as such. A change that was on its way may have
 * come @before it or after it. */
void
soak_check_saved (Soak *soak,
                  const char *path,
                  GBytes *before)
{
  EntenteSession *session = soak_get_session (soak);
  g_autoptr (GBytes) after = write_session (session);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  g_autoptr (EntenteSession) opened = NULL;

  g_assert_nonnull (dataset);
  if (!g_bytes_equal (dataset->bytes, after))
    {
      g_assert_true (g_bytes_equal (dataset->bytes, before));
      return;
    }
  opened = entente_session_new (dataset);
  g_assert_true (entente_scenario_equal (entente_session_get_scenario (opened),
                                         entente_session_get_scenario (session)));
}
