/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   +- contents ------+- ‹ › ---- Orbit -------------+
 *   | [search       ] |                              |
 *   | First steps     |   Orbit                      |      At most 720 wide, so that lines can be read;
 *   |   Overview      |   [picture]                  |      in a narrow window one side at a time.
 *   |   Priorities    |   text ...                   |
 *   +-----------------+------------------------------+
 *
 * It works without anything outside of the program: a help viewer of the desktop can't see into a sandbox, and a
 * website would need a network. Pages are read when the help is opened, pictures drawn while their page is shown.
 *
 * The window is no window of a document and not counted among those of the application: when the last document is
 * closed, it goes too. A group of its own keeps it usable while a dialog of a document is open.
 */

#include "config.h"

#include "entente-help-window.h"

#include "entente-application.h"
#include "entente-help-page.h"
#include "entente-loader.h"
#include "entente-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EntenteHelpWindow
{
  AdwWindow parent_instance;

  EntenteHelpPage **pages; /* [n_pages], with a reference each */
  char **texts;            /* [n_pages] folded, for the search */
  guint n_pages;
  GArray *history;         /* guint: pages in the order in which they were read */
  guint now;               /* place in it */
  GtkWindowGroup *group;
  EntenteLoader *loader;
  EntenteDataset *dataset; /* the sample; NULL = not read yet */

  AdwLeaflet *leaflet;
  GtkWidget *contents_pane, *page_pane, *contents_button, *nothing_found;
  GtkSearchEntry *search;
  GtkListBox *contents;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  AdwClamp *column;
};

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHelpWindow, entente_help_window, ADW_TYPE_WINDOW)

static const EntenteHelpEntry *
get_entry (guint page)
{
  guint n;

  return &entente_help_page_list (&n)[page];
}

/* -1 = there is none of that id */
static int
find_page (const char *id)
{
  guint n, i;
  const EntenteHelpEntry *entries = entente_help_page_list (&n);

  for (i = 0; i < n; i++)
    if (g_strcmp0 (entries[i].id, id) == 0)
      return (int) i;
  return -1;
}

static guint
get_present (EntenteHelpWindow *self)
{
  return g_array_index (self->history, guint, self->now);
}

/* -- The page --------------------------------------------------------------------------------------------- */

static void
update_actions (EntenteHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->now > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward", self->now + 1 < self->history->len);
}

static void
select_row (EntenteHelpWindow *self)
{
  gtk_list_box_select_row (self->contents, gtk_list_box_get_row_at_index (self->contents, (int) get_present (self)));
}

static void
show_present (EntenteHelpWindow *self)
{
  GtkWidget *before = adw_clamp_get_child (self->column);
  EntenteHelpPage *page = self->pages[get_present (self)];

  if (before != NULL && before != GTK_WIDGET (page))
    entente_help_page_set_dataset (ENTENTE_HELP_PAGE (before), NULL);
  if (before != GTK_WIDGET (page))
    {
      adw_clamp_set_child (self->column, GTK_WIDGET (page));
      if (self->dataset != NULL)
        entente_help_page_set_dataset (page, self->dataset);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  adw_window_title_set_title (self->title, entente_help_page_get_title (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entente_help_page_get_title (page), -1);
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  select_row (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

/**
 * entente_help_window_show_page:
 *
 * Goes to a page, with a way back.
 *
 * Returns: %FALSE when there is no such page
 */
gboolean
entente_help_window_show_page (EntenteHelpWindow *self,
                               const char *id)
{
  int found = find_page (id);
  guint page = (guint) found;

  if (found < 0)
    return FALSE;
  if (self->history->len == 0 || get_present (self) != page)
    {
      g_array_set_size (self->history, self->history->len > 0 ? self->now + 1 : 0);
      g_array_append_val (self->history, page);
      self->now = self->history->len - 1;
    }
  show_present (self);
  return TRUE;
}

/* Its id. */
const char *
entente_help_window_get_page (EntenteHelpWindow *self)
{
  return get_entry (get_present (self))->id;
}

static void
go (EntenteHelpWindow *self,
    int step)
{
  if ((step < 0 && self->now == 0) || (step > 0 && self->now + 1 >= self->history->len))
    return;
  self->now = step < 0 ? self->now - 1 : self->now + 1;
  show_present (self);
}

static void
back_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  go (ENTENTE_HELP_WINDOW (widget), -1);
}

static void
forward_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  go (ENTENTE_HELP_WINDOW (widget), 1);
}

static void
show_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  entente_help_window_show_page (ENTENTE_HELP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
contents_cb (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  adw_leaflet_set_visible_child (ENTENTE_HELP_WINDOW (widget)->leaflet, ENTENTE_HELP_WINDOW (widget)->contents_pane);
}

static void
search_cb (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  EntenteHelpWindow *self = ENTENTE_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->contents_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
scroll_cb (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (ENTENTE_HELP_WINDOW (widget)->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                          + g_variant_get_int32 (parameter)
                                              * gtk_adjustment_get_page_increment (adjustment));
}

/* -- Links ------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_link (EntenteHelpPage *page,
           const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (entente_help_page_get_title (page));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  return button;
}

/* Links have the titles of the pages that they lead to. */
static void
add_links (EntenteHelpWindow *self,
           EntenteHelpPage *page)
{
  g_auto (GStrv) related = entente_help_page_list_related (page);
  GtkWidget *links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *heading = gtk_label_new (_("See also"));
  guint i;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-3");
  gtk_widget_add_css_class (heading, "see-also");
  gtk_widget_set_halign (links, GTK_ALIGN_START);
  for (i = 0; related[i] != NULL; i++)
    {
      int other = find_page (related[i]);

      g_return_if_fail (other >= 0);
      gtk_box_append (GTK_BOX (links), make_link (self->pages[other], related[i]));
    }
  gtk_box_append (GTK_BOX (page), heading);
  gtk_box_append (GTK_BOX (page), links);
}

/* -- Contents and search ---------------------------------------------------------------------------------- */

static void
row_activated_cb (EntenteHelpWindow *self,
                  GtkListBoxRow *row)
{
  entente_help_window_show_page (self, get_entry ((guint) gtk_list_box_row_get_index (row))->id);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  EntenteHelpWindow *self = user_data;
  const char *group = get_entry ((guint) gtk_list_box_row_get_index (row))->group;
  GtkWidget *label;

  /* Among what a search has found, groups would say nothing. */
  if (group == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "contents-group");
  gtk_list_box_row_set_header (row, label);
}

/* Whether each of the words stands somewhere on the page. */
static gboolean
matches (const char *text,
         char **words)
{
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char **
list_words (EntenteHelpWindow *self)
{
  g_autofree char *folded = entente_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return g_strsplit (g_strstrip (folded), " ", -1);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer user_data)
{
  EntenteHelpWindow *self = user_data;
  g_auto (GStrv) words = list_words (self);

  return matches (self->texts[gtk_list_box_row_get_index (row)], words);
}

static void
search_changed_cb (EntenteHelpWindow *self)
{
  g_auto (GStrv) words = list_words (self);
  guint i, found = 0;

  for (i = 0; i < self->n_pages; i++)
    found += matches (self->texts[i], words);
  gtk_list_box_invalidate_filter (self->contents);
  gtk_list_box_invalidate_headers (self->contents);
  gtk_widget_set_visible (self->nothing_found, found == 0);
  if (gtk_widget_has_focus (GTK_WIDGET (self->scroller)))
    adw_leaflet_set_visible_child (self->leaflet, self->contents_pane);
}

/* Enter goes to the first page that was found. */
static void
search_activate_cb (EntenteHelpWindow *self)
{
  g_auto (GStrv) words = list_words (self);
  guint i;

  for (i = 0; i < self->n_pages; i++)
    if (matches (self->texts[i], words))
      {
        entente_help_window_show_page (self, get_entry (i)->id);
        return;
      }
}

static void
search_stop_cb (EntenteHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static GtkWidget *
make_row (EntenteHelpPage *page)
{
  GtkWidget *label = gtk_label_new (entente_help_page_get_title (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
read_pages (EntenteHelpWindow *self)
{
  guint i;
  const EntenteHelpEntry *entries = entente_help_page_list (&self->n_pages);

  self->pages = g_new0 (EntenteHelpPage *, self->n_pages);
  self->texts = g_new0 (char *, self->n_pages + 1);
  for (i = 0; i < self->n_pages; i++)
    {
      g_autofree char *text = NULL;

      self->pages[i] = entente_help_page_new (entries[i].id);
      text = entente_help_page_collect_text (self->pages[i]);
      self->texts[i] = entente_text_fold (text);
      gtk_list_box_append (self->contents, make_row (self->pages[i]));
    }
  for (i = 0; i < self->n_pages; i++)
    add_links (self, self->pages[i]);
}

/* -- The sample ------------------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EntenteHelpWindow) self = user_data;

  self->dataset = entente_loader_load_finish (ENTENTE_LOADER (source), result, NULL, NULL);
  g_clear_object (&self->loader);
  if (self->dataset != NULL && self->pages != NULL && self->history->len > 0)
    entente_help_page_set_dataset (self->pages[get_present (self)], self->dataset);
}

static void
read_sample (EntenteHelpWindow *self)
{
  g_autoptr (GFile) sample = entente_application_get_sample (ENTENTE_DEFAULT_SAMPLE);

  self->loader = entente_loader_new (sample);
  entente_loader_load_async (self->loader, loaded_cb, g_object_ref (self));
}

/* -- The window ------------------------------------------------------------------------------------------- */

static void
entente_help_window_get_property (GObject *object,
                                  guint prop_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_PAGE)
    g_value_set_string (value, entente_help_window_get_page (ENTENTE_HELP_WINDOW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_window_dispose (GObject *object)
{
  EntenteHelpWindow *self = ENTENTE_HELP_WINDOW (object);
  guint i;

  if (self->pages != NULL)
    {
      gtk_list_box_set_header_func (self->contents, NULL, NULL, NULL);
      gtk_list_box_set_filter_func (self->contents, NULL, NULL, NULL);
      for (i = 0; i < self->n_pages; i++)
        {
          entente_help_page_set_dataset (self->pages[i], NULL);
          g_object_unref (self->pages[i]);
        }
    }
  g_clear_pointer (&self->pages, g_free);
  g_clear_pointer (&self->texts, g_strfreev);
  g_clear_pointer (&self->history, g_array_unref);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_object (&self->group);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (entente_help_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "help.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "help.show", "s", "overview");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "help.scroll", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "help.scroll", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_q, GDK_CONTROL_MASK, "app.quit", NULL);
}

static void
entente_help_window_class_init (EntenteHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = entente_help_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = entente_help_window_dispose;

  props[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "help.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, contents_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "help.scroll", "i", scroll_cb);
  add_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, contents_pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, contents_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteHelpWindow, column);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
}

static void
entente_help_window_init (EntenteHelpWindow *self)
{
  self->history = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = gtk_window_group_new ();
  gtk_window_group_add_window (self->group, GTK_WINDOW (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the help"),
                                  -1);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  read_pages (self);
  gtk_list_box_set_header_func (self->contents, header_cb, self, NULL);
  gtk_list_box_set_filter_func (self->contents, filter_cb, self, NULL);
  g_object_bind_property (self->leaflet, "folded", self->contents_button, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->leaflet, "folded", self->title, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  entente_help_window_show_page (self, "overview");
  read_sample (self);
}

static EntenteHelpWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint i, n = g_list_model_get_n_items (windows);

  for (i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ENTENTE_IS_HELP_WINDOW (window))
        return ENTENTE_HELP_WINDOW (window);
    }
  return NULL;
}

/* Reading on after the last document is closed would keep nothing but an empty program alive. */
static void
window_removed_cb (GtkApplication *application,
                   GtkWindow *removed,
                   EntenteHelpWindow *self)
{
  if (gtk_application_get_windows (application) == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * entente_help_window_present:
 * @page: the id of a page; one that is not there leaves what is shown
 *
 * There is one window of help; one that is open comes to the front.
 *
 * Returns: (transfer none): it
 */
EntenteHelpWindow *
entente_help_window_present (GtkApplication *application,
                             const char *page)
{
  EntenteHelpWindow *self = find_window ();

  if (self == NULL)
    {
      self = g_object_new (ENTENTE_TYPE_HELP_WINDOW, NULL);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "app", G_ACTION_GROUP (application));
      g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self, 0);
      g_array_set_size (self->history, 0);
      self->now = 0;
      if (!entente_help_window_show_page (self, page))
        entente_help_window_show_page (self, "overview");
      gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
    }
  else
    entente_help_window_show_page (self, page);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant *parameter,
        gpointer user_data)
{
  GApplication *application = g_application_get_default ();

  entente_help_window_present (GTK_APPLICATION (application), user_data);
  return TRUE;
}

/**
 * entente_help_window_add_key:
 * @widget: a dialog or a part of it
 * @page: (static): the id of the page about it
 *
 * F1 in @widget shows that page; so does a button with the action app.help-page.
 */
void
entente_help_window_add_key (GtkWidget *widget,
                             const char *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutAction *action = gtk_callback_action_new (key_cb, (gpointer) page, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0), action));
  gtk_widget_add_controller (widget, controller);
  gtk_widget_insert_action_group (widget, "app", G_ACTION_GROUP (g_application_get_default ()));
}
