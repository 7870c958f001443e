/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Nothing of a window stays when it has been closed: none of its widgets, what listens for them, their menus and lists.
 */

#include "config.h"

#include "window-fixture.h"

static EntenteApplication *application;
static GHashTable *alive; /* object -> its type and those of its parents */
static GHashTable *shared; /* what another window has as well */

static char *
describe (gpointer object,
          const char *within)
{
  return g_strdup_printf ("%s of %s", G_OBJECT_TYPE_NAME (object), within);
}

static void
gone_cb (gpointer data,
         GObject *object)
{
  g_hash_table_remove (alive, object);
}

static gboolean
watch (gpointer object,
       const char *within)
{
  if (object == NULL || g_hash_table_contains (alive, object) || g_hash_table_contains (shared, object))
    return FALSE;
  g_hash_table_insert (alive, object, describe (object, within));
  g_object_weak_ref (object, gone_cb, NULL);
  return TRUE;
}

static void
watch_menu (GMenuModel *menu,
            const char *within)
{
  int i;

  if (!watch (menu, within))
    return;
  for (i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuLinkIter) iter = g_menu_model_iterate_item_links (menu, i);

      while (g_menu_link_iter_next (iter))
        {
          g_autoptr (GMenuModel) link = g_menu_link_iter_get_value (iter);

          watch_menu (link, within);
        }
    }
}

static void
watch_all (gpointer items,
           const char *within)
{
  g_autoptr (GListModel) model = items;
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      watch (item, within);
    }
}

static void
watch_tree (GtkWidget *widget,
            const char *within)
{
  g_autofree char *path = describe (widget, within);
  GtkWidget *child;

  /* One for the display; it has been lent. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow") || !watch (widget, within))
    return;
  watch_all (gtk_widget_observe_controllers (widget), path);
  if (GTK_IS_MENU_BUTTON (widget))
    watch_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), path);
  if (GTK_IS_POPOVER_MENU (widget))
    watch_menu (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget)), path);
  if (GTK_IS_DROP_DOWN (widget))
    watch (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)), path);
  if (ADW_IS_COMBO_ROW (widget))
    watch (adw_combo_row_get_model (ADW_COMBO_ROW (widget)), path);
  if (GTK_IS_COLUMN_VIEW (widget))
    watch (gtk_column_view_get_model (GTK_COLUMN_VIEW (widget)), path);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    watch_tree (child, path);
}

/* Returns: how many of them stay, each named */
static guint
count_alive (const char *what)
{
  GHashTableIter iter;
  gpointer object, description;
  guint n = 0;

  fixture_wait (600);
  g_hash_table_iter_init (&iter, alive);
  while (g_hash_table_iter_next (&iter, &object, &description))
    {
      g_object_weak_unref (object, gone_cb, NULL);
      /* GTK 4.8 keeps a section that it has shown; there must be nothing in it, then. */
      if (G_IS_MENU (object) && g_menu_model_get_n_items (object) == 0)
        continue;
      g_test_message ("%s: %s stays (%u references)", what, (char *) description, ((GObject *) object)->ref_count);
      n++;
    }
  g_hash_table_remove_all (alive);
  return n;
}

/* Dialogs are windows of their own, or in newer libadwaita within the window. Returns: how many */
static guint
watch_dialog_within (EntenteWindow *window,
                     gboolean close)
{
  guint n = 0;

#if ADW_CHECK_VERSION(1, 5, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  n = dialog != NULL;
  if (n > 0 && close)
    adw_dialog_force_close (dialog);
  else if (n > 0)
    watch_tree (GTK_WIDGET (dialog), "nothing");
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  return n;
}

/* All windows but @window, and what covers it. Returns: how many */
static guint
watch_others (EntenteWindow *window,
              gboolean close)
{
  GList *windows = gtk_window_list_toplevels (), *l;
  guint n = watch_dialog_within (window, close);

  for (l = windows; l != NULL; l = l->next)
    if (l->data != window && gtk_widget_get_visible (l->data))
      {
        n++;
        if (close)
          gtk_window_close (l->data);
        else
          watch_tree (l->data, "nothing");
      }
  g_list_free (windows);
  return n;
}

static void
test_dialogs (void)
{
  static const struct
  {
    const char *action, *target;
  } dialogs[] = {
    { "app.preferences", NULL }, { "app.about", NULL },           { "win.compare-methods", NULL },
    { "app.help", NULL },        { "win.add-partner", "''" },     { "win.edit-fact", "('JP', '')" },
    { "win.new", NULL },         { "win.save-preset", "''" },
  };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  guint i, n = 0;

  for (i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autoptr (GVariant) target = dialogs[i].target != NULL
        ? g_variant_ref_sink (g_variant_new_parsed (dialogs[i].target)) : NULL;

      g_test_message ("%s", dialogs[i].action);
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), dialogs[i].action, target));
      fixture_wait (600);
      g_assert_cmpuint (watch_others (window, FALSE), ==, 1);
      watch_others (window, TRUE);
      n += count_alive (dialogs[i].action);
    }
  g_assert_cmpuint (n, ==, 0);
  fixture_close (window);
}

/* Menus are shared by all windows. */
static void
share_watched (void)
{
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, alive);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      g_object_weak_unref (object, gone_cb, NULL);
      g_hash_table_add (shared, object);
    }
  g_hash_table_remove_all (alive);
}

static void
test_window (void)
{
  EntenteWindow *other = fixture_open_window (application, "partners-2026", 1280, 800), *window;
  EntenteDocumentPage *page;

  watch_tree (GTK_WIDGET (other), "nothing");
  share_watched ();
  window = fixture_open_window (application, "partners-2026", 1280, 800);
  page = entente_window_get_page (window);
  entente_session_set_selected (entente_document_page_get_session (page), 3);
  gtk_widget_activate_action (GTK_WIDGET (entente_document_page_get_view (page)), "picture.menu", NULL);
  fixture_wait (300);
  watch_tree (GTK_WIDGET (window), "nothing");
  fixture_close (window);
  g_assert_cmpuint (count_alive ("window"), ==, 0);
  g_hash_table_remove_all (shared);
  fixture_close (other);
}

int
main (int argc,
      char **argv)
{
  int result;

  application = fixture_init (&argc, &argv);
  alive = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  shared = g_hash_table_new (NULL, NULL);
  g_test_add_func ("/gone/window", test_window);
  g_test_add_func ("/gone/dialogs", test_dialogs);
  result = g_test_run ();
  g_hash_table_unref (alive);
  g_hash_table_unref (shared);
  return result;
}
