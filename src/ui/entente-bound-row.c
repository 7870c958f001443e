/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A row asks with "ask" before it changes anything: whoever lists the rows knows whether all wishes together can
 * hold. What cannot be goes back to what was there, as every entry of the window does.
 */

#include "config.h"

#include "entente-bound-row.h"

#include "entente-number-input.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EntenteBoundRow
{
  GtkWidget parent_instance;

  EntenteSession *session;
  guint criterion;
  GtkWidget *box;
  GtkWidget *least, *most; /* GtkEntry */
};

static guint ask_signal;

G_DEFINE_FINAL_TYPE (EntenteBoundRow, entente_bound_row, GTK_TYPE_WIDGET)

static void
show_share (GtkWidget *entry,
            double share)
{
  g_autofree char *text = entente_number_input_write (round (share * 1000) / 10);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* What was typed as a share; what is no number counts as nothing typed. */
static double
read_share (GtkWidget *entry,
            double present)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  char *sign = strchr (text, '%');
  double value;

  if (sign != NULL)
    *sign = '\0';
  if (!entente_number_input_parse (g_strstrip (text), &value, NULL) || !isfinite (value))
    return present;
  return fabs (value / 100 - present) < 5e-4 ? present : CLAMP (value / 100, 0, 1);
}

/* The end that was typed pushes the other one along. */
static void
apply (EntenteBoundRow *self,
       GtkWidget *typed)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  double least = read_share (self->least, scenario->least_shares[self->criterion]);
  double most = read_share (self->most, scenario->most_shares[self->criterion]);

  if (typed == self->least)
    most = MAX (most, least);
  else
    least = MIN (least, most);
  if (least != scenario->least_shares[self->criterion] || most != scenario->most_shares[self->criterion])
    g_signal_emit (self, ask_signal, 0, self->criterion, least, most);
  entente_bound_row_update (self);
}

static void
activate_cb (GtkWidget *entry,
             EntenteBoundRow *self)
{
  apply (self, entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
leave_cb (GtkEventControllerFocus *focus,
          EntenteBoundRow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  apply (self, entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, 0);
}

static GtkWidget *
add_entry (EntenteBoundRow *self,
           const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (self->box), entry);
  return entry;
}

static GtkWidget *
add_label (EntenteBoundRow *self,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
entente_bound_row_dispose (GObject *object)
{
  EntenteBoundRow *self = ENTENTE_BOUND_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_bound_row_parent_class)->dispose (object);
}

static void
entente_bound_row_class_init (EntenteBoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_bound_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bound");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  /* Least and greatest share are asked for; whoever listens applies them if they can hold. */
  ask_signal = g_signal_new ("ask", ENTENTE_TYPE_BOUND_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                             G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
entente_bound_row_init (EntenteBoundRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
entente_bound_row_new (EntenteSession *session,
                       guint criterion)
{
  EntenteBoundRow *self = g_object_new (ENTENTE_TYPE_BOUND_ROW, NULL);
  const char *name = entente_text_get (&entente_session_get_dataset (session)->criteria[criterion].name,
                                       g_get_language_names ());
  g_autofree char *least = g_strdup_printf (_("Least share of %s, per cent"), name);
  g_autofree char *most = g_strdup_printf (_("Greatest share of %s, per cent"), name);
  GtkWidget *label = gtk_label_new (name);

  self->session = g_object_ref (session);
  self->criterion = criterion;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  entente_plain_text_bound_label (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self->box), label);
  self->least = add_entry (self, least);
  /* Translators: between two numbers: "10 to 40 %" */
  add_label (self, C_ ("range", "to"));
  self->most = add_entry (self, most);
  add_label (self, "%");
  entente_bound_row_update (self);
  return GTK_WIDGET (self);
}

/* What the session says now; an entry in which somebody types is left alone. */
void
entente_bound_row_update (EntenteBoundRow *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);

  show_share (self->least, scenario->least_shares[self->criterion]);
  show_share (self->most, scenario->most_shares[self->criterion]);
}
