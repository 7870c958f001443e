/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-unsaved-group.h"

#include "entente-button-names.h"
#include "entente-unsaved-work.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _EntenteUnsavedGroup
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EntenteUnsavedGroup, entente_unsaved_group, GTK_TYPE_WIDGET)

/* What a row is about, for as long as it is there. */
static EntenteRecoveryItem *
get_item (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static void
discard_answered_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  GtkWidget *self = gtk_widget_get_ancestor (row, ENTENTE_TYPE_UNSAVED_GROUP);
  g_autofree char *folder = entente_recovery_get_folder ();

  if (!entente_unsaved_work_ask_discard_finish (result))
    return;
  entente_recovery_remove (folder, get_item (row)->id);
  if (self != NULL)
    entente_unsaved_group_refresh (ENTENTE_UNSAVED_GROUP (self));
}

static void
discard_cb (GtkWidget *button,
            GtkWidget *row)
{
  entente_unsaved_work_ask_discard (get_item (row), GTK_WINDOW (gtk_widget_get_root (row)), discard_answered_cb,
                                    g_object_ref (row));
}

static void
add_buttons (GtkWidget *row,
             const EntenteRecoveryItem *item)
{
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *recover = gtk_button_new_with_label (_("Recover"));
  g_autofree char *label = g_strdup_printf (_("Discard “%s”"), item->title);
  g_autofree char *spoken = g_strdup_printf (_("Recover “%s”"), item->title);

  gtk_widget_set_tooltip_text (discard, _("Discard"));
  entente_button_names_set (discard, label);
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  g_signal_connect_object (discard, "clicked", G_CALLBACK (discard_cb), row, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (recover), "win.recover");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (recover), "s", item->id);
  gtk_widget_set_valign (recover, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), recover);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), recover);
  entente_button_names_set (recover, spoken);
}

/* item: taken */
static GtkWidget *
make_row (EntenteRecoveryItem *item,
          gint64 now)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = entente_unsaved_work_describe_place (item);
  g_autofree char *when = entente_unsaved_work_describe_time (item->time, now);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", place, when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "item", item, (GDestroyNotify) entente_recovery_item_free);
  add_buttons (row, item);
  return row;
}

static void
clear (EntenteUnsavedGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EntenteUnsavedGroup) self = user_data;
  g_autoptr (GPtrArray) items = entente_unsaved_work_list_finish (result);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  /* Nobody sees the page any more. */
  if (self->box == NULL || !gtk_widget_get_mapped (gtk_widget_get_parent (GTK_WIDGET (self))))
    return;
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
  while (items->len > 0)
    gtk_list_box_append (self->list, make_row (g_ptr_array_steal_index (items, 0), now));
}

/* Looks again at what there is; the answer comes a moment later. */
void
entente_unsaved_group_refresh (EntenteUnsavedGroup *self)
{
  entente_unsaved_work_list_async (listed_cb, g_object_ref (self));
}

/* When it is seen again, other work may be there. */
void
entente_unsaved_group_forget (EntenteUnsavedGroup *self)
{
  clear (self);
}

static void
entente_unsaved_group_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_UNSAVED_GROUP (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_unsaved_group_parent_class)->dispose (object);
}

static void
entente_unsaved_group_class_init (EntenteUnsavedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_unsaved_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-unsaved-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteUnsavedGroup, box);
  gtk_widget_class_bind_template_child (widget_class, EntenteUnsavedGroup, list);
}

static void
entente_unsaved_group_init (EntenteUnsavedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
