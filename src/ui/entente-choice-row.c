/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-choice-row.h"

#include "entente-button-names.h"

struct _EntenteChoiceRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  gboolean updating;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteChoiceRow, entente_choice_row, ADW_TYPE_ACTION_ROW)

static void
toggled_cb (EntenteChoiceRow *self)
{
  if (!self->updating && gtk_check_button_get_active (self->check))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
entente_choice_row_class_init (EntenteChoiceRowClass *klass)
{
  signals[CHOSEN]
      = g_signal_new ("chosen", ENTENTE_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_choice_row_init (EntenteChoiceRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
}

/**
 * entente_choice_row_set_text:
 * @sentence: (nullable)
 * @term: (nullable)
 */
void
entente_choice_row_set_text (EntenteChoiceRow *self,
                             const char *name,
                             const char *sentence,
                             const char *term)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), term);
  entente_button_names_describe (GTK_WIDGET (self->check), sentence != NULL ? sentence : "");
}

/* From now on only one of the two and of those joined with them is active. */
void
entente_choice_row_join (EntenteChoiceRow *self,
                         EntenteChoiceRow *other)
{
  gtk_check_button_set_group (self->check, other->check);
}

gboolean
entente_choice_row_is_active (EntenteChoiceRow *self)
{
  return gtk_check_button_get_active (self->check);
}

void
entente_choice_row_set_active (EntenteChoiceRow *self)
{
  self->updating = TRUE;
  gtk_check_button_set_active (self->check, TRUE);
  self->updating = FALSE;
}
