/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A number a criterion, 0 to 100; below that the word "any". A better tier asks for at least as much: the session
 * keeps a number between those of its neighbours, and the row shows what became of it.
 */

#include "config.h"

#include "entente-profile-row.h"

#include "entente-format.h"
#include "entente-number-spin.h"

#include <glib/gi18n-lib.h>

#define ANY (-1)

struct _EntenteProfileRow
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  guint tier;
  GPtrArray *spins; /* GtkSpinButton, borrowed; by criterion */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (EntenteProfileRow, entente_profile_row, ADW_TYPE_EXPANDER_ROW)

static void
value_changed_cb (GtkSpinButton *spin,
                  EntenteProfileRow *self)
{
  const double value = gtk_spin_button_get_value (spin);
  guint criterion;

  if (self->updating || !g_ptr_array_find (self->spins, spin, &criterion))
    return;
  entente_session_set_profile (self->session, self->tier, criterion, value < 0 ? NAN : value / 100);
  entente_profile_row_update (self);
}

static void
entente_profile_row_dispose (GObject *object)
{
  EntenteProfileRow *self = ENTENTE_PROFILE_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->spins, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_profile_row_parent_class)->dispose (object);
}

static void
entente_profile_row_class_init (EntenteProfileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_profile_row_dispose;
}

static void
entente_profile_row_init (EntenteProfileRow *self)
{
  self->spins = g_ptr_array_new ();
}

static void
add_criterion (EntenteProfileRow *self,
               const char *name)
{
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (ANY, 100, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_spin_button_set_increments (GTK_SPIN_BUTTON (spin), 1, 10);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  entente_number_spin_prepare (GTK_SPIN_BUTTON (spin), C_("any figure will do", "any"));
  g_signal_connect (spin, "value-changed", G_CALLBACK (value_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_ptr_array_add (self->spins, spin);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

GtkWidget *
entente_profile_row_new (EntenteSession *session,
                         guint tier)
{
  EntenteProfileRow *self = g_object_new (ENTENTE_TYPE_PROFILE_ROW, NULL);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *name = entente_format_tier (tier);
  /* Translators: %s is a tier, such as "Tier 1" */
  g_autofree char *title = g_strdup_printf (_("%s asks for"), name);
  guint c;

  self->session = g_object_ref (session);
  self->tier = tier;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  for (c = 0; c < dataset->n_criteria; c++)
    add_criterion (self, entente_text_get (&dataset->criteria[c].name, g_get_language_names ()));
  return GTK_WIDGET (self);
}

void
entente_profile_row_update (EntenteProfileRow *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  const double *profile = scenario->profiles + (gsize) self->tier * scenario->n_criteria;
  g_autofree char *text = NULL;
  guint c, n = 0;

  self->updating = TRUE;
  for (c = 0; c < self->spins->len; c++)
    {
      gtk_spin_button_set_value (g_ptr_array_index (self->spins, c), isnan (profile[c]) ? ANY : profile[c] * 100);
      n += !isnan (profile[c]);
    }
  self->updating = FALSE;
  text = n == 0 ? g_strdup (_("nothing: everybody fits"))
                : g_strdup_printf (ngettext ("figures in %u criterion", "figures in %u criteria", n), n);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}
