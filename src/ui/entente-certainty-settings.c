/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A row that opens: its subtitle says in words what holds now, so that it need not be opened to be known.
 *
 * Every wish is tried on a copy of the scenario first. One that no weights could fulfil together with the others is
 * refused in a sentence below, with what to do about it; the session never holds it. What became impossible from
 * elsewhere (a lock, another preset) is said in the same place.
 */

#include "config.h"

#include "entente-certainty-settings.h"

#include "entente-format.h"
#include "entente-bound-row.h"
#include "entente-certainty-words.h"
#include "entente-order-rows.h"
#include "entente-resting-row.h"
#include "entente-robustness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STEP 0.05

struct _EntenteCertaintySettings
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  EntenteScenario *shown; /* what the rows say */
  GPtrArray *bound_rows;  /* EntenteBoundRow, borrowed; by criterion */
  GPtrArray *bound_items; /* the list rows around them, borrowed */

  GtkRange *uncertainty;
  GtkLabel *words;
  AdwExpanderRow *bounds;
  EntenteOrderRows *order;
  GtkWidget *message_row;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (EntenteCertaintySettings, entente_certainty_settings, ADW_TYPE_EXPANDER_ROW)

/* -- Wishes ------------------------------------------------------------------------------------------------- */

static void
show_message (EntenteCertaintySettings *self,
              EntenteDiagnostics *diagnostics)
{
  const EntenteDiagnostic *first;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->message_row, diagnostics != NULL);
  if (diagnostics == NULL)
    return;
  if (entente_diagnostics_get_length (diagnostics) == 0)
    text = g_strdup (_("No weights can keep all of these settings."));
  else
    {
      first = entente_diagnostics_get (diagnostics, 0);
      text = first->remedy != NULL ? g_strdup_printf (_("%s. %s"), first->message, first->remedy) : g_strdup (first->message);
    }
  gtk_label_set_text (self->message, text);
}

/* The panel scrolls as little as it must for the message to be seen, once it has its place. */
static gboolean
reveal_message_cb (GtkWidget *row,
                   GdkFrameClock *clock,
                   gpointer user_data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t box;
  double top;

  if (scroller == NULL || gtk_widget_get_height (row) == 0 || !gtk_widget_compute_bounds (row, scroller, &box))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + box.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + box.size.height);
  return G_SOURCE_REMOVE;
}

static gboolean
wait_for_place_cb (GtkWidget *row,
                   GdkFrameClock *clock,
                   gpointer user_data)
{
  gtk_widget_add_tick_callback (row, reveal_message_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Whether weights exist that fulfil the wish; says so if not. */
static gboolean
is_possible (EntenteCertaintySettings *self,
             const EntenteScenario *wish)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  const gboolean possible = entente_sampler_is_possible (entente_session_get_dataset (self->session), wish, diagnostics);

  show_message (self, possible ? NULL : diagnostics);
  if (!possible)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      gtk_widget_add_tick_callback (self->message_row, wait_for_place_cb, NULL, NULL);
    }
  return possible;
}

static void
ask_bound_cb (EntenteBoundRow *row,
              guint criterion,
              double least,
              double most,
              EntenteCertaintySettings *self)
{
  g_autoptr (EntenteScenario) wish = entente_scenario_copy (entente_session_get_scenario (self->session));

  wish->least_shares[criterion] = least;
  wish->most_shares[criterion] = most;
  if (is_possible (self, wish))
    entente_session_set_bound (self->session, criterion, least, most);
}

static void
ask_order_cb (EntenteOrderRows *rows,
              GArray *order,
              EntenteCertaintySettings *self)
{
  g_autoptr (EntenteScenario) wish = entente_scenario_copy (entente_session_get_scenario (self->session));

  wish->n_order = order->len;
  if (order->len > 0)
    memcpy (wish->order, order->data, order->len * sizeof (int));
  if (is_possible (self, wish))
    entente_session_set_order (self->session, (const int *) (gconstpointer) order->data, order->len);
  else
    entente_order_rows_update (self->order);
}

static gboolean
change_value_cb (GtkRange *range,
                 GtkScrollType scroll,
                 double value,
                 EntenteCertaintySettings *self)
{
  if (self->session != NULL)
    entente_session_set_uncertainty (self->session, CLAMP (round (value / STEP) * STEP, 0, 1));
  return TRUE;
}

static gboolean
scale_event_cb (GtkEventControllerLegacy *controller,
                GdkEvent *event,
                EntenteCertaintySettings *self)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      entente_session_begin_change (self->session);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      entente_session_end_change (self->session);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

/* -- What holds now ----------------------------------------------------------------------------------------- */

static gboolean
is_bounded (const EntenteScenario *scenario,
            guint criterion)
{
  return scenario->least_shares[criterion] > 0 || scenario->most_shares[criterion] < 1;
}

static guint
count_bounds (const EntenteScenario *scenario)
{
  guint n = 0, i;

  for (i = 0; i < scenario->n_criteria; i++)
    n += is_bounded (scenario, i);
  return n;
}

/* "Own defence 10–40 %", or how many when there are several. */
static char *
describe_bounds (EntenteCertaintySettings *self,
                 const EntenteScenario *scenario)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const guint n = count_bounds (scenario);
  guint i;

  for (i = 0; n == 1 && i < scenario->n_criteria; i++)
    if (is_bounded (scenario, i))
      {
        /* Translators: the least and the greatest share of a criterion: "10–40 %" */
        g_autofree char *range = entente_format_keep_together (g_strdup_printf (_("%1$.0f–%2$.0f %%"),
                                                                          100 * scenario->least_shares[i],
                                                                          100 * scenario->most_shares[i]));
        const char *name = entente_text_get (&dataset->criteria[i].name, g_get_language_names ());

        /* Translators: a criterion and the bounds of its share: "Own defence 10–40 %" */
        return g_strdup_printf (C_("bounds", "%1$s %2$s"), name, range);
      }
  return g_strdup_printf (ngettext ("%u bound", "%u bounds", n), n);
}

static void
show_subtitle (EntenteCertaintySettings *self,
               const EntenteScenario *scenario)
{
  g_autofree char *bounds = count_bounds (scenario) > 0 ? describe_bounds (self, scenario) : NULL;
  g_autofree char *order = entente_order_rows_describe (entente_session_get_dataset (self->session), scenario);
  g_autoptr (GString) text = g_string_new (entente_certainty_get_uncertainty_words (scenario->uncertainty));

  if (bounds != NULL)
    g_string_append_printf (text, " · %s", bounds);
  if (order != NULL)
    g_string_append_printf (text, " · %s", order);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text->str);
  adw_expander_row_set_subtitle (self->bounds, bounds != NULL ? bounds : _("none"));
}

static void
show_uncertainty (EntenteCertaintySettings *self,
                  double uncertainty)
{
  const char *words = entente_certainty_get_uncertainty_words (uncertainty);

  gtk_range_set_value (self->uncertainty, uncertainty);
  gtk_label_set_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->uncertainty), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
add_bound_rows (EntenteCertaintySettings *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i;

  for (i = 0; i < self->bound_items->len; i++)
    adw_expander_row_remove (self->bounds, g_ptr_array_index (self->bound_items, i));
  g_ptr_array_set_size (self->bound_items, 0);
  g_ptr_array_set_size (self->bound_rows, 0);
  for (i = 0; i < dataset->n_criteria; i++)
    {
      GtkWidget *bound = entente_bound_row_new (self->session, i), *item = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), bound);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item), FALSE);
      gtk_widget_set_focusable (item, FALSE);
      g_signal_connect_object (bound, "ask", G_CALLBACK (ask_bound_cb), self, 0);
      adw_expander_row_add_row (self->bounds, item);
      g_ptr_array_add (self->bound_rows, bound);
      g_ptr_array_add (self->bound_items, item);
    }
}

static gboolean
is_shown (EntenteCertaintySettings *self,
          const EntenteScenario *scenario)
{
  return self->shown != NULL && entente_scenario_beliefs_equal (self->shown, scenario)
         && memcmp (self->shown->locks, scenario->locks, scenario->n_criteria * sizeof (gboolean)) == 0;
}

/* While a weight is dragged there is nothing to do; whether the bounds can hold depends on weights only where some
 * are locked. */
static void
update (EntenteCertaintySettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  gboolean possible;
  guint i;

  if (is_shown (self, scenario))
    return;
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->shown = entente_scenario_copy (scenario);
  for (i = 0; i < self->bound_rows->len; i++)
    entente_bound_row_update (g_ptr_array_index (self->bound_rows, i));
  entente_order_rows_update (self->order);
  show_uncertainty (self, scenario->uncertainty);
  show_subtitle (self, scenario);
  diagnostics = entente_diagnostics_new ();
  possible = entente_sampler_is_possible (entente_session_get_dataset (self->session), scenario, diagnostics);
  show_message (self, possible ? NULL : diagnostics);
}

static void
dataset_changed_cb (EntenteCertaintySettings *self)
{
  g_clear_pointer (&self->shown, entente_scenario_free);
  add_bound_rows (self);
  update (self);
}

static void
entente_certainty_settings_dispose (GObject *object)
{
  EntenteCertaintySettings *self = ENTENTE_CERTAINTY_SETTINGS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, entente_scenario_free);
  g_clear_pointer (&self->bound_rows, g_ptr_array_unref);
  g_clear_pointer (&self->bound_items, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_certainty_settings_parent_class)->dispose (object);
}

static void
entente_certainty_settings_class_init (EntenteCertaintySettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_certainty_settings_dispose;
  g_type_ensure (ENTENTE_TYPE_ORDER_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-certainty-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, uncertainty);
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, words);
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, bounds);
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, order);
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, message_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteCertaintySettings, message);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
}

static void
entente_certainty_settings_init (EntenteCertaintySettings *self)
{
  GtkEventController *legacy = gtk_event_controller_legacy_new ();

  self->bound_rows = g_ptr_array_new ();
  self->bound_items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_resting_row_init (ADW_EXPANDER_ROW (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->bounds), FALSE);
  /* Before the slider's own gestures, which claim the press. */
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (scale_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->uncertainty), legacy);
}

void
entente_certainty_settings_set_session (EntenteCertaintySettings *self,
                                        EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  entente_order_rows_set_session (self->order, session);
  g_signal_connect_object (self->order, "ask", G_CALLBACK (ask_order_cb), self, 0);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dataset_changed_cb (self);
}
