/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A row a scene, as the document has them now: every button is an action of the window behind, which makes it one step
 * of undo. A row stays with its scene for as long as there is one, whatever else changes, so that the keyboard and the
 * place in a long list stay, too. Whose scene is removed passes the keyboard on to the next.
 */

#include "config.h"

#include "entente-scenes-dialog.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-help-window.h"
#include "entente-plain-text.h"
#include "entente-string-hash.h"
#include "entente-view-looks.h"

#include <glib/gi18n-lib.h>

#define ID "entente-scene"
#define ROW "entente-scene-row"
#define MOST_LETTERS 600
#define BUTTON "entente-scene-button"

/* What of a row changes. */
typedef struct
{
  guint place; /* in the story, from 0 */
  GtkLabel *number;
  GtkWidget *up, *down;
  gboolean wanted; /* there is a scene for it */
} Row;

struct _EntenteScenesDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *keep, *present; /* in the head */
  GHashTable *rows; /* id -> row, borrowed */
  guint tick;       /* until a row that was moved has its new place */
  gboolean placed;
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

static GtkWidget *
add_mover (GtkWidget *row,
           int steps)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", get_id (row), steps);
  add_suffix (row, button, steps < 0 ? "go-up-symbolic" : "go-down-symbolic", steps < 0 ? _("Move up") : _("Move down"));
  return button;
}

/* The action would set it otherwise. */
static void
allow (GtkWidget *mover,
       gboolean possible)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (mover), possible ? "win.move-scene" : NULL);
  gtk_widget_set_sensitive (mover, possible);
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

/* "Orbit · With half of the weight on investment, Poland takes first place.", and below it what only the presenter
 * reads */
static char *
describe (const EntenteScene *scene)
{
  const char *const *languages = g_get_language_names ();
  const EntenteViewLook *look = scene->view != NULL ? entente_view_looks_find (scene->view) : NULL;
  GString *text = g_string_new (look != NULL && look->id != NULL ? _(look->title) : "");

  if (!entente_text_is_empty (&scene->caption))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", entente_text_get (&scene->caption, languages));
  if (!entente_text_is_empty (&scene->notes))
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: notes about a scene that only the presenter sees */
      g_string_append_printf (text, _("Notes: %s"), entente_text_get (&scene->notes, languages));
    }
  return g_string_free (text, FALSE);
}

/* (transfer full): no more than anybody reads in a list; the row breaks its lines itself */
static char *
cut (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_LETTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_LETTERS - 1);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
make_row (const char *id)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  Row *row = g_new0 (Row, 1);

  g_object_set_data_full (G_OBJECT (widget), ID, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (widget), ROW, row, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 4);
  row->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (row->number, 2);
  gtk_label_set_xalign (row->number, 1);
  gtk_widget_add_css_class (GTK_WIDGET (row->number), "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->number));
  row->up = add_mover (widget, -1);
  row->down = add_mover (widget, 1);
  add_menu (widget);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_signal_connect (widget, "activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), widget);
  gtk_widget_add_controller (widget, key);
  return widget;
}

static void
update_row (EntenteScenesDialog *self,
            GtkWidget *widget,
            guint place)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteScene *scene = &dataset->scenes[place];
  Row *row = g_object_get_data (G_OBJECT (widget), ROW);
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *description = describe (scene), *subtitle = cut (description);
  g_autofree char *title = entente_plain_text_wrap (entente_text_get (&scene->title, g_get_language_names ()));

  row->place = place;
  row->wanted = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  gtk_label_set_label (row->number, number);
  allow (row->up, place > 0);
  allow (row->down, place + 1 < dataset->n_scenes);
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer user_data)
{
  const Row *first = g_object_get_data (G_OBJECT (a), ROW), *second = g_object_get_data (G_OBJECT (b), ROW);

  return (first->place > second->place) - (first->place < second->place);
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

/* Nothing happens where it still is. */
static void
return_focus (EntenteScenesDialog *self,
              const Focus *focus)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const int known = entente_dataset_find_scene (dataset, focus->id);
  const int place = known >= 0 ? known : MIN (focus->place, (int) dataset->n_scenes - 1);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (place, 0));
  GtkWidget *button;

  if (row == NULL)
    return;
  button = focus->button != NULL ? find_button (GTK_WIDGET (row), focus->button) : NULL;
  if (button == NULL || !gtk_widget_get_sensitive (button) || !gtk_widget_grab_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The row with the keyboard is in sight, also when it was moved out of it. Rows have their places with the next frame. */
static gboolean
show_focus_cb (GtkWidget *widget,
               GdkFrameClock *clock,
               gpointer user_data)
{
  EntenteScenesDialog *self = ENTENTE_SCENES_DIALOG (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)), *scroller;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkAdjustment *adjustment;
  double y, x;

  if (!self->placed)
    {
      self->placed = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (gtk_widget_translate_coordinates (row, scroller, 0, 0, &x, &y))
    {
      y += gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (row));
    }
  return G_SOURCE_REMOVE;
}

static void
show_focus_later (EntenteScenesDialog *self)
{
  self->placed = FALSE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_focus_cb, NULL, NULL);
}

/* In the order of the story, each with what its scene says now. */
static void
update_rows (EntenteScenesDialog *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i;

  for (i = 0; i < dataset->n_scenes; i++)
    {
      const char *id = dataset->scenes[i].id;
      GtkWidget *row = g_hash_table_lookup (self->rows, id);
      const gboolean fresh = row == NULL;

      if (fresh)
        {
          row = make_row (id);
          g_hash_table_insert (self->rows, (gpointer) get_id (row), row);
        }
      update_row (self, row, i);
      if (fresh)
        gtk_list_box_append (self->list, row);
    }
  gtk_list_box_invalidate_sort (self->list);
}

static void
forget_rows (EntenteScenesDialog *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((Row *) g_object_get_data (row, ROW))->wanted = FALSE;
}

static void
remove_rows (EntenteScenesDialog *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!((Row *) g_object_get_data (row, ROW))->wanted)
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (self->list, row);
      }
}

static void
fill (EntenteScenesDialog *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  Focus focus;

  find_focus (self, &focus);
  forget_rows (self);
  update_rows (self);
  remove_rows (self);
  gtk_stack_set_visible_child_name (self->stack, dataset->n_scenes > 0 ? "scenes" : "none");
  gtk_widget_set_sensitive (self->present, dataset->n_scenes > 0);
  if (focus.id == NULL)
    return;
  return_focus (self, &focus);
  show_focus_later (self);
  g_free (focus.id);
}

static void
entente_scenes_dialog_dispose (GObject *object)
{
  EntenteScenesDialog *self = ENTENTE_SCENES_DIALOG (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_hash_table_unref);

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
  gtk_widget_class_bind_template_child (widget_class, EntenteScenesDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, EntenteScenesDialog, present);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* Keys of the application are those of its windows, and not of a dialog beside them. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
show_head_button (GtkWidget *button,
                  const char *label,
                  const char *icon,
                  const char *name)
{
  if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), icon == NULL);
  entente_button_names_set (button, name);
}

/* Two words of large text and the way out are wider than the narrowest window. */
static void
appearance_changed_cb (EntenteScenesDialog *self)
{
  const gboolean large = entente_appearance_is_text_large (GTK_WIDGET (self));

  show_head_button (self->keep, _("_Keep…"), large ? "list-add-symbolic" : NULL, _("Keep what is shown as a scene"));
  show_head_button (self->present, _("_Present"), large ? "entente-present-symbolic" : NULL, _("Present"));
  gtk_widget_set_tooltip_text (self->present, large ? _("Present") : NULL);
}

static void
entente_scenes_dialog_init (EntenteScenesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
  appearance_changed_cb (self);
  self->rows = g_hash_table_new (entente_string_hash, g_str_equal);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
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
