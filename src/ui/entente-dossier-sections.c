/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What of the dossier is only read: ties and blocs. Made anew for another partner or another document. */

#include "config.h"

#include "entente-dossier-sections.h"

#include "entente-appearance.h"
#include "entente-format.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>

#define SHORT_VALUE 18 /* columns: such a value stands on one line beside its name */

/* A text that breaks into lines, from the edge where reading starts; css_class: or NULL */
GtkWidget *
entente_dossier_label_new (const char *text,
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

  gtk_box_append (GTK_BOX (section), entente_dossier_label_new (title, "heading"));
  gtk_box_append (box, section);
  return GTK_BOX (section);
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
  GtkWidget *left = entente_dossier_label_new (name, NULL), *right = entente_dossier_label_new (value, "numeric");

  entente_plain_text_bound_label (GTK_LABEL (left), 3);
  entente_plain_text_bound_label (GTK_LABEL (right), 3);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (left), 10);
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_label_set_justify (GTK_LABEL (right), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (right), 22);
  gtk_label_set_wrap (GTK_LABEL (right), get_columns (value) > SHORT_VALUE || entente_appearance_is_text_large (row));
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_widget_set_visible (right, *value != '\0');
  gtk_box_append (GTK_BOX (row), left);
  gtk_box_append (GTK_BOX (row), right);
  entente_appearance_orient_by_text (row);
  return row;
}

/* A name, a bar and a figure beside each other; where the text is large, the name above the others. */
void
entente_dossier_sections_attach_bar (GtkGrid *grid,
                                     guint row,
                                     GtkWidget *name,
                                     GtkWidget *bar,
                                     GtkWidget *figure)
{
  const gboolean large = entente_appearance_is_text_large (GTK_WIDGET (grid));
  const int first = (int) row * (large ? 2 : 1), second = first + (large ? 1 : 0), column = large ? 0 : 1;

  gtk_grid_attach (grid, name, 0, first, large ? 2 : 1, 1);
  gtk_grid_attach (grid, bar, column, second, 1, 1);
  gtk_grid_attach (grid, figure, column + 1, second, 1, 1);
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
        entente_plain_text_set_tooltip (pair, entente_text_get (&tie->note, languages));
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
  gtk_box_append (add_section (box, _("Blocs")), entente_dossier_label_new (list, NULL));
}
