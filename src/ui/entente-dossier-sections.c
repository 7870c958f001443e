/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A fact: its name and, bold, its value; below, muted, the year and the source. The source is a link where
 * the file gives an address that a browser may be sent to. What is missing is listed too, by name: nobody
 * should have to notice that something is not there.
 *
 * Each fact is a row that opens the dialog to correct it, each missing name a link to the same; a pencil shows
 * while the pointer or the keyboard is there, so that reading stays as light as it was.
 */

#include "config.h"

#include "entente-dossier-sections.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>

#define SHORT_VALUE 18 /* columns: such a value stands on one line beside its name */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkBox *
add_section (GtkBox *box,
             const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (section), make_label (title, "heading"));
  gtk_box_append (box, section);
  return GTK_BOX (section);
}

/* Only addresses of the web: a file must not be able to start anything else. */
static gboolean
is_web_address (const char *url)
{
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

static char *
describe_origin (const EntenteCell *cell)
{
  switch (cell->origin)
    {
    case ENTENTE_ORIGIN_WHAT_IF:
      return g_strdup (_("what if"));
    case ENTENTE_ORIGIN_PLEDGE:
      return g_strdup (_("pledged"));
    case ENTENTE_ORIGIN_DERIVED:
      return cell->year != 0 ? g_strdup_printf (_("%d, derived"), cell->year) : g_strdup (_("derived"));
    case ENTENTE_ORIGIN_CARRIED:
    case ENTENTE_ORIGIN_FACT:
      return cell->year != 0 ? g_strdup_printf ("%d", cell->year) : NULL;
    case ENTENTE_ORIGIN_MISSING:
    default:
      return NULL;
    }
}

/* "2025 · NATO", with the source as a link. */
static GtkWidget *
make_origin (EntenteDataset *dataset,
             guint quantity,
             const EntenteCell *cell)
{
  int index = cell->fact != NULL && cell->fact->source != ENTENTE_NONE ? cell->fact->source
                                                                       : dataset->quantities[quantity].source;
  const EntenteSource *source = index != ENTENTE_NONE ? &dataset->sources[index] : NULL;
  g_autofree char *year = describe_origin (cell);
  GString *markup = g_string_new (NULL);
  GtkWidget *label;
  const char *name;

  if (year != NULL)
    g_string_append (markup, year);
  if (source != NULL && cell->origin != ENTENTE_ORIGIN_WHAT_IF)
    {
      g_autofree char *escaped = NULL, *url = NULL, *title = NULL;

      name = entente_text_is_empty (&source->publisher)
                 ? entente_text_get (&source->title, g_get_language_names ())
                 : entente_text_get (&source->publisher, g_get_language_names ());
      escaped = g_markup_escape_text (name, -1);
      title = g_markup_escape_text (entente_text_get (&source->title, g_get_language_names ()), -1);
      g_string_append (markup, markup->len > 0 ? " · " : "");
      if (is_web_address (source->url))
        {
          url = g_markup_escape_text (source->url, -1);
          g_string_append_printf (markup, "<a href=\"%s\" title=\"%s&#10;%s\">%s</a>", url, title, url, escaped);
        }
      else
        g_string_append (markup, escaped);
    }
  label = make_label (NULL, "note");
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  g_string_free (markup, TRUE);
  return label;
}

static guint
get_columns (const char *text)
{
  guint columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

static GtkWidget *
make_pair (const char *name,
           const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *left = make_label (name, NULL), *right = make_label (value, "numeric");

  gtk_widget_set_hexpand (left, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (left), 10);
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_label_set_justify (GTK_LABEL (right), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (right), 22);
  gtk_label_set_wrap (GTK_LABEL (right), get_columns (value) > SHORT_VALUE);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), left);
  gtk_box_append (GTK_BOX (row), right);
  return row;
}

static const char *
get_partner_id (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX)), "partner");
}

static void
edit_fact (GtkWidget *widget,
           const char *partner_id,
           const char *quantity_id)
{
  gtk_widget_activate_action (widget, "win.edit-fact", "(ss)", partner_id, quantity_id);
}

static void
fact_activated_cb (GtkListBox *list,
                   GtkListBoxRow *row)
{
  edit_fact (GTK_WIDGET (list), get_partner_id (GTK_WIDGET (row)), g_object_get_data (G_OBJECT (row), "quantity"));
}

/* Year and source, and at their end the sign that the row can be changed. */
static GtkWidget *
make_second_line (EntenteDataset *dataset,
                  guint quantity,
                  const EntenteCell *cell)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *origin = make_origin (dataset, quantity, cell);
  GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_hexpand (origin, TRUE);
  gtk_widget_set_valign (pencil, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pencil, "pencil");
  gtk_widget_set_tooltip_text (pencil, _("Edit this fact…"));
  gtk_box_append (GTK_BOX (line), origin);
  gtk_box_append (GTK_BOX (line), pencil);
  return line;
}

static void
set_row_texts (GtkWidget *row,
               EntenteDataset *dataset,
               guint quantity,
               const EntenteCell *cell)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *value = entente_format_cell (dataset, quantity, cell, languages);
  const char *name = entente_text_get (&dataset->quantities[quantity].name, languages);
  /* Translators: what a screen reader says of a row that opens a dialog: indicator and value */
  g_autofree char *label = g_strdup_printf (_("Edit %s, %s"), name, value);
  const EntenteText *note = cell->fact != NULL ? cell->fact->note : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (note != NULL && !entente_text_is_empty (note))
    gtk_widget_set_tooltip_text (row, entente_text_get (note, languages));
}

static void
add_fact (GtkListBox *list,
          EntenteDataset *dataset,
          guint quantity,
          const EntenteCell *cell)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *value = entente_format_cell (dataset, quantity, cell, languages);
  GtkWidget *row = gtk_list_box_row_new (), *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pair = make_pair (entente_text_get (&dataset->quantities[quantity].name, languages), value);

  gtk_widget_add_css_class (gtk_widget_get_last_child (pair), "heading");
  gtk_box_append (GTK_BOX (fact), pair);
  gtk_box_append (GTK_BOX (fact), make_second_line (dataset, quantity, cell));
  gtk_widget_add_css_class (row, "fact");
  g_object_set_data_full (G_OBJECT (row), "quantity", g_strdup (dataset->quantities[quantity].id), g_free);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), fact);
  set_row_texts (row, dataset, quantity, cell);
  gtk_list_box_append (list, row);
}

static gboolean
missing_activated_cb (GtkLabel *label,
                      const char *quantity_id)
{
  edit_fact (GTK_WIDGET (label), g_object_get_data (G_OBJECT (label), "partner"), quantity_id);
  return TRUE;
}

/* names: markup */
static void
add_missing (GtkBox *box,
             const char *partner_id,
             GPtrArray *names)
{
  GtkWidget *label;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (names->len == 0)
    return;
  list = entente_format_names ((const char *const *) names->pdata, names->len, names->len);
  /* Translators: %s is a list of names of indicators */
  text = g_strdup_printf (_("Missing: %s"), list);
  label = make_label (NULL, "missing");
  gtk_label_set_markup (GTK_LABEL (label), text);
  g_object_set_data_full (G_OBJECT (label), "partner", g_strdup (partner_id), g_free);
  g_signal_connect (label, "activate-link", G_CALLBACK (missing_activated_cb), NULL);
  gtk_box_append (box, label);
}

static char *
make_missing_link (const EntenteQuantity *quantity)
{
  g_autofree char *id = g_markup_escape_text (quantity->id, -1);
  g_autofree char *name = g_markup_escape_text (entente_text_get (&quantity->name, g_get_language_names ()), -1);
  g_autofree char *title = g_markup_escape_text (_("Add a fact…"), -1);

  return g_strdup_printf ("<a href=\"%s\" title=\"%s\">%s</a>", id, title, name);
}

/* "Facts", and a button for one that is not there. */
static GtkBox *
add_facts_section (GtkBox *box,
                   const char *partner_id)
{
  GtkBox *section = add_section (box, _("Facts"));
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (section));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  g_object_ref (heading);
  gtk_box_remove (section, heading);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (line), heading);
  g_object_unref (heading);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "small");
  gtk_widget_set_tooltip_text (add, _("Add a fact…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.edit-fact");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(ss)", partner_id, "");
  gtk_box_append (GTK_BOX (line), add);
  gtk_box_append (section, line);
  return section;
}

/* All facts that count in the scenario's year, then those that are missing. */
void
entente_dossier_sections_add_facts (GtkBox *box,
                                    EntenteEvaluation *evaluation,
                                    guint partner)
{
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  const char *id = dataset->partners[partner].id;
  GtkBox *section = add_facts_section (box, id);
  GtkWidget *list = gtk_list_box_new ();
  guint quantity;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Facts"), -1);
  g_object_set_data_full (G_OBJECT (list), "partner", g_strdup (id), g_free);
  g_signal_connect (list, "row-activated", G_CALLBACK (fact_activated_cb), NULL);
  gtk_box_append (section, list);

  for (quantity = 0; quantity < dataset->n_quantities; quantity++)
    {
      EntenteCell cell;

      entente_values_get_cell (evaluation->values, partner, quantity, &cell);
      if (cell.origin != ENTENTE_ORIGIN_MISSING)
        add_fact (GTK_LIST_BOX (list), dataset, quantity, &cell);
      else if (quantity < dataset->n_indicators)
        g_ptr_array_add (missing, make_missing_link (&dataset->quantities[quantity]));
    }
  gtk_widget_set_visible (list, gtk_widget_get_first_child (list) != NULL);
  add_missing (section, id, missing);
}

/* The rows of the facts, wherever they stand in @widget. */
static GtkWidget *
find_facts (GtkWidget *widget)
{
  GtkWidget *child, *found = NULL;

  if (gtk_widget_has_css_class (widget, "facts"))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_facts (child);
  return found;
}

/**
 * entente_dossier_sections_get_focus:
 *
 * Returns: (nullable): the id of the indicator whose row or link has the keyboard, for when the rows are made anew
 */
char *
entente_dossier_sections_get_focus (GtkBox *box)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (box));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (box)))
    return NULL;
  if (GTK_IS_LABEL (focus) && gtk_widget_has_css_class (focus, "missing"))
    return g_strdup (gtk_label_get_current_uri (GTK_LABEL (focus)));
  row = GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "quantity")) : NULL;
}

/* quantity_id: NULL = the first fact */
void
entente_dossier_sections_set_focus (GtkBox *box,
                                    const char *quantity_id)
{
  GtkWidget *list = find_facts (GTK_WIDGET (box)), *row;

  for (row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (quantity_id == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (row), "quantity"), quantity_id) == 0)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

void
entente_dossier_sections_add_ties (GtkBox *box,
                                   EntenteDataset *dataset,
                                   guint partner)
{
  const char *const *languages = g_get_language_names ();
  GtkBox *section = NULL;
  guint i;

  for (i = 0; i < dataset->n_ties; i++)
    {
      const EntenteTie *tie = &dataset->ties[i];
      gboolean first = tie->a == (int) partner;
      g_autofree char *name = NULL, *since = NULL;
      GtkWidget *pair;

      if (!first && tie->b != (int) partner)
        continue;
      if (section == NULL)
        section = add_section (box, _("Ties"));
      /* Translators: a tie of a partner: its kind and with whom, "Mutual defence: United States" */
      name = g_strdup_printf (_("%s: %s"), entente_text_get (&dataset->tie_kinds[tie->kind].name, languages),
                              entente_format_partner (dataset, first ? tie->b : tie->a, languages));
      if (tie->since != 0 && tie->until != 0)
        since = g_strdup_printf ("%d–%d", tie->since, tie->until);
      else if (tie->until != 0)
        since = g_strdup_printf ("–%d", tie->until);
      else
        since = tie->since != 0 ? g_strdup_printf ("%d", tie->since) : g_strdup ("");
      pair = make_pair (name, since);
      gtk_widget_add_css_class (gtk_widget_get_last_child (pair), "dim-label");
      if (!entente_text_is_empty (&tie->note))
        gtk_widget_set_tooltip_text (pair, entente_text_get (&tie->note, languages));
      gtk_box_append (section, pair);
    }
}

static gboolean
is_member (const EntenteBloc *bloc,
           guint partner)
{
  guint i;

  for (i = 0; i < bloc->n_members; i++)
    if (bloc->members[i] == (int) partner)
      return TRUE;
  return FALSE;
}

void
entente_dossier_sections_add_blocs (GtkBox *box,
                                    EntenteDataset *dataset,
                                    guint partner)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint i;

  for (i = 0; i < dataset->n_blocs; i++)
    if (is_member (&dataset->blocs[i], partner))
      g_ptr_array_add (names, (gpointer) entente_text_get (&dataset->blocs[i].name, g_get_language_names ()));
  if (names->len == 0)
    return;
  list = entente_format_names ((const char *const *) names->pdata, names->len, names->len);
  gtk_box_append (add_section (box, _("Blocs")), make_label (list, NULL));
}
