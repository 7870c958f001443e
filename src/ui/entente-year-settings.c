/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-year-settings.h"

#include "entente-resting-row.h"

#include <glib/gi18n-lib.h>

#define YEARS_AHEAD 15

struct _EntenteYearSettings
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  gboolean updating;

  GtkSpinButton *year;
  GtkSwitch *pledges;
};

G_DEFINE_FINAL_TYPE (EntenteYearSettings, entente_year_settings, ADW_TYPE_EXPANDER_ROW)

static void
year_cb (GtkSpinButton *spin,
         EntenteYearSettings *self)
{
  if (!self->updating && self->session != NULL)
    entente_session_set_year (self->session, gtk_spin_button_get_value_as_int (spin));
}

static void
pledges_cb (GtkSwitch *button,
            GParamSpec *pspec,
            EntenteYearSettings *self)
{
  if (!self->updating && self->session != NULL)
    entente_session_set_assume_pledges (self->session, gtk_switch_get_active (button));
}

static void
update (EntenteYearSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *text = g_strdup_printf (scenario->assume_pledges ? _("%d, pledges kept") : "%d", scenario->year);

  self->updating = TRUE;
  gtk_switch_set_active (self->pledges, scenario->assume_pledges);
  gtk_spin_button_set_value (self->year, scenario->year);
  self->updating = FALSE;
  if (g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)), text) != 0)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
dataset_changed_cb (EntenteYearSettings *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), dataset->first_year != 0);
  self->updating = TRUE;
  gtk_spin_button_set_range (self->year, dataset->first_year, MAX (dataset->last_year, dataset->year) + YEARS_AHEAD);
  gtk_spin_button_set_increments (self->year, 1, 5);
  self->updating = FALSE;
  update (self);
}

static void
entente_year_settings_dispose (GObject *object)
{
  EntenteYearSettings *self = ENTENTE_YEAR_SETTINGS (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_year_settings_parent_class)->dispose (object);
}

static void
entente_year_settings_class_init (EntenteYearSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_year_settings_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-year-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteYearSettings, year);
  gtk_widget_class_bind_template_child (widget_class, EntenteYearSettings, pledges);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_bind_template_callback (widget_class, pledges_cb);
}

static void
entente_year_settings_init (EntenteYearSettings *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_resting_row_init (ADW_EXPANDER_ROW (self));
  self->updating = FALSE;
}

void
entente_year_settings_set_session (EntenteYearSettings *self,
                                   EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dataset_changed_cb (self);
}
