/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-start-page.h"

#include "entente-appearance.h"
#include "entente-known-path.h"
#include "entente-label-phrases.h"
#include "entente-unsaved-group.h"
#include "entente-visible-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_RECENT 6

struct _EntenteStartPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *open;
  EntenteUnsavedGroup *unsaved;
  GtkListBox *samples, *recent;
  GtkWidget *recent_box, *ways;
};

G_DEFINE_FINAL_TYPE (EntenteStartPage, entente_start_page, GTK_TYPE_WIDGET)

static int
compare_newest_cb (gconstpointer a,
                   gconstpointer b)
{
  GtkRecentInfo *first = *(GtkRecentInfo **) a, *second = *(GtkRecentInfo **) b;

  return g_date_time_compare (gtk_recent_info_get_modified (second), gtk_recent_info_get_modified (first));
}

GPtrArray *
entente_start_page_list_recent (guint limit)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), *l;

  for (l = items; l != NULL; l = l->next)
    {
      GtkRecentInfo *info = l->data;

      if (gtk_recent_info_has_application (info, g_get_application_name ())
          && (!gtk_recent_info_is_local (info) || gtk_recent_info_exists (info)))
        g_ptr_array_add (result, gtk_recent_info_ref (info));
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (result, compare_newest_cb);
  if (result->len > limit)
    g_ptr_array_set_size (result, (int) limit);
  return result;
}

static GtkWidget *
make_recent_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = entente_visible_line (gtk_recent_info_get_display_name (info));
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *folder = entente_known_folder (file);
  g_autofree char *place = entente_visible_line (folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* Reads the list of recent files again, if somebody sees it. */
static void
refresh (EntenteStartPage *self)
{
  g_autoptr (GPtrArray) recent = entente_start_page_list_recent (N_RECENT);
  GtkWidget *child;
  guint i;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);
  for (i = 0; i < recent->len; i++)
    gtk_list_box_append (self->recent, make_recent_row (g_ptr_array_index (recent, i)));
  gtk_widget_set_visible (self->recent_box, recent->len > 0);
}

static void
entente_start_page_map (GtkWidget *widget)
{
  EntenteStartPage *self = ENTENTE_START_PAGE (widget);

  GTK_WIDGET_CLASS (entente_start_page_parent_class)->map (widget);
  refresh (self);
  entente_unsaved_group_refresh (self->unsaved);
}

static void
entente_start_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (entente_start_page_parent_class)->unmap (widget);
  entente_unsaved_group_forget (ENTENTE_START_PAGE (widget)->unsaved);
}

static void
entente_start_page_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_START_PAGE (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_start_page_parent_class)->dispose (object);
}

static void
entente_start_page_class_init (EntenteStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_start_page_dispose;
  widget_class->map = entente_start_page_map;
  widget_class->unmap = entente_start_page_unmap;

  g_type_ensure (ENTENTE_TYPE_UNSAVED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, open);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, ways);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, unsaved);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, samples);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, recent_box);
}

static void
entente_start_page_init (EntenteStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_label_phrases_keep (GTK_WIDGET (self));
  entente_appearance_orient_by_text (self->ways);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}
