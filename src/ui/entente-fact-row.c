/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   Defence spending                 1.40 % of GDP
 *   2024 · SIPRI                    What if   (pencil)
 *
 * A fact: its name and, bold, its value; below, muted, the year and the source. The source is a link where the
 * file gives an address that a browser may be sent to. The pencil shows while the pointer or the keyboard is
 * there, so that reading stays as light as it was.
 *
 * A value that is supposed has another colour, a dotted line under it, a sign before it and the fact beside the
 * words "what if"; what is worked out from one says so. The row stays when its value changes: whoever drags the
 * slider of its popover does not lose it.
 */

#include "config.h"

#include "entente-fact-row.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-link-dialog.h"
#include "entente-plain-text.h"
#include "entente-web-address.h"
#include "entente-what-if-popover.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>

#define SHORT_VALUE 18 /* columns: such a value stands on one line beside its name */

struct _EntenteFactRow
{
  GtkListBoxRow parent_instance;

  EntenteSession *session;
  guint quantity, partner;

  GtkWidget *name, *sign, *value, *origin, *reset, *what_if;
};

G_DEFINE_FINAL_TYPE (EntenteFactRow, entente_fact_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_origin (const EntenteCell *cell)
{
  switch (cell->origin)
    {
    case ENTENTE_ORIGIN_PLEDGE:
      return g_strdup (_("pledged"));
    case ENTENTE_ORIGIN_DERIVED:
      return cell->year != 0 ? g_strdup_printf (_("%d, derived"), cell->year) : g_strdup (_("derived"));
    case ENTENTE_ORIGIN_CARRIED:
    case ENTENTE_ORIGIN_FACT:
      return cell->year != 0 ? g_strdup_printf ("%d", cell->year) : NULL;
    case ENTENTE_ORIGIN_WHAT_IF:
    case ENTENTE_ORIGIN_MISSING:
    default:
      return NULL;
    }
}

static void
append_source (GString *markup,
               const EntenteSource *source)
{
  const char *const *languages = g_get_language_names ();
  const char *name = entente_text_get (entente_text_is_empty (&source->publisher) ? &source->title
                                                                                  : &source->publisher, languages);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autoptr (EntenteWebAddress) address = entente_web_address_parse (source->url);
  g_autofree char *tooltip = NULL, *url = NULL, *once = NULL, *title = NULL;

  g_string_append (markup, markup->len > 0 ? " · " : "");
  if (address == NULL)
    {
      g_string_append (markup, escaped);
      return;
    }
  url = g_markup_escape_text (address->address, -1);
  /* The title becomes a tooltip, which is markup once more. */
  tooltip = g_strdup_printf ("%s\n%s", entente_text_get (&source->title, languages), address->address);
  once = g_markup_escape_text (tooltip, -1);
  title = g_markup_escape_text (once, -1);
  g_string_append_printf (markup, "<a href=\"%s\" title=\"%s\">%s</a>", url, title, escaped);
}

/* "2025 · NATO", with the source as a link. */
static char *
make_origin (EntenteDataset *dataset,
             guint quantity,
             const EntenteCell *cell)
{
  int index = cell->fact != NULL && cell->fact->source != ENTENTE_NONE ? cell->fact->source
                                                                       : dataset->quantities[quantity].source;
  g_autofree char *year = describe_origin (cell);
  GString *markup = g_string_new (year);

  if (index != ENTENTE_NONE)
    append_source (markup, &dataset->sources[index]);
  return g_string_free (markup, FALSE);
}

/* "What if, as pledged by 2029; fact: 1.40 % of GDP, 2024" */
static char *
make_supposed_origin (EntenteFactRow *self,
                      EntenteDataset *dataset,
                      const EntenteWhatIfItem *item)
{
  const EntentePledge *pledge = item != NULL ? entente_what_if_find_pledge (dataset, self->partner, item) : NULL;
  EntenteCell plain;
  g_autofree char *fact = NULL, *text = NULL;

  entente_values_get_cell (entente_session_get_plain_values (self->session), self->partner, self->quantity, &plain);
  fact = entente_format_cell (dataset, self->quantity, &plain, g_get_language_names ());
  if (pledge != NULL)
    /* Translators: a value as a partner has pledged it, with the year, then what the document says */
    text = g_strdup_printf (_("What if, as pledged by %d · fact: %s"), pledge->year, fact);
  else if (item != NULL)
    /* Translators: a value that is supposed; then what the document says instead */
    text = g_strdup_printf (_("What if · fact: %s"), fact);
  else
    /* Translators: a value worked out from others, one of which is supposed; then what it would be without */
    text = g_strdup_printf (_("Follows a what-if · fact: %s"), fact);
  return g_markup_escape_text (text, -1);
}

static guint
get_columns (const char *text)
{
  guint columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_value (EntenteFactRow *self,
            const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->value)), text) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->value), text);
  gtk_label_set_wrap (GTK_LABEL (self->value), get_columns (text) > SHORT_VALUE
                                                 || entente_appearance_is_text_large (self->value));
}

static void
show_words (EntenteFactRow *self,
            EntenteDataset *dataset,
            const EntenteCell *cell,
            const char *value)
{
  const char *const *languages = g_get_language_names ();
  const char *name = entente_text_get (&dataset->quantities[self->quantity].name, languages);
  const EntenteText *note = cell->fact != NULL ? cell->fact->note : NULL;
  /* Translators: what a screen reader says of a row that opens a dialog: indicator and value */
  g_autofree char *label = g_strdup_printf (_("Edit %s, %s"), name, value);
  /* Translators: what a screen reader says of a button: %s is an indicator */
  g_autofree char *what_if = g_strdup_printf (_("What if: %s"), name);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  entente_button_names_set (self->what_if, what_if);
  entente_plain_text_set_tooltip (GTK_WIDGET (self), note != NULL ? entente_text_get (note, languages) : NULL);
}

/**
 * entente_fact_row_show:
 *
 * Returns: %FALSE when there is nothing to show, neither known nor supposed
 */
gboolean
entente_fact_row_show (EntenteFactRow *self,
                       EntenteEvaluation *evaluation,
                       guint partner)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  const EntenteWhatIfItem *item = entente_scenario_get_what_if (scenario, (int) partner, (int) self->quantity);
  gboolean reached = entente_what_if_reaches (scenario, evaluation->values, partner, self->quantity);
  g_autofree char *value = NULL, *origin = NULL;
  EntenteCell cell;

  self->partner = partner;
  entente_values_get_cell (evaluation->values, partner, self->quantity, &cell);
  if (cell.origin == ENTENTE_ORIGIN_MISSING)
    return FALSE;
  value = entente_format_cell (dataset, self->quantity, &cell, g_get_language_names ());
  origin = reached ? make_supposed_origin (self, dataset, item) : make_origin (dataset, self->quantity, &cell);
  show_value (self, value);
  show_words (self, dataset, &cell, value);
  gtk_label_set_markup (GTK_LABEL (self->origin), origin);
  gtk_widget_set_visible (self->sign, reached);
  gtk_widget_set_visible (self->reset, item != NULL);
  set_class (self->value, "what-if", reached);
  set_class (self->origin, "what-if", reached);
  return TRUE;
}

guint
entente_fact_row_get_quantity (EntenteFactRow *self)
{
  return self->quantity;
}

static void
reset_clicked_cb (GtkButton *button,
                  EntenteFactRow *self)
{
  gtk_widget_grab_focus (self->what_if);
  entente_session_remove_what_if (self->session, self->partner, self->quantity);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer user_data)
{
  EntenteFactRow *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, entente_what_if_popover_new (self->session));
  entente_what_if_popover_offer (ENTENTE_WHAT_IF_POPOVER (gtk_menu_button_get_popover (button)), self->partner,
                                 &self->quantity, 1);
}

static GtkWidget *
make_first_line (EntenteFactRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->name = entente_dossier_label_new (NULL, NULL);
  self->sign = gtk_image_new_from_icon_name ("entente-what-if-symbolic");
  self->value = entente_dossier_label_new (NULL, "numeric");
  gtk_widget_add_css_class (self->value, "heading");
  gtk_widget_add_css_class (self->value, "value");
  gtk_widget_add_css_class (self->sign, "what-if");
  gtk_widget_set_hexpand (self->name, TRUE);
  entente_plain_text_bound_label (GTK_LABEL (self->name), 3);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 10);
  gtk_label_set_xalign (GTK_LABEL (self->value), 1);
  gtk_label_set_justify (GTK_LABEL (self->value), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (self->value), 22);
  entente_plain_text_bound_label (GTK_LABEL (self->value), 3);
  gtk_widget_set_valign (self->name, GTK_ALIGN_START);
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_widget_set_valign (self->value, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->sign);
  gtk_box_append (GTK_BOX (line), self->value);
  entente_appearance_orient_by_text (line);
  return line;
}

static GtkWidget *
make_second_line (EntenteFactRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

  self->origin = entente_dossier_label_new (NULL, "note");
  gtk_widget_set_hexpand (self->origin, TRUE);
  g_signal_connect (self->origin, "activate-link", G_CALLBACK (entente_link_dialog_activate_cb), NULL);
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _("Back to the fact"));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_add_css_class (self->reset, "tiny");
  g_signal_connect (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self);
  self->what_if = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->what_if), gtk_label_new (_("What if")));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->what_if), create_popup_cb, self, NULL);
  gtk_widget_set_tooltip_text (self->what_if, _("Suppose another value; the document stays as it is"));
  gtk_widget_add_css_class (self->what_if, "what-if-button");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->what_if), FALSE);
  gtk_widget_set_valign (self->reset, GTK_ALIGN_START);
  gtk_widget_set_valign (self->what_if, GTK_ALIGN_START);
  gtk_widget_set_valign (pencil, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pencil, "pencil");
  gtk_widget_set_tooltip_text (pencil, _("Edit this fact…"));
  gtk_box_append (GTK_BOX (line), self->origin);
  gtk_box_append (GTK_BOX (line), self->reset);
  gtk_box_append (GTK_BOX (line), self->what_if);
  gtk_box_append (GTK_BOX (line), pencil);
  return line;
}

static void
entente_fact_row_dispose (GObject *object)
{
  g_clear_object (&ENTENTE_FACT_ROW (object)->session);

  G_OBJECT_CLASS (entente_fact_row_parent_class)->dispose (object);
}

static void
entente_fact_row_class_init (EntenteFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_fact_row_dispose;
}

static void
entente_fact_row_init (EntenteFactRow *self)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "fact");
  gtk_box_append (GTK_BOX (fact), make_first_line (self));
  gtk_box_append (GTK_BOX (fact), make_second_line (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), fact);
}

GtkWidget *
entente_fact_row_new (EntenteSession *session,
                      guint quantity)
{
  EntenteFactRow *self = g_object_new (ENTENTE_TYPE_FACT_ROW, NULL);

  self->session = g_object_ref (session);
  self->quantity = quantity;
  return GTK_WIDGET (self);
}
