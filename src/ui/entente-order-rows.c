/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Rows are made anew when the order changes; the focus goes to the row that was moved, so that a key can be pressed
 * again.
 *
 * | input | does |
 * | Up and Down buttons, Alt+arrows on a row | one place further |
 * | drag a row onto another | to its place |
 * | Remove | the criterion is free again |
 */

#include "config.h"

#include "entente-order-rows.h"

#include "entente-button-names.h"
#include "entente-option-factory.h"

#include <glib/gi18n-lib.h>

struct _EntenteOrderRows
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  GPtrArray *rows; /* borrowed: those of the order, then the one that adds */
  GArray *shown;   /* of int, criteria */
  int focused;     /* criterion whose row gets the focus, or ENTENTE_NONE */
};

static guint ask_signal;

G_DEFINE_FINAL_TYPE (EntenteOrderRows, entente_order_rows, ADW_TYPE_EXPANDER_ROW)

static const char *
get_name (EntenteOrderRows *self,
          int criterion)
{
  return entente_text_get (&entente_session_get_dataset (self->session)->criteria[criterion].name,
                           g_get_language_names ());
}

static GArray *
copy_order (EntenteOrderRows *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (order, scenario->order, scenario->n_order);
  return order;
}

static int
find_place (const GArray *order,
            int criterion)
{
  guint i;

  for (i = 0; i < order->len; i++)
    if (g_array_index (order, int, i) == criterion)
      return (int) i;
  return ENTENTE_NONE;
}

/* To another place of the order; beyond its ends does nothing. */
static void
move (EntenteOrderRows *self,
      int criterion,
      int place)
{
  g_autoptr (GArray) order = copy_order (self);
  const int from = find_place (order, criterion);

  if (from == ENTENTE_NONE || place < 0 || place >= (int) order->len || place == from)
    return;
  g_array_remove_index (order, from);
  g_array_insert_val (order, place, criterion);
  self->focused = criterion;
  g_signal_emit (self, ask_signal, 0, order);
}

static int
get_criterion (gpointer widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "criterion"));
}

static void
step_cb (GtkWidget *button,
         EntenteOrderRows *self)
{
  g_autoptr (GArray) order = copy_order (self);
  const int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  const int criterion = get_criterion (button);

  move (self, criterion, find_place (order, criterion) + step);
}

static void
remove_cb (GtkWidget *button,
           EntenteOrderRows *self)
{
  g_autoptr (GArray) order = copy_order (self);
  const int place = find_place (order, get_criterion (button));

  if (place == ENTENTE_NONE)
    return;
  g_array_remove_index (order, place);
  g_signal_emit (self, ask_signal, 0, order);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        EntenteOrderRows *self)
{
  const int step = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1
                   : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
                                                                        : 0;
  g_autoptr (GArray) order = copy_order (self);
  const int criterion = get_criterion (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  if (step == 0 || (state & GDK_ALT_MASK) == 0)
    return FALSE;
  move (self, criterion, find_place (order, criterion) + step);
  return TRUE;
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double x,
                 double y,
                 EntenteOrderRows *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, icon, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_INT, get_criterion (row));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         EntenteOrderRows *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GArray) order = copy_order (self);

  move (self, g_value_get_int (value), find_place (order, get_criterion (row)));
  return TRUE;
}

static void
add_controllers (EntenteOrderRows *self,
                 GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, key);
}

typedef struct
{
  const char *icon;
  char *label;              /* owned */
  int step;                 /* 0 = remove */
  gboolean sensitive;
} ButtonLook;

static void
add_button (EntenteOrderRows *self,
            GtkWidget *row,
            int criterion,
            const ButtonLook *look)
{
  GtkWidget *button = gtk_button_new_from_icon_name (look->icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, look->sensitive);
  gtk_widget_set_tooltip_text (button, look->label);
  entente_button_names_set (button, look->label);
  g_object_set_data (G_OBJECT (button), "criterion", GINT_TO_POINTER (criterion));
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (look->step));
  g_signal_connect (button, "clicked", look->step != 0 ? G_CALLBACK (step_cb) : G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (EntenteOrderRows *self,
          guint place,
          guint n)
{
  const int criterion = g_array_index (self->shown, int, place);
  const char *name = get_name (self, criterion);
  g_autofree char *up = g_strdup_printf (_("Move %s up"), name);
  g_autofree char *down = g_strdup_printf (_("Move %s down"), name);
  g_autofree char *away = g_strdup_printf (_("Remove %s from the order"), name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *grip = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (place > 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("at most as much as the one above"));
  gtk_widget_add_css_class (grip, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), grip);
  g_object_set_data (G_OBJECT (row), "criterion", GINT_TO_POINTER (criterion));
  add_button (self, row, criterion, &(ButtonLook){ "go-up-symbolic", up, -1, place > 0 });
  add_button (self, row, criterion, &(ButtonLook){ "go-down-symbolic", down, 1, place + 1 < n });
  add_button (self, row, criterion, &(ButtonLook){ "list-remove-symbolic", away, 0, TRUE });
  add_controllers (self, row);
  return row;
}

static void
added_cb (GtkDropDown *choice,
          GParamSpec *pspec,
          EntenteOrderRows *self)
{
  const guint chosen = gtk_drop_down_get_selected (choice);
  g_autoptr (GArray) order = copy_order (self);
  guint n_criteria = entente_session_get_scenario (self->session)->n_criteria, seen = 0, i;

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return;
  for (i = 0; i < n_criteria; i++)
    if (find_place (order, (int) i) == ENTENTE_NONE && ++seen == chosen)
      {
        const int criterion = (int) i;

        g_array_append_val (order, criterion);
        self->focused = criterion;
        g_signal_emit (self, ask_signal, 0, order);
        return;
      }
}

/* The criteria that are not in the order yet, behind a word that says what choosing one does. */
static GtkWidget *
make_adding_row (EntenteOrderRows *self)
{
  const guint n_criteria = entente_session_get_scenario (self->session)->n_criteria;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = gtk_list_box_row_new (), *choice;
  guint i;

  gtk_string_list_append (names, self->shown->len == 0 ? _("Choose the most important…") : _("Add the next…"));
  for (i = 0; i < n_criteria; i++)
    if (find_place (self->shown, (int) i) == ENTENTE_NONE)
      gtk_string_list_append (names, get_name (self, (int) i));
  if (g_list_model_get_n_items (G_LIST_MODEL (names)) < 2)
    return NULL;
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  entente_option_factory_use (GTK_DROP_DOWN (choice));
  gtk_widget_add_css_class (choice, "adding");
  entente_button_names_set (choice, _("Add a criterion to the order of importance"));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (added_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), choice);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_row (EntenteOrderRows *self,
         GtkWidget *row)
{
  if (row == NULL)
    return;
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
rebuild (EntenteOrderRows *self)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (i = 0; i < self->shown->len; i++)
    {
      GtkWidget *row = make_row (self, i, self->shown->len);

      add_row (self, row);
      if (g_array_index (self->shown, int, i) == self->focused)
        gtk_widget_grab_focus (row);
    }
  self->focused = ENTENTE_NONE;
  add_row (self, make_adding_row (self));
}

static gboolean
rebuild_cb (gpointer user_data)
{
  EntenteOrderRows *self = user_data;

  if (self->session != NULL)
    rebuild (self);
  return G_SOURCE_REMOVE;
}

/**
 * entente_order_rows_describe:
 *
 * Returns: (transfer full) (nullable): "Own defence before Geography"; %NULL when nothing is ordered
 */
char *
entente_order_rows_describe (const EntenteDataset *dataset,
                             const EntenteScenario *scenario)
{
  const char *const *languages = g_get_language_names ();
  GString *text;
  guint i;

  if (scenario->n_order < 2)
    return NULL;
  text = g_string_new (entente_text_get (&dataset->criteria[scenario->order[0]].name, languages));
  for (i = 1; i < scenario->n_order; i++)
    {
      g_autofree char *before = g_string_free (text, FALSE);

      text = g_string_new (NULL);
      /* Translators: two criteria in the order of their importance: "Own defence before Geography" */
      g_string_append_printf (text, _("%1$s before %2$s"), before,
                              entente_text_get (&dataset->criteria[scenario->order[i]].name, languages));
    }
  return g_string_free (text, FALSE);
}

void
entente_order_rows_update (EntenteOrderRows *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *words = entente_order_rows_describe (entente_session_get_dataset (self->session), scenario);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words != NULL ? words : _("any"));
  if (self->rows->len > 0 && self->shown->len == scenario->n_order
      && (scenario->n_order == 0
          || memcmp (self->shown->data, scenario->order, scenario->n_order * sizeof (int)) == 0))
    {
      /* A wish that was refused: the choice says again what it is for. */
      GtkWidget *last = g_ptr_array_index (self->rows, self->rows->len - 1);
      GtkWidget *choice = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (last));

      if (GTK_IS_DROP_DOWN (choice))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
      return;
    }
  g_array_set_size (self->shown, 0);
  g_array_append_vals (self->shown, scenario->order, scenario->n_order);
  /* Not from inside a signal of a row that goes. */
  g_idle_add_full (G_PRIORITY_DEFAULT, rebuild_cb, g_object_ref (self), g_object_unref);
}

static void
entente_order_rows_dispose (GObject *object)
{
  EntenteOrderRows *self = ENTENTE_ORDER_ROWS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (entente_order_rows_parent_class)->dispose (object);
}

static void
entente_order_rows_class_init (EntenteOrderRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_order_rows_dispose;
  ask_signal = g_signal_new ("ask", ENTENTE_TYPE_ORDER_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_ARRAY);
}

static void
entente_order_rows_init (EntenteOrderRows *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (int));
  self->focused = ENTENTE_NONE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

void
entente_order_rows_set_session (EntenteOrderRows *self,
                                EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}
