/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   Pledges                                   Apply all
 *   Defence spending: 3.50 % of GDP by 2029       Apply
 *   Source
 *
 * To apply a pledge is to suppose its target for the year that is looked at: a what-if value, which the facts mark
 * as pledged. Of several of one indicator "all" takes the last. The rows are those of one partner; while values
 * change only the words on the buttons do.
 */

#include "config.h"

#include "entente-pledges-section.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>

struct _EntentePledgesSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* of the rows */
  guint partner;
  GPtrArray *buttons;      /* by pledge, borrowed */

  GtkWidget *all, *rows;
};

G_DEFINE_FINAL_TYPE (EntentePledgesSection, entente_pledges_section, GTK_TYPE_WIDGET)

static const EntentePartner *
get_partner (EntentePledgesSection *self)
{
  return &self->dataset->partners[self->partner];
}

static EntenteWhatIfItem
make_item (const EntentePledge *pledge)
{
  return (EntenteWhatIfItem){ pledge->quantity, pledge->target, ENTENTE_NONE, FALSE };
}

static gboolean
is_applied (EntentePledgesSection *self,
            const EntentePledge *pledge)
{
  const EntenteWhatIfItem *item = entente_scenario_get_what_if (entente_session_get_scenario (self->session),
                                                                (int) self->partner, pledge->quantity);

  return item != NULL && entente_what_if_find_pledge (self->dataset, self->partner, item) == pledge;
}

/* The one of its indicator whose year is last. */
static gboolean
is_last (const EntentePartner *partner,
         const EntentePledge *pledge)
{
  guint i;

  for (i = 0; i < partner->n_pledges; i++)
    if (partner->pledges[i].quantity == pledge->quantity && partner->pledges[i].year > pledge->year)
      return FALSE;
  return TRUE;
}

static void
apply (EntentePledgesSection *self,
       const EntentePledge *pledge)
{
  const char *const *languages = g_get_language_names ();
  const EntenteWhatIfItem item = make_item (pledge);
  /* Translators: a step of undo: an indicator, then a partner */
  g_autofree char *label = g_strdup_printf (_("Pledge: %s of %s"),
                                            entente_text_get (&self->dataset->quantities[pledge->quantity].name,
                                                              languages),
                                            entente_format_partner (self->dataset, (int) self->partner, languages));

  entente_session_set_what_ifs (self->session, self->partner, &item, 1, label);
}

static void
clicked_cb (GtkButton *button,
            EntentePledgesSection *self)
{
  const EntentePartner *partner = get_partner (self);
  guint i;

  if (!g_ptr_array_find (self->buttons, button, &i) || i >= partner->n_pledges)
    return;
  if (is_applied (self, &partner->pledges[i]))
    entente_session_remove_what_if (self->session, self->partner, (guint) partner->pledges[i].quantity);
  else
    apply (self, &partner->pledges[i]);
}

static void
all_clicked_cb (EntentePledgesSection *self)
{
  const EntentePartner *partner = get_partner (self);
  g_autofree EntenteWhatIfItem *items = g_new0 (EntenteWhatIfItem, MAX (partner->n_pledges, 1));
  g_autofree char *label = g_strdup_printf (_("All pledges of %s"),
                                            entente_format_partner (self->dataset, (int) self->partner,
                                                                    g_get_language_names ()));
  guint n = 0, i;

  for (i = 0; i < partner->n_pledges; i++)
    if (is_last (partner, &partner->pledges[i]))
      items[n++] = make_item (&partner->pledges[i]);
  entente_session_set_what_ifs (self->session, self->partner, items, n, label);
}

static void
set_button (GtkButton *button,
            gboolean applied,
            const char *pledge)
{
  const char *word = applied ? _("Take back") : _("Apply");
  g_autofree char *label = g_strdup_printf ("%s: %s", word, pledge);

  if (g_strcmp0 (gtk_button_get_label (button), word) != 0)
    gtk_button_set_label (button, word);
  entente_button_names_set (GTK_WIDGET (button), label);
}

static char *
describe_pledge (EntentePledgesSection *self,
                 const EntentePledge *pledge)
{
  const EntenteQuantity *quantity = &self->dataset->quantities[pledge->quantity];
  g_autofree char *target = entente_format_quantity (quantity, pledge->target, g_get_language_names ());

  /* Translators: an indicator, what is pledged and until when: "Defence spending: 3.50 % of GDP by 2029" */
  return g_strdup_printf (_("%s: %s by %d"), entente_text_get (&quantity->name, g_get_language_names ()), target,
                          pledge->year);
}

static GtkWidget *
make_words (EntentePledgesSection *self,
            const EntentePledge *pledge,
            const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = entente_dossier_label_new (text, NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (box), label);
  if (pledge->source != ENTENTE_NONE)
    {
      GtkWidget *source = entente_dossier_label_new (entente_text_get (&self->dataset->sources[pledge->source].title,
                                                                       g_get_language_names ()), "note");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (box), source);
    }
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
add_row (EntentePledgesSection *self,
         const EntentePledge *pledge)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_button_new ();
  g_autofree char *text = describe_pledge (self, pledge);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "compact");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (row), make_words (self, pledge, text));
  gtk_box_append (GTK_BOX (row), button);
  entente_appearance_orient_by_text (row);
  gtk_box_append (GTK_BOX (self->rows), row);
  g_ptr_array_add (self->buttons, button);
}

static void
make_rows (EntentePledgesSection *self,
           EntenteDataset *dataset,
           guint partner)
{
  GtkWidget *child;
  guint i;

  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->partner = partner;
  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (i = 0; i < get_partner (self)->n_pledges; i++)
    add_row (self, &get_partner (self)->pledges[i]);
}

void
entente_pledges_section_show (EntentePledgesSection *self,
                              EntenteEvaluation *evaluation,
                              guint partner)
{
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  guint i;

  if (self->dataset != dataset || self->partner != partner)
    make_rows (self, dataset, partner);
  for (i = 0; i < self->buttons->len; i++)
    {
      const EntentePledge *pledge = &get_partner (self)->pledges[i];
      g_autofree char *text = describe_pledge (self, pledge);

      set_button (g_ptr_array_index (self->buttons, i), is_applied (self, pledge), text);
    }
  gtk_widget_set_visible (self->all, self->buttons->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->buttons->len > 0);
}

static void
entente_pledges_section_dispose (GObject *object)
{
  EntentePledgesSection *self = ENTENTE_PLEDGES_SECTION (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_pledges_section_parent_class)->dispose (object);
}

static void
entente_pledges_section_class_init (EntentePledgesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_pledges_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
entente_pledges_section_init (EntentePledgesSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = entente_dossier_label_new (_("Pledges"), "heading");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->buttons = g_ptr_array_new ();
  gtk_widget_set_hexpand (heading, TRUE);
  self->all = gtk_button_new_with_label (_("Apply all"));
  gtk_widget_add_css_class (self->all, "compact");
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->all);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

void
entente_pledges_section_set_session (EntentePledgesSection *self,
                                     EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}
