/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Entry rows have no place for a sentence of their own; this row follows one and is hidden while all is well. */

#include "config.h"

#include "entente-problem-row.h"

#include "entente-label-phrases.h"

struct _EntenteProblemRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (EntenteProblemRow, entente_problem_row, ADW_TYPE_PREFERENCES_ROW)

static void
entente_problem_row_class_init (EntenteProblemRowClass *klass)
{
}

static void
entente_problem_row_init (EntenteProblemRow *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  entente_label_phrases_keep (GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "problem-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * entente_problem_row_set:
 * @field: (nullable): the row that it is about; it is marked, and a screen reader is told what is wrong
 * @problem: (nullable): what is wrong
 * @remark: (nullable): what is worth saying when nothing is wrong
 */
void
entente_problem_row_set (EntenteProblemRow *self,
                         GtkWidget *field,
                         const char *problem,
                         const char *remark)
{
  const char *text = problem != NULL ? problem : remark;

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_label_set_text (self->label, text != NULL ? text : "");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  if (field == NULL)
    return;
  if (problem != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (GTK_IS_EDITABLE (field) && gtk_editable_get_delegate (GTK_EDITABLE (field)) != NULL)
    field = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}
