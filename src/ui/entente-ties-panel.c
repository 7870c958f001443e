/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each switch stands beside a piece of the line that it shows or hides. A fifth bloc is refused by the
 * filter; the switches that are off then say so instead of failing.
 */

#include "config.h"

#include "entente-ties-panel.h"

#include "entente-button-names.h"
#include "entente-label-phrases.h"
#include "entente-line-sample.h"
#include "entente-network-scene.h"
#include "entente-plain-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LONG_TITLE 40 /* characters */
#define ROWS_AT_ONCE 200 /* blocs; each row is a dozen widgets, which thousands would not be ready with at once */

struct _EntenteTiesPanel
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteViewFilter *filter;
  GtkWidget *box, *ties_list, *blocs_list;
  GtkWidget *rest_row; /* borrowed; NULL = all blocs are listed */
  GPtrArray *tie_switches, *bloc_switches; /* GtkSwitch, borrowed; by index */
  GPtrArray *bloc_samples;                 /* EntenteLineSample, borrowed; by index */
  gboolean updating;
  gboolean stale; /* the rows are not those of the document yet */
};

G_DEFINE_FINAL_TYPE (EntenteTiesPanel, entente_ties_panel, GTK_TYPE_WIDGET)

static void
tie_switched_cb (GtkSwitch *button,
                 GParamSpec *pspec,
                 EntenteTiesPanel *self)
{
  guint kind;

  if (!self->updating && g_ptr_array_find (self->tie_switches, button, &kind))
    entente_view_filter_show_tie_kind (self->filter, kind, gtk_switch_get_active (button));
}

static void
bloc_switched_cb (GtkSwitch *button,
                  GParamSpec *pspec,
                  EntenteTiesPanel *self)
{
  guint bloc;

  if (!self->updating && g_ptr_array_find (self->bloc_switches, button, &bloc))
    entente_view_filter_show_bloc (self->filter, bloc, gtk_switch_get_active (button));
}

static void
update (EntenteTiesPanel *self)
{
  const gboolean *kinds = entente_view_filter_get_tie_kinds (self->filter);
  const gboolean *blocs = entente_view_filter_get_blocs (self->filter);
  gboolean full = entente_view_filter_count_blocs (self->filter) >= ENTENTE_MAX_BLOCS_SHOWN;
  g_autofree int *colours = g_new (int, MAX (entente_session_get_dataset (self->session)->n_blocs, 1));
  guint i;

  entente_network_colour_blocs (entente_session_get_dataset (self->session), blocs, colours);
  self->updating = TRUE;
  for (i = 0; i < self->tie_switches->len; i++)
    gtk_switch_set_active (g_ptr_array_index (self->tie_switches, i), kinds[i]);
  for (i = 0; i < self->bloc_switches->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->bloc_switches, i);

      gtk_switch_set_active (GTK_SWITCH (button), blocs[i]);
      gtk_widget_set_sensitive (button, blocs[i] || !full);
      entente_line_sample_set_colour (g_ptr_array_index (self->bloc_samples, i), colours[i]);
      gtk_widget_set_tooltip_text (button, blocs[i] || !full ? NULL : _("At most four blocs at once"));
    }
  self->updating = FALSE;
}

static guint
count_ties (EntenteDataset *dataset,
            guint kind)
{
  guint n = 0, i;

  for (i = 0; i < dataset->n_ties; i++)
    n += dataset->ties[i].kind == (int) kind;
  return n;
}

static GtkWidget *
make_row (const char *title,
          char *subtitle,
          GtkWidget *sample,
          GtkWidget **button)
{
  GtkWidget *row = adw_action_row_new ();

  *button = gtk_switch_new ();
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  entente_plain_text_set_tooltip (row, g_utf8_strlen (title, -1) > LONG_TITLE ? title : NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  entente_label_phrases_keep (row);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sample);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *button);
  entente_button_names_set (*button, title);
  g_free (subtitle);
  return row;
}

static void list_more_cb (EntenteTiesPanel *self);

static void
add_tie_rows (EntenteTiesPanel *self,
              EntenteDataset *dataset)
{
  guint i;

  for (i = 0; i < dataset->n_tie_kinds; i++)
    {
      guint n = count_ties (dataset, i);
      GtkWidget *button;
      GtkWidget *row = make_row (entente_text_get (&dataset->tie_kinds[i].name, g_get_language_names ()),
                                 g_strdup_printf (ngettext ("%u tie", "%u ties", n), n),
                                 entente_line_sample_new_tie (dataset, i), &button);

      g_signal_connect (button, "notify::active", G_CALLBACK (tie_switched_cb), self);
      g_ptr_array_add (self->tie_switches, button);
      gtk_list_box_append (GTK_LIST_BOX (self->ties_list), row);
    }
}

/* The last row of a long list, which makes more of it. */
static void
add_row_for_the_rest (EntenteTiesPanel *self,
                      guint rest)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more bloc", "%u more blocs", rest), rest);
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("pan-down-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (list_more_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->blocs_list), row);
  self->rest_row = row;
}

static void
add_bloc_rows (EntenteTiesPanel *self,
               EntenteDataset *dataset)
{
  const guint first = self->bloc_switches->len, end = MIN (dataset->n_blocs, first + ROWS_AT_ONCE);
  guint i;

  for (i = first; i < end; i++)
    {
      guint n = dataset->blocs[i].n_members;
      GtkWidget *button, *sample = entente_line_sample_new_bloc (dataset, i);
      GtkWidget *row = make_row (entente_text_get (&dataset->blocs[i].name, g_get_language_names ()),
                                 g_strdup_printf (ngettext ("%u member", "%u members", n), n),
                                 sample, &button);

      g_signal_connect (button, "notify::active", G_CALLBACK (bloc_switched_cb), self);
      g_ptr_array_add (self->bloc_switches, button);
      g_ptr_array_add (self->bloc_samples, sample);
      gtk_list_box_append (GTK_LIST_BOX (self->blocs_list), row);
    }
  if (end < dataset->n_blocs)
    add_row_for_the_rest (self, dataset->n_blocs - end);
}

/* The focus goes to the first new one, where it would be if all had been there. */
static void
list_more_cb (EntenteTiesPanel *self)
{
  const guint first = self->bloc_switches->len;

  gtk_list_box_remove (GTK_LIST_BOX (self->blocs_list), g_steal_pointer (&self->rest_row));
  add_bloc_rows (self, entente_session_get_dataset (self->session));
  update (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->bloc_switches, first));
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

/* Its rows are made when somebody is to see them. */
static void
rebuild (EntenteTiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  clear_list (self->ties_list);
  clear_list (self->blocs_list);
  self->rest_row = NULL;
  g_ptr_array_set_size (self->tie_switches, 0);
  g_ptr_array_set_size (self->bloc_switches, 0);
  g_ptr_array_set_size (self->bloc_samples, 0);
  add_tie_rows (self, dataset);
  add_bloc_rows (self, dataset);
  gtk_widget_set_visible (self->ties_list, dataset->n_tie_kinds > 0);
  gtk_widget_set_visible (self->blocs_list, dataset->n_blocs > 0);
  update (self);
}

static void
dataset_changed_cb (EntenteTiesPanel *self)
{
  entente_view_filter_set_dataset (self->filter, entente_session_get_dataset (self->session));
  rebuild (self);
}

/* The filter starts over for another document before the rows do: between the two they do not match. */
static void
filter_changed_cb (EntenteTiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  if (!self->stale && self->tie_switches->len == dataset->n_tie_kinds
      && self->bloc_switches->len >= MIN (dataset->n_blocs, ROWS_AT_ONCE)
      && self->bloc_switches->len <= dataset->n_blocs)
    update (self);
}

static void
entente_ties_panel_map (GtkWidget *widget)
{
  EntenteTiesPanel *self = ENTENTE_TIES_PANEL (widget);

  GTK_WIDGET_CLASS (entente_ties_panel_parent_class)->map (widget);
  if (self->stale)
    rebuild (self);
}

static void
entente_ties_panel_dispose (GObject *object)
{
  EntenteTiesPanel *self = ENTENTE_TIES_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->tie_switches, g_ptr_array_unref);
  g_clear_pointer (&self->bloc_switches, g_ptr_array_unref);
  g_clear_pointer (&self->bloc_samples, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_ties_panel_parent_class)->dispose (object);
}

static void
entente_ties_panel_class_init (EntenteTiesPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_ties_panel_dispose;
  GTK_WIDGET_CLASS (klass)->map = entente_ties_panel_map;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_list (EntenteTiesPanel *self,
           const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), list);
  return list;
}

static void
entente_ties_panel_init (EntenteTiesPanel *self)
{
  self->tie_switches = g_ptr_array_new ();
  self->bloc_switches = g_ptr_array_new ();
  self->bloc_samples = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->ties_list = make_list (self, _("Ties"));
  self->blocs_list = make_list (self, _("Blocs"));
}

void
entente_ties_panel_set_session (EntenteTiesPanel *self,
                                EntenteSession *session,
                                EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}
