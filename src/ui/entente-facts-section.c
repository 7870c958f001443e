/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* There is a row for each indicator and measure of the document, shown where this partner has a value, so that
 * nothing is made anew while a value is dragged, and the keyboard stays where it is. What is missing is listed by
 * name: nobody should have to notice that something is not there. Each name is a link that adds the fact; the
 * button beside them supposes one.
 *
 * Hundreds of rows would hold the window up for as long as they take to be made and measured: what is further down
 * than anybody sees at once comes frame by frame.
 */

#include "config.h"

#include "entente-facts-section.h"

#include "entente-button-names.h"
#include "entente-dataset-likeness.h"
#include "entente-dossier-sections.h"
#include "entente-fact-row.h"
#include "entente-format.h"
#include "entente-what-if-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_AT_ONCE 24

struct _EntenteFactsSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* that the rows are of */
  EntenteEvaluation *evaluation; /* that they show */
  guint n_shown;                 /* rows that show it; those after them come with the next frames */
  guint more_id;                 /* a tick callback, or 0 */
  char *partner_id;        /* of whom */
  guint partner;
  GArray *missing_quantities; /* guint */

  GtkWidget *add, *list, *missing_line, *missing, *what_if;
};

G_DEFINE_FINAL_TYPE (EntenteFactsSection, entente_facts_section, GTK_TYPE_WIDGET)

static void
edit_fact (EntenteFactsSection *self,
           const char *quantity_id)
{
  if (self->partner_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-fact", "(ss)", self->partner_id, quantity_id);
}

static void
add_clicked_cb (EntenteFactsSection *self)
{
  edit_fact (self, "");
}

static void
row_activated_cb (GtkListBox *list,
                  GtkListBoxRow *row,
                  EntenteFactsSection *self)
{
  edit_fact (self, self->dataset->quantities[entente_fact_row_get_quantity (ENTENTE_FACT_ROW (row))].id);
}

static gboolean
missing_activated_cb (GtkLabel *label,
                      const char *quantity_id,
                      EntenteFactsSection *self)
{
  edit_fact (self, quantity_id);
  return TRUE;
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer user_data)
{
  EntenteFactsSection *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, entente_what_if_popover_new (self->session));
  entente_what_if_popover_offer (ENTENTE_WHAT_IF_POPOVER (gtk_menu_button_get_popover (button)), self->partner,
                                 (const guint *) (gconstpointer) self->missing_quantities->data, self->missing_quantities->len);
}

static char *
make_missing_link (const EntenteQuantity *quantity)
{
  g_autofree char *id = g_markup_escape_text (quantity->id, -1);
  g_autofree char *name = g_markup_escape_text (entente_text_get (&quantity->name, g_get_language_names ()), -1);
  g_autofree char *title = g_markup_escape_text (_("Add a fact…"), -1);

  return g_strdup_printf ("<a href=\"%s\" title=\"%s\">%s</a>", id, title, name);
}

static gboolean
is_supposing (EntenteFactsSection *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->what_if));

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static void
show_missing (EntenteFactsSection *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *text = NULL;
  guint i;

  for (i = 0; i < self->missing_quantities->len; i++)
    g_ptr_array_add (names, make_missing_link (&self->dataset->quantities[g_array_index (self->missing_quantities,
                                                                                         guint, i)]));
  gtk_widget_set_visible (self->missing, names->len > 0);
  /* The popover is the button's: it stays while somebody supposes the last one that was missing. */
  gtk_widget_set_visible (self->missing_line, names->len > 0 || is_supposing (self));
  if (names->len == 0)
    return;
  list = entente_format_names ((const char *const *) names->pdata, names->len, names->len);
  /* Translators: %s is a list of names of indicators */
  text = g_strdup_printf (_("Missing: %s"), list);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->missing)), text) != 0)
    gtk_label_set_markup (GTK_LABEL (self->missing), text);
}

static void
remove_rows (EntenteFactsSection *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_shown = 0;
}

static void
take_dataset (EntenteFactsSection *self,
              EntenteDataset *dataset)
{
  if (self->dataset == NULL || !entente_dataset_shares_member (self->dataset, dataset, "criteria")
      || !entente_dataset_shares_member (self->dataset, dataset, "measures"))
    remove_rows (self);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
}

static void
show_row (EntenteFactsSection *self,
          guint quantity)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) quantity);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (entente_fact_row_new (self->session, quantity));
      gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (row),
                          entente_fact_row_show (ENTENTE_FACT_ROW (row), self->evaluation, self->partner));
}

static void
show_rows_to (EntenteFactsSection *self,
              guint end)
{
  for (; self->n_shown < MIN (end, self->dataset->n_quantities); self->n_shown++)
    show_row (self, self->n_shown);
}

static gboolean
show_more_cb (GtkWidget *widget,
              GdkFrameClock *clock,
              gpointer user_data)
{
  EntenteFactsSection *self = ENTENTE_FACTS_SECTION (widget);

  show_rows_to (self, self->n_shown + ROWS_AT_ONCE);
  if (self->n_shown < self->dataset->n_quantities)
    return G_SOURCE_CONTINUE;
  self->more_id = 0;
  return G_SOURCE_REMOVE;
}

/* @same: the partner was shown already; as many rows are then brought up to date as there were. */
static void
show_rows (EntenteFactsSection *self,
           gboolean same)
{
  const guint end = same ? MAX (self->n_shown, ROWS_AT_ONCE) : ROWS_AT_ONCE;
  GtkListBoxRow *row;
  guint i;

  self->n_shown = 0;
  show_rows_to (self, end);
  for (i = self->n_shown; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  if (self->n_shown < self->dataset->n_quantities && self->more_id == 0)
    self->more_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more_cb, NULL, NULL);
}

static void
list_missing (EntenteFactsSection *self)
{
  gboolean any = FALSE;
  guint quantity;

  g_array_set_size (self->missing_quantities, 0);
  for (quantity = 0; quantity < self->dataset->n_quantities; quantity++)
    {
      EntenteCell cell;

      entente_values_get_cell (self->evaluation->values, self->partner, quantity, &cell);
      any |= cell.origin != ENTENTE_ORIGIN_MISSING;
      if (cell.origin == ENTENTE_ORIGIN_MISSING && quantity < self->dataset->n_indicators)
        g_array_append_val (self->missing_quantities, quantity);
    }
  gtk_widget_set_visible (self->list, any);
}

/* Shows what the evaluation rests on; nothing happens when it is there already. */
void
entente_facts_section_show (EntenteFactsSection *self,
                            EntenteEvaluation *evaluation,
                            guint partner)
{
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  const char *id = dataset->partners[partner].id;
  const gboolean same = g_strcmp0 (self->partner_id, id) == 0;

  if (self->evaluation != NULL && self->evaluation->values == evaluation->values && same)
    return;
  if (self->dataset != dataset)
    take_dataset (self, dataset);
  if (!same)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->what_if));
  entente_evaluation_ref (evaluation);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  self->evaluation = evaluation;
  if (!same)
    {
      g_free (self->partner_id);
      self->partner_id = g_strdup (id);
    }
  self->partner = partner;
  show_rows (self, same);
  list_missing (self);
  show_missing (self);
}

/* To the first fact, from where arrows lead to the others. */
void
entente_facts_section_grab_focus (EntenteFactsSection *self)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

static GtkWidget *
make_head (EntenteFactsSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *heading = entente_dossier_label_new (_("Facts"), "heading");

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "small");
  gtk_widget_set_tooltip_text (self->add, _("Add a fact…"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), self->add);
  return line;
}

static GtkWidget *
make_list (EntenteFactsSection *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Facts"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static GtkWidget *
make_missing_line (EntenteFactsSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->missing = entente_dossier_label_new (NULL, "missing");
  gtk_widget_set_hexpand (self->missing, TRUE);
  g_signal_connect (self->missing, "activate-link", G_CALLBACK (missing_activated_cb), self);
  self->what_if = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->what_if), gtk_label_new (_("What if")));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->what_if), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->what_if), create_popup_cb, self, NULL);
  gtk_widget_add_css_class (self->what_if, "what-if-button");
  gtk_widget_set_valign (self->what_if, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->what_if, _("Suppose a value for one that is missing"));
  entente_button_names_set (self->what_if, _("Suppose a value for one that is missing"));
  gtk_box_append (GTK_BOX (line), self->missing);
  gtk_box_append (GTK_BOX (line), self->what_if);
  return line;
}

static void
entente_facts_section_dispose (GObject *object)
{
  EntenteFactsSection *self = ENTENTE_FACTS_SECTION (object);
  GtkWidget *child;

  if (self->more_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->more_id);
  self->more_id = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->partner_id, g_free);
  g_clear_pointer (&self->missing_quantities, g_array_unref);

  G_OBJECT_CLASS (entente_facts_section_parent_class)->dispose (object);
}

static void
entente_facts_section_class_init (EntenteFactsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_facts_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
entente_facts_section_init (EntenteFactsSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->missing_quantities = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->list = make_list (self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->missing_line = make_missing_line (self);
  gtk_widget_set_parent (self->missing_line, GTK_WIDGET (self));
}

void
entente_facts_section_set_session (EntenteFactsSection *self,
                                   EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}
