/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   partners -> filter (search) -> sort (column heads) -> selection -> GtkColumnView
 *
 * A column knows how to write and how to compare a partner; both read the session's last evaluation. New
 * results touch the items, which makes the cells on screen write anew, and the sorters sort again.
 */

#include "config.h"

#include "entente-table-view.h"

#include "entente-appearance.h"
#include "entente-dataset-likeness.h"
#include "entente-format.h"
#include "entente-partner-item.h"
#include "entente-settings.h"
#include "entente-table-certainty.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WHAT_IF_SIGN "◇"

typedef enum
{
  COLUMN_RANK,
  COLUMN_NAME,
  COLUMN_TIER,
  COLUMN_SCORE,
  COLUMN_COVERAGE,
  COLUMN_CERTAINTY, /* + EntenteTableCertaintyColumn */
  COLUMN_CRITERION = COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_N_COLUMNS /* + criterion */
} Column;

struct _EntenteTableView
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteViewFilter *filter;
  EntenteDataset *dataset; /* that the columns are of */
  GListStore *items;
  GtkFilter *search;
  GtkSingleSelection *selection;
  gboolean updating;
  gboolean certainty; /* stands for the Certainty view, not for the ranking */
  gboolean holding;   /* the analysis draws for this table */

  GtkWidget *marking, *what_if_note;
  GtkWidget *scroller;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (EntenteTableView, entente_table_view, GTK_TYPE_WIDGET)

/* What a column's callbacks need; lives as long as the column. */
typedef struct
{
  EntenteTableView *table;
  guint column;
} ColumnData;

static gboolean
is_certainty (guint column)
{
  return column >= COLUMN_CERTAINTY && column < COLUMN_CRITERION;
}

/* Whether it shows anything that is drawn. Many partners are sampled only where certainty itself is looked at. */
static gboolean
shows_certainty (EntenteTableView *self)
{
  return self->certainty
         || (self->session != NULL
             && entente_session_get_dataset (self->session)->n_partners <= ENTENTE_ROBUSTNESS_MAX_PARTNERS);
}

/* The columns of the view that the table stands for, in their order. */
static GArray *
list_columns (EntenteTableView *self)
{
  static const guint first[] = { COLUMN_RANK, COLUMN_NAME, COLUMN_TIER };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint column;

  g_array_append_vals (columns, first, G_N_ELEMENTS (first));
  if (self->certainty)
    {
      for (column = COLUMN_CERTAINTY; column < COLUMN_CRITERION; column++)
        g_array_append_val (columns, column);
      return columns;
    }
  column = COLUMN_SCORE;
  g_array_append_val (columns, column);
  column = COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_RANKS;
  if (shows_certainty (self))
    g_array_append_val (columns, column);
  for (column = COLUMN_CRITERION;
       column < COLUMN_CRITERION + entente_session_get_dataset (self->session)->n_criteria; column++)
    g_array_append_val (columns, column);
  column = COLUMN_COVERAGE;
  g_array_append_val (columns, column);
  return columns;
}

/* What a column sorts by; NaN last. */
static double
get_number (EntenteTableView *self,
            guint column,
            guint partner)
{
  EntenteEvaluation *e = entente_session_get_evaluation (self->session);

  switch (column)
    {
    case COLUMN_RANK:
      return e->ranks[partner] > 0 ? e->ranks[partner] : NAN;
    case COLUMN_NAME:
      return partner;
    case COLUMN_TIER:
      return e->tiers[partner] < e->n_tiers ? e->tiers[partner] : NAN;
    case COLUMN_SCORE:
      return e->scores[partner];
    case COLUMN_COVERAGE:
      return e->coverage[partner];
    default:
      if (is_certainty (column))
        return entente_table_certainty_get_number (entente_session_get_analysis (self->session),
                                                   column - COLUMN_CERTAINTY, partner);
      if (isnan (entente_values_get_criterion (e->values, partner, column - COLUMN_CRITERION)))
        return NAN;
      return entente_evaluation_get_contribution (e, partner, column - COLUMN_CRITERION);
    }
}

/* Whether a cell rests on a value that is supposed; the name stands for the whole row. */
static gboolean
rests_on_what_if (EntenteTableView *self,
                  guint column,
                  guint partner)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  EntenteEvaluation *e = entente_session_get_evaluation (self->session);

  if (scenario->what_ifs->len == 0 || partner >= e->n_partners)
    return FALSE;
  if (column == COLUMN_NAME)
    return entente_what_if_count (scenario, (int) partner) > 0;
  return column >= COLUMN_CRITERION
         && entente_what_if_reaches_criterion (scenario, e->values, partner, column - COLUMN_CRITERION);
}

static char *
write_plain_cell (EntenteTableView *self,
                  guint column,
                  guint partner)
{
  EntenteEvaluation *e = entente_session_get_evaluation (self->session);
  double number;

  if (e == NULL)
    return g_strdup ("");
  if (column == COLUMN_NAME)
    return g_strdup (entente_format_partner (entente_session_get_dataset (self->session), (int) partner,
                                             g_get_language_names ()));
  if (is_certainty (column))
    return entente_table_certainty_write (entente_session_get_analysis (self->session), column - COLUMN_CERTAINTY,
                                          partner);
  number = get_number (self, column, partner);
  if (isnan (number))
    return g_strdup ("–");
  if (column == COLUMN_RANK)
    return entente_format_number (number, 0);
  if (column == COLUMN_TIER)
    return entente_format_tier ((guint) number);
  if (column == COLUMN_COVERAGE)
    return entente_format_share (llrint (number * 100), 0);
  return entente_format_points (number);
}

static char *
write_cell (EntenteTableView *self,
            guint column,
            guint partner)
{
  char *text = write_plain_cell (self, column, partner);
  g_autofree char *plain = NULL;

  if (*text == '\0' || !rests_on_what_if (self, column, partner))
    return text;
  plain = text;
  return g_strdup_printf (WHAT_IF_SIGN " %s", plain);
}

static char *
get_title (EntenteTableView *self,
           guint column)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  switch (column)
    {
    case COLUMN_RANK:
      return g_strdup (_("Rank"));
    case COLUMN_NAME:
      return g_strdup (_("Partner"));
    case COLUMN_TIER:
      return g_strdup (_("Tier"));
    case COLUMN_SCORE:
      return g_strdup (_("Score"));
    case COLUMN_COVERAGE:
      return g_strdup (_("Facts known"));
    default:
      if (is_certainty (column))
        return g_strdup (entente_table_certainty_get_title (column - COLUMN_CERTAINTY));
      return g_strdup (entente_text_get (&dataset->criteria[column - COLUMN_CRITERION].name,
                                         g_get_language_names ()));
    }
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer user_data)
{
  ColumnData *data = user_data;
  guint first = entente_partner_item_get_partner ((EntentePartnerItem *) a);
  guint second = entente_partner_item_get_partner ((EntentePartnerItem *) b);
  double x, y;

  if (entente_session_get_evaluation (data->table->session) == NULL)
    return GTK_ORDERING_EQUAL;
  if (data->column == COLUMN_NAME)
    {
      g_autofree char *p = write_plain_cell (data->table, COLUMN_NAME, first);
      g_autofree char *q = write_plain_cell (data->table, COLUMN_NAME, second);

      return gtk_ordering_from_cmpfunc (g_utf8_collate (p, q));
    }
  x = get_number (data->table, data->column, first);
  y = get_number (data->table, data->column, second);
  if (isnan (x) || isnan (y))
    return gtk_ordering_from_cmpfunc (isnan (x) - isnan (y));
  return x < y ? GTK_ORDERING_SMALLER : x > y ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static gboolean
is_text (guint column)
{
  return column == COLUMN_NAME || column == COLUMN_TIER || column == COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_TIER;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          ColumnData *data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_text (data->column) ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
write_cell_cb (GtkListItem *item,
               GParamSpec *pspec,
               EntentePartnerItem *partner)
{
  ColumnData *data = g_object_get_data (G_OBJECT (item), "column");
  g_autofree char *text = write_cell (data->table, data->column, entente_partner_item_get_partner (partner));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (g_str_has_prefix (text, WHAT_IF_SIGN))
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

static void
add_column (EntenteTableView *self,
            guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = get_title (self, column);
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
  gtk_column_view_column_set_expand (view_column, column == COLUMN_NAME);
  gtk_column_view_append_column (self->view, view_column);
  if (column == COLUMN_RANK)
    gtk_column_view_sort_by_column (self->view, view_column, GTK_SORT_ASCENDING);
}

static void
add_columns (EntenteTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GArray) list = list_columns (self);
  guint i;

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (i = 0; i < list->len; i++)
    add_column (self, g_array_index (list, guint, i));
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
                          WHAT_IF_SIGN, n);
}

static void
show_what_if_note (EntenteTableView *self)
{
  g_autofree char *note = get_what_if_note (self);

  gtk_label_set_text (GTK_LABEL (self->what_if_note), note != NULL ? note : "");
  gtk_widget_set_visible (self->what_if_note, note != NULL);
}

static void
show_marking (EntenteTableView *self)
{
  g_autofree char *marking = self->session != NULL ? get_marking (self) : NULL;

  gtk_label_set_text (GTK_LABEL (self->marking), marking != NULL ? marking : "");
  gtk_widget_set_tooltip_text (self->marking, marking);
  gtk_widget_set_visible (self->marking, marking != NULL);
}

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  EntenteTableView *self = user_data;
  const char *search = self->filter != NULL ? entente_view_filter_get_search (self->filter) : NULL;
  guint partner = entente_partner_item_get_partner (item);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  /* Between two versions of the document the list may still have a row for a partner that is gone. */
  if (partner >= dataset->n_partners)
    return FALSE;
  return search == NULL || entente_dataset_partner_matches (dataset, partner, search);
}

static void
select_partner (EntenteTableView *self,
                int partner)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint i;

  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (i = 0; partner != ENTENTE_NONE && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (model, i);

      if (entente_partner_item_get_partner (item) == (guint) partner)
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
  EntentePartnerItem *item;

  if (self->updating)
    return;
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item != NULL)
    entente_session_set_selected (self->session, (int) entente_partner_item_get_partner (item));
}

/* Cells and order follow the results, but only while somebody looks. */
static void
refresh (EntenteTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  guint i;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || entente_session_get_evaluation (self->session) == NULL)
    return;
  self->updating = TRUE;
  show_what_if_note (self);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  /* Rows come in when they are sorted: the list would stay at the row that was first before. */
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      entente_partner_item_touch (item);
    }
  select_partner (self, entente_session_get_selected (self->session));
}

static void
selection_changed_cb (EntenteTableView *self)
{
  select_partner (self, entente_session_get_selected (self->session));
}

static void
search_changed_cb (EntenteTableView *self)
{
  /* Rows that come and go choose nobody. */
  self->updating = TRUE;
  gtk_filter_changed (self->search, GTK_FILTER_CHANGE_DIFFERENT);
  select_partner (self, entente_session_get_selected (self->session));
}

/* An item is a place in the list of partners: only their number matters. */
static void
resize_items (EntenteTableView *self,
              guint n_partners)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n > n_partners)
    g_list_store_splice (self->items, n_partners, n - n_partners, NULL, 0);
  for (; n < n_partners; n++)
    {
      g_autoptr (EntentePartnerItem) item = entente_partner_item_new (n);

      g_list_store_append (self->items, item);
    }
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
  self->items = entente_partner_item_make_list (entente_session_get_dataset (self->session));
  self->search = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->search);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A change of facts or partners keeps the columns as the user has sorted and sized them, and the place in the list. */
static void
rebuild (EntenteTableView *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  self->updating = TRUE;
  if (self->dataset != NULL && entente_dataset_shares_member (self->dataset, dataset, "criteria"))
    resize_items (self, dataset->n_partners);
  else
    make_model (self);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->updating = FALSE;
  show_marking (self);
  refresh (self);
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
  g_autoptr (GArray) columns = list_columns (self);
  GListModel *model = G_LIST_MODEL (self->selection);
  g_autofree char *marking = get_marking (self), *note = get_what_if_note (self);
  GString *text = g_string_new (NULL);
  guint i, column;

  for (column = 0; column < columns->len; column++)
    {
      g_autofree char *title = get_title (self, g_array_index (columns, guint, column));

      g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", title);
    }
  g_string_append_c (text, '\n');
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (model, i);

      for (column = 0; column < columns->len; column++)
        {
          g_autofree char *cell = write_cell (self, g_array_index (columns, guint, column),
                                              entente_partner_item_get_partner (item));

          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
    }
  if (note != NULL)
    g_string_append_printf (text, "\n%s\n", note);
  if (marking != NULL)
    g_string_append_printf (text, "\n%s\n", marking);
  return g_string_free (text, FALSE);
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

/* The analysis draws while somebody reads what it finds. */
static void
update_holding (EntenteTableView *self)
{
  const gboolean hold = self->session != NULL && shows_certainty (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

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
  if (self->holding && (self->certainty || !entente_session_is_changing (self->session)))
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

  g_clear_pointer (&self->marking, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->what_if_note, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
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
}

static void
entente_table_view_init (EntenteTableView *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->marking = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->marking), 0);
  gtk_label_set_wrap (GTK_LABEL (self->marking), TRUE);
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
  self->what_if_note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->what_if_note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->what_if_note), TRUE);
  gtk_widget_add_css_class (self->what_if_note, "marking");
  gtk_widget_add_css_class (self->what_if_note, "what-if");
  gtk_widget_set_visible (self->what_if_note, FALSE);
  gtk_widget_set_parent (self->what_if_note, GTK_WIDGET (self));
  entente_appearance_watch_preferences (GTK_WIDGET (self), G_CALLBACK (show_marking));
}

void
entente_table_view_set_session (EntenteTableView *self,
                                EntenteSession *session,
                                EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entente_session_get_analysis (session), "robustness-changed",
                           G_CALLBACK (robustness_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/* Which view the table stands for: how sure the ranking is, or the ranking itself. */
void
entente_table_view_set_certainty (EntenteTableView *self,
                                  gboolean certainty)
{
  if (certainty == self->certainty)
    return;
  self->certainty = certainty;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  certainty ? _("Certainty as a table") : _("Ranking as a table"), -1);
  update_holding (self);
  if (self->session == NULL)
    return;
  self->updating = TRUE;
  make_model (self);
  self->updating = FALSE;
  refresh (self);
}
