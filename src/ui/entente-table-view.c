/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   partners -> filter (search) -> sort (column heads) -> selection -> GtkColumnView
 *
 * A row is a partner, or in the Network a tie. What columns there are and what they say is in entente-view-table.c;
 * a column knows how to write and how to compare two rows; both read the session's last evaluation. New
 * results touch the items, which makes the cells on screen write anew, and the sorters sort again.
 */

#include "config.h"

#include "entente-table-view.h"

#include "entente-analysis.h"
#include "entente-appearance.h"
#include "entente-dataset-likeness.h"
#include "entente-format.h"
#include "entente-partner-item.h"
#include "entente-plain-text.h"
#include "entente-settings.h"
#include "entente-table-place.h"
#include "entente-view-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WIDTH 40   /* characters of a cell or a head */
#define MAX_COLUMNS 60

struct _EntenteTableView
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteViewFilter *filter;
  EntenteViewTable source;
  EntenteDataset *dataset; /* that the columns are of */
  GListStore *items; /* of rows: partners or ties */
  GtkFilter *search;
  GtkSingleSelection *selection;
  gboolean updating;
  GArray *columns;    /* guint: those that are there */
  gboolean holding;   /* the analysis draws for this table */

  GtkWidget *marking, *what_if_note;
  GtkWidget *scroller;
  GtkColumnView *view;
  EntenteTablePlace place;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (EntenteTableView, entente_table_view, GTK_TYPE_WIDGET)

/* What a column's callbacks need; lives as long as the column. */
typedef struct
{
  EntenteTableView *table;
  guint column;
} ColumnData;

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer user_data)
{
  ColumnData *data = user_data;
  const guint first = entente_partner_item_get_partner ((EntentePartnerItem *) a);
  const guint second = entente_partner_item_get_partner ((EntentePartnerItem *) b);

  return gtk_ordering_from_cmpfunc (entente_view_table_compare (&data->table->source, data->column, first, second));
}

/* What does not fit its column. */
static gboolean
query_tooltip_cb (GtkLabel *label,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  g_autofree char *text = entente_plain_text_wrap (gtk_label_get_text (label));

  gtk_tooltip_set_text (tooltip, text);
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          ColumnData *data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), entente_view_table_is_text (data->column) ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  if (entente_view_table_is_text (data->column))
    {
      gtk_widget_set_has_tooltip (label, TRUE);
      g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  gtk_list_item_set_child (item, label);
}

/* Only what is long is cut: a column is as narrow as its cells can be. Long names often begin alike, so they keep both
 * ends. */
static void
set_text (GtkLabel *label,
          const char *text)
{
  const gboolean is_long = g_utf8_strlen (text, -1) > MAX_WIDTH;

  gtk_label_set_text (label, text);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, is_long ? MAX_WIDTH : -1);
  gtk_label_set_max_width_chars (label, is_long ? MAX_WIDTH : -1);
}

static void
write_cell_cb (GtkListItem *item,
               GParamSpec *pspec,
               EntentePartnerItem *partner)
{
  ColumnData *data = g_object_get_data (G_OBJECT (item), "column");
  g_autofree char *text = entente_view_table_write (&data->table->source, data->column,
                                                     entente_partner_item_get_partner (partner));

  set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (g_str_has_prefix (text, ENTENTE_WHAT_IF_SIGN))
    gtk_widget_add_css_class (gtk_list_item_get_child (item), "what-if");
  else
    gtk_widget_remove_css_class (gtk_list_item_get_child (item), "what-if");
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         ColumnData *data)
{
  EntentePartnerItem *partner = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (item), "column", data);
  write_cell_cb (item, NULL, partner);
  g_signal_connect_object (partner, "notify::revision", G_CALLBACK (write_cell_cb), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           ColumnData *data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), write_cell_cb, item);
}

static char *
make_title (EntenteTableView *self,
            guint column)
{
  g_autofree char *title = entente_view_table_get_title (&self->source, column);

  return entente_plain_text_shorten (title, MAX_WIDTH);
}

static void
add_column (EntenteTableView *self,
            guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = make_title (self, column);
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  ColumnData *data = g_new (ColumnData, 1);

  *data = (ColumnData){ self, column };
  g_object_set_data_full (G_OBJECT (factory), "column", data, g_free);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, g_memdup2 (data, sizeof (ColumnData)), g_free));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == ENTENTE_COLUMN_NAME || column == ENTENTE_COLUMN_FROM);
  gtk_column_view_append_column (self->view, view_column);
  if (column == ENTENTE_COLUMN_RANK || column == ENTENTE_COLUMN_FROM)
    gtk_column_view_sort_by_column (self->view, view_column, GTK_SORT_ASCENDING);
}

/* Each column costs a widget a row, so that hundreds of criteria would take many seconds. The text that is copied has
 * all of them. */
static GArray *
list_columns (EntenteTableView *self)
{
  GArray *columns = entente_view_table_list_columns (&self->source);

  if (columns->len > MAX_COLUMNS)
    g_array_set_size (columns, MAX_COLUMNS);
  return columns;
}

static void
add_columns (EntenteTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint i;

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = list_columns (self);
  for (i = 0; i < self->columns->len; i++)
    add_column (self, g_array_index (self->columns, guint, i));
}

/* (transfer full) (nullable) the handling line, as every picture has it */
static char *
get_marking (EntenteTableView *self)
{
  return entente_format_marking (entente_session_get_dataset (self->session), entente_settings_get_marking (),
                                 g_get_language_names ());
}

/* (transfer full) (nullable) what the sign in the cells means, while there is one */
static char *
get_what_if_note (EntenteTableView *self)
{
  guint n = entente_session_get_scenario (self->session)->what_ifs->len;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s rests on a value that is supposed, not on a fact (%u what-if value)",
                                    "%s rests on values that are supposed, not on facts (%u what-if values)", n),
                          ENTENTE_WHAT_IF_SIGN, n);
}

/* (transfer full) (nullable) */
static char *
get_columns_note (EntenteTableView *self)
{
  g_autoptr (GArray) columns = entente_view_table_list_columns (&self->source);

  if (columns->len <= MAX_COLUMNS)
    return NULL;
  return g_strdup_printf (_("The first %u of %u columns are shown; “Copy Table” gives all of them."), MAX_COLUMNS, columns->len);
}

static void
show_what_if_note (EntenteTableView *self)
{
  g_autofree char *what_ifs = get_what_if_note (self), *columns = get_columns_note (self);
  g_autofree char *note = what_ifs != NULL && columns != NULL ? g_strdup_printf ("%s\n%s", what_ifs, columns)
                                                              : g_strdup (what_ifs != NULL ? what_ifs : columns);

  gtk_label_set_text (GTK_LABEL (self->what_if_note), note != NULL ? note : "");
  gtk_widget_set_visible (self->what_if_note, note != NULL);
}

static void
show_marking (EntenteTableView *self)
{
  g_autofree char *marking = self->session != NULL ? get_marking (self) : NULL;

  gtk_label_set_text (GTK_LABEL (self->marking), marking != NULL ? marking : "");
  entente_plain_text_set_tooltip (self->marking, marking);
  gtk_widget_set_visible (self->marking, marking != NULL);
}

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  EntenteTableView *self = user_data;

  /* Between two versions of the document the list may still have a row for what is gone. */
  return entente_view_table_shows_row (&self->source, entente_partner_item_get_partner (item));
}

/* Whom the chosen row is about, or ENTENTE_NONE. */
static int
get_selected_partner (EntenteTableView *self)
{
  EntentePartnerItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? entente_view_table_get_partner (&self->source, entente_partner_item_get_partner (item))
                      : ENTENTE_NONE;
}

static void
select_partner (EntenteTableView *self,
                int partner)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint i;

  /* Of the several ties of a partner the one that was chosen stays chosen. */
  if (partner != ENTENTE_NONE && get_selected_partner (self) == partner)
    return;
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (i = 0; partner != ENTENTE_NONE && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (model, i);

      if (entente_view_table_get_partner (&self->source, entente_partner_item_get_partner (item)) == partner)
        {
          gtk_single_selection_set_selected (self->selection, i);
          break;
        }
    }
  self->updating = FALSE;
}

static void
selected_cb (EntenteTableView *self)
{
  const int partner = self->updating ? ENTENTE_NONE : get_selected_partner (self);

  if (partner != ENTENTE_NONE)
    entente_session_set_selected (self->session, partner);
}

/* Which rows there are, and their order: of ties the year decides, which may have changed. The order comes first:
 * rows that come in are put among those that are there, which has to be sorted by what holds now.
 */
static void
update_rows (EntenteTableView *self)
{
  const gboolean updating = self->updating;

  self->updating = TRUE;
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->search, GTK_FILTER_CHANGE_DIFFERENT);
  select_partner (self, entente_session_get_selected (self->session));
  self->updating = updating;
}

/* Not so while it fades away behind a picture. */
static gboolean
is_looked_at (EntenteTableView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (!GTK_IS_STACK (parent) || gtk_stack_get_visible_child (GTK_STACK (parent)) == GTK_WIDGET (self));
}

/* Cells and order follow the results, but only while somebody looks. */
static gboolean
can_refresh (EntenteTableView *self)
{
  return is_looked_at (self) && entente_session_get_evaluation (self->session) != NULL;
}

static void
refresh (EntenteTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  guint i;

  if (!can_refresh (self))
    return;
  self->updating = TRUE;
  show_what_if_note (self);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  if (self->source.kind == ENTENTE_TABLE_NETWORK)
    gtk_filter_changed (self->search, GTK_FILTER_CHANGE_DIFFERENT);
  /* Rows come in when they are sorted: the list would stay at the row that was first before. */
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      entente_partner_item_touch (item);
    }
  select_partner (self, entente_session_get_selected (self->session));
  self->updating = FALSE;
}

static void
selection_changed_cb (EntenteTableView *self)
{
  select_partner (self, entente_session_get_selected (self->session));
}

/* An item is a place in the list of partners or ties: only their number matters. */
static void
resize_items (EntenteTableView *self,
              guint n_rows)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  if (n == n_rows)
    return;
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
  for (i = 0; i < n_rows; i++)
    g_ptr_array_add (items, i < n ? g_list_model_get_item (G_LIST_MODEL (self->items), i)
                                  : entente_partner_item_new (i));
  /* All at once, and so sorted from nothing: GTK puts single ones among others that it takes to be in order. */
  g_list_store_splice (self->items, 0, n, items->pdata, n_rows);
}

static void
rows_changed_cb (EntenteTableView *self)
{
  entente_table_place_note_rows (&self->place);
}

static void
make_model (EntenteTableView *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  add_columns (self);
  self->items = g_list_store_new (ENTENTE_TYPE_PARTNER_ITEM);
  resize_items (self, entente_view_table_count_rows (&self->source));
  self->search = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->search);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  rows_changed_cb (self);
}

static gboolean
has_columns_of_now (EntenteTableView *self)
{
  g_autoptr (GArray) columns = list_columns (self);

  return self->columns != NULL && columns->len == self->columns->len
         && memcmp (columns->data, self->columns->data, columns->len * sizeof (guint)) == 0;
}

/* Titles of columns may name what is compared or sizes the discs. */
static void
update_titles (EntenteTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint i;

  for (i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *title = make_title (self, g_array_index (self->columns, guint, i));

      gtk_column_view_column_set_title (column, title);
    }
}

static void
filter_changed_cb (EntenteTableView *self)
{
  if (!has_columns_of_now (self))
    {
      self->updating = TRUE;
      make_model (self);
      self->updating = FALSE;
      refresh (self);
      return;
    }
  update_titles (self);
  refresh (self);
  /* Rows that come and go choose nobody. */
  self->updating = TRUE;
  if (!can_refresh (self))
    gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->search, GTK_FILTER_CHANGE_DIFFERENT);
  select_partner (self, entente_session_get_selected (self->session));
  self->updating = FALSE;
}

/* A change of facts or partners keeps the columns as the user has sorted and sized them, and the place in the list. */
static void
rebuild (EntenteTableView *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  entente_table_place_keep (&self->place);
  self->updating = TRUE;
  if (self->dataset != NULL && entente_dataset_shares_member (self->dataset, dataset, "criteria")
      && has_columns_of_now (self))
    resize_items (self, entente_view_table_count_rows (&self->source));
  else
    make_model (self);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->updating = FALSE;
  show_marking (self);
  refresh (self);
}

/* @text: (transfer full) */
static char *
add_notes (EntenteTableView *self,
           char *text)
{
  g_autofree char *table = text, *marking = get_marking (self), *note = get_what_if_note (self);

  return g_strconcat (table, note != NULL ? "\n" : "", note != NULL ? note : "", note != NULL ? "\n" : "",
                      marking != NULL ? "\n" : "", marking != NULL ? marking : "", marking != NULL ? "\n" : "", NULL);
}

/**
 * entente_table_view_to_text:
 *
 * Returns: the rows as they stand there, tab-separated with a head, for spreadsheets. The handling line comes last,
 *   after an empty row: above the head it would keep a spreadsheet from seeing the head, and an empty row ends what
 *   it sorts
 */
char *
entente_table_view_to_text (EntenteTableView *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i;

  /* A table that nobody looks at follows no changes. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_rows (self);
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (model, i);
      const guint row = entente_partner_item_get_partner (item);

      g_array_append_val (rows, row);
    }
  return add_notes (self, entente_view_table_to_text (&self->source, (gconstpointer) rows->data, rows->len));
}

/* The chosen row alone, with its head. */
static char *
copy_row (EntenteTableView *self)
{
  EntentePartnerItem *item = gtk_single_selection_get_selected_item (self->selection);
  const guint row = item != NULL ? entente_partner_item_get_partner (item) : 0;

  return add_notes (self, entente_view_table_to_text (&self->source, &row, item != NULL ? 1 : 0));
}

static void
copy_row_cb (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  g_autofree char *text = copy_row (ENTENTE_TABLE_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Row copied"));
}

static void
copy_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  g_autofree char *text = entente_table_view_to_text (ENTENTE_TABLE_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Table copied"));
}

static void
pop_up (EntenteTableView *self,
        double x,
        double y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy-row",
                                 gtk_single_selection_get_selected_item (self->selection) != NULL);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int n_press,
                      double x,
                      double y,
                      EntenteTableView *self)
{
  if (self->selection != NULL)
    pop_up (self, x, y);
}

static void
menu_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  EntenteTableView *self = ENTENTE_TABLE_VIEW (widget);

  if (self->selection != NULL)
    pop_up (self, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 3.0);
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _("Copy _Table"), "table.copy");
  g_menu_append (menu, _("Copy _Row"), "table.copy-row");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

static void
add_menu (EntenteTableView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = make_menu ();
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The analysis draws while somebody reads what it finds. */
static void
update_holding (EntenteTableView *self)
{
  const gboolean hold = self->session != NULL && entente_view_table_has_robustness (&self->source) && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (hold == self->holding || self->session == NULL)
    return;
  self->holding = hold;
  if (hold)
    entente_analysis_hold_robustness (entente_session_get_analysis (self->session));
  else
    entente_analysis_release_robustness (entente_session_get_analysis (self->session));
}

static void
robustness_changed_cb (EntenteTableView *self)
{
  /* While a slider is dragged the results bring their draws along. */
  if (self->holding && (self->source.kind == ENTENTE_TABLE_CERTAINTY || !entente_session_is_changing (self->session)))
    refresh (self);
}

static void
entente_table_view_map (GtkWidget *widget)
{
  EntenteTableView *self = ENTENTE_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (entente_table_view_parent_class)->map (widget);
  update_holding (self);
  if (self->session != NULL)
    refresh (self);
}

static void
entente_table_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (entente_table_view_parent_class)->unmap (widget);
  update_holding (ENTENTE_TABLE_VIEW (widget));
}

static void
entente_table_view_dispose (GObject *object)
{
  EntenteTableView *self = ENTENTE_TABLE_VIEW (object);

  entente_table_place_clear (&self->place);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->marking, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->what_if_note, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (entente_table_view_parent_class)->dispose (object);
}

static void
entente_table_view_class_init (EntenteTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_table_view_dispose;
  widget_class->map = entente_table_view_map;
  widget_class->unmap = entente_table_view_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_install_action (widget_class, "table.copy-row", NULL, copy_row_cb);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "table.copy-row",
                                       NULL);
}

static void
entente_table_view_init (EntenteTableView *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->marking = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->marking), 0);
  entente_plain_text_bound_label (GTK_LABEL (self->marking), 2);
  gtk_label_set_lines (GTK_LABEL (self->marking), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->marking), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->marking, "marking");
  gtk_widget_set_parent (self->marking, GTK_WIDGET (self));
  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ranking as a table"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  entente_table_place_init (&self->place, self->view, GTK_SCROLLED_WINDOW (self->scroller));
  self->what_if_note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->what_if_note), 0);
  entente_plain_text_bound_label (GTK_LABEL (self->what_if_note), 3);
  gtk_widget_add_css_class (self->what_if_note, "marking");
  gtk_widget_add_css_class (self->what_if_note, "what-if");
  gtk_widget_set_visible (self->what_if_note, FALSE);
  gtk_widget_set_parent (self->what_if_note, GTK_WIDGET (self));
  add_menu (self);
  entente_appearance_watch_preferences (GTK_WIDGET (self), G_CALLBACK (show_marking));
}

/* (nullable) the list of rows below the heads */
static GtkWidget *
find_rows (EntenteTableView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * entente_table_view_focus_selected:
 *
 * Brings the row of the selected partner into sight and gives it the keyboard; the first row when none is selected.
 *
 * Returns: %FALSE when there is no row
 */
gboolean
entente_table_view_focus_selected (EntenteTableView *self)
{
  GtkWidget *rows = find_rows (self), *row;
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;
  const gboolean selected = position != GTK_INVALID_LIST_POSITION;

  if (rows == NULL)
    return FALSE;
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", selected ? position : 0);
  /* Only rows near those in sight have a widget; which of them is the chosen one, its state says. */
  for (row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!selected || (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED))
      return gtk_widget_grab_focus (row);
  return gtk_widget_grab_focus (rows);
}

void
entente_table_view_set_session (EntenteTableView *self,
                                EntenteSession *session,
                                EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  self->place.session = session;
  self->source.session = session;
  self->source.filter = filter;
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entente_session_get_analysis (session), "robustness-changed",
                           G_CALLBACK (robustness_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * entente_table_view_set_view:
 * @id: of the picture that the table stands for
 */
void
entente_table_view_set_view (EntenteTableView *self,
                             const char *id)
{
  static const char *const names[] = { N_("Ranking as a table"), N_("Orbit as a table"), N_("Network as a table"),
                                       N_("Map as a table"), N_("Certainty as a table") };
  const EntenteTableKind kind = entente_table_kind_from_view (id);

  if (kind == self->source.kind)
    return;
  self->source.kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[kind]), -1);
  if (self->session == NULL)
    return;
  update_holding (self);
  self->updating = TRUE;
  make_model (self);
  self->updating = FALSE;
  refresh (self);
}
