/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A row a scene, as the document has them now: every button is an action of the window behind, which makes it one step
 * of undo, and the list is made anew when the document has changed. The row that had the keyboard has it again then,
 * wherever its scene stands.
 */

#include "config.h"

#include "entente-scenes-dialog.h"

#include "entente-button-names.h"
#include "entente-help-window.h"
#include "entente-plain-text.h"
#include "entente-view-looks.h"

#include <glib/gi18n-lib.h>

#define ID "entente-scene"
#define BUTTON "entente-scene-button"

struct _EntenteScenesDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *present;
};

G_DEFINE_FINAL_TYPE (EntenteScenesDialog, entente_scenes_dialog, ADW_TYPE_WINDOW)

/* -- A row ------------------------------------------------------------------------------------------------ */

static const char *
get_id (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), ID);
}

static void
move_by (GtkWidget *row,
         int steps)
{
  gtk_widget_activate_action (row, "win.move-scene", "(si)", get_id (row), steps);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkWidget *row)
{
  const gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  const gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if ((state & GDK_ALT_MASK) != 0 && (up || down))
    move_by (row, up ? -1 : 1);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (row, "win.remove-scene", "s", get_id (row));
  else
    return FALSE;
  return TRUE;
}

static void
activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.edit-scene", "s", get_id (row));
}

static void
add_suffix (GtkWidget *row,
            GtkWidget *button,
            const char *icon,
            const char *label)
{
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  entente_button_names_set (button, label);
  g_object_set_data (G_OBJECT (button), BUTTON, (gpointer) icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_mover (GtkWidget *row,
           int steps,
           gboolean possible)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", get_id (row), steps);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.move-scene");
  add_suffix (row, button, steps < 0 ? "go-up-symbolic" : "go-down-symbolic", steps < 0 ? _("Move up") : _("Move down"));
  /* The action sets it otherwise. */
  if (!possible)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_widget_set_sensitive (button, possible);
}

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
add_menu (GtkWidget *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  const char *id = get_id (row);

  add_item (menu, _("_Present from this"), "win.present-scene", id);
  add_item (menu, _("Change the _words…"), "win.edit-scene", id);
  add_item (menu, _("Replace _by what is shown"), "win.replace-scene", id);
  add_item (menu, _("_Remove"), "win.remove-scene", id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  add_suffix (row, button, "view-more-symbolic", _("More for this scene"));
}

/* "Orbit · With half of the weight on investment, Poland takes first place." */
static char *
describe (const EntenteScene *scene)
{
  const char *caption = entente_text_get (&scene->caption, g_get_language_names ());
  const EntenteViewLook *look = scene->view != NULL ? entente_view_looks_find (scene->view) : NULL;
  const char *view = look != NULL && look->id != NULL ? _(look->title) : NULL;

  if (entente_text_is_empty (&scene->caption))
    return g_strdup (view != NULL ? view : "");
  return view != NULL ? g_strdup_printf ("%s · %s", view, caption) : g_strdup (caption);
}

static GtkWidget *
make_row (EntenteScenesDialog *self,
          guint index)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteScene *scene = &dataset->scenes[index];
  GtkWidget *row = adw_action_row_new (), *number;
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autofree char *digits = g_strdup_printf ("%u", index + 1);
  g_autofree char *description = describe (scene), *subtitle = entente_plain_text_wrap (description);
  g_autofree char *title = entente_plain_text_wrap (entente_text_get (&scene->title, g_get_language_names ()));

  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (scene->id), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  number = gtk_label_new (digits);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), number);
  add_mover (row, -1, index > 0);
  add_mover (row, 1, index + 1 < dataset->n_scenes);
  add_menu (row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), row);
  gtk_widget_add_controller (row, key);
  return row;
}

/* -- The list --------------------------------------------------------------------------------------------- */

/* Where the keyboard is: a scene, and the button of it by its icon. */
typedef struct
{
  char *id;
  const char *button;
  int place; /* for when the scene is gone */
} Focus;

static void
find_focus (EntenteScenesDialog *self,
            Focus *focus)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (self));

  *focus = (Focus){ NULL, NULL, 0 };
  for (; widget != NULL && widget != GTK_WIDGET (self->list); widget = gtk_widget_get_parent (widget))
    {
      if (g_object_get_data (G_OBJECT (widget), BUTTON) != NULL)
        focus->button = g_object_get_data (G_OBJECT (widget), BUTTON);
      if (get_id (widget) != NULL)
        {
          focus->id = g_strdup (get_id (widget));
          focus->place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));
        }
    }
}

/* (nullable) */
static GtkWidget *
find_button (GtkWidget *widget,
             const char *icon)
{
  GtkWidget *child, *found = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), BUTTON), icon) == 0)
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);
  return found;
}

static void
return_focus (EntenteScenesDialog *self,
              Focus *focus)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const int known = focus->id != NULL ? entente_dataset_find_scene (dataset, focus->id) : ENTENTE_NONE;
  const int place = known >= 0 ? known : MIN (focus->place, (int) dataset->n_scenes - 1);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (place, 0));
  GtkWidget *button;

  if (focus->id == NULL || row == NULL)
    return;
  button = focus->button != NULL ? find_button (GTK_WIDGET (row), focus->button) : NULL;
  if (button == NULL || !gtk_widget_get_sensitive (button) || !gtk_widget_grab_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (EntenteScenesDialog *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  GtkListBoxRow *row;
  Focus focus;
  guint i;

  find_focus (self, &focus);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (i = 0; i < dataset->n_scenes; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  gtk_stack_set_visible_child_name (self->stack, dataset->n_scenes > 0 ? "scenes" : "none");
  gtk_widget_set_sensitive (self->present, dataset->n_scenes > 0);
  return_focus (self, &focus);
  g_free (focus.id);
}

static void
entente_scenes_dialog_dispose (GObject *object)
{
  EntenteScenesDialog *self = ENTENTE_SCENES_DIALOG (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_scenes_dialog_parent_class)->dispose (object);
}

static void
entente_scenes_dialog_class_init (EntenteScenesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_scenes_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-scenes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteScenesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteScenesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteScenesDialog, present);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* Keys of the application are those of its windows, and not of a dialog beside them. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
entente_scenes_dialog_init (EntenteScenesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "presenting");
}

/**
 * entente_scenes_dialog_new:
 * @parent: whose actions the dialog calls; it stays in use beside the dialog
 */
GtkWidget *
entente_scenes_dialog_new (GtkWindow *parent,
                           EntenteSession *session)
{
  EntenteScenesDialog *self = g_object_new (ENTENTE_TYPE_SCENES_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
