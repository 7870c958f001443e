/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   (?) 2 what-if values  ->  Germany: Defence spending      x
 *                             2.12 → 3.50 % of GDP, as pledged by 2029
 *                             ...
 *                                                  Clear all
 *
 * The list is filled when it opens and after each change while it is open; the keyboard stays in it.
 */

#include "config.h"

#include "entente-what-if-chip.h"

#include "entente-button-names.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-plain-text.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>

struct _EntenteWhatIfChip
{
  GtkWidget parent_instance;

  EntenteSession *session;
  gboolean narrow;
  guint shown; /* how many it says */

  GtkWidget *button, *label, *popover, *list, *scroller;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteWhatIfChip, entente_what_if_chip, GTK_TYPE_WIDGET)

static const GArray *
get_what_ifs (EntenteWhatIfChip *self)
{
  return entente_session_get_scenario (self->session)->what_ifs;
}

static void
remove_clicked_cb (GtkButton *button,
                   EntenteWhatIfChip *self)
{
  guint i = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                                                           GTK_TYPE_LIST_BOX_ROW)));
  const EntenteWhatIf *it = &g_array_index (get_what_ifs (self), EntenteWhatIf, i);

  entente_session_remove_what_if (self->session, (guint) it->partner, (guint) it->item.quantity);
}

static void
clear_clicked_cb (EntenteWhatIfChip *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  entente_session_clear_what_ifs (self->session);
}

static void
row_activated_cb (GtkListBox *list,
                  GtkListBoxRow *row,
                  EntenteWhatIfChip *self)
{
  int partner = g_array_index (get_what_ifs (self), EntenteWhatIf, (guint) gtk_list_box_row_get_index (row)).partner;

  entente_session_set_selected (self->session, partner);
}

/* "2.12 % of GDP → 3.50 % of GDP, as pledged by 2029" */
static char *
describe_change (EntenteWhatIfChip *self,
                 const EntenteWhatIf *what_if)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *const *languages = g_get_language_names ();
  const EntentePledge *pledge = entente_what_if_find_pledge (dataset, (guint) what_if->partner, &what_if->item);
  g_autofree char *to = entente_what_if_describe (dataset, &what_if->item, languages);
  g_autofree char *from = NULL;
  EntenteCell plain;

  entente_values_get_cell (entente_session_get_plain_values (self->session), (guint) what_if->partner,
                           (guint) what_if->item.quantity, &plain);
  from = entente_format_cell (dataset, (guint) what_if->item.quantity, &plain, languages);
  if (pledge != NULL)
    /* Translators: the fact, what is supposed instead, and the year of a pledge */
    return g_strdup_printf (_("%s → %s, as pledged by %d"), from, to, pledge->year);
  /* Translators: the fact, and what is supposed instead */
  return g_strdup_printf (_("%s → %s"), from, to);
}

static GtkWidget *
make_row (EntenteWhatIfChip *self,
          const EntenteWhatIf *what_if)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *const *languages = g_get_language_names ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-undo-symbolic"), *row = gtk_list_box_row_new ();
  g_autofree char *change = describe_change (self, what_if);
  /* Translators: a partner and an indicator: "Germany: Defence spending" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"),
                                           entente_format_partner (dataset, what_if->partner, languages),
                                           entente_text_get (&dataset->quantities[what_if->item.quantity].name,
                                                             languages));
  g_autofree char *label = g_strdup_printf (_("Back to the fact: %s"), name);

  gtk_box_append (GTK_BOX (words), entente_dossier_label_new (name, NULL));
  gtk_box_append (GTK_BOX (words), entente_dossier_label_new (change, "what-if"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Back to the fact"));
  entente_button_names_set (remove, label);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* Which row the keyboard is in, or -1. */
static int
find_focus (EntenteWhatIfChip *self)
{
  GtkRoot *root = gtk_widget_get_root (self->list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return -1;
  row = GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
fill (EntenteWhatIfChip *self)
{
  const GArray *what_ifs = get_what_ifs (self);
  int focus = find_focus (self);
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (i = 0; i < what_ifs->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, &g_array_index (what_ifs, EntenteWhatIf, i)));
  if (focus >= 0 && what_ifs->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                                      MIN (focus, (int) what_ifs->len - 1))));
}

static void
show_count (EntenteWhatIfChip *self)
{
  guint n = get_what_ifs (self)->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u what-if value", "%u what-if values", n), n);
  g_autofree char *number = entente_format_number (n, 0);

  self->shown = n;
  gtk_label_set_text (GTK_LABEL (self->label), self->narrow ? number : text);
  entente_plain_text_set_tooltip (self->button, text);
  entente_button_names_set (self->button, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
update (EntenteWhatIfChip *self)
{
  guint n = get_what_ifs (self)->len;

  if (n != self->shown)
    show_count (self);
  if (n == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (gtk_widget_get_mapped (self->popover))
    fill (self);
}

static void
entente_what_if_chip_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  EntenteWhatIfChip *self = ENTENTE_WHAT_IF_CHIP (object);

  self->narrow = g_value_get_boolean (value);
  if (self->session != NULL)
    show_count (self);
}

static void
entente_what_if_chip_dispose (GObject *object)
{
  EntenteWhatIfChip *self = ENTENTE_WHAT_IF_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_what_if_chip_parent_class)->dispose (object);
}

static void
entente_what_if_chip_class_init (EntenteWhatIfChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_what_if_chip_dispose;
  object_class->set_property = entente_what_if_chip_set_property;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_popover (EntenteWhatIfChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *clear = gtk_button_new_with_label (_("Clear all"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "what-ifs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What-if values"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_halign (clear, GTK_ALIGN_END);
  gtk_widget_add_css_class (clear, "compact");
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), entente_dossier_label_new (_("Supposed instead of facts"), "heading"));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_widget_add_css_class (box, "popover-body");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (fill), self);
}

static void
entente_what_if_chip_init (EntenteWhatIfChip *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("entente-what-if-symbolic"));
  gtk_box_append (GTK_BOX (face), self->label);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->button, "what-if-chip");
  make_popover (self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
entente_what_if_chip_set_session (EntenteWhatIfChip *self,
                                  EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  show_count (self);
}
