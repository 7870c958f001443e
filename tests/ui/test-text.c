/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Walks through every label on screen, in each state and size of the window: none may be ellipsised without a tooltip
 * that says all, none clipped, none may lie on another; with text of twice the size too. The language is the environment's; the build runs this in each.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-document-title.h"

#include "entente-dossier-panel.h"
#include "entente-fact-dialog.h"
#include "entente-help-page.h"
#include "entente-help-window.h"
#include "entente-methods-dialog.h"
#include "entente-new-dialog.h"
#include "entente-order-dialog.h"
#include "entente-partner-dialog.h"
#include "entente-preferences.h"
#include "entente-preset-dialog.h"
#include "entente-priorities-panel.h"
#include "entente-scene-dialog.h"
#include "entente-scenes-dialog.h"

#define NORMAL_DPI 96

typedef struct
{
  const char *where;
  GtkWidget *root;
  GPtrArray *labels; /* GtkLabel on screen */
  guint n_faults;
} Walk;

static EntenteApplication *application;

static gboolean
get_bounds (GtkWidget *widget,
            GtkWidget *root,
            graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, root, bounds);
}

static void
report (Walk *walk,
        GtkWidget *label,
        const char *fault)
{
  g_test_message ("%s: “%s” is %s", walk->where, gtk_label_get_text (GTK_LABEL (label)), fault);
  walk->n_faults++;
}

static gboolean
is_scroller (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLABLE (widget);
}

/* What can be scrolled sideways may be wider than it looks. */
static gboolean
scrolls_sideways (GtkWidget *widget)
{
  GtkPolicyType policy;

  if (GTK_IS_VIEWPORT (widget))
    widget = gtk_widget_get_parent (widget);
  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

/* Nothing between the label and what scrolls sideways may be narrower than the label. */
static gboolean
is_clipped (Walk *walk,
            GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  graphene_rect_t own, other;
  GtkWidget *parent;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (label) + 1 || height > gtk_widget_get_height (label) + 1)
    return TRUE;
  if (!get_bounds (label, walk->root, &own))
    return FALSE;
  for (parent = gtk_widget_get_parent (label); parent != NULL && !scrolls_sideways (parent);
       parent = gtk_widget_get_parent (parent))
    if (gtk_widget_get_overflow (parent) == GTK_OVERFLOW_HIDDEN && get_bounds (parent, walk->root, &other)
        && (own.origin.x < other.origin.x - 1
            || own.origin.x + own.size.width > other.origin.x + other.size.width + 1))
      return TRUE;
  return FALSE;
}

/* Off the visible part of a scrolled box, or faded away. */
static gboolean
is_out_of_sight (Walk *walk,
                 GtkWidget *label)
{
  graphene_rect_t own, other, common;
  GtkWidget *parent;

  if (!get_bounds (label, walk->root, &own) || own.size.width < 1 || own.size.height < 1)
    return TRUE;
  for (parent = label; parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      if (gtk_widget_get_opacity (parent) < 0.05 || !gtk_widget_get_child_visible (parent))
        return TRUE;
      if (is_scroller (parent) && get_bounds (parent, walk->root, &other)
          && !graphene_rect_intersection (&own, &other, &common))
        return TRUE;
      if (GTK_IS_REVEALER (parent) && !gtk_revealer_get_child_revealed (GTK_REVEALER (parent)))
        return TRUE;
    }
  return FALSE;
}

static void
collect (Walk *walk,
         GtkWidget *widget)
{
  GtkWidget *child;

  /* Tooltips and menus are surfaces of their own and lie over everything. */
  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != walk->root))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0' && !is_out_of_sight (walk, widget))
    g_ptr_array_add (walk->labels, widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (walk, child);
}

/* A panel that came over the picture covers what is under it, which is meant. */
static GtkWidget *
get_layer (GtkWidget *widget)
{
  GtkWidget *panel = gtk_widget_get_ancestor (widget, ENTENTE_TYPE_PRIORITIES_PANEL);

  return panel != NULL ? panel : gtk_widget_get_ancestor (widget, ENTENTE_TYPE_DOSSIER_PANEL);
}

static gboolean
overlap (Walk *walk,
         GtkWidget *a,
         GtkWidget *b)
{
  graphene_rect_t first, second, common;

  if (get_layer (a) != get_layer (b) || gtk_widget_is_ancestor (a, b) || gtk_widget_is_ancestor (b, a))
    return FALSE;
  if (!get_bounds (a, walk->root, &first) || !get_bounds (b, walk->root, &second))
    return FALSE;
  return graphene_rect_intersection (&first, &second, &common) && common.size.width > 2 && common.size.height > 2;
}

/* A title of the user's may be of any length; the header bar ends it with "…". */
static gboolean
is_title (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ENTENTE_TYPE_DOCUMENT_TITLE) != NULL
         || gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL
         || (gtk_widget_has_css_class (label, "title") && gtk_widget_get_ancestor (label, ADW_TYPE_HEADER_BAR) != NULL);
}

/* What is cut is said in full by the tooltip, its own or that of what it names. */
static gboolean
has_full_tooltip (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  GtkWidget *widget;

  for (widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_window (gpointer window,
              const char *where)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Walk walk = { where, GTK_WIDGET (window), labels, 0 };
  guint i, j;

  collect (&walk, GTK_WIDGET (window));
  g_assert_cmpuint (labels->len, >, 0);
  for (i = 0; i < labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (labels, i);

      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))) && !is_title (label)
          && !has_full_tooltip (label))
        report (&walk, label, "ellipsised");
      if (is_clipped (&walk, label))
        report (&walk, label, "clipped");
      for (j = i + 1; j < labels->len; j++)
        if (overlap (&walk, label, g_ptr_array_index (labels, j)))
          {
            report (&walk, label, "overlapping");
            report (&walk, g_ptr_array_index (labels, j), "what it overlaps");
          }
    }
  if (walk.n_faults > 0)
    g_test_fail_printf ("%s: %u faults", where, walk.n_faults);
}

static void
check_views (EntenteWindow *window,
             const char *size)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteDocumentPage *document = entente_window_get_page (window);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s %s", size, views[i]);

      adw_view_stack_set_visible_child_name (entente_document_page_get_stack (document), views[i]);
      fixture_wait (350);
      check_window (window, where);
    }
}

static void
check_panel (EntenteWindow *window,
             const char *size,
             GtkPackType side)
{
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  g_autofree char *where = g_strdup_printf ("%s %s", size, side == GTK_PACK_START ? "priorities" : "dossier");

  entente_workspace_set_open (workspace, side, TRUE);
  fixture_wait (400);
  check_window (window, where);
  if (entente_workspace_is_folded (workspace, side))
    entente_workspace_set_open (workspace, side, FALSE);
}

/* Every indicator's form, which differ in units, years and categories, and that of a new partner. */
static void
check_dialogs (EntenteWindow *window,
               const char *size)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteDataset *dataset = entente_session_get_dataset (session);
  int width = MIN (gtk_widget_get_width (GTK_WIDGET (window)), 420), quantity;

  for (quantity = -1; quantity < (int) dataset->n_quantities; quantity++)
    {
      g_autofree char *where = g_strdup_printf ("%s dialog %d", size, quantity);
      GtkWidget *dialog = quantity < 0 ? entente_partner_dialog_new (session, "Japan")
                                       : entente_fact_dialog_new (session, 0, quantity);

      gtk_window_set_default_size (GTK_WINDOW (dialog), width, 620);
      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
      gtk_window_present (GTK_WINDOW (dialog));
      fixture_wait (250);
      check_window (dialog, where);
      gtk_window_destroy (GTK_WINDOW (dialog));
      fixture_wait (30);
    }
}

/* Says what makes a window wider than it may be. */
static void
report_widest (GtkWidget *widget,
               int most,
               int depth)
{
  GtkWidget *child;
  int minimum;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most / 4)
        g_test_message ("%*s%s %s needs %d", depth, "", G_OBJECT_TYPE_NAME (child), gtk_widget_get_name (child), minimum);
      if (minimum > most / 4)
        report_widest (child, most, depth + 1);
    }
}

/* A window that needs more room than there is would be cut off at the edge of the screen. */
static void
check_fits (GtkWidget *window,
            int width,
            int height)
{
  int needs_width, needs_height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &needs_width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, width, &needs_height, NULL, NULL, NULL);
  if (needs_width > width)
    report_widest (window, width, 0);
  if (needs_width > width || needs_height > height)
    g_test_fail_printf ("%d x %d are needed of %d x %d", needs_width, needs_height, width, height);
}

static void
check_size (int width,
            int height)
{
  g_autofree char *size = g_strdup_printf ("%dx%d", width, height);
  EntenteWindow *window = fixture_open_window (application, NULL, width, height);
  EntenteSession *session;
  double share = 0.05;

  check_window (window, size);
  check_fits (GTK_WIDGET (window), width, height);
  fixture_close (window);
  window = fixture_open_window (application, "partners-2026", width, height);
  session = entente_document_page_get_session (entente_window_get_page (window));
  check_fits (GTK_WIDGET (window), width, height);
  check_views (window, size);
  check_fits (GTK_WIDGET (window), width, height);
  if (width < 420)
    check_dialogs (window, size);
  entente_session_set_selected (session, 0);
  for (; share < 1; share += 0.3)
    {
      entente_session_type_share (session, 0, share);
      fixture_wait (150);
      check_panel (window, size, GTK_PACK_START);
      check_panel (window, size, GTK_PACK_END);
    }
  fixture_close (window);
}

static void
test_small (void)
{
  check_size (360, 600);
}

static void
test_middle (void)
{
  check_size (800, 600);
}

static void
test_usual (void)
{
  check_size (1280, 800);
}

static void
test_preferences (void)
{
  GtkWindow *preferences = g_object_new (ENTENTE_TYPE_PREFERENCES, NULL);

  gtk_window_set_default_size (preferences, 360, 600);
  gtk_window_present (preferences);
  fixture_wait (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (preferences)), <=, 360);
  check_window (preferences, "360x600 preferences");
  gtk_window_destroy (preferences);
}

/* As a desktop with text of twice the size has it. */
static void
check_double (int width,
              int height)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * NORMAL_DPI * 1024, NULL);
  check_size (width, height);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
test_double (void)
{
  check_double (1280, 800);
}

static void
test_double_small (void)
{
  check_double (360, 600);
}

static void
ignore_cb (EntenteDataset *dataset,
           gpointer user_data)
{
}

static GtkWidget *
present_new_dialog (GtkWindow *parent,
                    EntenteDataset *dataset)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) dialog = NULL;

  entente_new_dialog_present (parent, dataset, ignore_cb, G_OBJECT (parent));
  dialog = g_list_model_get_item (toplevels, g_list_model_get_n_items (toplevels) - 1);
  g_assert_true (ENTENTE_IS_NEW_DIALOG (dialog));
  return dialog; /* GTK has it */
}

static void
ignore_scene_cb (const char *id,
                 const EntenteSceneWords *words,
                 GObject *owner)
{
}

static void
ignore_preset_cb (const char *id,
                  const char *name,
                  const char *description,
                  GObject *owner)
{
}

/* Whatever comes up over a window has all of its buttons on a screen of this size. */
static void
check_dialog_fits (GtkWidget *dialog,
                   const char *name)
{
  gtk_window_set_default_size (GTK_WINDOW (dialog), 360, -1);
  gtk_window_present (GTK_WINDOW (dialog));
  fixture_wait (250);
  g_test_message ("%s", name);
  check_fits (dialog, 360, 600);
  check_window (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_wait (30);
}

/* Beside the names of the methods the figures of a column can be read without scrolling. */
static void
check_methods_show_a_column (GtkWidget *dialog)
{
  g_autoptr (PangoLayout) figure = NULL;
  graphene_rect_t bounds;
  GtkWidget *table, *cell;
  int width;

  gtk_window_set_default_size (GTK_WINDOW (dialog), 360, 600);
  gtk_window_present (GTK_WINDOW (dialog));
  fixture_wait (800);
  table = fixture_find_widget (dialog, GTK_TYPE_GRID, 0);
  cell = gtk_grid_get_child_at (GTK_GRID (table), 1, 2);
  g_assert_true (get_bounds (cell, dialog, &bounds));
  figure = gtk_widget_create_pango_layout (cell, "0.93");
  pango_layout_get_pixel_size (figure, &width, NULL);
  g_assert_cmpfloat (bounds.origin.x + (bounds.size.width + width) / 2, <=, 360);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
check_help_fits (void)
{
  const EntenteHelpEntry *entries;
  EntenteHelpWindow *help;
  guint n, i;

  entries = entente_help_page_list (&n);
  help = entente_help_window_present (GTK_APPLICATION (application), NULL);
  for (i = 0; i < n; i++)
    {
      entente_help_window_show_page (help, entries[i].id);
      fixture_wait (100);
      g_test_message ("help on %s", entries[i].id);
      check_fits (GTK_WIDGET (help), 360, 600);
    }
  gtk_window_destroy (GTK_WINDOW (help));
}

static void
test_dialogs_double_small (void)
{
  static const EntenteSceneWords words = { "Ten partners reach Tier 1; Japan leads", NULL, NULL };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 360, 600);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  GtkWindow *parent = GTK_WINDOW (window);
  GObject *owner = G_OBJECT (window);
  g_autofree char *font = NULL;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * NORMAL_DPI * 1024, "gtk-font-name", "Sans 11", NULL);
  check_dialog_fits (entente_scene_dialog_present (parent, NULL, &words, ignore_scene_cb, owner), "keep as scene");
  check_dialog_fits (entente_preset_dialog_present (parent, session, NULL, ignore_preset_cb, owner), "preset");
  check_dialog_fits (entente_scenes_dialog_new (parent, session), "scenes");
  check_dialog_fits (entente_partner_dialog_new (session, "Japan"), "partner");
  check_dialog_fits (entente_fact_dialog_new (session, 0, 0), "fact");
  check_dialog_fits (entente_order_dialog_new (parent, session), "order");
  check_dialog_fits (entente_methods_dialog_new (parent, session), "methods");
  check_methods_show_a_column (entente_methods_dialog_new (parent, session));
  check_dialog_fits (present_new_dialog (parent, entente_session_get_dataset (session)), "new");
  check_dialog_fits (g_object_new (ENTENTE_TYPE_PREFERENCES, NULL), "preferences");
  check_help_fits ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, "gtk-font-name", font, NULL);
  fixture_close (window);
}

static void
test_new_dialog (void)
{
  g_autoptr (EntenteDataset) dataset = fixture_read_sample ("partners-2026");
  EntenteWindow *window = fixture_open_window (application, NULL, 360, 600);
  GtkWindow *dialog = GTK_WINDOW (present_new_dialog (GTK_WINDOW (window), dataset));

  gtk_window_set_default_size (dialog, 360, 600);
  fixture_wait (300);
  check_window (dialog, "360x600 new dataset");
  gtk_window_destroy (dialog);
  fixture_close (window);
}

/* Beside the margin that a panel leaves of the picture which it lies over. */
static void
check_panel_fits (EntenteWindow *window,
                  GType type)
{
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), type, 0);
  int needed;

  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  if (needed <= 360 - 32)
    return;
  report_widest (panel, 360, 0);
  g_test_fail_printf ("%s needs %d px", g_type_name (type), needed);
}

/* Nothing of a panel has to be scrolled sideways. */
static void
test_panels_double_small (void)
{
  g_autofree char *font = NULL;
  EntenteWindow *window;
  EntenteSession *session;
  guint partner;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * NORMAL_DPI * 1024, "gtk-font-name", "Sans 11", NULL);
  window = fixture_open_window (application, "partners-2026", 360, 600);
  session = entente_document_page_get_session (entente_window_get_page (window));
  check_panel_fits (window, ENTENTE_TYPE_PRIORITIES_PANEL);
  check_panel_fits (window, ENTENTE_TYPE_DOSSIER_PANEL);
  for (partner = 1; partner < 86; partner += 20)
    {
      entente_session_set_selected (session, (int) partner);
      check_panel (window, "double", GTK_PACK_END);
      check_panel_fits (window, ENTENTE_TYPE_DOSSIER_PANEL);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, "gtk-font-name", font, NULL);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/text/360x600", test_small);
  g_test_add_func ("/text/800x600", test_middle);
  g_test_add_func ("/text/1280x800", test_usual);
  g_test_add_func ("/text/double", test_double);
  g_test_add_func ("/text/double-small", test_double_small);
  g_test_add_func ("/text/dialogs-double-small", test_dialogs_double_small);
  g_test_add_func ("/text/new-dialog", test_new_dialog);
  g_test_add_func ("/text/panels-double-small", test_panels_double_small);
  g_test_add_func ("/text/preferences", test_preferences);
  return g_test_run ();
}
