/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   The other methods give almost the same order
 *   Qatar moves most: 6th by ..., 14th by ...
 *
 *                            Strengths can        Weaknesses   ...
 *                            offset weaknesses    count more
 *   Weaknesses count more    almost the same
 *   Closest to the ideal     ...                  ...
 *
 *   Partner   Strengths can       ...   Differs by
 *             offset weaknesses
 *   Qatar     6                   ...   8
 *
 * A method has one name, which is broken into lines where columns are narrow.
 *
 * All methods are reckoned off the main thread; what is shown follows when they are ready.
 */

#include "config.h"

#include "entente-methods-dialog.h"

#include "entente-analysis.h"
#include "entente-appearance.h"
#include "entente-format.h"
#include "entente-help-window.h"
#include "entente-method-description.h"
#include "entente-partner-item.h"
#include "entente-widget-search.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Columns: 0 .. N-1 the rank by a method. */
#define COLUMN_SPREAD ENTENTE_N_METHODS
#define COLUMN_NAME (ENTENTE_N_METHODS + 1)
#define HEAD_CHARS 13
#define LEAST_ROOM 200 /* for the ranks, with their heads */

struct _EntenteMethodsDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  GListStore *items;
  GtkSelectionModel *sorted; /* of the items; the list gets it once there is something to sort by */
  GtkLabel *cells[ENTENTE_N_METHODS][ENTENTE_N_METHODS]; /* below the diagonal */

  GtkStack *stack;
  GtkLabel *verdict, *mover;
  GtkGrid *table;
  GtkScrolledWindow *room; /* of the ranks */
  GtkColumnView *ranks;
};

G_DEFINE_FINAL_TYPE (EntenteMethodsDialog, entente_methods_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  EntenteMethodsDialog *dialog;
  guint column;
} ColumnData;

static const EntenteMethodComparison *
get_comparison (EntenteMethodsDialog *self)
{
  return entente_analysis_get_methods (entente_session_get_analysis (self->session));
}

/* -- Ranks ------------------------------------------------------------------------------------------------ */

/* 0 = not rated. */
static guint
get_rank (const EntenteMethodComparison *comparison,
          guint method,
          guint partner)
{
  const EntenteEvaluation *evaluation = comparison->evaluations[method];

  return evaluation != NULL && partner < evaluation->n_partners ? evaluation->ranks[partner] : 0;
}

/* The rank of a column, or between the best and the worst; 0 = not rated. */
static guint
get_number (EntenteMethodsDialog *self,
            guint column,
            guint partner)
{
  const EntenteMethodComparison *comparison = get_comparison (self);
  guint least = G_MAXUINT, most = 0, method, rank;

  if (comparison == NULL)
    return 0;
  if (column < ENTENTE_N_METHODS)
    return get_rank (comparison, column, partner);
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    if ((rank = get_rank (comparison, method, partner)) > 0)
      {
        least = MIN (least, rank);
        most = MAX (most, rank);
      }
  return most > 0 ? most - least : 0;
}

static const char *
get_name (EntenteMethodsDialog *self,
          guint partner)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  return partner < dataset->n_partners ? entente_format_partner (dataset, (int) partner, g_get_language_names ()) : "";
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer user_data)
{
  ColumnData *data = user_data;
  const guint first = entente_partner_item_get_partner ((EntentePartnerItem *) a);
  const guint second = entente_partner_item_get_partner ((EntentePartnerItem *) b);
  guint x, y;

  if (data->column == COLUMN_NAME)
    return gtk_ordering_from_cmpfunc (
      g_utf8_collate (get_name (data->dialog, first), get_name (data->dialog, second)));
  x = get_number (data->dialog, data->column, first);
  y = get_number (data->dialog, data->column, second);
  if (data->column < ENTENTE_N_METHODS && (x == 0 || y == 0)) /* not rated last */
    return gtk_ordering_from_cmpfunc ((x == 0) - (y == 0));
  return gtk_ordering_from_cmpfunc ((x > y) - (x < y));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          ColumnData *data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), data->column == COLUMN_NAME ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
write_cell_cb (GtkListItem *item,
               GParamSpec *pspec,
               EntentePartnerItem *partner)
{
  ColumnData *data = g_object_get_data (G_OBJECT (item), "column");
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const guint index = entente_partner_item_get_partner (partner);
  g_autofree char *text = NULL;
  guint number;

  if (data->column == COLUMN_NAME)
    {
      gtk_label_set_text (label, get_name (data->dialog, index));
      return;
    }
  number = get_number (data->dialog, data->column, index);
  text = number == 0 && data->column != COLUMN_SPREAD ? g_strdup ("–") : entente_format_number (number, 0);
  gtk_label_set_text (label, text);
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

static GtkColumnViewColumn *
add_column (EntenteMethodsDialog *self,
            guint column,
            const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  ColumnData *data = g_new (ColumnData, 1);

  *data = (ColumnData){ self, column };
  g_object_set_data_full (G_OBJECT (factory), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, g_memdup2 (data, sizeof (ColumnData)), g_free));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_NAME);
  gtk_column_view_append_column (self->ranks, view_column);
  return view_column;
}

/* No line shall be left with a single letter: as narrow as it can be with as many lines. */
static void
balance_lines (PangoLayout *layout,
               int width)
{
  int n_lines, narrower;

  pango_layout_set_width (layout, width);
  n_lines = pango_layout_get_line_count (layout);
  for (narrower = width; n_lines > 1 && narrower > width / 2; narrower -= width / 16)
    {
      pango_layout_set_width (layout, narrower);
      if (pango_layout_get_line_count (layout) > n_lines)
        break;
      width = narrower;
    }
  pango_layout_set_width (layout, width);
}

/* (transfer full): @text in lines of HEAD_CHARS */
static char *
break_into_lines (GtkWidget *widget,
                  const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  GString *lines = g_string_new (NULL);
  GSList *line;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  balance_lines (layout, HEAD_CHARS * pango_font_metrics_get_approximate_char_width (metrics));
  for (line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    {
      const PangoLayoutLine *it = line->data;
      g_autofree char *part = g_strndup (text + it->start_index, (gsize) it->length);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", g_strchomp (part));
    }
  pango_font_metrics_unref (metrics);
  return g_string_free (lines, FALSE);
}

/* Names of methods are long for what stands under them, and a column view gives its heads the height of one line. The
 * first child of the view is the row of heads, each of which has a label. */
static void
dress_heads (EntenteMethodsDialog *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->ranks);
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->ranks)));
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, method + 1);
      g_autofree char *title = NULL;
      GtkWidget *label;

      head = gtk_widget_get_next_sibling (head); /* the first is that of the partners */
      label = entente_widget_search_type (head, GTK_TYPE_LABEL);
      title = break_into_lines (label, entente_method_get_name (method));
      gtk_column_view_column_set_title (column, title);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_set_tooltip_text (head, entente_method_get_term (method));
    }
}

static void
fill_ranks (EntenteMethodsDialog *self)
{
  GtkColumnViewColumn *spread;
  GtkSortListModel *sorted;
  guint method;

  self->items = entente_partner_item_make_list (entente_session_get_dataset (self->session));
  add_column (self, COLUMN_NAME, _("Partner"));
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    add_column (self, method, entente_method_get_name (method));
  spread = add_column (self, COLUMN_SPREAD, _("Differs by"));
  dress_heads (self);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->ranks)));
  self->sorted = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_sort_by_column (self->ranks, spread, GTK_SORT_DESCENDING);
}

/* -- How alike -------------------------------------------------------------------------------------------- */

static void
attach (EntenteMethodsDialog *self,
        GtkLabel *label,
        guint column,
        guint row)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, column == 0 ? 0 : 0.5f);
  gtk_label_set_justify (label, column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_grid_attach (self->table, GTK_WIDGET (label), (int) column, (int) row, 1, 1);
}

static void
fill_table (EntenteMethodsDialog *self)
{
  /* In large letters a narrow window shows a column beside the names all the same. */
  const gboolean large = entente_appearance_is_text_large (GTK_WIDGET (self));
  const int head_chars = large ? HEAD_CHARS - 4 : HEAD_CHARS, name_chars = large ? 8 : 18;
  guint i, j;

  gtk_grid_set_column_spacing (self->table, large ? 6 : 12);
  for (i = 0; i < ENTENTE_N_METHODS; i++)
    {
      GtkLabel *head = GTK_LABEL (gtk_label_new (entente_method_get_name (i)));
      GtkLabel *name = GTK_LABEL (gtk_label_new (entente_method_get_name (i)));

      gtk_widget_set_tooltip_text (GTK_WIDGET (head), entente_method_get_term (i));
      gtk_widget_set_tooltip_text (GTK_WIDGET (name), entente_method_get_term (i));
      gtk_widget_add_css_class (GTK_WIDGET (head), "heading");
      gtk_label_set_width_chars (head, head_chars);
      gtk_label_set_max_width_chars (head, head_chars);
      gtk_label_set_width_chars (name, name_chars);
      gtk_label_set_max_width_chars (name, name_chars + 4);
      gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
      attach (self, g_object_ref_sink (head), i + 1, 0);
      attach (self, g_object_ref_sink (name), 0, i + 1);
      gtk_widget_set_visible (GTK_WIDGET (head), i + 1 < ENTENTE_N_METHODS);
      gtk_widget_set_visible (GTK_WIDGET (name), i > 0);
      g_object_unref (head);
      g_object_unref (name);
      for (j = 0; j < i; j++)
        {
          self->cells[i][j] = GTK_LABEL (gtk_label_new (NULL));
          gtk_label_set_width_chars (self->cells[i][j], 9);
          attach (self, self->cells[i][j], j + 1, i + 1);
        }
    }
}

static void
update_cell (GtkLabel *cell,
             double tau)
{
  g_autofree char *number = isnan (tau) ? NULL : entente_format_number (tau, 2);
  g_autofree char *text = number == NULL
                            ? g_strdup (entente_method_describe_likeness (tau))
                            : g_strdup_printf ("%s\n%s", entente_method_describe_likeness (tau), number);

  gtk_label_set_text (cell, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), _("Kendall’s tau-b: 1 = the same order, 0 = unrelated, −1 = reversed"));
}

static const char *
get_verdict (const EntenteMethodComparison *comparison,
             EntenteMethod chosen)
{
  double least = 1;
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    if (!isnan (comparison->tau[chosen][method]))
      least = MIN (least, comparison->tau[chosen][method]);
  if (least >= 0.999)
    return _("No: every method gives the same order");
  if (least >= 0.9)
    return _("Hardly: the others give almost the same order");
  if (least >= 0.7)
    return _("In part: the others give a similar order");
  return _("Yes: at least one gives quite another order");
}

static char *
describe_mover (EntenteMethodsDialog *self,
                const EntenteMethodComparison *comparison)
{
  g_autofree char *best = NULL, *worst = NULL;

  if (comparison->mover < 0 || get_number (self, COLUMN_SPREAD, (guint) comparison->mover) == 0)
    return g_strdup (_("Every partner has the same rank by all of them."));
  best = entente_format_rank (get_rank (comparison, comparison->best, (guint) comparison->mover));
  worst = entente_format_rank (get_rank (comparison, comparison->worst, (guint) comparison->mover));
  /* Translators: a partner, then its best rank and a method, then its worst rank and a method, as in
   * "Qatar moves most: 6th by “Closest to the ideal”, 14th by “Head to head”." */
  return g_strdup_printf (_("%s moves most: %s by “%s”, %s by “%s”."), get_name (self, (guint) comparison->mover), best,
                          entente_method_get_name (comparison->best), worst,
                          entente_method_get_name (comparison->worst));
}

static void
update (EntenteMethodsDialog *self)
{
  const EntenteMethodComparison *comparison = get_comparison (self);
  g_autofree char *mover = NULL;
  guint i, j, n;

  gtk_stack_set_visible_child_name (self->stack, comparison != NULL ? "comparison" : "waiting");
  if (comparison == NULL)
    return;
  if (comparison->evaluations[0]->n_rated > 0)
    {
      gtk_label_set_text (self->verdict, get_verdict (comparison, entente_session_get_scenario (self->session)->method));
      mover = describe_mover (self, comparison);
    }
  else
    gtk_label_set_text (self->verdict, _("No partner can be rated yet"));
  gtk_label_set_text (self->mover, mover);
  gtk_widget_set_visible (GTK_WIDGET (self->mover), mover != NULL);
  for (i = 1; i < ENTENTE_N_METHODS; i++)
    for (j = 0; j < i; j++)
      update_cell (self->cells[i][j], comparison->tau[i][j]);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (i = 0; i < n; i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      entente_partner_item_touch (item);
    }
  gtk_sorter_changed (gtk_column_view_get_sorter (self->ranks), GTK_SORTER_CHANGE_DIFFERENT);
  /* Not before: the list would stay at the row that was first then. */
  if (gtk_column_view_get_model (self->ranks) == NULL)
    gtk_column_view_set_model (self->ranks, self->sorted);
}

/* -- The dialog ------------------------------------------------------------------------------------------- */

static void
entente_methods_dialog_dispose (GObject *object)
{
  EntenteMethodsDialog *self = ENTENTE_METHODS_DIALOG (object);

  if (self->session != NULL)
    {
      gtk_column_view_set_model (self->ranks, NULL);
      entente_analysis_release_methods (entente_session_get_analysis (self->session));
    }
  g_clear_object (&self->session);
  g_clear_object (&self->sorted);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (entente_methods_dialog_parent_class)->dispose (object);
}

static void
entente_methods_dialog_class_init (EntenteMethodsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_methods_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-methods-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, mover);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, table);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, room);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodsDialog, ranks);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Some rows of the ranks in any case: where what stands above leaves them no room, the whole dialog is scrolled. */
static void
appearance_changed_cb (EntenteMethodsDialog *self)
{
  const double scale = entente_appearance_get_text_scale (GTK_WIDGET (self));

  gtk_scrolled_window_set_min_content_height (self->room, (int) (LEAST_ROOM * MAX (scale, 1)));
}

static void
entente_methods_dialog_init (EntenteMethodsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
  appearance_changed_cb (self);
  entente_help_window_add_key (GTK_WIDGET (self), "methods");
}

GtkWidget *
entente_methods_dialog_new (GtkWindow *parent,
                            EntenteSession *session)
{
  EntenteMethodsDialog *self = g_object_new (ENTENTE_TYPE_METHODS_DIALOG, "transient-for", parent, NULL);
  EntenteAnalysis *analysis = entente_session_get_analysis (session);

  self->session = g_object_ref (session);
  fill_table (self);
  fill_ranks (self);
  g_signal_connect_object (analysis, "methods-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  entente_analysis_hold_methods (analysis);
  update (self);
  return GTK_WIDGET (self);
}
