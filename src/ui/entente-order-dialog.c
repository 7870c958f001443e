/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A list that is put into order by dragging, by the buttons of each row, or with Alt and the arrow keys. Beside each
 * criterion stands the share that it gets: the mean of all weights that keep the order. Nothing changes in the
 * document before Apply, which is one step of undo.
 */

#include "config.h"

#include "entente-order-dialog.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-format.h"
#include "entente-help-window.h"
#include "entente-shares.h"
#include "entente-swatch.h"

#include <glib/gi18n-lib.h>

/* One criterion of the list. */
#define TYPE_ORDER_ROW (order_row_get_type ())
G_DECLARE_FINAL_TYPE (OrderRow, order_row, ORDER, ROW, AdwActionRow)

struct _OrderRow
{
  AdwActionRow parent_instance;

  EntenteOrderDialog *dialog; /* not owned */
  guint criterion;
  GtkLabel *share;
  GtkWidget *up, *down;
};

G_DEFINE_FINAL_TYPE (OrderRow, order_row, ADW_TYPE_ACTION_ROW)

struct _EntenteOrderDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  guint n;
  guint *order;    /* [n] criteria, the most important first */
  GPtrArray *rows; /* OrderRow, borrowed; by criterion */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EntenteOrderDialog, entente_order_dialog, ADW_TYPE_WINDOW)

static guint
find_place (EntenteOrderDialog *self,
            guint criterion)
{
  guint place = 0;

  while (place + 1 < self->n && self->order[place] != criterion)
    place++;
  return place;
}

static int
compare_cb (GtkListBoxRow *a,
            GtkListBoxRow *b,
            gpointer user_data)
{
  EntenteOrderDialog *self = user_data;

  return (int) find_place (self, ORDER_ROW (a)->criterion) - (int) find_place (self, ORDER_ROW (b)->criterion);
}

static void
update_row (EntenteOrderDialog *self,
            guint place,
            gint64 units)
{
  OrderRow *row = g_ptr_array_index (self->rows, self->order[place]);
  g_autofree char *share = entente_format_share (units, 0);
  /* Translators: a place in an order, and the share that follows from it: "1st of 5, 46 %" */
  g_autofree char *rank = entente_format_rank (place + 1);
  g_autofree char *text = g_strdup_printf (_("%s of %u, %s"), rank, self->n, share);

  gtk_label_set_text (row->share, share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_sensitive (row->up, place > 0);
  gtk_widget_set_sensitive (row->down, place + 1 < self->n);
}

static void
update (EntenteOrderDialog *self)
{
  g_autofree double *weights = g_new (double, self->n);
  g_autofree gint64 *units = g_new (gint64, self->n);
  guint place;

  entente_weighting_from_order (self->order, self->n, weights);
  entente_shares_round (weights, self->n, 0, units);
  for (place = 0; place < self->n; place++)
    update_row (self, place, units[self->order[place]]);
  gtk_list_box_invalidate_sort (self->list);
}

/* Those between give way. */
static void
move_to (EntenteOrderDialog *self,
         guint criterion,
         guint place)
{
  guint from = find_place (self, criterion);

  place = MIN (place, self->n - 1);
  for (; from < place; from++)
    self->order[from] = self->order[from + 1];
  for (; from > place; from--)
    self->order[from] = self->order[from - 1];
  self->order[place] = criterion;
  update (self);
}

static void
move_by (OrderRow *row,
         int steps)
{
  const int place = (int) find_place (row->dialog, row->criterion) + steps;

  if (place < 0 || place >= (int) row->dialog->n)
    gtk_widget_error_bell (GTK_WIDGET (row));
  else
    move_to (row->dialog, row->criterion, (guint) place);
}

/* -- A row ------------------------------------------------------------------------------------------------ */

static void
up_cb (OrderRow *self)
{
  move_by (self, -1);
}

static void
down_cb (OrderRow *self)
{
  move_by (self, 1);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        OrderRow *self)
{
  if ((state & GDK_ALT_MASK) == 0)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_by (self, -1);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_by (self, 1);
  else
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double x,
            double y,
            OrderRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, self->criterion);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag *drag,
               OrderRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

/* Only what is dragged inside of this program: no other can hand over such a number. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         OrderRow *self)
{
  const guint criterion = g_value_get_uint (value);

  if (criterion >= self->dialog->n)
    return FALSE;
  move_to (self->dialog, criterion, find_place (self->dialog, self->criterion));
  return TRUE;
}

static void
order_row_class_init (OrderRowClass *klass)
{
}

static void
order_row_init (OrderRow *self)
{
}

static void
add_row_controllers (OrderRow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
add_button (OrderRow *self,
            const char *icon,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  entente_button_names_set (button, label);
  g_signal_connect_swapped (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static OrderRow *
make_row (EntenteOrderDialog *dialog,
          guint criterion)
{
  OrderRow *self = g_object_new (TYPE_ORDER_ROW, NULL);
  EntenteDataset *dataset = entente_session_get_dataset (dialog->session);
  const char *name = entente_text_get (&dataset->criteria[criterion].name, g_get_language_names ());
  GtkWidget *swatch = g_object_new (ENTENTE_TYPE_SWATCH, NULL);
  g_autofree char *up = g_strdup_printf (_("Move %s up"), name);
  g_autofree char *down = g_strdup_printf (_("Move %s down"), name);

  self->dialog = dialog;
  self->criterion = criterion;
  entente_swatch_set_criterion (ENTENTE_SWATCH (swatch), dataset, criterion);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), swatch);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->share, 5);
  gtk_label_set_xalign (self->share, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->share));
  self->up = add_button (self, "go-up-symbolic", up, G_CALLBACK (up_cb));
  self->down = add_button (self, "go-down-symbolic", down, G_CALLBACK (down_cb));
  add_row_controllers (self);
  return self;
}

/* -- The dialog ------------------------------------------------------------------------------------------- */

static void
apply_cb (EntenteOrderDialog *self)
{
  entente_session_apply_order (self->session, self->order);
  gtk_window_close (GTK_WINDOW (self));
}

static void
entente_order_dialog_dispose (GObject *object)
{
  EntenteOrderDialog *self = ENTENTE_ORDER_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_order_dialog_parent_class)->dispose (object);
}

static void
entente_order_dialog_class_init (EntenteOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_order_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteOrderDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_order_dialog_init (EntenteOrderDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_shorten_by_text (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "priorities");
}

/* Today's shares give the first order; of equal ones the first in the file comes first. */
static void
fill_order (EntenteOrderDialog *self)
{
  const double *weights = entente_session_get_scenario (self->session)->weights;
  guint c, place;

  for (c = 0; c < self->n; c++)
    {
      for (place = c; place > 0 && weights[self->order[place - 1]] < weights[c]; place--)
        self->order[place] = self->order[place - 1];
      self->order[place] = c;
    }
}

GtkWidget *
entente_order_dialog_new (GtkWindow *parent,
                          EntenteSession *session)
{
  EntenteOrderDialog *self = g_object_new (ENTENTE_TYPE_ORDER_DIALOG, "transient-for", parent, NULL);
  guint c;

  self->session = g_object_ref (session);
  self->n = entente_session_get_scenario (session)->n_criteria;
  self->order = g_new0 (guint, self->n);
  fill_order (self);
  for (c = 0; c < self->n; c++)
    {
      OrderRow *row = make_row (self, c);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  gtk_list_box_set_sort_func (self->list, compare_cb, self, NULL);
  update (self);
  return GTK_WIDGET (self);
}
