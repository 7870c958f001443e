/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   0  none, or the indicator's own source
 *   1  a new source
 *   2  the sources of the dataset, by name
 */

#include "config.h"

#include "entente-source-group.h"

#include "entente-button-names.h"
#include "entente-option-factory.h"
#include "entente-problem-row.h"

#include <glib/gi18n-lib.h>

#define PLACE_NONE 0
#define PLACE_NEW 1
#define PLACE_FIRST 2

struct _EntenteSourceGroup
{
  AdwPreferencesGroup parent_instance;

  EntenteDataset *dataset;
  guint quantity;
  guint *sources; /* by place in the list, from PLACE_FIRST on */
  gboolean filling;

  AdwActionRow *row;
  GtkDropDown *choice;
  GtkWidget *title, *publisher, *year, *url;
  EntenteProblemRow *problem;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (EntenteSourceGroup, entente_source_group, ADW_TYPE_PREFERENCES_GROUP)

/* "NATO: Defence expenditure of NATO countries" */
static char *
describe_source (const EntenteDataset *dataset,
                 int index)
{
  const EntenteSource *source = &dataset->sources[index];
  const char *const *languages = g_get_language_names ();

  if (entente_text_is_empty (&source->publisher))
    return g_strdup (entente_text_is_empty (&source->title) ? source->id : entente_text_get (&source->title, languages));
  return g_strdup_printf (_("%s: %s"), entente_text_get (&source->publisher, languages),
                          entente_text_get (&source->title, languages));
}

static int
compare_sources_cb (gconstpointer a,
                    gconstpointer b,
                    gpointer user_data)
{
  g_autofree char *first = describe_source (user_data, *(const int *) a);
  g_autofree char *second = describe_source (user_data, *(const int *) b);

  return g_utf8_collate (first, second);
}

static void
show_choice (EntenteSourceGroup *self)
{
  guint place = gtk_drop_down_get_selected (self->choice);
  gboolean is_new = place == PLACE_NEW;
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->choice);

  gtk_widget_set_visible (self->title, is_new);
  gtk_widget_set_visible (self->publisher, is_new);
  gtk_widget_set_visible (self->year, is_new);
  gtk_widget_set_visible (self->url, is_new);
  adw_action_row_set_subtitle (self->row, item != NULL ? gtk_string_object_get_string (item) : "");
}

static void
emit_changed (EntenteSourceGroup *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
selected_cb (EntenteSourceGroup *self)
{
  show_choice (self);
  emit_changed (self);
  if (!self->filling && gtk_drop_down_get_selected (self->choice) == PLACE_NEW)
    gtk_widget_grab_focus (self->title);
}

static void
typed_cb (EntenteSourceGroup *self)
{
  emit_changed (self);
}

static void
entente_source_group_dispose (GObject *object)
{
  EntenteSourceGroup *self = ENTENTE_SOURCE_GROUP (object);

  self->filling = TRUE;
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->sources, g_free);

  G_OBJECT_CLASS (entente_source_group_parent_class)->dispose (object);
}

static void
entente_source_group_class_init (EntenteSourceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_source_group_dispose;

  changed_signal = g_signal_new ("changed", ENTENTE_TYPE_SOURCE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  g_type_ensure (ENTENTE_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-source-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, row);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, choice);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, publisher);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, year);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, url);
  gtk_widget_class_bind_template_child (widget_class, EntenteSourceGroup, problem);
}

static void
entente_source_group_init (EntenteSourceGroup *self)
{
  /* The row says what is chosen; the button is only its arrow. */
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = entente_option_factory_new ();
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget **entries[] = { &self->title, &self->publisher, &self->year, &self->url };
  gsize i;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->choice, expression);
  gtk_drop_down_set_factory (self->choice, button);
  gtk_drop_down_set_list_factory (self->choice, list);
  entente_button_names_set (GTK_WIDGET (self->choice), _("Source"));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
  for (i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_swapped (*entries[i], "changed", G_CALLBACK (typed_cb), self);
}

static void
append_none (EntenteSourceGroup *self,
             GtkStringList *names)
{
  int source = self->dataset->quantities[self->quantity].source;
  g_autofree char *name = NULL, *text = NULL;

  if (source == ENTENTE_NONE)
    {
      gtk_string_list_append (names, C_("source", "None"));
      return;
    }
  name = describe_source (self->dataset, source);
  /* Translators: the source that an indicator's facts have when they name none; %s is that source */
  text = g_strdup_printf (_("As usual: %s"), name);
  gtk_string_list_append (names, text);
}

/**
 * entente_source_group_set_dataset:
 * @quantity: whose facts they are; it may have a source of its own
 *
 * Lists the sources; none is chosen then. What was typed for a new one stays.
 */
void
entente_source_group_set_dataset (EntenteSourceGroup *self,
                                  EntenteDataset *dataset,
                                  guint quantity)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->quantity = quantity;
  g_free (self->sources);
  self->sources = g_new0 (guint, MAX (dataset->n_sources, 1));
  for (i = 0; i < dataset->n_sources; i++)
    self->sources[i] = i;
  g_qsort_with_data (self->sources, (int) dataset->n_sources, sizeof (guint), compare_sources_cb, dataset);
  append_none (self, names);
  gtk_string_list_append (names, _("New source…"));
  for (i = 0; i < dataset->n_sources; i++)
    {
      g_autofree char *name = describe_source (dataset, (int) self->sources[i]);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, PLACE_NONE);
  show_choice (self);
  self->filling = FALSE;
}

/* source: index, or ENTENTE_NONE. Without the signal. */
void
entente_source_group_set_source (EntenteSourceGroup *self,
                                 int source)
{
  guint place = PLACE_NONE, i;

  if (source != ENTENTE_NONE && source != self->dataset->quantities[self->quantity].source)
    for (i = 0; i < self->dataset->n_sources; i++)
      if (self->sources[i] == (guint) source)
        place = PLACE_FIRST + i;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->choice, place);
  show_choice (self);
  self->filling = FALSE;
}

/* Another reading of the document: what was chosen and typed stays, if it is still there. */
void
entente_source_group_change_dataset (EntenteSourceGroup *self,
                                     EntenteDataset *dataset,
                                     guint quantity)
{
  guint place = gtk_drop_down_get_selected (self->choice), i;
  g_autofree char *id = NULL;

  if (place >= PLACE_FIRST && place < PLACE_FIRST + self->dataset->n_sources)
    id = g_strdup (self->dataset->sources[self->sources[place - PLACE_FIRST]].id);
  entente_source_group_set_dataset (self, dataset, quantity);
  self->filling = TRUE;
  if (place == PLACE_NEW)
    gtk_drop_down_set_selected (self->choice, place);
  for (i = 0; id != NULL && i < dataset->n_sources; i++)
    if (g_str_equal (dataset->sources[self->sources[i]].id, id))
      gtk_drop_down_set_selected (self->choice, PLACE_FIRST + i);
  show_choice (self);
  self->filling = FALSE;
}

/* The part of @input that is chosen and typed here; its strings live until something is typed. */
void
entente_source_group_fill_input (EntenteSourceGroup *self,
                                 EntenteFactInput *input)
{
  guint place = gtk_drop_down_get_selected (self->choice);
  int usual;

  input->has_new_source = place == PLACE_NEW;
  usual = self->dataset->quantities[self->quantity].source;
  input->source = usual != ENTENTE_NONE ? self->dataset->sources[usual].id : NULL;
  if (place >= PLACE_FIRST && place < PLACE_FIRST + self->dataset->n_sources)
    input->source = self->dataset->sources[self->sources[place - PLACE_FIRST]].id;
  input->source_title = gtk_editable_get_text (GTK_EDITABLE (self->title));
  input->source_publisher = gtk_editable_get_text (GTK_EDITABLE (self->publisher));
  input->source_year = gtk_editable_get_text (GTK_EDITABLE (self->year));
  input->source_url = gtk_editable_get_text (GTK_EDITABLE (self->url));
}

void
entente_source_group_set_problem (EntenteSourceGroup *self,
                                  const char *problem)
{
  entente_problem_row_set (self->problem, NULL, problem, NULL);
}
