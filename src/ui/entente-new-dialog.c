/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   a template, a sample or what is open  ->  (without its partners)  ->  with the new title  ->  the reader
 *
 * A new dataset is the text of an old one, changed by the same edits that the window makes, and read like any
 * file. It is made away from the main thread, since the open document may be large.
 */

#include "config.h"

#include "entente-new-dialog.h"

#include "entente-appearance.h"
#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-help-window.h"
#include "entente-visible-text.h"
#include "entente-writing-language.h"

#include <glib/gi18n-lib.h>

#define RESOURCES "/io/github/ententeapp/Entente/"

struct _EntenteNewDialog
{
  AdwWindow parent_instance;

  EntenteDataset *open; /* NULL = nothing is open */
  EntenteNewFunc func;
  GObject *owner;

  GtkWidget *create;
  AdwEntryRow *title_row;
  AdwActionRow *open_row;
  GtkCheckButton *blank, *sample_criteria, *sample_copy, *open_criteria;
};

G_DEFINE_FINAL_TYPE (EntenteNewDialog, entente_new_dialog, ADW_TYPE_WINDOW)

/* What a new dataset is made of. */
typedef struct
{
  EntenteDataset *open; /* or NULL, and then: */
  const char *resource;
  gboolean clear; /* its partners */
  char *title, *language;
} Recipe;

static void
free_recipe (gpointer data)
{
  Recipe *recipe = data;

  g_clear_pointer (&recipe->open, entente_dataset_unref);
  g_free (recipe->title);
  g_free (recipe->language);
  g_free (recipe);
}

/* Takes over the text. What comes out of our own edits is refused only if an edit is wrong. */
static EntenteDataset *
read_text (GBytes *text,
           GError **error)
{
  g_autoptr (GBytes) owned = text;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (owned, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                 entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

static EntenteDataset *
read_base (const Recipe *recipe,
           GError **error)
{
  GBytes *text;

  if (recipe->open != NULL)
    return entente_dataset_ref (recipe->open);
  text = g_resources_lookup_data (recipe->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return text != NULL ? read_text (text, error) : NULL;
}

static EntenteDataset *
cook (const Recipe *recipe,
      GError **error)
{
  g_autoptr (EntenteDataset) base = read_base (recipe, error);
  g_autoptr (EntenteDataset) cleared = NULL;
  g_autoptr (EntenteDataset) untitled = NULL;

  if (base == NULL)
    return NULL;
  cleared = recipe->clear ? read_text (entente_dataset_edit_clear_partners (base), error) : entente_dataset_ref (base);
  if (cleared == NULL)
    return NULL;
  /* The old title goes in all its languages. */
  untitled = read_text (entente_dataset_edit_set_title (cleared, NULL, NULL), error);
  if (untitled == NULL)
    return NULL;
  return read_text (entente_dataset_edit_set_title (untitled, recipe->title, recipe->language), error);
}

static void
cook_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  EntenteDataset *dataset = cook (task_data, &error);

  if (dataset != NULL)
    g_task_return_pointer (task, dataset, (GDestroyNotify) entente_dataset_unref);
  else
    g_task_return_error (task, error);
}

static void
cooked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EntenteNewDialog) self = ENTENTE_NEW_DIALOG (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDataset) dataset = g_task_propagate_pointer (G_TASK (result), &error);

  if (dataset != NULL && self->func != NULL)
    self->func (dataset, self->owner);
  else if (error != NULL)
    g_critical ("A new dataset could not be made: %s", error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static Recipe *
make_recipe (EntenteNewDialog *self)
{
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->title = entente_visible_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  recipe->language = entente_writing_language_get (NULL, g_get_language_names ());
  if (gtk_check_button_get_active (self->open_criteria))
    recipe->open = entente_dataset_ref (self->open);
  else if (gtk_check_button_get_active (self->blank))
    recipe->resource = RESOURCES "templates/blank.json";
  else
    recipe->resource = RESOURCES "sample/partners-2026.json";
  recipe->clear = !gtk_check_button_get_active (self->sample_copy) && !gtk_check_button_get_active (self->blank);
  return recipe;
}

static void
create_cb (EntenteNewDialog *self)
{
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_sensitive (self->create))
    return;
  gtk_widget_set_sensitive (self->create, FALSE);
  task = g_task_new (self, NULL, cooked_cb, NULL);
  g_task_set_source_tag (task, create_cb);
  g_task_set_task_data (task, make_recipe (self), free_recipe);
  g_task_run_in_thread (task, cook_thread);
}

static void
title_changed_cb (EntenteNewDialog *self)
{
  g_autofree char *title = entente_visible_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->title_row)));

  gtk_widget_set_sensitive (self->create, *title != '\0');
}

static void
entente_new_dialog_dispose (GObject *object)
{
  EntenteNewDialog *self = ENTENTE_NEW_DIALOG (object);

  self->func = NULL;
  g_clear_pointer (&self->open, entente_dataset_unref);
  g_clear_object (&self->owner);

  G_OBJECT_CLASS (entente_new_dialog_parent_class)->dispose (object);
}

static void
entente_new_dialog_class_init (EntenteNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_new_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "ui/entente-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, create);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, open_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, blank);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, sample_criteria);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, sample_copy);
  gtk_widget_class_bind_template_child (widget_class, EntenteNewDialog, open_criteria);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_new_dialog_init (EntenteNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_shorten_by_text (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "data");
}

/* The open document is offered by its name. */
static void
offer_open (EntenteNewDialog *self,
            EntenteDataset *open)
{
  const char *title = entente_text_get (&open->title, g_get_language_names ());
  g_autofree char *text = g_strdup_printf (_("The criteria of “%s”"), title != NULL ? title : _("Untitled"));

  self->open = entente_dataset_ref (open);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->open_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->open_row), text);
  gtk_widget_set_visible (GTK_WIDGET (self->open_row), TRUE);
}

void
entente_new_dialog_present (GtkWindow *parent,
                            EntenteDataset *open,
                            EntenteNewFunc func,
                            GObject *owner)
{
  EntenteNewDialog *self = g_object_new (ENTENTE_TYPE_NEW_DIALOG, "transient-for", parent, NULL);

  self->func = func;
  self->owner = g_object_ref (owner);
  if (open != NULL)
    offer_open (self, open);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), _("New dataset"));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
}
