/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The code follows the name until somebody types one. A code that the world of the map has is a country or
 * territory with a shape, and needs no location.
 */

#include "config.h"

#include "entente-partner-dialog.h"

#include "entente-appearance.h"
#include "entente-borders.h"
#include "entente-dataset-edit.h"
#include "entente-edit-report.h"
#include "entente-format.h"
#include "entente-help-window.h"
#include "entente-id-form.h"
#include "entente-number-input.h"
#include "entente-plain-text.h"
#include "entente-problem-row.h"
#include "entente-territory-names.h"
#include "entente-visible-text.h"
#include "entente-writing-language.h"

#include <glib/gi18n-lib.h>

struct _EntentePartnerDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  GSimpleActionGroup *actions;
  gboolean own_code; /* typed, not made from the name */
  gboolean filling;
  GCancellable *applying; /* NULL = nothing is being added */
  double latitude, longitude;
  char *added; /* the id of the partner that is being added */

  GtkWidget *apply;
  GtkLabel *refusal;
  GtkWidget *name, *code, *region;
  GtkMenuButton *regions;
  EntenteProblemRow *name_problem, *code_problem, *location_problem;
  GtkWidget *place;
  AdwExpanderRow *location;
  GtkWidget *latitude_entry, *longitude_entry;
};

G_DEFINE_FINAL_TYPE (EntentePartnerDialog, entente_partner_dialog, ADW_TYPE_WINDOW)

static char *
get_typed (GtkWidget *entry)
{
  return entente_visible_text_strip (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static gboolean
is_on_map (const char *code)
{
  EntenteWorld *world = entente_borders_get ();

  return *code != '\0' && entente_world_find_shape (world, code) >= 0;
}

/* -- Checks: each gives a sentence, or NULL ---------------------------------------------------------------- */

static char *
check_code (EntentePartnerDialog *self,
            const char *code)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  int known = entente_dataset_find_partner (dataset, code);
  EntenteIdFault fault = entente_id_find_fault (code);

  if (fault == ENTENTE_ID_CHARACTERS)
    return g_strdup (_("Codes are made of the letters A to Z and a to z, digits, “.”, “_” and “-”."));
  if (fault == ENTENTE_ID_LONG)
    return g_strdup_printf (_("Codes have up to %d characters; names may be longer."), ENTENTE_MAX_ID);
  if (known >= 0)
    return g_strdup_printf (_("%s has this code already."),
                            entente_format_partner (dataset, known, g_get_language_names ()));
  if (g_strcmp0 (dataset->hub_id, code) == 0)
    return g_strdup_printf (_("%s has this code already."),
                            entente_format_partner (dataset, ENTENTE_HUB, g_get_language_names ()));
  return NULL;
}

/* Worth saying, but no mistake: two partners may share a name. */
static char *
find_namesake (EntentePartnerDialog *self,
               const char *name)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *folded = entente_text_fold (name);
  guint i;

  for (i = 0; i < dataset->n_partners && *folded != '\0'; i++)
    {
      const char *other = entente_format_partner (dataset, (int) i, g_get_language_names ());
      g_autofree char *other_folded = entente_text_fold (other);

      if (g_str_equal (folded, other_folded))
        return g_strdup_printf (_("There is a partner called %s already."), other);
    }
  return NULL;
}

static gboolean
read_degrees (GtkWidget *entry,
              double limit,
              double *degrees)
{
  return entente_number_input_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), degrees, NULL)
         && *degrees >= -limit && *degrees <= limit;
}

static gboolean
has_location (EntentePartnerDialog *self)
{
  return gtk_widget_get_visible (self->place) && adw_expander_row_get_enable_expansion (self->location);
}

/* complete: (out): whether both are there */
static char *
check_location (EntentePartnerDialog *self,
                gboolean *complete)
{
  g_autofree char *latitude = get_typed (self->latitude_entry);
  g_autofree char *longitude = get_typed (self->longitude_entry);

  *complete = TRUE;
  if (!has_location (self))
    return NULL;
  *complete = *latitude != '\0' && *longitude != '\0';
  if (*latitude != '\0' && !read_degrees (self->latitude_entry, 90, &self->latitude))
    return g_strdup_printf (_("“%s” is no number from −90 to 90."), latitude);
  if (*longitude != '\0' && !read_degrees (self->longitude_entry, 180, &self->longitude))
    return g_strdup_printf (_("“%s” is no number from −180 to 180."), longitude);
  return NULL;
}

static void
update (EntentePartnerDialog *self)
{
  g_autofree char *name = get_typed (self->name);
  g_autofree char *code = get_typed (self->code);
  g_autofree char *code_problem = NULL, *namesake = NULL, *location_problem = NULL;
  gboolean complete, on_map;

  if (self->filling || self->applying != NULL || self->session == NULL)
    return;
  on_map = is_on_map (code);
  gtk_widget_set_visible (self->place, !on_map);
  code_problem = check_code (self, code);
  namesake = find_namesake (self, name);
  location_problem = check_location (self, &complete);
  entente_problem_row_set (self->name_problem, self->name, NULL, namesake);
  entente_problem_row_set (self->code_problem, self->code, code_problem,
                           on_map ? _("The map has the shape of this country or territory.") : NULL);
  entente_problem_row_set (self->location_problem, NULL, location_problem, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_set_sensitive (self->apply, *name != '\0' && *code != '\0' && complete && code_problem == NULL
                                             && location_problem == NULL);
}

/* -- Callbacks -------------------------------------------------------------------------------------------- */

/* An ISO code when the name is that of a country or territory, else an id made from the letters. */
static void
name_changed_cb (EntentePartnerDialog *self)
{
  EntenteDataset *dataset;
  g_autofree char *name = get_typed (self->name);
  g_autofree char *code = NULL;

  if (self->session == NULL)
    return;
  dataset = entente_session_get_dataset (self->session);
  if (!self->own_code && *name != '\0')
    {
      const char *known = entente_territory_names_find (name);

      if (known != NULL && entente_dataset_find_partner (dataset, known) < 0
          && g_strcmp0 (known, dataset->hub_id) != 0)
        code = g_strdup (known);
      else
        code = entente_dataset_edit_make_id (dataset, name, "partners");
    }
  if (!self->own_code)
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->code), code != NULL ? code : "");
      self->filling = FALSE;
    }
  update (self);
}

static void
code_changed_cb (EntentePartnerDialog *self)
{
  if (!self->filling)
    self->own_code = *gtk_editable_get_text (GTK_EDITABLE (self->code)) != '\0';
  update (self);
}

static void
location_cb (EntentePartnerDialog *self)
{
  adw_expander_row_set_expanded (self->location, adw_expander_row_get_enable_expansion (self->location));
  update (self);
}

static void
region_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntentePartnerDialog *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->region), g_variant_get_string (parameter, NULL));
}

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EntentePartnerDialog) self = user_data;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  EntenteSession *session = ENTENTE_SESSION (source);
  gboolean done = entente_session_edit_finish (session, result, &diagnostics);

  if (done)
    entente_session_set_selected (session,
                                  entente_dataset_find_partner (entente_session_get_dataset (session), self->added));
  if (self->applying == NULL)
    return;
  g_clear_object (&self->applying);
  if (done)
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      g_autofree char *text = entente_edit_report_refusal (diagnostics);

      update (self);
      gtk_label_set_text (self->refusal, text);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
    }
}

static void
apply_clicked_cb (EntentePartnerDialog *self)
{
  g_autofree char *name = get_typed (self->name);
  g_autofree char *code = get_typed (self->code);
  g_autofree char *region = get_typed (self->region);
  g_autofree char *language = entente_writing_language_get (NULL, g_get_language_names ());
  g_autofree char *label = NULL;
  g_autoptr (GBytes) text = NULL;
  EntentePartnerDraft draft = { .id = code, .name = name, .region = region, .language = language };

  update (self);
  if (!gtk_widget_get_sensitive (self->apply) || self->applying != NULL)
    return;
  draft.has_location = has_location (self);
  draft.latitude = self->latitude;
  draft.longitude = self->longitude;
  text = entente_dataset_edit_add_partner (entente_session_get_dataset (self->session), &draft);
  if (text == NULL)
    return;
  /* Translators: a step of undo; %s is a partner's name */
  label = g_strdup_printf (_("Add %s"), name);
  g_free (self->added);
  self->added = g_steal_pointer (&code);
  self->applying = g_cancellable_new ();
  gtk_widget_set_sensitive (self->apply, FALSE);
  entente_session_edit_async (self->session, &(EntenteSessionEdit){ text, label }, self->applying, added_cb,
                              g_object_ref (self));
}

/* Who closes the dialog wants no partner any more; what reads it keeps the dialog alive. */
static void
entente_partner_dialog_unrealize (GtkWidget *widget)
{
  EntentePartnerDialog *self = ENTENTE_PARTNER_DIALOG (widget);

  g_cancellable_cancel (self->applying);
  g_clear_object (&self->applying);

  GTK_WIDGET_CLASS (entente_partner_dialog_parent_class)->unrealize (widget);
}

static void
entente_partner_dialog_dispose (GObject *object)
{
  EntentePartnerDialog *self = ENTENTE_PARTNER_DIALOG (object);

  self->filling = TRUE;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (entente_partner_dialog_parent_class)->dispose (object);
}

static void
entente_partner_dialog_finalize (GObject *object)
{
  g_free (ENTENTE_PARTNER_DIALOG (object)->added);

  G_OBJECT_CLASS (entente_partner_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, name);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, name_problem);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, code);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, code_problem);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, region);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, regions);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, place);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, location);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, latitude_entry);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, longitude_entry);
  gtk_widget_class_bind_template_child (widget_class, EntentePartnerDialog, location_problem);
}

static void
entente_partner_dialog_class_init (EntentePartnerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_partner_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_partner_dialog_finalize;
  widget_class->unrealize = entente_partner_dialog_unrealize;

  g_type_ensure (ENTENTE_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-partner-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
}

static void
entente_partner_dialog_init (EntentePartnerDialog *self)
{
  static const GActionEntry entries[] = { { .name = "region", .activate = region_cb, .parameter_type = "s" } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "partner", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_shorten_by_text (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "data");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->regions), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Regions of this document"), -1);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (self->code, "changed", G_CALLBACK (code_changed_cb), self);
  g_signal_connect_swapped (self->latitude_entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->longitude_entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->location, "notify::enable-expansion", G_CALLBACK (location_cb), self);
}

static void
fill_regions (EntentePartnerDialog *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();
  guint i;

  for (i = 0; i < dataset->n_regions; i++)
    {
      const char *name = entente_text_get (&dataset->regions[i], g_get_language_names ());
      g_autofree char *label = entente_plain_text_make_label (name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "partner.region", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->regions, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->regions), dataset->n_regions > 0);
}

/**
 * entente_partner_dialog_new:
 * @name: what is known of the name already, or ""
 *
 * Returns: (transfer floating): a dialog to be presented
 */
GtkWidget *
entente_partner_dialog_new (EntenteSession *session,
                            const char *name)
{
  EntentePartnerDialog *self = g_object_new (ENTENTE_TYPE_PARTNER_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill_regions (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  name_changed_cb (self);
  gtk_widget_grab_focus (self->name);
  return GTK_WIDGET (self);
}
