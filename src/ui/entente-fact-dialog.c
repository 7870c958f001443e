/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   typed  ->  check (sentences below the fields)  ->  a pause  ->  trial (what it would do, at the bottom)
 *   Apply  ->  the session reads the new text  ->  done, or what the reader says, and everything stays typed
 *
 * The dialog holds ids, not indices: the document may be read again behind it.
 */

#include "config.h"

#include "entente-fact-dialog.h"

#include "entente-appearance.h"
#include "entente-edit-report.h"
#include "entente-fact-input.h"
#include "entente-format.h"
#include "entente-help-window.h"
#include "entente-number-input.h"
#include "entente-option-factory.h"
#include "entente-problem-row.h"
#include "entente-source-group.h"
#include "entente-trial.h"

#include <glib/gi18n-lib.h>

#define TRIAL_DELAY_MS 200

struct _EntenteFactDialog
{
  AdwWindow parent_instance;

  EntenteSession *session;
  char *partner_id, *quantity_id;
  GArray *known_years; /* int, newest first; the list has one more place, for another year */
  EntenteFactCheck *check;
  gboolean filling; /* the fields change, but nobody types */
  GCancellable *applying; /* NULL = the document is not being changed */
  guint trial_timeout;
  GCancellable *trial;

  AdwWindowTitle *head;
  GtkWidget *apply;
  GtkLabel *refusal, *hint, *effect;
  AdwComboRow *indicator, *years, *category;
  GtkWidget *year, *value, *low, *high, *note;
  EntenteProblemRow *year_problem, *value_problem, *range_problem;
  GtkSwitch *missing;
  AdwExpanderRow *range;
  EntenteSourceGroup *source;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (EntenteFactDialog, entente_fact_dialog, ADW_TYPE_WINDOW)

/* Where partner and indicator stand now. FALSE when the document has lost one of them. */
static gboolean
find_place (EntenteFactDialog *self,
            guint *partner,
            guint *quantity)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  int p = entente_dataset_find_partner (dataset, self->partner_id);
  int q = entente_dataset_find_quantity (dataset, self->quantity_id);

  *partner = (guint) MAX (p, 0);
  *quantity = (guint) MAX (q, 0);
  return p >= 0 && q >= 0;
}

static const EntenteQuantity *
get_quantity (EntenteFactDialog *self)
{
  guint partner, quantity;

  find_place (self, &partner, &quantity);
  return &entente_session_get_dataset (self->session)->quantities[quantity];
}

static gboolean
has_categories (EntenteFactDialog *self)
{
  return get_quantity (self)->value.kind == ENTENTE_VALUE_CATEGORIES;
}

static const char *
get_typed (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* The year chosen in the list, or 0 = another one is typed. */
static int
get_chosen_year (EntenteFactDialog *self)
{
  guint place = adw_combo_row_get_selected (self->years);

  return place < self->known_years->len ? g_array_index (self->known_years, int, place) : 0;
}

static const EntenteFact *
find_fact (EntenteFactDialog *self,
           int year)
{
  guint partner, quantity;

  if (year == 0 || !find_place (self, &partner, &quantity))
    return NULL;
  return entente_fact_find (entente_session_get_dataset (self->session), partner, quantity, year);
}

/* -- What it would do ------------------------------------------------------------------------------------- */

static void
show_effect (EntenteFactDialog *self,
             const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->effect), text != NULL);
  gtk_label_set_text (self->effect, text != NULL ? text : "");
}

static void
show_refusal (EntenteFactDialog *self,
              const EntenteDiagnostics *diagnostics)
{
  g_autofree char *text = diagnostics != NULL ? entente_edit_report_refusal (diagnostics) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text != NULL);
  gtk_label_set_text (self->refusal, text != NULL ? text : "");
}

static void
tried_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EntenteFactDialog) self = user_data;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (EntenteEvaluation) after = entente_trial_run_finish (result, &diagnostics);
  EntenteEvaluation *before;
  g_autofree char *text = NULL;

  if (self->session == NULL || g_task_get_cancellable (G_TASK (result)) != self->trial)
    return;
  g_clear_object (&self->trial);
  before = entente_session_get_evaluation (self->session);
  if (after != NULL && before != NULL)
    text = entente_edit_report_effect (before, after, self->partner_id);
  show_refusal (self, after == NULL ? diagnostics : NULL);
  show_effect (self, text);
}

static void
stop_trial (EntenteFactDialog *self)
{
  g_clear_handle_id (&self->trial_timeout, g_source_remove);
  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
}

static GBytes *
make_text (EntenteFactDialog *self)
{
  return entente_dataset_edit_fact (entente_session_get_dataset (self->session), &self->check->draft,
                                    self->check->has_new_source ? &self->check->new_source : NULL);
}

static gboolean
start_trial_cb (gpointer user_data)
{
  EntenteFactDialog *self = user_data;
  g_autoptr (GBytes) text = make_text (self);

  self->trial_timeout = 0;
  if (text == NULL)
    return G_SOURCE_REMOVE;
  self->trial = g_cancellable_new ();
  entente_trial_run_async (self->session, text, self->trial, tried_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* -- What is typed ---------------------------------------------------------------------------------------- */

static EntenteFactCheck *
check_fields (EntenteFactDialog *self)
{
  EntenteFactInput input = { 0 };
  int year = get_chosen_year (self);
  g_autofree char *chosen = g_strdup_printf ("%d", year);
  guint category = adw_combo_row_get_selected (self->category);

  find_place (self, &input.partner, &input.quantity);
  input.year = year != 0 ? chosen : get_typed (self->year);
  input.missing = gtk_switch_get_active (self->missing);
  input.value = get_typed (self->value);
  input.category = category != GTK_INVALID_LIST_POSITION ? (int) category : ENTENTE_NONE;
  input.has_range = adw_expander_row_get_enable_expansion (self->range) && !has_categories (self);
  input.low = get_typed (self->low);
  input.high = get_typed (self->high);
  input.note = get_typed (self->note);
  entente_source_group_fill_input (self->source, &input);
  return entente_fact_input_check (&input, entente_session_get_dataset (self->session));
}

/* What was understood, where that is not plain to see. */
static void
show_problems (EntenteFactDialog *self)
{
  const EntenteFactCheck *check = self->check;
  g_autofree char *read_as = NULL, *taken = NULL;

  if (check->grouped && check->problems[ENTENTE_FACT_FIELD_VALUE] == NULL)
    {
      g_autofree char *number = entente_format_quantity (get_quantity (self), check->draft.value,
                                                         g_get_language_names ());

      /* Translators: how a typed figure was understood, "Read as 1,234 million USD" */
      read_as = g_strdup_printf (_("Read as %s."), number);
    }
  if (get_chosen_year (self) == 0 && find_fact (self, check->draft.year) != NULL)
    taken = g_strdup_printf (_("There is a fact for %d already; this one takes its place."), check->draft.year);
  entente_problem_row_set (self->year_problem, self->year, check->problems[ENTENTE_FACT_FIELD_YEAR], taken);
  entente_problem_row_set (self->value_problem, self->value, check->problems[ENTENTE_FACT_FIELD_VALUE], read_as);
  entente_problem_row_set (self->range_problem, NULL, check->problems[ENTENTE_FACT_FIELD_RANGE], NULL);
  entente_source_group_set_problem (self->source, check->problems[ENTENTE_FACT_FIELD_SOURCE]);
}

static void
update_fields (EntenteFactDialog *self)
{
  gboolean categories = has_categories (self), missing = gtk_switch_get_active (self->missing);

  gtk_widget_set_visible (GTK_WIDGET (self->years), self->known_years->len > 0);
  gtk_widget_set_visible (self->year, get_chosen_year (self) == 0);
  gtk_widget_set_visible (self->value, !categories && !missing);
  gtk_widget_set_visible (GTK_WIDGET (self->category), categories && !missing);
  gtk_widget_set_visible (GTK_WIDGET (self->range), !categories && !missing);
  gtk_widget_set_visible (self->remove, find_fact (self, get_chosen_year (self)) != NULL);
}

/* After every change of a field. */
static void
update (EntenteFactDialog *self)
{
  gboolean ready;

  if (self->filling || self->applying != NULL || self->session == NULL)
    return;
  stop_trial (self);
  update_fields (self);
  g_clear_pointer (&self->check, entente_fact_check_free);
  self->check = check_fields (self);
  show_problems (self);
  show_refusal (self, NULL);
  ready = self->check->complete
          && entente_fact_draft_changes (entente_session_get_dataset (self->session), &self->check->draft);
  gtk_widget_set_sensitive (self->apply, ready);
  if (ready && entente_trial_is_cheap (self->session))
    self->trial_timeout = g_timeout_add (TRIAL_DELAY_MS, start_trial_cb, self);
  else
    show_effect (self, NULL);
}

/* -- Filling ---------------------------------------------------------------------------------------------- */

static void
set_number (GtkWidget *entry,
            double number)
{
  g_autofree char *text = entente_number_input_write (number);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Shows the fact, or empty fields for one that is to come. */
static void
load_fact (EntenteFactDialog *self,
           const EntenteFact *fact)
{
  static const EntenteFact none = { .value = NAN, .low = NAN, .high = NAN, .category = ENTENTE_NONE,
                                    .source = ENTENTE_NONE };
  const EntenteFact *shown = fact != NULL ? fact : &none;
  gboolean has_range = !isnan (shown->low);

  self->filling = TRUE;
  set_number (self->value, shown->value);
  set_number (self->low, shown->low);
  set_number (self->high, shown->high);
  adw_combo_row_set_selected (self->category, shown->category != ENTENTE_NONE ? (guint) shown->category
                                                                              : GTK_INVALID_LIST_POSITION);
  gtk_switch_set_active (self->missing, fact != NULL && isnan (fact->value) && fact->category == ENTENTE_NONE);
  adw_expander_row_set_enable_expansion (self->range, has_range);
  adw_expander_row_set_expanded (self->range, has_range);
  gtk_editable_set_text (GTK_EDITABLE (self->note),
                         shown->note != NULL ? entente_text_get (shown->note, g_get_language_names ()) : "");
  entente_source_group_set_source (self->source, shown->source);
  self->filling = FALSE;
}

/* The year that counts in the scenario, as it stands in the document. */
static int
get_counting_year (EntenteFactDialog *self)
{
  int year = entente_session_get_scenario (self->session)->year;
  guint i;

  for (i = 0; i < self->known_years->len; i++)
    if (g_array_index (self->known_years, int, i) <= year)
      return g_array_index (self->known_years, int, i);
  return self->known_years->len > 0 ? g_array_index (self->known_years, int, self->known_years->len - 1) : 0;
}

static void
choose_year (EntenteFactDialog *self,
             int year)
{
  guint place;

  for (place = 0; place < self->known_years->len; place++)
    if (g_array_index (self->known_years, int, place) == year)
      break;
  adw_combo_row_set_selected (self->years, place);
}

static void
fill_years (EntenteFactDialog *self)
{
  guint partner, quantity, n, i;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const EntenteFact *facts;

  find_place (self, &partner, &quantity);
  facts = entente_dataset_get_facts (entente_session_get_dataset (self->session), partner, quantity, &n);
  g_array_set_size (self->known_years, 0);
  for (i = n; i > 0; i--)
    {
      int year = facts[i - 1].year;
      g_autofree char *text = g_strdup_printf ("%d", year);

      g_array_append_val (self->known_years, year);
      gtk_string_list_append (list, text);
    }
  gtk_string_list_append (list, _("Another year…"));
  adw_combo_row_set_model (self->years, G_LIST_MODEL (list));
}

static void
fill_categories (EntenteFactDialog *self)
{
  const EntenteQuantity *quantity = get_quantity (self);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint i;

  for (i = 0; i < quantity->value.n_categories; i++)
    gtk_string_list_append (list, entente_format_category (quantity, (int) i, g_get_language_names ()));
  adw_combo_row_set_model (self->category, G_LIST_MODEL (list));
}

static void
fill_labels (EntenteFactDialog *self,
             guint partner)
{
  const char *const *languages = g_get_language_names ();
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteQuantity *quantity = get_quantity (self);
  const char *unit = entente_text_get (&quantity->unit, languages);
  g_autofree char *title = *unit != '\0' ? g_strdup_printf (_("Value, %s"), unit) : g_strdup (_("Value"));
  gboolean derived = quantity->derived != ENTENTE_DERIVED_NOT && self->known_years->len == 0;

  adw_window_title_set_title (self->head, entente_format_partner (dataset, (int) partner, languages));
  adw_window_title_set_subtitle (self->head, entente_text_get (&quantity->name, languages));
  gtk_window_set_title (GTK_WINDOW (self), entente_text_get (&quantity->name, languages));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->value), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->value), title);
  gtk_label_set_text (self->hint, _("This figure is worked out from others. A fact given here takes its place."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), derived);
}

/* Everything anew, for another indicator. */
static void
fill (EntenteFactDialog *self)
{
  guint partner, quantity;
  g_autofree char *scenario_year = NULL;

  find_place (self, &partner, &quantity);
  self->filling = TRUE;
  fill_years (self);
  fill_categories (self);
  fill_labels (self, partner);
  entente_source_group_set_dataset (self->source, entente_session_get_dataset (self->session), quantity);
  choose_year (self, get_counting_year (self));
  scenario_year = g_strdup_printf ("%d", entente_session_get_scenario (self->session)->year);
  gtk_editable_set_text (GTK_EDITABLE (self->year), self->known_years->len == 0 ? scenario_year : "");
  self->filling = FALSE;
  load_fact (self, find_fact (self, get_chosen_year (self)));
  update (self);
}

/* Another reading of the document: what is typed stays, what it stands on is looked up again. */
static void
dataset_changed_cb (EntenteFactDialog *self)
{
  guint partner, quantity, category = adw_combo_row_get_selected (self->category);
  int year = get_chosen_year (self);

  if (self->applying != NULL)
    return;
  stop_trial (self);
  if (!find_place (self, &partner, &quantity))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->filling = TRUE;
  fill_years (self);
  fill_categories (self);
  fill_labels (self, partner);
  choose_year (self, year);
  if (year != 0 && get_chosen_year (self) == 0)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      gtk_editable_set_text (GTK_EDITABLE (self->year), text);
    }
  adw_combo_row_set_selected (self->category, category);
  entente_source_group_change_dataset (self->source, entente_session_get_dataset (self->session), quantity);
  self->filling = FALSE;
  update (self);
}

/* -- Callbacks -------------------------------------------------------------------------------------------- */

static void
year_selected_cb (EntenteFactDialog *self)
{
  if (self->filling || self->session == NULL)
    return;
  load_fact (self, find_fact (self, get_chosen_year (self)));
  update (self);
  if (get_chosen_year (self) == 0)
    gtk_widget_grab_focus (self->year);
}

static void
range_cb (EntenteFactDialog *self)
{
  gboolean has_range = adw_expander_row_get_enable_expansion (self->range);

  adw_expander_row_set_expanded (self->range, has_range);
  update (self);
}

static void
indicator_selected_cb (EntenteFactDialog *self)
{
  EntenteDataset *dataset;
  guint quantity = adw_combo_row_get_selected (self->indicator);

  if (self->filling || self->session == NULL)
    return;
  dataset = entente_session_get_dataset (self->session);
  if (quantity >= dataset->n_quantities)
    return;
  g_free (self->quantity_id);
  self->quantity_id = g_strdup (dataset->quantities[quantity].id);
  fill (self);
}

static void
edited_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EntenteFactDialog) self = user_data;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  gboolean done = entente_session_edit_finish (ENTENTE_SESSION (source), result, &diagnostics);

  if (self->applying == NULL)
    return;
  g_clear_object (&self->applying);
  if (done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  update (self);
  stop_trial (self);
  show_refusal (self, diagnostics);
}

static void
apply (EntenteFactDialog *self)
{
  guint partner, quantity;
  const char *const *languages = g_get_language_names ();
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GBytes) text = make_text (self);
  g_autofree char *label = NULL;

  if (text == NULL || self->applying != NULL || !find_place (self, &partner, &quantity))
    return;
  /* Translators: a step of undo, such as "Edit Defence spending of Japan" */
  label = g_strdup_printf (self->check->draft.remove ? _("Remove %s of %s") : _("Edit %s of %s"),
                           entente_text_get (&dataset->quantities[quantity].name, languages),
                           entente_format_partner (dataset, (int) partner, languages));
  stop_trial (self);
  self->applying = g_cancellable_new ();
  gtk_widget_set_sensitive (self->apply, FALSE);
  entente_session_edit_async (self->session, &(EntenteSessionEdit){ text, label }, self->applying, edited_cb,
                              g_object_ref (self));
}

static void
apply_clicked_cb (EntenteFactDialog *self)
{
  /* The last key may be newer than the last check. */
  update (self);
  if (gtk_widget_get_sensitive (self->apply))
    apply (self);
}

static void
remove_clicked_cb (EntenteFactDialog *self)
{
  if (find_fact (self, get_chosen_year (self)) == NULL)
    return;
  self->check->draft.year = get_chosen_year (self);
  self->check->draft.remove = TRUE;
  self->check->has_new_source = FALSE;
  apply (self);
}

/* Who closes the dialog wants no change any more; what reads it keeps the dialog alive. */
static void
entente_fact_dialog_unrealize (GtkWidget *widget)
{
  EntenteFactDialog *self = ENTENTE_FACT_DIALOG (widget);

  g_cancellable_cancel (self->applying);
  g_clear_object (&self->applying);

  GTK_WIDGET_CLASS (entente_fact_dialog_parent_class)->unrealize (widget);
}

static void
entente_fact_dialog_dispose (GObject *object)
{
  EntenteFactDialog *self = ENTENTE_FACT_DIALOG (object);

  self->filling = TRUE;
  stop_trial (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->check, entente_fact_check_free);

  G_OBJECT_CLASS (entente_fact_dialog_parent_class)->dispose (object);
}

static void
entente_fact_dialog_finalize (GObject *object)
{
  EntenteFactDialog *self = ENTENTE_FACT_DIALOG (object);

  g_free (self->partner_id);
  g_free (self->quantity_id);
  g_array_unref (self->known_years);

  G_OBJECT_CLASS (entente_fact_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, head);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, indicator);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, years);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, year);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, year_problem);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, value);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, category);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, value_problem);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, range);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, low);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, high);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, range_problem);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, note);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, source);
  gtk_widget_class_bind_template_child (widget_class, EntenteFactDialog, remove);
}

static void
entente_fact_dialog_class_init (EntenteFactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_fact_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_fact_dialog_finalize;
  widget_class->unrealize = entente_fact_dialog_unrealize;

  g_type_ensure (ENTENTE_TYPE_PROBLEM_ROW);
  g_type_ensure (ENTENTE_TYPE_SOURCE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-fact-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
entente_fact_dialog_init (EntenteFactDialog *self)
{
  g_autoptr (GtkListItemFactory) options = entente_option_factory_new ();
  GtkWidget **entries[] = { &self->year, &self->value, &self->low, &self->high, &self->note };
  gsize i;

  self->known_years = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_shorten_by_text (GTK_WIDGET (self));
  entente_help_window_add_key (GTK_WIDGET (self), "data");
  adw_combo_row_set_list_factory (self->indicator, options);
  adw_combo_row_set_list_factory (self->category, options);
  for (i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_swapped (*entries[i], "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->indicator, "notify::selected", G_CALLBACK (indicator_selected_cb), self);
  g_signal_connect_swapped (self->years, "notify::selected", G_CALLBACK (year_selected_cb), self);
  g_signal_connect_swapped (self->category, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->missing, "notify::active", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->range, "notify::enable-expansion", G_CALLBACK (range_cb), self);
  g_signal_connect_swapped (self->source, "changed", G_CALLBACK (update), self);
}

/* The first indicator that nothing is known of, else the first. */
static guint
find_missing (EntenteSession *session,
              guint partner)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (session);
  guint quantity;

  for (quantity = 0; evaluation != NULL && quantity < dataset->n_quantities; quantity++)
    {
      EntenteCell cell;

      entente_values_get_cell (evaluation->values, partner, quantity, &cell);
      if (cell.origin == ENTENTE_ORIGIN_MISSING)
        return quantity;
    }
  return 0;
}

static void
fill_indicators (EntenteFactDialog *self,
                 guint quantity)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint i;

  for (i = 0; i < dataset->n_quantities; i++)
    gtk_string_list_append (list, entente_text_get (&dataset->quantities[i].name, g_get_language_names ()));
  self->filling = TRUE;
  adw_combo_row_set_model (self->indicator, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->indicator, quantity);
  self->filling = FALSE;
}

/**
 * entente_fact_dialog_new:
 * @quantity: an indicator or a measure; %ENTENTE_NONE begins with what is missing
 *
 * Returns: (transfer floating): a dialog to be presented
 */
GtkWidget *
entente_fact_dialog_new (EntenteSession *session,
                         guint partner,
                         int quantity)
{
  EntenteFactDialog *self = g_object_new (ENTENTE_TYPE_FACT_DIALOG, NULL);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint first = quantity >= 0 ? (guint) quantity : find_missing (session, partner);

  self->session = g_object_ref (session);
  self->partner_id = g_strdup (dataset->partners[partner].id);
  self->quantity_id = g_strdup (dataset->quantities[first].id);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  fill_indicators (self, first);
  fill (self);
  gtk_widget_grab_focus (has_categories (self) ? GTK_WIDGET (self->category) : self->value);
  return GTK_WIDGET (self);
}
