/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   Defence spending
 *   Fact: 1.40 % of GDP, 2024
 *   ----(O)--------------      [ 2.53 ] % of GDP        or a list of categories
 *   [ ] Treat as missing
 *   The document stays as it is.          Back to the fact
 *
 * It writes the session and shows what the session says, as the sliders of the priorities do; one drag is one
 * step of undo. It holds ids: the document may be read again behind it.
 */

#include "config.h"

#include "entente-what-if-popover.h"

#include "entente-button-names.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-number-input.h"
#include "entente-option-factory.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>

struct _EntenteWhatIfPopover
{
  GtkPopover parent_instance;

  EntenteSession *session;
  char *partner_id, *quantity_id;
  GPtrArray *choices; /* ids of indicators, in the order of the list */
  EntenteWhatIfRange range;
  char *shown;        /* what the entry says while nobody types */
  gboolean updating;

  GtkWidget *chooser, *title, *fact, *number, *scale, *entry, *unit, *category, *missing, *problem, *reset;
};

G_DEFINE_FINAL_TYPE (EntenteWhatIfPopover, entente_what_if_popover, GTK_TYPE_POPOVER)

/* Where they stand now; FALSE when the document has lost one of them. */
static gboolean
find_place (EntenteWhatIfPopover *self,
            guint *partner,
            guint *quantity)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  int p = self->partner_id != NULL ? entente_dataset_find_partner (dataset, self->partner_id) : ENTENTE_NONE;
  int q = self->quantity_id != NULL ? entente_dataset_find_quantity (dataset, self->quantity_id) : ENTENTE_NONE;

  *partner = (guint) MAX (p, 0);
  *quantity = (guint) MAX (q, 0);
  return p >= 0 && q >= 0;
}

/* What stands there now: supposed or not. */
static gboolean
get_item (EntenteWhatIfPopover *self,
          guint partner,
          guint quantity,
          EntenteWhatIfItem *item)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  const EntenteWhatIfItem *supposed = entente_scenario_get_what_if (scenario, (int) partner, (int) quantity);
  EntenteCell cell;

  if (supposed != NULL)
    *item = *supposed;
  else
    {
      entente_values_get_cell (entente_session_get_plain_values (self->session), partner, quantity, &cell);
      *item = (EntenteWhatIfItem){ (int) quantity, cell.raw, cell.category, cell.origin == ENTENTE_ORIGIN_MISSING };
    }
  return supposed != NULL;
}

static void
show_number (EntenteWhatIfPopover *self,
             const EntenteQuantity *quantity,
             const EntenteWhatIfItem *item,
             gboolean supposed)
{
  g_autofree char *text = NULL;

  if (item->missing || isnan (item->value))
    text = g_strdup ("");
  else
    text = supposed ? entente_number_input_write (item->value) : entente_format_number (item->value,
                                                                                        quantity->decimals);
  gtk_range_set_value (GTK_RANGE (self->scale),
                       item->missing ? 0 : entente_what_if_range_get_place (&self->range, item->value));
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->shown, -1);
}

/* What the session says, after each change. */
static void
refresh (EntenteWhatIfPopover *self)
{
  guint partner, quantity;
  EntenteWhatIfItem item;
  gboolean supposed;

  if (!find_place (self, &partner, &quantity))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  supposed = get_item (self, partner, quantity, &item);
  self->updating = TRUE;
  show_number (self, &entente_session_get_dataset (self->session)->quantities[quantity], &item, supposed);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->category), item.missing || item.category == ENTENTE_NONE
                                                                  ? GTK_INVALID_LIST_POSITION
                                                                  : (guint) item.category);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->missing), supposed && item.missing);
  gtk_widget_set_sensitive (self->reset, supposed);
  gtk_widget_set_visible (self->problem, FALSE);
  self->updating = FALSE;
}

static void
changed_cb (EntenteWhatIfPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
suppose (EntenteWhatIfPopover *self,
         double value,
         int category,
         gboolean missing)
{
  guint partner, quantity;
  EntenteWhatIfItem item = { ENTENTE_NONE, value, category, missing };

  if (!find_place (self, &partner, &quantity))
    return;
  item.quantity = (int) quantity;
  entente_session_set_what_if (self->session, partner, &item);
}

static void
go_back (EntenteWhatIfPopover *self)
{
  guint partner, quantity;

  if (find_place (self, &partner, &quantity))
    entente_session_remove_what_if (self->session, partner, quantity);
}

static void
reset_clicked_cb (GtkButton *button,
                  EntenteWhatIfPopover *self)
{
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (button));

  go_back (self);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
missing_toggled_cb (GtkCheckButton *button,
                    EntenteWhatIfPopover *self)
{
  if (self->updating)
    return;
  if (gtk_check_button_get_active (button))
    suppose (self, NAN, ENTENTE_NONE, TRUE);
  else
    go_back (self);
}

static void
category_selected_cb (GtkDropDown *drop_down,
                      GParamSpec *pspec,
                      EntenteWhatIfPopover *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    suppose (self, NAN, (int) selected, FALSE);
}

static int
get_steps (GtkScrollType scroll)
{
  switch (scroll)
    {
    case GTK_SCROLL_STEP_BACKWARD:
    case GTK_SCROLL_STEP_DOWN:
    case GTK_SCROLL_STEP_LEFT:
      return -1;
    case GTK_SCROLL_STEP_FORWARD:
    case GTK_SCROLL_STEP_UP:
    case GTK_SCROLL_STEP_RIGHT:
      return 1;
    case GTK_SCROLL_PAGE_BACKWARD:
    case GTK_SCROLL_PAGE_DOWN:
    case GTK_SCROLL_PAGE_LEFT:
      return -10;
    case GTK_SCROLL_PAGE_FORWARD:
    case GTK_SCROLL_PAGE_UP:
    case GTK_SCROLL_PAGE_RIGHT:
      return 10;
    default:
      return 0;
    }
}

/* A key goes a step of what shows, the pointer wherever it is. */
static gboolean
change_value_cb (GtkRange *range,
                 GtkScrollType scroll,
                 double place,
                 EntenteWhatIfPopover *self)
{
  int steps = get_steps (scroll);
  guint partner, quantity;
  EntenteWhatIfItem item;

  if (!find_place (self, &partner, &quantity))
    return TRUE;
  get_item (self, partner, quantity, &item);
  /* Which way a key means is the range's to say: mirrored, left is more. */
  if (steps != 0)
    steps = (place >= gtk_range_get_value (range) ? 1 : -1) * ABS (steps);
  suppose (self, steps != 0 ? entente_what_if_range_move (&self->range, item.value, steps)
                            : entente_what_if_range_get_raw (&self->range, place), ENTENTE_NONE, FALSE);
  return TRUE;
}

static gboolean
scale_event_cb (GtkEventControllerLegacy *controller,
                GdkEvent *event,
                EntenteWhatIfPopover *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    entente_session_begin_change (self->session);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    entente_session_end_change (self->session);
  return GDK_EVENT_PROPAGATE;
}

static void
apply_typed (EntenteWhatIfPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *problem = NULL;
  gboolean grouped = FALSE;
  double value;

  if (g_strcmp0 (text, self->shown) == 0 || *text == '\0')
    return;
  if (entente_number_input_parse (text, &value, &grouped) && isfinite (value))
    {
      g_clear_pointer (&self->shown, g_free);
      suppose (self, value, ENTENTE_NONE, FALSE);
      refresh (self);
      return;
    }
  problem = g_strdup_printf (_("“%s” is no number. Write the figure alone, such as 2.5."), text);
  gtk_label_set_text (GTK_LABEL (self->problem), problem);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_error_bell (self->entry);
}

static void
entry_activate_cb (GtkEntry *entry,
                   EntenteWhatIfPopover *self)
{
  apply_typed (self);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
entry_leave_cb (GtkEventControllerFocus *focus,
                EntenteWhatIfPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    apply_typed (self);
}

static void
closed_cb (EntenteWhatIfPopover *self)
{
  if (self->session == NULL)
    return;
  apply_typed (self);
  entente_session_end_change (self->session);
}

/* -- Another indicator ------------------------------------------------------------------------------------ */

static void
fill_categories (EntenteWhatIfPopover *self,
                 const EntenteQuantity *quantity)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint i;

  for (i = 0; i < quantity->value.n_categories; i++)
    gtk_string_list_append (list, entente_format_category (quantity, (int) i, g_get_language_names ()));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->category), G_LIST_MODEL (list));
}

static void
show_fact (EntenteWhatIfPopover *self,
           const EntenteCell *cell,
           guint quantity)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *value = entente_format_cell (dataset, quantity, cell, g_get_language_names ());
  g_autofree char *text = NULL;

  /* Translators: what the document says, and of which year: "Fact: 1.40 % of GDP, 2024" */
  if (cell->year != 0 && cell->origin != ENTENTE_ORIGIN_MISSING)
    text = g_strdup_printf (_("Fact: %s, %d"), value, cell->year);
  else
    text = g_strdup_printf (_("Fact: %s"), value);
  gtk_label_set_text (GTK_LABEL (self->fact), text);
}

static void
load (EntenteWhatIfPopover *self,
      const char *quantity_id)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *const *languages = g_get_language_names ();
  const EntenteQuantity *q;
  guint partner, quantity;
  EntenteCell cell;
  gboolean categories;

  g_free (self->quantity_id);
  self->quantity_id = g_strdup (quantity_id);
  g_clear_pointer (&self->shown, g_free);
  if (!find_place (self, &partner, &quantity))
    return;
  q = &dataset->quantities[quantity];
  categories = q->value.kind == ENTENTE_VALUE_CATEGORIES;
  entente_values_get_cell (entente_session_get_plain_values (self->session), partner, quantity, &cell);
  self->updating = TRUE;
  entente_what_if_range_init (&self->range, q, cell.raw);
  gtk_label_set_text (GTK_LABEL (self->title), entente_text_get (&q->name, languages));
  gtk_label_set_text (GTK_LABEL (self->unit), entente_text_get (&q->unit, languages));
  gtk_widget_set_visible (self->number, !categories);
  gtk_widget_set_visible (self->scale, !categories);
  gtk_widget_set_visible (self->category, categories);
  show_fact (self, &cell, quantity);
  fill_categories (self, q);
  self->updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entente_text_get (&q->name, languages), -1);
  entente_button_names_set (self->category, entente_text_get (&q->name, languages));
  refresh (self);
}

static void
chosen_cb (GtkDropDown *drop_down,
           GParamSpec *pspec,
           EntenteWhatIfPopover *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!self->updating && selected < self->choices->len)
    load (self, g_ptr_array_index (self->choices, selected));
}

/**
 * entente_what_if_popover_offer:
 * @quantities: (array length=n): one, or those to choose from
 */
void
entente_what_if_popover_offer (EntenteWhatIfPopover *self,
                               guint partner,
                               const guint *quantities,
                               guint n)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  g_free (self->partner_id);
  self->partner_id = g_strdup (dataset->partners[partner].id);
  g_ptr_array_set_size (self->choices, 0);
  for (i = 0; i < n; i++)
    {
      const EntenteQuantity *quantity = &dataset->quantities[quantities[i]];

      g_ptr_array_add (self->choices, g_strdup (quantity->id));
      gtk_string_list_append (names, entente_text_get (&quantity->name, g_get_language_names ()));
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  self->updating = FALSE;
  gtk_widget_set_visible (self->chooser, n > 1);
  gtk_widget_set_visible (self->title, n <= 1);
  if (n > 0)
    load (self, g_ptr_array_index (self->choices, 0));
}

/* -- Making ----------------------------------------------------------------------------------------------- */

static GtkWidget *
make_scale (EntenteWhatIfPopover *self)
{
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.01);
  GtkEventController *legacy = gtk_event_controller_legacy_new ();

  gtk_range_set_round_digits (GTK_RANGE (scale), -1);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_widget_add_css_class (scale, "what-if");
  g_signal_connect (scale, "change-value", G_CALLBACK (change_value_cb), self);
  /* Before the slider's own gestures, which claim the press. */
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (scale_event_cb), self);
  gtk_widget_add_controller (scale, legacy);
  return scale;
}

static GtkWidget *
make_number (EntenteWhatIfPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What-if value"), -1);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  self->unit = entente_dossier_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->unit, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->unit), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (self->unit), 16);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->unit);
  return box;
}

static GtkWidget *
make_foot (EntenteWhatIfPopover *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *note = entente_dossier_label_new (_("The document stays as it is."), "note");

  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_hexpand (note, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (note), 14);
  self->reset = gtk_button_new_with_label (_("Back to the fact"));
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset, "compact");
  g_signal_connect (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self);
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (foot), self->reset);
  return foot;
}

static void
add_children (EntenteWhatIfPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *kicker = entente_dossier_label_new (_("What if"), "what-if");

  gtk_widget_add_css_class (kicker, "heading");
  self->chooser = gtk_drop_down_new (NULL, NULL);
  entente_option_factory_use (GTK_DROP_DOWN (self->chooser));
  g_signal_connect (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  entente_button_names_set (self->chooser, _("Indicator"));
  self->title = entente_dossier_label_new (NULL, "heading");
  self->fact = entente_dossier_label_new (NULL, "dim-label");
  self->scale = make_scale (self);
  self->number = make_number (self);
  self->category = gtk_drop_down_new (NULL, NULL);
  entente_option_factory_use (GTK_DROP_DOWN (self->category));
  g_signal_connect (self->category, "notify::selected", G_CALLBACK (category_selected_cb), self);
  self->problem = entente_dossier_label_new (NULL, "error");
  self->missing = gtk_check_button_new_with_label (_("Treat as missing"));
  g_signal_connect (self->missing, "toggled", G_CALLBACK (missing_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), kicker);
  gtk_box_append (GTK_BOX (box), self->chooser);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->fact);
  gtk_box_append (GTK_BOX (box), self->scale);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->category);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->missing);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_set_size_request (box, 270, -1);
  gtk_widget_add_css_class (box, "popover-body");
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
entente_what_if_popover_dispose (GObject *object)
{
  EntenteWhatIfPopover *self = ENTENTE_WHAT_IF_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->partner_id, g_free);
  g_clear_pointer (&self->quantity_id, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (entente_what_if_popover_parent_class)->dispose (object);
}

static void
entente_what_if_popover_class_init (EntenteWhatIfPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_what_if_popover_dispose;
}

static void
entente_what_if_popover_init (EntenteWhatIfPopover *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
entente_what_if_popover_new (EntenteSession *session)
{
  EntenteWhatIfPopover *self = g_object_new (ENTENTE_TYPE_WHAT_IF_POPOVER, NULL);

  self->session = g_object_ref (session);
  add_children (self);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
