/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The shown shares are rounded together (largest remainder), so that they sum to 100 as they stand there.
 *
 * What a criterion explains is reckoned a few times a second at most: it is read, not followed.
 */

#include "config.h"

#include "entente-priorities-panel.h"

#include "entente-appearance.h"
#include "entente-banner.h"
#include "entente-button-names.h"
#include "entente-certainty-settings.h"
#include "entente-criterion-row.h"
#include "entente-dataset-likeness.h"
#include "entente-gate-settings.h"
#include "entente-menu.h"
#include "entente-method-comparison.h"
#include "entente-method-settings.h"
#include "entente-order-dialog.h"
#include "entente-plain-text.h"
#include "entente-reading-pace.h"
#include "entente-shares.h"
#include "entente-tier-settings.h"
#include "entente-ties-panel.h"
#include "entente-year-settings.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_ONCE 24 /* hundreds of criteria would hold the window up */
#define INFLUENCE_MS 120

struct _EntentePrioritiesPanel
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* whose criteria the rows are */
  GSimpleActionGroup *actions;
  GPtrArray *criterion_rows; /* EntenteCriterionRow, borrowed; the last of very many come with later frames */
  guint rows_id;             /* a tick callback that brings them, or 0 */
  GStrv preset_ids;          /* as listed in the menu */
  char *chosen;              /* id of the preset that was applied or saved last; several may have the same weights */

  GtkStackSwitcher *switcher;
  GtkStack *stack;
  GtkStackPage *ties_page;
  GtkLabel *title;
  GtkMenuButton *weights_button;
  GtkLabel *weights_label;
  GMenu *presets_section;
  GtkWidget *sliders; /* which kind of them */
  GtkBox *rows;
  GtkListBox *settings;    /* empty until the first frame has been drawn */
  gboolean has_been_shown;
  guint influence_timeout;
  guint n_influences_due, next_influence; /* rows that show what was before, and the first of them */
  int shown_reversal; /* EntenteReversal, or -1 = none yet */

  EntenteBanner *reversal;
  EntenteTiesPanel *ties;
};

G_DEFINE_FINAL_TYPE (EntentePrioritiesPanel, entente_priorities_panel, GTK_TYPE_WIDGET)

static void
round_shares (const EntenteScenario *scenario,
              gint64 *units)
{
  g_autofree double *shares = g_new0 (double, scenario->n_criteria);

  entente_scenario_get_shares (scenario, shares);
  entente_shares_round (shares, scenario->n_criteria, 0, units);
}

static gboolean
is_equal (const EntenteScenario *scenario)
{
  guint i;

  for (i = 1; i < scenario->n_criteria; i++)
    if (scenario->weights[i] != scenario->weights[0])
      return FALSE;
  return TRUE;
}

/* The preset that stands for the present weights: the one that was chosen, else the first that fits. */
static int
find_preset (EntentePrioritiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  int first = entente_scenario_match_preset (scenario, dataset);
  int chosen = self->chosen != NULL ? entente_dataset_find_preset (dataset, self->chosen) : ENTENTE_NONE;

  if (first == ENTENTE_NONE || chosen < 0)
    return first;
  return entente_scenario_fits_preset (scenario, dataset, (guint) chosen) ? chosen : first;
}

static void
enable (EntentePrioritiesPanel *self,
        const char *name,
        gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_preset (EntentePrioritiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  int preset = find_preset (self);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "preset");
  g_autofree char *label = NULL;
  const char *name;

  if (preset != ENTENTE_NONE)
    name = entente_text_get (&dataset->presets[preset].name, g_get_language_names ());
  else if (is_equal (scenario))
    name = _("Equal weights");
  else
    name = _("Your weights");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int32 (preset));
  enable (self, "rename", preset != ENTENTE_NONE);
  enable (self, "remove", preset != ENTENTE_NONE);
  if (g_strcmp0 (gtk_label_get_text (self->weights_label), name) == 0)
    return;
  gtk_label_set_text (self->weights_label, name);
  entente_plain_text_set_tooltip (GTK_WIDGET (self->weights_label), name);
  label = g_strdup_printf (_("Weights: %s"), name);
  entente_button_names_set (GTK_WIDGET (self->weights_button), label);
}

static void
update_mode (EntentePrioritiesPanel *self)
{
  const EntenteSliderMode mode = entente_session_get_scenario (self->session)->slider_mode;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sliders");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (mode == ENTENTE_SLIDERS_IMPORTANCE ? "importance" : "share"));
}

/* -- What a criterion explains, and what one more partner could do ----------------------------------------- */

static guint
get_influence_delay (EntentePrioritiesPanel *self)
{
  return entente_session_is_changing (self->session) ? ENTENTE_READING_PACE_MS / MAX (self->criterion_rows->len, 1)
                                                     : INFLUENCE_MS;
}

/* During a drag row after row: all of them at once are a frame that takes twice as long as the others. */
static gboolean
show_influence_cb (gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  const guint n = self->criterion_rows->len;
  g_autofree double *influence = NULL;
  guint n_shown = entente_session_is_changing (self->session) ? 1 : n;

  self->influence_timeout = 0;
  if (evaluation == NULL || evaluation->n_criteria != n || n == 0)
    return G_SOURCE_REMOVE;
  influence = g_new (double, n);
  entente_influence_compute (evaluation, influence);
  for (; n_shown > 0; n_shown--, self->next_influence++)
    {
      const guint i = self->next_influence % n;

      entente_criterion_row_set_influence (g_ptr_array_index (self->criterion_rows, i), influence[i]);
      self->n_influences_due -= self->n_influences_due > 0;
    }
  self->next_influence %= n;
  if (self->n_influences_due > 0)
    self->influence_timeout = g_timeout_add (get_influence_delay (self), show_influence_cb, self);
  return G_SOURCE_REMOVE;
}

static void
evaluated_cb (EntentePrioritiesPanel *self)
{
  self->n_influences_due = self->criterion_rows->len;
  if (self->influence_timeout == 0)
    self->influence_timeout = g_timeout_add (get_influence_delay (self), show_influence_cb, self);
}

static char *
describe_reversal (EntenteReversal reversal)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (reversal & ENTENTE_REVERSAL_METHOD)
    g_ptr_array_add (reasons, _("this method compares partners with each other"));
  if (reversal & ENTENTE_REVERSAL_NORMALISATION)
    g_ptr_array_add (reasons, _("figures are measured against those of the partners present"));
  if (reversal & ENTENTE_REVERSAL_INDICATOR)
    g_ptr_array_add (reasons, _("the file measures some indicators against the partners present"));
  if (reversal & ENTENTE_REVERSAL_MEDIAN)
    g_ptr_array_add (reasons, _("the file fills missing figures from those of the others"));
  g_ptr_array_add (reasons, NULL);
  /* Translators: between two reasons */
  joined = g_strjoinv (_("; "), (char **) reasons->pdata);
  /* Translators: %s is one reason or several */
  return g_strdup_printf (_("Adding a partner can reverse the ranks of two others: %s."), joined);
}

/* A button only where fixed goalposts would mend it. */
static void
update_reversal (EntentePrioritiesPanel *self)
{
  const EntenteReversal reversal = entente_reversal_find (entente_session_get_dataset (self->session),
                                                          entente_session_get_scenario (self->session));
  g_autofree char *text = NULL;

  if (self->shown_reversal == (int) reversal)
    return;
  self->shown_reversal = (int) reversal;
  gtk_widget_set_visible (GTK_WIDGET (self->reversal), reversal != ENTENTE_REVERSAL_NONE);
  if (reversal == ENTENTE_REVERSAL_NONE)
    return;
  text = describe_reversal (reversal);
  entente_banner_set_text (self->reversal, text);
  g_object_set (self->reversal, "first-label",
                reversal & ENTENTE_REVERSAL_NORMALISATION ? _("Use fixed goalposts") : "", NULL);
}

static void
goalposts_cb (EntenteBanner *banner,
              EntentePrioritiesPanel *self)
{
  EntenteMethodParameters parameters = entente_session_get_scenario (self->session)->method_parameters;

  parameters.normalisation = ENTENTE_NORMALISATION_GOALPOSTS;
  entente_session_set_method_parameters (self->session, &parameters);
}

static void
update_rows_from (EntentePrioritiesPanel *self,
                  guint first)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree gint64 *units = g_new0 (gint64, scenario->n_criteria);
  g_autofree gint64 *baseline = g_new0 (gint64, scenario->n_criteria);
  guint i;

  round_shares (scenario, units);
  round_shares (entente_session_get_baseline_scenario (self->session), baseline);
  for (i = first; i < self->criterion_rows->len; i++)
    entente_criterion_row_update (g_ptr_array_index (self->criterion_rows, i), units[i], baseline[i]);
}

static void
update (EntentePrioritiesPanel *self)
{
  update_rows_from (self, 0);
  update_preset (self);
  update_mode (self);
  update_reversal (self);
}

static void
fill_presets (EntentePrioritiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint i;

  g_menu_remove_all (self->presets_section);
  for (i = 0; i < dataset->n_presets; i++)
    {
      const char *id = dataset->presets[i].id;
      g_autofree char *target = g_strdup_printf ("weights.preset(%u)", i);
      g_autofree char *label
          = entente_plain_text_make_label (entente_text_get (&dataset->presets[i].name, g_get_language_names ()));

      g_menu_append (self->presets_section, label, target);
      g_strv_builder_add (ids, id);
      /* One that has come is one that was just saved, or that came back. */
      if (self->preset_ids != NULL && !g_strv_contains ((const char *const *) self->preset_ids, id))
        {
          g_free (self->chosen);
          self->chosen = g_strdup (id);
        }
    }
  g_strfreev (self->preset_ids);
  self->preset_ids = g_strv_builder_end (ids);
}

/* Returns whether there are more to come. */
static gboolean
add_rows (EntentePrioritiesPanel *self)
{
  const guint n = entente_session_get_dataset (self->session)->n_criteria;
  const guint end = MIN (self->criterion_rows->len + ROWS_AT_ONCE, n);

  while (self->criterion_rows->len < end)
    {
      GtkWidget *row = entente_criterion_row_new (self->session, self->criterion_rows->len);

      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->criterion_rows, row);
    }
  return end < n;
}

static gboolean
add_rows_cb (GtkWidget *widget,
             GdkFrameClock *clock,
             gpointer user_data)
{
  EntentePrioritiesPanel *self = ENTENTE_PRIORITIES_PANEL (widget);
  const guint first = self->criterion_rows->len;
  gboolean more;

  /* In frames of their own. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->settings)))
    return G_SOURCE_CONTINUE;
  more = add_rows (self);
  update_rows_from (self, first);
  if (more)
    return G_SOURCE_CONTINUE;
  self->rows_id = 0;
  evaluated_cb (self);
  return G_SOURCE_REMOVE;
}

static void
make_rows (EntentePrioritiesPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_ptr_array_set_size (self->criterion_rows, 0);
  if (add_rows (self) && self->rows_id == 0)
    self->rows_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), add_rows_cb, NULL, NULL);
}

/* A change of facts, partners or presets leaves the sliders alone, and with them the keyboard where it is. */
static void
rebuild (EntentePrioritiesPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  if (self->dataset == NULL || !entente_dataset_shares_member (self->dataset, dataset, "criteria"))
    make_rows (self);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  fill_presets (self);
  update (self);
}

static void
preset_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;
  int preset = g_variant_get_int32 (parameter);

  if (self->session == NULL || preset < 0
      || (guint) preset >= entente_session_get_dataset (self->session)->n_presets)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (entente_session_get_dataset (self->session)->presets[preset].id);
  entente_session_apply_preset (self->session, (guint) preset);
  update_preset (self);
}

/* What follows changes the document: the window does it. */
static void
save_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.save-preset", "s", "");
}

static void
activate_on_preset (EntentePrioritiesPanel *self,
                    const char *action)
{
  int preset = self->session != NULL ? find_preset (self) : ENTENTE_NONE;

  if (preset != ENTENTE_NONE)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s",
                                entente_session_get_dataset (self->session)->presets[preset].id);
}

static void
rename_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  activate_on_preset (user_data, "win.save-preset");
}

static void
remove_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  activate_on_preset (user_data, "win.remove-preset");
}

static void
sliders_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;
  const gboolean importance = g_str_equal (g_variant_get_string (parameter, NULL), "importance");

  if (self->session != NULL)
    entente_session_set_slider_mode (self->session, importance ? ENTENTE_SLIDERS_IMPORTANCE : ENTENTE_SLIDERS_SHARE);
}

static void
equal_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;

  if (self->session != NULL)
    entente_session_equalise (self->session);
}

/* Weights that follow from the values, by what files call them. */
static void
from_facts_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  static const char *const names[] = { "equal", "entropy", "critic", "deviation", NULL };
  EntentePrioritiesPanel *self = user_data;
  guint weighting;

  for (weighting = 0; names[weighting] != NULL; weighting++)
    if (self->session != NULL && g_str_equal (names[weighting], g_variant_get_string (parameter, NULL))
        && !entente_session_apply_weighting (self->session, weighting))
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("The facts give no such weights: partners differ too little, or too few are known."));
}

static void
order_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->session != NULL && GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (entente_order_dialog_new (GTK_WINDOW (root), self->session)));
}

static void
reset_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  EntentePrioritiesPanel *self = user_data;

  if (self->session != NULL)
    entente_session_reset (self->session);
}

static void
entente_priorities_panel_dispose (GObject *object)
{
  EntentePrioritiesPanel *self = ENTENTE_PRIORITIES_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->influence_timeout, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  entente_menu_empty (G_MENU_MODEL (self->presets_section));
  g_clear_object (&self->presets_section);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->criterion_rows, g_ptr_array_unref);
  g_clear_pointer (&self->preset_ids, g_strfreev);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (entente_priorities_panel_parent_class)->dispose (object);
}

static void
entente_priorities_panel_class_init (EntentePrioritiesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_priorities_panel_dispose;

  g_type_ensure (ENTENTE_TYPE_BANNER);
  g_type_ensure (ENTENTE_TYPE_TIES_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-priorities-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, switcher);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, sliders);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, ties_page);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, title);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, weights_button);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, weights_label);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, rows);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, reversal);
  gtk_widget_class_bind_template_callback (widget_class, goalposts_cb);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, settings);
  gtk_widget_class_bind_template_child (widget_class, EntentePrioritiesPanel, ties);
}

/* GTK puts the child of a menu button into a box in its middle; a name starts where the sliders start. */
static void
fill_button (GtkWidget *child,
             GtkWidget *button)
{
  GtkWidget *widget;

  for (widget = child; widget != NULL && widget != button; widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
}

static void
entente_priorities_panel_init (EntentePrioritiesPanel *self)
{
  static const GActionEntry entries[] = {
    { .name = "preset", .activate = preset_cb, .parameter_type = "i", .state = "-1" },
    { .name = "sliders", .activate = sliders_cb, .parameter_type = "s", .state = "'share'" },
    { .name = "from-facts", .activate = from_facts_cb, .parameter_type = "s" },
    { .name = "order", .activate = order_cb },
    { .name = "equal", .activate = equal_cb },
    { .name = "reset", .activate = reset_cb },
    { .name = "save", .activate = save_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "remove", .activate = remove_cb },
  };

  self->criterion_rows = g_ptr_array_new ();
  self->shown_reversal = -1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "weights", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_orient_by_text (self->sliders);
  fill_button (GTK_WIDGET (self->weights_label), GTK_WIDGET (self->weights_button));
  self->presets_section
    = entente_menu_give_with_part (GTK_WIDGET (self->weights_button), "weights_menu", "presets_section");
}

static GtkWidget *
add_settings_row (EntentePrioritiesPanel *self,
                  GType type)
{
  GtkWidget *row = g_object_new (type, NULL);

  gtk_list_box_append (self->settings, row);
  return row;
}

/* The closed groups below the sliders are some two hundred widgets that nobody looks at first: they come with the
 * second frame, so that the first one, with sliders and picture, is there sooner. */
static gboolean
add_settings_cb (GtkWidget *widget,
                 GdkFrameClock *clock,
                 gpointer user_data)
{
  EntentePrioritiesPanel *self = ENTENTE_PRIORITIES_PANEL (widget);
  GtkWidget *row;

  if (!self->has_been_shown)
    {
      self->has_been_shown = TRUE;
      return G_SOURCE_CONTINUE;
    }
  row = add_settings_row (self, ENTENTE_TYPE_METHOD_SETTINGS);
  entente_method_settings_set_session (ENTENTE_METHOD_SETTINGS (row), self->session);
  row = add_settings_row (self, ENTENTE_TYPE_TIER_SETTINGS);
  entente_tier_settings_set_session (ENTENTE_TIER_SETTINGS (row), self->session);
  row = add_settings_row (self, ENTENTE_TYPE_GATE_SETTINGS);
  entente_gate_settings_set_session (ENTENTE_GATE_SETTINGS (row), self->session);
  row = add_settings_row (self, ENTENTE_TYPE_CERTAINTY_SETTINGS);
  entente_certainty_settings_set_session (ENTENTE_CERTAINTY_SETTINGS (row), self->session);
  row = add_settings_row (self, ENTENTE_TYPE_YEAR_SETTINGS);
  entente_year_settings_set_session (ENTENTE_YEAR_SETTINGS (row), self->session);
  gtk_widget_set_visible (GTK_WIDGET (self->settings), TRUE);
  return G_SOURCE_REMOVE;
}

void
entente_priorities_panel_set_session (EntentePrioritiesPanel *self,
                                      EntenteSession *session,
                                      EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), add_settings_cb, NULL, NULL);
  entente_ties_panel_set_session (self->ties, session, filter);
  rebuild (self);
  evaluated_cb (self);
}

/* The Network has a second page, where its ties and blocs are chosen; the priorities stay at hand. */
void
entente_priorities_panel_show_ties_page (EntentePrioritiesPanel *self,
                                         gboolean available)
{
  gtk_stack_page_set_visible (self->ties_page, available);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), available);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !available);
  gtk_stack_set_visible_child_name (self->stack, available ? "ties" : "priorities");
}

GtkWidget *
entente_priorities_panel_get_row (EntentePrioritiesPanel *self,
                                  guint criterion)
{
  g_return_val_if_fail (criterion < self->criterion_rows->len, NULL);
  return g_ptr_array_index (self->criterion_rows, criterion);
}
